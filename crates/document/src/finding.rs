//! What a headline claims, as data: so that it can be asked again, of other figures, whether it is still true.

use domain::{AreaCode, KeyFigureId, Year};
use serde::{Deserialize, Serialize};

use crate::fact::FactId;

/// What a headline claims of one key figure.
///
/// - **Missing:** a claim about who has no figure is a claim too.
/// - **Edge cases:** all assertions must hold; the words say nothing beyond them and the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Of which key figure.
    pub key_figure: KeyFigureId,
    /// The year compared; `None` where nobody has a figure.
    pub year: Option<Year>,
    /// Whose page it is.
    pub marked: AreaCode,
    /// Everything that is claimed.
    pub assertions: Vec<Assertion>,
    /// The facts of the numbers in the sentence, in order.
    pub facts: Vec<FactId>,
}

/// One thing that is claimed. Values are compared at the decimals that are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "claim", rename_all = "kebab-case")]
pub enum Assertion {
    /// No municipality of the country has any figure.
    NoFigures,
    /// So many of the group have a figure to compare.
    Compared {
        /// How many.
        n: usize,
    },
    /// The area has no figure to compare.
    Lacks {
        /// Which area.
        area: AreaCode,
        /// `Missing`, `Suppressed`, `NotApplicable`, `Withdrawn`, or `TooOld`.
        why: String,
    },
    /// The area's latest figure is of this year.
    LatestIs {
        /// Which area.
        area: AreaCode,
        /// Of which year.
        year: Year,
    },
    /// A final figure of the year compared is still to come, by the publisher's own plan.
    Preliminary,
    /// Of all compared just these are at that end, and not all are equal.
    AtEnd {
        /// Which end.
        end: End,
        /// All that share it, in order of code.
        areas: Vec<AreaCode>,
    },
    /// The figures rule out every place for this area but the one it has, with those it shares it with.
    PlaceIsSure {
        /// Which area.
        area: AreaCode,
    },
    /// The places the figures do not rule out.
    PlaceWithin {
        /// Which area.
        area: AreaCode,
        /// The best of them.
        low: usize,
        /// The worst of them.
        high: usize,
        /// Among how many.
        n: usize,
    },
    /// The area's figure beside riket's of the same year.
    BesideRiket {
        /// Which area.
        area: AreaCode,
        /// Where it lies.
        side: Side,
    },
    /// The difference to riket is more than chance may have made.
    ApartFromRiket {
        /// Which area.
        area: AreaCode,
    },
    /// The difference to riket may be chance.
    NotApartFromRiket {
        /// Which area.
        area: AreaCode,
    },
    /// The difference between the two may be chance.
    NotApart {
        /// One of them.
        area: AreaCode,
        /// The other.
        other: AreaCode,
    },
    /// Every member has a figure of the year compared, and just so many of them lie on that side of riket's.
    CountBesideRiket {
        /// Which side.
        side: Side,
        /// How many.
        n: usize,
        /// Of how many.
        of: usize,
    },
    /// Just these have the same figure, of the same year.
    Equal {
        /// In order of code.
        areas: Vec<AreaCode>,
    },
    /// The figure of the one lies next above and that of the other next below the area's own, all of one year.
    Between {
        /// Next below.
        lower: AreaCode,
        /// Which area.
        area: AreaCode,
        /// Next above.
        upper: AreaCode,
    },
    /// The mean of the last three years beside that of the first three after the latest break.
    Changed {
        /// Which area.
        area: AreaCode,
        /// Which way.
        way: Way,
        /// The first and last of the early years.
        from: (Year, Year),
        /// The first and last of the late years.
        to: (Year, Year),
    },
    /// Of all whose change can be told just so many changed that way.
    CountChanged {
        /// Which way.
        way: Way,
        /// How many.
        n: usize,
        /// Of how many.
        of: usize,
    },
}

/// An end of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// The highest value.
    Highest,
    /// The lowest value.
    Lowest,
}

/// Where a figure lies beside another, at the shown decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Above it.
    Above,
    /// As high.
    Level,
    /// Below it.
    Below,
}

/// Which way a figure moved, at the shown decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Up.
    Rose,
    /// Down.
    Fell,
}
