//! A map: municipalities as outlines from a file of the user's, or as tiles.

use domain::AreaCode;

use super::Emphasis;
use super::any::{ChartRow, ChartTable};
use crate::number::Number;
use crate::text::Text;

/// A map with a class a municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct MapChart {
    /// In the order of codes.
    pub areas: Vec<MapArea>,
    /// What each class means, lowest first; as many as [shades](super::heat::N_SHADES) at most.
    pub classes: Vec<Text>,
    /// What a municipality without figure is called in the legend.
    pub missing_class: Text,
    /// The map's width over its height.
    pub aspect: f64,
    /// Where the outlines come from; `None` for tiles.
    pub outlines_from: Option<Text>,
    /// Over the names.
    pub corner: Text,
    /// Head of the figures.
    pub head: Text,
    /// The message and the numbers.
    pub alt: Text,
}

/// One municipality on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapArea {
    /// The municipality.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// Whether it is the marked one.
    pub emphasis: Emphasis,
    /// Whether it is of the group: named on the map.
    pub is_member: bool,
    /// Its figure and class, or why there is none.
    pub figure: Result<(Number, u8), Text>,
    /// Where it lies.
    pub shape: MapShape,
}

/// How a municipality is drawn. Coordinates go from nought at the left and the top to one at the right and the bottom.
#[derive(Debug, Clone, PartialEq)]
pub enum MapShape {
    /// Closed rings; what is inside an odd number of them is the municipality.
    Outline(Vec<Vec<(f64, f64)>>),
    /// A square of that place and width.
    Tile {
        /// Its left edge.
        left: f64,
        /// Its top edge.
        top: f64,
        /// Its width as a share of the map's width.
        width: f64,
        /// Its height as a share of the map's height.
        height: f64,
    },
}

impl MapChart {
    /// A row a municipality.
    pub fn table(&self) -> ChartTable<'_> {
        let rows = self.areas.iter().map(|area| ChartRow {
            name: Text::verbatim(&*area.name),
            area: Some(area.area),
            emphasis: area.emphasis,
            cells: vec![area.figure.as_ref().ok().map(|(number, _)| number)],
            missing: area.figure.as_ref().err(),
        });
        ChartTable { corner: self.corner.clone(), heads: vec![self.head.clone()], rows: rows.collect() }
    }
}
