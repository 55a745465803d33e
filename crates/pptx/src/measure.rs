//! How much room text takes.
//!
//! Widths are those of metrics compiled in, never of the machine's fonts, with a margin: PowerPoint, LibreOffice and
//! we do not break lines at exactly the same place, and a line too many is worse than a little air.

use document::text::Piece;
pub use layout::Family;
use layout::{Font, Weight};

/// Every font we write runs at most so much wider than its metrics say.
const WIDTH_MARGIN: f64 = 1.015;

/// How much wider than on average a single name runs in a wide font: "Täby" in bold Arial.
const LABEL_SLACK: f64 = 1.075;

/// A text's look, as far as its room goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Face {
    /// How wide the font runs.
    pub family: Family,
    /// Its size.
    pub size_pt: f64,
    /// Whether all of it is bold.
    pub is_bold: bool,
}

impl Face {
    /// A face.
    pub fn new(family: Family, size_pt: f64, is_bold: bool) -> Face {
        Face { family, size_pt, is_bold }
    }

    fn font(self) -> Font {
        let weight = if self.is_bold { Weight::Bold } else { Weight::Regular };
        Font { family: self.family, size_pt: self.size_pt, weight }
    }

    /// The width of a text on one line, in inches.
    pub fn width_in(self, text: &str) -> f64 {
        layout::width_in(text, self.font()) * WIDTH_MARGIN
    }

    /// The width that surely holds a short text on one line: a single name may run wider in a font we do not know than running
    /// text does on average.
    pub fn label_in(self, text: &str) -> f64 {
        let slack = if self.family == Family::Wide { LABEL_SLACK } else { 1.0 };
        self.width_in(text) * slack
    }

    /// The height of a line, in inches.
    pub fn line_in(self, spacing_percent: u32) -> f64 {
        layout::line_height_in(self.font(), f64::from(spacing_percent) / 100.0)
    }

    /// The lines a text takes in a box of that width.
    pub fn lines(self, text: &str, width_in: f64) -> Vec<String> {
        layout::wrap(text, self.font(), width_in / WIDTH_MARGIN)
    }

    /// How many lines pieces take in a box of that width.
    pub fn n_lines(self, pieces: &[Piece], width_in: f64) -> usize {
        layout::wrap_pieces(pieces, self.font(), width_in / WIDTH_MARGIN).len().max(1)
    }

    /// The lines of pieces in a box of that width, without their weights.
    pub fn broken(self, pieces: &[Piece], width_in: f64) -> Vec<String> {
        let lines = layout::wrap_pieces(pieces, self.font(), width_in / WIDTH_MARGIN);
        lines.into_iter().map(|line| line.into_iter().map(|piece| piece.characters).collect()).collect()
    }

    /// Whether every word of a text fits the width unbroken.
    pub fn words_fit(self, text: &str, width_in: f64) -> bool {
        text.split(' ').all(|word| self.width_in(word) <= width_in)
    }
}

/// A text with the size at which it fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The size.
    pub size_pt: f64,
    /// The text: shortened to end with an ellipsis where even the smallest size was too large.
    pub text: String,
    /// How many lines it takes.
    pub n_lines: usize,
    /// Whether all of it is there.
    pub is_whole: bool,
}

/// A box that a text has to fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// Its width in inches.
    pub width_in: f64,
    /// Its height in inches.
    pub height_in: f64,
    /// The distance between lines, in percent of the font's own.
    pub spacing_percent: u32,
}

/// The largest of some sizes (falling) at which a text fits a box without breaking a word.
pub fn fit(text: &str, face: Face, sizes_pt: &[f64], room: Room) -> Fitted {
    fit_with_ending(text, "", face, sizes_pt, room)
}

/// The same for a text whose ending is never cut: the "(2 av 3)" of a title.
pub fn fit_with_ending(text: &str, ending: &str, face: Face, sizes_pt: &[f64], room: Room) -> Fitted {
    let whole = format!("{text}{ending}");
    let smallest_pt = sizes_pt.last().copied().unwrap_or(12.0);
    for &size_pt in sizes_pt {
        let sized = Face { size_pt, ..face };
        let n_lines = sized.lines(&whole, room.width_in).len();
        let height_in = n_lines as f64 * sized.line_in(room.spacing_percent);
        if sized.words_fit(&whole, room.width_in) && height_in <= room.height_in + 0.02 {
            return Fitted { size_pt, text: whole, n_lines, is_whole: true };
        }
    }
    let sized = Face { size_pt: smallest_pt, ..face };
    let n_lines_max = ((room.height_in + 0.02) / sized.line_in(room.spacing_percent)).floor().max(1.0) as usize;
    let mut words: Vec<&str> = text.split(' ').collect();
    loop {
        let shortened = words.join(" ");
        let is_whole = shortened.len() == text.len();
        let shown = match is_whole {
            true => whole.clone(),
            false => format!("{}…{ending}", shortened.trim_end_matches([',', ';', ':', '.'])),
        };
        let n_lines = sized.lines(&shown, room.width_in).len();
        if n_lines <= n_lines_max || words.len() <= 1 {
            return Fitted { size_pt: smallest_pt, text: shown, n_lines, is_whole };
        }
        words.pop();
    }
}

/// Which family a font runs like.
pub fn family_of(typeface: &str) -> Family {
    match typeface {
        "Calibri" | "Calibri Light" | "Carlito" | "Arial Narrow" | "Garamond" | "Gill Sans MT" => Family::Carlito,
        _ => Family::Wide,
    }
}

/// Whether a font's small letters are large, so that it is read as well one step smaller.
pub fn has_large_small_letters(typeface: &str) -> bool {
    const LARGE: [&str; 14] = [
        "Arial",
        "Verdana",
        "Tahoma",
        "Helvetica",
        "Segoe UI",
        "Century Gothic",
        "Open Sans",
        "Roboto",
        "Lato",
        "Trebuchet MS",
        "Franklin Gothic Book",
        "Franklin Gothic Medium",
        "Lucida Sans",
        "Noto Sans",
    ];
    LARGE.contains(&typeface)
}
