//! Funnel limits against SciPy.

use proptest::prelude::*;
use rstest::rstest;
use stats::{Count, Dispersion, Error, Estimate, FunnelOptions, Measured, Side, funnel};

/// The BCG trials, as in `shrinkage.rs`: log risk ratio and variance.
const BCG: [(f64, f64); 13] = [
    (-0.889311333920205, 0.325584765003961),
    (-1.58538865720143, 0.194581121398144),
    (-1.34807314829969, 0.415367965367965),
    (-1.44155119002131, 0.0200100319022476),
    (-0.217547322211296, 0.0512101721696309),
    (-0.786115585818864, 0.00690561845590876),
    (-1.62089822359839, 0.223017247572315),
    (0.0119523335238405, 0.00396157929781773),
    (-0.469417648738149, 0.056434210463249),
    (-1.37134480347278, 0.0730247936130289),
    (-0.339358828338391, 0.0124122139715597),
    (0.445913400571379, 0.532505845200153),
    (-0.0173139482168798, 0.0714046596839863),
];

fn trials() -> Vec<Estimate> {
    BCG.iter().map(|(value, variance)| Estimate::new(*value, variance.sqrt())).collect()
}

fn with(dispersion: Dispersion) -> FunnelOptions {
    FunnelOptions { dispersion, ..FunnelOptions::default() }
}

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-10, "{found} is not {expected}");
}

/// Spiegelhalter's formulas by NumPy.
#[test]
fn limits_widened_for_overdispersion() {
    let estimates = trials();
    let added = funnel(Measured::Estimates(&estimates), &with(Dispersion::Additive)).unwrap();
    close(added.target, -0.43028516365409114);
    close(added.phi, 5.336704117995645);
    close(added.tau2, 0.12633106320466983);
    close(added.units[7].limits[1].low, -1.545737646648075);
    close(added.units[7].limits[1].high, 0.6851673193398926);
    let outside = |funnel: &stats::Funnel| -> Vec<usize> {
        (0..13).filter(|idx| funnel.units[*idx].outside_95.is_some()).collect()
    };
    assert_eq!(outside(&added), [1, 3, 6, 9]);
    let widened = funnel(Measured::Estimates(&estimates), &with(Dispersion::Multiplicative)).unwrap();
    close(widened.units[0].limits[0].low, -3.0138340927201135);
    close(widened.units[0].limits[0].high, 2.153263765411931);
    assert_eq!(outside(&widened), [3, 7]);
    assert_eq!(widened.units[3].outside_95, Some(Side::Below));
    assert_eq!(widened.units[7].outside_95, Some(Side::Above));
    let chance = funnel(Measured::Estimates(&estimates), &with(Dispersion::Chance)).unwrap();
    assert!(outside(&chance).len() > outside(&added).len());
}

/// Interpolated limits of appendix A.1, by SciPy's `binom` and `poisson`.
#[rstest]
#[case::middle(100.0, 0.1, [0.040380595524393395, 0.15771861163912676, 0.014178865008434752, 0.19835671850288555])]
#[case::large(1000.0, 0.1, [0.08127865674466031, 0.11848292653050987, 0.07134084631263603, 0.1299178439468631])]
#[case::at_nought(20.0, 0.02, [0.0, 0.08302933010211347, 0.0, 0.14690585711869147])]
fn binomial_limits(#[case] population: f64, #[case] target: f64, #[case] expected: [f64; 4]) {
    let counts = [Count { events: 1.0, population }, Count { events: 2.0, population }];
    let options = FunnelOptions { target: Some(target), ..with(Dispersion::Chance) };
    let [inner, outer] = funnel(Measured::Proportions(&counts), &options).unwrap().units[0].limits;
    for (found, expected) in [inner.low, inner.high, outer.low, outer.high].into_iter().zip(expected) {
        close(found, expected);
    }
}

#[rstest]
#[case::middle(50.0, 0.2, [0.07550375895376801, 0.32319901346689583, 0.024410586317922683, 0.41324001671989974])]
#[case::few(3.0, 0.1, [0.0, 0.45268398064150395, 0.0, 0.9265887976612709])]
fn poisson_limits(#[case] population: f64, #[case] target: f64, #[case] expected: [f64; 4]) {
    let counts = [Count { events: 1.0, population }, Count { events: 2.0, population }];
    let options = FunnelOptions { target: Some(target), ..with(Dispersion::Chance) };
    let [inner, outer] = funnel(Measured::Rates(&counts), &options).unwrap().units[0].limits;
    for (found, expected) in [inner.low, inner.high, outer.low, outer.high].into_iter().zip(expected) {
        close(found, expected);
    }
}

#[test]
fn what_cannot_be_is_refused() {
    let count = |events, population| Count { events, population };
    let proportions = |counts: &[Count]| funnel(Measured::Proportions(counts), &FunnelOptions::default()).unwrap_err();
    assert!(matches!(proportions(&[count(1.0, 2.0)]), Error::TooFew { .. }));
    assert!(matches!(proportions(&[count(1.0, 2.0), count(3.0, 2.0)]), Error::MoreThanAll { idx: 1, .. }));
    assert!(matches!(proportions(&[count(1.0, 2.0), count(1.5, 2.0)]), Error::OutOfRangeAt { idx: 1, .. }));
    assert!(matches!(proportions(&[count(1.0, 0.0), count(1.0, 2.0)]), Error::OutOfRangeAt { idx: 0, .. }));
    assert!(matches!(proportions(&[count(0.0, 9.0), count(0.0, 2.0)]), Error::OutOfRange { .. }));
    let exact = [Estimate::exact(1.0), Estimate::new(1.0, 1.0)];
    let error = funnel(Measured::Estimates(&exact), &FunnelOptions::default()).unwrap_err();
    assert!(matches!(error, Error::OutOfRangeAt { idx: 0, .. }));
    let options = FunnelOptions { winsorised: 0.5, ..FunnelOptions::default() };
    assert!(funnel(Measured::Estimates(&trials()), &options).is_err());
}

proptest! {
    #[test]
    fn the_outer_limits_hold_the_inner(counts in prop::collection::vec((0..40u32, 40..900u32), 2..20), kind in 0..3u8) {
        let counts: Vec<Count> =
            counts.into_iter().map(|(events, n)| Count { events: events.into(), population: n.into() }).collect();
        prop_assume!(counts.iter().any(|count| count.events > 0.0));
        let dispersion = [Dispersion::Chance, Dispersion::Multiplicative, Dispersion::Additive][usize::from(kind)];
        for measured in [Measured::Proportions(&counts), Measured::Rates(&counts)] {
            let found = funnel(measured, &with(dispersion)).unwrap();
            for unit in &found.units {
                let [inner, outer] = unit.limits;
                prop_assert!(outer.low <= inner.low && inner.high <= outer.high);
                prop_assert!(inner.low <= found.target && found.target <= inner.high + 1.0);
                prop_assert!(unit.outside_998.is_none() || unit.outside_998 == unit.outside_95);
            }
        }
    }
}
