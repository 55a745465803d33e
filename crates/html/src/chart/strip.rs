//! The range of the group as dots on one line.

use document::{Dot, Emphasis, Language, Strip};
use layout::{Weight, dot_axis};

use super::canvas::{Anchor, At, Canvas, Naming, Set};
use super::place_on;
use super::room::text_width_px;
use crate::markup::{Html, escape, svg_text};

/// The narrowest room a strip is shown in.
const WIDTH_PX_MIN: f64 = 288.0;
const LINE_Y: f64 = 42.0;
/// Dots keep this far from the ends, in per cent, so that none is cut.
const MARGIN: f64 = 3.0;

/// The strip; `idx` counts the strips of a page.
pub(crate) fn strip(strip: &Strip, idx: usize, language: Language) -> Html {
    let values = strip.dots.iter().map(|dot| dot.number.value);
    let axis = dot_axis(values.chain(strip.riket.iter().map(|riket| riket.number.value)));
    let x = |value: f64| MARGIN + place_on(&axis, value) * (100.0 - 2.0 * MARGIN);
    let mut canvas = Canvas::default();
    canvas.line("grid", At { x: 0.0, y: LINE_Y }, At { x: 100.0, y: LINE_Y });
    if let Some(riket) = &strip.riket {
        let at = x(riket.number.value);
        canvas.line("riket", At { x: at, y: LINE_Y - 14.0 }, At { x: at, y: LINE_Y + 14.0 });
        let label = riket.label.plain(language);
        let anchor = leaning(at, text_width_px(&label, Weight::Bold));
        let set = Set { at: At { x: at, y: 18.0 }, anchor, gap_px: 0.0 };
        canvas.text("label riket", set, &svg_text(&riket.label, language));
    }
    let (calm, marked): (Vec<&Dot>, Vec<&Dot>) = strip.dots.iter().partition(|dot| dot.emphasis == Emphasis::Calm);
    for dot in calm.into_iter().chain(marked) {
        let (class, radius_px) = match dot.emphasis {
            Emphasis::Marked => ("dot marked", 9.0),
            Emphasis::Calm => ("dot", 7.0),
        };
        canvas.dot(class, At { x: x(dot.number.value), y: LINE_Y }, radius_px, &dot.number);
    }
    let mut rows = RowsOfNames::default();
    for dot in named(strip) {
        let at = x(dot.number.value);
        let is_marked = dot.emphasis == Emphasis::Marked;
        let weight = if is_marked { Weight::Bold } else { Weight::Regular };
        let width_px = text_width_px(&dot.name, weight);
        let anchor = leaning(at, width_px);
        let row = rows.place(at, anchor, width_px);
        let set = Set { at: At { x: at, y: LINE_Y + 30.0 + 20.0 * row as f64 }, anchor, gap_px: 0.0 };
        canvas.text(if is_marked { "name marked" } else { "name" }, set, &Html(escape(&dot.name)));
    }
    let id = format!("spann-{idx}");
    let title = format!("{} {}", strip.range.plain(language), strip.words.plain(language));
    let alt = strip.alt.plain(language);
    let naming = Naming { id: &id, class: "chart strip", title: &title, alt: &alt };
    canvas.finish(&naming, LINE_Y + 36.0 + 20.0 * (rows.ends.len().max(1) - 1) as f64)
}

/// Who is named: both ends and the marked municipality.
fn named(strip: &Strip) -> impl Iterator<Item = &Dot> {
    let last = strip.dots.len().saturating_sub(1);
    let is_named = move |idx: usize, dot: &Dot| idx == 0 || idx == last || dot.emphasis == Emphasis::Marked;
    strip.dots.iter().enumerate().filter(move |(idx, dot)| is_named(*idx, dot)).map(|(_, dot)| dot)
}

/// Centred where there is room on both sides, else leaning inwards.
fn leaning(at: f64, width_px: f64) -> Anchor {
    let half = width_px / 2.0 / WIDTH_PX_MIN * 100.0;
    match (at - half >= 0.0, at + half <= 100.0) {
        (true, true) => Anchor::Middle,
        (false, _) => Anchor::Start,
        (true, false) => Anchor::End,
    }
}

/// Names from the left, each on the first row where it is free of those before.
#[derive(Default)]
struct RowsOfNames {
    /// Where each row's last name ends, in per cent.
    ends: Vec<f64>,
}

impl RowsOfNames {
    fn place(&mut self, at: f64, anchor: Anchor, width_px: f64) -> usize {
        let width = (width_px + 8.0) / WIDTH_PX_MIN * 100.0;
        let start = match anchor {
            Anchor::Start => at,
            Anchor::Middle => at - width / 2.0,
            Anchor::End => at - width,
        };
        let row = self.ends.iter().position(|end| *end <= start).unwrap_or(self.ends.len());
        if row == self.ends.len() {
            self.ends.push(0.0);
        }
        self.ends[row] = start + width;
        row
    }
}
