//! What ends the work.

use std::time::Duration;

use thiserror::Error;

use crate::trouble::Trouble;

/// What a store of pages says when it fails.
pub type StoreError = Box<dyn std::error::Error + Send + Sync>;

/// Why there is no answer.
#[derive(Debug, Error)]
pub enum Error {
    /// The body is not JSON at all, often a web page from something in between.
    #[error("the answer is not JSON: it begins `{first_words}`")]
    NotJson {
        /// How it begins.
        first_words: String,
    },
    /// The body begins as JSON and is broken, cut off, or not the envelope that is agreed.
    #[error("the answer cannot be read: {message}")]
    BrokenBody {
        /// What the reader says, with line and column.
        message: String,
    },
    /// The service answers that it will not, so asking again is no use.
    #[error("`{url}` is refused with status {status}: {detail}")]
    Refused {
        /// What was asked.
        url: String,
        /// The HTTP status.
        status: u16,
        /// The service's own words, where it has any.
        detail: String,
    },
    /// Every try failed.
    #[error("`{url}`: gave up after {n_tries} tries in {} s; the last: {last}", .took.as_secs_f64().round())]
    GaveUp {
        /// What was asked.
        url: String,
        /// How many tries were made.
        n_tries: u32,
        /// How long it all took.
        took: Duration,
        /// What went wrong the last time.
        last: Trouble,
    },
    /// The link to the next page leads to another server.
    #[error("`{url}` names `{next_url}` as its next page, which lies elsewhere")]
    ForeignPage {
        /// The page with the link.
        url: String,
        /// Where it leads.
        next_url: String,
    },
    /// The pages lead back to one that has been read, or do not end.
    #[error("the pages of `{url}` do not end: `{next_url}` comes again or is one too many")]
    EndlessPages {
        /// The page with the link.
        url: String,
        /// Where it leads.
        next_url: String,
    },
    /// The place where pages are kept failed.
    #[error("cannot keep or read the page `{url}`")]
    Store {
        /// The page.
        url: String,
        /// What the store says.
        source: StoreError,
    },
    /// A data query has fewer than two filters, which would ask for everything.
    #[error("a data query needs at least two of key figures, places and years, got {n_filters}")]
    TooFewFilters {
        /// How many it has.
        n_filters: usize,
    },
    /// A data query names a place of the wrong kind: a unit among areas, or the other way round.
    #[error("`{place}` is no {expected}")]
    WrongPlace {
        /// The place.
        place: String,
        /// What belongs there.
        expected: &'static str,
    },
    /// The base address cannot be used.
    #[error("`{base_url}` is no http or https address of the service")]
    BadBaseUrl {
        /// The address.
        base_url: String,
    },
    /// The HTTP client cannot be made on this machine.
    #[error("cannot set up the connection: {message}")]
    NoClient {
        /// What the library says.
        message: String,
    },
}

impl Error {
    /// What the reader can do about it.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Error::NotJson { .. } => {
                "a proxy or a maintenance page may stand in between: open the address in a browser"
            }
            Error::BrokenBody { .. } => "the service may have changed its format: look at the body that was kept",
            Error::Refused { status: 410, .. } => {
                "this version of the service is closed: use the address ending in /v3"
            }
            Error::Refused { status: 404, .. } => "check the base address; it ends in /v3",
            Error::Refused { status: 422, .. } => "an identifier may be withdrawn, or a filter too long",
            Error::GaveUp { last, .. } => return last.hint(),
            Error::Store { .. } => "check that the disk is not full and the folder may be written to",
            Error::BadBaseUrl { .. } => "the public service is `https://api.kolada.se/v3`",
            Error::NoClient { .. } => "check that the machine has its root certificates installed",
            Error::Refused { .. }
            | Error::ForeignPage { .. }
            | Error::EndlessPages { .. }
            | Error::TooFewFilters { .. }
            | Error::WrongPlace { .. } => return None,
        };
        Some(hint.to_owned())
    }
}
