//! One figure as a publisher sent it.

use serde::{Deserialize, Serialize};

use crate::{AreaCode, Figure, GroupId, KeyFigureId, Sex, UnitId, Year};

/// What a figure is about: an area, a publisher's group of areas (an unweighted mean), or a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Place {
    /// A municipality, a region or the country.
    Area(AreaCode),
    /// A group of municipalities: the figure is the unweighted mean of the members that have one.
    Group(GroupId),
    /// A school, a preschool, a care home.
    Unit(UnitId),
}

/// One figure as it came.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation {
    /// Of which key figure.
    pub key_figure: KeyFigureId,
    /// About what.
    pub place: Place,
    /// For which year.
    pub year: Year,
    /// About whom.
    pub sex: Sex,
    /// The figure; a deleted one is missing as withdrawn.
    pub figure: Figure,
    /// 1, or the number of members behind a group's mean.
    pub n_members: u32,
}
