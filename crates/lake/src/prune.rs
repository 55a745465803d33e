//! Clearing away what nobody needs any more.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::Sha256Hex;

use crate::unfinished::files_needed;
use crate::{Error, Lake, Snapshot};

/// Whether something is done or only told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prune {
    /// Nothing is removed.
    Look,
    /// It is removed.
    Remove,
}

/// What is removed, or would be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Snapshots.
    pub snapshots: Vec<Sha256Hex>,
    /// Snapshots that were to go and stay: named, pinned, or the newest.
    pub kept: Vec<Sha256Hex>,
    /// Files that no snapshot needs then.
    pub n_files: usize,
    /// Their length together.
    pub n_bytes: u64,
}

impl Lake {
    /// Removes snapshots, and every file that no other needs.
    ///
    /// The newest snapshot stays, and so does one that has a name or a pin, whatever is asked. Manifests go first and files
    /// after them, all while nobody else writes: one that is killed on the way leaves files that nobody needs, and the next
    /// one removes them. What an unfinished sync has written stays.
    ///
    /// Somebody who reads a snapshot while it is removed is told that it is damaged.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a manifest that stays cannot be read, since nobody knows which files it needs; those of writing.
    pub fn prune(&self, drop: &[Sha256Hex], prune: Prune) -> Result<Pruned, Error> {
        let _lock = self.folder.lock(self.lock_wait)?;
        let marks = self.marks()?;
        let latest = self.latest()?.map(|snapshot| *snapshot.name());
        let all = self.snapshots()?;
        let stays = |name: &Sha256Hex| marks.keep(name) || latest.as_ref() == Some(name);
        let (kept, gone): (Vec<_>, Vec<_>) =
            all.iter().filter(|name| drop.contains(name)).cloned().partition(|name| stays(name));
        let staying: Vec<Snapshot> = all
            .iter()
            .filter(|name| !gone.contains(name))
            .map(|name| Snapshot::open(&self.folder, name))
            .collect::<Result<_, Error>>()?;

        let mut needed: BTreeSet<PathBuf> =
            files_needed(&self.folder).iter().map(|file| self.folder.file(file)).collect();
        for snapshot in &staying {
            needed.extend(snapshot.paths());
            needed.extend(snapshot.unit_paths());
            needed.insert(self.folder.catalogue(snapshot.manifest().catalogue()));
            needed.extend(snapshot.manifest().units().map(|units| self.folder.catalogue(&units.list)));
        }
        let beside = |snapshot: &Sha256Hex| self.folder.snapshot(snapshot);
        let mut removed: Vec<PathBuf> = gone.iter().map(beside).collect();
        let n_manifests = removed.len();
        removed.extend(
            files_in(&self.folder.files())
                .chain(files_in(&self.folder.units()))
                .chain(files_in(&self.folder.catalogues()))
                .filter(|path| {
                    let is_ours =
                        path.extension().is_some_and(|extension| extension == "parquet" || extension == "json");
                    is_ours && !needed.contains(path)
                }),
        );
        let n_bytes = removed.iter().filter_map(|path| fs::metadata(path).ok()).map(|file| file.len()).sum();
        let n_files = removed.len() - n_manifests;
        if prune == Prune::Remove {
            for path in &removed {
                self.folder
                    .remove(path)
                    .map_err(|source| Error::Write { path: path.clone(), source: Arc::new(source) })?;
            }
        }
        Ok(Pruned { snapshots: gone, kept, n_files, n_bytes })
    }
}

fn files_in(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.into_iter()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::{AreaCode, Figure, KeyFigureId, Row, Run, Sex, Year};

    use super::Prune;
    use crate::{Base, Catalogue, Lake, SnapshotDraft};

    fn run(number: u32, value: f64) -> Run {
        let area = AreaCode::new("0192").unwrap();
        let row = Row { area, year: Year(2024), sex: Sex::Total, figure: Figure::Value(value) };
        Run::from_rows(KeyFigureId::new(&format!("N{number:05}")).unwrap(), vec![row]).unwrap()
    }

    /// Stops a prune after each of its steps in turn: what stays is whole, and the next prune does the rest.
    #[test]
    fn a_prune_broken_off_at_any_step_harms_nothing_that_stays() {
        for n_steps in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let lake = Lake::open(folder.path()).unwrap();
            let draft =
                |base, runs| SnapshotDraft { base, runs, catalogue: Catalogue::default(), receipts: Vec::new() };
            let old = lake.write(draft(Base::Nothing, (0..150).map(|number| run(number, 1.0)).collect())).unwrap();
            let new = lake.write(draft(Base::Latest, (0..40).map(|number| run(number, 2.0)).collect())).unwrap();
            let whole = lake.prune(&[*old.name()], Prune::Look).unwrap();
            assert!(whole.n_files > 0);

            let mut stopped = Lake::open(folder.path()).unwrap();
            Arc::get_mut(&mut stopped.folder).unwrap().stop_after(n_steps);
            let outcome = stopped.prune(&[*old.name()], Prune::Remove);
            assert_eq!(lake.verify(&new), [], "after {n_steps} steps");
            lake.prune(&[*old.name()], Prune::Remove).unwrap();
            assert_eq!(lake.verify(&new), []);
            assert_eq!(super::files_in(&lake.folder.files()).count(), new.paths().len());
            if outcome.is_ok() {
                assert!(n_steps > 1);
                return;
            }
        }
    }
}
