//! Everything in the lake compared.

use std::fs;

use crate::given::Given;

#[test]
fn an_empty_lake_is_named_and_not_made() {
    let given = Given::new();
    let told = given.run(&["compare", "--all"]).bad(1);
    assert!(told.contains("there is no lake at") && told.contains("hint: "), "{told}");
    assert!(!given.path("lake").exists() && !given.path("comparisons").exists());
}

#[test]
fn all_or_some_must_be_said() {
    let given = Given::new();
    assert!(given.run(&["compare"]).stderr.contains("required arguments were not provided"));
    assert!(given.run(&["compare", "--all", "N15508"]).stderr.contains("cannot be used with"));
    assert!(given.run(&["compare", "--all", "--group", "192"]).stderr.contains("four digits"));
}

#[test]
fn a_folder_of_other_things_is_left_alone() {
    let given = Given::new();
    given.write("diary.txt", "dear");
    let told = given.run(&["compare", "--all", "--out", "."]).bad(1);
    assert!(told.contains("hint: "), "{told}");
    assert_eq!(fs::read_to_string(given.path("diary.txt")).unwrap(), "dear");
}
