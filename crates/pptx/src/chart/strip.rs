//! A strip of dots: the group's range in one line.

use super::sheet::Sheet;
use super::{CATEGORY_AXIS, Chart, Inner, Pen, VALUE_AXIS, shows};
use crate::template::palette::Role;

/// Which rows of the sheet are what. The first column holds the values, the second the height, which is nought.
#[derive(Debug, Clone, PartialEq)]
pub struct StripDesign {
    /// How many rows from the top are grey dots.
    pub n_calm: usize,
    /// How many rows after them are marked dots.
    pub n_marked: usize,
    /// Whether the last row is riket.
    pub has_riket: bool,
    /// The axis' ends.
    pub axis: (f64, f64),
    /// The chart's size in inches.
    pub frame: (f64, f64),
    /// The plot's margin at the left and the right in inches, so that the dots at the ends are whole.
    pub margin: f64,
}

/// Draws the strip. Riket has no dot: its tick is a line behind the chart, since not every program draws error bars.
pub fn strip(sheet: Sheet, design: &StripDesign, names: [&str; 3], pen: Pen<'_>) -> Chart {
    let (calm_end, marked_end) = (design.n_calm, design.n_calm + design.n_marked);
    let mut series = String::new();
    let mut n_series = 0;
    let mut add = |rows: std::ops::Range<usize>, name: &str, marker: String| {
        if rows.is_empty() {
            return;
        }
        series += &format!(
            "<c:ser><c:idx val=\"{n_series}\"/><c:order val=\"{n_series}\"/><c:tx><c:v>{}</c:v></c:tx><c:spPr><a:ln w=\"19050\"><a:noFill/></a:ln></c:spPr>{marker}<c:dLbls><c:delete val=\"1\"/></c:dLbls><c:xVal>{}</c:xVal><c:yVal>{}</c:yVal><c:smooth val=\"0\"/></c:ser>",
            crate::xml::escaped(name),
            sheet.values_reference(0, rows.clone()),
            sheet.values_reference(1, rows)
        );
        n_series += 1;
    };
    let dot = |role: Role, size: u32| {
        format!(
            "<c:marker><c:symbol val=\"circle\"/><c:size val=\"{size}\"/><c:spPr>{}{}</c:spPr></c:marker>",
            pen.fill(role),
            pen.line(Role::Ground, 1.0)
        )
    };
    if design.has_riket {
        let unmarked = "<c:marker><c:symbol val=\"none\"/></c:marker>".to_owned();
        add(marked_end..marked_end + 1, names[2], unmarked);
    }
    add(0..calm_end, names[0], dot(Role::Outline, 11));
    add(calm_end..marked_end, names[1], dot(Role::Marked, 15));
    let axis = |id: u32, cross: u32, place: &str, (min, max): (f64, f64)| {
        format!(
            "<c:valAx><c:axId val=\"{id}\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"{max}\"/><c:min val=\"{min}\"/></c:scaling><c:delete val=\"1\"/><c:axPos val=\"{place}\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"{cross}\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"midCat\"/></c:valAx>"
        )
    };
    let plot = format!(
        "<c:scatterChart><c:scatterStyle val=\"lineMarker\"/><c:varyColors val=\"0\"/>{series}<c:dLbls>{}</c:dLbls><c:axId val=\"{CATEGORY_AXIS}\"/><c:axId val=\"{VALUE_AXIS}\"/></c:scatterChart>{}{}",
        shows(false),
        axis(CATEGORY_AXIS, VALUE_AXIS, "b", design.axis),
        axis(VALUE_AXIS, CATEGORY_AXIS, "l", (-1.0, 1.0))
    );
    let inner = Inner::with_margins(design.frame, design.margin, 0.0, design.margin, 0.0);
    Chart { xml: pen.chart_space(inner, &plot), sheet }
}
