//! What a deck knows about itself: which day, of which figures, for whom. So a refresh need not be told.
//!
//! The facts are custom properties, which PowerPoint and LibreOffice both keep. Properties of others stay as they are.

use document::{Document, Language};

use crate::package::{Package, Relationship};
use crate::xml::{DECLARATION, Node, edited, escaped};

const CUSTOM: &str = "/docProps/custom.xml";
const CUSTOM_KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties";
const CUSTOM_TYPE: &str = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
const PREFIX: &str = "nyckeltal.";

/// What a deck says of the day it was made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeckFacts {
    /// The day's title.
    pub title: String,
    /// The day, as ISO.
    pub date_iso: String,
    /// The snapshot's name.
    pub snapshot: String,
    /// The marked municipality's code.
    pub marked: String,
    /// The language's code.
    pub language: String,
    /// The program and its version.
    pub made_by: String,
    /// Whether the values are made up.
    pub is_made_up: bool,
    /// The room it was drawn in, as [`room`](crate::refresh::room) writes it.
    pub room: String,
    /// Every slide the deck had when it was made, by page: what is missing of them has been deleted by somebody.
    pub pages: Vec<String>,
}

impl DeckFacts {
    /// The facts of a document drawn in a room, on so many slides.
    pub fn of(document: &Document, room: String, pages: Vec<String>) -> DeckFacts {
        DeckFacts {
            title: document.title.clone(),
            date_iso: document.date_iso.clone(),
            snapshot: document.provenance.snapshot.clone(),
            marked: document.marked.to_string(),
            language: document.language.code().to_owned(),
            made_by: document.provenance.made_by.clone(),
            is_made_up: document.banner.is_some(),
            room,
            pages,
        }
    }

    /// The language, where it is one of ours.
    pub fn language(&self) -> Option<Language> {
        [Language::Sv, Language::En].into_iter().find(|language| language.code() == self.language)
    }

    /// Reads a deck's facts; `None` where it has none.
    pub fn read(package: &Package) -> Option<DeckFacts> {
        let link = package.relationships.iter().find(|link| link.is("custom-properties"))?;
        let root = Node::read(&package.parts.get(link.part.as_ref()?)?.bytes).ok()?;
        let value = |name: &str| {
            let is_it = |property: &&Node| property.attribute("name") == Some(&format!("{PREFIX}{name}"));
            let property = root.children.iter().find(is_it)?;
            Some(property.children.first()?.text.clone())
        };
        let text = |name: &str| value(name).unwrap_or_default();
        Some(DeckFacts {
            title: value("title")?,
            date_iso: text("date"),
            snapshot: text("snapshot"),
            marked: text("marked"),
            language: text("language"),
            made_by: text("made_by"),
            is_made_up: text("made_up") == "yes",
            room: text("room"),
            pages: text("pages").split_whitespace().map(str::to_owned).collect(),
        })
    }

    /// Writes the facts into a deck's custom properties, in the place of earlier ones.
    pub fn write(&self, package: &mut Package) {
        let earlier = package.relationships.iter().find(|link| link.is("custom-properties")).cloned();
        let name = earlier.and_then(|link| link.part).unwrap_or_else(|| {
            let id = (1..)
                .map(|number| format!("rId{number}"))
                .find(|id| package.relationships.iter().all(|link| link.id != *id))
                .expect("numbers do not end");
            package.relationships.push(Relationship::to(id, CUSTOM_KIND, CUSTOM));
            CUSTOM.to_owned()
        });
        let part = package.parts.entry(name).or_default();
        let root = Node::read(&part.bytes).ok().filter(|root| !root.inner.is_empty());
        part.content_type = CUSTOM_TYPE.to_owned();
        part.bytes = match root {
            Some(root) => {
                let is_ours = |property: &&Node| property.attribute("name").is_some_and(|name| name.starts_with(PREFIX));
                let mut edits: Vec<_> =
                    root.children.iter().filter(is_ours).map(|ours| (ours.range.clone(), String::new())).collect();
                let others = root.children.iter().filter(|property| !is_ours(property));
                let first = others.filter_map(|property| property.number("pid")).fold(1, i64::max) + 1;
                edits.push((root.inner.end..root.inner.end, self.properties(first)));
                edited(&part.bytes, edits)
            }
            None => format!(
                "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\">{}</Properties>",
                self.properties(2)
            )
            .into_bytes(),
        };
    }

    fn properties(&self, first: i64) -> String {
        let made_up = if self.is_made_up { "yes" } else { "no" };
        let pages = self.pages.join(" ");
        let values = [
            ("title", &self.title),
            ("date", &self.date_iso),
            ("snapshot", &self.snapshot),
            ("marked", &self.marked),
            ("language", &self.language),
            ("made_by", &self.made_by),
            ("made_up", &made_up.to_owned()),
            ("room", &self.room),
            ("pages", &pages),
        ];
        let property = |(pid, (name, value)): (i64, (&str, &String))| {
            format!(
                "<property xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{pid}\" name=\"{PREFIX}{name}\"><vt:lpwstr xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">{}</vt:lpwstr></property>",
                escaped(value)
            )
        };
        (first..).zip(values).map(property).collect()
    }
}
