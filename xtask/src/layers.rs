//! The layer table, written once, and what it forbids.

use std::fmt::Write as _;

use crate::workspace::{Needed, Package};

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layer {
    /// The package.
    pub package: &'static str,
    /// Its folder from the root.
    pub folder: &'static str,
    /// Which of ours it may depend on.
    pub may_use: &'static [&'static str],
    /// Which more of ours its tests may use.
    pub in_tests: &'static [&'static str],
}

/// The table: a package may depend on what its row names, and on nothing else of ours.
///
/// A row names only rows above it, so that there is no circle.
pub const LAYERS: &[Layer] = &[
    layer("domain", "crates/domain", &[], &[]),
    layer("stats", "crates/stats", &[], &[]),
    layer("catalogue", "crates/catalogue", &["domain"], &[]),
    layer("kolada", "crates/kolada", &["domain"], &[]),
    layer("lake", "crates/lake", &["domain"], &[]),
    layer("compare", "crates/compare", &["domain", "stats", "catalogue"], &[]),
    layer("document", "crates/document", &["domain"], &[]),
    layer("testkit", "crates/testkit", &["domain", "document"], &[]),
    layer("compose", "crates/compose", &["domain", "catalogue", "compare", "document"], &[]),
    layer("layout", "crates/layout", &["document"], &[]),
    layer("pptx", "crates/pptx", &["domain", "document", "layout"], &["testkit"]),
    layer("xlsx", "crates/xlsx", &["domain", "document", "layout"], &["testkit"]),
    layer("html", "crates/html", &["domain", "document", "layout"], &["testkit"]),
    layer("pdf", "crates/pdf", &["document", "layout"], &["testkit"]),
    layer("demo", "crates/demo", &["domain", "catalogue"], &[]),
    layer(
        "app",
        "crates/app",
        &[
            "domain",
            "stats",
            "catalogue",
            "kolada",
            "lake",
            "compare",
            "document",
            "compose",
            "layout",
            "pptx",
            "xlsx",
            "html",
            "pdf",
            "demo",
        ],
        &["testkit"],
    ),
    layer("nyckeltal", "crates/cli", &["app"], &[]),
    layer("bench", "bench", &["domain", "stats", "kolada", "lake", "document", "testkit", "pptx"], &[]),
    layer("xtask", "xtask", &[], &[]),
];

const fn layer(
    package: &'static str,
    folder: &'static str,
    may_use: &'static [&'static str],
    in_tests: &'static [&'static str],
) -> Layer {
    Layer { package, folder, may_use, in_tests }
}

/// Holds our packages against the table.
///
/// - **Shape:** one line a problem: an edge that is not allowed, a package without a row or in another folder, a row
///   without a package.
pub fn problems(packages: &[Package], layers: &[Layer]) -> Vec<String> {
    let mut problems = Vec::new();
    let is_ours = |name: &str| packages.iter().any(|package| package.name == name);
    for package in packages {
        let name = &package.name;
        let Some(layer) = layers.iter().find(|layer| layer.package == name) else {
            problems.push(format!("`{name}` has no row in the layer table: add it to `LAYERS` in xtask/src/layers.rs"));
            continue;
        };
        if layer.folder != package.folder {
            problems.push(format!("`{name}` lies in {}, the layer table says {}", package.folder, layer.folder));
        }
        for dependency in package.dependencies.iter().filter(|dependency| is_ours(&dependency.name)) {
            let other = dependency.name.as_str();
            let may_run = layer.may_use.contains(&other);
            let may_test = may_run || layer.in_tests.contains(&other);
            match dependency.needed {
                Needed::ToRun if !may_run => problems.push(format!(
                    "`{name}` depends on `{other}`, which its row does not allow; it may depend on {}",
                    listed(layer.may_use)
                )),
                Needed::ToTest if !may_test => problems.push(format!(
                    "the tests of `{name}` depend on `{other}`, which its row does not allow; they may use {}",
                    listed(&[layer.may_use, layer.in_tests].concat())
                )),
                _ => {}
            }
        }
    }
    for layer in layers.iter().filter(|layer| !is_ours(layer.package)) {
        problems.push(format!("the layer table has a row for `{}`, which is no package of ours", layer.package));
    }
    problems
}

/// What is wrong with the table itself: a row that names one which does not stand above it.
pub fn problems_of_table(layers: &[Layer]) -> Vec<String> {
    let mut problems = Vec::new();
    for (idx, layer) in layers.iter().enumerate() {
        for other in layer.may_use.iter().chain(layer.in_tests) {
            if !layers[..idx].iter().any(|above| above.package == *other) {
                problems.push(format!("the row of `{}` names `{other}`, which has no row above it", layer.package));
            }
        }
    }
    problems
}

/// The table as it stands in `docs/ARCHITECTURE.md`.
pub fn table(layers: &[Layer]) -> String {
    let mut out = "| crate | may depend on | its tests also on |\n|---|---|---|\n".to_owned();
    for layer in layers {
        let _ = writeln!(out, "| {} | {} | {} |", called(layer), cell(layer.may_use), cell(layer.in_tests));
    }
    out
}

/// "`domain`", or "`cli` (`nyckeltal`)" where the folder has another name than the package.
fn called(layer: &Layer) -> String {
    let folder = layer.folder.rsplit('/').next().unwrap_or(layer.folder);
    if folder == layer.package { format!("`{folder}`") } else { format!("`{folder}` (`{}`)", layer.package) }
}

fn listed(names: &[&str]) -> String {
    if names.is_empty() { "nothing of ours".to_owned() } else { cell(names) }
}

fn cell(names: &[&str]) -> String {
    if names.is_empty() {
        return "–".to_owned();
    }
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
