//! Columns to the right of a table that its chart needs, and nobody reads: named, grey, formulas where they can be.

use layout::Weight;
use rust_xlsxwriter::{FormatAlign, Formula};

use crate::Error;
use crate::looks;
use crate::sheet::Sheet;
use crate::table::{Range, column};
use crate::words::words;

/// Columns beside a table.
pub struct Beside {
    first_column: u16,
    head_row: u32,
}

impl Beside {
    /// Opens the columns and names them.
    pub fn open(sheet: &mut Sheet<'_>, range: Range, heads: &[&str]) -> Result<Beside, Error> {
        let first_column = range.last_column + 2;
        let beside = Beside { first_column, head_row: range.head_row };
        let row = std::mem::replace(&mut sheet.row, range.head_row - 1);
        sheet.beside(first_column, words(sheet.language).for_the_chart, &looks::remark())?;
        sheet.row = range.head_row;
        for (idx, head) in heads.iter().enumerate() {
            sheet.widen(beside.column(idx), head, Weight::Regular);
            sheet.beside(beside.column(idx), head, &looks::remark().set_align(FormatAlign::Right))?;
        }
        sheet.row = row;
        Ok(beside)
    }

    /// The sheet's column of one of them.
    pub fn column(&self, idx: usize) -> u16 {
        self.first_column + column(idx)
    }

    /// The row of the table's row of that index.
    pub fn row(&self, idx: usize) -> u32 {
        self.head_row + 1 + u32::try_from(idx).unwrap_or(u32::MAX / 2)
    }

    /// A number.
    pub fn number(&self, sheet: &mut Sheet<'_>, row_idx: usize, idx: usize, value: f64) -> Result<(), Error> {
        let (row, column) = (self.row(row_idx), self.column(idx));
        sheet.worksheet().write_number_with_format(row, column, value, &looks::remark())?;
        Ok(())
    }

    /// A formula with the value it has now.
    pub fn formula(
        &self,
        sheet: &mut Sheet<'_>,
        row_idx: usize,
        idx: usize,
        formula: &str,
        value: f64,
    ) -> Result<(), Error> {
        let (row, column) = (self.row(row_idx), self.column(idx));
        let formula = Formula::new(formula).set_result(value.to_string());
        sheet.worksheet().write_formula_with_format(row, column, formula, &looks::remark())?;
        Ok(())
    }
}

/// A cell's name: `C8`.
pub fn cell_name(row: u32, column: u16) -> String {
    rust_xlsxwriter::utility::row_col_to_cell(row, column)
}
