//! Rank bands: a line from the best to the worst place that is not ruled out, a dot at the place itself.
//!
//! Each line is a short series of its own, through the two neighbouring cells that hold its ends: error bars would be one
//! series, but not every program draws them.

use std::ops::Range;

use document::Emphasis;
use document::chart::bands::BandChart;

use super::super::words;
use super::numbers::{row_places, sheet_of};
use super::rows::{HEAD_PT, RowPlan, RowText, RowTexts};
use crate::chart::Pen;
use crate::chart::scatter::{Marker, PlaneAxis, PlaneDesign, Series, SeriesName, Symbol, plane};
use crate::chart::sheet::Cells;
use crate::measure::Face;
use crate::shape::canvas::{Canvas, Dash, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::text::{Align, Anchor, Paragraph, Style};
use crate::template::palette::Role;

const HEAD_HEIGHT: f64 = 0.38;
/// Half the width of a place's number and of a dot.
const MARGIN: f64 = 0.22;
/// The columns of a chart's table, and of its construction after them.
const PLACE: usize = 1;
const ENDS: Range<usize> = 2..4;
const ROW_PLACES: Range<usize> = 4..6;

/// What heads and axis take of a room's height.
pub const HEIGHT_TAKEN: f64 = HEAD_HEIGHT;

/// Draws some rows.
pub fn draw(canvas: &mut Canvas<'_>, chart: &BandChart, rows: &Range<usize>, body: Rect) {
    let language = canvas.language;
    let [corner, figure_head, place_head, .., band_head] = &chart.heads;
    let shown = &chart.rows[rows.clone()];
    let texts = RowTexts {
        heads: vec![corner.plain(language), figure_head.plain(language)],
        end_head: Some(band_head.plain(language)),
        rows: shown
            .iter()
            .map(|row| RowText {
                name: row.name.clone(),
                emphasis: row.emphasis,
                is_reference: false,
                cells: vec![row.band.as_ref().map_or(String::new(), |band| band.figure.digits(language))],
                end: row.band.as_ref().map_or(String::new(), |band| band.shown.plain(language)),
            })
            .collect(),
    };
    let mut plan = RowPlan::new(canvas, &texts, body, HEAD_HEIGHT, 0.0);
    // The axis' name stands before its first number.
    let place_head = place_head.plain(language);
    let head_width = Face::new(canvas.layout.family, HEAD_PT, false).label_in(&place_head) + 0.05;
    let taken = head_width + 2.0 * MARGIN;
    plan.plot = Rect::new(plan.plot.left + taken, plan.plot.top, plan.plot.width - taken - MARGIN, plan.plot.height);

    plan.draw_ground(canvas, &texts);
    let at = Rect::new(
        plan.plot.left - MARGIN,
        plan.plot.top - HEAD_HEIGHT,
        plan.plot.width + 2.0 * MARGIN,
        plan.plot.height + HEAD_HEIGHT,
    );
    draw_chart(canvas, chart, rows, at);
    let head = Rect::new(at.left - head_width, at.top, head_width, HEAD_HEIGHT - 0.04);
    let paragraph = Paragraph::new(place_head, Style::new(HEAD_PT, Role::Grey)).aligned(Align::Right);
    canvas.text("places-head", head, Anchor::Bottom, &[paragraph]);
    plan.draw_texts(canvas, &texts);
    for (idx, row) in shown.iter().enumerate() {
        if let Err(why) = &row.band {
            plan.draw_reason(canvas, idx, plan.plot.left - 0.07, &why.plain(language));
        }
    }
}

fn draw_chart(canvas: &mut Canvas<'_>, chart: &BandChart, rows: &Range<usize>, at: Rect) {
    let language = canvas.language;
    let shown = &chart.rows[rows.clone()];
    let mut sheet = sheet_of(&chart.table(), rows, language);
    let n = shown.len();
    for _ in ROW_PLACES {
        sheet.columns.push(row_places(words::row_helper(language), n));
    }
    let role_of = |emphasis: Emphasis, calm: Role| if emphasis == Emphasis::Marked { Role::Marked } else { calm };
    // LibreOffice colours a single point only where its size differs too.
    let dot = |role: Role| {
        let size_pt = if role == Role::Marked { 14 } else { 12 };
        Marker { symbol: Symbol::Circle, size_pt, fill: role, outline: (Role::Ground, 1.5) }
    };
    let dots = || Series {
        name: SeriesName::Head(PLACE),
        x: Cells::Down(PLACE, 0..n),
        y: Cells::Down(ROW_PLACES.start, 0..n),
        line: None,
        marker: Some(dot(Role::Ink)),
        points: (0..n)
            .filter(|idx| shown[*idx].emphasis == Emphasis::Marked)
            .map(|idx| (idx, Some(dot(Role::Marked))))
            .collect(),
    };
    let mut series = vec![dots()];
    for (idx, row) in shown.iter().enumerate() {
        if row.band.is_ok() {
            let stroke = Stroke { width_pt: 6.0, role: role_of(row.emphasis, Role::Outline), dash: Dash::Solid };
            series.push(Series {
                name: SeriesName::Row(idx),
                x: Cells::Along(idx, ENDS),
                y: Cells::Along(idx, ROW_PLACES),
                line: Some(stroke),
                marker: None,
                points: Vec::new(),
            });
        }
    }
    series.push(dots());
    let n_places = chart.n_places.max(2);
    let design = PlaneDesign {
        series,
        x: PlaneAxis {
            ends: (1.0, n_places as f64),
            step: step_of(n_places) as f64,
            has_grid: true,
            number_format: Some("0".to_owned()),
            is_turned: false,
        },
        is_x_above: true,
        y: PlaneAxis::of_rows(n),
        axis_pt: HEAD_PT,
        margins: [MARGIN, HEAD_HEIGHT, MARGIN, 0.0],
        frame: (at.width, at.height),
    };
    let drawn = plane(sheet, &design, Pen { palette: canvas.palette, language });
    canvas.chart("chart", at, drawn, &chart.alt.plain(language));
}

/// The distance between numbered places: every one to thirteen, then so that first and last are numbered where it can be.
fn step_of(n_places: usize) -> usize {
    let usual = (n_places - 1).div_ceil(12);
    (usual..=usual + 4).find(|step| (n_places - 1).is_multiple_of(*step)).unwrap_or(usual)
}
