//! An element with the bytes it was read from: what is not understood is handed on as it stands.

use std::ops::Range;

use crate::xml::{Node, escaped};

/// An element and the part it stands in.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The element.
    pub node: &'a Node,
    /// The part's bytes.
    pub bytes: &'a [u8],
}

impl<'a> Source<'a> {
    /// Another element of the same part.
    pub fn at(self, node: &'a Node) -> Source<'a> {
        Source { node, bytes: self.bytes }
    }

    /// The first child of that name.
    pub fn child(self, name: &str) -> Option<Source<'a>> {
        self.node.child(name).map(|child| self.at(child))
    }

    /// All children.
    pub fn children(self) -> impl Iterator<Item = Source<'a>> {
        self.node.children.iter().map(move |child| self.at(child))
    }

    /// All children of that name.
    pub fn children_named(self, name: &'a str) -> impl Iterator<Item = Source<'a>> {
        self.children().filter(move |child| child.node.name == name)
    }

    /// The element as written.
    pub fn raw(self) -> &'a str {
        self.slice(self.node.range.clone())
    }

    /// A stretch of its part as written.
    pub fn slice(self, range: Range<usize>) -> &'a str {
        std::str::from_utf8(self.bytes.get(range).unwrap_or_default()).unwrap_or_default()
    }

    /// Where its start tag stands, and whether it is one that ends itself.
    fn start_tag(self) -> (Range<usize>, bool) {
        let node = self.node;
        let is_closed = node.inner.is_empty() && self.slice(node.range.clone()).ends_with("/>");
        let end = if is_closed { node.range.end } else { node.inner.start };
        (node.range.start..end, is_closed)
    }

    /// The edit that gives its start tag other attributes; `None` takes one away.
    pub fn with_attributes(self, changes: &[(&str, Option<String>)]) -> (Range<usize>, String) {
        let (range, is_closed) = self.start_tag();
        let tag: String =
            self.slice(range.clone()).chars().take_while(|c| !c.is_whitespace() && *c != '>' && *c != '/').collect();
        let end = if is_closed { "/>" } else { ">" };
        (range, format!("{tag}{}{end}", attributes(self.node, changes)))
    }

    /// The element with its children in the order of a schema; some replaced, some left out (empty).
    pub fn in_order(self, order: &[&str], replaced: &[(&str, String)]) -> String {
        let (range, is_closed) = self.start_tag();
        let mut out = self.slice(range).to_owned();
        if is_closed {
            out.truncate(out.len() - 2);
            out.push('>');
        }
        for name in order {
            match replaced.iter().find(|(replaced, _)| replaced == name) {
                Some((_, text)) => out += text,
                None => self.children_named(name).for_each(|child| out += child.raw()),
            }
        }
        let name: String = out[1..].chars().take_while(|c| !c.is_whitespace() && *c != '>' && *c != '/').collect();
        out + &format!("</{name}>")
    }
}

/// A start tag's attributes with some of them changed.
pub fn attributes(node: &Node, changes: &[(&str, Option<String>)]) -> String {
    let mut out = String::new();
    for (name, value) in &node.attributes {
        let value = match changes.iter().find(|(changed, _)| changed == name) {
            Some((_, Some(value))) => value,
            Some((_, None)) => continue,
            None => value,
        };
        out += &format!(" {name}=\"{}\"", escaped(value));
    }
    for (name, value) in changes {
        if let (None, Some(value)) = (node.attribute(name), value) {
            out += &format!(" {name}=\"{}\"", escaped(value));
        }
    }
    out
}
