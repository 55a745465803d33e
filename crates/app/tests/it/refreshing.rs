//! A refresh puts a new deck in the old one's place, and loses nothing.

use std::fs;

use app::{Error, RefreshOptions, RefreshReport, refresh};

use crate::given::{Given, files_of, hint_of};

fn options(given: &Given) -> RefreshOptions {
    RefreshOptions {
        boundaries: None,
        deck: given.path("out/deck.pptx"),
        programme: Some(given.path("dagen.toml")),
        out: None,
        dry_run: false,
        language: None,
        marked: None,
        prices: None,
        demo: false,
        service: given.service(),
        made_by: "Nyckeltal test".to_owned(),
    }
}

fn refreshed(options: &RefreshOptions) -> RefreshReport {
    refresh(options, &()).unwrap()
}

#[test]
fn each_refresh_keeps_what_stood_there() {
    let given = Given::new();
    given.build().unwrap();
    let options = options(&given);
    let first = fs::read(&options.deck).unwrap();
    let once = refreshed(&options);
    let second = fs::read(&options.deck).unwrap();
    let twice = refreshed(&options);

    assert_eq!(once.entries, Vec::new());
    assert_eq!((once.snapshot_old.clone(), once.n_of_others), (once.snapshot_new.clone(), 0));
    assert_eq!(once.backup, Some(given.path("out/deck.before-1.pptx")));
    assert_eq!(twice.backup, Some(given.path("out/deck.before-2.pptx")));
    assert_eq!(fs::read(given.path("out/deck.before-1.pptx")).unwrap(), first);
    assert_eq!(fs::read(given.path("out/deck.before-2.pptx")).unwrap(), second);
    assert_ne!(first, second, "the list has come");
    assert!(files_of(&given.path("out")).keys().all(|name| !name.contains(".nyckeltal-")), "nothing is left over");
}

#[test]
fn a_dry_run_writes_nothing_and_tells_the_same() {
    let given = Given::new();
    given.build().unwrap();
    let before = files_of(&given.path("out"));
    let told = refreshed(&RefreshOptions { dry_run: true, ..options(&given) });
    assert_eq!((told.written, told.backup), (None, None));
    assert_eq!(files_of(&given.path("out")), before);
    assert_eq!(told.entries, refreshed(&options(&given)).entries);
}

#[test]
fn another_place_leaves_the_deck_as_it_is() {
    let given = Given::new();
    given.build().unwrap();
    let before = fs::read(given.path("out/deck.pptx")).unwrap();
    let told = refreshed(&RefreshOptions { out: Some(given.path("nytt.pptx")), ..options(&given) });
    assert_eq!((told.written, told.backup), (Some(given.path("nytt.pptx")), None));
    assert_eq!(fs::read(given.path("out/deck.pptx")).unwrap(), before);
    assert!(given.path("nytt.pptx").is_file());
}

#[test]
fn another_municipality_may_be_marked() {
    let given = Given::new();
    given.build().unwrap();
    let deck = refreshed(&options(&given)).marked;
    let other = app::AreaCode::new("3102").unwrap();
    let told = refreshed(&RefreshOptions { marked: Some(other), ..options(&given) });
    assert_ne!(told.marked, deck);
    assert!(told.entries.iter().any(|entry| entry.what == "headline"), "the headlines are about another");
    assert_eq!(refreshed(&options(&given)).marked, told.marked, "the deck remembers");
}

#[test]
fn a_deck_of_another_day_is_refused_and_left() {
    let given = Given::new();
    given.build().unwrap();
    let before = fs::read(given.path("out/deck.pptx")).unwrap();
    let error = refresh(&RefreshOptions { programme: None, ..options(&given) }, &()).unwrap_err();
    assert!(matches!(&error, Error::OtherDay { of_deck, .. } if of_deck == "Prövodagen"), "{error}");
    assert!(hint_of(&error).contains("--programme"));
    let error = refresh(&RefreshOptions { demo: true, ..options(&given) }, &()).unwrap_err();
    assert!(matches!(error, Error::MadeUpAndReal { is_deck_made_up: false, .. }), "{error}");
    assert_eq!(fs::read(given.path("out/deck.pptx")).unwrap(), before);
}

#[test]
fn what_is_no_deck_of_ours_is_refused_and_left() {
    let given = Given::new();
    given.write("annat.pptx", "Inget.");
    let deck = given.path("annat.pptx");
    let error = refresh(&RefreshOptions { deck: deck.clone(), ..options(&given) }, &()).unwrap_err();
    assert!(matches!(error, Error::Deck(pptx::Error::NotAPackage { .. })), "{error}");
    assert_eq!(fs::read(deck).unwrap(), b"Inget.");
}
