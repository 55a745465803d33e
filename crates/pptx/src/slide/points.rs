//! The day in ten points.

use std::ops::Range;

use document::Point;

use super::Scene;
use super::set::{draw_fitted, fitted};
use crate::shape::canvas::{Alt, Canvas, Dash, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::text::{Anchor, Paragraph, Style};
use crate::template::palette::Role;

/// More than ten are not remembered.
const N_ROWS_MAX: usize = 5;
/// A lower row would set its sentence too small for a hall.
const ROW_MIN: f64 = 0.88;
const NUMBER_WIDTH: f64 = 0.6;

/// How many points go on one slide.
pub fn n_points_max(body: Rect) -> usize {
    let n_rows = ((body.height / ROW_MIN) as usize).clamp(1, N_ROWS_MAX);
    n_rows * if body.width >= 7.0 { 2 } else { 1 }
}

/// Draws some of the points, numbered as in the whole.
pub fn draw(canvas: &mut Canvas<'_>, scene: &Scene<'_>, points: &[Point], shown: &Range<usize>, body: Rect) {
    let n = shown.len();
    let n_columns = if n > 5 && body.width >= 7.0 { 2 } else { 1 };
    let n_rows = n.div_ceil(n_columns).max(1);
    let height = (body.height / n_rows as f64).min(1.1);
    let columns = body.columns(n_columns, 0.4);
    for (place, idx) in shown.clone().enumerate() {
        let column = columns[place / n_rows];
        let row = Rect::new(column.left, column.top + (place % n_rows) as f64 * height, column.width, height);
        draw_point(canvas, scene, &points[idx], idx + 1, row);
    }
}

fn draw_point(canvas: &mut Canvas<'_>, scene: &Scene<'_>, point: &Point, number: usize, row: Rect) {
    let stroke = Stroke { width_pt: 1.0, role: Role::Grid, dash: Dash::Solid };
    canvas.line(&format!("rule-{number}"), Rect::new(row.left, row.top, row.width, 0.0), stroke, Alt::Decorative);
    let head = Paragraph::new(number.to_string(), Style::new(32.0, Role::Marked).bold());
    canvas.text(
        &format!("number-{number}"),
        Rect::new(row.left, row.top + 0.08, NUMBER_WIDTH, 0.55),
        Anchor::Top,
        &[head],
    );
    let (left, width) = (row.left + NUMBER_WIDTH, row.width - NUMBER_WIDTH);
    let area = Rect::new(left, row.top + 0.07, width, 0.25);
    draw_fitted(canvas, &format!("area-{number}"), area, &point.area, Style::new(14.0, Role::Grey).bold());
    let at = Rect::new(left, area.bottom(), width, row.bottom() - area.bottom() - 0.05);
    let sentence = fitted(canvas, &point.sentence, Style::new(20.0, Role::Ink), at.width, at.height);
    let jump = scene.slide_of(&point.page);
    canvas.linked_text(&format!("sentence-{number}"), at, Anchor::Top, &[sentence.paragraph], jump);
}
