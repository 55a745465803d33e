//! A snapshot a file at a time, for those who go through all of it.

use std::collections::BTreeMap;

use bytes::Bytes;
use domain::{KeyFigureId, Sha256Hex, Slices};

use crate::read::read_checked;
use crate::run_file::RunFile;
use crate::{Cause, Damage, Error, Snapshot};

/// The key figures of a snapshot that lie in one file.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    snapshot: &'a Snapshot,
    file: &'a Sha256Hex,
    key_figures: Vec<KeyFigureId>,
}

/// A part whose file has been read into memory, checked, and not yet decoded.
pub struct OpenPart<'a> {
    part: &'a Part<'a>,
    file: RunFile,
}

impl Snapshot {
    /// The files in which the key figures that `is_wanted` lie, in order of their first key figure.
    ///
    /// - **Missing:** key figures without rows lie in no file.
    pub fn parts(&self, is_wanted: impl Fn(KeyFigureId) -> bool) -> Vec<Part<'_>> {
        let mut by_file: BTreeMap<&Sha256Hex, Vec<KeyFigureId>> = BTreeMap::new();
        for (id, entry) in self.manifest().key_figures().iter().filter(|(id, _)| is_wanted(**id)) {
            if let Some(file) = &entry.file {
                by_file.entry(file).or_default().push(*id);
            }
        }
        let part_of = |(file, key_figures)| Part { snapshot: self, file, key_figures };
        let mut parts: Vec<Part<'_>> = by_file.into_iter().map(part_of).collect();
        parts.sort_by_key(|part| part.key_figures[0]);
        parts
    }
}

impl<'a> Part<'a> {
    /// Its key figures, in order; at least one.
    pub fn key_figures(&self) -> &[KeyFigureId] {
        &self.key_figures
    }

    /// Reads the file and checks it against its sum.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it is missing, cut short or altered.
    pub fn open(&'a self) -> Result<OpenPart<'a>, Error> {
        let damage = |cause| Error::Damaged(self.damage(self.key_figures.clone(), cause));
        let n_bytes = self.snapshot.manifest().files()[self.file].n_bytes;
        let bytes = read_checked(&self.snapshot.path_of(self.file), self.file, n_bytes).map_err(damage)?;
        let file = RunFile::open(Bytes::from(bytes)).map_err(|message| damage(Cause::Unreadable { message }))?;
        Ok(OpenPart { part: self, file })
    }

    fn damage(&self, key_figures: Vec<KeyFigureId>, cause: Cause) -> Damage {
        Damage { path: self.snapshot.path_of(self.file), key_figures, cause }
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
        let manifest = self.part.snapshot.manifest();
        let told = manifest.files()[self.part.file].key_figures.iter().position(|other| *other == key_figure);
        let row_group = told.filter(|row_group| self.file.key_figure_of(*row_group) == Some(key_figure));
        let slices = row_group
            .ok_or_else(|| "it does not hold this key figure".to_owned())
            .and_then(|row_group| self.file.read_slices(row_group, key_figure))
            .map_err(|message| damage(Cause::Unreadable { message }))?;
        if slices.n_rows() as u64 == manifest.key_figures()[&key_figure].n_rows {
            Ok(slices)
        } else {
            Err(damage(Cause::OtherRows))
        }
    }
}
