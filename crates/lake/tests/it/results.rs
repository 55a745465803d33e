//! Tables of results, read back with the reader of Parquet's own crate.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int32Type};
use arrow_array::{Array, RecordBatch};
use domain::{KeyFigureId, Sha256Hex};
use lake::results::{ColumnData, ColumnKind, Results, Table};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::file::statistics::Statistics;
use proptest::prelude::*;

const WORDS: &[&str] = &["K", "M", "T"];

#[derive(Debug, Clone, Default, PartialEq)]
struct Rows {
    key_figures: Vec<String>,
    years: Vec<u16>,
    words: Vec<u8>,
    areas: Vec<u16>,
    numbers: Vec<f64>,
    few: Vec<f64>,
}

impl Rows {
    fn append(&mut self, more: &Rows) {
        self.key_figures.extend_from_slice(&more.key_figures);
        self.years.extend_from_slice(&more.years);
        self.words.extend_from_slice(&more.words);
        self.areas.extend_from_slice(&more.areas);
        self.numbers.extend_from_slice(&more.numbers);
        self.few.extend_from_slice(&more.few);
    }

    /// Equal to the last bit; one NaN is as good as another.
    fn bits(&self) -> (Vec<u64>, Vec<u64>) {
        let bits = |numbers: &[f64]| {
            numbers.iter().map(|number| if number.is_nan() { u64::MAX } else { number.to_bits() }).collect()
        };
        (bits(&self.numbers), bits(&self.few))
    }
}

fn table() -> Table {
    let columns = [
        ("year", ColumnKind::Whole),
        ("word", ColumnKind::Word(WORDS)),
        ("area", ColumnKind::Area),
        ("number", ColumnKind::Number),
        ("few", ColumnKind::FewNumbers),
    ];
    Table { name: "table", columns: columns.map(|(name, kind)| (name.to_owned(), kind)).to_vec() }
}

fn write(out: &Path, lots: &[(KeyFigureId, Rows)]) {
    let results = Results::begin(out).unwrap();
    let table = table();
    let mut file = results.file(&table, lots[0].0, lots[lots.len() - 1].0).unwrap();
    for (id, rows) in lots {
        let columns = [
            ColumnData::Whole(&rows.years),
            ColumnData::Words(&rows.words),
            ColumnData::Areas(&rows.areas),
            ColumnData::Numbers(&rows.numbers),
            ColumnData::Numbers(&rows.few),
        ];
        file.write(*id, &columns).unwrap();
    }
    file.close().unwrap();
    results.finish(&Sha256Hex::from_bytes([0; 32]), BTreeMap::new(), &[table]).unwrap();
}

fn read(out: &Path, first: KeyFigureId, last: KeyFigureId) -> Rows {
    let file = File::open(out.join(format!("table/{first}-{last}.parquet"))).unwrap();
    let batches = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
    let mut rows = Rows::default();
    for batch in batches {
        let batch: RecordBatch = batch.unwrap();
        let texts = |idx: usize| batch.column(idx).as_string::<i32>().iter().map(Option::unwrap);
        let numbers = |idx: usize| {
            let column = batch.column(idx).as_primitive::<Float64Type>();
            (0..column.len()).map(|row| if column.is_null(row) { f64::NAN } else { column.value(row) })
        };
        rows.key_figures.extend(texts(0).map(str::to_owned));
        rows.years.extend(batch.column(1).as_primitive::<Int32Type>().values().iter().map(|year| *year as u16));
        rows.words.extend(texts(2).map(|text| WORDS.iter().position(|word| *word == text).unwrap() as u8));
        rows.areas.extend(texts(3).map(|text| text.parse::<u16>().unwrap()));
        rows.numbers.extend(numbers(4));
        rows.few.extend(numbers(5));
    }
    rows
}

fn lot(id: KeyFigureId, n: usize, at: impl Fn(usize) -> (u16, u8, u16, f64, f64)) -> Rows {
    let mut rows = Rows::default();
    for (year, word, area, number, few) in (0..n).map(at) {
        rows.key_figures.push(id.to_string());
        rows.years.push(year);
        rows.words.push(word);
        rows.areas.push(area);
        rows.numbers.push(number);
        rows.few.push(few);
    }
    rows
}

fn id(number: usize) -> KeyFigureId {
    KeyFigureId::new(&format!("N{number:05}")).unwrap()
}

fn check(lots: &[(KeyFigureId, Rows)]) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    write(&out, lots);
    let mut wanted = Rows::default();
    lots.iter().for_each(|(_, rows)| wanted.append(rows));
    let found = read(&out, lots[0].0, lots[lots.len() - 1].0);
    assert!(found.bits() == wanted.bits());
    let without = |rows: &Rows| Rows { numbers: Vec::new(), few: Vec::new(), ..rows.clone() };
    assert!(without(&found) == without(&wanted));
}

/// More rows than a row group holds, so many different numbers that no list of few would do, and none at all.
#[test]
fn a_key_figure_larger_than_a_row_group_comes_back() {
    let many = lot(id(1), 150_000, |row| {
        let number = (row as f64 * 0.37).sin();
        ((1990 + row / 5000) as u16, (row % 3) as u8, (row % 312) as u16 + 1, number, number)
    });
    let nothing = lot(id(2), 40_000, |row| (2024, 2, (row % 312) as u16, f64::NAN, f64::NAN));
    check(&[(id(1), many), (id(2), nothing)]);
}

#[test]
fn the_largest_number_comes_back() {
    check(&[(id(1), lot(id(1), 3, |row| (u16::MAX - row as u16, 0, 1, 1.0, 1.0)))]);
}

#[test]
fn row_groups_tell_their_years_and_key_figures() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let of = |number, year| (id(number), lot(id(number), 20_000, |row| (year, 0, (row % 312) as u16, 1.0, 1.0)));
    write(&out, &[of(1, 2001), of(2, 2002), of(3, 2003)]);
    let file = File::open(out.join("table/N00001-N00003.parquet")).unwrap();
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
    let told: Vec<(String, String, i32, i32)> = builder
        .metadata()
        .row_groups()
        .iter()
        .map(|group| {
            let text = |bytes: Option<&[u8]>| String::from_utf8(bytes.unwrap().to_vec()).unwrap();
            let ids = group.column(0).statistics().unwrap();
            let Some(Statistics::Int32(years)) = group.column(1).statistics() else { panic!("years have bounds") };
            (text(ids.min_bytes_opt()), text(ids.max_bytes_opt()), *years.min_opt().unwrap(), *years.max_opt().unwrap())
        })
        .collect();
    let group = |first: &str, last: &str, from, to| (first.to_owned(), last.to_owned(), from, to);
    assert_eq!(told, [group("N00001", "N00002", 2001, 2002), group("N00003", "N00003", 2003, 2003)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_rows_come_back(
        lots in prop::collection::vec(
            prop::collection::vec(
                (0_u16..=u16::MAX, 0_u8..3, 0_u16..10_000, prop::num::f64::ANY, prop::sample::select(vec![0.0, -0.0, 0.5, f64::NAN])),
                0..300,
            ),
            1..5,
        ),
    ) {
        let lots: Vec<(KeyFigureId, Rows)> =
            lots.iter().enumerate().map(|(number, rows)| (id(number), lot(id(number), rows.len(), |row| rows[row]))).collect();
        check(&lots);
    }
}
