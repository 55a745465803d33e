//! Every error says what and what to do, in the same manner.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use app::Error;
use app::figures::figures;
use app::made_up::made_up;
use app::needs::Needs;
use catalogue::{Programme, built_in};
use compose::Source;
use document::Language;

use crate::given::{GROUP, hint_of, programme_of};

fn told_well(error: &Error) {
    let message = error.to_string();
    let hint = hint_of(error);
    for text in [&message, &hint] {
        assert!(!text.ends_with(['.', '!', ' ']), "{text}");
        assert!(!text.contains('\n'), "{text}");
        let first = text.chars().next().unwrap();
        assert!(!first.is_uppercase(), "begins with a capital letter: {text}");
    }
}

fn path() -> PathBuf {
    PathBuf::from("mapp/fil")
}

#[test]
fn every_error_of_the_operations_says_what_to_do() {
    let denied = || io::Error::from(io::ErrorKind::PermissionDenied);
    let id = || "N11008".to_owned();
    let errors = [
        Error::Read { path: path(), source: denied() },
        Error::Write { path: path(), source: denied() },
        Error::Write { path: path(), source: io::ErrorKind::StorageFull.into() },
        Error::Exists { path: path() },
        Error::Offline { lake: path(), n_needed: 9, lacking: vec![id()] },
        Error::Offline { lake: path(), n_needed: 9, lacking: vec![id(); 9] },
        Error::UnknownGroup { group: "G99999".to_owned() },
        Error::UnknownMember { area: "0192".to_owned() },
        Error::HostOutside { host: "0192".to_owned(), group: "Södertörn".to_owned() },
        Error::NoFigures { n_key_figures: 3 },
        Error::NothingToShow { key_figure: id() },
        Error::Start { source: denied() },
    ];
    for error in &errors {
        told_well(error);
        assert_eq!(error.is_unexpected(), matches!(error, Error::Start { .. }));
    }
    assert_ne!(hint_of(&errors[1]), hint_of(&errors[2]), "a full disk has a hint of its own");
}

#[test]
fn only_the_first_of_many_lacking_are_named() {
    let lacking = (0..9).map(|n| format!("N0000{n}")).collect();
    let error = Error::Offline { lake: path(), n_needed: 12, lacking };
    insta::assert_snapshot!(error, @"the lake `mapp/fil` lacks 9 of the 12 key figures needed: N00000, N00001, N00002, N00003, N00004, N00005 …");
}

#[test]
fn every_error_of_a_fetch_says_what_to_do() {
    let url = || "https://api.kolada.se/v3/kpi".to_owned();
    let refused = |status| kolada::Error::Refused { url: url(), status, detail: "no".to_owned() };
    let gave_up = |last| kolada::Error::GaveUp { url: url(), n_tries: 7, took: Duration::from_secs(40), last };
    let words = || "no".to_owned();
    let errors = [
        kolada::Error::NotJson { first_words: "<html>".to_owned() },
        kolada::Error::BrokenBody { message: words() },
        refused(401),
        refused(403),
        refused(404),
        refused(410),
        refused(422),
        gave_up(kolada::Trouble::TimedOut { timeout: Duration::from_secs(90) }),
        gave_up(kolada::Trouble::NoConnection { message: words() }),
        gave_up(kolada::Trouble::CutOff { message: words() }),
        gave_up(kolada::Trouble::TooMany { retry_after: None }),
        gave_up(kolada::Trouble::ServerError { status: 503, retry_after: None, detail: words() }),
        gave_up(kolada::Trouble::Unreadable { message: "the answer is not JSON: it begins `<html>`".to_owned() }),
        gave_up(kolada::Trouble::TooLarge { bytes_max: 1 }),
        kolada::Error::ForeignPage { url: url(), next_url: "https://example.org".to_owned() },
        kolada::Error::EndlessPages { url: url(), next_url: url() },
        kolada::Error::Store { url: url(), source: "no".into() },
        kolada::Error::BadBaseUrl { base_url: "kolada".to_owned() },
        kolada::Error::NoClient { message: words() },
    ];
    for error in errors {
        told_well(&Error::Kolada(error));
    }
}

#[test]
fn the_errors_of_programme_lake_template_and_site_are_passed_on() {
    told_well(&Error::Catalogue(Programme::parse("dagen.toml", "title_sv = 3").unwrap_err()));
    told_well(&Error::Catalogue(Programme::parse("dagen.toml", &programme_of("")).unwrap_err()));
    told_well(&Error::Lake(lake::Error::Busy { path: path(), waited_s: 60 }));
    told_well(&Error::Deck(pptx::Error::NotAPackage { file: "mall.potx".to_owned() }));
    told_well(&Error::Site(html::Error::NoDocument));
    assert!(Error::Site(html::Error::NoDocument).is_unexpected());
}

#[test]
fn a_workbook_that_cannot_be_made_is_a_mistake_of_ours() {
    let programme = Programme::parse("dagen.toml", &programme_of(GROUP)).unwrap();
    let reviewed = built_in::reviewed();
    let made_up = made_up(&programme, &app::needs::Needs::of(&programme, &reviewed), &reviewed).unwrap();
    let needs = Needs::of(&made_up.programme, &reviewed);
    let figures =
        figures(&made_up.programme, &needs.key_figures, &reviewed, &made_up.snapshot, Source::MadeUp).unwrap();
    let day = figures.day(&made_up.programme, Language::Sv, made_up.programme.host, "Nyckeltal test");
    let mut document = compose::compose(&day);
    document.date_iso = "i november".to_owned();
    let error = Error::from(xlsx::write(&document).expect_err("that is no date"));
    told_well(&error);
    assert!(error.is_unexpected());
}
