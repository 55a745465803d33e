//! How far figures may lie from the truth, and which places follow.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use catalogue::{ErrorSource, KnownBreak, Reviewed, ReviewedKeyFigure, built_in};
use compare::{Band, Comparison, ErrorKind, MemberStanding, Quarter, Question, compare};
use domain::{AreaCode, Direction, Figure, KeyFigureId, Row, Run, Sex, Year};

static REVIEWED: LazyLock<Reviewed> = LazyLock::new(built_in::reviewed);

const YEAR: u16 = 2022;

fn id(text: &str) -> KeyFigureId {
    text.parse().unwrap()
}

fn area(idx: usize) -> AreaCode {
    format!("{:04}", 114 + idx).parse().unwrap()
}

/// A run with `value(municipality, year)` where there is one.
fn run(key_figure: &str, n: usize, value: impl Fn(usize, u16) -> Option<f64>) -> Run {
    let rows = (0..n).flat_map(|idx| (2010..=YEAR).map(move |year| (idx, year))).filter_map(|(idx, year)| {
        let figure = Figure::Value(value(idx, year)?);
        Some(Row { area: area(idx), year: Year(year), sex: Sex::Total, figure })
    });
    Run::from_rows(id(key_figure), rows.collect()).unwrap()
}

fn this_year(values: &[f64]) -> impl Fn(usize, u16) -> Option<f64> + '_ {
    |idx, year| values.get(idx).copied().filter(|_| year == YEAR)
}

/// A survey share, whose answers N00528 counts and whose margins U01664 holds.
fn survey() -> ReviewedKeyFigure {
    let error = ErrorSource::Survey { answers: id("N00528"), margin: Some(id("U01664")), design_effect: 1.5 };
    ReviewedKeyFigure { error: Some(error), ..REVIEWED.get(id("N00664")).unwrap().clone() }
}

/// Compares the first `n_members`; all are the country.
fn compared(run: &Run, review: &ReviewedKeyFigure, n_members: usize, aids: Vec<Run>) -> Comparison {
    let municipalities = run.areas();
    let aids: BTreeMap<KeyFigureId, Run> = aids.into_iter().map(|aid| (aid.key_figure(), aid)).collect();
    let question = Question {
        run,
        review,
        members: &municipalities[..n_members],
        municipalities: &municipalities,
        similar: &[],
        aids: &aids,
    };
    compare(&question).unwrap()
}

fn errors(comparison: &Comparison) -> Vec<f64> {
    comparison.members.iter().map(|member| member.error.unwrap().value).collect()
}

fn bands(comparison: &Comparison) -> Vec<(usize, usize)> {
    let band = |member: &MemberStanding| member.place.unwrap().band.unwrap();
    comparison.members.iter().map(band).map(|band: Band| (band.low, band.high)).collect()
}

/// Wilson's half-length over z by hand for 62 % of 400 answers: m = 400 · 39,999 ÷ 39,600 ÷ 1.5.
#[test]
fn a_surveys_error_comes_from_its_answers() {
    let values = [62.0, 50.0];
    let run = run("N00664", 2, this_year(&values));
    let aids = vec![self::run("N00528", 2, |_, _| Some(400.0)), self::run("N01951", 2, |_, _| Some(40_000.0))];
    let comparison = compared(&run, &survey(), 2, aids);
    assert_eq!(comparison.error_kind, Some(ErrorKind::Answers));
    let m: f64 = 400.0 * 39_999.0 / 39_600.0 / 1.5;
    let z = 1.959_963_984_540_054_f64;
    let half = z / (1.0 + z * z / m) * (0.62 * 0.38 / m + z * z / (4.0 * m * m)).sqrt();
    assert!((errors(&comparison)[0] - 100.0 * half / z).abs() < 1e-9, "{:?}", errors(&comparison));
    assert!(comparison.members[0].place.unwrap().band.unwrap().is_approximate);
}

#[test]
fn a_published_margin_goes_before_answers_and_only_when_all_have_one() {
    let values = [62.0, 50.0, 41.0];
    let run = run("N00664", 3, this_year(&values));
    let answers = || self::run("N00528", 3, |_, _| Some(400.0));
    let margins = |n| self::run("U01664", n, |_, _| Some(3.1));
    let with_all = compared(&run, &survey(), 3, vec![answers(), margins(3)]);
    assert_eq!(with_all.error_kind, Some(ErrorKind::PublishedMargin));
    assert!(errors(&with_all).iter().all(|error| (error - 3.1 / 1.959_963_984_540_054).abs() < 1e-12));
    assert!(!with_all.members[0].place.unwrap().band.unwrap().is_approximate);
    let with_some = compared(&run, &survey(), 3, vec![answers(), margins(2)]);
    assert_eq!(with_some.error_kind, Some(ErrorKind::Answers));
}

#[test]
fn bands_are_as_wide_as_the_answers_are_few() {
    let values = [70.0, 66.0, 64.0, 40.0];
    let run = run("N00664", 4, this_year(&values));
    let of =
        |n_answers: f64| bands(&compared(&run, &survey(), 4, vec![self::run("N00528", 4, |_, _| Some(n_answers))]));
    assert_eq!(of(1e7), [(1, 1), (2, 2), (3, 3), (4, 4)]);
    assert_eq!(of(600.0), [(1, 3), (1, 3), (1, 3), (4, 4)]);
    assert_eq!(of(20.0), [(1, 4), (1, 4), (1, 4), (1, 4)]);
}

#[test]
fn without_any_error_there_is_no_band_and_nothing_is_proven() {
    let values = [70.0, 66.0, 64.0, 40.0, 38.0];
    let comparison = compared(&run("N00664", 5, this_year(&values)), &survey(), 5, Vec::new());
    assert_eq!(comparison.error_kind, None);
    for member in &comparison.members {
        assert_eq!((member.error, member.place.unwrap().band), (None, None));
        assert!(!member.is_quarter_proven && !member.is_apart_from_riket);
        assert_eq!(member.proven_quarter(), member.quarter.map(|_| Quarter::Middle));
    }
}

/// Twelve municipalities that swing 2 around levels 10 apart, one of them with its last three years only.
fn swinging(idx: usize, year: u16) -> Option<f64> {
    let swing = if (idx + usize::from(year)).is_multiple_of(2) { 2.0 } else { -2.0 };
    let is_new = idx == 3 && year < 2020;
    (!is_new).then_some(10.0 * idx as f64 + swing * (1.0 + idx as f64 / 20.0))
}

fn yearly() -> ReviewedKeyFigure {
    ReviewedKeyFigure { error: None, breaks: Vec::new(), ..REVIEWED.get(id("N15508")).unwrap().clone() }
}

fn people() -> Run {
    run("N01951", 12, |idx, _| Some(10_000.0 * (1.0 + idx as f64)))
}

#[test]
fn what_is_no_survey_varies_between_years() {
    let comparison = compared(&run("N15508", 12, swinging), &yearly(), 8, vec![people()]);
    assert_eq!(comparison.error_kind, Some(ErrorKind::BetweenYears));
    assert!(errors(&comparison).iter().all(|error| (1.5..4.0).contains(error)), "{:?}", errors(&comparison));
    let short = comparison.members[3].error.unwrap();
    let long = comparison.members[2].error.unwrap();
    assert!(short.degrees_of_freedom.unwrap() <= long.degrees_of_freedom.unwrap(), "{short:?} {long:?}");
    // The levels are ten apart: places differ by one at most.
    assert!(
        bands(&comparison)
            .iter()
            .enumerate()
            .all(|(idx, (low, high))| low.abs_diff(8 - idx) <= 1 && high.abs_diff(8 - idx) <= 1)
    );
    let without_people = compared(&run("N15508", 12, swinging), &yearly(), 8, Vec::new());
    assert_eq!(without_people.error_kind, None, "size is what variation is pooled by");
}

/// A new method in the last year is no swing, and the years before it tell how much there is.
#[test]
fn a_break_is_no_variation() {
    let known = KnownBreak { year: Year(YEAR), sv: "ny metod".into(), en: "new method".into() };
    let with_break = ReviewedKeyFigure { breaks: vec![known], ..yearly() };
    let jumping = |idx: usize, year: u16| Some(swinging(idx, year)? + if year == YEAR { 500.0 } else { 0.0 });
    let before = compared(
        &run("N15508", 12, |idx, year| swinging(idx, year).filter(|_| idx != 3)),
        &yearly(),
        8,
        vec![people()],
    );
    let jumped = run("N15508", 12, |idx, year| jumping(idx, year).filter(|_| idx != 3));
    let told = compared(&jumped, &with_break, 8, vec![people()]);
    let untold = compared(&jumped, &yearly(), 8, vec![people()]);
    assert!(
        errors(&told).iter().zip(errors(&before)).all(|(told, before)| *told < 1.3 * before),
        "{:?}",
        errors(&told)
    );
    assert!(errors(&untold).iter().all(|error| *error > 50.0), "{:?}", errors(&untold));
}

#[test]
fn only_what_is_beyond_the_quartile_is_in_a_quarter() {
    let values: Vec<f64> = (0..12).map(|idx| 50.0 + f64::from(idx)).collect();
    let answers = |n: f64| vec![run("N00528", 12, move |_, _| Some(n))];
    let run = run("N00664", 12, this_year(&values));
    let quarters = |n| {
        compared(&run, &survey(), 12, answers(n)).members.iter().map(MemberStanding::proven_quarter).collect::<Vec<_>>()
    };
    let is_middle = |quarter: &Option<Quarter>| *quarter == Some(Quarter::Middle);
    // 61, 60 and 59 lie above the upper quartile, 58.25, and so does the other end.
    assert_eq!(quarters(1e7).iter().filter(|quarter| !is_middle(quarter)).count(), 6);
    // With an error of about one, only the outermost are more than 1.64 of them beyond.
    assert_eq!(quarters(2_500.0 * 1.5).iter().filter(|quarter| !is_middle(quarter)).count(), 4);
    assert!(quarters(50.0).iter().all(is_middle));
}

#[test]
fn what_is_not_judged_has_an_error_and_no_band() {
    let cost = ReviewedKeyFigure { direction: Direction::Neither, ..yearly() };
    let comparison = compared(&run("N15508", 12, swinging), &cost, 8, vec![people()]);
    assert!(comparison.members.iter().all(|member| member.error.is_some() && member.place.is_none()));
}

/// 40 crimes on 20 000 inhabitants: the exact 95 % interval is 28.6–54.5 events.
#[test]
fn events_have_an_exact_error() {
    let events = ErrorSource::Events { of: id("N01951"), per: 100_000.0 };
    let review = ReviewedKeyFigure { error: Some(events), direction: Direction::Lower, ..yearly() };
    let values = [200.0, 260.0];
    let comparison =
        compared(&run("N15508", 2, this_year(&values)), &review, 2, vec![run("N01951", 2, |_, _| Some(20_000.0))]);
    assert_eq!(comparison.error_kind, Some(ErrorKind::Events));
    let expected = (54.4686 - 28.5766) / 2.0 / 1.959_963_984_540_054 * 5.0;
    assert!((errors(&comparison)[0] - expected).abs() < 0.01, "{:?}", errors(&comparison));
}

/// All pupils of a class: the binomial error, widened where shares swing more than chance would have it.
#[test]
fn a_cohort_swings_by_chance_at_least() {
    let cohort = ErrorSource::Cohort { of: id("N01833") };
    let review = ReviewedKeyFigure { error: Some(cohort), ..yearly() };
    let pupils = || vec![run("N01833", 12, |_, _| Some(400.0))];
    let calm = compared(&run("N15508", 12, |idx, _| Some(60.0 + idx as f64)), &review, 8, pupils());
    assert_eq!(calm.error_kind, Some(ErrorKind::Cohort));
    let by_chance = 100.0 * (0.6_f64 * 0.4 / 400.0).sqrt();
    assert!((errors(&calm)[0] / by_chance - 1.0).abs() < 0.02, "{:?}", errors(&calm));
    let restless = compared(&run("N15508", 12, swinging_shares), &review, 8, pupils());
    assert!(errors(&restless)[0] > 2.0 * by_chance, "{:?}", errors(&restless));
}

fn swinging_shares(idx: usize, year: u16) -> Option<f64> {
    Some(60.0 + idx as f64 + if (idx + usize::from(year)).is_multiple_of(2) { 8.0 } else { -8.0 })
}
