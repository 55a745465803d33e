//! A whole and its parts in one area and year: only what truly sums is split.

use compare::Reading;
use document::{Number, Text};
use domain::{AreaCode, Figure, Sex, Year};

use crate::bars::why_missing;
use crate::day::DayKeyFigure;
use crate::desk::Desk;
use crate::prices::Kronor;

/// What parts may be more than their whole by rounding and corrections, as a share of it.
const TOO_MUCH_MAX: f64 = 0.005;

/// A whole in its parts.
pub struct Whole {
    /// In the order asked.
    pub parts: Vec<Number>,
    /// What is left; `None` without a whole of its own.
    pub rest: Option<Number>,
    /// The whole, or the sum of the parts.
    pub total: Number,
}

/// What is asked of one area and year.
#[derive(Clone, Copy)]
pub struct Asked<'d, 'p> {
    /// The parts.
    pub parts: &'p [&'d DayKeyFigure<'d>],
    /// What they are parts of.
    pub whole: Option<&'d DayKeyFigure<'d>>,
    /// In which prices.
    pub kronor: Option<Kronor<'d>>,
}

impl<'d> Asked<'d, '_> {
    /// The key figure whose name and unit the sums have.
    pub fn foremost(&self) -> Option<&'d DayKeyFigure<'d>> {
        self.whole.or(self.parts.first().copied())
    }

    /// Splits one area's whole; or why that cannot be done.
    ///
    /// - **Missing:** with any part or the whole missing there is no split: what is left would look like the whole. Nor is
    ///   there with a part below nought, or with parts that are more than their whole by half a per cent.
    pub fn split(&self, desk: &Desk<'_>, area: AreaCode, year: Year) -> Result<Whole, Text> {
        let number = |of: &DayKeyFigure<'_>| {
            let figure = of.run.map(|run| run.figure(area, year, Sex::Total));
            match figure {
                Some(Figure::Value(value)) => {
                    Ok(desk.figure_in(of.review, area, (year, value), self.kronor).without_unit())
                }
                Some(Figure::Missing(reason)) => Err(why_missing(desk, Reading::Missing(reason))),
                None => Err(desk.say("missing", &[])),
            }
        };
        let parts: Vec<Number> = self.parts.iter().map(|part| number(part)).collect::<Result<_, Text>>()?;
        if parts.iter().any(|part| part.value < 0.0) {
            return Err(desk.say("chart-parts-below-nought", &[]));
        }
        let Some(whole) = self.whole else {
            let Some(first) = self.parts.first() else { return Err(desk.say("missing", &[])) };
            let total = desk.sum(first.review, &parts);
            return Ok(Whole { parts, rest: None, total });
        };
        let total = number(whole)?;
        let rest = desk.remainder(whole.review, &total, &parts);
        if total.value <= 0.0 || rest.value < -TOO_MUCH_MAX * total.value {
            return Err(desk.say("chart-parts-too-much", &[]));
        }
        Ok(Whole { parts, rest: Some(rest), total })
    }
}

/// Whether what is left is nothing but rounding, in every area that has one.
pub fn is_rounding<'w>(wholes: impl IntoIterator<Item = &'w Whole>) -> bool {
    wholes
        .into_iter()
        .all(|whole| whole.rest.as_ref().is_none_or(|rest| rest.value.abs() <= TOO_MUCH_MAX * whole.total.value))
}
