//! The document's charts as inline SVG with real text.
//!
//! Sideways everything is a share of the chart's width and downwards it is pixels: a chart fills whatever room it gets
//! and its text keeps the size of the text around it. What must fit is measured for the narrowest room of its cutting.

mod bands;
mod bars;
mod callouts;
mod canvas;
mod country;
mod full_page;
mod heat;
mod map;
mod pairs;
mod parts;
mod room;
mod rows;
mod scatter;
mod spread_of_all;
mod steps;
mod strip;
mod trend;

pub(crate) use bars::bars;
pub(crate) use country::country;
pub(crate) use full_page::{Drawn, full_page};
pub(crate) use strip::strip;
pub(crate) use trend::trend;

/// Which of a chart's two cuttings is drawn; the style sheet shows the one that fits and hides the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cutting {
    /// From a page width of 720 px.
    Wide,
    /// Below it.
    Narrow,
}

impl Cutting {
    const BOTH: [Cutting; 2] = [Cutting::Wide, Cutting::Narrow];

    /// The narrowest room the cutting is shown in: the page less its paddings.
    fn width_px_min(self) -> f64 {
        match self {
            Cutting::Wide => 656.0,
            Cutting::Narrow => 288.0,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Cutting::Wide => "wide",
            Cutting::Narrow => "narrow",
        }
    }
}

/// Where a value stands on its axis, from 0 at its beginning to 1 at its end; an axis without extent begins everywhere.
fn place_on(axis: &layout::Axis, value: f64) -> f64 {
    let extent = axis.max - axis.min;
    if extent > 0.0 { (value - axis.min) / extent } else { 0.0 }
}
