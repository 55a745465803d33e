//! What can go wrong with one try, and may go right with the next.

use std::time::Duration;

use thiserror::Error;

/// Why one try failed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Trouble {
    /// No whole answer in time.
    #[error("no whole answer within {} s", .timeout.as_secs_f64())]
    TimedOut {
        /// How long it was waited.
        timeout: Duration,
    },
    /// No connection: no network, no such host, nobody listening.
    #[error("no connection: {message}")]
    NoConnection {
        /// What the network says.
        message: String,
    },
    /// The answer ended in the middle, or could not be unpacked.
    #[error("the answer was cut off or damaged: {message}")]
    CutOff {
        /// What the reader says.
        message: String,
    },
    /// The service asks for patience.
    #[error("the service asks for patience (status 429)")]
    TooMany {
        /// How long it asks to wait, where it says so.
        retry_after: Option<Duration>,
    },
    /// The service failed.
    #[error("status {status}: {detail}")]
    ServerError {
        /// The HTTP status.
        status: u16,
        /// How long it asks to wait, where it says so.
        retry_after: Option<Duration>,
        /// The service's own words, where it has any.
        detail: String,
    },
    /// The body is whole and cannot be read: a web page, or JSON that ends in the middle.
    #[error("{message}")]
    Unreadable {
        /// What is wrong with it.
        message: String,
    },
    /// The body is larger than anybody should send.
    #[error("the answer is larger than {bytes_max} bytes")]
    TooLarge {
        /// The limit.
        bytes_max: usize,
    },
}

impl Trouble {
    /// How long the service asks to wait, where it says so.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Trouble::TooMany { retry_after } | Trouble::ServerError { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Whether another try may go better. A body that is too large only grows.
    pub fn may_pass(&self) -> bool {
        !matches!(self, Trouble::TooLarge { .. })
    }

    /// What the reader can do when it does not pass.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Trouble::TimedOut { .. } | Trouble::CutOff { .. } => {
                "the service or the network is slow: run again later; pages that have come are kept"
            }
            Trouble::NoConnection { .. } => {
                "check the network and any proxy; with figures fetched before, the day can be built without it"
            }
            Trouble::TooMany { .. } => {
                "run again in some minutes, with fewer requests a second; pages that have come are kept"
            }
            Trouble::ServerError { .. } => {
                "the service has trouble of its own: run again later; pages that have come are kept"
            }
            Trouble::Unreadable { .. } => {
                "a proxy or a maintenance page may stand in between: open the address in a browser"
            }
            Trouble::TooLarge { .. } => "ask for fewer key figures or years at a time",
        };
        Some(hint.to_owned())
    }
}
