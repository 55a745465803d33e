//! What a layout and its master draw behind the slide.

use super::colour::{Rgb, Scheme};
use crate::shape::geometry::Rect;
use crate::xml::Node;

/// A shape of the template that stands on every slide.
#[derive(Debug, Clone, PartialEq)]
pub struct Fixture {
    /// Where.
    pub at: Rect,
    /// Its colour, where it is filled with one.
    pub fill: Option<Rgb>,
    /// Whether it covers what is behind it: a picture, or a filled shape.
    pub is_covering: bool,
}

/// The ground of a layout: its background and everything drawn on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    background: Rgb,
    /// From the back to the front.
    pub fixtures: Vec<Fixture>,
}

impl Ground {
    /// Reads it from a layout and its master.
    pub fn new(layout: &Node, master: &Node, scheme: &Scheme) -> Ground {
        let background = background(layout, scheme)
            .or_else(|| background(master, scheme))
            .unwrap_or_else(|| behind_text(master, scheme));
        let mut fixtures = Vec::new();
        if layout.attribute("showMasterSp") != Some("0") {
            gather(master, scheme, &mut fixtures);
        }
        gather(layout, scheme, &mut fixtures);
        Ground { background, fixtures }
    }

    /// The colour behind the middle of a place.
    pub fn behind(&self, place: Rect) -> Rgb {
        let covering =
            self.fixtures.iter().rev().find(|fixture| fixture.is_covering && fixture.at.holds_middle_of(place));
        covering.and_then(|fixture| fixture.fill).unwrap_or(self.background)
    }
}

fn background(holder: &Node, scheme: &Scheme) -> Option<Rgb> {
    let background = holder.path(&["cSld", "bg"])?;
    if let Some(reference) = background.child("bgRef") {
        return scheme.read(reference.children.first()?, None);
    }
    let properties = background.child("bgPr")?;
    match properties.child("blipFill") {
        Some(_) => None,
        None => scheme.read_fill(properties, None),
    }
}

/// A picture's colour cannot be known; its text's can, and it was chosen to be read.
fn behind_text(master: &Node, scheme: &Scheme) -> Rgb {
    let text = master.path(&["txStyles", "bodyStyle", "lvl1pPr", "defRPr"]).and_then(|run| scheme.read_fill(run, None));
    match text {
        Some(text) if !text.is_dark() => Rgb::BLACK,
        _ => Rgb::WHITE,
    }
}

fn gather(holder: &Node, scheme: &Scheme, fixtures: &mut Vec<Fixture>) {
    let Some(tree) = holder.path(&["cSld", "spTree"]) else { return };
    for shape in &tree.children {
        let is_placeholder = shape.children.first().and_then(|names| names.path(&["nvPr", "ph"])).is_some();
        let properties = shape.child(if shape.name == "grpSp" { "grpSpPr" } else { "spPr" });
        let (false, Some(properties)) = (is_placeholder, properties) else { continue };
        let Some(at) = properties.child("xfrm").and_then(rect) else { continue };
        let fill = scheme.read_fill(properties, None);
        let is_covering = shape.name == "pic" || fill.is_some() || properties.child("blipFill").is_some();
        fixtures.push(Fixture { at, fill, is_covering });
    }
}

/// An `xfrm` as a rectangle.
pub fn rect(transform: &Node) -> Option<Rect> {
    let (offset, extent) = (transform.child("off")?, transform.child("ext")?);
    let inches = |node: &Node, name: &str| node.number(name).map(|value| value as f64 / 914_400.0);
    Some(Rect::new(inches(offset, "x")?, inches(offset, "y")?, inches(extent, "cx")?, inches(extent, "cy")?))
}
