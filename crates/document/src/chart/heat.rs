//! Figures in shaded cells: municipalities × years, or × key figures.

use domain::AreaCode;

use super::Emphasis;
use super::any::{ChartRow, ChartTable};
use crate::number::Number;
use crate::text::Text;

/// A table whose cells are shaded by size. The number stands in every cell: the shade only repeats it.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatChart {
    /// Over the names.
    pub corner: Text,
    /// One a column.
    pub heads: Vec<Text>,
    /// From the top down.
    pub rows: Vec<HeatRow>,
    /// What each step of shade means, palest first; [`N_SHADES`] of them.
    pub legend: Vec<Text>,
    /// The message and the numbers.
    pub alt: Text,
}

/// How many steps of shade there are.
pub const N_SHADES: usize = 5;

/// One row of a shaded table.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatRow {
    /// The area, where the row is one.
    pub area: Option<AreaCode>,
    /// Its name.
    pub name: Text,
    /// Whether it is the marked one.
    pub emphasis: Emphasis,
    /// One a head.
    pub cells: Vec<HeatCell>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum HeatCell {
    /// A figure, and its step of shade, nought to [`N_SHADES`] − 1.
    Figure(Number, u8),
    /// Why there is none, in a word.
    Missing(Text),
}

impl HeatChart {
    /// As shown.
    pub fn table(&self) -> ChartTable<'_> {
        let rows = self.rows.iter().map(|row| ChartRow {
            name: row.name.clone(),
            area: row.area,
            emphasis: row.emphasis,
            cells: row
                .cells
                .iter()
                .map(|cell| match cell {
                    HeatCell::Figure(number, _) => Some(number),
                    HeatCell::Missing(_) => None,
                })
                .collect(),
            missing: row.cells.iter().find_map(|cell| match cell {
                HeatCell::Missing(why) => Some(why),
                HeatCell::Figure(..) => None,
            }),
        });
        ChartTable { corner: self.corner.clone(), heads: self.heads.clone(), rows: rows.collect() }
    }
}
