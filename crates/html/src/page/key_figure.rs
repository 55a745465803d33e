//! A key figure's page: the message, what it is, the chart, its cautions, the table, the development, women and men,
//! what it means, where it comes from.

use askama::Template;
use document::{Body, Emphasis, Language, Text, Trend};

use super::frame::{Frame, Head};
use super::neighbours::{Neighbour, neighbours};
use crate::chart;
use crate::markup::{Html, escape, html, publisher_lang};
use crate::site::{Edition, KeyFigureLeaf, key_figure_of};
use crate::table::{self, Grid};
use crate::words::Words;

#[derive(Template)]
#[template(path = "key_figure.html")]
struct KeyFigurePage<'a> {
    frame: Frame<'a>,
    kicker: Html,
    headline: Html,
    subtitle: Option<Html>,
    bars: Option<Html>,
    too_few: Option<Html>,
    source: Html,
    cautions: Vec<Html>,
    table: Grid,
    trend: Option<TrendView>,
    women_men: Option<Grid>,
    publisher_lang: Html,
    title: Html,
    definition: Html,
    judged: Html,
    provenance: Vec<(Html, Html)>,
    passport: &'a str,
    passport_href: String,
    charts: Vec<(Html, String)>,
    whiskers: Option<Html>,
    neighbours: Vec<Neighbour>,
}

struct TrendView {
    heading: String,
    headline: Option<Html>,
    drawn: Html,
    caption: String,
    breaks: Vec<Html>,
    source: Option<Html>,
    grid: Grid,
}

pub(super) fn render<'a>(
    edition: &Edition<'a>,
    leaf: &KeyFigureLeaf<'a>,
    frame: impl FnOnce(Head) -> Frame<'a>,
) -> askama::Result<String> {
    let language = edition.document.language;
    let KeyFigureLeaf { section, page, story } = leaf;
    let set = |text: &Text| html(text, language);
    let description = page.subtitle.as_ref().unwrap_or(&story.name).plain(language);
    let frame = frame(Head { title: page.headline.plain(language), description, crumb: story.name.plain(language) });
    let words = frame.words;
    let chart_title = format!("{}, {}", story.name.plain(language), story.year);
    KeyFigurePage {
        kicker: set(&page.kicker),
        headline: set(&page.headline),
        subtitle: page.subtitle.as_ref().map(set),
        bars: story.bars.as_ref().map(|bars| chart::bars(bars, &chart_title, language)),
        too_few: story.too_few.as_ref().map(set),
        source: set(&page.source),
        cautions: story.cautions.iter().map(set).collect(),
        table: table::detail("tabell", &story.table, language),
        trend: story.trend.as_ref().map(|trend| trend_view(trend, leaf, words, language)),
        women_men: story.women_men.as_ref().map(|table| table::detail("kon", table, language)),
        publisher_lang: publisher_lang(language),
        title: set(&story.definition.title),
        definition: set(&story.definition.text),
        judged: set(&story.definition.judged),
        provenance: story.provenance.iter().map(|(head, text)| (set(head), set(text))).collect(),
        passport: &page.code.0,
        passport_href: page.code.passport_file_name(),
        charts: edition
            .charts_about(story.key_figure)
            .into_iter()
            .map(|chart| (set(&chart.headline), chart.code.file_name()))
            .collect(),
        whiskers: story.bars.as_ref().and_then(|bars| bars.whiskers_are.as_ref()).map(set),
        neighbours: neighbours(edition, section, page, words),
        frame,
    }
    .render()
}

fn trend_view(trend: &Trend, leaf: &KeyFigureLeaf<'_>, words: &Words, language: Language) -> TrendView {
    let name = leaf.story.name.plain(language);
    let prices = trend.prices.iter().map(|prices| prices.plain(language));
    let name_in_prices = std::iter::once(name.clone()).chain(prices).collect::<Vec<_>>().join(", ");
    let since = trend.years.first().map(|year| format!("{} {year}", words.trend_since)).unwrap_or_default();
    let (drawn, starts_elsewhere) = chart::trend(trend, &format!("{name}. {since}"), language);
    let slide =
        leaf.section.pages.iter().find(|page| {
            matches!(page.body, Body::Trend(_)) && key_figure_of(leaf.section, page) == Some(&leaf.page.code)
        });
    let breaks = trend.breaks.iter().map(|each| Html(format!("{}: {}", each.year, html(&each.what, language))));
    TrendView {
        headline: slide.map(|slide| html(&slide.headline, language)),
        source: slide.map(|slide| html(&slide.source, language)),
        drawn,
        caption: line_words(trend, words, starts_elsewhere, language),
        breaks: breaks.collect(),
        grid: table::trend("ar", trend, Html(format!("{}: {}", words.trend_table, escape(&name_in_prices))), language),
        heading: since,
    }
}

/// What the lines are. The labels say it too; this is for print and for those who see no colour.
fn line_words(trend: &Trend, words: &Words, starts_elsewhere: bool, language: Language) -> String {
    let marked = trend.series.iter().find(|series| series.emphasis == Emphasis::Marked);
    let mut sentences: Vec<String> = Vec::new();
    sentences.extend(marked.map(|series| format!("{}: {}.", words.line_marked, series.name)));
    sentences.extend(trend.riket.as_ref().map(|riket| format!("{}: {}.", words.line_riket, riket.name)));
    sentences.push(words.line_others.to_owned());
    if starts_elsewhere {
        sentences.push(words.axis_not_zero.to_owned());
    }
    sentences.extend(trend.prices.iter().map(|prices| format!("{}: {}.", words.price_level, prices.plain(language))));
    sentences.join(" ")
}
