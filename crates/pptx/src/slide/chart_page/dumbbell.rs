//! Dumbbells: a grey square and a dark dot a municipality, with a bar between them and both values outside.
//!
//! The square is filled, since not every program draws the outline of a hollow mark.

use std::ops::Range;

use document::Emphasis;
use document::chart::pairs::{PairChart, PairRow};
use layout::{Axis, Label, line_axis, spread};

use super::super::words;
use super::numbers::{row_places, sheet_of};
use super::rows::{HEAD_PT, RowPlan, RowText, RowTexts, ValueText, style_of};
use crate::chart::Pen;
use crate::chart::scatter::{Marker, PlaneAxis, PlaneDesign, Series, SeriesName, Symbol, plane};
use crate::chart::sheet::Cells;
use crate::measure::Face;
use crate::shape::canvas::{Canvas, Dash, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::text::{Align, Anchor, Paragraph, Style};
use crate::template::palette::Role;

const HEAD_HEIGHT: f64 = 0.42;
/// The size of what the marks are.
const LABEL_PT: f64 = 18.0;
const FOOT_HEIGHT: f64 = 0.32;
/// Between a mark's middle and its value.
const MARK_GAP: f64 = 0.13;
const ENDS: Range<usize> = 0..2;
const ROW_PLACES: Range<usize> = 3..5;

/// The two marks as they stand in words.
const FIRST_MARK: &str = "□";
const SECOND_MARK: &str = "●";

/// What heads and axis take of a room's height.
pub const HEIGHT_TAKEN: f64 = HEAD_HEIGHT + FOOT_HEIGHT;

/// Draws some rows; the axis is that of all.
pub fn draw(canvas: &mut Canvas<'_>, chart: &PairChart, rows: &Range<usize>, body: Rect) {
    let language = canvas.language;
    let shown = &chart.rows[rows.clone()];
    let texts = RowTexts {
        heads: vec![chart.corner.plain(language)],
        end_head: Some(chart.difference_head.plain(language)),
        rows: shown.iter().map(|row| text_of(row, language)).collect(),
    };
    let mut plan = RowPlan::new(canvas, &texts, body, HEAD_HEIGHT, FOOT_HEIGHT);
    let face = Face::new(canvas.layout.family, plan.size_pt, true);
    let numbers = || chart.rows.iter().flat_map(|row| [&row.first, &row.second]).flatten();
    let side = numbers().map(|number| face.label_in(&number.digits(language))).fold(0.2, f64::max) + MARK_GAP + 0.1;
    plan.plot = Rect::new(plan.plot.left + side, plan.plot.top, plan.plot.width - 2.0 * side, plan.plot.height);
    let axis = line_axis(numbers().map(|number| number.value), 5);

    let x_of = |value: f64| plan.plot.left + (value - axis.min) / (axis.max - axis.min) * plan.plot.width;
    plan.draw_ground(canvas, &texts);
    if axis.min < 0.0 && axis.max > 0.0 {
        plan.draw_zero(canvas, x_of(0.0));
    }
    draw_chart(canvas, chart, rows, &axis, &plan, side);
    plan.draw_texts(canvas, &texts);
    draw_heads(canvas, chart, shown, &plan, &x_of);
    for (idx, row) in shown.iter().enumerate() {
        draw_values(canvas, row, idx, &texts.rows[idx], &plan, &x_of);
    }
}

/// Paler than the second mark: what was. Not hollow, since not every program draws the outlines of marks.
fn first_fill(role: Role) -> Role {
    if role == Role::Marked { Role::Shade(2) } else { Role::Outline }
}

fn text_of(row: &PairRow, language: document::Language) -> RowText {
    let difference = row.difference.as_ref().map_or(String::new(), |number| number.digits(language));
    let margin = row.margin.as_ref().map_or(String::new(), |number| format!(" ±\u{a0}{}", number.digits(language)));
    RowText {
        name: row.name.clone(),
        emphasis: row.emphasis,
        is_reference: row.is_reference,
        cells: Vec::new(),
        end: if row.difference.is_some() { difference + &margin } else { String::new() },
    }
}

fn draw_chart(canvas: &mut Canvas<'_>, chart: &PairChart, rows: &Range<usize>, axis: &Axis, plan: &RowPlan, side: f64) {
    let language = canvas.language;
    let shown = &chart.rows[rows.clone()];
    let n = shown.len();
    let mut sheet = sheet_of(&chart.table(), rows, language);
    for _ in ROW_PLACES {
        sheet.columns.push(row_places(words::row_helper(language), n));
    }
    let role_of = |row: &PairRow| match (row.emphasis, row.is_reference) {
        (Emphasis::Marked, _) => Role::Marked,
        (Emphasis::Calm, true) => Role::Grey,
        (Emphasis::Calm, false) => Role::Ink,
    };
    // LibreOffice colours a single point only where its size differs too.
    let mark = |column_idx: usize, role: Role| {
        let larger = match role {
            Role::Marked => 1,
            Role::Grey => 2,
            _ => 0,
        };
        match column_idx {
            0 => Marker { symbol: Symbol::Square, size_pt: 9 + larger, fill: first_fill(role), outline: (role, 1.5) },
            _ => Marker { symbol: Symbol::Circle, size_pt: 11 + larger, fill: role, outline: (role, 0.75) },
        }
    };
    let marks = || {
        ENDS.map(|column_idx| Series {
            name: SeriesName::Head(column_idx),
            x: Cells::Down(column_idx, 0..n),
            y: Cells::Down(ROW_PLACES.start, 0..n),
            line: None,
            marker: Some(mark(column_idx, Role::Ink)),
            points: (0..n)
                .map(|idx| (idx, role_of(&shown[idx])))
                .filter(|(_, role)| *role != Role::Ink)
                .map(|(idx, role)| (idx, Some(mark(column_idx, role))))
                .collect(),
        })
    };
    let bars = (0..n).filter(|idx| shown[*idx].first.is_some() && shown[*idx].second.is_some()).map(|idx| {
        let (role, width_pt) =
            if shown[idx].emphasis == Emphasis::Marked { (Role::Marked, 3.5) } else { (Role::Grey, 2.25) };
        Series {
            name: SeriesName::Row(idx),
            x: Cells::Along(idx, ENDS),
            y: Cells::Along(idx, ROW_PLACES),
            line: Some(Stroke { width_pt, role, dash: Dash::Solid }),
            marker: None,
            points: Vec::new(),
        }
    });
    let series: Vec<Series> = marks().chain(bars).chain(marks()).collect();
    let step = match axis.ticks.as_slice() {
        [first, second, ..] => second - first,
        _ => axis.max - axis.min,
    };
    let plot = plan.plot;
    let at = Rect::new(plot.left - side, plot.top, plot.width + 2.0 * side, plot.height + FOOT_HEIGHT);
    let design = PlaneDesign {
        series,
        x: PlaneAxis {
            ends: (axis.min, axis.max),
            step,
            has_grid: true,
            number_format: Some(document::number::office_format(axis.decimals)),
            is_turned: false,
        },
        is_x_above: false,
        y: PlaneAxis::of_rows(n),
        axis_pt: HEAD_PT,
        margins: [side, 0.0, side, FOOT_HEIGHT],
        frame: (at.width, at.height),
    };
    let drawn = plane(sheet, &design, Pen { palette: canvas.palette, language });
    canvas.chart("chart", at, drawn, &chart.alt.plain(language));
}

/// What the marks are, over those of the first row that has both.
fn draw_heads(
    canvas: &mut Canvas<'_>,
    chart: &PairChart,
    shown: &[PairRow],
    plan: &RowPlan,
    x_of: &dyn Fn(f64) -> f64,
) {
    let complete = shown.iter().find_map(|row| Some((row.first.as_ref()?.value, row.second.as_ref()?.value)));
    let Some((first, second)) = complete else { return };
    let face = Face::new(canvas.layout.family, LABEL_PT, true);
    let marks = [FIRST_MARK, SECOND_MARK];
    let words = [&chart.first, &chart.second].map(|head| format!(" {}", head.plain(canvas.language)));
    let labels: Vec<Label> = words
        .iter()
        .zip([first, second])
        .map(|(words, value)| Label { at: x_of(value), width: face.label_in(words) + face.label_in(SECOND_MARK) + 0.1 })
        .collect();
    let low = plan.plot.left - 0.6;
    let centres = spread(&labels, low, plan.plot.right() + 0.6, 0.15);
    let ends = centres.iter().zip(["first", "second"].into_iter().zip(marks));
    for ((words, label), (centre, (part, mark))) in words.iter().zip(&labels).zip(ends) {
        let at = Rect::new(centre - label.width / 2.0, plan.plot.top - HEAD_HEIGHT, label.width, HEAD_HEIGHT - 0.04);
        let style = Style::new(LABEL_PT, Role::Ink).bold();
        canvas.text(
            &format!("{part}-head"),
            at,
            Anchor::Bottom,
            &[Paragraph::new(mark, style).with(words.as_str(), style).aligned(Align::Centre)],
        );
    }
}

/// Both values outside the pair; after a single one, why there is no other.
fn draw_values(
    canvas: &mut Canvas<'_>,
    row: &PairRow,
    idx: usize,
    text: &RowText,
    plan: &RowPlan,
    x_of: &dyn Fn(f64) -> f64,
) {
    let language = canvas.language;
    let style = style_of(text, plan.size_pt.min(18.0));
    let why = row.missing.as_ref().map(|why| why.plain(language));
    match (&row.first, &row.second) {
        (Some(first), Some(second)) => {
            let is_rising = first.value <= second.value;
            let ends = [("first", first, is_rising), ("second", second, !is_rising)];
            for (part, number, is_left) in ends {
                let (x, align) = match is_left {
                    true => (x_of(number.value) - MARK_GAP, Align::Right),
                    false => (x_of(number.value) + MARK_GAP, Align::Left),
                };
                let words = number.digits(language);
                plan.draw_value(canvas, &ValueText { part, row_idx: idx, words: &words, x, align, style });
            }
        }
        (Some(number), None) | (None, Some(number)) => {
            let part = if row.first.is_some() { "first" } else { "second" };
            let x = x_of(number.value) + MARK_GAP;
            let words = number.digits(language);
            let value = ValueText { part, row_idx: idx, words: &words, x, align: Align::Left, style };
            let width = plan.draw_value(canvas, &value);
            if let Some(why) = why {
                let reason = Style::new(plan.size_pt.min(18.0), Role::Grey);
                let needed = Face::new(canvas.layout.family, reason.size_pt, false).label_in(&why) + 0.1;
                let right = x + width + 0.12;
                // Where there is no room after the value, before the mark.
                let (x, align) = match right + needed <= plan.plot.right() + 0.9 {
                    true => (right, Align::Left),
                    false => (x - 2.0 * MARK_GAP, Align::Right),
                };
                let reason = ValueText { part: "reason", row_idx: idx, words: &why, x, align, style: reason };
                plan.draw_value(canvas, &reason);
            }
        }
        (None, None) => {
            if let Some(why) = why {
                plan.draw_reason(canvas, idx, plan.plot.left, &why);
            }
        }
    }
}
