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
use domain::{AreaCode, Figure, KeyFigureId, MissingReason, Row, Run, Sex, Year};
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
        if row_group >= self.metadata.metadata().num_row_groups() {
            return Err(format!("it has no row group {row_group}"));
        }
        let n_rows = usize::try_from(self.metadata.metadata().row_group(row_group).num_rows()).unwrap_or(0);
        // The first column says the same on every row.
        let mask = ProjectionMask::leaves(self.metadata.parquet_schema(), 1..6);
        let batches = ParquetRecordBatchReaderBuilder::new_with_metadata(self.bytes.clone(), self.metadata.clone())
            .with_row_groups(vec![row_group])
            .with_projection(mask)
            .with_batch_size(n_rows.max(1))
            .build()
            .map_err(|error| error.to_string())?;
        let mut rows = Vec::with_capacity(n_rows);
        for batch in batches {
            rows_of(&batch.map_err(|error| error.to_string())?, &mut rows)?;
        }
        Run::from_rows(key_figure, rows).map_err(|error| error.to_string())
    }
}

/// Adds the rows of a batch: the columns from `area` to `status`.
fn rows_of(batch: &RecordBatch, rows: &mut Vec<Row>) -> Result<(), String> {
    let areas = Words::of(batch.column(0), |word| AreaCode::new(word).ok())?;
    let years = batch.column(1).as_primitive::<Int32Type>();
    let sexes = Words::of(batch.column(2), Sex::from_letter)?;
    let values = batch.column(3).as_primitive::<Float64Type>();
    let statuses = Words::of(batch.column(4), |word| match word {
        "" => Some(None),
        word => MissingReason::from_status(word).map(Some),
    })?;
    for idx in 0..batch.num_rows() {
        let figure = match (statuses.at(idx), values.is_valid(idx)) {
            (None, true) => Figure::Value(values.value(idx)),
            (Some(reason), false) => Figure::Missing(reason),
            (None, false) => return Err("a row has neither value nor status".to_owned()),
            (Some(_), true) => return Err("a row has both value and status".to_owned()),
        };
        let year = u16::try_from(years.value(idx)).map_err(|_| format!("{} is not a year", years.value(idx)))?;
        rows.push(Row { area: areas.at(idx), year: Year(year), sex: sexes.at(idx), figure });
    }
    Ok(())
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
