//! Each rule against a case that breaks it: text in, problems out.

use xtask::fences::FENCES;
use xtask::layers::{LAYERS, Layer, table};
use xtask::tree::{Ignored, TextFile};
use xtask::workspace::{Dependency, Needed, Package};
use xtask::{code_map, fences, layers, tidy};

/// Packages from lines such as `pptx: document, ~testkit`, where `~` is for tests alone.
fn packages(text: &str) -> Vec<Package> {
    let of_line = |line: &str| {
        let (name, dependencies) = line.split_once(':').unwrap();
        let folder = LAYERS.iter().find(|layer| layer.package == name).map_or("elsewhere", |layer| layer.folder);
        Package {
            name: name.to_owned(),
            folder: folder.to_owned(),
            dependencies: dependencies
                .split(',')
                .map(str::trim)
                .filter(|dependency| !dependency.is_empty())
                .map(|dependency| match dependency.strip_prefix('~') {
                    Some(name) => Dependency { name: name.to_owned(), needed: Needed::ToTest },
                    None => Dependency { name: dependency.to_owned(), needed: Needed::ToRun },
                })
                .collect(),
        }
    };
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(of_line).collect()
}

fn file(path: &str, text: &str) -> TextFile {
    TextFile { path: path.to_owned(), text: text.to_owned() }
}

fn rows(names: &[&str]) -> Vec<Layer> {
    LAYERS.iter().copied().filter(|layer| names.contains(&layer.package)).collect()
}

#[test]
fn an_edge_that_is_not_allowed_is_named() {
    let packages = packages(
        "
        document:
        layout: document
        pptx: layout, xlsx, ~testkit
        testkit: document
        xlsx: testkit, ~pptx, ~zip
        ",
    );
    let rows = rows(&["document", "layout", "pptx", "testkit", "xlsx"]);
    assert_eq!(
        layers::problems(&packages, &rows),
        [
            "`pptx` depends on `xlsx`, which its row does not allow; it may depend on `domain`, `document`, `layout`",
            "`xlsx` depends on `testkit`, which its row does not allow; it may depend on `domain`, `document`, `layout`",
            "the tests of `xlsx` depend on `pptx`, which its row does not allow; they may use `domain`, `document`, `layout`, `testkit`",
        ]
    );
}

#[test]
fn a_package_without_a_row_and_a_row_without_a_package_are_named() {
    assert_eq!(
        layers::problems(&packages("stray:"), &rows(&["stats"])),
        [
            "`stray` has no row in the layer table: add it to `LAYERS` in xtask/src/layers.rs",
            "the layer table has a row for `stats`, which is no package of ours",
        ]
    );
}

#[test]
fn a_row_names_only_rows_above_it() {
    let mut upside_down = rows(&["domain", "lake"]);
    upside_down.reverse();
    assert_eq!(
        layers::problems_of_table(&upside_down),
        ["the row of `lake` names `domain`, which has no row above it"]
    );
}

#[test]
fn a_fence_holds_all_but_tests() {
    let all: String = LAYERS.iter().map(|layer| format!("{}:\n", layer.package)).collect();
    let all = all.replace("compare:", "compare: arrow-array, rayon").replace("xlsx:", "xlsx: ~zip, serde_json");
    assert_eq!(
        fences::problems(&packages(&all), FENCES),
        [
            "`compare` depends on `arrow-array`, which only `lake` may: Arrow and Parquet stop at the lake",
            "`xlsx` depends on `serde_json`, which only `kolada`, `lake`, `demo`, `app`, `nyckeltal` may: JSON is for those who meet the service, the disk or another program",
        ]
    );
}

#[test]
fn an_untidy_file_is_told_where() {
    let host = concat!("see https://pypi", ".org/");
    let put_off = concat!("to", "do!()");
    let rust = format!("fn main() {{\n\tlet x = 1; \n    {put_off}\n}} // {host}");
    assert_eq!(
        tidy::problems(&[file("crates/a/src/utils.rs", &rust), file("Cargo.lock", &format!("{host}\n"))], &[]),
        [
            "crates/a/src/utils.rs: does not end in a line feed".to_owned(),
            format!("crates/a/src/utils.rs:4: `{}` names a package registry's host", concat!("pypi", ".org")),
            "crates/a/src/utils.rs: `utils` says nothing of what it holds; name it after that".to_owned(),
            "crates/a/src/utils.rs: does not begin with `//!` and what it is".to_owned(),
            "crates/a/src/utils.rs:2: a tab".to_owned(),
            "crates/a/src/utils.rs:2: white space at the end".to_owned(),
            format!("crates/a/src/utils.rs:3: `{}` puts work off", concat!("to", "do!(")),
        ]
    );
}

#[test]
fn a_long_file_says_why_for_as_long_as_it_is_long() {
    let long = file("src/long.rs", &"//! Long.\n".repeat(tidy::N_LINES_MAX + 1));
    let is_one_thing = [("src/long.rs", "one table")];
    assert_eq!(
        tidy::problems(std::slice::from_ref(&long), &[]),
        ["src/long.rs: 501 lines, more than 500; divide it, or say in `LONG_FILES` why it is one thing"]
    );
    assert!(tidy::problems(&[long], &is_one_thing).is_empty());
    assert_eq!(
        tidy::problems(&[file("src/long.rs", "//! Short.\n")], &is_one_thing),
        ["src/long.rs: is no longer long; take it out of `LONG_FILES` in xtask/src/tidy.rs"]
    );
}

#[test]
fn what_git_ignores_is_not_ours() {
    let ignored = Ignored::of("# Built.\n/target\n/fuzz/corpus/\n\n*.snap.new\nout\n");
    for path in [".git", "target", "fuzz/corpus", "crates/a/tests/it/a.snap.new", "crates/out"] {
        assert!(ignored.holds(path), "{path}");
    }
    for path in ["crates/a/target", "corpus", "crates/a/tests/it/a.snap", "outside", ".gitignore"] {
        assert!(!ignored.holds(path), "{path}");
    }
}

#[test]
fn a_map_that_leads_astray_is_told() {
    let rows = rows(&["domain", "stats", "nyckeltal"]);
    let text = format!(
        "# Map\n\n{}\n## Code map\n\n### `domain`\n\n`domain/src/run.rs`. **Invariant:** none.\n\n### `cli` (`nyckeltal`)\n\nSee `domain/src/walk.rs`, `a b/c` and `serde`.\n\n## More\n",
        table(&rows)
    );
    let tree = [file(code_map::ARCHITECTURE, &text), file("crates/domain/src/run.rs", "")];
    assert_eq!(
        code_map::problems(&tree, &rows),
        [
            "docs/ARCHITECTURE.md:17: `domain/src/walk.rs` does not exist",
            "docs/ARCHITECTURE.md: the code map has no heading ### `stats`",
            "docs/ARCHITECTURE.md: the entry of `cli` names no **Invariant**",
            "docs/ARCHITECTURE.md: the entry of `cli` names no file such as `cli/src/lib.rs`",
        ]
    );
    assert!(code_map::problems(&tree, &rows[..1]).iter().any(|problem| problem.contains("its layer table is not")));
}
