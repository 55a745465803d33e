//! How much of the differences something explains, and between what bounds it may truly lie.

use super::design::Design;
use crate::distribution::{normal_cdf, normal_quantile, student_t_quantile};
use crate::draws::Draws;
use crate::error::Error;
use crate::special_functions::incomplete_beta;

/// Fewer units give no interval.
pub const N_UNITS_MIN: usize = 6;
/// Drawings anew of the units, for the interval of several explanations together.
pub const N_DRAWINGS: usize = 1_999;

/// The share of the differences between units that is explained, with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Explained {
    /// R², nought to one.
    pub share: f64,
    /// Its lower bound.
    pub low: f64,
    /// Its upper bound.
    pub high: f64,
    /// How many units.
    pub n: usize,
}

/// The share of the differences in `y` that follows `x`: R² = r², with an interval of confidence `level`.
///
/// The interval is that of Fisher's z = artanh r with its **jackknife** standard error, √((n − 1) ÷ n · Σ (z₍ᵢ₎ − z̄)²), by Student's
/// t on n − 2: the plain formula 1 ÷ √(n − 3) takes it that all units scatter alike, and gave two to four times too many false
/// answers where the small ones scatter more. Squared back; where r may be of either sign, the lower bound is nought.
///
/// - **Unit:** shares, nought to one.
/// - **Edge cases:** all on one line: 1, surely. No differences in `y`: [`Error::Collinear`], since there is nothing to explain.
/// - **Source:** Fisher (1921); Miller (1974), The jackknife: a review; Hinkley (1977) on the correlation.
///
/// # Errors
/// [`Error::TooFew`] below six units; [`Error::Collinear`] when all have the same x or the same y; [`Error::LengthsDiffer`];
/// [`Error::NotFinite`].
///
/// ```
/// let x: Vec<f64> = (0..60).map(f64::from).collect();
/// let y: Vec<f64> = x.iter().map(|x| x + 25.0 * (x * 12.9).sin()).collect();
/// let explained = stats::explained_by_one(&x, &y, 0.90)?;
/// assert!(explained.low < explained.share && explained.share < explained.high);
/// # Ok::<(), stats::Error>(())
/// ```
pub fn explained_by_one(x: &[f64], y: &[f64], level: f64) -> Result<Explained, Error> {
    Error::unless_level(level)?;
    let n = x.len();
    if y.len() != n {
        return Err(Error::LengthsDiffer { what: "values of the response", n: y.len(), n_expected: n });
    }
    if n < N_UNITS_MIN {
        return Err(Error::TooFew { what: "units", n, n_needed: N_UNITS_MIN });
    }
    Error::unless_finite("the covariate of unit", x.iter().copied())?;
    Error::unless_finite("the response of unit", y.iter().copied())?;
    let (x, y) = (centred(x)?, centred(y)?);
    let sum = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let (xx, yy, xy) = (sum(&x, &x), sum(&y, &y), sum(&x, &y));
    let r = (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0);
    let share = r * r;
    if 1.0 - share < 1e-14 {
        return Ok(Explained { share: 1.0, low: 1.0, high: 1.0, n });
    }
    // Without unit i: its own squares go, and the means move by its share of the rest.
    let more = n as f64 / (n as f64 - 1.0);
    let without = |(dx, dy): (&f64, &f64)| {
        let (xx, yy, xy) = (xx - more * dx * dx, yy - more * dy * dy, xy - more * dx * dy);
        let scale = xx.max(0.0) * yy.max(0.0);
        if scale > 0.0 { libm::atanh((xy / scale.sqrt()).clamp(-1.0 + 1e-15, 1.0 - 1e-15)) } else { 0.0 }
    };
    let left_out: Vec<f64> = x.iter().zip(&y).map(without).collect();
    let middle = left_out.iter().sum::<f64>() / n as f64;
    let scatter: f64 = left_out.iter().map(|z| (z - middle) * (z - middle)).sum();
    let standard_error = ((n as f64 - 1.0) / n as f64 * scatter).sqrt();
    let reach = student_t_quantile(0.5 + level / 2.0, (n - 2) as f64) * standard_error;
    let z = libm::atanh(r);
    let (one, other) = (libm::tanh(z - reach), libm::tanh(z + reach));
    let low = if one < 0.0 && other > 0.0 { 0.0 } else { (one * one).min(other * other) };
    Ok(Explained { share, low, high: (one * one).max(other * other), n })
}

/// The share of the differences in `y` that follows several covariates together, with an interval of confidence `level`.
///
/// Units are drawn anew [`N_DRAWINGS`] times and the interval corrected for the bias of R², which rises by fitting alone: Efron's
/// bias-corrected percentiles, Φ(2ẑ₀ ± z), with ẑ₀ from how often a drawing falls below the share itself.
///
/// The lower end is nought where as large a share would come by chance more often than (1 − level) ÷ 2 (the F-test of all together), and the share
/// itself is never outside.
///
/// - **Edge cases:** a drawing in which a covariate has lost all its differences is drawn again, ten times as many at most.
/// - **Source:** Efron (1981), Nonparametric standard errors and confidence intervals.
///
/// # Errors
/// As [`Design::new`] and [`Design::fit`]; [`Error::Collinear`] when `y` is the same everywhere.
pub fn explained_by_several(covariates: &[Vec<f64>], y: &[f64], level: f64, seed: u64) -> Result<Explained, Error> {
    Error::unless_level(level)?;
    let n = y.len();
    let fit = Design::new(n, covariates, true)?.fit(y)?;
    let share = fit.r_squared.ok_or(Error::Collinear { idx: covariates.len() })?;
    let mut draws = Draws::new(seed);
    let mut columns: Vec<Vec<f64>> = covariates.iter().map(|one| centred(one)).collect::<Result<_, _>>()?;
    columns.push(centred(y)?);
    let mut drawn = Vec::with_capacity(N_DRAWINGS);
    for _ in 0..10 * N_DRAWINGS {
        if drawn.len() == N_DRAWINGS {
            break;
        }
        let rows: Vec<usize> = (0..n).map(|_| ((draws.uniform() * n as f64) as usize).min(n - 1)).collect();
        drawn.extend(share_in(&columns, &rows));
    }
    if drawn.len() < N_DRAWINGS {
        return Err(Error::TooFew { what: "drawings with differences", n: drawn.len(), n_needed: N_DRAWINGS });
    }
    drawn.sort_by(f64::total_cmp);
    let below = drawn.iter().filter(|value| **value < share).count() as f64;
    let total = drawn.len() as f64;
    let bias = normal_quantile((below.max(0.5) / total).min(1.0 - 0.5 / total));
    let reach = normal_quantile(0.5 + level / 2.0);
    let at = |z: f64| {
        let place = normal_cdf(2.0 * bias + z) * (total + 1.0) - 1.0;
        drawn[(place.max(0.0).round() as usize).min(drawn.len() - 1)]
    };
    // Every drawing explains something by fitting alone, so none comes to nought: whether nought is ruled out is asked of chance itself.
    let p = covariates.len() as f64;
    let by_chance = 1.0 - incomplete_beta(0.5 * p, 0.5 * (n as f64 - p - 1.0), share);
    let low = if by_chance > 0.5 * (1.0 - level) { 0.0 } else { at(-reach).min(share) };
    Ok(Explained { share, low, high: at(reach).max(share), n })
}

/// Values less their mean, of length one.
fn centred(values: &[f64]) -> Result<Vec<f64>, Error> {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let length = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>().sqrt();
    if length <= 1e-12 * mean.abs() || length == 0.0 {
        return Err(Error::Collinear { idx: 0 });
    }
    Ok(values.iter().map(|value| (value - mean) / length).collect())
}

/// R² of the last column on the others among the rows drawn; `None` where a column has no differences of its own there.
fn share_in(columns: &[Vec<f64>], rows: &[usize]) -> Option<f64> {
    let n = rows.len() as f64;
    let mut before: Vec<Vec<f64>> = Vec::with_capacity(columns.len());
    let mut share = 0.0;
    for (idx, column) in columns.iter().enumerate() {
        let mut left: Vec<f64> = rows.iter().map(|row| column[*row]).collect();
        let mean = left.iter().sum::<f64>() / n;
        left.iter_mut().for_each(|value| *value -= mean);
        let whole: f64 = left.iter().map(|value| value * value).sum();
        for _ in 0..2 {
            for direction in &before {
                let along: f64 = direction.iter().zip(&left).map(|(a, b)| a * b).sum();
                left.iter_mut().zip(direction).for_each(|(value, unit)| *value -= along * unit);
            }
        }
        let rest: f64 = left.iter().map(|value| value * value).sum();
        if whole <= 1e-20 {
            return None;
        }
        if idx + 1 == columns.len() {
            share = (1.0 - rest / whole).clamp(0.0, 1.0);
        } else if rest <= 1e-20 * whole {
            return None;
        } else {
            let scale = rest.sqrt().recip();
            before.push(left.into_iter().map(|value| value * scale).collect());
        }
    }
    Some(share)
}
