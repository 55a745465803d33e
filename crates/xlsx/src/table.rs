//! Tables in cells: real numbers under heads, the marked municipality in bold.

use document::{DetailRow, DetailTable, Emphasis, Trend};
use layout::Weight;
use rust_xlsxwriter::{FormatAlign, Table, TableColumn, TableStyle};

use crate::Error;
use crate::cell::{Cell, cell, number_cell};
use crate::limits::{N_UNITS_MAX, within};
use crate::looks::{self, RowLook};
use crate::sheet::Sheet;
use crate::words::words;

/// Heads wrap in columns as narrow as this; only their longest word widens them.
const COLUMN_WIDTH_MIN_PX: f64 = 80.0;

/// Where a table stands, heads included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The row of the heads.
    pub head_row: u32,
    /// The last row.
    pub last_row: u32,
    /// The last column; the first is always the sheet's first.
    pub last_column: u16,
}

/// The table of one key figure under its caption.
pub fn write_detail(sheet: &mut Sheet<'_>, table: &DetailTable) -> Result<Range, Error> {
    let language = sheet.language;
    let caption = table.caption.plain(language);
    sheet.words(0, &caption, &looks::caption())?;
    let head_row = sheet.row;
    let heads: Vec<(String, bool)> =
        table.heads.iter().enumerate().map(|(idx, head)| (head.plain(language), idx > 0)).collect();
    write_heads(sheet, &heads)?;
    let mut was_member = true;
    for row in &table.rows {
        write_row(sheet, row, heads.len(), was_member)?;
        was_member = row.is_member;
    }
    let range = Range { head_row, last_row: sheet.row - 1, last_column: last_column(heads.len()) };
    name_as_table(sheet, &heads, range, &caption)?;
    Ok(range)
}

fn write_row(sheet: &mut Sheet<'_>, row: &DetailRow, n_columns: usize, was_member: bool) -> Result<(), Error> {
    let look = match row.emphasis {
        Emphasis::Marked => RowLook::Marked,
        Emphasis::Calm if was_member && !row.is_member => RowLook::FirstComparison,
        Emphasis::Calm => RowLook::Calm,
    };
    let at = sheet.row;
    sheet.cell(at, 0, &Cell::Words(row.name.plain(sheet.language)), &looks::body(look))?;
    // What stands instead of a number stands where the number would.
    let format = looks::body(look).set_align(FormatAlign::Right);
    for idx in 1..n_columns {
        let column = last_column(idx + 1);
        match row.cells.get(idx - 1) {
            Some(text) => sheet.cell(at, column, &cell(text, sheet.language), &format)?,
            None => sheet.blank(at, column, &format)?,
        }
    }
    sheet.row += 1;
    Ok(())
}

/// The development: a row a year, a column a municipality, riket last. A hole is an empty cell, never nought.
pub fn write_trend(sheet: &mut Sheet<'_>, trend: &Trend, caption: &str) -> Result<Range, Error> {
    let language = sheet.language;
    sheet.words(0, caption, &looks::caption())?;
    let head_row = sheet.row;
    let all_series = || trend.series.iter().chain(&trend.riket);
    let mut heads = vec![(words(language).year.to_owned(), true)];
    heads.extend(all_series().map(|series| (series.name.clone(), true)));
    write_heads(sheet, &heads)?;
    for (year_idx, year) in trend.years.iter().enumerate() {
        let at = sheet.row;
        let year_cell = Cell::Number { value: f64::from(year.0), format: "0".to_owned(), shown: year.to_string() };
        sheet.cell(at, 0, &year_cell, &looks::body(RowLook::Calm))?;
        for (idx, series) in all_series().enumerate() {
            let column = last_column(idx + 2);
            let look = if series.emphasis == Emphasis::Marked { RowLook::Marked } else { RowLook::Calm };
            match series.values.get(year_idx).and_then(Option::as_ref) {
                Some(number) => {
                    sheet.cell(at, column, &number_cell(&number.without_unit(), "", language), &looks::body(look))?
                }
                None => sheet.blank(at, column, &looks::body(look))?,
            }
        }
        sheet.row += 1;
    }
    let range = Range { head_row, last_row: sheet.row - 1, last_column: last_column(heads.len()) };
    name_as_table(sheet, &heads, range, caption)?;
    Ok(range)
}

/// The heads of a table in the current row: wrapped, over numbers to the right.
pub fn write_heads(sheet: &mut Sheet<'_>, heads: &[(String, bool)]) -> Result<(), Error> {
    for (idx, (head, is_number)) in heads.iter().enumerate() {
        let column = last_column(idx + 1);
        let longest_word = head.split(' ').max_by_key(|word| word.chars().count()).unwrap_or("");
        sheet.widen(column, longest_word, Weight::Bold);
        if idx > 0 {
            sheet.widen_to(column, COLUMN_WIDTH_MIN_PX);
        }
        sheet.beside(column, head, &looks::head(*is_number))?;
    }
    sheet.row += 1;
    Ok(())
}

/// Tells Excel that the cells are a table, so that heads are read out with each cell.
///
/// Excel wants every head filled and unlike the others; where they are not, the cells stay plain.
pub fn name_as_table(sheet: &mut Sheet<'_>, heads: &[(String, bool)], range: Range, alt: &str) -> Result<(), Error> {
    let folded: Vec<String> = heads.iter().map(|(head, _)| head.to_lowercase()).collect();
    let is_unlike_others = |idx: usize| !folded[idx].is_empty() && !folded[..idx].contains(&folded[idx]);
    if range.last_row == range.head_row || !(0..folded.len()).all(is_unlike_others) {
        return Ok(());
    }
    let columns: Vec<TableColumn> = heads
        .iter()
        .map(|(head, is_number)| TableColumn::new().set_header(head).set_header_format(looks::head(*is_number)))
        .collect();
    let table = Table::new()
        .set_columns(&columns)
        .set_style(TableStyle::None)
        .set_autofilter(false)
        .set_first_column(true)
        .set_alt_text(within(alt, N_UNITS_MAX));
    sheet.worksheet().add_table(range.head_row, 0, range.last_row, range.last_column, &table)?;
    Ok(())
}

/// The sheet's column of that index.
pub fn column(idx: usize) -> u16 {
    u16::try_from(idx).unwrap_or(u16::MAX)
}

fn last_column(n_columns: usize) -> u16 {
    u16::try_from(n_columns.saturating_sub(1)).unwrap_or(u16::MAX)
}
