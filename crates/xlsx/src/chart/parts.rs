//! Parts of a whole as stacked bars, in amounts or in per cent.

use document::chart::parts::PartsChart;
use document::{Emphasis, number};
use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartAxisTickType, ChartFormat, ChartLegendPosition, ChartLine, ChartPoint,
    ChartSolidFill, ChartType, Color,
};

use super::font;
use crate::looks;
use crate::sheet::Sheet;
use crate::table::{Range, column};

/// Eight greys, neighbours far apart.
const FILLS: [u32; 8] =
    [0x004B_5966, 0x00B7_C2CC, 0x007D_8B98, 0x00DD_E2E7, 0x005F_6D7A, 0x00C6_CFD7, 0x008E_9CAA, 0x00EE_F1F4];
/// The marked municipality's, as light and dark.
const MARKED_FILLS: [u32; 8] =
    [0x000B_4EA2, 0x00B3_CDEC, 0x005A_8BC9, 0x00DB_E7F6, 0x002A_66B3, 0x00C7_DAF1, 0x0086_ABD9, 0x00EC_F2FA];

/// The chart; without any row there is none. A row with a hole has no bar.
pub fn chart(sheet: &Sheet<'_>, parts: &PartsChart, range: Range) -> Option<Chart> {
    parts.rows.first()?;
    let name = sheet.name.as_str();
    let kind = if parts.is_share { ChartType::BarPercentStacked } else { ChartType::BarStacked };
    let mut chart = Chart::new(kind);
    for idx in 0..parts.parts.len() {
        let points: Vec<ChartPoint> = parts
            .rows
            .iter()
            .map(|row| {
                let mut format = ChartFormat::new();
                let fills = if row.emphasis == Emphasis::Marked { &MARKED_FILLS } else { &FILLS };
                if row.values.iter().all(Option::is_some) {
                    format
                        .set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(fills[idx % fills.len()])))
                        .set_border(ChartLine::new().set_color(looks::WHITE));
                } else {
                    format.set_no_fill().set_no_border();
                }
                ChartPoint::new().set_format(&mut format)
            })
            .collect();
        let mut look = ChartFormat::new();
        look.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(FILLS[idx % FILLS.len()])));
        let at = column(idx + 1);
        chart
            .add_series()
            .set_name((name, range.head_row, at))
            .set_categories((name, range.head_row + 1, 0, range.last_row, 0))
            .set_values((name, range.head_row + 1, at, range.last_row, at))
            .set_gap(36)
            .set_format(&mut look)
            .set_points(&points);
    }
    // The library's x is what lies down: in a bar chart the values.
    chart
        .x_axis()
        .set_font(&font(10.0, false))
        .set_num_format(if parts.is_share { "0%".to_owned() } else { number::office_format(0) })
        .set_major_gridlines_line(ChartLine::new().set_color(looks::GRID));
    chart
        .y_axis()
        .set_reverse()
        .set_major_gridlines(false)
        .set_font(&font(10.0, false))
        .set_major_tick_type(ChartAxisTickType::None)
        .set_label_position(ChartAxisLabelPosition::Low);
    chart.legend().set_position(ChartLegendPosition::Top).set_font(&font(10.0, false));
    Some(chart)
}
