//! What a build makes, and that the same figures make the same bytes.

use std::collections::BTreeMap;
use std::io::Read;

use app::Language;
use app::manifest::{FILE_NAME, Manifest, sha256_of};

use crate::given::{Given, build, files_of};

#[test]
fn a_build_from_nothing_fetches_and_makes_everything() {
    let given = Given::new();
    let built = given.build().unwrap();
    let (made, asked) = (given.made(), given.server.asked());

    assert_eq!((built.n_areas, built.n_key_figures, built.n_members), (2, 4, 3));
    assert_eq!(built.n_pages_fetched, asked.len());
    assert_eq!(built.n_pages_kept, 0);
    assert!(!built.made_up);
    assert_eq!(built.title, "Prövodagen");
    assert_eq!(built.warnings, Vec::<String>::new());
    assert_eq!(built.moved_aside, Vec::<std::path::PathBuf>::new());
    for name in ["deck.pptx", "nyckeltal.xlsx", "site/index.html", FILE_NAME] {
        assert!(made.contains_key(name), "{name} is made");
    }
    assert_eq!(made.keys().filter(|name| name.starts_with("handout/") && name.ends_with(".html")).count(), 1);
    assert_eq!(made.keys().filter(|name| name.starts_with("site/") && name.ends_with(".html")).count(), built.n_pages);
    assert_eq!(n_slides(&made["deck.pptx"]), built.n_slides);

    let about_all =
        ["/v3/municipality?", "/v3/municipality_groups?", "/v3/kpi/N00905,N11008,N11102,N15428,N15508,N01833,N01951?"];
    for about in about_all {
        assert_eq!(asked.iter().filter(|asked| asked.path.starts_with(about)).count(), 1, "{about} is asked once");
    }
    assert!(asked.iter().filter(|asked| asked.path.starts_with("/v3/data/kpi/")).count() > 1, "data have many pages");
}

#[test]
fn the_manifest_tells_of_every_file_as_it_is() {
    let given = Given::new();
    let built = given.build().unwrap();
    let mut made = given.made();

    let manifest = Manifest::of_folder(&given.path("out")).unwrap();
    assert_eq!(made.remove(FILE_NAME), Some(manifest.to_bytes()));
    let sums: BTreeMap<String, String> = made.iter().map(|(name, bytes)| (name.clone(), sha256_of(bytes))).collect();
    assert_eq!(manifest.files, sums);
    assert_eq!((manifest.n_slides, manifest.n_charts), (built.n_slides, built.n_charts));
    assert_eq!(manifest.snapshot, built.snapshot);
    assert_eq!(manifest.programme.name, "dagen.toml");
    assert_eq!(manifest.programme.sha256, sha256_of(crate::given::programme_of(crate::given::GROUP).as_bytes()));
    assert_eq!((manifest.template, manifest.made_up), (None, false));
    assert_eq!(manifest.language, "sv");
}

#[test]
fn the_sum_is_that_of_sha_256() {
    assert_eq!(sha256_of(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn the_same_snapshot_and_programme_give_the_same_bytes() {
    let given = Given::new();
    given.build().unwrap();
    let options = app::BuildOptions { out: given.path("elsewhere/out"), ..given.options() };
    build(&options).unwrap();
    assert!(given.made() == files_of(&options.out), "a file differs between the two folders");
    // And over itself.
    let before = given.made();
    given.build().unwrap();
    assert!(before == given.made(), "a file differs after a second build");
}

#[test]
fn a_language_is_taken_in_place_of_the_programmes() {
    let given = Given::new();
    let built = build(&app::BuildOptions { language: Some(Language::En), ..given.options() }).unwrap();
    assert_eq!(Manifest::of_folder(&built.out).unwrap().language, "en");
    let front = String::from_utf8(given.made().remove("site/index.html").unwrap()).unwrap();
    assert!(front.contains("<html lang=\"en"), "{front}");
}

#[test]
fn a_template_beside_the_programme_is_used_and_named() {
    let given = Given::new();
    given.build().unwrap();
    // A deck is a template as good as any.
    given.write("mall.pptx", &given.made()["deck.pptx"]);
    let programme = crate::given::programme_of(crate::given::GROUP);
    given.write("dagen.toml", format!("template = \"mall.pptx\"\n{programme}"));
    given.build().unwrap();
    let template = Manifest::of_folder(&given.path("out")).unwrap().template.unwrap();
    assert_eq!(template.name, "mall.pptx");
}

#[test]
fn a_demo_asks_nobody_and_keeps_nothing() {
    let given = Given::new();
    let built = build(&app::BuildOptions { demo: true, ..given.options() }).unwrap();
    assert!(built.made_up);
    assert_eq!(built.n_members, 8);
    assert_eq!(given.server.asked(), Vec::new());
    assert!(!given.path("lake").exists());
    assert!(Manifest::of_folder(&built.out).unwrap().made_up);
}

/// Counted in the deck itself.
fn n_slides(deck: &[u8]) -> usize {
    let mut deck = zip::ZipArchive::new(std::io::Cursor::new(deck)).unwrap();
    let mut presentation = String::new();
    deck.by_name("ppt/presentation.xml").unwrap().read_to_string(&mut presentation).unwrap();
    presentation.matches("<p:sldId ").count()
}
