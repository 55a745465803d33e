//! Lines out of running text, by the Unicode line breaking algorithm.

use document::text::Piece;
use unicode_linebreak::{BreakOpportunity, linebreaks};

use crate::metrics::{Font, Weight, inches_per_unit, units_of};

const SOFT_HYPHEN: char = '\u{ad}';

/// The lines of a text in a box of that width.
///
/// As many words as have room go on each line; the spaces where a line ends are dropped, hard spaces never break, and
/// a line feed always does. A word is broken only when it alone is wider than the box: at its soft hyphens, which then
/// show as hyphens, otherwise between two characters. Soft hyphens that are not needed are left out.
///
/// - **Unit:** inches.
/// - **Edge cases:** an empty text is one empty line; every line holds at least one character, however narrow the box.
///
/// ```
/// use layout::{Family, Font, Weight, wrap};
/// let font = Font { family: Family::Carlito, size_pt: 20.0, weight: Weight::Regular };
/// assert_eq!(wrap("Kostnad: 169\u{a0}451\u{a0}kr per barn", font, 1.5), ["Kostnad:", "169\u{a0}451\u{a0}kr", "per barn"]);
/// assert_eq!(wrap("för\u{ad}skole\u{ad}klass", font, 1.0), ["förskole-", "klass"]);
/// ```
pub fn wrap(text: &str, font: Font, width_in: f64) -> Vec<String> {
    let piece = Piece { characters: text.to_owned(), is_strong: false };
    let broken = break_lines(&[piece], font, width_in);
    broken.lines.iter().map(|line| characters(line)).collect()
}

/// The lines of a text with weights; what stands out is measured in bold.
///
/// As [`wrap`](wrap()); a piece that runs over a line's end goes on in the next.
pub fn wrap_pieces(pieces: &[Piece], font: Font, width_in: f64) -> Vec<Vec<Piece>> {
    break_lines(pieces, font, width_in).lines.iter().map(|line| join(line)).collect()
}

/// Lines, and whether a word had to be torn between two characters to make them.
pub(crate) struct Broken {
    pub(crate) lines: Vec<Vec<Glyph>>,
    pub(crate) is_word_torn: bool,
}

/// A character as set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    character: char,
    is_strong: bool,
    weight: Weight,
    width_units: u32,
}

pub(crate) fn break_lines(pieces: &[Piece], font: Font, width_in: f64) -> Broken {
    // A hair more than the width, so that a box made from a text's own width holds it.
    let room_units = (width_in / inches_per_unit(font) + 1e-6).max(0.0) as u32;
    let glyphs: Vec<Glyph> = pieces.iter().flat_map(|piece| glyphs_of(piece, font.weight)).collect();
    let mut setter = Setter { room_units, line: Vec::new(), lines: Vec::new(), is_word_torn: false };
    let mut start = 0;
    for (end, opportunity) in words(pieces) {
        setter.set(&glyphs[start..end]);
        start = end;
        if opportunity == BreakOpportunity::Mandatory {
            setter.end_line();
        }
    }
    if setter.lines.is_empty() {
        setter.end_line();
    }
    Broken { lines: setter.lines, is_word_torn: setter.is_word_torn }
}

/// Where each unbreakable word with its following spaces ends, counted in characters.
fn words(pieces: &[Piece]) -> Vec<(usize, BreakOpportunity)> {
    let text: String = pieces.iter().map(|piece| piece.characters.as_str()).collect();
    let mut ends = Vec::new();
    let mut n_characters = 0;
    let mut start = 0;
    for (end, opportunity) in linebreaks(&text) {
        n_characters += text[start..end].chars().count();
        start = end;
        // A soft hyphen is a place to break only for a word that is wider than the box: see `Setter::set_too_wide`.
        let is_within_word = text[..end].ends_with(SOFT_HYPHEN) && opportunity == BreakOpportunity::Allowed;
        if !is_within_word {
            ends.push((n_characters, opportunity));
        }
    }
    ends
}

fn glyphs_of(piece: &Piece, weight: Weight) -> impl Iterator<Item = Glyph> {
    let weight = if piece.is_strong { Weight::Bold } else { weight };
    let is_strong = piece.is_strong;
    piece.characters.chars().map(move |character| Glyph::new(character, is_strong, weight))
}

impl Glyph {
    fn new(character: char, is_strong: bool, weight: Weight) -> Glyph {
        Glyph { character, is_strong, weight, width_units: u32::from(units_of(character, weight)) }
    }

    /// Whether it vanishes at a line's end. Hard spaces do not.
    fn is_space(&self) -> bool {
        matches!(self.character, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
    }
}

/// Sets words on lines, one after the other.
struct Setter {
    room_units: u32,
    line: Vec<Glyph>,
    lines: Vec<Vec<Glyph>>,
    is_word_torn: bool,
}

impl Setter {
    fn set(&mut self, word: &[Glyph]) {
        let width = width_units(without_spaces(word));
        if width_units(&self.line) + width > self.room_units {
            if without_spaces(&self.line).is_empty() {
                self.line.clear();
            } else {
                self.end_line();
            }
        }
        if width > self.room_units {
            self.set_too_wide(word);
        } else {
            self.line.extend(word.iter().filter(|glyph| glyph.character != SOFT_HYPHEN));
        }
    }

    fn set_too_wide(&mut self, word: &[Glyph]) {
        let mut rest = word;
        while width_units(without_spaces(rest)) > self.room_units {
            let (n_taken, hyphen) = self.head(rest);
            self.line.extend(rest[..n_taken].iter().filter(|glyph| glyph.character != SOFT_HYPHEN));
            self.line.extend(hyphen);
            rest = &rest[n_taken..];
            if without_spaces(rest).is_empty() {
                break;
            }
            self.is_word_torn |= hyphen.is_none();
            self.end_line();
        }
        self.line.extend(rest.iter().filter(|glyph| glyph.character != SOFT_HYPHEN));
    }

    /// How many of the glyphs go on a line of their own, and the hyphen that ends it, where it ends at a soft one.
    fn head(&self, rest: &[Glyph]) -> (usize, Option<Glyph>) {
        let mut width = 0;
        let mut n_fitting = 0;
        let mut at_hyphen = None;
        for (idx, glyph) in rest.iter().enumerate() {
            let hyphen = Glyph::new('-', glyph.is_strong, glyph.weight);
            if glyph.character == SOFT_HYPHEN && idx > 0 && width + hyphen.width_units <= self.room_units {
                at_hyphen = Some((idx + 1, Some(hyphen)));
            }
            width += glyph.width_units;
            if width > self.room_units {
                break;
            }
            n_fitting = idx + 1;
        }
        at_hyphen.unwrap_or((n_fitting.max(1), None))
    }

    fn end_line(&mut self) {
        let n_kept = without_spaces(&self.line).len();
        self.line.truncate(n_kept);
        self.lines.push(std::mem::take(&mut self.line));
    }
}

fn width_units(glyphs: &[Glyph]) -> u32 {
    glyphs.iter().map(|glyph| glyph.width_units).sum()
}

fn without_spaces(glyphs: &[Glyph]) -> &[Glyph] {
    let n_kept = glyphs.iter().rposition(|glyph| !glyph.is_space()).map_or(0, |idx| idx + 1);
    &glyphs[..n_kept]
}

pub(crate) fn characters(line: &[Glyph]) -> String {
    line.iter().map(|glyph| glyph.character).collect()
}

fn join(line: &[Glyph]) -> Vec<Piece> {
    line.chunk_by(|one, next| one.is_strong == next.is_strong)
        .map(|run| Piece { characters: characters(run), is_strong: run[0].is_strong })
        .collect()
}
