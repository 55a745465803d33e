//! What the marked municipality's gap to riket comes to in all, a year and as tax: the sentence a finance committee understands.

use catalogue::Per;
use compare::{Reading, gap_mnkr, ore_of_tax};
use document::{FactId, Formula, Number, Sign, Text};
use domain::{AreaCode, KeyFigureId, Measure, Sex, Year};

use crate::day::{DayKeyFigure, Source};
use crate::desk::Desk;
use crate::words::joined;

/// Inhabitants on 31 December.
pub use compare::uncertainty::population_key_figure as inhabitants;

/// *Skattekraft*: taxable earned income, kronor an inhabitant; of year t on incomes of t − 2.
pub fn tax_base_per_inhabitant() -> KeyFigureId {
    KeyFigureId::new("N00903").expect("an id of the right form")
}

/// How many years before its own the incomes of the tax base are.
const TAX_BASE_YEARS_OLD: u16 = 2;

/// A gap as a sum, and as tax where the tax base is there.
struct GapInMoney {
    is_above: bool,
    sum: Number,
    count: Number,
    counted: KeyFigureId,
    year: Year,
    tax: Option<(Number, Number)>,
}

/// "Ner till rikets nivå är det 12 mnkr om året, eller 6 öre i skatt."
///
/// `None` for what is no cost, where it is not divided by something that is counted, where either figure or the count
/// is missing for the year compared, and where the sum rounds to nought.
pub fn gap_sentence(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Option<Text> {
    let gap = gap(desk, key_figure)?;
    let sum = ("sum", gap.sum.into());
    Some(match (gap.is_above, gap.tax) {
        (true, None) => desk.say("money-above", &[sum]),
        (false, None) => desk.say("money-below", &[sum]),
        (true, Some((tax, _))) => desk.say("money-above-tax", &[sum, ("tax", tax.into())]),
        (false, Some((tax, _))) => desk.say("money-below-tax", &[sum, ("tax", tax.into())]),
    })
}

/// What the sum and the tax are made of.
pub fn gap_explained(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Option<Text> {
    let gap = gap(desk, key_figure)?;
    let args = [("n", gap.count.into()), ("id", gap.counted.to_string().into()), ("year", gap.year.into())];
    let mut said = vec![match gap.counted == inhabitants() {
        true => desk.say("money-how-inhabitants", &args),
        false => desk.say("money-how-counted", &args),
    }];
    said.extend(gap.tax.map(|(_, base)| {
        let incomes = gap.year.before(TAX_BASE_YEARS_OLD);
        desk.say("money-how-tax", &[("base", base.into()), ("incomes", incomes.into())])
    }));
    Some(joined(said, " "))
}

/// Whose processing they are, and of which key figures.
pub fn gap_source(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Option<Text> {
    let gap = gap(desk, key_figure).filter(|_| desk.day.source == Source::Kolada)?;
    let mut ids = vec![gap.counted];
    if gap.tax.is_some() {
        ids.extend([inhabitants(), tax_base_per_inhabitant()]);
    }
    ids.dedup();
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    Some(desk.say("source-money", &[("ids", desk.list(&ids).into())]))
}

fn gap(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Option<GapInMoney> {
    let (review, comparison) = (key_figure.review, key_figure.comparison?);
    if review.measure != Measure::Cost {
        return None;
    }
    let counted = match review.per()? {
        Per::Inhabitant => inhabitants(),
        Per::Counted(id) => id,
    };
    let (area, year) = (desk.day.marked, comparison.year);
    let (Reading::Current(value), Some(riket)) = (key_figure.standing(area)?.reading, comparison.riket) else {
        return None;
    };
    let (count, count_fact) = published(desk, counted, area, year)?;
    let (gap, gap_fact) = desk.between_exactly(review, year, (area, value), (AreaCode::RIKET, riket));
    let mnkr = gap_mnkr(gap, count);
    let sum_fact = FactId(format!("{}:{area}-{}:{year}:mnkr", review.id, AreaCode::RIKET));
    desk.note(&sum_fact, mnkr, Some(review.id), Formula::Millions, vec![gap_fact, count_fact.clone()]);
    let sum = without_sign(mnkr, desk.words.plain("unit-mnkr"), sum_fact.clone());
    if is_nought(&sum) {
        return None;
    }
    let tax = || {
        let (base, base_fact) = published(desk, tax_base_per_inhabitant(), area, year)?;
        let (n, n_fact) = published(desk, inhabitants(), area, year)?;
        let ore = ore_of_tax(mnkr, base, n)?;
        let fact = FactId(format!("{}:{area}-{}:{year}:ore", review.id, AreaCode::RIKET));
        desk.note(&fact, ore, Some(review.id), Formula::OreOfTax, vec![sum_fact.clone(), base_fact.clone(), n_fact]);
        let base = plain(base, desk.words.plain("unit-kr"), base_fact);
        Some((without_sign(ore, desk.words.plain("unit-ore"), fact), base)).filter(|(ore, _)| !is_nought(ore))
    };
    let (tax, count) = (tax(), plain(count, String::new(), count_fact));
    Some(GapInMoney { is_above: mnkr > 0.0, sum, count, counted, year, tax })
}

fn published(desk: &Desk<'_>, id: KeyFigureId, area: AreaCode, year: Year) -> Option<(f64, FactId)> {
    let value = desk.day.run_of(id)?.figure(area, year, Sex::Total).value()?;
    Some((value, desk.published(id, area, year, Sex::Total, value)))
}

fn plain(value: f64, unit: String, fact: FactId) -> Number {
    Number { value, decimals: 0, sign: Sign::Negative, unit, fact }
}

/// The words say which way; two digits are as many as a hall can hold.
fn without_sign(value: f64, unit: String, fact: FactId) -> Number {
    let decimals = if value.abs() < 10.0 { 1 } else { 0 };
    Number { value: value.abs(), decimals, sign: Sign::Never, unit, fact }
}

fn is_nought(number: &Number) -> bool {
    domain::rounding::round_half_away(number.value, number.decimals) == 0.0
}
