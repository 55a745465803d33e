//! Parts of a whole: a bar a municipality, its parts named once above the first bar.

use document::chart::parts::{PartsChart, PartsRow};
use document::{Emphasis, Language};
use layout::{Weight, bar_axis};

use super::callouts::callouts;
use super::canvas::{Anchor, At, Canvas, Set};
use super::room::text_width_px;
use super::rows::{BASELINE_PX, Columns, HEAD_ROW_PX, Rows};
use super::{Cutting, place_on};
use crate::markup::{svg_number, svg_text};

const BAR_PX: f64 = 28.0;

/// The rows in one cutting, and their height.
pub(super) fn draw(chart: &PartsChart, cutting: Cutting, language: Language) -> (Canvas, f64) {
    let has_totals = !chart.is_share;
    let total = |row: &PartsRow| row.total.as_ref().filter(|_| has_totals).map(|total| total.shown(language));
    let total_head = has_totals.then(|| chart.total_head.plain(language));
    let columns = Columns {
        names: chart.rows.iter().map(|row| row.name.clone()).collect(),
        values: Vec::new(),
        rights: chart.rows.iter().filter_map(total).chain(total_head).collect(),
    };
    let ends: Vec<f64> = chart.rows.iter().filter(|row| row.is_drawn()).flat_map(ends).collect();
    let is_hundred = chart.is_share && ends.iter().all(|end| (0.0..100.5).contains(end));
    let axis = bar_axis(ends.into_iter());
    let axis = if is_hundred { layout::Axis { max: 100.0, ..axis } } else { axis };

    // The names above the first bar take as many rows as they need.
    let draft = Rows::new(cutting, &columns, 0);
    let x = |value: f64| draft.x(place_on(&axis, value));
    let named: Option<&PartsRow> = chart.rows.iter().find(|row| row.is_drawn());
    let starts: Vec<f64> =
        named.map_or_else(Vec::new, |row| pieces(row).into_iter().map(|[from, to]| x(from.min(to))).collect());
    let width = cutting.width_px_min();
    let names: Vec<String> = chart.parts.iter().map(|part| part.name.plain(language)).collect();
    let widths: Vec<f64> =
        names.iter().map(|name| (text_width_px(name, Weight::Regular) + 12.0) / width * 100.0).collect();
    let places = callouts(&starts, &widths);
    let n_label_rows = places.iter().map(|place| place.row + 1).max().unwrap_or(0);
    let is_headed = has_totals;
    let n_head_rows = n_label_rows + usize::from(is_headed || cutting == Cutting::Narrow);
    let rows = Rows::new(cutting, &columns, n_head_rows);

    let mut canvas = Canvas::default();
    if let Some(named_idx) = chart.rows.iter().position(PartsRow::is_drawn) {
        let bar_top = rows.middle(named_idx) - BAR_PX / 2.0;
        let foot = if named_idx == 0 { bar_top } else { rows.top };
        let y_of = |row: usize| HEAD_ROW_PX * (n_label_rows - row) as f64 - 8.0;
        for (place, start) in places.iter().zip(&starts) {
            canvas.line("leader", At { x: *start, y: y_of(place.row) - 12.0 }, At { x: *start, y: foot });
        }
        for (place, part) in places.iter().zip(&chart.parts) {
            let set = Set { at: At { x: place.at, y: y_of(place.row) }, anchor: place.anchor, gap_px: 6.0 };
            canvas.text("halo part-name", set, &svg_text(&part.name, language));
        }
    }
    if is_headed {
        rows.right_head(&mut canvas, &svg_text(&chart.total_head, language));
    }
    for (idx, row) in chart.rows.iter().enumerate() {
        let is_marked = row.emphasis == Emphasis::Marked;
        if row.is_reference && idx > 0 {
            rows.rule(&mut canvas, idx);
        }
        rows.name(&mut canvas, idx, &row.name, None, is_marked);
        if !row.is_drawn() {
            if let Some(why) = &row.missing {
                rows.missing(&mut canvas, idx, &svg_text(why, language));
            }
            continue;
        }
        let top = rows.middle(idx) - BAR_PX / 2.0;
        for (part_idx, (number, [from, to])) in row.values.iter().flatten().zip(pieces(row)).enumerate() {
            let class = format!("part part-{part_idx}{}", if is_marked { " marked" } else { "" });
            canvas.bar(&class, [x(from), x(to)], top, BAR_PX, number);
            let room_px = (x(to) - x(from)).abs() / 100.0 * width;
            let shown = number.without_unit();
            if room_px >= text_width_px(&shown.shown(language), Weight::Regular) + 8.0 {
                let set = Set {
                    at: At { x: (x(from) + x(to)) / 2.0, y: rows.middle(idx) + BASELINE_PX },
                    anchor: Anchor::Middle,
                    gap_px: 0.0,
                };
                canvas.text(&format!("on-part-{part_idx}"), set, &svg_number(&shown, language));
            }
        }
        if let Some(total) = row.total.as_ref().filter(|_| has_totals) {
            rows.right(&mut canvas, idx, &svg_number(total, language), is_marked);
        }
    }
    let bottom = rows.bottom(chart.rows.len());
    if axis.min < 0.0 {
        canvas.line("axis", At { x: x(0.0), y: rows.top }, At { x: x(0.0), y: bottom });
    }
    (canvas, bottom)
}

/// Where each part begins and ends: what is above nought to the right, what is below to the left.
fn pieces(row: &PartsRow) -> Vec<[f64; 2]> {
    let [mut above, mut below] = [0.0, 0.0];
    let mut pieces = Vec::with_capacity(row.values.len());
    for number in row.values.iter().flatten() {
        let at = if number.value < 0.0 { &mut below } else { &mut above };
        pieces.push([*at, *at + number.value]);
        *at += number.value;
    }
    pieces
}

fn ends(row: &PartsRow) -> [f64; 2] {
    let pieces = pieces(row);
    let end = |choose: fn(f64, f64) -> f64| pieces.iter().map(|piece| piece[1]).fold(0.0, choose);
    [end(f64::min), end(f64::max)]
}

/// Whether a row has a bar.
trait Drawn {
    fn is_drawn(&self) -> bool;
}

impl Drawn for PartsRow {
    fn is_drawn(&self) -> bool {
        self.values.iter().all(Option::is_some)
    }
}
