//! A dozen key figures for a municipality's day, from all that the lake holds.

use std::collections::BTreeMap;
use std::path::PathBuf;

use catalogue::{Reviewed, ReviewedKeyFigure, built_in};
use compare::country_year::{newest_full_year, values_in};
use compare::holes::is_continued;
use compare::selection::{Choosable, choose};
use compare::suggestion::{Candidate, Valued, distance, valued};
use compare::uncertainty::{aids_of, population_key_figure};
use compare::{Question, standard_error};
use domain::{AreaCode, Direction, KeyFigureId, KeyFigureInfo, Measure, Run, Sex};
use rayon::prelude::*;
use serde::Serialize;

use crate::error::Error;
use crate::programme;
use crate::progress::{Progress, Stage};
use crate::stored::{GroupAsked, Stored};
use crate::unanswerable::Unanswerable;

/// What is asked.
#[derive(Debug, Clone)]
pub struct SuggestOptions {
    /// The lake.
    pub lake: PathBuf,
    /// Whose day: a code or a name; `None` for the programme's host.
    pub municipality: Option<String>,
    /// With whom it is compared: three in four of them, and of the country, must have a key figure for it to be suggested.
    pub asked: GroupAsked,
    /// How many key figures.
    pub n: usize,
    /// Whether only reviewed key figures are looked at.
    pub reviewed_only: bool,
    /// Whether key figures that are in the programme already are left out.
    pub new_only: bool,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Suggestions {
    /// The municipality's code.
    pub area: String,
    /// Its name.
    pub municipality: String,
    /// The suggested key figures in the order chosen: the highest conversation value first, but for the places kept for
    /// quality and cost ([`compare::selection::choose`]).
    pub rows: Vec<SuggestionRow>,
    /// How many key figures were valued against each other.
    pub n_candidates: usize,
    /// How many of them nobody has reviewed: volumes, without judgement.
    pub n_unreviewed: usize,
    /// How many were not looked at, since nobody has said which way is good.
    pub n_left_out: usize,
    /// The snapshot's name.
    pub snapshot: String,
}

/// One suggested key figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SuggestionRow {
    /// Its id.
    pub key_figure: String,
    /// Its title at the source.
    pub title: String,
    /// Its short name in Swedish.
    pub name_sv: String,
    /// In English.
    pub name_en: String,
    /// Its service.
    pub service: String,
    /// What kind of thing it measures.
    pub measure: Measure,
    /// `higher`, `lower` or `neither` is better.
    pub direction: Direction,
    /// Whether a person has reviewed it.
    pub is_reviewed: bool,
    /// Whether it is in the programme already.
    pub in_programme: bool,
    /// The municipality's figure.
    pub value: f64,
    /// Of which year.
    pub year: u16,
    /// The country's middle municipality.
    pub country_median: f64,
    /// What stands after a value, in Swedish; empty where nobody has reviewed it.
    pub unit_sv: String,
    /// In English.
    pub unit_en: String,
    /// Decimals shown.
    pub decimals: i8,
    /// `better`, `worse`, `higher`, `lower` or `equal` than the middle.
    pub stands: &'static str,
    /// The conversation value.
    pub conversation_value: f64,
    /// The sure part of the distance, in the country's robust standard deviations.
    pub gap: Option<f64>,
    /// The distance in a year, million kronor.
    pub money_mnkr: Option<f64>,
    /// The distance in its standard errors.
    pub certainty: Option<f64>,
    /// One: the municipality can change it.
    pub influence: Option<f64>,
    /// How far its percentile has moved in five years.
    pub novelty: Option<f64>,
    /// Percentiles of the five among the candidates, in that order.
    pub percentiles: [Option<f64>; 5],
}

/// What is known of the key figures looked at.
struct Looked<'a> {
    stored: &'a Stored,
    reviewed: &'a Reviewed,
    area: AreaCode,
    inhabitants: f64,
    runs: &'a BTreeMap<KeyFigureId, Run>,
}

/// Suggests key figures for a municipality's day.
///
/// - **Looked at:** key figures that the publisher goes on with and the municipality has a current figure of, and three in four of its
///   group and of the country, apart from structure and from volumes that are bare counts. Of those nobody
///   has reviewed only what the publisher calls volumes, as shares or per something: shown, not judged. The rest is left out:
///   without a direction nobody can say what a distance means.
///
/// # Errors
/// [`Unanswerable`] when the municipality is unknown, the lake lacks the population, or there is nothing to suggest; those
/// of the lake and of reading a programme.
pub fn suggest(options: &SuggestOptions, progress: &dyn Progress) -> Result<Suggestions, Error> {
    let stored = Stored::open(&options.lake)?;
    let source = programme::read(options.asked.programme.as_deref())?;
    let area = match &options.municipality {
        Some(text) => stored.municipality(text)?,
        None => source.programme.host,
    };
    let members = stored.group(&options.asked)?;
    let in_programme = source.programme.key_figures();
    progress.stage(Stage::Comparing);
    let reviewed = built_in::reviewed();
    let living = |info: &&KeyFigureInfo| {
        stored.snapshot.manifest().key_figures().contains_key(&info.id)
            && info.municipality_type != "L"
            && is_continued(info)
            && !(options.new_only && in_programme.contains(&info.id))
    };
    let (wanted, left): (Vec<&KeyFigureInfo>, Vec<&KeyFigureInfo>) =
        stored.catalogue.key_figures().iter().filter(living).partition(|info| match reviewed.get(info.id) {
            Some(known) => known.measure != Measure::Structure && !(known.measure == Measure::Volume && is_count(info)),
            None => !options.reviewed_only && is_rate_of_volume(info),
        });
    let n_left_out = left.iter().filter(|info| reviewed.get(info.id).is_none()).count();
    let people = population_key_figure();
    let aids = wanted.iter().filter_map(|info| reviewed.get(info.id)).flat_map(aids_of);
    let mut ids: Vec<KeyFigureId> = wanted.iter().map(|info| info.id).chain([people]).chain(aids).collect();
    ids.sort_unstable();
    ids.dedup();
    let runs = stored.runs(&ids)?;
    let people = runs.get(&people).ok_or_else(|| stored.not_kept(vec![format!("figures of {people}")]))?;
    let newest = newest_full_year(people, &stored.municipalities);
    let population = newest.map(|year| values_in(people, &stored.municipalities, year)).unwrap_or_default();
    let lacks = || Unanswerable::NotComparable {
        municipality: stored.name(area),
        lacking: vec![population_key_figure().to_string()],
    };
    let at = stored.municipalities.binary_search(&area).ok();
    let inhabitants = at.and_then(|at| *population.get(at)?).ok_or_else(lacks)?;
    let looked = Looked { stored: &stored, reviewed: &reviewed, area, inhabitants, runs: &runs };
    let candidates: Vec<Candidate> = wanted
        .par_iter()
        .filter_map(|info| {
            let run = runs.get(&info.id)?;
            (is_common(run, &members) && is_common(run, &stored.municipalities))
                .then(|| candidate(&looked, info, run))
                .flatten()
        })
        .collect();
    let n_candidates = candidates.len();
    let n_unreviewed = candidates.iter().filter(|one| !one.is_reviewed).count();
    let valued = valued(candidates);
    let infos: BTreeMap<KeyFigureId, &KeyFigureInfo> = wanted.iter().map(|info| (info.id, *info)).collect();
    let choosable: Vec<Choosable<'_>> = valued
        .iter()
        .map(|one| {
            let info = infos[&one.candidate.key_figure];
            let service = reviewed.get(info.id).map(|known| known.service_area.as_str());
            let service = service.or(info.operating_area.as_deref()).unwrap_or("");
            Choosable { valued: one, title: &info.title, service, run: &runs[&info.id] }
        })
        .collect();
    let chosen = choose(&choosable, &stored.municipalities, options.n);
    if chosen.is_empty() {
        let what = format!("{} has no key figure that can be valued", stored.name(area));
        return Err(Unanswerable::TooLittle { what }.into());
    }
    let rows = chosen
        .into_iter()
        .map(|idx| row(&choosable[idx], infos[&valued[idx].candidate.key_figure], &reviewed, &in_programme));
    Ok(Suggestions {
        area: area.to_string(),
        municipality: stored.name(area),
        rows: rows.collect(),
        n_candidates,
        n_unreviewed,
        n_left_out,
        snapshot: stored.snapshot.name().to_string(),
    })
}

/// What the publisher calls a volume, told as a share or per something.
fn is_rate_of_volume(info: &KeyFigureInfo) -> bool {
    info.perspective.as_deref() == Some("Volymer") && !is_count(info)
}

/// Neither a share nor per something: a bare count only tells how large a municipality is.
fn is_count(info: &KeyFigureInfo) -> bool {
    let title = info.title.to_lowercase();
    !title.contains("andel") && !title.contains('/')
}

/// Whether three in four of them have had a figure in the last years.
fn is_common(run: &Run, members: &[AreaCode]) -> bool {
    let Some(newest) = run.newest_year(Sex::Total, |area| area.is_municipality()) else { return false };
    let has = |area: &&AreaCode| {
        run.series(**area, Sex::Total).last().is_some_and(|(year, _)| newest.since(*year) <= compare::YEARS_OLD_MAX)
    };
    4 * members.iter().filter(has).count() >= 3 * members.len()
}

fn candidate(looked: &Looked<'_>, info: &KeyFigureInfo, run: &Run) -> Option<Candidate> {
    let review = looked.reviewed.get(info.id);
    let breaks: Vec<domain::Year> =
        review.map(|known| known.breaks.iter().map(|one| one.year).collect()).unwrap_or_default();
    let municipalities = &looked.stored.municipalities;
    let distance = distance(run, looked.area, municipalities, &breaks)?;
    let unreviewed = ReviewedKeyFigure::unreviewed(info);
    let question = Question {
        run,
        review: review.unwrap_or(&unreviewed),
        members: &[looked.area],
        municipalities,
        similar: &[],
        aids: looked.runs,
    };
    let error = standard_error(&question, looked.area, distance.value, distance.year);
    let money = money_mnkr(&info.title, distance.value, distance.middle, looked.inhabitants);
    let influence = review.map(|known| known.influence);
    Some(Candidate {
        key_figure: info.id,
        value: distance.value,
        year: distance.year,
        middle: distance.middle,
        measure: review.map_or(Measure::Volume, |known| known.measure),
        direction: review.map_or(Direction::Neither, |known| known.direction),
        is_reviewed: review.is_some(),
        parts: distance.parts(error, money, influence),
    })
}

/// What a distance from the middle is worth in a year: kronor per inhabitant times inhabitants; a deviation in million kronor
/// is its own distance. Missing for kronor per anything else, since how many there are is another key figure.
fn money_mnkr(title: &str, value: f64, middle: f64, inhabitants: f64) -> Option<f64> {
    let title = title.to_lowercase();
    if title.contains("avvikelse") && title.contains("miljoner kronor") {
        Some(value.abs())
    } else if title.contains("kr/inv") {
        Some((value - middle).abs() * inhabitants / 1_000_000.0)
    } else {
        None
    }
}

fn row(one: &Choosable<'_>, info: &KeyFigureInfo, reviewed: &Reviewed, in_programme: &[KeyFigureId]) -> SuggestionRow {
    let Valued { candidate, percentiles, value } = one.valued;
    let known: ReviewedKeyFigure =
        reviewed.get(info.id).cloned().unwrap_or_else(|| ReviewedKeyFigure::unreviewed(info));
    let above = candidate.value > candidate.middle;
    let stands = match (candidate.direction, candidate.value == candidate.middle) {
        (_, true) => "equal",
        (Direction::Higher, _) => {
            if above {
                "better"
            } else {
                "worse"
            }
        }
        (Direction::Lower, _) => {
            if above {
                "worse"
            } else {
                "better"
            }
        }
        (Direction::Neither, _) => {
            if above {
                "higher"
            } else {
                "lower"
            }
        }
    };
    SuggestionRow {
        key_figure: info.id.to_string(),
        title: info.title.clone(),
        name_sv: known.short_sv,
        name_en: known.short_en,
        unit_sv: known.unit_sv,
        unit_en: known.unit_en,
        service: one.service.to_owned(),
        measure: candidate.measure,
        direction: candidate.direction,
        is_reviewed: candidate.is_reviewed,
        in_programme: in_programme.contains(&info.id),
        value: candidate.value,
        year: candidate.year.0,
        country_median: candidate.middle,
        decimals: known.decimals,
        stands,
        conversation_value: *value,
        gap: candidate.parts.gap,
        money_mnkr: candidate.parts.money_mnkr,
        certainty: candidate.parts.certainty,
        influence: candidate.parts.influence,
        novelty: candidate.parts.novelty,
        percentiles: *percentiles,
    }
}
