//! The folder's door.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use domain::Sha256Hex;

use crate::folder::Folder;
use crate::read::{beside_rows, read_whole};
use crate::{Cause, Damage, Error, Snapshot, Staging};

/// A folder of snapshots.
///
/// Any number of threads and processes may read and write it at once. Writers take turns.
#[derive(Debug, Clone)]
pub struct Lake {
    pub(crate) folder: Arc<Folder>,
    pub(crate) lock_wait: Duration,
}

impl Lake {
    /// Opens the lake in `path`, which is made when it is not there. Leftovers of killed processes are cleared away.
    ///
    /// # Errors
    /// [`Error::Folder`] when the folder cannot be made.
    pub fn open(path: &Path) -> Result<Lake, Error> {
        /// A write takes seconds, so whoever holds the lock for a minute hangs.
        const LOCK_WAIT: Duration = Duration::from_secs(60);
        Ok(Lake { folder: Arc::new(Folder::open(path)?), lock_wait: LOCK_WAIT })
    }

    /// Opens the lake in `path` to read what is kept there, and makes none.
    ///
    /// # Errors
    /// [`Error::NoLake`] when there is none; otherwise as [`open`](Lake::open).
    pub fn open_kept(path: &Path) -> Result<Lake, Error> {
        if Folder::is_in(path) { Lake::open(path) } else { Err(Error::NoLake { path: path.to_owned() }) }
    }

    /// The same lake, but a write waits no longer than this for other writers.
    #[must_use]
    pub fn with_lock_wait(self, lock_wait: Duration) -> Lake {
        Lake { lock_wait, ..self }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.folder.root()
    }

    /// The snapshot that was written last; `None` while there is none.
    ///
    /// # Errors
    /// [`Error::Damaged`] when `LATEST` or the manifest it names cannot be read, [`Error::NewerForm`] when a
    /// later version of this program wrote it.
    pub fn latest(&self) -> Result<Option<Snapshot>, Error> {
        let path = self.folder.latest();
        let name = match read_whole(&path) {
            Err(Cause::Missing) => return Ok(None),
            Err(cause) => return Err(Error::Damaged(beside_rows(&path, cause))),
            Ok(bytes) => std::str::from_utf8(&bytes).ok().and_then(|text| Sha256Hex::parse(text.trim_end())),
        };
        match name {
            Some(name) => Snapshot::open(&self.folder, &name).map(Some),
            None => {
                let cause = Cause::Unreadable { message: "it does not hold the name of a snapshot".to_owned() };
                Err(Error::Damaged(beside_rows(&path, cause)))
            }
        }
    }

    /// A snapshot by a name that was given to it, by its own name, or by as many of its first digits as tell it from the others;
    /// `latest` is the newest.
    ///
    /// # Errors
    /// [`Error::UnknownSnapshot`] and [`Error::AmbiguousSnapshot`] when not exactly one has such a name; otherwise as
    /// [`latest`](Lake::latest).
    pub fn snapshot(&self, name_or_prefix: &str) -> Result<Snapshot, Error> {
        if name_or_prefix.eq_ignore_ascii_case("latest")
            && let Some(latest) = self.latest()?
        {
            return Ok(latest);
        }
        if let Some(named) = self.marks()?.named(name_or_prefix.trim()) {
            return Snapshot::open(&self.folder, named);
        }
        let prefix = name_or_prefix.to_ascii_lowercase();
        let mut names = self.snapshots()?;
        names.retain(|name| !prefix.is_empty() && name.to_string().starts_with(&prefix));
        match names.as_slice() {
            [] => Err(Error::UnknownSnapshot { prefix }),
            [name] => Snapshot::open(&self.folder, name),
            _ => Err(Error::AmbiguousSnapshot { prefix, n_snapshots: names.len() }),
        }
    }

    /// The names of all snapshots, in order of the names.
    ///
    /// # Errors
    /// [`Error::Read`] when the folder cannot be listed.
    pub fn snapshots(&self) -> Result<Vec<Sha256Hex>, Error> {
        self.folder.snapshot_names()
    }

    /// Everything that is wrong with a snapshot, each file and each key figure's rows checked against their sums.
    /// Empty when all is well.
    pub fn verify(&self, snapshot: &Snapshot) -> Vec<Damage> {
        // What is in memory was checked when it was read; the manifest on disk may have come to harm since.
        let manifest = match Snapshot::open(&self.folder, snapshot.name()) {
            Err(Error::Damaged(damage)) => Some(damage),
            _ => None,
        };
        manifest.into_iter().chain(snapshot.damages()).collect()
    }

    /// The kept pages of a fetch. `plan_id` tells one plan from another: what is fetched, of which areas and years.
    pub fn staging(&self, plan_id: &str) -> Staging {
        Staging::new(&self.folder, plan_id)
    }
}
