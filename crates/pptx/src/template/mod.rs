//! The template: what a deck is drawn on.
//!
//! [`built_in`] makes ours and [`stage`] reads any: [`layouts`] chooses its layouts by what they are and how they
//! are laid out, [`ground`] finds what stands behind a place, [`colour`] and [`palette`] what its colours can mean.

pub mod built_in;
pub mod colour;
pub mod ground;
pub mod layouts;
pub mod palette;
pub mod stage;

/// What the deck is drawn on.
#[derive(Debug, Clone, Copy)]
pub enum Template<'a> {
    /// Our own.
    BuiltIn,
    /// A .potx, .pptx, .potm or .pptm file.
    Bytes {
        /// The file.
        bytes: &'a [u8],
        /// Its name, for messages.
        file: &'a str,
    },
}
