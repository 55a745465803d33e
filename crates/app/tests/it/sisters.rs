//! The decks beside the host's: which are made, where they lie, and what becomes of earlier ones.

use std::fs;

use app::manifest::Manifest;
use app::{BuildOptions, Built, DeckChoice, Error};

use crate::given::{Given, build, hint_of};

fn with_decks(given: &Given, decks: &str) -> Result<Built, Error> {
    build(&BuildOptions { decks: decks.parse().unwrap(), ..given.options() })
}

fn paths(built: &Built) -> Vec<&str> {
    built.sister_decks.iter().map(|deck| deck.path.as_str()).collect()
}

#[test]
fn all_is_one_a_municipality_one_a_committee_and_one_for_inhabitants() {
    let given = Given::new();
    let built = with_decks(&given, "all").unwrap();
    assert_eq!(built.n_members, 3);
    let committee = "decks/namnd-barn-och-utbildningsnamnden.pptx";
    let made = paths(&built);
    assert_eq!(made.len(), 5);
    assert_eq!(&made[3..], [committee, "decks/invanare.pptx"]);
    let manifest = Manifest::of_folder(&built.out).unwrap();
    assert!(made.iter().all(|path| manifest.files.contains_key(*path)));

    let before = given.made();
    let again = BuildOptions { out: given.path("again"), decks: DeckChoice::All, ..given.options() };
    build(&again).unwrap();
    assert!(before == crate::given::files_of(&again.out), "a file differs between the two folders");
}

#[test]
fn each_municipalitys_pages_lead_to_its_own_deck() {
    let given = Given::new();
    let built = with_decks(&given, "all").unwrap();
    let made = given.made();
    let start = |folder: &str| String::from_utf8(made[&format!("site/{folder}index.html")].clone()).unwrap();
    assert!(start("").contains("../deck.pptx"));
    let folders: Vec<String> = made
        .keys()
        .filter_map(|path| Some(path.strip_prefix("site/")?.strip_suffix("/index.html")?.to_owned()))
        .collect();
    assert_eq!(folders.len(), 2);
    for folder in folders {
        let deck = format!("decks/{folder}.pptx");
        assert!(start(&format!("{folder}/")).contains(&format!("href=\"../../{deck}\"")), "{folder}");
        assert!(paths(&built).contains(&deck.as_str()));
    }
}

#[test]
fn a_list_takes_names_slugs_and_codes() {
    let given = Given::new();
    let all = with_decks(&given, "all").unwrap();
    let own = &paths(&all)[0]["decks/".len()..paths(&all)[0].len() - ".pptx".len()];
    assert_eq!(paths(&with_decks(&given, &format!("{own}, INVANARE,host")).unwrap()), [paths(&all)[0], paths(&all)[4]]);
    assert_eq!(paths(&with_decks(&given, "namnder").unwrap()), [paths(&all)[3]]);
    assert_eq!(paths(&with_decks(&given, "host").unwrap()), Vec::<&str>::new());
}

#[test]
fn an_unknown_deck_is_refused_with_those_there_are() {
    let given = Given::new();
    let error = with_decks(&given, "invanare,nämnderna").unwrap_err();
    let told = error.to_string();
    assert!(told.contains("`nämnderna`") && told.contains("namnd-barn-och-utbildningsnamnden, invanare"), "{told}");
    assert!(hint_of(&error).contains("--decks"));
    assert!(!error.is_unexpected());
    assert!(!given.path("out").exists());
}

#[test]
fn an_edited_deck_is_moved_aside_and_one_no_longer_made_is_taken_away() {
    let given = Given::new();
    with_decks(&given, "namnder,invanare").unwrap();
    let inhabitants = given.path("out/decks/invanare.pptx");
    let made = fs::read(&inhabitants).unwrap();
    given.write("out/decks/invanare.pptx", "Min egen.");
    let built = with_decks(&given, "invanare").unwrap();
    assert_eq!(built.moved_aside, [given.path("out/decks/invanare.edited-1.pptx")]);
    assert_eq!(fs::read_to_string(&built.moved_aside[0]).unwrap(), "Min egen.");
    assert_eq!(fs::read(&inhabitants).unwrap(), made);
    assert_eq!(built.taken_away, [given.path("out/decks/namnd-barn-och-utbildningsnamnden.pptx")]);
    assert!(!built.taken_away[0].exists());

    // An edited one stays, and so does the folder.
    given.write("out/decks/invanare.pptx", "Min andra.");
    let built = with_decks(&given, "host").unwrap();
    assert_eq!((built.moved_aside.len(), built.taken_away.len()), (0, 0));
    assert_eq!(fs::read_to_string(&inhabitants).unwrap(), "Min andra.");
}
