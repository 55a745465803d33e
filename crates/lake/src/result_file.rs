//! One file of results.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::sync::Arc;

use arrow_array::builder::Float64Builder;
use arrow_array::types::{UInt8Type, UInt16Type};
use arrow_array::{Array, DictionaryArray, Int32Array, RecordBatch, StringArray, UInt8Array, UInt16Array};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use domain::{AreaCode, KeyFigureId, N_AREA_NUMBERS};
use parquet::arrow::arrow_writer::{ArrowWriter, ArrowWriterOptions};
use parquet::basic::{Compression, Encoding};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::results::{Results, Table, error_at, parquet_error_at};

/// What a column holds, and how it is laid down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// The code of an area, as text.
    Area,
    /// One of some words, as text.
    Word(&'static [&'static str]),
    /// A whole number.
    Whole,
    /// A number; null where there is none.
    Number,
    /// A number of which there are few different ones; null where there is none.
    FewNumbers,
}

/// The rows of one key figure in one column.
#[derive(Debug, Clone, Copy)]
pub enum ColumnData<'a> {
    /// Of [`ColumnKind::Area`]: [numbers](AreaCode::number) of codes.
    Areas(&'a [u16]),
    /// Of [`ColumnKind::Word`]: places in its list.
    Words(&'a [u8]),
    /// Of [`ColumnKind::Whole`].
    Whole(&'a [u16]),
    /// Of [`ColumnKind::Number`] and [`ColumnKind::FewNumbers`]: NaN where there is none.
    Numbers(&'a [f64]),
}

/// A row group ends after the key figure that fills it: beginning one costs as much as writing some thousand numbers.
const N_ROWS_IN_GROUP_MIN: usize = 32_768;

/// A file of results that is being written, some key figures at a time. Nothing but the open row group is in memory.
pub struct ResultFile<'a> {
    results: &'a Results,
    name: String,
    kinds: Vec<ColumnKind>,
    schema: SchemaRef,
    writer: ArrowWriter<BufWriter<File>>,
    n_rows: u64,
}

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Its length, in bytes.
    pub n_bytes: u64,
    /// How many rows it holds.
    pub n_rows: u64,
}

impl<'a> ResultFile<'a> {
    pub(crate) fn new(
        results: &'a Results,
        table: &Table,
        name: String,
        file: File,
    ) -> Result<ResultFile<'a>, ParquetError> {
        let key_figure = Field::new("key_figure", dictionary(DataType::UInt8), false);
        let fields = table.columns.iter().map(|(name, kind)| field(name, *kind));
        let schema = Arc::new(Schema::new(std::iter::once(key_figure).chain(fields).collect::<Vec<_>>()));
        let options = ArrowWriterOptions::new().with_properties(properties(table)).with_skip_arrow_metadata(true);
        let writer = ArrowWriter::try_new_with_options(BufWriter::new(file), Arc::clone(&schema), options)?;
        let kinds = table.columns.iter().map(|(_, kind)| *kind).collect();
        Ok(ResultFile { results, name, kinds, schema, writer, n_rows: 0 })
    }

    /// Writes the rows of one key figure after those before it; nothing where there are none.
    ///
    /// - **Shape:** one entry a column of the table, in order, all of one length.
    ///
    /// # Errors
    /// [`Error::Write`].
    ///
    /// # Panics
    /// When the columns are not those of the table.
    pub fn write(&mut self, key_figure: KeyFigureId, columns: &[ColumnData<'_>]) -> Result<(), Error> {
        assert_eq!(columns.len(), self.kinds.len(), "every column of the table and no other");
        let n_rows = columns.first().map_or(0, ColumnData::len);
        if n_rows == 0 {
            return Ok(());
        }
        let of_key_figure = StringArray::from_iter_values([key_figure.as_str()]);
        let first: Arc<dyn Array> =
            Arc::new(DictionaryArray::<UInt8Type>::new(vec![0; n_rows].into(), Arc::new(of_key_figure)));
        let rest = self.kinds.iter().zip(columns).map(|(kind, data)| array(*kind, *data));
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), std::iter::once(first).chain(rest).collect())
            .expect("columns of one length and of the table's kinds");
        let mut written = self.writer.write(&batch);
        if written.is_ok() && self.writer.in_progress_rows() >= N_ROWS_IN_GROUP_MIN {
            written = self.writer.flush();
        }
        written.map_err(|error| parquet_error_at(&self.results.path_of(&self.name), error))?;
        self.n_rows += n_rows as u64;
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn close(self) -> Result<(), Error> {
        let path = self.results.path_of(&self.name);
        let mut file = self.writer.into_inner().map_err(|error| parquet_error_at(&path, error))?;
        file.flush().map_err(error_at(&path))?;
        let n_bytes = file.get_ref().metadata().map_err(error_at(&path))?.len();
        self.results.note(self.name, Written { n_bytes, n_rows: self.n_rows });
        Ok(())
    }
}

impl ColumnData<'_> {
    fn len(&self) -> usize {
        match self {
            ColumnData::Areas(numbers) | ColumnData::Whole(numbers) => numbers.len(),
            ColumnData::Words(words) => words.len(),
            ColumnData::Numbers(numbers) => numbers.len(),
        }
    }
}

fn dictionary(key: DataType) -> DataType {
    DataType::Dictionary(Box::new(key), Box::new(DataType::Utf8))
}

fn field(name: &str, kind: ColumnKind) -> Field {
    match kind {
        ColumnKind::Area => Field::new(name, dictionary(DataType::UInt16), false),
        ColumnKind::Word(_) => Field::new(name, dictionary(DataType::UInt8), false),
        ColumnKind::Whole => Field::new(name, DataType::Int32, false),
        ColumnKind::Number | ColumnKind::FewNumbers => Field::new(name, DataType::Float64, true),
    }
}

/// Names and types of a table's columns, as those who read them see them.
pub(crate) fn columns_as_read(table: &Table) -> Vec<(String, String)> {
    let of_kind = |kind: &ColumnKind| match kind {
        ColumnKind::Area => "text, four digits".to_owned(),
        ColumnKind::Word(words) => format!("text, one of {}", words.join(", ")),
        ColumnKind::Whole => "whole number".to_owned(),
        ColumnKind::Number | ColumnKind::FewNumbers => "number or null".to_owned(),
    };
    let key_figure = ("key_figure".to_owned(), "text".to_owned());
    std::iter::once(key_figure).chain(table.columns.iter().map(|(name, kind)| (name.clone(), of_kind(kind)))).collect()
}

/// What repeats goes through a dictionary; for what does not, looking for repetitions costs more than all else. Row groups
/// are told apart by key figure and year; every one holds all areas and any value, so their bounds would tell nothing.
fn properties(table: &Table) -> WriterProperties {
    let mut builder = WriterProperties::builder()
        .set_created_by("nyckeltal".to_owned())
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_max_row_group_row_count(None);
    for (name, kind) in &table.columns {
        let column = ColumnPath::from(name.as_str());
        if name != "year" {
            builder = builder.set_column_statistics_enabled(column.clone(), EnabledStatistics::None);
        }
        builder = match kind {
            ColumnKind::Area | ColumnKind::Word(_) | ColumnKind::FewNumbers => {
                builder.set_column_dictionary_enabled(column, true)
            }
            ColumnKind::Whole => builder
                .set_column_dictionary_enabled(column.clone(), false)
                .set_column_encoding(column, Encoding::DELTA_BINARY_PACKED),
            ColumnKind::Number => builder.set_column_dictionary_enabled(column, false),
        };
    }
    builder.build()
}

fn array(kind: ColumnKind, data: ColumnData<'_>) -> Arc<dyn Array> {
    match (kind, data) {
        (ColumnKind::Area, ColumnData::Areas(numbers)) => areas(numbers),
        (ColumnKind::Word(words), ColumnData::Words(places)) => {
            let words = Arc::new(StringArray::from_iter_values(words));
            Arc::new(DictionaryArray::<UInt8Type>::new(UInt8Array::from(places.to_vec()), words))
        }
        (ColumnKind::Whole, ColumnData::Whole(numbers)) => {
            Arc::new(Int32Array::from_iter_values(numbers.iter().map(|number| i32::from(*number))))
        }
        (ColumnKind::Number | ColumnKind::FewNumbers, ColumnData::Numbers(numbers)) => {
            let mut builder = Float64Builder::with_capacity(numbers.len());
            if numbers.iter().any(|number| number.is_nan()) {
                let is_there: Vec<bool> = numbers.iter().map(|number| !number.is_nan()).collect();
                builder.append_values(numbers, &is_there);
            } else {
                builder.append_slice(numbers);
            }
            Arc::new(builder.finish())
        }
        (kind, data) => unreachable!("{data:?} is no column of {kind:?}"),
    }
}

/// Each area's text once, in the order of the codes.
fn areas(numbers: &[u16]) -> Arc<dyn Array> {
    let mut key_of = vec![u16::MAX; usize::from(N_AREA_NUMBERS)];
    for number in numbers {
        key_of[usize::from(*number)] = 0;
    }
    let mut texts = Vec::new();
    for (number, key) in (0..).zip(&mut key_of).filter(|(_, key)| **key == 0) {
        *key = texts.len() as u16;
        texts.push(AreaCode::from_number(number).expect("below the number of area codes"));
    }
    let keys = UInt16Array::from_iter_values(numbers.iter().map(|number| key_of[usize::from(*number)]));
    let texts = StringArray::from_iter_values(texts.iter().map(AreaCode::as_str));
    Arc::new(DictionaryArray::<UInt16Type>::new(keys, Arc::new(texts)))
}
