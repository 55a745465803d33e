//! Two key figures against each other, the named ones as series of one point, the fitted line and its band beside the table.

use document::chart::scatter::{DotLabel, ScatterChart};
use document::{Emphasis, number};
use layout::{Axis, line_axis};
use rust_xlsxwriter::{
    Chart, ChartAxis, ChartDataLabel, ChartDataLabelPosition, ChartFormat, ChartLine, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartSolidFill, Color,
};

use super::beside::Beside;
use super::{N_TICKS, font, named};
use crate::Error;
use crate::looks;
use crate::sheet::Sheet;
use crate::table::Range;
use crate::words::words;

/// The chart; without any dot there is none.
pub fn chart(sheet: &mut Sheet<'_>, scatter: &ScatterChart, range: Range) -> Result<Option<Chart>, Error> {
    let Some(n_below_first) = u32::try_from(scatter.dots.len()).ok().and_then(|n| n.checked_sub(1)) else {
        return Ok(None);
    };
    let name = sheet.name.clone();
    let first = range.head_row + 1;
    let mut chart = Chart::new_scatter();
    chart
        .add_series()
        .set_name(words(sheet.language).country)
        .set_categories((name.as_str(), first, 1, first + n_below_first, 1))
        .set_values((name.as_str(), first, 2, first + n_below_first, 2))
        .set_marker(&dot(5, looks::GRID, looks::OUTLINE));
    if let Some(fit) = &scatter.fit {
        let heads = [
            words(sheet.language).along,
            words(sheet.language).line,
            words(sheet.language).band_low,
            words(sheet.language).band_high,
        ];
        let beside = Beside::open(sheet, range, &heads)?;
        for (idx, point) in fit.points.iter().enumerate() {
            for (column, value) in [point.x, point.y, point.low, point.high].into_iter().enumerate() {
                beside.number(sheet, idx, column, value)?;
            }
        }
        let last = beside.row(fit.points.len().saturating_sub(1));
        for (idx, width, dash) in
            [(1, 2.0, ChartLineDashType::Solid), (2, 1.0, ChartLineDashType::Dash), (3, 1.0, ChartLineDashType::Dash)]
        {
            let mut line = ChartFormat::new();
            line.set_line(ChartLine::new().set_color(looks::INK).set_width(width).set_dash_type(dash));
            let mut nothing = ChartMarker::new();
            nothing.set_none();
            let column = |idx: usize| (name.as_str(), beside.row(0), beside.column(idx), last, beside.column(idx));
            chart
                .add_series()
                .set_name(heads[idx])
                .set_categories(column(0))
                .set_values(column(idx))
                .set_format(&mut line)
                .set_marker(&nothing);
        }
    }
    for (idx, of) in scatter.dots.iter().enumerate() {
        let colour = match (of.emphasis, of.label) {
            (Emphasis::Marked, _) => looks::MARKED,
            (Emphasis::Calm, DotLabel::None) => continue,
            (Emphasis::Calm, DotLabel::Member | DotLabel::Named) => looks::GREY_TEXT,
        };
        let row = first + u32::try_from(idx).unwrap_or(0);
        let mut label = ChartDataLabel::new();
        let is_marked = of.emphasis == Emphasis::Marked;
        label.show_value().set_position(ChartDataLabelPosition::Right).set_font(&font(10.0, is_marked));
        let size = if is_marked { 11 } else { 8 };
        let fill = if of.label == DotLabel::Named && !is_marked { looks::WHITE } else { colour };
        chart
            .add_series()
            .set_name((name.as_str(), row, 0))
            .set_categories((name.as_str(), row, 1, row, 1))
            .set_values((name.as_str(), row, 2, row, 2))
            .set_marker(&dot(size, fill, colour))
            .set_data_label(&label)
            .set_custom_data_labels(&[named(&of.name)]);
    }
    let x_axis = line_axis(scatter.dots.iter().map(|dot| dot.x.value), N_TICKS);
    let y_axis = line_axis(scatter.dots.iter().map(|dot| dot.y.value), N_TICKS);
    set_axis(chart.x_axis(), &x_axis, &name, range, 1);
    set_axis(chart.y_axis(), &y_axis, &name, range, 2);
    chart.legend().set_hidden();
    Ok(Some(chart))
}

/// An axis named by its column's head.
pub fn set_axis(axis: &mut ChartAxis, scale: &Axis, sheet: &str, range: Range, column: u16) {
    axis.set_min(scale.min)
        .set_max(scale.max)
        .set_major_unit(scale.ticks[1] - scale.ticks[0])
        .set_num_format(number::office_format(scale.decimals))
        .set_font(&font(10.0, false))
        .set_name((sheet, range.head_row, column))
        .set_name_font(&font(10.0, false))
        .set_major_gridlines(true)
        .set_major_gridlines_line(ChartLine::new().set_color(looks::GRID));
}

/// A round mark.
pub fn dot(size: u8, fill: Color, outline: Color) -> ChartMarker {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(fill)).set_border(ChartLine::new().set_color(outline));
    let mut marker = ChartMarker::new();
    marker.set_type(ChartMarkerType::Circle).set_size(size).set_format(&mut format);
    marker
}
