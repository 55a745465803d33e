//! Developments over years.

use std::fmt::Write as _;

use super::sheet::Sheet;
use super::{CATEGORY_AXIS, Chart, Inner, Pen, VALUE_AXIS, shows};
use crate::template::palette::Role;
use crate::xml::escaped;

/// How one line looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineLook {
    /// Its colour.
    pub role: Role,
    /// Its thickness.
    pub width_pt: f64,
    /// The point that has a dot and its value beside it.
    pub labelled_idx: Option<usize>,
}

/// What a chart of lines needs to know beside its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct LinesDesign {
    /// One a column of the sheet; later ones lie on top.
    pub looks: Vec<LineLook>,
    /// The axis' ends.
    pub axis: (f64, f64),
    /// The distance between lines of the grid.
    pub step: f64,
    /// Whether the values' axis has numbers.
    pub has_axis_numbers: bool,
    /// How an axis number is shown.
    pub axis_format: String,
    /// How a value is shown.
    pub label_format: String,
    /// The size of the value beside the last point.
    pub label_pt: f64,
    /// The size of the axis numbers.
    pub axis_pt: f64,
    /// Left, top, right and bottom margin of the plot in inches.
    pub margins: [f64; 4],
    /// The chart's size in inches.
    pub frame: (f64, f64),
}

/// Draws every column of a sheet as a line.
///
/// The years are for the slide to write: programs differ in which of many labels they leave out, or hide them all.
pub fn lines(sheet: Sheet, design: &LinesDesign, pen: Pen<'_>) -> Chart {
    let rows = 0..sheet.n_rows();
    let format = escaped(&design.label_format);
    let mut series = String::new();
    for (idx, look) in design.looks.iter().enumerate() {
        let mut point = String::new();
        let mut labels = "<c:dLbls><c:delete val=\"1\"/></c:dLbls>".to_owned();
        if let Some(at) = look.labelled_idx {
            let _ = write!(
                point,
                "<c:dPt><c:idx val=\"{at}\"/><c:marker><c:symbol val=\"circle\"/><c:size val=\"8\"/><c:spPr>{}<a:ln><a:noFill/></a:ln></c:spPr></c:marker><c:bubble3D val=\"0\"/><c:spPr>{}</c:spPr></c:dPt>",
                pen.fill(look.role),
                pen.line(look.role, look.width_pt)
            );
            labels = format!(
                "<c:dLbls><c:dLbl><c:idx val=\"{at}\"/><c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}<c:dLblPos val=\"r\"/>{}</c:dLbl><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}</c:dLbls>",
                pen.text(look.role, design.label_pt, true),
                shows(true),
                shows(false)
            );
        }
        let _ = write!(
            series,
            "<c:ser><c:idx val=\"{idx}\"/><c:order val=\"{idx}\"/>{}<c:spPr>{}</c:spPr><c:marker><c:symbol val=\"none\"/></c:marker>{point}{labels}<c:cat>{}</c:cat><c:val>{}</c:val><c:smooth val=\"0\"/></c:ser>",
            sheet.head_reference(idx),
            pen.line(look.role, look.width_pt),
            sheet.names_reference(rows.clone()),
            sheet.values_reference(idx, rows.clone())
        );
    }
    let (min, max) = design.axis;
    let numbers = if design.has_axis_numbers { "low" } else { "none" };
    let plot = format!(
        "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>{series}<c:marker val=\"1\"/><c:axId val=\"{CATEGORY_AXIS}\"/><c:axId val=\"{VALUE_AXIS}\"/></c:lineChart><c:catAx><c:axId val=\"{CATEGORY_AXIS}\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"none\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val=\"{VALUE_AXIS}\"/><c:crosses val=\"min\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"60\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx><c:valAx><c:axId val=\"{VALUE_AXIS}\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"{max}\"/><c:min val=\"{min}\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:majorGridlines><c:spPr>{}</c:spPr></c:majorGridlines><c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"{numbers}\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{}<c:crossAx val=\"{CATEGORY_AXIS}\"/><c:crosses val=\"min\"/><c:crossBetween val=\"midCat\"/><c:majorUnit val=\"{}\"/></c:valAx>",
        pen.line(Role::Grid, 0.75),
        escaped(&design.axis_format),
        pen.text(Role::Grey, design.axis_pt, false),
        design.step
    );
    let [left, top, right, bottom] = design.margins;
    let inner = Inner::with_margins(design.frame, left, top, right, bottom);
    Chart { xml: pen.chart_space(inner, &plot), sheet }
}
