//! What people decided: the programme of a day and the reviewed key figures, read from TOML.
//!
//! Reading order: [`place`] is a place in a file, for messages; [`reviewed`] is what we say about each key figure
//! ([`error_source`] what its standard error comes from);
//! [`programme`] is who is compared, on what, and who answers; [`built_in`] is what the program carries with it.
//!
//! **Invariant:** nothing here knows how figures are fetched or stored.

pub mod built_in;
pub mod error_source;
pub mod place;
pub mod programme;
pub mod reviewed;

pub use error_source::ErrorSource;
pub use place::{CatalogueError, Place};
pub use programme::{Claim, Comparison, GroupChoice, Programme, ProgrammeArea};
pub use reviewed::{KnownBreak, NotApplicable, Quantity, Reviewed, ReviewedKeyFigure};
