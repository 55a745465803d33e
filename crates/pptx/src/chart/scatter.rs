//! Points and lines in a plane of two axes.

use std::fmt::Write as _;

use super::sheet::{Cells, Sheet};
use super::{CATEGORY_AXIS, Chart, Inner, Pen, VALUE_AXIS, shows};
use crate::shape::canvas::Stroke;
use crate::template::palette::Role;
use crate::xml::escaped;

/// What a series is called.
#[derive(Debug, Clone, PartialEq)]
pub enum SeriesName {
    /// By the head of a column.
    Head(usize),
    /// By the name of a row.
    Row(usize),
    /// By words that stand in no cell.
    Words(String),
}

/// A point's mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Marker {
    /// Its shape.
    pub symbol: Symbol,
    /// Its size in points.
    pub size_pt: u32,
    /// What it is filled with.
    pub fill: Role,
    /// Its outline.
    pub outline: (Role, f64),
}

/// A mark's shape: told apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    /// ●
    Circle,
    /// □
    Square,
    /// ◆
    Diamond,
}

impl Symbol {
    fn word(self) -> &'static str {
        match self {
            Symbol::Circle => "circle",
            Symbol::Square => "square",
            Symbol::Diamond => "diamond",
        }
    }
}

/// One series.
///
/// PowerPoint draws later ones on top, LibreOffice earlier ones; and LibreOffice loses the points of a series that comes
/// before a longer one. So the longest comes first, and what must lie on top comes first and last.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is called.
    pub name: SeriesName,
    /// Where its points are along.
    pub x: Cells,
    /// Where its points are up.
    pub y: Cells,
    /// The line through them.
    pub line: Option<Stroke>,
    /// Their marks.
    pub marker: Option<Marker>,
    /// Points whose mark is another, or none.
    pub points: Vec<(usize, Option<Marker>)>,
}

/// One of the two axes.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaneAxis {
    /// Its ends.
    pub ends: (f64, f64),
    /// The distance between its marks.
    pub step: f64,
    /// Whether its marks have lines across the plot.
    pub has_grid: bool,
    /// How its numbers are shown, where they are.
    pub number_format: Option<String>,
    /// Whether it runs from the top down.
    pub is_turned: bool,
}

impl PlaneAxis {
    /// An axis that only gives places: one a row, from the top down.
    pub fn of_rows(n: usize) -> PlaneAxis {
        let ends = (0.5, n as f64 + 0.5);
        PlaneAxis { ends, step: 1.0, has_grid: false, number_format: None, is_turned: true }
    }

    /// An axis that only gives places, from nought at the bottom to one at the top.
    pub fn unit() -> PlaneAxis {
        PlaneAxis { ends: (0.0, 1.0), step: 1.0, has_grid: false, number_format: None, is_turned: false }
    }
}

/// What a plane needs to know beside its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaneDesign {
    /// In the order drawn.
    pub series: Vec<Series>,
    /// The axis along.
    pub x: PlaneAxis,
    /// Whether the axis along has its numbers above the plot.
    pub is_x_above: bool,
    /// The axis up.
    pub y: PlaneAxis,
    /// The size of the axis numbers.
    pub axis_pt: f64,
    /// Left, top, right and bottom margin of the plot in inches.
    pub margins: [f64; 4],
    /// The chart's size in inches.
    pub frame: (f64, f64),
}

/// Draws series in a plane.
pub fn plane(sheet: Sheet, design: &PlaneDesign, pen: Pen<'_>) -> Chart {
    let mut series = String::new();
    for (idx, one) in design.series.iter().enumerate() {
        let name = match &one.name {
            SeriesName::Head(column_idx) => sheet.head_reference(*column_idx),
            SeriesName::Row(row_idx) => sheet.name_reference(*row_idx),
            SeriesName::Words(words) => format!("<c:tx><c:v>{}</c:v></c:tx>", escaped(words)),
        };
        let line = match one.line {
            Some(stroke) => pen.stroke(stroke),
            None => "<a:ln w=\"19050\"><a:noFill/></a:ln>".to_owned(),
        };
        let marker = marker_element(one.marker, pen);
        let points: String = one
            .points
            .iter()
            .map(|(at, marker)| {
                let marker = marker_element(*marker, pen);
                format!("<c:dPt><c:idx val=\"{at}\"/>{marker}<c:bubble3D val=\"0\"/></c:dPt>")
            })
            .collect();
        let _ = write!(
            series,
            "<c:ser><c:idx val=\"{idx}\"/><c:order val=\"{idx}\"/>{name}<c:spPr>{line}</c:spPr>{marker}{points}<c:dLbls><c:delete val=\"1\"/></c:dLbls><c:xVal>{}</c:xVal><c:yVal>{}</c:yVal><c:smooth val=\"0\"/></c:ser>",
            sheet.numbers_reference(&one.x),
            sheet.numbers_reference(&one.y)
        );
    }
    // An axis stands where the other begins or ends; turned, its beginning is at the top.
    let x_at = if design.is_x_above == design.y.is_turned { "min" } else { "max" };
    let x = axis(&design.x, (CATEGORY_AXIS, VALUE_AXIS), if design.is_x_above { "t" } else { "b" }, x_at, design, pen);
    let y = axis(&design.y, (VALUE_AXIS, CATEGORY_AXIS), "l", "min", design, pen);
    let plot = format!(
        "<c:scatterChart><c:scatterStyle val=\"lineMarker\"/><c:varyColors val=\"0\"/>{series}<c:dLbls>{}</c:dLbls><c:axId val=\"{CATEGORY_AXIS}\"/><c:axId val=\"{VALUE_AXIS}\"/></c:scatterChart>{x}{y}",
        shows(false)
    );
    let [left, top, right, bottom] = design.margins;
    let inner = Inner::with_margins(design.frame, left, top, right, bottom);
    Chart { xml: pen.chart_space(inner, &plot), sheet }
}

fn marker_element(marker: Option<Marker>, pen: Pen<'_>) -> String {
    match marker {
        Some(Marker { symbol, size_pt, fill, outline: (role, width_pt) }) => format!(
            "<c:marker><c:symbol val=\"{}\"/><c:size val=\"{size_pt}\"/><c:spPr>{}{}</c:spPr></c:marker>",
            symbol.word(),
            pen.fill(fill),
            pen.line(role, width_pt)
        ),
        None => "<c:marker><c:symbol val=\"none\"/></c:marker>".to_owned(),
    }
}

fn axis(axis: &PlaneAxis, ids: (u32, u32), side: &str, crosses: &str, design: &PlaneDesign, pen: Pen<'_>) -> String {
    let (id, cross) = ids;
    let (min, max) = axis.ends;
    let orientation = if axis.is_turned { "maxMin" } else { "minMax" };
    let is_hidden = axis.number_format.is_none() && !axis.has_grid;
    let grid = match axis.has_grid {
        true => format!("<c:majorGridlines><c:spPr>{}</c:spPr></c:majorGridlines>", pen.line(Role::Grid, 0.75)),
        false => String::new(),
    };
    format!(
        "<c:valAx><c:axId val=\"{id}\"/><c:scaling><c:orientation val=\"{orientation}\"/><c:max val=\"{max}\"/><c:min val=\"{min}\"/></c:scaling><c:delete val=\"{}\"/><c:axPos val=\"{side}\"/>{grid}<c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"{}\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{}<c:crossAx val=\"{cross}\"/><c:crosses val=\"{crosses}\"/><c:crossBetween val=\"midCat\"/><c:majorUnit val=\"{}\"/></c:valAx>",
        u8::from(is_hidden),
        escaped(axis.number_format.as_deref().unwrap_or("General")),
        if axis.number_format.is_some() { "nextTo" } else { "none" },
        pen.text(Role::Grey, design.axis_pt, false),
        axis.step
    )
}
