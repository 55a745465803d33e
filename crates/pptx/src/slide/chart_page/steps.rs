//! From one amount to another by steps: a waterfall that lies down, so that long names are read beside their bars.
//!
//! The chart knows the numbers people know from a column that is not seen; what is seen are the columns its formulas make
//! of it: an unseen base, and what of the step lies above and below nought.

use std::ops::Range;

use document::chart::steps::{StepKind, StepsChart};
use document::{Emphasis, Language};
use layout::{Axis, bar_axis};

use super::super::set::fitted_words;
use super::super::words;
use super::numbers::sheet_of;
use super::rows::{HEAD_PT, RowPlan, RowText, RowTexts, ValueText};
use crate::chart::Pen;
use crate::chart::sheet::{Column, Sheet, cell_name};
use crate::chart::stacked::{PartLook, PartSeries, StackedDesign, stacked};
use crate::measure::Face;
use crate::shape::canvas::{Alt, Canvas, Dash, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::text::{Align, Anchor, Style};
use crate::template::palette::Role;

const GAP_PERCENT: u32 = 36;
const HEAD_HEIGHT: f64 = 0.36;
/// Few steps take the room they have.
const ROW_MAX: f64 = 0.85;
const MARGIN: f64 = 0.1;
const VALUE_GAP: f64 = 0.08;
const VALUE: usize = 0;
const END: usize = 1;
const BASE: usize = 2;
const ABOVE: usize = 3;
const BELOW: usize = 4;

/// What heads and axis take of a room's height.
pub const HEIGHT_TAKEN: f64 = HEAD_HEIGHT;

/// Draws some steps; the axis is that of all.
pub fn draw(canvas: &mut Canvas<'_>, chart: &StepsChart, rows: &Range<usize>, body: Rect) {
    let language = canvas.language;
    let shown = &chart.steps[rows.clone()];
    let ends = chart.ends();
    let texts = RowTexts {
        heads: vec![chart.corner.plain(language)],
        end_head: None,
        rows: shown
            .iter()
            .map(|step| RowText {
                name: step.name.plain(language),
                emphasis: Emphasis::Calm,
                is_reference: false,
                cells: Vec::new(),
                end: String::new(),
            })
            .collect(),
    };
    let mut plan = RowPlan::with_rows_to(canvas, &texts, body, HEAD_HEIGHT, 0.0, ROW_MAX);
    let axis = bar_axis(ends.iter().flat_map(|(from, to)| [*from, *to]));
    let style_of = |kind: StepKind, size_pt: f64| Style::new(size_pt, Role::Ink).bold_if(kind == StepKind::Amount);
    let face = Face::new(canvas.layout.family, plan.size_pt, true);
    let widest = chart.steps.iter().map(|step| face.label_in(&step.number.shown(language))).fold(0.5, f64::max);
    let side = widest + VALUE_GAP + 0.05;
    let left = if axis.min < 0.0 { side } else { 0.0 };
    plan.plot = Rect::new(plan.plot.left + left, plan.plot.top, plan.plot.width - left - side, plan.plot.height);
    let x_of = |value: f64| plan.plot.left + (value - axis.min) / (axis.max - axis.min) * plan.plot.width;

    let head = chart.head.plain(language);
    let head_at = Rect::new(plan.plot.left, body.top, plan.plot.width, HEAD_HEIGHT - 0.02);
    let head = fitted_words(canvas, &head, Style::new(HEAD_PT, Role::Grey), head_at.width, head_at.height);
    canvas.text("values-head", head_at, Anchor::Bottom, &[head.paragraph]);
    draw_joints(canvas, &ends[rows.clone()], &plan, &x_of);
    draw_chart(canvas, chart, rows, &ends, &axis, &plan);
    plan.draw_texts(canvas, &texts);
    for (idx, step) in shown.iter().enumerate() {
        let (from, to) = ends[rows.start + idx];
        // A value stands outside its bar on the side it goes to.
        let (x, align) = match to < from {
            true if from.min(to) < 0.0 => (x_of(to) - VALUE_GAP, Align::Right),
            _ => (x_of(from.max(to)) + VALUE_GAP, Align::Left),
        };
        let style = style_of(step.kind, plan.size_pt);
        let words = step.number.shown(language);
        plan.draw_value(canvas, &ValueText { part: "value", row_idx: idx, words: &words, x, align, style });
    }
}

/// Thin lines from where one bar ends to where the next begins.
fn draw_joints(canvas: &mut Canvas<'_>, ends: &[(f64, f64)], plan: &RowPlan, x_of: &dyn Fn(f64) -> f64) {
    let thickness = plan.row_height / (1.0 + f64::from(GAP_PERCENT) / 100.0);
    let gap = (plan.row_height - thickness) / 2.0;
    for (idx, (_, to)) in ends.iter().enumerate().take(ends.len().saturating_sub(1)) {
        let top = plan.row(idx).bottom() - gap;
        let stroke = Stroke { width_pt: 1.0, role: Role::Outline, dash: Dash::Solid };
        canvas.line(&format!("joint-{}", idx + 1), Rect::new(x_of(*to), top, 0.0, 2.0 * gap), stroke, Alt::Decorative);
    }
}

fn draw_chart(
    canvas: &mut Canvas<'_>,
    chart: &StepsChart,
    rows: &Range<usize>,
    ends: &[(f64, f64)],
    axis: &Axis,
    plan: &RowPlan,
) {
    let language = canvas.language;
    let shown = &chart.steps[rows.clone()];
    let mut sheet = sheet_of(&chart.table(), rows, language);
    add_construction(&mut sheet, chart, rows, ends, language);
    let look = |idx: usize| {
        let step = &shown[idx];
        // A rise is dark, a fall is hollow, an amount is as bars usually are; the sign stands beside each.
        let (fill, outline) = match (step.kind, step.number.value < 0.0) {
            (StepKind::Amount, _) => (Role::BarFill, (Role::Outline, 1.25)),
            (StepKind::Change, false) => (Role::Marked, (Role::Marked, 1.25)),
            (StepKind::Change, true) => (Role::Ground, (Role::Marked, 2.0)),
        };
        PartLook { fill: Some(fill), outline: Some(outline), label: None, is_bold: false }
    };
    let looks: Vec<PartLook> = (0..shown.len()).map(look).collect();
    let plot = plan.plot;
    let at = Rect::new(plot.left - MARGIN, plot.top, plot.width + 2.0 * MARGIN, plot.height);
    let design = StackedDesign {
        series: vec![
            PartSeries { column_idx: BASE, looks: vec![PartLook::UNSEEN; shown.len()] },
            PartSeries { column_idx: ABOVE, looks: looks.clone() },
            PartSeries { column_idx: BELOW, looks },
        ],
        unseen_column_idx: Some(VALUE),
        n_rows: shown.len(),
        axis: (axis.min, axis.max),
        size_pt: plan.size_pt,
        label_format: document::number::office_format(chart.decimals),
        frame: (at.width, at.height),
        margin: MARGIN,
        gap_percent: GAP_PERCENT,
    };
    let drawn = stacked(sheet, &design, Pen { palette: canvas.palette, language });
    canvas.chart("chart", at, drawn, &chart.alt.plain(language));
}

/// The columns that are drawn, each cell by a formula, so that an edited step moves all after it.
fn add_construction(
    sheet: &mut Sheet,
    chart: &StepsChart,
    rows: &Range<usize>,
    ends: &[(f64, f64)],
    language: Language,
) {
    let mut columns = words::step_helpers(language).map(|head| Column::new(head, Vec::new()));
    for (idx, at) in rows.clone().enumerate() {
        let (from, to) = ends[at];
        let (low, high) = (from.min(to), from.max(to));
        let base = if low >= 0.0 { low } else { high.min(0.0) };
        let values = [to, base, high.max(0.0) - base.max(0.0), low.min(0.0) - base.min(0.0)];
        let (value, end) = (cell_name(VALUE, idx), cell_name(END, idx));
        let begin = match (chart.steps[at].kind, idx) {
            (StepKind::Amount, _) => "0".to_owned(),
            // On a slide that goes on from another the first step begins where that one ended.
            (StepKind::Change, 0) => format!("{from}"),
            (StepKind::Change, _) => cell_name(END, idx - 1),
        };
        let base = cell_name(BASE, idx);
        let formulas = [
            format!("{begin}+{value}"),
            format!("IF(MIN({begin},{end})>=0,MIN({begin},{end}),MIN(MAX({begin},{end}),0))"),
            format!("MAX({begin},{end},0)-MAX({base},0)"),
            format!("MIN({begin},{end},0)-MIN({base},0)"),
        ];
        for ((column, value), formula) in columns.iter_mut().zip(values).zip(formulas) {
            column.values.push(Some(value));
            column.formulas.push(Some(formula));
        }
    }
    sheet.columns.extend(columns);
}
