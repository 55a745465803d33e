//! All of Kolada, a programme's part of it, or some key figures, into the lake.
//!
//! Reading order: this is the door; `sync/whole.rs` fetches everything, `sync/changes.rs` what has changed since,
//! `sync/part.rs` what was named, `sync/units.rs` the figures of units. `sync/asking.rs` is how the service is asked, `sync/page_rows.rs` how its pages become
//! runs, and `sync/account.rs` what is told at the end.

mod account;
mod asking;
mod changes;
mod page_rows;
mod part;
mod units;
mod whole;

use catalogue::built_in;
use std::path::PathBuf;
use std::time::Instant;

use domain::{KeyFigureId, Year};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use lake::Lake;

use crate::alarms;
use crate::error::Error;
use crate::gather::{ServiceOptions, client_options};
use crate::needs::Needs;
use crate::programme;
use crate::progress::Progress;

pub use account::{SyncKind, Synced};

/// Key figures a question: few enough that several questions go on at once and none holds much memory.
pub(crate) const N_KEY_FIGURES_A_REQUEST: usize = 8;

/// What is to be fetched.
#[derive(Debug, Clone)]
pub enum SyncTarget {
    /// Every key figure of the catalogue.
    Everything,
    /// Those of a programme; `None` for the built-in one.
    Programme(Option<PathBuf>),
    /// These.
    KeyFigures(Vec<KeyFigureId>),
}

/// What is asked.
#[derive(Debug, Clone)]
pub struct SyncOptions {
    /// What is to be fetched.
    pub target: SyncTarget,
    /// Whether everything is fetched anew where asking for changes would do.
    pub full: bool,
    /// Whether figures of schools, preschools and care homes are fetched too. Without it, those of before stay.
    pub units: bool,
    /// Where figures come from and where they go.
    pub service: ServiceOptions,
}

/// Fetches, and writes a snapshot.
///
/// Everything is asked for once; after that, what has changed since. What has come is kept: a sync that is broken off goes on
/// where it was, within a day. The snapshots that were there stay as they are.
///
/// # Errors
/// Those of the client, the lake and the programme.
pub fn sync(options: &SyncOptions, progress: &dyn Progress) -> Result<Synced, Error> {
    let began = Instant::now();
    let lake = Lake::open(&options.service.lake)?;
    let runtime = tokio::runtime::Runtime::new().map_err(|source| Error::Start { source })?;
    let client = kolada::Client::new(client_options(&options.service))?;
    let host = asking::host_of(&client);
    let years = years(options.service.now);
    let work = Work {
        lake: &lake,
        client: &client,
        host: &host,
        years: &years,
        units: options.units,
        now: options.service.now,
        progress,
    };
    let done = match &options.target {
        SyncTarget::Everything => match (options.full, changes::base(&lake, &host)?) {
            (false, Some(base)) => runtime.block_on(changes::fetch(&work, base))?,
            _ => runtime.block_on(whole::fetch(&work))?,
        },
        SyncTarget::Programme(path) => {
            let source = programme::read(path.as_deref())?;
            runtime.block_on(part::fetch(&work, Needs::of(&source.programme, &built_in::reviewed()).all()))?
        }
        SyncTarget::KeyFigures(ids) => runtime.block_on(part::fetch(&work, ids.clone()))?,
    };
    let n_jumped = alarms::n_jumped(&lake, options.service.now);
    Ok(Synced::of(done, began.elapsed(), client.waited(), n_jumped))
}

/// What every kind of sync works with.
struct Work<'a> {
    lake: &'a Lake,
    client: &'a kolada::Client,
    /// The service's host: what was fetched from another one is nothing to build on.
    host: &'a str,
    years: &'a [Vec<Year>],
    units: bool,
    now: Timestamp,
    progress: &'a dyn Progress,
}

/// The years that are asked for: two blocks of which the later is the shorter, since most figures lie there. Two questions
/// reach back forty years, as far as any key figure does.
fn years(now: Timestamp) -> Vec<Vec<Year>> {
    const N_NEWER: u16 = 15;
    let this = u16::try_from(TimeZone::UTC.to_datetime(now).year()).unwrap_or(u16::MAX);
    let n_older = u16::try_from(kolada::request::VALUES_MAX).expect("a segment is short");
    // Some figures are told for the year to come.
    let newer = this + 2 - N_NEWER..this + 2;
    vec![(newer.start - n_older..newer.start).map(Year).collect(), newer.map(Year).collect()]
}
