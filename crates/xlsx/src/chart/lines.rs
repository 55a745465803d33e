//! Developments as lines: a series a row.

use document::{Emphasis, Trend, TrendSeries, number};
use layout::line_axis;
use rust_xlsxwriter::{Chart, ChartEmptyCells, ChartLegendPosition, ChartLine};

use super::{LineLook, N_TICKS, font};
use crate::looks;
use crate::sheet::Sheet;
use crate::table::{Range, column};

/// The chart; without any year there is none.
pub fn chart(sheet: &Sheet<'_>, trend: &Trend, range: Range) -> Option<Chart> {
    let last_year = column(trend.years.len());
    trend.years.first()?;
    let all: Vec<&TrendSeries> = trend.series.iter().chain(&trend.riket).collect();
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|idx| all[*idx].emphasis == Emphasis::Marked);
    let mut chart = Chart::new_line();
    for (n_drawn, idx) in order.into_iter().enumerate() {
        let look = LineLook::of(all[idx], n_drawn);
        let row = range.head_row + 1 + u32::try_from(idx).unwrap_or(0);
        chart
            .add_series()
            .set_name((sheet.name.as_str(), row, 0))
            .set_categories((sheet.name.as_str(), range.head_row, 1, range.head_row, last_year))
            .set_values((sheet.name.as_str(), row, 1, row, last_year))
            .set_format(&mut look.line())
            .set_marker(&look.marker());
    }
    let values = all.iter().flat_map(|series| series.values.iter().flatten()).map(|number| number.value);
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
    Some(chart)
}
