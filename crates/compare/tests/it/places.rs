//! Places, ties, the best, and the group's own mean and median.

use insta::assert_snapshot;

use crate::check::{HIGHER, LOWER, NEITHER, Options, check};

#[test]
fn a_shared_place_is_followed_by_a_gap() {
    let table = "
        0126 2023 T 90
        0127 2023 T 86
        0128 2023 T 90
        0136 2023 T 80
    ";
    assert_snapshot!(check(table, HIGHER), @r"
    2023: 4 compared, mean 86.5, median 88
    0126 90, place 1 of 4 shared by 2, to best 0
    0127 86, place 3 of 4, to best -4
    0128 90, place 1 of 4 shared by 2, to best 0
    0136 80, place 4 of 4, to best -10
    ");
}

#[test]
fn lower_is_better_turns_the_list() {
    let table = "
        0126 2023 T 5.2
        0127 2023 T 4.7
        0128 2023 T 4.7
    ";
    assert_snapshot!(check(table, Options { decimals: 1, ..LOWER }), @r"
    2023: 3 compared, mean 4.866667, median 4.7
    0126 5.2, place 3 of 3, to best 0.5
    0127 4.7, place 1 of 3 shared by 2, to best 0
    0128 4.7, place 1 of 3 shared by 2, to best 0
    ");
}

/// What is shown is what is ranked: 74.96 and 75.04 are both 75.0. The gap stays raw.
#[test]
fn figures_that_look_alike_share_a_place() {
    let table = "
        0126 2023 T 75.04
        0127 2023 T 74.96
        0128 2023 T 74.94
    ";
    assert_snapshot!(check(table, Options { decimals: 1, ..HIGHER }), @r"
    2023: 3 compared, mean 74.98, median 74.96
    0126 75.04, place 1 of 3 shared by 2, to best 0
    0127 74.96, place 1 of 3 shared by 2, to best -0.08
    0128 74.94, place 3 of 3, to best -0.1
    ");
}

#[test]
fn an_older_figure_takes_part_in_the_places() {
    let table = "
        0126 2023 T 50
        0127 2021 T 60
        0128 2023 T 40
    ";
    assert_snapshot!(check(table, HIGHER), @r"
    2023: 3 compared, mean 50, median 50
    0126 50, place 2 of 3, to best -10
    0127 60 (2021), place 1 of 3, to best 0
    0128 40, place 3 of 3, to best -20
    ");
}

#[test]
fn without_direction_there_is_no_place_no_quarter_and_no_best() {
    let table = "
        0000 2023 T 30
        0126 2023 T 10
        0127 2023 T 20
        0128 2023 T 30
        0136 2023 T 40
        0138 2023 T 50
    ";
    assert_snapshot!(check(table, NEITHER), @r"
    2023: 5 compared, mean 30, median 30, riket 30
    0126 10, percentile 0.1, to riket -20
    0127 20, percentile 0.3, to riket -10
    0128 30, percentile 0.5, to riket 0
    0136 40, percentile 0.7, to riket 10
    0138 50, percentile 0.9, to riket 20
    ");
}

/// Riket is weighted: it has no part in the group's mean, and may lie outside the group.
#[test]
fn mean_and_median_are_unweighted_and_of_those_compared() {
    let table = "
        0000 2023 T 1000
        0126 2023 T 10
        0127 2023 T 20
        0128 2023 T Missing
        0136 2022 T 60
        0138 2019 T 500
        0114 2023 T 900
    ";
    let members = &["0126", "0127", "0128", "0136", "0138"];
    assert_snapshot!(check(table, Options { members, ..NEITHER }), @r"
    2023: 3 compared, mean 30, median 20, riket 1000
    country: 3 with quartiles 15 | 20 | 460
    0126 10, to riket -990
    0127 20, to riket -980
    0128 Missing
    0136 60 (2022)
    0138 too old (2019)
    ");
}

#[test]
fn riket_is_held_only_against_figures_of_the_year_compared() {
    let table = "
        0000 2022 T 45
        0000 2023 T 50
        0126 2023 T 52
        0127 2022 T 47
    ";
    assert_snapshot!(check(table, NEITHER), @r"
    2023: 2 compared, mean 49.5, median 49.5, riket 50
    0126 52, to riket 2
    0127 47 (2022)
    ");
    let table_without = "
        0000 2022 T 45
        0126 2023 T 52
        0126 2022 T 51
    ";
    assert_snapshot!(check(table_without, NEITHER), @r"
    2023: 1 compared, mean 52, median 52
    0126 52, 1 since 2022
    ");
}

#[test]
fn members_are_told_in_the_order_asked() {
    let table = "
        0126 2023 T 10
        0192 2023 T 30
    ";
    assert_snapshot!(check(table, Options { members: &["0192", "0126"], ..HIGHER }), @r"
    2023: 2 compared, mean 20, median 20
    country: 2 with quartiles 15 | 20 | 25
    0192 30, place 1 of 2, to best 0
    0126 10, place 2 of 2, to best -20
    ");
}
