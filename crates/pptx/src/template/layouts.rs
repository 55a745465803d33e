//! One layout of the template, as far as a slide needs to know it; and which layout serves which slide.

use super::colour::Scheme;
use super::ground::{Ground, rect};
use super::kinds::{KnownBy, kind_of};
use super::palette::Palette;
use crate::measure::{Family, family_of};
use crate::shape::geometry::Rect;
use crate::xml::Node;

/// The slide's size in inches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// No text stands farther from its box's edge.
const INSET_MAX: f64 = 2.0;
/// Between these is what somebody can have meant by a title's size.
const SIZES_PT: (f64, f64) = (8.0, 120.0);

/// A layout, read together with its master.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Its part.
    pub part: String,
    /// Its name, as PowerPoint shows it.
    pub name: String,
    /// Its master's name.
    pub master: String,
    /// Its master's part.
    pub master_part: String,
    /// What it is, in the format's words: `title`, `titleOnly`, `secHead` …
    pub kind: String,
    /// How that is known.
    pub known_by: KnownBy,
    /// Where headlines go.
    pub title: TitlePlace,
    /// Where a cover's second text goes.
    pub subtitle: Option<TextPlace>,
    /// How many placeholders it has beside title, subtitle, date, footer and number.
    pub n_contents: usize,
    /// The colours on its ground, where the body stands.
    pub palette: Palette,
    /// Its theme's colours.
    pub scheme: Scheme,
    /// What stands behind the slide.
    pub ground: Ground,
    /// How wide the body font runs.
    pub family: Family,
    /// The colour map's override, which a slide has to repeat.
    pub map_override: Option<String>,
}

/// A placeholder for text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextPlace {
    /// Its type as the slide has to repeat it.
    pub kind: String,
    /// Its index, where it has one.
    pub index: Option<String>,
    /// The box.
    pub at: Rect,
    /// The box without its insets: where the text really stands.
    pub text_at: Rect,
    /// The size of its text.
    pub size_pt: f64,
    /// Whether text stands at the top of the box.
    pub is_top_anchored: bool,
}

/// The title's placeholder.
#[derive(Debug, Clone, PartialEq)]
pub struct TitlePlace {
    /// The placeholder.
    pub place: TextPlace,
    /// Whether the slide moves it: where the template has it, no sentence and no body would find room.
    pub is_moved: bool,
    /// How wide the heading font runs.
    pub family: Family,
}

/// What the layouts of one master share.
#[derive(Debug)]
pub struct MasterParts<'a> {
    /// The master's part.
    pub part: &'a str,
    /// The master's root.
    pub master: &'a Node,
    /// Its theme's root.
    pub theme: &'a Node,
    /// The slide's size.
    pub size: Size,
}

impl Layout {
    /// Reads a layout. `None` when it has no title.
    pub fn read(part: &str, layout: &Node, bytes: &[u8], parts: &MasterParts<'_>) -> Option<Layout> {
        let map_node = layout.path(&["clrMapOvr", "overrideClrMapping"]);
        let scheme = Scheme::new(parts.theme, map_node.or_else(|| parts.master.child("clrMap")));
        let ground = Ground::new(layout, parts.master, parts.theme, &scheme);
        let title_shape = placeholders(layout).find(|(place, _)| is_title(place))?;
        let place = text_place(title_shape, parts, "titleStyle", 44.0);
        let subtitle = placeholders(layout)
            .find(|(place, _)| place.attribute("type") == Some("subTitle"))
            .map(|shape| text_place(shape, parts, "bodyStyle", 24.0));
        let others = ["title", "ctrTitle", "subTitle", "dt", "ftr", "sldNum"];
        let n_contents = placeholders(layout)
            .filter(|(place, _)| !others.contains(&place.attribute("type").unwrap_or("obj")))
            .count();
        let middle = Rect::new(
            parts.size.width * 0.55,
            parts.size.height * 0.4,
            parts.size.width * 0.3,
            parts.size.height * 0.3,
        );
        let palette = Palette::new(&scheme, ground.behind(middle));
        let font = |which: &str| {
            let name =
                parts.theme.find(which).and_then(|font| font.child("latin")).and_then(|f| f.attribute("typeface"));
            family_of(name.unwrap_or_default())
        };
        let name = name_of(layout);
        let (kind, known_by) = kind_of(layout.attribute("type").unwrap_or_default(), &name);
        Some(Layout {
            part: part.to_owned(),
            name,
            master: parts.theme.attribute("name").unwrap_or_default().to_owned(),
            master_part: parts.part.to_owned(),
            kind,
            known_by,
            title: TitlePlace { place, is_moved: false, family: font("majorFont") },
            subtitle,
            n_contents,
            palette,
            scheme,
            ground,
            family: font("minorFont"),
            map_override: map_node
                .and_then(|node| bytes.get(node.range.clone()))
                .map(|text| String::from_utf8_lossy(text).into_owned()),
        })
    }

    /// Whether a headline fits above a body: wide, and in the upper part of the slide.
    pub fn has_wide_title(&self, size: Size) -> bool {
        let at = self.title.place.at;
        at.width >= size.width * 0.6 && at.bottom() <= size.height * 0.42 && at.height >= 0.4
    }

    /// Whether its title stands in a panel at the left and leaves the right for a body.
    pub fn has_side_panel(&self, size: Size) -> bool {
        let at = self.title.place.at;
        at.right() <= size.width * 0.45 && at.width >= size.width * 0.2 && at.bottom() <= size.height * 0.6
    }

    /// The same layout with the title moved to the top of the slide.
    pub fn with_title_moved(mut self, size: Size) -> Layout {
        let margin = (size.width * 0.045).max(0.4);
        let at = Rect::new(margin, size.height * 0.0867, size.width - 2.0 * margin, 1.0);
        self.title.place.text_at = at;
        self.title.place.at = at;
        self.title.place.is_top_anchored = true;
        self.title.is_moved = true;
        self
    }
}

/// A layout's name.
pub fn name_of(layout: &Node) -> String {
    layout.child("cSld").and_then(|slide| slide.attribute("name")).unwrap_or_default().to_owned()
}

/// The placeholders of a layout or a master with their shapes.
fn placeholders(holder: &Node) -> impl Iterator<Item = (&Node, &Node)> {
    let shapes = holder.path(&["cSld", "spTree"]).map_or(&[][..], |tree| &tree.children);
    shapes.iter().filter_map(|shape| Some((shape.children.first()?.path(&["nvPr", "ph"])?, shape)))
}

fn is_title(place: &Node) -> bool {
    matches!(place.attribute("type"), Some("title" | "ctrTitle"))
}

fn text_place((place, shape): (&Node, &Node), parts: &MasterParts<'_>, style: &str, usual_pt: f64) -> TextPlace {
    let kind = place.attribute("type").unwrap_or("obj").to_owned();
    let of_master = placeholders(parts.master).find(|(candidate, _)| match kind.as_str() {
        "title" | "ctrTitle" => is_title(candidate),
        _ => candidate.attribute("type") == Some("body"),
    });
    let sources = [Some(shape), of_master.map(|(_, shape)| shape)];
    let first = |look: &dyn Fn(&Node) -> Option<f64>| sources.iter().flatten().find_map(|shape| look(shape));
    let places = sources.iter().flatten().filter_map(|shape| rect(shape.path(&["spPr", "xfrm"])?));
    // A place that is not on the slide is none.
    let at = places.filter_map(|at| on_slide(at, parts.size)).next().unwrap_or(Rect::new(
        0.6,
        0.4,
        parts.size.width - 1.2,
        1.2,
    ));
    let inset = |name: &str, usual: f64| {
        let found = first(&|shape| Some(shape.path(&["txBody", "bodyPr"])?.number(name)? as f64 / 914_400.0));
        found.unwrap_or(usual).clamp(0.0, INSET_MAX)
    };
    let (left, right, top, bottom) = (inset("lIns", 0.1), inset("rIns", 0.1), inset("tIns", 0.05), inset("bIns", 0.05));
    let of_style = || parts.master.path(&["txStyles", style, "lvl1pPr", "defRPr"])?.number("sz");
    let size_pt = first(&|shape| Some(shape.path(&["txBody", "lstStyle", "lvl1pPr", "defRPr"])?.number("sz")? as f64))
        .or_else(|| of_style().map(|size| size as f64))
        .map_or(usual_pt, |hundredths| (hundredths / 100.0).clamp(SIZES_PT.0, SIZES_PT.1));
    let anchor = sources.iter().flatten().find_map(|shape| shape.path(&["txBody", "bodyPr"])?.attribute("anchor"));
    TextPlace {
        kind,
        index: place.attribute("idx").map(str::to_owned),
        at,
        text_at: Rect::new(
            at.left + left,
            at.top + top,
            (at.width - left - right).max(0.5),
            (at.height - top - bottom).max(0.2),
        ),
        size_pt,
        is_top_anchored: anchor.is_none_or(|anchor| anchor == "t"),
    }
}

/// The part of a place that lies on the slide, where a word finds room in it.
fn on_slide(at: Rect, size: Size) -> Option<Rect> {
    let (left, top) = (at.left.max(0.0), at.top.max(0.0));
    let found = Rect::new(left, top, at.right().min(size.width) - left, at.bottom().min(size.height) - top);
    (found.width >= 0.5 && found.height >= 0.2).then_some(found)
}

/// The layouts a deck uses.
#[derive(Debug, Clone, PartialEq)]
pub struct Layouts {
    /// For the first slide.
    pub cover: Layout,
    /// For an area's first slide, where the template has a panel for it.
    pub opener: Option<Layout>,
    /// For all the others.
    pub content: Layout,
}

impl Layouts {
    /// Chooses among the layouts of one master, in the master's order. `None` when none has a title.
    pub fn choose(layouts: &[Layout], size: Size) -> Option<Layouts> {
        let wide = || layouts.iter().filter(|layout| layout.has_wide_title(size));
        let content = wide()
            .find(|layout| layout.kind == "titleOnly")
            .or_else(|| {
                wide().find(|layout| layout.n_contents == 0 && layout.subtitle.is_none() && layout.kind != "title")
            })
            .or_else(|| wide().find(|layout| matches!(layout.kind.as_str(), "obj" | "tx")))
            .or_else(|| wide().find(|layout| layout.n_contents <= 1 && layout.kind != "title"))
            .cloned()
            .or_else(|| {
                let any = layouts.iter().find(|layout| layout.kind == "titleOnly").or(layouts.first())?;
                Some(any.clone().with_title_moved(size))
            })?;
        let cover = layouts
            .iter()
            .find(|layout| layout.kind == "title")
            .or_else(|| {
                layouts.iter().find(|layout| layout.title.place.kind == "ctrTitle" || layout.subtitle.is_some())
            })
            .cloned()
            .unwrap_or_else(|| content.clone());
        let opener = layouts.iter().find(|layout| layout.kind == "secHead" && layout.has_side_panel(size)).cloned();
        Some(Layouts { cover, opener, content })
    }
}
