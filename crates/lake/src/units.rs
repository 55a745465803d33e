//! Figures of units: schools, preschools, care homes. They are part of a snapshot and frozen with it, in files of their own.

use std::collections::BTreeMap;
use std::path::PathBuf;

use bytes::Bytes;
use domain::{KeyFigureId, ServiceUnit, Sha256Hex, UnitRun};
use rayon::prelude::*;

use crate::folder::Folder;
use crate::grouping::group;
use crate::manifest::Fault;
use crate::read::{error_of, read_named};
use crate::rows::sum_of_unit_rows;
use crate::sum::sum_of;
use crate::{Cause, Damage, Error, FileEntry, KeyFigureEntry, Snapshot, UnitsEntry, unit_file};

/// All units and their figures, as a snapshot shall hold them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct UnitsDraft {
    /// The units; of two with one identifier the later counts.
    pub units: Vec<ServiceUnit>,
    /// Their figures, each key figure once. One without rows says that the publisher was asked and had none.
    pub runs: Vec<UnitRun>,
}

/// Writes the files and the list. The caller holds the lock.
pub(crate) fn place_units(folder: &Folder, draft: UnitsDraft) -> Result<UnitsEntry, Error> {
    let by_id: BTreeMap<_, _> = draft.units.into_iter().map(|unit| (unit.id, unit)).collect();
    let mut list = serde_json::to_vec_pretty(&by_id.values().collect::<Vec<_>>()).expect("texts are JSON");
    list.push(b'\n');
    let list_sum = sum_of(&list);
    folder.write(&folder.catalogue(&list_sum), &list)?;

    let runs: BTreeMap<KeyFigureId, UnitRun> = draft.runs.into_iter().map(|run| (run.key_figure(), run)).collect();
    let sums: BTreeMap<KeyFigureId, Sha256Hex> =
        runs.par_iter().map(|(id, run)| (*id, sum_of_unit_rows(run))).collect();
    let entry = |id: &KeyFigureId, file: Option<&Sha256Hex>| KeyFigureEntry {
        rows_sha256: sums[id],
        n_rows: runs[id].rows().len() as u64,
        file: file.cloned(),
    };
    let mut key_figures: BTreeMap<KeyFigureId, KeyFigureEntry> = runs.keys().map(|id| (*id, entry(id, None))).collect();
    let mut files = BTreeMap::new();
    let path = folder.unit_file(&list_sum);
    folder.make_parent(&path).map_err(|source| Error::Write { path, source: std::sync::Arc::new(source) })?;
    for ids in group(runs.iter().filter(|(_, run)| !run.rows().is_empty()).map(|(id, _)| *id)) {
        let bytes = unit_file::encode(&ids.iter().map(|id| &runs[id]).collect::<Vec<_>>());
        let file = sum_of(&bytes);
        folder.write(&folder.unit_file(&file), &bytes)?;
        key_figures.extend(ids.iter().map(|id| (*id, entry(id, Some(&file)))));
        files.insert(file, FileEntry { n_bytes: bytes.len() as u64, key_figures: ids });
    }
    Ok(UnitsEntry { list: list_sum, key_figures, files })
}

impl Snapshot {
    /// The Parquet files in which the figures of units lie.
    pub fn unit_paths(&self) -> Vec<PathBuf> {
        let files = self.manifest().units().into_iter().flat_map(|units| units.files.keys());
        files.map(|sum| self.folder.unit_file(sum)).collect()
    }

    /// Schools, preschools and care homes, in order of their identifiers; `None` where they were never fetched.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the list is missing or altered.
    pub fn units(&self) -> Result<Option<Vec<ServiceUnit>>, Error> {
        let Some(units) = self.manifest().units() else { return Ok(None) };
        let path = self.folder.catalogue(&units.list);
        let damaged = |cause| Error::Damaged(Damage { path: path.clone(), key_figures: Vec::new(), cause });
        let bytes = read_named(&path, &units.list).map_err(damaged)?;
        serde_json::from_slice(&bytes).map(Some).map_err(|error| error_of(&path, Fault::of(error)))
    }

    /// All figures of units of one key figure; `None` when the snapshot has none of it.
    ///
    /// # Errors
    /// [`Error::Damaged`] when its file is missing, cut short or altered.
    pub fn unit_run(&self, key_figure: KeyFigureId) -> Result<Option<UnitRun>, Error> {
        let Some(entry) = self.manifest().units().and_then(|units| units.key_figures.get(&key_figure)) else {
            return Ok(None);
        };
        let Some(file) = &entry.file else { return Ok(UnitRun::from_rows(key_figure, Vec::new()).ok()) };
        let path = self.folder.unit_file(file);
        let damage = |cause| Damage { path: path.clone(), key_figures: vec![key_figure], cause };
        let read = || {
            let bytes = read_named(&path, file)?;
            let held = self.manifest().units().and_then(|units| units.files.get(file));
            let row_group = held.and_then(|held| held.key_figures.iter().position(|other| *other == key_figure));
            let run = row_group
                .ok_or_else(|| "it does not hold this key figure".to_owned())
                .and_then(|row_group| unit_file::read(Bytes::from(bytes), row_group, key_figure))
                .map_err(|message| Cause::Unreadable { message })?;
            if sum_of_unit_rows(&run) == entry.rows_sha256 { Ok(run) } else { Err(Cause::OtherRows) }
        };
        read().map(Some).map_err(|cause| Error::Damaged(damage(cause)))
    }

    /// Everything that is wrong with the files of units, and with their list.
    pub(crate) fn damaged_unit_files(&self) -> Vec<Damage> {
        let ids: Vec<KeyFigureId> =
            self.manifest().units().into_iter().flat_map(|units| units.key_figures.keys().copied()).collect();
        let wrong = |error: Error| match error {
            Error::Damaged(damage) => Some(damage),
            _ => None,
        };
        let runs: Vec<Damage> = ids.into_par_iter().filter_map(|id| self.unit_run(id).err().and_then(wrong)).collect();
        runs.into_iter().chain(self.units().err().and_then(wrong)).collect()
    }
}
