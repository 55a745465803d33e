//! Every municipality of the country on one line, with the middle half as a box and the group marked.

use domain::AreaCode;

use super::any::{ChartRow, ChartTable};
use super::{Dot, Emphasis, Reference};
use crate::number::Number;
use crate::text::Text;

/// Box and strip of the whole country.
#[derive(Debug, Clone, PartialEq)]
pub struct CountryChart {
    /// The municipalities outside the group, by value.
    pub others: Vec<Dot>,
    /// The group's own, by value.
    pub members: Vec<Dot>,
    /// The lower quartile, the median and the upper quartile of the country's municipalities.
    pub quartiles: [Edge; 3],
    /// Riket, where it has a figure.
    pub riket: Option<Reference>,
    /// Over the names.
    pub corner: Text,
    /// Head of the figures.
    pub head: Text,
    /// What stands directly after a value.
    pub unit: String,
    /// Decimals of the values.
    pub decimals: i8,
    /// Who of the group is missing, and why.
    pub missing: Vec<(AreaCode, String, Text)>,
    /// The message and the numbers.
    pub alt: Text,
}

/// One edge of the box.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// What it is: "Landets median".
    pub name: Text,
    /// Its value.
    pub number: Number,
}

impl CountryChart {
    /// Quartiles, the group, then all the others.
    pub fn table(&self) -> ChartTable<'_> {
        let dot = |dot: &'_ Dot| (Text::verbatim(&*dot.name), dot.area, dot.emphasis);
        let quartiles = self.quartiles.iter().map(|edge| ChartRow {
            name: edge.name.clone(),
            area: None,
            emphasis: Emphasis::Calm,
            cells: vec![Some(&edge.number)],
            missing: None,
        });
        let dots = self.members.iter().chain(&self.others).map(|of| {
            let (name, area, emphasis) = dot(of);
            ChartRow { name, area: Some(area), emphasis, cells: vec![Some(&of.number)], missing: None }
        });
        let missing = self.missing.iter().map(|(area, name, why)| ChartRow {
            name: Text::verbatim(&**name),
            area: Some(*area),
            emphasis: Emphasis::Calm,
            cells: vec![None],
            missing: Some(why),
        });
        ChartTable {
            corner: self.corner.clone(),
            heads: vec![self.head.clone()],
            rows: quartiles.chain(dots).chain(missing).collect(),
        }
    }
}
