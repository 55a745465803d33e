//! Standard errors computed from what there is: margins, counts of answers, people and events, or the years themselves.

use std::collections::BTreeMap;

use catalogue::ErrorSource;
use domain::{AreaCode, KeyFigureId, Sex, Year};

use stats::{Count, OrdinaryVariation, Overdispersion, SampledShare, Series};

use crate::question::Question;
use crate::uncertainty::{ErrorKind, StandardError, population_key_figure};

const PER_CENT: f64 = 100.0;
/// Over more years a true change would count as variation.
const N_YEARS_OF_COHORTS: usize = 5;
/// How many of an area's latest years its own trend is drawn through.
const N_YEARS_OF_TREND: usize = 10;

/// The standard error of one municipality's figure, by the best source there is for it.
///
/// - **Missing:** `None` where neither a count nor the years can tell.
pub fn standard_error(question: &Question<'_>, area: AreaCode, value: f64, year: Year) -> Option<StandardError> {
    Errors::for_all(question, &[(area, value, year)])?.of(area, value, year)
}

/// The standard errors of many figures of one key figure, all from the same source, in order.
///
/// - **Missing:** `None` where no source has an error for each of them.
pub(crate) fn standard_errors(
    question: &Question<'_>,
    figures: &[(AreaCode, f64, Year)],
) -> Option<Vec<StandardError>> {
    let errors = Errors::for_all(question, figures)?;
    figures.iter().map(|(area, value, year)| errors.of(*area, *value, *year)).collect()
}

/// The standard errors of one key figure, all from the same source.
pub(crate) struct Errors<'a> {
    question: &'a Question<'a>,
    /// What they come from.
    pub(crate) kind: ErrorKind,
    /// Of the areas, where the source is the years themselves.
    between_years: BTreeMap<AreaCode, (f64, f64)>,
    overdispersion: Option<Overdispersion>,
}

impl<'a> Errors<'a> {
    /// The best source that has an error for every figure compared; `None` where no source has.
    ///
    /// In order: the published margin; the number of answers, of people or of events; the variation between years. A source that
    /// lacks somebody is passed over: a band would else say more of one than of the other.
    pub(crate) fn for_all(question: &'a Question<'a>, compared: &[(AreaCode, f64, Year)]) -> Option<Errors<'a>> {
        let has_all = |errors: &Errors<'_>| {
            !compared.is_empty() && compared.iter().all(|(area, value, year)| errors.of(*area, *value, *year).is_some())
        };
        let named = match question.review.error {
            Some(ErrorSource::Survey { .. }) => vec![ErrorKind::PublishedMargin, ErrorKind::Answers],
            Some(ErrorSource::Cohort { .. }) => vec![ErrorKind::Cohort],
            Some(ErrorSource::Events { .. }) => vec![ErrorKind::Events],
            None => Vec::new(),
        };
        let by = |kind| {
            let between_years = if kind == ErrorKind::BetweenYears { between_years(question) } else { BTreeMap::new() };
            let overdispersion = if kind == ErrorKind::Cohort { overdispersion(question) } else { None };
            Errors { question, kind, between_years, overdispersion }
        };
        named.into_iter().chain([ErrorKind::BetweenYears]).map(by).find(has_all)
    }

    /// The error of one figure.
    pub(crate) fn of(&self, area: AreaCode, value: f64, year: Year) -> Option<StandardError> {
        let (value, degrees_of_freedom) = match self.kind {
            ErrorKind::PublishedMargin => (self.by_margin(area, year)?, None),
            ErrorKind::Answers => (self.by_answers(area, value, year)?, None),
            ErrorKind::Cohort => (self.by_cohort(area, value, year)?, None),
            ErrorKind::Events => (self.by_events(area, value, year)?, None),
            ErrorKind::BetweenYears => {
                self.between_years.get(&area).map(|(error, freedom)| (*error, Some(*freedom)))?
            }
        };
        Some(StandardError { value, degrees_of_freedom, kind: self.kind })
    }

    /// Half the published 95 % margin, by z.
    fn by_margin(&self, area: AreaCode, year: Year) -> Option<f64> {
        let Some(ErrorSource::Survey { margin, .. }) = self.question.review.error else { return None };
        stats::standard_error_of_margin(self.aid(margin?, area, year)?, 0.95).ok()
    }

    /// Of a share of those who answered, by Wilson's interval with design effect and finite population.
    fn by_answers(&self, area: AreaCode, value: f64, year: Year) -> Option<f64> {
        let Some(ErrorSource::Survey { answers, design_effect, .. }) = self.question.review.error else { return None };
        let n_answers = self.aid(answers, area, year).filter(|n| *n > 0.0)?;
        let population = self.aid(population_key_figure(), area, year).filter(|population| *population > n_answers);
        let share = SampledShare { share: value / PER_CENT, n_answers, design_effect, population };
        stats::share_standard_error(&share).ok().map(|error| error * PER_CENT)
    }

    /// Of a share of everybody, by the binomial with the over-dispersion there is between years.
    fn by_cohort(&self, area: AreaCode, value: f64, year: Year) -> Option<f64> {
        let Some(ErrorSource::Cohort { of }) = self.question.review.error else { return None };
        let population = self.aid(of, area, year).filter(|n| *n > 0.0)?;
        let count = Count { events: value / PER_CENT * population, population };
        stats::cohort_standard_error(&count, self.overdispersion.as_ref()?).ok().map(|error| error * PER_CENT)
    }

    /// Of a rate, by the exact interval of the number of events.
    fn by_events(&self, area: AreaCode, value: f64, year: Year) -> Option<f64> {
        let Some(ErrorSource::Events { of, per }) = self.question.review.error else { return None };
        let exposure = self.aid(of, area, year).filter(|n| *n > 0.0)? / per;
        stats::rate_standard_error((value * exposure).round(), exposure).ok()
    }

    fn aid(&self, key_figure: KeyFigureId, area: AreaCode, year: Year) -> Option<f64> {
        self.question.aids.get(&key_figure)?.figure(area, year, Sex::Total).value()
    }
}

/// How much more the shares of whole cohorts swing between years than chance alone would have it, over all municipalities.
fn overdispersion(question: &Question<'_>) -> Option<Overdispersion> {
    let Some(ErrorSource::Cohort { of }) = question.review.error else { return None };
    let people = question.aids.get(&of)?;
    let units: Vec<Vec<Count>> = question
        .municipalities
        .iter()
        .map(|area| {
            let years = recent(question, *area, N_YEARS_OF_COHORTS);
            let count = |(year, share): (Year, f64)| {
                let population = people.figure(*area, year, Sex::Total).value().filter(|n| *n > 0.0)?;
                Some(Count { events: share / PER_CENT * population, population })
            };
            years.into_iter().filter_map(count).collect()
        })
        .collect();
    stats::overdispersion(&units).ok()
}

/// An area's latest stretch of at least five years without a break; where there is none, its years since the last break.
///
/// How much a figure swings is told as well by the years before a break as by those after.
fn unbroken(question: &Question<'_>, area: AreaCode) -> Vec<(Year, f64)> {
    let mut breaks: Vec<Year> = question.review.breaks.iter().map(|known| known.year).collect();
    breaks.sort_unstable();
    let series = question.run.series(area, Sex::Total);
    let n_breaks_before = |year: Year| breaks.iter().filter(|first| **first <= year).count();
    let stretch = |n: usize| -> Vec<(Year, f64)> {
        let of_stretch = series.iter().filter(|(year, _)| n_breaks_before(*year) == n).copied();
        let years: Vec<(Year, f64)> = of_stretch.collect();
        years[years.len().saturating_sub(N_YEARS_OF_TREND)..].to_vec()
    };
    (0..=breaks.len())
        .rev()
        .map(stretch)
        .find(|years| years.len() >= stats::ordinary_variation::N_YEARS_MIN)
        .unwrap_or_else(|| stretch(breaks.len()))
}

/// An area's figures of its latest years since the series last broke.
fn recent(question: &Question<'_>, area: AreaCode, n_years: usize) -> Vec<(Year, f64)> {
    let first = question.review.breaks.iter().map(|known| known.year).max();
    let series = question.run.series(area, Sex::Total);
    let series: Vec<(Year, f64)> =
        series.into_iter().filter(|(year, _)| first.is_none_or(|first| *year >= first)).collect();
    series[series.len().saturating_sub(n_years)..].to_vec()
}

/// How much each municipality's figure departs from its own trend, with what is usual for its size: error and degrees of freedom.
fn between_years(question: &Question<'_>) -> BTreeMap<AreaCode, (f64, f64)> {
    let Some(people) = question.aids.get(&population_key_figure()) else { return BTreeMap::new() };
    let told: Vec<(AreaCode, Series)> = question
        .municipalities
        .iter()
        .filter_map(|area| {
            let (_, population) = people.series(*area, Sex::Total).into_iter().next_back()?;
            let (years, values) = unbroken(question, *area).into_iter().unzip::<Year, f64, Vec<_>, _>();
            let times = years.iter().map(|year| f64::from(year.0)).collect();
            (population > 0.0).then_some((*area, Series { times, values, population }))
        })
        .collect();
    let (areas, series): (Vec<AreaCode>, Vec<Series>) = told.into_iter().unzip();
    let varied = stats::ordinary_variation(&series).unwrap_or_default();
    let with_error =
        |(area, varied): (AreaCode, OrdinaryVariation)| (area, (varied.standard_error, varied.degrees_of_freedom));
    areas.into_iter().zip(varied).map(with_error).collect()
}
