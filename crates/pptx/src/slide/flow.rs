//! Running text in columns: paragraphs one after the other, broken where a column is full.

use document::text::Piece;

use crate::measure::{Face, Family};
use crate::shape::text::{Paragraph, Style};

/// A paragraph that has not been given a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Its characters.
    pub pieces: Vec<Piece>,
    /// How it looks.
    pub style: Style,
    /// Space above it, except at a column's top.
    pub before_pt: f64,
    /// Whether it must not stand last in a column: a heading.
    pub leads: bool,
}

/// Fills columns of that size, as many as it takes.
pub fn flow(blocks: Vec<Block>, family: Family, width: f64, height: f64) -> Vec<Vec<Paragraph>> {
    let mut columns: Vec<Vec<Paragraph>> = Vec::new();
    let mut column = Vec::new();
    let mut free = height;
    let mut blocks: std::collections::VecDeque<Block> = blocks.into();
    while let Some(block) = blocks.pop_front() {
        let face = Face::new(family, block.style.size_pt, block.style.is_bold);
        let line = face.line_in(100);
        let before = if column.is_empty() { 0.0 } else { block.before_pt / 72.0 };
        let n_lines = face.n_lines(&block.pieces, width);
        let n_free = ((free - before + 0.01) / line).floor().max(0.0) as usize;
        // A heading takes two lines of what follows with it.
        let n_needed = if block.leads { n_lines + 2 } else { n_lines.min(2) };
        if n_free < n_needed && !column.is_empty() {
            columns.push(std::mem::take(&mut column));
            free = height;
            blocks.push_front(block);
            continue;
        }
        if n_lines <= n_free.max(1) {
            free -= before + n_lines as f64 * line;
            column.push(Paragraph::pieces(&block.pieces, block.style).after(before * 72.0));
            continue;
        }
        let (here, rest) = split(&block.pieces, face, width, n_free.max(1));
        column.push(Paragraph::pieces(&here, block.style).after(before * 72.0));
        columns.push(std::mem::take(&mut column));
        free = height;
        if !rest.is_empty() {
            blocks.push_front(Block { pieces: rest, ..block });
        }
    }
    if !column.is_empty() {
        columns.push(column);
    }
    columns
}

/// Splits pieces after so many lines, dropping the space between the parts.
fn split(pieces: &[Piece], face: Face, width: f64, n_lines: usize) -> (Vec<Piece>, Vec<Piece>) {
    let characters: Vec<(char, bool)> =
        pieces.iter().flat_map(|piece| piece.characters.chars().map(|c| (c, piece.is_strong))).collect();
    let mut at = 0;
    for line in face.broken(pieces, width).iter().take(n_lines) {
        // Soft hyphens and spaces at a line's end are not in the line: skip to each of its characters.
        for wanted in line.chars() {
            let found = characters[at..].iter().position(|(c, _)| *c == wanted);
            at += found.map_or(0, |ahead| if ahead <= 3 { ahead + 1 } else { 0 });
        }
    }
    while characters.get(at).is_some_and(|(c, _)| *c == ' ' || *c == '\n') {
        at += 1;
    }
    // Always forward: a part without characters would never end.
    let at = at.clamp(1.min(characters.len()), characters.len());
    (joined(&characters[..at]), joined(&characters[at..]))
}

fn joined(characters: &[(char, bool)]) -> Vec<Piece> {
    characters
        .chunk_by(|one, next| one.1 == next.1)
        .map(|run| Piece { characters: run.iter().map(|(c, _)| *c).collect(), is_strong: run[0].1 })
        .collect()
}
