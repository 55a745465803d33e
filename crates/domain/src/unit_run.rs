//! All figures of one key figure for units: schools, preschools, care homes.

use crate::{Figure, KeyFigureId, RunError, Sex, UnitId, Year};

/// One figure of a unit in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnitRow {
    /// Which unit.
    pub unit: UnitId,
    /// Which year.
    pub year: Year,
    /// About whom.
    pub sex: Sex,
    /// The figure.
    pub figure: Figure,
}

/// All figures of one key figure for units, sorted by unit, year and sex, each place at most once.
///
/// - **Missing:** a place without a row was never told; a row may also say why there is no value.
/// - **Edge cases:** negative zero is held as zero, as in a [`Run`](crate::Run).
#[derive(Debug, Clone, PartialEq)]
pub struct UnitRun {
    key_figure: KeyFigureId,
    rows: Vec<UnitRow>,
}

impl UnitRun {
    /// Sorts the rows. A row that stands twice with the same figure is held once.
    ///
    /// # Errors
    /// [`RunError::UnitContradiction`] when two rows of one place differ.
    pub fn from_rows(key_figure: KeyFigureId, mut rows: Vec<UnitRow>) -> Result<UnitRun, RunError> {
        let key = |row: &UnitRow| (row.unit, row.year, row.sex);
        rows.sort_by_key(key);
        let mut kept: Vec<UnitRow> = Vec::with_capacity(rows.len());
        for mut row in rows {
            if let Figure::Value(value) = row.figure {
                row.figure = Figure::Value(value + 0.0);
            }
            match kept.last() {
                Some(last) if key(last) == key(&row) && last.figure == row.figure => {}
                Some(last) if key(last) == key(&row) => {
                    let (unit, year, sex) = key(&row);
                    return Err(RunError::UnitContradiction {
                        key_figure,
                        unit,
                        year,
                        sex,
                        first: last.figure,
                        second: row.figure,
                    });
                }
                _ => kept.push(row),
            }
        }
        Ok(UnitRun { key_figure, rows: kept })
    }

    /// The key figure.
    pub fn key_figure(&self) -> KeyFigureId {
        self.key_figure
    }

    /// All rows in order.
    pub fn rows(&self) -> &[UnitRow] {
        &self.rows
    }
}
