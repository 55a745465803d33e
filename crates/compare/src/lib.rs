//! Comparisons of one key figure in a group: latest values, places, gaps, changes, and who is missing.
//!
//! Reading order: [`question`] is what is asked, [`reading`] picks each municipality's latest figure, [`standing`] is
//! what can be said of one municipality, [`comparison`] is the answer for the whole group, [`peers`] finds similar
//! municipalities among the publisher's groups, [`kernel`] compares a key figure over the whole country and all years.
//!
//! **Invariants:** figures in, comparisons out: no files, no words, no slides. A key figure without direction has no
//! place and no standing. Nothing missing is ever filled in.

pub mod comparison;
pub mod kernel;
pub mod peers;
pub mod question;
pub mod reading;
pub mod standing;

pub use comparison::{Comparison, CountryScale, compare};
pub use kernel::{CountryComparison, CountryQuestion};
pub use peers::similar_municipalities;
pub use question::Question;
pub use reading::{Reading, YEARS_OLD_MAX};
pub use standing::{Change, MemberStanding, Place, Quarter};
