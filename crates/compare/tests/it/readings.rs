//! Which figure of each municipality is compared, and what is said where there is none.

use domain::Direction;
use insta::assert_snapshot;

use crate::check::{HIGHER, NEITHER, Options, check};

#[test]
fn the_latest_figure_of_each_is_compared_with_its_year() {
    let table = "
        0126 2023 T 40
        0126 2022 T 90
        0127 2022 T 50
        0128 2021 T 60
        0128 2023 T Missing
    ";
    assert_snapshot!(check(table, NEITHER), @r"
    2023: 3 compared, mean 50, median 50
    0126 40, -50 since 2022
    0127 50 (2022)
    0128 60 (2021)
    ");
}

#[test]
fn more_than_two_years_older_than_the_newest_is_left_out_and_said() {
    let table = "
        0126 2023 T 40
        0127 2021 T 50
        0128 2020 T 60
    ";
    assert_snapshot!(check(table, HIGHER), @r"
    2023: 2 compared, mean 45, median 45
    0126 40, place 2 of 2, to best -10
    0127 50 (2021), place 1 of 2, to best 0
    0128 too old (2020)
    ");
}

/// The newest year is that of the country: a group that lags behind is told so.
#[test]
fn the_newest_year_is_that_of_any_municipality() {
    let table = "
        0126 2021 T 40
        0127 2020 T 50
        0114 2023 T 70
    ";
    assert_snapshot!(check(table, Options { members: &["0126", "0127"], ..HIGHER }), @r"
    2023: 1 compared, mean 40, median 40
    country: 1 with quartiles 70 | 70 | 70
    0126 40 (2021), place 1 of 1, to best 0
    0127 too old (2020)
    ");
}

/// Riket's figure often comes a year before those of the municipalities.
#[test]
fn rikets_year_does_not_make_a_newest_year() {
    let table = "
        0000 2024 T 80
        0126 2023 T 40
    ";
    assert_snapshot!(check(table, NEITHER), @r"
    2023: 1 compared, mean 40, median 40
    0126 40
    ");
}

/// Women's and men's figures are no figure for everybody.
#[test]
fn the_total_is_never_made_of_women_and_men() {
    let table = "
        0126 2023 K 40
        0126 2023 M 50
        0127 2023 T 60
    ";
    assert_snapshot!(check(table, NEITHER), @r"
    2023: 1 compared, mean 60, median 60
    0126 Missing
    0127 60
    ");
}

#[test]
fn a_missing_figure_keeps_its_reason_and_counts_as_nothing() {
    let table = "
        0126 2023 T 0
        0127 2023 T Missing
        0128 2023 T Suppressed
        0136 2023 T Withdrawn
        0138 2022 K 7
        0192 2023 T 10
    ";
    assert_snapshot!(check(table, HIGHER), @r"
    2023: 2 compared, mean 5, median 5
    0126 0, place 2 of 2, to best -10
    0127 Missing
    0128 Suppressed
    0136 Withdrawn
    0138 Missing
    0192 10, place 1 of 2, to best 0
    ");
}

#[test]
fn where_the_activity_does_not_exist_the_reason_is_ours() {
    let table = "
        0126 2023 T 40
        0140 2023 T Missing
        0181 2023 T Missing
    ";
    assert_snapshot!(check(table, Options { not_applicable: &["0140"], ..NEITHER }), @r"
    2023: 1 compared, mean 40, median 40
    0126 40
    0140 NotApplicable
    0181 Missing
    ");
}

/// A figure is stronger than what we believe about the activity.
#[test]
fn a_figure_stands_even_where_the_activity_should_not_exist() {
    let table = "
        0126 2023 T 40
        0140 2023 T 30
    ";
    assert_snapshot!(check(table, Options { not_applicable: &["0140"], ..NEITHER }), @r"
    2023: 2 compared, mean 35, median 35
    0126 40
    0140 30
    ");
}

#[test]
fn a_country_without_a_value_makes_no_comparison() {
    let table = "
        0000 2023 T 80
        0126 2023 T Missing
        0127 2023 T Suppressed
        0128 2023 K 7
    ";
    for direction in [Direction::Higher, Direction::Lower, Direction::Neither] {
        assert_eq!(check(table, Options { direction, ..HIGHER }), "no comparison");
    }
    assert_eq!(check("", HIGHER), "no comparison");
}

/// A group that has nothing is still compared: the country has something.
#[test]
fn a_group_without_a_value_is_told_as_such() {
    let table = "
        0126 2023 T Missing
        0114 2023 T 70
    ";
    assert_snapshot!(check(table, Options { members: &["0126", "0127"], ..HIGHER }), @r"
    2023: 0 compared
    country: 1 with quartiles 70 | 70 | 70
    0126 Missing
    0127 Missing
    ");
}
