//! `nyckeltal diff`.

use std::fmt::Write;
use std::path::PathBuf;

use app::{DiffOptions, Difference, Error, Language, ProgrammeTouched, Sign, format_number};
use clap::Args;

use crate::arguments::{Format, default_lake};
use crate::bars::Bars;
use crate::stats::figures;

const EXAMPLES: &str = "\
Examples:
  nyckeltal diff 3fa2 latest                  what has changed between two snapshots
  nyckeltal diff \"Nyckeltalsdagen 2026\" latest --programme dagen.toml
  nyckeltal diff 3fa2 latest --format json    every value, for another program
  nyckeltal diff 3fa2 latest --format csv     the values alone, one line each";

/// Longer lists are cut for people; another program gets all of it.
const N_LINES_MAX: usize = 20;

/// `nyckeltal diff`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Diff {
    /// The earlier snapshot: a given name, the first digits of its own, or `latest`.
    old: String,
    /// The later one.
    new: String,
    /// A programme that may be touched, beside the built-in one.
    #[arg(long, value_name = "FILE")]
    programme: Option<PathBuf>,
    /// The lake [default: nyckeltal/lake among the user's data].
    #[arg(long, value_name = "DIR", env = "NYCKELTAL_LAKE")]
    lake: Option<PathBuf>,
    /// For people, or for another program.
    #[arg(long, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(diff: Diff) -> Result<(), Error> {
    let Diff { old, new, programme, lake, format } = diff;
    let options = DiffOptions { lake: lake.unwrap_or_else(default_lake), old, new, programme };
    let bars = Bars::new();
    let difference = app::diff(&options, &bars);
    bars.finish();
    let difference = difference?;
    crate::print(&match format {
        Format::Table => as_text(&difference),
        Format::Json => serde_json::to_string_pretty(&difference).expect("texts and numbers are JSON") + "\n",
        Format::Csv => as_csv(&difference),
    });
    Ok(())
}

fn as_csv(difference: &Difference) -> String {
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let mut text = "key_figure,area,year,sex,kind,old,new,difference\n".to_owned();
    for value in &difference.values {
        let (old, new, by) = (number(value.old), number(value.new), number(value.difference));
        let (id, area, year, sex, kind) = (value.key_figure, &value.area, value.year, value.sex, value.kind);
        text.push_str(&format!("{id},{area},{year},{sex},{kind},{old},{new},{by}\n"));
    }
    text
}

fn as_text(difference: &Difference) -> String {
    let mut text = String::new();
    write_all(&mut text, difference).expect("a string takes everything");
    text
}

fn write_all(text: &mut String, difference: &Difference) -> std::fmt::Result {
    let short = |name: &str| name.get(..12).unwrap_or(name).to_owned();
    writeln!(text, "From {} to {}:", short(&difference.old), short(&difference.new))?;
    writeln!(
        text,
        "{} values revised, {} withdrawn, {} came.",
        difference.n_revised, difference.n_withdrawn, difference.n_came
    )?;
    write_values(text, difference)?;
    let titled =
        |what: &[app::diff::Titled]| what.iter().map(|one| format!("  {} {}", one.key_figure, one.title)).collect();
    write_some(text, "Key figures that went", titled(&difference.lost))?;
    write_some(text, "Key figures that came", titled(&difference.gained))?;
    let (ringing, quiet): (Vec<_>, Vec<_>) = difference.described.iter().partition(|change| change.rings);
    let line = |change: &&app::diff::DescriptionChange| {
        let titles = match change.old_title == change.new_title {
            true => format!("\n    {}", change.new_title),
            false => format!("\n    was: {}\n    is:  {}", change.old_title, change.new_title),
        };
        format!("  {} {}{titles}", change.key_figure, change.what.join("; "))
    };
    write_some(text, "Key figures that may mean something else", ringing.iter().map(line).collect())?;
    write_some(text, "Key figures that are described otherwise", quiet.iter().map(line).collect())?;
    let jumps = difference.jumps.iter().map(|jump| format!("  {} {}", jump.key_figure, jump.what)).collect();
    write_some(text, "Key figures whose values jumped all at once", jumps)?;
    for programme in &difference.programmes {
        write_programme(text, programme)?;
    }
    Ok(())
}

/// Two lines a key figure: its title, how many values, and the largest relative change among them.
fn write_values(text: &mut String, difference: &Difference) -> std::fmt::Result {
    let line = |one: &app::diff::KeyFigureDiffers| {
        let value = &one.largest;
        let [old, new] = shown([value.old, value.new], one.decimals);
        let n = if one.n_values == 1 {
            "1 value".to_owned()
        } else {
            format!("{} values, the largest change", one.n_values)
        };
        let by = match (value.old, value.new) {
            (Some(old), Some(new)) if old != 0.0 => format!(" ({} %)", percent((new - old).abs() / old.abs())),
            _ => String::new(),
        };
        let sex = if value.sex == "T" { String::new() } else { format!(" {}", value.sex) };
        format!(
            "  {} {}\n    {n}: {} {} {}{sex} from {old} to {new}{by}",
            one.key_figure, one.title, value.area, value.municipality, value.year
        )
    };
    write_some(
        text,
        "By key figure, withdrawn values first, then the largest relative change",
        difference.by_key_figure.iter().map(line).collect(),
    )
}

/// Both values with as many decimals as are shown of the key figure; with more, up to six figures, where it is not reviewed or the
/// difference would not be seen.
fn shown(values: [Option<f64>; 2], decimals: Option<i8>) -> [String; 2] {
    let all = |show: &dyn Fn(f64) -> String| values.map(|value| value.map_or_else(|| "none".to_owned(), show));
    if let Some(decimals) = decimals {
        let short = all(&|value| format_number(value, decimals, Sign::Negative, Language::En));
        if short[0] != short[1] {
            return short;
        }
    }
    let six = all(&|value| figures(value, 6));
    if six[0] == six[1] { all(&|value| value.to_string()) } else { six }
}

fn percent(share: f64) -> String {
    figures(100.0 * share, 2)
}

fn write_some(text: &mut String, heading: &str, lines: Vec<String>) -> std::fmt::Result {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(text, "{heading} ({}):", lines.len())?;
    for line in lines.iter().take(N_LINES_MAX) {
        writeln!(text, "{line}")?;
    }
    if lines.len() > N_LINES_MAX {
        writeln!(text, "  and {} more: `--format json` has all", lines.len() - N_LINES_MAX)?;
    }
    Ok(())
}

fn write_programme(text: &mut String, programme: &ProgrammeTouched) -> std::fmt::Result {
    writeln!(text, "{} is touched in {}.", programme.title, programme.areas.join(", "))?;
    let named = programme.key_figures.iter().zip(&programme.names).map(|(id, name)| format!("  {id} {name}")).collect();
    write_some(text, "Its key figures that differ", named)?;
    if let Some(why) = &programme.headlines_unknown {
        return writeln!(text, "  Which headlines differ cannot be told: {why}.");
    }
    if programme.headlines.is_empty() {
        return writeln!(text, "  no headline differs");
    }
    let told = |headline: &Option<String>| headline.clone().unwrap_or_else(|| "no such page".to_owned());
    let line = |change: &app::HeadlineChange| {
        format!("  {}\n    was: {}\n    is:  {}", change.page, told(&change.old), told(&change.new))
    };
    write_some(text, "Headlines that differ", programme.headlines.iter().map(line).collect())
}
