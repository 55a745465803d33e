//! Shapes: what a slide is drawn with.
//!
//! [`canvas`] holds a slide's shapes in reading order; [`text`] and [`table`] are what is put on it; [`geometry`] is
//! where, and [`mark`] what a shape's name says.

pub mod canvas;
pub mod geometry;
pub mod mark;
pub mod table;
pub mod text;
