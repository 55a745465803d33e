//! `nyckeltal accept`.

use std::path::PathBuf;

use app::{Again, Alarm, Error};
use clap::Args;

use crate::arguments::default_lake;
use crate::sync::{ReportFormat, tell};

const EXAMPLES: &str = "\
Examples:
  nyckeltal accept --list                     all alarms, open and accepted
  nyckeltal accept N15621-meaning-3fa2 --reason \"the direction is turned in our list\"
  nyckeltal accept N15621-meaning-3fa2 --again --reason \"the new direction is reviewed\"

An alarm rings when title, unit or meaning of a key figure changed at the source. A build that shows the key figure is stopped
until somebody has looked at it and said why it may be told nevertheless. The reason is kept in the lake; a later one
stands beside it.";

/// `nyckeltal accept`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Accept {
    /// The alarm, as the build named it.
    #[arg(required_unless_present = "list", requires = "reason")]
    alarm: Option<String>,
    /// Why it may be told nevertheless.
    #[arg(long, value_name = "WORDS", conflicts_with = "list")]
    reason: Option<String>,
    /// Give another reason for what is accepted already; the one before is kept too.
    #[arg(long, conflicts_with = "list")]
    again: bool,
    /// List all alarms, with every reason given.
    #[arg(long)]
    list: bool,
    /// The lake [default: nyckeltal/lake among the user's data].
    #[arg(long, value_name = "DIR", env = "NYCKELTAL_LAKE")]
    lake: Option<PathBuf>,
    /// For people, or for another program.
    #[arg(long, default_value = "text")]
    format: ReportFormat,
}

/// Runs it.
pub fn run(accept: Accept) -> Result<(), Error> {
    let lake = accept.lake.unwrap_or_else(default_lake);
    match accept.alarm {
        Some(alarm) => {
            let again = if accept.again { Again::Add } else { Again::Refuse };
            let accepted = app::accept(&lake, &alarm, &accept.reason.unwrap_or_default(), again, app::now())?;
            let earlier = match accepted.earlier.len() {
                0 => "",
                1 => ", beside the one before",
                _ => ", beside those before",
            };
            eprintln!("{} is accepted; its reason is kept in the lake{earlier}.", accepted.id);
        }
        None => tell(accept.format, &app::alarms(&lake)?, |alarms| listed(alarms)),
    }
    Ok(())
}

fn listed(alarms: &[Alarm]) -> String {
    let lines: Vec<String> = alarms.iter().map(line).collect();
    if lines.is_empty() { "Nothing has changed its description.\n".to_owned() } else { lines.concat() }
}

fn line(alarm: &Alarm) -> String {
    let day = |at: &str| at.get(..10).unwrap_or(at).to_owned();
    let state = match (&alarm.reason, &alarm.accepted_at, alarm.rings) {
        (Some(reason), Some(at), _) => format!("accepted {}: {reason}", day(at)),
        (_, _, true) => "open".to_owned(),
        (_, _, false) => "stops nothing".to_owned(),
    };
    let (id, what) = (&alarm.id, alarm.what.join("; "));
    let earlier: String =
        alarm.earlier.iter().map(|one| format!("  before, {}: {}\n", day(&one.accepted_at), one.reason)).collect();
    format!("{id} ({state})\n{earlier}  {what}\n  was: {}\n  is:  {}\n", alarm.old_title, alarm.new_title)
}
