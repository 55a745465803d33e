//! Maps: known points of projections, shared borders that stay shared, nobody that vanishes.

use std::collections::BTreeMap;

use layout::drawn;
use layout::map::Ring;
use layout::map::projection::{Projection, SWEREF_99_TM, TransverseMercator};
use layout::map::simplify::without_small_triangles;
use proptest::prelude::*;
use rstest::rstest;

/// The check point of Lantmäteriet's paper on Gauss conformal projection.
#[test]
fn the_published_check_point_comes_out() {
    let projection = TransverseMercator {
        central_meridian_degrees: 13.0 + 35.0 / 60.0 + 7.692 / 3600.0,
        scale: 1.000_002_54,
        false_northing_m: -6_226_307.864,
        false_easting_m: 84_182.879,
    };
    let (east, north) = projection.of_geographic((24.0, 66.0));
    assert!((north - 1_135_809.413_803).abs() < 1e-3 && (east - 555_304.016_555).abs() < 1e-3, "{north} {east}");
    let (longitude, latitude) = projection.to_geographic((east, north));
    assert!((longitude - 24.0).abs() < 1e-9 && (latitude - 66.0).abs() < 1e-9, "{longitude} {latitude}");
}

/// The same place, Stockholm's city hall or so, in systems that files come in, within a metre.
#[rstest]
#[case::geographic(4326, (18.054_79, 59.327_47))]
#[case::sweref_99_tm(3006, SWEREF_99_TM.of_geographic((18.054_79, 59.327_47)))]
#[case::mercator(3857, (2_009_850.0, 8_251_720.0))]
fn a_place_is_the_same_in_every_system(#[case] epsg: u32, #[case] point: (f64, f64)) {
    let (east, north) = Projection::of_epsg(epsg).unwrap().to_sweref_99_tm(point);
    let (x, y) = SWEREF_99_TM.of_geographic((18.054_79, 59.327_47));
    assert!((east - x).hypot(north - y) < 1_000.0, "{east} {north}");
}

#[test]
fn on_the_central_meridian_east_is_the_false_easting() {
    let (east, north) = SWEREF_99_TM.of_geographic((15.0, 60.0));
    assert!((east - 500_000.0).abs() < 1e-6, "{east}");
    // The meridian from the equator to 60° is 6 654 072.8 m on GRS 80.
    assert!((north / 0.9996 - 6_654_072.8).abs() < 1.0, "{north}");
    assert_eq!(Projection::of_epsg(3395), None);
}

proptest! {
    #[test]
    fn there_and_back_is_the_same_place(longitude in 10.0..25.0f64, latitude in 55.0..70.0f64) {
        for epsg in [3006, 3011, 3018, 3021, 25833, 32635] {
            let Some(Projection::Transverse(projection)) = Projection::of_epsg(epsg) else { panic!("{epsg}") };
            let (x, y) = projection.to_geographic(projection.of_geographic((longitude, latitude)));
            prop_assert!((x - longitude).abs() < 1e-7 && (y - latitude).abs() < 1e-7, "{epsg}: {x} {y}");
        }
    }
}

/// A jittered grid of cells whose borders wriggle: each border is made once and walked by both its cells.
fn cells(n: usize, jitter: &[f64]) -> Vec<Vec<Ring>> {
    let mut at = 0;
    let mut next = || {
        at = (at + 1) % jitter.len();
        jitter[at]
    };
    let corners: Vec<Vec<(f64, f64)>> = (0..=n)
        .map(|row| {
            (0..=n).map(|column| (1e4 * column as f64 + 2e3 * next(), 1e4 * row as f64 + 2e3 * next())).collect()
        })
        .collect();
    let mut border = |from: (f64, f64), to: (f64, f64)| -> Vec<(f64, f64)> {
        let step = |share: f64, off: f64| {
            let (dx, dy) = (to.0 - from.0, to.1 - from.1);
            (from.0 + share * dx - 0.06 * off * dy, from.1 + share * dy + 0.06 * off * dx)
        };
        let between = (1..12).map(|idx| step(f64::from(idx) / 12.0, next()));
        std::iter::once(from).chain(between).chain([to]).collect()
    };
    let across: Vec<Vec<_>> = (0..=n)
        .map(|row| (0..n).map(|column| border(corners[row][column], corners[row][column + 1])).collect())
        .collect();
    let up: Vec<Vec<_>> = (0..n)
        .map(|row| (0..=n).map(|column| border(corners[row][column], corners[row + 1][column])).collect())
        .collect();
    let cell = |row: usize, column: usize| -> Vec<Ring> {
        let backwards = |border: &[(f64, f64)]| border.iter().rev().copied().collect::<Vec<_>>();
        let mut ring = across[row][column].clone();
        ring.extend(&up[row][column + 1]);
        ring.extend(backwards(&across[row + 1][column]));
        ring.extend(backwards(&up[row][column]));
        vec![ring]
    };
    (0..n * n).map(|idx| cell(idx / n, idx % n)).collect()
}

fn area(ring: &Ring) -> f64 {
    ring.windows(2).map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1).sum::<f64>().abs() / 2.0
}

type Corner = (u64, u64);

/// Every segment, whichever way it goes, with how many rings walk it.
fn segments(areas: &[Vec<Ring>]) -> BTreeMap<(Corner, Corner), usize> {
    let mut counts = BTreeMap::new();
    for pair in areas.iter().flatten().flat_map(|ring| ring.windows(2)) {
        let [a, b] = [pair[0], pair[1]].map(|(x, y)| (x.to_bits(), y.to_bits()));
        *counts.entry((a.min(b), a.max(b))).or_insert(0) += 1;
    }
    counts
}

/// How many closed lines the segments that one ring alone walks make up; each of their points must lie on just two of them.
fn n_outer_lines(counts: &BTreeMap<(Corner, Corner), usize>) -> usize {
    let mut near: BTreeMap<Corner, Vec<Corner>> = BTreeMap::new();
    for ((a, b), _) in counts.iter().filter(|(_, n)| **n == 1) {
        near.entry(*a).or_default().push(*b);
        near.entry(*b).or_default().push(*a);
    }
    assert!(near.values().all(|ends| ends.len() == 2), "an outer line forks");
    let mut n_lines = 0;
    while let Some((first, _)) = near.pop_first() {
        n_lines += 1;
        let mut waiting = vec![first];
        let mut all: Vec<Corner> = Vec::new();
        while let Some(point) = waiting.pop() {
            let reached: Vec<Corner> = counts
                .iter()
                .filter(|(_, n)| **n == 1)
                .filter_map(|((a, b), _)| {
                    if *a == point {
                        Some(*b)
                    } else if *b == point {
                        Some(*a)
                    } else {
                        None
                    }
                })
                .filter(|other| near.contains_key(other) && !all.contains(other))
                .collect();
            all.extend(&reached);
            waiting.extend(reached);
        }
        for point in all {
            near.remove(&point);
        }
    }
    n_lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// No gap and no overlap: every border inside is walked by two cells, and what one alone walks is the outline.
    #[test]
    fn neighbours_share_their_simplified_border(jitter in prop::collection::vec(-1.0..1.0f64, 301), n_steps in 20u32..400) {
        let given = cells(4, &jitter);
        let map = drawn(&given, n_steps);
        prop_assert_eq!(map.areas.len(), 16);
        let counts = segments(&map.areas);
        prop_assert!(counts.values().all(|n| *n <= 2), "a border is walked by more than two");
        prop_assert_eq!(n_outer_lines(&counts), 1);
        for (rings, drawn) in given.iter().zip(&map.areas) {
            prop_assert_eq!(drawn.len(), 1);
            prop_assert_eq!(drawn[0].first(), drawn[0].last());
            prop_assert!(drawn[0].len() <= rings[0].len() && drawn[0].len() >= 4);
        }
    }

    /// At a finer step than a point's triangle nothing is left out, and every area is as large as it was.
    #[test]
    fn areas_stay_as_large_as_they_were(jitter in prop::collection::vec(-1.0..1.0f64, 301)) {
        let given = cells(3, &jitter);
        let (fine, coarse) = (drawn(&given, 100_000), drawn(&given, 60));
        let whole = |map: &layout::DrawnMap| map.areas.iter().flatten().map(area).sum::<f64>();
        for (a, b) in fine.areas.iter().zip(&coarse.areas) {
            let (a, b) = (area(&a[0]), area(&b[0]));
            prop_assert!((a / b - 1.0).abs() < 0.1, "{a} became {b}");
        }
        prop_assert!((whole(&fine) / whole(&coarse) - 1.0).abs() < 0.02);
        let n_points = |map: &layout::DrawnMap| map.areas.iter().flatten().map(Vec::len).sum::<usize>();
        prop_assert!(n_points(&coarse) <= n_points(&fine));
    }

    #[test]
    fn a_coarser_line_is_a_part_of_a_finer_one(points in prop::collection::vec((0i64..1000, 0i64..1000), 3..60)) {
        let (fine, coarse) = (without_small_triangles(&points, 500.0), without_small_triangles(&points, 5_000.0));
        let mut left = fine.iter();
        prop_assert!(coarse.iter().all(|point| left.any(|other| other == point)));
        prop_assert_eq!((coarse.first(), coarse.last()), (points.first(), points.last()));
    }
}

fn square(left: f64, bottom: f64, side: f64) -> Ring {
    vec![(left, bottom), (left + side, bottom), (left + side, bottom + side), (left, bottom + side), (left, bottom)]
}

#[test]
fn a_small_island_goes_and_a_small_area_stays() {
    let mainland = vec![square(0.0, 0.0, 1e6), square(1_200_000.0, 0.0, 500.0)];
    let speck = vec![square(1_200_000.0, 900_000.0, 500.0)];
    let map = drawn(&[mainland, speck], 500);
    assert_eq!(map.areas[0].len(), 1, "the island is below a step");
    assert_eq!(map.areas[1].len(), 1, "the area has nothing else");
    assert!((map.aspect - 1.2005).abs() < 1e-3, "{}", map.aspect);
}

/// An area inside another: the hole is the same line, and stays however small it is.
#[test]
fn an_enclave_keeps_its_hole() {
    let inner = square(400_000.0, 400_000.0, 1_000.0);
    let around = vec![square(0.0, 0.0, 1e6), inner.iter().rev().copied().collect()];
    let map = drawn(&[around, vec![inner]], 300);
    assert_eq!(map.areas[0].len(), 2);
    let shared = segments(&[vec![map.areas[0][1].clone()], map.areas[1].clone()]);
    assert!(shared.len() >= 3 && shared.values().all(|n| *n == 2), "{shared:?}");
}

#[test]
fn what_encloses_nothing_is_not_drawn() {
    let map = drawn(&[vec![vec![(0.0, 0.0), (1.0, 1.0), (0.0, 0.0)]], Vec::new()], 100);
    assert!(map.areas.iter().all(Vec::is_empty) && map.aspect == 1.0);
}
