//! One claim tested: "they are just richer", asked of all municipalities and told for the group ([`crate::claim_told`]).

use std::path::PathBuf;

use catalogue::built_in;
use compose::Source;
use compose::claim::sentences;
use compose::desk::Desk;
use document::Language;
use domain::{KeyFigureId, Year};

use crate::claim_told::ClaimTold;
use crate::claims_asked::{Asked, ClaimFigures};
use crate::error::Error;
use crate::figures::{codes, figures};
use crate::gather::{ServiceOptions, gather};
use crate::needs::Needs;
use crate::programme;
use crate::progress::{Progress, Stage};
use crate::unanswerable::Unanswerable;

/// What is asked.
#[derive(Debug, Clone)]
pub struct ClaimOptions {
    /// What is to be explained.
    pub key_figure: KeyFigureId,
    /// By what: a word, or a key figure's id.
    pub because: String,
    /// The latest year; `None` for the newest.
    pub year: Option<Year>,
    /// At or below which share it does not hold, and from which it holds, in place of the usual.
    pub bounds: Option<[f64; 2]>,
    /// Whose group; `None` for that of the built-in programme.
    pub programme: Option<PathBuf>,
    /// In which language the sentences are.
    pub language: Language,
    /// Where figures come from.
    pub service: ServiceOptions,
}

/// Tests a claim.
///
/// # Errors
/// [`Unanswerable`] when nothing can explain, or no line can be drawn; otherwise as for a build.
pub fn claim(options: &ClaimOptions, progress: &dyn Progress) -> Result<ClaimTold, Error> {
    let source = programme::read(options.programme.as_deref())?;
    let reviewed = built_in::reviewed();
    let asked = Asked::new(options.key_figure, &options.because, options.bounds, &reviewed)?;
    let mut shown = vec![options.key_figure];
    shown.extend(asked.because.key_figures.iter().copied());
    let needs = Needs::new(shown.clone(), &reviewed, source.programme.year()).with_aids(asked.others(&reviewed));
    let gathered = gather(&needs, &options.service, progress)?;
    progress.stage(Stage::Comparing);
    let snapshot = &gathered.snapshot;
    let programme = source.programme;
    let found = figures(&programme, &shown, &reviewed, snapshot, Source::Kolada)
        .map_err(|error| nobody_has(error, options.key_figure))?;
    let areas = (codes(&found.members), codes(&found.municipalities));
    let no_line = || Unanswerable::NoLine {
        key_figure: options.key_figure.to_string(),
        why: format!("too few municipalities have it together with {}, or all have the same", asked.because.name_en),
    };
    let claim = ClaimFigures::read(std::slice::from_ref(&asked), &reviewed, snapshot)?
        .of_day(&asked, &reviewed, &snapshot.catalogue()?, (&areas.0, &areas.1), options.year)
        .ok_or_else(no_line)?;
    let y = found.of_day(options.key_figure).ok_or_else(no_line)?;
    let day = found.day(&programme, options.language, programme.host, "");
    let told = sentences(&Desk::new(&day), &y, &claim);
    Ok(ClaimTold::new(
        &claim,
        &day,
        told,
        (y.review.short_sv.clone(), y.review.unit_sv.clone()),
        found.snapshot.clone(),
    ))
}

/// Of one key figure it is told which one nobody of the group has.
pub(crate) fn nobody_has(error: Error, key_figure: KeyFigureId) -> Error {
    let why = "no municipality of the group has a figure".to_owned();
    match error {
        Error::NoFigures { .. } => Unanswerable::NoLine { key_figure: key_figure.to_string(), why }.into(),
        other => other,
    }
}
