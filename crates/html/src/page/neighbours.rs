//! The pages before and after one in its area.

use document::{Body, Page, Section};

use crate::markup::{Html, html};
use crate::site::Edition;
use crate::words::Words;

/// A link to the page before or after.
pub(super) struct Neighbour {
    pub(super) what: &'static str,
    pub(super) name: Html,
    pub(super) href: String,
}

pub(super) fn neighbours<'a>(
    edition: &Edition<'a>,
    section: &'a Section,
    page: &Page,
    words: &'static Words,
) -> Vec<Neighbour> {
    let language = edition.document.language;
    let [before, after] = edition.neighbours(section, &page.code);
    let neighbour = |what, other: &Page| Neighbour {
        what,
        name: match &other.body {
            Body::KeyFigure(story) => html(&story.name, language),
            _ => html(&other.headline, language),
        },
        href: other.code.file_name(),
    };
    let before = before.map(|other| neighbour(words.previous, other));
    before.into_iter().chain(after.map(|other| neighbour(words.next, other))).collect()
}
