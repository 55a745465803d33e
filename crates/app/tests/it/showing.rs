//! One comparison, and a programme to edit.

use app::{Direction, Error, ShowOptions};
use rstest::rstest;

use crate::given::{Given, hint_of};

#[test]
fn a_judged_key_figure_is_shown_best_first() {
    let given = Given::new();
    let shown = app::show(&given.show_options("N15508"), &()).unwrap();
    assert_eq!(shown.direction, Direction::Higher);
    assert_eq!(shown.name, "Klarar alla ämnen i årskurs 9");
    assert_eq!(shown.rows.len(), 3);
    let values: Vec<f64> = shown.rows.iter().filter_map(|row| row.value).collect();
    assert!(values.is_sorted_by(|a, b| a >= b), "{values:?}");
    assert_eq!(shown.rows[0].place, Some(1));
    assert_eq!(shown.rows[0].to_best, Some(0.0));
    for row in shown.rows.iter().filter(|row| row.value.is_some()) {
        assert_eq!(row.to_riket.is_some(), shown.riket.is_some() && row.year == Some(shown.year));
    }
    assert!(shown.source.starts_with("Källa: Kolada N15508, ") && shown.source.ends_with("Egen bearbetning."));
}

#[test]
fn a_cost_is_not_judged() {
    let given = Given::new();
    let shown = app::show(&given.show_options("N11008"), &()).unwrap();
    assert_eq!(shown.direction, Direction::Neither);
    assert!(shown.rows.iter().all(|row| row.place.is_none() && row.quarter.is_none()));
}

#[test]
fn a_key_figure_shown_once_is_kept() {
    let given = Given::new();
    let first = app::show(&given.show_options("N15508"), &()).unwrap();
    assert!(!given.server.asked().is_empty());
    let second = app::show(&given.show_options("N15508"), &()).unwrap();
    assert_eq!(given.server.asked(), Vec::new());
    assert_eq!(first, second);
}

/// The one on the cover can be shown as any other.
#[rstest]
#[case::from_the_service(false)]
#[case::made_up(true)]
fn the_covers_key_figure_is_shown(#[case] demo: bool) {
    let given = Given::new();
    let shown = app::show(&ShowOptions { demo, ..given.show_options("N00905") }, &()).unwrap();
    assert_eq!(shown.name, "Medianinkomst efter skatt");
    assert!(shown.rows.iter().any(|row| row.value.is_some()));
}

#[test]
fn a_key_figure_that_nobody_has_is_no_comparison() {
    let given = Given::new();
    let error = app::show(&given.show_options("N99999"), &()).unwrap_err();
    assert!(matches!(&error, Error::NothingToShow { key_figure } if key_figure == "N99999"), "{error}");
    hint_of(&error);
}

#[test]
fn a_programme_to_edit_is_never_written_over_another() {
    let given = Given::new();
    let path = given.path("ny.toml");
    app::init(&path).unwrap();
    assert!(app::programme::read(Some(&path)).is_ok(), "what is written can be read");

    std::fs::write(&path, "mitt eget").unwrap();
    let error = app::init(&path).unwrap_err();
    assert!(matches!(&error, Error::Exists { path: told } if *told == path), "{error}");
    hint_of(&error);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mitt eget");

    let error = app::init(&given.path("ingen-mapp/ny.toml")).unwrap_err();
    assert!(matches!(error, Error::Write { .. }), "{error}");
    hint_of(&error);
}
