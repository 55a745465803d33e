//! One chart that fills a slide, of whatever kind, with its panel and its note.
//!
//! [`rooms`] divides the body, [`rows`] is what all charts with a row a municipality have round their plot, [`numbers`]
//! makes the workbook of the chart's one table. The others are one kind each. What is drawn over a chart (names, values,
//! lines) stands at places computed from the same fixed axis.

pub mod bands;
pub mod country;
pub mod dumbbell;
pub mod heat;
pub mod lines;
pub mod map;
pub mod numbers;
pub mod parts;
pub mod rooms;
pub mod rows;
pub mod scatter;
pub mod slope;
pub mod steps;

use document::chart::pairs::{PairChart, PairStyle};
use document::{Chart, ChartPage, Language};

use super::frame::Frame;
use super::matrix::Grid;
use super::plan::{Part, chunks};
use crate::measure::Family;
use crate::shape::canvas::Canvas;
use crate::shape::geometry::Rect;
use rooms::Rooms;

/// The parts that a chart is split into: as many rows on each slide as are read in the hall.
pub fn slides(page: &ChartPage, has_subtitle: bool, frame: &Frame, language: Language, family: Family) -> Vec<Part> {
    let room = Rooms::new(page, has_subtitle, frame, language, family).chart;
    let in_chunks =
        |n: usize, taken: f64| chunks(n, rows::n_rows_max(room, taken)).into_iter().map(Part::Items).collect();
    match &page.chart {
        Chart::Bands(chart) => in_chunks(chart.rows.len(), bands::HEIGHT_TAKEN),
        Chart::Pairs(chart) if is_slope(chart, room) => vec![Part::Whole],
        Chart::Pairs(chart) => in_chunks(chart.rows.len(), dumbbell::HEIGHT_TAKEN),
        Chart::Parts(chart) => in_chunks(chart.rows.len(), parts::HEIGHT_TAKEN),
        Chart::Steps(chart) => in_chunks(chart.steps.len(), steps::HEIGHT_TAKEN),
        Chart::Heat(chart) => {
            let columns = chunks(chart.heads.len(), heat::n_columns_max(chart, room, language, family));
            let rows = chunks(chart.rows.len(), heat::n_rows_max(room));
            let of = |figures: &std::ops::Range<usize>| {
                let grid = |heads: &std::ops::Range<usize>| {
                    Part::Grid(Grid { is_turned: false, figures: figures.clone(), heads: heads.clone() })
                };
                columns.iter().map(grid).collect::<Vec<_>>()
            };
            rows.iter().flat_map(of).collect()
        }
        Chart::Scatter(_) | Chart::Lines(_) | Chart::Country(_) | Chart::Map(_) => vec![Part::Whole],
    }
}

/// Whether a pair is drawn as slopes: where there are more names than have room at its ends it is dumbbells.
fn is_slope(chart: &PairChart, room: Rect) -> bool {
    chart.style == PairStyle::Slope && chart.rows.len() <= slope::n_rows_max(room)
}

/// Draws a part of the chart, with what stands beside it.
pub fn draw(canvas: &mut Canvas<'_>, page: &ChartPage, part: &Part, has_subtitle: bool, frame: &Frame) {
    let rooms = Rooms::new(page, has_subtitle, frame, canvas.language, canvas.layout.family);
    let room = rooms.chart;
    let all_rows = 0..usize::MAX;
    let items = match part {
        Part::Items(items) => items.clone(),
        _ => all_rows,
    };
    match &page.chart {
        Chart::Bands(chart) => bands::draw(canvas, chart, &numbers::within(items, chart.rows.len()), room),
        Chart::Pairs(chart) if matches!(part, Part::Whole) => slope::draw(canvas, chart, room),
        Chart::Pairs(chart) => dumbbell::draw(canvas, chart, &numbers::within(items, chart.rows.len()), room),
        Chart::Scatter(chart) => scatter::draw(canvas, chart, room),
        Chart::Lines(trend) => lines::draw(canvas, trend, room),
        Chart::Parts(chart) => parts::draw(canvas, chart, &numbers::within(items, chart.rows.len()), room),
        Chart::Steps(chart) => steps::draw(canvas, chart, &numbers::within(items, chart.steps.len()), room),
        Chart::Heat(chart) => {
            if let Part::Grid(grid) = part {
                heat::draw(canvas, chart, grid, room);
            }
        }
        Chart::Country(chart) => country::draw(canvas, chart, room),
        Chart::Map(chart) => map::draw(canvas, chart, room),
    }
    rooms.draw(canvas, page);
}
