//! The natural logarithm, for what counts in multiples: people, density.

/// The natural logarithm, the same to the last bit on every machine.
///
/// - **Edge cases:** `None` for nought, negative and not finite numbers.
///
/// ```
/// assert_eq!(stats::natural_log(1.0), Some(0.0));
/// assert_eq!(stats::natural_log(0.0), None);
/// ```
pub fn natural_log(x: f64) -> Option<f64> {
    (x.is_finite() && x > 0.0).then(|| libm::log(x))
}

/// eˣ: what a logarithm was taken of, the same on every machine.
///
/// ```
/// assert_eq!(stats::exponential(0.0), 1.0);
/// ```
pub fn exponential(x: f64) -> f64 {
    libm::exp(x)
}
