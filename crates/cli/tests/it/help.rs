//! Help shows how it is done.

use rstest::rstest;

use crate::given::Given;

#[rstest]
#[case::program(&["--help"], &["Examples:", "nyckeltal build --demo", "nyckeltal show N11008", "nyckeltal init dagen.toml"])]
#[case::build(&["build", "--help"], &["Examples:", "nyckeltal build --offline", "--template mall.potx", "never overwritten"])]
#[case::refresh(&["refresh", "--help"], &["Examples:", "nyckeltal refresh deck.pptx --dry-run", "deck.before-1.pptx"])]
#[case::show(&["show", "--help"], &["Examples:", "--format json", "--format csv > n15508.csv"])]
#[case::init(&["init", "--help"], &["Example:", "nyckeltal init dagen.toml"])]
fn help_has_examples(#[case] arguments: &[&str], #[case] expected: &[&str]) {
    let help = Given::new().run(arguments).good();
    for words in expected {
        assert!(help.contains(words), "`{words}` is not in:\n{help}");
    }
}

#[test]
fn the_version_is_told() {
    let version = Given::new().run(&["--version"]).good();
    assert_eq!(version, format!("nyckeltal {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn without_a_command_the_help_is_shown() {
    let help = Given::new().run(&[]).bad(2);
    assert!(help.contains("Examples:"), "{help}");
}
