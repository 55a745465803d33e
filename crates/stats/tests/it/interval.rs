//! Intervals against tables and other programs.

use rstest::rstest;
use stats::{
    Count, Error, Interval, SampledShare, cohort_standard_error, overdispersion, poisson, poisson_rate,
    rate_standard_error, share_standard_error, standard_error_of_margin, wilson,
};

fn share(share: f64, n_answers: f64) -> SampledShare {
    SampledShare { share, n_answers, design_effect: 1.0, population: None }
}

#[track_caller]
fn close(found: Interval, low: f64, high: f64) {
    assert!((found.low - low).abs() < 1e-10 && (found.high - high).abs() < 1e-10, "{found:?} is not {low}–{high}");
}

/// statsmodels, `proportion_confint(method="wilson")`; the last with n = 100 ÷ 1.5 × 1,999 ÷ 1,900 by hand.
#[rstest]
#[case::middle(share(0.62, 100.0), 0.5220975529551107, 0.7090240074752127)]
#[case::none(share(0.0, 20.0), 0.0, 0.1611251580528194)]
#[case::all(share(1.0, 20.0), 0.8388748419471804, 1.0)]
#[case::design(
    SampledShare { design_effect: 1.5, population: Some(2_000.0), ..share(0.62, 100.0) },
    0.5029890871061142,
    0.7245490642214691
)]
fn wilson_agrees(#[case] share: SampledShare, #[case] low: f64, #[case] high: f64) {
    close(wilson(&share, 0.95).unwrap(), low, high);
}

#[test]
fn when_all_have_answered_nothing_is_uncertain() {
    let census = SampledShare { population: Some(100.0), ..share(0.62, 100.0) };
    close(wilson(&census, 0.95).unwrap(), 0.62, 0.62);
    assert_eq!(share_standard_error(&census).unwrap(), 0.0);
}

#[test]
fn a_share_of_nought_is_uncertain_too() {
    let standard_error = share_standard_error(&share(0.0, 20.0)).unwrap();
    assert!((standard_error - 0.5 * 0.1611251580528194 / 1.9599639845400545).abs() < 1e-12);
}

/// Garwood's interval, as R's `poisson.test` and every table of Poisson limits have it: 0 to 3.689, 1 gives .0253 to 5.572.
#[rstest]
#[case(0.0, 0.0, 3.6888794541139354)]
#[case(1.0, 0.025317807984289876, 5.571643390938898)]
#[case(10.0, 4.7953886961324335, 18.39035604201778)]
#[case(100.0, 81.36399125092314, 121.62679379242638)]
fn garwood(#[case] n_events: f64, #[case] low: f64, #[case] high: f64) {
    close(poisson(n_events, 0.95).unwrap(), low, high);
    close(poisson_rate(n_events, 8.0, 0.95).unwrap(), low / 8.0, high / 8.0);
    let standard_error = rate_standard_error(n_events, 8.0).unwrap();
    assert!((standard_error - (high - low) / 16.0 / 1.9599639845400545).abs() < 1e-10);
}

/// Pearson's χ² ÷ df of a logistic regression with one level a unit, by statsmodels' GLM: 0.6639, so less than chance.
#[test]
fn less_variation_than_chance_is_no_overdispersion() {
    let units = years(&[&[(50, 100), (60, 110), (45, 95), (70, 120)], &[(10, 50), (9, 52), (12, 48), (11, 55)]]);
    let found = overdispersion(&units).unwrap();
    assert_eq!((found.factor, found.degrees_of_freedom), (1.0, 6.0));
}

#[test]
fn years_that_swing_widen_the_interval() {
    // By hand: share ½, each year 10 from 50 of 100: 4 × 100 ÷ 25 on 3 degrees of freedom.
    let units = years(&[&[(40, 100), (60, 100), (40, 100), (60, 100)], &[(0, 9), (0, 9)], &[(5, 0), (3, 3)][1..]]);
    let found = overdispersion(&units).unwrap();
    assert!((found.factor - 16.0 / 3.0).abs() < 1e-12);
    assert_eq!(found.degrees_of_freedom, 3.0);
    let count = Count { events: 50.0, population: 100.0 };
    let plain = share_standard_error(&share(0.5, 100.0)).unwrap();
    assert!(cohort_standard_error(&count, &found).unwrap() > 2.0 * plain);
}

fn years(units: &[&[(u32, u32)]]) -> Vec<Vec<Count>> {
    let count = |&(events, population): &(u32, u32)| Count { events: events.into(), population: population.into() };
    units.iter().map(|years| years.iter().map(count).collect()).collect()
}

#[test]
fn what_cannot_be_is_refused() {
    assert_eq!(wilson(&share(1.2, 10.0), 0.95).unwrap_err().to_string(), "share is 1.2, which is not between 0 and 1");
    assert!(wilson(&share(0.5, 0.0), 0.95).is_err());
    assert!(wilson(&share(0.5, 10.0), 95.0).is_err());
    assert!(wilson(&SampledShare { population: Some(9.0), ..share(0.5, 10.0) }, 0.95).is_err());
    assert!(poisson(2.5, 0.95).is_err() && poisson(-1.0, 0.95).is_err() && poisson_rate(1.0, 0.0, 0.95).is_err());
    assert!(standard_error_of_margin(-1.0, 0.95).is_err());
    assert!(matches!(overdispersion(&years(&[&[(3, 2), (1, 2)]])), Err(Error::MoreThanAll { idx: 0, .. })));
    assert!(matches!(overdispersion(&years(&[&[(1, 2)]])), Err(Error::TooFew { .. })));
}
