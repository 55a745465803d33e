//! Every reader of `kolada::parse` over any bytes: none panics, and what is read keeps what the readers promise.
//!
//! `cargo fuzz run parse fuzz/corpus/parse fuzz/seeds -- -dict=fuzz/parse.dict -max_total_time=120`

#![no_main]

use std::collections::BTreeSet;

use kolada::parse::{
    parse_area_groups, parse_areas, parse_envelope, parse_key_figure_groups, parse_key_figures, parse_observations,
    parse_units,
};
use kolada::{Effect, Expected, Issue};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    let n_rows = parse_envelope(body).ok().map(|envelope| envelope.n_rows);
    let check = |n_read: usize, issues: &[Issue]| {
        let is_row = |issue: &&Issue| issue.effect == Effect::LeftOut && issue.at.item.is_none();
        assert_eq!(Some(n_read + issues.iter().filter(is_row).count()), n_rows, "rows are lost without a word");
        for issue in issues {
            assert!(issue.to_string().len() < 2000, "an issue that nobody can read");
        }
    };
    if let Ok(read) = parse_key_figures(body) {
        check(read.value.len(), &read.issues);
    }
    if let Ok(read) = parse_areas(body) {
        check(read.value.len(), &read.issues);
    }
    if let Ok(read) = parse_area_groups(body) {
        check(read.value.len(), &read.issues);
    }
    if let Ok(read) = parse_key_figure_groups(body) {
        check(read.value.len(), &read.issues);
    }
    if let Ok(read) = parse_units(body) {
        check(read.value.len(), &read.issues);
    }
    if let Ok(read) = parse_observations(body, &Expected::anything()) {
        assert!(n_rows.is_some(), "read, but a fetch would not have let it through");
        let places: BTreeSet<_> = read.value.iter().map(|o| (o.key_figure, o.place, o.year, o.sex)).collect();
        assert_eq!(places.len(), read.value.len(), "a place has two figures");
        for value in read.value.iter().filter_map(|o| o.figure.value()) {
            assert!(value.is_finite() && value.to_bits() != (-0.0f64).to_bits());
        }
        let rows: BTreeSet<_> = read.issues.iter().filter_map(|issue| issue.at.row_idx).collect();
        assert!(n_rows.is_some_and(|n_rows| rows.last().is_none_or(|last| *last < n_rows)));
        // What was read is all that is asked for, so asking for just that changes nothing.
        let expected = Expected {
            key_figures: Some(read.value.iter().map(|o| o.key_figure).collect()),
            places: Some(read.value.iter().map(|o| o.place).collect()),
            years: Some(read.value.iter().map(|o| o.year).collect()),
        };
        let again = parse_observations(body, &expected).expect("read before");
        assert!(again.value.len() >= read.value.len(), "asking for what there is lost some of it");
    }
});
