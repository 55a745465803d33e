//! Two figures a municipality: then and now, women and men.

use domain::AreaCode;

use super::Emphasis;
use super::any::{ChartRow, ChartTable};
use crate::number::Number;
use crate::text::Text;

/// How a pair is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairStyle {
    /// A row a municipality: a filled and a hollow mark, and a bar between them.
    Dumbbell,
    /// A line a municipality from the left to the right, names at both ends.
    Slope,
}

/// Two figures a municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct PairChart {
    /// How it is drawn.
    pub style: PairStyle,
    /// From the top down; riket last, those without figures after it.
    pub rows: Vec<PairRow>,
    /// Over the names.
    pub corner: Text,
    /// What the first figure is: "2014", "Kvinnor". Drawn hollow.
    pub first: Text,
    /// What the second is: "2022", "Män". Drawn filled.
    pub second: Text,
    /// Head of the differences: "Skillnad, procentenheter".
    pub difference_head: Text,
    /// What stands directly after a figure: `kr`, `%`, or nothing.
    pub unit: String,
    /// Decimals of the figures.
    pub decimals: i8,
    /// What the marks and the margins mean.
    pub note: Option<Text>,
    /// The message and the numbers.
    pub alt: Text,
}

/// One municipality's pair.
#[derive(Debug, Clone, PartialEq)]
pub struct PairRow {
    /// The municipality, or riket.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// Whether it is the marked one.
    pub emphasis: Emphasis,
    /// Whether it is riket: below a rule.
    pub is_reference: bool,
    /// The first figure.
    pub first: Option<Number>,
    /// The second.
    pub second: Option<Number>,
    /// The second minus the first, where both exist.
    pub difference: Option<Number>,
    /// Half the width of the difference's interval, where it is known.
    pub margin: Option<Number>,
    /// Why a figure is missing.
    pub missing: Option<Text>,
}

impl PairChart {
    /// First, second, difference a municipality.
    pub fn table(&self) -> ChartTable<'_> {
        let rows = self.rows.iter().map(|row| ChartRow {
            name: Text::verbatim(&*row.name),
            area: Some(row.area),
            emphasis: row.emphasis,
            cells: vec![row.first.as_ref(), row.second.as_ref(), row.difference.as_ref()],
            missing: row.missing.as_ref(),
        });
        ChartTable {
            corner: self.corner.clone(),
            heads: vec![self.first.clone(), self.second.clone(), self.difference_head.clone()],
            rows: rows.collect(),
        }
    }
}
