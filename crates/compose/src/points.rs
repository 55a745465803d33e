//! The day in ten points: the largest gaps to riket among figures with a direction that the municipality can influence.
//!
//! One an area at most, half of them good where there are so many. A gap is measured against how much the country's
//! municipalities differ: (value − riket) ÷ (interquartile range ÷ 1.349), signed so that positive is good.

use std::collections::BTreeSet;

use compare::{Comparison, MemberStanding, Reading};
use document::{Body, Page, PageCode, Point, Sign, Text, Tone};
use domain::{AreaCode, Direction, Sex};

use crate::day::{DayArea, DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::headline::{distance_to_riket, shortest_that_fits};
use crate::story::{area_name, page_code, source_key};
use crate::words::capitalised;

/// Points of either tone.
const N_OF_A_TONE: usize = 5;
/// A gap smaller than this is nothing that stands out.
const GAP_MIN: f64 = 0.1;
/// The longest sentence that fits two lines.
const SENTENCE_MAX: usize = 88;
/// IQR of a normal distribution in standard deviations.
const IQR_OF_NORMAL: f64 = 1.349;

struct Candidate<'k, 'a> {
    area_idx: usize,
    area: &'k DayArea<'a>,
    key_figure: &'k DayKeyFigure<'a>,
    member: &'k MemberStanding,
    /// Positive is good, in the country's own spread.
    gap: f64,
}

/// The page of the ten points.
pub fn points_page(desk: &Desk<'_>) -> Page {
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
        kicker: desk.say("topic-points", &[]),
        headline: desk.say(key, &args),
        subtitle: None,
        body: Body::Points(points),
        source: desk.say(source_key(desk, "source-own"), &[("ids", ids.join(", ").into())]),
        notes: vec![desk.say("notes-points", &[])],
    }
}

fn chosen<'k>(desk: &'k Desk<'_>) -> Vec<Candidate<'k, 'k>> {
    let mut candidates: Vec<Candidate<'k, 'k>> = Vec::new();
    for (area_idx, area) in desk.day.areas.iter().enumerate() {
        for key_figure in &area.key_figures {
            if let Some((member, gap)) = gap(desk, key_figure) {
                candidates.push(Candidate { area_idx, area, key_figure, member, gap });
            }
        }
    }
    candidates
        .sort_by(|a, b| b.gap.abs().total_cmp(&a.gap.abs()).then(a.key_figure.review.id.cmp(&b.key_figure.review.id)));
    let mut taken = BTreeSet::new();
    let (mut good, mut weak) = (Vec::new(), Vec::new());
    for candidate in candidates {
        let side = if candidate.gap > 0.0 { &mut good } else { &mut weak };
        if side.len() < N_OF_A_TONE && taken.insert(candidate.area_idx) {
            side.push(candidate);
        }
    }
    good.append(&mut weak);
    good.sort_by_key(|candidate| candidate.area_idx);
    good
}

fn gap<'k>(desk: &Desk<'_>, key_figure: &'k DayKeyFigure<'_>) -> Option<(&'k MemberStanding, f64)> {
    let review = key_figure.review;
    if !review.direction.is_judged() || !review.influence || !review.is_reviewed {
        return None;
    }
    let comparison: &Comparison = key_figure.comparison?;
    let member = key_figure.standing(desk.day.marked)?;
    let Reading::Current(value) = member.reading else { return None };
    let country = comparison.country.as_ref()?;
    let spread = (country.upper_quartile - country.lower_quartile) / IQR_OF_NORMAL;
    let sign = if review.direction == Direction::Higher { 1.0 } else { -1.0 };
    let gap = sign * (value - comparison.riket?) / spread;
    (spread > 0.0 && gap.abs() >= GAP_MIN && distance_to_riket(desk, key_figure, member).is_some())
        .then_some((member, gap))
}

fn point(desk: &Desk<'_>, candidate: &Candidate<'_, '_>) -> Point {
    let Candidate { area, key_figure, member, gap, .. } = candidate;
    let review = key_figure.review;
    let language = desk.language();
    let mut sentences = Vec::new();
    if let (Some(comparison), Reading::Current(value)) = (key_figure.comparison, member.reading)
        && let Some(riket) = comparison.riket
    {
        let year = comparison.year;
        let value = desk.in_sentence(&desk.figure(review, member.area, year, Sex::Total, value));
        let riket = desk.in_sentence(&desk.figure(review, AreaCode::RIKET, year, Sex::Total, riket));
        debug_assert!(value.sign == Sign::Negative);
        for what in [review.phrase(language), review.short(language)] {
            sentences.push(desk.say(
                "point",
                &[
                    ("phrase", capitalised(what).into()),
                    ("name", desk.day.marked_name().into()),
                    ("value", value.clone().into()),
                    ("riket", riket.clone().into()),
                ],
            ));
        }
    }
    let sentence: Text = shortest_that_fits(desk, sentences, SENTENCE_MAX);
    Point {
        area: area_name(desk, area),
        sentence,
        page: page_code(area, key_figure),
        tone: if *gap > 0.0 { Tone::Good } else { Tone::Weak },
    }
}
