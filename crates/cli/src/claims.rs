//! `nyckeltal claims`: a claim put to many key figures at once.

use std::fmt::Write;
use std::path::PathBuf;

use app::{ClaimsOptions, ClaimsTold, Error};
use clap::Args;
use comfy_table::Cell;

use crate::arguments::Answer;
use crate::bars::Bars;
use crate::claim::{bounds, likely};
use crate::stats::{csv, decimal, new_table, right};
use crate::table::quoted;

const CLAIMS_EXAMPLES: &str = "\
Examples:
  nyckeltal claims                            income against every result of the built-in day
  nyckeltal claims dagen.toml --because education
  nyckeltal claims --all --because income     against everything in the lake: where it holds most, and least
  nyckeltal claims --all --format csv > inkomst.csv

Many questions at once find something by chance alone: the false-discovery rate (Benjamini and Hochberg 1995) is told with the size of
the family. Nothing is fetched: run `nyckeltal sync --all` first.";

/// `nyckeltal claims`.
#[derive(Debug, Args)]
#[command(after_help = CLAIMS_EXAMPLES)]
pub struct ClaimsAsked {
    /// A programme whose results are asked; without one, the built-in day's.
    pub programme: Option<PathBuf>,
    /// Every key figure in the lake.
    #[arg(long, conflicts_with = "programme")]
    pub all: bool,
    /// By what: a word or a key figure's id, as for `nyckeltal claim`.
    #[arg(long, value_name = "WORD|ID", default_value = "income")]
    pub because: String,
    /// Other bounds than a tenth and a quarter.
    #[arg(long, value_name = "LOW,HIGH", value_delimiter = ',', num_args = 1, value_parser = decimal)]
    pub bounds: Vec<f64>,
    /// How it is answered, and from what.
    #[command(flatten)]
    pub answer: Answer,
}

/// Runs what was asked. Gives what goes to standard output.
///
/// # Errors
/// Those of the operation.
pub fn run(asked: ClaimsAsked) -> Result<String, Error> {
    let options = ClaimsOptions {
        lake: asked.answer.kept.lake(),
        because: asked.because,
        bounds: bounds(&asked.bounds),
        all: asked.all,
        programme: asked.programme,
    };
    let bars = Bars::new();
    let told = app::claims(&options, &bars);
    bars.finish();
    Ok(asked.answer.told(&told?, claims_csv, |told, _| claims_text(told)))
}

/// A share with one decimal.
fn percent(share: f64) -> String {
    format!("{:.1}", 100.0 * share)
}

/// How many of each end are printed.
const N_ENDS: usize = 15;

fn claims_text(told: &ClaimsTold) -> String {
    let mut text = format!(
        "{} of {} key figures have figures of at least {} municipalities. `{}` holds for {}, in part for {}, does not hold for {}; {} cannot be told.\n",
        told.n_answered,
        told.n_asked,
        told.bounds.municipalities_at_least,
        told.because,
        told.n_holds,
        told.n_holds_in_part,
        told.n_does_not_hold,
        told.n_cannot_tell
    );
    let _ = writeln!(
        text,
        "{} slopes are discoveries at a false-discovery rate of 5 % in this family of {}.",
        told.n_discoveries, told.n_answered
    );
    let rows = |answers: &mut dyn Iterator<Item = &app::claims_many::OfManyTold>| {
        let mut table = new_table(&["", "Title", "Year", "n", "R²", "90 % interval", "Verdict", "FDR"]);
        for one in answers {
            let title: String = one.title.chars().take(60).collect();
            table.add_row([
                Cell::new(&one.key_figure),
                Cell::new(title),
                right(one.year.to_string()),
                right(one.n.to_string()),
                right(percent(one.r_squared) + " %"),
                right(format!("{} – {}", percent(one.r_squared_low), percent(one.r_squared_high))),
                Cell::new(one.verdict.replace('_', " ")),
                right(likely(one.p_adjusted)),
            ]);
        }
        table
    };
    let n = told.answers.len();
    if n <= 2 * N_ENDS {
        let _ = writeln!(text, "\n{}", rows(&mut told.answers.iter()));
    } else {
        let _ = writeln!(text, "\nMost:\n{}", rows(&mut told.answers.iter().take(N_ENDS)));
        let _ = writeln!(text, "\nLeast:\n{}", rows(&mut told.answers.iter().skip(n - N_ENDS)));
        let _ = writeln!(text, "`--format csv` or `json` has all.");
    }
    text
}

/// All digits; a very small number by its power of ten.
fn in_full(number: f64) -> String {
    if number != 0.0 && number.abs() < 1e-5 { format!("{number:e}") } else { number.to_string() }
}

fn claims_csv(told: &ClaimsTold) -> String {
    let rows = told.answers.iter().map(|one| {
        let numbers =
            [one.r_squared, one.r_squared_low, one.r_squared_high, one.standardised_slope, one.p, one.p_adjusted];
        let head = [
            one.key_figure.clone(),
            quoted(&one.title),
            one.year.to_string(),
            one.n.to_string(),
            one.verdict.to_owned(),
        ];
        head.into_iter().chain(numbers.map(in_full)).chain([one.is_judged.to_string()]).collect()
    });
    csv(
        "key_figure,title,year,n,verdict,r_squared,r_squared_low,r_squared_high,standardised_slope,p,p_adjusted,is_judged",
        rows,
    )
}
