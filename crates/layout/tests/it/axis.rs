//! Axes: known ones, and what holds for all.

use layout::{Axis, bar_axis, dot_axis, line_axis};
use proptest::prelude::*;
use rstest::rstest;

fn shown(axis: &Axis) -> String {
    format!("{}..{} {:?} {}", axis.min, axis.max, axis.ticks, axis.decimals)
}

#[rstest]
#[case::cost(&[152_622.0, 178_205.0], "0..200000 [0.0, 50000.0, 100000.0, 150000.0, 200000.0] 0")]
#[case::share(&[54.0, 78.2], "0..90 [0.0, 20.0, 40.0, 60.0, 80.0] 0")]
#[case::all_of_them(&[100.0, 98.5], "0..125 [0.0, 25.0, 50.0, 75.0, 100.0, 125.0] 0")]
#[case::small(&[0.25, 0.31], "0..0.35 [0.0, 0.1, 0.2, 0.3] 1")]
#[case::both_signs(&[-3.0, 9.0], "-10..10 [-10.0, -8.0, -6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0, 10.0] 0")]
#[case::negative(&[-4.5, -1.0], "-5..0 [-5.0, -4.0, -3.0, -2.0, -1.0, 0.0] 0")]
#[case::nought(&[0.0], "0..1 [0.0, 1.0] 0")]
#[case::none(&[], "0..1 [0.0, 1.0] 0")]
fn bar_axes(#[case] values: &[f64], #[case] expected: &str) {
    assert_eq!(shown(&bar_axis(values.iter().copied())), expected);
}

#[rstest]
#[case::share(&[54.0, 78.2], 4, "50..80 [50.0, 60.0, 70.0, 80.0] 0")]
#[case::cost(&[120_300.0, 178_205.0], 4, "120000..180000 [120000.0, 140000.0, 160000.0, 180000.0] 0")]
#[case::near_nought(&[0.4, 2.9], 5, "0..3 [0.0, 1.0, 2.0, 3.0] 0")]
#[case::flat(&[12.0, 12.0], 4, "10..14 [10.0, 12.0, 14.0] 0")]
#[case::noughts(&[0.0, 0.0], 4, "0..2 [0.0, 1.0, 2.0] 0")]
fn line_axes(#[case] values: &[f64], #[case] n_ticks: usize, #[case] expected: &str) {
    assert_eq!(shown(&line_axis(values.iter().copied(), n_ticks)), expected);
}

#[test]
fn dots_have_a_small_margin() {
    assert_eq!(shown(&dot_axis([100.0, 150.0].into_iter())), "99..151 [] 0");
    assert_eq!(shown(&dot_axis([7.0].into_iter())), "6..8 [] 0");
}

proptest! {
    #[test]
    fn a_bar_axis_has_nought_and_room_for_every_bar(values in prop::collection::vec(-1e7..1e7f64, 1..20)) {
        let axis = bar_axis(values.iter().copied());
        prop_assert!(axis.min <= 0.0 && axis.max >= 0.0);
        prop_assert!(values.iter().all(|value| (axis.min..=axis.max).contains(value)));
        let longest = values.iter().fold(0.0f64, |longest, value| longest.max(value.abs()));
        let share = longest / axis.max.max(-axis.min);
        prop_assert!((0.7999..0.9501).contains(&share), "{share}");
    }

    #[test]
    fn a_line_axis_has_three_to_five_even_marks_around_the_values(
        values in prop::collection::vec(0.0..1e6f64, 1..20),
        shift in prop::sample::select(vec![0.0, -500.0]),
        n_ticks in 3..6usize,
    ) {
        let values: Vec<f64> = values.into_iter().map(|value| value + shift).collect();
        let axis = line_axis(values.iter().copied(), n_ticks);
        prop_assert!((3..=n_ticks).contains(&axis.ticks.len()));
        prop_assert!(values.iter().all(|value| (axis.min..=axis.max).contains(value)));
        prop_assert!(axis.min >= 0.0 || values.iter().any(|value| *value < 0.0));
        prop_assert_eq!((axis.ticks[0], axis.ticks[axis.ticks.len() - 1]), (axis.min, axis.max));
        let step = axis.ticks[1] - axis.ticks[0];
        prop_assert!(axis.ticks.windows(2).all(|pair| ((pair[1] - pair[0]) / step - 1.0).abs() < 1e-6));
    }
}
