//! A snapshot as it is read: whatever it hands out has been checked.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use domain::{KeyFigureId, Run, Sha256Hex};
use jiff::Timestamp;
use rayon::prelude::*;

use crate::folder::Folder;
use crate::manifest::{Fault, MANIFEST_FORM};
use crate::receipt::ReceiptFile;
use crate::rows::sum_of_rows;
use crate::run_file::RunFile;
use crate::sum::sum_of;
use crate::{Catalogue, Cause, Damage, Error, Manifest, Receipt};

/// Figures and catalogue as they stood, frozen.
///
/// Two threads may read one snapshot at once. While it is read, others may write: no file of it changes.
#[derive(Debug)]
pub struct Snapshot {
    pub(crate) folder: Arc<Folder>,
    manifest: Manifest,
    receipts: OnceLock<BTreeMap<KeyFigureId, Receipt>>,
}

impl Snapshot {
    pub(crate) fn open(folder: &Arc<Folder>, name: &Sha256Hex) -> Result<Snapshot, Error> {
        let path = folder.snapshot(name);
        let file = File::open(&path).map_err(|error| Error::Damaged(beside_rows(&path, cause_of(&error))))?;
        let manifest = Manifest::parse(BufReader::new(file), name).map_err(|fault| match error_of(&path, fault) {
            Error::NewerForm { path, found, .. } => Error::NewerForm { path, found, known: MANIFEST_FORM },
            other => other,
        })?;
        Ok(Snapshot::of(folder, manifest))
    }

    pub(crate) fn of(folder: &Arc<Folder>, manifest: Manifest) -> Snapshot {
        Snapshot { folder: Arc::clone(folder), manifest, receipts: OnceLock::new() }
    }

    /// Its name: the sum of its rows and its catalogue.
    pub fn name(&self) -> &Sha256Hex {
        self.manifest.name()
    }

    /// What it holds, and in which files.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The Parquet files it lies in, for DuckDB, Polars or Power BI. `files/` as a whole holds older rows as well.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.manifest.files().keys().map(|sum| self.folder.file(sum)).collect()
    }

    /// What the publisher said about key figures, areas and groups. Read anew at each call.
    ///
    /// # Errors
    /// [`Error::Damaged`] when its file is missing or altered, [`Error::NewerForm`] when a later version wrote it.
    pub fn catalogue(&self) -> Result<Catalogue, Error> {
        let path = self.folder.catalogue(self.manifest.catalogue());
        let bytes =
            read_named(&path, self.manifest.catalogue()).map_err(|cause| Error::Damaged(beside_rows(&path, cause)))?;
        serde_json::from_slice(&bytes).map_err(|error| error_of(&path, Fault::of(error)))
    }

    /// All figures of one key figure; `None` when the snapshot has none of it. A run without rows says that the
    /// publisher was asked and had none.
    ///
    /// # Errors
    /// [`Error::Damaged`] when its file is missing, cut short or altered.
    pub fn run(&self, key_figure: KeyFigureId) -> Result<Option<Run>, Error> {
        self.runs(&[key_figure]).remove(0)
    }

    /// Many key figures at once, each file read once, on all cores.
    ///
    /// - **Shape:** n in → n out, in the order they were asked for.
    /// - **Edge cases:** a damaged file fails the key figures in it, and no others.
    pub fn runs(&self, key_figures: &[KeyFigureId]) -> Vec<Result<Option<Run>, Error>> {
        let mut runs: Vec<Result<Option<Run>, Error>> = key_figures.iter().map(|_| Ok(None)).collect();
        let mut wanted: BTreeMap<&Sha256Hex, Vec<usize>> = BTreeMap::new();
        for (idx, id) in key_figures.iter().enumerate() {
            match self.manifest.key_figures().get(id).map(|entry| &entry.file) {
                Some(Some(file)) => wanted.entry(file).or_default().push(idx),
                Some(None) => runs[idx] = Ok(Run::from_rows(*id, Vec::new()).ok()),
                None => {}
            }
        }
        let read: Vec<(usize, Result<Run, Damage>)> = wanted
            .into_par_iter()
            .flat_map(|(file, wanted)| match self.open_file(file) {
                Ok(open) => {
                    wanted.into_par_iter().map(|idx| (idx, self.read_run(file, &open, key_figures[idx]))).collect()
                }
                Err(damage) => wanted.into_iter().map(|idx| (idx, Err(damage.clone()))).collect::<Vec<_>>(),
            })
            .collect();
        for (idx, run) in read {
            runs[idx] = run.map(Some).map_err(Error::Damaged);
        }
        runs
    }

    /// When exactly these rows of a key figure were first here: the date to show beside them.
    ///
    /// - **Missing:** `None` when the snapshot has none of it, or its receipt is lost.
    pub fn fetched_at(&self, key_figure: KeyFigureId) -> Option<Timestamp> {
        self.receipt(key_figure).map(|receipt| receipt.first_fetched_at)
    }

    /// When and from where these rows of a key figure came. Read once, when first asked for.
    pub fn receipt(&self, key_figure: KeyFigureId) -> Option<&Receipt> {
        self.receipts.get_or_init(|| self.read_receipts()).get(&key_figure)
    }

    /// The key figures that cannot be read, in order: fetch them anew and write them on this base.
    pub fn damaged_key_figures(&self) -> Vec<KeyFigureId> {
        let mut ids: Vec<KeyFigureId> =
            self.damaged_files().into_iter().flat_map(|damage| damage.key_figures).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Everything that is wrong with this snapshot: its files, its catalogue, and the lake's receipts.
    pub(crate) fn damages(&self) -> Vec<Damage> {
        let mut damages = self.damaged_files();
        damages.extend(self.damaged_unit_files());
        if let Err(Error::Damaged(damage)) = self.catalogue() {
            damages.push(damage);
        }
        for name in self.folder.receipt_names().unwrap_or_default() {
            let path = self.folder.receipt(&name);
            if let Err(cause) = read_named(&path, &name) {
                damages.push(beside_rows(&path, cause));
            }
        }
        damages
    }

    /// Every file with something wrong in it, each key figure's rows checked.
    fn damaged_files(&self) -> Vec<Damage> {
        let files: Vec<&Sha256Hex> = self.manifest.files().keys().collect();
        files
            .into_par_iter()
            .filter_map(|file| {
                let open = match self.open_file(file) {
                    Ok(open) => open,
                    Err(damage) => return Some(damage),
                };
                let wrong = |id: &KeyFigureId| self.read_run(file, &open, *id).err();
                let wrong: Vec<Damage> = self.manifest.read_from(file).par_iter().filter_map(wrong).collect();
                let key_figures = wrong.iter().flat_map(|damage| damage.key_figures.clone()).collect();
                wrong.into_iter().next().map(|first| Damage { key_figures, ..first })
            })
            .collect()
    }

    /// Whether a file is there with the bytes it was written with.
    pub(crate) fn is_whole(&self, file: &Sha256Hex) -> bool {
        self.open_file(file).is_ok()
    }

    pub(crate) fn path_of(&self, file: &Sha256Hex) -> PathBuf {
        self.folder.file(file)
    }

    fn open_file(&self, file: &Sha256Hex) -> Result<RunFile, Damage> {
        let path = self.folder.file(file);
        let damage = |cause| Damage { path: path.clone(), key_figures: self.manifest.read_from(file), cause };
        let n_bytes = self.manifest.files()[file].n_bytes;
        let bytes = read_checked(&path, file, n_bytes).map_err(damage)?;
        RunFile::open(Bytes::from(bytes)).map_err(|message| damage(Cause::Unreadable { message }))
    }

    fn read_run(&self, file: &Sha256Hex, open: &RunFile, id: KeyFigureId) -> Result<Run, Damage> {
        let damage = |cause| Damage { path: self.folder.file(file), key_figures: vec![id], cause };
        let row_group = self.manifest.files()[file].key_figures.iter().position(|other| *other == id);
        let run = row_group
            .ok_or_else(|| "it does not hold this key figure".to_owned())
            .and_then(|row_group| open.read(row_group, id))
            .map_err(|message| damage(Cause::Unreadable { message }))?;
        if sum_of_rows(&run) == self.manifest.key_figures()[&id].rows_sha256 {
            Ok(run)
        } else {
            Err(damage(Cause::OtherRows))
        }
    }

    /// A receipt that cannot be read costs a date, never the figures: it is passed over here and named by a check.
    fn read_receipts(&self) -> BTreeMap<KeyFigureId, Receipt> {
        let mut receipts: BTreeMap<KeyFigureId, Receipt> = BTreeMap::new();
        for name in self.folder.receipt_names().unwrap_or_default() {
            let Ok(bytes) = read_named(&self.folder.receipt(&name), &name) else { continue };
            let Ok(file) = ReceiptFile::parse(&bytes) else { continue };
            for (id, rows_sha256, receipt) in file.into_receipts() {
                if self.manifest.key_figures().get(&id).is_none_or(|entry| entry.rows_sha256 != rows_sha256) {
                    continue;
                }
                match receipts.get_mut(&id) {
                    Some(known) => known.merge(receipt),
                    None => drop(receipts.insert(id, receipt)),
                }
            }
        }
        receipts
    }
}

/// Damage to a file that holds no rows.
pub(crate) fn beside_rows(path: &Path, cause: Cause) -> Damage {
    Damage { path: path.to_owned(), key_figures: Vec::new(), cause }
}

pub(crate) fn read_whole(path: &Path) -> Result<Vec<u8>, Cause> {
    fs::read(path).map_err(|error| cause_of(&error))
}

fn cause_of(error: &io::Error) -> Cause {
    match error.kind() {
        io::ErrorKind::NotFound => Cause::Missing,
        _ => Cause::Unreadable { message: error.to_string() },
    }
}

/// Reads a file of known length whose name is the sum of its bytes.
pub(crate) fn read_checked(path: &Path, sum: &Sha256Hex, n_bytes: u64) -> Result<Vec<u8>, Cause> {
    let bytes = read_whole(path)?;
    let found = bytes.len() as u64;
    if found != n_bytes {
        return Err(Cause::Length { expected: n_bytes, found });
    }
    check_sum(&bytes, sum)?;
    Ok(bytes)
}

/// Reads a file whose name is the sum of its bytes.
pub(crate) fn read_named(path: &Path, sum: &Sha256Hex) -> Result<Vec<u8>, Cause> {
    let bytes = read_whole(path)?;
    check_sum(&bytes, sum)?;
    Ok(bytes)
}

fn check_sum(bytes: &[u8], expected: &Sha256Hex) -> Result<(), Cause> {
    let found = sum_of(bytes);
    if found == *expected { Ok(()) } else { Err(Cause::Altered { found }) }
}

pub(crate) fn error_of(path: &Path, fault: Fault) -> Error {
    match fault {
        Fault::Newer(found) => Error::NewerForm { path: path.to_owned(), found, known: crate::manifest::FORM },
        Fault::Form(message) => Error::Damaged(beside_rows(path, Cause::Unreadable { message })),
    }
}
