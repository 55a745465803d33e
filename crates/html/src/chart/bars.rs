//! Ranked bars: name, value inside the base, the bar, and far right the distance to riket.

use document::{Bar, BarChart, BarRow, Emphasis, Language, ReferenceKind};
use layout::{Axis, Weight, bar_axis};

use super::canvas::{Anchor, At, Canvas, Naming, Set};
use super::room::{text_width_px, widest_px};
use super::{Cutting, place_on};
use crate::markup::{Html, escape, svg_number, svg_text};

const GAP_PX: f64 = 10.0;
const LABEL_ROW_PX: f64 = 24.0;
/// From the middle of a text's line to its baseline.
const BASELINE_PX: f64 = 5.5;

/// The chart in both cuttings: names beside the bars, and names above them.
pub(crate) fn bars(chart: &BarChart, title: &str, language: Language) -> Html {
    let alt = chart.alt.plain(language);
    let mut markup = String::new();
    for cutting in Cutting::BOTH {
        let sketch = Sketch::new(chart, cutting, language);
        let (canvas, height_px) = sketch.draw();
        let (id, class) = (format!("stapel-{}", cutting.class()), format!("chart {}", cutting.class()));
        markup.push_str(&canvas.finish(&Naming { id: &id, class: &class, title, alt: &alt }, height_px).0);
    }
    Html(markup)
}

/// The chart with its places worked out.
struct Sketch<'a> {
    chart: &'a BarChart,
    cutting: Cutting,
    language: Language,
    axis: Axis,
    /// Where the bars' field begins and ends, in per cent of the width.
    field: [f64; 2],
    label_rows: Vec<LabelPlace>,
}

/// Where a reference's label stands above the field.
#[derive(Debug, Clone, Copy, PartialEq)]
struct LabelPlace {
    row: usize,
    anchor: Anchor,
}

impl<'a> Sketch<'a> {
    fn new(chart: &'a BarChart, cutting: Cutting, language: Language) -> Sketch<'a> {
        let axis = bar_axis(chart.axis_values().into_iter());
        let per_cent = 100.0 / cutting.width_px_min();
        let field = match cutting {
            Cutting::Narrow => [0.0, 100.0],
            Cutting::Wide => {
                let names: Vec<String> = chart.rows.iter().map(whole_name).collect();
                let names_px = widest_px(names.iter().map(String::as_str), Weight::Bold) + GAP_PX;
                [(names_px * per_cent).min(32.0), 100.0 - differences_px(chart, language) * per_cent]
            }
        };
        let mut sketch = Sketch { chart, cutting, language, axis, field, label_rows: Vec::new() };
        sketch.label_rows = sketch.place_labels();
        sketch
    }

    fn draw(&self) -> (Canvas, f64) {
        let mut canvas = Canvas::default();
        let top = self.head_px();
        let pitch = self.pitch_px();
        let bottom = top + pitch * self.chart.rows.len() as f64;
        for (idx, row) in self.chart.rows.iter().enumerate() {
            self.draw_row(&mut canvas, row, top + pitch * idx as f64);
        }
        match self.cutting {
            Cutting::Wide => {
                let zero = self.x(0.0);
                canvas.line("axis", At { x: zero, y: top }, At { x: zero, y: bottom });
            }
            Cutting::Narrow => self.draw_across_bars(&mut canvas, "axis", 0.0, top),
        }
        self.draw_references(&mut canvas, top, bottom);
        for (idx, row) in self.chart.rows.iter().enumerate() {
            self.draw_whiskers(&mut canvas, row, top + pitch * idx as f64);
        }
        // Values are drawn last, over the reference lines that cross them.
        for (idx, row) in self.chart.rows.iter().enumerate() {
            self.draw_value(&mut canvas, row, top + pitch * idx as f64);
        }
        (canvas, bottom + 2.0)
    }

    fn draw_row(&self, canvas: &mut Canvas, row: &BarRow, top: f64) {
        let class = if row.emphasis == Emphasis::Marked { "marked" } else { "calm" };
        let middle = match self.cutting {
            Cutting::Wide => top + self.pitch_px() / 2.0,
            Cutting::Narrow => top + 12.0,
        };
        let name = match &row.bar {
            Bar::Older(_, year) => format!("{}, {year}", escape(&row.name)),
            _ => escape(&row.name),
        };
        let (at_x, anchor, gap_px) = match self.cutting {
            Cutting::Wide => (self.field[0], Anchor::End, GAP_PX),
            Cutting::Narrow => (0.0, Anchor::Start, 0.0),
        };
        let set = Set { at: At { x: at_x, y: middle + BASELINE_PX }, anchor, gap_px };
        if !name.is_empty() {
            canvas.text(&format!("name {class}"), set, &Html(name));
        }
        if let Some(difference) = &row.difference {
            let set = Set { at: At { x: 100.0, y: middle + BASELINE_PX }, anchor: Anchor::End, gap_px: 0.0 };
            canvas.text(&format!("difference {class}"), set, &svg_number(difference, self.language));
        }
        if let Some(number) = row.bar.number() {
            let hollow = if matches!(row.bar, Bar::Older(..)) { " hollow" } else { "" };
            let (bar_top, height) = self.bar_place(top);
            let from_to = [self.x(0.0), self.x(number.value)];
            canvas.bar(&format!("bar {class}{hollow}"), from_to, bar_top, height, number);
        }
    }

    /// How far the figure may lie from where the bar ends: a line with an end each way.
    fn draw_whiskers(&self, canvas: &mut Canvas, row: &BarRow, top: f64) {
        let (Some((from, to)), Some(number)) = (&row.whiskers, row.bar.number()) else { return };
        let (bar_top, height) = self.bar_place(top);
        let y = bar_top + height / 2.0;
        let class = if row.emphasis == Emphasis::Marked { "whisker marked" } else { "whisker" };
        for end in [from, to] {
            let shown = end.value.clamp(self.axis.min, self.axis.max);
            let x = self.x(shown);
            canvas.line_of(class, At { x, y }, At { x: self.x(number.value), y }, end);
            // Cut at the axis' end it has no end to show.
            if shown == end.value {
                canvas.line(class, At { x, y: y - height / 5.0 }, At { x, y: y + height / 5.0 });
            }
        }
    }

    /// The value inside the bar's base, or beside it when the bar is too short to hold it.
    fn draw_value(&self, canvas: &mut Canvas, row: &BarRow, top: f64) {
        let (bar_top, height) = self.bar_place(top);
        let y = bar_top + height / 2.0 + BASELINE_PX;
        let number = match &row.bar {
            Bar::Current(number) | Bar::Older(number, _) => number,
            Bar::Missing(words) | Bar::Elided(words) => {
                let set = Set { at: At { x: self.field[0], y }, anchor: Anchor::Start, gap_px: GAP_PX };
                canvas.text("missing", set, &svg_text(words, self.language));
                return;
            }
        };
        let zero = self.x(0.0);
        let end = self.x(number.value);
        let is_negative = end < zero;
        // Whiskers begin inside the bar and end outside it.
        let whisker = row.whiskers.as_ref().map(|(from, to)| if is_negative { (to, from) } else { (from, to) });
        let [inner, outer] = whisker.map_or([end, end], |ends| {
            [ends.0, ends.1].map(|number| self.x(number.value.clamp(self.axis.min, self.axis.max)))
        });
        let room_px = ((inner - zero) * (end - zero).signum()).max(0.0) / 100.0 * self.cutting.width_px_min();
        let is_inside = room_px >= text_width_px(&number.shown(self.language), Weight::Bold) + 2.0 * GAP_PX;
        let (x, anchor) = match (is_inside, is_negative) {
            (true, false) => (zero, Anchor::Start),
            (true, true) => (zero, Anchor::End),
            (false, false) => (outer, Anchor::Start),
            // Left of a short negative bar stand the names.
            (false, true) => (zero, Anchor::Start),
        };
        let is_filled = is_inside && !matches!(row.bar, Bar::Older(..));
        let class = match (row.emphasis, is_filled) {
            (Emphasis::Marked, true) => "value on-marked",
            (Emphasis::Marked, false) => "value marked",
            (Emphasis::Calm, true) => "value",
            (Emphasis::Calm, false) => "value beside",
        };
        canvas.text(class, Set { at: At { x, y }, anchor, gap_px: GAP_PX }, &svg_number(number, self.language));
    }

    fn draw_references(&self, canvas: &mut Canvas, top: f64, bottom: f64) {
        for (idx, reference) in self.chart.references.iter().enumerate() {
            let class = reference_class(reference.kind);
            let label = svg_text(&reference.label, self.language);
            let x = self.x(reference.number.value);
            match self.cutting {
                Cutting::Wide => {
                    let place = self.label_rows[idx];
                    let y = LABEL_ROW_PX * (place.row as f64 + 1.0) - 7.0;
                    canvas.line(class, At { x, y: y + 4.0 }, At { x, y: bottom });
                    let anchor = place.anchor;
                    canvas.text(&format!("label {class}"), Set { at: At { x, y }, anchor, gap_px: 0.0 }, &label);
                }
                Cutting::Narrow => {
                    let y = LABEL_ROW_PX * (idx as f64 + 0.5);
                    canvas.line(class, At { x: 0.0, y }, At { x: 24.0 / self.cutting.width_px_min() * 100.0, y });
                    let at = At { x: 24.0 / self.cutting.width_px_min() * 100.0, y: y + BASELINE_PX };
                    let set = Set { at, anchor: Anchor::Start, gap_px: 8.0 };
                    canvas.text(&format!("label {class}"), set, &label);
                    self.draw_across_bars(canvas, class, reference.number.value, top);
                }
            }
        }
        if let Some(head) = &self.chart.difference_head {
            let y = top - LABEL_ROW_PX + 17.0;
            let set = Set { at: At { x: 100.0, y }, anchor: Anchor::End, gap_px: 0.0 };
            canvas.text("difference-head", set, &svg_text(head, self.language));
        }
    }

    /// A line in pieces, one a bar: between the bars stand the names.
    fn draw_across_bars(&self, canvas: &mut Canvas, class: &str, value: f64, top: f64) {
        let x = self.x(value);
        for row_idx in 0..self.chart.rows.len() {
            let (bar_top, height) = self.bar_place(top + self.pitch_px() * row_idx as f64);
            canvas.line(class, At { x, y: bar_top - 1.0 }, At { x, y: bar_top + height + 1.0 });
        }
    }

    /// The lower value's label leans left of its line and the higher's right; where that does not fit, on two rows.
    fn place_labels(&self) -> Vec<LabelPlace> {
        let per_cent = 100.0 / self.cutting.width_px_min();
        let spans: Vec<[f64; 2]> = self
            .chart
            .references
            .iter()
            .map(|reference| {
                let label = reference.label.plain(self.language);
                [self.x(reference.number.value), text_width_px(&label, Weight::Bold) * per_cent]
            })
            .collect();
        let fits_left = |[x, width]: [f64; 2]| x - width >= 0.0;
        let fits_right = |[x, width]: [f64; 2]| x + width <= self.field[1];
        let lean = |span| if fits_right(span) || !fits_left(span) { Anchor::Start } else { Anchor::End };
        match spans[..] {
            [first, second] => {
                let is_first_lower = first[0] <= second[0];
                let (low, high) = if is_first_lower { (first, second) } else { (second, first) };
                let (low, high) = match (fits_left(low), fits_right(high)) {
                    (true, true) => ((0, Anchor::End), (0, Anchor::Start)),
                    // The lower row is crossed by no line: the outer line ends above it.
                    (_, false) => ((1, if fits_left(low) { Anchor::End } else { Anchor::Start }), (0, Anchor::End)),
                    (false, true) => ((0, Anchor::Start), (1, Anchor::Start)),
                };
                let place = |(row, anchor)| LabelPlace { row, anchor };
                if is_first_lower { vec![place(low), place(high)] } else { vec![place(high), place(low)] }
            }
            _ => spans.iter().enumerate().map(|(row, span)| LabelPlace { row, anchor: lean(*span) }).collect(),
        }
    }

    fn head_px(&self) -> f64 {
        let n_head = usize::from(self.chart.difference_head.is_some());
        let n_rows = match self.cutting {
            Cutting::Wide => self.label_rows.iter().map(|place| place.row + 1).max().unwrap_or(0).max(n_head),
            Cutting::Narrow => self.chart.references.len() + n_head,
        };
        LABEL_ROW_PX * n_rows as f64 + 4.0
    }

    fn pitch_px(&self) -> f64 {
        match self.cutting {
            Cutting::Wide => 44.0,
            Cutting::Narrow => 56.0,
        }
    }

    fn bar_place(&self, row_top: f64) -> (f64, f64) {
        match self.cutting {
            Cutting::Wide => (row_top + 7.0, 30.0),
            Cutting::Narrow => (row_top + 24.0, 28.0),
        }
    }

    fn x(&self, value: f64) -> f64 {
        let [left, right] = self.field;
        left + place_on(&self.axis, value) * (right - left)
    }
}

fn reference_class(kind: ReferenceKind) -> &'static str {
    match kind {
        ReferenceKind::Riket => "riket",
        ReferenceKind::Median => "median",
    }
}

/// A row's name as shown, with its year where that is another.
fn whole_name(row: &BarRow) -> String {
    match &row.bar {
        Bar::Older(_, year) => format!("{}, {year}", row.name),
        _ => row.name.clone(),
    }
}

/// The width of the column of differences with its gap; nought when there is none.
fn differences_px(chart: &BarChart, language: Language) -> f64 {
    let shown: Vec<String> = chart
        .rows
        .iter()
        .filter_map(|row| row.difference.as_ref())
        .map(|difference| difference.shown(language))
        .chain(chart.difference_head.iter().map(|head| head.plain(language)))
        .collect();
    if shown.is_empty() { 0.0 } else { widest_px(shown.iter().map(String::as_str), Weight::Bold) + 2.0 * GAP_PX }
}
