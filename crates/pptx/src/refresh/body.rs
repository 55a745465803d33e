//! New words in a person's dress: the text of one body, the look of another.

use super::source::{Source, attributes};
use crate::xml::{Node, escaped};

/// Whose sizes a text takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sizes {
    /// As the new text was fitted: nobody has changed the old one's.
    Fitted,
    /// The old text's: somebody chose them.
    Kept,
}

/// Signs that judge: their colour is part of what they say.
const SYMBOLS: [char; 7] = ['▲', '●', '▼', '◆', '○', '■', '□'];

/// A run, a field or a line break.
struct Piece<'a> {
    words: String,
    properties: Option<Source<'a>>,
    /// A field or a break, as it is written.
    whole: Option<Source<'a>>,
}

/// The paragraphs of `new`, dressed as those of `old`.
///
/// Run by run where both have as many; otherwise all runs look as the old text's first, and differ among themselves as the new
/// text's do.
pub fn paragraphs(old: Source<'_>, new: Source<'_>, sizes: Sizes) -> String {
    let old_paragraphs: Vec<Source<'_>> = old.children_named("p").collect();
    let first_dress = old_paragraphs.iter().flat_map(|paragraph| pieces(*paragraph)).find_map(|piece| piece.properties);
    let mut out = String::new();
    for (idx, paragraph) in new.children_named("p").enumerate() {
        let model = old_paragraphs.get(idx).or(old_paragraphs.last()).copied();
        let old_pieces = model.map_or_else(Vec::new, pieces);
        let new_pieces = pieces(paragraph);
        let is_alike = old_pieces.len() == new_pieces.len();
        out += "<a:p>";
        let properties = model.map_or_else(|| paragraph.child("pPr"), |model| model.child("pPr"));
        out += properties.map_or("", Source::raw);
        let first = new_pieces.iter().find_map(|piece| piece.properties);
        for (idx, piece) in new_pieces.iter().enumerate() {
            let old_piece = if is_alike { old_pieces.get(idx) } else { None };
            if let Some(whole) = piece.whole {
                out += old_piece.and_then(|old| old.whole).unwrap_or(whole).raw();
                continue;
            }
            let dress = old_piece.map_or(first_dress, |old| old.properties);
            let is_other_symbol = piece.words.starts_with(SYMBOLS)
                && old_piece.is_none_or(|old| old.words.chars().next() != piece.words.chars().next());
            let differing = if is_alike { None } else { first };
            out += &run(piece, dress, differing, sizes, is_other_symbol);
        }
        out += model.and_then(|model| model.child("endParaRPr")).map_or("", Source::raw);
        out += "</a:p>";
    }
    out
}

/// The edit that replaces a body's paragraphs.
pub fn replaced(old: Source<'_>, paragraphs: String) -> Option<(std::ops::Range<usize>, String)> {
    let first = old.node.children.iter().find(|child| child.name == "p")?;
    let last = old.node.children.iter().rev().find(|child| child.name == "p")?;
    Some((first.range.start..last.range.end, paragraphs))
}

/// Runs that look the same are one: LibreOffice divides a run between signs and digits.
fn pieces(paragraph: Source<'_>) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for child in paragraph.children() {
        match child.node.name.as_str() {
            "r" => {
                let words = child.node.child("t").map_or(String::new(), |words| words.text.clone());
                let properties = child.child("rPr");
                let look = properties.map(Source::raw);
                match pieces.last_mut() {
                    Some(last) if last.whole.is_none() && last.properties.map(Source::raw) == look => {
                        last.words += &words;
                    }
                    _ => pieces.push(Piece { words, properties, whole: None }),
                }
            }
            "fld" | "br" => pieces.push(Piece { words: String::new(), properties: None, whole: Some(child) }),
            _ => {}
        }
    }
    pieces
}

fn run(
    piece: &Piece<'_>,
    dress: Option<Source<'_>>,
    differing_from: Option<Source<'_>>,
    sizes: Sizes,
    takes_new_fill: bool,
) -> String {
    let words = escaped(&piece.words);
    let (Some(dress), Some(own)) = (dress, piece.properties) else {
        let properties = dress.or(piece.properties).map_or("", Source::raw);
        return format!("<a:r>{properties}<a:t>{words}</a:t></a:r>");
    };
    let taken = |name: &str| own.node.attribute(name).map(str::to_owned);
    let mut changes = vec![("lang", taken("lang"))];
    if sizes == Sizes::Fitted && own.node.attribute("sz").is_some() {
        changes.push(("sz", taken("sz")));
    }
    let mut fill = takes_new_fill.then(|| fill_of(own)).flatten();
    if let Some(first) = differing_from {
        let differs = |name: &str| own.node.attribute(name) != first.node.attribute(name);
        if differs("b") {
            changes.push(("b", taken("b")));
        }
        if fill_of(own).map(Source::raw) != fill_of(first).map(Source::raw) {
            fill = fill_of(own);
        }
    }
    let changes: Vec<_> = changes.into_iter().filter(|(_, value)| value.is_some()).collect();
    let mut inner = String::new();
    let old_fill = fill_of(dress).map(|fill| fill.node.range.clone());
    if let (None, Some(fill)) = (&old_fill, fill) {
        inner += dress.child("ln").map_or("", Source::raw);
        inner += fill.raw();
    }
    for child in dress.children() {
        match fill {
            Some(fill) if Some(&child.node.range) == old_fill.as_ref() => inner += fill.raw(),
            Some(_) if old_fill.is_none() && child.node.name == "ln" => {}
            _ => inner += child.raw(),
        }
    }
    format!("<a:r><a:rPr{}>{inner}</a:rPr><a:t>{words}</a:t></a:r>", attributes(dress.node, &changes))
}

/// The fill in run or cell properties.
pub fn fill_of(properties: Source<'_>) -> Option<Source<'_>> {
    properties.children().find(|child| is_fill(child.node))
}

fn is_fill(node: &Node) -> bool {
    ["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"].contains(&node.name.as_str())
}
