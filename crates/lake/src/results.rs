//! What was computed from a snapshot, as Parquet: tables of columns, in a folder that is whole or not there.
//!
//! ```text
//! out/
//!   results.json                         of which snapshot, and which files, each with its length and its rows
//!   ⟨table⟩/⟨first⟩-⟨last⟩.parquet       the key figures of one file of the lake, in order
//! ```

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::{KeyFigureId, Sha256Hex};
use parquet::errors::ParquetError;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::result_file::{Written, columns_as_read};

pub use crate::result_file::{ColumnData, ColumnKind, ResultFile};

const ABOUT: &str = "results.json";
const FORM: u32 = 1;
const STAGE_PREFIX: &str = ".nyckeltal-results-";
/// What a killed process left is cleared away when it is older than this.
const LEFTOVER_AGE: Duration = Duration::from_secs(60 * 60);

/// A table: its folder and its columns, after `key_figure`, which every table has first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The name of its folder.
    pub name: &'static str,
    /// Names and kinds, in order.
    pub columns: Vec<(String, ColumnKind)>,
}

/// A folder of results that is being written. Until it is [finished](Results::finish), what stood there stands.
#[derive(Debug)]
pub struct Results {
    out: PathBuf,
    stage: tempfile::TempDir,
    files: Mutex<BTreeMap<String, Written>>,
}

/// `results.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutResults {
    form: u32,
    /// The snapshot they were computed from.
    pub snapshot: Sha256Hex,
    /// What was computed, in the words of whoever did.
    pub options: BTreeMap<String, String>,
    /// By table, its columns and what they are.
    pub tables: BTreeMap<String, Vec<(String, String)>>,
    /// By path from the folder.
    pub files: BTreeMap<String, Written>,
}

impl Results {
    /// Begins in a folder of its own beside `out`. Several threads may write files of it at once.
    ///
    /// # Errors
    /// [`Error::InTheWay`] when `out` is there and holds anything but earlier results, [`Error::Write`] when its parent
    /// cannot be written.
    pub fn begin(out: &Path) -> Result<Results, Error> {
        check_is_ours(out)?;
        let parent = match out.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent).map_err(error_at(parent))?;
        clear_leftovers(parent);
        let mut builder = tempfile::Builder::new();
        builder.prefix(STAGE_PREFIX);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        let stage = builder.tempdir_in(parent).map_err(error_at(parent))?;
        fs::create_dir(stage.path().join("new")).map_err(error_at(out))?;
        Ok(Results { out: out.to_owned(), stage, files: Mutex::default() })
    }

    /// A file of `table` for the key figures from `first` to `last`.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn file(&self, table: &Table, first: KeyFigureId, last: KeyFigureId) -> Result<ResultFile<'_>, Error> {
        let name = format!("{}/{first}-{last}.parquet", table.name);
        let shown = self.out.join(&name);
        let path = self.stage.path().join("new").join(&name);
        fs::create_dir_all(path.parent().unwrap_or(&path)).map_err(error_at(&shown))?;
        let file = File::create(&path).map_err(error_at(&shown))?;
        ResultFile::new(self, table, name, file).map_err(|error| parquet_error_at(&shown, error))
    }

    /// Puts everything in place of what stood there.
    ///
    /// - **Edge cases:** results can be computed again, so nothing waits for the disk to be flushed.
    ///
    /// # Errors
    /// [`Error::Write`] when it cannot be put there, [`Error::InTheWay`] as in [`begin`](Results::begin); what stood
    /// there then still does.
    pub fn finish(
        self,
        snapshot: &Sha256Hex,
        options: BTreeMap<String, String>,
        tables: &[Table],
    ) -> Result<AboutResults, Error> {
        let about = AboutResults {
            form: FORM,
            snapshot: *snapshot,
            options,
            tables: tables.iter().map(|table| (table.name.to_owned(), columns_as_read(table))).collect(),
            files: self.files.into_inner().unwrap_or_else(PoisonError::into_inner),
        };
        let mut bytes = serde_json::to_vec_pretty(&about).expect("texts, numbers and lists are JSON");
        bytes.push(b'\n');
        let (new, earlier) = (self.stage.path().join("new"), self.stage.path().join("earlier"));
        fs::write(new.join(ABOUT), bytes).map_err(error_at(&self.out.join(ABOUT)))?;
        check_is_ours(&self.out)?;
        let had_earlier = self.out.exists();
        if had_earlier {
            fs::rename(&self.out, &earlier).map_err(error_at(&self.out))?;
        }
        fs::rename(&new, &self.out).map_err(|error| {
            if had_earlier {
                let _ = fs::rename(&earlier, &self.out);
            }
            error_at(&self.out)(error)
        })?;
        Ok(about)
    }

    pub(crate) fn path_of(&self, name: &str) -> PathBuf {
        self.out.join(name)
    }

    pub(crate) fn note(&self, name: String, written: Written) {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(name, written);
    }
}

/// An empty folder, or one of earlier results: nothing that somebody would miss.
fn check_is_ours(out: &Path) -> Result<(), Error> {
    #[derive(Deserialize)]
    struct Form {
        #[serde(rename = "form")]
        _form: u32,
    }
    let is_ours = match fs::read_dir(out) {
        Ok(mut entries) => {
            let about = fs::read(out.join(ABOUT)).ok();
            entries.next().is_none() || about.is_some_and(|about| serde_json::from_slice::<Form>(&about).is_ok())
        }
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    if is_ours { Ok(()) } else { Err(Error::InTheWay { path: out.to_owned() }) }
}

pub(crate) fn error_at(path: &Path) -> impl FnOnce(io::Error) -> Error {
    let path = path.to_owned();
    move |source| Error::Write { path, source: Arc::new(source) }
}

/// What Parquet could not write, with what the operating system said of it.
pub(crate) fn parquet_error_at(path: &Path, error: ParquetError) -> Error {
    let source = match error {
        ParquetError::External(source) => match source.downcast::<io::Error>() {
            Ok(source) => *source,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    };
    error_at(path)(source)
}

fn clear_leftovers(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(STAGE_PREFIX);
        let age = entry.metadata().and_then(|metadata| metadata.modified()).ok().and_then(|then| then.elapsed().ok());
        if is_ours && age.is_some_and(|age| age > LEFTOVER_AGE) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
