//! A snapshot a file at a time, for those who go through all of it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use bytes::Bytes;
use domain::{KeyFigureId, Sha256Hex, Slices};

use crate::read::read_checked;
use crate::run_file::RunFile;
use crate::{Cause, Damage, Error, Snapshot};

/// The key figures of a snapshot that lie in one file, with what it takes to read them: the snapshot may be let go, whose
/// manifest is large beside a file of figures.
#[derive(Debug, Clone)]
pub struct Part {
    path: PathBuf,
    file: Sha256Hex,
    n_bytes: u64,
    key_figures: Vec<KeyFigureId>,
    /// For each the place of its rows in the file, and how many they are.
    rows: Vec<(usize, u64)>,
}

/// A part whose file has been read into memory, checked, and not yet decoded.
pub struct OpenPart<'a> {
    part: &'a Part,
    file: RunFile,
}

impl Snapshot {
    /// The files in which the key figures that `is_wanted` lie, in order of their first key figure.
    ///
    /// - **Missing:** key figures without rows lie in no file.
    pub fn parts(&self, is_wanted: impl Fn(KeyFigureId) -> bool) -> Vec<Part> {
        let manifest = self.manifest();
        let mut by_file: BTreeMap<&Sha256Hex, Vec<KeyFigureId>> = BTreeMap::new();
        for (id, entry) in manifest.key_figures().iter().filter(|(id, _)| is_wanted(**id)) {
            if let Some(file) = &entry.file {
                by_file.entry(file).or_default().push(*id);
            }
        }
        let part_of = |(file, key_figures): (&Sha256Hex, Vec<KeyFigureId>)| {
            let entry = &manifest.files()[file];
            // One that the file is not said to hold is looked for beyond its end, and so found to be damaged.
            let place = |id: &KeyFigureId| entry.key_figures.iter().position(|other| other == id).unwrap_or(usize::MAX);
            let rows = key_figures.iter().map(|id| (place(id), manifest.key_figures()[id].n_rows)).collect();
            Part { path: self.path_of(file), file: *file, n_bytes: entry.n_bytes, key_figures, rows }
        };
        let mut parts: Vec<Part> = by_file.into_iter().map(part_of).collect();
        parts.sort_by_key(|part| part.key_figures[0]);
        parts
    }
}

impl Part {
    /// Its key figures, in order; at least one.
    pub fn key_figures(&self) -> &[KeyFigureId] {
        &self.key_figures
    }

    /// Reads the file and checks it against its sum.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it is missing, cut short or altered.
    pub fn open(&self) -> Result<OpenPart<'_>, Error> {
        let damage = |cause| Error::Damaged(self.damage(self.key_figures.clone(), cause));
        let bytes = read_checked(&self.path, &self.file, self.n_bytes).map_err(damage)?;
        let file = RunFile::open(Bytes::from(bytes)).map_err(|message| damage(Cause::Unreadable { message }))?;
        Ok(OpenPart { part: self, file })
    }

    fn damage(&self, key_figures: Vec<KeyFigureId>, cause: Cause) -> Damage {
        Damage { path: self.path.clone(), key_figures, cause }
    }
}

impl OpenPart<'_> {
    /// The figures of one of its key figures.
    ///
    /// The file is known to be as it was written, so the rows are not summed again: that they are this key figure's
    /// and as many as the manifest says is seen without it, and [`verify`](crate::Lake::verify) sums them.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the manifest tells of other rows, or they cannot be decoded.
    pub fn slices(&self, key_figure: KeyFigureId) -> Result<Slices, Error> {
        let damage = |cause| Error::Damaged(self.part.damage(vec![key_figure], cause));
        let told = self.part.key_figures.binary_search(&key_figure).ok().map(|idx| self.part.rows[idx]);
        let (row_group, n_rows) = told
            .filter(|(row_group, _)| self.file.key_figure_of(*row_group) == Some(key_figure))
            .ok_or_else(|| damage(Cause::Unreadable { message: "it does not hold this key figure".to_owned() }))?;
        let slices = self.file.read_slices(row_group, key_figure);
        let slices = slices.map_err(|message| damage(Cause::Unreadable { message }))?;
        if slices.n_rows() as u64 == n_rows { Ok(slices) } else { Err(damage(Cause::OtherRows)) }
    }
}
