//! The answer for a whole group.

use std::collections::BTreeMap;

use catalogue::ReviewedKeyFigure;
use domain::{AreaCode, Direction, Figure, KeyFigureId, Run, Sex, Year};
use stats::Sample;

use crate::band::places;
use crate::error_source::Errors;
use crate::question::Question;
use crate::reading::Reading;
use crate::shrunk::in_country;
use crate::standing::{Change, MemberStanding, Place, Quarter};
use crate::uncertainty::{ErrorKind, StandardError};

/// One key figure compared in a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The key figure.
    pub key_figure: KeyFigureId,
    /// The key figure's newest year: the newest in which any municipality of the country has a figure.
    pub year: Year,
    /// One a member, in the order asked.
    pub members: Vec<MemberStanding>,
    /// Riket's figure of that year: weighted, as published.
    pub riket: Option<f64>,
    /// Unweighted mean of the members compared.
    pub mean: Option<f64>,
    /// Median of the members compared.
    pub median: Option<f64>,
    /// How many members are compared.
    pub n_compared: usize,
    /// What the standard errors of the members come from; `None` where none can be told.
    pub error_kind: Option<ErrorKind>,
    /// The municipalities of the country in that year.
    pub country: Option<CountryScale>,
}

/// All municipalities of the country in one year, for scale.
#[derive(Debug, Clone, PartialEq)]
pub struct CountryScale {
    /// How many have a figure.
    pub n: usize,
    /// The figure of the municipality in the middle.
    pub median: f64,
    /// A quarter of them lie below.
    pub lower_quartile: f64,
    /// A quarter of them lie above.
    pub upper_quartile: f64,
}

impl CountryScale {
    /// How much the municipalities differ: a robust standard deviation, the interquartile range ÷ 1.349.
    pub fn spread(&self) -> f64 {
        (self.upper_quartile - self.lower_quartile) / stats::quantile::IQR_OF_NORMAL
    }
}

/// Compares. `None` when no municipality of the country has any figure.
///
/// - **Year:** each member's latest figure; one more than two years older than the key figure's newest is left out.
/// - **Places:** of values rounded to the publisher's decimals, ties shared, the next place skipped. Their bands hold for the
///   whole group at once.
/// - **Missing:** stays missing, with its reason; nothing is filled in.
pub fn compare(question: &Question<'_>) -> Option<Comparison> {
    let Question { run, review, members, municipalities, similar, .. } = *question;
    let year = run.newest_year(Sex::Total, |area| municipalities.binary_search(&area).is_ok())?;
    let readings: Vec<Reading> = members.iter().map(|area| Reading::of(run, review, *area, year)).collect();
    let compared: Vec<(usize, f64, Year)> = readings
        .iter()
        .enumerate()
        .filter_map(|(idx, reading)| reading.comparable(year).map(|(value, year)| (idx, value, year)))
        .collect();
    let figures: Vec<(AreaCode, f64, Year)> =
        compared.iter().map(|(idx, value, year)| (members[*idx], *value, *year)).collect();
    let source = Errors::for_all(question, &figures);
    let errors: Option<Vec<StandardError>> = source
        .as_ref()
        .and_then(|source| figures.iter().map(|(area, value, year)| source.of(*area, *value, *year)).collect());
    let in_country = match &source {
        Some(source) if review.direction.is_judged() => in_country(question, source, year),
        _ => BTreeMap::new(),
    };
    let places = places_in_group(&compared, errors.as_deref(), readings.len(), review);
    let best = best_of(&compared, review.direction);
    let riket = run.figure(AreaCode::RIKET, year, Sex::Total).value();
    let countries = CountryByYear::new(run, municipalities);

    let standings = members
        .iter()
        .enumerate()
        .map(|(idx, area)| {
            let mut standing = MemberStanding {
                area: *area,
                reading: readings[idx],
                place: places[idx],
                percentile_in_country: None,
                quarter: None,
                error: None,
                shrunk: None,
                outside: None,
                is_quarter_proven: false,
                is_apart_from_riket: false,
                to_riket: None,
                to_best: None,
                change_1_year: None,
                change_5_years: None,
                women_men: None,
                similar: None,
            };
            let Some((value, value_year)) = readings[idx].comparable(year) else { return standing };
            standing.error = source.as_ref().and_then(|source| source.of(*area, value, value_year));
            if let (Some((shrunk, outside)), true) = (in_country.get(area), value_year == year) {
                (standing.shrunk, standing.outside) = (Some(*shrunk), *outside);
            }
            let country = countries.values(value_year);
            standing.percentile_in_country = stats::mid_rank_percentile(&country, value);
            standing.quarter =
                standing.percentile_in_country.and_then(|percentile| quarter(percentile, review.direction));
            if let Some(error) = standing.error {
                let riket = run.figure(AreaCode::RIKET, value_year, Sex::Total).value();
                standing.is_apart_from_riket = riket.is_some_and(|riket| error.tells_apart(value, riket));
                standing.is_quarter_proven = standing
                    .quarter
                    .is_some_and(|quarter| is_beyond(quarter, value, &error, country, review.direction));
            }
            standing.to_riket = riket.filter(|_| value_year == year).map(|riket| value - riket);
            standing.to_best = best.map(|best| value - best);
            standing.change_1_year = change(run, review, *area, value_year, 1);
            standing.change_5_years = change(run, review, *area, value_year, 5);
            standing.women_men = women_men(run, *area, value_year);
            standing.similar = similar.get(idx).and_then(|peers| mean_of(run, peers, value_year));
            standing
        })
        .collect();

    let sample = Sample::new(compared.iter().map(|(_, value, _)| *value).collect());
    Some(Comparison {
        key_figure: run.key_figure(),
        year,
        members: standings,
        riket,
        mean: sample.as_ref().map(stats::mean),
        median: sample.as_ref().map(stats::median),
        n_compared: compared.len(),
        error_kind: source.as_ref().map(|source| source.kind),
        country: Sample::new(countries.values(year)).map(|sample| CountryScale {
            n: sample.len(),
            median: stats::median(&sample),
            lower_quartile: stats::quantile(&sample, 0.25),
            upper_quartile: stats::quantile(&sample, 0.75),
        }),
    })
}

/// The values of all municipalities, a year at a time.
struct CountryByYear<'a> {
    run: &'a Run,
    municipalities: &'a [AreaCode],
}

impl<'a> CountryByYear<'a> {
    fn new(run: &'a Run, municipalities: &'a [AreaCode]) -> Self {
        Self { run, municipalities }
    }

    fn values(&self, year: Year) -> Vec<f64> {
        self.municipalities.iter().filter_map(|area| self.run.figure(*area, year, Sex::Total).value()).collect()
    }
}

fn places_in_group(
    compared: &[(usize, f64, Year)],
    errors: Option<&[StandardError]>,
    n_members: usize,
    review: &ReviewedKeyFigure,
) -> Vec<Option<Place>> {
    let mut in_group = vec![None; n_members];
    let values: Vec<f64> = compared.iter().map(|(_, value, _)| *value).collect();
    for (place, (idx, ..)) in places(&values, errors, review).into_iter().flatten().zip(compared) {
        in_group[*idx] = Some(place);
    }
    in_group
}

fn best_of(compared: &[(usize, f64, Year)], direction: Direction) -> Option<f64> {
    let values = compared.iter().map(|(_, value, _)| *value);
    match direction {
        Direction::Higher => values.max_by(f64::total_cmp),
        Direction::Lower => values.min_by(f64::total_cmp),
        Direction::Neither => None,
    }
}

fn quarter(percentile: f64, direction: Direction) -> Option<Quarter> {
    let goodness = match direction {
        Direction::Higher => percentile,
        Direction::Lower => 1.0 - percentile,
        Direction::Neither => return None,
    };
    Some(if goodness >= 0.75 {
        Quarter::Best
    } else if goodness <= 0.25 {
        Quarter::Weakest
    } else {
        Quarter::Middle
    })
}

/// Whether a figure in an outer quarter lies beyond its limit with 95 % confidence; the limit is taken as exact.
fn is_beyond(quarter: Quarter, value: f64, error: &StandardError, country: Vec<f64>, direction: Direction) -> bool {
    let Some(country) = Sample::new(country).filter(|_| quarter != Quarter::Middle) else { return false };
    let is_high = (quarter == Quarter::Best) == (direction == Direction::Higher);
    let beyond =
        if is_high { value - stats::quantile(&country, 0.75) } else { stats::quantile(&country, 0.25) - value };
    beyond > 0.0 && error.at_least(beyond) > 0.0
}

fn change(run: &Run, review: &ReviewedKeyFigure, area: AreaCode, to_year: Year, n_years: u16) -> Option<Change> {
    let from_year = to_year.before(n_years);
    let from = run.figure(area, from_year, Sex::Total).value()?;
    let to = run.figure(area, to_year, Sex::Total).value()?;
    let crosses_break = review.breaks.iter().any(|known| from_year < known.year && known.year <= to_year);
    Some(Change { from_year, from, to_year, to, crosses_break })
}

fn women_men(run: &Run, area: AreaCode, year: Year) -> Option<(f64, f64)> {
    match (run.figure(area, year, Sex::Women), run.figure(area, year, Sex::Men)) {
        (Figure::Value(women), Figure::Value(men)) => Some((women, men)),
        _ => None,
    }
}

/// Unweighted mean of those of `areas` that have a figure, and how many they are.
pub fn mean_of(run: &Run, areas: &[AreaCode], year: Year) -> Option<(f64, usize)> {
    let values: Vec<f64> = areas.iter().filter_map(|area| run.figure(*area, year, Sex::Total).value()).collect();
    let sample = Sample::new(values)?;
    Some((stats::mean(&sample), sample.len()))
}
