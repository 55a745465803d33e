//! Shrinkage against the published figures of the BCG trials.

use proptest::prelude::*;
use stats::{BetweenVariance, Error, Estimate, shrink};

/// Log risk ratio of tuberculosis with the BCG vaccine, its variance, and the distance from the equator in degrees:
/// Colditz et al. (1994), as `dat.bcg` in metafor (Viechtbauer 2010).
const BCG: [(f64, f64, f64); 13] = [
    (-0.889311333920205, 0.325584765003961, 44.0),
    (-1.58538865720143, 0.194581121398144, 55.0),
    (-1.34807314829969, 0.415367965367965, 42.0),
    (-1.44155119002131, 0.0200100319022476, 52.0),
    (-0.217547322211296, 0.0512101721696309, 13.0),
    (-0.786115585818864, 0.00690561845590876, 44.0),
    (-1.62089822359839, 0.223017247572315, 19.0),
    (0.0119523335238405, 0.00396157929781773, 13.0),
    (-0.469417648738149, 0.056434210463249, 27.0),
    (-1.37134480347278, 0.0730247936130289, 42.0),
    (-0.339358828338391, 0.0124122139715597, 18.0),
    (0.445913400571379, 0.532505845200153, 33.0),
    (-0.0173139482168798, 0.0714046596839863, 33.0),
];

fn trials() -> Vec<Estimate> {
    BCG.iter().map(|(value, variance, _)| Estimate::new(*value, variance.sqrt())).collect()
}

#[track_caller]
fn close(found: f64, expected: f64, distance: f64) {
    assert!((found - expected).abs() <= distance, "{found} is not {expected}");
}

/// DerSimonian–Laird τ² .3088, mean −.7141 (.1787); Paule–Mandel τ² .3181: to the printed digits.
#[test]
fn the_published_figures_of_bcg() {
    let moments = shrink(&trials(), &[], BetweenVariance::DerSimonianLaird).unwrap();
    close(moments.tau2, 0.3088, 0.5e-4);
    close(moments.mean, -0.7141, 0.5e-4);
    close(moments.mean_se, 0.1787, 0.5e-4);
    let squares = shrink(&trials(), &[], BetweenVariance::PauleMandel).unwrap();
    close(squares.tau2, 0.3181, 0.5e-4);
}

/// The same to all digits, by statsmodels 0.14 (`combine_effects`).
#[test]
fn another_program_says_the_same() {
    let moments = shrink(&trials(), &[], BetweenVariance::DerSimonianLaird).unwrap();
    close(moments.tau2, 0.30876026286237657, 1e-13);
    close(moments.mean, -0.714117222073227, 1e-13);
    close(moments.mean_se, 0.17874208953540321, 1e-13);
    let squares = shrink(&trials(), &[], BetweenVariance::PauleMandel).unwrap();
    close(squares.tau2, 0.3180684522050235, 1e-12);
    close(squares.mean, -0.7149681534934441, 1e-12);
    close(squares.mean_se, 0.18089219153762337, 1e-12);
}

/// With the distance from the equator: by the formulas of Raudenbush (2009) in NumPy, with normal equations in place of QR.
/// The first is what metafor prints, τ² .0633 and slope −.0292 (.0067).
#[test]
fn towards_what_a_covariate_says() {
    let latitude: Vec<f64> = BCG.iter().map(|(_, _, latitude)| *latitude).collect();
    let moments = shrink(&trials(), std::slice::from_ref(&latitude), BetweenVariance::DerSimonianLaird).unwrap();
    close(moments.tau2, 0.06330050242641497, 1e-13);
    close(moments.coefficients[0].value, -0.02922874, 1e-8);
    close(moments.coefficients[0].standard_error, 0.00673301, 1e-8);
    close(moments.units[0].towards, 0.25954371 - 44.0 * 0.02922874, 1e-7);
    let squares = shrink(&trials(), &[latitude], BetweenVariance::PauleMandel).unwrap();
    close(squares.tau2, 0.14213194147275537, 1e-12);
    close(squares.mean, -0.7338970173439181, 1e-12);
    close(squares.coefficients[0].value, -0.02856453, 1e-8);
    close(squares.coefficients[0].standard_error, 0.00907019, 1e-8);
}

#[test]
fn no_more_difference_than_chance_draws_all_the_way() {
    let units = [Estimate::new(10.0, 2.0), Estimate::new(10.5, 1.0), Estimate::new(9.5, 2.0)];
    for between in [BetweenVariance::DerSimonianLaird, BetweenVariance::PauleMandel] {
        let drawn = shrink(&units, &[], between).unwrap();
        assert_eq!(drawn.tau2, 0.0);
        for unit in drawn.units {
            assert_eq!(unit.weight, 1.0);
            close(unit.shrunk, drawn.mean, 1e-12);
        }
    }
}

#[test]
fn what_cannot_be_is_refused() {
    let with = |covariates: &[Vec<f64>]| shrink(&trials(), covariates, BetweenVariance::PauleMandel).unwrap_err();
    assert_eq!(with(&[vec![7.0; 13]]), Error::Collinear { idx: 0 });
    let latitude: Vec<f64> = BCG.iter().map(|(_, _, latitude)| *latitude).collect();
    let twice: Vec<f64> = latitude.iter().map(|latitude| 3.0 - 2.0 * latitude).collect();
    assert_eq!(with(&[latitude, twice]), Error::Collinear { idx: 1 });
    assert!(matches!(with(&[vec![1.0, 2.0]]), Error::LengthsDiffer { n: 2, n_expected: 13, .. }));

    let alone = [Estimate::new(1.0, 1.0)];
    let few = shrink(&alone, &[], BetweenVariance::PauleMandel).unwrap_err();
    assert_eq!(few.to_string(), "1 units are too few: 2 are needed");
    let exact = [Estimate::new(1.0, 1.0), Estimate::exact(2.0)];
    let error = shrink(&exact, &[], BetweenVariance::PauleMandel).unwrap_err();
    assert_eq!(error.to_string(), "the standard error of unit 1 is 0, which is not above nought");
    for beyond in [1e300, 1e-300] {
        let units = [Estimate::new(1.0, 1.0), Estimate::new(2.0, 0.1), Estimate::new(3.0, beyond)];
        let error = shrink(&units, &[], BetweenVariance::DerSimonianLaird).unwrap_err();
        assert!(error.to_string().starts_with("the standard error of unit 2 is"), "{error}");
    }
}

proptest! {
    #[test]
    fn a_shrunk_estimate_lies_between_raw_and_usual(
        units in prop::collection::vec((-50.0..50.0f64, 0.1..9.0f64), 2..20), shift in -100.0..100.0f64
    ) {
        let estimates: Vec<Estimate> = units.iter().map(|(value, error)| Estimate::new(*value, *error)).collect();
        for between in [BetweenVariance::DerSimonianLaird, BetweenVariance::PauleMandel] {
            let drawn = shrink(&estimates, &[], between).unwrap();
            for unit in &drawn.units {
                let (low, high) = (unit.raw.min(drawn.mean), unit.raw.max(drawn.mean));
                prop_assert!(low - 1e-9 <= unit.shrunk && unit.shrunk <= high + 1e-9);
                prop_assert!((0.0..=1.0).contains(&unit.weight));
            }
            // Everything higher by the same is drawn as far, and no more differs between units.
            let moved: Vec<Estimate> = units.iter().map(|(value, error)| Estimate::new(*value + shift, *error)).collect();
            let moved = shrink(&moved, &[], between).unwrap();
            prop_assert!((moved.tau2 - drawn.tau2).abs() < 1e-7 * (1.0 + drawn.tau2));
            prop_assert!((moved.mean - drawn.mean - shift).abs() < 1e-7 * (1.0 + shift.abs()));
        }
    }
}
