//! What can go wrong, and what to do about it.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use domain::{AreaCode, KeyFigureId, Sex, Sha256Hex, Year};
use thiserror::Error;

use crate::Damage;

/// Why the lake could not be read or written. Whatever went wrong, the snapshots that stood before still stand.
#[derive(Debug, Clone, Error)]
pub enum Error {
    /// The folder cannot be made or used.
    #[error("`{}` cannot be used as a lake", path.display())]
    Folder {
        /// The folder, or the file that stands in its place.
        path: PathBuf,
        /// What the operating system said.
        source: Arc<io::Error>,
    },
    /// Something in the lake cannot be written.
    #[error("`{}` cannot be written", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: Arc<io::Error>,
    },
    /// Something in the lake cannot be read, though nothing says that it is damaged.
    #[error("`{}` cannot be read", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: Arc<io::Error>,
    },
    /// Another process has been writing for longer than we wait.
    #[error("another process has been writing to the lake for more than {waited_s} s (it holds `{}`)", path.display())]
    Busy {
        /// The lock.
        path: PathBuf,
        /// How long we waited, in seconds.
        waited_s: u64,
    },
    /// A file is missing, cut short or altered.
    #[error("{0}")]
    Damaged(Damage),
    /// A later version of this program wrote it.
    #[error("`{}` has the form of version {found}, and this program reads version {known}", path.display())]
    NewerForm {
        /// The file.
        path: PathBuf,
        /// The version it has.
        found: u32,
        /// The newest version this program reads.
        known: u32,
    },
    /// No snapshot has a name that begins so.
    #[error("no snapshot has a name that begins with `{prefix}`")]
    UnknownSnapshot {
        /// What was asked for.
        prefix: String,
    },
    /// More than one snapshot has a name that begins so.
    #[error("{n_snapshots} snapshots have a name that begins with `{prefix}`")]
    AmbiguousSnapshot {
        /// What was asked for.
        prefix: String,
        /// How many there are.
        n_snapshots: usize,
    },
    /// Another snapshot has that name.
    #[error("the name `{name}` is given to the snapshot {} already", snapshot.short())]
    NameTaken {
        /// The name.
        name: String,
        /// Which snapshot has it.
        snapshot: Sha256Hex,
    },
    /// A name that nobody could find a snapshot by.
    #[error("`{name}` cannot be the name of a snapshot")]
    BadName {
        /// What was to be given.
        name: String,
    },
    /// No notice has that name.
    #[error("there is no alarm `{id}`")]
    UnknownNotice {
        /// What was asked for.
        id: String,
    },
    /// Somebody has accepted it already.
    #[error("`{id}` is accepted already, since {}: “{reason}”", accepted_at.strftime("%Y-%m-%d"))]
    AcceptedAlready {
        /// Which.
        id: String,
        /// Why it may be told.
        reason: String,
        /// Since when.
        accepted_at: jiff::Timestamp,
    },
    /// Nothing is kept there.
    #[error("there is no lake at `{}`", path.display())]
    NoLake {
        /// Where.
        path: PathBuf,
    },
    /// Results would replace something that is no results.
    #[error("`{}` is there already, and holds no earlier results", path.display())]
    InTheWay {
        /// The folder or file.
        path: PathBuf,
    },
    /// A draft holds a value that is no number.
    #[error("{key_figure}, {area}, {year}, {sex}: {value} is not a finite number")]
    NotFinite {
        /// Of which key figure.
        key_figure: KeyFigureId,
        /// In which area.
        area: AreaCode,
        /// In which year.
        year: Year,
        /// About whom.
        sex: Sex,
        /// The value.
        value: f64,
    },
    /// A draft holds one key figure in two runs that differ.
    #[error("{key_figure} stands twice in the draft, with different rows")]
    RunTwice {
        /// The key figure.
        key_figure: KeyFigureId,
    },
    /// Key figures that are written as they come do not come in order.
    #[error("{key_figure} does not come after the one before it")]
    OutOfOrder {
        /// The key figure.
        key_figure: KeyFigureId,
    },
    /// A draft holds a receipt for a key figure without rows.
    #[error("{key_figure} has a receipt, but neither the draft nor its base has a run of it")]
    ReceiptWithoutRun {
        /// The key figure.
        key_figure: KeyFigureId,
    },
}

impl Error {
    /// What the user can do about it.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Error::Folder { source, .. } => match source.kind() {
                io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
                    "a file stands where the folder should be; move it, or choose another folder"
                }
                _ => "check that the folder above it exists and that you may write there, or choose another folder",
            },
            Error::Write { source, .. } => match source.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    "the disk is full: free some space and run the command again; earlier snapshots are unharmed"
                }
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    "check that you may write there, or choose another folder; earlier snapshots are unharmed"
                }
                io::ErrorKind::Unsupported => {
                    "this disk cannot lock files, as some network disks cannot; choose a folder on another one"
                }
                _ => "run the command again; earlier snapshots are unharmed",
            },
            Error::Read { .. } => "check that you may read the lake's folder",
            Error::Busy { .. } => "wait for the other process to finish, then run the command again",
            Error::Damaged(damage) if damage.path.ends_with("LATEST") => {
                "remove the file, then run the command again to fetch anew; or ask for a snapshot by its name"
            }
            Error::Damaged(damage) if damage.key_figures.is_empty() => {
                "remove `LATEST` in the lake, then run the command again to fetch anew; other snapshots are unharmed"
            }
            Error::Damaged(_) => "run the command again to fetch these key figures anew; all others can be read",
            Error::NewerForm { .. } => "update this program, or use a lake of its own for it",
            Error::UnknownSnapshot { .. } => "`nyckeltal snapshots` lists them, with the names that were given to them",
            Error::NameTaken { .. } => "give another name, or take it away there first: nyckeltal snapshots unpin",
            Error::BadName { .. } => {
                "give it words, as in \"Nyckeltalsdagen 2026\"; digits and a–f alone are a snapshot's own name"
            }
            Error::UnknownNotice { .. } => "`nyckeltal accept --list` lists them",
            Error::AcceptedAlready { .. } => {
                "to give another reason beside it, add `--again`; `nyckeltal accept --list` shows all"
            }
            Error::NoLake { .. } => {
                "check `--lake`, or fetch figures first: nyckeltal build, or nyckeltal sync --all; nothing was made"
            }
            Error::AmbiguousSnapshot { .. } => "give more digits of the name",
            Error::InTheWay { .. } => "name another folder with `--out`, or move the old one away",
            Error::NotFinite { .. }
            | Error::RunTwice { .. }
            | Error::OutOfOrder { .. }
            | Error::ReceiptWithoutRun { .. } => return None,
        };
        Some(hint.to_owned())
    }
}
