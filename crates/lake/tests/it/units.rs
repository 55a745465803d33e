//! Figures of units are part of a snapshot, and frozen with it.

use std::fs;

use domain::{Figure, MissingReason, ServiceUnit, Sex, UnitId, UnitRow, UnitRun, Year};
use lake::{Base, Error, Prune, UnitsDraft};

use crate::given::{area, draft, id, lake, run, runs};

fn unit(number: u32) -> UnitId {
    UnitId::new(&format!("V15E0192{number:05}")).unwrap()
}

fn unit_run(number: u32, seed: u32) -> UnitRun {
    let row = |n: u32| UnitRow {
        unit: unit(n % 5),
        year: Year(2020 + u16::try_from(n / 5).unwrap()),
        sex: Sex::Total,
        figure: match n % 4 {
            3 => Figure::Missing(MissingReason::NotReported),
            _ => Figure::Value(f64::from(number * 10 + seed + n) / 8.0),
        },
    };
    UnitRun::from_rows(id(number), (0..15).rev().map(row).collect()).unwrap()
}

fn units_draft(seed: u32) -> UnitsDraft {
    let units = (0..5).rev().map(|n| ServiceUnit { id: unit(n), title: format!("Skola {n}"), municipality: area(192) });
    let empty = UnitRun::from_rows(id(500), Vec::new()).unwrap();
    UnitsDraft { units: units.collect(), runs: (0..30).map(|n| unit_run(n, seed)).chain([empty]).collect() }
}

#[test]
fn what_goes_in_comes_out() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let written = lake.write_with_units(draft(Base::Nothing, runs(0..3)), Some(units_draft(0))).unwrap();
    let read = lake.latest().unwrap().unwrap();
    assert_eq!(read.name(), written.name());
    assert_eq!(read.unit_run(id(7)).unwrap(), Some(unit_run(7, 0)));
    assert_eq!(read.unit_run(id(500)).unwrap().map(|run| run.rows().len()), Some(0));
    assert_eq!(read.unit_run(id(501)).unwrap(), None);
    let units = read.units().unwrap().unwrap();
    assert_eq!(
        units.iter().map(|unit| unit.title.as_str()).collect::<Vec<_>>(),
        ["Skola 0", "Skola 1", "Skola 2", "Skola 3", "Skola 4"]
    );
    assert_eq!(lake.verify(&read), []);
    assert!(read.unit_paths().iter().all(|path| path.exists() && path.parent().unwrap().ends_with("units")));
}

#[test]
fn a_snapshot_without_them_has_the_form_it_always_had() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let without = lake.write(draft(Base::Nothing, runs(0..3))).unwrap();
    let path = lake.path().join(format!("snapshots/{}.json", without.name()));
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("{\n  \"form\": 1,") && !text.contains("units"), "{text}");
    assert!(without.units().unwrap().is_none());

    let with = lake.write_with_units(draft(Base::Latest, Vec::new()), Some(units_draft(0))).unwrap();
    assert_ne!(with.name(), without.name());
    assert!(with.manifest().changes_since(without.manifest()).units_changed);
    let text = fs::read_to_string(lake.path().join(format!("snapshots/{}.json", with.name()))).unwrap();
    assert!(text.starts_with("{\n  \"form\": 2,"), "{text}");
    assert_eq!(lake.snapshot(&without.name().to_string()).unwrap().run(id(1)).unwrap(), Some(run(1, 0)));
}

#[test]
fn they_stay_when_figures_of_areas_come_and_are_frozen_when_they_change() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let first = lake.write_with_units(draft(Base::Nothing, runs(0..3)), Some(units_draft(0))).unwrap();
    let second = lake.write(draft(Base::Latest, vec![run(1, 1)])).unwrap();
    assert_eq!(second.manifest().units(), first.manifest().units());
    let third = lake.write_with_units(draft(Base::Latest, Vec::new()), Some(units_draft(1))).unwrap();
    assert_eq!(third.unit_run(id(7)).unwrap(), Some(unit_run(7, 1)));
    assert_eq!(second.unit_run(id(7)).unwrap(), Some(unit_run(7, 0)));
    assert_eq!(third.run(id(1)).unwrap(), Some(run(1, 1)));

    lake.prune(&[*second.name()], Prune::Remove).unwrap();
    assert_eq!(lake.verify(&first), []);
    assert_eq!(lake.verify(&third), []);
}

#[test]
fn harm_to_their_files_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let written = lake.write_with_units(draft(Base::Nothing, runs(0..3)), Some(units_draft(0))).unwrap();
    let path = written.unit_paths().remove(0);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let damages = lake.verify(&written);
    assert!(!damages.is_empty() && damages.iter().all(|damage| damage.path == path), "{damages:?}");
    let harmed = damages[0].key_figures[0];
    assert!(matches!(written.unit_run(harmed), Err(Error::Damaged(_))));
    assert_eq!(written.run(id(1)).unwrap(), Some(run(1, 0)));
}
