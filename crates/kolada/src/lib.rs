//! The client of the Kolada API: `fetch` gives bytes with their origin, `parse` is pure.
//!
//! Reading order: [`request`] says what is asked, in pieces the service takes; `attempt` is one try at one page, and
//! [`trouble`] what can go wrong with it; [`client`] tries until the page is whole and [`waiting`] is how long that took; [`fetch`] gets all pages of many
//! requests, sets withdrawn key figures aside and meets its caller in [`keep`]; [`parse`] reads bodies into the words of
//! `domain`, with what is questionable beside it as [`checked`]; [`error`] is what ends the work.
//!
//! ```no_run
//! use kolada::{Client, ClientOptions, NoStore, Pick, parse, request};
//!
//! # async fn titles() -> Result<(), kolada::Error> {
//! let client = Client::new(ClientOptions::default())?;
//! for answer in client.fetch_all(&request::key_figures(Pick::Titled("meritvärde")), &NoStore, &()).await? {
//!     for page in &answer.pages {
//!         let read = parse::parse_key_figures(&page.body)?;
//!         println!("{}: {} key figures, {} issues", page.origin.url, read.value.len(), read.issues.len());
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! **Invariants:** `parse` asks neither the network nor the time; a bad row is left out and told, never guessed and never
//! the end of its page; JSON stops here.

mod attempt;
pub mod checked;
pub mod client;
pub mod error;
pub mod fetch;
pub mod keep;
pub mod parse;
pub mod request;
pub mod trouble;
pub mod waiting;

pub use checked::{At, Checked, Effect, Issue, Problem};
pub use client::{Client, ClientOptions};
pub use error::{Error, StoreError};
pub use fetch::{FetchedRequest, Page, Source};
pub use keep::{Kept, NoStore, PageStore, Progress, RefusedKeyFigure, Retry};
pub use parse::{Envelope, Expected};
pub use request::{DataQuery, Filter, Pick, Request, RequestKind};
pub use trouble::Trouble;
pub use waiting::Waited;
