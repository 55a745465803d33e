//! Ranked bars, from the best or the lowest down.

use compare::{Comparison, ErrorKind, MemberStanding, Reading};
use document::{Bar, BarChart, BarRow, Emphasis, Formula, Reference, ReferenceKind, Text};
use domain::{AreaCode, Direction, MissingReason, Sex};

use crate::day::{DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::words::{Arg, capitalised, joined};

/// Fewer figures than this make no chart.
pub const N_COMPARED_MIN: usize = 3;

/// Longer charts are cut: three at each end, the marked with two on either side.
const N_ROWS_MAX: usize = 12;

/// Members with a figure in the order shown: the best first, by size where nothing is judged; then those without.
pub fn in_order(comparison: &Comparison, direction: Direction) -> Vec<&MemberStanding> {
    let mut members: Vec<&MemberStanding> = comparison.members.iter().collect();
    members.sort_by(|a, b| {
        let value = |member: &MemberStanding| member.reading.comparable(comparison.year).map(|(value, _)| value);
        match (value(a), value(b)) {
            (Some(x), Some(y)) if direction == Direction::Higher => y.total_cmp(&x),
            (Some(x), Some(y)) => x.total_cmp(&y),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => a.area.cmp(&b.area),
        }
    });
    members
}

/// The chart of one key figure; `None` when fewer than [`N_COMPARED_MIN`] have a figure.
pub fn bars(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Option<BarChart> {
    let comparison = key_figure.comparison?;
    if comparison.n_compared < N_COMPARED_MIN {
        return None;
    }
    let review = key_figure.review;
    let rows: Vec<BarRow> = in_order(comparison, review.direction)
        .into_iter()
        .map(|member| row(desk, key_figure, comparison, member))
        .collect();
    let has_difference = rows.iter().any(|row| row.difference.is_some());
    let rows = elided(desk, rows);
    let references = references(desk, key_figure, comparison);
    let unit = review.unit(desk.language()).to_owned();
    let difference_unit = match unit.as_str() {
        "%" => desk.words.plain("unit-points-short"),
        unit => unit.to_owned(),
    };
    let difference_head = has_difference.then(|| match difference_unit.as_str() {
        "" => desk.say("head-to-riket", &[]),
        unit => desk.say("head-to-riket-unit", &[("unit", unit.into())]),
    });
    let alt = alt(desk, key_figure, &rows, &references);
    let has_whiskers = rows.iter().any(|row| row.whiskers.is_some());
    let whiskers_are = comparison.error_kind.filter(|_| has_whiskers).map(|kind| {
        let key = match kind {
            ErrorKind::PublishedMargin => "chart-whiskers-margin",
            ErrorKind::Answers => "chart-whiskers-answers",
            ErrorKind::Cohort => "chart-whiskers-cohort",
            ErrorKind::Events => "chart-whiskers-events",
            ErrorKind::BetweenYears => "chart-whiskers-between-years",
        };
        desk.words.say(key, &[])
    });
    Some(BarChart { rows, references, unit, decimals: review.decimals, whiskers_are, difference_head, alt })
}

fn row(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, comparison: &Comparison, member: &MemberStanding) -> BarRow {
    let review = key_figure.review;
    let figure = |value, year| desk.figure(review, member.area, year, Sex::Total, value).without_unit();
    let bar = match member.reading {
        Reading::Current(value) => Bar::Current(figure(value, comparison.year)),
        Reading::Older(value, year) => Bar::Older(figure(value, year), year),
        Reading::TooOld(_) | Reading::Missing(_) => Bar::Missing(why_missing(desk, member.reading)),
    };
    let difference = match (member.reading, comparison.riket) {
        (Reading::Current(value), Some(riket)) => {
            Some(desk.between(review, comparison.year, (member.area, value), (AreaCode::RIKET, riket)).without_unit())
        }
        _ => None,
    };
    BarRow {
        whiskers: desk.interval(review, comparison, member),
        area: Some(member.area),
        name: desk.day.name_of(member.area),
        emphasis: emphasis(desk, member.area),
        bar,
        difference,
    }
}

/// Whether an area is the marked one.
pub fn emphasis(desk: &Desk<'_>, area: AreaCode) -> Emphasis {
    if area == desk.day.marked { Emphasis::Marked } else { Emphasis::Calm }
}

/// The words that stand where a figure is missing.
pub fn why_missing(desk: &Desk<'_>, reading: Reading) -> Text {
    match reading {
        Reading::TooOld(year) => desk.say("missing-too-old", &[("year", year.into())]),
        Reading::Missing(MissingReason::NotApplicable) => desk.say("missing-not-applicable", &[]),
        Reading::Missing(MissingReason::Suppressed) => desk.say("missing-suppressed", &[]),
        Reading::Missing(MissingReason::Withdrawn) => desk.say("missing-withdrawn", &[]),
        _ => desk.say("missing", &[]),
    }
}

fn elided(desk: &Desk<'_>, rows: Vec<BarRow>) -> Vec<BarRow> {
    let n = rows.len();
    if n <= N_ROWS_MAX {
        return rows;
    }
    let marked = rows.iter().position(|row| row.emphasis == Emphasis::Marked).unwrap_or(0);
    let is_kept = |idx: usize| idx < 3 || idx + 3 >= n || marked.abs_diff(idx) <= 2;
    let mut kept = Vec::new();
    let mut n_left_out = 0;
    for (idx, row) in rows.into_iter().enumerate() {
        if !is_kept(idx) {
            n_left_out += 1;
            continue;
        }
        if n_left_out > 0 {
            kept.push(elision(desk, n_left_out));
            n_left_out = 0;
        }
        kept.push(row);
    }
    kept
}

fn elision(desk: &Desk<'_>, n: usize) -> BarRow {
    let key = if n == 1 { "bars-elided-one" } else { "bars-elided" };
    let n = desk.counted(&format!("chart:left-out-{n}"), n);
    BarRow {
        whiskers: None,
        area: None,
        name: "…".to_owned(),
        emphasis: Emphasis::Calm,
        bar: Bar::Elided(desk.say(key, &[("n", n.into())])),
        difference: None,
    }
}

fn references(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, comparison: &Comparison) -> Vec<Reference> {
    let review = key_figure.review;
    let mut references = Vec::new();
    if let Some(riket) = comparison.riket {
        let number = desk.figure(review, AreaCode::RIKET, comparison.year, Sex::Total, riket).without_unit();
        let label = desk.say("label-riket", &[("value", number.clone().into())]);
        references.push(Reference { kind: ReferenceKind::Riket, label, number });
    }
    // Of three, the median is one of the bars.
    if comparison.n_compared > 3
        && let Some(number) = desk.of_group(review, comparison, Formula::Median)
    {
        let number = number.without_unit();
        let label = desk.say("label-median", &[("value", number.clone().into())]);
        references.push(Reference { kind: ReferenceKind::Median, label, number });
    }
    references
}

/// The chart in words: every row, then the references.
pub(crate) fn alt(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, rows: &[BarRow], references: &[Reference]) -> Text {
    let unit = key_figure.review.unit(desk.language());
    let said = rows.iter().filter(|row| row.area.is_some()).map(|row| {
        let what = match &row.bar {
            Bar::Current(number) => Text::number(number.clone()),
            Bar::Older(number, year) => {
                desk.say("figure-older", &[("value", number.clone().into()), ("year", (*year).into())])
            }
            Bar::Missing(why) | Bar::Elided(why) => why.clone(),
        };
        joined([Text::verbatim(row.name.clone()), what], " ")
    });
    let said = joined(said.chain(references.iter().map(|reference| reference.label.clone())), "; ");
    let phrase = key_figure.review.unit_long(desk.language());
    let args = |unit: &str| -> Vec<(&'static str, Arg)> {
        vec![("what", capitalised(phrase).into()), ("unit", unit.into()), ("numbers", said.clone().into())]
    };
    if unit.is_empty() { desk.say("alt-bars-no-unit", &args("")) } else { desk.say("alt-bars", &args(unit)) }
}
