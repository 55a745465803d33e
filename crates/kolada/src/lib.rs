//! The client of the Kolada API: `fetch` gives bytes with their origin, `parse` is pure.
//!
//! Reading order: [`request`] says what is asked, in pieces the service takes; [`parse`] reads bodies into the words of `domain`, and gives [`checked`] what it could not read beside what it could.
//! [`trouble`] is what can go wrong with one try, [`error`] what ends the work.
//!
//! **Invariants:** `parse` asks neither the network nor the time; a bad row is left out and told, never guessed and never
//! the end of its page; JSON stops here.

pub mod checked;
pub mod error;
pub mod parse;
pub mod request;
pub mod trouble;

pub use checked::{At, Checked, Effect, Issue, Problem};
pub use error::{Error, StoreError};
pub use parse::{Envelope, Expected};
pub use request::{DataQuery, Filter, Pick, Request, RequestKind};
pub use trouble::Trouble;
