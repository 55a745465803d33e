//! What the publisher says about key figures, areas and groups.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{AreaCode, GroupId, KeyFigureId, UnitId, Year};

/// A key figure as its publisher describes it: Kolada's twelve fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeyFigureInfo {
    /// Its identifier.
    pub id: KeyFigureId,
    /// Its title, with unit and population.
    pub title: String,
    /// Its definition, where there is one.
    pub description: Option<String>,
    /// Whether women and men are told apart.
    pub is_divided_by_gender: bool,
    /// K: municipalities, L: regions, A: both.
    pub municipality_type: String,
    /// Who runs what is measured (T, X, E, P, O, A), where it is told.
    pub auspice: Option<String>,
    /// The service it belongs to at the publisher. Noisy: ours is in the reviewed catalogue.
    pub operating_area: Option<String>,
    /// *Resurser*, *Kvalitet och resultat*, *Volymer* or *Övrigt*, where it is told.
    pub perspective: Option<String>,
    /// When a preliminary figure comes next.
    pub prel_publication_date: Option<Date>,
    /// When a final figure comes next.
    pub publication_date: Option<Date>,
    /// For which year; `None` means that no further publication is planned.
    pub publ_period: Option<Year>,
    /// Whether there are figures for units.
    pub has_ou_data: bool,
}

/// A municipality, a region or the country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Its official code.
    pub code: AreaCode,
    /// Its name.
    pub name: String,
    /// Municipality or region. Riket counts as a region at Kolada.
    pub kind: AreaKind,
}

/// Kind of area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AreaKind {
    /// *Kommun.*
    #[serde(rename = "K")]
    Municipality,
    /// *Region*, or the country.
    #[serde(rename = "L")]
    Region,
}

/// A publisher's group of areas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaGroup {
    /// Its identifier. A group of similar municipalities keeps it while its title's year moves.
    pub id: GroupId,
    /// Its title.
    pub title: String,
    /// Its members, in the order they came.
    pub members: Vec<AreaCode>,
}

/// A publisher's group of key figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyFigureGroup {
    /// Its identifier.
    pub id: GroupId,
    /// Its title.
    pub title: String,
    /// Its members, in the order they came.
    pub members: Vec<KeyFigureId>,
}

/// A school, a preschool, a care home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceUnit {
    /// Its identifier.
    pub id: UnitId,
    /// Its name.
    pub title: String,
    /// The municipality it lies in.
    pub municipality: AreaCode,
}
