//! What is behind a place on a slide: cells, shapes, layout, master, background.

use super::opened::Slide;
use super::shapes::{Kind, Shape, drawn_on, inherited};
use crate::shape::geometry::Rect;
use crate::template::colour::{Rgb, Scheme};
use crate::xml::Node;

/// What something is filled with.
#[derive(Debug, Clone, PartialEq)]
pub enum Paint {
    /// Nothing: what is behind shows.
    Nothing,
    /// Colours with how opaque they are, 0–1: more than one where it is a gradient or a pattern.
    Colours(Vec<(Rgb, f64)>),
    /// A picture.
    Picture,
}

/// The fill said in a holder of properties; `None` when it says nothing. `base` stands for `phClr`.
pub fn paint(holder: &Node, scheme: &Scheme, base: Option<Rgb>) -> Option<Paint> {
    holder.children.iter().find_map(|fill| paint_of(fill, scheme, base))
}

fn paint_of(fill: &Node, scheme: &Scheme, base: Option<Rgb>) -> Option<Paint> {
    let read = |node: &Node| {
        let opaque = node.child("alpha").and_then(|alpha| alpha.number("val")).unwrap_or(100_000);
        Some((scheme.read(node, base)?, opaque as f64 / 100_000.0))
    };
    let colours = |nodes: Vec<&Node>| {
        let found: Vec<(Rgb, f64)> =
            nodes.into_iter().filter_map(|node| node.children.first()).filter_map(read).collect();
        (!found.is_empty()).then_some(Paint::Colours(found))
    };
    match fill.name.as_str() {
        "noFill" => Some(Paint::Nothing),
        "solidFill" => colours(vec![fill]),
        "gradFill" => colours(fill.child("gsLst").map_or(Vec::new(), |list| list.children.iter().collect())),
        "pattFill" => colours([fill.child("fgClr"), fill.child("bgClr")].into_iter().flatten().collect()),
        "blipFill" => Some(Paint::Picture),
        _ => None,
    }
}

/// The theme's fill behind a reference such as `a:fillRef` or `p:bgRef`.
pub fn referred(reference: &Node, slide: &Slide<'_>) -> Option<Paint> {
    let base = reference.children.first().and_then(|colour| slide.scheme.read(colour, None));
    let index = usize::try_from(reference.number("idx")?).ok()?;
    let (list, at) = match index {
        0 | 1000 => return Some(Paint::Nothing),
        1..=999 => ("fillStyleLst", index - 1),
        _ => ("bgFillStyleLst", index - 1001),
    };
    let fill = slide.theme.find(list)?.children.get(at)?;
    paint_of(fill, &slide.scheme, base)
}

/// What a shape itself is filled with: its own fill, its place's in the layout, its style's.
pub fn own_paint(slide: &Slide<'_>, shape: &Shape<'_>) -> Paint {
    match shape.kind {
        Kind::Picture => return Paint::Picture,
        Kind::Shape => {}
        _ => return Paint::Nothing,
    }
    let of = |node: &Node| paint(node.child("spPr")?, &slide.scheme, None);
    of(shape.node)
        .or_else(|| shape.place.and_then(|place| inherited(slide, place).into_iter().find_map(of)))
        .or_else(|| referred(shape.node.path(&["style", "fillRef"])?, slide))
        .unwrap_or(Paint::Nothing)
}

/// All that stands behind the shapes of one slide.
pub struct Backdrop {
    /// What layout and master draw, from the back to the front.
    fixtures: Vec<(Rect, Paint)>,
    background: Paint,
}

impl Backdrop {
    /// Reads it.
    pub fn new(slide: &Slide<'_>) -> Backdrop {
        let mut fixtures = Vec::new();
        let shows = |root: &Node| root.attribute("showMasterSp") != Some("0");
        let mut add = |root: &Node| {
            let shapes = drawn_on(slide, root);
            let drawn = shapes.iter().filter(|shape| shape.place.is_none());
            fixtures.extend(drawn.map(|shape| (shape.at, own_paint(slide, shape))));
        };
        if shows(&slide.root) && shows(&slide.layout) {
            add(&slide.master);
        }
        if shows(&slide.root) {
            add(&slide.layout);
        }
        let background = [&slide.root, &*slide.layout, &*slide.master].into_iter().find_map(|holder| {
            let background = holder.path(&["cSld", "bg"])?;
            match background.child("bgPr") {
                Some(properties) => paint(properties, &slide.scheme, None),
                None => referred(background.child("bgRef")?, slide),
            }
        });
        // A deck without any background is shown on white.
        Backdrop { fixtures, background: background.unwrap_or(Paint::Colours(vec![(Rgb::WHITE, 1.0)])) }
    }

    /// The colours behind a point, with `above` the shapes of the slide that lie under it. `None` over a picture.
    pub fn behind(&self, point: (f64, f64), above: &[(Rect, Paint)]) -> Option<Vec<Rgb>> {
        let holds = |at: &Rect| {
            (at.left - 0.005..=at.right() + 0.005).contains(&point.0)
                && (at.top - 0.005..=at.bottom() + 0.005).contains(&point.1)
        };
        let layers = self.fixtures.iter().chain(above).rev().filter(|(at, _)| holds(at)).map(|(_, paint)| paint);
        let mut over: Vec<&Vec<(Rgb, f64)>> = Vec::new();
        for paint in layers.chain([&self.background]) {
            match paint {
                Paint::Nothing => {}
                Paint::Picture => return None,
                Paint::Colours(colours) => {
                    if colours.iter().all(|(_, opaque)| *opaque >= 0.995) {
                        let base = colours.iter().map(|(rgb, _)| *rgb).collect();
                        return Some(over.iter().rev().fold(base, |below, above| blended(above, &below)));
                    }
                    over.push(colours);
                }
            }
        }
        Some(over.iter().rev().fold(vec![Rgb::WHITE], |below, above| blended(above, &below)))
    }
}

impl Backdrop {
    /// What is behind most of a rectangle, judged at five by five places. `None` where one of them is a picture.
    pub fn prevailing(&self, at: Rect, above: &[(Rect, Paint)]) -> Option<Vec<Rgb>> {
        let mut found: Vec<(Vec<Rgb>, usize)> = Vec::new();
        for (column, row) in (0..5).flat_map(|column| (0..5).map(move |row| (column, row))) {
            let share = |idx: i32| (f64::from(idx) + 0.5) / 5.0;
            let point = (at.left + at.width * share(column), at.top + at.height * share(row));
            let ground = self.behind(point, above)?;
            match found.iter_mut().find(|(have, _)| *have == ground) {
                Some((_, n)) => *n += 1,
                None => found.push((ground, 1)),
            }
        }
        let n_most = found.iter().map(|(_, n)| *n).max()?;
        found.into_iter().find_map(|(ground, n)| (n == n_most).then_some(ground))
    }
}

/// Every colour over every other.
pub fn blended(above: &[(Rgb, f64)], below: &[Rgb]) -> Vec<Rgb> {
    let mix = |rgb: &Rgb, opaque: f64, under: &Rgb| Rgb {
        red: rgb.red * opaque + under.red * (1.0 - opaque),
        green: rgb.green * opaque + under.green * (1.0 - opaque),
        blue: rgb.blue * opaque + under.blue * (1.0 - opaque),
    };
    above
        .iter()
        .take(16)
        .flat_map(|(rgb, opaque)| below.iter().take(16).map(move |under| mix(rgb, *opaque, under)))
        .collect()
}

/// The lowest contrast of any of some colours on any of others.
pub fn lowest_contrast(colours: &[(Rgb, f64)], grounds: &[Rgb]) -> f64 {
    let on = |ground: &Rgb| {
        blended(colours, &[*ground]).into_iter().map(|seen| seen.contrast(*ground)).fold(f64::INFINITY, f64::min)
    };
    grounds.iter().map(on).fold(f64::INFINITY, f64::min)
}
