//! A snapshot of everything, written as its key figures come, which appears when it is whole.
//!
//! Key figures come in order. As soon as those of a file are there, the file is written, and beside it in the staging folder a
//! *part* that says what it holds. So no more than one file's key figures are in memory, and a fetch that was broken off goes
//! on after its last part.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use domain::{KeyFigureId, Origin, Run, Sha256Hex};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::folder::{Flush, Folder};
use crate::grouping::is_full;
use crate::manifest::{FORM, check_form};
use crate::read::read_whole;
use crate::receipt::ReceiptFile;
use crate::run_file::encode;
use crate::sum::sum_of;
use crate::units::{UnitsDraft, place_units};
use crate::write::{Placed, Sealed, SummedRun};
use crate::{Catalogue, Cause, Damage, Error, FileEntry, KeyFigureEntry, Lake, Snapshot};

/// A snapshot on its way.
///
/// Two processes that work on one plan at once do the same work twice and harm nothing.
#[derive(Debug)]
pub struct Unfinished {
    lake: Lake,
    path: PathBuf,
    parts: Vec<Part>,
    pending: Vec<(SummedRun, Vec<Origin>)>,
    n_pending_with_rows: usize,
}

/// Which figures of units a snapshot gets.
#[derive(Debug)]
pub enum Units<'a> {
    /// None.
    None,
    /// Those of this snapshot.
    Of(&'a Snapshot),
    /// These.
    New(UnitsDraft),
}

/// What was finished in one step: some key figures, in one file or without rows.
#[derive(Debug, Serialize, Deserialize)]
struct Part {
    form: u32,
    key_figures: BTreeMap<KeyFigureId, KeyFigureEntry>,
    files: BTreeMap<Sha256Hex, FileEntry>,
    receipts: ReceiptFile,
}

impl Lake {
    /// Takes up an unfinished snapshot, or begins one. `plan_id` tells one plan from another, as for
    /// [`staging`](Lake::staging), and has to change with the key figures that are planned.
    ///
    /// What came before `oldest` is not used: the source may have revised it since.
    pub fn unfinished(&self, plan_id: &str, oldest: Timestamp) -> Unfinished {
        let path = self.folder.staging(plan_id);
        let is_fresh = |part: &Part| part.receipts.fetched_at().all(|fetched_at| fetched_at >= oldest);
        let parts = (0..)
            .map_while(|idx| Part::read(&self.folder, &path, idx).filter(is_fresh))
            .scan(None, |last: &mut Option<KeyFigureId>, part| {
                let first = part.key_figures.keys().next().copied();
                let follows = last.is_none() || *last < first;
                *last = part.key_figures.keys().next_back().copied();
                follows.then_some(part)
            })
            .collect();
        Unfinished { lake: self.clone(), path, parts, pending: Vec::new(), n_pending_with_rows: 0 }
    }
}

impl Unfinished {
    /// The last key figure that is on the disk: all that come after it are still to be added.
    pub fn last_finished(&self) -> Option<KeyFigureId> {
        self.parts.last()?.key_figures.keys().next_back().copied()
    }

    /// What is on the disk: key figures and rows.
    pub fn n_finished(&self) -> (usize, u64) {
        let entries = || self.parts.iter().flat_map(|part| part.key_figures.values());
        (entries().count(), entries().map(|entry| entry.n_rows).sum())
    }

    /// Adds the next key figure with the answers it came in; one without rows says that the publisher was asked and had none.
    ///
    /// # Errors
    /// [`Error::NotFinite`] when a value is no number; [`Error::OutOfOrder`] when it does not come after the one before;
    /// [`Error::Write`] and [`Error::Busy`] when a file is full and cannot be written.
    pub fn add(&mut self, run: Run, origins: Vec<Origin>) -> Result<(), Error> {
        let key_figure = run.key_figure();
        let last = self.pending.last().map(|(summed, _)| summed.run.key_figure()).or_else(|| self.last_finished());
        if last.is_some_and(|last| last >= key_figure) {
            return Err(Error::OutOfOrder { key_figure });
        }
        self.n_pending_with_rows += usize::from(!run.is_empty());
        let has_rows = !run.is_empty();
        self.pending.push((SummedRun::of(run)?, origins));
        if has_rows && is_full(self.n_pending_with_rows, key_figure) { self.finish_part() } else { Ok(()) }
    }

    /// Makes it a snapshot, and the newest, with figures of units or without.
    ///
    /// # Errors
    /// As for [`Lake::write`]; [`Error::Damaged`] when a file of an earlier part has gone meanwhile.
    pub fn finish(mut self, catalogue: Catalogue, units: Units<'_>) -> Result<Snapshot, Error> {
        if !self.pending.is_empty() {
            self.finish_part()?;
        }
        let _lock = self.lake.folder.lock(self.lake.lock_wait)?;
        let mut placed = Placed::default();
        let mut receipts = Vec::new();
        for part in self.parts {
            part.check_files(&self.lake.folder)?;
            placed.0.extend(part.key_figures);
            placed.1.extend(part.files);
            receipts.extend(part.receipts.into_receipts().map(|(id, rows, receipt)| (id, rows, receipt.origins)));
        }
        let units = match units {
            Units::None => None,
            Units::Of(snapshot) => snapshot.manifest().units().cloned(),
            Units::New(draft) => Some(place_units(&self.lake.folder, draft)?),
        };
        self.lake.seal(Sealed { placed, catalogue, receipts: ReceiptFile::new(receipts), units })
    }

    fn finish_part(&mut self) -> Result<(), Error> {
        self.n_pending_with_rows = 0;
        let pending = std::mem::take(&mut self.pending);
        let runs: Vec<&Run> = pending.iter().map(|(summed, _)| &summed.run).filter(|run| !run.is_empty()).collect();
        let bytes = if runs.is_empty() { Vec::new() } else { encode(&runs) };
        let file = (!runs.is_empty()).then(|| sum_of(&bytes));
        let entry = |summed: &SummedRun| KeyFigureEntry {
            rows_sha256: summed.rows_sha256,
            n_rows: summed.run.len() as u64,
            file: file.filter(|_| !summed.run.is_empty()),
        };
        let key_figures = pending.iter().map(|(summed, _)| (summed.run.key_figure(), entry(summed))).collect();
        let held = runs.iter().map(|run| run.key_figure()).collect();
        let file_entry = FileEntry { n_bytes: bytes.len() as u64, key_figures: held };
        let receipt = |(summed, origins): &(SummedRun, Vec<Origin>)| {
            (summed.run.key_figure(), summed.rows_sha256, origins.clone())
        };
        let part = Part {
            form: FORM,
            key_figures,
            files: file.iter().map(|file| (*file, file_entry.clone())).collect(),
            receipts: ReceiptFile::new(pending.iter().map(receipt).collect()),
        };
        // The part before its file, and both in one turn: whoever clears away what nobody needs knows that it is needed.
        let folder = &self.lake.folder;
        let _lock = folder.lock(self.lake.lock_wait)?;
        let path = part_path(&self.path, self.parts.len());
        let write = || {
            fs::create_dir_all(&self.path)?;
            folder.replace(&path, &part.to_bytes(), Flush::Yes)
        };
        write().map_err(|source| Error::Write { path: path.clone(), source: Arc::new(source) })?;
        if let Some(file) = &file {
            folder.write(&folder.file(file), &bytes)?;
        }
        self.parts.push(part);
        Ok(())
    }
}

impl Part {
    /// A part that can be read and whose file is whole; anything else is as if it had not been written.
    fn read(folder: &Folder, staging: &std::path::Path, idx: usize) -> Option<Part> {
        let part = Part::parse(&fs::read(part_path(staging, idx)).ok()?)?;
        part.files.keys().all(|file| read_whole(&folder.file(file)).is_ok_and(|b| sum_of(&b) == *file)).then_some(part)
    }

    fn parse(bytes: &[u8]) -> Option<Part> {
        check_form(bytes).ok()?;
        let part: Part = serde_json::from_slice(bytes).ok()?;
        let is_placed = |(id, entry): (&KeyFigureId, &KeyFigureEntry)| match &entry.file {
            Some(file) => part.files.get(file).is_some_and(|file| file.key_figures.contains(id)),
            None => entry.n_rows == 0,
        };
        let is_whole = part.key_figures.iter().all(is_placed) && part.receipts.is_whole();
        is_whole.then_some(part)
    }

    fn check_files(&self, folder: &Folder) -> Result<(), Error> {
        for (file, entry) in &self.files {
            let path = folder.file(file);
            let damaged =
                |cause| Error::Damaged(Damage { path: path.clone(), key_figures: entry.key_figures.clone(), cause });
            let found = fs::metadata(&path).map_err(|_| damaged(Cause::Missing))?.len();
            if found != entry.n_bytes {
                return Err(damaged(Cause::Length { expected: entry.n_bytes, found }));
            }
        }
        Ok(())
    }

    fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts, numbers and lists are JSON")
    }
}

fn part_path(staging: &std::path::Path, idx: usize) -> PathBuf {
    staging.join(format!("part-{idx:04}.json"))
}

/// The files that unfinished snapshots need: nobody may clear them away.
pub(crate) fn files_needed(folder: &Folder) -> Vec<Sha256Hex> {
    let entries = |path: PathBuf| fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    entries(folder.stagings())
        .flat_map(entries)
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .filter_map(|path| Part::parse(&fs::read(path).ok()?))
        .flat_map(|part| part.files.into_keys())
        .collect()
}
