//! The country as a scale: quartiles, percentiles, quarters.

use insta::assert_snapshot;

use crate::check::{HIGHER, LOWER, Options, check};

const EIGHT: &str = "
    0126 2023 T 80
    0127 2023 T 50
    0128 2023 T 10
    0114 2023 T 20
    0115 2023 T 30
    0117 2023 T 40
    0120 2023 T 60
    0123 2023 T 70
";
const GROUP: &[&str] = &["0126", "0127", "0128"];

#[test]
fn the_best_quarter_is_at_the_high_end() {
    assert_snapshot!(check(EIGHT, Options { members: GROUP, ..HIGHER }), @r"
    2023: 3 compared, mean 46.666667, median 50
    country: 8 with quartiles 27.5 | 45 | 62.5
    0126 80, place 1 of 3, percentile 0.9375, Best, to best 0
    0127 50, place 2 of 3, percentile 0.5625, Middle, to best -30
    0128 10, place 3 of 3, percentile 0.0625, Weakest, to best -70
    ");
}

/// The percentile goes by value, the quarter by direction.
#[test]
fn the_best_quarter_is_at_the_low_end_where_lower_is_better() {
    assert_snapshot!(check(EIGHT, Options { members: GROUP, ..LOWER }), @r"
    2023: 3 compared, mean 46.666667, median 50
    country: 8 with quartiles 27.5 | 45 | 62.5
    0126 80, place 3 of 3, percentile 0.9375, Weakest, to best 70
    0127 50, place 2 of 3, percentile 0.5625, Middle, to best 40
    0128 10, place 1 of 3, percentile 0.0625, Best, to best 0
    ");
}

/// Of 2022 there are only four: no percentile, and no quarter.
#[test]
fn an_older_figure_is_seen_against_the_country_of_its_own_year() {
    let table = "
        0126 2022 T 80
        0114 2022 T 20
        0115 2022 T 30
        0117 2022 T 40
        0127 2023 T 50
        0114 2023 T 10
        0115 2023 T 20
        0117 2023 T 30
        0120 2023 T 40
    ";
    assert_snapshot!(check(table, Options { members: &["0126", "0127"], ..HIGHER }), @r"
    2023: 2 compared, mean 65, median 65
    country: 5 with quartiles 20 | 30 | 40
    0126 80 (2022), place 1 of 2, to best 0
    0127 50, place 2 of 2, percentile 0.9, Best, to best -30
    ");
}

/// Riket and the regions are no municipalities, and the missing are not counted.
#[test]
fn only_municipalities_with_a_figure_make_the_country() {
    let table = "
        0000 2023 T 999
        0001 2023 T 999
        0126 2023 T 10
        0114 2023 T 20
        0115 2023 T 30
        0117 2023 T Missing
        0120 2022 T 999
    ";
    assert_snapshot!(check(table, Options { members: &["0126"], ..HIGHER }), @r"
    2023: 1 compared, mean 10, median 10, riket 999
    country: 3 with quartiles 15 | 20 | 25
    0126 10, place 1 of 1, to best 0, to riket -989
    ");
}

/// Everybody alike is nobody's best quarter.
#[test]
fn a_country_of_equals_is_all_middle() {
    let table = "
        0126 2023 T 5
        0127 2023 T 5
        0128 2023 T 5
        0136 2023 T 5
        0138 2023 T 5
    ";
    assert_snapshot!(check(table, Options { members: &["0126"], ..HIGHER }), @r"
    2023: 1 compared, mean 5, median 5
    country: 5 with quartiles 5 | 5 | 5
    0126 5, place 1 of 1, percentile 0.5, Middle, to best 0
    ");
}
