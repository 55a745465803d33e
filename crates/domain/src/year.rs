//! A calendar year, or the year of a school year's spring term.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The year a figure belongs to. For a school year: the year of its spring term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Year(pub u16);

impl Year {
    /// The year `n_years` earlier.
    pub fn before(self, n_years: u16) -> Year {
        Year(self.0.saturating_sub(n_years))
    }

    /// How many years this one lies after `earlier`; nought when it does not.
    pub fn since(self, earlier: Year) -> u16 {
        self.0.saturating_sub(earlier.0)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
