//! Maps: an area's colour is its figure, and the group's frame is where the outlines lie.

use std::collections::BTreeSet;

use super::body::fill_of;
use super::deck::{Found, Ours};
use super::pairs::Pairs;
use super::slide::Merge;
use super::source::Source;
use super::told::What;
use crate::shape::mark::Name;
use crate::template::palette::Role;
use crate::xml::Node;

/// Classes on a map.
const N_SHADES: u8 = 5;

/// Where a shape has the fill that follows its figure.
type FillOf = for<'b> fn(Source<'b>) -> Option<Source<'b>>;

/// Gives the areas of a map the colours of their new figures, their names what can be read on those, and the map its frame.
///
/// A colour that is none of the classes' is somebody's own, and stays.
pub fn merge(merge: &mut Merge<'_>, pairs: &Pairs, drawn: &Ours<'_>) {
    if !drawn.shapes.iter().any(is_area) {
        return;
    }
    let new_bytes = merge.new.drawn.xml.as_bytes();
    let new_source = |node| Source { node, bytes: new_bytes };
    let palette = &merge.new.planned.layout.palette;
    let of_role = |role: Role| {
        let text = format!("<fills xmlns:a=\"a\">{}</fills>", palette.colour(role).fill());
        Some(plain(Node::read(text.as_bytes()).ok()?.children.first()?))
    };
    let drawn_shades =
        drawn.shapes.iter().filter(|found| is_area(found)).filter_map(|found| shade(new_source(found.shape)));
    let mut shades: BTreeSet<String> = drawn_shades.map(|fill| plain(fill.node)).collect();
    shades.extend((0..N_SHADES).filter_map(|idx| of_role(Role::Shade(idx))));
    let inks: BTreeSet<String> =
        (0..N_SHADES).filter_map(|idx| of_role(palette.text_on(Role::Shade(idx)))).chain(of_role(Role::Ink)).collect();
    for (new_idx, old_idx) in pairs.both() {
        let (old, new) = (&merge.ours.shapes[old_idx], &drawn.shapes[new_idx]);
        let (known, fill): (_, FillOf) = match (is_area(new), is_name(new)) {
            (true, _) => (&shades, shade),
            (_, true) => (&inks, ink),
            _ => continue,
        };
        let (Some(present), Some(drawn)) = (fill(merge.source(old.shape)), fill(new_source(new.shape))) else {
            continue;
        };
        let text = plain(present.node);
        if text == plain(drawn.node) {
            continue;
        }
        let says = |found: &Found<'_>| found.names.attribute("descr").unwrap_or_default().to_owned();
        if !known.contains(&text) {
            if is_area(new) && old.mark.alt != new.mark.alt {
                merge.tell(&old.part, What::ColourKept, says(old), says(new));
            }
            continue;
        }
        let edit = (present.node.range.clone(), drawn.raw().to_owned());
        merge.edits.push(edit);
        if is_area(new) && !new.part.starts_with("inset-") {
            merge.tell(&old.part, What::Shade, says(old), says(new));
        }
    }
    frames(merge);
}

fn is_area(found: &Found<'_>) -> bool {
    found.part.starts_with("area-") || found.part.starts_with("inset-area-")
}

fn is_name(found: &Found<'_>) -> bool {
    found.part.starts_with("map-name-")
}

fn shade(shape: Source<'_>) -> Option<Source<'_>> {
    shape.child("spPr").and_then(fill_of)
}

fn ink(shape: Source<'_>) -> Option<Source<'_>> {
    let paragraph = shape.child("txBody")?.children_named("p").next()?;
    paragraph.child("r")?.child("rPr").and_then(fill_of)
}

/// A fill's elements and attributes, however they are written.
fn plain(fill: &Node) -> String {
    fn tell(node: &Node, out: &mut String) {
        *out += &node.name;
        node.attributes.iter().for_each(|(name, value)| *out += &format!(" {name}={}", value.to_lowercase()));
        out.push('(');
        node.children.iter().for_each(|child| tell(child, out));
        out.push(')');
    }
    let mut out = String::new();
    tell(fill, &mut out);
    out
}

/// A group's frame is that of the outlines in it. One that somebody moved or stretched keeps what they did to it.
fn frames(merge: &mut Merge<'_>) {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    groups(merge.root, &mut old);
    groups(&merge.new.root, &mut new);
    for (part, group) in old {
        let Some((_, drawn)) = new.iter().find(|(other, _)| *other == part) else { continue };
        let (Some((transform, present)), Some((_, goal))) = (Frame::of(group), Frame::of(drawn)) else { continue };
        if let Some(text) = present.with_inner_of(goal) {
            merge.edits.push((transform.range.clone(), text));
        }
    }
}

fn groups<'a>(node: &'a Node, found: &mut Vec<(String, &'a Node)>) {
    for child in &node.children {
        if child.name == "grpSp" {
            let name =
                child.path(&["nvGrpSpPr", "cNvPr"]).and_then(|names| names.attribute("name")).and_then(Name::parse);
            found.extend(name.filter(|name| name.mark.is_some()).map(|name| (name.part, child)));
        }
        groups(child, found);
    }
}

/// Where a group lies, and the measure of what lies in it: left, top, width and height of both.
struct Frame {
    own: [i64; 4],
    inner: [i64; 4],
}

impl Frame {
    fn of(group: &Node) -> Option<(&Node, Frame)> {
        let transform = group.path(&["grpSpPr", "xfrm"])?;
        let sides = |offset: &str, extent: &str| {
            let (offset, extent) = (transform.child(offset)?, transform.child(extent)?);
            Some([offset.number("x")?, offset.number("y")?, extent.number("cx")?, extent.number("cy")?])
        };
        Some((transform, Frame { own: sides("off", "ext")?, inner: sides("chOff", "chExt")? }))
    }

    /// The transform by which what lies in `goal` goes where this one takes it; `None` where nothing differs but rounding.
    fn with_inner_of(&self, goal: Frame) -> Option<String> {
        /// A tenth of a millimetre.
        const TENTH: i64 = 3_600;
        if self.inner.iter().zip(goal.inner).all(|(present, goal)| (present - goal).abs() <= TENTH) {
            return None;
        }
        let scale = |side: usize| self.own[side + 2] as f64 / self.inner[side + 2].max(1) as f64;
        let along =
            |side: usize| self.own[side] + ((goal.inner[side] - self.inner[side]) as f64 * scale(side)).round() as i64;
        let length = |side: usize| (goal.inner[side + 2] as f64 * scale(side)).round() as i64;
        let [x, y, width, height] = goal.inner;
        Some(format!(
            "<a:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/><a:chOff x=\"{x}\" y=\"{y}\"/><a:chExt cx=\"{width}\" cy=\"{height}\"/></a:xfrm>",
            along(0),
            along(1),
            length(0),
            length(1)
        ))
    }
}
