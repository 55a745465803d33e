//! Anybody's table, read as a spreadsheet writes it.
//!
//! Columns are parted by semicolons, tabs or commas, whichever the first line has most of; a file from a Swedish Excel has
//! semicolons, decimal commas, perhaps spaces between thousands, and perhaps another encoding than UTF-8. What cannot be
//! read for sure is refused with its line and column, never guessed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use csv::{Position, ReaderBuilder, StringRecord};
use thiserror::Error;

use crate::error::Error;

/// A table with a heading for each column, all of it text.
#[derive(Debug, Clone, PartialEq)]
pub struct StatsTable {
    path: PathBuf,
    separator: char,
    headings: Vec<String>,
    /// Each with its line in the file.
    rows: Vec<(u64, Vec<String>)>,
}

/// What is wrong with a table, and where.
#[derive(Debug, Error)]
pub enum TableError {
    /// The file is no text.
    #[error("`{}` is UTF-16 or no text", .path.display())]
    NoText {
        /// Which.
        path: PathBuf,
    },
    /// There is nothing to compare.
    #[error("`{}` has no rows below its headings", .path.display())]
    Empty {
        /// Which.
        path: PathBuf,
    },
    /// A row is longer or shorter than the headings.
    #[error("{}:{line}: {n} cells, where the headings are {n_expected}", .path.display())]
    Uneven {
        /// Which file.
        path: PathBuf,
        /// In which line.
        line: u64,
        /// How many cells it has.
        n: usize,
        /// How many it should have.
        n_expected: usize,
    },
    /// There is no such column.
    #[error("`{}` has no column `{column}`, but {}", .path.display(), quoted(.present))]
    NoColumn {
        /// Which file.
        path: PathBuf,
        /// The column asked for.
        column: String,
        /// Those there are.
        present: Vec<String>,
    },
    /// Two columns have the same heading.
    #[error("`{}` has more than one column `{column}`", .path.display())]
    TwoColumns {
        /// Which file.
        path: PathBuf,
        /// The column asked for.
        column: String,
    },
    /// A cell is empty, or says that there is no figure.
    #[error("{}:{line}: column `{column}` {}", .path.display(), no_figure(.text))]
    EmptyCell {
        /// Which file.
        path: PathBuf,
        /// In which line.
        line: u64,
        /// In which column.
        column: String,
        /// What stands there: nothing, or one of Statistics Sweden's marks.
        text: String,
    },
    /// A column has decimal points and decimal commas.
    #[error(
        "{}: column `{column}` has a point in line {} (`{}`) and a comma in line {} (`{}`)",
        .path.display(), .both[0].0, .both[0].1, .both[1].0, .both[1].1
    )]
    MixedDecimals {
        /// Which file.
        path: PathBuf,
        /// Which column.
        column: String,
        /// The first line with a point and the first with a comma, each with what stands there.
        both: Box<[(u64, String); 2]>,
    },
    /// A cell is not a number.
    #[error("{}:{line}: column `{column}`: `{text}` is not a number", .path.display())]
    NotANumber {
        /// Which file.
        path: PathBuf,
        /// In which line.
        line: u64,
        /// In which column.
        column: String,
        /// What stands there.
        text: String,
        /// Whether it would be one in a file that is parted by semicolons.
        has_decimal_comma: bool,
    },
    /// A number cannot be what its column means.
    #[error("{}:{line}: column `{column}` is {value}, which is not {allowed}", .path.display())]
    OutOfRange {
        /// Which file.
        path: PathBuf,
        /// In which line.
        line: u64,
        /// In which column.
        column: String,
        /// What it is.
        value: f64,
        /// What it may be.
        allowed: &'static str,
    },
    /// Two rows are about the same unit.
    #[error("{}:{line}: `{unit}` is already in line {earlier}", .path.display())]
    TwoRows {
        /// Which file.
        path: PathBuf,
        /// In which line.
        line: u64,
        /// Where it stood before.
        earlier: u64,
        /// Which unit.
        unit: String,
    },
    /// A covariate adds nothing.
    #[error("column `{column}` follows from the others given with `--x`, or is the same in every row")]
    Collinear {
        /// Which.
        column: String,
    },
}

fn quoted(columns: &[String]) -> String {
    columns.iter().map(|column| format!("`{column}`")).collect::<Vec<_>>().join(", ")
}

fn no_figure(text: &str) -> String {
    if text.is_empty() { "is empty".to_owned() } else { format!("is `{text}`, which says that there is no figure") }
}

/// How Statistics Sweden writes that a figure is unknown, that there is nothing, and that there cannot be one.
const MISSING: [&str; 5] = ["", "..", "-", "–", "."];

impl TableError {
    /// What the reader can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            TableError::NoText { .. } => "save it as CSV UTF-8: in Excel under Save as",
            TableError::Empty { .. } => "the first line names the columns; each line below is a unit",
            TableError::Uneven { .. } => "a cell that holds the separator stands in double quotes",
            TableError::NoColumn { .. } => "write a column as its heading has it; capitals count",
            TableError::TwoColumns { .. } => "rename one of them",
            TableError::EmptyCell { .. } => {
                "fill it in, take the row out, or leave such rows out with `--skip-missing`, which lists them"
            }
            TableError::MixedDecimals { .. } => {
                "write all with a comma or all with a point, and thousands with a space or with nothing between them"
            }
            TableError::NotANumber { has_decimal_comma: true, .. } => {
                "in a file with commas between columns, write a decimal point; or part the columns with semicolons"
            }
            TableError::NotANumber { .. } => "write it as 1234.5 or 1234,5, without a unit",
            TableError::OutOfRange { .. } => "correct the cell, or take the row out",
            TableError::TwoRows { .. } => "keep one row a unit: one year, one group",
            TableError::Collinear { .. } => "leave that column out",
        }
    }
}

/// A unit that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct MissingRow {
    /// Its name.
    pub unit: String,
    /// In which line it stands.
    pub line: u64,
    /// Which column has no figure.
    pub column: String,
}

/// Units with their numbers.
pub(crate) struct Columns {
    pub(crate) units: Vec<String>,
    pub(crate) lines: Vec<u64>,
    /// One for each column asked for, in that order.
    pub(crate) numbers: Vec<Vec<f64>>,
    pub(crate) missing: Vec<MissingRow>,
}

impl StatsTable {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Error::Read`], and [`Error::Table`] for what is no table.
    pub fn read(path: &Path) -> Result<StatsTable, Error> {
        let bytes = std::fs::read(path).map_err(Error::read(path))?;
        Ok(StatsTable::from_bytes(path, &bytes)?)
    }

    /// Reads the bytes of a file that is called `path` in messages.
    ///
    /// # Errors
    /// [`TableError`] for what is no table.
    pub fn from_bytes(path: &Path, bytes: &[u8]) -> Result<StatsTable, TableError> {
        let path = path.to_owned();
        let Some(text) = decoded(bytes) else { return Err(TableError::NoText { path }) };
        let text = text.replace("\r\n", "\n");
        let separator = separator(&text);
        let mut lines = Lines { text: &text, offset: 0, line: 1 };
        let mut reader = ReaderBuilder::new()
            .delimiter(separator as u8)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut headings: Vec<String> = Vec::new();
        let mut rows = Vec::new();
        // The text is whole in memory and UTF-8, and rows may be uneven: nothing is left that could fail.
        for record in reader.records().map_while(Result::ok) {
            let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            if headings.is_empty() {
                headings = cells;
                continue;
            }
            let (line, n_expected) = (lines.of(&record), headings.len());
            if cells.len() != n_expected {
                return Err(TableError::Uneven { path, line, n: cells.len(), n_expected });
            }
            rows.push((line, cells));
        }
        if rows.is_empty() {
            return Err(TableError::Empty { path });
        }
        Ok(StatsTable { path, separator, headings, rows })
    }

    /// How many rows there are below the headings.
    pub fn n_rows(&self) -> usize {
        self.rows.len()
    }

    /// The units' names, and a number from each of `columns`. Rows without a column of names are called by their lines.
    pub(crate) fn columns(
        &self,
        unit: Option<&str>,
        columns: &[&str],
        skip_missing: bool,
    ) -> Result<Columns, TableError> {
        let unit = unit.map(|unit| Ok((self.column(unit)?, unit))).transpose()?;
        let idxs = columns.iter().map(|column| self.column(column)).collect::<Result<Vec<usize>, TableError>>()?;
        let mut found = Columns { units: vec![], lines: vec![], numbers: vec![vec![]; columns.len()], missing: vec![] };
        let mut seen = BTreeMap::new();
        let mut decimals = vec![Decimals::default(); columns.len()];
        for (line, cells) in &self.rows {
            let name = match unit {
                Some((idx, unit)) if cells[idx].is_empty() => return Err(self.empty_cell(*line, unit, "")),
                Some((idx, _)) => cells[idx].clone(),
                None => format!("line {line}"),
            };
            if let Some(earlier) = seen.insert(name.clone(), *line) {
                let (path, unit) = (self.path.clone(), name.clone());
                return Err(TableError::TwoRows { path, line: *line, earlier, unit });
            }
            let is_missing = |idx: usize| MISSING.contains(&cells[idx].as_str());
            if let Some((idx, column)) = idxs.iter().zip(columns).find(|(idx, _)| is_missing(**idx)) {
                if !skip_missing {
                    return Err(self.empty_cell(*line, column, &cells[*idx]));
                }
                found.missing.push(MissingRow { unit: name.clone(), line: *line, column: (*column).to_owned() });
                continue;
            }
            for (((numbers, idx), column), decimals) in
                found.numbers.iter_mut().zip(&idxs).zip(columns).zip(&mut decimals)
            {
                numbers.push(self.number(*line, column, &cells[*idx])?);
                if let Some((point, comma)) = decimals.both_after(*line, &cells[*idx]) {
                    let (path, column) = (self.path.clone(), (*column).to_owned());
                    return Err(TableError::MixedDecimals { path, column, both: Box::new([point, comma]) });
                }
            }
            found.units.push(name.clone());
            found.lines.push(*line);
        }
        Ok(found)
    }

    /// Refuses the first number of a column that is not as it must be.
    pub(crate) fn check(
        &self,
        columns: &Columns,
        (idx, column): (usize, &str),
        allowed: &'static str,
        is_allowed: impl Fn(usize, f64) -> bool,
    ) -> Result<(), TableError> {
        for (row, value) in columns.numbers[idx].iter().enumerate() {
            if !is_allowed(row, *value) {
                let (path, column, line) = (self.path.clone(), column.to_owned(), columns.lines[row]);
                return Err(TableError::OutOfRange { path, line, column, value: *value, allowed });
            }
        }
        Ok(())
    }

    fn column(&self, column: &str) -> Result<usize, TableError> {
        let mut found = (0..self.headings.len()).filter(|idx| self.headings[*idx] == column);
        match (found.next(), found.next()) {
            (Some(idx), None) => Ok(idx),
            (Some(_), Some(_)) => Err(TableError::TwoColumns { path: self.path.clone(), column: column.to_owned() }),
            _ => Err(TableError::NoColumn {
                path: self.path.clone(),
                column: column.to_owned(),
                present: self.headings.clone(),
            }),
        }
    }

    fn empty_cell(&self, line: u64, column: &str, text: &str) -> TableError {
        TableError::EmptyCell { path: self.path.clone(), line, column: column.to_owned(), text: text.to_owned() }
    }

    fn number(&self, line: u64, column: &str, text: &str) -> Result<f64, TableError> {
        let has_decimal_comma = self.separator == ',' && text.contains(',');
        // With commas between columns, 1,234 may be a thousand or a good one: it is not guessed.
        let number = if has_decimal_comma { None } else { parsed(text) };
        number.ok_or_else(|| TableError::NotANumber {
            path: self.path.clone(),
            line,
            column: column.to_owned(),
            text: text.to_owned(),
            has_decimal_comma,
        })
    }
}

/// Where a column first had a decimal point and a decimal comma, each with its line. One that has both has thousands in one of
/// them, and which one is not guessed.
#[derive(Debug, Clone, Default)]
struct Decimals {
    point: Option<(u64, String)>,
    comma: Option<(u64, String)>,
}

impl Decimals {
    /// Takes one more cell; both places, once there are both.
    fn both_after(&mut self, line: u64, text: &str) -> Option<((u64, String), (u64, String))> {
        for (mark, seen) in [('.', &mut self.point), (',', &mut self.comma)] {
            if seen.is_none() && text.contains(mark) {
                *seen = Some((line, text.to_owned()));
            }
        }
        self.point.clone().zip(self.comma.clone())
    }
}

/// Counts lines up to each record; the reader itself counts a record to the empty lines before it.
struct Lines<'a> {
    text: &'a str,
    offset: usize,
    line: u64,
}

impl Lines<'_> {
    fn of(&mut self, record: &StringRecord) -> u64 {
        let start = record.position().map_or(0, Position::byte) as usize;
        let bytes = self.text.as_bytes();
        let start = start + bytes[start..].iter().take_while(|byte| **byte == b'\n').count();
        self.line += bytes[self.offset..start].iter().filter(|byte| **byte == b'\n').count() as u64;
        self.offset = start;
        self.line
    }
}

/// UTF-8 with or without its mark, otherwise what Windows wrote before: Windows-1252.
fn decoded(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || bytes.contains(&0) {
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    Some(match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
    })
}

/// Bytes 80–9F, where Windows-1252 is not Latin-1; five of them mean nothing.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// What the first line has most of outside quotes.
fn separator(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut is_quoted = false;
    let mut counts = [(';', 0), ('\t', 0), (',', 0)];
    for character in first.chars() {
        is_quoted ^= character == '"';
        if !is_quoted && let Some((_, count)) = counts.iter_mut().find(|(separator, _)| *separator == character) {
            *count += 1;
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(',', |(separator, _)| separator)
}

/// A finite number with a decimal point or comma, spaces between thousands, and any minus sign.
fn parsed(text: &str) -> Option<f64> {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => {}
            ',' => plain.push('.'),
            '\u{2212}' => plain.push('-'),
            '0'..='9' | '.' | '-' | '+' | 'e' | 'E' => plain.push(character),
            _ => return None,
        }
    }
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}
