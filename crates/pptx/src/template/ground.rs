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

/// More shapes than these on a layout are no template's.
const N_FIXTURES_MAX: usize = 2_000;

/// The ground of a layout: its background and everything drawn on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    background: Rgb,
    /// The darkest and the lightest colour of the background.
    ends: (Rgb, Rgb),
    /// Whether the background is a picture, whose colours cannot be known.
    pub is_picture: bool,
    /// From the back to the front.
    pub fixtures: Vec<Fixture>,
}

impl Ground {
    /// Reads it from a layout, its master and its theme.
    pub fn new(layout: &Node, master: &Node, theme: &Node, scheme: &Scheme) -> Ground {
        let found = [layout, master].into_iter().find_map(|holder| background(holder, theme, scheme));
        let is_picture = found.as_ref().is_some_and(Vec::is_empty);
        let colours = found.filter(|found| !found.is_empty()).unwrap_or_else(|| vec![behind_text(master, scheme)]);
        let background = hardest(&colours).unwrap_or(Rgb::WHITE);
        let by_luminance = |a: &&Rgb, b: &&Rgb| a.luminance().total_cmp(&b.luminance());
        let end = |found: Option<&Rgb>| found.copied().unwrap_or(background);
        let ends = (end(colours.iter().min_by(by_luminance)), end(colours.iter().max_by(by_luminance)));
        let mut fixtures = Vec::new();
        if layout.attribute("showMasterSp") != Some("0") {
            gather(master, scheme, &mut fixtures);
        }
        gather(layout, scheme, &mut fixtures);
        Ground { background, ends, is_picture, fixtures }
    }

    /// The darkest and the lightest colour behind the middle of a place.
    pub fn ends_behind(&self, place: Rect) -> [Rgb; 2] {
        let behind = self.behind(place);
        if behind == self.background { [self.ends.0, self.ends.1] } else { [behind, behind] }
    }

    /// The colour behind the middle of a place: of a gradient the one that is hardest to write on.
    pub fn behind(&self, place: Rect) -> Rgb {
        let covering =
            self.fixtures.iter().rev().find(|fixture| fixture.is_covering && fixture.at.holds_middle_of(place));
        covering.and_then(|fixture| fixture.fill).unwrap_or(self.background)
    }
}

/// The darkest of colours that are light together, the lightest of dark ones. `None` of none.
fn hardest(colours: &[Rgb]) -> Option<Rgb> {
    let mean = colours.iter().map(|colour| colour.luminance()).sum::<f64>() / colours.len().max(1) as f64;
    let by_luminance = |a: &&Rgb, b: &&Rgb| a.luminance().total_cmp(&b.luminance());
    // Where black and white are read equally well.
    match mean > 0.179 {
        true => colours.iter().min_by(by_luminance).copied(),
        false => colours.iter().max_by(by_luminance).copied(),
    }
}

/// The colours of a background, none for a picture; `None` where the holder has no background.
fn background(holder: &Node, theme: &Node, scheme: &Scheme) -> Option<Vec<Rgb>> {
    let background = holder.path(&["cSld", "bg"])?;
    if let Some(properties) = background.child("bgPr") {
        return properties.children.iter().find_map(|fill| fill_colours(fill, scheme, None));
    }
    let reference = background.child("bgRef")?;
    let base = reference.children.first().and_then(|colour| scheme.read(colour, None));
    let index = usize::try_from(reference.number("idx")?).ok()?;
    let styled = theme.find("bgFillStyleLst").and_then(|list| list.children.get(index.checked_sub(1_001)?));
    styled.and_then(|fill| fill_colours(fill, scheme, base)).or_else(|| base.map(|base| vec![base]))
}

/// The colours of a fill: one, or every stop of a gradient; none of a picture. `None` for what is no fill.
fn fill_colours(fill: &Node, scheme: &Scheme, base: Option<Rgb>) -> Option<Vec<Rgb>> {
    let read = |holder: &Node| scheme.read(holder.children.first()?, base);
    match fill.name.as_str() {
        "solidFill" => read(fill).map(|rgb| vec![rgb]),
        "gradFill" => {
            let stops = fill.child("gsLst").map_or(&[][..], |list| &list.children);
            let colours: Vec<Rgb> = stops.iter().filter_map(read).collect();
            (!colours.is_empty()).then_some(colours)
        }
        "blipFill" => Some(Vec::new()),
        _ => None,
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
    if let Some(tree) = holder.path(&["cSld", "spTree"]) {
        gather_in(tree, scheme, &|at| at, fixtures);
    }
}

/// The shapes of a tree or a group; `placed` turns its coordinates into the slide's.
fn gather_in(tree: &Node, scheme: &Scheme, placed: &dyn Fn(Rect) -> Rect, fixtures: &mut Vec<Fixture>) {
    for shape in &tree.children {
        if fixtures.len() >= N_FIXTURES_MAX {
            return;
        }
        let is_placeholder = shape.children.first().and_then(|names| names.path(&["nvPr", "ph"])).is_some();
        if shape.name == "grpSp" {
            let Some(transform) = shape.path(&["grpSpPr", "xfrm"]) else { continue };
            let (Some(outer), Some(inner)) = (rect(transform), inner_rect(transform)) else { continue };
            let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 1.0 };
            let (sx, sy) = (share(outer.width, inner.width), share(outer.height, inner.height));
            let inside = |at: Rect| {
                let (left, top) = (outer.left + (at.left - inner.left) * sx, outer.top + (at.top - inner.top) * sy);
                placed(Rect::new(left, top, at.width * sx, at.height * sy))
            };
            gather_in(shape, scheme, &inside, fixtures);
            continue;
        }
        let (false, Some(properties)) = (is_placeholder, shape.child("spPr")) else { continue };
        let Some(at) = properties.child("xfrm").and_then(rect).map(placed) else { continue };
        let found = properties.children.iter().find_map(|fill| fill_colours(fill, scheme, None));
        let is_covering = shape.name == "pic" || found.is_some();
        fixtures.push(Fixture { at, fill: found.and_then(|colours| hardest(&colours)), is_covering });
    }
}

fn inner_rect(transform: &Node) -> Option<Rect> {
    let (offset, extent) = (transform.child("chOff")?, transform.child("chExt")?);
    let inches = |node: &Node, name: &str| node.number(name).map(|value| value as f64 / 914_400.0);
    Some(Rect::new(inches(offset, "x")?, inches(offset, "y")?, inches(extent, "cx")?, inches(extent, "cy")?))
}

/// An `xfrm` as a rectangle.
pub fn rect(transform: &Node) -> Option<Rect> {
    let (offset, extent) = (transform.child("off")?, transform.child("ext")?);
    let inches = |node: &Node, name: &str| node.number(name).map(|value| value as f64 / 914_400.0);
    Some(Rect::new(inches(offset, "x")?, inches(offset, "y")?, inches(extent, "cx")?, inches(extent, "cy")?))
}
