//! The country in classes and two key figures against each other.

use catalogue::{Reviewed, ReviewedKeyFigure, built_in};
use compare::{Classes, Related, related};
use domain::{AreaCode, Figure, Row, Run, Sex, Year};
use proptest::prelude::*;

fn area(idx: usize) -> AreaCode {
    format!("{}", 1401 + idx).parse().unwrap()
}

fn run(id: &str, figures: &[(usize, u16, f64)]) -> Run {
    let rows = figures.iter().map(|(idx, year, value)| Row {
        area: area(*idx),
        year: Year(*year),
        sex: Sex::Total,
        figure: Figure::Value(*value),
    });
    Run::from_rows(id.parse().unwrap(), rows.collect()).unwrap()
}

fn of_year(values: &[f64]) -> (Run, Vec<AreaCode>) {
    let figures: Vec<_> = values.iter().enumerate().map(|(idx, value)| (idx, 2022, *value)).collect();
    (run("N15508", &figures), (0..values.len()).map(area).collect())
}

#[test]
fn fifths_and_equal_steps_of_ten_values() {
    let (run, areas) = of_year(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 101.0]);
    let fifths = Classes::fifths(&run, &areas, Year(2022)).unwrap();
    // Quantile 7 of ten values at 0.2 is the value at place 2.8.
    assert!(fifths.edges.iter().zip([2.8, 4.6, 6.4, 8.2]).all(|(edge, expected)| (edge - expected).abs() < 1e-12));
    assert_eq!([1.0, 2.0, 3.0, 9.0, 101.0].map(|value| fifths.of(value)), [0, 0, 1, 4, 4]);
    let equal = Classes::equal(&run, &areas, Year(2022)).unwrap();
    assert_eq!(equal.edges, [21.0, 41.0, 61.0, 81.0]);
    assert_eq!([9.0, 21.0, 21.1, 101.0].map(|value| equal.of(value)), [0, 0, 1, 4]);
}

#[test]
fn too_few_or_all_alike_make_no_classes() {
    let (run, areas) = of_year(&[1.0, 2.0, 3.0, 4.0]);
    assert_eq!(Classes::fifths(&run, &areas, Year(2022)), None);
    assert_eq!(Classes::fifths(&run, &areas, Year(2021)), None);
    let (run, areas) = of_year(&[7.0; 6]);
    assert_eq!(Classes::equal(&run, &areas, Year(2022)), None);
    assert_eq!(Classes::fifths(&run, &areas, Year(2022)).unwrap().of(7.0), 0);
}

proptest! {
    #[test]
    fn no_fifth_is_larger_than_its_part(mut values in prop::collection::vec(-1e6..1e6f64, 25..200)) {
        values.sort_by(f64::total_cmp);
        values.dedup();
        let (run, areas) = of_year(&values);
        let classes = Classes::fifths(&run, &areas, Year(2022)).unwrap();
        let n_in = |class: u8| values.iter().filter(|value| classes.of(**value) == class).count();
        for class in 0..5 {
            prop_assert!(n_in(class).abs_diff(values.len() / 5) <= 1, "{} of {}", n_in(class), values.len());
        }
    }
}

/// Each municipality's latest figure of each, two years old at most; who lacks one is left out.
#[test]
fn a_relation_takes_the_latest_figures() {
    let reviewed: Reviewed = built_in::reviewed();
    let review: &ReviewedKeyFigure = reviewed.get("N15508".parse().unwrap()).unwrap();
    let x: Vec<_> = (0..6).map(|idx| (idx, 2022, idx as f64)).collect();
    let mut y: Vec<_> = (0..4).map(|idx| (idx, 2022, 10.0 + 2.0 * idx as f64)).collect();
    y.extend([(4, 2020, 18.0), (5, 2019, 99.0)]);
    let (x, y) = (run("N00905", &x), run("N15508", &y));
    let of = |run| Related { run, review, year: Year(2022) };
    let areas: Vec<AreaCode> = (0..7).map(area).collect();
    let relation = related(of(&x), of(&y), &areas);
    assert_eq!(relation.points.len(), 5);
    let last = relation.points[4];
    assert_eq!((last.area, last.x, last.y), (area(4), (4.0, Year(2022)), (18.0, Year(2020))));
    let line = relation.line.unwrap();
    assert!((line.slope - 2.0).abs() < 1e-12 && line.n == 5);
    assert_eq!(related(of(&x), of(&y), &areas[..3]).line, None);
}
