//! The workspace keeps to its own rules; and each rule is tried on a small case that breaks it.

use xtask::layers::LAYERS;
use xtask::{code_map, fences, layers, tidy, tree, workspace};

mod broken;

fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn layers() {
    let packages = workspace::packages(&workspace::root()).unwrap();
    assert_none(&layers::problems_of_table(LAYERS));
    assert_none(&layers::problems(&packages, LAYERS));
    assert_none(&fences::problems(&packages, fences::FENCES));
}

#[test]
fn tidy() {
    let files = tree::text_files(&workspace::root()).unwrap();
    assert!(files.iter().any(|file| file.path == "xtask/tests/it/main.rs"), "the tree is not ours");
    assert_none(&tidy::problems(&files, tidy::LONG_FILES));
}

#[test]
fn code_map() {
    let files = tree::text_files(&workspace::root()).unwrap();
    assert_none(&code_map::problems(&files, LAYERS));
}
