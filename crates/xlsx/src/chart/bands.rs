//! Places as points, with error bars to the best and the worst place that are not ruled out.

use document::chart::bands::{Band, BandChart};
use rust_xlsxwriter::{
    Chart, ChartAxisTickType, ChartDataLabel, ChartDataLabelPosition, ChartErrorBars, ChartErrorBarsType, ChartFormat,
    ChartLine, ChartMarker, ChartMarkerType, ChartPoint, ChartRange, ChartSolidFill,
};

use super::beside::{Beside, cell_name};
use super::{font, named};
use crate::Error;
use crate::looks;
use crate::sheet::Sheet;
use crate::table::Range;
use crate::words::words;

/// The chart; without any band there is none.
pub fn chart(sheet: &mut Sheet<'_>, bands: &BandChart, range: Range) -> Result<Option<Chart>, Error> {
    // Those without a band stand last.
    let placed: Vec<&Band> = bands.rows.iter().map_while(|row| row.band.as_ref().ok()).collect();
    if placed.is_empty() {
        return Ok(None);
    }
    let words = words(sheet.language);
    let beside = Beside::open(sheet, range, &[words.height, words.better_by, words.worse_by])?;
    for (idx, band) in placed.iter().enumerate() {
        let row = beside.row(idx);
        let [place, low, high] = [2, 3, 4].map(|column| cell_name(row, column));
        beside.number(sheet, idx, 0, (placed.len() - idx) as f64)?;
        beside.formula(sheet, idx, 1, &format!("={place}-{low}"), band.place.value - band.low.value)?;
        beside.formula(sheet, idx, 2, &format!("={high}-{place}"), band.high.value - band.place.value)?;
    }
    let name = sheet.name.clone();
    let (first, last) = (beside.row(0), beside.row(placed.len() - 1));
    let column = |column: u16| (name.as_str(), first, column, last, column);
    let spread = |idx: usize| ChartRange::new_from_range(&name, first, beside.column(idx), last, beside.column(idx));

    let mut chart = Chart::new_scatter();
    let mut marker = ChartMarker::new();
    let mut fill = ChartFormat::new();
    fill.set_solid_fill(ChartSolidFill::new().set_color(looks::OUTLINE));
    marker.set_type(ChartMarkerType::Circle).set_size(11).set_format(&mut fill);
    let mut bar = ChartFormat::new();
    bar.set_line(ChartLine::new().set_color(looks::OUTLINE).set_width(4.0));
    let mut error_bars = ChartErrorBars::new();
    error_bars.set_type(ChartErrorBarsType::Custom(spread(2), spread(1))).set_format(&mut bar);
    let points: Vec<ChartPoint> = bands.rows[..placed.len()]
        .iter()
        .map(|row| {
            let colour = if row.emphasis == document::Emphasis::Marked { looks::MARKED } else { looks::OUTLINE };
            let mut format = ChartFormat::new();
            format.set_solid_fill(ChartSolidFill::new().set_color(colour));
            ChartPoint::new().set_format(&mut format)
        })
        .collect();
    let mut label = ChartDataLabel::new();
    label.show_value().set_position(ChartDataLabelPosition::Above).set_font(&font(10.0, false));
    let names: Vec<ChartDataLabel> = bands.rows[..placed.len()].iter().map(|row| named(&row.name)).collect();
    chart
        .add_series()
        .set_name((name.as_str(), range.head_row, 2))
        .set_categories(column(2))
        .set_values(column(beside.column(0)))
        .set_marker(&marker)
        .set_points(&points)
        .set_x_error_bars(&error_bars)
        .set_data_label(&label)
        .set_custom_data_labels(&names);
    let mut grid = ChartLine::new();
    grid.set_color(looks::GRID);
    chart
        .x_axis()
        .set_min(0.0)
        .set_max(bands.n_places as f64 + 1.0)
        .set_major_unit(1.0)
        .set_num_format("0")
        .set_font(&font(10.0, false))
        .set_name((name.as_str(), range.head_row, 2))
        .set_major_gridlines(true)
        .set_major_gridlines_line(&grid)
        .set_major_tick_type(ChartAxisTickType::None);
    chart.y_axis().set_min(0.0).set_max(placed.len() as f64 + 1.0).set_hidden(true).set_major_gridlines(false);
    chart.legend().set_hidden();
    Ok(Some(chart))
}
