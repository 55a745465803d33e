//! The template: what a deck is drawn on.
//!
//! [`built_in`] makes ours and [`stage`] reads any: [`layouts`] are its layouts as they are laid out, [`kinds`] what they
//! are for, [`choice`] says which of them serve, [`report`] tells all of it, [`ground`] finds what stands behind a place, [`colour`] and [`palette`] what its colours can mean.

pub mod built_in;
pub mod choice;
pub mod colour;
pub mod ground;
pub mod kinds;
pub mod layouts;
pub mod palette;
pub mod report;
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
