//! Names beside points in a plane that cover neither each other nor the points that are named.

/// A point with a name that wishes to stand beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PointLabel {
    /// Where the point is, from the left.
    pub x: f64,
    /// Where the point is, from the top.
    pub y: f64,
    /// The name's width.
    pub width: f64,
    /// The name's height.
    pub height: f64,
}

/// A box by its edges, y downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edges {
    /// Left.
    pub left: f64,
    /// Top.
    pub top: f64,
    /// Right.
    pub right: f64,
    /// Bottom.
    pub bottom: f64,
}

/// What stands in the plane already.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Around<'a> {
    /// Points without names: covered only where going round them is farther.
    pub dots: &'a [(f64, f64)],
    /// Boxes that are taken.
    pub taken: &'a [Edges],
}

/// Where a name stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedLabel {
    /// Its box.
    pub at: Edges,
    /// From the point to the name, where they are not side by side.
    pub leader: Option<[(f64, f64); 2]>,
}

/// Distances tried, nearest first.
const DISTANCES: [f64; 8] = [0.0, 0.12, 0.25, 0.4, 0.6, 0.85, 1.15, 1.5];
/// A name farther from its point than this needs a line to it.
const LEADER_ABOVE: f64 = 0.1;
/// What a name would rather do than go an inch farther: cover so many unnamed points.
const COVERED_PER_INCH: f64 = 9.0;
/// Between two names.
const GAP: f64 = 0.03;
/// The step of the search where no place near the point is free.
const GRID: f64 = 0.12;

/// Places for names beside their points.
///
/// One after the other in the order given, each to the free place of least cost among thirty-two directions and distances:
/// no name lies on another, on what is taken, on a named point or on another's line; unnamed points are covered only where going round them
/// is farther. Where none of these is free, the nearest free place of the room; where lines
/// are in the way everywhere, the nearest place for the name itself.
///
/// - **Unit:** inches, y downwards; `radius` is that of the points.
/// - **Shape:** n in → n out, same order.
/// - **Edge cases:** `None` where the room is full.
///
/// ```
/// use layout::{Edges, PointLabel, point_labels};
/// let room = Edges { left: 0.0, top: 0.0, right: 4.0, bottom: 4.0 };
/// let point = PointLabel { x: 2.0, y: 2.0, width: 1.0, height: 0.3 };
/// let placed = point_labels(&[point, point], Default::default(), 0.05, room);
/// assert!(placed[0].is_some_and(|label| label.at.left > 2.0));
/// assert!(placed[1].is_some_and(|label| label.at.right < 2.0));
/// ```
pub fn point_labels(labels: &[PointLabel], around: Around<'_>, radius: f64, room: Edges) -> Vec<Option<PlacedLabel>> {
    let mut placed: Vec<Option<PlacedLabel>> = Vec::with_capacity(labels.len());
    for label in labels {
        let has_room = |candidate: &PlacedLabel| {
            let at = candidate.at;
            let is_inside =
                at.left >= room.left && at.right <= room.right && at.top >= room.top && at.bottom <= room.bottom;
            is_inside
                && !around.taken.iter().any(|taken| at.touches(*taken, GAP))
                && !labels.iter().any(|other| at.holds((other.x, other.y), radius))
                && !placed.iter().flatten().any(|other| at.touches(other.at, GAP))
        };
        let has_clear_lines = |candidate: &PlacedLabel| {
            let at = candidate.at;
            let is_crossed =
                placed.iter().flatten().filter_map(|other| other.leader).any(|line| at.is_crossed_by(line));
            let Some(line) = candidate.leader else { return !is_crossed };
            // A line that passes another named point would seem to be that point's.
            let passes = |other: &PointLabel| {
                (other.x, other.y) != (label.x, label.y) && box_of(other, radius).is_crossed_by(line)
            };
            let crosses = |other: &PlacedLabel| {
                other.at.is_crossed_by(line) || other.leader.is_some_and(|leader| cross(line, leader))
            };
            !is_crossed
                && !around.taken.iter().any(|taken| taken.is_crossed_by(line))
                && !labels.iter().any(passes)
                && !placed.iter().flatten().any(crosses)
        };
        let is_free = |candidate: &PlacedLabel| has_room(candidate) && has_clear_lines(candidate);
        let cost = |candidate: &PlacedLabel, distance: f64| {
            let n_covered = around.dots.iter().filter(|point| candidate.at.holds(**point, radius * 0.5)).count();
            n_covered as f64 + distance * COVERED_PER_INCH
        };
        let near = candidates(label, radius).filter(|(candidate, _)| is_free(candidate));
        let best = near.min_by(|a, b| cost(&a.0, a.1).total_cmp(&cost(&b.0, b.1)));
        let nearest = |is_free: &dyn Fn(&PlacedLabel) -> bool| {
            let far = everywhere(label, room).filter(|candidate| is_free(candidate));
            far.min_by(|a, b| away(a, label).total_cmp(&away(b, label)))
        };
        let found = best.map(|(candidate, _)| candidate).or_else(|| nearest(&is_free)).or_else(|| nearest(&has_room));
        placed.push(found);
    }
    placed
}

fn box_of(label: &PointLabel, radius: f64) -> Edges {
    let PointLabel { x, y, .. } = *label;
    Edges { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}

/// Whether two lines cross between their ends.
fn cross(one: [(f64, f64); 2], other: [(f64, f64); 2]) -> bool {
    let side = |[from, to]: [(f64, f64); 2], point: (f64, f64)| {
        (to.0 - from.0) * (point.1 - from.1) - (to.1 - from.1) * (point.0 - from.0)
    };
    side(one, other[0]) * side(one, other[1]) < 0.0 && side(other, one[0]) * side(other, one[1]) < 0.0
}

/// Eight directions at each distance; beside the point first.
fn candidates(label: &PointLabel, radius: f64) -> impl Iterator<Item = (PlacedLabel, f64)> {
    let PointLabel { x, y, width, height } = *label;
    DISTANCES.into_iter().flat_map(move |distance| {
        let out = radius + 0.03 + distance;
        // On the diagonals the corner of the name is as far away.
        let slant = out * 0.7;
        let corners = [
            (x + out, y - height / 2.0),
            (x - out - width, y - height / 2.0),
            (x - width / 2.0, y - out - height),
            (x - width / 2.0, y + out),
            (x + slant, y - slant - height * 0.8),
            (x - slant - width, y - slant - height * 0.8),
            (x + slant, y + slant - height * 0.2),
            (x - slant - width, y + slant - height * 0.2),
        ];
        // Right is where a name is looked for first; a hair's difference settles ties.
        (0..).zip(corners).map(move |(rank, corner)| {
            (placed_at(label, corner, distance > LEADER_ABOVE), distance + f64::from(rank) * 0.004)
        })
    })
}

fn everywhere(label: &PointLabel, room: Edges) -> impl Iterator<Item = PlacedLabel> {
    let n_columns = ((room.right - room.left) / GRID).floor().max(0.0) as u32;
    let n_rows = ((room.bottom - room.top) / GRID).floor().max(0.0) as u32;
    (0..=n_rows).flat_map(move |row| {
        (0..=n_columns).map(move |column| {
            let corner = (room.left + f64::from(column) * GRID, room.top + f64::from(row) * GRID);
            placed_at(label, corner, true)
        })
    })
}

fn placed_at(label: &PointLabel, (left, top): (f64, f64), has_leader: bool) -> PlacedLabel {
    let at = Edges { left, top, right: left + label.width, bottom: top + label.height };
    let nearest = (label.x.clamp(at.left, at.right), label.y.clamp(at.top, at.bottom));
    PlacedLabel { at, leader: has_leader.then_some([(label.x, label.y), nearest]) }
}

/// The squared distance from the point to the name.
fn away(candidate: &PlacedLabel, label: &PointLabel) -> f64 {
    let at = candidate.at;
    let (x, y) = (label.x.clamp(at.left, at.right), label.y.clamp(at.top, at.bottom));
    (x - label.x) * (x - label.x) + (y - label.y) * (y - label.y)
}

impl Edges {
    /// Whether two boxes lie nearer to each other than a gap.
    fn touches(self, other: Edges, gap: f64) -> bool {
        self.left < other.right + gap
            && other.left < self.right + gap
            && self.top < other.bottom + gap
            && other.top < self.bottom + gap
    }

    /// Whether a point of that radius lies in it.
    fn holds(self, (x, y): (f64, f64), radius: f64) -> bool {
        x > self.left - radius && x < self.right + radius && y > self.top - radius && y < self.bottom + radius
    }

    /// Whether a line passes through it (Liang and Barsky, 1984).
    fn is_crossed_by(self, [from, to]: [(f64, f64); 2]) -> bool {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let sides = [
            (-dx, from.0 - self.left),
            (dx, self.right - from.0),
            (-dy, from.1 - self.top),
            (dy, self.bottom - from.1),
        ];
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        for (speed, room) in sides {
            if speed == 0.0 {
                if room < 0.0 {
                    return false;
                }
            } else if speed < 0.0 {
                enters = enters.max(room / speed);
            } else {
                leaves = leaves.min(room / speed);
            }
        }
        enters < leaves
    }
}
