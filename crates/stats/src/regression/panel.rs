//! Several years of the same units: did those who got richer do better, and are the richer better: two questions.

use std::collections::BTreeMap;

use super::design::Design;
use crate::distribution::{student_t_cdf, student_t_quantile};
use crate::error::Error;

/// One unit in one year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PanelRow {
    /// Which unit.
    pub unit: u32,
    /// Which year.
    pub period: u32,
    /// What explains.
    pub x: f64,
    /// What is to be explained.
    pub y: f64,
}

/// A slope with its cluster-robust error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PanelSlope {
    /// Of y per one of x.
    pub estimate: f64,
    /// By CR1, clustered on the units.
    pub standard_error: f64,
    /// The lower bound of its interval.
    pub low: f64,
    /// The upper.
    pub high: f64,
    /// By Student's t on the number of units less one.
    pub p: f64,
}

/// Within and between, apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Panel {
    /// How y changed in units whose x rose against the others'.
    pub within: PanelSlope,
    /// How y differs between units whose x differs over all years.
    pub between: PanelSlope,
    /// How many units.
    pub n_units: usize,
    /// How many units in years.
    pub n_rows: usize,
    /// How many years.
    pub n_periods: usize,
}

/// Mundlak's regression: y on x less the unit's mean, and on that mean, with a level for each year.
///
/// Every column is taken less its mean in the year, which is the same as a dummy a year (Frisch and Waugh 1933). Errors are CR1:
/// G ÷ (G − 1) · (N − 1) ÷ (N − K), K with the years' levels, and t on G − 1.
///
/// - **Missing:** unit-years without one of the two are left out by the caller; a unit seen once says something between, nothing within.
/// - **Source:** Mundlak (1978); Bell and Jones (2015); Liang and Zeger (1986).
///
/// # Errors
/// [`Error::TooFew`] below ten units or two periods; [`Error::Collinear`] when x does not differ within (0) or between (1);
/// [`Error::NotFinite`].
pub fn within_between(rows: &[PanelRow], level: f64) -> Result<Panel, Error> {
    Error::unless_level(level)?;
    Error::unless_finite("the covariate of row", rows.iter().map(|row| row.x))?;
    Error::unless_finite("the response of row", rows.iter().map(|row| row.y))?;
    let periods: Vec<u32> = rows.iter().map(|row| row.period).collect();
    let units: Vec<u32> = rows.iter().map(|row| row.unit).collect();
    let count = |keys: &[u32]| keys.iter().collect::<std::collections::BTreeSet<_>>().len();
    let (n_units, n_periods) = (count(&units), count(&periods));
    if n_units < 10 {
        return Err(Error::TooFew { what: "units", n: n_units, n_needed: 10 });
    }
    if n_periods < 2 {
        return Err(Error::TooFew { what: "periods", n: n_periods, n_needed: 2 });
    }
    // Against the others of the year: richer than before is no news when all are.
    let x = less_means(&rows.iter().map(|row| row.x).collect::<Vec<_>>(), &periods);
    let y = less_means(&rows.iter().map(|row| row.y).collect::<Vec<_>>(), &periods);
    let own_mean = means(&x, &units);
    let moved: Vec<f64> = x.iter().zip(&units).map(|(value, unit)| value - own_mean[unit]).collect();
    let level_of: Vec<f64> = units.iter().map(|unit| own_mean[unit]).collect();
    let columns = [less_means(&moved, &periods), less_means(&level_of, &periods)];
    let design = Design::new(rows.len(), &columns, false)?;
    let fit = design.fit(&y)?;
    let k = (columns.len() + n_periods) as f64;
    let (g, n) = (n_units as f64, rows.len() as f64);
    if n <= k {
        return Err(Error::TooFew { what: "rows", n: rows.len(), n_needed: columns.len() + n_periods + 1 });
    }
    let correction = g / (g - 1.0) * (n - 1.0) / (n - k);
    let slope = |idx: usize| {
        let mut scores: BTreeMap<u32, f64> = BTreeMap::new();
        for ((unit, weight), residual) in units.iter().zip(&design.pseudo_inverse()[idx]).zip(&fit.residuals) {
            *scores.entry(*unit).or_default() += weight * residual;
        }
        let standard_error = (correction * scores.values().map(|score| score * score).sum::<f64>()).sqrt();
        let estimate = fit.coefficients[idx];
        let reach = student_t_quantile(0.5 + level / 2.0, g - 1.0) * standard_error;
        let p = 2.0 * student_t_cdf(-(estimate / standard_error).abs(), g - 1.0);
        PanelSlope { estimate, standard_error, low: estimate - reach, high: estimate + reach, p }
    };
    Ok(Panel { within: slope(0), between: slope(1), n_units, n_rows: rows.len(), n_periods })
}

fn means(values: &[f64], keys: &[u32]) -> BTreeMap<u32, f64> {
    let mut sums: BTreeMap<u32, (f64, usize)> = BTreeMap::new();
    for (value, key) in values.iter().zip(keys) {
        let (sum, n) = sums.entry(*key).or_default();
        *sum += value;
        *n += 1;
    }
    sums.into_iter().map(|(key, (sum, n))| (key, sum / n as f64)).collect()
}

fn less_means(values: &[f64], keys: &[u32]) -> Vec<f64> {
    let means = means(values, keys);
    values.iter().zip(keys).map(|(value, key)| value - means[key]).collect()
}
