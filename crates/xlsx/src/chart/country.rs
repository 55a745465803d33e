//! Every municipality of the country on one line, the group's own on a line above it, by name.

use document::Emphasis;
use document::chart::country::CountryChart;
use layout::line_axis;
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartDataLabelPosition, ChartFormat, ChartLine, ChartPoint, ChartSolidFill,
};

use super::beside::Beside;
use super::scatter::{dot, set_axis};
use super::{N_TICKS, font, named};
use crate::Error;
use crate::looks;
use crate::sheet::Sheet;
use crate::table::Range;
use crate::words::words;

/// Where the lines lie: quartiles, the group, the others.
const HEIGHTS: [f64; 3] = [1.0, 2.0, 1.0];

/// The chart; without any figure there is none.
pub fn chart(sheet: &mut Sheet<'_>, country: &CountryChart, range: Range) -> Result<Option<Chart>, Error> {
    let counts = [country.quartiles.len(), country.members.len(), country.others.len()];
    if counts[1] + counts[2] == 0 {
        return Ok(None);
    }
    let beside = Beside::open(sheet, range, &[words(sheet.language).height])?;
    let heights = counts.iter().zip(HEIGHTS).flat_map(|(n, height)| std::iter::repeat_n(height, *n));
    for (idx, height) in heights.enumerate() {
        beside.number(sheet, idx, 0, height)?;
    }
    let name = sheet.name.clone();
    let rows = |first: usize, n: usize, column: u16| {
        (name.as_str(), beside.row(first), column, beside.row(first + n.saturating_sub(1)), column)
    };
    let starts = [0, counts[0], counts[0] + counts[1]];
    let mut chart = Chart::new_scatter();
    if counts[2] > 0 {
        chart
            .add_series()
            .set_name(words(sheet.language).country)
            .set_categories(rows(starts[2], counts[2], 1))
            .set_values(rows(starts[2], counts[2], beside.column(0)))
            .set_marker(&dot(7, looks::GRID, looks::OUTLINE));
    }
    let mut line = ChartFormat::new();
    line.set_line(ChartLine::new().set_color(looks::INK).set_width(3.0));
    chart
        .add_series()
        .set_name(words(sheet.language).quartiles)
        .set_categories(rows(0, counts[0], 1))
        .set_values(rows(0, counts[0], beside.column(0)))
        .set_format(&mut line)
        .set_marker(&dot(9, looks::WHITE, looks::INK));
    if counts[1] > 0 {
        let points: Vec<ChartPoint> = country
            .members
            .iter()
            .map(|member| {
                let colour = if member.emphasis == Emphasis::Marked { looks::MARKED } else { looks::GREY_TEXT };
                let mut format = ChartFormat::new();
                format.set_solid_fill(ChartSolidFill::new().set_color(colour));
                ChartPoint::new().set_format(&mut format)
            })
            .collect();
        // Neighbours' names stand above and below in turn.
        let side = |idx: usize| match idx.is_multiple_of(2) {
            true => ChartDataLabelPosition::Above,
            false => ChartDataLabelPosition::Below,
        };
        let label = |(idx, dot): (usize, &document::Dot)| named(&dot.name).set_position(side(idx)).clone();
        let names: Vec<ChartDataLabel> = country.members.iter().enumerate().map(label).collect();
        let mut label = ChartDataLabel::new();
        label.show_value().set_position(ChartDataLabelPosition::Above).set_font(&font(10.0, false));
        chart
            .add_series()
            .set_name(words(sheet.language).group)
            .set_categories(rows(starts[1], counts[1], 1))
            .set_values(rows(starts[1], counts[1], beside.column(0)))
            .set_marker(&dot(10, looks::GREY_TEXT, looks::GREY_TEXT))
            .set_points(&points)
            .set_data_label(&label)
            .set_custom_data_labels(&names);
    }
    let values = country.others.iter().chain(&country.members).map(|dot| dot.number.value);
    let values = values.chain(country.quartiles.iter().map(|edge| edge.number.value));
    set_axis(chart.x_axis(), &line_axis(values, N_TICKS), &name, range, 1);
    chart.y_axis().set_min(0.0).set_max(3.0).set_hidden(true).set_major_gridlines(false);
    chart.legend().set_hidden();
    Ok(Some(chart))
}
