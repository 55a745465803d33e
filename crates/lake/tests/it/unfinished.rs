//! A snapshot that is written as its key figures come is the same as one written at once, however often it is broken off.

use std::fs;

use domain::{KeyFigureId, Run};
use jiff::Timestamp;
use lake::{Base, Error, Lake, Prune, SnapshotDraft, Unfinished, Units};

use crate::given::{catalogue, draft, id, lake, origin, run, runs};

const CAME: &str = "2026-03-01T08:00:00Z";

fn oldest(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn unfinished(lake: &Lake) -> Unfinished {
    lake.unfinished("everything", oldest("2026-02-28T08:00:00Z"))
}

/// Every seventh has no rows.
fn nth(number: u32) -> Run {
    if number % 7 == 3 { Run::from_rows(id(number), Vec::new()).unwrap() } else { run(number, 0) }
}

fn add(unfinished: &mut Unfinished, numbers: impl IntoIterator<Item = u32>) {
    for number in numbers {
        let run = nth(number);
        let origins = if run.is_empty() { Vec::new() } else { vec![origin(number / 8, CAME)] };
        unfinished.add(run, origins).unwrap();
    }
}

fn number_after(last: Option<KeyFigureId>) -> u32 {
    last.map_or(0, |last| last.as_str()[1..].parse::<u32>().unwrap() + 1)
}

#[test]
fn it_is_what_is_written_at_once() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let receipts = || (0..200).filter(|n| n % 7 != 3).map(|n| (id(n), vec![origin(n / 8, CAME)])).collect();
    let all = SnapshotDraft {
        catalogue: catalogue(0..200),
        receipts: receipts(),
        ..draft(Base::Nothing, (0..200).map(nth).collect())
    };
    let at_once = lake(other.path()).write(all).unwrap();

    let lake = lake(folder.path());
    let mut first = unfinished(&lake);
    add(&mut first, 0..110);
    assert!(lake.latest().unwrap().is_none(), "it appears when it is whole");
    drop(first);
    let mut second = unfinished(&lake);
    let from = number_after(second.last_finished());
    assert!(from > 20 && from <= 110, "{from} key figures are finished");
    assert_eq!(second.n_finished().0 as u32, from);
    add(&mut second, from..200);
    let written = second.finish(catalogue(0..200), Units::None).unwrap();

    assert_eq!(written.manifest(), at_once.manifest());
    assert_eq!(lake.latest().unwrap().unwrap().name(), at_once.name());
    assert_eq!(lake.verify(&written), []);
    for number in [0, 3, 109, 110, 199] {
        assert_eq!(written.run(id(number)).unwrap(), Some(nth(number)));
        assert_eq!(written.receipt(id(number)), at_once.receipt(id(number)));
    }
}

#[test]
fn what_came_too_long_ago_is_not_used() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    add(&mut unfinished(&lake), 0..110);
    assert!(lake.unfinished("everything", oldest(CAME)).last_finished().is_some());
    assert_eq!(lake.unfinished("everything", oldest("2026-03-01T08:00:01Z")).last_finished(), None);
    assert_eq!(lake.unfinished("something else", oldest(CAME)).last_finished(), None);
}

#[test]
fn a_part_whose_file_is_harmed_is_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    add(&mut unfinished(&lake), 0..110);
    let file = fs::read_dir(lake.path().join("files")).unwrap().next().unwrap().unwrap().path();
    fs::write(&file, "harm").unwrap();
    let mut again = unfinished(&lake);
    let from = number_after(again.last_finished());
    assert!(from < 110);
    add(&mut again, from..120);
    let written = again.finish(catalogue([]), Units::None).unwrap();
    assert_eq!(lake.verify(&written), []);
    assert_eq!(written.manifest().key_figures().len(), 120);
}

#[test]
fn its_files_are_not_cleared_away() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    lake.write(draft(Base::Nothing, runs(1000..1030))).unwrap();
    let mut begun = unfinished(&lake);
    add(&mut begun, 0..110);
    assert_eq!(lake.prune(&[], Prune::Remove).unwrap().n_files, 0);
    let written = begun.finish(catalogue([]), Units::None).unwrap();
    assert_eq!(lake.verify(&written), []);
}

#[test]
fn key_figures_come_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut begun = unfinished(&lake(folder.path()));
    add(&mut begun, [5]);
    assert!(matches!(begun.add(run(5, 0), Vec::new()), Err(Error::OutOfOrder { .. })));
    assert!(matches!(begun.add(run(4, 0), Vec::new()), Err(Error::OutOfOrder { .. })));
}
