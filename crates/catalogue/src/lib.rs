//! What people decided: the programme of a day, the reviewed key figures and the prices' yearly figures, read from TOML.
//!
//! Reading order: [`place`] is a place in a file, for messages; [`reviewed`] is what we say about each key figure
//! ([`error_source`]: what its standard error comes from); [`prices`] is how prices moved, [`price_changes`] what a day adds to that; [`programme`] is who is compared, on
//! what, and who answers, with the charts it asks for ([`chart_choice`]); [`tiles`] is a map of squares; [`structure`] is by what municipalities are alike, [`index_definition`] of what the publisher's
//! indices are made, [`claim`] what is said to explain what, and by which bounds it is judged; [`built_in`] is what the program carries with it.
//!
//! **Invariant:** nothing here knows how figures are fetched or stored.

pub mod built_in;
pub mod chart_choice;
pub mod claim;
pub mod error_source;
pub mod index_definition;
pub mod place;
pub mod price_changes;
pub mod prices;
pub mod programme;
pub mod reviewed;
pub mod structure;
pub mod tiles;

pub use chart_choice::{ChartChoice, MapClasses, MapExtent, StepsFrom};
pub use claim::{Bounds, Claim, Claims, CostOf, Explanation, Way};
pub use error_source::ErrorSource;
pub use index_definition::{Better, IndexDefinition, IndexInput, IndexKind, Revised};
pub use place::{CatalogueError, Place};
pub use price_changes::PriceChanges;
pub use prices::{PriceChange, PriceChoice, PriceIndex, PriceIndexName, PriceSource, PriceStatus, Prices};
pub use programme::{Comparison, GroupChoice, LayoutChoice, Programme, ProgrammeArea, TemplateLayouts};
pub use reviewed::{Divisor, KnownBreak, NotApplicable, Per, Quantity, Reviewed, ReviewedKeyFigure};
pub use structure::StructureVariable;
pub use tiles::Tile;
