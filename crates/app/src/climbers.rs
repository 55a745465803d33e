//! Who came from where we are and rose most, when, and how much of it was to be expected.

use std::path::PathBuf;

use catalogue::built_in;
use compare::climbers::{Climb, ClimbQuestion, climbers as climbers_of};
use domain::{KeyFigureId, Year};
use serde::Serialize;
use stats::Better;

use crate::direction_asked::better_of;
use crate::error::Error;
use crate::progress::{Progress, Stage};
use crate::stored::Stored;
use crate::unanswerable::Unanswerable;

/// What is asked.
#[derive(Debug, Clone)]
pub struct ClimbersOptions {
    /// The lake.
    pub lake: PathBuf,
    /// The key figure.
    pub key_figure: KeyFigureId,
    /// Who asks: a municipality's code or name.
    pub from: String,
    /// Over how many years.
    pub n_years: u16,
    /// How near a starting level is to be, as a share of the country's standard deviation.
    pub band: f64,
    /// How many climbers.
    pub n_climbers: usize,
    /// The first year in which a climb may start: those who did it long ago are no longer there to be asked.
    pub since: Option<u16>,
    /// Which way is good, in place of the reviewed direction.
    pub better: Option<Better>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Climbers {
    /// The key figure.
    pub key_figure: String,
    /// Its title.
    pub title: String,
    /// Decimals shown.
    pub decimals: i8,
    /// `higher` or `lower` is better.
    pub better: &'static str,
    /// Who asks.
    pub municipality: String,
    /// Its newest figure.
    pub level: f64,
    /// Of which year.
    pub year: u16,
    /// Over how many years.
    pub n_years: u16,
    /// How near a starting level was to be, as a share of the country's standard deviation.
    pub band: f64,
    /// Municipalities that started near the level in some year.
    pub n_alike: usize,
    /// Start years looked at.
    pub n_starts: usize,
    /// Those that rose most, each with its best start.
    pub climbs: Vec<ClimbRow>,
    /// Known breaks of the series: no climb crosses one.
    pub breaks: Vec<u16>,
    /// The snapshot's name.
    pub snapshot: String,
}

/// One climber. Changes are positive when they are good.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClimbRow {
    /// Its code.
    pub area: String,
    /// Its name.
    pub municipality: String,
    /// From which year.
    pub start: u16,
    /// From what.
    pub from: f64,
    /// To which year.
    pub end: u16,
    /// To what.
    pub to: f64,
    /// The rise.
    pub rise: f64,
    /// What all municipalities rose over the same years.
    pub of_all: f64,
    /// What regression to the mean alone would give.
    pub regression: f64,
    /// What is left of the rise.
    pub beyond: f64,
    /// Its place among all municipalities by what is left.
    pub place_beyond: usize,
    /// Among how many.
    pub n: usize,
}

/// Finds climbers in what the lake holds.
///
/// # Errors
/// [`Unanswerable`] when the lake lacks the key figure, the municipality is unknown or has no figure, or nothing says which
/// way is good; those of the lake.
pub fn climbers(options: &ClimbersOptions, progress: &dyn Progress) -> Result<Climbers, Error> {
    let stored = Stored::open(&options.lake)?;
    let from = stored.municipality(&options.from)?;
    progress.stage(Stage::Comparing);
    let id = options.key_figure;
    let reviewed = built_in::reviewed();
    let review = reviewed.get(id);
    let better = match options.better {
        Some(better) => better,
        None => better_of(review, id)?,
    };
    let mut runs = stored.all_runs(&[id])?;
    let run = runs.remove(&id).expect("all runs are there, or there is an error");
    let breaks: Vec<Year> = review.map(|known| known.breaks.iter().map(|one| one.year).collect()).unwrap_or_default();
    let question = ClimbQuestion {
        run: &run,
        better,
        from,
        n_years: options.n_years,
        band: options.band,
        municipalities: &stored.municipalities,
        breaks: &breaks,
        since: options.since.map(Year),
    };
    let lacks = || Unanswerable::NotComparable { municipality: stored.name(from), lacking: vec![id.to_string()] };
    let found = climbers_of(&question).ok_or_else(lacks)?;
    let row = |climb: &Climb| ClimbRow {
        area: climb.area.to_string(),
        municipality: stored.name(climb.area),
        start: climb.start.0,
        from: climb.from,
        end: climb.end.0,
        to: climb.to,
        rise: climb.rise,
        of_all: climb.of_all,
        regression: climb.regression,
        beyond: climb.beyond,
        place_beyond: climb.place_beyond,
        n: climb.n,
    };
    Ok(Climbers {
        key_figure: id.to_string(),
        title: stored.title(id),
        decimals: review.map_or(1, |known| known.decimals),
        better: if better == Better::Higher { "higher" } else { "lower" },
        municipality: stored.name(from),
        level: found.level,
        year: found.year.0,
        n_years: options.n_years,
        band: options.band,
        n_alike: found.n_alike,
        n_starts: found.n_starts,
        climbs: found.climbs.iter().take(options.n_climbers).map(row).collect(),
        breaks: breaks.iter().map(|year| year.0).collect(),
        snapshot: stored.snapshot.name().to_string(),
    })
}
