//! One key figure's page: headline, proof, receipt, notes.

use catalogue::ReviewedKeyFigure;
use compare::Reading;
use document::{Body, Definition, KeyFigureStory, Page, PageCode, Text};
use domain::{Direction, Measure, Sex, Year};

use crate::bars::bars;
use crate::cautions::{cautions, who_is_missing};
use crate::day::{DayArea, DayKeyFigure, InLanguage, Source, pick};
use crate::desk::Desk;
use crate::headline::{Headline, SaidBefore, headline};
use crate::money::{gap_explained, gap_sentence, gap_source};
use crate::prices::{self, prices_of_changes, prices_of_trend};
use crate::table::{detail, women_men};
use crate::trend::{trend, trend_headline};
use crate::words::{Words, joined};

/// The code of a key figure's page.
pub fn page_code(area: &DayArea<'_>, key_figure: &DayKeyFigure<'_>) -> PageCode {
    PageCode(format!("{}-{}", area.programme.code, key_figure.review.id))
}

/// "Förskola · kostnad".
pub fn kicker(desk: &Desk<'_>, area: &DayArea<'_>, topic: Text) -> Text {
    joined([area_name(desk, area), topic], " · ")
}

/// An area's name.
pub fn area_name(desk: &Desk<'_>, area: &DayArea<'_>) -> Text {
    Text::verbatim(pick(desk.language(), &area.programme.name_sv, &area.programme.name_en))
}

/// A key figure's page.
pub fn key_figure_page(
    desk: &Desk<'_>,
    area: &DayArea<'_>,
    key_figure: &DayKeyFigure<'_>,
    said: &mut SaidBefore,
) -> Page {
    let review = key_figure.review;
    let year = key_figure.comparison.map(|comparison| comparison.year);
    let bars = bars(desk, key_figure);
    let too_few = bars.is_none().then(|| too_few(desk, key_figure));
    let Headline { text: headline, finding } = headline(desk, key_figure, said);
    let notes = notes(desk, key_figure, bars.as_ref().map(|bars| bars.alt.clone()));
    let story = KeyFigureStory {
        key_figure: review.id,
        name: Text::verbatim(review.short(desk.language())),
        year: year.unwrap_or_else(|| desk.day.programme.year()),
        bars,
        too_few,
        trend: trend(desk, key_figure),
        table: detail(desk, key_figure),
        women_men: women_men(desk, key_figure),
        cautions: cautions(desk, key_figure),
        definition: definition(desk, key_figure),
        provenance: provenance(desk, area, key_figure),
    };
    Page {
        code: page_code(area, key_figure),
        kicker: kicker(desk, area, measure(desk, review.measure)),
        headline,
        finding: Some(finding),
        subtitle: Some(subtitle(desk, key_figure, year)),
        body: Body::KeyFigure(Box::new(story)),
        source: source_line(desk, key_figure),
        notes,
    }
}

/// A second slide where the change is the news.
pub fn trend_page(
    desk: &Desk<'_>,
    area: &DayArea<'_>,
    key_figure: &DayKeyFigure<'_>,
    said: &mut SaidBefore,
) -> Option<Page> {
    let review = key_figure.review;
    let trend = trend(desk, key_figure)?;
    let Headline { text: headline, finding } = trend_headline(desk, key_figure, said)?;
    let (first, last) = (*trend.years.first()?, *trend.years.last()?);
    let kronor = prices_of_trend(desk, key_figure);
    let subtitle = desk.say(
        "subtitle-trend",
        &[
            ("what", prices::what_in_prices(desk, key_figure, kronor).into()),
            ("first", first.into()),
            ("last", last.into()),
        ],
    );
    let notes = vec![trend.alt.clone(), definition_text(desk, key_figure), question(desk, key_figure)];
    let source = desk.say(
        source_key(desk, "source-trend"),
        &[("id", review.id.to_string().into()), ("first", first.into()), ("last", last.into())],
    );
    let prices = prices::source_words(desk, [kronor]);
    let source = joined([source].into_iter().chain(prices).chain(points_explained(desk, key_figure)), " ");
    Some(Page {
        code: PageCode(format!("{}-T", page_code(area, key_figure))),
        kicker: kicker(desk, area, desk.say("topic-trend", &[])),
        headline,
        finding: Some(finding),
        subtitle: Some(subtitle),
        body: Body::Trend(trend),
        source,
        notes,
    })
}

/// What kind of thing is measured.
pub fn measure(desk: &Desk<'_>, measure: Measure) -> Text {
    let key = match measure {
        Measure::Cost => "measure-cost",
        Measure::Quality => "measure-quality",
        Measure::Result => "measure-result",
        Measure::Volume => "measure-volume",
        Measure::Structure => "measure-structure",
    };
    desk.say(key, &[])
}

/// What exactly is measured; where a gap comes to a sum that is said first, and what is measured by its short name.
fn subtitle(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, year: Option<Year>) -> Text {
    if let (Some(money), Some(year)) = (gap_sentence(desk, key_figure), year) {
        let (what, unit) = (key_figure.review.short(desk.language()), key_figure.review.unit(desk.language()));
        let of = desk.say("subtitle-unit", &[("what", what.into()), ("unit", unit.into()), ("year", year.into())]);
        return joined([money, of], ". ");
    }
    let what = crate::words::capitalised(key_figure.review.unit_long(desk.language()));
    match (year, key_figure.review.unit(desk.language())) {
        (None, _) => Text::verbatim(what),
        (Some(year), "") => desk.say("subtitle", &[("what", what.into()), ("year", year.into())]),
        (Some(year), unit) => {
            desk.say("subtitle-unit", &[("what", what.into()), ("unit", unit.into()), ("year", year.into())])
        }
    }
}

fn too_few(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Text {
    match key_figure.comparison {
        None if key_figure.info.is_none() => {
            desk.say("too-few-unknown", &[("id", key_figure.review.id.to_string().into())])
        }
        None => desk.say("too-few-none", &[]),
        Some(comparison) => {
            let n = desk.counted(&format!("{}:compared", key_figure.review.id), comparison.n_compared);
            desk.say("too-few", &[("n", n.into())])
        }
    }
}

/// The key of the sentence that names the source: made-up values name none.
pub fn source_key(desk: &Desk<'_>, key: &'static str) -> &'static str {
    match (desk.day.source, key) {
        (Source::Kolada, key) => key,
        (Source::MadeUp, "source-trend") => "source-trend-made-up",
        (Source::MadeUp, "source-own") => "source-own-made-up",
        (Source::MadeUp, _) => "source-made-up",
    }
}

/// The source line of one comparison by itself: whose the values are, and what is our own processing.
pub fn comparison_source(words: &Words, source: Source, review: &ReviewedKeyFigure, year: Year) -> Text {
    match source {
        Source::Kolada => {
            let key = if review.direction.is_judged() { "source-comparison" } else { "source-comparison-not-judged" };
            words.say(key, &[("id", review.id.to_string().into()), ("year", year.into())])
        }
        Source::MadeUp => words.say("source-made-up", &[]),
    }
}

/// "Källa: Kolada N11008, 2022. Median och skillnader: Egen bearbetning." Then other years and breaks.
fn source_line(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Text {
    let id = key_figure.review.id.to_string();
    let Some(comparison) = key_figure.comparison else {
        return desk
            .say(source_key(desk, "source-none"), &[("id", id.into()), ("year", desk.day.programme.year().into())]);
    };
    let mut parts = vec![desk.say(source_key(desk, "source"), &[("id", id.into()), ("year", comparison.year.into())])];
    for member in &comparison.members {
        if let Reading::Older(_, year) = member.reading {
            let name = desk.day.name_of(member.area);
            parts.push(desk.say("source-older", &[("name", name.into()), ("year", year.into())]));
        }
    }
    if desk.day.source == Source::Kolada {
        let key = if comparison.riket.is_some() { "source-own-parts" } else { "source-own-median" };
        parts.push(desk.say(key, &[]));
    }
    parts.extend(gap_source(desk, key_figure));
    let shown = [prices_of_changes(desk, key_figure), prices::prices_of_shown_trend(desk, key_figure)];
    parts.extend(prices::source_words(desk, shown));
    if comparison.riket.is_some() {
        parts.extend(points_explained(desk, key_figure));
    }
    joined(parts, " ")
}

/// What "p.e." stands for, where differences are in percentage points.
fn points_explained(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Option<Text> {
    (key_figure.review.unit(desk.language()) == "%").then(|| desk.say("source-points", &[]))
}

/// A key figure's definition.
pub fn definition(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Definition {
    let review = key_figure.review;
    let key = match (review.is_reviewed, review.direction, review.influence) {
        (false, _, _) => "judged-unreviewed",
        (_, Direction::Neither, _) => "judged-neither",
        (_, Direction::Higher, true) => "judged-higher",
        (_, Direction::Lower, true) => "judged-lower",
        (_, Direction::Higher, false) => "judged-higher-little",
        (_, Direction::Lower, false) => "judged-lower-little",
    };
    let title = key_figure.info.map_or_else(|| review.short(desk.language()).to_owned(), |info| info.title.clone());
    Definition {
        key_figure: review.id,
        title: Text::verbatim(title),
        text: definition_text(desk, key_figure),
        judged: desk.say(key, &[]),
    }
}

pub(crate) fn definition_text(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Text {
    match key_figure.info.and_then(|info| info.description.as_deref()) {
        Some(text) if !text.trim().is_empty() => Text::verbatim(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        _ => desk.say("definition-none", &[]),
    }
}

pub(crate) fn question(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Text {
    desk.say("notes-ask", &[("question", key_figure.review.question(desk.language()).into())])
}

fn notes(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, numbers: Option<Text>) -> Vec<Text> {
    let mut notes = Vec::new();
    notes.extend(numbers);
    notes.extend(gap_explained(desk, key_figure));
    if let (Some(comparison), Some(run)) = (key_figure.comparison, key_figure.run) {
        notes.extend(who_is_missing(desk, comparison));
        let n = comparison.country.as_ref().map_or(0, |country| country.n);
        if let Some(median) = desk.country_median(key_figure.review, comparison) {
            let n = desk.count(&format!("country:n={n}"), n, None);
            notes.push(desk.say("notes-country", &[("value", median.into()), ("n", n.into())]));
        }
        debug_assert!(run.newest_year(Sex::Total, |_| true).is_some());
    }
    let definition_head =
        key_figure.info.map(|info| desk.say("notes-definition", &[("title", info.title.clone().into())]));
    notes.push(joined(definition_head.into_iter().chain([definition_text(desk, key_figure)]), " "));
    notes.push(definition(desk, key_figure).judged);
    notes.push(question(desk, key_figure));
    notes
}

fn provenance(desk: &Desk<'_>, area: &DayArea<'_>, key_figure: &DayKeyFigure<'_>) -> Vec<(Text, Text)> {
    let review = key_figure.review;
    let mut rows = vec![(desk.say("provenance-key-figure", &[]), Text::verbatim(review.id.to_string()))];
    let source = match desk.day.source {
        Source::Kolada => "provenance-source-kolada",
        Source::MadeUp => "provenance-source-made-up",
    };
    rows.push((desk.say("provenance-source", &[]), desk.say(source, &[])));
    if let Some(date) = key_figure.fetched {
        rows.push((desk.say("provenance-fetched", &[]), Text::verbatim(crate::front::date_in_words(desk, date))));
    }
    if let Some(comparison) = key_figure.comparison
        && let Some(country) = &comparison.country
    {
        let have = desk.count(&format!("country:n={}", country.n), country.n, None);
        let all = desk.day.municipalities.len();
        let all = desk.count(&format!("country:n={all}"), all, None);
        let words = desk.say(
            "provenance-coverage-words",
            &[("have", have.into()), ("all", all.into()), ("year", comparison.year.into())],
        );
        rows.push((desk.say("provenance-coverage", &[]), words));
    }
    let is_to_come = |date: &jiff::civil::Date| key_figure.fetched.is_none_or(|fetched| *date > fetched);
    if let Some(date) = key_figure.info.and_then(|info| info.publication_date).filter(is_to_come) {
        rows.push((desk.say("provenance-next", &[]), Text::verbatim(crate::front::date_in_words(desk, date))));
    }
    let programme = area.programme;
    let committee = pick(desk.language(), &programme.committee_sv, &programme.committee_en);
    let administration = pick(desk.language(), &programme.administration_sv, &programme.administration_en);
    rows.push((
        desk.say("provenance-answers", &[]),
        desk.say("answers", &[("committee", committee.into()), ("administration", administration.into())]),
    ));
    rows.push((desk.say("provenance-own", &[]), desk.say("provenance-own-words", &[])));
    rows.push((
        desk.say("provenance-snapshot", &[]),
        Text::verbatim(desk.day.snapshot.chars().take(12).collect::<String>()),
    ));
    rows
}
