//! The country in classes: fifths of its municipalities, or steps of one width.

use domain::{AreaCode, Run, Year};
use stats::Sample;

use crate::country_year::values_in;

/// How many classes there are.
pub const N_CLASSES: usize = 5;

/// Four edges that make five classes, ascending.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Classes {
    /// The highest value of each class but the last.
    pub edges: [f64; N_CLASSES - 1],
    /// Of how many municipalities.
    pub n: usize,
}

impl Classes {
    /// As many of the country's municipalities in each: the quantiles at one, two, three and four fifths.
    ///
    /// - **Missing:** `None` with fewer than five figures in that year.
    /// - **Edge cases:** equal figures are in one class, so that classes may be unequally large, and some empty.
    pub fn fifths(run: &Run, municipalities: &[AreaCode], year: Year) -> Option<Classes> {
        let sample = sample_in(run, municipalities, year)?;
        let edge = |idx: usize| stats::quantile(&sample, (idx + 1) as f64 / N_CLASSES as f64);
        Some(Classes { edges: [edge(0), edge(1), edge(2), edge(3)], n: sample.len() })
    }

    /// As wide each, from the lowest figure to the highest.
    ///
    /// - **Missing:** as for [`Classes::fifths`]; also `None` where all are equal.
    pub fn equal(run: &Run, municipalities: &[AreaCode], year: Year) -> Option<Classes> {
        let sample = sample_in(run, municipalities, year)?;
        let (low, high) = (stats::quantile(&sample, 0.0), stats::quantile(&sample, 1.0));
        let edge = |idx: usize| low + (high - low) * (idx + 1) as f64 / N_CLASSES as f64;
        (low < high).then(|| Classes { edges: [edge(0), edge(1), edge(2), edge(3)], n: sample.len() })
    }

    /// Which class a value is in, nought to four: how many edges lie below it.
    pub fn of(&self, value: f64) -> u8 {
        self.edges.iter().filter(|edge| **edge < value).count() as u8
    }
}

fn sample_in(run: &Run, municipalities: &[AreaCode], year: Year) -> Option<Sample> {
    let values: Vec<f64> = values_in(run, municipalities, year).into_iter().flatten().collect();
    Sample::new(values).filter(|sample| sample.len() >= N_CLASSES)
}
