//! What deserves the stage: the conversation value of a key figure for one municipality, with its parts.

use domain::{AreaCode, Direction, KeyFigureId, Measure, Run, Sex, Year};
use stats::conversation::{conversation_value, percentiles};

use crate::country_year::values_in;
use crate::reading::YEARS_OLD_MAX;
use crate::uncertainty::StandardError;

/// Fewer municipalities are no country to stand out from.
pub const N_COUNTRY_MIN: usize = 50;
/// Over how many years a place has moved.
const NOVELTY_YEARS: u16 = 5;

/// A key figure that may deserve the stage, as it stands for one municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The key figure.
    pub key_figure: KeyFigureId,
    /// The municipality's latest figure.
    pub value: f64,
    /// Of which year.
    pub year: Year,
    /// The country's municipality in the middle, that year.
    pub middle: f64,
    /// What kind of thing it measures.
    pub measure: Measure,
    /// Which way is good.
    pub direction: Direction,
    /// Whether a person has reviewed it.
    pub is_reviewed: bool,
    /// The parts as they are.
    pub parts: Parts,
}

/// What a conversation value is made of, as measured. What cannot be told is missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// The distance from the country's middle municipality that is sure (the lower bound at 95 %), in robust standard
    /// deviations of the country.
    pub gap: Option<f64>,
    /// What the whole distance is worth in a year, million kronor.
    pub money_mnkr: Option<f64>,
    /// The distance in its own standard errors.
    pub certainty: Option<f64>,
    /// One when the municipality can change it, nought when it hardly can; missing where nobody has reviewed it.
    pub influence: Option<f64>,
    /// How far its percentile in the country has moved in five years, nought to one.
    pub novelty: Option<f64>,
}

/// A candidate with its worth among all candidates.
#[derive(Debug, Clone, PartialEq)]
pub struct Valued {
    /// The candidate.
    pub candidate: Candidate,
    /// Each part's percentile among the candidates: gap, money, certainty, influence, novelty.
    pub percentiles: [Option<f64>; 5],
    /// Their geometric mean, each at least 0.1, a missing one 0.5.
    pub value: f64,
}

/// Where a municipality stands in a key figure, before anything is known of its certainty and its worth in money.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distance {
    /// The municipality's latest figure.
    pub value: f64,
    /// Of which year.
    pub year: Year,
    /// The country's middle municipality.
    pub middle: f64,
    /// The country's robust standard deviation: the interquartile range ÷ 1.349.
    pub spread: f64,
    /// How far the percentile has moved since five years before, or the nearest of three to five years with figures.
    pub moved: Option<f64>,
}

/// Where a municipality stands. `None` when it has no figure of the newest years, or too few others have one.
pub fn distance(run: &Run, area: AreaCode, municipalities: &[AreaCode], breaks: &[Year]) -> Option<Distance> {
    let newest = run.newest_year(Sex::Total, |of| municipalities.binary_search(&of).is_ok())?;
    let (year, value) = run.series(area, Sex::Total).pop()?;
    if newest.since(year) > YEARS_OLD_MAX {
        return None;
    }
    let country: Vec<f64> = values_in(run, municipalities, year).into_iter().flatten().collect();
    let percentile = stats::mid_rank_percentile(&country, value)?;
    let sample = stats::Sample::new(country).filter(|sample| sample.len() >= N_COUNTRY_MIN)?;
    let spread = stats::robust_standard_deviation(&sample);
    let moved = (3..=NOVELTY_YEARS).rev().find_map(|n_years| {
        let before = year.before(n_years);
        if breaks.iter().any(|first| before < *first && *first <= year) {
            return None;
        }
        let then = run.figure(area, before, Sex::Total).value()?;
        let country: Vec<f64> = values_in(run, municipalities, before).into_iter().flatten().collect();
        (country.len() >= N_COUNTRY_MIN).then_some(())?;
        Some((percentile - stats::mid_rank_percentile(&country, then)?).abs())
    });
    (spread > 0.0).then(|| Distance { value, year, middle: stats::median(&sample), spread, moved })
}

impl Distance {
    /// The parts that follow from the distance, its certainty, its worth in money, and whether it can be changed.
    pub fn parts(&self, error: Option<StandardError>, money_mnkr: Option<f64>, influence: Option<bool>) -> Parts {
        let distance = (self.value - self.middle).abs();
        Parts {
            gap: error.map(|error| error.at_least(distance) / self.spread),
            money_mnkr,
            certainty: error.filter(|error| error.value > 0.0).map(|error| distance / error.value),
            influence: influence.map(|own| if own { 1.0 } else { 0.0 }),
            novelty: self.moved,
        }
    }
}

/// Values candidates against each other, the highest first; equal ones in order of their ids.
///
/// - **Source:** [`stats::conversation`].
pub fn valued(candidates: Vec<Candidate>) -> Vec<Valued> {
    let column = |part: fn(&Parts) -> Option<f64>| -> Vec<Option<f64>> {
        percentiles(&candidates.iter().map(|candidate| part(&candidate.parts)).collect::<Vec<_>>())
    };
    let columns = [
        column(|parts| parts.gap),
        column(|parts| parts.money_mnkr),
        column(|parts| parts.certainty),
        column(|parts| parts.influence),
        column(|parts| parts.novelty),
    ];
    let mut valued: Vec<Valued> = candidates
        .into_iter()
        .enumerate()
        .map(|(idx, candidate)| {
            let percentiles = [0, 1, 2, 3, 4].map(|part: usize| columns[part][idx]);
            let value = conversation_value(&percentiles).expect("there are five parts");
            Valued { candidate, percentiles, value }
        })
        .collect();
    valued.sort_by(|a, b| b.value.total_cmp(&a.value).then(a.candidate.key_figure.cmp(&b.candidate.key_figure)));
    valued
}
