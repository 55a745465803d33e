//! Ranked horizontal bars.

use std::fmt::Write as _;

use super::sheet::Sheet;
use super::{CATEGORY_AXIS, Chart, Inner, Pen, VALUE_AXIS, shows};
use crate::template::palette::Role;
use crate::xml::escaped;

/// How one bar looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BarLook {
    /// As the others.
    Calm,
    /// The marked municipality's.
    Marked,
    /// A figure of an earlier year: only an outline.
    Hollow,
    /// The marked municipality's figure of an earlier year.
    MarkedHollow,
}

impl BarLook {
    fn is_filled_with_accent(self) -> bool {
        self == BarLook::Marked
    }

    fn is_marked(self) -> bool {
        matches!(self, BarLook::Marked | BarLook::MarkedHollow)
    }
}

/// Where a bar's value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelPlace {
    /// In the bar, where it begins.
    InBase,
    /// After the bar's end: the bar is shorter than its value.
    Outside,
    /// Beside the chart.
    Nowhere,
}

/// One bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BarMark {
    /// How it looks.
    pub look: BarLook,
    /// Where its value stands.
    pub label: LabelPlace,
}

/// What a chart of bars needs to know beside its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct BarsDesign {
    /// One a row of the sheet.
    pub marks: Vec<BarMark>,
    /// The axis' ends.
    pub axis: (f64, f64),
    /// The size of the values.
    pub size_pt: f64,
    /// How a value is shown, with its unit.
    pub label_format: String,
    /// The chart's size in inches.
    pub frame: (f64, f64),
    /// The margin of the plot at the left and at the right.
    pub margin: f64,
    /// The gap between bars, in percent of a bar.
    pub gap_percent: u32,
    /// The columns that hold how far whiskers go down and up from the bars' ends, where there are any.
    pub whiskers: Option<(usize, usize)>,
}

/// Draws the first column of a sheet as bars, the first row at the top.
pub fn bars(sheet: Sheet, design: &BarsDesign, pen: Pen<'_>) -> Chart {
    let rows = 0..sheet.n_rows();
    let mut points = String::new();
    for (idx, mark) in design.marks.iter().enumerate().filter(|(_, mark)| mark.look != BarLook::Calm) {
        let (fill, outline) = match mark.look {
            BarLook::Calm | BarLook::Marked => (pen.fill(Role::Marked), "<a:ln><a:noFill/></a:ln>".to_owned()),
            BarLook::Hollow => ("<a:noFill/>".to_owned(), pen.line(Role::Outline, 1.25)),
            BarLook::MarkedHollow => ("<a:noFill/>".to_owned(), pen.line(Role::Marked, 2.0)),
        };
        let _ = write!(
            points,
            "<c:dPt><c:idx val=\"{idx}\"/><c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/><c:spPr>{fill}{outline}</c:spPr></c:dPt>"
        );
    }
    let mut labels = String::new();
    let format = escaped(&design.label_format);
    for (idx, mark) in design.marks.iter().enumerate() {
        let is_usual = mark.label == LabelPlace::InBase && !mark.look.is_marked();
        if is_usual || sheet.columns[0].values[idx].is_none() {
            continue;
        }
        if mark.label == LabelPlace::Nowhere {
            let _ = write!(labels, "<c:dLbl><c:idx val=\"{idx}\"/><c:delete val=\"1\"/></c:dLbl>");
            continue;
        }
        let role = match (mark.look.is_filled_with_accent(), mark.label) {
            (true, LabelPlace::InBase) => Role::OnFill,
            _ if mark.look.is_marked() => Role::Marked,
            _ => Role::Ink,
        };
        let _ = write!(
            labels,
            "<c:dLbl><c:idx val=\"{idx}\"/><c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}<c:dLblPos val=\"{}\"/>{}</c:dLbl>",
            pen.text(role, design.size_pt, mark.look.is_marked()),
            match mark.label {
                LabelPlace::InBase => "inBase",
                LabelPlace::Outside | LabelPlace::Nowhere => "outEnd",
            },
            shows(true)
        );
    }
    let _ = write!(
        labels,
        "<c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}<c:dLblPos val=\"inBase\"/>{}",
        pen.text(Role::Ink, design.size_pt, false),
        shows(true)
    );
    // Lengths by reference: LibreOffice draws none that stand in the chart alone.
    let whiskers = design.whiskers.map_or(String::new(), |(down, up)| {
        format!(
            "<c:errBars><c:errBarType val=\"both\"/><c:errValType val=\"cust\"/><c:noEndCap val=\"0\"/><c:plus>{}</c:plus><c:minus>{}</c:minus><c:spPr>{}</c:spPr></c:errBars>",
            sheet.values_reference(up, rows.clone()),
            sheet.values_reference(down, rows.clone()),
            pen.line(Role::Ink, 1.5)
        )
    });
    let series = format!(
        "<c:ser><c:idx val=\"0\"/><c:order val=\"0\"/>{}<c:spPr>{}{}</c:spPr><c:invertIfNegative val=\"0\"/>{points}<c:dLbls>{labels}</c:dLbls>{whiskers}<c:cat>{}</c:cat><c:val>{}</c:val></c:ser>",
        sheet.head_reference(0),
        pen.fill(Role::BarFill),
        pen.line(Role::Outline, 1.25),
        sheet.names_reference(rows.clone()),
        sheet.values_reference(0, rows)
    );
    let (min, max) = design.axis;
    let plot = format!(
        "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>{series}<c:gapWidth val=\"{}\"/><c:axId val=\"{CATEGORY_AXIS}\"/><c:axId val=\"{VALUE_AXIS}\"/></c:barChart><c:catAx><c:axId val=\"{CATEGORY_AXIS}\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"none\"/><c:spPr>{}</c:spPr><c:crossAx val=\"{VALUE_AXIS}\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx><c:valAx><c:axId val=\"{VALUE_AXIS}\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"{max}\"/><c:min val=\"{min}\"/></c:scaling><c:delete val=\"1\"/><c:axPos val=\"t\"/><c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"{CATEGORY_AXIS}\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/></c:valAx>",
        design.gap_percent,
        pen.line(Role::Ink, if min < 0.0 { 1.5 } else { 1.0 }),
        escaped(&sheet.format)
    );
    let inner = Inner::with_margins(design.frame, design.margin, 0.0, design.margin, 0.0);
    Chart { xml: pen.chart_space(inner, &plot), sheet }
}
