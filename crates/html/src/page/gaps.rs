//! Who lacks what, every row of it.

use askama::Template;
use document::{Body, Gaps};

use super::frame::{Frame, Head};
use crate::markup::{Html, html};
use crate::site::{Edition, key_figures};
use crate::table::{self, Grid};

#[derive(Template)]
#[template(path = "gaps.html")]
struct GapsPage<'a> {
    frame: Frame<'a>,
    heading: Html,
    subtitle: Option<Html>,
    legend: Vec<(&'static str, Html)>,
    grid: Option<Grid>,
    source: Option<Html>,
}

pub(super) fn render<'a>(edition: &Edition<'a>, frame: impl FnOnce(Head) -> Frame<'a>) -> askama::Result<String> {
    let language = edition.document.language;
    let pages = edition.bodies(|body| match body {
        Body::Gaps(gaps) => Some(gaps),
        _ => None,
    });
    let first = pages.first().map(|(page, _)| *page);
    let gaps: Vec<&Gaps> = pages.iter().map(|(_, gaps)| *gaps).collect();
    let plain = first.map(|page| page.headline.plain(language));
    let head = |name: &str| Head {
        title: plain.clone().unwrap_or_else(|| name.to_owned()),
        description: plain.clone().unwrap_or_else(|| name.to_owned()),
        crumb: name.to_owned(),
    };
    let name = crate::words::words(language).gaps;
    let frame = frame(head(name));
    let href_of = |key_figure: &str| {
        let leaves = edition.areas().flat_map(key_figures);
        leaves
            .into_iter()
            .find(|leaf| leaf.story.key_figure.as_str() == key_figure)
            .map(|leaf| leaf.page.code.file_name())
    };
    let classes = ["latest", "older", "lacking", "inapplicable"];
    let legend = gaps.first().map_or(&[][..], |gaps| &gaps.legend[..]);
    GapsPage {
        heading: first.map_or_else(|| Html(name.to_owned()), |page| html(&page.headline, language)),
        subtitle: first.and_then(|page| page.subtitle.as_ref()).map(|subtitle| html(subtitle, language)),
        legend: classes.into_iter().zip(legend.iter().map(|entry| html(entry, language))).collect(),
        grid: table::gaps(&gaps, Html(frame.words.gaps_caption.to_owned()), edition, href_of),
        source: first.map(|page| html(&page.source, language)),
        frame,
    }
    .render()
}
