//! A fit that outliers move little: does the answer hang on a few?

use super::design::Design;
use super::fit::Regression;
use crate::error::Error;
use crate::least_squares;
use crate::quantile::median;
use crate::sample::Sample;

/// Beyond so many robust standard deviations a residual weighs less.
const HUBER_BOUND: f64 = 1.345;
/// The median of the absolute value of a standard normal.
const NORMAL_MEDIAN_ABSOLUTE: f64 = 0.674_489_750_196_081_7;
const N_ROUNDS_MAX: usize = 200;

/// Huber's M-estimate, with the scale from the median of the absolute residuals in each round.
///
/// Residuals within 1.345 scales count as in least squares, those beyond by their size and not its square: 95 per cent as sure as least
/// squares where all is normal. A row that lies far out *along* is not held back: see [`without_the_decisive`].
///
/// - **Shape:** n rows → the coefficients, the intercept first.
/// - **Edge cases:** more than half of the rows fitted exactly: the scale is nought and what has been found is kept.
/// - **Source:** Huber (1981), Robust Statistics; Venables and Ripley (2002), whose rlm this follows.
///
/// # Errors
/// As [`Design::new`] and [`Design::fit`].
pub fn huber(covariates: &[Vec<f64>], y: &[f64]) -> Result<Vec<f64>, Error> {
    let n = y.len();
    let weighted = least_squares::Design::new(n, covariates)?;
    Error::unless_finite("the response of unit", y.iter().copied())?;
    let mut fit = weighted.fit(y, &vec![1.0; n])?;
    for _ in 0..N_ROUNDS_MAX {
        let residuals: Vec<f64> = y.iter().zip(&fit.fitted).map(|(value, fitted)| value - fitted).collect();
        let sizes: Vec<f64> = residuals.iter().map(|value| value.abs()).collect();
        let Some(sample) = Sample::new(sizes.clone()) else { break };
        let scale = median(&sample) / NORMAL_MEDIAN_ABSOLUTE;
        if scale <= 0.0 {
            break;
        }
        let weights: Vec<f64> = sizes.iter().map(|size| (HUBER_BOUND * scale / size).min(1.0)).collect();
        let next = weighted.fit(y, &weights)?;
        let moved = next.fitted.iter().zip(&fit.fitted).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        fit = next;
        if moved <= 1e-9 * scale {
            break;
        }
    }
    let means = covariates.iter().map(|one| one.iter().sum::<f64>() / n as f64);
    let intercept = fit.level.0 - fit.slopes.iter().zip(means).map(|((slope, _), mean)| slope * mean).sum::<f64>();
    Ok(std::iter::once(intercept).chain(fit.slopes.iter().map(|(slope, _)| *slope)).collect())
}

/// A fit without the rows that decide it.
#[derive(Debug, Clone, PartialEq)]
pub struct WithoutDecisive {
    /// The rows left out, in order: those with a Cook's distance above 4 ÷ n.
    pub left_out: Vec<usize>,
    /// What explains, among the others.
    pub design: Design,
    /// The fit to the others.
    pub fit: Regression,
}

/// The fit once more without the rows whose Cook's distance is above 4 ÷ n.
///
/// Once, not again and again: what is decisive among those left is left.
///
/// - **Source:** Cook (1977); the bound is Bollen and Jackman's (1985).
///
/// # Errors
/// As [`Design::new`]: a covariate may have no differences left.
pub fn without_the_decisive(covariates: &[Vec<f64>], y: &[f64], fit: &Regression) -> Result<WithoutDecisive, Error> {
    let bound = 4.0 / y.len() as f64;
    let is_left_out = |idx: &usize| fit.cooks_distances[*idx] > bound;
    let left_out: Vec<usize> = (0..y.len()).filter(is_left_out).collect();
    let kept = |values: &[f64]| -> Vec<f64> {
        (0..values.len()).filter(|idx| !is_left_out(idx)).map(|idx| values[idx]).collect()
    };
    let columns: Vec<Vec<f64>> = covariates.iter().map(|one| kept(one)).collect();
    let response = kept(y);
    let design = Design::new(response.len(), &columns, true)?;
    let fit = design.fit(&response)?;
    Ok(WithoutDecisive { left_out, design, fit })
}
