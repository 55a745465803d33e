//! Points left out of a line where nobody would see it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::topology::Point;

/// A closed line keeps so many points, its first repeated at the end: a triangle.
const N_POINTS_OF_RING_MIN: usize = 4;

/// The line without the points whose triangle with their neighbours is below `area_min`, the smallest first.
///
/// A point's effective area is that of the triangle with the neighbours that are left, and never below that of a point left
/// out before it, so that a larger `area_min` always leaves a part of what a smaller one leaves.
///
/// - **Unit:** square units of the points' own.
/// - **Shape:** n points in → at most n out, in order; both ends stay.
/// - **Edge cases:** a closed line keeps four points at least, its first repeated at the end; of equal triangles the first
///   along the line goes first.
/// - **Source:** Visvalingam and Whyatt (1993), Line generalisation by repeated elimination of points.
pub fn without_small_triangles(points: &[Point], area_min: f64) -> Vec<Point> {
    let n = points.len();
    if n < 3 {
        return points.to_vec();
    }
    let n_min = if points[0] == points[n - 1] { N_POINTS_OF_RING_MIN } else { 2 };
    let mut before: Vec<usize> = (0..n).map(|idx| idx.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (0..n).map(|idx| (idx + 1).min(n - 1)).collect();
    let mut twice_areas = vec![0u128; n];
    let mut is_left = vec![true; n];
    let mut waiting = BinaryHeap::new();
    for idx in 1..n - 1 {
        twice_areas[idx] = twice_triangle(points[idx - 1], points[idx], points[idx + 1]);
        waiting.push(Reverse((twice_areas[idx], idx)));
    }
    let mut n_left = n;
    while let Some(Reverse((twice, idx))) = waiting.pop() {
        if twice as f64 >= 2.0 * area_min || n_left <= n_min {
            break;
        }
        // An older entry of a point whose neighbours have changed since.
        if !is_left[idx] || twice != twice_areas[idx] {
            continue;
        }
        is_left[idx] = false;
        n_left -= 1;
        let (left, right) = (before[idx], after[idx]);
        (after[left], before[right]) = (right, left);
        for near in [left, right] {
            if near > 0 && near < n - 1 {
                let own = twice_triangle(points[before[near]], points[near], points[after[near]]);
                twice_areas[near] = own.max(twice);
                waiting.push(Reverse((twice_areas[near], near)));
            }
        }
    }
    points.iter().zip(is_left).filter_map(|(point, is_left)| is_left.then_some(*point)).collect()
}

fn twice_triangle(a: Point, b: Point, c: Point) -> u128 {
    let wide = |value: i64| i128::from(value);
    let (ab, ac) = ((wide(b.0 - a.0), wide(b.1 - a.1)), (wide(c.0 - a.0), wide(c.1 - a.1)));
    (ab.0 * ac.1 - ac.0 * ab.1).unsigned_abs()
}
