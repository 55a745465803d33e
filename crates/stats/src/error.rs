//! Why a statistic cannot be computed.

use thiserror::Error;

/// What stands in the way, with the place (from nought) in the slice that was given.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Error {
    /// A number is missing or endless where a statistic needs one.
    #[error("{what} {idx} is {value}, not a finite number")]
    NotFinite {
        /// Of what kind, as in `value`.
        what: &'static str,
        /// Its place in the slice.
        idx: usize,
        /// What it is.
        value: f64,
    },
    /// A number lies outside what it can mean.
    #[error("{what} is {value}, which is not {allowed}")]
    OutOfRange {
        /// Of what kind.
        what: &'static str,
        /// What it is.
        value: f64,
        /// What it may be, in words.
        allowed: &'static str,
    },
    /// A number in a row lies outside what it can mean.
    #[error("{what} {idx} is {value}, which is not {allowed}")]
    OutOfRangeAt {
        /// Of what kind.
        what: &'static str,
        /// Its place in the slice.
        idx: usize,
        /// What it is.
        value: f64,
        /// What it may be, in words.
        allowed: &'static str,
    },
    /// Too little to go by.
    #[error("{n} {what} are too few: {n_needed} are needed")]
    TooFew {
        /// Of what.
        what: &'static str,
        /// How many there are.
        n: usize,
        /// How many it takes.
        n_needed: usize,
    },
    /// More than can be compared pair by pair.
    #[error("{n} {what} are too many: at most {n_max} are compared")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there are.
        n: usize,
        /// How many it may be.
        n_max: usize,
    },
    /// Two slices that belong together have different lengths.
    #[error("{n} {what} for {n_expected} units")]
    LengthsDiffer {
        /// Of what.
        what: &'static str,
        /// How many there are.
        n: usize,
        /// How many there should be.
        n_expected: usize,
    },
    /// A covariate says what others say already, or the same of every unit.
    #[error("covariate {idx} follows from those before it, or is the same everywhere")]
    Collinear {
        /// Its place among the covariates.
        idx: usize,
    },
    /// A count of events is larger than what it is counted among.
    #[error("unit {idx} has {events} events among {population}")]
    MoreThanAll {
        /// The unit's place.
        idx: usize,
        /// How many events.
        events: f64,
        /// Among how many.
        population: f64,
    },
}

impl Error {
    /// What the reader can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Error::NotFinite { .. } => "leave out the units without a figure, and say that they are missing",
            Error::OutOfRange { .. } | Error::OutOfRangeAt { .. } => {
                "give a number within the bounds that the message tells"
            }
            Error::TooFew { what: "draws", .. } => "draw more times, or be content with a lower level",
            Error::TooFew { .. } => "compare more units, or say that nothing can be told",
            Error::TooMany { .. } => "compare within groups",
            Error::LengthsDiffer { .. } => "give one for each unit, in the same order",
            Error::Collinear { .. } => "leave that covariate out",
            Error::MoreThanAll { .. } => "a rate of events that may happen more than once is no share",
        }
    }

    /// Refuses the first number that is not finite.
    pub(crate) fn unless_finite(what: &'static str, values: impl IntoIterator<Item = f64>) -> Result<(), Error> {
        match values.into_iter().enumerate().find(|(_, value)| !value.is_finite()) {
            Some((idx, value)) => Err(Error::NotFinite { what, idx, value }),
            None => Ok(()),
        }
    }

    /// Refuses a level of confidence outside 0–1.
    pub(crate) fn unless_level(level: f64) -> Result<(), Error> {
        if level > 0.0 && level < 1.0 {
            return Ok(());
        }
        Err(Error::OutOfRange { what: "the level of confidence", value: level, allowed: "between 0 and 1, as 0.95" })
    }
}
