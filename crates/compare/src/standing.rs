//! What can be said of one municipality.

use domain::{AreaCode, Direction, Year};
use stats::Better;

use crate::reading::Reading;
use crate::shrunk::{Outside, ShrunkFigure};
use crate::uncertainty::StandardError;

/// One municipality's part of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberStanding {
    /// The municipality.
    pub area: AreaCode,
    /// Its latest figure.
    pub reading: Reading,
    /// Its place in the group; `None` for a key figure without direction, or without a figure.
    pub place: Option<Place>,
    /// Its mid-rank percentile among all municipalities in its figure's year, nought to one by value.
    pub percentile_in_country: Option<f64>,
    /// The quarter of the country it stands in; `None` as for the place.
    pub quarter: Option<Quarter>,
    /// How far its figure may lie from the truth, where that can be told.
    pub error: Option<StandardError>,
    /// Its figure of the year compared drawn towards the country's mean. Only with a direction.
    pub shrunk: Option<ShrunkFigure>,
    /// Whether its figure of the year compared lies outside the country's usual spread. Only with a direction.
    pub outside: Option<Outside>,
    /// Whether its figure lies beyond the quartile of its quarter with 95 % confidence; never in the half between.
    pub is_quarter_proven: bool,
    /// Whether its figure is apart from riket's of the same year with 95 % confidence.
    pub is_apart_from_riket: bool,
    /// Its figure minus riket's, raw. Only for the year compared: an older figure has another riket.
    pub to_riket: Option<f64>,
    /// Its figure minus that of the best in the group, raw. Only with a direction.
    pub to_best: Option<f64>,
    /// Since the year before its figure's.
    pub change_1_year: Option<Change>,
    /// Since five years before its figure's.
    pub change_5_years: Option<Change>,
    /// Women and men in its figure's year, where both are told apart.
    pub women_men: Option<(f64, f64)>,
    /// Unweighted mean of the similar municipalities in its figure's year, and how many they are.
    pub similar: Option<(f64, usize)>,
}

impl MemberStanding {
    /// The quarter it stands in, as far as it is proven: whoever may lie in between stands in between.
    pub fn proven_quarter(&self) -> Option<Quarter> {
        self.quarter.map(|quarter| if self.is_quarter_proven { quarter } else { Quarter::Middle })
    }
}

/// Which end of a key figure is the good one; `None` where neither is.
pub fn better_of(direction: Direction) -> Option<Better> {
    match direction {
        Direction::Higher => Some(Better::Higher),
        Direction::Lower => Some(Better::Lower),
        Direction::Neither => None,
    }
}

/// A place in the group, of values rounded as shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// 1 + how many are better.
    pub place: usize,
    /// How many share it.
    pub n_sharing: usize,
    /// Among how many.
    pub n: usize,
    /// Which places the figures do not rule out; `None` where no error can be told.
    pub band: Option<Band>,
}

/// The places a municipality may have, all of its group considered at once.
///
/// Simultaneous confidence set of 95 %: with that confidence all true places of the group lie in their bands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// 1 + how many are better for sure.
    pub low: usize,
    /// How many are compared, less those that are worse for sure.
    pub high: usize,
    /// Whether an error rests on an assumption; the band is then said to be approximate.
    pub is_approximate: bool,
}

/// A quarter of the country in the key figure's direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quarter {
    /// The best quarter.
    Best,
    /// The half between.
    Middle,
    /// The weakest quarter.
    Weakest,
}

/// A change between two years.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The earlier year.
    pub from_year: Year,
    /// Its figure.
    pub from: f64,
    /// The later year.
    pub to_year: Year,
    /// Its figure.
    pub to: f64,
    /// Whether the series breaks in between: such a change is never put into a sentence.
    pub crosses_break: bool,
}

impl Change {
    /// The later figure minus the earlier, raw.
    pub fn difference(&self) -> f64 {
        self.to - self.from
    }
}
