//! What people decided: the programme of a day and the reviewed key figures, read from TOML.
//!
//! Reading order: [`place`] is a place in a file, for messages; [`reviewed`] is what we say about each key figure;
//! [`programme`] is who is compared, on what, and who answers; [`structure`] is by what municipalities are alike,
//! [`index_definition`] of what the publisher's indices are made; [`built_in`] is what the program carries with it.
//!
//! **Invariant:** nothing here knows how figures are fetched or stored.

pub mod built_in;
pub mod index_definition;
pub mod place;
pub mod programme;
pub mod reviewed;
pub mod structure;

pub use index_definition::{Better, IndexDefinition, IndexInput, IndexKind, Revised};
pub use place::{CatalogueError, Place};
pub use programme::{Claim, Comparison, GroupChoice, Programme, ProgrammeArea};
pub use reviewed::{KnownBreak, NotApplicable, Quantity, Reviewed, ReviewedKeyFigure};
pub use structure::StructureVariable;
