//! Comparisons of one key figure in a group: latest values, places, gaps, changes, and who is missing.
//!
//! Reading order: [`question`] is what is asked, [`reading`] picks each municipality's latest figure, [`uncertainty`] says
//! how far it may lie from the truth (`error_source` computes it), `band` which places follow from both, [`shrunk`]
//! what is left of it when chance is taken out, [`standing`] is what
//! can be said of one municipality, [`comparison`] is the answer for the whole group, [`peers`] finds similar municipalities
//! among the publisher's groups, [`fifths`] cuts the country into classes and [`relation`] holds two key figures against each other, [`money`] puts kronor into the prices of one year and gaps into sums and tax, [`kernel`]
//! compares a key figure over the whole country and all years. Between two days, [`revision`] is which values differ, [`jump`]
//! whether all did so at once, and [`meaning`] whether the key figure is still the same.
//!
//! What to compare, and with whom, is a second row: [`nearest`] is our own neighbours on structure, [`index_check`] the
//! publisher's indices made anew, [`own_index`] an index of any key figures, [`holes`] who lacks what, [`climbers`] who
//! rose from where we are, [`country_year`] what they share. [`suggestion`] values
//! key figures for one municipality's day, [`selection`] chooses a dozen of them. [`claim`] tests what is said to explain a result.
//!
//! **Invariants:** figures in, comparisons out: no files, no words, no slides. A key figure without direction has no
//! place and no standing. Nothing missing is ever filled in.

mod band;
pub mod claim;
pub mod climbers;
pub mod comparison;
pub mod country_year;
mod error_source;
pub mod fifths;
pub mod holes;
pub mod index_check;
pub mod jump;
pub mod kernel;
pub mod meaning;
pub mod money;
pub mod nearest;
pub mod own_index;
pub mod peers;
pub mod question;
pub mod reading;
pub mod relation;
pub mod revision;
pub mod selection;
pub mod shrunk;
pub mod standing;
pub mod suggestion;
pub mod uncertainty;

pub use comparison::{Comparison, CountryScale, compare};
pub use error_source::standard_error;
pub use fifths::{Classes, N_CLASSES};
pub use kernel::{CountryComparison, CountryQuestion};
pub use money::{FixedPrices, gap_mnkr, ore_of_tax};
pub use peers::similar_municipalities;
pub use question::Question;
pub use reading::{Reading, YEARS_OLD_MAX};
pub use relation::{Related, Relation, related};
pub use shrunk::{Outside, ShrunkFigure};
pub use standing::{Band, Change, MemberStanding, Place, Quarter, better_of};
pub use uncertainty::{ErrorKind, StandardError};
