//! The fairness switch: a key figure as it is, with structure accounted for, against similar municipalities, and beside its cost.

use std::path::PathBuf;

use catalogue::{CostOf, built_in};
use compare::claim::AdjustedRow;
use domain::KeyFigureId;
use serde::Serialize;

use crate::claim::nobody_has;
use crate::claims_asked::{Asked, runs_of};
use crate::error::Error;
use crate::figures::{adjusted_figures, figures};
use crate::gather::{ServiceOptions, gather};
use crate::needs::Needs;
use crate::programme;
use crate::progress::{Progress, Stage};
use crate::unanswerable::Unanswerable;

/// What is asked.
#[derive(Debug, Clone)]
pub struct AdjustedOptions {
    /// Of which key figure.
    pub key_figure: KeyFigureId,
    /// Whose group; `None` for that of the built-in programme.
    pub programme: Option<PathBuf>,
    /// Where figures come from.
    pub service: ServiceOptions,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AdjustedTold {
    /// The key figure.
    pub key_figure: String,
    /// Its name.
    pub name: String,
    /// What stands after its values.
    pub unit: String,
    /// Decimals shown.
    pub decimals: i8,
    /// Its newest year.
    pub year: u16,
    /// How many municipalities have it and all that is accounted for.
    pub n: usize,
    /// Words of what is accounted for.
    pub accounted_for: Vec<String>,
    /// How much of the differences it explains together.
    pub r_squared: f64,
    /// Its 90 % interval.
    pub r_squared_low: f64,
    /// To here.
    pub r_squared_high: f64,
    /// What a wholly expected figure would be: the mean of all.
    pub mean: f64,
    /// By which key figure the cost stands beside.
    pub cost: Option<String>,
    /// By which key figure it is held against the expected.
    pub cost_to_expected: Option<String>,
    /// The group, best adjusted first; by code where nothing is judged.
    pub rows: Vec<AdjustedRowTold>,
    /// The snapshot's name.
    pub snapshot: String,
}

/// One municipality.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AdjustedRowTold {
    /// Its code.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its figure.
    pub raw: Option<f64>,
    /// Of which year.
    pub year: Option<u16>,
    /// Its place in the group.
    pub raw_place: Option<usize>,
    /// The best that the figures do not rule out.
    pub raw_place_low: Option<usize>,
    /// The worst.
    pub raw_place_high: Option<usize>,
    /// What one with its structure would be expected to have.
    pub expected: Option<f64>,
    /// The mean of all and what the structure leaves.
    pub adjusted: Option<f64>,
    /// Its place by that.
    pub adjusted_place: Option<usize>,
    /// The best that the figures do not rule out.
    pub adjusted_place_low: Option<usize>,
    /// The worst.
    pub adjusted_place_high: Option<usize>,
    /// The unweighted mean of its similar municipalities.
    pub similar: Option<f64>,
    /// How many they are.
    pub n_similar: Option<usize>,
    /// Its figure less that mean.
    pub to_similar: Option<f64>,
    /// What the service costs there.
    pub cost: Option<f64>,
    /// In which year.
    pub cost_year: Option<u16>,
    /// How many per cent the service's net cost lies from what the publisher expects with such a structure.
    pub cost_to_expected: Option<f64>,
}

/// Adjusts a key figure.
///
/// # Errors
/// [`Unanswerable::NoLine`] when too few municipalities have all of it; otherwise as for a build.
pub fn adjusted_for_structure(options: &AdjustedOptions, progress: &dyn Progress) -> Result<AdjustedTold, Error> {
    let source = programme::read(options.programme.as_deref())?;
    let reviewed = built_in::reviewed();
    let asked = Asked::new(options.key_figure, "income", None, &reviewed)?;
    let others = asked.others(&reviewed).into_iter().chain(asked.because.key_figures.iter().copied());
    let needs = Needs::new(vec![options.key_figure], &reviewed, source.programme.year()).with_aids(others);
    let gathered = gather(&needs, &options.service, progress)?;
    progress.stage(Stage::Comparing);
    let snapshot = &gathered.snapshot;
    let found = figures(&source.programme, &[options.key_figure], &reviewed, snapshot, compose::Source::Kolada)
        .map_err(|error| nobody_has(error, options.key_figure))?;
    let compared = &found.key_figures[&options.key_figure];
    let no_line = || Unanswerable::NoLine {
        key_figure: options.key_figure.to_string(),
        why: "too few municipalities have it together with all of the structure".to_owned(),
    };
    let answer = adjusted_figures(&[options.key_figure], &reviewed, snapshot, &found)?.remove(&options.key_figure);
    let answer = answer.ok_or_else(no_line)?;
    let claims = built_in::claims();
    let cost = claims.cost_of(&compared.review.service_area);
    let costs = runs_of(cost.into_iter().flat_map(CostOf::key_figures).collect(), snapshot)?;
    let cost_run = cost.and_then(|cost| costs.get(&cost.key_figure));
    let expected_run = cost.and_then(|cost| costs.get(&cost.against_expected?));
    let latest = |run: Option<&domain::Run>, area| {
        run.and_then(|run| run.series(area, domain::Sex::Total).into_iter().next_back())
    };
    let name = |row: &AdjustedRow| {
        found.members.iter().find(|(area, _)| *area == row.area).map_or_else(String::new, |(_, name)| name.clone())
    };
    let told = |row: &AdjustedRow| {
        let cost = latest(cost_run, row.area);
        let (raw_band, adjusted_band) =
            (row.raw_place.and_then(|place| place.band), row.adjusted_place.and_then(|place| place.band));
        AdjustedRowTold {
            id: row.area.to_string(),
            name: name(row),
            raw: row.raw.map(|(value, _)| value),
            year: row.raw.map(|(_, year)| year.0),
            raw_place: row.raw_place.map(|place| place.place),
            raw_place_low: raw_band.map(|band| band.low),
            raw_place_high: raw_band.map(|band| band.high),
            expected: row.expected,
            adjusted: row.adjusted,
            adjusted_place: row.adjusted_place.map(|place| place.place),
            adjusted_place_low: adjusted_band.map(|band| band.low),
            adjusted_place_high: adjusted_band.map(|band| band.high),
            similar: row.similar.map(|(mean, _)| mean),
            n_similar: row.similar.map(|(_, n)| n),
            to_similar: row.raw.zip(row.similar).map(|((value, _), (mean, _))| value - mean),
            cost: cost.map(|(_, value)| value),
            cost_year: cost.map(|(year, _)| year.0),
            cost_to_expected: latest(expected_run, row.area).map(|(_, value)| value),
        }
    };
    let mut rows: Vec<AdjustedRowTold> = answer.rows.iter().map(told).collect();
    rows.sort_by_key(|row| (row.adjusted_place.unwrap_or(usize::MAX), row.id.clone()));
    Ok(AdjustedTold {
        key_figure: options.key_figure.to_string(),
        name: compared.review.short_sv.clone(),
        unit: compared.review.unit_sv.clone(),
        decimals: compared.review.decimals,
        year: answer.year.0,
        n: answer.explained.n,
        accounted_for: answer.accounted_for,
        r_squared: answer.explained.share,
        r_squared_low: answer.explained.low,
        r_squared_high: answer.explained.high,
        mean: answer.mean,
        cost: cost.map(|cost| cost.key_figure.to_string()),
        cost_to_expected: cost.and_then(|cost| cost.against_expected).map(|id| id.to_string()),
        rows,
        snapshot: found.snapshot.clone(),
    })
}
