//! Shapes that have been drawn, before their order on the slide is settled.

use std::fmt::Write as _;

use document::PageCode;

use super::mark::{Mark, NOTES, Name};
use super::reading_order::{Standing, reading_order};
use crate::xml::escaped;

/// What kind of element a shape is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// A box, a freeform.
    Shape,
    /// What fills a place of the layout.
    Placeholder,
    /// A line.
    Line,
    /// A group.
    Group,
    /// A table or a chart.
    Frame,
}

impl Element {
    fn opening(self) -> &'static str {
        match self {
            Element::Shape | Element::Placeholder => "<p:sp><p:nvSpPr>",
            Element::Line => "<p:cxnSp><p:nvCxnSpPr>",
            Element::Group => "<p:grpSp><p:nvGrpSpPr>",
            Element::Frame => "<p:graphicFrame><p:nvGraphicFramePr>",
        }
    }
}

/// What a shape is called, and what it says to those who do not see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Naming {
    /// Which shape of its page it is.
    pub part: String,
    /// Its mark, without its position.
    pub mark: Mark,
    /// More attributes, as text.
    pub attributes: String,
    /// What stands inside the element of names.
    pub inner: String,
}

/// A shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Its kind.
    pub element: Element,
    /// Its names.
    pub naming: Naming,
    /// What follows its names; a group is ended after what is in it.
    pub rest: String,
    /// What a group holds.
    pub inside: Vec<Placed>,
    /// Where it stands, for the reading order.
    pub standing: Standing,
}

/// The shapes of a slide as text, in reading order, with ids from 2 and marks that know their position.
///
/// Placeholders' marks and that of the notes are carried by the last shape that fills no place of the layout.
pub fn written(shapes: Vec<Placed>, code: &PageCode, notes: Option<Mark>) -> String {
    let standings: Vec<Standing> = shapes.iter().map(|shape| shape.standing).collect();
    let in_order: Vec<&Placed> = reading_order(&standings).into_iter().map(|idx| &shapes[idx]).collect();
    let flat: Vec<&Placed> = in_order.iter().flat_map(|shape| flat(shape)).collect();
    let mark_of = |order: usize, shape: &Placed| Mark { order: order as u32, ..shape.naming.mark };
    let placeholders = (2..).zip(&flat).filter(|(_, shape)| shape.element == Element::Placeholder);
    let mut carried: Vec<(String, Mark)> =
        placeholders.map(|(order, shape)| (shape.naming.part.clone(), mark_of(order, shape))).collect();
    carried.extend(notes.map(|mark| (NOTES.to_owned(), mark)));
    let carrier = flat.iter().rposition(|shape| shape.element != Element::Placeholder).map(|idx| idx + 2);
    let mut names = (2..).zip(&flat).map(|(order, shape)| {
        let name = Name {
            code: code.0.clone(),
            part: shape.naming.part.clone(),
            mark: Some(mark_of(order, shape)),
            carried: if Some(order) == carrier { carried.clone() } else { Vec::new() },
        };
        let (attributes, inner) = (&shape.naming.attributes, &shape.naming.inner);
        format!("<p:cNvPr id=\"{order}\" name=\"{}\"{attributes}>{inner}</p:cNvPr>", escaped(&name.to_string()))
    });
    let mut out = String::new();
    in_order.iter().for_each(|shape| write(shape, &mut names, &mut out));
    out
}

/// A shape, and after it what it holds.
fn flat(shape: &Placed) -> Vec<&Placed> {
    std::iter::once(shape).chain(shape.inside.iter().flat_map(flat)).collect()
}

fn write(shape: &Placed, names: &mut impl Iterator<Item = String>, out: &mut String) {
    let _ = write!(out, "{}{}{}", shape.element.opening(), names.next().unwrap_or_default(), shape.rest);
    shape.inside.iter().for_each(|inner| write(inner, names, out));
    if shape.element == Element::Group {
        out.push_str("</p:grpSp>");
    }
}
