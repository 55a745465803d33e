//! All of a snapshot: a file at a time, in memory, and what is computed from it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int32Type};
use arrow_array::{Array, RecordBatch};
use domain::{Figure, MissingReason, Sex, Slices, Year};
use lake::results::{ColumnData, ColumnKind, Results, Table};
use lake::{Base, Cause, Error, FigureStore};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use proptest::prelude::*;

use crate::given::{self, area, draft, id, ids, lake};
use crate::round_trip::any_run;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn the_store_and_the_parts_hold_what_the_snapshot_holds(
        first in any_run(11008),
        second in any_run(15419),
        asked in prop::collection::vec((0u32..10_000, any::<u16>()), 3),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let snapshot = lake(folder.path()).write(draft(Base::Nothing, vec![second.clone(), first.clone()])).unwrap();
        let store = FigureStore::load(&snapshot).unwrap();
        prop_assert_eq!(store.key_figures(), [id(11008), id(15419)]);
        prop_assert_eq!(store.n_rows(), first.len() + second.len());
        prop_assert!(store.slice(id(1), Year(2024), Sex::Total).is_none());
        for run in [&first, &second] {
            let id = run.key_figure();
            prop_assert_eq!(store.run(id), snapshot.run(id).unwrap());
            let told = run.rows().map(|row| (row.area, row.year));
            let never = asked.iter().map(|(code, year)| (area(*code), Year(*year)));
            for (area, year) in told.chain(never) {
                for sex in [Sex::Women, Sex::Men, Sex::Total] {
                    prop_assert_eq!(store.figure(id, area, year, sex), run.figure(area, year, sex));
                    prop_assert_eq!(store.series(id, area, sex), run.series(area, sex));
                    let of_group: Vec<Figure> = store.figures(id, year, sex, &[area, area]).collect();
                    prop_assert_eq!(of_group, vec![run.figure(area, year, sex); 2]);
                }
            }
        }
        for part in snapshot.parts(|_| true) {
            let open = part.open().unwrap();
            for id in part.key_figures() {
                prop_assert_eq!(Some(open.slices(*id).unwrap().to_run()), snapshot.run(*id).unwrap());
            }
        }
    }

    #[test]
    fn slices_are_the_rows_of_their_run(run in any_run(11008)) {
        let slices = Slices::of_run(&run);
        prop_assert_eq!(slices.n_rows(), run.len());
        let keys: Vec<(Year, Sex)> = slices.iter().map(|slice| (slice.year, slice.sex)).collect();
        prop_assert!(keys.is_sorted_by(|one, next| one < next));
        prop_assert_eq!(slices.to_run(), run);
    }
}

#[test]
fn slices_that_are_not_in_order_are_refused() {
    let cut = |areas: [u16; 2]| {
        Slices::cut(id(1), 2, |idx| (areas[idx], Year(2024), Sex::Total), |_| Figure::Missing(MissingReason::Withdrawn))
    };
    assert!(cut([192, 180]).is_err() && cut([192, 192]).is_err());
    assert_eq!(cut([180, 192]).unwrap().get(Year(2024), Sex::Total).unwrap().len(), 2);
}

#[test]
fn parts_hold_each_key_figure_asked_for_once() {
    let folder = tempfile::tempdir().unwrap();
    let snapshot = given::written(&lake(folder.path()));
    let held = |is_wanted: fn(domain::KeyFigureId) -> bool| -> Vec<domain::KeyFigureId> {
        snapshot.parts(is_wanted).iter().flat_map(|part| part.key_figures().to_vec()).collect()
    };
    assert_eq!(held(|_| true), ids(0..60));
    assert_eq!(held(|asked| asked == id(7)), ids([7]));
    assert_eq!(held(|_| false), []);
}

#[test]
fn a_damaged_file_is_named_by_parts_and_store() {
    let folder = tempfile::tempdir().unwrap();
    let snapshot = given::written(&lake(folder.path()));
    let path = snapshot.paths()[0].clone();
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::remove_file(&path).unwrap();
    fs::write(&path, bytes).unwrap();
    let damaged: Vec<bool> = snapshot.parts(|_| true).iter().map(|part| part.open().is_err()).collect();
    assert_eq!(damaged.iter().filter(|is_damaged| **is_damaged).count(), 1);
    match FigureStore::load(&snapshot).unwrap_err() {
        Error::Damaged(damage) => {
            assert_eq!(damage.path, path);
            assert!(matches!(damage.cause, Cause::Altered { .. }));
        }
        other => panic!("{other}"),
    }
}

/// The manifest is bound to the rows by their sums, not to the place where they lie: that is looked at as well.
#[test]
fn a_manifest_that_points_to_another_key_figures_rows_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let snapshot = lake.write(draft(Base::Nothing, given::runs([1, 2]))).unwrap();
    let path = lake.path().join(format!("snapshots/{}.json", snapshot.name()));
    let mut manifest: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    for (_, file) in manifest["files"].as_object_mut().unwrap() {
        file["key_figures"].as_array_mut().unwrap().reverse();
    }
    fs::write(&path, serde_json::to_vec(&manifest).unwrap()).unwrap();
    let told = lake.latest().unwrap().unwrap();
    assert!(matches!(FigureStore::load(&told), Err(Error::Damaged(_))));
}

fn table() -> Table {
    let columns = [
        ("area", ColumnKind::Area),
        ("sex", ColumnKind::Word(&["K", "M", "T"])),
        ("rank", ColumnKind::Whole),
        ("z", ColumnKind::Number),
        ("percentile", ColumnKind::FewNumbers),
    ];
    Table { name: "standings", columns: columns.map(|(name, kind)| (name.to_owned(), kind)).to_vec() }
}

fn columns<'a>(areas: &'a [u16], sexes: &'a [u8], z: &'a [f64]) -> [ColumnData<'a>; 5] {
    [
        ColumnData::Areas(areas),
        ColumnData::Words(sexes),
        ColumnData::Whole(areas),
        ColumnData::Numbers(z),
        ColumnData::Numbers(z),
    ]
}

fn write(out: &Path) -> Result<lake::results::AboutResults, Error> {
    let snapshot = domain::Sha256Hex::from_bytes([7; 32]);
    let results = Results::begin(out)?;
    let mut file = results.file(&table(), id(1), id(3))?;
    file.write(id(1), &columns(&[192, 180, 192], &[2, 0, 1], &[1.5, f64::NAN, -0.25]))?;
    file.write(id(2), &columns(&[], &[], &[]))?;
    file.write(id(3), &columns(&[0], &[2], &[0.1]))?;
    file.close()?;
    results.finish(&snapshot, BTreeMap::new(), &[table()])
}

fn read(path: &Path) -> Vec<RecordBatch> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(fs::File::open(path).unwrap()).unwrap();
    reader.build().unwrap().map(Result::unwrap).collect()
}

#[test]
fn results_are_read_back_as_they_were_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let about = write(&out).unwrap();
    let path = out.join("standings/N00001-N00003.parquet");
    let written = &about.files["standings/N00001-N00003.parquet"];
    assert_eq!((written.n_rows, written.n_bytes), (4, fs::metadata(&path).unwrap().len()));
    let mut rows = Vec::new();
    for batch in read(&path) {
        let text = |name: &str| batch.column_by_name(name).unwrap().as_string::<i32>().clone();
        let (key_figures, areas, sexes) = (text("key_figure"), text("area"), text("sex"));
        let ranks = batch.column_by_name("rank").unwrap().as_primitive::<Int32Type>();
        let z = batch.column_by_name("z").unwrap().as_primitive::<Float64Type>();
        assert_eq!(z, batch.column_by_name("percentile").unwrap().as_primitive::<Float64Type>());
        for idx in 0..batch.num_rows() {
            let z = z.is_valid(idx).then(|| z.value(idx));
            let (id, area, sex) = (key_figures.value(idx), areas.value(idx), sexes.value(idx));
            rows.push(format!("{id} {area} {sex} {} {z:?}", ranks.value(idx)));
        }
    }
    insta::assert_snapshot!(rows.join("\n"), @r"
    N00001 0192 T 192 Some(1.5)
    N00001 0180 K 180 None
    N00001 0192 M 192 Some(-0.25)
    N00003 0000 T 0 Some(0.1)
    ");
}

#[test]
fn results_replace_results_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    write(&out).unwrap();
    fs::write(out.join("of_before.parquet"), "").unwrap();
    let before = fs::read(out.join("standings/N00001-N00003.parquet")).unwrap();
    // Not finished: what stood there stands.
    drop(Results::begin(&out).unwrap());
    assert!(out.join("of_before.parquet").exists());
    write(&out).unwrap();
    assert!(!out.join("of_before.parquet").exists());
    assert_eq!(fs::read(out.join("standings/N00001-N00003.parquet")).unwrap(), before);

    let theirs = folder.path().join("theirs");
    fs::create_dir(&theirs).unwrap();
    fs::write(theirs.join("diary.txt"), "dear").unwrap();
    let error = write(&theirs).unwrap_err();
    assert!(matches!(&error, Error::InTheWay { path } if *path == theirs));
    assert!(error.hint().unwrap().contains("--out"));
    assert_eq!(fs::read_to_string(theirs.join("diary.txt")).unwrap(), "dear");
    // Nothing unfinished is left beside.
    let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["out", "theirs"]);
}
