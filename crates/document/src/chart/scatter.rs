//! Two key figures against each other, a dot a municipality.

use domain::AreaCode;

use super::Emphasis;
use super::any::{ChartRow, ChartTable};
use crate::number::Number;
use crate::text::Text;

/// Two key figures against each other in the whole country.
#[derive(Debug, Clone, PartialEq)]
pub struct ScatterChart {
    /// The axis along.
    pub x: ScatterAxis,
    /// The axis up.
    pub y: ScatterAxis,
    /// Over the names.
    pub corner: Text,
    /// In the order of the municipalities' codes.
    pub dots: Vec<ScatterDot>,
    /// The fitted line with its band, from left to right.
    pub fit: Option<Fit>,
    /// Who of the group is missing, and why.
    pub missing: Vec<(AreaCode, String, Text)>,
    /// The message and the numbers.
    pub alt: Text,
}

/// One of the axes.
#[derive(Debug, Clone, PartialEq)]
pub struct ScatterAxis {
    /// What it is, with unit: "Medianinkomst, tusen kr".
    pub title: Text,
    /// What stands directly after a value.
    pub unit: String,
    /// Decimals of the values.
    pub decimals: i8,
}

/// One municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct ScatterDot {
    /// The municipality.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// Whether it is the marked one.
    pub emphasis: Emphasis,
    /// Whether its name stands beside it: the group's, and others that the text names.
    pub label: DotLabel,
    /// Along.
    pub x: Number,
    /// Up.
    pub y: Number,
}

/// Whether and as what a dot is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DotLabel {
    /// One of the many.
    #[default]
    None,
    /// Of the group.
    Member,
    /// Not of the group, named in the text: a counter-example, an extreme.
    Named,
}

/// A fitted line.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// What the line and its band are, in words.
    pub label: Text,
    /// Points of the line, ascending in x; a straight line has many as well, for its band bends.
    pub points: Vec<FitPoint>,
}

/// A point of a fitted line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FitPoint {
    /// Along.
    pub x: f64,
    /// The line.
    pub y: f64,
    /// The band's lower edge.
    pub low: f64,
    /// Its upper edge.
    pub high: f64,
}

impl ScatterChart {
    /// Both figures a municipality.
    pub fn table(&self) -> ChartTable<'_> {
        let rows = self.dots.iter().map(|dot| ChartRow {
            name: Text::verbatim(&*dot.name),
            area: Some(dot.area),
            emphasis: dot.emphasis,
            cells: vec![Some(&dot.x), Some(&dot.y)],
            missing: None,
        });
        let missing = self.missing.iter().map(|(area, name, why)| ChartRow {
            name: Text::verbatim(&**name),
            area: Some(*area),
            emphasis: Emphasis::Calm,
            cells: vec![None, None],
            missing: Some(why),
        });
        ChartTable {
            corner: self.corner.clone(),
            heads: vec![self.x.title.clone(), self.y.title.clone()],
            rows: rows.chain(missing).collect(),
        }
    }
}
