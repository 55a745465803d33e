//! Rounding as Office does it: what is shown is what is ranked.

use fixed_decimal::{Decimal, FloatPrecision, SignedRoundingMode, UnsignedRoundingMode};

/// Rounds half away from zero, as Office does, from the number's shortest decimal form.
///
/// - **Unit:** same in and out; negative `decimals` round to tens, hundreds and so on.
/// - **Edge cases:** a negative number that rounds to nought gives nought without a sign.
///
/// ```
/// use domain::rounding::round_half_away;
/// assert_eq!(round_half_away(0.285, 2), 0.29); // binary arithmetic would say 0.28
/// assert_eq!(round_half_away(-2.5, 0), -3.0);
/// assert_eq!(round_half_away(16829.0, -2), 16800.0);
/// ```
///
/// # Panics
/// When `value` is not finite.
pub fn round_half_away(value: f64, decimals: i8) -> f64 {
    rounded(value, decimals).to_string().parse::<f64>().expect("a decimal is a number") + 0.0
}

/// The same as a decimal number, for writing it out.
///
/// # Panics
/// When `value` is not finite.
pub fn rounded(value: f64, decimals: i8) -> Decimal {
    assert!(value.is_finite(), "a shown number is finite");
    let mut decimal =
        Decimal::try_from_f64(value, FloatPrecision::RoundTrip).expect("a finite number has a decimal form");
    let position = -i16::from(decimals);
    decimal.round_with_mode(position, SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand));
    decimal.pad_end(position.min(0));
    // Rounded to hundreds, 13 is nought of two digits: "00".
    decimal.trim_start();
    if decimal.absolute.is_zero() {
        decimal.set_sign(fixed_decimal::Sign::None);
    }
    decimal
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::round_half_away;

    #[rstest]
    #[case::half_up(2.5, 0, 3.0)]
    #[case::half_away_below_nought(-2.5, 0, -3.0)]
    #[case::half_away_from_nought(-0.5, 0, -1.0)]
    #[case::binary_would_say_0_28(0.285, 2, 0.29)]
    #[case::carries(9.96, 1, 10.0)]
    #[case::carries_below_nought(-9.96, 1, -10.0)]
    #[case::already_short(7.5, 2, 7.5)]
    #[case::whole(1234.0, 0, 1234.0)]
    #[case::next_digit_alone_decides(0.4499, 1, 0.4)]
    #[case::never_negative_nought(-0.04, 1, 0.0)]
    fn rounding_is_half_away_from_nought_on_the_decimal_digits(
        #[case] value: f64,
        #[case] decimals: i8,
        #[case] expected: f64,
    ) {
        let rounded = round_half_away(value, decimals);
        assert_eq!(rounded.to_bits(), expected.to_bits(), "{value} gives {rounded}");
    }
}
