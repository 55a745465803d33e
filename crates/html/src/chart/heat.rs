//! Figures in shaded cells. Where a cell is too small for its number the shade stands alone: the table below has the number.

use document::chart::heat::{HeatCell, HeatChart};
use document::{Emphasis, Language};
use layout::Weight;

use super::Cutting;
use super::canvas::{Anchor, At, Canvas, Set};
use super::room::{text_width_px, widest_px};
use super::rows::{BASELINE_PX, Columns, HEAD_ROW_PX, Rows};
use crate::markup::{svg_number, svg_text};

/// The cells in one cutting, and their height.
pub(super) fn draw(chart: &HeatChart, cutting: Cutting, language: Language) -> (Canvas, f64) {
    let columns = Columns {
        names: chart.rows.iter().map(|row| row.name.plain(language)).collect(),
        values: Vec::new(),
        rights: Vec::new(),
    };
    let heads: Vec<String> = chart.heads.iter().map(|head| head.plain(language)).collect();
    let rows = Rows::new(cutting, &columns, 1);
    let cell_px = rows.field_px() / heads.len().max(1) as f64;
    let shown: Vec<String> = chart
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter_map(|cell| match cell {
            HeatCell::Figure(number, _) => Some(number.without_unit().shown(language)),
            HeatCell::Missing(_) => None,
        })
        .collect();
    let has_numbers = widest_px(shown.iter().map(String::as_str), Weight::Regular) + 6.0 <= cell_px;
    let heads_px = widest_px(heads.iter().map(String::as_str), Weight::Regular) + 8.0;
    let n_apart = (heads_px / cell_px).ceil().max(1.0) as usize;
    let x = |column: f64| rows.x(column / heads.len().max(1) as f64);
    let mut canvas = Canvas::default();
    for (idx, head) in chart.heads.iter().enumerate() {
        let is_last = idx + 1 == heads.len();
        let is_free = idx.is_multiple_of(n_apart) && (heads.len() - 1 - idx >= n_apart || is_last);
        if is_free || is_last {
            let at = At { x: x(idx as f64 + 0.5), y: rows.top - HEAD_ROW_PX + 14.0 };
            canvas.text("tick", Set { at, anchor: Anchor::Middle, gap_px: 0.0 }, &svg_text(head, language));
        }
    }
    let height = if cutting == Cutting::Wide { rows.pitch_px() - 4.0 } else { 30.0 };
    for (idx, row) in chart.rows.iter().enumerate() {
        let is_marked = row.emphasis == Emphasis::Marked;
        rows.name(&mut canvas, idx, &row.name.plain(language), None, is_marked);
        let middle = rows.middle(idx);
        for (column, cell) in row.cells.iter().enumerate() {
            let from_to = [x(column as f64), x(column as f64 + 1.0)];
            let set = |gap_px| Set {
                at: At { x: (from_to[0] + from_to[1]) / 2.0, y: middle + BASELINE_PX },
                anchor: Anchor::Middle,
                gap_px,
            };
            match cell {
                HeatCell::Figure(number, shade) => {
                    canvas.bar(&format!("cell shade-{shade}"), from_to, middle - height / 2.0, height, number);
                    if has_numbers {
                        let class = format!("on-shade-{shade}");
                        canvas.text(&class, set(0.0), &svg_number(&number.without_unit(), language));
                    }
                }
                HeatCell::Missing(why) => {
                    canvas.plain_bar("cell empty", from_to, middle - height / 2.0, height);
                    if text_width_px(&why.plain(language), Weight::Regular) + 6.0 <= cell_px {
                        canvas.text("missing", set(0.0), &svg_text(why, language));
                    } else {
                        canvas.text("missing", set(0.0), &crate::markup::Html("–".to_owned()));
                    }
                }
            }
        }
        if is_marked {
            canvas.plain_bar("frame", [x(0.0), x(heads.len() as f64)], middle - height / 2.0, height);
        }
    }
    (canvas, rows.bottom(chart.rows.len()))
}
