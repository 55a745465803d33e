//! RKA's index method on any key figures, with the places of other ways of making it.

use std::path::PathBuf;

use catalogue::built_in;
use compare::own_index::{OwnIndexRow, Part, own_index};
use domain::KeyFigureId;
use serde::Serialize;
use stats::{Better, Draws};

use crate::direction_asked::{key_figures_asked, signed};
use crate::error::Error;
use crate::progress::{Progress, Stage};
use crate::stored::{GroupAsked, Stored};
use crate::unanswerable::Unanswerable;

/// What is asked.
#[derive(Debug, Clone)]
pub struct IndexMakeOptions {
    /// The lake.
    pub lake: PathBuf,
    /// Key figures with commas, each with a sign where it is not reviewed.
    pub key_figures: String,
    /// For whom it is shown; it is made of all municipalities.
    pub asked: GroupAsked,
    /// How many other ways are tried.
    pub n_choices: usize,
    /// They follow from it.
    pub seed: u64,
    /// Whether every municipality is shown.
    pub all: bool,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnIndex {
    /// What it is made of.
    pub key_figures: Vec<IndexPart>,
    /// How many municipalities have all of them.
    pub n: usize,
    /// How many other ways were tried.
    pub n_choices: usize,
    /// The seed they follow from.
    pub seed: u64,
    /// Best first.
    pub rows: Vec<IndexRow>,
    /// Those of the group that lack some, with which.
    pub lacking: Vec<(String, Vec<String>)>,
    /// The snapshot's name.
    pub snapshot: String,
}

/// One key figure of an index.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndexPart {
    /// Its id.
    pub key_figure: String,
    /// Its title.
    pub title: String,
    /// `higher` or `lower` is better.
    pub better: &'static str,
    /// The year used: its newest full one.
    pub year: u16,
}

/// One municipality.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndexRow {
    /// Its code.
    pub area: String,
    /// Its name.
    pub municipality: String,
    /// The index, 0 to 100.
    pub index: f64,
    /// Its place in the country.
    pub place: usize,
    /// One way in twenty gives this place or a better one.
    pub place_low: usize,
    /// One way in twenty gives this place or a later one.
    pub place_high: usize,
    /// The place in the middle of all ways.
    pub place_median: usize,
    /// Its best place.
    pub place_best: usize,
    /// Its last.
    pub place_worst: usize,
}

/// Makes an index of any key figures that the lake holds.
///
/// # Errors
/// [`Unanswerable`] when the list cannot be read, the lake lacks a key figure, nothing says which way is good, or no
/// municipality has all of them; those of the lake.
pub fn make_index(options: &IndexMakeOptions, progress: &dyn Progress) -> Result<OwnIndex, Error> {
    let reviewed = built_in::reviewed();
    let asked = key_figures_asked(&options.key_figures)?;
    // What is certain without the lake is told without it.
    let is_reviewed = |(id, _): &&(KeyFigureId, Option<Better>)| reviewed.get(*id).is_some();
    signed(&asked.iter().filter(is_reviewed).copied().collect::<Vec<_>>(), &reviewed)?;
    let stored = Stored::open(&options.lake)?;
    stored.know(&asked.iter().map(|(id, _)| *id).collect::<Vec<_>>())?;
    let asked = signed(&asked, &reviewed)?;
    let ids: Vec<KeyFigureId> = asked.iter().map(|(id, _)| *id).collect();
    let runs = stored.all_runs(&ids)?;
    let members = if options.all { stored.municipalities.clone() } else { stored.group(&options.asked)? };
    progress.stage(Stage::Comparing);
    let parts: Vec<Part<'_>> = asked.iter().map(|(id, better)| Part { run: &runs[id], better: *better }).collect();
    let mut draws = Draws::new(options.seed);
    let made = own_index(&parts, &stored.municipalities, options.n_choices, &mut || draws.uniform());
    let too_little = "too few municipalities have all of these key figures, or one of them does not vary";
    let made = made.ok_or_else(|| Unanswerable::TooLittle { what: too_little.to_owned() })?;
    let row = |row: &OwnIndexRow| IndexRow {
        area: row.area.to_string(),
        municipality: stored.name(row.area),
        index: row.index,
        place: row.place,
        place_low: row.range.low,
        place_high: row.range.high,
        place_median: row.range.median,
        place_best: row.range.best,
        place_worst: row.range.worst,
    };
    let part = |((id, better), (_, year)): (&(KeyFigureId, Better), &(KeyFigureId, domain::Year))| IndexPart {
        key_figure: id.to_string(),
        title: stored.title(*id),
        better: if *better == Better::Higher { "higher" } else { "lower" },
        year: year.0,
    };
    let lacking = made.lacking.iter().filter(|(area, _)| members.contains(area));
    Ok(OwnIndex {
        key_figures: asked.iter().zip(&made.years).map(part).collect(),
        n: made.rows.len(),
        n_choices: made.n_choices,
        seed: options.seed,
        rows: made.rows.iter().filter(|row| members.contains(&row.area)).map(row).collect(),
        lacking: lacking
            .map(|(area, ids)| (stored.name(*area), ids.iter().map(KeyFigureId::to_string).collect()))
            .collect(),
        snapshot: stored.snapshot.name().to_string(),
    })
}
