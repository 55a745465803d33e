//! Heads and rows on standard output: for people with numbers as they read them, for programs as comma-separated values.

use app::{Language, Sign, format_number};
use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table, presets};

use crate::arguments::Lang;
use crate::table::quoted;

/// What stands to the right in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A table as wide as the terminal.
pub fn as_table(heads: &[(&str, Side)], rows: &[Vec<String>]) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()))
        .set_content_arrangement(ContentArrangement::Dynamic);
    let cell = |text: &str, side: Side| {
        let alignment = if side == Side::Right { CellAlignment::Right } else { CellAlignment::Left };
        Cell::new(text).set_alignment(alignment)
    };
    table.set_header(heads.iter().map(|(head, side)| cell(head, *side)));
    for row in rows {
        table.add_row(row.iter().zip(heads).map(|(text, (_, side))| cell(text, *side)));
    }
    format!("{table}\n")
}

/// Comma-separated values, raw, with a head.
pub fn as_csv(heads: &[&str], rows: &[Vec<String>]) -> String {
    let mut csv = heads.join(",") + "\n";
    for row in rows {
        csv.push_str(&row.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(","));
        csv.push('\n');
    }
    csv
}

/// A number as readers of the language write it; a dash where there is none.
pub fn shown(value: Option<f64>, decimals: i8, sign: Sign, lang: Lang) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format_number(value, decimals, sign, Language::from(lang)))
}

/// A raw number; empty where there is none.
pub fn raw<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}
