//! Two key figures against each other: grey dots for the country, names on those the text is about, the line and its band.

use document::chart::scatter::{DotLabel, ScatterAxis, ScatterChart, ScatterDot};
use document::{Emphasis, Language, Sign, format::format_number};
use layout::{Axis, Weight, line_axis};

use super::canvas::{Anchor, At, Canvas, Set};
use super::room::{text_width_px, widest_px};
use super::rows::{BASELINE_PX, GAP_PX};
use super::{Cutting, place_on};
use crate::markup::{Html, escape, svg_text};

const N_TICKS: usize = 5;
const TOP_PX: f64 = 34.0;

/// The chart in one cutting, and its height.
pub(super) fn draw(chart: &ScatterChart, cutting: Cutting, language: Language) -> (Canvas, f64) {
    let fit = || chart.fit.iter().flat_map(|fit| &fit.points);
    let [x_axis, y_axis] = axes(chart);
    let tick = |at: f64, axis: &Axis| format_number(at, axis.decimals, Sign::Negative, language);
    let width = cutting.width_px_min();
    let y_ticks: Vec<String> = y_axis.ticks.iter().map(|at| tick(*at, &y_axis)).collect();
    let left = (widest_px(y_ticks.iter().map(String::as_str), Weight::Regular) + GAP_PX) / width * 100.0;
    let last = x_axis.ticks.last().map_or_else(String::new, |at| tick(*at, &x_axis));
    let right = 100.0 - text_width_px(&last, Weight::Regular) / 2.0 / width * 100.0;
    let height_px = if cutting == Cutting::Wide { 420.0 } else { 300.0 };
    let x = |value: f64| left + place_on(&x_axis, value) * (right - left);
    let y = |value: f64| TOP_PX + (1.0 - place_on(&y_axis, value)) * height_px;
    let mut canvas = Canvas::default();

    let set = Set { at: At { x: 0.0, y: 14.0 }, anchor: Anchor::Start, gap_px: 0.0 };
    canvas.text("axis-title", set, &title(&chart.y, cutting, language));
    for (at, shown) in y_axis.ticks.iter().zip(&y_ticks) {
        let y = y(*at);
        canvas.line("grid", At { x: left, y }, At { x: right, y });
        let set = Set { at: At { x: left, y: y + BASELINE_PX }, anchor: Anchor::End, gap_px: GAP_PX };
        canvas.text("tick", set, &Html(shown.clone()));
    }
    let bottom = TOP_PX + height_px;
    let n_apart = if text_width_px(&last, Weight::Regular) * 1.3 * x_axis.ticks.len() as f64 > width { 2 } else { 1 };
    for (idx, at) in x_axis.ticks.iter().enumerate() {
        let x = x(*at);
        canvas.line("grid", At { x, y: TOP_PX }, At { x, y: bottom });
        if idx.is_multiple_of(n_apart) {
            let set = Set { at: At { x, y: bottom + 20.0 }, anchor: Anchor::Middle, gap_px: 0.0 };
            canvas.text("tick", set, &Html(tick(*at, &x_axis)));
        }
    }
    let set = Set { at: At { x: right, y: bottom + 42.0 }, anchor: Anchor::End, gap_px: 0.0 };
    canvas.text("axis-title", set, &title(&chart.x, cutting, language));

    let points: Vec<_> = fit().filter(|point| (x_axis.min..=x_axis.max).contains(&point.x)).collect();
    let framed =
        |x: f64, y: f64| [place_on(&x_axis, x) * 1000.0, (1.0 - place_on(&y_axis, y)).clamp(0.0, 1.0) * 1000.0];
    if points.len() > 1 {
        canvas.stretched([left, right], TOP_PX, height_px, |canvas| {
            let upper = points.iter().map(|point| framed(point.x, point.high));
            let lower = points.iter().rev().map(|point| framed(point.x, point.low));
            canvas.stretched_area("fit-band", &upper.chain(lower).collect::<Vec<_>>());
        });
    }
    let rank = |dot: &ScatterDot| match (dot.emphasis, dot.label) {
        (Emphasis::Marked, _) => 3,
        (_, DotLabel::Member) => 2,
        (_, DotLabel::Named) => 1,
        (_, DotLabel::None) => 0,
    };
    let mut dots: Vec<&ScatterDot> = chart.dots.iter().collect();
    dots.sort_by_key(|dot| rank(dot));
    let place = |dot: &ScatterDot| At { x: x(dot.x.value), y: y(dot.y.value) };
    let draw_dot = |canvas: &mut Canvas, dot: &ScatterDot| {
        let (class, radius_px) = match rank(dot) {
            3 => ("dot marked", 8.0),
            2 => ("dot member", 6.0),
            1 => ("dot named", 5.0),
            _ => ("dot faint", 3.5),
        };
        canvas.dot_of_two(class, place(dot), radius_px, [&dot.x, &dot.y]);
    };
    let (many, few): (Vec<&ScatterDot>, Vec<&ScatterDot>) =
        dots.iter().partition(|dot| dot.label == DotLabel::None && dot.emphasis == Emphasis::Calm);
    for dot in many {
        draw_dot(&mut canvas, dot);
    }
    if points.len() > 1 {
        canvas.stretched([left, right], TOP_PX, height_px, |canvas| {
            let line: Vec<_> = points.iter().map(|point| framed(point.x, point.y)).collect();
            canvas.stretched_line("fit", &line);
        });
    }
    for dot in &few {
        draw_dot(&mut canvas, dot);
    }
    let mut labels = Labels { taken: few.iter().map(|dot| around(place(dot), width)).collect(), width };
    for dot in few.iter().rev() {
        let is_marked = dot.emphasis == Emphasis::Marked;
        let weight = if is_marked { Weight::Bold } else { Weight::Regular };
        if let Some(set) = labels.place(place(dot), text_width_px(&dot.name, weight), [TOP_PX, bottom]) {
            let class = if is_marked { "halo marked" } else { "halo" };
            canvas.text(class, set, &Html(escape(&dot.name)));
        }
    }
    (canvas, bottom + 50.0)
}

fn axes(chart: &ScatterChart) -> [Axis; 2] {
    let axis = |of: fn(&ScatterDot) -> f64| line_axis(chart.dots.iter().map(of), N_TICKS);
    [axis(|dot| dot.x.value), axis(|dot| dot.y.value)]
}

/// Whether an axis begins elsewhere than at nought: said below the chart.
pub(super) fn starts_elsewhere(chart: &ScatterChart) -> bool {
    axes(chart).iter().any(|axis| axis.min != 0.0)
}

/// An axis' title, cut to what there is room for in the narrow cutting; whole it stands at the head of the table.
fn title(axis: &ScatterAxis, cutting: Cutting, language: Language) -> Html {
    let whole = axis.title.plain(language);
    if text_width_px(&whole, Weight::Regular) <= cutting.width_px_min() {
        return svg_text(&axis.title, language);
    }
    let mut kept = String::new();
    for word in whole.split(' ') {
        let longer = if kept.is_empty() { word.to_owned() } else { format!("{kept} {word}") };
        if text_width_px(&format!("{longer} …"), Weight::Regular) > cutting.width_px_min() {
            break;
        }
        kept = longer;
    }
    Html(escape(&format!("{} …", kept.trim_end_matches(','))))
}

/// A box in pixels of the narrowest room: left, top, right, bottom.
type Box = [f64; 4];

fn around(at: At, width: f64) -> Box {
    let x = at.x / 100.0 * width;
    [x - 6.0, at.y - 6.0, x + 6.0, at.y + 6.0]
}

/// Names beside dots: each where it is free of dots and of the names before it; one that fits nowhere stands in the table alone.
struct Labels {
    taken: Vec<Box>,
    width: f64,
}

impl Labels {
    fn place(&mut self, at: At, text_px: f64, [top, bottom]: [f64; 2]) -> Option<Set> {
        let x = at.x / 100.0 * self.width;
        let box_at = |dx: f64, dy: f64, anchor: Anchor| {
            let left = match anchor {
                Anchor::Start => x + dx,
                Anchor::Middle => x - text_px / 2.0,
                Anchor::End => x - dx - text_px,
            };
            [left, at.y + dy - 9.0, left + text_px, at.y + dy + 9.0]
        };
        let tries = [
            (Anchor::Start, 0.0),
            (Anchor::End, 0.0),
            (Anchor::Middle, -19.0),
            (Anchor::Middle, 19.0),
            (Anchor::Start, -14.0),
            (Anchor::End, -14.0),
            (Anchor::Start, 14.0),
            (Anchor::End, 14.0),
            (Anchor::Middle, -38.0),
            (Anchor::Middle, 38.0),
        ];
        let gap_px = 11.0;
        let (anchor, dy) = tries.into_iter().find(|(anchor, dy)| {
            let wish = box_at(gap_px, *dy, *anchor);
            let is_inside = wish[0] >= 0.0 && wish[2] <= self.width && wish[1] >= top - 12.0 && wish[3] <= bottom + 2.0;
            is_inside && self.taken.iter().all(|taken| !overlap(wish, *taken))
        })?;
        self.taken.push(box_at(gap_px, dy, anchor));
        Some(Set { at: At { x: at.x, y: at.y + dy + BASELINE_PX }, anchor, gap_px })
    }
}

fn overlap(one: Box, other: Box) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}
