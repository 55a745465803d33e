//! Trends, and the change that was to be expected.

use proptest::prelude::*;
use stats::{Draws, Error, expected_changes, reliability, trend};

fn years(n: usize) -> Vec<f64> {
    (0..n).map(|year| year as f64).collect()
}

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

/// SciPy: `theilslopes` and `kendalltau(method="exact")`.
#[test]
fn without_ties_the_probability_is_exact() {
    let found = trend(&years(8), &[5.0, 6.0, 4.0, 7.0, 8.0, 9.0, 8.5, 10.0]).unwrap();
    close(found.p_value, 0.005505952380952381);
    assert_eq!(found.s, 22);
}

/// SciPy's `theilslopes`; S = 21 and its probability with var = (8·7·21 − 2·1·9) ÷ 18 by hand.
#[test]
fn ties_take_their_part_of_the_variance() {
    let found = trend(&years(8), &[5.0, 6.0, 4.0, 7.0, 8.0, 9.0, 8.0, 10.0]).unwrap();
    close(found.slope, 0.7321428571428572);
    close(found.intercept, 4.9375);
    assert_eq!(found.s, 21);
    close(found.p_value, 0.012648527380247998);
}

#[test]
fn a_flat_series_has_no_trend() {
    let found = trend(&years(6), &[3.0; 6]).unwrap();
    assert_eq!((found.slope, found.intercept, found.s, found.p_value), (0.0, 3.0, 0, 1.0));
}

#[test]
fn a_gap_in_the_years_counts() {
    let found = trend(&[2010.0, 2011.0, 2012.0, 2016.0, 2020.0], &[0.0, 1.0, 2.0, 6.0, 10.0]).unwrap();
    assert_eq!((found.slope, found.s), (1.0, 10));
    close(found.p_value, 2.0 / 120.0);
}

#[test]
fn what_cannot_be_is_refused() {
    assert_eq!(trend(&years(4), &[1.0; 4]).unwrap_err(), Error::TooFew { what: "years", n: 4, n_needed: 5 });
    assert!(matches!(trend(&years(6), &[1.0; 5]), Err(Error::LengthsDiffer { .. })));
    assert!(matches!(trend(&[1.0, 2.0, 3.0, 4.0, 3.0], &[1.0; 5]), Err(Error::OutOfRangeAt { idx: 4, .. })));
    assert!(matches!(trend(&years(5), &[1.0, f64::NAN, 1.0, 1.0, 1.0]), Err(Error::NotFinite { idx: 1, .. })));
    assert!(expected_changes(&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0], 1.1).is_err());
    assert!(expected_changes(&[1.0, 2.0], &[1.0, 2.0], 0.5).is_err());
    assert!(reliability(&[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0]).is_err());
    assert!(reliability(&[1.0, 2.0, 3.0], &[1.0, 2.0]).is_err());
}

/// Values that stay the same but for chance: the extremes move back, and all of it was to be expected.
#[test]
fn the_most_improved_were_the_unlucky() {
    let mut draws = Draws::new(11);
    let truth: Vec<f64> = (0..2_000).map(|_| 50.0 + 5.0 * draws.normal()).collect();
    let mut year = || -> Vec<f64> { truth.iter().map(|value| value + 5.0 * draws.normal()).collect() };
    let (first, second) = (year(), year());
    let stays = reliability(&first, &second).unwrap();
    assert!((stays - 0.5).abs() < 0.05, "{stays}");
    let changes = expected_changes(&first, &second, stays).unwrap();
    let lowest: Vec<usize> = (0..2_000).filter(|idx| first[*idx] < 42.0).collect();
    let mean = |of: &dyn Fn(usize) -> f64| lowest.iter().map(|idx| of(*idx)).sum::<f64>() / lowest.len() as f64;
    assert!(lowest.len() > 100 && mean(&|idx| second[idx] - first[idx]) > 4.0);
    assert!(mean(&|idx| changes[idx].beyond).abs() < 1.0);
}

proptest! {
    #[test]
    fn the_order_of_the_years_does_not_matter(values in prop::collection::vec(-9..9i32, 5..15), turn in 0..100usize) {
        let n = values.len();
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let found = trend(&years(n), &values).unwrap();
        let turned = |of: &[f64]| { let mut of = of.to_vec(); of.rotate_left(turn % n); of };
        prop_assert_eq!(trend(&turned(&years(n)), &turned(&values)).unwrap(), found);
        prop_assert!((0.0..=1.0).contains(&found.p_value));
        let falling: Vec<f64> = values.iter().map(|value| -value).collect();
        let mirrored = trend(&years(n), &falling).unwrap();
        prop_assert_eq!((mirrored.s, mirrored.p_value), (-found.s, found.p_value));
        prop_assert!((mirrored.slope + found.slope).abs() < 1e-12);
    }

    #[test]
    fn what_is_expected_sums_to_the_change_of_all(first in prop::collection::vec(-50.0..50.0f64, 3..30), r in 0.0..1.0f64) {
        let second: Vec<f64> = first.iter().map(|value| value * 0.3 + 7.0).collect();
        let changes = expected_changes(&first, &second, r).unwrap();
        prop_assert!(changes.iter().map(|change| change.beyond).sum::<f64>().abs() < 1e-9);
    }
}
