//! Rank sets: what must hold whatever the values.

use proptest::prelude::*;
use rstest::rstest;
use stats::{
    Better, Draws, Error, Estimate, RankSet, RankSetOptions, marginal_critical_values, marginal_rank_sets,
    normal_quantile, proven_better, rank_sets_at, simultaneous_critical_value, simultaneous_rank_sets,
    step_down_rank_sets, student_t_quantile,
};

const OPTIONS: RankSetOptions = RankSetOptions { level: 0.95, n_draws: 1_000, seed: 1, better: Better::Higher };

fn sets(sets: &[RankSet]) -> Vec<(usize, usize, usize)> {
    sets.iter().map(|set| (set.place, set.low, set.high)).collect()
}

#[test]
fn exact_values_have_their_plain_places() {
    let exact: Vec<Estimate> = [3.0, 9.0, 3.0, 1.0].into_iter().map(Estimate::exact).collect();
    let expected = vec![(2, 2, 3), (1, 1, 1), (2, 2, 3), (4, 4, 4)];
    assert_eq!(sets(&simultaneous_rank_sets(&exact, &OPTIONS).unwrap()), expected);
    assert_eq!(sets(&marginal_rank_sets(&exact, &OPTIONS).unwrap()), expected);
    assert_eq!(simultaneous_critical_value(&exact, &OPTIONS).unwrap(), 0.0);
}

#[test]
fn one_exact_value_among_uncertain_ones() {
    let units = [Estimate::new(10.0, 1.0), Estimate::exact(2.0), Estimate::exact(1.0), Estimate::new(1.5, 1.0)];
    let found = sets(&simultaneous_rank_sets(&units, &OPTIONS).unwrap());
    assert_eq!(found, [(1, 1, 1), (2, 2, 3), (4, 3, 4), (3, 2, 4)]);
}

#[test]
fn all_equal_may_be_anywhere() {
    let units = [Estimate::new(5.0, 0.3); 7];
    assert_eq!(sets(&simultaneous_rank_sets(&units, &OPTIONS).unwrap()), [(1, 1, 7); 7]);
    assert_eq!(sets(&marginal_rank_sets(&units, &OPTIONS).unwrap()), [(1, 1, 7); 7]);
}

#[test]
fn nobody_and_one_alone() {
    assert_eq!(simultaneous_rank_sets(&[], &OPTIONS).unwrap(), []);
    assert_eq!(marginal_rank_sets(&[], &OPTIONS).unwrap(), []);
    let alone = [Estimate::new(5.0, 1.0)];
    assert_eq!(sets(&simultaneous_rank_sets(&alone, &OPTIONS).unwrap()), [(1, 1, 1)]);
    assert_eq!(sets(&step_down_rank_sets(&alone, &OPTIONS).unwrap()), [(1, 1, 1)]);
}

/// Of two units there is one pair, and the critical value is the normal's own.
#[test]
fn two_units_need_1_96_standard_errors() {
    let options = RankSetOptions { n_draws: 200_000, ..OPTIONS };
    let units = [Estimate::new(0.0, 1.0), Estimate::new(0.0, 2.0)];
    let critical = simultaneous_critical_value(&units, &options).unwrap();
    assert!((critical - normal_quantile(0.975)).abs() < 0.02, "{critical}");
    assert_eq!(marginal_critical_values(&units, &options).unwrap().len(), 2);
}

/// Of units alike, the largest difference by its standard error is the studentised range by √2: q(0.95; 3, ∞) = 3.314,
/// q(0.95; 8, ∞) = 4.286, q(0.95; 20, ∞) = 5.012 (Harter 1960, as in every printed table).
#[rstest]
#[case(3, 3.314)]
#[case(8, 4.286)]
#[case(20, 5.012)]
fn units_alike_need_the_studentised_range(#[case] n: usize, #[case] q: f64) {
    let options = RankSetOptions { n_draws: 40_000, ..OPTIONS };
    let critical = simultaneous_critical_value(&vec![Estimate::new(0.0, 3.0); n], &options).unwrap();
    assert!((critical * 2.0_f64.sqrt() - q).abs() < 0.03, "{critical}");
}

/// One unit against others that are exact: only its own error counts.
#[test]
fn an_estimated_standard_error_takes_students_t() {
    let options = RankSetOptions { n_draws: 200_000, ..OPTIONS };
    let units = [Estimate::new(0.0, 1.0).with_degrees_of_freedom(4.0), Estimate::exact(0.0), Estimate::exact(1.0)];
    let critical = simultaneous_critical_value(&units, &options).unwrap();
    assert!((critical - student_t_quantile(0.975, 4.0)).abs() < 0.04, "{critical}");
}

#[test]
fn lower_is_better_turns_the_list() {
    let units = [Estimate::new(1.0, 0.1), Estimate::new(2.0, 0.1), Estimate::new(9.0, 0.1)];
    let options = RankSetOptions { better: Better::Lower, ..OPTIONS };
    assert_eq!(sets(&simultaneous_rank_sets(&units, &options).unwrap()), [(1, 1, 1), (2, 2, 2), (3, 3, 3)]);
    assert_eq!(sets(&step_down_rank_sets(&units, &options).unwrap()), [(1, 1, 1), (2, 2, 2), (3, 3, 3)]);
}

#[test]
fn a_proof_and_a_set_say_the_same() {
    let units: Vec<Estimate> = (0..9).map(|idx| Estimate::new(f64::from(idx) * 1.7, 1.0)).collect();
    let proven = proven_better(&units, &OPTIONS).unwrap();
    let found = simultaneous_rank_sets(&units, &OPTIONS).unwrap();
    for (idx, set) in found.iter().enumerate() {
        assert_eq!(set.low, 1 + proven.n_better_than(idx));
        assert_eq!(set.high, 9 - proven.n_worse_than(idx));
        assert!(!proven.is_better(idx, idx));
    }
    assert!(proven.is_better(8, 0) && !proven.is_better(0, 8) && !proven.is_better(8, 7));
    assert!(proven.n_pairs() > 0 && proven.n_pairs() < 36);
}

/// Well apart, so that nearly all is proven at first, and what remains needs less.
#[test]
fn stepping_down_can_prove_more() {
    let far: Vec<f64> = (0..30).map(|idx| f64::from(idx) * 100.0).collect();
    let values = far.iter().copied().chain([5_000.0, 5_005.2]);
    let units: Vec<Estimate> = values.map(|value| Estimate::new(value, 1.0)).collect();
    let options = RankSetOptions { n_draws: 10_000, ..OPTIONS };
    let plain = simultaneous_rank_sets(&units, &options).unwrap();
    let stepped = step_down_rank_sets(&units, &options).unwrap();
    assert_eq!((plain[31].low, plain[31].high), (1, 2));
    assert_eq!((stepped[31].low, stepped[31].high), (1, 1));
}

#[rstest]
#[case::value(Estimate::new(f64::NAN, 1.0), "value 1 is NaN, not a finite number")]
#[case::infinite(Estimate::new(1.0, f64::INFINITY), "standard error 1 is inf, not a finite number")]
#[case::negative(Estimate::new(1.0, -0.5), "standard error 1 is -0.5, which is not nought or more")]
#[case::degrees(
    Estimate::new(1.0, 1.0).with_degrees_of_freedom(0.0),
    "the degrees of freedom of unit 1 is 0, which is not one or more"
)]
fn what_cannot_be_is_refused(#[case] wrong: Estimate, #[case] expected: &str) {
    let units = [Estimate::new(1.0, 1.0), wrong];
    let error = simultaneous_rank_sets(&units, &OPTIONS).unwrap_err();
    assert_eq!(error.to_string(), expected);
    assert_eq!(marginal_rank_sets(&units, &OPTIONS).unwrap_err().to_string(), expected);
}

#[test]
fn a_level_that_the_draws_cannot_show_is_refused() {
    let units = [Estimate::new(1.0, 1.0)];
    let with = |level, n_draws| simultaneous_rank_sets(&units, &RankSetOptions { level, n_draws, ..OPTIONS });
    assert!(matches!(with(1.0, 1000), Err(Error::OutOfRange { .. })));
    assert!(matches!(with(f64::NAN, 1000), Err(Error::OutOfRange { .. })));
    assert_eq!(with(0.95, 18).unwrap_err(), Error::TooFew { what: "draws", n: 18, n_needed: 19 });
    assert!(with(0.95, 19).is_ok() && with(0.99, 99).is_ok());
}

fn unit() -> impl Strategy<Value = Estimate> {
    (-20..20i32, 0..6u8, prop::option::of(2..9u8)).prop_map(|(value, error, df)| Estimate {
        value: f64::from(value) / 2.0,
        standard_error: f64::from(error) / 2.0,
        degrees_of_freedom: df.map(f64::from),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn laws(units in prop::collection::vec(unit(), 1..12)) {
        let options = RankSetOptions { n_draws: 99, ..OPTIONS };
        let n = units.len();
        let simultaneous = simultaneous_rank_sets(&units, &options).unwrap();
        let marginal = marginal_rank_sets(&units, &options).unwrap();
        let stepped = step_down_rank_sets(&units, &options).unwrap();
        for idx in 0..n {
            let (all, one, down) = (simultaneous[idx], marginal[idx], stepped[idx]);
            prop_assert!(1 <= all.low && all.low <= all.place && all.place <= all.high && all.high <= n);
            prop_assert!(one.low <= one.place && one.place <= one.high);
            // What is proven in one step stays proven.
            prop_assert!(all.low <= down.low && down.high <= all.high);
        }

        // The order of the units does not matter.
        let mut turned = units.clone();
        turned.reverse();
        let back = |mut sets: Vec<RankSet>| { sets.reverse(); sets };
        prop_assert_eq!(&back(simultaneous_rank_sets(&turned, &options).unwrap()), &simultaneous);
        prop_assert_eq!(&back(marginal_rank_sets(&turned, &options).unwrap()), &marginal);
        prop_assert_eq!(&back(step_down_rank_sets(&turned, &options).unwrap()), &stepped);

        // Nor does the unit of measure; a power of two keeps every bit.
        let scaled: Vec<Estimate> = units.iter().map(|unit| Estimate {
            value: unit.value * 1024.0, standard_error: unit.standard_error * 1024.0, ..*unit
        }).collect();
        prop_assert_eq!(&simultaneous_rank_sets(&scaled, &options).unwrap(), &simultaneous);
        prop_assert_eq!(&marginal_rank_sets(&scaled, &options).unwrap(), &marginal);

        // Turned upside down, with lower better, the sets are the same.
        let mirrored: Vec<Estimate> = units.iter().map(|unit| Estimate { value: -unit.value, ..*unit }).collect();
        let lower = RankSetOptions { better: Better::Lower, ..options };
        prop_assert_eq!(&simultaneous_rank_sets(&mirrored, &lower).unwrap(), &simultaneous);
        prop_assert_eq!(&marginal_rank_sets(&mirrored, &lower).unwrap(), &marginal);
    }

    #[test]
    fn places_are_those_of_the_values(units in prop::collection::vec(unit(), 1..12)) {
        let options = RankSetOptions { n_draws: 19, ..OPTIONS };
        let values: Vec<f64> = units.iter().map(|unit| unit.value).collect();
        let places: Vec<usize> = stats::ranks(&values, Better::Higher).iter().map(|rank| rank.place).collect();
        let found: Vec<usize> = simultaneous_rank_sets(&units, &options).unwrap().iter().map(|set| set.place).collect();
        prop_assert_eq!(found, places);
    }
}

/// How often all sets, and how often each, hold the true places, over data sets drawn from a known truth.
fn coverage(truth: &[f64], standard_errors: &[f64], n_data_sets: usize) -> (f64, f64) {
    let n = truth.len();
    let errors: Vec<Estimate> = standard_errors.iter().map(|error| Estimate::new(0.0, *error)).collect();
    let options = RankSetOptions { n_draws: 4_000, ..OPTIONS };
    let for_all = vec![simultaneous_critical_value(&errors, &options).unwrap(); n];
    let for_each = marginal_critical_values(&errors, &options).unwrap();
    // With equal truths a unit belongs to every place that it may share.
    let best = |idx: usize| 1 + truth.iter().filter(|other| **other > truth[idx]).count();
    let worst = |idx: usize| n - truth.iter().filter(|other| **other < truth[idx]).count();
    let holds = |sets: &[RankSet], idx: usize| sets[idx].low <= best(idx) && worst(idx) <= sets[idx].high;
    let mut draws = Draws::new(977);
    let (mut n_all, mut n_each) = (0, vec![0; n]);
    for _ in 0..n_data_sets {
        let data: Vec<Estimate> = (0..n)
            .map(|idx| Estimate::new(truth[idx] + standard_errors[idx] * draws.normal(), standard_errors[idx]))
            .collect();
        let sets = rank_sets_at(&data, &for_all, Better::Higher);
        n_all += usize::from((0..n).all(|idx| holds(&sets, idx)));
        let sets = rank_sets_at(&data, &for_each, Better::Higher);
        (0..n).for_each(|idx| n_each[idx] += usize::from(holds(&sets, idx)));
    }
    let share = |count: usize| count as f64 / n_data_sets as f64;
    (share(n_all), share(n_each.into_iter().min().unwrap()))
}

/// A small version of `examples/coverage.rs`. 1,500 data sets: three standard deviations of 95 % are 1.7 points, and so many
/// draws put the level within 1.
#[rstest]
#[case::all_equal(&[0.0; 8], &[1.0; 8])]
#[case::near_ties(&[0.0, 0.05, 0.1, 0.15, 3.0, 3.05, 3.1, 3.15], &[1.0, 0.2, 3.0, 1.0, 0.5, 1.0, 2.0, 0.3])]
#[case::spread(&[0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0], &[1.0; 8])]
#[case::exact_ties(&[1.0, 1.0, 1.0, 5.0, 5.0, 5.0, 9.0, 9.0], &[0.5, 1.0, 2.0, 0.5, 1.0, 2.0, 0.0, 1.0])]
fn the_sets_hold_the_truth_as_often_as_promised(#[case] truth: &[f64], #[case] standard_errors: &[f64]) {
    let (all, each) = coverage(truth, standard_errors, 1_500);
    assert!(all > 0.95 - 0.027, "together {all}");
    assert!(each > 0.95 - 0.027, "each {each}");
}
