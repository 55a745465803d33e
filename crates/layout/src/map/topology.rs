//! Which borders are shared: rings cut into arcs where three areas meet, each arc kept once.

use std::collections::BTreeMap;

use super::Ring;

/// A point in tenths of a metre: whole numbers, so that the same corner of two areas is the same point.
pub type Point = (i64, i64);

/// Areas as rings of arcs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topology {
    /// Every arc once, whichever way it was met first.
    pub arcs: Vec<Arc>,
    /// One list of rings an area, in the order given.
    pub areas: Vec<Vec<RingOfArcs>>,
}

/// A piece of border between two corners; or a whole ring, its first point repeated at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arc {
    /// Its points in order.
    pub points: Vec<Point>,
    /// How many rings it is part of.
    pub n_uses: usize,
}

/// A ring as the arcs it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RingOfArcs {
    /// In order.
    pub arcs: Vec<ArcUse>,
    /// Twice what it encloses, in square tenths of a metre.
    twice_area: u128,
}

/// An arc in a ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArcUse {
    /// Which of [`Topology::arcs`].
    pub idx: usize,
    /// Whether it is walked from its end to its beginning.
    pub is_reversed: bool,
}

const PER_METRE: f64 = 10.0;

impl Topology {
    /// Finds what is shared. Rings that enclose nothing are left out.
    pub fn of(areas: &[Vec<Ring>]) -> Topology {
        let areas: Vec<Vec<Vec<Point>>> =
            areas.iter().map(|rings| rings.iter().filter_map(whole_points).collect()).collect();
        let corners = Corners::of(areas.iter().flatten());
        let mut arcs = Vec::new();
        let mut known: BTreeMap<Vec<Point>, usize> = BTreeMap::new();
        let mut kept = |points: Vec<Point>| {
            let mut backwards = points.clone();
            backwards.reverse();
            let is_reversed = backwards < points;
            let points = if is_reversed { backwards } else { points };
            let idx = *known.entry(points).or_insert_with_key(|points| {
                arcs.push(Arc { points: points.clone(), n_uses: 0 });
                arcs.len() - 1
            });
            arcs[idx].n_uses += 1;
            ArcUse { idx, is_reversed }
        };
        let mut rings_of = |rings: Vec<Vec<Point>>| -> Vec<RingOfArcs> {
            rings
                .into_iter()
                .map(|ring| {
                    let twice_area = twice_area(&closed(&ring)).unsigned_abs();
                    RingOfArcs { arcs: corners.cut(&ring).into_iter().map(&mut kept).collect(), twice_area }
                })
                .collect()
        };
        let areas = areas.into_iter().map(&mut rings_of).collect();
        Topology { arcs, areas }
    }

    /// The lowest and the highest coordinates; `None` without a point.
    pub fn bounds(&self) -> Option<(Point, Point)> {
        let points = || self.arcs.iter().flat_map(|arc| &arc.points);
        let ends = |of: fn(&Point) -> i64| Some((points().map(of).min()?, points().map(of).max()?));
        let ((left, right), (bottom, top)) = (ends(|point| point.0)?, ends(|point| point.1)?);
        Some(((left, bottom), (right, top)))
    }

    /// The ring of an area that encloses most; the first of equals.
    pub fn largest_ring(&self, area: usize) -> Option<&RingOfArcs> {
        self.areas[area].iter().reduce(|best, ring| if ring.twice_area > best.twice_area { ring } else { best })
    }

    /// A ring's points, its first repeated at the end, with `arcs` in place of the topology's own.
    pub fn ring(&self, ring: &RingOfArcs, arcs: &[Vec<Point>]) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::new();
        for arc in &ring.arcs {
            let of_arc = &arcs[arc.idx];
            let skipped = usize::from(!points.is_empty());
            if arc.is_reversed {
                points.extend(of_arc.iter().rev().skip(skipped));
            } else {
                points.extend(of_arc.iter().skip(skipped));
            }
        }
        points
    }
}

/// Twice the signed area of a closed ring; counter-clockwise is above nought.
pub fn twice_area(ring: &[Point]) -> i128 {
    let cross =
        |pair: &[Point]| i128::from(pair[0].0) * i128::from(pair[1].1) - i128::from(pair[1].0) * i128::from(pair[0].1);
    ring.windows(2).map(cross).sum()
}

fn closed(ring: &[Point]) -> Vec<Point> {
    ring.iter().chain(ring.first()).copied().collect()
}

/// The ring's points without repetition; `None` when it encloses nothing.
fn whole_points(ring: &Ring) -> Option<Vec<Point>> {
    let whole = |value: f64| (value * PER_METRE).round() as i64;
    let mut points: Vec<Point> = ring.iter().map(|(east, north)| (whole(*east), whole(*north))).collect();
    points.dedup();
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    (points.len() >= 3 && twice_area(&closed(&points)) != 0).then_some(points)
}

/// Points where borders part: a point whose two neighbours are not the same in all rings that pass it.
struct Corners {
    is_corner: BTreeMap<Point, bool>,
}

impl Corners {
    fn of<'a>(rings: impl Iterator<Item = &'a Vec<Point>>) -> Corners {
        let mut neighbours: BTreeMap<Point, (Point, Point)> = BTreeMap::new();
        let mut is_corner: BTreeMap<Point, bool> = BTreeMap::new();
        for ring in rings {
            for (idx, point) in ring.iter().enumerate() {
                let (before, after) = (ring[(idx + ring.len() - 1) % ring.len()], ring[(idx + 1) % ring.len()]);
                let pair = (before.min(after), before.max(after));
                let differs = *neighbours.entry(*point).or_insert(pair) != pair;
                *is_corner.entry(*point).or_insert(false) |= differs;
            }
        }
        Corners { is_corner }
    }

    /// A ring as arcs from corner to corner; a ring without corners is one arc that begins at its lowest point.
    fn cut(&self, ring: &[Point]) -> Vec<Vec<Point>> {
        let is_corner = |point: &Point| self.is_corner.get(point).copied().unwrap_or(false);
        let first_corner = ring.iter().position(is_corner);
        let lowest = || (0..ring.len()).min_by_key(|idx| ring[*idx]).unwrap_or(0);
        let start = first_corner.unwrap_or_else(lowest);
        let turned: Vec<Point> = ring[start..].iter().chain(&ring[..=start]).copied().collect();
        let mut arcs = vec![vec![turned[0]]];
        for (idx, point) in turned.iter().enumerate().skip(1) {
            arcs.last_mut().expect("there is always one").push(*point);
            if is_corner(point) && idx + 1 < turned.len() {
                arcs.push(vec![*point]);
            }
        }
        arcs
    }
}
