//! Horizontal bars made of parts that lie one after the other.

use std::fmt::Write as _;

use super::sheet::Sheet;
use super::{CATEGORY_AXIS, Chart, Inner, Pen, VALUE_AXIS, shows};
use crate::template::palette::Role;
use crate::xml::escaped;

/// How one part of one bar looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartLook {
    /// What it is filled with; `None` is not seen.
    pub fill: Option<Role>,
    /// Its outline.
    pub outline: Option<(Role, f64)>,
    /// The colour of its value, where that stands in it.
    pub label: Option<Role>,
    /// Whether its value is bold.
    pub is_bold: bool,
}

impl PartLook {
    /// Not seen at all.
    pub const UNSEEN: PartLook = PartLook { fill: None, outline: None, label: None, is_bold: false };
}

/// One series of parts.
#[derive(Debug, Clone, PartialEq)]
pub struct PartSeries {
    /// The column its values stand in.
    pub column_idx: usize,
    /// One a row.
    pub looks: Vec<PartLook>,
}

/// What a chart of stacked bars needs to know beside its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct StackedDesign {
    /// From the base out.
    pub series: Vec<PartSeries>,
    /// A column that is not drawn: its bars lie unseen over the others, so that the chart knows the numbers it is about.
    pub unseen_column_idx: Option<usize>,
    /// How many rows from the top are bars.
    pub n_rows: usize,
    /// The axis' ends.
    pub axis: (f64, f64),
    /// The size of the values.
    pub size_pt: f64,
    /// How a value is shown.
    pub label_format: String,
    /// The chart's size in inches.
    pub frame: (f64, f64),
    /// The margin of the plot at the left and at the right.
    pub margin: f64,
    /// The gap between bars, in percent of a bar.
    pub gap_percent: u32,
}

/// Draws columns of a sheet as parts of bars, the first row at the top.
pub fn stacked(sheet: Sheet, design: &StackedDesign, pen: Pen<'_>) -> Chart {
    let series: String =
        design.series.iter().enumerate().map(|(idx, one)| one_series(&sheet, one, idx, design, pen)).collect();
    let (category, value) = (CATEGORY_AXIS, VALUE_AXIS);
    let mut plot = format!(
        "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"stacked\"/><c:varyColors val=\"0\"/>{series}<c:gapWidth val=\"{}\"/><c:overlap val=\"100\"/><c:axId val=\"{category}\"/><c:axId val=\"{value}\"/></c:barChart>",
        design.gap_percent
    );
    let mut axes = axes(&sheet, (category, value), design, false, pen);
    if let Some(column_idx) = design.unseen_column_idx {
        let unseen = PartSeries { column_idx, looks: vec![PartLook::UNSEEN; design.n_rows] };
        let (category, value) = (CATEGORY_AXIS + 1, VALUE_AXIS + 1);
        let _ = write!(
            plot,
            "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>{}<c:gapWidth val=\"{}\"/><c:axId val=\"{category}\"/><c:axId val=\"{value}\"/></c:barChart>",
            one_series(&sheet, &unseen, design.series.len(), design, pen),
            design.gap_percent
        );
        axes += &self::axes(&sheet, (category, value), design, true, pen);
    }
    let inner = Inner::with_margins(design.frame, design.margin, 0.0, design.margin, 0.0);
    Chart { xml: pen.chart_space(inner, &(plot + &axes)), sheet }
}

fn one_series(sheet: &Sheet, one: &PartSeries, idx: usize, design: &StackedDesign, pen: Pen<'_>) -> String {
    let rows = 0..design.n_rows;
    let shape = |look: &PartLook| {
        let fill = look.fill.map_or("<a:noFill/>".to_owned(), |role| pen.fill(role));
        let line = look.outline.map_or("<a:ln><a:noFill/></a:ln>".to_owned(), |(role, width)| pen.line(role, width));
        format!("<c:spPr>{fill}{line}</c:spPr>")
    };
    let usual = one.looks.first().copied().unwrap_or(PartLook::UNSEEN);
    let (mut points, mut labels) = (String::new(), String::new());
    for (row_idx, look) in one.looks.iter().enumerate() {
        if (look.fill, look.outline) != (usual.fill, usual.outline) {
            let _ = write!(
                points,
                "<c:dPt><c:idx val=\"{row_idx}\"/><c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/>{}</c:dPt>",
                shape(look)
            );
        }
        let is_there = sheet.columns[one.column_idx].value(row_idx).is_some();
        let Some(role) = look.label.filter(|_| is_there) else { continue };
        let _ = write!(
            labels,
            "<c:dLbl><c:idx val=\"{row_idx}\"/><c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}<c:dLblPos val=\"ctr\"/>{}</c:dLbl>",
            escaped(&design.label_format),
            pen.text(role, design.size_pt, look.is_bold),
            shows(true)
        );
    }
    let labels = match labels.is_empty() {
        true => "<c:delete val=\"1\"/>".to_owned(),
        false => labels + "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>" + &shows(false),
    };
    format!(
        "<c:ser><c:idx val=\"{idx}\"/><c:order val=\"{idx}\"/>{}{}<c:invertIfNegative val=\"0\"/>{points}<c:dLbls>{labels}</c:dLbls><c:cat>{}</c:cat><c:val>{}</c:val></c:ser>",
        sheet.head_reference(one.column_idx),
        shape(&usual),
        sheet.names_reference(rows.clone()),
        sheet.values_reference(one.column_idx, rows)
    )
}

fn axes(sheet: &Sheet, ids: (u32, u32), design: &StackedDesign, is_second: bool, pen: Pen<'_>) -> String {
    let (category, value) = ids;
    let (min, max) = design.axis;
    let (deleted, side, top) = if is_second { (1, "r", "b") } else { (0, "l", "t") };
    let line = pen.line(if min < 0.0 { Role::Ink } else { Role::Grid }, if min < 0.0 { 1.5 } else { 1.0 });
    format!(
        "<c:catAx><c:axId val=\"{category}\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"{deleted}\"/><c:axPos val=\"{side}\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"none\"/><c:spPr>{line}</c:spPr><c:crossAx val=\"{value}\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx><c:valAx><c:axId val=\"{value}\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"{max}\"/><c:min val=\"{min}\"/></c:scaling><c:delete val=\"1\"/><c:axPos val=\"{top}\"/><c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"{category}\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/></c:valAx>",
        escaped(&sheet.format)
    )
}
