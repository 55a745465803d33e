//! Finished files and what already lies in their place.

use std::fs;

use app::Error;

use crate::given::{GROUP, Given, hint_of, programme_of};

#[test]
fn an_edited_deck_is_moved_aside_and_an_unedited_one_is_not() {
    let given = Given::new();
    assert_eq!(given.build().unwrap().moved_aside, Vec::<std::path::PathBuf>::new());

    // A new title makes another deck, and nobody has edited the old one.
    given.write("dagen.toml", programme_of(GROUP).replace("Prövodagen", "Jämförelsedagen"));
    assert_eq!(given.build().unwrap().moved_aside, Vec::<std::path::PathBuf>::new());
    let deck = given.made().remove("deck.pptx").unwrap();

    given.write("out/deck.pptx", "Min egen.");
    let aside = given.path("out/deck.edited-1.pptx");
    assert_eq!(given.build().unwrap().moved_aside, [aside.as_path()]);
    assert_eq!(fs::read_to_string(&aside).unwrap(), "Min egen.");
    assert_eq!(fs::read(given.path("out/deck.pptx")).unwrap(), deck);

    // What was moved aside is nobody's to move again, and a second one takes the next number.
    given.write("out/deck.pptx", "Min andra.");
    given.write("out/nyckeltal.xlsx", "Min tredje.");
    let next = [given.path("out/deck.edited-2.pptx"), given.path("out/nyckeltal.edited-1.xlsx")];
    assert_eq!(given.build().unwrap().moved_aside, next);
    assert_eq!(fs::read_to_string(&aside).unwrap(), "Min egen.");
    assert_eq!(fs::read_to_string(&next[0]).unwrap(), "Min andra.");
}

#[test]
fn somebody_elses_files_are_left_or_moved_aside() {
    let given = Given::new();
    fs::create_dir(given.path("out")).unwrap();
    given.write("out/deck.pptx", "Från förra året.");
    given.write("out/anteckningar.txt", "Kom ihåg mjölken.");
    assert_eq!(given.build().unwrap().moved_aside, [given.path("out/deck.edited-1.pptx")]);
    assert_eq!(given.made()["anteckningar.txt"], "Kom ihåg mjölken.".as_bytes());
}

#[test]
fn without_a_readable_manifest_a_file_that_differs_counts_as_edited() {
    let given = Given::new();
    given.build().unwrap();
    given.write("out/manifest.json", "{");
    // The same bytes need no rescue.
    assert_eq!(given.build().unwrap().moved_aside, Vec::<std::path::PathBuf>::new());

    given.write("out/manifest.json", "{");
    given.write("dagen.toml", programme_of(GROUP).replace("Prövodagen", "Jämförelsedagen"));
    assert_eq!(given.build().unwrap().moved_aside.len(), 2);
}

#[test]
fn a_page_of_an_area_that_is_no_more_goes_with_it() {
    let given = Given::new();
    given.build().unwrap();
    let n_before = given.made().len();
    let programme = programme_of(GROUP);
    let last_area = programme.rfind("[[area]]").unwrap();
    given.write("dagen.toml", &programme[..last_area]);
    given.build().unwrap();
    assert!(given.made().len() < n_before);
    assert!(!given.made().keys().any(|name| name.contains("edited")));
}

#[test]
fn a_folder_in_a_files_place_leaves_all_as_it_was() {
    let given = Given::new();
    given.build().unwrap();
    given.write("out/deck.pptx", "Min egen.");
    fs::remove_file(given.path("out/nyckeltal.xlsx")).unwrap();
    fs::create_dir(given.path("out/nyckeltal.xlsx")).unwrap();
    let before = given.made();
    let error = given.build().unwrap_err();
    assert!(matches!(&error, Error::Read { path, .. } if path.ends_with("nyckeltal.xlsx")), "{error}");
    hint_of(&error);
    assert!(before.keys().eq(given.made().keys()), "the edited deck still has its name");
    assert!(before == given.made(), "earlier output has changed");
}
