//! A line through most of the points, whatever the others say.

use crate::error::Error;
use crate::least_squares::Design;

/// Times the weights are found anew. The line settles long before.
const N_ROUNDS: usize = 200;
/// Residuals below this part of the largest value weigh alike.
const RESIDUAL_MIN: f64 = 1e-9;

/// The line y = b₀ + b₁x₁ + … with the least sum of absolute residuals, as it is at each point.
///
/// Found by least squares with weights 1 ÷ |residual|, over and over (Schlossmacher 1973). A minority of points that are
/// wrong does not move it, so it tells whether one formula holds for most.
///
/// - **Shape:** covariates as columns, one value a point each; n values of y → n values on the line, same order.
/// - **Unit:** that of y.
/// - **Source:** Schlossmacher (1973), "An iterative technique for absolute deviations curve fitting", JASA 68.
///
/// # Errors
/// [`Error::TooFew`] with fewer than twice as many points as coefficients; [`Error::Collinear`], [`Error::LengthsDiffer`]
/// and [`Error::NotFinite`] as for least squares.
///
/// ```
/// use stats::least_absolute::least_absolute_line;
/// let x: Vec<f64> = (0..10).map(f64::from).collect();
/// let mut y: Vec<f64> = x.iter().map(|x| 3.0 + 2.0 * x).collect();
/// y[4] = 90.0;
/// let line = least_absolute_line(&[x], &y).unwrap();
/// assert!((line[4] - 11.0).abs() < 1e-6);
/// ```
pub fn least_absolute_line(covariates: &[Vec<f64>], y: &[f64]) -> Result<Vec<f64>, Error> {
    let n_needed = 2 * (covariates.len() + 1);
    if y.len() < n_needed {
        return Err(Error::TooFew { what: "points", n: y.len(), n_needed });
    }
    Error::unless_finite("value", y.iter().copied())?;
    let design = Design::new(y.len(), covariates)?;
    let residual_min = RESIDUAL_MIN * y.iter().fold(1.0, |largest: f64, value| largest.max(value.abs()));
    let mut line = design.fit(y, &vec![1.0; y.len()])?.fitted;
    for _ in 0..N_ROUNDS {
        let weight = |(value, on_line): (&f64, &f64)| residual_min / (value - on_line).abs().max(residual_min);
        let weights: Vec<f64> = y.iter().zip(&line).map(weight).collect();
        line = design.fit(y, &weights)?.fitted;
    }
    Ok(line)
}
