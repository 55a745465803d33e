//! Draws what is placed, and keeps the tree of tags.

use std::collections::BTreeSet;
use std::num::NonZeroU16;

use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::outline::OutlineNode;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, TableHeaderScope, Tag, TagGroup,
    TagKind,
};
use krilla::text::TextDirection;
use layout::handout::placed::{Paint, Placed, Role, Run, Shape};
use layout::metrics::has_glyph;

use crate::looks::{Fonts, colour};

/// Stands where the font has no glyph.
const NO_GLYPH: char = '□';

/// Draws one sheet.
pub(crate) struct Pen<'p, 's> {
    pub(crate) surface: &'p mut Surface<'s>,
    pub(crate) fonts: &'p Fonts,
    pub(crate) page_idx: usize,
    /// The heads drawn so far, for the outline.
    pub(crate) heads: &'p mut Vec<OutlineNode>,
    /// Characters the font lacks.
    pub(crate) unknown: &'p mut BTreeSet<char>,
}

impl Pen<'_, '_> {
    /// Draws a part with all that is in it; what it is in the tree, unless it only decorates.
    pub(crate) fn draw(&mut self, placed: &Placed) -> Option<Node> {
        match placed {
            Placed::Shape(shape) => {
                self.shape(shape);
                None
            }
            Placed::Line(runs) => Some(Node::Leaf(self.line(runs))),
            Placed::Group(role, parts) => {
                self.note_head(role, placed);
                let children: Vec<Node> = parts.iter().filter_map(|part| self.draw(part)).collect();
                Some(Node::Group(group(role, placed, children)))
            }
        }
    }

    fn line(&mut self, runs: &[Run]) -> Identifier {
        let identifier = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        for run in runs {
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(fill(run.paint)));
            let text = self.characters(&run.characters);
            let (start, font) = (point(run.left_pt, run.baseline_pt), self.fonts.of(run.weight));
            self.surface.draw_text(start, font, run.size_pt as f32, &text, false, TextDirection::LeftToRight);
        }
        self.surface.end_tagged();
        identifier
    }

    /// A hard space has done its work when the lines are broken, and the font has no glyph for it.
    fn characters(&mut self, text: &str) -> String {
        let known = |character: char| match character {
            '\u{a0}' | '\u{202f}' | '\t' => ' ',
            _ if has_glyph(character) => character,
            _ => {
                self.unknown.insert(character);
                NO_GLYPH
            }
        };
        text.chars().map(known).collect()
    }

    fn shape(&mut self, shape: &Shape) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        let (path, fill_with, stroke_with) = match *shape {
            Shape::Box { place_pt: [left, top, width, height], fill, outline } => {
                let corners = [[left, top], [left + width, top], [left + width, top + height], [left, top + height]];
                (polygon(&corners), Some(fill), outline.map(|paint| (paint, 0.75)))
            }
            Shape::Line { ends_pt: [x1, y1, x2, y2], width_pt, paint } => {
                (line(point(x1, y1), point(x2, y2)), None, Some((paint, width_pt)))
            }
            Shape::Triangle { place_pt: [left, top], size_pt, is_up, paint } => {
                let (base, tip) = if is_up { (top + size_pt, top) } else { (top, top + size_pt) };
                let corners = [[left, base], [left + size_pt, base], [left + size_pt / 2.0, tip]];
                (polygon(&corners), Some(paint), None)
            }
        };
        self.surface.set_fill(fill_with.map(fill));
        self.surface.set_stroke(stroke_with.map(|(paint, width_pt)| stroke(paint, width_pt)));
        // A bar of no length has no path.
        if let Some(path) = path {
            self.surface.draw_path(&path);
        }
        self.surface.end_tagged();
    }

    fn note_head(&mut self, role: &Role, placed: &Placed) {
        let runs = placed.runs();
        let Some(first) = runs.first().filter(|_| level(role).is_some()) else { return };
        let top = point(0.0, first.baseline_pt - first.size_pt);
        let node = OutlineNode::new(words(&runs), XyzDestination::new(self.page_idx, top)).with_open(true);
        self.heads.push(node);
    }
}

fn group(role: &Role, placed: &Placed, children: Vec<Node>) -> TagGroup {
    let titled = || Some(words(&placed.runs()));
    let tag: TagKind = match (role, level(role)) {
        (_, Some(level)) => Tag::Hn(level, titled()).into(),
        (Role::List, _) => Tag::L(ListNumbering::None).into(),
        (Role::Item, _) => Tag::LI.into(),
        (Role::Section, _) => Tag::Section.into(),
        (Role::Table { summary }, _) => Tag::Table.with_summary(Some(summary.clone())).into(),
        (Role::Row, _) => Tag::TR.into(),
        (Role::ColumnHead, _) => Tag::TH(TableHeaderScope::Column).into(),
        (Role::RowHead, _) => Tag::TH(TableHeaderScope::Row).into(),
        (Role::Cell, _) => Tag::TD.into(),
        _ => Tag::P.into(),
    };
    let mut group = TagGroup::new(tag);
    match role {
        Role::Item => {
            let mut body = TagGroup::new(Tag::LBody);
            body.children = children;
            group.push(body);
        }
        _ => group.children = children,
    }
    group
}

fn level(role: &Role) -> Option<NonZeroU16> {
    let level = match role {
        Role::Title => 1,
        Role::Head => 2,
        Role::Subhead => 3,
        _ => return None,
    };
    NonZeroU16::new(level)
}

/// Everything that is written there.
fn words(runs: &[&Run]) -> String {
    let joined: String = runs.iter().map(|run| run.characters.as_str()).collect();
    joined.replace('\u{a0}', " ").trim().to_owned()
}

fn point(left_pt: f64, top_pt: f64) -> Point {
    Point::from_xy(left_pt as f32, top_pt as f32)
}

fn line(from: Point, to: Point) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(from.x, from.y);
    path.line_to(to.x, to.y);
    path.finish()
}

fn polygon(corners: &[[f64; 2]]) -> Option<Path> {
    if let [[left, top], _, [right, bottom], _] = *corners {
        let mut path = PathBuilder::new();
        path.push_rect(Rect::from_ltrb(left as f32, top as f32, right as f32, bottom as f32)?);
        return path.finish();
    }
    let mut path = PathBuilder::new();
    for (idx, [x, y]) in corners.iter().enumerate() {
        if idx == 0 { path.move_to(*x as f32, *y as f32) } else { path.line_to(*x as f32, *y as f32) }
    }
    path.close();
    path.finish()
}

fn fill(paint: Paint) -> Fill {
    Fill { paint: colour(paint).into(), opacity: NormalizedF32::ONE, rule: Default::default() }
}

fn stroke(paint: Paint, width_pt: f64) -> Stroke {
    Stroke { paint: colour(paint).into(), width: width_pt as f32, ..Stroke::default() }
}
