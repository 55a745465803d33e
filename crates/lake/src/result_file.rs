//! One file of results.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::ops::Range;
use std::sync::Arc;

use domain::KeyFigureId;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::errors::{ParquetError, Result as ParquetResult};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::result_column::{N_ROWS_MAX, ResultColumn};
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
    /// Of [`ColumnKind::Area`]: [numbers](domain::AreaCode::number) of codes.
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
const _: () = assert!(2 * N_ROWS_IN_GROUP_MIN - 1 <= N_ROWS_MAX, "a group one row short of full and a lot more");
/// What is handed to the operating system at a time.
const N_BYTES_AT_A_TIME: usize = 128 * 1024;

/// A file of results that is being written, some key figures at a time. Nothing but the open row group is in memory.
pub struct ResultFile<'a> {
    results: &'a Results,
    name: String,
    kinds: Vec<ColumnKind>,
    key_figures: ResultColumn,
    columns: Vec<ResultColumn>,
    n_rows_in_group: usize,
    writer: SerializedFileWriter<BufWriter<File>>,
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
        let properties = WriterProperties::builder()
            .set_created_by("nyckeltal".to_owned())
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .build();
        let buffered = BufWriter::with_capacity(N_BYTES_AT_A_TIME, file);
        let writer = SerializedFileWriter::new(buffered, schema_of(table)?, Arc::new(properties))?;
        let kinds: Vec<ColumnKind> = table.columns.iter().map(|(_, kind)| *kind).collect();
        // Row groups are told apart by key figure and year; every one holds all areas and any value.
        let columns = table.columns.iter().map(|(name, kind)| match kind {
            ColumnKind::Area => ResultColumn::areas(),
            ColumnKind::Word(words) => ResultColumn::words(words),
            ColumnKind::Whole => ResultColumn::whole(name == "year"),
            ColumnKind::Number => ResultColumn::numbers(),
            ColumnKind::FewNumbers => ResultColumn::few_numbers(),
        });
        let columns = columns.collect();
        let key_figures = ResultColumn::key_figures();
        Ok(ResultFile { results, name, kinds, key_figures, columns, n_rows_in_group: 0, writer, n_rows: 0 })
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
        assert!(columns.iter().all(|column| column.len() == n_rows), "columns of one length");
        for start in (0..n_rows).step_by(N_ROWS_IN_GROUP_MIN) {
            let rows = start..n_rows.min(start + N_ROWS_IN_GROUP_MIN);
            self.take(key_figure, columns, rows).map_err(|error| self.error(error))?;
        }
        Ok(())
    }

    fn take(&mut self, key_figure: KeyFigureId, columns: &[ColumnData<'_>], rows: Range<usize>) -> ParquetResult<()> {
        self.key_figures.push_key_figure(key_figure, rows.len());
        for ((column, data), kind) in self.columns.iter_mut().zip(columns).zip(&self.kinds) {
            match (kind, data) {
                (ColumnKind::Area, ColumnData::Areas(numbers)) | (ColumnKind::Whole, ColumnData::Whole(numbers)) => {
                    column.push_whole(&numbers[rows.clone()]);
                }
                (ColumnKind::Word(_), ColumnData::Words(places)) => column.push_words(&places[rows.clone()]),
                (ColumnKind::Number | ColumnKind::FewNumbers, ColumnData::Numbers(numbers)) => {
                    column.push_numbers(&numbers[rows.clone()])?;
                }
                (kind, data) => unreachable!("{data:?} is no column of {kind:?}"),
            }
        }
        self.n_rows += rows.len() as u64;
        self.n_rows_in_group += rows.len();
        if self.n_rows_in_group >= N_ROWS_IN_GROUP_MIN { self.end_row_group() } else { Ok(()) }
    }

    fn end_row_group(&mut self) -> ParquetResult<()> {
        if self.n_rows_in_group == 0 {
            return Ok(());
        }
        let columns: Vec<_> = self.writer.schema_descr().columns().to_vec();
        let mut row_group = self.writer.next_row_group()?;
        let all = std::iter::once(&mut self.key_figures).chain(&mut self.columns);
        for (column, description) in all.zip(columns) {
            column.write_to(&mut row_group, description)?;
        }
        row_group.close()?;
        self.n_rows_in_group = 0;
        Ok(())
    }

    fn error(&self, error: ParquetError) -> Error {
        parquet_error_at(&self.results.path_of(&self.name), error)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn close(mut self) -> Result<(), Error> {
        self.end_row_group().map_err(|error| self.error(error))?;
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

fn schema_of(table: &Table) -> ParquetResult<TypePtr> {
    let key_figure = field("key_figure", ColumnKind::Word(&[]))?;
    let fields = table.columns.iter().map(|(name, kind)| field(name, *kind));
    let fields: Vec<TypePtr> = std::iter::once(Ok(key_figure)).chain(fields).collect::<ParquetResult<_>>()?;
    Ok(Arc::new(Type::group_type_builder("schema").with_fields(fields).build()?))
}

fn field(name: &str, kind: ColumnKind) -> ParquetResult<TypePtr> {
    let (physical, logical, repetition) = match kind {
        ColumnKind::Area | ColumnKind::Word(_) => {
            (Physical::BYTE_ARRAY, Some(LogicalType::String), Repetition::REQUIRED)
        }
        ColumnKind::Whole => (Physical::INT32, None, Repetition::REQUIRED),
        ColumnKind::Number | ColumnKind::FewNumbers => (Physical::DOUBLE, None, Repetition::OPTIONAL),
    };
    let builder = Type::primitive_type_builder(name, physical).with_logical_type(logical).with_repetition(repetition);
    Ok(Arc::new(builder.build()?))
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
