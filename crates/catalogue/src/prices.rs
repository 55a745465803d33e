//! How prices moved: reviewed yearly figures of price indices, each with the place where it was read.
//!
//! A year that nobody has read at its source is not there, and what needs it cannot be given: no figure is guessed.

use std::collections::BTreeMap;
use std::fmt;

use domain::Year;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::place::{CatalogueError, Place};

/// Which price index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PriceIndexName {
    /// SKR's price index for municipal services: wages, goods and services as municipalities buy them.
    Pkv,
    /// SCB's consumer price index with fixed interest rate.
    Kpif,
}

impl fmt::Display for PriceIndexName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            PriceIndexName::Pkv => "PKV",
            PriceIndexName::Kpif => "KPIF",
        })
    }
}

/// In which prices kronor are compared over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PriceChoice {
    /// Fixed prices by PKV; by KPIF where PKV does not cover the years.
    #[default]
    Pkv,
    /// Fixed prices by KPIF; by PKV where KPIF does not cover the years.
    Kpif,
    /// Prices as they were each year, said to be so.
    Running,
}

impl PriceChoice {
    /// The indices to try, the preferred first; none for running prices.
    pub fn indices(self) -> &'static [PriceIndexName] {
        match self {
            PriceChoice::Pkv => &[PriceIndexName::Pkv, PriceIndexName::Kpif],
            PriceChoice::Kpif => &[PriceIndexName::Kpif, PriceIndexName::Pkv],
            PriceChoice::Running => &[],
        }
    }
}

/// How settled a yearly figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PriceStatus {
    /// Final.
    Outcome,
    /// Published for a year that is over, and still revised.
    Preliminary,
    /// Expected: the year was not over.
    Forecast,
}

/// Where a figure was read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceSource {
    /// The name that years refer to.
    pub id: String,
    /// Publisher, publication, table, date.
    pub what: String,
    /// Its address.
    pub address: String,
    /// What was taken from it, and what was computed.
    pub note: String,
    /// When it was read, where that is known.
    #[serde(default)]
    pub read: Option<toml::value::Datetime>,
}

/// How prices changed in one year.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceChange {
    /// The year.
    pub year: Year,
    /// Its mean against that of the year before, in per cent.
    pub change_percent: f64,
    /// How settled it is.
    pub status: PriceStatus,
    /// The [`PriceSource::id`] where it was read; the source itself for a day's own figures.
    pub source: String,
}

/// One price index.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceIndex {
    /// Which.
    pub name: PriceIndexName,
    /// As it is named after an amount: "KPIF".
    pub short_sv: String,
    /// The same in English.
    pub short_en: String,
    /// In full.
    pub title_sv: String,
    /// The same in English.
    pub title_en: String,
    /// Who publishes it.
    pub publisher: String,
    /// What was found where, and what was not.
    pub found: String,
    /// Where the figures were read.
    pub sources: Vec<PriceSource>,
    /// Where a day's own figures stand, when the programme gives some.
    pub own_sources: Vec<String>,
    pub(crate) changes: BTreeMap<Year, PriceChange>,
}

impl PriceIndex {
    /// How prices changed in `year`; `None` where no source was found.
    pub fn change(&self, year: Year) -> Option<&PriceChange> {
        self.changes.get(&year)
    }

    /// Whether a change is a day's own, and not of the built-in list.
    pub fn is_own(&self, change: &PriceChange) -> bool {
        self.own_sources.contains(&change.source)
    }

    /// All years in order; there may be holes.
    pub fn changes(&self) -> impl Iterator<Item = &PriceChange> {
        self.changes.values()
    }

    /// The changes that lead from the prices of one year to those of a later; `None` where one of them is missing.
    ///
    /// From a year to itself, or to an earlier one, no change leads: the list is empty.
    pub fn changes_between(&self, from: Year, to: Year) -> Option<Vec<&PriceChange>> {
        (from.0 + 1..=to.0).map(|year| self.changes.get(&Year(year))).collect()
    }
}

/// The price indices there are.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prices {
    pub(crate) by_name: BTreeMap<PriceIndexName, PriceIndex>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PriceFile {
    index: Spanned<PriceIndexName>,
    short_sv: String,
    short_en: String,
    title_sv: String,
    title_en: String,
    publisher: String,
    found: String,
    #[serde(default)]
    source: Vec<PriceSource>,
    #[serde(default)]
    year: Vec<Spanned<PriceChange>>,
}

/// No year of any index since 1980 lies outside: what does is a slip of the decimal point.
pub(crate) const CHANGES_BELIEVED_PERCENT: std::ops::RangeInclusive<f64> = -5.0..=15.0;

impl Prices {
    /// Reads one file, which holds one index.
    ///
    /// # Errors
    /// [`CatalogueError`] with the place: not TOML, a field missing or unknown, an index or a year that stands twice, a
    /// change beyond belief, a source that is not named.
    pub fn add_file(&mut self, file: &str, source: &str) -> Result<(), CatalogueError> {
        let read: PriceFile = toml::from_str(source).map_err(|error| CatalogueError {
            instead: "compare with prices/kpif.toml: each [[year]] has year, change_percent, status and source"
                .to_owned(),
            ..CatalogueError::from_toml(file, source, &error)
        })?;
        let refuse = |span, message: String, instead: &str| CatalogueError {
            place: Place::of(file, source, span),
            message,
            instead: instead.to_owned(),
        };
        let mut changes = BTreeMap::new();
        for entry in read.year {
            let span = entry.span();
            let change = entry.into_inner();
            let year = change.year;
            if !CHANGES_BELIEVED_PERCENT.contains(&change.change_percent) {
                let message = format!("prices are said to change by {} per cent in {year}", change.change_percent);
                return Err(refuse(span, message, "write the change in per cent since the year before, as in 2.1"));
            }
            if !read.source.iter().any(|known| known.id == change.source) {
                let message = format!("the source `{}` of {year} is not named", change.source);
                return Err(refuse(span, message, "add a [[source]] with that id, and say where the figure stands"));
            }
            if changes.insert(year, change).is_some() {
                return Err(refuse(span, format!("{year} stands twice"), "keep the latest known outcome"));
            }
        }
        let name = *read.index.as_ref();
        let index = PriceIndex {
            name,
            short_sv: read.short_sv,
            short_en: read.short_en,
            title_sv: read.title_sv,
            title_en: read.title_en,
            publisher: read.publisher,
            found: read.found,
            sources: read.source,
            own_sources: Vec::new(),
            changes,
        };
        match self.by_name.insert(name, index) {
            None => Ok(()),
            Some(_) => {
                Err(refuse(read.index.span(), format!("the index {name} stands in two files"), "keep one of them"))
            }
        }
    }

    /// The index of that name.
    pub fn get(&self, name: PriceIndexName) -> Option<&PriceIndex> {
        self.by_name.get(&name)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &PriceIndex> {
        self.by_name.values()
    }
}
