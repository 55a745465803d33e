//! Reading order: as the slide is seen.
//!
//! A deck is read in the order of its shapes. The title comes first, then what
//! [`reading_order`](crate::shape::reading_order) says of places.

use super::opened::Slide;
use super::shapes::{Kind, Shape};
use super::{Audit, Rule, beginning};
use crate::shape::reading_order::{Reads, Standing, belong_together, graphics, stands_before};

/// Holds the shapes against it.
pub fn check(slide: &Slide<'_>, shapes: &[Shape<'_>], audit: &mut Audit) {
    let read: Vec<(&Shape<'_>, Standing)> = shapes
        .iter()
        .map(|shape| (shape, Standing { at: shape.at, reads: reads(shape) }))
        .filter(|(_, standing)| standing.reads != Reads::Nothing)
        .collect();
    let title = read.iter().position(|(_, standing)| standing.reads == Reads::Title);
    if title.is_some_and(|idx| idx > 0) {
        let what = format!("“{}” is read before the title", told(read[0].0));
        audit.fault(slide, Rule::ReadingOrder, read[0].0.name, what);
    }
    let body: Vec<(&Shape<'_>, Standing)> =
        read.into_iter().filter(|(_, standing)| standing.reads != Reads::Title).collect();
    let graphics = graphics(&body.iter().map(|(_, standing)| *standing).collect::<Vec<_>>());
    for (idx, (shape, later)) in body.iter().enumerate() {
        let wrong = body[..idx].iter().find(|(_, earlier)| {
            stands_before(later.at, earlier.at)
                && !stands_before(earlier.at, later.at)
                && !belong_together(&graphics, *later, *earlier)
        });
        if let Some((earlier, _)) = wrong {
            let what = format!("“{}” is read before “{}”, which stands before it", told(earlier), told(shape));
            audit.fault(slide, Rule::ReadingOrder, shape.name, what);
        }
    }
}

fn reads(shape: &Shape<'_>) -> Reads {
    let is_foot = matches!(shape.place_kind(), Some("dt" | "ftr" | "sldNum"));
    if shape.is_decorative || shape.is_spoken_for || is_foot {
        return Reads::Nothing;
    }
    match shape.kind {
        _ if shape.is_title() => Reads::Title,
        Kind::Chart | Kind::Picture | Kind::Object => Reads::Graphic,
        Kind::Table => Reads::Text,
        Kind::Line => Reads::Line,
        Kind::Group if shape.alt.is_empty() => Reads::Nothing,
        Kind::Group => Reads::Graphic,
        Kind::Shape if !shape.text().is_empty() => Reads::Text,
        Kind::Shape if shape.alt.is_empty() => Reads::Nothing,
        Kind::Shape => Reads::Graphic,
    }
}

fn told(shape: &Shape<'_>) -> String {
    let text = shape.text();
    match text.is_empty() {
        true => shape.name.to_owned(),
        false => beginning(&text),
    }
}
