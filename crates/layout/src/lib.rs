//! How much room things take and where they go, the same for slide, sheet and page.
//!
//! Reading order: [`metrics`] is how wide a text runs, [`wrap`](mod@wrap) breaks it into lines, [`fit`](mod@fit) finds
//! the size at which it fits a box, [`axis`] is the scale of a chart, [`labels`] are places beside it that do not
//! collide, [`point_labels`](mod@point_labels) the same in a plane, [`swarm`](mod@swarm) keeps dots on a line apart,
//! [`map`] brings outlines from the earth into a box, [`qr`] is an address as a code to be read by a camera, and [`handout`] is two whole sheets.
//!
//! **Invariants:** nothing here knows a file format; widths are those of metrics compiled in, never of the fonts that
//! happen to be on the machine, so that the same text breaks at the same place everywhere.

pub mod axis;
pub mod fit;
pub mod handout;
pub mod labels;
pub mod map;
pub mod metrics;
pub mod point_labels;
pub mod qr;
pub mod swarm;
pub mod wrap;

pub use axis::{Axis, bar_axis, dot_axis, line_axis};
pub use fit::{Fitted, fit};
pub use handout::{FittedHandout, fit_handout};
pub use labels::{Flag, Label, ReferencePlaces, flags, reference_labels, rows_of_labels, spread};
pub use map::{DrawnMap, drawn};
pub use metrics::{Family, Font, Weight, line_height_in, width_in};
pub use point_labels::{Around, Edges, PlacedLabel, PointLabel, point_labels};
pub use qr::{QUIET_MODULES, qr_modules};
pub use swarm::swarm;
pub use wrap::{wrap, wrap_pieces};
