//! What is wrong with a file, and whom it concerns.

use std::fmt;
use std::path::PathBuf;

use domain::{KeyFigureId, Sha256Hex};

/// One file of the lake that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The file.
    pub path: PathBuf,
    /// The key figures that cannot be read because of it, in order. Empty where rows are not concerned.
    pub key_figures: Vec<KeyFigureId>,
    /// What is wrong with it.
    pub cause: Cause,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// It is not there.
    Missing,
    /// It has another length than it was written with.
    Length {
        /// As written, in bytes.
        expected: u64,
        /// As found, in bytes.
        found: u64,
    },
    /// Its bytes are not those it was written with.
    Altered {
        /// The sum of the bytes that are there now.
        found: Sha256Hex,
    },
    /// The operating system does not hand it over, or it does not have the form it should have.
    Unreadable {
        /// What the reader said.
        message: String,
    },
    /// It can be read, but holds other rows than the manifest says.
    OtherRows,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cause::Missing => f.write_str("is missing"),
            Cause::Length { expected, found } if found < expected => {
                write!(f, "is cut short: {found} bytes of {expected}")
            }
            Cause::Length { expected, found } => write!(f, "has {found} bytes and should have {expected}"),
            Cause::Altered { found } => {
                write!(f, "has changed since it was written: its SHA-256 is now {}", found.short())
            }
            Cause::Unreadable { message } => write!(f, "cannot be read: {message}"),
            Cause::OtherRows => f.write_str("holds other rows than its manifest says"),
        }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// As many as a person reads; the rest are counted.
        const N_NAMED_MAX: usize = 3;
        write!(f, "`{}` {}", self.path.display(), self.cause)?;
        let named: Vec<&str> = self.key_figures.iter().take(N_NAMED_MAX).map(KeyFigureId::as_str).collect();
        match self.key_figures.len() {
            0 => Ok(()),
            n if n <= N_NAMED_MAX => write!(f, " (concerns {})", named.join(", ")),
            n => write!(f, " (concerns {} and {} more)", named.join(", "), n - N_NAMED_MAX),
        }
    }
}
