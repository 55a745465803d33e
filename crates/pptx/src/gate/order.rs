//! Reading order: as the slide is seen.
//!
//! A deck is read in the order of its shapes. The title comes first. Of two others, the one that stands wholly above
//! the other in the same column comes before it, and so does the one that stands wholly to the left in the same row.
//! Everything else is free: whether columns or rows are read first is the designer's choice. Labels that stand at a
//! chart belong to it, and their order among themselves is free too.

use super::opened::Slide;
use super::shapes::{Kind, Shape};
use super::{Audit, Rule, beginning};
use crate::shape::geometry::Rect;

/// Shapes that overlap a little still stand above each other.
const SLACK: f64 = 0.06;
/// A text no higher than this at a chart is a label of it.
const LABEL_HEIGHT_MAX: f64 = 0.75;
/// How near a label stands to its chart.
const LABEL_DISTANCE: f64 = 0.6;

/// Holds the shapes against it.
pub fn check(slide: &Slide<'_>, shapes: &[Shape<'_>], audit: &mut Audit) {
    let read: Vec<&Shape<'_>> = shapes.iter().filter(|shape| is_read(shape)).collect();
    if let Some(idx) = read.iter().position(|shape| shape.is_title())
        && idx > 0
    {
        let what = format!("“{}” is read before the title", told(read[0]));
        audit.fault(slide, Rule::ReadingOrder, read[0].name, what);
    }
    let body: Vec<&Shape<'_>> = read.into_iter().filter(|shape| !shape.is_title()).collect();
    let graphics: Vec<Rect> = body.iter().filter(|shape| is_graphic(shape)).map(|shape| shape.at).collect();
    for (idx, later) in body.iter().enumerate() {
        let wrong = body[..idx]
            .iter()
            .find(|earlier| comes_before(later.at, earlier.at) && !belong_together(&graphics, later, earlier));
        if let Some(earlier) = wrong {
            let what = format!("“{}” is read before “{}”, which stands before it", told(earlier), told(later));
            audit.fault(slide, Rule::ReadingOrder, later.name, what);
        }
    }
}

fn is_read(shape: &Shape<'_>) -> bool {
    let is_foot = matches!(shape.place_kind(), Some("dt" | "ftr" | "sldNum"));
    let is_empty = match shape.kind {
        Kind::Group => true,
        Kind::Shape => shape.alt.is_empty() && shape.text().is_empty(),
        _ => false,
    };
    !shape.is_decorative && !shape.is_spoken_for && !is_foot && !is_empty
}

fn is_graphic(shape: &Shape<'_>) -> bool {
    match shape.kind {
        Kind::Chart | Kind::Picture | Kind::Object => true,
        Kind::Shape => shape.text().is_empty(),
        _ => false,
    }
}

fn comes_before(one: Rect, other: Rect) -> bool {
    let shared = |a: (f64, f64), b: (f64, f64)| a.1.min(b.1) - a.0.max(b.0);
    let across = shared((one.left, one.right()), (other.left, other.right()));
    let down = shared((one.top, one.bottom()), (other.top, other.bottom()));
    let is_above = one.bottom() <= other.top + SLACK && across > 0.5 * one.width.min(other.width);
    let is_left = one.right() <= other.left + SLACK && down > 0.5 * one.height.min(other.height);
    (is_above && across > 0.0) || (is_left && down > 0.0)
}

/// Whether both are a chart and its labels, or labels of one chart.
fn belong_together(graphics: &[Rect], one: &Shape<'_>, other: &Shape<'_>) -> bool {
    graphics.iter().any(|graphic| {
        let near = graphic.inset(-LABEL_DISTANCE);
        let belongs = |shape: &Shape<'_>| {
            shape.at == *graphic
                || (shape.at.overlaps(near)
                    && (matches!(shape.kind, Kind::Line) || shape.at.height <= LABEL_HEIGHT_MAX)
                    && shape.at.width <= graphic.width + 2.0 * LABEL_DISTANCE)
        };
        belongs(one) && belongs(other)
    })
}

fn told(shape: &Shape<'_>) -> String {
    let text = shape.text();
    match text.is_empty() {
        true => shape.name.to_owned(),
        false => beginning(&text),
    }
}
