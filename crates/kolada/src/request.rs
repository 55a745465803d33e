//! What is asked, in pieces the service takes.
//!
//! A path segment holds at most [`VALUES_MAX`] values, so a larger question becomes several requests: blocks of key
//! figures, within them blocks of places, within them blocks of years, each in the order given. Values that stand twice are
//! asked for once. The query form of the service is never used: with a misspelt name it answers nothing and no error.

use std::collections::BTreeSet;
use std::fmt::Display;

use domain::{AreaCode, GroupId, KeyFigureId, Place, UnitId, Year};
use jiff::civil::Date;

use crate::error::Error;
use crate::parse::Expected;

/// How many values one path segment may hold at the service.
pub const VALUES_MAX: usize = 25;

/// How many rows one page holds, the most the service gives.
pub const ROWS_PER_PAGE: usize = 5000;

/// Which of the things there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick<'a, Id> {
    /// All of them.
    All,
    /// These; with none, nothing is asked.
    Ids(&'a [Id]),
    /// Those whose title holds this text.
    Titled(&'a str),
}

/// One filter of a data query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Filter<T> {
    /// No filter: all there are.
    #[default]
    All,
    /// These only; with none, nothing is asked.
    Only(Vec<T>),
}

/// Which figures are asked for. At least two of the three filters must be set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DataQuery {
    /// Of which key figures.
    pub key_figures: Filter<KeyFigureId>,
    /// For which areas and groups, or for which units.
    pub places: Filter<Place>,
    /// For which years.
    pub years: Filter<Year>,
    /// Only what has changed since this day.
    pub from_date: Option<Date>,
}

/// What a request asks for, and so which `parse` reads the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequestKind {
    /// `kpi`, read by [`crate::parse::parse_key_figures`].
    KeyFigures,
    /// `kpi_groups`, read by [`crate::parse::parse_key_figure_groups`].
    KeyFigureGroups,
    /// `municipality`, read by [`crate::parse::parse_areas`].
    Areas,
    /// `municipality_groups`, read by [`crate::parse::parse_area_groups`].
    AreaGroups,
    /// `ou`, read by [`crate::parse::parse_units`].
    Units,
    /// `data`, read by [`crate::parse::parse_observations`].
    Data,
    /// `oudata`, read by [`crate::parse::parse_observations`].
    UnitData,
}

/// One request the service takes, of one or more pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    kind: RequestKind,
    ids: Vec<String>,
    query: Vec<(&'static str, String)>,
    data: DataQuery,
}

/// Asks for key figures.
pub fn key_figures(pick: Pick<'_, KeyFigureId>) -> Vec<Request> {
    metadata(RequestKind::KeyFigures, pick)
}

/// Asks for groups of key figures.
pub fn key_figure_groups(pick: Pick<'_, GroupId>) -> Vec<Request> {
    metadata(RequestKind::KeyFigureGroups, pick)
}

/// Asks for municipalities, regions and the country.
pub fn areas(pick: Pick<'_, AreaCode>) -> Vec<Request> {
    metadata(RequestKind::Areas, pick)
}

/// Asks for groups of areas.
pub fn area_groups(pick: Pick<'_, GroupId>) -> Vec<Request> {
    metadata(RequestKind::AreaGroups, pick)
}

/// Asks for units: schools, preschools, care homes.
pub fn units(pick: Pick<'_, UnitId>) -> Vec<Request> {
    metadata(RequestKind::Units, pick)
}

/// Asks for all units of one municipality.
pub fn units_of(municipality: AreaCode) -> Request {
    let query = vec![("municipality", municipality.to_string())];
    Request { kind: RequestKind::Units, ids: Vec::new(), query, data: DataQuery::default() }
}

/// Asks for figures of areas and groups.
///
/// # Errors
/// [`Error::TooFewFilters`]; [`Error::WrongPlace`] when a place is a unit.
///
/// ```
/// use kolada::{DataQuery, Filter, request};
/// let years = (2000..2026).map(domain::Year).collect();
/// let key_figures = vec!["N11008".parse().unwrap()];
/// let query = DataQuery { key_figures: Filter::Only(key_figures), years: Filter::Only(years), ..DataQuery::default() };
/// let requests = request::data(&query).unwrap();
/// assert_eq!(requests.len(), 2, "26 years do not fit into one segment");
/// assert_eq!(requests[1].path_and_query(), "/data/kpi/N11008/year/2025?per_page=5000");
/// ```
pub fn data(query: &DataQuery) -> Result<Vec<Request>, Error> {
    blocks_of(RequestKind::Data, query, "area or group", |place| !matches!(place, Place::Unit(_)))
}

/// Asks for figures of units.
///
/// # Errors
/// [`Error::TooFewFilters`]; [`Error::WrongPlace`] when a place is not a unit.
pub fn unit_data(query: &DataQuery) -> Result<Vec<Request>, Error> {
    blocks_of(RequestKind::UnitData, query, "unit", |place| matches!(place, Place::Unit(_)))
}

impl Request {
    /// What it asks for.
    pub fn kind(&self) -> RequestKind {
        self.kind
    }

    /// The key figures a data request names; none when it asks for all of them, or for something else.
    pub fn key_figures(&self) -> &[KeyFigureId] {
        match &self.data.key_figures {
            Filter::Only(key_figures) => key_figures,
            Filter::All => &[],
        }
    }

    /// What the answer may speak of.
    pub fn expected(&self) -> Expected {
        Expected {
            key_figures: set_of(&self.data.key_figures),
            places: set_of(&self.data.places),
            years: set_of(&self.data.years),
        }
    }

    /// The path below the base address, with its query: `/kpi/N11008,N11102?per_page=5000`.
    pub fn path_and_query(&self) -> String {
        let mut path = format!("/{}", self.endpoint());
        if !self.ids.is_empty() {
            path.push('/');
            path.push_str(&self.ids.join(","));
        }
        let place_segment = if self.kind == RequestKind::UnitData { "ou" } else { "municipality" };
        push_segment(&mut path, "kpi", &self.data.key_figures, KeyFigureId::to_string);
        push_segment(&mut path, place_segment, &self.data.places, place_id);
        push_segment(&mut path, "year", &self.data.years, Year::to_string);
        path.push('?');
        for (name, value) in &self.query {
            path.push_str(&format!("{name}={}&", percent_encoded(value)));
        }
        if let Some(from_date) = self.data.from_date {
            path.push_str(&format!("from_date={from_date}&"));
        }
        path.push_str(&format!("per_page={ROWS_PER_PAGE}"));
        path
    }

    /// The same question in two, each with half of the key figures; `None` when there are fewer than two.
    pub(crate) fn halves(&self) -> Option<(Request, Request)> {
        let key_figures = self.key_figures();
        if key_figures.len() < 2 {
            return None;
        }
        let (first, second) = key_figures.split_at(key_figures.len() / 2);
        let part = |part: &[KeyFigureId]| {
            let data = DataQuery { key_figures: Filter::Only(part.to_vec()), ..self.data.clone() };
            Request { data, ..self.clone() }
        };
        Some((part(first), part(second)))
    }

    fn endpoint(&self) -> &'static str {
        match self.kind {
            RequestKind::KeyFigures => "kpi",
            RequestKind::KeyFigureGroups => "kpi_groups",
            RequestKind::Areas => "municipality",
            RequestKind::AreaGroups => "municipality_groups",
            RequestKind::Units => "ou",
            RequestKind::Data => "data",
            RequestKind::UnitData => "oudata",
        }
    }
}

fn metadata<Id: Display>(kind: RequestKind, pick: Pick<'_, Id>) -> Vec<Request> {
    let request = |ids, query| Request { kind, ids, query, data: DataQuery::default() };
    match pick {
        Pick::All => vec![request(Vec::new(), Vec::new())],
        Pick::Titled(title) => vec![request(Vec::new(), vec![("title", title.to_owned())])],
        Pick::Ids(ids) => {
            let ids: Vec<String> = ids.iter().map(Id::to_string).collect();
            each_once(&ids).chunks(VALUES_MAX).map(|ids| request(ids.to_vec(), Vec::new())).collect()
        }
    }
}

fn blocks_of(
    kind: RequestKind,
    query: &DataQuery,
    expected: &'static str,
    belongs: impl Fn(&Place) -> bool,
) -> Result<Vec<Request>, Error> {
    let is_set = [query.key_figures != Filter::All, query.places != Filter::All, query.years != Filter::All];
    let n_filters = is_set.into_iter().filter(|is_set| *is_set).count();
    if n_filters < 2 {
        return Err(Error::TooFewFilters { n_filters });
    }
    if let Filter::Only(places) = &query.places
        && let Some(place) = places.iter().find(|place| !belongs(place))
    {
        return Err(Error::WrongPlace { place: place_id(place), expected });
    }
    let mut requests = Vec::new();
    for key_figures in blocks(&query.key_figures) {
        for places in blocks(&query.places) {
            for years in blocks(&query.years) {
                let (key_figures, places) = (key_figures.clone(), places.clone());
                let data = DataQuery { key_figures, places, years, from_date: query.from_date };
                requests.push(Request { kind, ids: Vec::new(), query: Vec::new(), data });
            }
        }
    }
    Ok(requests)
}

fn blocks<T: Clone + Ord>(filter: &Filter<T>) -> Vec<Filter<T>> {
    match filter {
        Filter::All => vec![Filter::All],
        Filter::Only(values) => {
            each_once(values).chunks(VALUES_MAX).map(|block| Filter::Only(block.to_vec())).collect()
        }
    }
}

fn each_once<T: Clone + Ord>(values: &[T]) -> Vec<T> {
    let mut seen = BTreeSet::new();
    values.iter().filter(|value| seen.insert(*value)).cloned().collect()
}

fn set_of<T: Clone + Ord>(filter: &Filter<T>) -> Option<BTreeSet<T>> {
    match filter {
        Filter::All => None,
        Filter::Only(values) => Some(values.iter().cloned().collect()),
    }
}

fn push_segment<T>(path: &mut String, name: &str, filter: &Filter<T>, text: impl Fn(&T) -> String) {
    if let Filter::Only(values) = filter {
        let values: Vec<String> = values.iter().map(text).collect();
        path.push_str(&format!("/{name}/{}", values.join(",")));
    }
}

fn place_id(place: &Place) -> String {
    match place {
        Place::Area(area) => area.to_string(),
        Place::Group(group) => group.to_string(),
        Place::Unit(unit) => unit.to_string(),
    }
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
