//! Shapes: what a slide is drawn with.
//!
//! [`canvas`] holds a slide's shapes in reading order; [`text`] and [`table`] are what is put on it; [`geometry`] is
//! where, [`mark`] what a shape's name says, and [`said`] what it is
//! a fingerprint of.

pub mod canvas;
pub mod geometry;
pub mod mark;
pub mod said;
pub mod table;
pub mod text;
