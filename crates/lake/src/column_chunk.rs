//! Pages of one column, gathered until the row group is full.
//!
//! Source: Apache Parquet, *File Format* (*Data Pages*) and *Encodings*.

use bytes::Bytes;
use parquet::basic::{Compression, Encoding};
use parquet::column::page::{CompressedPage, Page, PageWriter};
use parquet::column::writer::ColumnCloseResult;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::reader::{ChunkReader, Length};
use parquet::file::statistics::Statistics;
use parquet::file::writer::{SerializedPageWriter, SerializedRowGroupWriter, TrackedWrite};
use parquet::schema::types::ColumnDescPtr;

/// The open chunk of a column: finished pages, with their headers.
///
/// Its first page of data says whether it is compressed. Measurements in eight bytes hardly shrink where their last bits are
/// those of a division, and then the time is better spent.
pub(crate) struct ColumnChunk {
    pages: Vec<u8>,
    n_bytes_uncompressed: usize,
    /// Where the data begin; the dictionary, if there is one, lies before.
    data_at: usize,
    n_rows: usize,
    is_compressed: Option<bool>,
    snappy: snap::raw::Encoder,
}

impl ColumnChunk {
    /// A chunk of nothing yet.
    pub(crate) fn new() -> ColumnChunk {
        let snappy = snap::raw::Encoder::new();
        ColumnChunk { pages: Vec::new(), n_bytes_uncompressed: 0, data_at: 0, n_rows: 0, is_compressed: None, snappy }
    }

    /// Adds a page of values as they are: levels, and then those that are there.
    pub(crate) fn push_plain(&mut self, n_rows: usize, data: Vec<u8>) -> Result<()> {
        let is_compressed = *self.is_compressed.get_or_insert_with(|| saves_a_quarter(&mut self.snappy, &data));
        self.push_data(n_rows, Encoding::PLAIN, data, is_compressed)
    }

    /// Adds a dictionary and the one page of places in it.
    pub(crate) fn push_places(
        &mut self,
        n_entries: usize,
        entries: Vec<u8>,
        n_rows: usize,
        data: Vec<u8>,
    ) -> Result<()> {
        assert!(self.pages.is_empty(), "a dictionary comes first, and there is one");
        let is_compressed = *self.is_compressed.get_or_insert_with(|| saves_a_quarter(&mut self.snappy, &data));
        self.push(entries, is_compressed, |buf| Page::DictionaryPage {
            buf,
            num_values: n_entries as u32,
            encoding: Encoding::PLAIN,
            is_sorted: false,
        })?;
        self.data_at = self.pages.len();
        self.push_data(n_rows, Encoding::RLE_DICTIONARY, data, is_compressed)
    }

    fn push_data(&mut self, n_rows: usize, encoding: Encoding, data: Vec<u8>, is_compressed: bool) -> Result<()> {
        self.n_rows += n_rows;
        self.push(data, is_compressed, |buf| Page::DataPage {
            buf,
            num_values: n_rows as u32,
            encoding,
            def_level_encoding: Encoding::RLE,
            rep_level_encoding: Encoding::RLE,
            statistics: None,
        })
    }

    fn push(&mut self, content: Vec<u8>, is_compressed: bool, page: impl FnOnce(Bytes) -> Page) -> Result<()> {
        let n_bytes = content.len();
        let content = match is_compressed {
            true => self.snappy.compress_vec(&content).map_err(|error| ParquetError::External(Box::new(error)))?,
            false => content,
        };
        let mut sink = TrackedWrite::new(std::mem::take(&mut self.pages));
        let page = CompressedPage::new(page(Bytes::from(content)), n_bytes);
        self.n_bytes_uncompressed += SerializedPageWriter::new(&mut sink).write_page(page)?.uncompressed_size;
        self.pages = sink.into_inner()?;
        Ok(())
    }

    /// Writes the chunk as the next column of a row group, and begins anew.
    pub(crate) fn write_to<W: std::io::Write + Send>(
        &mut self,
        row_group: &mut SerializedRowGroupWriter<'_, W>,
        description: ColumnDescPtr,
        statistics: Option<Statistics>,
    ) -> Result<()> {
        let has_dictionary = self.data_at > 0;
        let data_encoding = if has_dictionary { Encoding::RLE_DICTIONARY } else { Encoding::PLAIN };
        let mut metadata = ColumnChunkMetaData::builder(description)
            .set_encodings(vec![Encoding::PLAIN, Encoding::RLE, data_encoding])
            .set_compression(if self.is_compressed == Some(true) {
                Compression::SNAPPY
            } else {
                Compression::UNCOMPRESSED
            })
            .set_num_values(self.n_rows as i64)
            .set_total_compressed_size(self.pages.len() as i64)
            .set_total_uncompressed_size(self.n_bytes_uncompressed as i64)
            .set_data_page_offset(self.data_at as i64)
            .set_dictionary_page_offset(has_dictionary.then_some(0));
        if let Some(statistics) = statistics {
            metadata = metadata.set_statistics(statistics);
        }
        let told = ColumnCloseResult {
            bytes_written: self.pages.len() as u64,
            rows_written: self.n_rows as u64,
            metadata: metadata.build()?,
            bloom_filter: None,
            column_index: None,
            offset_index: None,
        };
        row_group.append_column(&Pages(&self.pages), told)?;
        self.pages.clear();
        (self.n_bytes_uncompressed, self.data_at, self.n_rows) = (0, 0, 0);
        self.is_compressed = None;
        Ok(())
    }
}

/// Whether Snappy makes less than three quarters of a page.
fn saves_a_quarter(snappy: &mut snap::raw::Encoder, page: &[u8]) -> bool {
    snappy.compress_vec(page).is_ok_and(|compressed| compressed.len() < page.len() / 4 * 3)
}

/// Bytes lent to Parquet, so that their room is used again.
struct Pages<'a>(&'a [u8]);

impl Length for Pages<'_> {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }
}

impl<'a> ChunkReader for Pages<'a> {
    type T = &'a [u8];

    fn get_read(&self, start: u64) -> Result<&'a [u8]> {
        self.0.get(start as usize..).ok_or_else(|| ParquetError::EOF(format!("{start} lies beyond the pages")))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        let bytes = self.get_read(start)?.get(..length);
        bytes.map(Bytes::copy_from_slice).ok_or_else(|| ParquetError::EOF(format!("{length} is more than is left")))
    }
}
