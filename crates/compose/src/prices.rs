//! Kronor over time: in the prices of one year, named, or in running prices, said to be so.

use catalogue::{PriceIndex, ReviewedKeyFigure};
use compare::money::first_year_of_changes;
use compare::{Change, FixedPrices};
use document::{FactId, Formula, Number, Span, Text};
use domain::{AreaCode, Sex, Year};

use crate::day::{DayKeyFigure, InLanguage, Source, pick};
use crate::desk::Desk;
use crate::trend::has_trend;
use crate::words::joined;

/// At most this many years are shown of a development.
pub const N_YEARS_MAX: u16 = 15;

/// In which prices amounts of money are compared over time. What is no money has none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kronor<'a> {
    /// In those of one year.
    Fixed(FixedPrices<'a>),
    /// As they were each year: asked for so, or because no index covers all years.
    Running,
}

/// The prices of the changes in a key figure's table; `None` for what is no money.
pub fn prices_of_changes<'a>(desk: &Desk<'a>, key_figure: &DayKeyFigure<'_>) -> Option<Kronor<'a>> {
    let comparison = key_figure.comparison?;
    over(desk, key_figure.review, first_year_of_changes(comparison), comparison.year)
}

/// The prices of a key figure's development; `None` for what is no money.
pub fn prices_of_trend<'a>(desk: &Desk<'a>, key_figure: &DayKeyFigure<'_>) -> Option<Kronor<'a>> {
    let (run, last) = (key_figure.run?, key_figure.comparison?.year);
    let allowed = last.before(N_YEARS_MAX - 1)..=last;
    let areas = desk.day.members.iter().map(|(area, _)| *area).chain([AreaCode::RIKET]);
    let first = areas.filter_map(|area| {
        run.series(area, Sex::Total).into_iter().map(|(year, _)| year).find(|y| allowed.contains(y))
    });
    over(desk, key_figure.review, first.min().unwrap_or(last), last)
}

/// The same where a development is shown.
pub fn prices_of_shown_trend<'a>(desk: &Desk<'a>, key_figure: &DayKeyFigure<'_>) -> Option<Kronor<'a>> {
    prices_of_trend(desk, key_figure).filter(|_| has_trend(desk, key_figure))
}

/// The prices in which amounts of some years are compared: those of `base`; `None` for what is no money.
pub fn over<'a>(desk: &Desk<'a>, review: &ReviewedKeyFigure, first: Year, base: Year) -> Option<Kronor<'a>> {
    let fixed = || FixedPrices::chosen(desk.day.prices, desk.day.programme.prices, first, base);
    review.is_kronor().then(|| fixed().map_or(Kronor::Running, Kronor::Fixed))
}

/// "2022 års priser (KPIF)", or "löpande priser".
pub fn named(desk: &Desk<'_>, kronor: Kronor<'_>) -> Text {
    match kronor {
        Kronor::Fixed(FixedPrices { index, base }) => {
            desk.say("prices-of-year", &[("year", base.into()), ("index", short(desk, index).into())])
        }
        Kronor::Running => desk.say("prices-running", &[]),
    }
}

/// The same inside a sentence, after a space: " i 2022 års priser (KPIF)". Nothing for what is no money.
pub fn in_sentence(desk: &Desk<'_>, kronor: Option<Kronor<'_>>) -> Text {
    let Some(kronor) = kronor else { return Text::default() };
    let words = desk.say("in-prices", &[("prices", named(desk, kronor).into())]);
    Text { spans: std::iter::once(Span::Words(" ".to_owned())).chain(words.spans).collect() }
}

/// What a reader should know of the prices on a page: what is in which, and why in none better.
pub fn caution(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Option<Text> {
    let wanted = desk.day.programme.prices.indices().first();
    Some(match prices_of_changes(desk, key_figure)? {
        Kronor::Running if wanted.is_none() => desk.say("caution-running", &[]),
        Kronor::Running => {
            let year = key_figure.comparison?.year;
            desk.say("caution-no-index", &[("year", year.into())])
        }
        fixed @ Kronor::Fixed(FixedPrices { index, .. }) => {
            let prices = named(desk, fixed).into();
            let instead = wanted.filter(|wanted| **wanted != index.name).and_then(|name| desk.day.prices.get(*name));
            let trend = prices_of_shown_trend(desk, key_figure).filter(|trend| *trend != fixed);
            match (instead, trend) {
                (_, Some(trend)) => {
                    let args = [
                        ("prices", prices),
                        ("trend", named(desk, trend).into()),
                        ("index", short(desk, index).into()),
                    ];
                    desk.say("caution-fixed-otherwise", &args)
                }
                (Some(wanted), None) => {
                    let wanted = short(desk, wanted).into();
                    desk.say("caution-fixed-instead", &[("prices", prices), ("wanted", wanted)])
                }
                (None, None) => desk.say("caution-fixed", &[("prices", prices)]),
            }
        }
    })
}

/// Whose processing fixed prices are, and whose indices they rest on; `None` where nothing is in fixed prices.
pub fn source_words<'a>(desk: &Desk<'_>, shown: impl IntoIterator<Item = Option<Kronor<'a>>>) -> Option<Text> {
    let mut indices: Vec<FixedPrices<'a>> = Vec::new();
    for kronor in shown.into_iter().flatten() {
        if let Kronor::Fixed(fixed) = kronor
            && indices.iter().all(|other| other.index.name != fixed.index.name)
        {
            indices.push(fixed);
        }
    }
    let told = indices.iter().map(|fixed| {
        let own = fixed.own_sources();
        let publisher = own.clone().unwrap_or_else(|| fixed.index.publisher.clone());
        let args = [("index", short(desk, fixed.index).into()), ("publisher", publisher.into())];
        let key = match (desk.day.source, own) {
            (Source::Kolada, None) => "source-prices",
            (Source::Kolada, Some(_)) => "source-prices-own",
            (Source::MadeUp, None) => "source-prices-made-up",
            (Source::MadeUp, Some(_)) => "source-prices-own-made-up",
        };
        desk.say(key, &args)
    });
    (!indices.is_empty()).then(|| joined(told, " "))
}

/// An index by its short name in the document's language.
pub fn short<'i>(desk: &Desk<'_>, index: &'i PriceIndex) -> &'i str {
    pick(desk.language(), &index.short_sv, &index.short_en)
}

impl Desk<'_> {
    /// A published figure of one year in the prices of a development: as it came for what is no money, for running prices, and
    /// for the base itself.
    pub fn figure_in(
        &self,
        review: &ReviewedKeyFigure,
        area: AreaCode,
        (year, value): (Year, f64),
        kronor: Option<Kronor<'_>>,
    ) -> Number {
        let published = self.figure(review, area, year, Sex::Total, value);
        let Some(Kronor::Fixed(fixed)) = kronor.filter(|_| kronor_base(kronor) != Some(year)) else { return published };
        let Some((ratio, ratio_value)) = self.price_ratio(fixed, year) else { return published };
        let fact = FactId(format!("{}@{}", published.fact, mark(fixed)));
        let inputs = vec![published.fact.clone(), ratio];
        self.note(&fact, value * ratio_value, Some(review.id), Formula::FixedPrices, inputs);
        Number { value: value * ratio_value, fact, ..published }
    }

    /// A change of one area between two years, both in the same prices.
    pub fn change(
        &self,
        review: &ReviewedKeyFigure,
        area: AreaCode,
        change: &Change,
        kronor: Option<Kronor<'_>>,
    ) -> Number {
        let Change { from_year, from, to_year, to, .. } = *change;
        let later = self.figure_in(review, area, (to_year, to), kronor);
        let earlier = self.figure_in(review, area, (from_year, from), kronor);
        let name = format!("{}:{area}:{to_year}-{from_year}:T{}", review.id, suffix(kronor));
        let inputs = vec![later.fact.clone(), earlier.fact.clone()];
        if kronor_base(kronor).is_none() {
            return self.difference(review, name, (later.value, earlier.value), inputs);
        }
        // Neither end is shown in these prices, so that nothing has to subtract.
        let fact = FactId(name);
        self.note(&fact, later.value - earlier.value, Some(review.id), Formula::Difference, inputs);
        self.as_difference(review, later.value - earlier.value, fact)
    }

    /// The mean of one area's figures over some years, all in the same prices.
    pub fn mean_of_years(
        &self,
        review: &ReviewedKeyFigure,
        area: AreaCode,
        series: &[(Year, f64)],
        kronor: Option<Kronor<'_>>,
    ) -> Number {
        let figures: Vec<Number> = series.iter().map(|one| self.figure_in(review, area, *one, kronor)).collect();
        let value = figures.iter().map(|figure| figure.value).sum::<f64>() / figures.len() as f64;
        let (first, last) = (series[0].0, series[series.len() - 1].0);
        let fact = FactId(format!("{}:{area}:mean-{first}-{last}:T{}", review.id, suffix(kronor)));
        let inputs = figures.into_iter().map(|figure| figure.fact).collect();
        self.note(&fact, value, Some(review.id), Formula::Mean, inputs);
        self.shown(review, value, fact)
    }

    /// What amounts of `year` are multiplied by, with the yearly changes it is made of.
    fn price_ratio(&self, fixed: FixedPrices<'_>, year: Year) -> Option<(FactId, f64)> {
        let FixedPrices { index, base } = fixed;
        let value = fixed.ratio(year)?;
        let inputs = index.changes_between(year.min(base), year.max(base))?.into_iter().map(|change| {
            let id = FactId(format!("{}:{}", index.name, change.year));
            let formula = if index.is_own(change) { Formula::PriceChangeGiven } else { Formula::PriceChange };
            self.note(&id, change.change_percent, None, formula, Vec::new());
            id
        });
        let fact = FactId(format!("{}:{base}/{year}", index.name));
        let inputs = inputs.collect();
        self.note(&fact, value, None, Formula::PriceRatio, inputs);
        Some((fact, value))
    }
}

fn kronor_base(kronor: Option<Kronor<'_>>) -> Option<Year> {
    match kronor {
        Some(Kronor::Fixed(fixed)) => Some(fixed.base),
        _ => None,
    }
}

/// `2022-KPIF`: the prices in a fact's name.
fn mark(fixed: FixedPrices<'_>) -> String {
    format!("{}-{}", fixed.base, fixed.index.name)
}

fn suffix(kronor: Option<Kronor<'_>>) -> String {
    match kronor {
        Some(Kronor::Fixed(fixed)) => format!("@{}", mark(fixed)),
        _ => String::new(),
    }
}

/// The unit of amounts over time: "kr, 2022 års priser (KPIF)".
pub fn what_in_prices(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, kronor: Option<Kronor<'_>>) -> Text {
    let what = crate::words::capitalised(key_figure.review.unit_long(desk.language()));
    match kronor {
        None => Text::verbatim(what),
        Some(kronor) => desk.say("what-in-prices", &[("what", what.into()), ("prices", named(desk, kronor).into())]),
    }
}
