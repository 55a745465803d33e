//! A slide being drawn: its shapes in reading order, its charts, where it leads.

use std::fmt::Write as _;

use document::{Language, PageCode, Text};

use super::geometry::{Rect, emu};
use super::mark::{self, Mark, Name, Place};
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
    shapes: String,
    /// Where the name of the last shape ends that is no placeholder.
    carrier: Option<usize>,
    carried: Vec<(String, Mark)>,
    n_shapes: usize,
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
            shapes: String::new(),
            carrier: None,
            carried: Vec::new(),
            n_shapes: 1,
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

    fn names(&mut self, part: &str, alt: Alt<'_>, jump: Option<usize>, mark: Mark) -> String {
        self.n_shapes += 1;
        let mut mark = Mark { slide: self.number as u32, order: self.n_shapes as u32, ..mark };
        let words = match alt {
            Alt::Words(words) => {
                mark.alt = Some(mark::short_fingerprint(&said::plain(words)));
                format!(" descr=\"{}\"", escaped(words))
            }
            Alt::Own | Alt::Decorative => String::new(),
        };
        let name = Name { code: self.code.0.clone(), part: part.to_owned(), mark: Some(mark), carried: Vec::new() };
        let mut inner = String::new();
        if let Some(slide_idx) = jump {
            let id = self.reference(Reference::Slide(slide_idx));
            let _ = write!(inner, "<a:hlinkClick r:id=\"{id}\" action=\"ppaction://hlinksldjump\"/>");
        }
        if alt == Alt::Decorative {
            inner += "<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst>";
        }
        format!("<p:cNvPr id=\"{}\" name=\"{}\"{words}>{inner}</p:cNvPr>", self.n_shapes, escaped(&name.to_string()))
    }

    /// Adds a shape, whose first name attribute becomes the one that carries others' marks.
    fn add(&mut self, shape: &str) {
        let end = |name: usize| Some(name + 6 + shape.get(name + 6..)?.find('"')?);
        self.carrier = shape.find("name=\"").and_then(end).map(|at| self.shapes.len() + at).or(self.carrier);
        self.shapes += shape;
    }

    fn reference(&mut self, reference: Reference) -> String {
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
        let names = self.names(part, Alt::Own, None, mark);
        self.carried.push((part.to_owned(), Mark { slide: self.number as u32, order: self.n_shapes as u32, ..mark }));
        let index = place.index.as_ref().map_or(String::new(), |index| format!(" idx=\"{}\"", escaped(index)));
        let (kind, transform) = (&place.kind, at.map_or(String::new(), |at| at.element("a:xfrm")));
        let body = match at {
            Some(_) => "<a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:noAutofit/></a:bodyPr>",
            None => "<a:bodyPr><a:noAutofit/></a:bodyPr>",
        };
        let _ = write!(
            self.shapes,
            "<p:sp><p:nvSpPr>{names}<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"{kind}\"{index}/></p:nvPr></p:nvSpPr><p:spPr>{transform}</p:spPr><p:txBody>{body}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        );
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
        let names = self.names(part, Alt::Own, jump, mark);
        let shape = format!(
            "<p:sp><p:nvSpPr>{names}<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{fill}</p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" anchor=\"{}\"><a:noAutofit/></a:bodyPr><a:lstStyle/>{}</p:txBody></p:sp>",
            at.element("a:xfrm"),
            anchor.word(),
            self.writer().paragraphs(paragraphs)
        );
        self.add(&shape);
    }

    /// A filled rectangle behind something.
    pub fn rectangle(&mut self, part: &str, at: Rect, fill: Role) {
        let names = self.names(part, Alt::Decorative, None, Mark::mute(at));
        let shape = format!(
            "<p:sp><p:nvSpPr>{names}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang=\"{}\"/></a:p></p:txBody></p:sp>",
            at.element("a:xfrm"),
            self.palette.colour(fill).fill(),
            self.language.tag()
        );
        self.add(&shape);
    }

    /// A straight line along a rectangle without width or height.
    pub fn line(&mut self, part: &str, at: Rect, stroke: Stroke, alt: Alt<'_>) {
        let names = self.names(part, alt, None, Mark::mute(at));
        let shape = format!(
            "<p:cxnSp><p:nvCxnSpPr>{names}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{}<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom><a:ln w=\"{}\" cap=\"flat\">{}<a:prstDash val=\"{}\"/></a:ln></p:spPr></p:cxnSp>",
            at.element("a:xfrm"),
            emu(stroke.width_pt / 72.0),
            self.palette.colour(stroke.role).fill(),
            stroke.dash.word()
        );
        self.add(&shape);
    }

    /// Many upright ticks as one shape, from the top to the bottom of a rectangle.
    ///
    /// - **Unit:** `at_x` is each tick's distance from the rectangle's left edge, in inches.
    pub fn ticks(&mut self, part: &str, at: Rect, at_x: &[f64], width_pt: f64, colour: &str, alt: Alt<'_>) {
        let names = self.names(part, alt, None, Mark::mute(at));
        let (width, height) = (emu(at.width), emu(at.height));
        let mut path = String::new();
        for x in at_x {
            let x = emu(*x).clamp(0, width);
            let _ = write!(
                path,
                "<a:moveTo><a:pt x=\"{x}\" y=\"0\"/></a:moveTo><a:lnTo><a:pt x=\"{x}\" y=\"{height}\"/></a:lnTo>"
            );
        }
        let shape = format!(
            "<p:sp><p:nvSpPr>{names}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"{width}\" h=\"{height}\" fill=\"none\">{path}</a:path></a:pathLst></a:custGeom><a:noFill/><a:ln w=\"{}\" cap=\"flat\"><a:solidFill>{colour}</a:solidFill></a:ln></p:spPr></p:sp>",
            at.element("a:xfrm"),
            emu(width_pt / 72.0)
        );
        self.add(&shape);
    }

    /// Begins a group; what is drawn until [`Canvas::end_group`] belongs to it and keeps its place on the slide.
    pub fn begin_group(&mut self, part: &str, at: Rect, alt: Alt<'_>) {
        let names = self.names(part, alt, None, Mark::mute(at));
        let inner = at.element("a:xfrm");
        let own = inner.trim_start_matches("<a:xfrm>").trim_end_matches("</a:xfrm>");
        let child = own.replace("<a:off ", "<a:chOff ").replace("<a:ext ", "<a:chExt ");
        let group = format!(
            "<p:grpSp><p:nvGrpSpPr>{names}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{own}{child}</a:xfrm></p:grpSpPr>"
        );
        self.add(&group);
    }

    /// Ends the group begun last.
    pub fn end_group(&mut self) {
        self.shapes += "</p:grpSp>";
    }

    /// A shape of any outline: closed rings, filled where an odd number of them lie round a point.
    ///
    /// - **Unit:** inches on the slide.
    pub fn freeform(&mut self, part: &str, rings: &[Vec<(f64, f64)>], look: Surface, alt: Alt<'_>) {
        let points = || rings.iter().flatten();
        let (left, top) =
            points().fold((f64::INFINITY, f64::INFINITY), |at, point| (at.0.min(point.0), at.1.min(point.1)));
        let (right, bottom) =
            points().fold((f64::NEG_INFINITY, f64::NEG_INFINITY), |at, point| (at.0.max(point.0), at.1.max(point.1)));
        if right < left {
            return;
        }
        let at = Rect::new(left, top, right - left, bottom - top);
        let names = self.names(part, alt, None, Mark::mute(at));
        let (x_min, y_min) = (emu(left), emu(top));
        let (width, height) = (emu(right) - x_min, emu(bottom) - y_min);
        let mut path = String::new();
        for ring in rings.iter().filter(|ring| ring.len() > 2) {
            for (idx, (x, y)) in ring.iter().enumerate() {
                let word = if idx == 0 { "moveTo" } else { "lnTo" };
                let _ =
                    write!(path, "<a:{word}><a:pt x=\"{}\" y=\"{}\"/></a:{word}>", emu(*x) - x_min, emu(*y) - y_min);
            }
            path += "<a:close/>";
        }
        let fill = look.fill.map_or("<a:noFill/>".to_owned(), |role| self.palette.colour(role).fill());
        let line = look.stroke.map_or("<a:ln><a:noFill/></a:ln>".to_owned(), |stroke| {
            format!(
                "<a:ln w=\"{}\" cap=\"flat\">{}<a:prstDash val=\"{}\"/><a:round/></a:ln>",
                emu(stroke.width_pt / 72.0),
                self.palette.colour(stroke.role).fill(),
                stroke.dash.word()
            )
        });
        let shape = format!(
            "<p:sp><p:nvSpPr>{names}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"{width}\" h=\"{height}\">{path}</a:path></a:pathLst></a:custGeom>{fill}{line}</p:spPr></p:sp>",
            at.element("a:xfrm")
        );
        self.add(&shape);
    }

    /// A straight line from one point to another, in whatever direction.
    pub fn leader(&mut self, part: &str, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        let at = Rect::new(from.0.min(to.0), from.1.min(to.1), (to.0 - from.0).abs(), (to.1 - from.1).abs());
        let names = self.names(part, Alt::Decorative, None, Mark::mute(at));
        let is_rising = (to.0 > from.0) != (to.1 > from.1);
        let transform = match is_rising {
            true => at.element("a:xfrm").replacen("<a:xfrm>", "<a:xfrm flipV=\"1\">", 1),
            false => at.element("a:xfrm"),
        };
        let shape = format!(
            "<p:cxnSp><p:nvCxnSpPr>{names}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{transform}<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom><a:ln w=\"{}\" cap=\"flat\">{}<a:prstDash val=\"{}\"/></a:ln></p:spPr></p:cxnSp>",
            emu(stroke.width_pt / 72.0),
            self.palette.colour(stroke.role).fill(),
            stroke.dash.word()
        );
        self.add(&shape);
    }

    /// A code of square modules as one shape, with the quiet zone it needs inside the rectangle.
    ///
    /// Readers want dark on light: where the ink is the lighter of the two, the light modules and the quiet zone are what is
    /// filled, and the ground shows as the dark ones.
    pub fn modules(&mut self, part: &str, at: Rect, modules: &[Vec<bool>], alt: &str) {
        let names = self.names(part, Alt::Words(alt), None, Mark::mute(at));
        let is_ink_dark = self.palette.rgb(Role::Ink).is_dark();
        let side = modules.len() + 2 * layout::QUIET_MODULES;
        let is_dark = |x: usize, y: usize| {
            let module = |row: &Vec<bool>| row.get(x.checked_sub(layout::QUIET_MODULES)?).copied();
            y.checked_sub(layout::QUIET_MODULES).and_then(|y| modules.get(y)).and_then(module).unwrap_or(false)
        };
        let mut path = String::new();
        for y in 0..side {
            let mut x = 0;
            while x < side {
                let run = (x..side).take_while(|x| is_dark(*x, y) == is_ink_dark).count();
                if run > 0 {
                    let (right, bottom) = (x + run, y + 1);
                    let _ = write!(
                        path,
                        "<a:moveTo><a:pt x=\"{x}\" y=\"{y}\"/></a:moveTo><a:lnTo><a:pt x=\"{right}\" y=\"{y}\"/></a:lnTo><a:lnTo><a:pt x=\"{right}\" y=\"{bottom}\"/></a:lnTo><a:lnTo><a:pt x=\"{x}\" y=\"{bottom}\"/></a:lnTo><a:close/>"
                    );
                }
                x += run + 1;
            }
        }
        let shape = format!(
            "<p:sp><p:nvSpPr>{names}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"{side}\" h=\"{side}\">{path}</a:path></a:pathLst></a:custGeom>{}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>",
            at.element("a:xfrm"),
            self.palette.colour(Role::Ink).fill()
        );
        self.add(&shape);
    }

    /// A table with its corner at a point.
    pub fn table(&mut self, part: &str, left: f64, top: f64, table: &Table, alt: &str) {
        let mark = Mark { says: mark::fingerprint(&table.said()), ..Mark::mute(table.place(left, top)) };
        let names = self.names(part, Alt::Words(alt), None, mark);
        let shape = format!(
            "<p:graphicFrame><p:nvGraphicFramePr>{names}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{}<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\">{}</a:graphicData></a:graphic></p:graphicFrame>",
            table.place(left, top).element("p:xfrm"),
            table.element(self.writer())
        );
        self.add(&shape);
    }

    /// A native chart.
    pub fn chart(&mut self, part: &str, at: Rect, chart: Chart, alt: &str) {
        let names = self.names(part, Alt::Words(alt), None, Mark::of_chart(&chart.xml, at));
        let id = self.reference(Reference::Chart(chart));
        let shape = format!(
            "<p:graphicFrame><p:nvGraphicFramePr>{names}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{}<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"{id}\"/></a:graphicData></a:graphic></p:graphicFrame>",
            at.element("p:xfrm")
        );
        self.add(&shape);
    }

    /// Has the slide's last shape carry the mark of its notes.
    pub fn carry_notes(&mut self, notes: &[Text]) {
        if notes.is_empty() {
            return;
        }
        let said: Vec<String> = notes.iter().map(|text| text.plain(self.language)).collect();
        let says = mark::fingerprint(&said::plain(&said.join(" ")));
        self.carried.push((mark::NOTES.to_owned(), Mark { says, slide: self.number as u32, ..Mark::default() }));
    }

    /// The finished slide.
    pub fn finish(mut self) -> Drawn {
        if let Some(at) = self.carrier {
            let carried: String = self.carried.iter().map(|(part, mark)| format!("+{part}#{mark}")).collect();
            self.shapes.insert_str(at, &carried);
        }
        let map = self.layout.map_override.as_deref().unwrap_or("<a:masterClrMapping/>");
        let xml = format!(
            "{}<p:sld xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"><p:cSld name=\"{}\"><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>{}</p:spTree></p:cSld><p:clrMapOvr>{map}</p:clrMapOvr></p:sld>",
            crate::xml::DECLARATION,
            escaped(&self.code.0),
            self.shapes
        );
        Drawn { xml, references: self.references, warnings: self.warnings }
    }
}
