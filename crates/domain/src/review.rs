//! What we say about a key figure, since its publisher does not: reviewed data, never derived.

use serde::{Deserialize, Serialize};

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Higher is better.
    Higher,
    /// Lower is better.
    Lower,
    /// Neither: shown, never ranked, never coloured. Costs are such.
    Neither,
}

impl Direction {
    /// Whether figures of this direction are judged at all.
    pub fn is_judged(self) -> bool {
        self != Direction::Neither
    }
}

/// Whether the municipality can change the figure to a real degree within some years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Influence {
    /// It can.
    Own,
    /// It hardly can: such a figure gets no tint and is no point of the day.
    Little,
}

/// What kind of thing a key figure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// What it costs.
    Cost,
    /// How well it is done.
    Quality,
    /// What comes of it.
    Result,
    /// How much of it there is.
    Volume,
    /// What the place is like.
    Structure,
}
