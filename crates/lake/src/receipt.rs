//! What was fetched when, from where, and in which bytes.
//!
//! Receipts stand beside the snapshots and are no part of their names: the same rows fetched a hundred times are one
//! snapshot with a hundred receipts. They are only ever added to, and each is a file of its own named by its sum, so
//! two processes never meet in one.

use std::collections::BTreeMap;

use domain::{KeyFigureId, Origin, Sha256Hex};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::manifest::{FORM, Fault, check_form};

/// When and from where some rows came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// When exactly these rows were first here: the date to show beside them.
    pub first_fetched_at: Timestamp,
    /// When the publisher last sent exactly these rows.
    pub last_fetched_at: Timestamp,
    /// The answers they first came in.
    pub origins: Vec<Origin>,
}

/// A file of receipts: what one write brought.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReceiptFile {
    form: u32,
    /// Each answer once: a page often holds several key figures.
    origins: Vec<Origin>,
    key_figures: BTreeMap<KeyFigureId, ReceiptEntry>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ReceiptEntry {
    rows_sha256: Sha256Hex,
    /// Places in the list of answers.
    origins: Vec<usize>,
}

impl ReceiptFile {
    /// Holds each answer once, in order of time and address.
    pub(crate) fn new(receipts: Vec<(KeyFigureId, Sha256Hex, Vec<Origin>)>) -> ReceiptFile {
        type Key<'a> = (Timestamp, &'a str, &'a Sha256Hex);
        fn key(origin: &Origin) -> Key<'_> {
            (origin.fetched_at, &origin.url, &origin.body_sha256)
        }
        let mut origins: Vec<Origin> = receipts.iter().flat_map(|(_, _, origins)| origins).cloned().collect();
        origins.sort_by(|a, b| key(a).cmp(&key(b)));
        origins.dedup();
        let place = |origin: &Origin| origins.partition_point(|other| key(other) < key(origin));
        let mut key_figures = BTreeMap::new();
        for (id, rows_sha256, own) in &receipts {
            let entry = key_figures
                .entry(*id)
                .or_insert_with(|| ReceiptEntry { rows_sha256: *rows_sha256, origins: Vec::new() });
            entry.origins.extend(own.iter().map(place));
            entry.origins.sort_unstable();
            entry.origins.dedup();
        }
        ReceiptFile { form: FORM, origins, key_figures }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("texts, numbers and lists are JSON");
        bytes.push(b'\n');
        bytes
    }

    pub(crate) fn parse(bytes: &[u8]) -> Result<ReceiptFile, Fault> {
        check_form(bytes)?;
        let file: ReceiptFile = serde_json::from_slice(bytes).map_err(Fault::of)?;
        if file.is_whole() { Ok(file) } else { Err(Fault::Form("it contradicts itself".to_owned())) }
    }

    /// Whether its places are places.
    pub(crate) fn is_whole(&self) -> bool {
        self.key_figures.values().all(|entry| entry.origins.iter().all(|idx| *idx < self.origins.len()))
    }

    /// When each answer came.
    pub(crate) fn fetched_at(&self) -> impl Iterator<Item = Timestamp> + '_ {
        self.origins.iter().map(|origin| origin.fetched_at)
    }

    /// Every receipt: of which key figure, of which rows, and what it says.
    pub(crate) fn into_receipts(self) -> impl Iterator<Item = (KeyFigureId, Sha256Hex, Receipt)> {
        let ReceiptFile { origins, key_figures, .. } = self;
        key_figures.into_iter().filter_map(move |(id, entry)| {
            let own: Vec<Origin> = entry.origins.iter().map(|idx| origins[*idx].clone()).collect();
            // Rows that came in several answers were here when the last of them was.
            let fetched_at = own.iter().map(|origin| origin.fetched_at).max()?;
            let receipt = Receipt { first_fetched_at: fetched_at, last_fetched_at: fetched_at, origins: own };
            Some((id, entry.rows_sha256, receipt))
        })
    }
}

impl Receipt {
    /// What two receipts of the same rows say together.
    pub(crate) fn merge(&mut self, other: Receipt) {
        self.last_fetched_at = self.last_fetched_at.max(other.last_fetched_at);
        if other.first_fetched_at < self.first_fetched_at {
            self.first_fetched_at = other.first_fetched_at;
            self.origins = other.origins;
        }
    }
}
