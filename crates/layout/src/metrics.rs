//! How wide a text runs and how high its lines stand.

mod carlito;

/// How thick the strokes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Headlines and what stands out.
    Bold,
}

/// How wide a font runs. Fonts are many; their widths fall into two kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Carlito and Calibri, whose widths are the same by design.
    Carlito,
    /// Arial, Verdana and every font we do not know: taken as 1.12 times as wide.
    Wide,
}

/// A font at a size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Font {
    /// How wide it runs.
    pub family: Family,
    /// Its size in points, 72 to the inch.
    pub size_pt: f64,
    /// Its weight.
    pub weight: Weight,
}

const POINTS_PER_INCH: f64 = 72.0;

/// A character Carlito lacks comes from another font: a full em is as wide as such a glyph gets in European text.
const UNKNOWN_UNITS: u16 = 2048;

/// The width of a text set on one line.
///
/// The sum of the characters' advance widths. Pairs are not kerned: kerning only ever makes a word narrower in this
/// font, so a text that fits without it fits with it.
///
/// - **Unit:** inches.
/// - **Edge cases:** a hard space is as wide as a space; soft hyphens, joiners, accents that combine and control
///   characters take no room; a character the font lacks takes a full em.
///
/// ```
/// use layout::{Family, Font, Weight, width_in};
/// let font = Font { family: Family::Carlito, size_pt: 72.0, weight: Weight::Regular };
/// assert_eq!(width_in("00", font), 2.0 * 1038.0 / 2048.0);
/// assert_eq!(width_in("för\u{ad}skola", font), width_in("förskola", font));
/// ```
pub fn width_in(text: &str, font: Font) -> f64 {
    let units: u64 = text.chars().map(|character| u64::from(units_of(character, font.weight))).sum();
    units as f64 * inches_per_unit(font)
}

/// The distance from one baseline to the next.
///
/// - **Unit:** inches; `spacing` is a factor, 1.0 for single spacing.
pub fn line_height_in(font: Font, spacing: f64) -> f64 {
    carlito::LINE_HEIGHT / carlito::UNITS_PER_EM * font.size_pt / POINTS_PER_INCH * spacing
}

/// Whether Carlito has a glyph for the character, as far as its widths are known here.
pub fn has_glyph(character: char) -> bool {
    let code = u32::from(character);
    let idx = carlito::REGULAR.partition_point(|(first, _)| *first <= code);
    let run = idx.checked_sub(1).map(|idx| carlito::REGULAR[idx]);
    run.and_then(|(first, widths)| widths.get((code - first) as usize)).is_some_and(|width| *width > 0)
}

/// A character's advance width in units of 1/2048 em.
pub(crate) fn units_of(character: char, weight: Weight) -> u16 {
    let runs = match weight {
        Weight::Regular => carlito::REGULAR,
        Weight::Bold => carlito::BOLD,
    };
    match character {
        '\u{a0}' => return units_of(' ', weight),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}' => return 0,
        _ if character.is_control() => return 0,
        _ => {}
    }
    let code = u32::from(character);
    let idx = runs.partition_point(|(first, _)| *first <= code);
    let width = idx.checked_sub(1).and_then(|idx| runs[idx].1.get((code - runs[idx].0) as usize));
    match width {
        None | Some(0) => UNKNOWN_UNITS,
        Some(units) => *units,
    }
}

/// What a unit measures in this font.
pub(crate) fn inches_per_unit(font: Font) -> f64 {
    let stretch = match font.family {
        Family::Carlito => 1.0,
        Family::Wide => 1.12,
    };
    font.size_pt * stretch / POINTS_PER_INCH / carlito::UNITS_PER_EM
}
