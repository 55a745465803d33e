//! Templates and decks that somebody asks about.

use crate::given::Given;

#[test]
fn a_deck_of_ours_has_no_faults_and_its_build_tells_so() {
    let given = Given::new();
    given.run(&["build", "liten.toml", "--demo"]).good();
    let told = given.run(&["check", "nyckeltalsdagen/deck.pptx"]).good();
    assert!(told.ends_with("No faults.\n") && told.starts_with("Looked at "), "{told}");
    let report = std::fs::read_to_string(given.path("nyckeltalsdagen/accessibility.json")).unwrap();
    assert!(report.contains("\"faults\": []"), "{report}");
}

#[test]
fn ours_is_told_like_any_template() {
    let told = Given::new().run(&["template", "check"]).good();
    assert!(
        told.contains("opener   “Områdesöppning”: it says that it is a section's heading, with a panel at the left"),
        "{told}"
    );
    let json = Given::new().run(&["template", "check", "--format", "json"]).good();
    assert!(json.contains("\"purpose\": \"content\"") && json.contains("\"hex\": \"0B4EA2\""), "{json}");
}

#[test]
fn what_is_no_template_ends_with_a_hint() {
    let given = Given::new();
    given.write("anteckningar.pptx", "Kom ihåg mjölken.");
    for command in [&["template", "check", "anteckningar.pptx"][..], &["check", "anteckningar.pptx"]] {
        let told = given.run(command).bad(1);
        assert_eq!(
            told,
            "error: `anteckningar.pptx` is not a PowerPoint file: it does not begin as one\nhint: give a template saved by PowerPoint as .potx or .pptx\n"
        );
    }
}

#[test]
fn a_layout_that_is_not_there_stops_a_build() {
    let given = Given::new();
    given.run(&["build", "liten.toml", "--demo"]).good();
    let with = |layouts: &str| {
        let text = std::fs::read_to_string(given.path("liten.toml")).unwrap();
        text.replace("[group]", &format!("[template_layouts]\n{layouts}\n\n[group]"))
    };
    let deck = "nyckeltalsdagen/deck.pptx";
    given.write("val.toml", &with("content = \"Finns inte\""));
    let told = given.run(&["build", "val.toml", "--demo", "--template", deck, "--out", "ut"]).bad(1);
    assert!(told.contains("has no slide layout “Finns inte”; it has: Omslag; Rubrik och yta"), "{told}");
    assert!(told.contains("\nhint: write one of these names under [template_layouts]"), "{told}");
    assert!(!given.path("ut").exists());

    given.write("val.toml", &with("content = \"Rubrik och text\""));
    let told = given.run(&["template", "check", deck, "--programme", "val.toml"]).good();
    assert!(told.contains("content  “Rubrik och text”: chosen in the programme"), "{told}");
    given.run(&["build", "val.toml", "--demo", "--template", deck, "--out", "ut"]).good();

    given.write("val.toml", &with("contents = \"Rubrik och text\""));
    let told = given.run(&["build", "val.toml", "--demo"]).bad(1);
    assert!(told.contains("unknown field `contents`"), "{told}");
}
