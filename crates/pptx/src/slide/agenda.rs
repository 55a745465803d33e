//! The day's areas in order, each leading to its first slide.

use document::AgendaItem;

use super::Scene;
use super::set::{draw_fitted, fitted};
use crate::shape::canvas::{Alt, Canvas, Dash, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::text::{Align, Anchor, Style};
use crate::template::palette::Role;

/// More than these do not go on one slide.
pub const N_ITEMS_MAX: usize = 18;
/// More than these stand in two columns.
const N_IN_COLUMN_MAX: usize = 7;

/// Draws the agenda.
pub fn draw(canvas: &mut Canvas<'_>, scene: &Scene<'_>, items: &[AgendaItem], body: Rect) {
    let n_columns = if items.len() > N_IN_COLUMN_MAX && body.width >= 7.0 { 2 } else { 1 };
    let n_rows = items.len().div_ceil(n_columns).max(1);
    let height = (body.height / n_rows as f64).min(0.72);
    let columns = body.columns(n_columns, 0.4);
    for (idx, item) in items.iter().enumerate() {
        let column = columns[idx / n_rows];
        let row = Rect::new(column.left, column.top + (idx % n_rows) as f64 * height, column.width, height);
        draw_item(canvas, scene, item, idx, row);
    }
}

fn draw_item(canvas: &mut Canvas<'_>, scene: &Scene<'_>, item: &AgendaItem, idx: usize, row: Rect) {
    let stroke = Stroke { width_pt: 1.0, role: Role::Grid, dash: Dash::Solid };
    canvas.line(&format!("rule-{}", idx + 1), Rect::new(row.left, row.top, row.width, 0.0), stroke, Alt::Decorative);
    let extent_width = 1.5;
    let width = row.width - extent_width - 0.15;
    let name_height = (row.height - 0.08) * 0.56;
    let name = fitted(canvas, &item.name, Style::new(20.0, Role::Ink).bold(), width, name_height);
    let at = Rect::new(row.left, row.top + 0.05, width, name_height);
    canvas.linked_text(&format!("area-{}", idx + 1), at, Anchor::Top, &[name.paragraph], scene.slide_of(&item.page));
    let answers = Rect::new(row.left, at.top + name.height, width, (row.bottom() - at.top - name.height).max(0.21));
    draw_fitted(canvas, &format!("answers-{}", idx + 1), answers, &item.answers, Style::new(14.0, Role::Grey));
    let extent = fitted(canvas, &item.extent, Style::new(14.0, Role::Grey), extent_width, 0.3);
    let at = Rect::new(row.right() - extent_width, row.top + 0.1, extent_width, 0.3);
    canvas.text(&format!("extent-{}", idx + 1), at, Anchor::Top, &[extent.paragraph.aligned(Align::Right)]);
}
