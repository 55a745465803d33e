//! Bodies into values and issues, without asking anybody anything.
//!
//! Reading order: [`envelope`] is what every answer is wrapped in, `field` is one JSON value of whatever kind, [`metadata`]
//! reads what is said about key figures and areas, [`expected`] is what was asked, [`observations`] reads the figures from
//! `data_row`s and looks for what is `repeated`, and `mend` makes numbers that are not JSON readable so that they cost one figure and not the page.

pub mod envelope;
pub mod expected;
pub mod metadata;
pub mod observations;

mod data_row;
pub(crate) mod field;
pub(crate) mod mend;
mod repeated;

pub use envelope::{Envelope, parse_envelope};
pub use expected::Expected;
pub use metadata::{parse_area_groups, parse_areas, parse_key_figure_groups, parse_key_figures, parse_units};
pub use observations::parse_observations;
