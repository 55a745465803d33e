//! Runs as Parquet, and back: the one place that knows Arrow.
//!
//! Six columns that any engine reads: `key_figure`, `area` and `sex` as text, `year` as a whole number, `value` as
//! a number or null, `status` as text: empty beside a value, otherwise why there is none. Sorted by the first four;
//! one row group a key figure, so that one key figure is read without the others.

use std::sync::{Arc, LazyLock};

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int32Type};
use arrow_array::{Array, Float64Array, Int32Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use bytes::Bytes;
use domain::{AreaCode, Figure, KeyFigureId, MissingReason, Row, Run, Sex, Slices, Year};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::arrow::arrow_writer::{ArrowWriter, ArrowWriterOptions};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::SortingColumn;
use parquet::file::properties::{EnabledStatistics, WriterProperties};

/// As written. The year is a plain 32-bit whole number: narrower ones are annotations that not every reader
/// honours, and cost as much on disk.
static WRITTEN: LazyLock<SchemaRef> = LazyLock::new(|| schema_of("area", DataType::Utf8));

/// As read: texts stay numbers into their dictionary, so that each is parsed once and not once a row.
static READ: LazyLock<SchemaRef> = LazyLock::new(|| schema_of("area", dictionary()));

/// Texts as numbers into their dictionary.
pub(crate) fn dictionary() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

/// The six columns, of which the second says what the figures are about.
pub(crate) fn schema_of(place: &str, text: DataType) -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("key_figure", text.clone(), false),
        Field::new(place, text.clone(), false),
        Field::new("year", DataType::Int32, false),
        Field::new("sex", text.clone(), false),
        Field::new("value", DataType::Float64, true),
        Field::new("status", text, false),
    ]))
}

/// Writes runs that are not empty as one Parquet file. The same runs give the same bytes.
pub(crate) fn encode(runs: &[&Run]) -> Vec<u8> {
    // Writing into memory to a schema of our own cannot fail.
    try_encode(runs).expect("runs fit the schema")
}

fn try_encode(runs: &[&Run]) -> Result<Vec<u8>, ParquetError> {
    let mut writer = ArrowWriter::try_new_with_options(Vec::new(), Arc::clone(&WRITTEN), writer_options())?;
    for run in runs {
        writer.write(&batch_of(run)?)?;
        writer.flush()?;
    }
    writer.into_inner()
}

/// What every file of the lake is written with.
pub(crate) fn writer_options() -> ArrowWriterOptions {
    let ascending = |column_idx| SortingColumn { column_idx, descending: false, nulls_first: false };
    let properties = WriterProperties::builder()
        .set_created_by("nyckeltal".to_owned())
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_max_row_group_row_count(None)
        .set_sorting_columns(Some((0..4).map(ascending).collect()))
        .build();
    ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true)
}

fn batch_of(run: &Run) -> Result<RecordBatch, ParquetError> {
    let key_figure = run.key_figure();
    let mut areas = arrow_array::builder::StringBuilder::with_capacity(run.len(), run.len() * 4);
    for row in run.rows() {
        areas.append_value(row.area.as_str());
    }
    let status = |row: Row| match row.figure {
        Figure::Value(_) => "",
        Figure::Missing(reason) => reason.status(),
    };
    let columns: Vec<Arc<dyn Array>> = vec![
        Arc::new(StringArray::from_iter_values(run.rows().map(|_| key_figure.as_str()))),
        Arc::new(areas.finish()),
        Arc::new(Int32Array::from_iter_values(run.rows().map(|row| i32::from(row.year.0)))),
        Arc::new(StringArray::from_iter_values(run.rows().map(|row| row.sex.letter()))),
        Arc::new(Float64Array::from_iter(run.rows().map(|row| row.figure.value()))),
        Arc::new(StringArray::from_iter_values(run.rows().map(status))),
    ];
    Ok(RecordBatch::try_new(Arc::clone(&WRITTEN), columns)?)
}

/// A Parquet file of runs, held in memory.
pub(crate) struct RunFile {
    bytes: Bytes,
    metadata: ArrowReaderMetadata,
}

impl RunFile {
    /// Reads the footer. The bytes have been checked against their sum: only then is a decoder let loose on them.
    pub(crate) fn open(bytes: Bytes) -> Result<RunFile, String> {
        let options = ArrowReaderOptions::new().with_schema(Arc::clone(&READ));
        let metadata = ArrowReaderMetadata::load(&bytes, options).map_err(|error| error.to_string())?;
        Ok(RunFile { bytes, metadata })
    }

    /// Reads one row group as the run of `key_figure`. Whether it *is* that key figure's, the sum of its rows tells.
    pub(crate) fn read(&self, row_group: usize, key_figure: KeyFigureId) -> Result<Run, String> {
        let batch = self.batch(row_group)?;
        let columns = Columns::of(&batch)?;
        let row_at = |idx| {
            let (area, year, sex) = (columns.areas.at(idx), Year(columns.years[idx] as u16), columns.sexes.at(idx));
            Row { area, year, sex, figure: columns.figure_at(idx) }
        };
        Run::from_rows(key_figure, (0..batch.num_rows()).map(row_at).collect()).map_err(|error| error.to_string())
    }

    /// Reads one row group as the slices of `key_figure`: as [`read`](RunFile::read), without rows on the way.
    pub(crate) fn read_slices(&self, row_group: usize, key_figure: KeyFigureId) -> Result<Slices, String> {
        let batch = self.batch(row_group)?;
        let columns = Columns::of(&batch)?;
        let numbers: Vec<u16> = columns.areas.words.iter().map(AreaCode::number).collect();
        let place_at = |idx: usize| {
            let area = numbers[columns.areas.keys[idx] as usize];
            (area, Year(columns.years[idx] as u16), columns.sexes.at(idx))
        };
        Slices::cut(key_figure, batch.num_rows(), place_at, |idx| columns.figure_at(idx))
            .map_err(|error| error.to_string())
    }

    /// The key figure of a row group, as its statistics tell; `None` where it is not one and the same on every row.
    pub(crate) fn key_figure_of(&self, row_group: usize) -> Option<KeyFigureId> {
        let metadata = self.metadata.metadata();
        if row_group >= metadata.num_row_groups() {
            return None;
        }
        let statistics = metadata.row_group(row_group).column(0).statistics()?;
        let (min, max) = (statistics.min_bytes_opt()?, statistics.max_bytes_opt()?);
        let id = KeyFigureId::new(std::str::from_utf8(min).ok()?).ok()?;
        (min == max).then_some(id)
    }

    /// One row group as one batch: the columns from `area` to `status`. The first column says the same on every row.
    fn batch(&self, row_group: usize) -> Result<RecordBatch, String> {
        if row_group >= self.metadata.metadata().num_row_groups() {
            return Err(format!("it has no row group {row_group}"));
        }
        let n_rows = usize::try_from(self.metadata.metadata().row_group(row_group).num_rows()).unwrap_or(0);
        let mask = ProjectionMask::leaves(self.metadata.parquet_schema(), 1..6);
        let mut batches = ParquetRecordBatchReaderBuilder::new_with_metadata(self.bytes.clone(), self.metadata.clone())
            .with_row_groups(vec![row_group])
            .with_projection(mask)
            .with_batch_size(n_rows.max(1))
            .build()
            .map_err(|error| error.to_string())?;
        match batches.next() {
            Some(Ok(batch)) if batch.num_rows() == n_rows => Ok(batch),
            Some(Err(error)) => Err(error.to_string()),
            _ => Err(format!("its row group {row_group} has other rows than it says")),
        }
    }
}

/// The columns of a batch, checked: whatever is asked of them then is there.
struct Columns<'a> {
    areas: Words<'a, AreaCode>,
    years: &'a [i32],
    sexes: Words<'a, Sex>,
    values: &'a Float64Array,
    statuses: Words<'a, Option<MissingReason>>,
}

impl<'a> Columns<'a> {
    fn of(batch: &'a RecordBatch) -> Result<Columns<'a>, String> {
        let columns = Columns {
            areas: Words::of(batch.column(0), |word| AreaCode::new(word).ok())?,
            years: batch.column(1).as_primitive::<Int32Type>().values(),
            sexes: Words::of(batch.column(2), Sex::from_letter)?,
            values: batch.column(3).as_primitive::<Float64Type>(),
            statuses: Words::of(batch.column(4), |word| match word {
                "" => Some(None),
                word => MissingReason::from_status(word).map(Some),
            })?,
        };
        if let Some(year) = columns.years.iter().find(|year| u16::try_from(**year).is_err()) {
            return Err(format!("{year} is not a year"));
        }
        let has_both = |idx| columns.values.is_valid(idx) && columns.statuses.at(idx).is_some();
        let has_neither = |idx| columns.values.is_null(idx) && columns.statuses.at(idx).is_none();
        // Mostly there is nothing but values, and then nothing to look for.
        let all_told = columns.values.null_count() == 0 && columns.statuses.words.iter().all(Option::is_none);
        if !all_told && (0..batch.num_rows()).any(has_both) {
            return Err("a row has both value and status".to_owned());
        }
        if !all_told && (0..batch.num_rows()).any(has_neither) {
            return Err("a row has neither value nor status".to_owned());
        }
        Ok(columns)
    }

    fn figure_at(&self, idx: usize) -> Figure {
        match self.values.is_valid(idx) {
            true => Figure::Value(self.values.value(idx)),
            false => Figure::Missing(self.statuses.at(idx).expect("a row without value has a status")),
        }
    }
}

/// A column of texts, each different text parsed once.
pub(crate) struct Words<'a, T> {
    keys: &'a [i32],
    words: Vec<T>,
}

impl<'a, T: Copy> Words<'a, T> {
    pub(crate) fn of(column: &'a Arc<dyn Array>, parse: impl Fn(&str) -> Option<T>) -> Result<Words<'a, T>, String> {
        let column = column.as_dictionary::<Int32Type>();
        let words = column.values().as_string::<i32>();
        let words = words
            .iter()
            .map(|word| word.and_then(&parse).ok_or_else(|| format!("`{}` is unexpected", word.unwrap_or("null"))))
            .collect::<Result<Vec<T>, String>>()?;
        Ok(Words { keys: column.keys().values(), words })
    }

    pub(crate) fn at(&self, idx: usize) -> T {
        self.words[self.keys[idx] as usize]
    }
}
