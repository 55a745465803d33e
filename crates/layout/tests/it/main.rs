//! Known widths and places, and the laws they follow.

mod axis;
mod labels;
mod map;
mod metrics;
mod planes;
mod wrap;
