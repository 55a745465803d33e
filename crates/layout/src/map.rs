//! Maps: outlines in any projection to rings in a box, with the borders that neighbours share kept shared.
//!
//! Reading order: [`projection`] brings coordinates to SWEREF 99 TM, [`topology`] finds the borders that are shared,
//! [`simplify`] leaves out points, and [`drawn`] puts it together.

pub mod projection;
pub mod simplify;
pub mod topology;

use topology::{Point, Topology, twice_area};

/// A closed ring in metres, east and north; its last point may repeat its first.
pub type Ring = Vec<(f64, f64)>;

/// A map that fits a box: coordinates from nought at the left and the top to one at the right and the bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnMap {
    /// One list of closed rings an area, in the order given; what is inside an odd number of them is the area.
    pub areas: Vec<Vec<Ring>>,
    /// Its width over its height.
    pub aspect: f64,
}

/// A triangle below this part of a square step may go: it moves a border by less than the eye sees.
const TRIANGLE_IN_STEPS: f64 = 0.5;
/// An island below this many square steps is left out, as long as its area has another ring.
const ISLAND_IN_STEPS: f64 = 3.0;

/// Draws areas side by side with about so many steps along the longer side: what is finer goes.
///
/// A border shared by two areas is simplified once and is the same in both. Rings that nobody shares go when they are
/// smaller than three square steps, but never an area's largest; an area that would vanish keeps its border as it came.
///
/// - **Unit:** metres, east and north, → shares of the box, right and down.
/// - **Shape:** n areas in → n areas out, same order.
/// - **Missing:** an area without a ring that encloses anything has none here.
/// - **Edge cases:** no areas, or all in one point: no rings and a square box.
/// - **Source:** shared arcs as in TopoJSON (Bostock, 2012); points left out by Visvalingam and Whyatt (1993).
pub fn drawn(areas: &[Vec<Ring>], n_steps: u32) -> DrawnMap {
    let topology = Topology::of(areas);
    let Some((low, high)) = topology.bounds() else {
        return DrawnMap { areas: vec![Vec::new(); areas.len()], aspect: 1.0 };
    };
    let (width, height) = ((high.0 - low.0) as f64, (high.1 - low.1) as f64);
    let step = width.max(height) / f64::from(n_steps.max(1));
    let (width, height) = (width.max(1.0), height.max(1.0));
    let kept = simplified(&topology, step);
    let shown = |point: &Point| ((point.0 - low.0) as f64 / width, (high.1 - point.1) as f64 / height);
    let areas = kept.iter().map(|rings| rings.iter().map(|ring| ring.iter().map(shown).collect()).collect());
    DrawnMap { areas: areas.collect(), aspect: width / height }
}

/// Rings of each area with points and small islands left out.
fn simplified(topology: &Topology, step: f64) -> Vec<Vec<Vec<Point>>> {
    let thin = |points: &[Point]| simplify::without_small_triangles(points, TRIANGLE_IN_STEPS * step * step);
    let mut arcs: Vec<Vec<Point>> = topology.arcs.iter().map(|arc| thin(&arc.points)).collect();
    // Bringing back one area's border can change only its neighbours, and never takes anything away from them.
    for area in 0..topology.areas.len() {
        let Some(largest) = topology.largest_ring(area) else { continue };
        if twice_area(&topology.ring(largest, &arcs)) == 0 {
            for arc in &largest.arcs {
                arcs[arc.idx].clone_from(&topology.arcs[arc.idx].points);
            }
        }
    }
    let is_island = |ring: &topology::RingOfArcs| ring.arcs.iter().all(|arc| topology.arcs[arc.idx].n_uses == 1);
    let smallest = 2.0 * ISLAND_IN_STEPS * step * step;
    let rings_of = |area: usize| {
        let largest = topology.largest_ring(area);
        topology.areas[area]
            .iter()
            .filter_map(|ring| {
                let points = topology.ring(ring, &arcs);
                let size = twice_area(&points).unsigned_abs() as f64;
                let is_kept = largest.is_some_and(|largest| std::ptr::eq(largest, ring));
                (size > 0.0 && (is_kept || !is_island(ring) || size >= smallest)).then_some(points)
            })
            .collect()
    };
    (0..topology.areas.len()).map(rings_of).collect()
}
