//! How far a figure may lie from the truth: its standard error, by kind of measure.

use catalogue::{ErrorSource, ReviewedKeyFigure};
use domain::KeyFigureId;

/// The standard error of one figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StandardError {
    /// In the figure's unit.
    pub value: f64,
    /// Of Student's t; `None` for the normal distribution.
    pub degrees_of_freedom: Option<f64>,
    /// What it comes from.
    pub kind: ErrorKind,
}

/// What a standard error comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The margin of error that the publisher gives.
    PublishedMargin,
    /// The number of answers to a survey.
    Answers,
    /// The number of people concerned, with over-dispersion estimated between years.
    Cohort,
    /// The number of events.
    Events,
    /// How much the figure differs from its own trend from year to year.
    BetweenYears,
}

impl ErrorKind {
    /// Whether it rests on an assumption: the design of a survey is not published, nor does a change from year to year tell
    /// chance from what really happened.
    pub fn is_approximate(self) -> bool {
        matches!(self, ErrorKind::Answers | ErrorKind::BetweenYears)
    }
}

/// The key figure that counts inhabitants: variation from year to year is pooled by it, and surveys are drawn from it.
pub fn population_key_figure() -> KeyFigureId {
    KeyFigureId::new("N01951").expect("an id of the right form")
}

/// What the errors of a key figure are computed from, beside its own figures.
pub fn aids_of(review: &ReviewedKeyFigure) -> Vec<KeyFigureId> {
    let own = review.error.map(ErrorSource::key_figures).unwrap_or_default();
    own.into_iter().chain([population_key_figure()]).collect()
}

impl StandardError {
    /// Whether `value`, with this error, is apart from `other`, taken as exact, with 95 % confidence.
    ///
    /// |value − other| > q · error, with q the 97.5th percentile of the normal distribution or of Student's t.
    pub fn tells_apart(&self, value: f64, other: f64) -> bool {
        (value - other).abs() > self.quantile(0.975) * self.value
    }

    /// Whether `value`, with this error, is apart from `other` with its own, with 95 % confidence.
    ///
    /// |value − other| > q · √(error² + other error²), with q the 97.5th percentile of the normal distribution, or of
    /// Student's t with the fewer degrees of freedom of the two.
    pub fn tells_apart_from(&self, value: f64, other: f64, other_error: &StandardError) -> bool {
        let fewer = match (self.degrees_of_freedom, other_error.degrees_of_freedom) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        let both =
            StandardError { value: self.value.hypot(other_error.value), degrees_of_freedom: fewer, kind: self.kind };
        both.tells_apart(value, other)
    }

    /// How much is left of a distance that chance may have made larger, nought at least: the one-sided lower bound at 95 %.
    pub fn at_least(&self, distance: f64) -> f64 {
        (distance.abs() - self.quantile(0.95) * self.value).max(0.0)
    }

    /// From where to where the truth lies with 95 % confidence: value ± q · error, q as for [`StandardError::tells_apart`].
    ///
    /// - **Edge cases:** a share stays within nought and a hundred per cent, a rate above nought.
    pub fn interval(&self, value: f64) -> (f64, f64) {
        let half = self.quantile(0.975) * self.value;
        let (low, high) = (value - half, value + half);
        match self.kind {
            ErrorKind::PublishedMargin | ErrorKind::Answers | ErrorKind::Cohort => (low.max(0.0), high.min(100.0)),
            ErrorKind::Events => (low.max(0.0), high),
            ErrorKind::BetweenYears => (low, high),
        }
    }

    /// Half the width of the 95 % interval of a change between two years with this error each.
    ///
    /// q · √2 · error: years are taken to vary by themselves.
    pub fn margin_of_change(&self) -> f64 {
        self.quantile(0.975) * std::f64::consts::SQRT_2 * self.value
    }

    fn quantile(&self, p: f64) -> f64 {
        match self.degrees_of_freedom {
            None => stats::normal_quantile(p),
            Some(degrees_of_freedom) => stats::student_t_quantile(p, degrees_of_freedom),
        }
    }

    /// The figure with its error, as statistics take it.
    pub(crate) fn estimate(&self, value: f64) -> stats::Estimate {
        stats::Estimate { value, standard_error: self.value, degrees_of_freedom: self.degrees_of_freedom }
    }
}
