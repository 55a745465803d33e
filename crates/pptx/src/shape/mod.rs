//! Shapes: what a slide is drawn with.
//!
//! [`canvas`] holds a slide's shapes in reading order; [`text`] and [`table`] are what is put on it; [`geometry`] is
//! where.

pub mod canvas;
pub mod geometry;
pub mod table;
pub mod text;
