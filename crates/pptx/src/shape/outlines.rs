//! What is drawn on a slide without letters: rectangles, lines, ticks, groups, freeforms, codes.

use std::fmt::Write as _;

use super::canvas::{Alt, Canvas, Stroke, Surface};
use super::geometry::{Rect, emu};
use super::mark::Mark;
use super::placed::Element;
use super::reading_order::{Reads, Standing};
use crate::template::palette::Role;

impl Canvas<'_> {
    /// A filled rectangle behind something.
    pub fn rectangle(&mut self, part: &str, at: Rect, fill: Role) {
        let naming = self.naming(part, Alt::Decorative, None, Mark::mute(at));
        let rest = format!(
            "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang=\"{}\"/></a:p></p:txBody></p:sp>",
            at.element("a:xfrm"),
            self.palette.colour(fill).fill(),
            self.language.tag()
        );
        self.add(Element::Shape, naming, rest, Standing { at, reads: Reads::Nothing });
    }

    /// A straight line along a rectangle without width or height.
    pub fn line(&mut self, part: &str, at: Rect, stroke: Stroke, alt: Alt<'_>) {
        let naming = self.naming(part, alt, None, Mark::mute(at));
        let rest = format!(
            "<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{}<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom><a:ln w=\"{}\" cap=\"flat\">{}<a:prstDash val=\"{}\"/></a:ln></p:spPr></p:cxnSp>",
            at.element("a:xfrm"),
            emu(stroke.width_pt / 72.0),
            self.palette.colour(stroke.role).fill(),
            stroke.dash.word()
        );
        self.add(Element::Line, naming, rest, Standing { at, reads: alt.reads_as(Reads::Line) });
    }

    /// Many upright ticks as one shape, from the top to the bottom of a rectangle.
    ///
    /// - **Unit:** `at_x` is each tick's distance from the rectangle's left edge, in inches.
    pub fn ticks(&mut self, part: &str, at: Rect, at_x: &[f64], width_pt: f64, colour: &str, alt: Alt<'_>) {
        let naming = self.naming(part, alt, None, Mark::mute(at));
        let (width, height) = (emu(at.width), emu(at.height));
        let mut path = String::new();
        for x in at_x {
            let x = emu(*x).clamp(0, width);
            let _ = write!(
                path,
                "<a:moveTo><a:pt x=\"{x}\" y=\"0\"/></a:moveTo><a:lnTo><a:pt x=\"{x}\" y=\"{height}\"/></a:lnTo>"
            );
        }
        let rest = format!(
            "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"{width}\" h=\"{height}\" fill=\"none\">{path}</a:path></a:pathLst></a:custGeom><a:noFill/><a:ln w=\"{}\" cap=\"flat\"><a:solidFill>{colour}</a:solidFill></a:ln></p:spPr></p:sp>",
            at.element("a:xfrm"),
            emu(width_pt / 72.0)
        );
        self.add(Element::Shape, naming, rest, Standing { at, reads: alt.reads_as(Reads::Graphic) });
    }

    /// Begins a group; what is drawn until [`Canvas::end_group`] belongs to it and keeps its place on the slide.
    pub fn begin_group(&mut self, part: &str, at: Rect, alt: Alt<'_>) {
        let naming = self.naming(part, alt, None, Mark::mute(at));
        let inner = at.element("a:xfrm");
        let own = inner.trim_start_matches("<a:xfrm>").trim_end_matches("</a:xfrm>");
        let child = own.replace("<a:off ", "<a:chOff ").replace("<a:ext ", "<a:chExt ");
        let rest =
            format!("<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{own}{child}</a:xfrm></p:grpSpPr>");
        self.open(naming, rest, Standing { at, reads: alt.reads_as(Reads::Graphic) });
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
        let naming = self.naming(part, alt, None, Mark::mute(at));
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
        let rest = format!(
            "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"{width}\" h=\"{height}\">{path}</a:path></a:pathLst></a:custGeom>{fill}{line}</p:spPr></p:sp>",
            at.element("a:xfrm")
        );
        self.add(Element::Shape, naming, rest, Standing { at, reads: alt.reads_as(Reads::Graphic) });
    }

    /// A straight line from one point to another, in whatever direction.
    pub fn leader(&mut self, part: &str, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        let at = Rect::new(from.0.min(to.0), from.1.min(to.1), (to.0 - from.0).abs(), (to.1 - from.1).abs());
        let naming = self.naming(part, Alt::Decorative, None, Mark::mute(at));
        let is_rising = (to.0 > from.0) != (to.1 > from.1);
        let transform = match is_rising {
            true => at.element("a:xfrm").replacen("<a:xfrm>", "<a:xfrm flipV=\"1\">", 1),
            false => at.element("a:xfrm"),
        };
        let rest = format!(
            "<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{transform}<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom><a:ln w=\"{}\" cap=\"flat\">{}<a:prstDash val=\"{}\"/></a:ln></p:spPr></p:cxnSp>",
            emu(stroke.width_pt / 72.0),
            self.palette.colour(stroke.role).fill(),
            stroke.dash.word()
        );
        self.add(Element::Line, naming, rest, Standing { at, reads: Reads::Nothing });
    }

    /// A code of square modules as one shape, with the quiet zone it needs inside the rectangle.
    ///
    /// Readers want dark on light: where the ink is the lighter of the two, the light modules and the quiet zone are what is
    /// filled, and the ground shows as the dark ones.
    pub fn modules(&mut self, part: &str, at: Rect, modules: &[Vec<bool>], alt: &str) {
        let naming = self.naming(part, Alt::Words(alt), None, Mark::mute(at));
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
        let rest = format!(
            "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"{side}\" h=\"{side}\">{path}</a:path></a:pathLst></a:custGeom>{}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>",
            at.element("a:xfrm"),
            self.palette.colour(Role::Ink).fill()
        );
        self.add(Element::Shape, naming, rest, Standing { at, reads: Reads::Graphic });
    }
}
