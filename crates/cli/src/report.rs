//! What was made.

use std::fmt::Write;

use app::{Built, Lacking};

/// Longer lists are cut: all of it stands in the workbook. What nobody has may be a mistake in the programme: it is told whole.
const N_MISSING_FOR_SOME_MAX: usize = 12;
const N_MISSING_FOR_ALL_MAX: usize = 60;
const N_WARNINGS_MAX: usize = 12;

/// What was made, where, and what is missing.
pub fn as_text(built: &Built) -> String {
    let mut text = String::new();
    write_report(&mut text, built).expect("a string takes everything");
    text
}

/// What is to be looked at, on standard error.
pub fn warn(built: &Built) {
    if built.n_pages_fetched + built.n_pages_kept > 0 {
        let kept = match built.n_pages_kept {
            0 => String::new(),
            n => format!(", {n} kept from before"),
        };
        eprintln!("Fetched {} pages{kept}.", built.n_pages_fetched);
    }
    warn_of(&built.warnings);
}

/// The first warnings, and how many more there are.
pub fn warn_of(warnings: &[String]) {
    if !warnings.is_empty() {
        eprintln!("To look at:");
    }
    for warning in warnings.iter().take(N_WARNINGS_MAX) {
        eprintln!("  warning: {warning}");
    }
    if warnings.len() > N_WARNINGS_MAX {
        eprintln!("  and {} more", warnings.len() - N_WARNINGS_MAX);
    }
}

fn write_report(text: &mut String, built: &Built) -> std::fmt::Result {
    let out = built.out.display();
    writeln!(
        text,
        "{} is made, with {} key figures in {} {} for {} municipalities:",
        built.title,
        built.n_key_figures,
        built.n_areas,
        if built.n_areas == 1 { "area" } else { "areas" },
        built.n_members
    )?;
    writeln!(text, "  {out}/deck.pptx          {} slides, {} native charts", built.n_slides, built.n_charts)?;
    write_sisters(text, built)?;
    writeln!(text, "  {out}/nyckeltal.xlsx     tables, charts, every value behind the day")?;
    writeln!(text, "  {out}/site/index.html    {} pages", built.n_pages)?;
    writeln!(text, "  {out}/handout/           two pages for inhabitants, to print")?;
    writeln!(text, "  {out}/manifest.json      snapshot {}", built.snapshot.get(..12).unwrap_or(&built.snapshot))?;
    if built.made_up {
        writeln!(text, "All values are made up.")?;
    }
    write_lacking(text, &built.lacking)?;
    for path in &built.moved_aside {
        writeln!(text, "Moved aside, since it had been edited: {}", path.display())?;
    }
    for path in &built.taken_away {
        writeln!(text, "Taken away, since this build does not make it: {}", path.display())?;
    }
    Ok(())
}

fn write_sisters(text: &mut String, built: &Built) -> std::fmt::Result {
    if built.sister_decks.is_empty() {
        return Ok(());
    }
    let n_slides: usize = built.sister_decks.iter().map(|deck| deck.n_slides).sum();
    let n_charts: usize = built.sister_decks.iter().map(|deck| deck.n_charts).sum();
    let n_decks = built.sister_decks.len();
    let decks = if n_decks == 1 { "deck" } else { "decks" };
    let out = built.out.display();
    writeln!(text, "  {out}/decks/             {n_decks} more {decks}, {n_slides} slides, {n_charts} native charts")
}

fn write_lacking(text: &mut String, lacking: &[Lacking]) -> std::fmt::Result {
    if lacking.is_empty() {
        return writeln!(text, "No figure is missing.");
    }
    let (nobody, some): (Vec<_>, Vec<_>) = lacking.iter().partition(|one| one.members.is_empty());
    if !nobody.is_empty() {
        writeln!(text, "Missing for all ({}):", nobody.len())?;
        let lines = nobody.iter().map(|one| format!("  {} {}", one.key_figure, one.name));
        write_some(text, lines.collect(), N_MISSING_FOR_ALL_MAX)?;
    }
    if !some.is_empty() {
        writeln!(text, "Missing for some ({}):", some.len())?;
        let lines = some.iter().map(|one| format!("  {} {}: {}", one.key_figure, one.name, one.members.join(", ")));
        write_some(text, lines.collect(), N_MISSING_FOR_SOME_MAX)?;
    }
    Ok(())
}

fn write_some(text: &mut String, lines: Vec<String>, n_max: usize) -> std::fmt::Result {
    for line in lines.iter().take(n_max) {
        writeln!(text, "{line}")?;
    }
    if lines.len() > n_max {
        writeln!(text, "  and {} more, in the workbook and on the site", lines.len() - n_max)?;
    }
    Ok(())
}

/// Alarms about what has been shown, a line each on standard error.
pub fn warn_of_alarms(alarms: &[app::Alarm]) {
    for alarm in alarms {
        let (id, key_figure, what) = (&alarm.id, &alarm.key_figure, alarm.what.join("; "));
        eprintln!(
            "warning: `{key_figure}` may mean something else than it did ({id}): {what}; see nyckeltal accept --list"
        );
    }
}
