//! The definitions of a quantile that statistics packages use.

use crate::sample::Sample;

/// A continuous sample quantile, by its number in Hyndman and Fan (1996).
///
/// With the sample sorted as x₁ ≤ … ≤ xₙ, h = α + p(n + 1 − α − β) and j = ⌊h⌋, the quantile is
/// xⱼ + (h − j)(xⱼ₊₁ − xⱼ), where x₀ is read as x₁ and xₙ₊₁ as xₙ.
///
/// - **Source:** Hyndman and Fan (1996), "Sample quantiles in statistical packages", The American Statistician 50(4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuantileDefinition {
    /// α = 0, β = 1: the inverse of the distribution function, joined up.
    Four,
    /// α = β = ½: Hazen.
    Five,
    /// α = β = 0: Weibull. SPSS, Minitab, and Excel's `PERCENTILE.EXC`.
    Six,
    /// α = β = 1: the default in R and NumPy, and Excel's `PERCENTILE.INC`. [`quantile`](crate::quantile()) is this one.
    Seven,
    /// α = β = ⅓: unbiased for the median, whatever the distribution.
    Eight,
    /// α = β = ⅜: Blom, for normal samples.
    Nine,
}

impl QuantileDefinition {
    /// All of them, in order of their numbers.
    pub const ALL: [QuantileDefinition; 6] = [
        QuantileDefinition::Four,
        QuantileDefinition::Five,
        QuantileDefinition::Six,
        QuantileDefinition::Seven,
        QuantileDefinition::Eight,
        QuantileDefinition::Nine,
    ];

    /// Its number in Hyndman and Fan.
    pub fn number(self) -> u8 {
        match self {
            QuantileDefinition::Four => 4,
            QuantileDefinition::Five => 5,
            QuantileDefinition::Six => 6,
            QuantileDefinition::Seven => 7,
            QuantileDefinition::Eight => 8,
            QuantileDefinition::Nine => 9,
        }
    }

    fn alpha_beta(self) -> (f64, f64) {
        match self {
            QuantileDefinition::Four => (0.0, 1.0),
            QuantileDefinition::Five => (0.5, 0.5),
            QuantileDefinition::Six => (0.0, 0.0),
            QuantileDefinition::Seven => (1.0, 1.0),
            QuantileDefinition::Eight => (1.0 / 3.0, 1.0 / 3.0),
            QuantileDefinition::Nine => (0.375, 0.375),
        }
    }
}

/// The quantile of a sample after one of the definitions.
///
/// - **Unit:** same as the sample.
/// - **Shape:** n values in, one value out.
/// - **Edge cases:** n = 1 returns that value; `p` outside 0–1 is taken as the nearest of them; a position before the
///   first value is the first, one after the last is the last.
///
/// ```
/// use stats::{QuantileDefinition, Sample, quantile_by};
/// let sample = Sample::new(vec![1.0, 2.0, 3.0, 4.0]).unwrap();
/// assert_eq!(quantile_by(&sample, 0.25, QuantileDefinition::Seven), 1.75);
/// assert_eq!(quantile_by(&sample, 0.25, QuantileDefinition::Six), 1.25);
/// ```
pub fn quantile_by(sample: &Sample, p: f64, definition: QuantileDefinition) -> f64 {
    let values = sample.values();
    let n = values.len();
    let (alpha, beta) = definition.alpha_beta();
    let position = alpha + p.clamp(0.0, 1.0) * (n as f64 + 1.0 - alpha - beta);
    // 0.025 × 280 should be the seventh value, and not a hair before it.
    let whole = position.round();
    let position = if (position - whole).abs() < 1e-9 { whole } else { position }.clamp(1.0, n as f64);
    let below_idx = position.floor() as usize - 1;
    let below = values[below_idx];
    match values.get(below_idx + 1) {
        Some(above) => below + (position - position.floor()) * (above - below),
        None => below,
    }
}
