//! A number as it is to be shown.

use crate::fact::FactId;
use crate::format::format_number;
use crate::language::Language;

/// When a sign is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sign {
    /// Only a minus.
    #[default]
    Negative,
    /// Always, as on every difference; nought has none.
    Always,
    /// Never: the words say which way.
    Never,
}

/// A number as it is to be shown, with the fact it shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// The raw value; rounding happens once, when it is shown.
    pub value: f64,
    /// Decimals to show. Negative rounds to tens (−1), hundreds (−2) and so on.
    pub decimals: i8,
    /// When a sign is shown.
    pub sign: Sign,
    /// What stands directly after the number: `kr`, `%`, or nothing.
    pub unit: String,
    /// The fact it shows.
    pub fact: FactId,
}

impl Number {
    /// The number as readers see it, with its unit: `169 451 kr`, `−6,6 %`.
    pub fn shown(&self, language: Language) -> String {
        let digits = self.digits(language);
        if self.unit.is_empty() { digits } else { format!("{digits}\u{a0}{}", self.unit) }
    }

    /// The number as readers see it, without its unit.
    pub fn digits(&self, language: Language) -> String {
        format_number(self.value, self.decimals, self.sign, language)
    }

    /// The same number without its unit, for columns whose head names the unit.
    pub fn without_unit(&self) -> Number {
        Number { unit: String::new(), ..self.clone() }
    }

    /// Office's neutral number format with as many decimals: `#,##0.0`.
    pub fn office_format(&self) -> String {
        office_format(self.decimals)
    }
}

/// Office's neutral number format: the reader's Office shows it with her own separators.
///
/// ```
/// assert_eq!(document::number::office_format(1), "#,##0.0");
/// assert_eq!(document::number::office_format(0), "#,##0");
/// ```
pub fn office_format(decimals: i8) -> String {
    match usize::try_from(decimals) {
        Ok(n) if n > 0 => format!("#,##0.{}", "0".repeat(n)),
        _ => "#,##0".to_owned(),
    }
}
