//! The statistics on a table of the user's own.

use insta::assert_snapshot;
use rstest::rstest;

use crate::given::Given;

/// As Excel in Swedish writes it: a mark first, semicolons, decimal commas, a space between thousands, carriage returns.
const SWEDISH: &str = "\u{feff}kommun;andel;medelfel;invånare\r
Nynäshamn;61,5;1,5;29 500\r
Tyresö;70,25;1,0;49 000\r
\"Upplands Väsby\";60,0;2;48 000\r
Salem;\u{2212}3,5;0,5;17\u{a0}000\r
";

const RANKS: [&str; 10] =
    ["stats", "ranks", "--data", "tabell.csv", "--unit", "kommun", "--value", "andel", "--se", "medelfel"];

fn given(table: &str) -> Given {
    let given = Given::new();
    given.write("tabell.csv", table);
    given
}

/// Without the spaces that end a table's lines.
fn trimmed(text: &str) -> String {
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn and<'a>(one: &[&'a str], other: &[&'a str]) -> Vec<&'a str> {
    one.iter().chain(other).copied().collect()
}

#[test]
fn places_for_people() {
    let printed = given(SWEDISH).run(&and(&RANKS, &["--simultaneous"])).good();
    assert_snapshot!(trimmed(&printed), @r#"
    ───────────────────────────────────────────────
     Unit             Value   Place   May truly be
    ═══════════════════════════════════════════════
     Tyresö           70.25       1              1
     Nynäshamn         61.5       2            2–3
     Upplands Väsby      60       3            2–3
     Salem             -3.5       4              4
    ───────────────────────────────────────────────
    Higher is better. 4 units. All sets hold together with a probability of 95 %.
    "#);
}

#[test]
fn places_for_another_program() {
    let arguments = and(&RANKS, &["--format", "json", "--draws", "2000", "--seed", "7"]);
    let printed = given(SWEDISH).run(&arguments).good();
    let found: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(found["method"], "marginal");
    assert_eq!((&found["draws"], &found["seed"]), (&2000.into(), &7.into()));
    let first = serde_json::json!({"unit": "Nynäshamn", "value": 61.5, "rank": 2, "rank_low": 2, "rank_high": 3});
    assert_eq!(found["units"][0], first);
    assert_eq!(found["units"].as_array().unwrap().len(), 4);
    assert_eq!(given(SWEDISH).run(&arguments).good(), printed);
}

#[test]
fn lower_is_better_for_a_spreadsheet() {
    let printed = given(SWEDISH).run(&and(&RANKS, &["--lower-is-better", "--format", "csv"])).good();
    assert_snapshot!(printed, @r#"
    unit,value,rank,rank_low,rank_high
    Nynäshamn,61.5,3,2,3
    Tyresö,70.25,4,4,4
    Upplands Väsby,60,2,2,3
    Salem,-3.5,1,1,1
    "#);
}

/// The same table in the separators and encodings that programs write gives the same answer.
#[test]
fn every_way_of_writing_a_table() {
    let expected = given(SWEDISH).run(&RANKS).good();
    let commas = "kommun,andel,medelfel,invånare\nNynäshamn,61.5,1.5,29500\nTyresö,70.25,1,49000\n\n\
        Upplands Väsby,60,2,48000\nSalem,-3.5,.5,17000";
    assert_eq!(given(commas).run(&RANKS).good(), expected);
    assert_eq!(given(&commas.replace(',', "\t")).run(&RANKS).good(), expected);
    let windows = Given::new();
    let bytes: Vec<u8> = SWEDISH
        .trim_start_matches('\u{feff}')
        .chars()
        .map(|character| if character == '\u{2212}' { b'-' } else { u8::try_from(u32::from(character)).unwrap() })
        .collect();
    std::fs::write(windows.path("tabell.csv"), bytes).unwrap();
    assert_eq!(windows.run(&RANKS).good(), expected);
}

#[test]
fn who_is_left_out_is_said() {
    let with_hole = SWEDISH.replace("Tyresö;70,25;", "Tyresö;;");
    let printed = given(&with_hole).run(&and(&RANKS, &["--skip-missing"])).good();
    assert!(printed.contains("3 units."), "{printed}");
    assert!(printed.ends_with("Left out: Tyresö (no `andel`).\n"), "{printed}");
}

#[rstest]
#[case::unknown("..")]
#[case::nothing("-")]
#[case::cannot_be(".")]
fn the_marks_of_statistics_sweden_are_no_figures(#[case] mark: &str) {
    let with_mark = SWEDISH.replace("Tyresö;70,25;", &format!("Tyresö;{mark};"));
    let printed = given(&with_mark).run(&and(&RANKS, &["--skip-missing"])).good();
    assert!(printed.ends_with("Left out: Tyresö (no `andel`).\n"), "{printed}");
    let told = given(&with_mark).run(&RANKS).bad(1);
    assert!(
        told.contains(&format!("tabell.csv:3: column `andel` is `{mark}`, which says that there is no figure")),
        "{told}"
    );
    assert!(told.contains("--skip-missing"), "{told}");
}

#[test]
fn points_and_commas_in_one_column_are_not_guessed_at() {
    let told = given(&SWEDISH.replace("70,25", "1.025")).run(&RANKS).bad(1);
    assert!(told.contains("column `andel` has a point in line 3 (`1.025`) and a comma in line 2 (`61,5`)"), "{told}");
    assert!(told.contains("hint: write all with a comma"), "{told}");
    // Each column for itself.
    given(&SWEDISH.replace("61,5;1,5", "61,5;1.5").replace(";1,0;", ";1;").replace(";0,5;", ";0.5;"))
        .run(&RANKS)
        .good();
}

#[test]
fn a_level_may_have_a_decimal_comma() {
    let with_point = given(SWEDISH).run(&and(&RANKS, &["--level", "0.9"])).good();
    assert_eq!(given(SWEDISH).run(&and(&RANKS, &["--level", "0,9"])).good(), with_point);
}

#[test]
fn a_funnel_of_few_units_warns() {
    let table = ["stats", "funnel", "--data", "tabell.csv", "--unit", "kommun", "--value", "andel", "--se", "medelfel"];
    let ended = given(SWEDISH).run(&and(&table, &["--format", "json"]));
    assert!(ended.stderr.starts_with("warning: 4 units are too few"), "{}", ended.stderr);
    let found: serde_json::Value = serde_json::from_str(&ended.good()).unwrap();
    assert!(found["warning"].as_str().unwrap().starts_with("4 units are too few"));
    let found: serde_json::Value = serde_json::from_str(&bcg("funnel", &["--format", "json"]).good()).unwrap();
    assert!(found["warning"].is_null());
}

/// Log risk ratios of the BCG trials (Colditz et al. 1994) with their standard errors, rounded to six decimals.
const BCG: &str = "trial,yi,se,latitude
1,-0.889311,0.570600,44\n2,-1.585389,0.441114,55\n3,-1.348073,0.644490,42\n4,-1.441551,0.141457,52\n5,-0.217547,0.226297,13
6,-0.786116,0.083100,44\n7,-1.620898,0.472247,19\n8,0.011952,0.062941,13\n9,-0.469418,0.237559,27\n10,-1.371345,0.270231,42
11,-0.339359,0.111410,18\n12,0.445913,0.729730,33\n13,-0.017314,0.267217,33
";

fn bcg(statistic: &str, more: &[&str]) -> crate::given::Ended {
    let table = ["stats", statistic, "--data", "tabell.csv", "--unit", "trial", "--value", "yi", "--se", "se"];
    given(BCG).run(&and(&table, more))
}

#[test]
fn shrinkage_is_that_of_the_publication() {
    let found: serde_json::Value =
        serde_json::from_str(&bcg("shrink", &["--tau", "dl", "--format", "json"]).good()).unwrap();
    for (field, expected) in [("tau2", 0.3088), ("mean", -0.7141), ("mean_se", 0.1787)] {
        assert!((found[field].as_f64().unwrap() - expected).abs() < 0.5e-4, "{field}: {found}");
    }
    let unit = found["units"][0].as_object().unwrap();
    assert_eq!(unit.keys().collect::<Vec<_>>(), ["raw", "shrunk", "unit", "weight"]);
    let found: serde_json::Value = serde_json::from_str(&bcg("shrink", &["--format", "json"]).good()).unwrap();
    assert!((found["tau2"].as_f64().unwrap() - 0.3181).abs() < 0.5e-4);
}

#[test]
fn shrinkage_for_people() {
    assert_snapshot!(trimmed(&bcg("shrink", &["--x", "latitude"]).good()), @r#"
    ──────────────────────────────────────────────────
     Unit   Raw        Shrunk     Weight of the usual
    ══════════════════════════════════════════════════
     1       -0.8893    -0.9907                0.6961
     2        -1.585     -1.449                0.5779
     3        -1.348     -1.072                0.7451
     4        -1.442      -1.42                0.1234
     5       -0.2175    -0.1995                0.2649
     6       -0.7861    -0.7976               0.04633
     7        -1.621    -0.8269                0.6108
     8       0.01195   0.007576               0.02712
     9       -0.4694    -0.4921                0.2842
     10       -1.371     -1.238                0.3394
     11      -0.3394    -0.3356               0.08031
     12       0.4459    -0.4749                0.7893
     13     -0.01731    -0.2525                0.3344
    ──────────────────────────────────────────────────
    Mean -0.7339 (standard error 0.1335), variance between units 0.1421.
    Per one of `latitude` -0.02856 (standard error 0.00907).
    Drawn towards covariates: not to be ranked or judged.
    "#);
}

#[test]
fn a_funnel_for_people() {
    assert_snapshot!(trimmed(&bcg("funnel", &[]).good()), @r#"
    ──────────────────────────────────────────────────────────────────
     Unit   Value      95 % limits       99.8 % limits     Outside
    ══════════════════════════════════════════════════════════════════
     1       -0.8893   -1.748 – 0.8873    -2.508 – 1.647
     2        -1.585     -1.541 – 0.68     -2.181 – 1.32   below 95 %
     3        -1.348    -1.873 – 1.012    -2.705 – 1.844
     4        -1.442    -1.18 – 0.3195   -1.612 – 0.7519   below 95 %
     5       -0.2175   -1.256 – 0.3956   -1.732 – 0.8718
     6       -0.7861   -1.146 – 0.2851   -1.558 – 0.6977
     7        -1.621   -1.589 – 0.7282    -2.257 – 1.396   below 95 %
     8       0.01195   -1.138 – 0.2772   -1.546 – 0.6852
     9       -0.4694   -1.268 – 0.4076   -1.751 – 0.8908
     10       -1.371   -1.305 – 0.4448    -1.81 – 0.9495   below 95 %
     11      -0.3394    -1.16 – 0.2998   -1.581 – 0.7208
     12       0.4459    -2.021 – 1.161    -2.939 – 2.078
     13     -0.01731   -1.302 – 0.4413   -1.804 – 0.9439
    ──────────────────────────────────────────────────────────────────
    Target -0.4303. Outside 95 %: 4 of 13; outside 99.8 %: 0. Over-dispersion φ 5.337 (additive).
    "#);
}

#[test]
fn a_funnel_of_counts() {
    let table = "skola;behöriga;elever\nA;95;100\nB;40;50\nC;178;200\nD;60;100\n";
    let arguments = [
        "stats",
        "funnel",
        "--data",
        "tabell.csv",
        "--unit",
        "skola",
        "--events",
        "behöriga",
        "--population",
        "elever",
    ];
    let printed =
        given(table).run(&and(&arguments, &["--dispersion", "none", "--target", "0.85", "--format", "csv"])).good();
    assert_snapshot!(printed, @r#"
    unit,value,standard_error,z,low_95,high_95,low_998,high_998,outside_95,outside_998
    A,0.95,0.035707142142714254,2.800560168056019,0.7716677971300225,0.9116169893148428,0.7250472209392492,0.9449031440653828,above,above
    B,0.8,0.05049752469181039,-0.990147542976673,0.7340092451903009,0.9332127175218079,0.6652575691069664,0.9746029159054588,,
    C,0.89,0.025248762345905194,1.5842360687626804,0.7962993627446265,0.8952234611171357,0.7649447034985457,0.9199625698182934,,
    D,0.6,0.035707142142714254,-7.001400420140048,0.7716677971300225,0.9116169893148428,0.7250472209392492,0.9449031440653828,below,below
    "#);
    let rates = given(&table.replace("C;178", "C;278")).run(&and(&arguments, &["--rate"])).good();
    assert!(rates.contains("Target"), "{rates}");
}

#[rstest]
#[case::no_column(
    "medelfel;",
    "fel;",
    "error: `tabell.csv` has no column `medelfel`, but `kommun`, `andel`, `fel`, `invånare`"
)]
#[case::two_columns(
    "andel;",
    "medelfel;",
    "error: `tabell.csv` has no column `andel`, but `kommun`, `medelfel`, `medelfel`"
)]
#[case::empty("70,25", "", "error: tabell.csv:3: column `andel` is empty")]
#[case::no_number("70,25", "70 %", "error: tabell.csv:3: column `andel`: `70 %` is not a number")]
#[case::two_commas("70,25", "7,0,25", "error: tabell.csv:3: column `andel`: `7,0,25` is not a number")]
#[case::infinite("70,25", "1e999", "error: tabell.csv:3: column `andel`: `1e999` is not a number")]
#[case::negative("25;1,0", "25;-1,0", "error: tabell.csv:3: column `medelfel` is -1, which is not nought or more")]
#[case::twice("Salem", "Tyresö", "error: tabell.csv:5: `Tyresö` is already in line 3")]
#[case::long_row("1,5;29 500", "1,5;29;500", "error: tabell.csv:2: 5 cells, where the headings are 4")]
#[case::no_name("Salem", "", "error: tabell.csv:5: column `kommun` is empty")]
fn a_mistake_in_the_table_is_pointed_at(#[case] right: &str, #[case] wrong: &str, #[case] expected: &str) {
    let told = given(&SWEDISH.replacen(right, wrong, 1)).run(&RANKS).bad(1);
    assert!(told.starts_with(expected), "{told}");
    assert!(told.contains("\nhint: "), "{told}");
}

#[test]
fn a_comma_that_may_be_either_is_not_guessed() {
    let told = given("kommun,andel,medelfel\nSalem,\"61,5\",1\n").run(&RANKS).bad(1);
    assert_snapshot!(told, @r#"
    error: tabell.csv:2: column `andel`: `61,5` is not a number
    hint: in a file with commas between columns, write a decimal point; or part the columns with semicolons
    "#);
}

#[test]
fn empty_lines_are_counted() {
    let table = "\n\nkommun;andel;medelfel\n\nSalem;1;1\n\n\nTyresö;två;1\n";
    for table in [table.to_owned(), table.replace('\n', "\r\n")] {
        let told = given(&table).run(&RANKS).bad(1);
        assert!(told.starts_with("error: tabell.csv:8: column `andel`: `två` is not a number"), "{told}");
    }
}

#[rstest]
#[case::nothing("", "`tabell.csv` has no rows below its headings")]
#[case::headings_alone("kommun;andel;medelfel\n", "`tabell.csv` has no rows below its headings")]
#[case::no_text("kommun\0andel", "`tabell.csv` is UTF-16 or no text")]
fn a_file_that_is_no_table(#[case] table: &str, #[case] expected: &str) {
    let told = given(table).run(&RANKS).bad(1);
    assert!(told.starts_with(&format!("error: {expected}")), "{told}");
}

#[rstest]
#[case::level(&["--level", "95"], "the level of confidence is 95, which is not between 0 and 1, as 0.95")]
#[case::draws(&["--draws", "10"], "10 draws are too few: 19 are needed")]
fn options_that_cannot_be(#[case] more: &[&str], #[case] expected: &str) {
    let told = given(SWEDISH).run(&and(&RANKS, more)).bad(1);
    assert!(told.contains(expected), "{told}");
    assert!(told.contains("\nhint: "), "{told}");
}

#[test]
fn a_covariate_that_adds_nothing_is_named() {
    let told = bcg("shrink", &["--x", "latitude,latitude"]).bad(1);
    assert!(told.contains("column `latitude` follows from the others"), "{told}");
}

#[test]
fn more_events_than_population_are_pointed_at() {
    let arguments = ["stats", "funnel", "--data", "tabell.csv", "--unit", "a", "--events", "b", "--population", "c"];
    let told = given("a;b;c\nX;1;2\nY;3;2\n").run(&arguments).bad(1);
    assert!(told.starts_with("error: tabell.csv:3: column `b` is 3, which is not at most the population"), "{told}");
}

#[rstest]
#[case::values_or_events(&["stats", "funnel", "--data", "t.csv", "--unit", "a"], "--value")]
#[case::not_both(
    &["stats", "funnel", "--data", "t.csv", "--unit", "a", "--value", "b", "--se", "c", "--events", "d", "--population", "e"],
    "cannot be used with"
)]
#[case::no_table(&["stats", "ranks"], "--data <FILE>")]
fn arguments_that_are_none(#[case] arguments: &[&str], #[case] expected: &str) {
    let told = Given::new().run(arguments).bad(2);
    assert!(told.contains(expected), "{told}");
}

#[rstest]
#[case::ranks("ranks", "--simultaneous")]
#[case::shrink("shrink", "--tau dl")]
#[case::funnel("funnel", "--population elever")]
fn help_has_examples(#[case] statistic: &str, #[case] expected: &str) {
    let help = Given::new().run(&["stats", statistic, "--help"]).good();
    assert!(help.contains("Examples:\n  nyckeltal stats ") && help.contains(expected), "{help}");
}
