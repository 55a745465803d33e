//! Each municipality's figure, with what is said to explain it.

use std::collections::BTreeMap;

use catalogue::{Explanation, ReviewedKeyFigure};
use domain::{AreaCode, KeyFigureId, Run, Sex, Year};

use crate::reading::Reading;

/// What explains may be this many years from the figure, where its own year has none: earlier rather than later.
pub const YEARS_APART_MAX: u16 = 3;

/// An explanation with its figures.
#[derive(Debug, Clone, Copy)]
pub struct Explaining<'a> {
    /// Which.
    pub explanation: &'a Explanation,
    /// The figures of its key figures, by id; one that is lacking explains nothing.
    pub runs: &'a BTreeMap<KeyFigureId, Run>,
}

/// One municipality that has both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Which.
    pub area: AreaCode,
    /// What explains, as it enters the line: a logarithm where ratios count.
    pub x: f64,
    /// The same as it is shown.
    pub x_shown: f64,
    /// The year it is of.
    pub x_year: Year,
    /// The figure.
    pub y: f64,
    /// The year it is of.
    pub y_year: Year,
}

impl Explaining<'_> {
    /// What explains, of a municipality in a year, or in the nearest year that has it; as it enters a line.
    ///
    /// Each key figure is taken in that year, else in the latest of the three before, else in the first of the three after.
    pub fn at(&self, area: AreaCode, year: Year) -> Option<(f64, Year)> {
        let (value, found) = self.shown_at(area, year)?;
        let value = if self.explanation.logarithm { stats::natural_log(value)? } else { value };
        Some((value, found))
    }

    /// The same as it is shown, before any logarithm.
    fn shown_at(&self, area: AreaCode, year: Year) -> Option<(f64, Year)> {
        let of = |id: &KeyFigureId| self.runs.get(id).and_then(|run| nearest(run, area, year));
        let (value, found) = match self.explanation.key_figures.as_slice() {
            [only] => of(only)?,
            [above, below] => {
                let ((above, found), (below, _)) = (of(above)?, of(below)?);
                (above / below, found)
            }
            _ => return None,
        };
        value.is_finite().then_some((value, found))
    }

    /// A value as it enters a line, back as it is shown.
    pub fn shown(&self, value: f64) -> f64 {
        shown(self.explanation, value)
    }
}

/// A value as it enters a line, back as it is shown.
pub fn shown(explanation: &Explanation, value: f64) -> f64 {
    if explanation.logarithm { stats::exponential(value) } else { value }
}

fn nearest(run: &Run, area: AreaCode, year: Year) -> Option<(f64, Year)> {
    let before = (0..=YEARS_APART_MAX).map(|years| year.before(years));
    let after = (1..=YEARS_APART_MAX).map(|years| Year(year.0 + years));
    before.chain(after).find_map(|year| Some((run.figure(area, year, Sex::Total).value()?, year)))
}

/// Every municipality that has a figure and what explains it.
///
/// - **Year:** each municipality's latest figure up to `year`, at most two years older. The explanation's of `year` for all of them:
///   incomes rise everywhere from one year to the next, so those of different years do not say who is richer.
/// - **Missing:** a municipality that lacks one of them is left out, and told by the caller.
pub fn points(
    run: &Run,
    review: &ReviewedKeyFigure,
    explaining: Explaining<'_>,
    municipalities: &[AreaCode],
    year: Year,
) -> Vec<Point> {
    let point = |area: &AreaCode| {
        let (y, y_year) = Reading::of(run, review, *area, year).comparable(year)?;
        let ((x, x_year), (x_shown, _)) = (explaining.at(*area, year)?, explaining.shown_at(*area, year)?);
        Some(Point { area: *area, x, x_shown, x_year, y, y_year })
    };
    municipalities.iter().filter_map(point).collect()
}
