//! A chart's numbers, from which its workbook and its caches are both written.

use std::fmt::Write as _;

use crate::xml::escaped;

/// The one sheet of a chart's workbook: names in the first column, series in the others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Over the names.
    pub names_head: String,
    /// The rows' names.
    pub names: Vec<String>,
    /// The series.
    pub columns: Vec<Column>,
    /// What stands below the chart's own rows for whoever edits it: riket, the median.
    pub below: Vec<(String, f64)>,
    /// Office's neutral number format of the values: `#,##0.0`.
    pub format: String,
}

/// One series.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name.
    pub head: String,
    /// One a row; a hole where there is no figure.
    pub values: Vec<Option<f64>>,
}

/// The name the references use; Office's own charts have it in every language.
pub const SHEET_NAME: &str = "Sheet1";

impl Sheet {
    /// The names as a cached reference.
    pub fn names_reference(&self, rows: std::ops::Range<usize>) -> String {
        let mut out =
            format!("<c:strRef><c:f>{}</c:f><c:strCache><c:ptCount val=\"{}\"/>", area("A", &rows), rows.len());
        for (idx, name) in self.names[rows].iter().enumerate() {
            let _ = write!(out, "<c:pt idx=\"{idx}\"><c:v>{}</c:v></c:pt>", escaped(name));
        }
        out + "</c:strCache></c:strRef>"
    }

    /// A series' values as a cached reference; a hole is a point left out.
    pub fn values_reference(&self, column_idx: usize, rows: std::ops::Range<usize>) -> String {
        let column = column_letters(column_idx + 1);
        let mut out = format!(
            "<c:numRef><c:f>{}</c:f><c:numCache><c:formatCode>{}</c:formatCode><c:ptCount val=\"{}\"/>",
            area(&column, &rows),
            escaped(&self.format),
            rows.len()
        );
        for (idx, value) in self.columns[column_idx].values[rows].iter().enumerate() {
            if let Some(value) = value {
                let _ = write!(out, "<c:pt idx=\"{idx}\"><c:v>{value}</c:v></c:pt>");
            }
        }
        out + "</c:numCache></c:numRef>"
    }

    /// A series' name as a cached reference.
    pub fn head_reference(&self, column_idx: usize) -> String {
        format!(
            "<c:tx><c:strRef><c:f>{SHEET_NAME}!${}$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{}</c:v></c:pt></c:strCache></c:strRef></c:tx>",
            column_letters(column_idx + 1),
            escaped(&self.columns[column_idx].head)
        )
    }

    /// How many rows it has.
    pub fn n_rows(&self) -> usize {
        self.names.len()
    }
}

fn area(column: &str, rows: &std::ops::Range<usize>) -> String {
    match rows.len() {
        1 => format!("{SHEET_NAME}!${column}${}", rows.start + 2),
        _ => format!("{SHEET_NAME}!${column}${}:${column}${}", rows.start + 2, rows.end + 1),
    }
}

/// A column's letters: 0 is A, 26 is AA.
pub fn column_letters(mut idx: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'A' + u8::try_from(idx % 26).expect("a remainder of 26"));
        if idx < 26 {
            break;
        }
        idx = idx / 26 - 1;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}
