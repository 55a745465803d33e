//! Changes over one and five years, across breaks, and women beside men.

use insta::assert_snapshot;

use crate::check::{NEITHER, Options, check};

const SERIES: &str = "
    0126 2018 T 40
    0126 2022 T 47
    0126 2023 T 50
    0127 2018 T 45
    0127 2023 T 42
    0128 2023 T 44
    0128 2018 T Missing
    0128 2022 T Suppressed
";

#[test]
fn a_change_needs_both_its_years() {
    assert_snapshot!(check(SERIES, NEITHER), @r"
    2023: 3 compared, mean 45.333333, median 44
    0126 50, 3 since 2022, 10 since 2018
    0127 42, -3 since 2018
    0128 44
    ");
}

/// The year of the break is the first of the new series: a change to it crosses, one from it does not.
#[test]
fn a_break_is_crossed_from_before_its_year_to_its_year_or_later() {
    assert_snapshot!(check(SERIES, Options { breaks: &[2023], ..NEITHER }), @r"
    2023: 3 compared, mean 45.333333, median 44
    0126 50, 3 since 2022 across a break, 10 since 2018 across a break
    0127 42, -3 since 2018 across a break
    0128 44
    ");
    assert_snapshot!(check(SERIES, Options { breaks: &[2019, 2022], ..NEITHER }), @r"
    2023: 3 compared, mean 45.333333, median 44
    0126 50, 3 since 2022, 10 since 2018 across a break
    0127 42, -3 since 2018 across a break
    0128 44
    ");
    assert_snapshot!(check(SERIES, Options { breaks: &[2018, 2024], ..NEITHER }), @r"
    2023: 3 compared, mean 45.333333, median 44
    0126 50, 3 since 2022, 10 since 2018
    0127 42, -3 since 2018
    0128 44
    ");
}

#[test]
fn an_older_figure_changes_from_the_years_before_its_own() {
    let table = "
        0126 2023 T 50
        0127 2022 T 60
        0127 2021 T 58
        0127 2018 T 10
        0127 2017 T 55
    ";
    assert_snapshot!(check(table, NEITHER), @r"
    2023: 2 compared, mean 55, median 55
    0126 50
    0127 60 (2022), 2 since 2021, 5 since 2017
    ");
}

#[test]
fn women_and_men_are_those_of_the_figures_own_year() {
    let table = "
        0126 2023 T 50
        0126 2023 K 55
        0126 2023 M 45
        0127 2023 T 60
        0127 2023 K 61
        0128 2022 T 70
        0128 2022 K 72
        0128 2022 M 68
        0128 2023 K 99
        0128 2023 M 99
        0136 2023 T 40
        0136 2023 K 41
        0136 2023 M Suppressed
    ";
    assert_snapshot!(check(table, NEITHER), @r"
    2023: 4 compared, mean 55, median 55
    0126 50, women 55 men 45
    0127 60
    0128 70 (2022), women 72 men 68
    0136 40
    ");
}
