//! Native charts, linked to the cells of the tables beside them.

pub mod full_page;

mod bands;
mod beside;
mod country;
mod lines;
mod pairs;
mod parts;
mod scatter;
mod steps;

use document::{Bar, BarChart, DetailTable, Emphasis, Reference, ReferenceKind, Trend, TrendSeries, number};
use layout::{bar_axis, line_axis};
use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartAxisTickType, ChartDataLabel, ChartDataLabelPosition, ChartEmptyCells,
    ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType,
    ChartPoint, ChartSolidFill, ObjectMovement,
};

use crate::Error;
use crate::limits::{N_UNITS_MAX, within};
use crate::looks;
use crate::sheet::Sheet;
use crate::table::Range;

const ROW_PX: u32 = 20;
const WIDTH_PX: u32 = 640;
/// Of a chart that has a page to itself.
const PAGE_WIDTH_PX: u32 = 800;
const TITLE_PX: u32 = 70;
const BAR_PX: u32 = 28;
const LINES_PX: u32 = 340;
const N_TICKS: usize = 5;

/// What a chart is called and says of itself.
pub struct Caption<'a> {
    /// The page's name, so that the object can be found.
    pub name: &'a str,
    /// The message.
    pub title: &'a str,
    /// The message and the numbers, for those who do not see it.
    pub alt: &'a str,
}

/// Ranked bars beside their table. Gives the first row below the chart.
pub fn insert_bars(
    sheet: &mut Sheet<'_>,
    bars: &BarChart,
    table: &DetailTable,
    range: Range,
    caption: &Caption<'_>,
) -> Result<u32, Error> {
    let looks = looks_of_rows(bars, table);
    let Some(n_below_first) = u32::try_from(looks.len()).ok().and_then(|n| n.checked_sub(1)) else {
        return Ok(range.last_row + 1);
    };
    let first = range.head_row + 1;
    let last = first + n_below_first;
    let height_px = TITLE_PX + BAR_PX * (n_below_first + 1);

    let mut chart = Chart::new_bar();
    let points: Vec<ChartPoint> =
        looks.iter().map(|look| ChartPoint::new().set_format(&mut format_of(*look))).collect();
    let mut label = ChartDataLabel::new();
    label.show_value().set_position(ChartDataLabelPosition::OutsideEnd).set_font(&font(10.0, false));
    let labels: Vec<ChartDataLabel> = looks
        .iter()
        .map(|look| match look {
            RowLook::Missing => ChartDataLabel::new().set_hidden().to_custom(),
            _ => ChartDataLabel::default(),
        })
        .collect();
    chart
        .add_series()
        .set_name((sheet.name.as_str(), range.head_row, 1))
        .set_categories((sheet.name.as_str(), first, 0, last, 0))
        .set_values((sheet.name.as_str(), first, 1, last, 1))
        .set_gap(36)
        .set_points(&points)
        .set_data_label(&label)
        .set_custom_data_labels(&labels);

    let values = bars.rows.iter().filter_map(|row| row.bar.number()).map(|number| number.value);
    let axis = bar_axis(values.chain(bars.references.iter().map(|reference| reference.number.value)));
    // The library's x is what lies down: in a bar chart the values.
    chart.x_axis().set_min(axis.min).set_max(axis.max).set_hidden(true).set_major_gridlines(false);
    let mut base_line = ChartFormat::new();
    base_line.set_line(ChartLine::new().set_color(looks::OUTLINE));
    chart
        .y_axis()
        .set_reverse()
        .set_major_gridlines(false)
        .set_font(&font(10.0, false))
        .set_format(&mut base_line)
        .set_major_tick_type(ChartAxisTickType::None)
        .set_label_position(ChartAxisLabelPosition::Low);
    chart.legend().set_hidden();
    finish(&mut chart, caption, height_px);
    sheet.worksheet().insert_chart_with_offset(range.head_row, range.last_column + 1, &chart, 24, 0)?;
    Ok((range.last_row + 1).max(range.head_row + height_px.div_ceil(ROW_PX) + 1))
}

/// The development below its table and what is remarked on it. Gives the first row below the chart.
pub fn insert_lines(sheet: &mut Sheet<'_>, trend: &Trend, range: Range, caption: &Caption<'_>) -> Result<u32, Error> {
    let mut chart = Chart::new_line();
    let first = range.head_row + 1;
    let all_series: Vec<&TrendSeries> = trend.series.iter().chain(&trend.riket).collect();
    // The marked one is drawn last, on top of the others; its cells stay where they are.
    let mut order: Vec<usize> = (0..all_series.len()).collect();
    order.sort_by_key(|idx| all_series[*idx].emphasis == Emphasis::Marked);
    for (n_drawn, idx) in order.into_iter().enumerate() {
        let column = u16::try_from(idx + 1).unwrap_or(u16::MAX);
        let look = LineLook::of(all_series[idx], n_drawn);
        chart
            .add_series()
            .set_name((sheet.name.as_str(), range.head_row, column))
            .set_categories((sheet.name.as_str(), first, 0, range.last_row, 0))
            .set_values((sheet.name.as_str(), first, column, range.last_row, column))
            .set_format(&mut look.line())
            .set_marker(&look.marker());
    }
    let values = all_series.iter().flat_map(|series| series.values.iter().flatten()).map(|number| number.value);
    let axis = line_axis(values, N_TICKS);
    chart
        .y_axis()
        .set_min(axis.min)
        .set_max(axis.max)
        .set_major_unit(axis.ticks[1] - axis.ticks[0])
        .set_num_format(number::office_format(axis.decimals))
        .set_font(&font(10.0, false))
        .set_major_gridlines_line(ChartLine::new().set_color(looks::GRID));
    chart.x_axis().set_font(&font(10.0, false)).set_text_axis(true);
    chart.legend().set_position(ChartLegendPosition::Right).set_font(&font(10.0, false));
    chart.show_empty_cells_as(ChartEmptyCells::Gaps);
    finish(&mut chart, caption, LINES_PX);
    let row = sheet.row + 1;
    sheet.worksheet().insert_chart(row, 0, &chart)?;
    Ok(row + LINES_PX.div_ceil(ROW_PX) + 1)
}

fn finish(chart: &mut Chart, caption: &Caption<'_>, height_px: u32) {
    chart.title().set_name(within(caption.title, N_UNITS_MAX).as_str()).set_font(&font(12.0, true));
    let mut frame = ChartFormat::new();
    frame.set_border(ChartLine::new().set_color(looks::GRID));
    chart.chart_area().set_format(&mut frame);
    chart
        .set_name(caption.name)
        .set_alt_text(within(caption.alt, N_UNITS_MAX))
        .set_object_movement(ObjectMovement::MoveButDontSizeWithCells)
        .set_width(WIDTH_PX)
        .set_height(height_px);
}

/// A name at a point: as text, for not every program shows a label that points at a cell.
fn named(name: &str) -> ChartDataLabel {
    ChartDataLabel::new().set_value(name).to_custom()
}

fn font(size_pt: f64, is_bold: bool) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_size(size_pt).set_color(looks::INK);
    if is_bold {
        font.set_bold()
    } else {
        font.unset_bold()
    };
    font
}

/// How the bar of a table's row is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowLook {
    Calm,
    Marked,
    Older,
    MarkedOlder,
    Missing,
    Riket,
    Median,
}

/// The group's rows, then the references that follow them in the table: those are bars too, in ink.
fn looks_of_rows(bars: &BarChart, table: &DetailTable) -> Vec<RowLook> {
    let member = |row: &document::DetailRow| {
        let bar = bars.rows.iter().find(|bar| bar.area.is_some() && bar.area == row.area).map(|bar| &bar.bar);
        let is_marked = row.emphasis == Emphasis::Marked;
        match bar {
            Some(Bar::Older(..)) if is_marked => RowLook::MarkedOlder,
            Some(Bar::Older(..)) => RowLook::Older,
            Some(Bar::Missing(_)) => RowLook::Missing,
            _ if is_marked => RowLook::Marked,
            _ => RowLook::Calm,
        }
    };
    let reference = |row: &document::DetailRow| -> Option<RowLook> {
        let shown = row.cells.first()?.numbers().first()?.value;
        let is_same = |reference: &&Reference| reference.number.value.to_bits() == shown.to_bits();
        bars.references.iter().find(is_same).map(|reference| match reference.kind {
            ReferenceKind::Riket => RowLook::Riket,
            ReferenceKind::Median => RowLook::Median,
        })
    };
    let (members, others) = table.rows.split_at(table.rows.iter().take_while(|row| row.is_member).count());
    members.iter().map(member).chain(others.iter().map_while(reference).take(bars.references.len())).collect()
}

fn format_of(look: RowLook) -> ChartFormat {
    let (fill, outline, dash) = match look {
        RowLook::Calm | RowLook::Missing => (looks::BAR, looks::OUTLINE, ChartLineDashType::Solid),
        RowLook::Marked => (looks::MARKED, looks::MARKED, ChartLineDashType::Solid),
        RowLook::Older => (looks::WHITE, looks::OUTLINE, ChartLineDashType::Solid),
        RowLook::MarkedOlder => (looks::WHITE, looks::MARKED, ChartLineDashType::Solid),
        RowLook::Riket => (looks::INK, looks::INK, ChartLineDashType::Solid),
        RowLook::Median => (looks::WHITE, looks::INK, ChartLineDashType::Dash),
    };
    let mut format = ChartFormat::new();
    format
        .set_solid_fill(ChartSolidFill::new().set_color(fill))
        .set_border(ChartLine::new().set_color(outline).set_width(1.25).set_dash_type(dash));
    format
}

/// How a line is drawn: the grey ones are told apart by their markers, not by colour.
#[derive(Clone, Copy)]
enum LineLook {
    Marked,
    Riket,
    Context(ChartMarkerType),
}

impl LineLook {
    fn of(series: &TrendSeries, n_drawn: usize) -> LineLook {
        const MARKERS: [ChartMarkerType; 7] = [
            ChartMarkerType::Circle,
            ChartMarkerType::Square,
            ChartMarkerType::Diamond,
            ChartMarkerType::Triangle,
            ChartMarkerType::X,
            ChartMarkerType::PlusSign,
            ChartMarkerType::Star,
        ];
        match series.emphasis {
            Emphasis::Marked => LineLook::Marked,
            Emphasis::Calm if series.area == domain::AreaCode::RIKET => LineLook::Riket,
            Emphasis::Calm => LineLook::Context(MARKERS[n_drawn % MARKERS.len()]),
        }
    }

    fn line(self) -> ChartFormat {
        let (colour, width_pt, dash) = match self {
            LineLook::Marked => (looks::MARKED, 3.0, ChartLineDashType::Solid),
            LineLook::Riket => (looks::INK, 2.0, ChartLineDashType::Dash),
            LineLook::Context(_) => (looks::OUTLINE, 1.0, ChartLineDashType::Solid),
        };
        let mut format = ChartFormat::new();
        format.set_line(ChartLine::new().set_color(colour).set_width(width_pt).set_dash_type(dash));
        format
    }

    fn marker(self) -> ChartMarker {
        let mut marker = ChartMarker::new();
        match self {
            LineLook::Marked | LineLook::Riket => marker.set_none(),
            LineLook::Context(shape) => {
                let mut format = ChartFormat::new();
                format
                    .set_solid_fill(ChartSolidFill::new().set_color(looks::WHITE))
                    .set_border(ChartLine::new().set_color(looks::GREY_TEXT));
                marker.set_type(shape).set_size(6).set_format(&mut format)
            }
        };
        marker
    }
}
