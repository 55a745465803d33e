//! Syncs, snapshots, differences and alarms from the command line, where there is nothing yet, and what is asked wrongly.

use rstest::rstest;

use crate::given::Given;

#[test]
fn an_empty_lake_is_said_to_be_empty() {
    let given = Given::with_lake();
    let listed = given.run(&["snapshots"]).good();
    assert_eq!(listed, "There is no snapshot yet: `nyckeltal sync` or `nyckeltal build` makes one.\n");
    assert_eq!(given.run(&["snapshots", "list", "--format", "json"]).good(), "[]\n");
    assert_eq!(given.run(&["accept", "--list"]).good(), "Nothing has changed its description.\n");
    let pruned = given.run(&["snapshots", "prune", "--keep", "3"]).good();
    assert_eq!(pruned, "Would remove 0 snapshots and 0 files, 0.0 MB; 0 snapshots stay.\n");
}

#[rstest]
#[case::list(&["snapshots"])]
#[case::prune(&["snapshots", "prune", "--keep", "3"])]
#[case::pin(&["snapshots", "pin", "3fa2"])]
#[case::diff(&["diff", "3fa2", "latest"])]
#[case::alarms(&["accept", "--list"])]
#[case::accept(&["accept", "N15621-meaning-3fa2", "--reason", "granskad"])]
#[case::show(&["show", "N11008", "--offline"])]
#[case::build(&["build", "liten.toml", "--offline"])]
#[case::old_day(&["build", "liten.toml", "--snapshot", "3fa2"])]
fn a_lake_that_is_not_there_is_not_made_by_reading(#[case] arguments: &[&str]) {
    let given = Given::new();
    let told = given.run(arguments).bad(1);
    assert!(told.contains("error: there is no lake at `") && told.contains("\nhint: check `--lake`"), "{told}");
    assert!(!given.path("lake").exists());
}

#[rstest]
#[case::diff(&["diff", "3fa2", "latest"])]
#[case::name(&["snapshots", "name", "3fa2", "Dagen"])]
#[case::verify(&["snapshots", "verify", "3fa2"])]
#[case::compare(&["snapshots", "compare", "3fa2", "latest"])]
#[case::build(&["build", "liten.toml", "--snapshot", "3fa2"])]
#[case::show(&["show", "N11008", "--snapshot", "3fa2"])]
fn a_snapshot_that_is_not_there(#[case] arguments: &[&str]) {
    let told = Given::with_lake().run(arguments).bad(1);
    assert!(
        told.contains("error: no snapshot has a name that begins with `3fa2`\nhint: `nyckeltal snapshots`"),
        "{told}"
    );
}

#[test]
fn an_alarm_that_is_not_there() {
    let told = Given::with_lake().run(&["accept", "N15621-meaning-3fa2", "--reason", "granskad"]).bad(1);
    assert_eq!(told, "error: there is no alarm `N15621-meaning-3fa2`\nhint: `nyckeltal accept --list` lists them\n");
}

#[test]
fn several_words_that_are_no_key_figures() {
    let told = Given::new().run(&["sync", "N11008", "dagen.toml"]).bad(1);
    assert!(told.starts_with("error: `dagen.toml` is not a key figure"), "{told}");
    assert!(told.contains("\nhint: give key figures, or one programme"), "{told}");
}

#[rstest]
#[case::nothing_to_sync(&["sync"], "<--all|--built-in|PROGRAMME|KEY_FIGURE>")]
#[case::two_targets(&["sync", "--all", "N11008"], "cannot be used with")]
#[case::units_of_some(&["sync", "N11008", "--units"], "cannot be used with")]
#[case::all_anew_of_some(&["sync", "--built-in", "--full"], "cannot be used with")]
#[case::no_reason(&["accept", "N15621-meaning-3fa2"], "--reason")]
#[case::old_and_anew(&["build", "--snapshot", "3fa2", "--refresh"], "cannot be used with")]
#[case::how_many(&["snapshots", "prune"], "--keep")]
fn arguments_that_are_none(#[case] arguments: &[&str], #[case] expected: &str) {
    let told = Given::new().run(arguments).bad(2);
    assert!(told.contains(expected), "{told}");
}

#[rstest]
#[case::sync(&["sync", "--help"], &["nyckeltal sync --all", "goes on where it was"])]
#[case::snapshots(&["snapshots", "--help"], &["Nyckeltalsdagen 2026", "prune --keep 5"])]
#[case::diff(&["diff", "--help"], &["--format csv", "--programme dagen.toml"])]
#[case::accept(&["accept", "--help"], &["--list", "--reason"])]
fn help_has_examples(#[case] arguments: &[&str], #[case] expected: &[&str]) {
    let help = Given::new().run(arguments).good();
    for words in expected {
        assert!(help.contains(words), "`{words}` is not in:\n{help}");
    }
}
