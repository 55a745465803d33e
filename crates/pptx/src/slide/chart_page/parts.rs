//! Parts of a whole: stacked bars with the parts' names over the first, so that there is no legend to look up.
//!
//! The marked bar has the steps of its colour, the others the same steps in grey: a part is known by its place, its step
//! and its name, and no two neighbours are alike.

use std::ops::Range;

use document::Emphasis;
use document::chart::parts::{PartsChart, PartsRow};
use layout::{Axis, Label, bar_axis, spread};

use super::super::set::fitted_words;
use super::numbers::sheet_of;
use super::rows::{HEAD_PT, RowPlan, RowText, RowTexts, width_on};
use crate::chart::Pen;
use crate::chart::stacked::{PartLook, PartSeries, StackedDesign, stacked};
use crate::measure::Face;
use crate::shape::canvas::{Canvas, Dash, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::text::{Align, Anchor, Style};
use crate::template::palette::Role;

const GAP_PERCENT: u32 = 36;
/// What the parts' names take, on one line, two or three, with the lines to their parts.
const HEAD_HEIGHT: f64 = 0.62;
const TALL_HEAD_HEIGHT: f64 = 0.8;
const TALLEST_HEAD_HEIGHT: f64 = 1.1;
/// From a name down to the bars.
const LEADERS_HEIGHT: f64 = 0.2;
const MARGIN: f64 = 0.1;
const VALUE_PT_MAX: f64 = 18.0;
/// A fill with less contrast to the ground is hardly seen.
const FAINT: f64 = 3.0;
/// Between two parts' names.
const NAME_GAP: f64 = 0.06;

/// What heads and axis take of a room's height.
pub const HEIGHT_TAKEN: f64 = TALLEST_HEAD_HEIGHT;

/// Draws some rows; the axis is that of all.
pub fn draw(canvas: &mut Canvas<'_>, chart: &PartsChart, rows: &Range<usize>, body: Rect) {
    let language = canvas.language;
    let shown = &chart.rows[rows.clone()];
    let texts = RowTexts {
        heads: vec![chart.corner.plain(language)],
        end_head: (!chart.is_share).then(|| chart.total_head.plain(language)),
        rows: shown
            .iter()
            .map(|row| RowText {
                name: row.name.clone(),
                emphasis: row.emphasis,
                is_reference: row.is_reference,
                cells: Vec::new(),
                end: row.total.as_ref().map_or(String::new(), |total| total.digits(language)),
            })
            .collect(),
    };
    let plan = |canvas: &Canvas<'_>, head: f64| {
        let mut plan = RowPlan::new(canvas, &texts, body, head, 0.0);
        plan.plot.width -= 0.05;
        plan
    };
    let draft = plan(canvas, HEAD_HEIGHT);
    let heads = part_heads(canvas, chart, draft.plot.width);
    let plan = if heads.n_lines > 1 { plan(canvas, heads.height()) } else { draft };
    let axis = axis_of(chart);

    plan.draw_ground(canvas, &texts);
    draw_chart(canvas, chart, rows, &axis, &plan);
    plan.draw_texts(canvas, &texts);
    let x_of = |value: f64| plan.plot.left + (value - axis.min) / (axis.max - axis.min) * plan.plot.width;
    draw_part_names(canvas, chart, shown, &plan, &heads, &x_of);
    for (idx, row) in shown.iter().enumerate() {
        if let (false, Some(why)) = (is_whole(row), &row.missing) {
            plan.draw_reason(canvas, idx, x_of(0.0) + 0.1, &why.plain(language));
        }
    }
}

/// Whether every part is there: only then is there a bar.
fn is_whole(row: &PartsRow) -> bool {
    row.values.iter().all(Option::is_some)
}

/// Where a row's parts begin and end: what is above nought to the right, what is below to the left.
fn spans(row: &PartsRow) -> Vec<(f64, f64)> {
    let (mut high, mut low) = (0.0, 0.0);
    let span = |number: &Option<document::Number>| {
        let value = number.as_ref().map_or(0.0, |number| number.value);
        let end = if value < 0.0 { &mut low } else { &mut high };
        let from = *end;
        *end += value;
        (from, *end)
    };
    row.values.iter().map(span).collect()
}

fn axis_of(chart: &PartsChart) -> Axis {
    let ends = chart.rows.iter().filter(|row| is_whole(row)).flat_map(spans).flat_map(|(from, to)| [from, to]);
    let ends: Vec<f64> = ends.collect();
    let is_hundred = chart.is_share && ends.iter().all(|end| (0.0..=100.000_001).contains(end));
    if is_hundred {
        return Axis { min: 0.0, max: 100.0, ticks: Vec::new(), decimals: 0 };
    }
    bar_axis(ends.into_iter())
}

/// The fill of a part: far from its neighbours', a step stronger in the marked bar.
fn fill_of(part_idx: usize, n_parts: usize, is_marked: bool) -> Role {
    const FEW: [u8; 4] = [3, 2, 1, 0];
    const MANY: [u8; 4] = [3, 1, 2, 0];
    let step = if n_parts <= 4 { FEW } else { MANY }[part_idx % 4];
    if is_marked { Role::Shade(step + 1) } else { Role::Tone(step) }
}

fn draw_chart(canvas: &mut Canvas<'_>, chart: &PartsChart, rows: &Range<usize>, axis: &Axis, plan: &RowPlan) {
    let language = canvas.language;
    let shown = &chart.rows[rows.clone()];
    let sheet = sheet_of(&chart.table(), rows, language);
    let size_pt = plan.size_pt.min(VALUE_PT_MAX);
    let per_inch = (axis.max - axis.min) / plan.plot.width;
    let n_parts = chart.parts.len();
    let look = |row: &PartsRow, part_idx: usize| {
        if !is_whole(row) {
            return PartLook::UNSEEN;
        }
        let is_marked = row.emphasis == Emphasis::Marked;
        let fill = fill_of(part_idx, n_parts, is_marked);
        let label = row.values[part_idx].as_ref().filter(|number| {
            let face = Face::new(canvas.layout.family, size_pt, is_marked);
            face.label_in(&number.digits(language)) + 0.14 <= number.value.abs() / per_inch
        });
        PartLook {
            fill: Some(fill),
            // What is hardly seen on the ground is drawn round; the others part white from each other.
            outline: Some(match canvas.palette.rgb(fill).contrast(canvas.palette.rgb(Role::Ground)) < FAINT {
                true if is_marked => (Role::Marked, 1.0),
                true => (Role::Grey, 1.0),
                false => (Role::Ground, 1.5),
            }),
            label: label.map(|_| canvas.palette.text_on(fill)),
            is_bold: is_marked,
        }
    };
    let series = (0..n_parts).map(|part_idx| PartSeries {
        column_idx: part_idx,
        looks: shown.iter().map(|row| look(row, part_idx)).collect(),
    });
    let plot = plan.plot;
    let at = Rect::new(plot.left - MARGIN, plot.top, plot.width + 2.0 * MARGIN, plot.height);
    let design = StackedDesign {
        series: series.collect(),
        // The sums are read in the chart too, but their bars would lie over the parts.
        unseen_column_idx: Some(n_parts),
        n_rows: shown.len(),
        axis: (axis.min, axis.max),
        size_pt,
        label_format: document::number::office_format(chart.decimals),
        frame: (at.width, at.height),
        margin: MARGIN,
        gap_percent: GAP_PERCENT,
    };
    let drawn = stacked(sheet, &design, Pen { palette: canvas.palette, language });
    canvas.chart("chart", at, drawn, &chart.alt.plain(language));
}

/// How the parts' names are set.
struct PartHeads {
    size_pt: f64,
    widths: Vec<f64>,
    n_lines: usize,
}

impl PartHeads {
    /// With the lines to their parts.
    fn height(&self) -> f64 {
        match self.n_lines {
            1 => HEAD_HEIGHT,
            2 => TALL_HEAD_HEIGHT,
            _ => TALLEST_HEAD_HEIGHT,
        }
    }
}

/// The largest size at which all the names stand side by side: on one line if that is large enough, else on two or three.
fn part_heads(canvas: &Canvas<'_>, chart: &PartsChart, room: f64) -> PartHeads {
    let family = canvas.layout.family;
    let names: Vec<String> = chart.parts.iter().map(|part| part.name.plain(canvas.language)).collect();
    let set = |size_pt: f64, n_lines: usize| {
        let face = Face::new(family, size_pt, false);
        let widths: Vec<f64> = names.iter().map(|name| width_on(name, face, n_lines) + 0.02).collect();
        let is_fitting = widths.iter().map(|width| width + NAME_GAP).sum::<f64>() <= room + NAME_GAP;
        (PartHeads { size_pt, widths, n_lines }, is_fitting)
    };
    let tries = [(18.0, 1), (HEAD_PT, 1), (18.0, 2), (HEAD_PT, 2), (HEAD_PT, 3), (14.0, 3), (13.0, 3)];
    tries
        .into_iter()
        .map(|(size_pt, n_lines)| set(size_pt, n_lines))
        .find_map(|(heads, is_fitting)| is_fitting.then_some(heads))
        .unwrap_or_else(|| {
            let each = (room + NAME_GAP) / names.len().max(1) as f64 - NAME_GAP;
            PartHeads { size_pt: 12.0, widths: vec![each; names.len()], n_lines: 3 }
        })
}

/// The parts' names over the first whole bar, each with a line towards its part.
fn draw_part_names(
    canvas: &mut Canvas<'_>,
    chart: &PartsChart,
    shown: &[PartsRow],
    plan: &RowPlan,
    heads: &PartHeads,
    x_of: &dyn Fn(f64) -> f64,
) {
    let Some((row_idx, row)) = shown.iter().enumerate().find(|(_, row)| is_whole(row)) else { return };
    let middles: Vec<f64> = spans(row).into_iter().map(|(from, to)| (x_of(from) + x_of(to)) / 2.0).collect();
    let labels: Vec<Label> =
        middles.iter().zip(&heads.widths).map(|(middle, width)| Label { at: *middle, width: *width }).collect();
    let centres = spread(&labels, plan.plot.left, plan.plot.right() + 0.05, NAME_GAP);
    let height = heads.height() - LEADERS_HEIGHT;
    let top = plan.plot.top - height - LEADERS_HEIGHT;
    let thickness = plan.row_height / (1.0 + f64::from(GAP_PERCENT) / 100.0);
    // A line through rows that have no bar would cross the words that say why.
    let bar_top = match row_idx {
        0 => plan.plot.top + (plan.row_height - thickness) / 2.0,
        _ => plan.plot.top,
    };
    for (idx, (part, (label, centre))) in chart.parts.iter().zip(labels.iter().zip(centres)).enumerate() {
        let at = Rect::new(centre - label.width / 2.0, top, label.width, height);
        let style = Style::new(heads.size_pt, Role::Ink);
        let fitted = fitted_words(canvas, &part.name.plain(canvas.language), style, at.width, at.height);
        canvas.text(&format!("part-{}", idx + 1), at, Anchor::Bottom, &[fitted.paragraph.aligned(Align::Centre)]);
        let stroke = Stroke { width_pt: 0.75, role: Role::Outline, dash: Dash::Solid };
        let part = format!("part-leader-{}", idx + 1);
        canvas.leader(&part, (centre, at.bottom() + 0.02), (middles[idx], bar_top), stroke);
    }
}
