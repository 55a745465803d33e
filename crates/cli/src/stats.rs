//! `nyckeltal stats`: the statistics on anybody's table.

use std::fmt::Write;
use std::path::PathBuf;

use app::stats::{
    EstimateColumns, FunnelColumns, FunnelTable, FunnelTableOptions, Ranks, RanksOptions, ShrinkOptions, ShrunkTable,
};
use app::stats_table::MissingRow;
use app::{Better, BetweenVariance, Dispersion, Error, FunnelOptions, RankSetOptions, StatsTable};
use clap::{Args, Subcommand, ValueEnum};
use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table, presets};

use crate::arguments::Format;
use crate::table::quoted;

const RANKS_EXAMPLES: &str = "\
Examples:
  nyckeltal stats ranks --data trygghet.csv --unit kommun --value andel --se medelfel --simultaneous
  nyckeltal stats ranks --data kostnad.csv --unit kommun --value kronor --se variation --df frihetsgrader --lower-is-better
  nyckeltal stats ranks --data trygghet.csv --unit kommun --value andel --se medelfel --format json

A set holds its unit's true place with the probability asked for: each alone, or with `--simultaneous` all together. Where
more than one unit is looked at, use `--simultaneous`. After Mogstad, Romano, Shaikh and Wilhelm (2024).

The table: CSV with a heading for each column. Semicolons and decimal commas, as Excel in Swedish writes them, are read too.";

const SHRINK_EXAMPLES: &str = "\
Examples:
  nyckeltal stats shrink --data andelar.csv --unit kommun --value andel --se medelfel
  nyckeltal stats shrink --data bcg.csv --unit trial --value yi --se se --tau dl --format json
  nyckeltal stats shrink --data andelar.csv --unit kommun --value andel --se medelfel --x inkomst,utbildning

Each value is drawn towards the mean, or towards what the columns of `--x` say, the further the more uncertain it is:
weight = se² / (se² + tau2). What is drawn towards covariates should not be ranked or judged.";

const FUNNEL_EXAMPLES: &str = "\
Examples:
  nyckeltal stats funnel --data andelar.csv --unit kommun --value andel --se medelfel
  nyckeltal stats funnel --data elever.csv --unit skola --events behoriga --population elever
  nyckeltal stats funnel --data olyckor.csv --unit kommun --events olyckor --population invanare --rate

Limits of 95 % and 99.8 % after Spiegelhalter (2005). One unit in twenty lies outside the inner limits by chance alone.
The target is what the units have together, weighed by size: one that is much larger than all others moves it. Hold them against a
value from elsewhere with `--target` then. With fewer than ten units over-dispersion cannot be told.";

/// `nyckeltal stats`.
#[derive(Debug, Subcommand)]
pub enum Stats {
    /// Places with their uncertainty.
    #[command(after_help = RANKS_EXAMPLES)]
    Ranks(RanksArguments),
    /// Estimates drawn towards what is usual, as far as they are uncertain.
    #[command(after_help = SHRINK_EXAMPLES)]
    Shrink(ShrinkArguments),
    /// Who stands out by more than chance, given how large they are.
    #[command(after_help = FUNNEL_EXAMPLES)]
    Funnel(FunnelArguments),
    /// How much of a column follows from others: least squares with errors that hold.
    Regress(crate::stats_regress::RegressArguments),
}

/// The table, and how the answer is printed.
#[derive(Debug, Args)]
pub struct Source {
    /// The table: CSV with a heading for each column and a row for each unit.
    #[arg(long, value_name = "FILE")]
    pub data: PathBuf,
    /// The column with the units' names.
    #[arg(long, value_name = "COL")]
    pub unit: String,
    /// Leave out rows with an empty cell or one of Statistics Sweden's marks (`..`, `-`, `.`), and list them.
    #[arg(long)]
    pub skip_missing: bool,
    /// For people, or for another program.
    #[arg(long, default_value = "table")]
    pub format: Format,
}

/// `nyckeltal stats ranks`.
#[derive(Debug, Args)]
pub struct RanksArguments {
    /// The table.
    #[command(flatten)]
    pub source: Source,
    /// The column with the values.
    #[arg(long, value_name = "COL")]
    pub value: String,
    /// The column with their standard errors; nought is a value known exactly.
    #[arg(long, value_name = "COL")]
    pub se: String,
    /// The column with the standard errors' degrees of freedom, where those are estimated.
    #[arg(long, value_name = "COL")]
    pub df: Option<String>,
    /// With what probability the sets hold the true places.
    #[arg(long, default_value_t = 0.95, value_parser = decimal)]
    pub level: f64,
    /// All sets hold together, not each alone.
    #[arg(long)]
    pub simultaneous: bool,
    /// How many draws the sets are made of.
    #[arg(long, value_name = "N", default_value_t = RankSetOptions::default().n_draws)]
    pub draws: usize,
    /// What the draws follow from: the same seed gives the same answer.
    #[arg(long, value_name = "N", default_value_t = RankSetOptions::default().seed)]
    pub seed: u64,
    /// The smallest value is first.
    #[arg(long)]
    pub lower_is_better: bool,
}

/// `nyckeltal stats shrink`.
#[derive(Debug, Args)]
pub struct ShrinkArguments {
    /// The table.
    #[command(flatten)]
    pub source: Source,
    /// The column with the values.
    #[arg(long, value_name = "COL")]
    pub value: String,
    /// The column with their standard errors, above nought.
    #[arg(long, value_name = "COL")]
    pub se: String,
    /// Columns to draw towards, in place of the mean.
    #[arg(long, value_name = "COL,…", value_delimiter = ',')]
    pub x: Vec<String>,
    /// How the variance between units is estimated.
    #[arg(long, default_value = "pm")]
    pub tau: Tau,
}

/// How the variance between units is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tau {
    /// DerSimonian and Laird (1986).
    Dl,
    /// Paule and Mandel (1982).
    Pm,
}

/// `nyckeltal stats funnel`.
#[derive(Debug, Args)]
pub struct FunnelArguments {
    /// The table.
    #[command(flatten)]
    pub source: Source,
    /// The column with the values; for counts, `--events` in its place.
    #[arg(long, value_name = "COL", requires = "se", required_unless_present = "events")]
    pub value: Option<String>,
    /// The column with their standard errors, above nought.
    #[arg(long, value_name = "COL", requires = "value")]
    pub se: Option<String>,
    /// The column with counts of events.
    #[arg(long, value_name = "COL", requires = "population", conflicts_with_all = ["value", "se"])]
    pub events: Option<String>,
    /// The column with what the events are counted among.
    #[arg(long, value_name = "COL", requires = "events")]
    pub population: Option<String>,
    /// Events may happen more than once to each: a rate, not a share.
    #[arg(long, requires = "events")]
    pub rate: bool,
    /// What the units are held against [default: their own mean].
    #[arg(long, value_name = "VALUE", allow_negative_numbers = true, value_parser = decimal)]
    pub target: Option<f64>,
    /// What is done when all units differ by more than chance.
    #[arg(long, default_value = "additive")]
    pub dispersion: DispersionArgument,
}

/// What is done when all units differ by more than chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DispersionArgument {
    /// Limits of chance alone.
    None,
    /// Limits widened alike for all.
    Multiplicative,
    /// A variance added to each.
    Additive,
}

/// More pairs and draws than this take over a second.
const N_COMPARISONS_QUICK: f64 = 1e9;

/// Runs it, and gives what is to be printed.
pub fn run(stats: Stats) -> Result<String, Error> {
    match stats {
        Stats::Regress(arguments) => crate::stats_regress::run(arguments),
        Stats::Ranks(arguments) => {
            let table = StatsTable::read(&arguments.source.data)?;
            let n = table.n_rows() as f64;
            if n * n * arguments.draws as f64 > N_COMPARISONS_QUICK {
                eprintln!("Drawing {} times for {n} units …", arguments.draws);
            }
            let format = arguments.source.format;
            let found = app::stats::ranks(&table, &ranks_options(arguments))?;
            Ok(match format {
                Format::Table => ranks_table(&found),
                Format::Json => json(&found),
                Format::Csv => ranks_csv(&found),
            })
        }
        Stats::Shrink(arguments) => {
            let table = StatsTable::read(&arguments.source.data)?;
            let options = ShrinkOptions {
                covariates: arguments.x,
                between: match arguments.tau {
                    Tau::Dl => BetweenVariance::DerSimonianLaird,
                    Tau::Pm => BetweenVariance::PauleMandel,
                },
                columns: estimate_columns(&arguments.source, arguments.value, arguments.se),
            };
            let found = app::stats::shrunk(&table, &options)?;
            Ok(match arguments.source.format {
                Format::Table => shrunk_table(&found),
                Format::Json => json(&found),
                Format::Csv => shrunk_csv(&found),
            })
        }
        Stats::Funnel(arguments) => {
            let table = StatsTable::read(&arguments.source.data)?;
            let format = arguments.source.format;
            let found = app::stats::funnelled(&table, &funnel_options(arguments))?;
            if let Some(warning) = &found.warning {
                eprintln!("warning: {warning}");
            }
            Ok(match format {
                Format::Table => funnel_table(&found),
                Format::Json => json(&found),
                Format::Csv => funnel_csv(&found),
            })
        }
    }
}

/// With a decimal point or a comma.
pub fn decimal(text: &str) -> Result<f64, std::num::ParseFloatError> {
    text.trim().replacen(',', ".", 1).parse()
}

fn estimate_columns(source: &Source, value: String, standard_error: String) -> EstimateColumns {
    EstimateColumns { unit: source.unit.clone(), value, standard_error, skip_missing: source.skip_missing }
}

fn ranks_options(arguments: RanksArguments) -> RanksOptions {
    RanksOptions {
        columns: estimate_columns(&arguments.source, arguments.value, arguments.se),
        degrees_of_freedom: arguments.df,
        simultaneous: arguments.simultaneous,
        sets: RankSetOptions {
            level: arguments.level,
            n_draws: arguments.draws,
            seed: arguments.seed,
            better: if arguments.lower_is_better { Better::Lower } else { Better::Higher },
        },
    }
}

fn funnel_options(arguments: FunnelArguments) -> FunnelTableOptions {
    let columns = match (arguments.events, arguments.population) {
        (Some(events), Some(population)) => FunnelColumns::Counts {
            unit: arguments.source.unit,
            events,
            population,
            is_rate: arguments.rate,
            skip_missing: arguments.source.skip_missing,
        },
        _ => {
            let (value, se) = (arguments.value.unwrap_or_default(), arguments.se.unwrap_or_default());
            FunnelColumns::Estimates(estimate_columns(&arguments.source, value, se))
        }
    };
    let dispersion = match arguments.dispersion {
        DispersionArgument::None => Dispersion::Chance,
        DispersionArgument::Multiplicative => Dispersion::Multiplicative,
        DispersionArgument::Additive => Dispersion::Additive,
    };
    FunnelTableOptions {
        columns,
        limits: FunnelOptions { target: arguments.target, dispersion, ..FunnelOptions::default() },
    }
}

/// The answer for another program.
pub fn json(found: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(found).expect("texts, numbers and lists are JSON") + "\n"
}

fn ranks_csv(found: &Ranks) -> String {
    let rows = found.units.iter().map(|unit| {
        let places = [unit.rank, unit.rank_low, unit.rank_high].map(|place| place.to_string());
        [quoted(&unit.unit), unit.value.to_string()].into_iter().chain(places).collect()
    });
    csv("unit,value,rank,rank_low,rank_high", rows)
}

fn shrunk_csv(found: &ShrunkTable) -> String {
    let rows = found.units.iter().map(|unit| {
        let numbers = [unit.raw, unit.shrunk, unit.weight].map(|number| number.to_string());
        std::iter::once(quoted(&unit.unit)).chain(numbers).collect()
    });
    csv("unit,raw,shrunk,weight", rows)
}

fn funnel_csv(found: &FunnelTable) -> String {
    let rows = found.units.iter().map(|unit| {
        let numbers = [unit.value, unit.standard_error, unit.z, unit.low_95, unit.high_95, unit.low_998, unit.high_998];
        let sides = [unit.outside_95, unit.outside_998].map(|side| side.unwrap_or_default().to_owned());
        let numbers = numbers.map(|number| number.to_string());
        std::iter::once(quoted(&unit.unit)).chain(numbers).chain(sides).collect()
    });
    csv("unit,value,standard_error,z,low_95,high_95,low_998,high_998,outside_95,outside_998", rows)
}

/// Rows below their headings.
pub fn csv(head: &str, rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = format!("{head}\n");
    for cells in rows {
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

fn ranks_table(found: &Ranks) -> String {
    let mut table = new_table(&["Unit", "Value", "Place", "May truly be"]);
    let mut units: Vec<_> = found.units.iter().collect();
    units.sort_by_key(|unit| unit.rank);
    for unit in &units {
        let (low, high) = (unit.rank_low, unit.rank_high);
        let set = if low == high { low.to_string() } else { format!("{low}–{high}") };
        table.add_row([Cell::new(&unit.unit), right(unit.value.to_string()), right(unit.rank.to_string()), right(set)]);
    }
    let percent = shown(100.0 * found.level);
    let holds = match found.method {
        "simultaneous" => format!("All sets hold together with a probability of {percent} %."),
        _ => format!("Each set holds alone with a probability of {percent} %; to compare units, use `--simultaneous`."),
    };
    let better = if found.better == "lower" { "Lower is better." } else { "Higher is better." };
    format!("{table}\n{better} {} units. {holds}\n{}", found.units.len(), left_out(&found.missing))
}

fn shrunk_table(found: &ShrunkTable) -> String {
    let mut table = new_table(&["Unit", "Raw", "Shrunk", "Weight of the usual"]);
    for unit in &found.units {
        let numbers = [unit.raw, unit.shrunk, unit.weight].map(|number| right(shown(number)));
        table.add_row(std::iter::once(Cell::new(&unit.unit)).chain(numbers));
    }
    let (tau2, mean, mean_se) = (shown(found.tau2), shown(found.mean), shown(found.mean_se));
    let mut text = format!("{table}\nMean {mean} (standard error {mean_se}), variance between units {tau2}.\n");
    for slope in &found.covariates {
        let (coefficient, standard_error) = (shown(slope.coefficient), shown(slope.standard_error));
        let _ = writeln!(text, "Per one of `{}` {coefficient} (standard error {standard_error}).", slope.column);
    }
    if !found.covariates.is_empty() {
        text.push_str("Drawn towards covariates: not to be ranked or judged.\n");
    }
    text + &left_out(&found.missing)
}

fn funnel_table(found: &FunnelTable) -> String {
    let mut table = new_table(&["Unit", "Value", "95 % limits", "99.8 % limits", "Outside"]);
    for unit in &found.units {
        let outside = match (unit.outside_998, unit.outside_95) {
            (Some(side), _) => format!("{side} 99.8 %"),
            (None, Some(side)) => format!("{side} 95 %"),
            (None, None) => String::new(),
        };
        let range = |low, high| right(format!("{} – {}", shown(low), shown(high)));
        table.add_row([
            Cell::new(&unit.unit),
            right(shown(unit.value)),
            range(unit.low_95, unit.high_95),
            range(unit.low_998, unit.high_998),
            Cell::new(outside),
        ]);
    }
    let n_outside = |is_outside: &dyn Fn(&app::stats::FunnelTableUnit) -> bool| {
        found.units.iter().filter(|unit| is_outside(unit)).count()
    };
    format!(
        "{table}\nTarget {}. Outside 95 %: {} of {}; outside 99.8 %: {}. Over-dispersion φ {} ({}).\n{}",
        shown(found.target),
        n_outside(&|unit| unit.outside_95.is_some()),
        found.units.len(),
        n_outside(&|unit| unit.outside_998.is_some()),
        shown(found.phi),
        found.dispersion,
        left_out(&found.missing)
    )
}

/// Who was left out, in a line.
pub fn left_out(missing: &[MissingRow]) -> String {
    let names: Vec<String> = missing.iter().map(|row| format!("{} (no `{}`)", row.unit, row.column)).collect();
    if names.is_empty() { String::new() } else { format!("Left out: {}.\n", names.join(", ")) }
}

/// A table for the terminal.
pub fn new_table(head: &[&str]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(head.iter().copied());
    table
}

/// A cell with a number.
pub fn right(text: String) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

/// Four figures, as many as a reader compares; the rest is in the other formats.
pub fn shown(number: f64) -> String {
    figures(number, 4)
}

/// So many figures at most, all those before the decimal point among them.
pub fn figures(number: f64, n_figures: i32) -> String {
    let n_before: i32 =
        format!("{:e}", number.abs()).split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    let n_decimals = (n_figures - 1 - n_before).clamp(0, 9) as usize;
    let text = format!("{number:.n_decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}
