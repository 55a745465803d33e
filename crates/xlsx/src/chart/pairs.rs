//! Two figures a municipality: marks with a line between them, or a line from the one to the other.

use document::chart::pairs::{PairChart, PairStyle};
use document::{Emphasis, number};
use layout::line_axis;
use rust_xlsxwriter::{
    Chart, ChartAxisTickType, ChartDataLabel, ChartDataLabelPosition, ChartEmptyCells, ChartFormat,
    ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartSolidFill,
};

use super::{N_TICKS, font, named};
use crate::looks;
use crate::sheet::Sheet;
use crate::table::Range;

/// The chart; without any figure there is none.
pub fn chart(sheet: &Sheet<'_>, pairs: &PairChart, range: Range) -> Option<Chart> {
    let values = || pairs.rows.iter().flat_map(|row| row.first.iter().chain(&row.second)).map(|number| number.value);
    values().next()?;
    let mut chart = match pairs.style {
        PairStyle::Dumbbell => dumbbells(sheet, range),
        PairStyle::Slope => slopes(sheet, pairs, range),
    };
    let axis = line_axis(values(), N_TICKS);
    chart
        .y_axis()
        .set_min(axis.min)
        .set_max(axis.max)
        .set_major_unit(axis.ticks[1] - axis.ticks[0])
        .set_num_format(number::office_format(axis.decimals))
        .set_font(&font(10.0, false))
        .set_major_gridlines_line(ChartLine::new().set_color(looks::GRID));
    chart.x_axis().set_font(&font(10.0, false)).set_major_tick_type(ChartAxisTickType::None);
    chart.show_empty_cells_as(ChartEmptyCells::Gaps);
    Some(chart)
}

fn dumbbells(sheet: &Sheet<'_>, range: Range) -> Chart {
    let name = sheet.name.as_str();
    let mut chart = Chart::new_line();
    for (column, is_filled) in [(1, false), (2, true)] {
        let mut nothing = ChartFormat::new();
        nothing.set_line(ChartLine::new().set_hidden(true));
        let mut look = ChartFormat::new();
        let (fill, shape) = match is_filled {
            true => (looks::INK, ChartMarkerType::Circle),
            false => (looks::OUTLINE, ChartMarkerType::Square),
        };
        look.set_solid_fill(ChartSolidFill::new().set_color(fill)).set_border(ChartLine::new().set_color(looks::INK));
        let mut marker = ChartMarker::new();
        marker.set_type(shape).set_size(9).set_format(&mut look);
        chart
            .add_series()
            .set_name((name, range.head_row, column))
            .set_categories((name, range.head_row + 1, 0, range.last_row, 0))
            .set_values((name, range.head_row + 1, column, range.last_row, column))
            .set_format(&mut nothing)
            .set_marker(&marker);
    }
    chart.set_high_low_lines(true).set_high_low_lines_format(ChartLine::new().set_color(looks::OUTLINE).set_width(2.5));
    chart.legend().set_position(ChartLegendPosition::Top).set_font(&font(10.0, false));
    chart
}

fn slopes(sheet: &Sheet<'_>, pairs: &PairChart, range: Range) -> Chart {
    let name = sheet.name.as_str();
    let mut chart = Chart::new_line();
    let mut order: Vec<usize> = (0..pairs.rows.len()).collect();
    order.sort_by_key(|idx| pairs.rows[*idx].emphasis == Emphasis::Marked);
    for idx in order {
        let row = range.head_row + 1 + u32::try_from(idx).unwrap_or(0);
        let (colour, width, dash) = match (pairs.rows[idx].is_reference, pairs.rows[idx].emphasis) {
            (true, _) => (looks::INK, 2.0, ChartLineDashType::Dash),
            (false, Emphasis::Marked) => (looks::MARKED, 3.0, ChartLineDashType::Solid),
            (false, Emphasis::Calm) => (looks::OUTLINE, 1.25, ChartLineDashType::Solid),
        };
        let mut line = ChartFormat::new();
        line.set_line(ChartLine::new().set_color(colour).set_width(width).set_dash_type(dash));
        let mut marker = ChartMarker::new();
        let mut fill = ChartFormat::new();
        fill.set_solid_fill(ChartSolidFill::new().set_color(colour));
        marker.set_type(ChartMarkerType::Circle).set_size(6).set_format(&mut fill);
        // The name at the right end only.
        let mut label = ChartDataLabel::new();
        label.show_value().set_position(ChartDataLabelPosition::Right).set_font(&font(10.0, false));
        let labels = [ChartDataLabel::new().set_hidden().to_custom(), named(&pairs.rows[idx].name)];
        chart
            .add_series()
            .set_name((name, row, 0))
            .set_categories((name, range.head_row, 1, range.head_row, 2))
            .set_values((name, row, 1, row, 2))
            .set_format(&mut line)
            .set_marker(&marker)
            .set_data_label(&label)
            .set_custom_data_labels(&labels);
    }
    chart.legend().set_hidden();
    chart
}
