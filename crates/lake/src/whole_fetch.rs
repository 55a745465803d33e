//! Which snapshots hold all of a service, and as of when.
//!
//! Such a note stands beside a snapshot and is no part of its name, as its receipts: it says from which day on changes have
//! to be asked for. One that is lost costs a whole fetch, and no figure.

use std::fs;
use std::sync::Arc;

use domain::{Sha256Hex, Year};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::manifest::{FORM, check_form};
use crate::sum::sum_of;
use crate::{Error, Lake};

/// A snapshot that holds everything its service had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WholeFetch {
    form: u32,
    /// The snapshot.
    pub snapshot: Sha256Hex,
    /// The service's host.
    pub service: String,
    /// When its fetch began: what the service changed later may be missing.
    pub as_of: Timestamp,
    /// The same for the figures of units, where they were fetched.
    pub units_as_of: Option<Timestamp>,
    /// The first and the last year that was asked for.
    pub years: (Year, Year),
}

impl WholeFetch {
    /// A note of a snapshot of this service.
    pub fn new(snapshot: Sha256Hex, service: String, as_of: Timestamp, years: (Year, Year)) -> WholeFetch {
        WholeFetch { form: FORM, snapshot, service, as_of, units_as_of: None, years }
    }

    /// The same, with figures of units as of a moment.
    #[must_use]
    pub fn with_units(self, units_as_of: Option<Timestamp>) -> WholeFetch {
        WholeFetch { units_as_of, ..self }
    }
}

impl Lake {
    /// Notes that a snapshot holds everything.
    ///
    /// # Errors
    /// [`Error::Write`] when it cannot be written.
    pub fn note_whole_fetch(&self, note: &WholeFetch) -> Result<(), Error> {
        let mut bytes = serde_json::to_vec_pretty(note).expect("texts and numbers are JSON");
        bytes.push(b'\n');
        let path = self.folder.fetch(&sum_of(&bytes));
        self.folder
            .make_parent(&path)
            .map_err(|source| Error::Write { path: path.clone(), source: Arc::new(source) })?;
        self.folder.write(&path, &bytes)
    }

    /// All notes of snapshots that are there, the newest last. Notes that cannot be read are passed over.
    ///
    /// # Errors
    /// [`Error::Read`] when a folder cannot be listed.
    pub fn whole_fetches(&self) -> Result<Vec<WholeFetch>, Error> {
        let snapshots = self.snapshots()?;
        let read = |name: Sha256Hex| -> Option<WholeFetch> {
            let bytes = fs::read(self.folder.fetch(&name)).ok()?;
            check_form(&bytes).ok()?;
            serde_json::from_slice(&bytes).ok()
        };
        let mut notes: Vec<WholeFetch> = self.folder.fetch_names()?.into_iter().filter_map(read).collect();
        notes.retain(|note| snapshots.contains(&note.snapshot));
        notes.sort_by(|a, b| (a.as_of, &a.snapshot).cmp(&(b.as_of, &b.snapshot)));
        Ok(notes)
    }
}
