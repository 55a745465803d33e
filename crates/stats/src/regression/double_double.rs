//! Numbers of about 31 digits: a double and what it leaves out.
//!
//! Least squares on years, or on powers of one column, loses as many digits as its columns are alike; the answers are printed with
//! fifteen. So single regressions are solved with twice the digits, and rounded once.
//!
//! - **Source:** Dekker (1971), A floating-point technique for extending the available precision; Hida, Li and Bailey (2001),
//!   Algorithms for quad-double precision floating point arithmetic. Only the four operations and the root: the same bits everywhere.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// A number as the sum of two doubles that do not overlap.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Double2 {
    high: f64,
    low: f64,
}

/// Splits a double into two halves of 26 bits.
const SPLITTER: f64 = 134_217_729.0;

fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let b_seen = sum - a;
    (sum, (a - (sum - b_seen)) + (b - b_seen))
}

fn quick_two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, b - (sum - a))
}

fn split(a: f64) -> (f64, f64) {
    let scaled = SPLITTER * a;
    let high = scaled - (scaled - a);
    (high, a - high)
}

fn two_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    let ((a_high, a_low), (b_high, b_low)) = (split(a), split(b));
    (product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low)
}

impl Double2 {
    pub(crate) const ZERO: Double2 = Double2 { high: 0.0, low: 0.0 };
    pub(crate) const ONE: Double2 = Double2 { high: 1.0, low: 0.0 };

    /// The nearest double.
    pub(crate) fn rounded(self) -> f64 {
        self.high + self.low
    }

    /// The root of a number that is not below nought.
    pub(crate) fn sqrt(self) -> Double2 {
        if self.high <= 0.0 {
            return Double2::ZERO;
        }
        // One step of Newton's from the root in double gives all the digits.
        let near = self.high.sqrt();
        let rest = self - Double2::from(near) * Double2::from(near);
        Double2::from(near) + Double2::from(rest.high / (2.0 * near))
    }
}

impl From<f64> for Double2 {
    fn from(value: f64) -> Double2 {
        Double2 { high: value, low: 0.0 }
    }
}

impl Add for Double2 {
    type Output = Double2;
    fn add(self, other: Double2) -> Double2 {
        let (high, error) = two_sum(self.high, other.high);
        let (low, error_of_low) = two_sum(self.low, other.low);
        let (high, error) = quick_two_sum(high, error + low);
        let (high, low) = quick_two_sum(high, error + error_of_low);
        Double2 { high, low }
    }
}

impl Neg for Double2 {
    type Output = Double2;
    fn neg(self) -> Double2 {
        Double2 { high: -self.high, low: -self.low }
    }
}

impl Sub for Double2 {
    type Output = Double2;
    fn sub(self, other: Double2) -> Double2 {
        self + -other
    }
}

impl Mul for Double2 {
    type Output = Double2;
    fn mul(self, other: Double2) -> Double2 {
        let (high, error) = two_product(self.high, other.high);
        let (high, low) = quick_two_sum(high, error + (self.high * other.low + self.low * other.high));
        Double2 { high, low }
    }
}

impl Div for Double2 {
    type Output = Double2;
    fn div(self, other: Double2) -> Double2 {
        let first = self.high / other.high;
        let rest = self - other * Double2::from(first);
        let second = rest.high / other.high;
        let rest = rest - other * Double2::from(second);
        let (high, low) = quick_two_sum(first, second);
        Double2 { high, low } + Double2::from(rest.high / other.high)
    }
}

/// Σ aᵢbᵢ.
pub(crate) fn dot(a: &[Double2], b: &[Double2]) -> Double2 {
    a.iter().zip(b).fold(Double2::ZERO, |sum, (a, b)| sum + *a * *b)
}
