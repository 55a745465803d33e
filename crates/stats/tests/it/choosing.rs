//! Indices, neighbours and what deserves the stage: published and independent numbers, and laws.

use proptest::prelude::*;
use rstest::rstest;
use stats::choices::{Aggregation, Choice, Normalisation, draw_choice, index_of, normalised, rank_ranges};
use stats::composite::{Indicator, RKA, Spread, TrimmedScale, composite_index, trimmed_scale};
use stats::conversation::{conversation_value, percentiles};
use stats::covariance::{Cholesky, ledoit_wolf};
use stats::least_absolute::least_absolute_line;
use stats::neighbours::{Metric, Space, nearness_limit, robust_z};
use stats::{Better, QuantileDefinition, Sample, natural_log, quantile, quantile_by};

/// Fertility, agriculture, examination and education of the first eight provinces in R's `swiss` (Mosteller and Tukey
/// 1977).
const SWISS: [[f64; 4]; 8] = [
    [80.2, 17.0, 15.0, 12.0],
    [83.1, 45.1, 6.0, 9.0],
    [92.5, 39.7, 5.0, 5.0],
    [85.8, 36.5, 12.0, 7.0],
    [76.9, 43.5, 17.0, 15.0],
    [76.1, 35.3, 9.0, 7.0],
    [83.8, 70.2, 16.0, 7.0],
    [92.4, 67.8, 14.0, 8.0],
];

fn swiss() -> Vec<Vec<f64>> {
    SWISS.iter().map(|row| row.to_vec()).collect()
}

fn assert_close(got: f64, expected: f64, tolerance: f64) {
    assert!((got - expected).abs() <= tolerance, "{got} is not {expected} within {tolerance}");
}

/// numpy 2.3 `quantile(…, method=)` of 2, 3.5, 3.5, 7.1, 8, 9.9, 12.4 at .025, .25, .4 and .9.
#[rstest]
#[case::interpolated_inverted_cdf(4, [2.0, 3.125, 3.5, 10.65])]
#[case::hazen(5, [2.0, 3.5, 4.58, 11.9])]
#[case::weibull(6, [2.0, 3.5, 4.22, 12.4])]
#[case::linear(7, [2.225, 3.5, 4.94, 10.9])]
#[case::median_unbiased(8, [2.0, 3.5, 4.46, 12.233_333_333_333_33])]
#[case::normal_unbiased(9, [2.0, 3.5, 4.49, 12.15])]
fn each_quantile_definition_agrees_with_numpy(#[case] number: u8, #[case] expected: [f64; 4]) {
    let definition = QuantileDefinition::ALL.into_iter().find(|one| one.number() == number).unwrap();
    let sample = Sample::new(vec![2.0, 3.5, 3.5, 7.1, 8.0, 9.9, 12.4]).unwrap();
    for (p, expected) in [0.025, 0.25, 0.4, 0.9].into_iter().zip(expected) {
        assert_close(quantile_by(&sample, p, definition), expected, 1e-12);
    }
}

/// scikit-learn 1.9.1, `LedoitWolf().fit(X)`.
#[test]
fn the_shrunk_covariance_is_scikit_learns() {
    let shrunk = ledoit_wolf(&swiss()).unwrap();
    assert_close(shrunk.shrinkage, 0.290_157_547_930_951_94, 1e-12);
    let expected = [
        [48.135_426_326_267_165, 28.303_636_821_655_67, -5.465_786_880_931_663, -7.462_218_777_375_863],
        [28.303_636_821_655_67, 213.048_575_787_260_52, 10.583_307_308_816_964, -9.744_805_912_310_4],
        [-5.465_786_880_931_663, 10.583_307_308_816_964, 36.912_817_159_055_51, 5.545_644_156_789_438],
        [-7.462_218_777_375_863, -9.744_805_912_310_4, 5.545_644_156_789_438, 30.346_774_477_416_812],
    ];
    for (row, expected) in shrunk.matrix.iter().zip(expected) {
        for (value, expected) in row.iter().zip(expected) {
            assert_close(*value, expected, 1e-10);
        }
    }
}

/// numpy: the root of d'Σ⁻¹d and d ∘ Σ⁻¹d ÷ d'Σ⁻¹d with that covariance, Courtelary to Delemont.
#[test]
fn mahalanobis_distances_and_their_parts_are_numpys() {
    let space = Space::new(swiss(), Metric::Mahalanobis).unwrap();
    let other = space.between(0, 1);
    assert_close(other.distance, 2.619_443_535_018_841_6, 1e-11);
    let expected =
        [-0.027_991_312_812_081_105, 0.634_365_635_233_653_7, 0.388_708_246_547_740_67, 0.004_917_431_030_686_69];
    for (part, expected) in other.contributions.iter().zip(expected) {
        assert_close(*part, expected, 1e-11);
    }
}

#[test]
fn euclidean_neighbours_come_nearest_first_with_their_reasons() {
    let rows = vec![vec![0.0, 0.0], vec![3.0, 4.0], vec![1.0, 0.0], vec![0.0, 1.0]];
    let space = Space::new(rows, Metric::Euclidean).unwrap();
    let found = space.neighbours(0);
    assert_eq!(found.iter().map(|one| one.idx).collect::<Vec<_>>(), [2, 3, 1]);
    assert_eq!(found[2].distance, 5.0);
    assert_eq!(found[2].contributions, [9.0 / 25.0, 16.0 / 25.0]);
    assert_eq!(space.nearest_distances(), [1.0, 18f64.sqrt(), 1.0, 1.0]);
}

#[test]
fn one_far_away_has_nobody_near() {
    let limit = nearness_limit(&[1.0, 1.1, 1.2, 0.9, 1.0, 7.0]).unwrap();
    assert!(limit > 1.2 && limit < 7.0);
    assert_eq!(nearness_limit(&[1.0, 1.0, 1.0, 1.0]), None);
}

#[test]
fn a_column_that_is_mostly_one_value_is_scaled_by_its_quartiles() {
    let values = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 4.0, 8.0, 9.0];
    assert_eq!(robust_z(&values).unwrap()[7], 8.0 / (4.0 / 1.349));
    assert_eq!(robust_z(&[5.0; 9]), None);
}

/// N20900 of nine municipalities in 2022 on a scale that trims one at each end, by hand.
#[test]
fn what_lies_beyond_the_percentiles_is_set_to_the_ends() {
    let values = [-12.8, 3.1, 0.4, 9.9, -3.5, 22.0, 1.2, -7.0, 5.5];
    let how = TrimmedScale { tail: 0.125, ..RKA };
    let scaled = trimmed_scale(&values, Better::Lower, how).unwrap();
    let expected = [100.0, 40.2366863905, 56.2130177515, 0.0, 79.2899408284, 0.0, 51.4792899408, 100.0, 26.0355029586];
    for (value, expected) in scaled.iter().zip(expected) {
        assert_close(*value, expected, 1e-9);
    }
    let between_percentiles =
        trimmed_scale(&values, Better::Lower, TrimmedScale { spread: Spread::PercentilesToEnds, ..how });
    assert!(between_percentiles.unwrap()[3] > 0.0, "the innermost lies inside its percentile");
}

#[test]
fn an_index_is_for_those_who_have_all_and_one_figure_alone_is_scaled_once() {
    let column = |values: &[Option<f64>]| Indicator { values: values.to_vec(), better: Better::Higher };
    let how = TrimmedScale { tail: 0.0, ..RKA };
    let first = column(&[Some(0.0), Some(5.0), Some(10.0), None]);
    let second = column(&[Some(10.0), Some(20.0), Some(30.0), Some(0.0)]);
    let both = composite_index(&[first.clone(), second], how).unwrap();
    let rounded: Vec<Option<f64>> = both.iter().map(|value| value.map(f64::round)).collect();
    assert_eq!(rounded, [Some(0.0), Some(50.0), Some(100.0), None]);
    assert_eq!(composite_index(std::slice::from_ref(&first), how), first.scaled(how));
    assert_eq!(composite_index(&[], how), None);
    assert_eq!(composite_index(&[column(&[Some(1.0), Some(1.0)])], how), None);
}

#[test]
fn places_move_with_the_choices_and_not_without() {
    let column = |values: [f64; 4]| Indicator { values: values.map(Some).to_vec(), better: Better::Higher };
    let agreeing = [column([4.0, 3.0, 2.0, 1.0]), column([40.0, 31.0, 20.0, 11.0])];
    let mut draws = some_numbers();
    let choices: Vec<Choice> = (0..200).map(|_| draw_choice(2, &mut draws)).collect();
    let ranges = rank_ranges(&agreeing, &choices).unwrap();
    assert_eq!(
        ranges.iter().map(|range| range.map(|range| (range.best, range.worst))).collect::<Vec<_>>()[3],
        Some((4, 4))
    );
    let arguing = [column([4.0, 3.0, 2.0, 1.0]), column([10.0, 40.0, 20.0, 31.0])];
    let range = rank_ranges(&arguing, &choices).unwrap()[0].unwrap();
    assert!(range.best < range.worst, "{range:?}");
    assert!(
        range.best <= range.low && range.low <= range.median && range.median <= range.high && range.high <= range.worst
    );
}

#[test]
fn the_geometric_mean_forgives_less() {
    let column = |values: [f64; 3]| Indicator { values: values.map(Some).to_vec(), better: Better::Lower };
    let scales = [column([0.0, 5.0, 10.0]), column([10.0, 5.0, 0.0])];
    let scales: Vec<_> = scales.iter().map(|one| normalised(one, Normalisation::MinMax).unwrap()).collect();
    let index = |aggregation| {
        index_of(&scales, &Choice { normalisation: Normalisation::MinMax, aggregation, weights: vec![0.5, 0.5] })
    };
    assert_eq!(index(Aggregation::Arithmetic), [Some(50.5), Some(50.5), Some(50.5)]);
    let geometric = index(Aggregation::Geometric);
    assert_close(geometric[0].unwrap(), 10.0, 1e-12);
    assert_close(geometric[1].unwrap(), 50.5, 1e-12);
}

#[test]
fn a_line_through_most_points_does_not_mind_the_others() {
    let columns: Vec<Vec<f64>> =
        vec![(0..40).map(|at| f64::from(at % 7)).collect(), (0..40).map(|at| f64::from(at * at % 11)).collect()];
    let mut y: Vec<f64> = (0..40).map(|at| 1.0 + 0.5 * columns[0][at] - 2.0 * columns[1][at]).collect();
    for at in [3, 17, 30] {
        y[at] += 50.0;
    }
    let line = least_absolute_line(&columns, &y).unwrap();
    let n_on_it = line.iter().zip(&y).filter(|(on_line, y)| (*on_line - *y).abs() < 1e-6).count();
    assert_eq!(n_on_it, 37);
    assert!(least_absolute_line(&[columns[0].clone(), columns[0].clone()], &y).is_err(), "the columns say the same");
    assert!(least_absolute_line(&columns, &y[..5]).is_err(), "five points are too few for three coefficients");
}

#[test]
fn missing_parts_are_neutral_and_ties_share_a_percentile() {
    assert_eq!(
        percentiles(&[Some(1.0), None, Some(3.0), Some(1.0), Some(9.0)]),
        [Some(0.25), None, Some(0.625), Some(0.25), Some(0.875)]
    );
    assert_eq!(conversation_value(&[None; 5]), Some(0.5));
    assert_eq!(conversation_value(&[]), None);
    let weak = conversation_value(&[Some(0.0), Some(0.9), Some(0.9), Some(0.9), Some(0.9)]).unwrap();
    assert_close(weak, (0.1f64 * 0.9f64.powi(4)).powf(0.2), 1e-14);
}

/// Numbers between nought and one that look like chance (Lehmer 1951).
fn some_numbers() -> impl FnMut() -> f64 {
    let mut state = 12_345_u64;
    move || {
        state = state * 48_271 % 2_147_483_647;
        state as f64 / 2_147_483_647.0
    }
}

#[test]
fn what_is_not_positive_definite_has_no_factor() {
    assert_eq!(Cholesky::of(&[vec![1.0, 2.0], vec![2.0, 1.0]]), None);
    assert_eq!(ledoit_wolf(&[vec![1.0, 2.0], vec![1.0, 2.0]]), None, "nothing varies");
}

proptest! {
    #[test]
    fn definition_seven_is_the_quantile(values in prop::collection::vec(-1e6..1e6f64, 1..40), p in 0.0..=1.0f64) {
        let sample = Sample::new(values).unwrap();
        let same = quantile_by(&sample, p, QuantileDefinition::Seven);
        prop_assert!((same - quantile(&sample, p)).abs() <= 1e-6);
    }

    #[test]
    fn the_scale_minds_neither_unit_nor_order_and_turns_round(
        values in prop::collection::vec(-1e3..1e3f64, 3..60), times in 0.5..20.0f64, plus in -50.0..50.0f64,
    ) {
        if let Some(scaled) = trimmed_scale(&values, Better::Higher, RKA) {
            let moved: Vec<f64> = values.iter().map(|value| times * value + plus).collect();
            let turned = trimmed_scale(&values, Better::Lower, RKA).unwrap();
            for ((a, b), c) in scaled.iter().zip(trimmed_scale(&moved, Better::Higher, RKA).unwrap()).zip(turned) {
                prop_assert!((a - b).abs() < 1e-6);
                prop_assert!((a + c - 100.0).abs() < 1e-9);
                prop_assert!((0.0..=100.0).contains(a));
            }
        }
    }

    #[test]
    fn weights_add_up_and_stay_within_their_bounds(n in 1usize..9, skip in 0usize..50) {
        let mut numbers = some_numbers();
        (0..skip).for_each(|_| assert!(numbers() < 1.0));
        let choice = draw_choice(n, &mut numbers);
        prop_assert!((choice.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let kept: Vec<f64> = choice.weights.iter().copied().filter(|weight| *weight > 0.0).collect();
        prop_assert!(kept.len() + 1 >= n.max(2));
        prop_assert!(kept.iter().all(|a| kept.iter().all(|b| a / b <= 3.0 + 1e-9)));
    }

    #[test]
    fn distances_are_the_same_both_ways(a in prop::collection::vec(-5.0..5.0f64, 3), b in prop::collection::vec(-5.0..5.0f64, 3)) {
        let rows = vec![a, b, vec![1.0, 2.0, -1.0], vec![0.0, 1.0, 4.0]];
        for metric in [Metric::Euclidean, Metric::Mahalanobis] {
            let Some(space) = Space::new(rows.clone(), metric) else { continue };
            prop_assert!((space.between(0, 1).distance - space.between(1, 0).distance).abs() < 1e-9);
            let parts: f64 = space.between(0, 1).contributions.iter().sum();
            prop_assert!((parts - 1.0).abs() < 1e-9 || space.between(0, 1).distance == 0.0);
        }
    }

    #[test]
    fn a_solution_solves(b in prop::collection::vec(-5.0..5.0f64, 3)) {
        let matrix = vec![vec![4.0, 1.0, 0.5], vec![1.0, 3.0, -0.2], vec![0.5, -0.2, 2.0]];
        let x = Cholesky::of(&matrix).unwrap().solve(&b);
        for (row, b) in matrix.iter().zip(&b) {
            prop_assert!((row.iter().zip(&x).map(|(a, x)| a * x).sum::<f64>() - b).abs() < 1e-9);
        }
    }

    #[test]
    fn the_logarithm_turns_times_into_plus(a in 1e-6..1e9f64, b in 1e-6..1e9f64) {
        let (log_a, log_b) = (natural_log(a).unwrap(), natural_log(b).unwrap());
        prop_assert!((natural_log(a * b).unwrap() - log_a - log_b).abs() < 1e-12);
    }
}
