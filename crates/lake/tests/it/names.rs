//! A name tells rows and catalogue, and nothing else.

use std::collections::BTreeMap;
use std::fs;

use domain::Run;
use lake::{Base, Changes, Lake, SnapshotDraft};
use proptest::prelude::*;

use crate::given::{self, catalogue, draft, id, ids, lake, origin, run, runs};

/// Every file beside receipts, with its bytes.
fn content(lake: &Lake) -> BTreeMap<String, Vec<u8>> {
    let files = |folder: &str| fs::read_dir(lake.path().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    ["files", "catalogues", "snapshots"]
        .into_iter()
        .flat_map(files)
        .map(|path| (path.strip_prefix(lake.path()).unwrap().display().to_string(), fs::read(path).unwrap()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn neither_order_nor_steps_nor_time_are_in_the_name(
        order in Just((0u32..130).collect::<Vec<_>>()).prop_shuffle(),
        n_first in 1usize..130,
        day in 1u32..28,
    ) {
        let (at_once, in_steps) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let expected = lake(at_once.path()).write(draft(Base::Nothing, runs(0..130))).unwrap();

        let stepwise = lake(in_steps.path());
        let all: Vec<Run> = order.iter().map(|number| run(*number, 0)).collect();
        let first = stepwise.write(draft(Base::Nothing, all[..n_first].to_vec())).unwrap();
        let receipt = (id(order[0]), vec![origin(1, &format!("2026-03-{day:02}T08:00:00Z"))]);
        let second = SnapshotDraft { receipts: vec![receipt], ..draft(Base::Snapshot(&first), all[n_first..].to_vec()) };
        let found = stepwise.write(second).unwrap();

        prop_assert_eq!(found.name(), expected.name());
        prop_assert_eq!(found.manifest(), expected.manifest());
        let known = content(&stepwise);
        for (path, bytes) in content(&lake(at_once.path())) {
            prop_assert_eq!(known.get(&path), Some(&bytes), "{}", path);
        }
    }
}

#[test]
fn one_value_moves_the_name_and_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let before = lake.write(draft(Base::Nothing, runs(0..300))).unwrap();
    let after = lake.write(draft(Base::Latest, vec![run(7, 1)])).unwrap();
    assert_ne!(before.name(), after.name());
    let shared = before.manifest().files().keys().filter(|sum| after.manifest().files().contains_key(*sum)).count();
    assert_eq!(shared + 1, before.manifest().files().len());
    assert_eq!(before.run(id(7)).unwrap(), Some(run(7, 0)));
    assert_eq!(after.run(id(7)).unwrap(), Some(run(7, 1)));
}

#[test]
fn changes_are_told_without_reading_a_row() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let before = lake.write(draft(Base::Nothing, runs(0..5))).unwrap();
    let after = lake
        .write(SnapshotDraft {
            catalogue: catalogue([1]),
            ..draft(Base::Nothing, vec![run(1, 0), run(2, 5), run(9, 0)])
        })
        .unwrap();
    fs::remove_dir_all(lake.path().join("files")).unwrap();
    let expected = Changes {
        added: ids([9]),
        changed: ids([2]),
        removed: ids([0, 3, 4]),
        catalogue_changed: true,
        units_changed: false,
    };
    assert_eq!(after.manifest().changes_since(before.manifest()), expected);
    assert_eq!(after.manifest().changes_since(after.manifest()), Changes::default());
}

#[test]
fn the_same_again_writes_nothing_but_its_receipt() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let before = given::written(&lake);
    let known = content(&lake);
    let receipts = vec![(id(1), vec![origin(1, "2026-03-01T08:00:00Z")])];
    let again = lake.write(SnapshotDraft { receipts, ..draft(Base::Latest, runs(0..60)) }).unwrap();
    assert_eq!((again.name(), content(&lake)), (before.name(), known));
    assert!(again.fetched_at(id(1)).is_some());
}

/// A lake that people have is read by every later version: the name of known rows never moves.
#[test]
fn the_name_of_known_rows_stands_still() {
    let folder = tempfile::tempdir().unwrap();
    let snapshot = lake(folder.path())
        .write(SnapshotDraft { catalogue: catalogue([1, 2]), ..draft(Base::Nothing, runs([1, 2])) })
        .unwrap();
    insta::assert_snapshot!(snapshot.name(), @"c8036268f86a295faa30662e48ce230d1a6202c46f1358fcb731355d63fdf7e0");
}
