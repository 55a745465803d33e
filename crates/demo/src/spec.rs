//! What is wanted of the demo, and what it gives.

use domain::{AreaCode, Direction, KeyFigureId, Measure, Year};

/// What the made-up country is to hold.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoSpec {
    /// Another seed gives another country.
    pub seed: u64,
    /// The newest year any figure has; about a third of the key figures end the year before.
    pub last_year: Year,
    /// How many years a series has at most. Surveys and other young key figures have fewer.
    pub n_years: u16,
    /// How many neighbours compare themselves: at most 26, what the first county has.
    pub group_size: usize,
    /// The key figures, in the order their answers come.
    pub key_figures: Vec<DemoKeyFigure>,
}

/// What must be known of a key figure to draw it.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoKeyFigure {
    /// Its identifier, as the programme names it.
    pub id: KeyFigureId,
    /// Its title; should hold the words the reviewed entry expects.
    pub title: String,
    /// Its definition.
    pub description: Option<String>,
    /// The service it belongs to.
    pub operating_area: Option<String>,
    /// What stands after a number: `kr`, `%`, `dagar`.
    pub unit: String,
    /// What is measured: "kronor per invånare …", "index 0–100 …".
    pub unit_long: String,
    /// Decimals of every value.
    pub decimals: i8,
    /// Which way is good: where the hidden income pulls.
    pub direction: Direction,
    /// What kind of thing it measures.
    pub measure: Measure,
    /// Whether it comes from persons' answers: a municipality that left the survey out lacks all its questions.
    pub survey: bool,
    /// Between which numbers nine in ten municipalities lie. `None`: what is known of the identifier, or else of the unit.
    pub level_hint: Option<(f64, f64)>,
    /// Whether women and men are told apart. `None`: what is known of the identifier, or else no.
    pub is_divided_by_gender: Option<bool>,
    /// The first year of a new series: figures before it lie on another level.
    pub break_year: Option<Year>,
}

/// Bodies in the publisher's envelope, each one whole page (`next_url` is null).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demo {
    /// Answer to `/v3/kpi/…`.
    pub key_figures: Vec<u8>,
    /// Answer to `/v3/municipality`: riket, the regions, the municipalities.
    pub areas: Vec<u8>,
    /// Answer to `/v3/municipality_groups`: the neighbours, the counties, seven similar ones for each neighbour.
    pub area_groups: Vec<u8>,
    /// Answers to `/v3/data/kpi/…`, one for each key figure: all areas and years.
    pub data: Vec<(KeyFigureId, Vec<u8>)>,
    /// The neighbours who compare themselves; the first is the host.
    pub members: Vec<AreaCode>,
}
