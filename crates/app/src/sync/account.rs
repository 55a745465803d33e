//! What a sync did, and what it cost.

use std::time::Duration;

use kolada::Waited;
use lake::Snapshot;
use serde::Serialize;

use crate::alarms;

/// Which way was gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SyncKind {
    /// Everything anew.
    Whole,
    /// What had changed since the last time.
    Changes,
    /// What was named.
    Part,
}

/// What a sync did.
#[derive(Debug, Clone, Serialize)]
pub struct Synced {
    /// Which way was gone.
    pub kind: SyncKind,
    /// The snapshot's name.
    pub snapshot: String,
    /// The snapshot it was built on, or that was the newest before.
    pub before: Option<String>,
    /// The day since which changes were asked for.
    pub since: Option<String>,
    /// Key figures in the snapshot.
    pub n_key_figures: usize,
    /// Rows in the snapshot: values and told gaps.
    pub n_rows: u64,
    /// Values that came with this sync.
    pub n_values_fetched: u64,
    /// Values and told gaps that came with this sync.
    pub n_rows_fetched: u64,
    /// Key figures whose rows differ from those before.
    pub n_key_figures_changed: usize,
    /// Key figures that the snapshot before did not have.
    pub n_key_figures_added: usize,
    /// Key figures that only the snapshot before has.
    pub n_key_figures_removed: usize,
    /// Key figures whose title or definition is another than in the snapshot before.
    pub n_key_figures_described_otherwise: usize,
    /// Those of them that may mean something else: they ring until they are accepted.
    pub n_key_figures_with_another_meaning: usize,
    /// Key figures nearly all of whose values jumped at once: they ring too.
    pub n_key_figures_jumped: usize,
    /// Requests that were asked.
    pub n_requests: usize,
    /// Pages that came from the service.
    pub n_pages_fetched: usize,
    /// Pages kept from a sync that was broken off.
    pub n_pages_kept: usize,
    /// Key figures that such a sync had finished.
    pub n_key_figures_resumed: usize,
    /// From the beginning to the written snapshot.
    pub seconds: f64,
    /// Values that came a second, over all of that time.
    pub values_per_second: f64,
    /// Time in which at least one request was under way.
    pub in_flight_s: f64,
    /// Time in which none was, and all were held back by the pace asked for or by the service.
    pub held_back_s: f64,
    /// The share of the time that is neither: what a faster program could save.
    pub share_outside_waiting: f64,
    /// Time spent in reading pages, added up over all cores.
    pub reading_s: f64,
    /// What was questionable in the answers.
    pub issues: Vec<String>,
}

/// What has been counted on the way.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) n_requests: usize,
    pub(super) n_pages_fetched: usize,
    pub(super) n_pages_kept: usize,
    pub(super) n_values: u64,
    pub(super) n_rows: u64,
    pub(super) reading: Duration,
    pub(super) issues: Vec<String>,
}

/// A sync that is through.
pub(super) struct Done {
    pub(super) kind: SyncKind,
    pub(super) snapshot: Snapshot,
    pub(super) before: Option<Snapshot>,
    pub(super) since: Option<jiff::civil::Date>,
    pub(super) n_key_figures_resumed: usize,
    pub(super) tally: Tally,
}

impl Synced {
    pub(super) fn of(done: Done, took: Duration, waited: Waited, n_jumped: usize) -> Synced {
        let Done { kind, snapshot, before, since, n_key_figures_resumed, tally } = done;
        let manifest = snapshot.manifest();
        let changes = before.as_ref().map(|before| manifest.changes_since(before.manifest())).unwrap_or_default();
        // A damaged catalogue says nothing to hold against; it is told where it is read.
        let catalogues = before.as_ref().and_then(|before| before.catalogue().ok()).zip(snapshot.catalogue().ok());
        let (n_described, n_another_meaning) =
            catalogues.map_or((0, 0), |(old, new)| alarms::n_described_otherwise(&old, &new));
        let seconds = took.as_secs_f64();
        Synced {
            kind,
            snapshot: snapshot.name().to_string(),
            before: before.map(|before| before.name().to_string()),
            since: since.map(|date| date.to_string()),
            n_key_figures: manifest.key_figures().len(),
            n_rows: manifest.n_rows(),
            n_values_fetched: tally.n_values,
            n_rows_fetched: tally.n_rows,
            n_key_figures_changed: changes.changed.len(),
            n_key_figures_added: changes.added.len(),
            n_key_figures_removed: changes.removed.len(),
            n_key_figures_described_otherwise: n_described,
            n_key_figures_with_another_meaning: n_another_meaning,
            n_key_figures_jumped: n_jumped,
            n_requests: tally.n_requests,
            n_pages_fetched: tally.n_pages_fetched,
            n_pages_kept: tally.n_pages_kept,
            n_key_figures_resumed,
            seconds,
            values_per_second: if seconds > 0.0 { tally.n_values as f64 / seconds } else { 0.0 },
            in_flight_s: waited.in_flight.as_secs_f64(),
            held_back_s: waited.held_back.as_secs_f64(),
            share_outside_waiting: took.saturating_sub(waited.all()).as_secs_f64() / seconds.max(f64::MIN_POSITIVE),
            reading_s: tally.reading.as_secs_f64(),
            issues: tally.issues,
        }
    }
}
