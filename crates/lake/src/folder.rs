//! How anything comes onto the disk: whole or not at all, and by one writer at a time.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::Sha256Hex;

use crate::Error;

const UNFINISHED: &str = "tmp";
/// A fetch that nobody took up again for so long is given up.
const STAGING_KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// The lake's folder.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    #[cfg(test)]
    steps_left: Option<std::sync::atomic::AtomicIsize>,
}

/// While it lives, no other process and no other thread writes.
pub(crate) struct WriterLock {
    _file: File,
}

impl Folder {
    /// Takes or makes the folder, and clears away what killed processes left.
    pub(crate) fn open(root: &Path) -> Result<Folder, Error> {
        let folder = Folder {
            root: root.to_owned(),
            #[cfg(test)]
            steps_left: None,
        };
        for path in [folder.files(), folder.catalogues(), folder.snapshots(), folder.receipts(), folder.stagings()] {
            // Where the folder stands nothing is written, so that a lake on a read-only disk can be read.
            if !path.is_dir() {
                fs::create_dir_all(&path).map_err(|source| Error::Folder { path, source: Arc::new(source) })?;
            }
        }
        folder.sweep();
        Ok(folder)
    }

    /// Whether a lake has been made there.
    pub(crate) fn is_in(root: &Path) -> bool {
        root.join("snapshots").is_dir()
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn files(&self) -> PathBuf {
        self.root.join("files")
    }

    pub(crate) fn catalogues(&self) -> PathBuf {
        self.root.join("catalogues")
    }

    pub(crate) fn units(&self) -> PathBuf {
        self.root.join("units")
    }

    pub(crate) fn unit_file(&self, sum: &Sha256Hex) -> PathBuf {
        self.units().join(format!("{sum}.parquet"))
    }

    fn snapshots(&self) -> PathBuf {
        self.root.join("snapshots")
    }

    fn receipts(&self) -> PathBuf {
        self.root.join("receipts")
    }

    pub(crate) fn stagings(&self) -> PathBuf {
        self.root.join("staging")
    }

    pub(crate) fn file(&self, sum: &Sha256Hex) -> PathBuf {
        self.files().join(format!("{sum}.parquet"))
    }

    pub(crate) fn catalogue(&self, sum: &Sha256Hex) -> PathBuf {
        self.catalogues().join(format!("{sum}.json"))
    }

    pub(crate) fn snapshot(&self, name: &Sha256Hex) -> PathBuf {
        self.snapshots().join(format!("{name}.json"))
    }

    pub(crate) fn receipt(&self, sum: &Sha256Hex) -> PathBuf {
        self.receipts().join(format!("{sum}.json"))
    }

    pub(crate) fn latest(&self) -> PathBuf {
        self.root.join("LATEST")
    }

    pub(crate) fn order(&self) -> PathBuf {
        self.root.join("ORDER")
    }

    /// Where the pages and parts of one plan lie.
    pub(crate) fn staging(&self, plan_id: &str) -> PathBuf {
        self.stagings().join(crate::sum::sum_of(plan_id.as_bytes()).to_string())
    }

    fn fetches(&self) -> PathBuf {
        self.root.join("fetches")
    }

    pub(crate) fn fetch(&self, sum: &Sha256Hex) -> PathBuf {
        self.fetches().join(format!("{sum}.json"))
    }

    /// Makes a folder that not every lake has.
    #[expect(clippy::unused_self, reason = "as all that touches the disk")]
    pub(crate) fn make_parent(&self, path: &Path) -> io::Result<()> {
        path.parent().map_or(Ok(()), fs::create_dir_all)
    }

    pub(crate) fn marks(&self) -> PathBuf {
        self.root.join("marks.json")
    }

    pub(crate) fn notices(&self) -> PathBuf {
        self.root.join("noticed")
    }

    pub(crate) fn notice(&self, id: &str) -> PathBuf {
        self.notices().join(format!("{id}.json"))
    }

    pub(crate) fn acceptances(&self) -> PathBuf {
        self.root.join("accepted")
    }

    pub(crate) fn acceptance(&self, id: &str) -> PathBuf {
        self.acceptances().join(format!("{id}.json"))
    }

    /// Removes a file; one that is gone already is no failure.
    pub(crate) fn remove(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn lock_path(&self) -> PathBuf {
        self.root.join("LOCK")
    }

    /// The names of all snapshots, in order.
    pub(crate) fn snapshot_names(&self) -> Result<Vec<Sha256Hex>, Error> {
        names_in(&self.snapshots())
    }

    /// The names of all notes of whole fetches, in order; none where there never was one.
    pub(crate) fn fetch_names(&self) -> Result<Vec<Sha256Hex>, Error> {
        if self.fetches().is_dir() { names_in(&self.fetches()) } else { Ok(Vec::new()) }
    }

    /// The names of all receipts, in order.
    pub(crate) fn receipt_names(&self) -> Result<Vec<Sha256Hex>, Error> {
        names_in(&self.receipts())
    }

    /// Writes a file whole or not at all: under another name first, flushed, then renamed, and the folder flushed.
    /// Where it stands already with these bytes, nothing is done.
    pub(crate) fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        if fs::read(path).is_ok_and(|found| found == bytes) {
            return Ok(());
        }
        self.replace(path, bytes, Flush::Yes)
            .map_err(|source| Error::Write { path: path.to_owned(), source: Arc::new(source) })
    }

    /// Puts a file in place in one step.
    pub(crate) fn replace(&self, path: &Path, bytes: &[u8], flush: Flush) -> io::Result<()> {
        let parent = path.parent().unwrap_or(&self.root);
        self.step()?;
        let mut unfinished = unfinished_in(parent)?;
        // In a test an error stands for a killed process, which clears nothing away.
        unfinished.disable_cleanup(cfg!(test));
        self.step()?;
        unfinished.write_all(bytes)?;
        self.step()?;
        if flush == Flush::Yes {
            unfinished.as_file().sync_all()?;
        }
        self.step()?;
        unfinished.persist(path).map_err(|error| error.error)?;
        self.step()?;
        if flush == Flush::Yes {
            flush_folder(parent)?;
        }
        Ok(())
    }

    /// Waits for the lake's one writer to finish, for at most `wait`.
    pub(crate) fn lock(&self, wait: Duration) -> Result<WriterLock, Error> {
        const PAUSE: Duration = Duration::from_millis(20);
        let path = self.lock_path();
        let began = Instant::now();
        loop {
            match self.try_lock() {
                Ok(Some(lock)) => return Ok(lock),
                Ok(None) if began.elapsed() < wait => std::thread::sleep(PAUSE),
                Ok(None) => return Err(Error::Busy { path, waited_s: wait.as_secs() }),
                Err(source) => return Err(Error::Write { path, source: Arc::new(source) }),
            }
        }
    }

    /// The operating system gives the lock back when its holder ends, however it ends.
    fn try_lock(&self) -> io::Result<Option<WriterLock>> {
        let file = File::options().create(true).truncate(false).write(true).open(self.lock_path())?;
        match file.try_lock() {
            Ok(()) => Ok(Some(WriterLock { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Clears away what killed processes left. Only while nobody writes, and never in the way of anybody: what
    /// cannot be cleared now is cleared another time.
    fn sweep(&self) {
        let Ok(Some(_lock)) = self.try_lock() else { return };
        let beside = [self.units(), self.fetches(), self.notices(), self.acceptances()];
        let folders = [self.root.clone(), self.files(), self.catalogues(), self.snapshots(), self.receipts()];
        let folders = folders.into_iter().chain(beside);
        for path in folders {
            for entry in fs::read_dir(path).into_iter().flatten().flatten() {
                if entry.path().extension().is_some_and(|extension| extension == UNFINISHED) {
                    let _ = fs::remove_file(entry.path());
                }
            }
        }
        for entry in fs::read_dir(self.stagings()).into_iter().flatten().flatten() {
            let age = entry.metadata().and_then(|m| m.modified()).ok().and_then(|modified| modified.elapsed().ok());
            if age.is_some_and(|age| age > STAGING_KEPT) {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }

    /// Where a test stops the writer.
    #[cfg(test)]
    fn step(&self) -> io::Result<()> {
        use std::sync::atomic::Ordering;
        match &self.steps_left {
            Some(left) if left.fetch_sub(1, Ordering::Relaxed) <= 0 => Err(io::Error::other("stopped by the test")),
            _ => Ok(()),
        }
    }

    #[cfg(not(test))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "a test stops the writer here")]
    fn step(&self) -> io::Result<()> {
        Ok(())
    }

    /// Stops writing, as if killed, after so many steps.
    #[cfg(test)]
    pub(crate) fn stop_after(&mut self, n_steps: isize) {
        self.steps_left = Some(n_steps.into());
    }
}

/// Whether a file must outlive a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flush {
    Yes,
    /// Its content is checked when read and can be had again.
    No,
}

fn unfinished_in(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let suffix = format!(".{UNFINISHED}");
    let mut builder = tempfile::Builder::new();
    builder.prefix(".unfinished-").suffix(&suffix);
    // Temporary files are for their owner alone; the lake's are for whom the owner's mask says.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Makes a rename last through a power cut. Windows does so by itself and has no such call.
fn flush_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn names_in(folder: &Path) -> Result<Vec<Sha256Hex>, Error> {
    let entries =
        fs::read_dir(folder).map_err(|source| Error::Read { path: folder.to_owned(), source: Arc::new(source) })?;
    let mut names: Vec<Sha256Hex> = entries
        .flatten()
        .filter_map(|entry| Sha256Hex::parse(entry.file_name().to_str()?.strip_suffix(".json")?))
        .collect();
    names.sort();
    Ok(names)
}
