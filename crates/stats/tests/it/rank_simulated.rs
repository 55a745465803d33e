//! Simulated lists.

use stats::{Better, Estimate, RankSetOptions, comparison_bar, simulated_ranks};

const OPTIONS: RankSetOptions = RankSetOptions { level: 0.95, n_draws: 4_000, seed: 3, better: Better::Higher };

#[test]
fn exact_values_never_move() {
    let units: Vec<Estimate> = [3.0, 9.0, 3.0, 1.0].into_iter().map(Estimate::exact).collect();
    let found = simulated_ranks(&units, &OPTIONS).unwrap();
    let places: Vec<_> = found.iter().map(|unit| (unit.low, unit.median, unit.high, unit.mean)).collect();
    assert_eq!(places, [(2, 2, 2, 2.0), (1, 1, 1, 1.0), (2, 2, 2, 2.0), (4, 4, 4, 4.0)]);
    assert_eq!((found[1].first, found[0].first), (1.0, 0.0));
}

/// Units alike have each place equally often: the mean is the middle, and each is first in one of five.
#[test]
fn units_alike_are_anywhere() {
    let found = simulated_ranks(&[Estimate::new(0.0, 1.0); 5], &OPTIONS).unwrap();
    for unit in found {
        assert!((unit.mean - 3.0).abs() < 0.1 && (unit.first - 0.2).abs() < 0.03);
        assert_eq!((unit.low, unit.median, unit.high), (1, 3, 5));
    }
}

/// Of two, the better is first with probability Φ(1 ÷ √2) = 0.7602.
#[test]
fn two_units_change_places_as_the_normal_says() {
    for (better, first) in [(Better::Higher, 0), (Better::Lower, 1)] {
        let options = RankSetOptions { better, n_draws: 40_000, ..OPTIONS };
        let found = simulated_ranks(&[Estimate::new(1.0, 1.0), Estimate::new(0.0, 1.0)], &options).unwrap();
        assert!((found[first].first - 0.7602).abs() < 0.01);
        assert!((found[0].first + found[1].first - 1.0).abs() < 1e-12);
    }
}

#[test]
fn nobody_and_no_draws() {
    assert_eq!(simulated_ranks(&[], &OPTIONS).unwrap(), []);
    assert!(simulated_ranks(&[Estimate::exact(1.0)], &RankSetOptions { n_draws: 0, ..OPTIONS }).is_err());
}

/// Goldstein and Healy (1995): 1.39 standard errors.
#[test]
fn bars_that_may_be_compared() {
    assert!((comparison_bar(2.0) - 2.0 * 1.39).abs() < 0.01);
}
