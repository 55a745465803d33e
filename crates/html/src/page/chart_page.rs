//! The page of one chart: the message, the chart with its panel, its cautions, its numbers, what it is about.

use askama::Template;
use document::{Page, SidePanel};

use super::frame::{Frame, Head};
use super::neighbours::{Neighbour, neighbours};
use crate::chart::{self, Drawn};
use crate::markup::{Html, html};
use crate::site::{ChartLeaf, Edition};
use crate::table::{self, Grid};

#[derive(Template)]
#[template(path = "chart_page.html")]
struct ChartPageView<'a> {
    frame: Frame<'a>,
    kicker: Html,
    headline: Html,
    subtitle: Option<Html>,
    drawn: Drawn,
    source: Html,
    panel: Option<Panel>,
    cautions: Vec<Html>,
    details: Vec<Html>,
    further: Option<(Html, Grid)>,
    table: Grid,
    about: Vec<About<'a>>,
    passport: &'a str,
    passport_href: String,
    neighbours: Vec<Neighbour>,
}

struct Panel {
    head: Html,
    answer: Html,
    facts: Vec<Html>,
}

/// A key figure the chart is about; without a page of its own it has no address.
struct About<'a> {
    code: &'a str,
    name: Option<Html>,
    href: String,
}

pub(super) fn render<'a>(
    edition: &Edition<'a>,
    leaf: &ChartLeaf<'a>,
    frame: impl FnOnce(Head) -> Frame<'a>,
) -> askama::Result<String> {
    let language = edition.document.language;
    let ChartLeaf { section, page, chart } = leaf;
    let title = page.headline.plain(language);
    let name = page.subtitle.as_ref().unwrap_or(&page.headline).plain(language);
    let frame = frame(Head { title: title.clone(), description: name.clone(), crumb: title.clone() });
    let words = frame.words;
    let about = chart.key_figures.iter().map(|key_figure| {
        let own = edition.page_of(*key_figure);
        About {
            code: key_figure.as_str(),
            name: own.as_ref().map(|leaf| html(&leaf.story.name, language)),
            href: own.map_or_else(String::new, |leaf| leaf.page.code.file_name()),
        }
    });
    let panel = |panel: &SidePanel| Panel {
        head: html(&panel.head, language),
        answer: html(&panel.answer, language),
        facts: panel.facts.iter().map(|fact| html(fact, language)).collect(),
    };
    ChartPageView {
        kicker: html(&page.kicker, language),
        headline: html(&page.headline, language),
        subtitle: page.subtitle.as_ref().map(|subtitle| html(subtitle, language)),
        drawn: chart::full_page(&chart.chart, &title, words, language),
        source: html(&page.source, language),
        panel: chart.panel.as_ref().map(panel),
        cautions: chart.cautions.iter().map(|caution| html(caution, language)).collect(),
        details: chart.details.iter().map(|detail| html(detail, language)).collect(),
        further: chart.further.as_ref().map(|further| {
            let title = html(&further.title, language);
            (title.clone(), table::of_numbers("mer", &further.table(), &[], title, language))
        }),
        table: table::of_chart("tabell", &chart.chart, Html(caption(page, language)), language),
        about: about.collect(),
        passport: &page.code.0,
        passport_href: page.code.passport_file_name(),
        neighbours: neighbours(edition, section, page, words),
        frame,
    }
    .render()
}

fn caption(page: &Page, language: document::Language) -> String {
    html(page.subtitle.as_ref().unwrap_or(&page.headline), language).0
}
