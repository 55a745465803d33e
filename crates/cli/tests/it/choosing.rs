//! What to compare, and with whom: asked of a lake that is not there, and with arguments that cannot be.

use rstest::rstest;

use crate::given::Given;

#[rstest]
#[case::suggest(&["suggest"])]
#[case::peers(&["peers", "Haninge"])]
#[case::climbers(&["climbers", "N15508", "--from", "Haninge"])]
#[case::holes(&["holes"])]
#[case::check(&["index", "check"])]
#[case::make(&["index", "make", "--key-figures", "N15508,-N11008"])]
fn without_a_lake_the_hint_says_how_to_fill_one(#[case] arguments: &[&str]) {
    let given = Given::new();
    let told = given.run(arguments).bad(1);
    assert!(told.contains("error: there is no lake at `"), "{told}");
    assert!(told.contains("hint: check `--lake`") && told.contains("nyckeltal sync --all"), "{told}");
    assert!(!given.path("lake").exists(), "a question makes no folder");
}

#[rstest]
#[case::suggest(&["suggest", "--help"], &["Examples:", "--format toml >> dagen.toml", "geometric mean"])]
#[case::peers(&["peers", "--help"], &["Examples:", "--metric mahalanobis", "--outcome N00905"])]
#[case::climbers(&["climbers", "--help"], &["Examples:", "--band 0.1", "in the good direction"])]
#[case::holes(&["holes", "--help"], &["Examples:", "nyckeltal holes dagen.toml"])]
#[case::check(&["index", "check", "--help"], &["Examples:", "--percentile 7"])]
#[case::make(&["index", "make", "--help"], &["Examples:", "--seed 7", "nine in ten"])]
fn help_has_examples(#[case] arguments: &[&str], #[case] expected: &[&str]) {
    let help = Given::new().run(arguments).good();
    for words in expected {
        assert!(help.contains(words), "`{words}` is not in:\n{help}");
    }
}

#[rstest]
#[case::no_key_figure(&["climbers", "N1550", "--from", "0136"], "N1550")]
#[case::no_band(&["climbers", "N15508", "--from", "0136", "--band", "0"], "--band")]
#[case::no_percentile(&["index", "check", "--percentile", "3"], "4..=9")]
#[case::too_few_choices(&["index", "make", "--key-figures", "N15508", "--choices", "5"], "100")]
#[case::nobody(&["peers", "Haninge", "--n", "0"], "1..=50")]
fn what_cannot_be_is_refused(#[case] arguments: &[&str], #[case] expected: &str) {
    let told = Given::new().run(arguments).bad(2);
    assert!(told.contains(expected), "`{expected}` is not in:\n{told}");
}

#[test]
fn a_list_that_cannot_be_read_is_told_before_the_lake_is_opened() {
    let told = Given::new().run(&["index", "make", "--key-figures", "Meritvärde"]).bad(1);
    assert!(told.contains("`Meritvärde` is no list of key figures") && told.contains("hint: write ids"), "{told}");
    let told = Given::new().run(&["index", "make", "--key-figures", "N11008"]).bad(1);
    assert!(told.contains("`N11008` has no direction that is good"), "{told}");
}
