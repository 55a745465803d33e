//! All figures of one key figure, as columns.

use thiserror::Error;

use crate::{AreaCode, Figure, KeyFigureId, MissingReason, Sex, UnitId, Year};

/// One figure in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// Which area.
    pub area: AreaCode,
    /// Which year.
    pub year: Year,
    /// About whom.
    pub sex: Sex,
    /// The figure.
    pub figure: Figure,
}

/// Why rows do not make a run.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum RunError {
    /// Two rows of the same place say different things.
    #[error("{key_figure}, {area}, {year}, {sex}: both {first:?} and {second:?}")]
    Contradiction {
        /// Of which key figure.
        key_figure: KeyFigureId,
        /// In which area.
        area: AreaCode,
        /// In which year.
        year: Year,
        /// About whom.
        sex: Sex,
        /// What the first row says.
        first: Figure,
        /// What the second row says.
        second: Figure,
    },
    /// Two rows of the same unit, year and sex say different things.
    #[error("{key_figure}, {unit}, {year}, {sex}: both {first:?} and {second:?}")]
    UnitContradiction {
        /// Of which key figure.
        key_figure: KeyFigureId,
        /// In which unit.
        unit: UnitId,
        /// In which year.
        year: Year,
        /// About whom.
        sex: Sex,
        /// What the first row says.
        first: Figure,
        /// What the second row says.
        second: Figure,
    },
}

/// All figures of one key figure, sorted by area, year and sex, each place at most once.
///
/// - **Missing:** a place without a row was never told; a row may also say why there is no value.
/// - **Edge cases:** negative zero is held as zero, so that every engine ranks it alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    key_figure: KeyFigureId,
    areas: Vec<AreaCode>,
    years: Vec<Year>,
    sexes: Vec<Sex>,
    figures: Vec<Figure>,
}

impl Run {
    /// Sorts the rows and holds them as columns. A row that stands twice with the same figure is held once.
    ///
    /// # Errors
    /// [`RunError::Contradiction`] when two rows of one place differ.
    pub fn from_rows(key_figure: KeyFigureId, mut rows: Vec<Row>) -> Result<Run, RunError> {
        rows.sort_by_key(|row| (row.area, row.year, row.sex));
        let mut run = Run {
            key_figure,
            areas: Vec::with_capacity(rows.len()),
            years: Vec::with_capacity(rows.len()),
            sexes: Vec::with_capacity(rows.len()),
            figures: Vec::with_capacity(rows.len()),
        };
        for row in rows {
            let figure = match row.figure {
                Figure::Value(value) => Figure::Value(value + 0.0),
                missing => missing,
            };
            if let Some(last) = run.len().checked_sub(1).map(|idx| run.row(idx))
                && (last.area, last.year, last.sex) == (row.area, row.year, row.sex)
            {
                if last.figure == figure {
                    continue;
                }
                return Err(RunError::Contradiction {
                    key_figure,
                    area: row.area,
                    year: row.year,
                    sex: row.sex,
                    first: last.figure,
                    second: figure,
                });
            }
            run.areas.push(row.area);
            run.years.push(row.year);
            run.sexes.push(row.sex);
            run.figures.push(figure);
        }
        Ok(run)
    }

    /// The key figure.
    pub fn key_figure(&self) -> KeyFigureId {
        self.key_figure
    }

    /// How many rows there are, values and told gaps together.
    pub fn len(&self) -> usize {
        self.areas.len()
    }

    /// Whether there is no row at all.
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// The row at `idx`, counted from nought in order of area, year and sex.
    pub fn row(&self, idx: usize) -> Row {
        Row { area: self.areas[idx], year: self.years[idx], sex: self.sexes[idx], figure: self.figures[idx] }
    }

    /// All rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Row> + '_ {
        (0..self.len()).map(|idx| self.row(idx))
    }

    /// The figure of one place; a place that was never told is missing as not reported.
    pub fn figure(&self, area: AreaCode, year: Year, sex: Sex) -> Figure {
        let range = self.range_of(area);
        let key = (year, sex);
        (range.start..range.end)
            .find(|idx| (self.years[*idx], self.sexes[*idx]) == key)
            .map_or(Figure::Missing(MissingReason::NotReported), |idx| self.figures[idx])
    }

    /// The values of one area in order of year.
    pub fn series(&self, area: AreaCode, sex: Sex) -> Vec<(Year, f64)> {
        self.range_of(area)
            .filter(|idx| self.sexes[*idx] == sex)
            .filter_map(|idx| Some((self.years[idx], self.figures[idx].value()?)))
            .collect()
    }

    /// The areas that have a row, in order, each once.
    pub fn areas(&self) -> Vec<AreaCode> {
        let mut areas = self.areas.clone();
        areas.dedup();
        areas
    }

    /// The newest year in which any area that `counts` has a value.
    pub fn newest_year(&self, sex: Sex, counts: impl Fn(AreaCode) -> bool) -> Option<Year> {
        self.rows()
            .filter(|row| row.sex == sex && row.figure.value().is_some() && counts(row.area))
            .map(|row| row.year)
            .max()
    }

    fn range_of(&self, area: AreaCode) -> std::ops::Range<usize> {
        self.areas.partition_point(|a| *a < area)..self.areas.partition_point(|a| *a <= area)
    }
}
