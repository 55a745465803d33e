//! What Excel counts with, out of what readers read.

use document::{Language, Number, Sign, Span, Text, number};

/// What goes into a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A number, not rounded, with the format that shows it.
    Number {
        /// As it came.
        value: f64,
        /// Office's code for it.
        format: String,
        /// As the document shows it: so wide it gets.
        shown: String,
    },
    /// Words, or words with numbers in them.
    Words(String),
}

/// A text as a cell.
///
/// A number alone is a number. So is a figure that names its earlier year, "2,9 (2021)": the year goes into the
/// number's format, and the cell can still be counted with. Everything else is words.
pub fn cell(text: &Text, language: Language) -> Cell {
    match text.spans.as_slice() {
        [Span::Number(number)] => number_cell(number, "", language),
        [Span::Number(number), rest @ ..] if rest.iter().any(|span| matches!(span, Span::Year(_))) => {
            let rest = Text { spans: rest.to_vec() };
            match rest.numbers().is_empty() {
                true => number_cell(number, &rest.plain(language), language),
                false => Cell::Words(text.plain(language)),
            }
        }
        _ => Cell::Words(text.plain(language)),
    }
}

/// A number with words after it.
pub fn number_cell(number: &Number, ending: &str, language: Language) -> Cell {
    let shown = format!("{}{ending}", number.shown(language));
    Cell::Number { value: number.value, format: number_format(number, ending), shown }
}

/// Office's code for a number: its decimals, its sign, and after it its unit and other words as they stand.
pub fn number_format(number: &Number, ending: &str) -> String {
    let unit = if number.unit.is_empty() { String::new() } else { format!("\u{a0}{}", number.unit) };
    let after = match format!("{unit}{ending}").replace('"', "”") {
        words if words.is_empty() => words,
        words => format!("\"{words}\""),
    };
    let digits = format!("{}{after}", number::office_format(number.decimals));
    match number.sign {
        Sign::Negative => digits,
        Sign::Always => format!("+{digits};-{digits};{digits}"),
        Sign::Never => format!("{digits};{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use document::{FactId, Language, Number, Sign, Span, Text};
    use domain::Year;

    use super::{Cell, cell};

    fn shown(spans: Vec<Span>) -> String {
        match cell(&Text { spans }, Language::Sv) {
            Cell::Number { value, format, .. } => format!("{value} as {format}"),
            Cell::Words(words) => words,
        }
    }

    fn number(value: f64, decimals: i8, sign: Sign, unit: &str) -> Span {
        Span::Number(Number { value, decimals, sign, unit: unit.into(), fact: FactId("N11008:0192:2022:T".into()) })
    }

    #[test]
    fn a_number_is_a_number_and_a_place_is_words() {
        assert_eq!(shown(vec![number(169_451.2, 0, Sign::Negative, "")]), "169451.2 as #,##0");
        assert_eq!(shown(vec![number(-3.04, 1, Sign::Always, "")]), "-3.04 as +#,##0.0;-#,##0.0;#,##0.0");
        assert_eq!(shown(vec![number(2.0, 0, Sign::Never, "%")]), "2 as #,##0\"\u{a0}%\";#,##0\"\u{a0}%\"");
        assert_eq!(shown(vec![number(3.0, 0, Sign::Never, ""), Span::Words(":e".into())]), "3:e");
        assert_eq!(shown(vec![Span::Words("uppgift saknas".into())]), "uppgift saknas");
    }

    #[test]
    fn an_older_figure_is_a_number_that_names_its_year() {
        let spans = vec![
            number(2.9, 1, Sign::Negative, ""),
            Span::Words(" (".into()),
            Span::Year(Year(2021)),
            Span::Words(")".into()),
        ];
        assert_eq!(shown(spans), "2.9 as #,##0.0\" (2021)\"");
    }
}
