//! Holds the documents against the tree: a map that names what is not there leads astray.

use crate::layers::{Layer, table};
use crate::tree::TextFile;

/// The document that holds the code map and the layer table.
pub const ARCHITECTURE: &str = "docs/ARCHITECTURE.md";

/// The heading of the code map.
const CODE_MAP: &str = "\n## Code map\n";

/// Holds `docs/` against the tree and the layer table.
///
/// - **Shape:** one line a problem: a crate without a `### ` heading in the code map, one without an invariant or
///   without a module of its own, a path in backticks that does not exist, a layer table that is not ours.
pub fn problems(files: &[TextFile], layers: &[Layer]) -> Vec<String> {
    let mut problems = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("docs/") && file.path.ends_with(".md")) {
        paths(file, files, &mut problems);
    }
    let Some(architecture) = files.iter().find(|file| file.path == ARCHITECTURE) else {
        problems.push(format!("{ARCHITECTURE}: is missing"));
        return problems;
    };
    // With the blank lines around it, so that no row stands before or after it.
    if !architecture.text.contains(&format!("\n\n{}\n", table(layers))) {
        problems.push(format!(
            "{ARCHITECTURE}: its layer table is not that of xtask/src/layers.rs; `cargo run -p xtask -- layer-table` prints it"
        ));
    }
    let map = architecture.text.split_once(CODE_MAP).map_or("", |(_, after)| after);
    let map = map.split("\n## ").next().unwrap_or_default();
    for layer in layers {
        entry(layer, map, &mut problems);
    }
    problems
}

/// A crate's entry: its heading, a module of its own, its invariant.
fn entry(layer: &Layer, map: &str, problems: &mut Vec<String>) {
    let name = layer.folder.rsplit('/').next().unwrap_or(layer.folder);
    let heading = format!("### `{name}`");
    let Some(entry) = map.split("\n### ").find(|entry| heading_of(entry) == heading) else {
        problems.push(format!("{ARCHITECTURE}: the code map has no heading {heading}"));
        return;
    };
    if !entry.contains("**Invariant") {
        problems.push(format!("{ARCHITECTURE}: the entry of `{name}` names no **Invariant**"));
    }
    if !literals(entry).any(|(_, path)| path.starts_with(&format!("{name}/")) && path.ends_with(".rs")) {
        problems.push(format!("{ARCHITECTURE}: the entry of `{name}` names no file such as `{name}/src/lib.rs`"));
    }
}

/// "### `cli`" of "`cli` (package `nyckeltal`)…", as the entry begins once it is cut at its hashes.
fn heading_of(entry: &str) -> String {
    let line = entry.lines().next().unwrap_or_default();
    format!("### {}", line.split(' ').next().unwrap_or_default())
}

/// Every path in backticks exists, from the root or from `crates/`.
fn paths(file: &TextFile, files: &[TextFile], problems: &mut Vec<String>) {
    for (number, literal) in literals(&file.text).filter(|(_, literal)| is_path(literal)) {
        let exists = [literal.to_owned(), format!("crates/{literal}")].iter().any(|path| {
            let folder = format!("{}/", path.trim_end_matches('/'));
            files.iter().any(|file| file.path == *path || file.path.starts_with(&folder))
        });
        if !exists {
            problems.push(format!("{}:{number}: `{literal}` does not exist", file.path));
        }
    }
}

/// A path has a slash and nothing that a path of ours has not.
fn is_path(literal: &str) -> bool {
    literal.contains('/')
        && !literal.starts_with('/')
        && !literal.starts_with("..")
        && literal.chars().all(|character| character.is_ascii_alphanumeric() || "/._-".contains(character))
}

/// What stands between single backticks, with its line; fenced blocks aside.
fn literals(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut is_fenced = false;
    (1..)
        .zip(text.lines())
        .filter(move |(_, line)| {
            let is_fence = line.trim_start().starts_with("```");
            is_fenced ^= is_fence;
            !is_fenced && !is_fence
        })
        .flat_map(|(number, line)| line.split('`').skip(1).step_by(2).map(move |literal| (number, literal)))
}
