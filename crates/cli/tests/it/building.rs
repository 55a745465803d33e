//! Whole days with made-up values.

use crate::given::Given;

/// The built-in day, as somebody who tries the program first meets it.
#[test]
fn the_built_in_day_is_made_of_made_up_values() {
    let given = Given::new();
    let ended = given.run(&["build", "--demo", "--out", "dagen"]);
    assert!(ended.stderr.contains("Making a country up …"), "{}", ended.stderr);
    assert!(!ended.stderr.contains("warning:"), "{}", ended.stderr);
    let told = ended.good();
    assert!(told.starts_with("Nyckeltalsdagen 2026 is made, with "), "{told}");
    assert!(told.contains("\nAll values are made up.\n"), "{told}");
    for file in ["deck.pptx", "nyckeltal.xlsx", "site/index.html", "manifest.json"] {
        assert!(told.contains(&format!("\n  dagen/{file} ")), "{told}");
        assert!(given.path("dagen").join(file).is_file(), "{file} is made");
    }
    assert!(!told.contains(" …"), "progress belongs to standard error: {told}");
    assert!(!given.path("lake").exists(), "a demo keeps nothing");
}

/// Also where the reader's settings name a service: a demo asks nobody.
#[test]
fn a_small_day_is_told_on_standard_output() {
    let given = Given::new();
    let nobody = [("NYCKELTAL_KOLADA_URL", "http://127.0.0.1:9/v3")];
    let told = given.run_with(&["build", "liten.toml", "--demo", "--lang", "en", "--out", "liten"], &nobody).good();
    assert!(told.starts_with("Prövodagen is made, with 2 key figures in "), "{told}");

    // An edited deck is moved aside, and told.
    given.write("liten/deck.pptx", "Min egen.");
    let told = given.run(&["build", "liten.toml", "--demo", "--lang", "en", "--out", "liten"]).good();
    assert!(told.contains("Moved aside, since it had been edited: liten/deck.edited-1.pptx\n"), "{told}");
}
