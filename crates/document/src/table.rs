//! The table model: overview, gaps, and the table of one key figure.

use domain::{AreaCode, KeyFigureId, Year};

use crate::chart::Emphasis;
use crate::number::Number;
use crate::page::PageCode;
use crate::text::Text;

/// A figure in a cell, or the words that stand instead.
#[derive(Debug, Clone, PartialEq)]
pub enum ShownFigure {
    /// A figure of the year compared.
    Current(Number),
    /// A figure of an earlier year, shown with it.
    Older(Number, Year),
    /// Why there is none: "uppgift saknas", "gäller inte", or a dash where the publisher has no such figure.
    Missing(Text),
}

impl ShownFigure {
    /// The number, where there is one.
    pub fn number(&self) -> Option<&Number> {
        match self {
            ShownFigure::Current(number) | ShownFigure::Older(number, _) => Some(number),
            ShownFigure::Missing(_) => None,
        }
    }
}

/// Where a figure stands in the country. Only for key figures with a direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// ▲ the best quarter of the country.
    Best,
    /// ● the half in the middle, or not to be told apart from it.
    Middle,
    /// ▼ the weakest quarter.
    Weakest,
}

impl Standing {
    /// The symbol, which carries the meaning; colour only repeats it.
    pub fn symbol(self) -> &'static str {
        match self {
            Standing::Best => "▲",
            Standing::Middle => "●",
            Standing::Weakest => "▼",
        }
    }
}

/// A municipality at the head of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnHead {
    /// The municipality.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// Whether it is the marked one.
    pub emphasis: Emphasis,
}

/// Key figures × municipalities: value, place, symbol and shade.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// "Riket", over the first column.
    pub riket_head: Text,
    /// One a municipality.
    pub columns: Vec<ColumnHead>,
    /// What is not judged first, then what is.
    pub rows: Vec<OverviewRow>,
    /// What the symbols mean, one entry each; the first three begin with ▲, ● and ▼.
    pub legend: Vec<Text>,
}

/// One key figure in an overview.
#[derive(Debug, Clone, PartialEq)]
pub struct OverviewRow {
    /// The key figure.
    pub key_figure: KeyFigureId,
    /// Its short name with unit: "Kostnad per inskrivet barn, kr".
    pub name: Text,
    /// Its own page.
    pub page: PageCode,
    /// Whether it is judged: only then are there places and symbols.
    pub is_judged: bool,
    /// Riket's figure. Numbers in a table have no unit: the name has it.
    pub riket: ShownFigure,
    /// One a column.
    pub cells: Vec<OverviewCell>,
}

/// One municipality's figure in an overview.
#[derive(Debug, Clone, PartialEq)]
pub struct OverviewCell {
    /// The figure.
    pub figure: ShownFigure,
    /// Its place: "1:a", "delad 3:e". Only where judged.
    pub place: Option<Text>,
    /// Its standing in the country. Only where judged.
    pub standing: Option<Standing>,
    /// Whether the standing may be tinted: not for a figure the municipality can hardly influence.
    pub is_tinted: bool,
}

/// Who lacks what: key figures × municipalities.
#[derive(Debug, Clone, PartialEq)]
pub struct Gaps {
    /// One a municipality.
    pub columns: Vec<ColumnHead>,
    /// The largest holes first.
    pub rows: Vec<GapRow>,
    /// How many of `rows` a slide shows; the rest stand in the workbook and on the site.
    pub n_rows_shown: usize,
    /// What the marks mean, in the order latest, older, missing, not applicable.
    pub legend: Vec<Text>,
}

/// One key figure's holes.
#[derive(Debug, Clone, PartialEq)]
pub struct GapRow {
    /// The key figure.
    pub key_figure: KeyFigureId,
    /// Its short name.
    pub name: Text,
    /// One a column.
    pub cells: Vec<GapCell>,
}

/// One municipality's availability.
#[derive(Debug, Clone, PartialEq)]
pub struct GapCell {
    /// What there is.
    pub availability: Availability,
    /// As shown: "●", "2021", "saknas", "gäller inte".
    pub shown: Text,
}

/// What there is of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// A figure of the newest year.
    Latest,
    /// Only an earlier one.
    Older(Year),
    /// None at all.
    Missing,
    /// The municipality has no such activity.
    NotApplicable,
}

/// The table of one key figure: the municipalities with value, distance to riket, and earlier years.
#[derive(Debug, Clone, PartialEq)]
pub struct DetailTable {
    /// What is shown and how it is sorted.
    pub caption: Text,
    /// The columns' heads; the first is that of the names.
    pub heads: Vec<Text>,
    /// The municipalities, then riket and other comparisons.
    pub rows: Vec<DetailRow>,
}

/// One row of a key figure's table.
#[derive(Debug, Clone, PartialEq)]
pub struct DetailRow {
    /// The area, where it is one.
    pub area: Option<AreaCode>,
    /// Its name, or what is compared with: "Riket (vägt)".
    pub name: Text,
    /// Whether it is the marked one.
    pub emphasis: Emphasis,
    /// Whether it belongs to the group; comparisons stand below a rule.
    pub is_member: bool,
    /// One a head after the first. `Text` so that a cell can be a number, a place or a reason.
    pub cells: Vec<Text>,
}
