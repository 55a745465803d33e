//! How much room things take and where they go, the same for slide, sheet and page.
//!
//! Reading order: [`metrics`] is how wide a text runs, [`wrap`](mod@wrap) breaks it into lines, [`fit`](mod@fit) finds
//! the size at which it fits a box, [`axis`] is the scale of a chart, [`labels`] are places beside it that do not
//! collide, and [`map`] brings outlines from the earth into a box.
//!
//! **Invariants:** nothing here knows a file format; widths are those of metrics compiled in, never of the fonts that
//! happen to be on the machine, so that the same text breaks at the same place everywhere.

pub mod axis;
pub mod fit;
pub mod labels;
pub mod map;
pub mod metrics;
pub mod wrap;

pub use axis::{Axis, bar_axis, dot_axis, line_axis};
pub use fit::{Fitted, fit};
pub use labels::{Label, ReferencePlaces, reference_labels, rows_of_labels, spread};
pub use map::{DrawnMap, drawn};
pub use metrics::{Family, Font, Weight, line_height_in, width_in};
pub use wrap::{wrap, wrap_pieces};
