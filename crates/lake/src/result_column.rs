//! One column of results, from numbers in memory to pages.
//!
//! Writers in general look each value up by its bytes. Here the columns come as small whole numbers or as numbers, so what
//! repeats is a place in a dictionary nearly as it comes, and what does not repeat is laid down as it is.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::io::Write;

use domain::{AreaCode, KeyFigureId};
use parquet::data_type::ByteArray;
use parquet::errors::Result;
use parquet::file::statistics::Statistics;
use parquet::file::writer::SerializedRowGroupWriter;
use parquet::schema::types::ColumnDescPtr;

use crate::column_chunk::ColumnChunk;
use crate::hybrid;

/// A row group holds no more rows: every place in a dictionary is a `u16`, and one is left for what is missing.
pub(crate) const N_ROWS_MAX: usize = MISSING as usize;
const MISSING: u16 = u16::MAX;

/// A column and what has come of it since the last row group.
pub(crate) struct ResultColumn {
    held: Held,
    chunk: ColumnChunk,
}

enum Held {
    /// Identifiers, each row the place of its own.
    KeyFigures { ids: Vec<KeyFigureId>, places: Vec<u16> },
    /// Words, each row the place of its own.
    Words { words: &'static [&'static str], places: Vec<u16> },
    /// Codes of areas, by their numbers.
    Areas(Vec<u16>),
    /// Whole numbers; of some it is told between what they lie, for those who look for a few of them.
    Whole { numbers: Vec<u16>, has_bounds: bool },
    /// Different numbers as they came, and each row the place of its own.
    FewNumbers { list: Vec<f64>, place_of: HashMap<u64, u16, BuildHasherDefault<OfBits>>, places: Vec<u16> },
    /// Numbers are not held: each lot is a page.
    Nothing,
}

impl Held {
    fn len(&self) -> usize {
        match self {
            Held::KeyFigures { places, .. } | Held::Words { places, .. } | Held::FewNumbers { places, .. } => {
                places.len()
            }
            Held::Areas(numbers) | Held::Whole { numbers, .. } => numbers.len(),
            Held::Nothing => 0,
        }
    }
}

impl ResultColumn {
    /// Identifiers of key figures.
    pub(crate) fn key_figures() -> ResultColumn {
        ResultColumn::of(Held::KeyFigures { ids: Vec::new(), places: Vec::new() })
    }

    /// Places in `words`.
    pub(crate) fn words(words: &'static [&'static str]) -> ResultColumn {
        ResultColumn::of(Held::Words { words, places: Vec::new() })
    }

    /// Numbers of codes of areas.
    pub(crate) fn areas() -> ResultColumn {
        ResultColumn::of(Held::Areas(Vec::new()))
    }

    /// Whole numbers.
    pub(crate) fn whole(has_bounds: bool) -> ResultColumn {
        ResultColumn::of(Held::Whole { numbers: Vec::new(), has_bounds })
    }

    /// Numbers of which there are few different ones.
    pub(crate) fn few_numbers() -> ResultColumn {
        ResultColumn::of(Held::FewNumbers { list: Vec::new(), place_of: HashMap::default(), places: Vec::new() })
    }

    /// Numbers.
    pub(crate) fn numbers() -> ResultColumn {
        ResultColumn::of(Held::Nothing)
    }

    fn of(held: Held) -> ResultColumn {
        ResultColumn { held, chunk: ColumnChunk::new() }
    }

    /// Adds so many rows of one key figure.
    pub(crate) fn push_key_figure(&mut self, key_figure: KeyFigureId, n_rows: usize) {
        let Held::KeyFigures { ids, places } = &mut self.held else { unreachable!("it holds key figures") };
        if ids.last() != Some(&key_figure) {
            ids.push(key_figure);
        }
        places.resize(places.len() + n_rows, (ids.len() - 1) as u16);
    }

    /// Adds places in the list of words.
    pub(crate) fn push_words(&mut self, more: &[u8]) {
        let Held::Words { places, .. } = &mut self.held else { unreachable!("it holds words") };
        places.extend(more.iter().map(|place| u16::from(*place)));
    }

    /// Adds whole numbers, or numbers of codes of areas.
    pub(crate) fn push_whole(&mut self, more: &[u16]) {
        let (Held::Areas(numbers) | Held::Whole { numbers, .. }) = &mut self.held else {
            unreachable!("it holds whole numbers")
        };
        numbers.extend_from_slice(more);
    }

    /// Adds numbers, NaN where there is none.
    pub(crate) fn push_numbers(&mut self, more: &[f64]) -> Result<()> {
        match &mut self.held {
            Held::FewNumbers { list, place_of, places } => {
                places.extend(more.iter().map(|number| match number.is_nan() {
                    true => MISSING,
                    false => *place_of.entry(number.to_bits()).or_insert_with(|| {
                        list.push(*number);
                        (list.len() - 1) as u16
                    }),
                }));
                Ok(())
            }
            Held::Nothing => {
                let mut page = Vec::with_capacity(size_of_val(more) + more.len() / 8 + size_of::<u64>());
                push_levels(more, |number| !number.is_nan(), &mut page);
                push_plain(more, &mut page);
                self.chunk.push_plain(more.len(), page)
            }
            _ => unreachable!("it holds numbers"),
        }
    }

    /// Writes what has come as the next column of a row group, and begins anew.
    pub(crate) fn write_to<W: Write + Send>(
        &mut self,
        row_group: &mut SerializedRowGroupWriter<'_, W>,
        description: ColumnDescPtr,
    ) -> Result<()> {
        let (mut entries, mut statistics) = (Vec::new(), None);
        let (mut page, mut places_there) = (Vec::new(), Vec::new());
        let n_rows = self.held.len();
        let (n_entries, places) = match &mut self.held {
            Held::KeyFigures { ids, places } => {
                ids.iter().for_each(|id| push_text(id.as_str(), &mut entries));
                let bound = |id: Option<&KeyFigureId>| id.map(|id| ByteArray::from(id.as_str()));
                let (least, largest) = (bound(ids.iter().min()), bound(ids.iter().max()));
                statistics = Some(Statistics::byte_array(least, largest, None, Some(0), false));
                (std::mem::take(ids).len(), places)
            }
            Held::Words { words, places } => {
                words.iter().for_each(|word| push_text(word, &mut entries));
                (words.len(), places)
            }
            Held::Areas(numbers) => {
                let different = to_places(numbers);
                for number in &different {
                    let area = AreaCode::from_number(*number).expect("it was the number of a code");
                    push_text(area.as_str(), &mut entries);
                }
                (different.len(), numbers)
            }
            Held::Whole { numbers, has_bounds } => {
                let different = to_places(numbers);
                different.iter().for_each(|number| entries.extend(i32::from(*number).to_le_bytes()));
                let bound = |number: Option<&u16>| number.map(|number| i32::from(*number));
                let (least, largest) = (bound(different.first()), bound(different.last()));
                statistics = has_bounds.then(|| Statistics::int32(least, largest, None, Some(0), false));
                (different.len(), numbers)
            }
            Held::FewNumbers { list, place_of, places } => {
                push_plain(list, &mut entries);
                push_levels(places, |place| *place != MISSING, &mut page);
                places_there.extend(places.drain(..).filter(|place| *place != MISSING));
                place_of.clear();
                (std::mem::take(list).len(), &mut places_there)
            }
            Held::Nothing => return self.chunk.write_to(row_group, description, None),
        };
        // Numbers of no bits are allowed; not every reader knows.
        let width_bits = hybrid::width_of(n_entries.saturating_sub(1) as u16).max(1);
        page.push(width_bits);
        hybrid::encode(places, width_bits, &mut page);
        places.clear();
        self.chunk.push_places(n_entries, entries, n_rows, page)?;
        self.chunk.write_to(row_group, description, statistics)
    }
}

/// Puts in place of each number its place among the different ones, which are handed out, ascending.
fn to_places(numbers: &mut [u16]) -> Vec<u16> {
    let largest = numbers.iter().fold(0, |largest, number| largest.max(*number));
    let mut place_of = vec![MISSING; usize::from(largest) + 1];
    for number in &*numbers {
        place_of[usize::from(*number)] = 0;
    }
    let mut different = Vec::new();
    for (number, place) in (0..=u16::MAX).zip(&mut place_of).filter(|(_, place)| **place == 0) {
        *place = different.len() as u16;
        different.push(number);
    }
    for number in numbers {
        *number = place_of[usize::from(*number)];
    }
    different
}

/// Which rows have a value: the length in four bytes, and a bit a row.
fn push_levels<T>(rows: &[T], is_there: impl Fn(&T) -> bool, page: &mut Vec<u8>) {
    let start = page.len();
    page.extend([0; 4]);
    if rows.iter().all(&is_there) {
        hybrid::push_run(rows.len(), 1, 1, page);
    } else {
        let levels: Vec<u16> = rows.iter().map(|row| u16::from(is_there(row))).collect();
        hybrid::encode(&levels, 1, page);
    }
    let n_bytes = (page.len() - start - 4) as u32;
    page[start..start + 4].copy_from_slice(&n_bytes.to_le_bytes());
}

/// The numbers that are there, eight bytes each.
fn push_plain(numbers: &[f64], page: &mut Vec<u8>) {
    let start = page.len();
    let n_there = numbers.iter().filter(|number| !number.is_nan()).count();
    page.resize(start + n_there * size_of::<f64>(), 0);
    let into = page[start..].chunks_exact_mut(size_of::<f64>());
    if n_there == numbers.len() {
        into.zip(numbers).for_each(|(bytes, number)| bytes.copy_from_slice(&number.to_le_bytes()));
    } else {
        let there = numbers.iter().filter(|number| !number.is_nan());
        into.zip(there).for_each(|(bytes, number)| bytes.copy_from_slice(&number.to_le_bytes()));
    }
}

/// The length in four bytes, and the text.
fn push_text(text: &str, entries: &mut Vec<u8>) {
    entries.extend((text.len() as u32).to_le_bytes());
    entries.extend_from_slice(text.as_bytes());
}

/// Spreads the bits of a number. Nobody chooses figures so that they meet: a keyed hash would be the slowest part.
#[derive(Default)]
struct OfBits(u64);

impl Hasher for OfBits {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _bytes: &[u8]) {
        unreachable!("the bits of a number are one whole number")
    }

    fn write_u64(&mut self, bits: u64) {
        /// 2⁶⁴ over the golden ratio: Knuth (1973), *The Art of Computer Programming* 3, 6.4.
        const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
        let spread = bits.wrapping_mul(GOLDEN);
        self.0 = spread ^ spread >> 32;
    }
}
