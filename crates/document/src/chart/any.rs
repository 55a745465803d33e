//! One page's chart, of whatever kind, and its numbers as one table.

use domain::AreaCode;

use super::bands::BandChart;
use super::country::CountryChart;
use super::heat::HeatChart;
use super::map::MapChart;
use super::pairs::PairChart;
use super::parts::PartsChart;
use super::scatter::ScatterChart;
use super::steps::StepsChart;
use super::{Emphasis, Trend};
use crate::number::Number;
use crate::text::Text;

/// A chart that is a page's proof.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// Places that cannot be told apart.
    Bands(BandChart),
    /// Two figures a municipality: dumbbells, or slopes.
    Pairs(PairChart),
    /// Two key figures against each other in the whole country.
    Scatter(ScatterChart),
    /// Developments as lines with their names at the end.
    Lines(Trend),
    /// Parts of a whole: stacked, in amounts or in per cent.
    Parts(PartsChart),
    /// From one amount to another by steps.
    Steps(StepsChart),
    /// Figures in shaded cells.
    Heat(HeatChart),
    /// Every municipality of the country, the group marked.
    Country(Box<CountryChart>),
    /// A map.
    Map(MapChart),
}

/// A chart's numbers: the workbook behind a slide's chart, the cells beside a sheet's, the table under a page's.
///
/// All three are written from this one table, so that they cannot differ.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartTable<'a> {
    /// Over the names.
    pub corner: Text,
    /// One a column of numbers.
    pub heads: Vec<Text>,
    /// In the order drawn.
    pub rows: Vec<ChartRow<'a>>,
}

/// One row of a chart's numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartRow<'a> {
    /// Whose numbers.
    pub name: Text,
    /// The area, where it is one.
    pub area: Option<AreaCode>,
    /// Whether it is the marked one.
    pub emphasis: Emphasis,
    /// One a head.
    pub cells: Vec<Option<&'a Number>>,
    /// Why there is no number.
    pub missing: Option<&'a Text>,
}

impl Chart {
    /// The message and the numbers, for those who do not see it.
    pub fn alt(&self) -> &Text {
        match self {
            Chart::Bands(chart) => &chart.alt,
            Chart::Pairs(chart) => &chart.alt,
            Chart::Scatter(chart) => &chart.alt,
            Chart::Lines(chart) => &chart.alt,
            Chart::Parts(chart) => &chart.alt,
            Chart::Steps(chart) => &chart.alt,
            Chart::Heat(chart) => &chart.alt,
            Chart::Country(chart) => &chart.alt,
            Chart::Map(chart) => &chart.alt,
        }
    }

    /// Its numbers.
    pub fn table(&self) -> ChartTable<'_> {
        match self {
            Chart::Bands(chart) => chart.table(),
            Chart::Pairs(chart) => chart.table(),
            Chart::Scatter(chart) => chart.table(),
            Chart::Lines(chart) => super::trend_table(chart),
            Chart::Parts(chart) => chart.table(),
            Chart::Steps(chart) => chart.table(),
            Chart::Heat(chart) => chart.table(),
            Chart::Country(chart) => chart.table(),
            Chart::Map(chart) => chart.table(),
        }
    }
}
