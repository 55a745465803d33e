//! What all slides of a refresh share, and a slide as it would be drawn now.

use std::collections::BTreeMap;

use super::series::MarkedNames;
use crate::package::Package;
use crate::shape::canvas::{Drawn, FIRST_REFERENCE, Reference};
use crate::slide::plan::Planned;
use crate::xml::Node;

/// How a slide leads to another.
pub const SLIDE_LINK: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide";

/// What all slides of a refresh share.
#[derive(Debug)]
pub struct Context<'a> {
    /// The deck as it was.
    pub original: &'a Package,
    /// The language of the day.
    pub language: document::Language,
    /// Who is marked.
    pub marked: MarkedNames<'a>,
    /// The first slide of each page in the deck.
    pub slides: BTreeMap<String, String>,
    /// The page of each newly drawn slide.
    pub pages: Vec<String>,
}

impl Context<'_> {
    /// The deck's slide for a newly drawn one.
    pub fn slide_of(&self, drawn_idx: usize) -> Option<&str> {
        self.slides.get(self.pages.get(drawn_idx)?).map(String::as_str)
    }
}

/// A slide as it would be drawn now.
#[derive(Debug)]
pub struct NewSlide<'a> {
    /// Which.
    pub planned: &'a Planned<'a>,
    /// Its text and charts.
    pub drawn: &'a Drawn,
    /// Its root.
    pub root: Node,
}

impl NewSlide<'_> {
    /// What an id on it refers to.
    pub fn reference(&self, id: &str) -> Option<&Reference> {
        let number: usize = id.strip_prefix("rId")?.parse().ok()?;
        self.drawn.references.get(number.checked_sub(FIRST_REFERENCE)?)
    }

    /// The slide that a shape leads to.
    pub fn jump_of(&self, names: &Node) -> Option<usize> {
        match self.reference(names.child("hlinkClick")?.prefixed_attribute("id")?)? {
            Reference::Slide(idx) => Some(*idx),
            Reference::Chart(_) => None,
        }
    }
}
