//! Shapes: what a slide is drawn with.
//!
//! [`canvas`] draws a slide's shapes, [`placed`] holds them and [`reading_order`] puts them in order; [`text`] and [`table`] are what is put on it; [`geometry`] is
//! where, [`mark`] what a shape's name says, and [`said`] what it is
//! a fingerprint of.

pub mod canvas;
pub mod geometry;
pub mod mark;
mod outlines;
pub mod placed;
pub mod reading_order;
pub mod said;
pub mod table;
pub mod text;
