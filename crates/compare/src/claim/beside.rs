//! What an explanation accounts for beside the rest of the structure.

use domain::Year;
use stats::{Design, Robust};

use crate::claim::answer::{ClaimQuestion, LEVEL};
use crate::claim::points::Point;

/// The explanation among others.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// How many municipalities have all of it.
    pub n: usize,
    /// What all explain together.
    pub r_squared: f64,
    /// Of what the others leave, what the explanation accounts for: t² ÷ (t² + df) with the classical t.
    pub partial_r_squared: Option<f64>,
    /// Its slope beside the others.
    pub slope: f64,
    /// The slope's 95 % interval, by HC3.
    pub slope_low: f64,
    /// To here.
    pub slope_high: f64,
    /// Each one's share of R² over all orders (Lindeman, Merenda and Gold): the explanation first, by its word.
    pub shares: Vec<(String, f64)>,
}

/// `None` where nothing stands beside, or too few municipalities have all, or one follows from the others.
pub(crate) fn beside(asked: &ClaimQuestion<'_>, points: &[Point], year: Year) -> Option<Beside> {
    if asked.beside.is_empty() {
        return None;
    }
    let mut columns = vec![Vec::new(); asked.beside.len() + 1];
    let mut y = Vec::new();
    for point in points {
        let others: Option<Vec<f64>> = asked.beside.iter().map(|one| Some(one.at(point.area, year)?.0)).collect();
        let Some(others) = others else { continue };
        y.push(point.y);
        columns.iter_mut().zip(std::iter::once(point.x).chain(others)).for_each(|(column, value)| column.push(value));
    }
    // Ten municipalities a coefficient, or the shares are chance.
    if y.len() < 10 * (columns.len() + 1) {
        return None;
    }
    let design = Design::new(y.len(), &columns, true).ok()?;
    let fit = design.fit(&y).ok()?;
    let reach = fit.t_quantile(LEVEL) * design.robust_errors(&fit, Robust::Hc3)[1];
    let words = std::iter::once(asked.because).chain(asked.beside.iter().copied());
    let words = words.map(|one| one.explanation.word.clone());
    Some(Beside {
        n: y.len(),
        r_squared: fit.r_squared?,
        partial_r_squared: fit.partial_r_squared(1),
        slope: fit.coefficients[1],
        slope_low: fit.coefficients[1] - reach,
        slope_high: fit.coefficients[1] + reach,
        shares: words.zip(design.shares(&y).ok()?).collect(),
    })
}
