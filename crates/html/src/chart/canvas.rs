//! An SVG in the making.

use document::Number;

use crate::markup::{Html, escape, push, trace};

/// A place on the canvas: a share of its width in per cent, and pixels from its top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct At {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn name(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }

    /// How far the text leans, as a factor of pixels to keep from its place.
    fn lean(self) -> f64 {
        match self {
            Anchor::Start => 1.0,
            Anchor::Middle => 0.0,
            Anchor::End => -1.0,
        }
    }
}

/// A text's place: where, which end, how many pixels away from there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Set {
    pub(super) at: At,
    pub(super) anchor: Anchor,
    pub(super) gap_px: f64,
}

/// What names a chart for those who do not see it.
pub(super) struct Naming<'a> {
    /// Unique on the page.
    pub(super) id: &'a str,
    pub(super) class: &'a str,
    pub(super) title: &'a str,
    pub(super) alt: &'a str,
}

/// The shapes drawn so far, in order.
#[derive(Default)]
pub(super) struct Canvas {
    shapes: String,
}

impl Canvas {
    pub(super) fn line(&mut self, class: &str, from: At, to: At) {
        let (x1, x2) = (share(from.x), share(to.x));
        let (y1, y2) = (pixels(from.y), pixels(to.y));
        self.put(format_args!("<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"));
    }

    /// A bar between two shares of the width, with the number it shows.
    pub(super) fn bar(&mut self, class: &str, from_to: [f64; 2], top: f64, height: f64, number: &Number) {
        let left = from_to[0].min(from_to[1]);
        let (x, width) = (share(left), share((from_to[0] - from_to[1]).abs()));
        let (y, height, trace) = (pixels(top), pixels(height), trace(number));
        self.put(format_args!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{trace}/>"
        ));
    }

    pub(super) fn dot(&mut self, class: &str, at: At, radius_px: f64, number: &Number) {
        let (cx, cy, r, trace) = (share(at.x), pixels(at.y), pixels(radius_px), trace(number));
        self.put(format_args!("<circle class=\"{class}\" cx=\"{cx}\" cy=\"{cy}\" r=\"{r}\"{trace}/>"));
    }

    /// A bar without a number of its own: a box behind others, half a band.
    pub(super) fn plain_bar(&mut self, class: &str, from_to: [f64; 2], top: f64, height: f64) {
        let left = from_to[0].min(from_to[1]);
        let (x, width) = (share(left), share((from_to[0] - from_to[1]).abs()));
        let (y, height) = (pixels(top), pixels(height));
        self.put(format_args!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"));
    }

    /// A line that shows a number.
    pub(super) fn line_of(&mut self, class: &str, from: At, to: At, number: &Number) {
        let (x1, x2) = (share(from.x), share(to.x));
        let (y1, y2, trace) = (pixels(from.y), pixels(to.y), trace(number));
        self.put(format_args!("<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"{trace}/>"));
    }

    /// A dot that shows no number: in a key.
    pub(super) fn key_dot(&mut self, class: &str, at: At, radius_px: f64) {
        let (cx, cy, r) = (share(at.x), pixels(at.y), pixels(radius_px));
        self.put(format_args!("<circle class=\"{class}\" cx=\"{cx}\" cy=\"{cy}\" r=\"{r}\"/>"));
    }

    /// A dot of two numbers: along, then up.
    pub(super) fn dot_of_two(&mut self, class: &str, at: At, radius_px: f64, numbers: [&Number; 2]) {
        self.put(format_args!("<g{}>", trace(numbers[0])));
        self.dot(class, at, radius_px, numbers[1]);
        self.put(format_args!("</g>"));
    }

    pub(super) fn text(&mut self, class: &str, set: Set, inner: &Html) {
        let (x, y, anchor) = (share(set.at.x), pixels(set.at.y), set.anchor.name());
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let dx = set.anchor.lean() * set.gap_px;
        let dx = if dx == 0.0 { String::new() } else { format!(" dx=\"{}\"", pixels(dx)) };
        self.put(format_args!("<text{class} x=\"{x}\" y=\"{y}\"{dx} text-anchor=\"{anchor}\">{inner}</text>"));
    }

    /// Opens a frame with a scale of its own, 1000 × 1000, that stretches with the page: for lines over many points.
    pub(super) fn stretched(&mut self, left_right: [f64; 2], top: f64, height: f64, draw: impl FnOnce(&mut Canvas)) {
        let (x, width) = (share(left_right[0]), share(left_right[1] - left_right[0]));
        let (y, height) = (pixels(top), pixels(height));
        self.put(format_args!(
            "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 1000 1000\" \
             preserveAspectRatio=\"none\" overflow=\"visible\">"
        ));
        draw(self);
        self.put(format_args!("</svg>"));
    }

    /// A line through points of a stretched frame; its width and dashes are not stretched.
    pub(super) fn stretched_line(&mut self, class: &str, points: &[[f64; 2]]) {
        let points: Vec<String> = points.iter().map(|[x, y]| format!("{},{}", pixels(*x), pixels(*y))).collect();
        let points = points.join(" ");
        self.put(format_args!(
            "<polyline class=\"{class}\" points=\"{points}\" vector-effect=\"non-scaling-stroke\"/>"
        ));
    }

    /// An area of a stretched frame.
    pub(super) fn stretched_area(&mut self, class: &str, points: &[[f64; 2]]) {
        let points: Vec<String> = points.iter().map(|[x, y]| format!("{},{}", pixels(*x), pixels(*y))).collect();
        self.put(format_args!("<polygon class=\"{class}\" points=\"{}\"/>", points.join(" ")));
    }

    /// Opens a frame of fixed size that does not grow with the page, for what must keep its shape. Shares are of its width.
    pub(super) fn fixed(&mut self, left_px: f64, top: f64, [width, height]: [f64; 2], draw: impl FnOnce(&mut Canvas)) {
        let (x, y, width, height) = (pixels(left_px), pixels(top), pixels(width), pixels(height));
        self.put(format_args!(
            "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" overflow=\"visible\">"
        ));
        draw(self);
        self.put(format_args!("</svg>"));
    }

    /// Closed rings in a frame of fixed size, in its pixels, with the number they show; holes are left open.
    pub(super) fn rings(&mut self, class: &str, rings: &[Vec<[f64; 2]>], number: Option<&Number>) {
        let mut path = String::new();
        for ring in rings {
            for (idx, [x, y]) in ring.iter().enumerate() {
                push(&mut path, format_args!("{}{} {}", if idx == 0 { "M" } else { "L" }, tenths(*x), tenths(*y)));
            }
            path.push('Z');
        }
        let trace = number.map(trace).unwrap_or_default();
        self.put(format_args!("<path class=\"{class}\" fill-rule=\"evenodd\" d=\"{path}\"{trace}/>"));
    }

    /// The whole chart.
    pub(super) fn finish(self, naming: &Naming<'_>, height_px: f64) -> Html {
        let Naming { id, class, title, alt } = naming;
        Html(format!(
            "<svg class=\"{class}\" id=\"{id}\" width=\"100%\" height=\"{}\" role=\"img\" \
             aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>{}</svg>",
            pixels(height_px),
            escape(title),
            escape(alt),
            self.shapes
        ))
    }

    fn put(&mut self, arguments: std::fmt::Arguments<'_>) {
        push(&mut self.shapes, arguments);
    }
}

fn share(per_cent: f64) -> String {
    format!("{}%", rounded(per_cent, 1000.0))
}

fn pixels(length: f64) -> String {
    rounded(length, 100.0).to_string()
}

fn tenths(length: f64) -> f64 {
    rounded(length, 10.0)
}

/// Short attributes, and no negative nought.
fn rounded(value: f64, steps: f64) -> f64 {
    (value * steps).round() / steps + 0.0
}
