//! Whether a series goes anywhere, and how fast, without being led by single years.

use crate::distribution::normal_cdf;
use crate::error::Error;
use crate::quantile::median;
use crate::sample::Sample;

/// Fewer years say nothing of a trend.
pub const N_YEARS_MIN: usize = 5;

/// More are counted by the normal approximation, which is then as good.
const N_EXACT_MAX: usize = 50;

/// The trend of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// The median slope of all pairs of years: by how much the value changes a year.
    pub slope: f64,
    /// Where the line stands at time nought: the median value less the slope times the median time.
    pub intercept: f64,
    /// Mann and Kendall's S: pairs that rise less pairs that fall.
    pub s: i64,
    /// With what probability a series without a trend would show as much, either way.
    pub p_value: f64,
}

/// The slope of Theil and Sen, and the test of Mann and Kendall.
///
/// Without ties the probability is exact, up to fifty values; otherwise it is the normal approximation with the variance corrected for them and a
/// step of one for continuity.
///
/// - **Unit:** the value's, by the time's.
/// - **Shape:** n times and n values → one trend. The order does not matter.
/// - **Missing:** years without a value are left out by the caller; the times say where they lay.
/// - **Edge cases:** all values equal: slope nought, p one. Years that depend on each other make p too small.
/// - **Source:** Sen (1968); Mann (1945); Kendall (1975).
///
/// # Errors
/// [`Error::TooFew`] below five years; [`Error::NotFinite`]; [`Error::LengthsDiffer`]; [`Error::OutOfRangeAt`] for a time that
/// comes twice.
///
/// ```
/// let years = [2019.0, 2020.0, 2021.0, 2022.0, 2023.0];
/// let trend = stats::trend(&years, &[10.0, 11.0, 12.0, 90.0, 14.0]).unwrap();
/// assert_eq!(trend.slope, 1.0); // one odd year does not lead it
/// assert_eq!(trend.s, 8);
/// ```
pub fn trend(times: &[f64], values: &[f64]) -> Result<Trend, Error> {
    let n = values.len();
    if times.len() != n {
        return Err(Error::LengthsDiffer { what: "times", n: times.len(), n_expected: n });
    }
    if n < N_YEARS_MIN {
        return Err(Error::TooFew { what: "years", n, n_needed: N_YEARS_MIN });
    }
    Error::unless_finite("time", times.iter().copied())?;
    Error::unless_finite("value", values.iter().copied())?;
    let mut slopes = Vec::with_capacity(n * (n - 1) / 2);
    let mut s = 0;
    for later in 1..n {
        for earlier in 0..later {
            let (step, change) = (times[later] - times[earlier], values[later] - values[earlier]);
            if step == 0.0 {
                let (what, value, allowed) = ("time", times[later], "a time of its own");
                return Err(Error::OutOfRangeAt { what, idx: later, value, allowed });
            }
            slopes.push(change / step);
            if change != 0.0 {
                s += if (change > 0.0) == (step > 0.0) { 1 } else { -1 };
            }
        }
    }
    let middle = |values: &[f64]| Sample::new(values.to_vec()).map_or(f64::NAN, |sample| median(&sample));
    let slope = Sample::new(slopes).map_or(f64::NAN, |sample| median(&sample));
    let ties = ties(values);
    let p_value = if ties.is_empty() && n <= N_EXACT_MAX { exact_p(n, s) } else { approximate_p(n, s, &ties) };
    Ok(Trend { slope, intercept: middle(values) - slope * middle(times), s, p_value })
}

/// How many share each value that comes more than once.
fn ties(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|one, other| one == other).map(|alike| alike.len() as f64).filter(|n| *n > 1.0).collect()
}

/// By the number of pairs that fall in all orders of n values, each as likely: a product of 1 + x + … + xᵏ.
fn exact_p(n: usize, s: i64) -> f64 {
    let n_pairs = n * (n - 1) / 2;
    let n_falling = ((n_pairs as i64 - s.abs()) / 2) as usize;
    // The chance of each number of falling pairs, value by value.
    let mut chances = vec![1.0];
    for n_values in 2..=n {
        let mut with_one_more = vec![0.0; chances.len() + n_values - 1];
        for (falling, chance) in chances.iter().enumerate() {
            for more in 0..n_values {
                with_one_more[falling + more] += chance / n_values as f64;
            }
        }
        chances = with_one_more;
    }
    (2.0 * chances[..=n_falling].iter().sum::<f64>()).min(1.0)
}

fn approximate_p(n: usize, s: i64, ties: &[f64]) -> f64 {
    let spread = |n: f64| n * (n - 1.0) * (2.0 * n + 5.0);
    let variance = (spread(n as f64) - ties.iter().map(|tied| spread(*tied)).sum::<f64>()) / 18.0;
    if s == 0 || variance <= 0.0 {
        return 1.0;
    }
    2.0 * normal_cdf(-((s.abs() - 1) as f64) / variance.sqrt())
}
