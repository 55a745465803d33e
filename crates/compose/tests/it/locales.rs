//! The two languages say the same things, and the sources ask for nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const SV: &str = concat!(include_str!("../../locales/sv.ftl"), "\n", include_str!("../../locales/charts-sv.ftl"));
const EN: &str = concat!(include_str!("../../locales/en.ftl"), "\n", include_str!("../../locales/charts-en.ftl"));

/// What takes the name of a sentence as its first text.
const ASKS: [&str; 3] = ["say(", "plain(", "source_key(desk,"];

/// Each sentence's name and its words.
fn messages(locale: &str) -> BTreeMap<&str, String> {
    let mut messages: BTreeMap<&str, String> = BTreeMap::new();
    let mut last = "";
    for line in locale.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let starts = line.starts_with(|character: char| character.is_ascii_alphabetic());
        match line.split_once(" = ").filter(|_| starts) {
            Some((name, words)) => {
                last = name;
                assert!(messages.insert(name, words.to_owned()).is_none(), "`{name}` stands twice");
            }
            None => messages.get_mut(last).unwrap().push_str(line),
        }
    }
    messages
}

/// The arguments a sentence uses.
fn variables(words: &str) -> BTreeSet<&str> {
    let is_of_name = |character: char| character.is_ascii_alphanumeric() || character == '_' || character == '-';
    let after_dollar = words.split('$').skip(1);
    after_dollar.map(|rest| &rest[..rest.find(|character| !is_of_name(character)).unwrap_or(rest.len())]).collect()
}

/// Every source of the crate as one text.
fn sources() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files =
        |folder: &Path| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let mut paths = files(&folder);
    paths.extend(files(&folder.join("charts")));
    paths.retain(|path| path.is_file());
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// The names asked for literally.
fn asked(sources: &str) -> BTreeSet<&str> {
    let asks = ASKS.iter().flat_map(|ask| sources.split(ask).skip(1));
    asks.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next()).collect()
}

#[test]
fn both_languages_hold_the_same_sentences() {
    let (sv, en) = (messages(SV), messages(EN));
    let names = |messages: &BTreeMap<&'static str, String>| messages.keys().copied().collect::<BTreeSet<_>>();
    let one_sided: Vec<_> = names(&sv).symmetric_difference(&names(&en)).copied().collect();
    assert!(one_sided.is_empty(), "in one language only: {one_sided:?}");
    assert!(sv.len() > 200, "only {} sentences were read", sv.len());
}

/// A number that is told in one language is told in the other.
#[test]
fn each_sentence_uses_the_same_arguments_in_both() {
    let (sv, en) = (messages(SV), messages(EN));
    let differing: Vec<_> = sv
        .iter()
        .filter_map(|(name, words)| {
            let (ours, theirs) = (variables(words), variables(&en[name]));
            (ours != theirs).then(|| format!("{name}: {ours:?} and {theirs:?}"))
        })
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn every_sentence_is_used() {
    let sources = sources();
    let is_used = |name: &&&str| sources.contains(&format!("\"{name}\""));
    let sv = messages(SV);
    let unused: Vec<_> = sv.keys().filter(|name| !is_used(name)).collect();
    assert!(unused.is_empty(), "used nowhere: {unused:?}");
}

#[test]
fn every_sentence_asked_for_exists() {
    let sources = sources();
    let asked = asked(&sources);
    let sv = messages(SV);
    let missing: Vec<_> = asked.iter().copied().filter(|name| !sv.contains_key(name)).collect();
    assert!(missing.is_empty(), "asked for, but in no language: {missing:?}");
    assert!(asked.len() > 100, "only {} were found", asked.len());
}

/// A number comes in as an argument with its fact; what is written into the words could never be traced.
#[test]
fn no_sentence_holds_a_digit_outside_its_name() {
    for (name, words) in messages(SV).into_iter().chain(messages(EN)) {
        assert!(!words.contains(|character: char| character.is_ascii_digit()), "`{name}` = {words}");
    }
}

/// `*…*` marks what stands out: one star alone would turn the rest of the sentence bold.
#[test]
fn stars_come_in_pairs() {
    for (name, words) in messages(SV).into_iter().chain(messages(EN)) {
        let n_default_variants = words.matches("*[").count();
        assert_eq!((words.matches('*').count() - n_default_variants) % 2, 0, "`{name}` = {words}");
    }
}
