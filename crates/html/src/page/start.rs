//! The start page: the host, the points of the day, the areas, the gaps, the sources.

use askama::Template;
use document::{AgendaItem, Body, SectionKind, Text};

use super::frame::{Frame, Head};
use crate::chart;
use crate::markup::{Html, html};
use crate::site::{Edition, GAPS, area_file};

#[derive(Template)]
#[template(path = "start.html")]
struct Start<'a> {
    frame: Frame<'a>,
    kicker: Option<Html>,
    heading: Html,
    subject: Html,
    host: Option<Host>,
    points: Option<Points>,
    areas_heading: Html,
    areas: Vec<Area>,
    gaps: Option<Html>,
    gaps_href: &'static str,
    snapshot: &'a str,
}

struct Host {
    name: Html,
    when: Html,
    strip: Option<(Html, Html, Html)>,
}

struct Points {
    heading: Html,
    source: Html,
    /// Sets the columns' rows: half of the points, a class of the style sheet.
    class: String,
    points: Vec<PointView>,
}

struct PointView {
    area: Html,
    sentence: Html,
    href: String,
}

struct Area {
    name: Html,
    href: String,
    extent: Html,
    answers: Html,
}

pub(super) fn render<'a>(edition: &Edition<'a>, frame: impl FnOnce(Head) -> Frame<'a>) -> askama::Result<String> {
    let document = edition.document;
    let language = document.language;
    let cover = edition.bodies(|body| match body {
        Body::Cover(cover) => Some(cover),
        _ => None,
    });
    let cover = cover.first();
    let gaps = edition.bodies(|body| matches!(body, Body::Gaps(_)).then_some(()));
    let title = cover.map_or_else(|| document.title.clone(), |(page, _)| page.headline.plain(language));
    let frame =
        frame(Head { title: title.clone(), description: document.subject.plain(language), crumb: String::new() });
    Start {
        kicker: cover.map(|(page, _)| html(&page.kicker, language)),
        heading: cover.map_or_else(
            || html(&Text::verbatim(&document.title), language),
            |(page, _)| html(&page.headline, language),
        ),
        subject: html(&document.subject, language),
        host: cover.map(|(page, cover)| Host {
            name: html(&cover.host, language),
            when: html(&cover.when, language),
            strip: cover.strip.as_ref().map(|strip| {
                let drawn = chart::country(strip, &strip.caption.plain(language), language);
                (drawn, html(&strip.caption, language), html(&page.source, language))
            }),
        }),
        points: points(edition),
        areas_heading: Html(frame.words.areas.to_owned()),
        areas: areas(edition),
        gaps: gaps.first().map(|(page, ())| html(&page.headline, language)),
        gaps_href: GAPS,
        snapshot: &document.provenance.snapshot,
        frame,
    }
    .render()
}

fn points(edition: &Edition<'_>) -> Option<Points> {
    let language = edition.document.language;
    let pages = edition.bodies(|body| match body {
        Body::Points(points) => Some(points),
        _ => None,
    });
    let (page, _) = pages.first()?;
    let points: Vec<PointView> = pages
        .iter()
        .flat_map(|(_, points)| points.iter())
        .map(|point| PointView {
            area: html(&point.area, language),
            sentence: html(&point.sentence, language),
            href: edition.href(&point.page).to_owned(),
        })
        .collect();
    let class = format!("points rows-{}", points.len().div_ceil(2));
    Some(Points { heading: html(&page.headline, language), source: html(&page.source, language), class, points })
}

/// The areas as the agenda names them; one that is not on the agenda is named by its section.
fn areas(edition: &Edition<'_>) -> Vec<Area> {
    let language = edition.document.language;
    let agendas = edition.bodies(|body| match body {
        Body::Agenda(agenda) => Some(agenda),
        _ => None,
    });
    let items: Vec<&AgendaItem> = agendas.iter().flat_map(|(_, agenda)| &agenda.items).collect();
    let sections = edition.document.sections.iter().filter(|section| section.kind == SectionKind::Area);
    sections
        .map(|section| {
            let on_agenda = items.iter().find(|item| section.pages.iter().any(|page| page.code == item.page));
            let nothing = Text::default();
            let (extent, answers) = on_agenda.map_or((&nothing, &nothing), |item| (&item.extent, &item.answers));
            Area {
                name: html(&section.name, language),
                href: area_file(section),
                extent: html(extent, language),
                answers: html(answers, language),
            }
        })
        .collect()
}
