//! Native charts, each with the workbook that "Edit data" opens.
//!
//! A [`sheet`] holds a chart's numbers once; the [`workbook`] and the chart's own caches are both written from it, so
//! they cannot differ. [`bars`], [`stacked`], [`lines`], [`scatter`] and [`strip`] are the kinds. The order of elements in a chart is
//! part of the format: PowerPoint offers to repair a file that has them otherwise.

pub mod bars;
pub mod lines;
pub mod scatter;
pub mod sheet;
pub mod stacked;
pub mod strip;
pub mod workbook;

use document::Language;

use crate::shape::canvas::Stroke;
use crate::shape::geometry::emu;
use crate::shape::text::hundredths;
use crate::template::palette::{Palette, Role};
use crate::xml::DECLARATION;
use sheet::Sheet;

/// A chart with its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The chart's part.
    pub xml: String,
    /// Its numbers.
    pub sheet: Sheet,
}

/// What is drawn with.
#[derive(Debug, Clone, Copy)]
pub struct Pen<'a> {
    /// The colours.
    pub palette: &'a Palette,
    /// The language of the texts.
    pub language: Language,
}

impl Pen<'_> {
    /// A fill.
    fn fill(self, role: Role) -> String {
        self.palette.colour(role).fill()
    }

    /// A line.
    fn line(self, role: Role, width_pt: f64) -> String {
        format!("<a:ln w=\"{}\" cap=\"rnd\">{}<a:round/></a:ln>", emu(width_pt / 72.0), self.fill(role))
    }

    /// A line, whole or broken.
    fn stroke(self, stroke: Stroke) -> String {
        format!(
            "<a:ln w=\"{}\" cap=\"rnd\">{}<a:prstDash val=\"{}\"/><a:round/></a:ln>",
            emu(stroke.width_pt / 72.0),
            self.fill(stroke.role),
            stroke.dash.word()
        )
    }

    /// How texts in a chart look.
    fn text(self, role: Role, size_pt: f64, is_bold: bool) -> String {
        format!(
            "<c:txPr><a:bodyPr wrap=\"none\" lIns=\"38100\" tIns=\"0\" rIns=\"38100\" bIns=\"0\"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{}\" b=\"{}\">{}</a:defRPr></a:pPr><a:endParaRPr lang=\"{}\"/></a:p></c:txPr>",
            hundredths(size_pt),
            u8::from(is_bold),
            self.fill(role),
            self.language.tag()
        )
    }

    /// A plot area as a chart's part: no title, no legend, no ground; the plot exactly where `inner` says, in shares
    /// of the chart.
    fn chart_space(self, inner: Inner, plots_and_axes: &str) -> String {
        let tag = self.language.tag();
        let Inner { left, top, width, height } = inner;
        format!(
            "{DECLARATION}<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:date1904 val=\"0\"/><c:lang val=\"{tag}\"/><c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout><c:manualLayout><c:layoutTarget val=\"inner\"/><c:xMode val=\"edge\"/><c:yMode val=\"edge\"/><c:x val=\"{left:.6}\"/><c:y val=\"{top:.6}\"/><c:w val=\"{width:.6}\"/><c:h val=\"{height:.6}\"/></c:manualLayout></c:layout>{plots_and_axes}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"1600\"/></a:pPr><a:endParaRPr lang=\"{tag}\"/></a:p></c:txPr><c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>"
        )
    }
}

/// The plot's place in its chart, in shares.
#[derive(Debug, Clone, Copy)]
struct Inner {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Inner {
    /// A plot with a margin on each side, in inches, in a frame of that size.
    fn with_margins(frame: (f64, f64), left: f64, top: f64, right: f64, bottom: f64) -> Inner {
        let (width, height) = frame;
        Inner {
            left: left / width,
            top: top / height,
            width: (width - left - right) / width,
            height: (height - top - bottom) / height,
        }
    }
}

/// The two axes' names in a chart.
const CATEGORY_AXIS: u32 = 111_111_111;
const VALUE_AXIS: u32 = 222_222_222;

/// The end of every `dLbls` and `dLbl`: what a label shows.
fn shows(value: bool) -> String {
    format!(
        "<c:showLegendKey val=\"0\"/><c:showVal val=\"{}\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>",
        u8::from(value)
    )
}
