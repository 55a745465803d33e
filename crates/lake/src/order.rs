//! In which order snapshots were written: a list beside them, the newest last.
//!
//! Receipts cannot tell: those of a key figure whose rows came again unchanged are those of every snapshot that holds these rows.

use std::fs;

use domain::Sha256Hex;

use crate::{Error, Lake};

impl Lake {
    /// The names of the snapshots in the order they were written, the newest last. Those of a lake that kept no order are not
    /// among them; empty where the list cannot be read: then no order is known, and nothing is lost.
    pub fn written_order(&self) -> Vec<Sha256Hex> {
        let text = fs::read_to_string(self.folder.order()).unwrap_or_default();
        text.lines().filter_map(Sha256Hex::parse).collect()
    }

    /// Notes that a snapshot is the newest from now on. The caller holds the lock.
    pub(crate) fn note_written(&self, name: &Sha256Hex) -> Result<(), Error> {
        let mut listed = self.written_order();
        listed.retain(|known| known != name && self.folder.snapshot(known).exists());
        listed.push(*name);
        let lines: String = listed.iter().map(|name| format!("{name}\n")).collect();
        self.folder.write(&self.folder.order(), lines.as_bytes())
    }
}
