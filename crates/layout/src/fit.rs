//! The largest size at which a text fits a box.

use document::text::Piece;

use crate::metrics::{Family, Font, Weight, line_height_in, width_in};
use crate::wrap::{break_lines, characters};

/// A text as it goes into a box.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The size in points.
    pub size_pt: f64,
    /// Its lines at that size.
    pub lines: Vec<String>,
    /// Whether all of it is there and no word is torn.
    pub fits: bool,
}

/// The first of the sizes at which the text fits the box without tearing a word, else the last.
///
/// Where even the last is too large the text is cut at a word and ends with "…".
///
/// - **Unit:** points and inches; `spacing` is a factor, 1.0 for single spacing.
/// - **Edge cases:** without sizes, 12 pt; a box lower than a line takes one line.
pub fn fit(
    text: &str,
    family: Family,
    weight: Weight,
    sizes_pt: &[f64],
    width_in: f64,
    height_in: f64,
    spacing: f64,
) -> Fitted {
    let piece = [Piece { characters: text.to_owned(), is_strong: false }];
    let font_of = |size_pt| Font { family, size_pt, weight };
    // A hundredth of an inch is not to be seen, and box heights are made by adding.
    let n_lines_max = |font| ((height_in + 0.01) / line_height_in(font, spacing)).floor().max(1.0) as usize;

    for &size_pt in sizes_pt {
        let font = font_of(size_pt);
        let broken = break_lines(&piece, font, width_in);
        if !broken.is_word_torn && broken.lines.len() <= n_lines_max(font) {
            return Fitted { size_pt, lines: broken.lines.iter().map(|line| characters(line)).collect(), fits: true };
        }
    }

    let size_pt = sizes_pt.last().copied().unwrap_or(12.0);
    let font = font_of(size_pt);
    let mut lines: Vec<String> =
        break_lines(&piece, font, width_in).lines.iter().map(|line| characters(line)).collect();
    let n_kept = n_lines_max(font);
    if lines.len() > n_kept {
        lines.truncate(n_kept);
        if let Some(last) = lines.last_mut() {
            *last = cut(last, font, width_in);
        }
    }
    Fitted { size_pt, lines, fits: false }
}

/// The line with as many of its words as leave room for the ellipsis; of a single word as many characters.
fn cut(line: &str, font: Font, room_in: f64) -> String {
    let ends_of_words = line.char_indices().rev().filter(|(_, character)| *character == ' ').map(|(idx, _)| idx);
    let ends_of_characters = line.char_indices().rev().map(|(idx, _)| idx).filter(|idx| *idx > 0);
    let shortened = |end: usize| format!("{}…", line[..end].trim_end_matches([' ', ',', ';', ':', '.', '-', '–']));
    std::iter::once(line.len())
        .chain(ends_of_words)
        .chain(ends_of_characters)
        .map(shortened)
        .find(|candidate| width_in(candidate, font) <= room_in && candidate.chars().count() > 1)
        .unwrap_or_else(|| "…".to_owned())
}
