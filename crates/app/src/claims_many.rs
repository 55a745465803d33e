//! One claim put to many key figures: to a programme's results, or to all that the lake holds.

use std::path::PathBuf;

use catalogue::{Bounds, Reviewed, built_in};
use compare::claim::{Explaining, ManyQuestion, OfMany, Verdict, answered, tested_many};
use domain::{Direction, KeyFigureId, Measure};
use rayon::prelude::*;
use serde::Serialize;

use crate::claim_told::word_of;
use crate::claims_asked::{Asked, review_of, runs_of};
use crate::error::Error;
use crate::programme;
use crate::progress::{Progress, Stage};
use crate::stored::Stored;
use crate::unanswerable::Unanswerable;

/// Key figures read at a time.
const N_AT_ONCE: usize = 128;

/// What is asked.
#[derive(Debug, Clone)]
pub struct ClaimsOptions {
    /// The lake.
    pub lake: PathBuf,
    /// By what.
    pub because: String,
    /// Other bounds than the usual.
    pub bounds: Option<[f64; 2]>,
    /// Every key figure in the lake, and not only the results of the programme.
    pub all: bool,
    /// Whose results; `None` for the built-in programme's.
    pub programme: Option<PathBuf>,
}

/// The answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimsTold {
    /// By what.
    pub because: String,
    /// By what bounds, fixed before looking.
    pub bounds: Bounds,
    /// How many key figures were asked.
    pub n_asked: usize,
    /// How many had figures of enough municipalities: the family that the false-discovery rate counts.
    pub n_answered: usize,
    /// How many of them have a slope that is a discovery at a false-discovery rate of 5 %.
    pub n_discoveries: usize,
    /// Holds.
    pub n_holds: usize,
    /// Holds in part.
    pub n_holds_in_part: usize,
    /// Does not hold.
    pub n_does_not_hold: usize,
    /// Cannot tell.
    pub n_cannot_tell: usize,
    /// Each answer, the largest share first.
    pub answers: Vec<OfManyTold>,
    /// The snapshot's name.
    pub snapshot: String,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OfManyTold {
    /// The key figure.
    pub key_figure: String,
    /// Its title at the source.
    pub title: String,
    /// Its newest year.
    pub year: u16,
    /// How many municipalities.
    pub n: usize,
    /// What is said.
    pub verdict: &'static str,
    /// The share of the differences that it alone accounts for.
    pub r_squared: f64,
    /// Its interval.
    pub r_squared_low: f64,
    /// To here.
    pub r_squared_high: f64,
    /// In standard deviations.
    pub standardised_slope: f64,
    /// Of a slope as far from nought, by HC3.
    pub p: f64,
    /// The same as a false-discovery rate.
    pub p_adjusted: f64,
    /// Whether a person has said which way is good: without that the claim goes either way.
    pub is_judged: bool,
}

/// Puts a claim to many key figures.
///
/// # Errors
/// [`Unanswerable`] when nothing can explain or the lake lacks what explains; those of the lake.
pub fn claims(options: &ClaimsOptions, progress: &dyn Progress) -> Result<ClaimsTold, Error> {
    let stored = Stored::open(&options.lake)?;
    let reviewed = built_in::reviewed();
    // Any other key figure than those that explain will do here.
    let some = KeyFigureId::new("N00664").expect("an id of the right form");
    let asked = Asked::new(some, &options.because, options.bounds, &reviewed)?;
    let explaining = stored.all_runs(&asked.because.key_figures)?;
    let because = Explaining { explanation: &asked.because, runs: &explaining };
    let ids = ids(options, &stored, &reviewed, &asked)?;
    progress.stage(Stage::ComparingAll { n_key_figures: ids.len() });
    let parts: Vec<&[KeyFigureId]> = ids.chunks(N_AT_ONCE).collect();
    let found: Vec<Result<Vec<OfMany>, Error>> = parts
        .par_iter()
        .map(|part| {
            let runs = runs_of(part.to_vec(), &stored.snapshot)?;
            let reviews: Vec<_> = part.iter().map(|id| review_of(*id, &reviewed, &stored.catalogue)).collect();
            let questions = part.iter().zip(&reviews);
            let questions: Vec<ManyQuestion<'_>> =
                questions.filter_map(|(id, review)| Some(ManyQuestion { run: runs.get(id)?, review })).collect();
            let answers = answered(&questions, because, &stored.municipalities, &asked.bounds);
            part.iter().for_each(|_| progress.request_done());
            Ok(answers.into_iter().flatten().collect())
        })
        .collect();
    let mut answers: Vec<OfMany> = Vec::new();
    for part in found {
        answers.extend(part?);
    }
    let answers = tested_many(answers);
    let n_of = |verdict| answers.iter().filter(|answer| answer.verdict == verdict).count();
    let told = |answer: &OfMany| OfManyTold {
        key_figure: answer.key_figure.to_string(),
        title: stored.title(answer.key_figure),
        year: answer.year.0,
        n: answer.explained.n,
        verdict: word_of(answer.verdict),
        r_squared: answer.explained.share,
        r_squared_low: answer.explained.low,
        r_squared_high: answer.explained.high,
        standardised_slope: answer.standardised_slope,
        p: answer.p,
        p_adjusted: answer.p_adjusted,
        is_judged: reviewed.get(answer.key_figure).is_some_and(|review| review.direction.is_judged()),
    };
    Ok(ClaimsTold {
        because: asked.because.word.clone(),
        bounds: asked.bounds,
        n_asked: ids.len(),
        n_answered: answers.len(),
        n_discoveries: answers.iter().filter(|answer| answer.p_adjusted <= 0.05).count(),
        n_holds: n_of(Verdict::Holds),
        n_holds_in_part: n_of(Verdict::HoldsInPart),
        n_does_not_hold: n_of(Verdict::DoesNotHold),
        n_cannot_tell: n_of(Verdict::CannotTell),
        answers: answers.iter().map(told).collect(),
        snapshot: stored.snapshot.name().to_string(),
    })
}

/// Every key figure that the lake has, or the programme's results: what is judged, and is no cost.
fn ids(
    options: &ClaimsOptions,
    stored: &Stored,
    reviewed: &Reviewed,
    asked: &Asked,
) -> Result<Vec<KeyFigureId>, Error> {
    let explains = |id: &KeyFigureId| asked.because.key_figures.contains(id);
    if options.all {
        let held = stored.snapshot.manifest().key_figures();
        return Ok(held.keys().copied().filter(|id| !explains(id)).collect());
    }
    let programme = programme::read(options.programme.as_deref())?.programme;
    let is_result = |id: &KeyFigureId| {
        reviewed
            .get(*id)
            .is_some_and(|review| review.direction != Direction::Neither && review.measure != Measure::Cost)
    };
    let mut ids: Vec<KeyFigureId> = programme.key_figures().into_iter().filter(is_result).collect();
    ids.extend(programme.claims.iter().map(|claim| claim.key_figure));
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|id| !explains(id));
    if ids.is_empty() {
        return Err(Unanswerable::TooLittle { what: "the programme has no results that are judged".into() }.into());
    }
    Ok(ids)
}
