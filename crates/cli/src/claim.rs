//! `nyckeltal claim`: is it just income?

use std::fmt::Write;
use std::path::PathBuf;

use app::{ClaimOptions, ClaimTold, Error, KeyFigureId, Year};
use clap::Args;
use comfy_table::Cell;

use crate::arguments::{Format, Lang, Service};
use crate::bars::Bars;
use crate::stats::{csv, decimal, figures, json, new_table, right};
use crate::table::quoted;

const CLAIM_EXAMPLES: &str = "\
Examples:
  nyckeltal claim N00664 --because income     is trust just a matter of income?
  nyckeltal claim N15508 --because education
  nyckeltal claim N17445 --because N00903 --format json
  nyckeltal claim N00664 --because income --bounds 0.10,0.25 --year 2021

--because: income (median, after tax), log-income, tax-base, education, age, size, density, born-abroad, or any key figure's id.

The line is drawn through all municipalities of the country, and told for the group. The verdict follows bounds that were fixed before looking:
it does not hold when at most a tenth of the differences follow, holds when at least a quarter do, with 90 % confidence; with fewer than
fifty municipalities it is never told. What holds between municipalities says nothing of persons.";

/// `nyckeltal claim`.
#[derive(Debug, Args)]
#[command(after_help = CLAIM_EXAMPLES)]
pub struct ClaimAsked {
    /// What is to be explained: a key figure's id at Kolada.
    pub key_figure: KeyFigureId,
    /// By what.
    #[arg(long, value_name = "WORD|ID", default_value = "income")]
    pub because: String,
    /// The latest year [default: the newest].
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1970..=2100))]
    pub year: Option<u16>,
    /// Other bounds than a tenth and a quarter: at or below which share it does not hold, and from which it holds.
    #[arg(long, value_name = "LOW,HIGH", value_delimiter = ',', num_args = 1, value_parser = decimal)]
    pub bounds: Vec<f64>,
    /// A programme whose group it is told for; without one, the eight of Södertörn.
    #[arg(long, value_name = "FILE")]
    pub programme: Option<PathBuf>,
    /// For people, or for another program.
    #[arg(long, default_value = "table")]
    pub format: Format,
    /// What the sentences are written in.
    #[arg(long, default_value = "sv")]
    pub lang: Lang,
    /// Where figures come from.
    #[command(flatten)]
    pub service: Service,
}

/// The two bounds, where some were written; any other number of them is refused with the others.
pub fn bounds(given: &[f64]) -> Option<[f64; 2]> {
    match given {
        [] => None,
        [low, high] => Some([*low, *high]),
        _ => Some([f64::NAN; 2]),
    }
}

/// Runs what was asked. Gives what goes to standard output.
///
/// # Errors
/// Those of the operation.
pub fn run(asked: ClaimAsked) -> Result<String, Error> {
    let options = ClaimOptions {
        key_figure: asked.key_figure,
        because: asked.because,
        year: asked.year.map(Year),
        bounds: bounds(&asked.bounds),
        programme: asked.programme,
        language: asked.lang.into(),
        service: asked.service.options(),
    };
    let bars = Bars::new();
    let told = app::claim(&options, &bars);
    bars.finish();
    let told = told?;
    Ok(match asked.format {
        Format::Json => json(&told),
        Format::Csv => expected_csv(&told),
        Format::Table => claim_text(&told),
    })
}

fn claim_text(told: &ClaimTold) -> String {
    let mut text = String::new();
    let mut sentences = told.sentences.iter();
    if let Some(message) = sentences.next() {
        let _ = writeln!(text, "{message}\n");
    }
    for sentence in sentences {
        let _ = writeln!(text, "- {sentence}");
    }
    let unit = if told.unit.is_empty() { String::new() } else { format!(", {}", told.unit) };
    let mut table = new_table(&["", "x", &format!("{}{unit}", told.name), "Expected", "95 % of figures", "Left"]);
    for row in &told.expected {
        table.add_row([
            Cell::new(&row.name),
            right(figures(row.x, 6)),
            right(figures(row.actual, 4)),
            right(figures(row.expected, 4)),
            right(format!("{} – {}", figures(row.low, 4), figures(row.high, 4))),
            right(signed(row.left)),
        ]);
    }
    let _ = write!(text, "\n{table}\n");
    for objection in &told.objections {
        let _ = writeln!(text, "{objection}");
    }
    let permuted = told.p_permuted.map_or_else(String::new, |p| format!("; by permutation {}", likely(p)));
    let _ = writeln!(
        text,
        "\n{}: n = {}, R² = {} ({} – {}), standardised slope {} ({} – {}), p {} by HC3{permuted}. Snapshot {}.",
        told.judged.verdict,
        told.judged.n,
        figures(told.judged.r_squared, 3),
        figures(told.judged.r_squared_low, 3),
        figures(told.judged.r_squared_high, 3),
        figures(told.standardised_slope.estimate, 3),
        figures(told.standardised_slope.low, 3),
        figures(told.standardised_slope.high, 3),
        likely(told.p),
        &told.snapshot[..told.snapshot.len().min(12)],
    );
    text
}

/// A p, as far down as it is worth telling.
pub fn likely(p: f64) -> String {
    if p < 0.0001 { "< 0.0001".to_owned() } else { figures(p, 2) }
}

fn signed(number: f64) -> String {
    let text = figures(number, 3);
    if number > 0.0 { format!("+{text}") } else { text }
}

fn expected_csv(told: &ClaimTold) -> String {
    let rows = told.expected.iter().map(|row| {
        let numbers = [row.x, row.actual, row.expected, row.low, row.high, row.left].map(|number| number.to_string());
        [row.id.clone(), quoted(&row.name), row.year.to_string()].into_iter().chain(numbers).collect()
    });
    csv("id,name,year,x,actual,expected,low,high,left", rows)
}
