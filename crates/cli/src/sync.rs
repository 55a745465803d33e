//! `nyckeltal sync`.

use std::fmt::Write;
use std::io::IsTerminal;
use std::num::NonZeroU32;
use std::path::PathBuf;

use app::{BrokenOff, Error, KeyFigureId, ServiceOptions, SyncKind, SyncOptions, SyncTarget, Synced};
use clap::{Args, ValueEnum};

use crate::arguments::default_lake;
use crate::bars::Bars;

const EXAMPLES: &str = "\
Examples:
  nyckeltal sync --all                        everything: all key figures, areas and years (ten minutes the first time)
  nyckeltal sync --all                        again: what has changed since
  nyckeltal sync dagen.toml                   what a programme shows
  nyckeltal sync N11008 N15508                some key figures
  nyckeltal sync --all --format json          the closing report for another program

What has come is kept: a sync that is broken off goes on where it was, within a day. Each sync makes a snapshot; those that
were there stay as they are.";

/// `nyckeltal sync`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, group = clap::ArgGroup::new("target").required(true))]
pub struct Sync {
    /// Everything; what has changed since, where everything was fetched before.
    #[arg(long, group = "target")]
    all: bool,
    /// What the built-in programme shows.
    #[arg(long, group = "target")]
    built_in: bool,
    /// A programme, or key figures.
    #[arg(value_name = "PROGRAMME|KEY_FIGURE", group = "target")]
    what: Vec<String>,
    /// Fetch everything anew, also where changes would do.
    #[arg(long, conflicts_with_all = ["what", "built_in"])]
    full: bool,
    /// With the figures of schools, preschools and care homes. Once fetched, they are kept along without it.
    #[arg(long, conflicts_with_all = ["what", "built_in"])]
    units: bool,
    /// Where fetched figures are kept [default: nyckeltal/lake among the user's data].
    #[arg(long, value_name = "DIR", env = "NYCKELTAL_LAKE")]
    lake: Option<PathBuf>,
    /// Another service with Kolada's interface [default: the public one].
    #[arg(long, value_name = "URL", env = "NYCKELTAL_KOLADA_URL")]
    kolada_url: Option<String>,
    /// At most so many requests a second [default: 5].
    #[arg(long, value_name = "REQUESTS_PER_S")]
    rate: Option<NonZeroU32>,
    /// How the closing report is printed.
    #[arg(long, default_value = "text")]
    format: ReportFormat,
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people.
    Text,
    /// For another program.
    Json,
}

/// Runs it.
pub fn run(sync: Sync) -> Result<(), Error> {
    let target = match sync {
        Sync { all: true, .. } => SyncTarget::Everything,
        Sync { built_in: true, .. } => SyncTarget::Programme(None),
        Sync { what, .. } => named(what)?,
    };
    let service = ServiceOptions {
        lake: sync.lake.unwrap_or_else(default_lake),
        base_url: sync.kolada_url,
        requests_per_second: sync.rate,
        offline: false,
        refresh: sync.full,
        snapshot: None,
        now: app::now(),
    };
    let listening = app::when_broken_off(end)?;
    let bars = Bars::new();
    let synced = app::sync(&SyncOptions { target, full: sync.full, units: sync.units, service }, &bars);
    bars.finish();
    drop(listening);
    let synced = synced?;
    tell(sync.format, &synced, as_text);
    crate::report::warn_of(&synced.issues);
    Ok(())
}

/// Says that nothing is lost, and ends with what a shell expects of a program that a signal has ended.
fn end(broken_off: BrokenOff) {
    // Where a bar stands, the message begins on a line of its own.
    let begin = if std::io::stderr().is_terminal() { "\n" } else { "" };
    eprintln!("{begin}broken off; what has come is kept: run the same command again");
    std::process::exit(match broken_off {
        BrokenOff::Interrupted => 130,
        BrokenOff::Terminated => 143,
    })
}

/// Prints a report in either form.
pub fn tell<T: serde::Serialize>(format: ReportFormat, what: &T, text: impl FnOnce(&T) -> String) {
    match format {
        ReportFormat::Text => crate::print(&text(what)),
        ReportFormat::Json => {
            crate::print(&(serde_json::to_string_pretty(what).expect("texts and numbers are JSON") + "\n"));
        }
    }
}

/// Key figures where all have their form; otherwise one programme.
fn named(what: Vec<String>) -> Result<SyncTarget, Error> {
    let ids: Result<Vec<KeyFigureId>, _> = what.iter().map(|text| text.parse()).collect();
    match (ids, what.as_slice()) {
        (Ok(ids), _) => Ok(SyncTarget::KeyFigures(ids)),
        (Err(_), [programme]) => Ok(SyncTarget::Programme(Some(PathBuf::from(programme)))),
        (Err(wrong), _) => Err(Error::NoKeyFigure(wrong)),
    }
}

fn as_text(synced: &Synced) -> String {
    let mut text = String::new();
    write_report(&mut text, synced).expect("a string takes everything");
    text
}

fn write_report(text: &mut String, synced: &Synced) -> std::fmt::Result {
    let short = |name: &str| name.get(..12).unwrap_or(name).to_owned();
    let is_same = synced.before.as_deref() == Some(&*synced.snapshot);
    writeln!(
        text,
        "Snapshot {} holds {} key figures in {} rows{}.",
        short(&synced.snapshot),
        synced.n_key_figures,
        synced.n_rows,
        if is_same { ", as before" } else { "" }
    )?;
    if let (SyncKind::Changes, Some(since)) = (synced.kind, &synced.since) {
        writeln!(text, "Asked for what has changed since {since}.")?;
    }
    if let Some(before) = synced.before.as_ref().filter(|_| !is_same) {
        let (added, changed, removed) =
            (synced.n_key_figures_added, synced.n_key_figures_changed, synced.n_key_figures_removed);
        writeln!(
            text,
            "Since {}: {added} key figures came, {changed} have other rows, {removed} went.",
            short(before)
        )?;
    }
    let (n_described, n_meaning) =
        (synced.n_key_figures_described_otherwise, synced.n_key_figures_with_another_meaning);
    if n_described > 0 {
        let which = if n_meaning > 0 { "nyckeltal accept --list" } else { "nyckeltal diff tells how" };
        let are = if n_described == 1 { "key figure is" } else { "key figures are" };
        writeln!(
            text,
            "{n_described} {are} described otherwise, {n_meaning} of them may mean something else: {which}"
        )?;
    }
    if synced.n_key_figures_jumped > 0 {
        let n = synced.n_key_figures_jumped;
        let of = if n == 1 { "1 key figure".to_owned() } else { format!("{n} key figures") };
        writeln!(text, "Nearly all values of {of} jumped at once: nyckeltal accept --list")?;
    }
    if synced.n_key_figures_resumed > 0 {
        writeln!(text, "{} key figures were kept from a sync that was broken off.", synced.n_key_figures_resumed)?;
    }
    writeln!(
        text,
        "{} values in {} rows, by {} requests and {} pages{}, in {:.1} s: {:.0} values a second.",
        synced.n_values_fetched,
        synced.n_rows_fetched,
        synced.n_requests,
        synced.n_pages_fetched,
        if synced.n_pages_kept > 0 { format!(" ({} more kept)", synced.n_pages_kept) } else { String::new() },
        synced.seconds,
        synced.values_per_second,
    )?;
    // Of a short fetch the start of the program is the larger part, and no share says anything.
    const N_REQUESTS_MIN: usize = 100;
    if synced.n_requests < N_REQUESTS_MIN {
        return Ok(());
    }
    writeln!(
        text,
        "A request was under way for {:.1} s, all were held back for {:.1} s; {:.1} % of the time went outside waiting.",
        synced.in_flight_s,
        synced.held_back_s,
        100.0 * synced.share_outside_waiting,
    )
}
