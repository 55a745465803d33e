//! Writes the handout as a tagged PDF: PDF/UA-1, to be read by everybody and by every reader.
//!
//! Reading order: [`write`](fn@write) is the whole file, `pen` draws what `layout` has placed and keeps the tree of tags, `looks`
//! is fonts and colours, [`Error`] what stands in the way.
//!
//! **Invariants:** every text is in the tree of tags exactly once, in reading order; what is drawn beside it is an
//! artifact. Nothing is placed here: `layout` did that, with the widths of the font that is put in. The same document
//! gives the same bytes.

mod error;
mod looks;
mod pen;
mod write;

pub use error::Error;
pub use write::{Pdf, write};
