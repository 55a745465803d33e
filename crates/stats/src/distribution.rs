//! The normal, Student's t and chi-square: how likely, and how far out.
//!
//! Everything is computed on `libm`, so that the same question has the same answer, to the bit, on every machine. The
//! tests hold it against published tables, SciPy and the crate `statrs`.

use crate::special_functions::{incomplete_beta, incomplete_gamma};

/// Φ(x): how much of a standard normal lies below `x`.
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// Φ⁻¹(p): below what a standard normal lies with probability `p`.
///
/// - **Edge cases:** 0 and 1 give the two infinities; outside them there is none, and the answer is NaN.
/// - **Source:** Wichura (1988), algorithm AS 241 (PPND16), good to about 1 part in 10¹⁶.
///
/// ```
/// assert!((stats::normal_quantile(0.975) - 1.959963984540054).abs() < 1e-15);
/// ```
pub fn normal_quantile(p: f64) -> f64 {
    let from_middle = p - 0.5;
    if from_middle.abs() <= 0.425 {
        let r = 0.180_625 - from_middle * from_middle;
        return from_middle * polynomial(&CENTRE.0, r) / polynomial(&CENTRE.1, r);
    }
    let tail = if from_middle < 0.0 { p } else { 1.0 - p };
    if tail.is_nan() || tail < 0.0 {
        return f64::NAN;
    }
    if tail == 0.0 {
        return if from_middle < 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let r = (-libm::log(tail)).sqrt();
    let (start, coefficients) = if r <= 5.0 { (1.6, &MIDDLE) } else { (5.0, &FAR) };
    let distance = polynomial(&coefficients.0, r - start) / polynomial(&coefficients.1, r - start);
    if from_middle < 0.0 { -distance } else { distance }
}

/// How far to both sides a normal reaches with probability `level`: 1.96 for 0.95.
pub(crate) fn two_sided_normal(level: f64) -> f64 {
    -normal_quantile(0.5 * (1.0 - level))
}

/// How much of Student's t with `degrees_of_freedom` lies below `x`.
pub fn student_t_cdf(x: f64, degrees_of_freedom: f64) -> f64 {
    let beyond = student_t_tail(x.abs(), degrees_of_freedom);
    if x < 0.0 { beyond } else { 1.0 - beyond }
}

/// P(T > x) for x ≥ 0.
fn student_t_tail(x: f64, degrees_of_freedom: f64) -> f64 {
    let squared = x * x;
    0.5 * incomplete_beta(0.5 * degrees_of_freedom, 0.5, degrees_of_freedom / (degrees_of_freedom + squared))
}

/// Below what Student's t with `degrees_of_freedom` lies with probability `p`.
///
/// - **Edge cases:** 0 and 1 give the two infinities; outside them NaN. Degrees of freedom need not be whole; with a
///   million of them it is good to ten digits.
/// - **Source:** found by halving [`student_t_cdf`].
///
/// ```
/// assert!((stats::student_t_quantile(0.975, 10.0) - 2.228).abs() < 5e-4);
/// ```
pub fn student_t_quantile(p: f64, degrees_of_freedom: f64) -> f64 {
    let tail = if p < 0.5 { p } else { 1.0 - p };
    if tail.is_nan() || tail < 0.0 {
        return f64::NAN;
    }
    let distance =
        if tail == 0.0 { f64::INFINITY } else { falling_to(tail, |x| student_t_tail(x, degrees_of_freedom)) };
    if p < 0.5 { -distance } else { distance }
}

/// How much of a chi-square with `degrees_of_freedom` lies below `x`.
pub fn chi_square_cdf(x: f64, degrees_of_freedom: f64) -> f64 {
    incomplete_gamma(0.5 * degrees_of_freedom, 0.5 * x).0
}

/// Below what a chi-square with `degrees_of_freedom` lies with probability `p`.
///
/// - **Edge cases:** 0 gives nought and 1 infinity; outside them NaN.
/// - **Source:** found by halving [`chi_square_cdf`], or its complement where that is the smaller.
///
/// ```
/// assert!((stats::chi_square_quantile(0.95, 10.0) - 18.307).abs() < 5e-4);
/// ```
pub fn chi_square_quantile(p: f64, degrees_of_freedom: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    let tails = |x: f64| incomplete_gamma(0.5 * degrees_of_freedom, 0.5 * x);
    if p == 0.0 || p == 1.0 {
        return if p == 0.0 { 0.0 } else { f64::INFINITY };
    }
    if p < 0.5 { falling_to(-p, |x| -tails(x).0) } else { falling_to(1.0 - p, |x| tails(x).1) }
}

/// The x ≥ 0 at which a falling function comes down to `level`; infinite where it never does.
fn falling_to(level: f64, function: impl Fn(f64) -> f64) -> f64 {
    let mut high = 1.0;
    while function(high) > level {
        high *= 2.0;
        if high > 1e300 {
            return f64::INFINITY;
        }
    }
    let mut low = if high > 1.0 { 0.5 * high } else { 0.0 };
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return middle;
        }
        if function(middle) > level {
            low = middle;
        } else {
            high = middle;
        }
    }
}

fn polynomial(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

/// Coefficients of AS 241: numerator and denominator, constant first.
type Fraction = ([f64; 8], [f64; 8]);

const CENTRE: Fraction = (
    [
        3.387_132_872_796_366_6,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_854,
    ],
);

const MIDDLE: Fraction = (
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
);

const FAR: Fraction = (
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_7e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
);
