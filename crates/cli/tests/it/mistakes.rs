//! Mistakes are told with their place and what to do.

use insta::assert_snapshot;
use rstest::rstest;

use crate::given::{Given, SMALL};

#[test]
fn a_mistake_in_a_programme_is_pointed_at() {
    let given = Given::new();
    given.write("fel.toml", &SMALL.replace("host = \"0192\"", "host = \"0126\""));
    let told = given.run(&["build", "fel.toml", "--demo"]).bad(1);
    assert_snapshot!(told, @r#"
    error: fel.toml:4:8: the host `0126` is not a member of the group in 2026
         4 | host = "0126"
    hint: write the code of one of the members, or add the host as a member
    "#);
    assert!(!given.path("nyckeltalsdagen").exists());
}

#[test]
fn a_field_that_is_not_known_is_pointed_at() {
    let given = Given::new();
    given.write("fel.toml", &SMALL.replace("place =", "plats ="));
    let told = given.run(&["build", "fel.toml", "--demo"]).bad(1);
    assert_snapshot!(told, @r#"
    error: fel.toml:3:1: unknown field `plats`, expected one of `title_sv`, `title_en`, `date`, `place`, `host`, `language`, `prices`, `price_changes`, `template`, `template_layouts`, `site_url`, `boundaries`, `group`, `compare`, `area`, `claim`
         3 | plats = "Nynäshamn"
    hint: compare with the programme that `nyckeltal init` writes: every field is explained there
    "#);
}

#[test]
fn a_programme_that_is_not_there() {
    let told = Given::new().run(&["build", "ingen.toml", "--demo"]).bad(1);
    assert!(told.starts_with("error: `ingen.toml` cannot be read: "), "{told}");
    assert!(told.contains("\nhint: "), "{told}");
}

#[test]
fn a_template_that_is_none() {
    let given = Given::new();
    given.write("anteckningar.pptx", "Kom ihåg mjölken.");
    let told = given.run(&["build", "liten.toml", "--demo", "--template", "anteckningar.pptx"]).bad(1);
    assert!(told.contains("error: `anteckningar.pptx` is not a PowerPoint file"), "{told}");
    assert!(told.contains("\nhint: give a template saved by PowerPoint as .potx or .pptx\n"), "{told}");
}

#[test]
fn init_never_overwrites() {
    let given = Given::new();
    let ended = given.run(&["init", "dagen.toml"]);
    assert_snapshot!(ended.stderr, @"Wrote `dagen.toml`. Edit it, then run: nyckeltal build dagen.toml");
    assert_eq!(ended.good(), "");
    let written = std::fs::read_to_string(given.path("dagen.toml")).unwrap();

    let told = given.run(&["init", "dagen.toml"]).bad(1);
    assert_snapshot!(told, @r"
    error: `dagen.toml` is there already
    hint: name another file, or move the old one away
    ");
    assert_eq!(std::fs::read_to_string(given.path("dagen.toml")).unwrap(), written);
}

#[rstest]
#[case::build(&["build", "liten.toml", "--offline"])]
#[case::show(&["show", "N11008", "--offline"])]
fn offline_with_an_empty_lake(#[case] arguments: &[&str]) {
    let given = Given::with_lake();
    let told = given.run(arguments).bad(1);
    assert!(told.starts_with("error: the lake `"), "{told}");
    assert!(told.contains("N11008"), "{told}");
    assert!(told.ends_with("\nhint: run once without `--offline`, so that they are fetched\n"), "{told}");
    assert!(!given.path("nyckeltalsdagen").exists());
}

#[test]
fn an_address_that_is_none() {
    let told = Given::new().run(&["show", "N11008", "--kolada-url", "kolada"]).bad(1);
    assert_snapshot!(told, @r"
    error: `kolada` is no http or https address of the service
    hint: the public service is `https://api.kolada.se/v3`
    ");
}

#[test]
fn a_key_figure_that_the_demo_lacks() {
    let told = Given::new().run(&["show", "N99999", "--demo", "--programme", "liten.toml"]).bad(1);
    assert!(told.contains("error: the source has no key figure `N99999`"), "{told}");
    assert!(told.contains("\nhint: "), "{told}");
}

/// Mistakes in the arguments themselves end with 2, as is the custom of command lines.
#[rstest]
#[case::no_id(&["show", "11008"], "`11008` is not a key figure: a capital letter and five digits, as in N11008")]
#[case::no_format(&["show", "N11008", "--format", "xml"], "[possible values: table, json, csv]")]
#[case::no_command(&["bygg"], "unrecognized subcommand 'bygg'")]
#[case::demo_offline(&["build", "--demo", "--offline"], "cannot be used with")]
#[case::refresh_offline(&["build", "--refresh", "--offline"], "cannot be used with")]
#[case::no_requests(&["build", "--rate", "0"], "--rate")]
fn arguments_that_are_none(#[case] arguments: &[&str], #[case] expected: &str) {
    let told = Given::new().run(arguments).bad(2);
    assert!(told.starts_with("error: "), "{told}");
    assert!(told.contains(expected), "{told}");
}
