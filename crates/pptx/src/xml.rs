//! XML: a small tree for what is read, and escaping for what is written.
//!
//! Reading is bounded: entities are not expanded beyond XML's own five, and nesting, elements and
//! attributes have limits, so that a hostile part costs no more than a fixed amount of memory and time.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Deeper nesting than this is no template's.
const DEPTH_MAX: usize = 200;
/// An element costs some fifty times its smallest form in memory: more of them in one part are no template's.
const N_ELEMENTS_MAX: usize = 400_000;
/// An element with more attributes is none of Office's, and looking for doubles takes the square of them.
const N_ATTRIBUTES_MAX: usize = 256;

/// One element.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Node {
    /// Its name without prefix.
    pub name: String,
    /// Its attributes with their prefixes, in order.
    pub attributes: Vec<(String, String)>,
    /// The elements in it.
    pub children: Vec<Node>,
    /// The text directly in it.
    pub text: String,
    /// Where it stands in the part: from its first byte to after its last.
    pub range: std::ops::Range<usize>,
    /// Where its content stands; empty for `<a/>`.
    pub inner: std::ops::Range<usize>,
}

impl Node {
    /// Reads a part's root element.
    ///
    /// # Errors
    /// A sentence on what is wrong, when the part is not well-formed or is nested too deep.
    pub fn read(part: &[u8]) -> Result<Node, String> {
        Node::read_whole(part).map_err(|reason| shortened(&reason))
    }

    fn read_whole(part: &[u8]) -> Result<Node, String> {
        let (bytes, skipped) = match part {
            [0xEF, 0xBB, 0xBF, rest @ ..] => (rest, 3),
            all => (all, 0),
        };
        if matches!(part, [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0, b'<', ..] | [b'<', 0, ..]) {
            return Err("it is in UTF-16, not in UTF-8".to_owned());
        }
        let text = std::str::from_utf8(bytes).map_err(|_| "it is not in UTF-8".to_owned())?;
        let mut reader = Reader::from_str(text);
        let mut open: Vec<Node> = Vec::new();
        let mut n_elements = 0;
        loop {
            let start = position(&reader) + skipped;
            let event = reader.read_event().map_err(|error| error.to_string())?;
            let end = position(&reader) + skipped;
            if matches!(event, Event::Start(_) | Event::Empty(_)) {
                n_elements += 1;
                if n_elements > N_ELEMENTS_MAX {
                    return Err(format!("it has more than {N_ELEMENTS_MAX} elements"));
                }
            }
            let finished = match event {
                // Office has none, and entities are what bombs are made of.
                Event::DocType(_) => return Err("it has a document type declaration".to_owned()),
                Event::Start(tag) => {
                    if open.len() == DEPTH_MAX {
                        return Err(format!("elements are nested more than {DEPTH_MAX} deep"));
                    }
                    open.push(element(&tag, start, end)?);
                    None
                }
                Event::Empty(tag) => Some(element(&tag, start, end)?),
                Event::End(_) => {
                    let mut node = open.pop().ok_or("an end without a beginning")?;
                    node.inner.end = start;
                    node.range.end = end;
                    Some(node)
                }
                Event::Text(content) => {
                    if let Some(node) = open.last_mut() {
                        node.text.push_str(&content);
                    }
                    None
                }
                Event::CData(content) => {
                    if let Some(node) = open.last_mut() {
                        node.text.push_str(&content);
                    }
                    None
                }
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().map_err(|error| error.to_string())?;
                    if let Some(node) = open.last_mut() {
                        match character {
                            Some(character) => node.text.push(character),
                            None => node
                                .text
                                .push_str(quick_xml::escape::resolve_predefined_entity(&reference).unwrap_or_default()),
                        }
                    }
                    None
                }
                Event::Eof => return Err("the root element is missing or not closed".to_owned()),
                _ => None,
            };
            if let Some(node) = finished {
                match open.last_mut() {
                    Some(parent) => parent.children.push(node),
                    None => return Ok(node),
                }
            }
        }
    }

    /// The attribute of that name (with prefix, as written).
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The attribute whose name ends so after its prefix: `id` finds `r:id`, but not `id` itself.
    pub fn prefixed_attribute(&self, local: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key.split_once(':').is_some_and(|(_, name)| name == local));
        found.map(|(_, value)| value.as_str())
    }

    /// The first child of that name.
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The element found by following the names.
    pub fn path(&self, names: &[&str]) -> Option<&Node> {
        names.iter().try_fold(self, |node, name| node.child(name))
    }

    /// The first element of that name, itself included, in document order.
    pub fn find(&self, name: &str) -> Option<&Node> {
        if self.name == name {
            return Some(self);
        }
        self.children.iter().find_map(|child| child.find(name))
    }

    /// A whole number in an attribute.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.attribute(name)?.trim().parse().ok()
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn element(tag: &BytesStart<'_>, start: usize, end: usize) -> Result<Node, String> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        if attributes.len() == N_ATTRIBUTES_MAX {
            return Err(format!("an element has more than {N_ATTRIBUTES_MAX} attributes"));
        }
        let attribute = attribute.map_err(|error| error.to_string())?;
        let key = attribute.key.as_ref().to_owned();
        let value = quick_xml::escape::unescape(&attribute.value).map_err(|error| error.to_string())?.into_owned();
        attributes.push((key, value));
    }
    let name = tag.local_name().as_ref().to_owned();
    Ok(Node { name, attributes, children: Vec::new(), text: String::new(), range: start..end, inner: end..end })
}

/// The beginning of a stranger's text, for messages: on one line, without what a terminal would obey.
pub fn shortened(text: &str) -> String {
    const N_CHARACTERS_MAX: usize = 300;
    let clean = text.chars().map(|character| if character.is_control() { ' ' } else { character });
    match text.chars().nth(N_CHARACTERS_MAX) {
        None => clean.collect(),
        Some(_) => clean.take(N_CHARACTERS_MAX).chain(['…']).collect(),
    }
}

/// A text as it stands between tags or in an attribute. Characters that XML cannot hold become a space.
///
/// ```
/// assert_eq!(pptx::xml::escaped("A & B < \"C\"\u{1}"), "A &amp; B &lt; &quot;C&quot; ");
/// ```
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push('\t'),
            '\u{FFFE}' | '\u{FFFF}' => out.push(' '),
            control if control < ' ' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// The bytes with ranges replaced; of edits at one place the first given comes first.
pub fn edited(bytes: &[u8], mut edits: Vec<(std::ops::Range<usize>, String)>) -> Vec<u8> {
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = Vec::with_capacity(bytes.len() + 4_096);
    let mut at = 0;
    for (range, text) in edits {
        out.extend_from_slice(&bytes[at..range.start.max(at)]);
        out.extend_from_slice(text.as_bytes());
        at = range.end.max(at);
    }
    out.extend_from_slice(&bytes[at..]);
    out
}

/// What every part begins with.
pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
