//! Numbers as Swedish and English readers write them.

use std::cell::RefCell;

use fixed_decimal::{Decimal, FloatPrecision, SignDisplay, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale_core::locale;

use crate::language::Language;
use crate::number::Sign;

/// Rounds half away from zero, as Office does, from the number's shortest decimal form.
///
/// - **Unit:** same in and out; negative `decimals` round to tens, hundreds and so on.
/// - **Edge cases:** a negative number that rounds to nought gives nought without a sign.
///
/// ```
/// assert_eq!(document::format::round_half_away(0.285, 2), 0.29); // binary arithmetic would say 0.28
/// assert_eq!(document::format::round_half_away(-2.5, 0), -3.0);
/// assert_eq!(document::format::round_half_away(16829.0, -2), 16800.0);
/// ```
///
/// # Panics
/// When `value` is not finite.
pub fn round_half_away(value: f64, decimals: i8) -> f64 {
    rounded(value, decimals).to_string().parse::<f64>().expect("a decimal is a number") + 0.0
}

/// The number as readers of the language write it.
///
/// Thousands by a hard space (Swedish) or a comma (English), decimal comma or point, U+2212 as minus.
///
/// ```
/// use document::{Language, Sign, format::format_number};
/// assert_eq!(format_number(169451.2, 0, Sign::Negative, Language::Sv), "169\u{a0}451");
/// assert_eq!(format_number(-6.55, 1, Sign::Always, Language::Sv), "\u{2212}6,6");
/// assert_eq!(format_number(0.04, 1, Sign::Always, Language::Sv), "0,0");
/// assert_eq!(format_number(8755.0, -2, Sign::Always, Language::En), "+8,800");
/// assert_eq!(format_number(13.0, -2, Sign::Always, Language::Sv), "0");
/// ```
///
/// # Panics
/// When `value` is not finite: figures are checked where they come in.
pub fn format_number(value: f64, decimals: i8, sign: Sign, language: Language) -> String {
    let mut decimal = rounded(value, decimals);
    decimal.apply_sign_display(match sign {
        Sign::Negative => SignDisplay::Negative,
        Sign::Always => SignDisplay::ExceptZero,
        Sign::Never => SignDisplay::Never,
    });
    thread_local! {
        static FORMATTERS: RefCell<[Option<DecimalFormatter>; 2]> = const { RefCell::new([None, None]) };
    }
    FORMATTERS.with_borrow_mut(|formatters| {
        let slot = &mut formatters[usize::from(language == Language::En)];
        let formatter = slot.get_or_insert_with(|| {
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(GroupingStrategy::Always);
            let locale = match language {
                Language::Sv => locale!("sv-SE"),
                Language::En => locale!("en-GB"),
            };
            DecimalFormatter::try_new(locale.into(), options).expect("both locales are compiled in")
        });
        formatter.format(&decimal).to_string().replace('-', "\u{2212}")
    })
}

fn rounded(value: f64, decimals: i8) -> Decimal {
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
