//! What every file keeps to.
//!
//! What is looked for is put together from pieces below, so that this file keeps to it too.

use crate::tree::TextFile;

/// Longer than this, a file says why in [`LONG_FILES`].
pub const N_LINES_MAX: usize = 500;

/// Rust files that are longer because they are one thing, each with the reason.
pub const LONG_FILES: &[(&str, &str)] = &[];

/// Names that say nothing of what a file holds.
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "common", "types"];

/// Work that was put off.
const PUT_OFF: &[&str] = &[
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
    concat!("db", "g!("),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
];

/// A test that does not run.
const IGNORED: &str = concat!("#[ign", "ore");

/// Paths of one machine.
const MACHINE_PATHS: &[&str] = &[concat!("/wo", "rk/"), concat!("/ro", "ot/")];

/// Hosts of package registries: which one is used is each machine's own setting.
const REGISTRY_HOSTS: &[&str] = &[
    concat!("index.crates", ".io"),
    concat!("static.crates", ".io"),
    concat!("crates.io-", "index"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("npmjs", ".org"),
    concat!("npmjs", ".com"),
];

/// Holds files against the rules.
///
/// - **Shape:** one line a problem: `path:line: what`, or `path: what` where it is the file as a whole.
pub fn problems(files: &[TextFile], long_files: &[(&str, &str)]) -> Vec<String> {
    let mut problems = Vec::new();
    for file in files {
        text_rules(file, &mut problems);
        if file.path.ends_with(".rs") {
            rust_rules(file, long_files, &mut problems);
        }
    }
    for (path, _) in long_files {
        let is_long = files.iter().any(|file| file.path == *path && file.text.lines().count() > N_LINES_MAX);
        if !is_long {
            problems.push(format!("{path}: is no longer long; take it out of `LONG_FILES` in xtask/src/tidy.rs"));
        }
    }
    problems
}

fn text_rules(file: &TextFile, problems: &mut Vec<String>) {
    let path = &file.path;
    if !file.text.is_empty() && !file.text.ends_with('\n') {
        problems.push(format!("{path}: does not end in a line feed"));
    }
    if path.ends_with(".lock") {
        return;
    }
    for (number, line) in numbered(&file.text) {
        for found in MACHINE_PATHS.iter().filter(|needle| line.contains(**needle)) {
            problems.push(format!("{path}:{number}: `{found}` is a path of one machine"));
        }
        for found in REGISTRY_HOSTS.iter().filter(|needle| line.contains(**needle)) {
            problems.push(format!("{path}:{number}: `{found}` names a package registry's host"));
        }
    }
}

fn rust_rules(file: &TextFile, long_files: &[(&str, &str)], problems: &mut Vec<String>) {
    let path = &file.path;
    if let Some(name) = path.trim_end_matches(".rs").split('/').find(|name| EMPTY_NAMES.contains(name)) {
        problems.push(format!("{path}: `{name}` says nothing of what it holds; name it after that"));
    }
    if !file.text.starts_with("//!") {
        problems.push(format!("{path}: does not begin with `//!` and what it is"));
    }
    let n_lines = file.text.lines().count();
    if n_lines > N_LINES_MAX && !long_files.iter().any(|(long, _)| long == path) {
        problems.push(format!(
            "{path}: {n_lines} lines, more than {N_LINES_MAX}; divide it, or say in `LONG_FILES` why it is one thing"
        ));
    }
    for (number, line) in numbered(&file.text) {
        if line.contains('\t') {
            problems.push(format!("{path}:{number}: a tab"));
        }
        if line.ends_with(char::is_whitespace) {
            problems.push(format!("{path}:{number}: white space at the end"));
        }
        for found in PUT_OFF.iter().filter(|needle| line.contains(**needle)) {
            problems.push(format!("{path}:{number}: `{found}` puts work off"));
        }
        if line.contains(IGNORED) {
            problems.push(format!("{path}:{number}: a test that does not run"));
        }
    }
}

/// Lines with their numbers. A carriage return stays, so that it counts as white space.
fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.split('\n'))
}
