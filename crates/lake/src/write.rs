//! A draft becomes a snapshot.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Figure, KeyFigureId, Origin, Run, Sha256Hex};
use rayon::prelude::*;

use crate::folder::Folder;
use crate::grouping::group;
use crate::receipt::ReceiptFile;
use crate::rows::sum_of_rows;
use crate::run_file::encode;
use crate::sum::sum_of;
use crate::units::{UnitsDraft, place_units};
use crate::{Catalogue, Error, FileEntry, KeyFigureEntry, Lake, Manifest, Snapshot, UnitsEntry};

/// What a snapshot shall hold.
#[derive(Debug)]
pub struct SnapshotDraft<'a> {
    /// Whose key figures stay as they are unless the draft has them anew.
    pub base: Base<'a>,
    /// New and replacing runs. One without rows says that the publisher was asked and had none.
    pub runs: Vec<Run>,
    /// What the publisher says now. A key figure of the base that it does not describe keeps its description.
    pub catalogue: Catalogue,
    /// Where each key figure came from, also those whose rows turned out to be unchanged.
    pub receipts: Vec<(KeyFigureId, Vec<Origin>)>,
}

/// What a new snapshot builds on.
#[derive(Debug, Clone, Copy)]
pub enum Base<'a> {
    /// Nothing: the draft is all there is.
    Nothing,
    /// Whatever is newest when it is our turn to write: of two that write at once, the second builds on the first.
    Latest,
    /// This one.
    Snapshot(&'a Snapshot),
    /// Of this one only these key figures: what the publisher no longer has is not taken along.
    Of {
        /// The snapshot.
        snapshot: &'a Snapshot,
        /// What is taken along of it.
        keeping: &'a BTreeSet<KeyFigureId>,
    },
}

impl Lake {
    /// Writes a snapshot and makes it the newest.
    ///
    /// Files first, then catalogue and receipts, then the manifest, `LATEST` last: whenever it is broken off, the
    /// newest snapshot is the old one or the new one, and whole. What was written already is used when it is tried
    /// again.
    ///
    /// Files of the base in which nothing has changed are used as they are. A key figure of the base that is
    /// damaged and not replaced stays damaged; one that is replaced is whole again.
    ///
    /// # Errors
    /// [`Error::Busy`] when others write for too long, [`Error::Write`] when the disk is full or may not be written,
    /// [`Error::Damaged`] when the base is the newest snapshot and its manifest cannot be read; [`Error::UnknownSnapshot`]
    /// when the base has been cleared away;
    /// [`Error::NotFinite`], [`Error::RunTwice`] and [`Error::ReceiptWithoutRun`] when the draft is no draft.
    pub fn write(&self, draft: SnapshotDraft<'_>) -> Result<Snapshot, Error> {
        self.write_with_units(draft, None)
    }

    /// The same, with figures of units in place of those of the base; `None` for those of the base.
    ///
    /// # Errors
    /// As for [`write`](Lake::write).
    pub fn write_with_units(&self, draft: SnapshotDraft<'_>, units: Option<UnitsDraft>) -> Result<Snapshot, Error> {
        let SnapshotDraft { base, runs, catalogue, receipts } = draft;
        let new = sum_runs(runs)?;

        let _lock = self.folder.lock(self.lock_wait)?;
        let latest = match base {
            Base::Latest => self.latest()?,
            Base::Nothing | Base::Snapshot(_) | Base::Of { .. } => None,
        };
        if let Base::Snapshot(snapshot) | Base::Of { snapshot, .. } = base
            && !self.folder.snapshot(snapshot.name()).exists()
        {
            // Somebody has cleared it away since it was opened, and perhaps its files.
            return Err(Error::UnknownSnapshot { prefix: snapshot.name().to_string() });
        }
        let (base, keeping) = match base {
            Base::Snapshot(snapshot) => (Some(snapshot), None),
            Base::Of { snapshot, keeping } => (Some(snapshot), Some(keeping)),
            Base::Nothing | Base::Latest => (latest.as_ref(), None),
        };

        let contents = Contents::of(base, keeping, &new);
        let receipts = contents.receipts(receipts)?;
        let placed = write_files(&self.folder, &contents)?;
        let catalogue = complete(catalogue, base, &placed.0);
        let units = match units {
            Some(units) => Some(place_units(&self.folder, units)?),
            None => base.and_then(|base| base.manifest().units().cloned()),
        };
        self.seal(Sealed { placed, catalogue, receipts, units })
    }

    /// Writes all that stands beside the files: catalogue and receipts, then the manifest, its place in the order, and `LATEST`
    /// last. The caller holds the lock.
    pub(crate) fn seal(&self, sealed: Sealed) -> Result<Snapshot, Error> {
        let Sealed { placed: (key_figures, files), catalogue, receipts, units } = sealed;
        let (catalogue, catalogue_sum) = catalogue.to_bytes();
        self.folder.write(&self.folder.catalogue(&catalogue_sum), &catalogue)?;
        if !receipts.is_empty() {
            let bytes = receipts.to_bytes();
            self.folder.write(&self.folder.receipt(&sum_of(&bytes)), &bytes)?;
        }
        let snapshot = self.write_manifest(Manifest::new(catalogue_sum, key_figures, files, units))?;
        self.note_written(snapshot.name())?;
        self.folder.write(&self.folder.latest(), format!("{}\n", snapshot.name()).as_bytes())?;
        Ok(snapshot)
    }

    /// A whole snapshot of the same name is left as it is: it says the same, and may do so in healthier files.
    fn write_manifest(&self, manifest: Manifest) -> Result<Snapshot, Error> {
        let written = Snapshot::of(&self.folder, manifest);
        match Snapshot::open(&self.folder, written.name()) {
            Ok(known) if known.manifest() == written.manifest() || known.damaged_key_figures().is_empty() => Ok(known),
            _ => {
                self.folder.write(&self.folder.snapshot(written.name()), &written.manifest().to_bytes())?;
                Ok(written)
            }
        }
    }
}

/// What a snapshot is made of when its files are written.
pub(crate) struct Sealed {
    pub(crate) placed: Placed,
    pub(crate) catalogue: Catalogue,
    pub(crate) receipts: ReceiptFile,
    pub(crate) units: Option<UnitsEntry>,
}

/// A run with the sum of its rows.
#[derive(Debug)]
pub(crate) struct SummedRun {
    pub(crate) run: Run,
    pub(crate) rows_sha256: Sha256Hex,
}

impl SummedRun {
    pub(crate) fn of(run: Run) -> Result<SummedRun, Error> {
        check_finite(&run)?;
        Ok(SummedRun { rows_sha256: sum_of_rows(&run), run })
    }
}

fn sum_runs(runs: Vec<Run>) -> Result<BTreeMap<KeyFigureId, SummedRun>, Error> {
    let summed: Vec<SummedRun> = runs.into_par_iter().map(SummedRun::of).collect::<Result<_, Error>>()?;
    let mut new: BTreeMap<KeyFigureId, SummedRun> = BTreeMap::new();
    for summed in summed {
        let key_figure = summed.run.key_figure();
        if new.get(&key_figure).is_some_and(|known| known.rows_sha256 != summed.rows_sha256) {
            return Err(Error::RunTwice { key_figure });
        }
        new.insert(key_figure, summed);
    }
    Ok(new)
}

/// A value that is no number has no order and no sum: it is stopped at the door.
fn check_finite(run: &Run) -> Result<(), Error> {
    for row in run.rows() {
        if let Figure::Value(value) = row.figure
            && !value.is_finite()
        {
            let (area, year, sex) = (row.area, row.year, row.sex);
            return Err(Error::NotFinite { key_figure: run.key_figure(), area, year, sex, value });
        }
    }
    Ok(())
}

/// What the new snapshot holds: the key figures of the base, and over them those of the draft.
struct Contents<'a> {
    base: Option<&'a Snapshot>,
    new: &'a BTreeMap<KeyFigureId, SummedRun>,
    /// The sum of the rows of each, and how many there are.
    all: BTreeMap<KeyFigureId, (Sha256Hex, u64)>,
}

impl<'a> Contents<'a> {
    fn of(
        base: Option<&'a Snapshot>,
        keeping: Option<&BTreeSet<KeyFigureId>>,
        new: &'a BTreeMap<KeyFigureId, SummedRun>,
    ) -> Contents<'a> {
        let is_kept = |id: &KeyFigureId| keeping.is_none_or(|keeping| keeping.contains(id));
        let kept = base.into_iter().flat_map(|base| base.manifest().key_figures()).filter(|(id, _)| is_kept(id));
        let kept = kept.map(|(id, entry)| (*id, (entry.rows_sha256, entry.n_rows)));
        let new_ones = new.iter().map(|(id, new)| (*id, (new.rows_sha256, new.run.len() as u64)));
        Contents { base, new, all: kept.chain(new_ones).collect() }
    }

    fn receipts(&self, receipts: Vec<(KeyFigureId, Vec<Origin>)>) -> Result<ReceiptFile, Error> {
        let of_rows = |(key_figure, origins)| match self.all.get(&key_figure) {
            Some((rows_sha256, _)) => Ok((key_figure, *rows_sha256, origins)),
            None => Err(Error::ReceiptWithoutRun { key_figure }),
        };
        Ok(ReceiptFile::new(receipts.into_iter().map(of_rows).collect::<Result<_, Error>>()?))
    }

    fn entry(&self, id: KeyFigureId, file: Option<&Sha256Hex>) -> KeyFigureEntry {
        let (rows_sha256, n_rows) = self.all[&id];
        KeyFigureEntry { rows_sha256, n_rows, file: file.cloned() }
    }

    /// The base's file with exactly these key figures and these rows, if it has one.
    fn unchanged_file(&self, ids: &[KeyFigureId]) -> Option<&'a Sha256Hex> {
        let base = self.base?;
        let known = base.manifest().key_figures();
        let file = known.get(ids.first()?)?.file.as_ref()?;
        let is_unchanged = |id: &KeyFigureId| {
            known.get(id).is_some_and(|entry| entry.file.as_ref() == Some(file) && entry.rows_sha256 == self.all[id].0)
        };
        let is_same = base.manifest().files()[file].key_figures == ids && ids.iter().all(is_unchanged);
        // Where nothing is new there is nothing to mend a file with. Where something is, it may be here to mend it.
        let is_usable = || ids.iter().all(|id| !self.new.contains_key(id)) || base.is_whole(file);
        (is_same && is_usable()).then_some(file)
    }
}

/// Key figures by their identifiers, and the files they lie in.
pub(crate) type Placed = (BTreeMap<KeyFigureId, KeyFigureEntry>, BTreeMap<Sha256Hex, FileEntry>);

/// Writes the files that are not there yet, and says where everything lies.
fn write_files(folder: &Folder, contents: &Contents<'_>) -> Result<Placed, Error> {
    let with_rows = contents.all.iter().filter(|(_, (_, n_rows))| *n_rows > 0).map(|(id, _)| *id);
    let placed: Vec<Placed> =
        group(with_rows).into_par_iter().map(|ids| place(folder, contents, &ids)).collect::<Result<_, Error>>()?;
    let without_rows = contents.all.iter().filter(|(_, (_, n_rows))| *n_rows == 0).map(|(id, _)| *id);
    let mut key_figures: BTreeMap<_, _> = without_rows.map(|id| (id, contents.entry(id, None))).collect();
    let mut files = BTreeMap::new();
    for (more_key_figures, more_files) in placed {
        key_figures.extend(more_key_figures);
        files.extend(more_files);
    }
    Ok((key_figures, files))
}

/// Puts key figures that share a file into one.
fn place(folder: &Folder, contents: &Contents<'_>, ids: &[KeyFigureId]) -> Result<Placed, Error> {
    let mut placed = Placed::default();
    let mut keep = |ids: &[KeyFigureId], base: &Snapshot| {
        for id in ids {
            if let Some(file) = &base.manifest().key_figures()[id].file {
                placed.0.insert(*id, contents.entry(*id, Some(file)));
                placed.1.insert(*file, base.manifest().files()[file].clone());
            }
        }
    };
    if let (Some(base), Some(_)) = (contents.base, contents.unchanged_file(ids)) {
        keep(ids, base);
        return Ok(placed);
    }

    let old: Vec<KeyFigureId> = ids.iter().filter(|id| !contents.new.contains_key(id)).copied().collect();
    let mut old_runs = BTreeMap::new();
    if let Some(base) = contents.base {
        for (id, run) in old.iter().zip(base.runs(&old)) {
            match run {
                Ok(Some(run)) => drop(old_runs.insert(*id, run)),
                // What is damaged stays where it lies, and stays named as damaged.
                _ => keep(&[*id], base),
            }
        }
    }
    let runs: Vec<&Run> =
        ids.iter().filter_map(|id| contents.new.get(id).map(|new| &new.run).or_else(|| old_runs.get(id))).collect();
    if runs.is_empty() {
        return Ok(placed);
    }
    let bytes = encode(&runs);
    let file = sum_of(&bytes);
    folder.write(&folder.file(&file), &bytes)?;
    let key_figures: Vec<KeyFigureId> = runs.iter().map(|run| run.key_figure()).collect();
    placed.0.extend(key_figures.iter().map(|id| (*id, contents.entry(*id, Some(&file)))));
    placed.1.insert(file, FileEntry { n_bytes: bytes.len() as u64, key_figures });
    Ok(placed)
}

/// The draft's catalogue, with the base's descriptions of key figures that it does not describe.
fn complete(
    catalogue: Catalogue,
    base: Option<&Snapshot>,
    key_figures: &BTreeMap<KeyFigureId, KeyFigureEntry>,
) -> Catalogue {
    let is_undescribed = |id: &KeyFigureId| key_figures.contains_key(id) && catalogue.key_figure(*id).is_none();
    if !key_figures.keys().any(is_undescribed) {
        return catalogue;
    }
    // A damaged catalogue must not stand in the way of writing a whole one.
    let Some(Ok(known)) = base.map(Snapshot::catalogue) else { return catalogue };
    let kept = known.key_figures().iter().filter(|info| is_undescribed(&info.id)).cloned().collect();
    catalogue.with_key_figures(kept)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::{AreaCode, Figure, KeyFigureId, Row, Run, Sex, Year};

    use super::{Base, SnapshotDraft};
    use crate::{Catalogue, Lake};

    fn run(number: u32, value: f64) -> Run {
        let area = AreaCode::new("0192").unwrap();
        let row = Row { area, year: Year(2024), sex: Sex::Total, figure: Figure::Value(value) };
        Run::from_rows(KeyFigureId::new(&format!("N{number:05}")).unwrap(), vec![row]).unwrap()
    }

    fn draft(runs: Vec<Run>) -> SnapshotDraft<'static> {
        let origin = domain::Origin {
            url: "https://api.kolada.se/v3/data".to_owned(),
            fetched_at: "2026-03-01T08:00:00Z".parse().unwrap(),
            body_sha256: domain::Sha256Hex::from_bytes([7; 32]),
        };
        let receipts = runs.iter().map(|run| (run.key_figure(), vec![origin.clone()])).collect();
        SnapshotDraft { base: Base::Latest, runs, catalogue: Catalogue::default(), receipts }
    }

    /// Stops a write after each of its steps in turn, leaving everything as it lies, and looks.
    #[test]
    fn a_write_broken_off_at_any_step_leaves_the_old_snapshot_or_the_new() {
        let new = || (0..50).map(|number| run(number, 2.0)).collect();
        for n_steps in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let lake = Lake::open(folder.path()).unwrap();
            let old = lake.write(draft((0..70).map(|number| run(number, 1.0)).collect())).unwrap();

            let mut stopped = Lake::open(folder.path()).unwrap();
            Arc::get_mut(&mut stopped.folder).unwrap().stop_after(n_steps);
            let outcome = stopped.write(draft(new()));

            let lake = Lake::open(folder.path()).unwrap();
            let latest = lake.latest().unwrap().unwrap();
            assert_eq!(lake.verify(&latest), [], "after {n_steps} steps");
            assert_eq!(lake.verify(&old), [], "after {n_steps} steps");
            let again = lake.write(draft(new())).unwrap();
            match outcome {
                Err(_) => assert!([old.name(), again.name()].contains(&latest.name()), "after {n_steps} steps"),
                Ok(written) => {
                    assert_eq!([written.name(), latest.name()], [again.name(); 2]);
                    assert!(n_steps > 20, "a write has more steps than {n_steps}");
                    return;
                }
            }
        }
    }
}
