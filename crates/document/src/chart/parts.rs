//! Parts of a whole: stacked bars, in amounts or in per cent.

use domain::{AreaCode, KeyFigureId};

use super::Emphasis;
use super::any::{ChartRow, ChartTable};
use crate::number::Number;
use crate::text::Text;

/// Stacked bars, one a municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct PartsChart {
    /// From the base out, eight at most.
    pub parts: Vec<PartHead>,
    /// From the top down; riket last, those without figures after it.
    pub rows: Vec<PartsRow>,
    /// Whether every bar is a hundred per cent.
    pub is_share: bool,
    /// Over the names.
    pub corner: Text,
    /// Head of the sums.
    pub total_head: Text,
    /// What stands directly after a value.
    pub unit: String,
    /// Decimals of the values.
    pub decimals: i8,
    /// The message and the numbers.
    pub alt: Text,
}

/// One part.
#[derive(Debug, Clone, PartialEq)]
pub struct PartHead {
    /// The key figure it is.
    pub key_figure: KeyFigureId,
    /// Its short name.
    pub name: Text,
}

/// One municipality's parts.
#[derive(Debug, Clone, PartialEq)]
pub struct PartsRow {
    /// The municipality, or riket.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// Whether it is the marked one.
    pub emphasis: Emphasis,
    /// Whether it is riket: below a rule.
    pub is_reference: bool,
    /// One a part. A row with a hole has no bar: what is left would look like the whole.
    pub values: Vec<Option<Number>>,
    /// Their sum, where every part is there.
    pub total: Option<Number>,
    /// Why a part is missing.
    pub missing: Option<Text>,
}

impl PartsChart {
    /// A column a part, then their sum.
    pub fn table(&self) -> ChartTable<'_> {
        let rows = self.rows.iter().map(|row| ChartRow {
            name: Text::verbatim(&*row.name),
            area: Some(row.area),
            emphasis: row.emphasis,
            cells: row.values.iter().map(Option::as_ref).chain([row.total.as_ref()]).collect(),
            missing: row.missing.as_ref(),
        });
        let heads = self.parts.iter().map(|part| part.name.clone()).chain([self.total_head.clone()]);
        ChartTable { corner: self.corner.clone(), heads: heads.collect(), rows: rows.collect() }
    }
}
