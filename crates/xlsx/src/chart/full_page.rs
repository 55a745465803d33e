//! The native chart of a page that one chart fills, over the cells of its table.

use document::chart::any::Chart as Shown;
use rust_xlsxwriter::Chart;

use super::{Caption, ROW_PX, bands, country, finish, lines, pairs, parts, scatter, steps};
use crate::Error;
use crate::sheet::Sheet;
use crate::table::Range;

const HEIGHT_PX: u32 = 340;
/// A row of bars.
const BAR_PX: u32 = 26;
/// Title and axis.
const HEAD_PX: u32 = 100;

/// How many rows of the sheet the chart takes, with one to spare; none where the table says it all.
pub fn n_rows(chart: &Shown) -> u32 {
    match height_px(chart) {
        0 => 0,
        height_px => height_px.div_ceil(ROW_PX) + 1,
    }
}

fn height_px(chart: &Shown) -> u32 {
    let rows = |n: usize| HEAD_PX + BAR_PX * u32::try_from(n).unwrap_or(0).max(3);
    match chart {
        Shown::Heat(_) | Shown::Map(_) => 0,
        Shown::Bands(chart) => rows(chart.rows.len()),
        Shown::Parts(chart) => rows(chart.rows.len()),
        Shown::Country(_) => 280,
        Shown::Pairs(_) | Shown::Scatter(_) | Shown::Lines(_) | Shown::Steps(_) => HEIGHT_PX,
    }
}

/// Inserts the chart at a row above its table.
///
/// A heat table is its own chart, by the fill of its cells; a map has only its table.
pub fn insert(
    sheet: &mut Sheet<'_>,
    shown: &Shown,
    range: Range,
    chart_row: u32,
    caption: &Caption<'_>,
) -> Result<(), Error> {
    let drawn: Option<Chart> = match shown {
        Shown::Bands(chart) => bands::chart(sheet, chart, range)?,
        Shown::Pairs(chart) => pairs::chart(sheet, chart, range),
        Shown::Scatter(chart) => scatter::chart(sheet, chart, range)?,
        Shown::Lines(chart) => lines::chart(sheet, chart, range),
        Shown::Parts(chart) => parts::chart(sheet, chart, range),
        Shown::Steps(chart) => steps::chart(sheet, chart, range)?,
        Shown::Country(chart) => country::chart(sheet, chart, range)?,
        Shown::Heat(_) | Shown::Map(_) => None,
    };
    if let Some(mut chart) = drawn {
        finish(&mut chart, caption, height_px(shown));
        chart.set_width(super::PAGE_WIDTH_PX);
        sheet.worksheet().insert_chart(chart_row, 0, &chart)?;
    }
    Ok(())
}
