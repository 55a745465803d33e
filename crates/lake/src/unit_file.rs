//! Figures of units as Parquet, and back: the columns of `run_file`, with `unit` in place of `area`.

use std::sync::{Arc, LazyLock};

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int32Type};
use arrow_array::{Array, Float64Array, Int32Array, RecordBatch, StringArray};
use arrow_schema::{DataType, SchemaRef};
use bytes::Bytes;
use domain::{Figure, KeyFigureId, MissingReason, Sex, UnitId, UnitRow, UnitRun, Year};
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::arrow::arrow_writer::ArrowWriter;
use parquet::errors::ParquetError;

use crate::run_file::{Words, dictionary, schema_of, writer_options};

static WRITTEN: LazyLock<SchemaRef> = LazyLock::new(|| schema_of("unit", DataType::Utf8));
static READ: LazyLock<SchemaRef> = LazyLock::new(|| schema_of("unit", dictionary()));

/// Writes runs that are not empty as one Parquet file, one row group each.
pub(crate) fn encode(runs: &[&UnitRun]) -> Vec<u8> {
    // Writing into memory to a schema of our own cannot fail.
    try_encode(runs).expect("runs fit the schema")
}

fn try_encode(runs: &[&UnitRun]) -> Result<Vec<u8>, ParquetError> {
    let mut writer = ArrowWriter::try_new_with_options(Vec::new(), Arc::clone(&WRITTEN), writer_options())?;
    for run in runs {
        writer.write(&batch_of(run)?)?;
        writer.flush()?;
    }
    writer.into_inner()
}

fn batch_of(run: &UnitRun) -> Result<RecordBatch, ParquetError> {
    let (key_figure, rows) = (run.key_figure(), run.rows());
    let status = |row: &UnitRow| match row.figure {
        Figure::Value(_) => "",
        Figure::Missing(reason) => reason.status(),
    };
    let columns: Vec<Arc<dyn Array>> = vec![
        Arc::new(StringArray::from_iter_values(rows.iter().map(|_| key_figure.as_str()))),
        Arc::new(StringArray::from_iter_values(rows.iter().map(|row| row.unit.as_str()))),
        Arc::new(Int32Array::from_iter_values(rows.iter().map(|row| i32::from(row.year.0)))),
        Arc::new(StringArray::from_iter_values(rows.iter().map(|row| row.sex.letter()))),
        Arc::new(Float64Array::from_iter(rows.iter().map(|row| row.figure.value()))),
        Arc::new(StringArray::from_iter_values(rows.iter().map(status))),
    ];
    Ok(RecordBatch::try_new(Arc::clone(&WRITTEN), columns)?)
}

/// Reads one row group as the run of `key_figure`. The bytes have been checked against their sum.
pub(crate) fn read(bytes: Bytes, row_group: usize, key_figure: KeyFigureId) -> Result<UnitRun, String> {
    let said = |error: ParquetError| error.to_string();
    let options = ArrowReaderOptions::new().with_schema(Arc::clone(&READ));
    let metadata = ArrowReaderMetadata::load(&bytes, options).map_err(said)?;
    if row_group >= metadata.metadata().num_row_groups() {
        return Err(format!("it has no row group {row_group}"));
    }
    let batches = ParquetRecordBatchReaderBuilder::new_with_metadata(bytes, metadata)
        .with_row_groups(vec![row_group])
        .build()
        .map_err(said)?;
    let mut rows = Vec::new();
    for batch in batches {
        rows_of(&batch.map_err(|error| error.to_string())?, &mut rows)?;
    }
    UnitRun::from_rows(key_figure, rows).map_err(|error| error.to_string())
}

fn rows_of(batch: &RecordBatch, rows: &mut Vec<UnitRow>) -> Result<(), String> {
    let units = Words::of(batch.column(1), |word| UnitId::new(word).ok())?;
    let years = batch.column(2).as_primitive::<Int32Type>();
    let sexes = Words::of(batch.column(3), Sex::from_letter)?;
    let values = batch.column(4).as_primitive::<Float64Type>();
    let statuses = Words::of(batch.column(5), |word| match word {
        "" => Some(None),
        word => MissingReason::from_status(word).map(Some),
    })?;
    for idx in 0..batch.num_rows() {
        let figure = match (statuses.at(idx), values.is_valid(idx)) {
            (None, true) => Figure::Value(values.value(idx)),
            (Some(reason), false) => Figure::Missing(reason),
            _ => return Err("a row has neither value nor status, or both".to_owned()),
        };
        let year = u16::try_from(years.value(idx)).map_err(|_| format!("{} is not a year", years.value(idx)))?;
        rows.push(UnitRow { unit: units.at(idx), year: Year(year), sex: sexes.at(idx), figure });
    }
    Ok(())
}
