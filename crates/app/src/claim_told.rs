//! A claim's answer for the terminal and other programs: raw numbers, and the sentences of the deck.

use catalogue::Bounds;
use compare::claim::{Expected, Verdict};
use compose::Day;
use compose::claim::{ClaimOfDay, ClaimSentences};
use document::Text;
use domain::{AreaCode, KeyFigureId};
use serde::Serialize;
use stats::Explained;

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimTold {
    /// What is explained.
    pub key_figure: String,
    /// Its name.
    pub name: String,
    /// What stands after its values.
    pub unit: String,
    /// By what: the word or id asked for.
    pub because: String,
    /// The key figures that it is made of.
    pub because_key_figures: Vec<String>,
    /// The newest year; figures of the two before it are taken where a municipality has none of it.
    pub year: u16,
    /// The share of the differences between municipalities that it alone accounts for.
    #[serde(flatten)]
    pub judged: ShareJudged,
    /// By what bounds, fixed before looking.
    pub bounds: Bounds,
    /// Of what the rest of the structure leaves, what it accounts for; none where too few have all of it.
    pub partial_r_squared: Option<f64>,
    /// Of the figure per one of the explanation.
    pub slope: IntervalTold,
    /// In standard deviations.
    pub standardised_slope: IntervalTold,
    /// Of a slope as far from nought, by HC3.
    pub p: f64,
    /// The same by permutations.
    pub p_permuted: Option<f64>,
    /// From the tenth to the ninetieth percentile.
    pub worth: WorthTold,
    /// Beside the rest: all together, and each one's share of that.
    pub beside: Option<BesideTold>,
    /// What each member would be expected to have by it alone, and what is left.
    pub expected: Vec<ExpectedTold>,
    /// Of each gap within the group, what goes with it.
    pub pairs: Vec<PairTold>,
    /// The same share within the county.
    pub in_county: Option<InCountyTold>,
    /// Poorer than members of the group, in their county, and proven better.
    pub counter_examples: Vec<CounterExampleTold>,
    /// What happens without the decisive, and by other choices.
    pub sensitivity: SensitivityTold,
    /// Within the same municipality over years, and between municipalities.
    pub over_years: Option<OverYearsTold>,
    /// Members of the group that lack a figure.
    pub missing: Vec<AreaTold>,
    /// How many municipalities of the country lack one.
    pub n_missing: usize,
    /// What can be said of it, the verdict first.
    pub sentences: Vec<String>,
    /// The three likeliest objections, with answers.
    pub objections: Vec<String>,
    /// The snapshot's name.
    pub snapshot: String,
}

/// A number with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct IntervalTold {
    /// The number.
    pub estimate: f64,
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl IntervalTold {
    fn new(estimate: f64, low: f64, high: f64) -> IntervalTold {
        IntervalTold { estimate, low, high }
    }
}

/// The share of the differences that is accounted for among some municipalities, and what would be said of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ShareJudged {
    /// How many municipalities.
    pub n: usize,
    /// The share.
    pub r_squared: f64,
    /// Its interval.
    pub r_squared_low: f64,
    /// To here.
    pub r_squared_high: f64,
    /// `holds`, `holds_in_part`, `does_not_hold` or `cannot_tell`.
    pub verdict: &'static str,
}

impl ShareJudged {
    fn new(explained: &Explained, verdict: Verdict) -> ShareJudged {
        ShareJudged {
            n: explained.n,
            r_squared: explained.share,
            r_squared_low: explained.low,
            r_squared_high: explained.high,
            verdict: word_of(verdict),
        }
    }
}

/// What the slope is worth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WorthTold {
    /// A tenth lie below.
    pub from: f64,
    /// A tenth lie above.
    pub to: f64,
    /// The difference along the line.
    pub difference: IntervalTold,
}

/// Beside the rest of the structure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BesideTold {
    /// How many municipalities have all.
    pub n: usize,
    /// What all account for together.
    pub r_squared: f64,
    /// The slope there.
    pub slope: IntervalTold,
    /// Each one's share over all orders.
    pub shares: Vec<ShareTold>,
}

/// One share of R².
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShareTold {
    /// Of which explanation.
    pub name: String,
    /// Lindeman, Merenda and Gold's share.
    pub lmg: f64,
}

/// A municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaTold {
    /// Its code.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A member and what is expected of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExpectedTold {
    /// Its code.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What explains, there.
    pub x: f64,
    /// Of which year.
    pub x_year: u16,
    /// Its figure.
    pub actual: f64,
    /// Of which year.
    pub year: u16,
    /// What the line of all others says.
    pub expected: f64,
    /// Where a figure would lie with 95 % confidence.
    pub low: f64,
    /// To here.
    pub high: f64,
    /// The figure less the expected.
    pub left: f64,
}

/// Two members.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairTold {
    /// The code of the one with the higher figure.
    pub higher: String,
    /// The other's.
    pub lower: String,
    /// How far apart they are.
    pub gap: f64,
    /// What of it goes with the explanation.
    pub accounts_for: IntervalTold,
}

/// Within a county.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InCountyTold {
    /// Its two digits.
    pub county: String,
    /// The share there.
    #[serde(flatten)]
    pub judged: ShareJudged,
}

/// Who has less, and is proven better.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CounterExampleTold {
    /// Its code.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What explains, there.
    pub x: f64,
    /// Its figure.
    pub value: f64,
    /// Members that it has less than, and is proven better than.
    pub better_than: Vec<AreaTold>,
    /// What the service costs there.
    pub cost: Option<CostTold>,
    /// Whether the proof rests on an assumption.
    pub is_approximate: bool,
}

/// What a service costs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CostTold {
    /// By which key figure.
    pub key_figure: String,
    /// How much.
    pub value: f64,
    /// In which year.
    pub year: u16,
}

/// The answer with less, and otherwise.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SensitivityTold {
    /// With a Cook's distance above 4 ÷ n, the most decisive first.
    pub decisive: Vec<AreaTold>,
    /// Without them.
    pub without_decisive: Option<VariantTold>,
    /// Whether the verdict is then another.
    pub flips: bool,
    /// The slope of Huber's estimate.
    pub robust_slope: Option<f64>,
    /// The same explanation taken otherwise.
    pub otherwise: Vec<VariantTold>,
}

/// Another choice.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VariantTold {
    /// Which.
    pub name: String,
    /// The share then.
    #[serde(flatten)]
    pub judged: ShareJudged,
}

/// Within and between.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OverYearsTold {
    /// How many years.
    pub n_years: usize,
    /// How many municipalities.
    pub n_municipalities: usize,
    /// How the figure moved where the explanation did.
    pub within: IntervalTold,
    /// How the figure differs where the explanation does.
    pub between: IntervalTold,
}

/// Its name for other programs.
pub fn word_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::HoldsInPart => "holds_in_part",
        Verdict::DoesNotHold => "does_not_hold",
        Verdict::CannotTell => "cannot_tell",
    }
}

impl ClaimTold {
    /// What was found, with what is said of it.
    pub(crate) fn new(
        claim: &ClaimOfDay,
        day: &Day<'_>,
        told: ClaimSentences,
        (name, unit): (String, String),
        snapshot: String,
    ) -> ClaimTold {
        let answer = &claim.answer;
        let plain = |text: &Text| text.plain(day.language);
        let area = |area: AreaCode| AreaTold { id: area.to_string(), name: day.name_of(area) };
        let members = || day.members.iter().filter_map(|(area, _)| answer.of(*area));
        let slope = answer.slope;
        ClaimTold {
            key_figure: claim.key_figure.to_string(),
            name,
            unit,
            because: claim.because.word.clone(),
            because_key_figures: claim.because.key_figures.iter().map(KeyFigureId::to_string).collect(),
            year: answer.year.0,
            judged: ShareJudged::new(&answer.explained, answer.verdict),
            bounds: answer.bounds,
            partial_r_squared: answer.beside.as_ref().and_then(|beside| beside.partial_r_squared),
            slope: IntervalTold::new(slope.estimate, slope.low, slope.high),
            standardised_slope: IntervalTold::new(slope.standardised, slope.standardised_low, slope.standardised_high),
            p: slope.p,
            p_permuted: slope.p_permuted,
            worth: WorthTold {
                from: answer.worth.from,
                to: answer.worth.to,
                difference: IntervalTold::new(answer.worth.difference, answer.worth.low, answer.worth.high),
            },
            beside: answer.beside.as_ref().map(|beside| BesideTold {
                n: beside.n,
                r_squared: beside.r_squared,
                slope: IntervalTold::new(beside.slope, beside.slope_low, beside.slope_high),
                shares: beside.shares.iter().map(|(name, lmg)| ShareTold { name: name.clone(), lmg: *lmg }).collect(),
            }),
            expected: members().map(|one| expected(one, day)).collect(),
            pairs: pairs(claim, members().copied().collect()),
            in_county: answer.in_county.map(|county| InCountyTold {
                county: county.county.iter().collect(),
                judged: ShareJudged::new(&county.explained, county.verdict),
            }),
            counter_examples: answer
                .counter_examples
                .iter()
                .map(|one| CounterExampleTold {
                    id: one.point.area.to_string(),
                    name: day.name_of(one.point.area),
                    x: one.point.x_shown,
                    value: one.point.y,
                    better_than: one.better_than.iter().map(|other| area(*other)).collect(),
                    cost: one.cost.zip(claim.cost.as_ref()).map(|((value, year), review)| CostTold {
                        key_figure: review.id.to_string(),
                        value,
                        year: year.0,
                    }),
                    is_approximate: one.is_approximate,
                })
                .collect(),
            sensitivity: SensitivityTold {
                decisive: answer.sensitivity.decisive.iter().map(|one| area(*one)).collect(),
                without_decisive: answer
                    .sensitivity
                    .without_decisive
                    .as_ref()
                    .map(|one| variant("without_decisive", one)),
                flips: answer.sensitivity.flips_without_decisive(answer.verdict),
                robust_slope: answer.sensitivity.robust_slope,
                otherwise: answer.sensitivity.otherwise.iter().map(|(name, one)| variant(name, one)).collect(),
            },
            over_years: answer.over_years.map(|panel| {
                let of = |slope: stats::PanelSlope| IntervalTold::new(slope.estimate, slope.low, slope.high);
                OverYearsTold {
                    n_years: panel.n_periods,
                    n_municipalities: panel.n_units,
                    within: of(panel.within),
                    between: of(panel.between),
                }
            }),
            missing: answer.missing.iter().map(|one| area(*one)).collect(),
            n_missing: answer.n_missing,
            sentences: all_of(&told).into_iter().map(plain).collect(),
            objections: told.objections.iter().map(plain).collect(),
            snapshot,
        }
    }
}

/// Everything said but the objections, in the order of what matters.
fn all_of(told: &ClaimSentences) -> Vec<&Text> {
    let mut all = vec![&told.message, &told.share];
    all.extend(&told.pair);
    all.extend(&told.without);
    all.push(&told.worth);
    all.extend(told.in_county.iter().chain(&told.beside).chain(&told.counter_examples).chain(&told.count));
    all.extend(told.over_years.iter().chain(&told.missing));
    all.extend([&told.bounds, &told.persons]);
    all
}

fn expected(one: &Expected, day: &Day<'_>) -> ExpectedTold {
    ExpectedTold {
        id: one.point.area.to_string(),
        name: day.name_of(one.point.area),
        x: one.point.x_shown,
        x_year: one.point.x_year.0,
        actual: one.point.y,
        year: one.point.y_year.0,
        expected: one.expected,
        low: one.low,
        high: one.high,
        left: one.left(),
    }
}

fn pairs(claim: &ClaimOfDay, mut members: Vec<Expected>) -> Vec<PairTold> {
    members.sort_by(|a, b| b.point.y.total_cmp(&a.point.y).then(a.point.area.cmp(&b.point.area)));
    let mut found = Vec::new();
    for (idx, higher) in members.iter().enumerate() {
        for lower in &members[idx + 1..] {
            found.extend(claim.answer.pair(higher.point.area, lower.point.area).map(|pair| PairTold {
                higher: higher.point.area.to_string(),
                lower: lower.point.area.to_string(),
                gap: pair.gap,
                accounts_for: IntervalTold::new(pair.accounts_for, pair.low, pair.high),
            }));
        }
    }
    found
}

fn variant(name: &str, one: &compare::claim::Variant) -> VariantTold {
    VariantTold { name: name.to_owned(), judged: ShareJudged::new(&one.explained, one.verdict) }
}
