//! The middle of a sample, and its other quantiles.

use crate::sample::Sample;

/// Sample quantile with linear interpolation.
///
/// With the sample sorted as x₁ ≤ … ≤ xₙ and h = (n − 1)p + 1, the result is x⌊h⌋ + (h − ⌊h⌋)(x⌊h⌋₊₁ − x⌊h⌋).
///
/// - **Unit:** same as the sample.
/// - **Shape:** n values in, one value out.
/// - **Edge cases:** n = 1 returns that value for every `p`; `p` outside 0–1 is taken as the nearest of them.
/// - **Source:** Hyndman and Fan (1996), definition 7; the default in R and NumPy.
///
/// ```
/// use stats::{Sample, quantile};
/// let sample = Sample::new(vec![4.0, 1.0, 3.0, 2.0]).unwrap();
/// assert_eq!(quantile(&sample, 0.25), 1.75);
/// ```
pub fn quantile(sample: &Sample, p: f64) -> f64 {
    quantile_of_ascending(sample.values(), p)
}

/// As [`quantile`], of values that are known to be finite and ascending: for those who sort once and ask often.
///
/// # Panics
/// When there are none.
pub fn quantile_of_ascending(values: &[f64], p: f64) -> f64 {
    let position = (values.len() - 1) as f64 * p.clamp(0.0, 1.0);
    let below_idx = position.floor() as usize;
    let below = values[below_idx];
    match values.get(below_idx + 1) {
        Some(above) => below + (position - position.floor()) * (above - below),
        None => below,
    }
}

/// The interquartile range of a normal distribution, in standard deviations.
pub const IQR_OF_NORMAL: f64 = 1.349;

/// A standard deviation that a few far-off values do not move: the interquartile range ÷ 1.349.
///
/// - **Edge cases:** nought where the middle half are equal.
pub fn robust_standard_deviation(sample: &Sample) -> f64 {
    (quantile(sample, 0.75) - quantile(sample, 0.25)) / IQR_OF_NORMAL
}

/// The value in the middle; of an even number the mean of the two in the middle.
pub fn median(sample: &Sample) -> f64 {
    quantile(sample, 0.5)
}

/// The unweighted mean, summed in ascending order so that the same values always give the same bits.
pub fn mean(sample: &Sample) -> f64 {
    mean_of_ascending(sample.values())
}

/// As [`mean`], of values that are known to be finite and ascending. NaN of none.
pub fn mean_of_ascending(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
