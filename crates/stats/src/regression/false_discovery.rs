//! Many questions at once: how large a part of what was found was found by chance; and the test that something is small.

use crate::distribution::student_t_cdf;
use crate::error::Error;

/// Benjamini and Hochberg's adjusted p: the smallest false-discovery rate at which each would be a discovery.
///
/// p₍ᵢ₎ · m ÷ i, made non-decreasing from the largest down.
///
/// - **Shape:** m in, m out in the same order; the family's size m is to be told beside them.
/// - **Source:** Benjamini and Hochberg (1995).
///
/// # Errors
/// [`Error::OutOfRangeAt`] for a p outside nought to one.
///
/// ```
/// let adjusted = stats::false_discovery_adjusted(&[0.01, 0.04, 0.03])?;
/// assert!((adjusted[0] - 0.03).abs() < 1e-15 && (adjusted[1] - 0.04).abs() < 1e-15);
/// # Ok::<(), stats::Error>(())
/// ```
pub fn false_discovery_adjusted(p_values: &[f64]) -> Result<Vec<f64>, Error> {
    if let Some((idx, value)) = p_values.iter().enumerate().find(|(_, p)| !(0.0..=1.0).contains(*p)) {
        return Err(Error::OutOfRangeAt { what: "the p-value", idx, value: *value, allowed: "from 0 to 1" });
    }
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|a, b| p_values[*b].total_cmp(&p_values[*a]));
    let mut adjusted = vec![0.0; p_values.len()];
    let mut least = 1.0_f64;
    for (place, idx) in order.iter().enumerate() {
        let rank = p_values.len() - place;
        least = least.min(p_values[*idx] * p_values.len() as f64 / rank as f64);
        adjusted[*idx] = least;
    }
    Ok(adjusted)
}

/// How likely an estimate as near to nought, or nearer, would be if the truth lay at `margin` or beyond, to either side: two one-sided
/// tests, the larger p of the two.
///
/// Below 0.05 the effect is proven to be smaller than the margin; "not significant" alone never proves that.
///
/// - **Edge cases:** a standard error of nought decides by the estimate alone.
/// - **Source:** Schuirmann (1987).
///
/// ```
/// assert!(stats::equivalence_p(0.01, 0.02, 0.1, 200.0) < 0.001);
/// assert!(stats::equivalence_p(0.01, 0.20, 0.1, 200.0) > 0.3);
/// ```
pub fn equivalence_p(estimate: f64, standard_error: f64, margin: f64, degrees_of_freedom: f64) -> f64 {
    if standard_error <= 0.0 {
        return if estimate.abs() < margin { 0.0 } else { 1.0 };
    }
    let above = student_t_cdf((estimate - margin) / standard_error, degrees_of_freedom);
    let below = student_t_cdf(-(estimate + margin) / standard_error, degrees_of_freedom);
    above.max(below)
}
