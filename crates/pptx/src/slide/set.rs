//! Texts fitted to their places.

use document::Text;
use document::text::Piece;

use crate::error::Warning;
use crate::measure::{Face, Room, fit};
use crate::shape::canvas::Canvas;
use crate::shape::geometry::Rect;
use crate::shape::text::{Anchor, Paragraph, Style};

/// The smallest size of any text.
pub const SMALLEST_PT: f64 = 12.0;

/// Sizes tried for a text, falling.
const SIZES_PT: [f64; 17] =
    [40.0, 36.0, 32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.5, SMALLEST_PT];

/// A paragraph with the height it takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The paragraph at the size that fits.
    pub paragraph: Paragraph,
    /// Its size.
    pub size_pt: f64,
    /// Its height in inches.
    pub height: f64,
}

/// The sizes from one down to the smallest.
pub fn sizes_from(largest_pt: f64) -> Vec<f64> {
    SIZES_PT.into_iter().filter(|size| *size <= largest_pt).collect()
}

/// Fits a text, its strong pieces in bold, to a place `width` × `height` inches: smaller step by step, at last cut.
pub fn fitted(canvas: &mut Canvas<'_>, text: &Text, style: Style, width: f64, height: f64) -> Fitted {
    let pieces = text.pieces(canvas.language);
    fitted_pieces(canvas, &pieces, style, width, height)
}

/// Fits plain characters.
pub fn fitted_words(canvas: &mut Canvas<'_>, words: &str, style: Style, width: f64, height: f64) -> Fitted {
    fitted_pieces(canvas, &[Piece { characters: words.to_owned(), is_strong: false }], style, width, height)
}

fn fitted_pieces(canvas: &mut Canvas<'_>, pieces: &[Piece], style: Style, width: f64, height: f64) -> Fitted {
    let plain: String = pieces.iter().map(|piece| piece.characters.as_str()).collect();
    let family = canvas.layout.family;
    for size_pt in sizes_from(style.size_pt) {
        let face = Face::new(family, size_pt, style.is_bold);
        let taken = face.n_lines(pieces, width) as f64 * face.line_in(100);
        let widest = Face::new(family, size_pt, style.is_bold || pieces.iter().any(|piece| piece.is_strong));
        if taken <= height + 0.02 && widest.words_fit(&plain, width) {
            return Fitted { paragraph: Paragraph::pieces(pieces, style.sized(size_pt)), size_pt, height: taken };
        }
    }
    let face = Face::new(family, SMALLEST_PT, true);
    let cut = fit(&plain, face, &[SMALLEST_PT], Room { width_in: width, height_in: height, spacing_percent: 100 });
    if !cut.is_whole {
        canvas.warn(Warning::TextCut { page: canvas.code.to_string(), text: plain.chars().take(60).collect() });
    }
    let taken = cut.n_lines as f64 * face.line_in(100);
    Fitted { paragraph: Paragraph::new(cut.text, style.sized(SMALLEST_PT)), size_pt: SMALLEST_PT, height: taken }
}

/// Draws a text fitted to its box. Returns the height it takes.
pub fn draw_fitted(canvas: &mut Canvas<'_>, part: &str, at: Rect, text: &Text, style: Style) -> f64 {
    if text.is_empty() {
        return 0.0;
    }
    let fitted = fitted(canvas, text, style, at.width, at.height);
    canvas.text(part, at, Anchor::Top, &[fitted.paragraph]);
    fitted.height
}
