//! What goes in comes out.

use domain::{Figure, MissingReason, Row, Run, Sex, Year};
use insta::assert_snapshot;
use lake::{Base, Catalogue, Error, Lake, SnapshotDraft};
use proptest::prelude::*;

use crate::given::{self, area, catalogue, draft, id, ids, info, lake, origin, run, runs};

fn any_figure() -> impl Strategy<Value = Figure> {
    prop_oneof![
        4 => prop::num::f64::NORMAL.prop_map(Figure::Value),
        1 => prop::sample::select(vec![0.0, -0.0, f64::MIN_POSITIVE / 2.0, f64::MAX, 0.1 + 0.2]).prop_map(Figure::Value),
        1 => prop::sample::select(vec![
            MissingReason::NotReported,
            MissingReason::Suppressed,
            MissingReason::NotApplicable,
            MissingReason::Withdrawn,
        ])
        .prop_map(Figure::Missing),
    ]
}

pub fn any_run(number: u32) -> impl Strategy<Value = Run> {
    let sex = prop::sample::select(vec![Sex::Women, Sex::Men, Sex::Total]);
    prop::collection::btree_map((0u32..10_000, any::<u16>(), sex), any_figure(), 0..60).prop_map(move |places| {
        let row = |((code, year, sex), figure)| Row { area: area(code), year: Year(year), sex, figure };
        Run::from_rows(id(number), places.into_iter().map(row).collect()).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_row_comes_back(first in any_run(11008), second in any_run(15419)) {
        let folder = tempfile::tempdir().unwrap();
        let lake = lake(folder.path());
        lake.write(draft(Base::Nothing, vec![second.clone(), first.clone()])).unwrap();
        let snapshot = lake.latest().unwrap().unwrap();
        let read: Vec<Run> = snapshot.runs(&[id(15419), id(11008)]).into_iter().map(|run| run.unwrap().unwrap()).collect();
        prop_assert_eq!(read, [second, first]);
        prop_assert_eq!(lake.verify(&snapshot), []);
    }
}

#[test]
fn negative_zero_comes_back_as_zero() {
    let folder = tempfile::tempdir().unwrap();
    let row = Row { area: area(180), year: Year(2024), sex: Sex::Total, figure: Figure::Value(-0.0) };
    let run = Run::from_rows(id(1), vec![row]).unwrap();
    let snapshot = lake(folder.path()).write(draft(Base::Nothing, vec![run])).unwrap();
    let value = snapshot.run(id(1)).unwrap().unwrap().row(0).figure.value().unwrap();
    assert_eq!(value.to_bits(), 0);
}

#[test]
fn never_asked_and_asked_in_vain_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let empty = Run::from_rows(id(2), Vec::new()).unwrap();
    let snapshot = lake(folder.path()).write(draft(Base::Nothing, vec![run(1, 0), empty.clone()])).unwrap();
    assert_eq!(snapshot.run(id(2)).unwrap(), Some(empty));
    assert_eq!(snapshot.run(id(3)).unwrap(), None);
}

#[test]
fn asked_twice_is_answered_twice() {
    let folder = tempfile::tempdir().unwrap();
    let snapshot = given::written(&lake(folder.path()));
    let read: Vec<Option<Run>> = snapshot.runs(&ids([7, 99, 7])).into_iter().map(Result::unwrap).collect();
    assert_eq!(read, [Some(run(7, 0)), None, Some(run(7, 0))]);
}

#[test]
fn the_catalogue_comes_back_sorted_and_the_later_of_two_counts() {
    let folder = tempfile::tempdir().unwrap();
    let renamed = domain::KeyFigureInfo { title: "Nytt namn".to_owned(), ..info(1) };
    let given = Catalogue::new(vec![info(2), info(1), renamed.clone()], Vec::new(), Vec::new(), Vec::new());
    let draft = SnapshotDraft { catalogue: given, ..draft(Base::Nothing, runs([1, 2])) };
    let read = lake(folder.path()).write(draft).unwrap().catalogue().unwrap();
    assert_eq!(read.key_figures(), [renamed, info(2)]);
}

#[test]
fn a_key_figure_of_the_base_keeps_its_description() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    lake.write(SnapshotDraft { catalogue: catalogue([1, 2, 9]), ..draft(Base::Nothing, runs([1, 2])) }).unwrap();
    let second = SnapshotDraft { catalogue: catalogue([2, 3]), ..draft(Base::Latest, runs([2, 3])) };
    let read = lake.write(second).unwrap().catalogue().unwrap();
    assert_eq!(read.key_figures(), [info(1), info(2), info(3)]);
}

#[test]
fn the_shown_date_is_that_of_the_first_receipt_of_these_rows() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let write = |rows: Run, origins| {
        lake.write(SnapshotDraft { receipts: vec![(id(1), origins)], ..draft(Base::Latest, vec![rows]) }).unwrap()
    };
    let old = write(run(1, 0), vec![origin(1, "2026-03-01T08:00:00Z"), origin(2, "2026-03-01T08:00:05Z")]);
    write(run(1, 0), vec![origin(3, "2026-06-01T08:00:00Z")]);
    let revised = write(run(1, 1), vec![origin(4, "2026-09-01T08:00:00Z")]);

    let old = lake.snapshot(&old.name().to_string()).unwrap();
    let receipt = old.receipt(id(1)).unwrap();
    assert_snapshot!(
        format!("{} {} {} pages", receipt.first_fetched_at, receipt.last_fetched_at, receipt.origins.len()),
        @"2026-03-01T08:00:05Z 2026-06-01T08:00:00Z 2 pages"
    );
    assert_eq!(revised.fetched_at(id(1)), Some("2026-09-01T08:00:00Z".parse().unwrap()));
    assert_eq!(revised.fetched_at(id(2)), None);
}

#[test]
fn drafts_that_are_no_drafts_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let row = Row { area: area(180), year: Year(2024), sex: Sex::Total, figure: Figure::Value(f64::NAN) };
    let not_finite = draft(Base::Nothing, vec![Run::from_rows(id(1), vec![row]).unwrap()]);
    let twice = draft(Base::Nothing, vec![run(1, 0), run(1, 1)]);
    let no_run = SnapshotDraft {
        receipts: vec![(id(2), vec![origin(1, "2026-03-01T08:00:00Z")])],
        ..draft(Base::Nothing, runs([1]))
    };
    let told: Vec<String> =
        [not_finite, twice, no_run].into_iter().map(|draft| lake.write(draft).unwrap_err().to_string()).collect();
    assert_snapshot!(told.join("\n"), @r"
    N00001, 0180, 2024, T: NaN is not a finite number
    N00001 stands twice in the draft, with different rows
    N00002 has a receipt, but neither the draft nor its base has a run of it
    ");
    assert!(lake.latest().unwrap().is_none());
}

#[test]
fn a_snapshot_is_found_by_the_first_digits_of_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    // Seventeen names cannot all begin with a digit of their own.
    let names: Vec<String> = (0..17)
        .map(|seed| lake.write(draft(Base::Nothing, vec![run(1, seed)])).unwrap())
        .map(|snapshot| snapshot.name().to_string())
        .collect();
    assert_eq!(lake.snapshots().unwrap().len(), 17);
    assert_eq!(lake.snapshot(&names[3][..12]).unwrap().name().to_string(), names[3]);
    assert_eq!(lake.snapshot(&names[3].to_uppercase()).unwrap().name().to_string(), names[3]);
    assert!(matches!(lake.snapshot("x"), Err(Error::UnknownSnapshot { .. })));
    assert!(matches!(lake.snapshot(""), Err(Error::UnknownSnapshot { .. })));
    let is_ambiguous = |digit| matches!(lake.snapshot(&format!("{digit:x}")), Err(Error::AmbiguousSnapshot { .. }));
    assert!((0..16).any(is_ambiguous));
}

#[test]
fn a_lake_on_a_read_only_disk_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let name = *given::written(&lake(folder.path())).name();
    // Whoever may write everywhere is not stopped by permissions: it is enough that nothing is needed.
    std::fs::remove_file(folder.path().join("lake/LOCK")).unwrap();
    std::fs::create_dir(folder.path().join("lake/LOCK")).unwrap();
    let lake: Lake = lake(folder.path());
    assert_eq!(lake.latest().unwrap().unwrap().name(), &name);
    assert!(matches!(lake.write(draft(Base::Nothing, runs([1]))), Err(Error::Write { .. })));
}
