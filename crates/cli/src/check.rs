//! `nyckeltal check`: whether everybody can read a deck.

use std::fmt::Write;
use std::path::PathBuf;

use app::{Audit, Error, Fault, Rule};
use clap::Args;

use crate::sync::{ReportFormat, tell};

const EXAMPLES: &str = "\
Examples:
  nyckeltal check deck.pptx                   a deck of ours, or one that people have edited
  nyckeltal check deck.pptx --format json     every fault, for another program

Held against WCAG 2.2, and against what is read from the last row of a hall. The exit code is 1 when there is a fault. What cannot
be told, as text on a picture, is listed and is no fault. Slides are numbered from 1, hidden ones too.";

/// `nyckeltal check`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Check {
    /// The deck.
    deck: PathBuf,
    /// For people, or for another program.
    #[arg(long, default_value = "text")]
    format: ReportFormat,
}

/// Runs it.
///
/// # Errors
/// Those of the operation; [`Error::FaultsFound`] when the deck has faults.
pub fn run(check: Check) -> Result<(), Error> {
    let audit = app::check_deck(&check.deck)?;
    tell(check.format, &audit, as_text);
    match audit.faults.len() {
        0 => Ok(()),
        n_faults => Err(Error::FaultsFound { deck: check.deck.display().to_string(), n_faults }),
    }
}

/// What was looked at, and every fault by rule.
pub fn as_text(audit: &Audit) -> String {
    let mut text = format!(
        "Looked at {} slides, {} charts and {} pieces of text.\n",
        audit.n_slides, audit.n_charts, audit.n_runs
    );
    write_by_rule(&mut text, &audit.faults);
    if !audit.cannot_tell.is_empty() {
        text += "\nCannot be told; look yourself:\n";
        write_faults(&mut text, audit.cannot_tell.iter());
    }
    if audit.faults.is_empty() {
        text += "No faults.\n";
    }
    text
}

fn write_by_rule(text: &mut String, faults: &[Fault]) {
    for rule in Rule::ALL {
        let of_rule = || faults.iter().filter(|fault| fault.rule == rule);
        let n = of_rule().count();
        if n > 0 {
            let _ = writeln!(text, "\n{} ({n} {})", rule.name(), if n == 1 { "fault" } else { "faults" });
            write_faults(text, of_rule());
        }
    }
}

fn write_faults<'a>(text: &mut String, faults: impl Iterator<Item = &'a Fault>) {
    for fault in faults {
        let shape = if fault.shape.is_empty() { String::new() } else { format!(" [{}]", fault.shape) };
        let _ = writeln!(text, "  slide {:>3}  {}{shape}", fault.slide, fault.what);
    }
}
