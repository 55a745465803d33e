//! How much room a text takes, as a share of the narrowest width it is shown in.

use layout::{Family, Font, Weight, width_in};

/// The size of a chart's text.
pub(super) const TEXT_PX: f64 = 16.0;

/// How much wider than an office font the widest system fonts run: DejaVu Sans on Linux is the worst of the common.
const SYSTEM_FONT: f64 = 1.18;

/// A text's width in pixels. The reader's own font is unknown, so the widest common ones set the measure.
pub(super) fn text_width_px(text: &str, weight: Weight) -> f64 {
    let font = Font { family: Family::Wide, size_pt: TEXT_PX * 0.75, weight };
    width_in(text, font) * 96.0 * SYSTEM_FONT
}

/// The widest of some texts, nought when there is none.
pub(super) fn widest_px<'a>(texts: impl Iterator<Item = &'a str>, weight: Weight) -> f64 {
    texts.map(|text| text_width_px(text, weight)).fold(0.0, f64::max)
}
