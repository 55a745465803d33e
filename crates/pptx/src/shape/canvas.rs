//! A slide being drawn: its shapes, its charts, where it leads.

use std::fmt::Write as _;

use document::{Language, PageCode, Text};

use super::geometry::Rect;
use super::mark::{self, Mark, Place};
use super::placed::{self, Element, Naming, Placed};
use super::reading_order::{Reads, Standing};
use super::said;
use super::table::Table;
use super::text::{Anchor, Paragraph, TextWriter};
use crate::chart::Chart;
use crate::error::Warning;
use crate::template::layouts::{Layout, TextPlace};
use crate::template::palette::{Palette, Role};
use crate::xml::{Node, escaped};

/// What a slide refers to, in the order of its relationships.
#[derive(Debug, Clone, PartialEq)]
pub enum Reference {
    /// One of its charts.
    Chart(Chart),
    /// Another slide of the deck, by its position from nought.
    Slide(usize),
}

/// A finished slide.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// Its part's text.
    pub xml: String,
    /// What it refers to; the first has the id [`FIRST_REFERENCE`].
    pub references: Vec<Reference>,
    /// What did not go as wished.
    pub warnings: Vec<Warning>,
}

/// How much a veiled text's ground hides, in thousandths of a percent.
const VEIL: u32 = 78_000;

/// The number in the id of a slide's first reference: the layout and the notes come before.
pub const FIRST_REFERENCE: usize = 3;

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its thickness.
    pub width_pt: f64,
    /// Its colour.
    pub role: Role,
    /// Whether and how it is broken.
    pub dash: Dash,
}

/// How a shape of any outline looks.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Surface {
    /// What it is filled with.
    pub fill: Option<Role>,
    /// Its outline.
    pub stroke: Option<Stroke>,
}

/// Whether and how a line is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dash {
    /// Not at all.
    #[default]
    Solid,
    /// Into dashes.
    Dashed,
    /// Into dots.
    Dotted,
}

impl Dash {
    /// As the format writes it.
    pub fn word(self) -> &'static str {
        match self {
            Dash::Solid => "solid",
            Dash::Dashed => "dash",
            Dash::Dotted => "sysDot",
        }
    }
}

/// What a shape says to those who do not see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Alt<'a> {
    /// Its own text, or nothing more.
    Own,
    /// These words.
    Words(&'a str),
    /// It only decorates.
    Decorative,
}

impl Alt<'_> {
    /// What a shape without letters is to a reader.
    pub(super) fn reads_as(self, spoken: Reads) -> Reads {
        if matches!(self, Alt::Words(_)) { spoken } else { Reads::Nothing }
    }
}

/// A slide being drawn.
#[derive(Debug)]
pub struct Canvas<'a> {
    /// The page's name, first in every shape's name.
    pub code: &'a PageCode,
    /// The language of its texts.
    pub language: Language,
    /// The layout it stands on.
    pub layout: &'a Layout,
    /// The colours where it is being drawn: a panel has its own.
    pub palette: &'a Palette,
    /// Which of its page's slides it is, from one.
    pub number: usize,
    shapes: Vec<Placed>,
    /// Those not ended yet, the innermost last.
    groups: Vec<Placed>,
    notes: Option<Mark>,
    references: Vec<Reference>,
    warnings: Vec<Warning>,
}

impl<'a> Canvas<'a> {
    /// An empty slide.
    pub fn new(code: &'a PageCode, language: Language, layout: &'a Layout) -> Canvas<'a> {
        Canvas {
            code,
            language,
            layout,
            palette: &layout.palette,
            number: 1,
            shapes: Vec::new(),
            groups: Vec::new(),
            notes: None,
            references: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// How its texts are written.
    pub fn writer(&self) -> TextWriter<'a> {
        TextWriter { palette: self.palette, language: self.language }
    }

    /// Notes that something did not go as wished.
    pub fn warn(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }

    pub(super) fn naming(&mut self, part: &str, alt: Alt<'_>, jump: Option<usize>, mark: Mark) -> Naming {
        let mut mark = Mark { slide: self.number as u32, ..mark };
        let mut attributes = String::new();
        if let Alt::Words(words) = alt {
            mark.alt = Some(mark::short_fingerprint(&said::plain(words)));
            attributes = format!(" descr=\"{}\"", escaped(words));
        }
        let mut inner = String::new();
        if let Some(slide_idx) = jump {
            let id = self.reference(Reference::Slide(slide_idx));
            let _ = write!(inner, "<a:hlinkClick r:id=\"{id}\" action=\"ppaction://hlinksldjump\"/>");
        }
        if alt == Alt::Decorative {
            inner += "<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst>";
        }
        Naming { part: part.to_owned(), mark, attributes, inner }
    }

    pub(super) fn add(&mut self, element: Element, naming: Naming, rest: String, standing: Standing) {
        let shape = Placed { element, naming, rest, inside: Vec::new(), standing };
        self.groups.last_mut().map_or(&mut self.shapes, |group| &mut group.inside).push(shape);
    }

    pub(super) fn open(&mut self, naming: Naming, rest: String, standing: Standing) {
        self.groups.push(Placed { element: Element::Group, naming, rest, inside: Vec::new(), standing });
    }

    /// Ends the group begun last.
    pub fn end_group(&mut self) {
        let Some(mut group) = self.groups.pop() else { return };
        if group.standing.reads == Reads::Nothing
            && group.inside.iter().any(|shape| shape.standing.reads != Reads::Nothing)
        {
            group.standing.reads = Reads::Graphic;
        }
        self.groups.last_mut().map_or(&mut self.shapes, |outer| &mut outer.inside).push(group);
    }

    pub(super) fn reference(&mut self, reference: Reference) -> String {
        if let Reference::Slide(_) = reference
            && let Some(idx) = self.references.iter().position(|have| *have == reference)
        {
            return format!("rId{}", idx + FIRST_REFERENCE);
        }
        self.references.push(reference);
        format!("rId{}", self.references.len() - 1 + FIRST_REFERENCE)
    }

    /// Fills a placeholder of the layout; `at` moves it.
    pub fn placeholder(&mut self, part: &str, place: &TextPlace, at: Option<Rect>, paragraphs: &str) {
        let root = Node::read(format!("<body>{paragraphs}</body>").as_bytes()).unwrap_or_default();
        let size = root.find("rPr").and_then(|run| run.number("sz")).unwrap_or_default();
        let mark = Mark {
            says: mark::fingerprint(&said::in_body(&root)),
            place: at.map_or(Place::default(), Place::of),
            half_points: u32::try_from(size / 50).unwrap_or_default(),
            ..Mark::default()
        };
        let naming = self.naming(part, Alt::Own, None, mark);
        let index = place.index.as_ref().map_or(String::new(), |index| format!(" idx=\"{}\"", escaped(index)));
        let (kind, transform) = (&place.kind, at.map_or(String::new(), |at| at.element("a:xfrm")));
        let body = match at {
            Some(_) => "<a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:noAutofit/></a:bodyPr>",
            None => "<a:bodyPr><a:noAutofit/></a:bodyPr>",
        };
        let rest = format!(
            "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"{kind}\"{index}/></p:nvPr></p:nvSpPr><p:spPr>{transform}</p:spPr><p:txBody>{body}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        );
        let reads = if matches!(kind.as_str(), "title" | "ctrTitle") { Reads::Title } else { Reads::Text };
        self.add(Element::Placeholder, naming, rest, Standing { at: at.unwrap_or(place.at), reads });
    }

    /// A text box.
    pub fn text(&mut self, part: &str, at: Rect, anchor: Anchor, paragraphs: &[Paragraph]) {
        self.box_of_text(part, at, anchor, paragraphs, None, None);
    }

    /// A text box that leads to another slide.
    pub fn linked_text(&mut self, part: &str, at: Rect, anchor: Anchor, paragraphs: &[Paragraph], jump: Option<usize>) {
        self.box_of_text(part, at, anchor, paragraphs, None, jump);
    }

    /// A text box with a filled ground.
    pub fn filled_text(&mut self, part: &str, at: Rect, anchor: Anchor, paragraphs: &[Paragraph], fill: Role) {
        self.box_of_text(part, at, anchor, paragraphs, Some(fill), None);
    }

    /// A text box whose ground veils what lies behind, so that it is read over dots and lines without hiding them.
    pub fn veiled_text(&mut self, part: &str, at: Rect, anchor: Anchor, paragraphs: &[Paragraph]) {
        let fill = format!("<a:solidFill>{}</a:solidFill>", self.palette.colour(Role::Ground).veiled(VEIL));
        self.box_with_fill(part, at, anchor, paragraphs, &fill, None);
    }

    fn box_of_text(
        &mut self,
        part: &str,
        at: Rect,
        anchor: Anchor,
        paragraphs: &[Paragraph],
        fill: Option<Role>,
        jump: Option<usize>,
    ) {
        let fill = fill.map_or("<a:noFill/>".to_owned(), |role| self.palette.colour(role).fill());
        self.box_with_fill(part, at, anchor, paragraphs, &fill, jump);
    }

    fn box_with_fill(
        &mut self,
        part: &str,
        at: Rect,
        anchor: Anchor,
        paragraphs: &[Paragraph],
        fill: &str,
        jump: Option<usize>,
    ) {
        let size_pt = paragraphs.iter().flat_map(|paragraph| &paragraph.runs).map(|run| run.style.size_pt).next();
        let mark = Mark {
            says: mark::fingerprint(&said::by(paragraphs)),
            place: Place::of(at),
            half_points: (size_pt.unwrap_or_default() * 2.0).round() as u32,
            ..Mark::default()
        };
        let naming = self.naming(part, Alt::Own, jump, mark);
        let rest = format!(
            "<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{fill}</p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" anchor=\"{}\"><a:noAutofit/></a:bodyPr><a:lstStyle/>{}</p:txBody></p:sp>",
            at.element("a:xfrm"),
            anchor.word(),
            self.writer().paragraphs(paragraphs)
        );
        self.add(Element::Shape, naming, rest, Standing { at, reads: Reads::Text });
    }

    /// A table with its corner at a point.
    pub fn table(&mut self, part: &str, left: f64, top: f64, table: &Table, alt: &str) {
        let mark = Mark { says: mark::fingerprint(&table.said()), ..Mark::mute(table.place(left, top)) };
        let naming = self.naming(part, Alt::Words(alt), None, mark);
        let rest = format!(
            "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{}<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\">{}</a:graphicData></a:graphic></p:graphicFrame>",
            table.place(left, top).element("p:xfrm"),
            table.element(self.writer())
        );
        self.add(Element::Frame, naming, rest, Standing { at: table.place(left, top), reads: Reads::Text });
    }

    /// A native chart.
    pub fn chart(&mut self, part: &str, at: Rect, chart: Chart, alt: &str) {
        let naming = self.naming(part, Alt::Words(alt), None, Mark::of_chart(&chart.xml, at));
        let id = self.reference(Reference::Chart(chart));
        let rest = format!(
            "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{}<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"{id}\"/></a:graphicData></a:graphic></p:graphicFrame>",
            at.element("p:xfrm")
        );
        self.add(Element::Frame, naming, rest, Standing { at, reads: Reads::Graphic });
    }

    /// Has the slide's last shape carry the mark of its notes.
    pub fn carry_notes(&mut self, notes: &[Text]) {
        if notes.is_empty() {
            return;
        }
        let said: Vec<String> = notes.iter().map(|text| text.plain(self.language)).collect();
        let says = mark::fingerprint(&said::plain(&said.join(" ")));
        self.notes = Some(Mark { says, slide: self.number as u32, ..Mark::default() });
    }

    /// The finished slide, its shapes in the order in which they are to be read.
    pub fn finish(self) -> Drawn {
        let shapes = placed::written(self.shapes, self.code, self.notes);
        let map = self.layout.map_override.as_deref().unwrap_or("<a:masterClrMapping/>");
        let xml = format!(
            "{}<p:sld xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"><p:cSld name=\"{}\"><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>{}</p:spTree></p:cSld><p:clrMapOvr>{map}</p:clrMapOvr></p:sld>",
            crate::xml::DECLARATION,
            escaped(&self.code.0),
            shapes
        );
        Drawn { xml, references: self.references, warnings: self.warnings }
    }
}
