//! What stands on a slide, in the order it is read: groups opened, places worked out.

use std::collections::BTreeSet;

use super::opened::Slide;
use crate::shape::geometry::Rect;
use crate::shape::reading_order::LABEL_DISTANCE;
use crate::template::ground::rect;
use crate::xml::Node;

/// What a shape is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A shape: with text or without.
    Shape,
    /// A picture, a film.
    Picture,
    /// A native chart.
    Chart,
    /// A native table.
    Table,
    /// Any other object: a diagram, an embedded file.
    Object,
    /// A straight or bent line.
    Line,
    /// A group, before what is in it.
    Group,
}

/// One shape.
pub struct Shape<'a> {
    /// Its element.
    pub node: &'a Node,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: &'a str,
    /// What it says to those who do not see it.
    pub alt: &'a str,
    /// Whether it says that it only decorates.
    pub is_decorative: bool,
    /// Whether a group round it speaks for it.
    pub is_spoken_for: bool,
    /// Where it stands.
    pub at: Rect,
    /// Its place in the layout, where it fills one.
    pub place: Option<&'a Node>,
}

impl Shape<'_> {
    /// Whether it is the slide's title.
    pub fn is_title(&self) -> bool {
        matches!(self.place_kind(), Some("title" | "ctrTitle"))
    }

    /// What kind of place it fills.
    pub fn place_kind(&self) -> Option<&str> {
        self.place.map(|place| place.attribute("type").unwrap_or("obj"))
    }

    /// Its characters, paragraphs joined by a space.
    pub fn text(&self) -> String {
        let mut out = Vec::new();
        gather_text(self.node, &mut out);
        out.join(" ").trim().to_owned()
    }
}

/// The texts and the cells of tables that stand at a chart or in its rows, each as a whole.
pub fn words_near(shapes: &[Shape<'_>], chart: Rect) -> BTreeSet<String> {
    let near = chart.inset(-LABEL_DISTANCE);
    let is_in_its_rows = |at: Rect| at.top < chart.bottom() && at.bottom() > chart.top;
    let mut words = BTreeSet::new();
    for shape in shapes.iter().filter(|shape| shape.at.overlaps(near) || is_in_its_rows(shape.at)) {
        match shape.kind {
            Kind::Shape => words.extend(Some(shape.text())),
            Kind::Table => gather_cells(shape.node, &mut words),
            _ => {}
        }
    }
    words
}

fn gather_cells(node: &Node, words: &mut BTreeSet<String>) {
    if node.name == "tc" {
        let mut texts = Vec::new();
        gather_text(node, &mut texts);
        words.insert(texts.join(" ").trim().to_owned());
    }
    node.children.iter().for_each(|child| gather_cells(child, words));
}

fn gather_text(node: &Node, out: &mut Vec<String>) {
    if node.name == "p" && node.children.iter().any(|child| matches!(child.name.as_str(), "r" | "fld")) {
        out.push(node.children.iter().filter_map(|run| run.child("t")).map(|text| text.text.as_str()).collect());
        return;
    }
    node.children.iter().for_each(|child| gather_text(child, out));
}

/// The shapes of a slide.
pub fn shapes<'a>(slide: &'a Slide<'_>) -> Vec<Shape<'a>> {
    drawn_on(slide, &slide.root)
}

/// The shapes of the slide itself, of its layout or of its master.
pub fn drawn_on<'a>(slide: &'a Slide<'_>, root: &'a Node) -> Vec<Shape<'a>> {
    let mut found = Vec::new();
    if let Some(tree) = root.path(&["cSld", "spTree"]) {
        let frame = Frame { scale: (1.0, 1.0), shift: (0.0, 0.0), is_spoken_for: false };
        gather(slide, tree, frame, &mut found);
    }
    found
}

/// How coordinates in a group become those of the slide.
#[derive(Clone, Copy)]
struct Frame {
    scale: (f64, f64),
    shift: (f64, f64),
    is_spoken_for: bool,
}

impl Frame {
    fn place(self, at: Rect) -> Rect {
        Rect::new(
            at.left * self.scale.0 + self.shift.0,
            at.top * self.scale.1 + self.shift.1,
            at.width * self.scale.0,
            at.height * self.scale.1,
        )
    }

    /// The frame of what is in a group.
    fn inside(self, transform: Option<&Node>, is_spoken_for: bool) -> Frame {
        let inner = transform.and_then(|xfrm| {
            let outer = rect(xfrm)?;
            let (offset, extent) = (xfrm.child("chOff")?, xfrm.child("chExt")?);
            let inches = |node: &Node, name: &str| node.number(name).map(|value| value as f64 / 914_400.0);
            let (width, height) = (inches(extent, "cx")?, inches(extent, "cy")?);
            let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 1.0 };
            let scale = (share(outer.width, width), share(outer.height, height));
            let shift = (outer.left - inches(offset, "x")? * scale.0, outer.top - inches(offset, "y")? * scale.1);
            Some((scale, shift))
        });
        let ((sx, sy), (dx, dy)) = inner.unwrap_or(((1.0, 1.0), (0.0, 0.0)));
        Frame {
            scale: (self.scale.0 * sx, self.scale.1 * sy),
            shift: (dx * self.scale.0 + self.shift.0, dy * self.scale.1 + self.shift.1),
            is_spoken_for: self.is_spoken_for || is_spoken_for,
        }
    }
}

fn gather<'a>(slide: &'a Slide<'_>, holder: &'a Node, frame: Frame, found: &mut Vec<Shape<'a>>) {
    for node in &holder.children {
        let kind = match node.name.as_str() {
            "sp" => Kind::Shape,
            "pic" => Kind::Picture,
            "cxnSp" => Kind::Line,
            "grpSp" => Kind::Group,
            "graphicFrame" if node.find("tbl").is_some() => Kind::Table,
            "graphicFrame" if node.path(&["graphic", "graphicData", "chart"]).is_some() => Kind::Chart,
            "graphicFrame" | "contentPart" => Kind::Object,
            // What newer programs show; the fallback is for those that cannot.
            "AlternateContent" => {
                if let Some(choice) = node.child("Choice").or_else(|| node.child("Fallback")) {
                    gather(slide, choice, frame, found);
                }
                continue;
            }
            _ => continue,
        };
        let Some(head) = node.children.first() else { continue };
        let Some(names) = head.child("cNvPr") else { continue };
        if names.attribute("hidden") == Some("1") {
            continue;
        }
        let place = head.path(&["nvPr", "ph"]);
        let own = match kind {
            Kind::Group => node.path(&["grpSpPr", "xfrm"]),
            Kind::Table | Kind::Chart | Kind::Object => node.child("xfrm"),
            _ => node.path(&["spPr", "xfrm"]),
        };
        let inherited = || place.into_iter().flat_map(|place| inherited(slide, place)).find_map(place_of);
        let at = own.and_then(rect).map(|at| frame.place(at)).or_else(inherited).unwrap_or_default();
        let alt = names.attribute("descr").unwrap_or_default().trim();
        let is_decorative = names.find("decorative").is_some_and(|mark| mark.attribute("val") != Some("0"));
        // Without our own mark, which says nothing to a reader.
        let name = names.attribute("name").unwrap_or_default();
        let name = if name.starts_with("nk/") { name.split('#').next().unwrap_or_default() } else { name };
        let is_spoken_for = frame.is_spoken_for;
        found.push(Shape { node, kind, name, alt, is_decorative, is_spoken_for, at, place });
        if kind == Kind::Group {
            gather(slide, node, frame.inside(own, !alt.is_empty() || is_decorative), found);
        }
    }
}

fn place_of(shape: &Node) -> Option<Rect> {
    rect(shape.path(&["spPr", "xfrm"])?)
}

/// The shapes of layout and master that a placeholder inherits from, the nearest first.
pub fn inherited<'a>(slide: &'a Slide<'_>, place: &Node) -> Vec<&'a Node> {
    let kind = class(place);
    let of_layout = places(&slide.layout)
        .find(|(have, _)| have.attribute("idx") == place.attribute("idx") && class(have) == kind)
        .or_else(|| {
            places(&slide.layout)
                .find(|(have, _)| place.attribute("idx").is_some() && have.attribute("idx") == place.attribute("idx"))
        })
        .or_else(|| places(&slide.layout).find(|(have, _)| class(have) == kind));
    let of_master = places(&slide.master).find(|(have, _)| class(have) == kind);
    [of_layout, of_master].into_iter().flatten().map(|(_, shape)| shape).collect()
}

/// Placeholders of one class inherit from each other.
pub fn class(place: &Node) -> &str {
    match place.attribute("type").unwrap_or("obj") {
        "title" | "ctrTitle" => "title",
        kind @ ("dt" | "ftr" | "sldNum" | "hdr") => kind,
        _ => "body",
    }
}

fn places(holder: &Node) -> impl Iterator<Item = (&Node, &Node)> {
    let shapes = holder.path(&["cSld", "spTree"]).map_or(&[][..], |tree| &tree.children);
    shapes.iter().filter_map(|shape| Some((shape.children.first()?.path(&["nvPr", "ph"])?, shape)))
}
