//! What charts of a row a municipality have in common: names beside the rows or above them, a column at the right.

use layout::Weight;

use super::Cutting;
use super::canvas::{Anchor, At, Canvas, Set};
use super::room::widest_px;
use crate::markup::{Html, escape};

pub(super) const GAP_PX: f64 = 10.0;
/// From the middle of a text's line to its baseline.
pub(super) const BASELINE_PX: f64 = 5.5;
/// A line of head above the rows.
pub(super) const HEAD_ROW_PX: f64 = 24.0;

/// The columns' widest texts.
#[derive(Default)]
pub(super) struct Columns {
    /// Left of the field.
    pub(super) names: Vec<String>,
    /// Between name and field; in the narrow cutting after the name.
    pub(super) values: Vec<String>,
    /// At the right.
    pub(super) rights: Vec<String>,
}

/// Where rows stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows {
    pub(super) cutting: Cutting,
    /// Where the rows begin.
    pub(super) top: f64,
    /// Where the field begins and ends, in per cent of the width.
    pub(super) field: [f64; 2],
    values_px: f64,
}

impl Rows {
    /// Room for the columns; what is left of the width is the field.
    pub(super) fn new(cutting: Cutting, columns: &Columns, n_head_rows: usize) -> Rows {
        let widest = |texts: &[String]| match texts.iter().all(String::is_empty) {
            true => 0.0,
            false => widest_px(texts.iter().map(String::as_str), Weight::Bold) + GAP_PX,
        };
        let per_cent = 100.0 / cutting.width_px_min();
        let values_px = widest(&columns.values);
        let field = match cutting {
            Cutting::Wide => {
                let left = (widest(&columns.names) + values_px) * per_cent;
                let right = widest(&columns.rights);
                let right = if right > 0.0 { right + GAP_PX } else { 0.0 };
                [left.min(48.0), 100.0 - (right * per_cent).min(34.0)]
            }
            Cutting::Narrow => [0.0, 100.0],
        };
        Rows { cutting, top: HEAD_ROW_PX * n_head_rows as f64 + 4.0, field, values_px }
    }

    pub(super) fn pitch_px(&self) -> f64 {
        match self.cutting {
            Cutting::Wide => 40.0,
            Cutting::Narrow => 60.0,
        }
    }

    /// The upper edge of a row.
    pub(super) fn row_top(&self, idx: usize) -> f64 {
        self.top + self.pitch_px() * idx as f64
    }

    /// The middle of what is drawn in a row.
    pub(super) fn middle(&self, idx: usize) -> f64 {
        self.row_top(idx)
            + match self.cutting {
                Cutting::Wide => 20.0,
                Cutting::Narrow => 40.0,
            }
    }

    /// Below the last row.
    pub(super) fn bottom(&self, n_rows: usize) -> f64 {
        self.row_top(n_rows)
    }

    /// A place in the field, from nought to one, in per cent of the width.
    pub(super) fn x(&self, share: f64) -> f64 {
        self.field[0] + share * (self.field[1] - self.field[0])
    }

    /// How wide the field is in its narrowest room.
    pub(super) fn field_px(&self) -> f64 {
        (self.field[1] - self.field[0]) / 100.0 * self.cutting.width_px_min()
    }

    /// The row's name, and its value where the columns have one.
    pub(super) fn name(&self, canvas: &mut Canvas, idx: usize, name: &str, value: Option<&Html>, is_marked: bool) {
        let class = if is_marked { "name marked" } else { "name" };
        let name = escape(name);
        let y = self.text_y(idx);
        match self.cutting {
            Cutting::Wide => {
                let at = At { x: self.field[0], y };
                let set = Set { at, anchor: Anchor::End, gap_px: GAP_PX + self.values_px };
                canvas.text(class, set, &Html(name));
                if let Some(value) = value {
                    canvas.text(class, Set { at, anchor: Anchor::End, gap_px: GAP_PX }, value);
                }
            }
            Cutting::Narrow => {
                let inner = match value {
                    Some(value) => format!("{name} <tspan dx=\"6\">{value}</tspan>"),
                    None => name,
                };
                canvas.text(class, Set { at: At { x: 0.0, y }, anchor: Anchor::Start, gap_px: 0.0 }, &Html(inner));
            }
        }
    }

    /// The text at the row's right end.
    pub(super) fn right(&self, canvas: &mut Canvas, idx: usize, inner: &Html, is_marked: bool) {
        let set = Set { at: At { x: 100.0, y: self.text_y(idx) }, anchor: Anchor::End, gap_px: 0.0 };
        canvas.text(if is_marked { "difference marked" } else { "difference" }, set, inner);
    }

    /// The head over the column at the right.
    pub(super) fn right_head(&self, canvas: &mut Canvas, inner: &Html) {
        let set = Set { at: At { x: 100.0, y: self.top - 11.0 }, anchor: Anchor::End, gap_px: 0.0 };
        canvas.text("difference-head", set, inner);
    }

    /// Why there is nothing in the row.
    pub(super) fn missing(&self, canvas: &mut Canvas, idx: usize, why: &Html) {
        let at = At { x: self.field[0], y: self.middle(idx) + BASELINE_PX };
        let gap_px = if self.cutting == Cutting::Wide { GAP_PX } else { 0.0 };
        canvas.text("missing", Set { at, anchor: Anchor::Start, gap_px }, why);
    }

    /// A rule over a row: below it stands what is no member of the group.
    pub(super) fn rule(&self, canvas: &mut Canvas, idx: usize) {
        let y = self.row_top(idx);
        canvas.line("rule", At { x: 0.0, y }, At { x: 100.0, y });
    }

    fn text_y(&self, idx: usize) -> f64 {
        match self.cutting {
            Cutting::Wide => self.middle(idx) + BASELINE_PX,
            Cutting::Narrow => self.row_top(idx) + 11.0 + BASELINE_PX,
        }
    }
}
