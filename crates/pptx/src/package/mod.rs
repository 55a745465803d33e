//! Open Packaging: a deck as parts with content types, and the relationships between them.
//!
//! [`read`](Package::read) takes bytes that may come from anybody; [`write`](Package::write) gives the same bytes
//! for the same package. Parts are found by following relationships, never by their names; a part nobody here
//! understands is kept byte for byte.

mod limits;
mod names;
mod read;
mod write;

use std::collections::{BTreeMap, BTreeSet};

pub use names::resolved;

/// A file of parts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Package {
    /// By name, which begins with a slash.
    pub parts: BTreeMap<String, Part>,
    /// From the package itself to its main part, its properties and so on.
    pub relationships: Vec<Relationship>,
}

/// One part.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Part {
    /// What it is.
    pub content_type: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// From it to others.
    pub relationships: Vec<Relationship>,
}

/// A link from a part, or from the package, to a part or to somewhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relationship {
    /// As the part's own text refers to it: `rId7`.
    pub id: String,
    /// What it is, a long address.
    pub kind: String,
    /// As written.
    pub target: String,
    /// The part it leads to, where it leads to one that exists.
    pub part: Option<String>,
    /// Whether it leads out of the package.
    pub is_external: bool,
}

impl Relationship {
    /// A link to a part of this package.
    pub fn to(id: impl Into<String>, kind: &str, part: impl Into<String>) -> Relationship {
        let part = part.into();
        Relationship {
            id: id.into(),
            kind: kind.to_owned(),
            target: part.clone(),
            part: Some(part),
            is_external: false,
        }
    }

    /// Whether it is of the kind whose address ends so: `slideMaster`.
    pub fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

impl Part {
    /// A part of text without relationships.
    pub fn new(content_type: &str, text: impl Into<Vec<u8>>) -> Part {
        Part { content_type: content_type.to_owned(), bytes: text.into(), relationships: Vec::new() }
    }

    /// The parts it leads to by links of one kind, in order.
    pub fn targets<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        self.relationships.iter().filter(move |link| link.is(kind)).filter_map(|link| link.part.as_deref())
    }

    /// The part behind an id.
    pub fn target_of(&self, id: &str) -> Option<&str> {
        self.relationships.iter().find(|link| link.id == id)?.part.as_deref()
    }

    /// Adds a link and gives its id, one that is not taken.
    pub fn link(&mut self, kind: &str, part: impl Into<String>) -> String {
        let taken: BTreeSet<&str> = self.relationships.iter().map(|link| link.id.as_str()).collect();
        let id = (self.relationships.len() + 1..)
            .map(|number| format!("rId{number}"))
            .find(|id| !taken.contains(id.as_str()))
            .expect("numbers do not end");
        self.relationships.push(Relationship::to(id.clone(), kind, part));
        id
    }
}

impl Package {
    /// The part that the package says is its main one.
    pub fn main_part(&self) -> Option<&str> {
        self.relationships.iter().find(|link| link.is("officeDocument"))?.part.as_deref()
    }

    /// Drops every part that cannot be reached from the package by its relationships.
    pub fn drop_unreachable(&mut self) {
        let mut reached: BTreeSet<String> = BTreeSet::new();
        let mut waiting: Vec<String> = self.relationships.iter().filter_map(|link| link.part.clone()).collect();
        while let Some(name) = waiting.pop() {
            if let Some(part) = self.parts.get(&name)
                && reached.insert(name)
            {
                waiting.extend(part.relationships.iter().filter_map(|link| link.part.clone()));
            }
        }
        self.parts.retain(|name, _| reached.contains(name));
    }

    /// The first number from which `prefix` + number + `suffix` is free for this and all later numbers.
    pub fn free_number(&self, prefix: &str, suffix: &str) -> usize {
        let taken = self.parts.keys().filter_map(|name| {
            let lower = name.to_ascii_lowercase();
            let number = lower.strip_prefix(&prefix.to_ascii_lowercase())?.strip_suffix(suffix)?.parse().ok()?;
            Some::<usize>(number)
        });
        taken.max().map_or(1, |largest| largest.saturating_add(1))
    }
}
