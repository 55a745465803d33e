//! Paragraphs in their places.

use document::text::Piece;
use document::{Language, Text};

use super::placed::{Paint, Placed, Run};
use crate::metrics::{Family, Font, Weight, line_height_in, width_in};
use crate::wrap::wrap_pieces;

const POINTS_PER_INCH: f64 = 72.0;
/// From the top of a single-spaced line to its baseline, as a share of the font's size: Carlito's ascent.
const ASCENT: f64 = 1950.0 / 2048.0;

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// The size.
    pub size_pt: f64,
    /// The weight of what does not stand out.
    pub weight: Weight,
    /// The colour.
    pub paint: Paint,
    /// From line to line; 1.0 is single spacing.
    pub spacing: f64,
}

impl Look {
    /// Regular text.
    pub const fn regular(size_pt: f64, paint: Paint) -> Look {
        Look { size_pt, weight: Weight::Regular, paint, spacing: 1.08 }
    }

    /// Bold text.
    pub const fn bold(size_pt: f64, paint: Paint) -> Look {
        Look { size_pt, weight: Weight::Bold, paint, spacing: 1.02 }
    }

    /// From line to line.
    pub fn line_pt(self) -> f64 {
        line_height_in(self.font(), self.spacing) * POINTS_PER_INCH
    }

    /// How wide a text runs on one line.
    pub fn width_pt(self, text: &str) -> f64 {
        width_in(text, self.font()) * POINTS_PER_INCH
    }

    /// From a line's top to its baseline.
    pub fn baseline_pt(self) -> f64 {
        let single = line_height_in(self.font(), 1.0) * POINTS_PER_INCH;
        (self.line_pt() - single) / 2.0 + ASCENT * self.size_pt
    }

    /// One run that begins at `left_pt` of a line with that top.
    pub fn run(self, characters: impl Into<String>, left_pt: f64, top_pt: f64) -> Run {
        Run {
            left_pt,
            baseline_pt: top_pt + self.baseline_pt(),
            characters: characters.into(),
            size_pt: self.size_pt,
            weight: self.weight,
            paint: self.paint,
            number: None,
        }
    }

    fn font(self) -> Font {
        Font { family: Family::Carlito, size_pt: self.size_pt, weight: self.weight }
    }
}

/// The lines of a text, and how high they are together.
///
/// A line that ends between two words keeps its space, so that who copies or hears the text finds the words apart.
pub fn lines(
    text: &Text,
    language: Language,
    look: Look,
    left_pt: f64,
    top_pt: f64,
    width_pt: f64,
) -> (Vec<Placed>, f64) {
    let pieces = text.pieces(language);
    if pieces.iter().all(|piece| piece.characters.is_empty()) {
        return (Vec::new(), 0.0);
    }
    let lines = wrap_pieces(&pieces, look.font(), width_pt / POINTS_PER_INCH);
    let n_lines = lines.len();
    let placed = lines.into_iter().enumerate().map(|(idx, line)| {
        let top_pt = top_pt + idx as f64 * look.line_pt();
        Placed::Line(runs(line, look, left_pt, top_pt, idx + 1 == n_lines))
    });
    (placed.collect(), n_lines as f64 * look.line_pt())
}

fn runs(line: Vec<Piece>, look: Look, left_pt: f64, top_pt: f64, is_last: bool) -> Vec<Run> {
    let mut left_pt = left_pt;
    let mut runs: Vec<Run> = Vec::with_capacity(line.len());
    for piece in line {
        let weight = if piece.is_strong { Weight::Bold } else { look.weight };
        let look = Look { weight, ..look };
        // Weight must not move the baseline: it is that of the line.
        runs.push(look.run(piece.characters, left_pt, top_pt));
        left_pt += look.width_pt(&runs[runs.len() - 1].characters);
    }
    if let Some(run) = runs.last_mut().filter(|run| !is_last && !run.characters.ends_with('-')) {
        run.characters.push(' ');
    }
    runs
}
