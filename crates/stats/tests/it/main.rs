//! Known values and laws of the statistics.

mod choosing;
mod distribution;
mod funnel;
mod interval;
mod ordinary_variation;
mod rank_set;
mod rank_simulated;
mod regression;
mod shrinkage;
mod straight_line;
mod trend;

use proptest::prelude::*;
use rstest::rstest;
use stats::{Better, Sample, mean, median, mid_rank_percentile, quantile, ranks};

#[rstest]
#[case::even_count(&[1.0, 2.0, 3.0, 4.0], 0.25, 1.75)]
#[case::odd_count(&[1.0, 2.0, 3.0, 4.0, 10.0], 0.5, 3.0)]
#[case::one_value(&[7.0], 0.9, 7.0)]
#[case::top(&[1.0, 5.0], 1.0, 5.0)]
fn quantile_agrees_with_r(#[case] values: &[f64], #[case] p: f64, #[case] expected: f64) {
    assert_eq!(quantile(&Sample::new(values.to_vec()).unwrap(), p), expected);
}

#[test]
fn a_sample_refuses_what_no_statistic_can_use() {
    assert!(Sample::new(vec![]).is_none());
    assert!(Sample::new(vec![1.0, f64::NAN]).is_none());
    assert!(Sample::new(vec![1.0, f64::INFINITY]).is_none());
}

#[test]
fn fewer_than_five_give_no_percentile() {
    assert_eq!(mid_rank_percentile(&[1.0, 2.0, 3.0, 4.0], 2.0), None);
    assert_eq!(mid_rank_percentile(&[1.0, 2.0, 3.0, 4.0, 5.0], 3.0), Some(0.5));
    assert_eq!(mid_rank_percentile(&[1.0, 2.0, 2.0, 2.0, 5.0], 2.0), Some(0.5));
}

proptest! {
    #[test]
    fn the_median_lies_between_the_ends_and_does_not_mind_order(mut values in prop::collection::vec(-1e6..1e6f64, 1..40)) {
        let middle = median(&Sample::new(values.clone()).unwrap());
        let average = mean(&Sample::new(values.clone()).unwrap());
        values.reverse();
        prop_assert_eq!(median(&Sample::new(values.clone()).unwrap()), middle);
        prop_assert_eq!(mean(&Sample::new(values.clone()).unwrap()), average);
        let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        prop_assert!(lowest <= middle && middle <= highest);
    }

    #[test]
    fn places_and_sharers_cover_one_to_n(values in prop::collection::vec(0..8u8, 1..30)) {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let places = ranks(&values, Better::Higher);
        let mut taken: Vec<usize> = Vec::new();
        for (idx, rank) in places.iter().enumerate() {
            let earlier = values[..idx].iter().filter(|v| **v == values[idx]).count();
            prop_assert!(earlier < rank.n_sharing);
            taken.push(rank.place + earlier);
        }
        taken.sort_unstable();
        prop_assert_eq!(taken, (1..=values.len()).collect::<Vec<_>>());
    }

    #[test]
    fn turning_the_direction_turns_the_list(values in prop::collection::vec(-50..50i32, 1..30)) {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let mirrored: Vec<f64> = values.iter().map(|v| -v).collect();
        prop_assert_eq!(ranks(&values, Better::Higher), ranks(&mirrored, Better::Lower));
    }
}
