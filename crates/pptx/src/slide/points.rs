//! The day in ten points.

use std::ops::Range;

use document::{Language, Point};

use super::Scene;
use super::set::{draw_fitted, fitted};
use crate::measure::{Face, Family};
use crate::shape::canvas::{Alt, Canvas, Dash, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::text::{Anchor, Paragraph, Style};
use crate::template::palette::Role;

/// More than ten are not remembered.
const N_ROWS_MAX: usize = 5;
/// A smaller sentence is not read in a hall.
const SENTENCE_MIN_PT: f64 = 18.0;
/// Above a sentence, its area; below it, air.
const AROUND_SENTENCE: f64 = 0.37;
const NUMBER_WIDTH: f64 = 0.6;

/// How many points go on one slide: as many as can be read.
pub fn n_points_max(points: &[Point], family: Family, language: Language, body: Rect) -> usize {
    let face = Face::new(family, SENTENCE_MIN_PT, false);
    let fits = |n_max: &usize| {
        let n_slides = points.len().div_ceil(*n_max).max(1);
        let (columns, height) = rows(points.len().div_ceil(n_slides), body);
        let width = columns[0].width - NUMBER_WIDTH;
        points.iter().all(|point| {
            let n_lines = face.n_lines(&point.sentence.pieces(language), width);
            n_lines as f64 * face.line_in(100) + AROUND_SENTENCE <= height
        })
    };
    (2..=2 * N_ROWS_MAX).rev().find(fits).unwrap_or(1)
}

/// The columns of so many points, and the height of a row.
fn rows(n: usize, body: Rect) -> (Vec<Rect>, f64) {
    let n_columns = if n > 5 && body.width >= 7.0 { 2 } else { 1 };
    let n_rows = n.div_ceil(n_columns).max(1);
    (body.columns(n_columns, 0.4), (body.height / n_rows as f64).min(1.1))
}

/// Draws some of the points, numbered as in the whole.
pub fn draw(canvas: &mut Canvas<'_>, scene: &Scene<'_>, points: &[Point], shown: &Range<usize>, body: Rect) {
    let (columns, height) = rows(shown.len(), body);
    let n_rows = shown.len().div_ceil(columns.len()).max(1);
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
