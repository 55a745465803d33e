//! What every answer is wrapped in: rows, and the way to the next page.

use std::fmt;

use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::mend::with_numbers_mended;
use crate::checked::{At, Issue, Problem};
use crate::error::Error;

/// The envelope without its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Envelope {
    /// How many rows there are on this page.
    pub n_rows: usize,
    /// How many rows the envelope says there are on this page, where it says so.
    pub count: Option<u64>,
    /// The full address of the next page; `None` at the end.
    pub next_url: Option<String>,
}

/// Reads the envelope and checks that the whole body is JSON.
///
/// - **Edge cases:** an absent `next_url` is the end, except beside a `next_page`: that is the old format, and taking it
///   for the end would lose every page but the first.
///
/// # Errors
/// [`Error::NotJson`] when it is something else, [`Error::BrokenBody`] when it is cut off or has no list of `values`.
///
/// ```
/// let envelope = kolada::parse::parse_envelope(br#"{"values":[{},{}],"next_url":null,"count":2}"#).unwrap();
/// assert_eq!((envelope.n_rows, envelope.next_url), (2, None));
/// assert!(kolada::parse::parse_envelope(b"<html>Underh\xc3\xa5ll</html>").is_err());
/// ```
pub fn parse_envelope(body: &[u8]) -> Result<Envelope, Error> {
    with_numbers_mended(body, |body| for_each_row(body, |_, _: IgnoredAny| ()))
}

impl Envelope {
    /// The issue that the envelope itself gives rise to.
    pub(super) fn issue(&self) -> Option<Issue> {
        let count = self.count?;
        let contradicts = usize::try_from(count) != Ok(self.n_rows);
        contradicts.then(|| At::envelope("count").kept(Problem::CountContradicts { count, n_rows: self.n_rows }))
    }
}

/// Reads the body row by row: one row at a time is in memory, whatever the size of the page.
pub(super) fn for_each_row<'de, R, F>(body: &'de str, take: F) -> Result<Envelope, serde_json::Error>
where
    R: Deserialize<'de>,
    F: FnMut(usize, R),
{
    let mut reader = serde_json::Deserializer::from_str(body);
    let envelope = reader.deserialize_map(EnvelopeVisitor { take, row: std::marker::PhantomData::<R> })?;
    reader.end()?;
    Ok(envelope)
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum EnvelopeKey {
    Values,
    NextUrl,
    NextPage,
    Count,
    #[serde(other)]
    Unknown,
}

struct EnvelopeVisitor<R, F> {
    take: F,
    row: std::marker::PhantomData<R>,
}

impl<'de, R: Deserialize<'de>, F: FnMut(usize, R)> Visitor<'de> for EnvelopeVisitor<R, F> {
    type Value = Envelope;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `values`")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Envelope, A::Error> {
        let mut n_rows = None;
        let mut next_url = None;
        let mut has_next_page = false;
        let mut count = None;
        while let Some(key) = map.next_key()? {
            match key {
                EnvelopeKey::Values if n_rows.is_some() => return Err(A::Error::duplicate_field("values")),
                EnvelopeKey::Values => {
                    n_rows = Some(map.next_value_seed(Rows { take: &mut self.take, row: self.row })?);
                }
                EnvelopeKey::NextUrl => next_url = Some(map.next_value::<Option<String>>()?),
                EnvelopeKey::NextPage => has_next_page = map.next_value::<Option<IgnoredAny>>()?.is_some(),
                EnvelopeKey::Count => count = map.next_value::<Option<u64>>()?,
                EnvelopeKey::Unknown => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let n_rows = n_rows.ok_or_else(|| A::Error::missing_field("values"))?;
        if next_url.is_none() && has_next_page {
            return Err(A::Error::custom("`next_page` without `next_url`: the format of an older version"));
        }
        Ok(Envelope { n_rows, count, next_url: next_url.flatten() })
    }
}

struct Rows<'f, R, F> {
    take: &'f mut F,
    row: std::marker::PhantomData<R>,
}

impl<'de, R: Deserialize<'de>, F: FnMut(usize, R)> DeserializeSeed<'de> for Rows<'_, R, F> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<usize, D::Error> {
        reader.deserialize_seq(self)
    }
}

impl<'de, R: Deserialize<'de>, F: FnMut(usize, R)> Visitor<'de> for Rows<'_, R, F> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<usize, A::Error> {
        let mut n_rows = 0;
        while let Some(row) = rows.next_element::<R>()? {
            (self.take)(n_rows, row);
            n_rows += 1;
        }
        Ok(n_rows)
    }
}
