//! Developments over years.

use std::fmt::Write as _;

use super::sheet::{Cells, Sheet};
use super::{CATEGORY_AXIS, Chart, Inner, Pen, VALUE_AXIS, shows};
use crate::shape::canvas::{Dash, Stroke};
use crate::template::palette::Role;
use crate::xml::escaped;

/// How one line looks.
#[derive(Debug, Clone, PartialEq)]
pub struct LineLook {
    /// Its colour.
    pub role: Role,
    /// Its thickness.
    pub width_pt: f64,
    /// Whether and how it is broken.
    pub dash: Dash,
    /// The points that have a dot.
    pub dots: Vec<usize>,
    /// The point that has its value beside it.
    pub labelled_idx: Option<usize>,
}

/// What of a sheet is a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinesOf {
    /// Every column; the names are the places along.
    Columns,
    /// Some rows, each along those columns, whose heads are the places along.
    Rows(Vec<usize>, std::ops::Range<usize>),
}

/// What a chart of lines needs to know beside its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct LinesDesign {
    /// What the lines are.
    pub of: LinesOf,
    /// One a line; later ones lie on top.
    pub looks: Vec<LineLook>,
    /// The axis' ends.
    pub axis: (f64, f64),
    /// The distance between lines of the grid.
    pub step: f64,
    /// Whether its marks have lines across the plot.
    pub has_grid: bool,
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

/// Draws columns or rows of a sheet as lines.
///
/// The years are for the slide to write: programs differ in which of many labels they leave out, or hide them all.
pub fn lines(sheet: Sheet, design: &LinesDesign, pen: Pen<'_>) -> Chart {
    let format = escaped(&design.label_format);
    let mut series = String::new();
    for (idx, look) in design.looks.iter().enumerate() {
        let stroke = Stroke { width_pt: look.width_pt, role: look.role, dash: look.dash };
        let points: String = look
            .dots
            .iter()
            .map(|at| {
                format!(
                    "<c:dPt><c:idx val=\"{at}\"/><c:marker><c:symbol val=\"circle\"/><c:size val=\"8\"/><c:spPr>{}<a:ln><a:noFill/></a:ln></c:spPr></c:marker><c:bubble3D val=\"0\"/><c:spPr>{}</c:spPr></c:dPt>",
                    pen.fill(look.role),
                    pen.stroke(stroke)
                )
            })
            .collect();
        let labels = match look.labelled_idx {
            None => "<c:dLbls><c:delete val=\"1\"/></c:dLbls>".to_owned(),
            Some(at) => format!(
                "<c:dLbls><c:dLbl><c:idx val=\"{at}\"/><c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}<c:dLblPos val=\"r\"/>{}</c:dLbl><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}</c:dLbls>",
                pen.text(look.role, design.label_pt, true),
                shows(true),
                shows(false)
            ),
        };
        let (name, places, values) = match &design.of {
            LinesOf::Columns => {
                let rows = 0..sheet.n_rows();
                (sheet.head_reference(idx), sheet.names_reference(rows.clone()), sheet.values_reference(idx, rows))
            }
            LinesOf::Rows(rows, columns) => (
                sheet.name_reference(rows[idx]),
                sheet.heads_reference(columns),
                sheet.numbers_reference(&Cells::Along(rows[idx], columns.clone())),
            ),
        };
        let _ = write!(
            series,
            "<c:ser><c:idx val=\"{idx}\"/><c:order val=\"{idx}\"/>{name}<c:spPr>{}</c:spPr><c:marker><c:symbol val=\"none\"/></c:marker>{points}{labels}<c:cat>{places}</c:cat><c:val>{values}</c:val><c:smooth val=\"0\"/></c:ser>",
            pen.stroke(stroke)
        );
    }
    let (min, max) = design.axis;
    let numbers = if design.has_axis_numbers { "low" } else { "none" };
    let plot = format!(
        "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>{series}<c:marker val=\"1\"/><c:axId val=\"{CATEGORY_AXIS}\"/><c:axId val=\"{VALUE_AXIS}\"/></c:lineChart><c:catAx><c:axId val=\"{CATEGORY_AXIS}\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"none\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val=\"{VALUE_AXIS}\"/><c:crosses val=\"min\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"60\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx><c:valAx><c:axId val=\"{VALUE_AXIS}\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"{max}\"/><c:min val=\"{min}\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/>{}<c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"{numbers}\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{}<c:crossAx val=\"{CATEGORY_AXIS}\"/><c:crosses val=\"min\"/><c:crossBetween val=\"midCat\"/><c:majorUnit val=\"{}\"/></c:valAx>",
        match design.has_grid {
            true => format!("<c:majorGridlines><c:spPr>{}</c:spPr></c:majorGridlines>", pen.line(Role::Grid, 0.75)),
            false => String::new(),
        },
        escaped(&design.axis_format),
        pen.text(Role::Grey, design.axis_pt, false),
        design.step
    );
    let [left, top, right, bottom] = design.margins;
    let inner = Inner::with_margins(design.frame, left, top, right, bottom);
    Chart { xml: pen.chart_space(inner, &plot), sheet }
}
