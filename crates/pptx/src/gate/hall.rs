//! How large letters must be to be read from the last row.
//!
//! | text | points at least |
//! |---|---|
//! | titles, body places, names and values in charts, what is said beside them | 18 |
//! | values in tables, heads over a chart's values, names on a map | 16 |
//! | titles and numbers of axes, heads and second lines in tables, source, passport, legends, notes, who answers, definitions | 12 |
//!
//! - **Unit:** points on a slide 7.5 inches high; on a lower slide, which a projector enlarges more, as much less.
//! - **Edge cases:** fonts whose small letters are large (Arial, Verdana) may be 2 points smaller, never under 12.
//!   Text that people have added in boxes of their own must have 12: nobody can know what it is for.
//! - **Source:** our own rule for a hall (VISUALS, "Type"); WCAG has none on size.

use super::opened::{Opened, Slide};
use super::shapes::{Kind, Shape};
use crate::measure::has_large_small_letters;

/// Letters that are read in the hall.
const HALL_PT: f64 = 18.0;
/// Values in tables.
const TABLE_PT: f64 = 16.0;
/// For the file, not for the hall.
const READING_PT: f64 = 12.0;
const STEP_PT: f64 = 2.0;

/// What a text is, as far as its size goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It carries the message.
    Hall,
    /// A value in a table.
    Table,
    /// It is read afterwards.
    Reading,
}

/// How large letters of a use must be on a deck.
pub fn size_min_pt(use_: Use, opened: &Opened<'_>, slide: &Slide<'_>) -> f64 {
    let scale = (opened.height / 7.5).min(1.0);
    let font =
        slide.theme.find("minorFont").and_then(|font| font.child("latin")).and_then(|font| font.attribute("typeface"));
    let step = if font.is_some_and(has_large_small_letters) { STEP_PT } else { 0.0 };
    let size_pt: f64 = match use_ {
        Use::Hall => HALL_PT - step,
        Use::Table => TABLE_PT - step,
        Use::Reading => READING_PT,
    };
    size_pt.max(READING_PT) * scale
}

/// Parts of our slides that are read afterwards: `nk/FSK01/source`.
const READING_PARTS: [&str; 26] = [
    "source",
    "passport",
    "banner",
    "kicker",
    "subtitle",
    "legend",
    "area-",
    "answers",
    "extent-",
    "missing",
    "text-",
    "caption",
    "first-year",
    "last-year",
    "change-",
    "more",
    // Of charts: numbers, titles and edges of axes, what the whiskers are, what the chart cannot say.
    "x-number",
    "x-title",
    "y-title",
    "year-",
    "edge-",
    "highest",
    "lowest",
    "whiskers",
    "note",
    "outlines-from",
];

/// Heads over values, and names in the areas of a map, whose figures stand beside it.
const HEAD_PARTS: [&str; 5] = ["part-", "map-name-", "map-label-", "places-head", "values-head"];

/// What the text of a shape is.
pub fn use_of(shape: &Shape<'_>) -> Use {
    if shape.kind == Kind::Table {
        return Use::Table;
    }
    let part = shape.name.strip_prefix("nk/").and_then(|name| name.split_once('/')).map(|(_, part)| part);
    match (part, shape.place_kind()) {
        (Some(part), _) if READING_PARTS.iter().any(|reading| part.starts_with(reading)) => Use::Reading,
        (Some(part), _) if HEAD_PARTS.iter().any(|head| part.starts_with(head)) => Use::Table,
        (Some(_), _) => Use::Hall,
        (None, Some("dt" | "ftr" | "sldNum")) => Use::Reading,
        (None, Some(_)) => Use::Hall,
        (None, None) => Use::Reading,
    }
}
