//! One chart that fills a page, of any kind, and what must be said below it.

use document::chart::any::Chart;
use document::{Language, Text};

use super::canvas::{Canvas, Naming};
use super::trend::Named;
use super::{Cutting, bands, heat, map, pairs, parts, scatter, spread_of_all, steps, trend};
use crate::markup::{Html, escape, html};
use crate::words::Words;

/// A chart in both cuttings.
pub(crate) struct Drawn {
    pub(crate) markup: Html,
    /// What the marks mean, a sentence each.
    pub(crate) notes: Vec<Html>,
    /// What each shade means, palest first, with its class: for charts whose cells or areas are shaded.
    pub(crate) shades: Vec<(String, Html)>,
}

/// The chart; `title` is its name for those who do not see it.
pub(crate) fn full_page(chart: &Chart, title: &str, words: &Words, language: Language) -> Drawn {
    let alt = chart.alt().plain(language);
    let mut markup = String::new();
    for cutting in Cutting::BOTH {
        let (canvas, height_px) = draw(chart, cutting, language);
        let (id, class) = (format!("diagram-{}", cutting.class()), format!("chart {}", cutting.class()));
        markup.push_str(&canvas.finish(&Naming { id: &id, class: &class, title, alt: &alt }, height_px).0);
    }
    Drawn { markup: Html(markup), notes: notes(chart, words, language), shades: shades(chart, language) }
}

fn draw(chart: &Chart, cutting: Cutting, language: Language) -> (Canvas, f64) {
    match chart {
        Chart::Bands(chart) => bands::draw(chart, cutting, language),
        Chart::Pairs(chart) => pairs::draw(chart, cutting, language),
        Chart::Scatter(chart) => scatter::draw(chart, cutting, language),
        Chart::Parts(chart) => parts::draw(chart, cutting, language),
        Chart::Steps(chart) => steps::draw(chart, cutting, language),
        Chart::Heat(chart) => heat::draw(chart, cutting, language),
        Chart::Country(chart) => spread_of_all::draw(chart, cutting, language),
        Chart::Map(chart) => map::draw(chart, cutting, language),
        Chart::Lines(chart) => trend::draw(chart, cutting, Named::All, language),
    }
}

fn notes(chart: &Chart, words: &Words, language: Language) -> Vec<Html> {
    let set = |text: &Text| html(text, language);
    let not_zero = Html(words.axis_not_zero.to_owned());
    match chart {
        Chart::Pairs(chart) => {
            chart.note.iter().map(set).chain(pairs::starts_elsewhere(chart).then_some(not_zero)).collect()
        }
        Chart::Scatter(chart) => {
            let missing = chart.missing.iter().map(|(_, name, why)| Html(format!("{}: {}.", escape(name), set(why))));
            chart
                .fit
                .iter()
                .map(|fit| set(&fit.label))
                .chain(missing)
                .chain(scatter::starts_elsewhere(chart).then_some(not_zero))
                .collect()
        }
        Chart::Country(chart) => {
            let missing = chart.missing.iter().map(|(_, name, why)| Html(format!("{}: {}.", escape(name), set(why))));
            let marks = [Html(words.box_is_middle_half.to_owned()), Html(words.dots_are_all.to_owned())];
            marks.into_iter().chain(missing).collect()
        }
        Chart::Map(chart) => {
            let from = |text: &Text| Html(format!("{}: {}", words.outlines_from, set(text)));
            chart.outlines_from.iter().map(from).collect()
        }
        Chart::Lines(chart) => {
            let breaks = chart.breaks.iter().map(|each| Html(format!("{}: {}", each.year, set(&each.what))));
            let prices = chart.prices.iter().map(|prices| Html(format!("{}: {}.", words.price_level, set(prices))));
            breaks.chain(prices).chain(trend::starts_elsewhere(chart).then_some(not_zero)).collect()
        }
        Chart::Bands(_) | Chart::Parts(_) | Chart::Steps(_) | Chart::Heat(_) => Vec::new(),
    }
}

fn shades(chart: &Chart, language: Language) -> Vec<(String, Html)> {
    let classes = |texts: &[Text]| -> Vec<(String, Html)> {
        texts.iter().enumerate().map(|(idx, text)| (format!("shade-{idx}"), html(text, language))).collect()
    };
    match chart {
        Chart::Heat(chart) => classes(&chart.legend),
        Chart::Map(chart) => {
            let mut shades = classes(&chart.classes);
            if chart.areas.iter().any(|area| area.figure.is_err()) {
                shades.push(("empty".to_owned(), html(&chart.missing_class, language)));
            }
            shades
        }
        _ => Vec::new(),
    }
}
