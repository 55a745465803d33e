//! Refresh without ruin: new figures into a deck that people have edited.
//!
//! The day is drawn anew in memory, on the deck's own layouts, and merged into the deck shape by shape. What a shape of ours
//! said when it was last written stands in its name as a [mark](crate::shape::mark): a text, a chart or a table that still says
//! it gets the new words and figures in the look it now has; one that says something else is somebody's own, is left alone, and
//! told. Slides and shapes of others are kept as they are.
//!
//! Reading order: [`run`] is all of it; [`deck`] finds what is ours, [`pairs`] which new shape is which old one, [`slide`] merges
//! one slide with its [`charts`], [`notes`] and the [`shapes`] that come and go. [`body`], [`table`], [`chart`] and [`series`] are the
//! merges themselves, pure, on elements and their bytes ([`source`]), [`map`] what else is figures on a map, [`heal`] mends what LibreOffice left of a chart that is not merged; [`place`] says where things go. What happened is [`told`],
//! and becomes a [`list`] in [`words`], which [`append`] puts at the end. [`room`] is what the deck was drawn in, [`context`] what all
//! slides share.

pub mod append;
pub mod body;
pub mod chart;
pub mod charts;
pub mod context;
pub mod deck;
pub mod heal;
pub mod list;
pub mod map;
pub mod notes;
pub mod pairs;
pub mod place;
pub mod room;
pub mod run;
pub mod series;
pub mod shapes;
pub mod slide;
pub mod source;
pub mod table;
pub mod told;
pub mod words;

pub use chart::FigureChange;
pub use run::{Refreshed, facts, refresh};
pub use told::{Told, What};
