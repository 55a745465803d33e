//! Two pages for inhabitants: the day's points in two lists, four small charts, and what a reader must know.
//!
//! A key figure is drawn when an inhabitant may rely on what she sees. It is a point of the day's kind (judged, reviewed,
//! to be influenced, apart from riket), tells of quality or result, is counted in something that needs no explanation,
//! has no value below nought, and the municipality's band of places rules out at least one place of the group. Good and
//! weak are taken in turn, the largest gap first, one an area; where one kind runs out the other fills up.

use catalogue::ReviewedKeyFigure;
use compare::Reading;
use document::{
    Body, Findings, Handout, HandoutChart, HandoutNote, PageCode, Point, ReferenceKind, Section, Text, Tone,
};
use domain::{Direction, Measure};

use crate::bars::{N_COMPARED_MIN, alt, bars};
use crate::day::{DayKeyFigure, InLanguage, Source};
use crate::desk::Desk;
use crate::front::{date_in_words, municipality_name, title};
use crate::points::{Candidate, candidates, points_in_plain_words};
use crate::story::page_code;
use crate::words::capitalised;

/// At most this many charts.
const N_CHARTS_MAX: usize = 4;

/// Units that mean nothing to who has not read the definition: an index, points of an index, differences in per cent.
const UNITS_TO_EXPLAIN: [&str; 3] = ["", "poäng", "procentenheter"];

/// The handout of the day's marked municipality; its findings are the points in `sections`.
pub fn handout(desk: &Desk<'_>, sections: &[Section]) -> Handout {
    let name = desk.day.marked_name();
    let named = || [("name", name.clone().into())];
    let points = match points_in_plain_words(desk).body {
        Body::Points(points) => points,
        _ => Vec::new(),
    };
    let findings = findings(desk, &points);
    let charts = charts(desk);
    Handout {
        title: desk.say("handout-title", &named()),
        kicker: desk.say(
            "handout-kicker",
            &[("day", title(desk).into()), ("date", date_in_words(desk, desk.day.programme.date).into())],
        ),
        lead: lead(desk),
        after_findings: match findings.is_empty() {
            true => desk.say("handout-no-findings", &named()),
            false => desk.say("handout-codes", &[]),
        },
        charts_head: desk.say("handout-charts-head", &named()),
        charts_lead: match charts.is_empty() {
            true => desk.say("handout-no-charts", &named()),
            false => desk.say("handout-charts-lead", &named()),
        },
        notes: vec![
            HandoutNote {
                head: desk.say("handout-reading-head", &[]),
                paragraphs: ["handout-reading-chance", "handout-reading-place", "handout-reading-choice"]
                    .map(|key| desk.say(key, &[]))
                    .to_vec(),
            },
            HandoutNote { head: desk.say("handout-missing-head", &[]), paragraphs: missing(desk) },
            HandoutNote {
                head: desk.say("handout-sources-head", &[]),
                paragraphs: sources(desk, sections, &findings, &charts),
            },
        ],
        foot: match desk.day.source {
            Source::Kolada => desk.say("terms", &[]),
            Source::MadeUp => desk.say("terms-made-up", &[]),
        },
        findings,
        charts,
    }
}

fn lead(desk: &Desk<'_>) -> Vec<Text> {
    let (n_members, n_areas) = (desk.day.members.len(), desk.day.areas.len());
    let key = if n_areas == 1 { "handout-lead-one-area" } else { "handout-lead" };
    let what = desk.say(
        key,
        &[
            ("day", title(desk).into()),
            ("n", desk.members_counted(n_members).into()),
            ("areas", desk.counted("day:areas", n_areas).into()),
            ("name", desk.day.marked_name().into()),
        ],
    );
    vec![what, desk.say("handout-lead-why", &[])]
}

fn findings(desk: &Desk<'_>, points: &[Point]) -> Vec<Findings> {
    let name = desk.day.marked_name();
    let of_tone = |key, tone| Findings {
        head: desk.say(key, &[("name", name.clone().into())]),
        tone,
        points: points.iter().filter(|point| point.tone == tone).cloned().collect(),
    };
    let both = [of_tone("handout-good", Tone::Good), of_tone("handout-weak", Tone::Weak)];
    both.into_iter().filter(|findings| !findings.points.is_empty()).collect()
}

fn charts(desk: &Desk<'_>) -> Vec<HandoutChart> {
    let candidates = candidates(desk);
    let clear: Vec<&Candidate<'_, '_>> = candidates.iter().filter(|candidate| is_clear(candidate)).collect();
    let mut chosen: Vec<&Candidate<'_, '_>> = Vec::new();
    for turn in 0..N_CHARTS_MAX {
        let free = |one: &&&Candidate<'_, '_>| chosen.iter().all(|other| other.area_idx != one.area_idx);
        let wants_good = turn % 2 == 0;
        let of_turn = clear.iter().filter(free).find(|one| (one.gap > 0.0) == wants_good);
        let next = of_turn.or_else(|| clear.iter().find(free)).copied();
        chosen.extend(next);
    }
    chosen.sort_by_key(|candidate| candidate.area_idx);
    chosen.into_iter().filter_map(|candidate| chart(desk, candidate)).collect()
}

/// Whether an inhabitant may rely on what she sees: the rule at the head of this file.
fn is_clear(candidate: &Candidate<'_, '_>) -> bool {
    let key_figure = candidate.key_figure;
    let Some(comparison) = key_figure.comparison else { return false };
    let values = comparison.members.iter().filter_map(|member| member.reading.comparable(comparison.year));
    let is_positive = values.into_iter().all(|(value, _)| value >= 0.0);
    let is_current = matches!(candidate.member.reading, Reading::Current(_));
    let rules_out = candidate
        .member
        .place
        .is_some_and(|place| place.band.is_some_and(|band| band.low > 1 || band.high < comparison.n_compared));
    is_easy(key_figure.review)
        && is_positive
        && is_current
        && rules_out
        && comparison.riket.is_some()
        && comparison.n_compared >= N_COMPARED_MIN
}

fn is_easy(review: &ReviewedKeyFigure) -> bool {
    matches!(review.measure, Measure::Quality | Measure::Result) && !UNITS_TO_EXPLAIN.contains(&review.unit_sv.as_str())
}

fn chart(desk: &Desk<'_>, candidate: &Candidate<'_, '_>) -> Option<HandoutChart> {
    let (key_figure, language): (&DayKeyFigure<'_>, _) = (candidate.key_figure, desk.language());
    let review = key_figure.review;
    let mut chart = bars(desk, key_figure)?;
    chart.references.retain(|reference| reference.kind == ReferenceKind::Riket);
    chart.rows.iter_mut().for_each(|row| row.difference = None);
    chart.difference_head = None;
    chart.alt = alt(desk, key_figure, &chart.rows, &chart.references);
    let better = match review.direction {
        Direction::Lower => desk.say("handout-lower", &[]),
        _ => desk.say("handout-higher", &[]),
    };
    let what = [
        ("what", capitalised(review.unit_long(language)).into()),
        ("year", key_figure.comparison?.year.into()),
        ("better", better.into()),
    ];
    Some(HandoutChart {
        key_figure: review.id,
        name: Text::verbatim(capitalised(review.short(language))),
        what: desk.say("handout-what", &what),
        name_head: desk.say("head-municipality", &[]),
        value_head: match review.unit(language) {
            "" => desk.say("head-value", &[]),
            unit => Text::verbatim(unit),
        },
        riket_name: desk.say("riket", &[]),
        bars: chart,
        page: page_code(candidate.area, key_figure),
    })
}

fn missing(desk: &Desk<'_>) -> Vec<Text> {
    let name = desk.day.marked_name();
    let n_all = desk.day.key_figures().count();
    let readings = || {
        desk.day.key_figures().map(|key_figure| {
            let year = key_figure.comparison?.year;
            Some((key_figure.standing(desk.day.marked)?.reading.comparable(year)?.1, year))
        })
    };
    let n_missing = readings().filter(Option::is_none).count();
    let n_older = readings().flatten().filter(|(year, newest)| year < newest).count();
    let missing = match n_missing {
        0 => "handout-missing-none",
        1 => "handout-missing-one",
        _ => "handout-missing",
    };
    let mut said = vec![desk.say(
        missing,
        &[
            ("name", name.clone().into()),
            ("n", desk.counted(&format!("{}:missing", desk.day.marked), n_missing).into()),
            ("all", desk.counted("day:key-figures", n_all).into()),
        ],
    )];
    let older = if n_older == 1 { "handout-older-one" } else { "handout-older" };
    let n = desk.counted(&format!("{}:older", desk.day.marked), n_older);
    said.extend((n_older > 0).then(|| desk.say(older, &[("n", n.into()), ("name", name.into())])));
    said
}

/// What is shown here comes from these key figures; the choice of them is ours.
fn sources(desk: &Desk<'_>, sections: &[Section], findings: &[Findings], charts: &[HandoutChart]) -> Vec<Text> {
    let mut said = Vec::new();
    match desk.day.source {
        Source::MadeUp => said.push(desk.say("handout-source-made-up", &[])),
        Source::Kolada => {
            said.push(desk.say("handout-kolada", &[]));
            let ids = ids(sections, findings, charts);
            said.extend((!ids.is_empty()).then(|| desk.say("handout-source", &[("ids", ids.join(", ").into())])));
        }
    }
    said.extend(desk.day.fetched.map(|date| desk.say("fetched", &[("date", date_in_words(desk, date).into())])));
    let host = municipality_name(desk, desk.day.programme.host);
    said.push(desk.say("handout-host", &[("municipality", host.into())]));
    said
}

/// The key figures told or drawn, in the order of their ids, each once.
fn ids(sections: &[Section], findings: &[Findings], charts: &[HandoutChart]) -> Vec<String> {
    let codes: Vec<&PageCode> =
        findings.iter().flat_map(|findings| &findings.points).map(|point| &point.page).collect();
    let told = sections.iter().flat_map(|section| &section.pages).filter_map(|page| match &page.body {
        Body::KeyFigure(story) if codes.contains(&&page.code) => Some(story.key_figure),
        _ => None,
    });
    let mut ids: Vec<String> =
        told.chain(charts.iter().map(|chart| chart.key_figure)).map(|id| id.to_string()).collect();
    ids.sort();
    ids.dedup();
    ids
}
