//! A module a kind of page, and the frame around all of them.

mod accessibility;
mod area;
mod chart_page;
mod frame;
mod gaps;
mod key_figure;
mod method;
mod neighbours;
mod passport;
mod passports;
mod start;

use crate::error::Error;
use crate::site::{Leaf, LeafKind, Site};
use crate::write::File;
use frame::Frame;

/// Sets one page.
pub(crate) fn set(site: &Site<'_>, leaf: &Leaf<'_>) -> Result<File, Error> {
    let edition = &site.editions[leaf.edition_idx];
    let frame = |head| Frame::new(site, leaf, head);
    let markup = match &leaf.kind {
        LeafKind::Start => start::render(edition, frame),
        LeafKind::Area(section) => area::render(edition, section, frame),
        LeafKind::KeyFigure(key_figure) => key_figure::render(edition, key_figure, frame),
        LeafKind::Chart(chart) => chart_page::render(edition, chart, frame),
        LeafKind::Passport(passport) => passport::render(edition, passport, frame),
        LeafKind::Passports => passports::render(edition, frame),
        LeafKind::Gaps => gaps::render(edition, frame),
        LeafKind::Method => method::render(edition, frame),
        LeafKind::Accessibility => accessibility::render(edition, frame),
    };
    let path = edition.path(&leaf.kind);
    match markup {
        Ok(markup) => Ok(File { path, bytes: markup.into_bytes() }),
        Err(source) => Err(Error::Template { path, source }),
    }
}
