//! Comparisons of one key figure in a group: latest values, places, gaps, changes, and who is missing.
//!
//! Reading order: [`question`] is what is asked, [`reading`] picks each municipality's latest figure, [`standing`] is
//! what can be said of one municipality, [`comparison`] is the answer for the whole group, [`peers`] finds similar
//! municipalities among the publisher's groups.
//!
//! What to compare, and with whom, is a second row: [`nearest`] is our own neighbours on structure, [`index_check`] the
//! publisher's indices made anew, [`own_index`] an index of any key figures, [`holes`] who lacks what, [`climbers`] who
//! rose from where we are, [`country_year`] what they share. [`suggestion`] values
//! key figures for one municipality's day (with [`certainty`]), [`selection`] chooses a dozen of them.
//!
//! **Invariants:** figures in, comparisons out: no files, no words, no slides. A key figure without direction has no
//! place and no standing. Nothing missing is ever filled in.

pub mod certainty;
pub mod climbers;
pub mod comparison;
pub mod country_year;
pub mod holes;
pub mod index_check;
pub mod nearest;
pub mod own_index;
pub mod peers;
pub mod question;
pub mod reading;
pub mod selection;
pub mod standing;
pub mod suggestion;

pub use comparison::{Comparison, CountryScale, compare};
pub use peers::similar_municipalities;
pub use question::Question;
pub use reading::{Reading, YEARS_OLD_MAX};
pub use standing::{Change, MemberStanding, Place, Quarter};
