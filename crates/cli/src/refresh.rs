//! `nyckeltal refresh`.

use std::fmt::Write;
use std::path::PathBuf;

use app::refresh::Entry;
use app::{AreaCode, Error, RefreshOptions, RefreshReport};
use clap::{Args, ValueEnum};

use crate::arguments::{Lang, Prices, Service, made_by};
use crate::bars::Bars;

const EXAMPLES: &str = "\
Examples:
  nyckeltal refresh deck.pptx                 the newest figures into the deck of the built-in day
  nyckeltal refresh deck.pptx --dry-run       what would change, and what would be left alone
  nyckeltal refresh deck.pptx --programme dagen.toml --out nytt.pptx
  nyckeltal refresh deck.pptx --offline --format json

Kept: what people moved, coloured, wrote, deleted, added or put in another order. Which municipality is marked and which language the
deck has, it knows itself. The deck that stood there is copied to deck.before-1.pptx first; the list of what changed
is its last slide.";

/// Longer lists are cut for people; another program gets all of it.
const N_LINES_MAX: usize = 12;

/// `nyckeltal refresh`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Refresh {
    /// The deck, as people have edited it.
    deck: PathBuf,
    /// The programme it was made of; without one, the built-in day at Södertörn.
    #[arg(long, value_name = "FILE")]
    programme: Option<PathBuf>,
    /// Where the refreshed deck goes, in place of the deck's own place.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Tell what would change, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// What readers read, in place of the deck's language.
    #[arg(long)]
    lang: Option<Lang>,
    /// Which municipality is marked, by its four digits, in place of the deck's.
    #[arg(long, value_name = "AREA")]
    marked: Option<AreaCode>,
    /// In which prices kronor are compared over time, in place of the programme's.
    #[arg(long)]
    prices: Option<Prices>,
    /// Municipalities' outlines for maps, as GeoJSON, in place of the programme's.
    #[arg(long, value_name = "FILE")]
    boundaries: Option<PathBuf>,
    /// For people, or for another program.
    #[arg(long, default_value = "text")]
    format: ListFormat,
    /// Made-up values, for a deck that was made of them.
    #[arg(long, conflicts_with_all = ["offline", "refresh", "snapshot"])]
    demo: bool,
    /// Where figures come from.
    #[command(flatten)]
    service: Service,
}

/// How the list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ListFormat {
    /// For people.
    Text,
    /// All of it.
    Json,
}

/// Runs it.
pub fn run(asked: Refresh) -> Result<(), Error> {
    let format = asked.format;
    let options = RefreshOptions {
        deck: asked.deck,
        programme: asked.programme,
        out: asked.out,
        dry_run: asked.dry_run,
        language: asked.lang.map(Into::into),
        marked: asked.marked,
        prices: asked.prices.map(Into::into),
        boundaries: asked.boundaries,
        demo: asked.demo,
        service: asked.service.options(),
        made_by: made_by(),
    };
    let bars = Bars::new();
    let report = app::refresh(&options, &bars);
    bars.finish();
    let report = report?;
    crate::print(&match format {
        ListFormat::Text => as_text(&report),
        ListFormat::Json => serde_json::to_string_pretty(&report).expect("texts and numbers are JSON") + "\n",
    });
    for warning in &report.warnings {
        eprintln!("warning: {warning}");
    }
    Ok(())
}

fn as_text(report: &RefreshReport) -> String {
    let mut text = String::new();
    write_all(&mut text, report).expect("a string takes everything");
    text
}

fn write_all(text: &mut String, report: &RefreshReport) -> std::fmt::Result {
    match &report.written {
        Some(written) => writeln!(text, "Refreshed `{}`.", written.display())?,
        None => writeln!(text, "Nothing was written: this is what would be done to `{}`.", report.deck.display())?,
    }
    if let Some(backup) = &report.backup {
        writeln!(text, "What stood there is kept as `{}`.", backup.display())?;
    }
    let n_changes = report.entries.iter().filter(|entry| entry.is_change).count();
    writeln!(
        text,
        "{n_changes} changes, {} to look at; {} slides of the day, {} of others, which are untouched.",
        report.entries.len() - n_changes,
        report.n_of_ours,
        report.n_of_others
    )?;
    if !report.pages_deleted.is_empty() {
        writeln!(text, "Deleted, and not brought back: {}.", report.pages_deleted.join(", "))?;
    }
    let mut headings: Vec<&str> = Vec::new();
    let (left, changed): (Vec<&Entry>, Vec<&Entry>) = report.entries.iter().partition(|entry| !entry.is_change);
    for entry in left.iter().chain(&changed) {
        if !headings.contains(&entry.heading) {
            headings.push(entry.heading);
        }
    }
    for heading in headings {
        let entries: Vec<&Entry> = report.entries.iter().filter(|entry| entry.heading == heading).collect();
        writeln!(text, "{heading} ({}):", entries.len())?;
        for entry in entries.iter().take(N_LINES_MAX) {
            write_entry(text, entry)?;
        }
        if entries.len() > N_LINES_MAX {
            writeln!(text, "  and {} more: `--format json` has all", entries.len() - N_LINES_MAX)?;
        }
    }
    Ok(())
}

fn write_entry(text: &mut String, entry: &Entry) -> std::fmt::Result {
    let slide = entry.slide.map_or_else(|| "–".to_owned(), |number| number.to_string());
    writeln!(text, "  {slide:>3}  {} {}", entry.page, entry.part)?;
    if !entry.figures.is_empty() {
        let told: Vec<&str> = entry.figures.iter().take(N_LINES_MAX).map(|figure| figure.told.as_str()).collect();
        let more = entry.figures.len().saturating_sub(N_LINES_MAX);
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        writeln!(text, "       {}{more}", told.join("; "))?;
    }
    for (word, words) in [("was:", &entry.old), ("is: ", &entry.new)].into_iter().filter(|(_, words)| !words.is_empty())
    {
        let word = if entry.is_change { word } else { if word == "was:" { "stands:" } else { "ours:  " } };
        writeln!(text, "       {word} {words}")?;
    }
    Ok(())
}
