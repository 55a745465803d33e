//! Charts that a programme asks for: every kind in the built-in one, and what a wrong one is told.

use std::collections::BTreeSet;

use catalogue::{ChartChoice, MapClasses, Programme, StepsFrom, built_in};
use rstest::rstest;

/// The built-in programme with these lines as one more chart of its last area.
fn with_chart(lines: &str) -> String {
    built_in::PROGRAMME_SODERTORN.replacen("[[claim]]", &format!("[[area.chart]]\n{lines}\n\n[[claim]]"), 1)
}

fn refusal(lines: &str) -> String {
    let error = Programme::parse("dag.toml", &with_chart(lines)).expect_err("the chart is wrong");
    format!("{}\n{}\nhint: {}", error.message, error.place.text, error.instead)
}

fn last_chart(lines: &str) -> ChartChoice {
    let programme = Programme::parse("dag.toml", &with_chart(lines)).expect("the chart is right");
    programme.areas.last().unwrap().charts.last().unwrap().clone()
}

#[test]
fn the_built_in_programme_asks_for_every_kind_with_reviewed_key_figures() {
    let (programme, reviewed) = (built_in::programme(), built_in::reviewed());
    let kinds: BTreeSet<&str> = programme.areas.iter().flat_map(|area| &area.charts).map(ChartChoice::kind).collect();
    let all = [
        "bands",
        "country",
        "fair",
        "heat",
        "lines",
        "map",
        "parts",
        "scatter",
        "shares",
        "slope",
        "steps",
        "then_now",
        "women_men",
    ];
    assert_eq!(Vec::from_iter(kinds), all);
    let unreviewed: Vec<_> =
        programme.chart_key_figures().into_iter().filter(|id| reviewed.get(*id).is_none()).collect();
    assert!(unreviewed.is_empty(), "not reviewed: {unreviewed:?}");
    for area in &programme.areas {
        for chart in &area.charts {
            let ChartChoice::Bands { key_figure } = chart else { continue };
            assert!(reviewed.get(*key_figure).unwrap().direction.is_judged(), "{key_figure} has no places");
        }
    }
}

#[test]
fn what_may_be_left_out_is_left_out() {
    let id = "N15508".parse().unwrap();
    assert_eq!(
        last_chart("kind = \"slope\"\nkey_figure = \"N15508\""),
        ChartChoice::Slope { key_figure: id, from: None }
    );
    let map = last_chart("kind = \"map\"\nkey_figure = \"N15508\"");
    assert_eq!(map, ChartChoice::Map { key_figure: id, classes: MapClasses::Fifths, extent: None });
    let ChartChoice::Steps { from, .. } =
        last_chart("kind = \"steps\"\nkey_figures = [\"N15508\", \"N11008\"]\nfrom = \"riket\"")
    else {
        panic!("no steps")
    };
    assert_eq!(from, StepsFrom::Riket);
}

#[test]
fn a_scatter_is_foremost_about_what_goes_up() {
    let chart = last_chart("kind = \"scatter\"\nx = \"N00905\"\ny = \"N15508\"");
    let ids: Vec<String> = chart.key_figures().iter().map(ToString::to_string).collect();
    assert_eq!(ids, ["N15508", "N00905"]);
}

#[rstest]
#[case::unknown_kind(
    "kind = \"pie\"\nkey_figure = \"N15508\"",
    "unknown variant `pie`, expected one of `bands`, `then_now`"
)]
#[case::no_kind("key_figure = \"N15508\"", "missing field `kind`")]
#[case::field_missing("kind = \"scatter\"\nx = \"N00905\"", "missing field `y`")]
#[case::field_too_many(
    "kind = \"bands\"\nkey_figure = \"N15508\"\nfrom = 2014",
    "unknown field `from`, expected `key_figure`"
)]
#[case::not_a_key_figure("kind = \"lines\"\nkey_figure = \"15508\"", "`15508` is not a key figure")]
#[case::steps_from_nowhere(
    "kind = \"steps\"\nkey_figures = [\"N00001\", \"N00002\"]\nfrom = \"länet\"",
    "steps begin at \"riket\" or at a year"
)]
fn a_chart_that_cannot_be_read_is_told_with_what_explains_it(#[case] lines: &str, #[case] expected: &str) {
    let told = refusal(lines);
    assert!(told.starts_with(expected) && told.contains("`nyckeltal init` writes a programme"), "{told}");
    assert!(told.contains("[[area.chart]]") || told.contains("kind = "), "{told}");
}

#[rstest]
#[case::one_part("kind = \"parts\"\nkey_figures = [\"N15508\"]", "fewer than two parts", "name at least two parts")]
#[case::too_many_parts(
    "kind = \"shares\"\nwhole = \"N20048\"\nkey_figures = [\"N00001\", \"N00002\", \"N00003\", \"N00004\", \"N00005\", \"N00006\", \"N00007\", \"N00008\"]",
    "8 parts",
    "seven beside a whole"
)]
#[case::whole_among_parts(
    "kind = \"parts\"\nwhole = \"N20048\"\nkey_figures = [\"N20048\", \"N21024\"]",
    "`N20048` twice",
    "the whole is none of its parts"
)]
#[case::against_itself(
    "kind = \"scatter\"\nx = \"N00905\"\ny = \"N00905\"",
    "`N00905` twice",
    "two different key figures"
)]
#[case::no_columns("kind = \"heat\"\nkey_figures = []", "names no key figure", "up to twelve")]
#[case::twice(
    "kind = \"map\"\nkey_figure = \"N00664\"\n\n[[area.chart]]\nkind = \"map\"\nkey_figure = \"N00664\"",
    "the chart `map` of the same key figures stands twice",
    "keep one of them"
)]
fn a_wrong_chart_is_told_in_its_own_line(#[case] lines: &str, #[case] expected: &str, #[case] instead: &str) {
    let told = refusal(lines);
    assert!(told.contains(expected) && told.contains(instead), "{told}");
    assert!(told.contains("\n[[area.chart]]\n"), "{told}");
}

#[test]
fn every_municipality_has_a_tile_of_its_own() {
    let tiles = built_in::tiles();
    assert_eq!(tiles.len(), 290);
    let places: BTreeSet<_> = tiles.values().collect();
    assert_eq!(places.len(), 290);
}

/// Of a county's tiles, nearly all hang together by their edges: a reader finds the county.
#[test]
fn counties_hang_together() {
    let tiles = built_in::tiles();
    let counties: BTreeSet<_> = tiles.keys().map(|area| area.county()).collect();
    assert_eq!(counties.len(), 21);
    let mut n_whole = 0;
    for county in &counties {
        let own: BTreeSet<_> =
            tiles.iter().filter(|(area, _)| area.county() == *county).map(|(_, tile)| *tile).collect();
        let mut left = own.clone();
        let mut largest = 0;
        while let Some(first) = left.pop_first() {
            let (mut n, mut waiting) = (1, vec![first]);
            while let Some(tile) = waiting.pop() {
                let near: Vec<_> = left
                    .iter()
                    .copied()
                    .filter(|other| tile.column.abs_diff(other.column) + tile.row.abs_diff(other.row) == 1)
                    .collect();
                n += near.len();
                left.retain(|tile| !near.contains(tile));
                waiting.extend(near);
            }
            largest = largest.max(n);
        }
        n_whole += usize::from(largest == own.len());
        assert!(largest * 10 >= own.len() * 7, "{county}: {largest} of {}", own.len());
    }
    assert!(n_whole >= 18, "{n_whole} of 21 counties are whole");
}

#[rstest]
#[case::two_on_one("[tiles]\n\"0114\" = [1, 2]\n\"0115\" = [1, 2]\n", "`0115` and `0114` lie on one tile")]
#[case::no_municipality("[tiles]\n\"0000\" = [1, 2]\n", "`0000` is no municipality")]
#[case::far_away("[tiles]\n\"0114\" = [1, 200]\n", "`0114` lies at 1, 200")]
fn wrong_tiles_are_refused(#[case] source: &str, #[case] expected: &str) {
    let error = catalogue::tiles::tiles("tiles.toml", source).expect_err("wrong tiles");
    assert_eq!(error.message, expected);
    assert!(error.place.line > 1);
}
