//! Values that jump all at once, and those that do not.

use compare::jump::{Between, JumpKind, jump};
use compare::revision::{RevisionKind, revisions};
use domain::{AreaCode, Figure, MissingReason, Row, Run, Sex, Year};

/// Forty municipalities in these years, each value made from a number of the municipality.
fn run(years: &[u16], value: impl Fn(f64, u16) -> Option<f64>) -> Run {
    let rows = (0..40_u16).flat_map(|n| years.iter().map(move |year| (n, *year))).map(|(n, year)| Row {
        area: AreaCode::new(&format!("{:04}", 114 + n)).unwrap(),
        year: Year(year),
        sex: Sex::Total,
        figure: value(20.0 + f64::from(n), year).map_or(Figure::Missing(MissingReason::NotReported), Figure::Value),
    });
    Run::from_rows("N07961".parse().unwrap(), rows.collect()).unwrap()
}

#[test]
fn per_ten_thousand_becomes_per_hundred_thousand() {
    let old = run(&[2021, 2022], |value, _| Some(value));
    let found = jump(&old, &run(&[2021, 2022], |value, _| Some(10.0 * value))).unwrap();
    assert_eq!((found.kind, found.between, found.n_pairs), (JumpKind::Scale(10.0), Between::Revision, 80));
}

#[test]
fn a_share_becomes_what_is_left_of_it() {
    let old = run(&[2022], |value, _| Some(value));
    let found = jump(&old, &run(&[2022], |value, _| Some(100.0 - value + 0.4))).unwrap();
    assert_eq!((found.kind, found.share), (JumpKind::Mirror, 1.0));
}

#[test]
fn a_new_year_in_another_unit_is_found() {
    let old = run(&[2021, 2022], |value, _| Some(value));
    let new = run(&[2021, 2022, 2023], |value, year| Some(if year == 2023 { 9.7 * value } else { value }));
    let found = jump(&old, &new).unwrap();
    assert_eq!(found.between, Between::NewYear(Year(2023)));
    assert!(matches!(found.kind, JumpKind::Scale(factor) if (9.0..10.5).contains(&factor)));
}

#[test]
fn revisions_new_years_and_few_values_are_no_jump() {
    let old = run(&[2021, 2022], |value, _| Some(value));
    assert_eq!(jump(&old, &run(&[2021, 2022], |value, _| Some(1.02 * value))), None, "a revision");
    assert_eq!(jump(&old, &run(&[2021, 2022, 2023], |value, _| Some(value * 1.1))), None, "a new year");
    let half = run(&[2021, 2022], |value, _| Some(if value < 40.0 { 10.0 * value } else { value }));
    assert_eq!(jump(&old, &half), None, "half of them");
    let few = run(&[2022], |value, _| (value < 30.0).then_some(10.0 * value));
    assert_eq!(jump(&old, &few), None, "ten values");
    assert_eq!(jump(&old, &old), None);
}

#[test]
fn values_that_differ_are_told_and_gaps_are_not() {
    let old = run(&[2021, 2022], |value, year| (year == 2022 || value > 21.0).then_some(value));
    let new = run(&[2021, 2022, 2023], |value, year| match (year, value) {
        (2021, 20.0) => Some(1.0),
        (2022, 20.0) => Some(20.5),
        (2022, 25.0) | (2023, _) => None,
        (2021, value) if value <= 21.0 => None,
        (_, value) => Some(value),
    });
    let told: Vec<_> = revisions(&old, &new)
        .iter()
        .map(|revision| (revision.area.to_string(), revision.year.0, revision.kind(), revision.difference()))
        .collect();
    let expected = [
        ("0114".to_owned(), 2021, RevisionKind::Came, None),
        ("0114".to_owned(), 2022, RevisionKind::Revised, Some(0.5)),
        ("0119".to_owned(), 2022, RevisionKind::Withdrawn, None),
    ];
    assert_eq!(told, expected);
    assert_eq!(revisions(&old, &old), []);
}
