//! The line through points, against another hand's.

use proptest::prelude::*;
use stats::{Error, straight_line};

/// Anscombe (1973), Graphs in Statistical Analysis, the first of the four.
const X: [f64; 11] = [10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0];
const Y: [f64; 11] = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-11, "{found} is not {expected}");
}

/// SciPy's `linregress`; the band by its formula with SciPy's Student t.
#[test]
fn the_line_and_its_band_are_scipys() {
    let line = straight_line(&X, &Y).unwrap();
    close(line.slope, 0.500_090_909_090_909_1);
    close(line.slope_error, 0.117_905_500_595_634_08);
    close(line.explained.unwrap(), 0.666_542_459_508_775);
    close(line.at(0.0), 3.000_090_909_090_910_3);
    close(line.at(9.0), 7.500_909_090_909_093);
    close(line.half_width(4.0, 0.95), 1.577_941_371_137_027_6);
    close(line.half_width(9.0, 0.95), 0.843_445_141_030_152_1);
    assert!(line.has_slope(0.95) && !line.has_slope(0.9999));
}

#[test]
fn what_gives_no_line_is_refused() {
    assert!(matches!(straight_line(&X[..3], &Y[..3]), Err(Error::TooFew { n: 3, .. })));
    assert!(matches!(straight_line(&X, &Y[..10]), Err(Error::LengthsDiffer { .. })));
    assert!(matches!(straight_line(&[2.0; 5], &Y[..5]), Err(Error::Collinear { .. })));
    assert!(straight_line(&X[..5], &[1.0, 2.0, f64::NAN, 4.0, 5.0]).is_err());
    let flat = straight_line(&X, &[3.0; 11]).unwrap();
    assert_eq!((flat.slope, flat.explained, flat.has_slope(0.95)), (0.0, None, false));
}

proptest! {
    #[test]
    fn moving_and_stretching_the_points_moves_and_stretches_the_line(
        y in prop::collection::vec(-100.0..100.0f64, 11), move_x in -1e3..1e3f64, stretch in 0.1..10.0f64,
    ) {
        let line = straight_line(&X, &y).unwrap();
        let moved: Vec<f64> = X.iter().map(|x| x + move_x).collect();
        let stretched: Vec<f64> = y.iter().map(|y| y * stretch).collect();
        let other = straight_line(&moved, &stretched).unwrap();
        let scale = 1.0 + line.at(7.0).abs() * stretch;
        prop_assert!((other.at(7.0 + move_x) - stretch * line.at(7.0)).abs() < 1e-8 * scale);
        let (a, b) = (other.half_width(7.0 + move_x, 0.9), stretch * line.half_width(7.0, 0.9));
        prop_assert!((a - b).abs() < 1e-6 * (1.0 + b));
        prop_assert!((other.explained.unwrap() - line.explained.unwrap()).abs() < 1e-8);
    }
}
