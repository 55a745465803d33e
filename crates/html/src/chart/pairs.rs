//! Two figures a municipality: dumbbells a row each, or slopes from the left to the right.

use document::chart::pairs::{PairChart, PairRow, PairStyle};
use document::{Emphasis, Language, Number, Sign};
use layout::{Axis, Weight, line_axis};

use super::canvas::{Anchor, At, Canvas, Set};
use super::room::{text_width_px, widest_px};
use super::rows::{BASELINE_PX, Columns, GAP_PX, HEAD_ROW_PX, Rows};
use super::{Cutting, place_on};
use crate::markup::{Html, escape, svg_number, svg_text};

const N_TICKS: usize = 4;
const LINE_PX: f64 = 22.0;

/// The chart in one cutting, and its height.
pub(super) fn draw(chart: &PairChart, cutting: Cutting, language: Language) -> (Canvas, f64) {
    match chart.style {
        PairStyle::Dumbbell => dumbbells(chart, cutting, language),
        PairStyle::Slope => slopes(chart, cutting, language),
    }
}

fn axis_of(chart: &PairChart) -> Axis {
    let values = chart.rows.iter().flat_map(|row| row.first.iter().chain(&row.second));
    line_axis(values.map(|number| number.value), N_TICKS)
}

fn class_of(row: &PairRow) -> &'static str {
    match (row.is_reference, row.emphasis) {
        (true, _) => "riket",
        (false, Emphasis::Marked) => "marked",
        (false, Emphasis::Calm) => "calm",
    }
}

/// A difference with the half width of its interval: "+3 200 ±1 100".
fn difference(row: &PairRow, language: Language) -> Option<(Html, String)> {
    let number = row.difference.as_ref()?;
    let (mut inner, mut plain) = (svg_number(number, language).0, number.shown(language));
    if let Some(margin) = &row.margin {
        let margin = Number { sign: Sign::Never, ..margin.without_unit() };
        inner.push_str(&format!(" ±{}", svg_number(&margin, language)));
        plain.push_str(&format!(" ±{}", margin.shown(language)));
    }
    Some((Html(inner), plain))
}

fn dumbbells(chart: &PairChart, cutting: Cutting, language: Language) -> (Canvas, f64) {
    let head = chart.difference_head.plain(language);
    let columns = Columns {
        names: chart.rows.iter().map(|row| row.name.clone()).collect(),
        values: Vec::new(),
        rights: chart.rows.iter().filter_map(|row| Some(difference(row, language)?.1)).chain([head]).collect(),
    };
    let n_head_rows = if cutting == Cutting::Wide { 2 } else { 3 };
    let rows = Rows::new(cutting, &columns, n_head_rows);
    let axis = axis_of(chart);
    // The figures stand outside their marks: so much of the field is theirs.
    let shown: Vec<String> = chart
        .rows
        .iter()
        .flat_map(|row| row.first.iter().chain(&row.second))
        .map(|number| number.without_unit().shown(language))
        .collect();
    let side = (widest_px(shown.iter().map(String::as_str), Weight::Bold) + 2.0 * GAP_PX) / rows.field_px();
    let x = |value: f64| rows.x(side + place_on(&axis, value) * (1.0 - 2.0 * side));
    let mut canvas = Canvas::default();
    draw_key(&mut canvas, chart, language);
    rows.right_head(&mut canvas, &svg_text(&chart.difference_head, language));
    let bottom = rows.bottom(chart.rows.len());
    for tick in &axis.ticks {
        let at = x(*tick);
        canvas.line("grid", At { x: at, y: rows.top }, At { x: at, y: bottom });
    }
    for (idx, row) in chart.rows.iter().enumerate() {
        let look = class_of(row);
        if row.is_reference && idx > 0 {
            rows.rule(&mut canvas, idx);
        }
        let is_marked = row.emphasis == Emphasis::Marked;
        rows.name(&mut canvas, idx, &row.name, None, is_marked);
        let y = rows.middle(idx);
        if let (Some(first), Some(second)) = (&row.first, &row.second) {
            canvas.line(&format!("between {look}"), At { x: x(first.value), y }, At { x: x(second.value), y });
        }
        let is_first_lower = match (&row.first, &row.second) {
            (Some(first), Some(second)) => first.value <= second.value,
            _ => true,
        };
        for (number, mark, is_lower) in
            [(&row.first, "dot hollow", is_first_lower), (&row.second, "dot", !is_first_lower || row.first.is_none())]
        {
            let Some(number) = number else { continue };
            let at = At { x: x(number.value), y };
            canvas.dot(&format!("{mark} {look}"), at, 7.0, number);
            let anchor = if is_lower { Anchor::End } else { Anchor::Start };
            let set = Set { at: At { y: y + BASELINE_PX, ..at }, anchor, gap_px: GAP_PX + 3.0 };
            canvas.text(&format!("halo {look}"), set, &svg_number(&number.without_unit(), language));
        }
        match (difference(row, language), &row.missing) {
            (Some((inner, _)), _) => rows.right(&mut canvas, idx, &inner, is_marked),
            (None, Some(why)) if row.first.is_none() && row.second.is_none() => {
                rows.missing(&mut canvas, idx, &svg_text(why, language));
            }
            (None, Some(why)) => rows.right(
                &mut canvas,
                idx,
                &Html(format!("<tspan class=\"missing\">{}</tspan>", svg_text(why, language))),
                false,
            ),
            (None, None) => {}
        }
    }
    (canvas, bottom)
}

/// What the two marks are, drawn as they are.
fn draw_key(canvas: &mut Canvas, chart: &PairChart, language: Language) {
    let first = chart.first.plain(language);
    let y = 12.0;
    let first_px = text_width_px(&first, Weight::Regular);
    canvas.fixed(0.0, 0.0, [300.0, HEAD_ROW_PX], |canvas| {
        let per_cent = |px: f64| px / 3.0;
        canvas.key_dot("dot hollow calm", At { x: per_cent(9.0), y }, 7.0);
        let set =
            |x_px: f64| Set { at: At { x: per_cent(x_px), y: y + BASELINE_PX }, anchor: Anchor::Start, gap_px: 0.0 };
        canvas.text("", set(24.0), &svg_text(&chart.first, language));
        let second_px = 24.0 + first_px + 24.0;
        canvas.key_dot("dot calm", At { x: per_cent(second_px), y }, 7.0);
        canvas.text("", set(second_px + 15.0), &svg_text(&chart.second, language));
    });
}

fn slopes(chart: &PairChart, cutting: Cutting, language: Language) -> (Canvas, f64) {
    let axis = axis_of(chart);
    let drawn: Vec<&PairRow> = chart.rows.iter().filter(|row| row.first.is_some() || row.second.is_some()).collect();
    let height_px = (LINE_PX * drawn.len() as f64 + 20.0).max(if cutting == Cutting::Wide { 320.0 } else { 260.0 });
    let top = HEAD_ROW_PX + 12.0;
    let y = |value: f64| top + (1.0 - place_on(&axis, value)) * height_px;
    // In the narrow cutting there is room for names alone: the figures stand in the table.
    let left_label = |row: &PairRow| {
        let number = row.first.as_ref().filter(|_| cutting == Cutting::Wide)?.without_unit();
        let plain = format!("{} {}", row.name, number.shown(language));
        Some((format!("{} {}", escape(&row.name), svg_number(&number, language)), plain))
    };
    let right_label = |row: &PairRow| {
        let number = row.second.as_ref()?.without_unit();
        let plain = format!("{} {}", number.shown(language), row.name);
        Some(match cutting {
            Cutting::Wide => (format!("{} {}", svg_number(&number, language), escape(&row.name)), plain),
            Cutting::Narrow => (escape(&row.name), row.name.clone()),
        })
    };
    let widest = |labels: Vec<String>| widest_px(labels.iter().map(String::as_str), Weight::Bold) + GAP_PX + 8.0;
    let per_cent = 100.0 / cutting.width_px_min();
    let head_px = text_width_px(&chart.first.plain(language), Weight::Bold) / 2.0;
    let left = widest(drawn.iter().filter_map(|row| Some(left_label(row)?.1)).collect()).max(head_px) * per_cent;
    let right = 100.0 - widest(drawn.iter().filter_map(|row| Some(right_label(row)?.1)).collect()) * per_cent;
    let right = right.max(left + 15.0);
    let mut canvas = Canvas::default();
    for (x, head, anchor) in [(left, &chart.first, Anchor::Middle), (right, &chart.second, Anchor::Middle)] {
        let set = Set { at: At { x, y: 16.0 }, anchor, gap_px: 0.0 };
        canvas.text("strong", set, &svg_text(head, language));
        canvas.line("grid", At { x, y: top - 8.0 }, At { x, y: top + height_px + 8.0 });
    }
    let (calm, marked): (Vec<&PairRow>, Vec<&PairRow>) = drawn.iter().partition(|row| row.emphasis == Emphasis::Calm);
    for row in calm.iter().chain(&marked) {
        let look = class_of(row);
        if let (Some(first), Some(second)) = (&row.first, &row.second) {
            let (from, to) = (At { x: left, y: y(first.value) }, At { x: right, y: y(second.value) });
            canvas.line(&format!("slope {look}"), from, to);
        }
        for (number, x) in [(&row.first, left), (&row.second, right)] {
            if let Some(number) = number {
                canvas.dot(&format!("dot {look}"), At { x, y: y(number.value) }, 5.0, number);
            }
        }
    }
    let mut labels =
        |x: f64, anchor: Anchor, of: &dyn Fn(&PairRow) -> Option<f64>, inner: &dyn Fn(&PairRow) -> Option<String>| {
            let rows: Vec<(f64, &PairRow)> = drawn.iter().filter_map(|row| Some((y(of(row)?), *row))).collect();
            let wishes: Vec<layout::Label> =
                rows.iter().map(|(at, _)| layout::Label { at: *at, width: LINE_PX }).collect();
            let centres = layout::spread(&wishes, top - 8.0, top + height_px + 8.0, 0.0);
            for ((_, row), centre) in rows.iter().zip(centres) {
                let set = Set { at: At { x, y: centre + BASELINE_PX }, anchor, gap_px: GAP_PX };
                if let Some(inner) = inner(row) {
                    canvas.text(&format!("end {}", class_of(row)), set, &Html(inner));
                }
            }
        };
    labels(left, Anchor::End, &|row| Some(row.first.as_ref()?.value), &|row| Some(left_label(row)?.0));
    labels(right, Anchor::Start, &|row| Some(row.second.as_ref()?.value), &|row| Some(right_label(row)?.0));
    (canvas, top + height_px + 16.0)
}

/// Whether the axis begins elsewhere than at nought: said below the chart.
pub(super) fn starts_elsewhere(chart: &PairChart) -> bool {
    axis_of(chart).min != 0.0
}
