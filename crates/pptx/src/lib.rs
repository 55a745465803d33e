//! Writes the document as a native, editable PowerPoint deck in any template.
//!
//! Reading order: [`package`] reads and writes files of parts, [`template`] makes a stage of ours or of anybody's,
//! [`measure`] says how much room text takes, [`shape`] and [`chart`] are what a slide is drawn with, [`slide`] draws
//! each kind of page, [`notes`], [`presentation`], [`properties`] and [`facts`] are what a deck has beside its slides,
//! [`write()`] is all of it in order, [`gate`] looks at the finished file as an outsider would, and [`mod@refresh`] puts new
//! figures into a deck that people have edited.
//!
//! **Invariants:** a slide shows what the document says and computes nothing but places; every colour is the
//! template's own; nothing depends on the machine, so the same document and template give the same bytes.

pub mod chart;
pub mod error;
pub mod facts;
pub mod gate;
pub mod measure;
pub mod notes;
pub mod package;
pub mod presentation;
pub mod properties;
pub mod refresh;
pub mod shape;
pub mod slide;
pub mod template;
pub mod write;
pub mod xml;

pub use error::{Error, Warning};
pub use facts::DeckFacts;
pub use refresh::{Refreshed, refresh};
pub use template::Template;
pub use template::choice::{LayoutName, LayoutWishes};
pub use write::{Deck, check, write, write_on};
