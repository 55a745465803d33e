//! The functions that distributions are made of: incomplete gamma and beta, digamma and trigamma.
//!
//! On `libm`, so that the last bit is the same on every machine.

use libm::{exp, lgamma, log, log1p};

/// Where a series or a fraction has become still.
const STILL: f64 = 1e-16;
/// Far more terms than any argument of ours takes.
const N_TERMS_MAX: usize = 1_000_000;
/// In place of nought where a fraction would divide by it.
const TINY: f64 = 1e-300;

/// Both tails of the regularised incomplete gamma function: P(a, x) and Q(a, x) = 1 − P(a, x).
///
/// - **Edge cases:** x ≤ 0 gives (0, 1). For large `a` about a · 1e-16 of relative precision is lost.
/// - **Source:** the series 26.4 and the fraction 26.4.10 of Abramowitz and Stegun (1964), by Lentz (1976).
pub(crate) fn incomplete_gamma(a: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if x.is_infinite() {
        return (1.0, 0.0);
    }
    let scale = exp(a * log(x) - x - lgamma(a));
    if x < a + 1.0 {
        let (mut term, mut sum) = (1.0 / a, 1.0 / a);
        for n in 1..N_TERMS_MAX {
            term *= x / (a + n as f64);
            sum += term;
            if term < sum * STILL {
                break;
            }
        }
        let below = (scale * sum).min(1.0);
        (below, 1.0 - below)
    } else {
        let mut b = x + 1.0 - a;
        let mut c = 1.0 / TINY;
        let mut d = 1.0 / b;
        let mut fraction = d;
        for n in 1..N_TERMS_MAX {
            let n = n as f64;
            let numerator = -n * (n - a);
            b += 2.0;
            d = 1.0 / away_from_nought(numerator * d + b);
            c = away_from_nought(b + numerator / c);
            let factor = d * c;
            fraction *= factor;
            if (factor - 1.0).abs() < 3.0 * f64::EPSILON {
                break;
            }
        }
        let above = (scale * fraction).min(1.0);
        (1.0 - above, above)
    }
}

/// The regularised incomplete beta function I_x(a, b); its complement is I_{1−x}(b, a).
///
/// - **Edge cases:** x ≤ 0 gives nought, x ≥ 1 gives one.
/// - **Source:** the fraction 26.5.8 of Abramowitz and Stegun (1964), by Lentz (1976).
pub(crate) fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let scale = exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b));
    // The fraction is quick on one side only.
    if x < (a + 1.0) / (a + b + 2.0) {
        scale * beta_fraction(a, b, x) / a
    } else {
        1.0 - scale * beta_fraction(b, a, 1.0 - x) / b
    }
}

fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let mut c = 1.0;
    let mut d = 1.0 / away_from_nought(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for n in 1..N_TERMS_MAX {
        let n = n as f64;
        let even = n * (b - n) * x / ((a + 2.0 * n - 1.0) * (a + 2.0 * n));
        d = 1.0 / away_from_nought(1.0 + even * d);
        c = away_from_nought(1.0 + even / c);
        fraction *= d * c;
        let odd = -(a + n) * (a + b + n) * x / ((a + 2.0 * n) * (a + 2.0 * n + 1.0));
        d = 1.0 / away_from_nought(1.0 + odd * d);
        c = away_from_nought(1.0 + odd / c);
        let factor = d * c;
        fraction *= factor;
        if (factor - 1.0).abs() < 3.0 * f64::EPSILON {
            break;
        }
    }
    fraction
}

fn away_from_nought(value: f64) -> f64 {
    if value.abs() < TINY { TINY } else { value }
}

/// The derivative of ln Γ, for x > 0.
///
/// - **Source:** the recurrence and the asymptotic series 6.3.18 of Abramowitz and Stegun (1964).
pub(crate) fn digamma(x: f64) -> f64 {
    let (mut x, mut below) = (x, 0.0);
    while x < 10.0 {
        below += 1.0 / x;
        x += 1.0;
    }
    let y = 1.0 / (x * x);
    let series = y
        * (1.0 / 12.0
            - y * (1.0 / 120.0 - y * (1.0 / 252.0 - y * (1.0 / 240.0 - y * (1.0 / 132.0 - y * 691.0 / 32760.0)))));
    log(x) - 0.5 / x - series - below
}

/// The derivative of [`digamma`], for x > 0.
///
/// - **Source:** the asymptotic series 6.4.12 of Abramowitz and Stegun (1964).
pub(crate) fn trigamma(x: f64) -> f64 {
    let (mut x, mut above) = (x, 0.0);
    while x < 10.0 {
        above += 1.0 / (x * x);
        x += 1.0;
    }
    let y = 1.0 / (x * x);
    let series = y
        * (1.0 / 6.0 - y * (1.0 / 30.0 - y * (1.0 / 42.0 - y * (1.0 / 30.0 - y * (5.0 / 66.0 - y * 691.0 / 2730.0)))));
    above + 1.0 / x + 0.5 * y + series / x
}

/// The x > 0 whose trigamma is `value`; `None` for a value that is not above nought, which no x has.
pub(crate) fn trigamma_inverse(value: f64) -> Option<f64> {
    if value.is_nan() || value <= 0.0 {
        return None;
    }
    // Trigamma falls, from about 1/x² to about 1/x: the logarithm of x is found by halving.
    let (mut low, mut high) = (-60.0, 60.0);
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if trigamma(exp(middle)) > value {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(exp(0.5 * (low + high)))
}
