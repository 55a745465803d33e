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

/// One series, or numbers that a construction needs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// Its name.
    pub head: String,
    /// One a row; a hole where there is no figure. Rows past its end are holes.
    pub values: Vec<Option<f64>>,
    /// How Excel computes them, where they follow from other cells: `B2-C2`. Rows past its end are plain numbers.
    pub formulas: Vec<Option<String>>,
    /// Its own number format; that of the sheet where there is none.
    pub format: Option<String>,
}

impl Column {
    /// A column of plain numbers.
    pub fn new(head: impl Into<String>, values: Vec<Option<f64>>) -> Column {
        Column { head: head.into(), values, ..Column::default() }
    }

    /// The value in a row.
    pub fn value(&self, row_idx: usize) -> Option<f64> {
        self.values.get(row_idx).copied().flatten()
    }
}

/// Some of a sheet's numbers, counted from nought: rows below the heads, columns after the names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cells {
    /// Down one column.
    Down(usize, std::ops::Range<usize>),
    /// Along one row.
    Along(usize, std::ops::Range<usize>),
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
        self.numbers_reference(&Cells::Down(column_idx, rows))
    }

    /// Numbers as a cached reference; a hole is a point left out.
    pub fn numbers_reference(&self, cells: &Cells) -> String {
        let (formula, column_idx, values): (_, _, Vec<Option<f64>>) = match cells {
            Cells::Down(column_idx, rows) => {
                let formula = area(&column_letters(column_idx + 1), rows);
                (formula, *column_idx, rows.clone().map(|row| self.columns[*column_idx].value(row)).collect())
            }
            Cells::Along(row, columns) => {
                let values = columns.clone().map(|column| self.columns[column].value(*row)).collect();
                (along(row + 2, columns), columns.start, values)
            }
        };
        let format = self.columns.get(column_idx).and_then(|column| column.format.as_ref()).unwrap_or(&self.format);
        let mut out = format!(
            "<c:numRef><c:f>{formula}</c:f><c:numCache><c:formatCode>{}</c:formatCode><c:ptCount val=\"{}\"/>",
            escaped(format),
            values.len()
        );
        for (idx, value) in values.iter().enumerate() {
            if let Some(value) = value {
                let _ = write!(out, "<c:pt idx=\"{idx}\"><c:v>{value}</c:v></c:pt>");
            }
        }
        out + "</c:numCache></c:numRef>"
    }

    /// The heads of some columns as a cached reference.
    pub fn heads_reference(&self, columns: &std::ops::Range<usize>) -> String {
        let mut out =
            format!("<c:strRef><c:f>{}</c:f><c:strCache><c:ptCount val=\"{}\"/>", along(1, columns), columns.len());
        for (idx, column) in self.columns[columns.clone()].iter().enumerate() {
            let _ = write!(out, "<c:pt idx=\"{idx}\"><c:v>{}</c:v></c:pt>", escaped(&column.head));
        }
        out + "</c:strCache></c:strRef>"
    }

    /// A row's name as the cached name of a series.
    pub fn name_reference(&self, row_idx: usize) -> String {
        format!(
            "<c:tx><c:strRef><c:f>{SHEET_NAME}!$A${}</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{}</c:v></c:pt></c:strCache></c:strRef></c:tx>",
            row_idx + 2,
            escaped(&self.names[row_idx])
        )
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

fn along(row: usize, columns: &std::ops::Range<usize>) -> String {
    let first = column_letters(columns.start + 1);
    match columns.len() {
        1 => format!("{SHEET_NAME}!${first}${row}"),
        _ => format!("{SHEET_NAME}!${first}${row}:${}${row}", column_letters(columns.end)),
    }
}

/// The name of a cell, as formulas write it: column after the names, row below the heads, both from nought.
pub fn cell_name(column_idx: usize, row_idx: usize) -> String {
    format!("{}{}", column_letters(column_idx + 1), row_idx + 2)
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
