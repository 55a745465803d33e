//! The development of all: one chart, the marked municipality in front.

use document::{Emphasis, Language, Sign, Trend, TrendSeries, format::format_number};
use layout::{Axis, Weight, line_axis};

use super::canvas::{Anchor, At, Canvas, Naming, Set};
use super::room::{text_width_px, widest_px};
use super::{Cutting, place_on};
use crate::markup::{Html, escape, svg_number};

const GAP_PX: f64 = 10.0;
const LINE_PX: f64 = 20.0;
const BASELINE_PX: f64 = 5.5;
const TOP_PX: f64 = 12.0;
const N_TICKS: usize = 5;

/// The chart in both cuttings, and whether its axis starts elsewhere than at nought: then its caption says so.
pub(crate) fn trend(trend: &Trend, title: &str, language: Language) -> (Html, bool) {
    let alt = trend.alt.plain(language);
    let mut markup = String::new();
    for cutting in Cutting::BOTH {
        let (canvas, height_px) = draw(trend, cutting, Named::InFront, language);
        let (id, class) = (format!("utveckling-{}", cutting.class()), format!("chart {}", cutting.class()));
        markup.push_str(&canvas.finish(&Naming { id: &id, class: &class, title, alt: &alt }, height_px).0);
    }
    (Html(markup), starts_elsewhere(trend))
}

/// Which lines have their names at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// The marked municipality and riket.
    InFront,
    /// All of them.
    All,
}

/// The chart in one cutting, and its height.
pub(super) fn draw(trend: &Trend, cutting: Cutting, named: Named, language: Language) -> (Canvas, f64) {
    let axis = axis_of(trend);
    let sketch = Sketch::new(trend, cutting, named, language, &axis);
    (sketch.draw(), TOP_PX + sketch.height_px + 28.0)
}

/// Whether the axis begins elsewhere than at nought: then the caption says so.
pub(super) fn starts_elsewhere(trend: &Trend) -> bool {
    axis_of(trend).min != 0.0
}

fn axis_of(trend: &Trend) -> Axis {
    let series = trend.series.iter().chain(&trend.riket);
    line_axis(series.flat_map(|series| series.values.iter().flatten().map(|number| number.value)), N_TICKS)
}

struct Sketch<'a> {
    trend: &'a Trend,
    cutting: Cutting,
    named: Named,
    language: Language,
    axis: &'a Axis,
    /// Where the first and the last year stand, in per cent of the width.
    field: [f64; 2],
    height_px: f64,
}

impl<'a> Sketch<'a> {
    fn new(trend: &'a Trend, cutting: Cutting, named: Named, language: Language, axis: &'a Axis) -> Sketch<'a> {
        let per_cent = 100.0 / cutting.width_px_min();
        let ticks: Vec<String> = axis.ticks.iter().map(|tick| tick_label(*tick, axis, language)).collect();
        let left_px = if marks_inside(cutting, named) {
            0.0
        } else {
            widest_px(ticks.iter().map(String::as_str), Weight::Regular) + 2.0 * GAP_PX
        };
        let ends: Vec<String> =
            labelled(trend, named).filter_map(|series| end_label(series, cutting, named, language)).collect();
        let right_px = widest_px(ends.iter().map(String::as_str), Weight::Bold) + 2.0 * GAP_PX;
        let height_px = if cutting == Cutting::Wide { 320.0 } else { 260.0 };
        let height_px = f64::max(height_px, LINE_PX * ends.len() as f64);
        Sketch {
            trend,
            cutting,
            named,
            language,
            axis,
            field: [left_px * per_cent, 100.0 - right_px * per_cent],
            height_px,
        }
    }

    fn draw(&self) -> Canvas {
        let mut canvas = Canvas::default();
        self.draw_grid(&mut canvas);
        self.draw_breaks(&mut canvas);
        canvas.stretched(self.field, TOP_PX, self.height_px, |canvas| {
            let context = self.trend.series.iter().filter(|series| series.emphasis == Emphasis::Calm);
            for series in context.chain(in_front(self.trend)) {
                for points in self.pieces(series) {
                    canvas.stretched_line(self.class(series), &points);
                }
            }
        });
        self.draw_points(&mut canvas);
        if marks_inside(self.cutting, self.named) {
            self.draw_marks_inside(&mut canvas);
        }
        self.draw_ends(&mut canvas);
        canvas
    }

    /// The axis' marks on their lines, over what is drawn there.
    fn draw_marks_inside(&self, canvas: &mut Canvas) {
        for tick in &self.axis.ticks {
            let at = At { x: 0.0, y: self.y(*tick) - 5.0 };
            let set = Set { at, anchor: Anchor::Start, gap_px: 0.0 };
            canvas.text("tick halo", set, &Html(tick_label(*tick, self.axis, self.language)));
        }
    }

    fn draw_grid(&self, canvas: &mut Canvas) {
        for tick in &self.axis.ticks {
            let y = self.y(*tick);
            canvas.line("grid", At { x: self.field[0], y }, At { x: self.field[1], y });
            if !marks_inside(self.cutting, self.named) {
                let at = At { x: self.field[0], y: y + BASELINE_PX };
                let set = Set { at, anchor: Anchor::End, gap_px: GAP_PX };
                canvas.text("tick", set, &Html(tick_label(*tick, self.axis, self.language)));
            }
        }
        let y = TOP_PX + self.height_px + 22.0;
        for idx in self.labelled_years() {
            let is_at_edge = idx == 0 && marks_inside(self.cutting, self.named);
            let anchor = if is_at_edge { Anchor::Start } else { Anchor::Middle };
            let set = Set { at: At { x: self.x(idx as f64), y }, anchor, gap_px: 0.0 };
            canvas.text("tick", set, &Html(self.trend.years[idx].to_string()));
        }
    }

    /// Every year where there is room, else the first, the last and those between at even steps.
    fn labelled_years(&self) -> Vec<usize> {
        let n_years = self.trend.years.len();
        let field_px = (self.field[1] - self.field[0]) / 100.0 * self.cutting.width_px_min();
        let year_px = text_width_px("2022", Weight::Regular) + GAP_PX;
        let last = n_years.saturating_sub(1);
        let fits = |step: &usize| (last / step) as f64 * year_px <= field_px;
        let step = (1..=last).filter(|step| last.is_multiple_of(*step)).find(fits).unwrap_or(last.max(1));
        (0..n_years).step_by(step).collect()
    }

    fn draw_breaks(&self, canvas: &mut Canvas) {
        for year in self.trend.breaks.iter().map(|each| each.year) {
            if let Some(idx) = self.year_idx(year).filter(|idx| *idx > 0) {
                let x = self.x(idx as f64 - 0.5);
                canvas.line("break", At { x, y: TOP_PX }, At { x, y: TOP_PX + self.height_px });
            }
        }
    }

    /// The series' line in the frame's own scale, broken where a year is missing or the series is.
    fn pieces(&self, series: &TrendSeries) -> Vec<Vec<[f64; 2]>> {
        let mut pieces = vec![Vec::new()];
        for (idx, value) in series.values.iter().enumerate() {
            let is_broken = self.trend.breaks.iter().any(|each| self.year_idx(each.year) == Some(idx));
            if is_broken || value.is_none() {
                pieces.push(Vec::new());
            }
            if let (Some(number), Some(piece)) = (value, pieces.last_mut()) {
                let x = idx as f64 / self.n_steps() * 1000.0;
                let y = (self.y(number.value) - TOP_PX) / self.height_px * 1000.0;
                piece.push([x, y]);
            }
        }
        pieces.retain(|piece| piece.len() > 1);
        pieces
    }

    /// The points carry the numbers. The narrow cutting leaves out those of the context: they stand in the table.
    fn draw_points(&self, canvas: &mut Canvas) {
        let context = self.trend.series.iter().filter(|series| series.emphasis == Emphasis::Calm);
        let context = context.filter(|_| self.cutting == Cutting::Wide || self.named == Named::All);
        for series in context.chain(in_front(self.trend)) {
            let last = series.values.iter().rposition(Option::is_some);
            for (idx, number) in series.values.iter().enumerate() {
                let Some(number) = number else { continue };
                let is_end = series.emphasis == Emphasis::Marked && Some(idx) == last;
                let radius_px = if is_end { 6.0 } else { 2.0 };
                let at = At { x: self.x(idx as f64), y: self.y(number.value) };
                canvas.dot(&format!("point {}", self.class(series)), at, radius_px, number);
            }
        }
    }

    fn draw_ends(&self, canvas: &mut Canvas) {
        let mut ends: Vec<(f64, &TrendSeries)> = labelled(self.trend, self.named)
            .filter_map(|series| Some((self.y(series.values.iter().flatten().last()?.value), series)))
            .collect();
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        let labels: Vec<layout::Label> = ends.iter().map(|(y, _)| layout::Label { at: *y, width: LINE_PX }).collect();
        let centres = layout::spread(&labels, TOP_PX, TOP_PX + self.height_px, 0.0);
        for ((_, series), y) in ends.iter().zip(centres) {
            let Some(number) = series.values.iter().flatten().last() else { continue };
            let shown = svg_number(&number.without_unit(), self.language);
            let inner = match (self.cutting, self.named) {
                (Cutting::Wide, _) => format!("{} {shown}", escape(&series.name)),
                (Cutting::Narrow, Named::InFront) => shown.0,
                (Cutting::Narrow, Named::All) => escape(&series.name),
            };
            let at = At { x: self.field[1], y: y + BASELINE_PX };
            let set = Set { at, anchor: Anchor::Start, gap_px: GAP_PX };
            canvas.text(&format!("end {}", self.class(series)), set, &Html(inner));
        }
    }

    fn class(&self, series: &TrendSeries) -> &'static str {
        match (series.area == domain::AreaCode::RIKET, series.emphasis) {
            (true, _) => "riket",
            (false, Emphasis::Marked) => "marked",
            (false, Emphasis::Calm) if self.named == Named::All => "named",
            (false, Emphasis::Calm) => "context",
        }
    }

    fn year_idx(&self, year: domain::Year) -> Option<usize> {
        self.trend.years.iter().position(|other| *other == year)
    }

    fn n_steps(&self) -> f64 {
        self.trend.years.len().saturating_sub(1).max(1) as f64
    }

    fn x(&self, year_idx: f64) -> f64 {
        self.field[0] + year_idx / self.n_steps() * (self.field[1] - self.field[0])
    }

    fn y(&self, value: f64) -> f64 {
        TOP_PX + (1.0 - place_on(self.axis, value)) * self.height_px
    }
}

/// What is labelled and drawn over the rest, the marked one last.
fn in_front(trend: &Trend) -> impl Iterator<Item = &TrendSeries> {
    trend.riket.iter().chain(trend.series.iter().filter(|series| series.emphasis == Emphasis::Marked))
}

/// Whether the axis' marks stand on their lines: where names take the room beside.
fn marks_inside(cutting: Cutting, named: Named) -> bool {
    (cutting, named) == (Cutting::Narrow, Named::All)
}

/// What has its name at the end, the marked one last.
fn labelled(trend: &Trend, named: Named) -> impl Iterator<Item = &TrendSeries> {
    let calm = trend.series.iter().filter(move |series| named == Named::All && series.emphasis == Emphasis::Calm);
    calm.chain(in_front(trend))
}

/// What stands at a line's end: the name and the last value, or the one there is room for.
fn end_label(series: &TrendSeries, cutting: Cutting, named: Named, language: Language) -> Option<String> {
    let value = series.values.iter().flatten().last()?.without_unit().shown(language);
    Some(match (cutting, named) {
        (Cutting::Wide, _) => format!("{} {value}", series.name),
        (Cutting::Narrow, Named::InFront) => value,
        (Cutting::Narrow, Named::All) => series.name.clone(),
    })
}

fn tick_label(tick: f64, axis: &Axis, language: Language) -> String {
    format_number(tick, axis.decimals, Sign::Negative, language)
}
