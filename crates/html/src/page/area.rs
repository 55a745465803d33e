//! An area's page: what its figures say, the question to the hall, all key figures against all municipalities.

use askama::Template;
use document::{Body, Language, Opener, Overview, Page, Section, Text};

use super::frame::{Frame, Head};
use crate::chart;
use crate::markup::{Html, html};
use crate::site::{Edition, key_figures};
use crate::table::{Grid, overview};

#[derive(Template)]
#[template(path = "area.html")]
struct AreaPage<'a> {
    frame: Frame<'a>,
    heading: Html,
    opening: Option<Opening>,
    overview: Option<OverviewView>,
    key_figures: Vec<PageLink>,
    charts: Vec<PageLink>,
}

struct Opening {
    ordinal: Html,
    lead: Html,
    question_head: Html,
    question: Html,
    committee: Html,
    administration: Html,
    contact: Option<Html>,
    strips: Vec<StripView>,
    source: Html,
    missing: Option<Html>,
}

struct StripView {
    range: Html,
    words: Html,
    href: String,
    drawn: Html,
}

struct OverviewView {
    headlines: Vec<Html>,
    legend: Vec<LegendEntry>,
    grid: Grid,
    sources: Vec<Html>,
}

/// An entry of a legend: the mark it explains, where it begins with one, and the words.
pub(super) struct LegendEntry {
    pub(super) class: &'static str,
    pub(super) words: Html,
}

/// A page of the area.
struct PageLink {
    name: Html,
    headline: Html,
    href: String,
}

pub(super) fn render<'a>(
    edition: &Edition<'a>,
    section: &'a Section,
    frame: impl FnOnce(Head) -> Frame<'a>,
) -> askama::Result<String> {
    let language = edition.document.language;
    let name = section.name.plain(language);
    let opener = section.pages.iter().find_map(|page| match &page.body {
        Body::Opener(opener) => Some((page, opener)),
        _ => None,
    });
    let description = opener.map_or_else(|| name.clone(), |(_, opener)| opener.lead.plain(language));
    let frame = frame(Head { title: name.clone(), description, crumb: name });
    AreaPage {
        heading: html(&section.name, language),
        opening: opener.map(|(page, opener)| opening(page, opener, edition)),
        overview: overview_of(section, edition, frame.words.overview),
        key_figures: key_figures(section)
            .into_iter()
            .map(|leaf| PageLink {
                name: html(&leaf.story.name, language),
                headline: html(&leaf.page.headline, language),
                href: leaf.page.code.file_name(),
            })
            .collect(),
        charts: charts(section, language),
        frame,
    }
    .render()
}

/// The pages that one chart fills: by their message, with what is shown beside it.
fn charts(section: &Section, language: Language) -> Vec<PageLink> {
    let charts = section.pages.iter().filter(|page| matches!(page.body, Body::Chart(_)));
    charts
        .map(|page| PageLink {
            name: html(&page.headline, language),
            headline: page.subtitle.as_ref().map(|subtitle| html(subtitle, language)).unwrap_or_default(),
            href: page.code.file_name(),
        })
        .collect()
}

fn opening(page: &Page, opener: &Opener, edition: &Edition<'_>) -> Opening {
    let language = edition.document.language;
    let strips = opener.strips.iter().enumerate().map(|(idx, strip)| StripView {
        range: html(&strip.range, language),
        words: html(&strip.words, language),
        href: edition.href(&strip.page).to_owned(),
        drawn: chart::strip(strip, idx + 1, language),
    });
    Opening {
        ordinal: html(&opener.ordinal, language),
        lead: html(&opener.lead, language),
        question_head: html(&opener.question_head, language),
        question: html(&opener.question, language),
        committee: html(&opener.answers.committee, language),
        administration: html(&opener.answers.administration, language),
        contact: opener.answers.contact.as_ref().map(|contact| html(contact, language)),
        strips: strips.collect(),
        source: html(&page.source, language),
        missing: opener.missing.as_ref().map(|missing| html(missing, language)),
    }
}

/// The slides' overviews as one table; each slide's message and receipt is kept, said once.
fn overview_of(section: &Section, edition: &Edition<'_>, name: &str) -> Option<OverviewView> {
    let language = edition.document.language;
    let pages: Vec<(&Page, &Overview)> = section
        .pages
        .iter()
        .filter_map(|page| match &page.body {
            Body::Overview(overview) => Some((page, overview)),
            _ => None,
        })
        .collect();
    let overviews: Vec<&Overview> = pages.iter().map(|(_, overview)| *overview).collect();
    let caption = Html(format!("{name}: {}", html(&section.name, language)));
    let grid = overview(&overviews, caption, edition)?;
    let once = |texts: Vec<&Text>| {
        let mut shown: Vec<Html> = Vec::new();
        for text in texts {
            let markup = html(text, language);
            if !shown.contains(&markup) {
                shown.push(markup);
            }
        }
        shown
    };
    let legend = overviews.first().map_or(&[][..], |overview| &overview.legend[..]);
    Some(OverviewView {
        headlines: once(pages.iter().map(|(page, _)| &page.headline).collect()),
        legend: legend
            .iter()
            .zip(["best", "middle", "weakest"].into_iter().chain(std::iter::repeat("")))
            .map(|(words, class)| LegendEntry { class, words: html(words, language) })
            .collect(),
        grid,
        sources: once(pages.iter().map(|(page, _)| &page.source).collect()),
    })
}
