//! Names, pins, and what is cleared away.

use domain::Sha256Hex;
use lake::{Base, Error, Lake, Prune, Snapshot};
use rstest::rstest;

use crate::given::{draft, id, lake, run, runs};

/// Three snapshots that share all files but one each.
fn three(lake: &Lake) -> [Snapshot; 3] {
    let first = lake.write(draft(Base::Nothing, runs(0..200))).unwrap();
    let second = lake.write(draft(Base::Latest, vec![run(7, 1)])).unwrap();
    let third = lake.write(draft(Base::Latest, vec![run(150, 1)])).unwrap();
    [first, second, third]
}

fn names(snapshots: &[Snapshot]) -> Vec<Sha256Hex> {
    snapshots.iter().map(|snapshot| *snapshot.name()).collect()
}

#[test]
fn only_what_no_snapshot_needs_goes() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let all = three(&lake);
    let drop = names(&all[..2]);
    let looked = lake.prune(&drop, Prune::Look).unwrap();
    assert_eq!((looked.snapshots.len(), looked.n_files), (2, 2));
    assert_eq!(lake.snapshots().unwrap().len(), 3, "looking removes nothing");
    assert_eq!(lake.prune(&drop, Prune::Remove).unwrap(), looked);
    assert_eq!(lake.snapshots().unwrap(), [*all[2].name()]);
    assert_eq!(lake.verify(&all[2]), []);
    assert_eq!(lake.prune(&drop, Prune::Remove).unwrap().n_bytes, 0, "and there is no more to do");
}

#[test]
fn the_order_of_writing_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let [first, second, third] = three(&lake).map(|snapshot| *snapshot.name());
    assert_eq!(lake.written_order(), [first, second, third]);
    let again = lake.write(draft(Base::Nothing, runs(0..200))).unwrap();
    assert_eq!((again.name(), lake.written_order()), (&first, vec![second, third, first]));
    lake.prune(&[second], Prune::Remove).unwrap();
    lake.write(draft(Base::Latest, vec![run(9, 1)])).unwrap();
    assert_eq!(lake.written_order()[..2], [third, first], "what is cleared away is forgotten");
    std::fs::remove_file(lake.path().join("ORDER")).unwrap();
    assert_eq!(lake.written_order(), []);
}

#[test]
fn the_newest_the_named_and_the_pinned_stay() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let all = three(&lake);
    lake.give_name(all[0].name(), "Nyckeltalsdagen 2026").unwrap();
    lake.pin(all[1].name()).unwrap();
    let pruned = lake.prune(&names(&all), Prune::Remove).unwrap();
    assert_eq!((pruned.snapshots.len(), pruned.kept.len(), pruned.n_files), (0, 3, 0));
    for snapshot in &all {
        assert_eq!(lake.verify(snapshot), []);
    }
    lake.unpin(all[0].name()).unwrap();
    assert_eq!(lake.prune(&names(&all), Prune::Remove).unwrap().snapshots, [*all[0].name()]);
}

#[test]
fn a_snapshot_is_found_by_its_given_name() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let all = three(&lake);
    lake.give_name(all[0].name(), " Nyckeltalsdagen 2026 ").unwrap();
    assert_eq!(lake.snapshot("Nyckeltalsdagen 2026").unwrap().name(), all[0].name());
    assert_eq!(lake.snapshot("latest").unwrap().name(), all[2].name());
    assert_eq!(lake.marks().unwrap().names_of(all[0].name()), ["Nyckeltalsdagen 2026"]);
    let taken = lake.give_name(all[1].name(), "Nyckeltalsdagen 2026").unwrap_err();
    assert!(matches!(taken, Error::NameTaken { .. }), "{taken}");
}

#[rstest]
#[case::empty("  ")]
#[case::a_beginning("3fa2")]
#[case::the_newest("latest")]
#[case::two_lines("Dagen\n2026")]
fn names_nobody_could_ask_for(#[case] name: &str) {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let [first, ..] = three(&lake);
    assert!(matches!(lake.give_name(first.name(), name), Err(Error::BadName { .. })));
}

#[test]
fn nothing_is_built_on_what_was_cleared_away() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let [first, _, third] = three(&lake);
    lake.prune(&[*first.name()], Prune::Remove).unwrap();
    let error = lake.write(draft(Base::Snapshot(&first), vec![run(7, 2)])).unwrap_err();
    assert!(matches!(error, Error::UnknownSnapshot { .. }), "{error}");
    assert_eq!(lake.latest().unwrap().unwrap().name(), third.name());
}

#[test]
fn a_base_is_taken_along_in_part() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let first = lake.write(draft(Base::Nothing, runs(0..10))).unwrap();
    let keeping = [id(1), id(2), id(400)].into_iter().collect();
    let base = Base::Of { snapshot: &first, keeping: &keeping };
    let second = lake.write(draft(base, vec![run(3, 5)])).unwrap();
    assert_eq!(second.manifest().key_figures().keys().copied().collect::<Vec<_>>(), [id(1), id(2), id(3)]);
    assert_eq!(
        second.runs(&[id(2), id(3)]).into_iter().map(|run| run.unwrap().unwrap()).collect::<Vec<_>>(),
        [run(2, 0), run(3, 5)]
    );
}
