//! What is worth talking about: several percentiles in one number that none of them can carry alone.

/// No part counts for less than this: one weak side does not silence the others.
pub const FLOOR: f64 = 0.1;
/// What a part counts for where it cannot be told.
pub const NEUTRAL: f64 = 0.5;

/// The conversation value: the geometric mean of percentiles, each at least [`FLOOR`].
///
/// - **Unit:** percentiles 0–1 → 0.1–1.
/// - **Missing:** a part that cannot be told counts [`NEUTRAL`]: a plain product would kill whatever has no kronor.
/// - **Edge cases:** `None` without parts.
/// - **Source:** the method of this program, see "What deserves the stage".
///
/// ```
/// use stats::conversation::conversation_value;
/// assert_eq!(conversation_value(&[Some(0.25), Some(1.0)]), Some(0.5));
/// assert_eq!(conversation_value(&[Some(0.0), None]).unwrap(), (0.1f64 * 0.5).sqrt());
/// ```
pub fn conversation_value(parts: &[Option<f64>]) -> Option<f64> {
    let product: f64 = parts.iter().map(|part| part.map_or(NEUTRAL, |part| part.clamp(FLOOR, 1.0))).product();
    (!parts.is_empty()).then(|| libm::pow(product, 1.0 / parts.len() as f64))
}

/// Each value's mid-rank percentile among those that can be told.
///
/// - **Shape:** n in → n out, same order.
/// - **Missing:** stays missing, and does not count among the others.
/// - **Edge cases:** ties are averaged, so what is the same for all is in the middle.
/// - **Source:** Hazen (1914), (r − 0.5) ÷ n.
pub fn percentiles(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut told: Vec<f64> = values.iter().copied().flatten().collect();
    told.sort_by(f64::total_cmp);
    let n = told.len() as f64;
    values
        .iter()
        .map(|value| {
            value.map(|value| {
                let n_below = told.partition_point(|other| *other < value) as f64;
                let n_to = told.partition_point(|other| *other <= value) as f64;
                (n_below + n_to) / 2.0 / n
            })
        })
        .collect()
}
