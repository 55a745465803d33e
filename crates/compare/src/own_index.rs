//! The publisher's index method on any key figures, and how far the order depends on the method.

use domain::{AreaCode, KeyFigureId, Run, Year};
use stats::Better;
use stats::choices::{Choice, RankRange, draw_choice, rank_ranges};
use stats::composite::{Indicator, RKA, composite_index};

use crate::country_year::{newest_full_year, values_in};

/// One key figure of an index.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// Its figures.
    pub run: &'a Run,
    /// Which way is good.
    pub better: Better,
}

/// An index of any key figures.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnIndex {
    /// The year of each key figure, in the order asked.
    pub years: Vec<(KeyFigureId, Year)>,
    /// Every municipality that has all of them, best first; equal ones in order of code.
    pub rows: Vec<OwnIndexRow>,
    /// Municipalities that lack some of them, with which.
    pub lacking: Vec<(AreaCode, Vec<KeyFigureId>)>,
    /// How many other ways of making it were tried.
    pub n_choices: usize,
}

/// One municipality in an index.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnIndexRow {
    /// Which.
    pub area: AreaCode,
    /// The index, 0 (worst) to 100 (best), after the publisher's method.
    pub index: f64,
    /// Its place after that method.
    pub place: usize,
    /// Its places over the other ways.
    pub range: RankRange,
}

/// Makes an index of key figures, each in its newest full year, and ranks it over other ways of making it.
///
/// `uniform` gives numbers evenly between nought and one, for the other ways.
///
/// - **Missing:** a municipality that lacks one key figure has no index; it is named.
/// - **Edge cases:** `None` when a key figure has no values, or too few differ to make a scale.
/// - **Source:** RKA's method ([`stats::composite`]); OECD and JRC (2008) for the other ways ([`draw_choice`]).
pub fn own_index(
    parts: &[Part<'_>],
    municipalities: &[AreaCode],
    n_choices: usize,
    uniform: &mut dyn FnMut() -> f64,
) -> Option<OwnIndex> {
    let years: Vec<(KeyFigureId, Year)> = parts
        .iter()
        .map(|part| Some((part.run.key_figure(), newest_full_year(part.run, municipalities)?)))
        .collect::<Option<_>>()?;
    let indicators: Vec<Indicator> = parts
        .iter()
        .zip(&years)
        .map(|(part, (_, year))| Indicator { values: values_in(part.run, municipalities, *year), better: part.better })
        .collect();
    let index = composite_index(&indicators, RKA)?;
    let choices: Vec<Choice> = (0..n_choices).map(|_| draw_choice(parts.len(), uniform)).collect();
    let ranges = rank_ranges(&indicators, &choices)?;

    let mut rows = Vec::new();
    let mut lacking = Vec::new();
    for (idx, area) in municipalities.iter().enumerate() {
        match (index[idx], ranges[idx]) {
            (Some(index), Some(range)) => rows.push(OwnIndexRow { area: *area, index, place: 0, range }),
            _ => {
                let missing = indicators.iter().zip(&years).filter(|(indicator, _)| indicator.values[idx].is_none());
                lacking.push((*area, missing.map(|(_, (id, _))| *id).collect()));
            }
        }
    }
    let values: Vec<f64> = rows.iter().map(|row| row.index).collect();
    for (row, rank) in rows.iter_mut().zip(stats::ranks(&values, Better::Higher)) {
        row.place = rank.place;
    }
    rows.sort_by(|a, b| a.place.cmp(&b.place).then(a.area.cmp(&b.area)));
    Some(OwnIndex { years, rows, lacking, n_choices })
}
