//! The command line of Nyckeltal: arguments in, messages out.
//!
//! Reading order: `arguments` is what can be asked, `bars` shows that something goes on, `report` says what was
//! made, `table` prints a comparison, `grid` whatever has heads and rows; `refresh`, `sync`, `compare`, `check`, `template`, `snapshots`, `diff`, `accept`, `suggest`,
//! `peers`, `climbers`, `holes`, `index` (with `index_make`), `claim`, `claims`, `adjusted` and `stats` (with `stats_regress`) are a command each, `trouble` says what went wrong and
//! what to do. Data go to standard output, all else to
//! standard error.
//!
//! **Invariant:** nothing is computed here.

#![allow(clippy::disallowed_methods, reason = "the rim: the clock and the reader's folders are asked for here")]

mod accept;
mod adjusted;
mod arguments;
mod bars;
mod check;
mod claim;
mod claims;
mod climbers;
mod compare;
mod diff;
mod grid;
mod holes;
mod index;
mod index_make;
mod peers;
mod refresh;
mod report;
mod snapshots;
mod stats;
mod stats_regress;
mod suggest;
mod sync;
mod table;
mod template;
mod trouble;

use std::io::Write;
use std::process::ExitCode;

use app::{BuildOptions, Error, ShowOptions};
use clap::Parser;

use crate::arguments::{Arguments, Command, made_by};
use crate::bars::Bars;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("NYCKELTAL_LOG").unwrap_or_else(|_| "error".into()),
        )
        .init();
    match run(arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => trouble::tell(&error),
    }
}

/// To standard output. One that is closed before all is read wants no more; a full one cannot be told more.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn run(command: Command) -> Result<(), Error> {
    match command {
        Command::Build(build) => {
            let options = BuildOptions {
                programme: build.programme,
                out: build.out,
                template: build.template,
                boundaries: build.boundaries,
                language: build.lang.map(Into::into),
                prices: build.prices.map(Into::into),
                decks: build.decks,
                demo: build.demo,
                gate: if build.force_inaccessible { app::Gate::Forced } else { app::Gate::Shut },
                service: build.service.options(),
                made_by: made_by(),
            };
            let bars = Bars::new();
            let built = app::build(&options, &bars);
            bars.finish();
            let built = built?;
            print(&report::as_text(&built));
            report::warn(&built);
        }
        Command::Show(show) => {
            let options = ShowOptions {
                key_figure: show.key_figure,
                programme: show.programme,
                language: show.lang.into(),
                prices: show.prices.map(Into::into),
                demo: show.demo,
                service: show.service.options(),
            };
            let bars = Bars::new();
            let shown = app::show(&options, &bars);
            bars.finish();
            let shown = shown?;
            print(&table::as_text(&shown, show.format, show.lang));
            report::warn_of_alarms(&shown.alarms);
        }
        Command::Refresh(asked) => refresh::run(asked)?,
        Command::Compare(asked) => compare::run(asked)?,
        Command::Check(asked) => check::run(asked)?,
        Command::Template(asked) => template::run(asked)?,
        Command::Sync(sync) => sync::run(sync)?,
        Command::Snapshots(snapshots) => snapshots::run(snapshots)?,
        Command::Diff(diff) => diff::run(diff)?,
        Command::Accept(accept) => accept::run(accept)?,
        Command::Suggest(asked) => print(&suggest::run(asked)?),
        Command::Peers(asked) => print(&peers::run(asked)?),
        Command::Climbers(asked) => print(&climbers::run(asked)?),
        Command::Holes(asked) => print(&holes::run(asked)?),
        Command::Index(index) => print(&index::run(index)?),
        Command::Claim(asked) => print(&claim::run(asked)?),
        Command::Claims(asked) => print(&claims::run(asked)?),
        Command::Adjusted(asked) => print(&adjusted::run(asked)?),
        Command::Stats(stats) => print(&stats::run(stats)?),
        Command::Init { file } => {
            app::init(&file)?;
            eprintln!("Wrote `{}`. Edit it, then run: nyckeltal build {}", file.display(), file.display());
        }
    }
    Ok(())
}
