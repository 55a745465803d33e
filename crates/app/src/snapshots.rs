//! The snapshots of a lake: told, named, kept, compared, checked, cleared away.

use std::cmp::Reverse;
use std::path::Path;

use jiff::Timestamp;
use lake::{Lake, Prune, Snapshot};
use serde::Serialize;

use crate::error::Error;

/// One snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SnapshotLine {
    /// Its name.
    pub snapshot: String,
    /// The first digits of it, enough to tell it from the others.
    pub short: String,
    /// Names that were given to it.
    pub names: Vec<String>,
    /// Whether it is to be kept.
    pub pinned: bool,
    /// Whether it is the newest.
    pub latest: bool,
    /// Whether it holds everything its service had.
    pub everything: bool,
    /// When the last of it was fetched, or came again unchanged.
    pub fetched_at: Option<Timestamp>,
    /// Key figures in it.
    pub n_key_figures: usize,
    /// Values and told gaps.
    pub n_rows: u64,
    /// The length of its files, of which it shares most with others.
    pub n_bytes: u64,
}

/// All snapshots, the newest first.
///
/// # Errors
/// Those of the lake.
pub fn snapshots(lake: &Path) -> Result<Vec<SnapshotLine>, Error> {
    lines(&Lake::open_kept(lake)?)
}

fn lines(lake: &Lake) -> Result<Vec<SnapshotLine>, Error> {
    let (marks, fetches) = (lake.marks()?, lake.whole_fetches()?);
    let latest = lake.latest()?.map(|snapshot| *snapshot.name());
    let mut lines = Vec::new();
    for name in lake.snapshots()? {
        let snapshot = lake.snapshot(&name.to_string())?;
        let whole = fetches.iter().rev().find(|fetch| fetch.snapshot == name);
        let manifest = snapshot.manifest();
        lines.push(SnapshotLine {
            short: name.short().to_owned(),
            names: marks.names_of(&name).into_iter().map(str::to_owned).collect(),
            pinned: marks.pins.contains(&name),
            latest: latest.as_ref() == Some(&name),
            everything: whole.is_some(),
            fetched_at: whole.map(|whole| whole.as_of).or_else(|| last_receipt(&snapshot)),
            n_key_figures: manifest.key_figures().len(),
            n_rows: manifest.n_rows(),
            n_bytes: manifest.files().values().map(|file| file.n_bytes).sum(),
            snapshot: name.to_string(),
        });
    }
    // By when they were written; only a lake that kept no order goes by receipts, which several snapshots share.
    let order = lake.written_order();
    let place = |line: &SnapshotLine| order.iter().position(|name| name.to_string() == line.snapshot);
    lines.sort_by_cached_key(|line| Reverse((line.latest, place(line), line.fetched_at, line.snapshot.clone())));
    Ok(lines)
}

fn last_receipt(snapshot: &Snapshot) -> Option<Timestamp> {
    let ids = snapshot.manifest().key_figures().keys();
    ids.filter_map(|id| snapshot.receipt(*id)).map(|receipt| receipt.last_fetched_at).max()
}

/// What is changed about a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// It gets this name.
    Name(String),
    /// It is to be kept.
    Pin,
    /// It may be cleared away: pin and names are taken from it.
    Unpin,
}

/// A snapshot that was marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Its full name.
    pub snapshot: String,
    /// Names that were taken from it.
    pub names_taken: Vec<String>,
}

/// Names, pins or unpins a snapshot.
///
/// # Errors
/// Those of the lake.
pub fn mark(lake: &Path, snapshot: &str, mark: &Mark) -> Result<Marked, Error> {
    let lake = Lake::open_kept(lake)?;
    let name = *lake.snapshot(snapshot)?.name();
    let mut names_taken = Vec::new();
    match mark {
        Mark::Name(given) => lake.give_name(&name, given)?,
        Mark::Pin => lake.pin(&name)?,
        Mark::Unpin => names_taken = lake.unpin(&name)?,
    }
    Ok(Marked { snapshot: name.to_string(), names_taken })
}

/// How two snapshots differ, without reading a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SnapshotsCompared {
    /// The earlier one.
    pub old: String,
    /// The later one.
    pub new: String,
    /// Key figures that only the later one has.
    pub added: Vec<String>,
    /// Key figures whose rows differ.
    pub changed: Vec<String>,
    /// Key figures that only the earlier one has.
    pub removed: Vec<String>,
    /// Whether the catalogues differ.
    pub catalogue_changed: bool,
}

/// Compares two snapshots by their sums; what differs in them, a diff tells.
///
/// # Errors
/// Those of the lake.
pub fn compare_snapshots(lake: &Path, old: &str, new: &str) -> Result<SnapshotsCompared, Error> {
    let lake = Lake::open_kept(lake)?;
    let (old, new) = (lake.snapshot(old)?, lake.snapshot(new)?);
    let changes = new.manifest().changes_since(old.manifest());
    let texts = |ids: Vec<domain::KeyFigureId>| ids.iter().map(ToString::to_string).collect();
    Ok(SnapshotsCompared {
        old: old.name().to_string(),
        new: new.name().to_string(),
        added: texts(changes.added),
        changed: texts(changes.changed),
        removed: texts(changes.removed),
        catalogue_changed: changes.catalogue_changed,
    })
}

/// Everything that is wrong with a snapshot, a line each; empty when all is well.
///
/// # Errors
/// Those of the lake.
pub fn verify(lake: &Path, snapshot: &str) -> Result<Vec<String>, Error> {
    let lake = Lake::open_kept(lake)?;
    let snapshot = lake.snapshot(snapshot)?;
    Ok(lake.verify(&snapshot).iter().map(ToString::to_string).collect())
}

/// What is cleared away, or would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PruneReport {
    /// Whether it was done.
    pub done: bool,
    /// Snapshots that go.
    pub snapshots: Vec<SnapshotLine>,
    /// Snapshots that stay.
    pub n_kept: usize,
    /// Files that no snapshot needs then.
    pub n_files: usize,
    /// Their length, with the manifests of the snapshots.
    pub n_bytes: u64,
}

/// Clears away all snapshots but the newest so many, and but those with a name or a pin; then every file that none needs.
///
/// # Errors
/// Those of the lake.
pub fn prune(lake: &Path, n_kept: usize, prune: Prune) -> Result<PruneReport, Error> {
    let lake = Lake::open_kept(lake)?;
    let lines = lines(&lake)?;
    let older = lines.iter().skip(n_kept).filter(|line| !line.pinned && line.names.is_empty() && !line.latest);
    let names = lake.snapshots()?;
    let drop: Vec<_> =
        older.filter_map(|line| names.iter().find(|name| name.to_string() == line.snapshot)).cloned().collect();
    let pruned = lake.prune(&drop, prune)?;
    let is_gone = |line: &&SnapshotLine| pruned.snapshots.iter().any(|name| name.to_string() == line.snapshot);
    let gone: Vec<SnapshotLine> = lines.iter().filter(is_gone).cloned().collect();
    Ok(PruneReport {
        done: prune == Prune::Remove,
        n_kept: lines.len() - gone.len(),
        snapshots: gone,
        n_files: pruned.n_files,
        n_bytes: pruned.n_bytes,
    })
}
