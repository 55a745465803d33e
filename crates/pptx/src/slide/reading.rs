//! Slides to be read rather than shown: definitions and running text, in columns.

use document::text::Piece;
use document::{Definition, Language, Text};

use super::flow::{Block, flow};
use super::frame::Frame;
use super::plan::Part;
use crate::measure::Family;
use crate::shape::canvas::Canvas;
use crate::shape::geometry::Rect;
use crate::shape::text::{Anchor, Paragraph, Style};
use crate::template::palette::Role;

const GUTTER: f64 = 0.5;
/// A narrower body has one column.
const TWO_COLUMNS_MIN: f64 = 7.5;

/// Where the columns stand.
pub fn room(frame: &Frame) -> Rect {
    frame.wide_body()
}

fn columns_of(room: Rect) -> Vec<Rect> {
    room.columns(if room.width >= TWO_COLUMNS_MIN { 2 } else { 1 }, GUTTER)
}

/// Draws the columns of one slide.
pub fn draw(canvas: &mut Canvas<'_>, columns: &[Vec<Paragraph>], room: Rect) {
    for (idx, (paragraphs, at)) in columns.iter().zip(columns_of(room)).enumerate() {
        canvas.text(&format!("text-{}", idx + 1), at, Anchor::Top, paragraphs);
    }
}

/// As many slides as the text takes; one empty slide for no text.
pub fn slides(blocks: Vec<Block>, frame: &Frame, family: Family) -> Vec<Part> {
    let columns = columns_of(room(frame));
    let (width, height) = (columns[0].width, columns[0].height);
    let filled = flow(blocks.clone(), family, width, height);
    if filled.is_empty() {
        return vec![Part::Columns(Vec::new())];
    }
    if filled.len() < columns.len() {
        return vec![Part::Columns(balanced(&blocks, family, columns[0], columns.len()).unwrap_or(filled))];
    }
    filled.chunks(columns.len()).map(|chunk| Part::Columns(chunk.to_vec())).collect()
}

/// A text that leaves columns empty, over all of them: as low as it goes without breaking a paragraph.
fn balanced(blocks: &[Block], family: Family, column: Rect, n_columns: usize) -> Option<Vec<Vec<Paragraph>>> {
    const N_HEIGHTS: usize = 40;
    let heights = (1..=N_HEIGHTS).map(|step| column.height * step as f64 / N_HEIGHTS as f64);
    let mut flows = heights.map(|height| flow(blocks.to_vec(), family, column.width, height));
    flows.find(|filled| filled.len() <= n_columns && filled.iter().map(Vec::len).sum::<usize>() == blocks.len())
}

/// Definitions as paragraphs: title, text, how it is judged.
pub fn definitions(definitions: &[Definition], language: Language) -> Vec<Block> {
    let mut blocks = Vec::new();
    for definition in definitions {
        let mut title = vec![Piece { characters: format!("{} ", definition.key_figure), is_strong: false }];
        title.extend(definition.title.pieces(language));
        blocks.push(Block { pieces: title, style: Style::new(15.0, Role::Ink).bold(), before_pt: 10.0, leads: true });
        blocks.extend(paragraphs(&definition.text, Style::new(14.0, Role::Ink), language));
        blocks.extend(paragraphs(&definition.judged, Style::new(14.0, Role::Grey), language));
    }
    blocks
}

/// Headings and their paragraphs.
pub fn prose(prose: &[(Text, Vec<Text>)], language: Language) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (head, texts) in prose {
        if !head.is_empty() {
            let style = Style::new(18.0, Role::Ink).bold();
            blocks.push(Block { pieces: head.pieces(language), style, before_pt: 12.0, leads: true });
        }
        for text in texts {
            blocks.extend(paragraphs(text, Style::new(16.0, Role::Ink), language));
        }
    }
    blocks
}

/// A text's paragraphs: its line feeds end them.
fn paragraphs(text: &Text, style: Style, language: Language) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut end = |pieces: &mut Vec<Piece>| {
        if pieces.iter().any(|piece| !piece.characters.trim().is_empty()) {
            blocks.push(Block { pieces: std::mem::take(pieces), style, before_pt: 4.0, leads: false });
        }
        pieces.clear();
    };
    for piece in text.pieces(language) {
        for (idx, line) in piece.characters.split(['\n', '\r']).enumerate() {
            if idx > 0 {
                end(&mut pieces);
            }
            if !line.is_empty() {
                pieces.push(Piece { characters: line.to_owned(), is_strong: piece.is_strong });
            }
        }
    }
    end(&mut pieces);
    blocks
}
