//! Places on a list, ties honoured.

/// Which end of the list is first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// The largest value is first.
    Higher,
    /// The smallest value is first.
    Lower,
}

/// One value's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    /// 1 + how many are better.
    pub place: usize,
    /// How many share the place, itself counted.
    pub n_sharing: usize,
}

/// The place of each value: 1 + the number of better ones, so that after a shared place the next is skipped.
///
/// - **Shape:** n in → n out, same order.
/// - **Edge cases:** equal values share a place; round first when what is shown is what is ranked.
///
/// ```
/// use stats::{Better, ranks};
/// let places: Vec<usize> = ranks(&[90.0, 86.0, 90.0, 80.0], Better::Higher).iter().map(|r| r.place).collect();
/// assert_eq!(places, [1, 3, 1, 4]);
/// ```
pub fn ranks(values: &[f64], better: Better) -> Vec<Rank> {
    values
        .iter()
        .map(|value| {
            let is_better = |other: &&f64| match better {
                Better::Higher => **other > *value,
                Better::Lower => **other < *value,
            };
            Rank {
                place: 1 + values.iter().filter(is_better).count(),
                n_sharing: values.iter().filter(|other| *other == value).count(),
            }
        })
        .collect()
}

/// Where `value` stands in `sample`, from nought (lowest) to one (highest): (r − 0.5) ÷ n with the mid-rank r.
///
/// - **Edge cases:** ties are averaged; fewer than five give none.
/// - **Source:** Hazen (1914), plotting position.
pub fn mid_rank_percentile(sample: &[f64], value: f64) -> Option<f64> {
    let n_below = sample.iter().filter(|other| **other < value).count();
    let n_equal = sample.iter().filter(|other| **other == value).count();
    percentile_of_mid_rank(n_below, n_equal, sample.len())
}

/// As [`mid_rank_percentile`], when it is known how many of `n` are lower, and how many are equal, itself counted.
pub fn percentile_of_mid_rank(n_below: usize, n_equal: usize, n: usize) -> Option<f64> {
    const N_MIN: usize = 5;
    let mid_rank = n_below as f64 + (n_equal as f64 + 1.0) / 2.0;
    (n >= N_MIN).then(|| (mid_rank - 0.5) / n as f64)
}
