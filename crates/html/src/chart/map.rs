//! A map: outlines or tiles, shaded by class, the group's own by name.

use document::chart::map::{MapArea, MapChart, MapShape};
use document::{Emphasis, Language};
use layout::Weight;

use super::Cutting;
use super::canvas::{Anchor, At, Canvas, Set};
use super::room::text_width_px;
use super::rows::BASELINE_PX;
use crate::markup::{Html, escape};

/// The tallest map in each cutting.
const HEIGHT_PX_MAX: [f64; 2] = [560.0, 420.0];

/// The map in one cutting, and its height. It keeps its shape, and so does not grow with the page.
pub(super) fn draw(chart: &MapChart, cutting: Cutting, _: Language) -> (Canvas, f64) {
    let height_max = HEIGHT_PX_MAX[usize::from(cutting == Cutting::Narrow)];
    let aspect = if chart.aspect.is_finite() && chart.aspect > 0.0 { chart.aspect } else { 1.0 };
    let width = (height_max * aspect).min(cutting.width_px_min());
    let height = width / aspect;
    let mut canvas = Canvas::default();
    canvas.fixed(0.0, 4.0, [width, height], |canvas| {
        // What is marked is drawn last, so that its outline lies over its neighbours'.
        let mut areas: Vec<&MapArea> = chart.areas.iter().collect();
        areas.sort_by_key(|area| (area.emphasis == Emphasis::Marked, area.is_member));
        for area in &areas {
            let look = match (area.emphasis, area.is_member) {
                (Emphasis::Marked, _) => " marked",
                (Emphasis::Calm, true) => " member",
                (Emphasis::Calm, false) => "",
            };
            let (shade, number) = match &area.figure {
                Ok((number, class)) => (format!("shade-{class}"), Some(number)),
                Err(_) => ("empty".to_owned(), None),
            };
            canvas.rings(&format!("area {shade}{look}"), &rings(&area.shape, width, height), number);
        }
        let mut taken: Vec<[f64; 4]> = Vec::new();
        for area in areas.iter().rev().filter(|area| area.is_member || area.emphasis == Emphasis::Marked) {
            let [x, y] = middle(&area.shape, width, height);
            let is_marked = area.emphasis == Emphasis::Marked;
            let weight = if is_marked { Weight::Bold } else { Weight::Regular };
            let half = text_width_px(&area.name, weight) / 2.0;
            let x = x.clamp(half.min(width / 2.0), (width - half).max(width / 2.0));
            let lifts = [0.0, -18.0, 18.0, -36.0, 36.0];
            let box_at = |lift: f64| [x - half, y + lift - 9.0, x + half, y + lift + 9.0];
            let is_free = |lift: f64| {
                let wish = box_at(lift);
                let overlaps = |other: &[f64; 4]| {
                    wish[0] < other[2] && other[0] < wish[2] && wish[1] < other[3] && other[1] < wish[3]
                };
                wish[1] >= -10.0 && wish[3] <= height + 10.0 && !taken.iter().any(overlaps)
            };
            // A name without room stands in the table.
            let Some(lift) = lifts.into_iter().find(|lift| is_free(*lift)) else { continue };
            taken.push(box_at(lift));
            let at = At { x: x / width * 100.0, y: y + lift + BASELINE_PX };
            let class = if is_marked { "halo marked" } else { "halo" };
            canvas.text(class, Set { at, anchor: Anchor::Middle, gap_px: 0.0 }, &Html(escape(&area.name)));
        }
    });
    (canvas, height + 8.0)
}

/// The shape's rings in pixels.
fn rings(shape: &MapShape, width: f64, height: f64) -> Vec<Vec<[f64; 2]>> {
    let at = |(x, y): (f64, f64)| [x * width, y * height];
    match shape {
        MapShape::Outline(rings) => rings.iter().map(|ring| ring.iter().map(|point| at(*point)).collect()).collect(),
        MapShape::Tile { left, top, width: wide, height: tall } => {
            let (right, bottom) = (left + wide, top + tall);
            vec![[(*left, *top), (right, *top), (right, bottom), (*left, bottom)].map(at).into()]
        }
    }
}

/// The middle of the box round the shape's largest ring.
fn middle(shape: &MapShape, width: f64, height: f64) -> [f64; 2] {
    let ends = |ring: &Vec<[f64; 2]>, axis: usize| {
        ring.iter().map(|point| point[axis]).fold([f64::MAX, f64::MIN], |[low, high], at| [low.min(at), high.max(at)])
    };
    let boxes = rings(shape, width, height)
        .into_iter()
        .filter(|ring| !ring.is_empty())
        .map(|ring| [ends(&ring, 0), ends(&ring, 1)]);
    let area = |[x, y]: &[[f64; 2]; 2]| (x[1] - x[0]) * (y[1] - y[0]);
    boxes
        .max_by(|a, b| area(a).total_cmp(&area(b)))
        .map_or([width / 2.0, height / 2.0], |[x, y]| [(x[0] + x[1]) / 2.0, (y[0] + y[1]) / 2.0])
}
