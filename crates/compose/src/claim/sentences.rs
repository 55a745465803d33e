//! What is said of a claim: the verdict, what stands beside it, and answers to what will be objected.

use catalogue::built_in;
use compare::claim::{CounterExample, Going, Verdict};
use document::{Language, Number, Sign, Text};
use domain::{AreaCode, Direction, Sex};

use crate::claim::ClaimOfDay;
use crate::claim::numbers::{Numbers, WithInterval};
use crate::day::{DayKeyFigure, InLanguage, pick};
use crate::desk::Desk;
use crate::headline::{HEADLINE_MAX, shortest_that_fits};
use crate::words::capitalised;

/// Counter-examples told by name; the rest are in the table.
const N_COUNTER_EXAMPLES_MAX: usize = 3;
/// Of those that a counter-example beats, so many are named.
const N_BEATEN_NAMED_MAX: usize = 3;

/// Everything that is said of one claim.
pub struct ClaimSentences {
    /// "Håller inte".
    pub verdict: Text,
    /// The sentence to repeat.
    pub message: Text,
    /// How much follows the explanation, and how surely.
    pub share: Text,
    /// Of the gap between two, what goes with it.
    pub pair: Option<Text>,
    /// What happens without the decisive.
    pub without: Option<Text>,
    /// What it is worth in plain units.
    pub worth: Text,
    /// What it accounts for beside the rest.
    pub beside: Option<Text>,
    /// Within the county.
    pub in_county: Option<Text>,
    /// Who is poorer and proven better; or that nobody is.
    pub counter_examples: Vec<Text>,
    /// A count beside its share among all.
    pub count: Option<Text>,
    /// Within against between.
    pub over_years: Option<Text>,
    /// Who is missing.
    pub missing: Option<Text>,
    /// By what bounds.
    pub bounds: Text,
    /// Between municipalities, not persons.
    pub persons: Text,
    /// The three likeliest objections, each with its answer.
    pub objections: Vec<Text>,
}

/// Says it.
pub fn sentences(desk: &Desk<'_>, y: &DayKeyFigure<'_>, claim: &ClaimOfDay) -> ClaimSentences {
    let telling = Telling { numbers: Numbers { desk, y, claim }, desk, y, claim };
    let over_years = telling.over_years();
    ClaimSentences {
        verdict: telling.word(claim.answer.verdict),
        message: telling.message(),
        share: telling.share(),
        pair: telling.pair(),
        without: telling.without(),
        worth: telling.worth(),
        beside: telling.beside(),
        in_county: telling.in_county(),
        counter_examples: telling.counter_examples(),
        count: telling.count(),
        missing: telling.missing(),
        bounds: telling.bounds(),
        persons: desk.say("claim-persons", &[]),
        objections: telling.objections(over_years.clone()),
        over_years,
    }
}

/// One claim with what is needed to tell it.
pub(super) struct Telling<'n, 'd> {
    pub(super) numbers: Numbers<'n, 'd>,
    pub(super) desk: &'n Desk<'d>,
    y: &'n DayKeyFigure<'n>,
    pub(super) claim: &'n ClaimOfDay,
}

impl Telling<'_, '_> {
    pub(super) fn because(&self) -> &str {
        pick(self.desk.language(), &self.claim.because.name_sv, &self.claim.because.name_en)
    }

    fn less(&self) -> &str {
        pick(self.desk.language(), &self.claim.because.less_sv, &self.claim.because.less_en)
    }

    fn word(&self, verdict: Verdict) -> Text {
        self.desk.say(
            match verdict {
                Verdict::Holds => "claim-word-holds",
                Verdict::HoldsInPart => "claim-word-holds-in-part",
                Verdict::DoesNotHold => "claim-word-does-not-hold",
                Verdict::CannotTell => "claim-word-cannot-tell",
            },
            &[],
        )
    }

    pub(super) fn word_plain(&self, verdict: Verdict) -> String {
        self.word(verdict).plain(self.desk.language())
    }

    fn message(&self) -> Text {
        let (answer, language) = (&self.claim.answer, self.desk.language());
        let key = match answer.verdict {
            Verdict::Holds => "claim-holds",
            Verdict::HoldsInPart => "claim-holds-in-part",
            Verdict::DoesNotHold if answer.slope.going == Going::SurelyOtherWay => "claim-other-way",
            Verdict::DoesNotHold => "claim-does-not-hold",
            Verdict::CannotTell if answer.explained.n < answer.bounds.municipalities_at_least => "claim-too-few",
            Verdict::CannotTell => "claim-cannot-tell",
        };
        let share = self.numbers.share();
        let say = |key: &str, because: &str, phrase: &str| {
            let args = [
                ("because", because.into()),
                ("share", share.value.clone().into()),
                ("low", share.low.without_unit().into()),
                ("high", share.high.clone().into()),
                ("n", self.numbers.n().into()),
                ("phrase", phrase.into()),
            ];
            self.desk.say(key, &args)
        };
        let phrase = self.y.review.phrase(language);
        let mut candidates = vec![say(key, self.because(), phrase)];
        if key.starts_with("claim-holds") || key == "claim-does-not-hold" {
            candidates.push(say("claim-holds-short", &capitalised(self.because()), phrase));
        }
        // A short name is a heading and no part of a sentence: "Kan rekommendera kommunen".
        candidates.push(say(key, self.because(), &quoted(self.y.review.short(language), language)));
        shortest_that_fits(self.desk, candidates, HEADLINE_MAX)
    }

    fn share(&self) -> Text {
        let share = self.numbers.share();
        self.desk.say(
            "claim-share",
            &[
                ("share", share.value.into()),
                ("n", self.numbers.n().into()),
                ("because", self.because().into()),
                ("low", share.low.without_unit().into()),
                ("high", share.high.into()),
            ],
        )
    }

    /// The marked municipality and who lies best of the others, or worst where it is itself the best; the higher of the two first.
    fn two(&self) -> Option<[AreaCode; 2]> {
        let answer = &self.claim.answer;
        let own = answer.of(self.desk.day.marked)?.point;
        let sign = if self.y.review.direction == Direction::Lower { -1.0 } else { 1.0 };
        let members = self.desk.day.members.iter().filter_map(|(area, _)| Some(answer.of(*area)?.point));
        let others: Vec<_> = members.filter(|point| point.area != own.area).collect();
        let best = others.iter().max_by(|a, b| (sign * a.y).total_cmp(&(sign * b.y)))?;
        let other = match sign * best.y > sign * own.y {
            true => best,
            false => others.iter().min_by(|a, b| (sign * a.y).total_cmp(&(sign * b.y)))?,
        };
        // The higher first, so that the gap is a size.
        Some(if own.y > other.y { [own.area, other.area] } else { [other.area, own.area] })
    }

    fn pair(&self) -> Option<Text> {
        let [one, other] = self.two()?;
        let (gap, part) = self.numbers.pair(one, other)?;
        let key = match (part.value.value < 0.0, part.low.value < 0.0) {
            (true, _) => "claim-pair-other-way",
            (false, true) => "claim-pair-unsure",
            (false, false) => "claim-pair",
        };
        let unsigned = |number: Number| Number { sign: Sign::Negative, ..number };
        let args = [
            ("gap", self.desk.in_narrow_place(unsigned(gap)).into()),
            ("one", self.desk.day.name_of(one).into()),
            ("other", self.desk.day.name_of(other).into()),
            ("because", self.because().into()),
            ("part", unsigned(part.value).without_unit().into()),
            ("low", unsigned(part.low).without_unit().into()),
            ("high", unsigned(part.high).without_unit().into()),
        ];
        Some(self.desk.say(key, &args))
    }

    fn without(&self) -> Option<Text> {
        let sensitivity = &self.claim.answer.sensitivity;
        let variant = sensitivity.without_decisive.as_ref()?;
        let share = self.numbers.without_decisive()?;
        let stands = variant.verdict == self.claim.answer.verdict;
        let verdict = self.word_plain(variant.verdict).to_lowercase();
        let named = [("share", share.into()), ("verdict", verdict.into())];
        match sensitivity.decisive.as_slice() {
            [] => None,
            [only] => {
                let key = if stands { "claim-without-one-stands" } else { "claim-without-one-flips" };
                let [share, verdict] = named;
                Some(self.desk.say(key, &[share, verdict, ("name", self.desk.day.name_of(*only).into())]))
            }
            several => {
                let key = if stands { "claim-without-stands" } else { "claim-without-flips" };
                let [share, verdict] = named;
                let n = self.numbers.count("n-decisive", several.len());
                Some(self.desk.say(key, &[share, verdict, ("n", n.into())]))
            }
        }
    }

    fn worth(&self) -> Text {
        let ([from, to], difference) = self.numbers.worth();
        let WithInterval { value, low, high } = difference;
        self.desk.say(
            "claim-worth",
            &[
                ("from", from.into()),
                ("to", to.into()),
                ("difference", value.into()),
                ("low", low.without_unit().into()),
                ("high", high.without_unit().into()),
            ],
        )
    }

    pub(super) fn beside(&self) -> Option<Text> {
        let share = self.numbers.beside()?;
        // The first share is the explanation's own.
        let others = self.claim.answer.beside.iter().flat_map(|beside| beside.shares.iter().skip(1));
        let others = self.desk.list(&explanation_names(others.map(|(word, _)| word.as_str()), self.desk.language()));
        let args = [("others", others.into()), ("because", self.because().into()), ("share", share.into())];
        Some(self.desk.say("claim-beside", &args))
    }

    fn in_county(&self) -> Option<Text> {
        let county = self.claim.answer.in_county?;
        let share = self.numbers.in_county()?;
        Some(self.desk.say(
            "claim-in-county",
            &[
                ("n", self.numbers.count("n-county", county.explained.n).into()),
                ("share", share.value.into()),
                ("low", share.low.without_unit().into()),
                ("high", share.high.into()),
                ("verdict", self.word_plain(county.verdict).into()),
            ],
        ))
    }

    fn counter_examples(&self) -> Vec<Text> {
        let found = &self.claim.answer.counter_examples;
        let is_asked = goes_a_way(self.claim) && self.y.review.direction.is_judged();
        if found.is_empty() && is_asked {
            return vec![self.desk.say("claim-no-counter-example", &[("less", self.less().into())])];
        }
        found.iter().take(N_COUNTER_EXAMPLES_MAX).map(|one| self.counter_example(one)).collect()
    }

    fn counter_example(&self, one: &CounterExample) -> Text {
        let names: Vec<String> =
            one.better_than.iter().take(N_BEATEN_NAMED_MAX).map(|area| self.desk.day.name_of(*area)).collect();
        let [_, value] = self.numbers.both(&one.point);
        let cost = one.cost.zip(self.claim.cost.as_ref()).map(|((value, year), review)| {
            let cost = self.desk.figure(review, one.point.area, year, Sex::Total, value);
            let name = review.short(self.desk.language());
            self.desk.say("claim-counter-example-cost", &[("cost_name", name.into()), ("cost", cost.into())])
        });
        let key = if one.is_approximate { "claim-counter-example-approximate" } else { "claim-counter-example" };
        self.desk.say(
            key,
            &[
                ("name", self.desk.day.name_of(one.point.area).into()),
                ("less", singular(self.desk.language(), self.less()).into()),
                ("others", self.desk.list(&names).into()),
                ("value", value.into()),
                ("cost", cost.unwrap_or_default().into()),
            ],
        )
    }

    fn count(&self) -> Option<Text> {
        let [(n, of), (n_all, of_all)] = self.claim.answer.less_and_better?;
        let count = |name, n| self.numbers.count(name, n);
        Some(self.desk.say(
            "claim-count",
            &[
                ("because", self.because().into()),
                ("n", count("n-less-better", n).into()),
                ("of", count("n-less", of).into()),
                ("n_all", count("n-better", n_all).into()),
                ("of_all", count("n-all", of_all).into()),
            ],
        ))
    }

    fn over_years(&self) -> Option<Text> {
        let panel = self.claim.answer.over_years?;
        let within = panel.within;
        let claims_way = self.claim.answer.slope.estimate.signum();
        let key = match (within.low > 0.0, within.high < 0.0) {
            (false, false) => "claim-over-years-none",
            (true, _) if claims_way > 0.0 => "claim-over-years-both",
            (_, true) if claims_way < 0.0 => "claim-over-years-both",
            _ => "claim-over-years-other",
        };
        let more = pick(self.desk.language(), &self.claim.because.more_sv, &self.claim.because.more_en);
        let more = singular(self.desk.language(), more);
        let years = self.numbers.count("n-years", panel.n_periods);
        Some(self.desk.say(key, &[("years", years.into()), ("more", more.into())]))
    }

    fn missing(&self) -> Option<Text> {
        let answer = &self.claim.answer;
        let n_others = answer.n_missing - answer.missing.len();
        let n = self.numbers.count("n-missing", n_others);
        match (answer.missing.is_empty(), n_others) {
            (true, 0) => None,
            (true, _) => Some(self.desk.say("claim-missing-others", &[("n", n.into())])),
            (false, _) => {
                let names: Vec<String> = answer.missing.iter().map(|area| self.desk.day.name_of(*area)).collect();
                let args = [("names", self.desk.list(&names).into()), ("n", n.into())];
                Some(self.desk.say("claim-missing", &args))
            }
        }
    }

    fn bounds(&self) -> Text {
        let bounds = self.claim.answer.bounds;
        let args = [
            ("low", self.numbers.bound("low", bounds.does_not_hold_at_most)),
            ("high", self.numbers.bound("high", bounds.holds_at_least)),
            ("level", self.numbers.bound("level", bounds.level)),
            ("n", self.numbers.bound_of_n()),
        ];
        self.desk.say("claim-bounds", &args.map(|(name, number)| (name, number.into())))
    }
}

/// What explanations are called, by their words.
pub(crate) fn explanation_names<'w>(words: impl Iterator<Item = &'w str>, language: Language) -> Vec<String> {
    let claims = built_in::claims();
    let name = |word| claims.explanation(word).map(|one| pick(language, &one.name_sv, &one.name_en).to_owned());
    words.filter_map(name).collect()
}

/// A name that is no part of the sentence.
pub(crate) fn quoted(name: &str, language: Language) -> String {
    match language {
        Language::Sv => format!("”{name}”"),
        Language::En => format!("“{name}”"),
    }
}

/// Whether the claim says which way is good.
pub(crate) fn goes_a_way(claim: &ClaimOfDay) -> bool {
    claim.because.way != catalogue::Way::Any
}

/// "rikare" is the same of one and of many; "mer utbildade" is not.
fn singular(language: Language, plural: &str) -> String {
    match language {
        Language::Sv if plural.ends_with("ade") => plural[..plural.len() - 1].to_owned(),
        _ => plural.to_owned(),
    }
}
