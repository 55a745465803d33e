//! What was made.

use app::{Built, Lacking};

/// Longer lists are cut: all of it stands in the workbook. What nobody has may be a mistake in the programme: it is told whole.
const N_MISSING_FOR_SOME_MAX: usize = 12;
const N_MISSING_FOR_ALL_MAX: usize = 60;
const N_WARNINGS_MAX: usize = 12;

/// Says what was made, where, and what is missing.
pub fn tell(built: &Built) {
    let out = built.out.display();
    if built.n_pages_fetched + built.n_pages_kept > 0 {
        let kept = match built.n_pages_kept {
            0 => String::new(),
            n => format!(", {n} kept from before"),
        };
        eprintln!("Fetched {} pages{kept}.", built.n_pages_fetched);
    }
    println!(
        "{} is made, with {} key figures in {} areas for {} municipalities:",
        built.title, built.n_key_figures, built.n_areas, built.n_members
    );
    println!("  {out}/deck.pptx          {} slides, {} native charts", built.n_slides, built.n_charts);
    println!("  {out}/nyckeltal.xlsx     tables, charts, every value behind the day");
    println!("  {out}/site/index.html    {} pages", built.n_pages);
    println!("  {out}/manifest.json      snapshot {}", built.snapshot.get(..12).unwrap_or(&built.snapshot));
    if built.made_up {
        println!("All values are made up.");
    }
    tell_lacking(&built.lacking);
    for path in &built.moved_aside {
        println!("Moved aside, since it had been edited: {}", path.display());
    }
    if !built.warnings.is_empty() {
        eprintln!("To look at:");
    }
    for warning in built.warnings.iter().take(N_WARNINGS_MAX) {
        eprintln!("  warning: {warning}");
    }
    if built.warnings.len() > N_WARNINGS_MAX {
        eprintln!("  and {} more", built.warnings.len() - N_WARNINGS_MAX);
    }
}

fn tell_lacking(lacking: &[Lacking]) {
    if lacking.is_empty() {
        println!("No figure is missing.");
        return;
    }
    let (nobody, some): (Vec<_>, Vec<_>) = lacking.iter().partition(|one| one.members.is_empty());
    if !nobody.is_empty() {
        println!("Missing for all ({}):", nobody.len());
        let lines = nobody.iter().map(|one| format!("  {} {}", one.key_figure, one.name));
        cut(lines.collect(), N_MISSING_FOR_ALL_MAX);
    }
    if !some.is_empty() {
        println!("Missing for some ({}):", some.len());
        let lines = some.iter().map(|one| format!("  {} {}: {}", one.key_figure, one.name, one.members.join(", ")));
        cut(lines.collect(), N_MISSING_FOR_SOME_MAX);
    }
}

fn cut(lines: Vec<String>, n_max: usize) {
    for line in lines.iter().take(n_max) {
        println!("{line}");
    }
    if lines.len() > n_max {
        println!("  and {} more, in the workbook and on the site", lines.len() - n_max);
    }
}
