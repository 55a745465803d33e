//! Numbers as Swedish and English readers write them.

use std::cell::RefCell;

use domain::rounding::rounded;
use fixed_decimal::SignDisplay;
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale_core::locale;

use crate::language::Language;
use crate::number::Sign;

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
