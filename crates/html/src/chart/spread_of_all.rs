//! Every municipality of the country as a dot on one line, the middle half as a box, the group's own by name.

use document::chart::country::CountryChart;
use document::{Dot, Emphasis, Language, Sign, format::format_number};
use layout::{Axis, Weight, line_axis};

use super::callouts::callouts;
use super::canvas::{Anchor, At, Canvas, Set};
use super::room::text_width_px;
use super::rows::HEAD_ROW_PX;
use super::{Cutting, place_on};
use crate::markup::{Html, escape, svg_number, svg_text};

/// Dots keep this far from the ends, in per cent.
const MARGIN: f64 = 2.0;
const N_TICKS: usize = 5;

/// The swarm in one cutting, and its height.
pub(super) fn draw(chart: &CountryChart, cutting: Cutting, language: Language) -> (Canvas, f64) {
    let width = cutting.width_px_min();
    let numbers = chart.others.iter().chain(&chart.members).map(|dot| dot.number.value);
    let axis = line_axis(numbers.chain(chart.riket.iter().map(|riket| riket.number.value)), N_TICKS);
    let x = |value: f64| MARGIN + place_on(&axis, value) * (100.0 - 2.0 * MARGIN);
    let radius_px = if cutting == Cutting::Wide { 3.5 } else { 2.5 };
    let lifts =
        swarm(&chart.others.iter().map(|dot| x(dot.number.value) / 100.0 * width).collect::<Vec<_>>(), radius_px);
    let tallest = lifts.iter().fold(28.0_f64, |tallest, lift| tallest.max(lift.abs() + radius_px));

    // Above: the group's names. In the middle: the dots. Below: the axis, and what the box is.
    let named: Vec<&Dot> = chart
        .members
        .iter()
        .filter(|dot| cutting == Cutting::Wide || dot.emphasis == Emphasis::Marked || is_end(chart, dot))
        .collect();
    let label = |dot: &Dot| format!("{} {}", dot.name, dot.number.without_unit().shown(language));
    let callouts_of = |labels: &[(f64, String)]| {
        let at: Vec<f64> = labels.iter().map(|(at, _)| *at).collect();
        let widths: Vec<f64> =
            labels.iter().map(|(_, text)| (text_width_px(text, Weight::Bold) + 12.0) / width * 100.0).collect();
        callouts(&at, &widths)
    };
    let names: Vec<(f64, String)> = named.iter().map(|dot| (x(dot.number.value), label(dot))).collect();
    let places = callouts_of(&names);
    let n_rows = places.iter().map(|place| place.row + 1).max().unwrap_or(0);
    let top = HEAD_ROW_PX * n_rows as f64 + 10.0;
    let middle = top + tallest;
    let foot = middle + tallest + 6.0;
    let mut canvas = Canvas::default();

    let [low, median, high] = &chart.quartiles;
    canvas.plain_bar("box", [x(low.number.value), x(high.number.value)], top, 2.0 * tallest);
    draw_axis(&mut canvas, &axis, x, foot, cutting, language);
    for (dot, lift) in chart.others.iter().zip(&lifts) {
        canvas.dot("dot faint", At { x: x(dot.number.value), y: middle + lift }, radius_px, &dot.number);
    }
    let at = x(median.number.value);
    canvas.line_of("median", At { x: at, y: top }, At { x: at, y: foot - 6.0 }, &median.number);
    for (place, dot) in places.iter().zip(&named) {
        let at = x(dot.number.value);
        let y = HEAD_ROW_PX * (n_rows - place.row) as f64 - 8.0;
        let class = if dot.emphasis == Emphasis::Marked { "leader marked" } else { "leader" };
        canvas.line(class, At { x: at, y: y - 12.0 }, At { x: at, y: middle });
    }
    let (calm, marked): (Vec<&Dot>, Vec<&Dot>) = chart.members.iter().partition(|dot| dot.emphasis == Emphasis::Calm);
    for dot in calm.into_iter().chain(marked) {
        let (class, radius_px) = match dot.emphasis {
            Emphasis::Marked => ("dot marked", 9.0),
            Emphasis::Calm => ("dot member", 6.5),
        };
        canvas.dot(class, At { x: x(dot.number.value), y: middle }, radius_px, &dot.number);
    }
    for (place, dot) in places.iter().zip(&named) {
        let y = HEAD_ROW_PX * (n_rows - place.row) as f64 - 8.0;
        let set = Set { at: At { x: place.at, y }, anchor: place.anchor, gap_px: 6.0 };
        let class = if dot.emphasis == Emphasis::Marked { "halo marked" } else { "halo" };
        let inner = format!("{} {}", escape(&dot.name), svg_number(&dot.number.without_unit(), language));
        canvas.text(class, set, &Html(inner));
    }

    // What the lines are, below the axis: the box' edges, the median, riket.
    let mut marks: Vec<(f64, String, Html, &str)> = [low, median, high]
        .map(|edge| {
            let number = edge.number.without_unit();
            let inner = format!("{} {}", svg_text(&edge.name, language), svg_number(&number, language));
            let plain = format!("{} {}", edge.name.plain(language), number.shown(language));
            (x(edge.number.value), plain, Html(inner), "grey")
        })
        .into();
    if let Some(riket) = &chart.riket {
        let at = x(riket.number.value);
        canvas.line_of("riket", At { x: at, y: middle - 22.0 }, At { x: at, y: middle + 22.0 }, &riket.number);
        marks.push((at, riket.label.plain(language), svg_text(&riket.label, language), "riket"));
    }
    let below = callouts_of(&marks.iter().map(|(at, plain, ..)| (*at, plain.clone())).collect::<Vec<_>>());
    let first = foot + 46.0;
    for (place, (at, _, _, class)) in below.iter().zip(&marks) {
        let y = first + HEAD_ROW_PX * place.row as f64;
        let from = if *class == "riket" { middle + 22.0 } else { foot - 6.0 };
        canvas.line("leader", At { x: *at, y: from }, At { x: *at, y });
    }
    for (place, (_, _, inner, class)) in below.iter().zip(&marks) {
        let set = Set {
            at: At { x: place.at, y: first + HEAD_ROW_PX * place.row as f64 },
            anchor: place.anchor,
            gap_px: 6.0,
        };
        canvas.text(&format!("halo label {class}"), set, inner);
    }
    let n_below = below.iter().map(|place| place.row + 1).max().unwrap_or(1);
    (canvas, first + HEAD_ROW_PX * (n_below - 1) as f64 + 8.0)
}

fn is_end(chart: &CountryChart, dot: &Dot) -> bool {
    [chart.members.first(), chart.members.last()].into_iter().flatten().any(|end| end.area == dot.area)
}

fn draw_axis(
    canvas: &mut Canvas,
    axis: &Axis,
    x: impl Fn(f64) -> f64,
    foot: f64,
    cutting: Cutting,
    language: Language,
) {
    canvas.line("axis-line", At { x: 0.0, y: foot }, At { x: 100.0, y: foot });
    let shown: Vec<String> =
        axis.ticks.iter().map(|at| format_number(*at, axis.decimals, Sign::Negative, language)).collect();
    let widest = super::room::widest_px(shown.iter().map(String::as_str), Weight::Regular) * 1.25;
    let n_apart = if widest * shown.len() as f64 > cutting.width_px_min() { 2 } else { 1 };
    let last = shown.len().saturating_sub(1);
    for (idx, (at, shown)) in axis.ticks.iter().zip(shown).enumerate() {
        if !idx.is_multiple_of(n_apart) {
            continue;
        }
        let at = At { x: x(*at), y: foot + 18.0 };
        let anchor = match idx {
            0 => Anchor::Start,
            _ if idx == last => Anchor::End,
            _ => Anchor::Middle,
        };
        let at = match anchor {
            Anchor::Start => At { x: 0.0, ..at },
            Anchor::End => At { x: 100.0, ..at },
            Anchor::Middle => at,
        };
        canvas.text("tick", Set { at, anchor, gap_px: 0.0 }, &Html(shown));
    }
}

/// How far each dot is lifted off the line so that no two overlap: as little as can be, dots in the order given.
///
/// - **Unit:** pixels; where the dots lie along the line, and their radius.
fn swarm(at: &[f64], radius_px: f64) -> Vec<f64> {
    let step = radius_px * 0.9;
    let apart = 2.0 * radius_px + 0.4;
    let mut order: Vec<usize> = (0..at.len()).collect();
    order.sort_by(|a, b| at[*a].total_cmp(&at[*b]));
    let mut placed: Vec<[f64; 2]> = Vec::with_capacity(at.len());
    let mut lifts = vec![0.0; at.len()];
    for idx in order {
        let near: Vec<[f64; 2]> = placed.iter().rev().take_while(|other| at[idx] - other[0] < apart).copied().collect();
        let is_free = |lift: f64| near.iter().all(|[x, y]| (at[idx] - x).powi(2) + (lift - y).powi(2) >= apart * apart);
        let wishes = (0..=4 * at.len()).map(|n| {
            let steps = n.div_ceil(2) as f64 * step;
            if n.is_multiple_of(2) { steps } else { -steps }
        });
        let lift = wishes.into_iter().find(|lift| is_free(*lift)).unwrap_or(0.0);
        lifts[idx] = lift;
        placed.push([at[idx], lift]);
    }
    lifts
}

#[cfg(test)]
mod tests {
    use super::swarm;

    #[test]
    fn dots_in_one_place_make_room_for_each_other_on_both_sides() {
        let lifts = swarm(&[50.0, 50.0, 50.0, 90.0], 3.0);
        assert_eq!((lifts[0], lifts[3]), (0.0, 0.0));
        assert!(lifts[1] < -6.0 && lifts[2] > 6.0, "{lifts:?}");
    }
}
