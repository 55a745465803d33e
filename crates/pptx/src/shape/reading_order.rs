//! The order in which a slide is read: as it is seen.
//!
//! A slide is read in the order of its shapes, and drawn in the same. Of two shapes, the one that stands wholly above the
//! other in the same column is read first, and so is the one that stands wholly to the left in the same row; a title is
//! read before all. Everything else is free: whether columns or rows are read first is the designer's choice. Labels that
//! stand at a chart belong to it, and their order among themselves is free too.
//!
//! - **Unit:** inches.
//! - **Source:** WCAG 2.2 (W3C 2023), 1.3.2, meaningful sequence; the geometry is our own rule.

use super::geometry::Rect;

/// Shapes that overlap a little still stand above each other.
const SLACK: f64 = 0.06;
/// Neighbours may cover each other so much: charts have clear margins.
const MARGIN: f64 = 0.11;
/// A text no higher than this at a chart is a label of it.
const LABEL_HEIGHT_MAX: f64 = 0.75;
/// How near a label stands to its chart.
pub const LABEL_DISTANCE: f64 = 0.6;

/// What a shape is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// The slide's title.
    Title,
    /// Text, a table.
    Text,
    /// A line that says something.
    Line,
    /// A chart, a picture, a drawn shape that says what it shows.
    Graphic,
    /// Nothing: it decorates, or something round it speaks for it.
    Nothing,
}

/// A shape as the order sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Where it stands.
    pub at: Rect,
    /// What it is to a reader.
    pub reads: Reads,
}

/// Whether `one` has to be read before `other`, as far as their places say.
pub fn stands_before(one: Rect, other: Rect) -> bool {
    let shared = |a: (f64, f64), b: (f64, f64)| a.1.min(b.1) - a.0.max(b.0);
    let across = shared((one.left, one.right()), (other.left, other.right()));
    let down = shared((one.top, one.bottom()), (other.top, other.bottom()));
    let is_above = one.bottom() <= other.top + SLACK && across > 0.5 * one.width.min(other.width);
    let is_left = one.right() <= other.left + SLACK && down > 0.5 * one.height.min(other.height);
    (is_above && across > 0.0) || (is_left && down > 0.0)
}

/// Whether both are a chart and its labels, or labels of one chart.
pub fn belong_together(graphics: &[Rect], one: Standing, other: Standing) -> bool {
    graphics.iter().any(|graphic| {
        let near = graphic.inset(-LABEL_DISTANCE);
        let belongs = |shape: Standing| {
            shape.at == *graphic
                || (shape.at.overlaps(near)
                    && (shape.reads == Reads::Line || shape.at.height <= LABEL_HEIGHT_MAX)
                    && shape.at.width <= graphic.width + 2.0 * LABEL_DISTANCE)
        };
        belongs(one) && belongs(other)
    })
}

/// Whether one covers some of the other: neighbours whose edges meet do not, but a line lies on what it touches.
fn lies_on(one: Rect, other: Rect) -> bool {
    let covers = |a: (f64, f64), b: (f64, f64)| {
        let smaller = (a.1 - a.0).min(b.1 - b.0);
        a.1.min(b.1) - a.0.max(b.0) > if smaller <= 0.0 { -1e-6 } else { MARGIN.min(smaller / 2.0) }
    };
    covers((one.left, one.right()), (other.left, other.right()))
        && covers((one.top, one.bottom()), (other.top, other.bottom()))
}

/// Where the graphics among some shapes stand.
pub fn graphics(shapes: &[Standing]) -> Vec<Rect> {
    shapes.iter().filter(|shape| shape.reads == Reads::Graphic).map(|shape| shape.at).collect()
}

/// The positions of shapes as they were drawn, in the order in which they are to be read.
///
/// What lies over something stays over it: two shapes that touch keep their order. Of all orders that are right, the one
/// nearest to the drawing is taken. Where places contradict each other (three shapes each before the next in a ring)
/// the drawing decides.
pub fn reading_order(shapes: &[Standing]) -> Vec<usize> {
    let graphics = graphics(shapes);
    let mut over = vec![Vec::new(); shapes.len()];
    let mut after = vec![Vec::new(); shapes.len()];
    for (later_idx, later) in shapes.iter().enumerate() {
        for (earlier_idx, earlier) in shapes[..later_idx].iter().enumerate() {
            if lies_on(later.at, earlier.at) {
                over[later_idx].push(earlier_idx);
            } else if later.reads == Reads::Title && earlier.reads != Reads::Nothing {
                after[earlier_idx].push(later_idx);
            } else if [earlier, later].iter().all(|shape| shape.reads != Reads::Nothing && shape.reads != Reads::Title)
                && !belong_together(&graphics, *earlier, *later)
            {
                match (stands_before(earlier.at, later.at), stands_before(later.at, earlier.at)) {
                    (true, _) => after[later_idx].push(earlier_idx),
                    (false, true) => after[earlier_idx].push(later_idx),
                    (false, false) => {}
                }
            }
        }
    }
    let mut order = Vec::with_capacity(shapes.len());
    let mut is_placed = vec![false; shapes.len()];
    while order.len() < shapes.len() {
        let waits = |idx: usize, needs: &[Vec<usize>]| needs[idx].iter().any(|needed| !is_placed[*needed]);
        let open = || (0..shapes.len()).filter(|idx| !is_placed[*idx] && !waits(*idx, &over));
        let next = open().find(|idx| !waits(*idx, &after)).or_else(|| open().next());
        let Some(next) = next else { break };
        is_placed[next] = true;
        order.push(next);
    }
    order
}
