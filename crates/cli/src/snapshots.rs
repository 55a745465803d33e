//! `nyckeltal snapshots`.

use std::path::PathBuf;

use app::snapshots::{self as kept, SnapshotsCompared};
use app::{Error, Mark, Prune, PruneReport, SnapshotLine};
use clap::{Args, Subcommand};
use comfy_table::{Cell, CellAlignment, Table, presets};

use crate::arguments::default_lake;
use crate::sync::{ReportFormat, tell};

const EXAMPLES: &str = "\
Examples:
  nyckeltal snapshots                                     all that are kept, the newest first
  nyckeltal snapshots name 3fa2 \"Nyckeltalsdagen 2026\"    give one a name, under which it is kept
  nyckeltal build --snapshot \"Nyckeltalsdagen 2026\"       make that day again, bit for bit
  nyckeltal snapshots pin 3fa2                            keep one without giving it a name
  nyckeltal snapshots compare 3fa2 latest                 which key figures differ
  nyckeltal snapshots verify latest                       check every file of one against its sum
  nyckeltal snapshots prune --keep 5                      what would go; --yes to do it";

/// `nyckeltal snapshots`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Snapshots {
    /// What to do; without it, they are listed.
    #[command(subcommand)]
    what: Option<What>,
    /// The lake [default: nyckeltal/lake among the user's data].
    #[arg(long, value_name = "DIR", env = "NYCKELTAL_LAKE", global = true)]
    lake: Option<PathBuf>,
    /// For people, or for another program.
    #[arg(long, default_value = "text", global = true)]
    format: ReportFormat,
}

/// What to do with snapshots. One is told by a given name, by the first digits of its own, or as `latest`.
#[derive(Debug, Subcommand)]
enum What {
    #[command(after_help = EXAMPLES)]
    /// List them, the newest first.
    List,
    #[command(after_help = EXAMPLES)]
    /// Give one a name. It is kept as long as it has one.
    Name {
        /// Which.
        snapshot: String,
        /// The name.
        name: String,
    },
    #[command(after_help = EXAMPLES)]
    /// Keep one.
    Pin {
        /// Which.
        snapshot: String,
    },
    #[command(after_help = EXAMPLES)]
    /// Let one be cleared away: take its pin and its names from it.
    Unpin {
        /// Which.
        snapshot: String,
    },
    #[command(after_help = EXAMPLES)]
    /// Which key figures differ between two; `nyckeltal diff` tells the values.
    Compare {
        /// The earlier one.
        old: String,
        /// The later one.
        new: String,
    },
    #[command(after_help = EXAMPLES)]
    /// Check every file of one against its sum.
    Verify {
        /// Which.
        #[arg(default_value = "latest")]
        snapshot: String,
    },
    #[command(after_help = EXAMPLES)]
    /// Clear away all but the newest, and but those with a name or a pin. Without `--yes` it is only told.
    Prune {
        /// How many of the newest stay.
        #[arg(long, value_name = "N")]
        keep: usize,
        /// Do it.
        #[arg(long)]
        yes: bool,
    },
}

/// Runs it.
pub fn run(snapshots: Snapshots) -> Result<(), Error> {
    let lake = snapshots.lake.unwrap_or_else(default_lake);
    let (lake, format) = (lake.as_path(), snapshots.format);
    match snapshots.what.unwrap_or(What::List) {
        What::List => tell(format, &kept::snapshots(lake)?, |lines| listed(lines)),
        What::Name { snapshot, name } => marked(lake, &snapshot, &Mark::Name(name))?,
        What::Pin { snapshot } => marked(lake, &snapshot, &Mark::Pin)?,
        What::Unpin { snapshot } => marked(lake, &snapshot, &Mark::Unpin)?,
        What::Compare { old, new } => tell(format, &kept::compare_snapshots(lake, &old, &new)?, compared),
        What::Verify { snapshot } => {
            let wrong = kept::verify(lake, &snapshot)?;
            let n_wrong = wrong.len();
            tell(format, &wrong, |wrong| match wrong.as_slice() {
                [] => "All files are as they were written.\n".to_owned(),
                wrong => wrong.join("\n") + "\n",
            });
            if n_wrong > 0 {
                return Err(Error::SnapshotDamaged { snapshot, n_wrong });
            }
        }
        What::Prune { keep, yes } => {
            let prune = if yes { Prune::Remove } else { Prune::Look };
            tell(format, &kept::prune(lake, keep, prune)?, pruned);
        }
    }
    Ok(())
}

fn marked(lake: &std::path::Path, snapshot: &str, mark: &Mark) -> Result<(), Error> {
    let kept::Marked { snapshot: name, names_taken } = kept::mark(lake, snapshot, mark)?;
    let short = name.get(..12).unwrap_or(&name);
    match mark {
        Mark::Name(given) => eprintln!("Snapshot {short} is called “{given}”, and is kept."),
        Mark::Pin => eprintln!("Snapshot {short} is kept."),
        Mark::Unpin if names_taken.is_empty() => eprintln!("Snapshot {short} may be cleared away."),
        Mark::Unpin => {
            eprintln!("Snapshot {short} is no longer called {}, and may be cleared away.", in_quotes(&names_taken))
        }
    }
    Ok(())
}

fn in_quotes(names: &[String]) -> String {
    names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}

fn listed(lines: &[SnapshotLine]) -> String {
    if lines.is_empty() {
        return "There is no snapshot yet: `nyckeltal sync` or `nyckeltal build` makes one.\n".to_owned();
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(["Snapshot", "Fetched", "Key figures", "Rows", "MB", "", "Names"]);
    for line in lines {
        let mut marks = Vec::new();
        if line.latest {
            marks.push("newest");
        }
        if line.everything {
            marks.push("everything");
        }
        if line.pinned {
            marks.push("kept");
        }
        let fetched = line.fetched_at.map_or_else(|| "–".to_owned(), |at| at.to_string().chars().take(16).collect());
        let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
        table.add_row(vec![
            Cell::new(&line.short),
            Cell::new(fetched.replace('T', " ")),
            right(line.n_key_figures.to_string()),
            right(line.n_rows.to_string()),
            right(format!("{:.1}", line.n_bytes as f64 / 1e6)),
            Cell::new(marks.join(", ")),
            Cell::new(in_quotes(&line.names)),
        ]);
    }
    let text: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    text.join("\n") + "\n"
}

fn compared(changes: &SnapshotsCompared) -> String {
    const N_NAMED_MAX: usize = 20;
    let list = |what: &str, ids: &[String]| match ids {
        [] => String::new(),
        ids => {
            let more = if ids.len() > N_NAMED_MAX { " …" } else { "" };
            let named = ids.iter().take(N_NAMED_MAX).cloned().collect::<Vec<_>>().join(", ");
            format!("{} {what}: {named}{more}\n", ids.len())
        }
    };
    let text = list("key figures came", &changes.added)
        + &list("have other rows", &changes.changed)
        + &list("went", &changes.removed);
    match (text.is_empty(), changes.catalogue_changed) {
        (true, false) => "They are the same.\n".to_owned(),
        (_, true) => text + "The catalogues differ: `nyckeltal diff` tells how.\n",
        (false, false) => text,
    }
}

fn pruned(report: &PruneReport) -> String {
    let verb = if report.done { "Removed" } else { "Would remove" };
    let mut text = format!(
        "{verb} {} snapshots and {} files, {:.1} MB; {} snapshots stay.\n",
        report.snapshots.len(),
        report.n_files,
        report.n_bytes as f64 / 1e6,
        report.n_kept
    );
    for line in &report.snapshots {
        text.push_str(&format!("  {}\n", line.short));
    }
    if !report.done && (!report.snapshots.is_empty() || report.n_files > 0) {
        text.push_str("Nothing is removed yet: add `--yes` to do it.\n");
    }
    text
}
