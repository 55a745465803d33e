//! What is asked of the service, what the lake spares it, and a service with troubles.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::{Built, Error, ServiceOptions};

use crate::country::country;
use crate::given::{Given, build, hint_of, programme_of};
use crate::server::Answer;

fn build_with(given: &Given, service: ServiceOptions) -> Result<Built, Error> {
    build(&app::BuildOptions { service, ..given.options() })
}

#[test]
fn what_the_lake_holds_is_not_asked_for_again() {
    let given = Given::new();
    let first = given.build().unwrap();
    let asked_first = given.server.asked();

    let second = given.build().unwrap();
    assert_eq!(given.server.asked(), Vec::new());
    assert_eq!((second.n_pages_fetched, second.n_pages_kept), (0, 0));
    assert_eq!(second.snapshot, first.snapshot);

    let offline = build_with(&given, ServiceOptions { offline: true, ..given.service() }).unwrap();
    assert_eq!(given.server.asked(), Vec::new());
    assert_eq!(offline.snapshot, first.snapshot);

    let refreshed = build_with(&given, ServiceOptions { refresh: true, ..given.service() }).unwrap();
    assert_eq!(given.server.asked(), asked_first);
    assert_eq!(refreshed.n_pages_fetched, asked_first.len());
    assert_eq!(refreshed.snapshot, first.snapshot, "the same figures have the same name");
}

#[test]
fn only_what_is_new_in_the_programme_is_asked_for() {
    let given = Given::new();
    let programme = programme_of(crate::given::GROUP);
    given.write("dagen.toml", programme.replace(r#", "N15428""#, ""));
    given.build().unwrap();
    given.server.asked();

    given.write("dagen.toml", programme);
    assert_eq!(given.build().unwrap().n_key_figures, 4);
    let data: Vec<String> = given.server.asked().into_iter().map(|asked| asked.path).collect();
    assert!(data.iter().any(|path| path.starts_with("/v3/data/kpi/N15428/")), "{data:?}");
    assert!(!data.iter().any(|path| path.contains("N11008")), "{data:?}");
}

#[test]
fn revised_figures_come_with_a_refresh() {
    let is_revised = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&is_revised);
    let given = Given::answering(move |path| match flag.load(Ordering::SeqCst) {
        true => country().clone().silent(&["3102"]).answer(path),
        false => country().answer(path),
    });
    let before = given.build().unwrap();
    is_revised.store(true, Ordering::SeqCst);
    assert_eq!(given.build().unwrap().snapshot, before.snapshot);
    let after = build_with(&given, ServiceOptions { refresh: true, ..given.service() }).unwrap();
    assert_ne!(after.snapshot, before.snapshot);
    assert_eq!(after.lacking.len(), 4, "one of the three is silent on everything");
    assert!(after.lacking.iter().all(|lacking| lacking.members.len() == 1));
}

#[test]
fn offline_with_an_empty_lake_says_what_is_lacking_and_writes_nothing() {
    let given = Given::new();
    lake::Lake::open(&given.path("lake")).unwrap();
    let error = build_with(&given, ServiceOptions { offline: true, ..given.service() }).unwrap_err();
    let Error::Offline { n_needed, lacking, .. } = &error else { panic!("{error}") };
    assert_eq!(*n_needed, 5);
    assert_eq!(*lacking, ["N00905", "N11008", "N11102", "N15428", "N15508"]);
    assert!(error.to_string().ends_with("N00905, N11008, N11102, N15428, N15508"), "{error}");
    assert!(hint_of(&error).contains("--offline"));
    assert!(!given.path("out").exists());
    assert_eq!(given.server.asked(), Vec::new());
}

#[test]
fn a_fetch_that_broke_off_goes_on_where_it_was() {
    let is_broken = Arc::new(AtomicBool::new(true));
    let flag = Arc::clone(&is_broken);
    let given = Given::answering(move |path| match flag.load(Ordering::SeqCst) && path.ends_with("&page=3") {
        true => Answer::status("403 Forbidden", "<html>No more today</html>"),
        false => country().answer(path),
    });
    let error = given.build().unwrap_err();
    assert!(matches!(&error, Error::Kolada(kolada::Error::Refused { status: 403, .. })), "{error}");
    assert!(hint_of(&error).contains("kept"));
    assert!(!given.path("out").exists());
    let (kept, missed): (Vec<_>, Vec<_>) = given.server.asked().into_iter().partition(|asked| asked.is_answered);
    assert_eq!((kept.len(), missed.len()), (5, 1), "three about names and two pages of data");

    is_broken.store(false, Ordering::SeqCst);
    let built = given.build().unwrap();
    let asked = given.server.asked();
    assert_eq!(asked.first().map(|asked| &asked.path), Some(&missed[0].path));
    assert!(!asked.iter().any(|asked| kept.contains(asked)), "{asked:?}");
    assert_eq!((built.n_pages_kept, built.n_pages_fetched), (kept.len(), asked.len()));

    // The same day made in one go.
    let whole = Given::new();
    assert_eq!(whole.build().unwrap().snapshot, built.snapshot);
}

#[test]
fn pages_kept_for_more_than_a_day_are_fetched_anew() {
    let is_broken = Arc::new(AtomicBool::new(true));
    let flag = Arc::clone(&is_broken);
    let given = Given::answering(move |path| match flag.load(Ordering::SeqCst) && path.ends_with("&page=2") {
        true => Answer::status("403 Forbidden", ""),
        false => country().answer(path),
    });
    given.build().unwrap_err();
    is_broken.store(false, Ordering::SeqCst);
    let now = app::now() + jiff::SignedDuration::from_hours(25);
    let built = build_with(&given, ServiceOptions { now, ..given.service() }).unwrap();
    assert_eq!(built.n_pages_kept, 0);
}

#[test]
fn a_withdrawn_key_figure_is_set_aside_and_told() {
    let given = Given::answering(|path| match path.starts_with("/v3/data/") && path.contains("N11102") {
        true => Answer::status("422 Unprocessable Entity", r#"{"detail":"unknown kpi"}"#),
        false => country().answer(path),
    });
    let built = given.build().unwrap();
    let lacking: Vec<_> = built.lacking.iter().map(|lacking| (&*lacking.key_figure, lacking.members.len())).collect();
    assert!(lacking.contains(&("N11102", 0)), "{lacking:?}");
    assert_eq!(built.warnings, ["`N11102` is refused by the source: unknown kpi"]);
    assert_eq!(built.n_key_figures, 4);
    assert!(given.made().contains_key("deck.pptx"));

    // It is kept as one without rows.
    given.server.asked();
    let again = given.build().unwrap();
    assert_eq!(given.server.asked(), Vec::new());
    assert_eq!(again.lacking, built.lacking);
}

#[test]
fn a_damaged_file_of_the_lake_is_fetched_anew() {
    let given = Given::new();
    let before = given.build().unwrap();
    let made = given.made();
    given.server.asked();
    let damaged = fs::read_dir(given.path("lake/files")).unwrap().next().unwrap().unwrap().path();
    let bytes = fs::read(&damaged).unwrap();
    fs::write(&damaged, &bytes[..bytes.len() / 2]).unwrap();

    let offline = build_with(&given, ServiceOptions { offline: true, ..given.service() }).unwrap_err();
    assert!(matches!(offline, Error::Offline { .. }), "{offline}");
    assert!(made == given.made(), "a file differs after a failure");

    let built = given.build().unwrap();
    assert!(given.server.asked().iter().any(|asked| asked.path.starts_with("/v3/data/")));
    assert_eq!(built.snapshot, before.snapshot);
    assert!(made.keys().eq(given.made().keys()), "the same files");
    assert_eq!(fs::read(&damaged).unwrap(), bytes, "it is mended");

    given.build().unwrap();
    assert_eq!(given.server.asked(), Vec::new());
}

#[test]
fn a_web_page_in_between_is_asked_again() {
    let is_first = AtomicBool::new(true);
    let given = Given::answering(move |path| match is_first.swap(false, Ordering::SeqCst) {
        true => Answer::json("<!doctype html><title>Maintenance</title>"),
        false => country().answer(path),
    });
    let built = given.build().unwrap();
    assert_eq!(given.server.asked().len(), built.n_pages_fetched + 1);
}

#[test]
fn a_service_that_asks_for_more_patience_than_there_is_ends_it() {
    let given = Given::answering(|_| Answer {
        header: "Retry-After: 3600\r\n",
        ..Answer::status("503 Service Unavailable", r#"{"detail":"down for the night"}"#)
    });
    let error = given.build().unwrap_err();
    assert!(matches!(&error, Error::Kolada(kolada::Error::GaveUp { n_tries: 1, .. })), "{error}");
    assert!(error.to_string().contains("down for the night"), "{error}");
    assert!(hint_of(&error).contains("--offline"));
    assert!(!given.path("out").exists());
}
