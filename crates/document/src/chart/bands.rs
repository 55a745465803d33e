//! Places that cannot be told apart: for each municipality the places that its figure's uncertainty does not rule out.

use domain::AreaCode;

use super::Emphasis;
use super::any::{ChartRow, ChartTable};
use crate::number::Number;
use crate::text::Text;

/// Rank bands: a line from the best to the worst place that is not ruled out, with a dot at the place itself.
#[derive(Debug, Clone, PartialEq)]
pub struct BandChart {
    /// By place, then those without a figure.
    pub rows: Vec<BandRow>,
    /// How many are placed.
    pub n_places: usize,
    /// Heads: municipality, figure, place, best place, worst place, the band in words.
    pub heads: [Text; 6],
    /// The message and the numbers.
    pub alt: Text,
}

/// One municipality's band.
#[derive(Debug, Clone, PartialEq)]
pub struct BandRow {
    /// The municipality.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// Whether it is the marked one.
    pub emphasis: Emphasis,
    /// Its band, or why it has none.
    pub band: Result<Band, Text>,
}

/// The places that are not ruled out.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// The figure.
    pub figure: Number,
    /// Its place.
    pub place: Number,
    /// The best place not ruled out.
    pub low: Number,
    /// The worst place not ruled out.
    pub high: Number,
    /// As read at the right: "3–6 av 8", "1:a".
    pub shown: Text,
}

impl BandChart {
    /// Figure, place, best and worst place a municipality.
    pub fn table(&self) -> ChartTable<'_> {
        let [corner, figure, place, low, high, _] = self.heads.clone();
        let rows = self.rows.iter().map(|row| ChartRow {
            name: Text::verbatim(&*row.name),
            area: Some(row.area),
            emphasis: row.emphasis,
            cells: match &row.band {
                Ok(band) => vec![Some(&band.figure), Some(&band.place), Some(&band.low), Some(&band.high)],
                Err(_) => vec![None; 4],
            },
            missing: row.band.as_ref().err(),
        });
        ChartTable { corner, heads: vec![figure, place, low, high], rows: rows.collect() }
    }
}
