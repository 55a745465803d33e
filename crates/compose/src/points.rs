//! The day in ten points: the largest gaps to riket among figures with a direction that the municipality can influence.
//!
//! One an area at most, half of them good where there are so many: the largest good and the largest weak gap are taken in turn. A gap is measured against how much the country's
//! municipalities differ: (value − riket) ÷ (interquartile range ÷ 1.349), signed so that positive is good. One that may be
//! chance is no point.

use compare::{Comparison, MemberStanding};
use document::{Body, Page, PageCode, Point, Text, Tone};
use domain::{AreaCode, Direction, Sex, Year};

use crate::beside_riket::clause_args;
use crate::day::{DayArea, DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::headline::shortest_that_fits;
use crate::story::{area_name, page_code, source_key};
use crate::words::capitalised;

/// Points of either tone.
const N_OF_A_TONE: usize = 5;
/// A gap smaller than this is nothing that stands out.
const GAP_MIN: f64 = 0.1;
/// The longest sentence that fits two lines.
const SENTENCE_MAX: usize = 88;

pub(crate) struct Candidate<'k, 'a> {
    pub(crate) area_idx: usize,
    pub(crate) area: &'k DayArea<'a>,
    pub(crate) key_figure: &'k DayKeyFigure<'a>,
    pub(crate) member: &'k MemberStanding,
    /// Against riket of the same year.
    value: f64,
    riket: f64,
    year: Year,
    /// Positive is good, in the country's own spread.
    pub(crate) gap: f64,
}

/// The page of the ten points.
pub fn points_page(desk: &Desk<'_>) -> Page {
    page_of(desk, point)
}

/// The same, each point as a clause of everyday words where its key figure has one.
pub fn points_in_plain_words(desk: &Desk<'_>) -> Page {
    page_of(desk, plain_point)
}

fn page_of(desk: &Desk<'_>, point: fn(&Desk<'_>, &Candidate<'_, '_>) -> Point) -> Page {
    let chosen = chosen(desk);
    let n_good = chosen.iter().filter(|candidate| candidate.gap > 0.0).count();
    let n_weak = chosen.len() - n_good;
    let points: Vec<Point> = chosen.iter().map(|candidate| point(desk, candidate)).collect();
    let name = desk.day.marked_name();
    let args = vec![
        ("name", name.into()),
        ("good", desk.counted("points:good", n_good).into()),
        ("weak", desk.counted("points:weak", n_weak).into()),
    ];
    let key = match (n_good, n_weak) {
        (0, 0) => "points-none",
        (_, 0) => "points-good",
        (0, _) => "points-weak",
        _ => "points-both",
    };
    let mut ids: Vec<String> = chosen.iter().map(|candidate| candidate.key_figure.review.id.to_string()).collect();
    ids.dedup();
    Page {
        code: PageCode("DAG-TIO".to_owned()),
        kicker: desk.say("topic-points", &[("n", desk.counted("points:n", n_good + n_weak).into())]),
        headline: desk.say(key, &args),
        finding: None,
        subtitle: None,
        body: Body::Points(points),
        source: desk.say(source_key(desk, "source-own"), &[("ids", ids.join(", ").into())]),
        notes: vec![desk.say("notes-points", &[])],
    }
}

/// Every gap worth telling, the largest first.
pub(crate) fn candidates<'k>(desk: &'k Desk<'_>) -> Vec<Candidate<'k, 'k>> {
    let mut candidates: Vec<Candidate<'k, 'k>> = Vec::new();
    for (area_idx, area) in desk.day.areas.iter().enumerate() {
        for key_figure in &area.key_figures {
            candidates.extend(candidate(desk, area_idx, area, key_figure));
        }
    }
    candidates
        .sort_by(|a, b| b.gap.abs().total_cmp(&a.gap.abs()).then(a.key_figure.review.id.cmp(&b.key_figure.review.id)));
    candidates
}

fn chosen<'k>(desk: &'k Desk<'_>) -> Vec<Candidate<'k, 'k>> {
    let mut candidates = candidates(desk);
    let mut chosen: Vec<Candidate<'k, 'k>> = Vec::new();
    for turn in 0..2 * N_OF_A_TONE {
        let is_free = |candidate: &Candidate<'_, '_>| chosen.iter().all(|one| one.area_idx != candidate.area_idx);
        let wants_good = turn % 2 == 0;
        let largest = candidates.iter().position(|one| (one.gap > 0.0) == wants_good && is_free(one));
        chosen.extend(largest.map(|idx| candidates.remove(idx)));
    }
    chosen.sort_by_key(|candidate| candidate.area_idx);
    chosen
}

/// A gap worth telling, against riket of the figure's own year; `None` where there is none or it is not judged.
fn candidate<'k>(
    desk: &Desk<'_>,
    area_idx: usize,
    area: &'k DayArea<'k>,
    key_figure: &'k DayKeyFigure<'k>,
) -> Option<Candidate<'k, 'k>> {
    let review = key_figure.review;
    if !review.direction.is_judged() || !review.influence || !review.is_reviewed {
        return None;
    }
    let comparison: &Comparison = key_figure.comparison?;
    let member = key_figure.standing(desk.day.marked)?;
    if !member.is_apart_from_riket {
        return None;
    }
    let (value, year) = member.reading.comparable(comparison.year)?;
    let riket = key_figure.run?.figure(AreaCode::RIKET, year, Sex::Total).value()?;
    let country = comparison.country.as_ref()?;
    let spread = country.spread();
    let sign = if review.direction == Direction::Higher { 1.0 } else { -1.0 };
    let gap = sign * (value - riket) / spread;
    let shown = |value| domain::rounding::round_half_away(value, review.decimals);
    let is_shown = shown(value) != shown(riket);
    (spread > 0.0 && gap.abs() >= GAP_MIN && is_shown).then_some(Candidate {
        area_idx,
        area,
        key_figure,
        member,
        value,
        riket,
        year,
        gap,
    })
}

fn point(desk: &Desk<'_>, candidate: &Candidate<'_, '_>) -> Point {
    let Candidate { area, key_figure, member, value, riket, year, gap, .. } = *candidate;
    let review = key_figure.review;
    let language = desk.language();
    let value = desk.in_sentence(&desk.figure(review, member.area, year, Sex::Total, value));
    let riket = desk.in_sentence(&desk.figure(review, AreaCode::RIKET, year, Sex::Total, riket));
    let is_older = key_figure.comparison.is_some_and(|comparison| comparison.year != year);
    let (phrase, short) = (review.phrase(language), &capitalised(review.short(language)));
    let keys = if is_older {
        [("point-older", phrase), ("point-short-older", short)]
    } else {
        [("point", phrase), ("point-short", short)]
    };
    let sentences = keys.map(|(key, what)| {
        desk.say(
            key,
            &[
                ("phrase", what.into()),
                ("name", desk.day.marked_name().into()),
                ("value", value.clone().into()),
                ("riket", riket.clone().into()),
                ("year", year.into()),
            ],
        )
    });
    let sentence: Text = shortest_that_fits(desk, sentences.to_vec(), SENTENCE_MAX);
    Point {
        area: area_name(desk, area),
        sentence,
        page: page_code(area, key_figure),
        tone: if gap > 0.0 { Tone::Good } else { Tone::Weak },
    }
}

/// "I Nynäshamn klarar *71,8 %* av eleverna alla ämnen, 73,9 % i riket".
fn plain_point(desk: &Desk<'_>, candidate: &Candidate<'_, '_>) -> Point {
    let told = point(desk, candidate);
    let Candidate { key_figure, member, value, riket, year, .. } = *candidate;
    let review = key_figure.review;
    let is_current = key_figure.comparison.is_some_and(|comparison| comparison.year == year);
    let Some(clause) = review.clause(desk.language()).filter(|_| is_current) else { return told };
    let value = desk.in_sentence(&desk.figure(review, member.area, year, Sex::Total, value));
    let riket = desk.in_sentence(&desk.figure(review, AreaCode::RIKET, year, Sex::Total, riket));
    let args = clause_args(clause, &value)
        .into_iter()
        .chain([("name", desk.day.marked_name().into()), ("riket", riket.into())]);
    let sentence = desk.say("point-clause", &args.collect::<Vec<_>>());
    let fits = sentence.plain(desk.language()).chars().count() <= SENTENCE_MAX;
    Point { sentence: if fits { sentence } else { told.sentence }, ..told }
}
