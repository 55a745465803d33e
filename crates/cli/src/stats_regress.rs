//! `nyckeltal stats regress`: least squares on anybody's table.

use std::fmt::Write;
use std::path::PathBuf;

use app::stats_regress::{RegressOptions, RegressTable, regress};
use app::{Error, StatsTable};
use clap::Args;
use comfy_table::Cell;

use crate::arguments::Format;
use crate::stats::{csv, json, left_out, new_table, right, shown};
use crate::table::quoted;

const EXAMPLES: &str = "\
Examples:
  nyckeltal stats regress --data betyg.csv --y merit --x inkomst
  nyckeltal stats regress --data betyg.csv --y merit --x inkomst,utbildning,alder --shares
  nyckeltal stats regress --data kurva.csv --y varde --x ar --polynomial 2 --format json
  nyckeltal stats regress --data linje.csv --y y --x x --no-intercept

Solved by QR with twice the digits of a double. Intervals and p are by HC3 and Student's t on n − p: they hold also where rows
scatter differently. `--shares` divides R² among the columns after Lindeman, Merenda and Gold (1980). A row with a Cook's distance
above 4 ÷ n is listed: look whether the answer hangs on it.

The table: CSV with a heading for each column. Semicolons and decimal commas, as Excel in Swedish writes them, are read too.";

/// `nyckeltal stats regress`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct RegressArguments {
    /// The table: CSV with a heading for each column and a row for each unit.
    #[arg(long, value_name = "FILE")]
    pub data: PathBuf,
    /// The column that is to be explained.
    #[arg(long, value_name = "COL")]
    pub y: String,
    /// The columns that explain.
    #[arg(long, value_name = "COL,…", value_delimiter = ',', required = true)]
    pub x: Vec<String>,
    /// Take each column of `--x` up to this power.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=20))]
    pub polynomial: u32,
    /// A line through nought.
    #[arg(long)]
    pub no_intercept: bool,
    /// Divide what is explained among the columns.
    #[arg(long)]
    pub shares: bool,
    /// Leave out rows with an empty cell or one of Statistics Sweden's marks (`..`, `-`, `.`), and list them.
    #[arg(long)]
    pub skip_missing: bool,
    /// For people, or for another program.
    #[arg(long, default_value = "table")]
    pub format: Format,
}

/// Runs it, and gives what is to be printed.
pub fn run(arguments: RegressArguments) -> Result<String, Error> {
    let table = StatsTable::read(&arguments.data)?;
    let options = RegressOptions {
        y: arguments.y,
        x: arguments.x,
        polynomial: arguments.polynomial,
        has_intercept: !arguments.no_intercept,
        shares: arguments.shares,
        skip_missing: arguments.skip_missing,
    };
    let found = regress(&table, &options)?;
    Ok(match arguments.format {
        Format::Json => json(&found),
        Format::Csv => as_csv(&found),
        Format::Table => as_table(&found),
    })
}

fn as_csv(found: &RegressTable) -> String {
    let text = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    let rows = found.coefficients.iter().map(|one| {
        let numbers = [
            Some(one.estimate),
            Some(one.se),
            Some(one.se_hc3),
            one.t_hc3,
            one.p_hc3,
            Some(one.ci_low),
            Some(one.ci_high),
        ];
        std::iter::once(quoted(&one.name)).chain(numbers.map(text)).collect()
    });
    csv("name,estimate,se,se_hc3,t_hc3,p_hc3,ci_low,ci_high", rows)
}

fn as_table(found: &RegressTable) -> String {
    let mut table = new_table(&["", "Estimate", "s.e. (HC3)", "95 % interval", "p", "Partial R²"]);
    for one in &found.coefficients {
        let or_none = |number: Option<f64>| right(number.map_or_else(|| "–".to_owned(), shown));
        table.add_row([
            Cell::new(&one.name),
            right(shown(one.estimate)),
            right(shown(one.se_hc3)),
            right(format!("{} – {}", shown(one.ci_low), shown(one.ci_high))),
            or_none(one.p_hc3),
            or_none(one.partial_r_squared),
        ]);
    }
    let mut text = format!("{table}\n");
    let explained =
        found.r_squared.map_or_else(|| "none to explain".to_owned(), |share| format!("R² {}", shown(share)));
    let _ = writeln!(
        text,
        "{} rows, {explained}; residual s.d. {} on {} degrees of freedom.",
        found.n,
        shown(found.residual_sd),
        found.degrees_of_freedom
    );
    if !found.shares.is_empty() {
        let shares: Vec<String> =
            found.shares.iter().map(|share| format!("{} {}", share.name, shown(share.lmg))).collect();
        let _ = writeln!(text, "Shares of R²: {}.", shares.join(", "));
    }
    let bound = 4.0 / found.n as f64;
    let decisive = found.cooks_distance.iter().enumerate().filter(|(_, distance)| **distance > bound);
    let decisive: Vec<String> =
        decisive.map(|(idx, distance)| format!("row {} ({})", idx + 1, shown(*distance))).collect();
    if !decisive.is_empty() {
        let _ = writeln!(text, "Decisive by Cook's distance, above 4 ÷ n: {}.", decisive.join(", "));
    }
    text + &left_out(&found.missing)
}
