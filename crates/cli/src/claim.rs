//! `nyckeltal claim`, `claims` and `adjusted`: is it just income?

use std::fmt::Write;
use std::path::PathBuf;

use app::{
    AdjustedOptions, AdjustedTold, ClaimOptions, ClaimTold, ClaimsOptions, ClaimsTold, Error, KeyFigureId, Year,
};
use clap::Args;
use comfy_table::Cell;

use crate::arguments::{Answer, Format, Lang, Service};
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

const CLAIMS_EXAMPLES: &str = "\
Examples:
  nyckeltal claims                            income against every result of the built-in day
  nyckeltal claims dagen.toml --because education
  nyckeltal claims --all --because income     against everything in the lake: where it holds most, and least
  nyckeltal claims --all --format csv > inkomst.csv

Many questions at once find something by chance alone: the false-discovery rate (Benjamini and Hochberg 1995) is told with the size of
the family. Nothing is fetched: run `nyckeltal sync --all` first.";

const ADJUSTED_EXAMPLES: &str = "\
Examples:
  nyckeltal adjusted N15508                   as it is, with structure accounted for, against similar ones, and the cost
  nyckeltal adjusted N00664 --programme dagen.toml --format json

Accounted for: income, size, density, education, age, the foreign-born and the tax base, by a line through all municipalities; each is
reckoned without itself. Places have bands that hold for the whole group at once; that the line is uncertain is not in them.";

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

/// `nyckeltal adjusted`.
#[derive(Debug, Args)]
#[command(after_help = ADJUSTED_EXAMPLES)]
pub struct AdjustedAsked {
    /// The key figure's id at Kolada.
    pub key_figure: KeyFigureId,
    /// A programme whose group it is told for; without one, the eight of Södertörn.
    #[arg(long, value_name = "FILE")]
    pub programme: Option<PathBuf>,
    /// For people, or for another program.
    #[arg(long, default_value = "table")]
    pub format: Format,
    /// Where figures come from.
    #[command(flatten)]
    pub service: Service,
}

/// The two bounds, where some were written; any other number of them is refused with the others.
fn bounds(given: &[f64]) -> Option<[f64; 2]> {
    match given {
        [] => None,
        [low, high] => Some([*low, *high]),
        _ => Some([f64::NAN; 2]),
    }
}

/// Runs `claim`. Gives what goes to standard output.
///
/// # Errors
/// Those of the operation.
pub fn run_claim(asked: ClaimAsked) -> Result<String, Error> {
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

/// Runs `claims`. Gives what goes to standard output.
///
/// # Errors
/// Those of the operation.
pub fn run_claims(asked: ClaimsAsked) -> Result<String, Error> {
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

/// Runs `adjusted`. Gives what goes to standard output.
///
/// # Errors
/// Those of the operation.
pub fn run_adjusted(asked: AdjustedAsked) -> Result<String, Error> {
    let options =
        AdjustedOptions { key_figure: asked.key_figure, programme: asked.programme, service: asked.service.options() };
    let bars = Bars::new();
    let told = app::adjusted_for_structure(&options, &bars);
    bars.finish();
    let told = told?;
    Ok(match asked.format {
        Format::Json => json(&told),
        Format::Csv => adjusted_csv(&told),
        Format::Table => adjusted_text(&told),
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
        told.verdict,
        told.n,
        figures(told.r_squared, 3),
        figures(told.r_squared_low, 3),
        figures(told.r_squared_high, 3),
        figures(told.standardised_slope.estimate, 3),
        figures(told.standardised_slope.low, 3),
        figures(told.standardised_slope.high, 3),
        likely(told.p),
        &told.snapshot[..told.snapshot.len().min(12)],
    );
    text
}

/// A share with one decimal.
fn percent(share: f64) -> String {
    format!("{:.1}", 100.0 * share)
}

/// A p, as far down as it is worth telling.
fn likely(p: f64) -> String {
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

fn adjusted_text(told: &AdjustedTold) -> String {
    let decimals = told.decimals.max(0) as usize;
    let number =
        |value: Option<f64>| right(value.map_or_else(|| "–".to_owned(), |value| format!("{value:.decimals$}")));
    let place = |place: Option<usize>, low: Option<usize>, high: Option<usize>| {
        right(match (place, low, high) {
            (Some(place), Some(low), Some(high)) => format!("{place} ({low}–{high})"),
            (Some(place), ..) => place.to_string(),
            _ => "–".to_owned(),
        })
    };
    let cost = told.cost.as_ref().map_or_else(|| "Cost".to_owned(), |id| format!("Cost {id}"));
    let mut table =
        new_table(&["", "As it is", "Place", "Expected", "Adjusted", "Place", "To similar", &cost, "To expected, %"]);
    for row in &told.rows {
        table.add_row([
            Cell::new(&row.name),
            number(row.raw),
            place(row.raw_place, row.raw_place_low, row.raw_place_high),
            number(row.expected),
            number(row.adjusted),
            place(row.adjusted_place, row.adjusted_place_low, row.adjusted_place_high),
            number(row.to_similar),
            right(row.cost.map_or_else(|| "–".to_owned(), |cost| format!("{cost:.0}"))),
            right(row.cost_to_expected.map_or_else(|| "–".to_owned(), |percent| format!("{percent:+.1}"))),
        ]);
    }
    format!(
        "{} ({}), {}{}\n{table}\nAccounted for: {}. Together {} % of the differences between {} municipalities (90 %: {} – {}).\n\
         Adjusted: the mean {} and what the structure leaves. Own processing.\n",
        told.name,
        told.key_figure,
        told.year,
        if told.unit.is_empty() { String::new() } else { format!(", {}", told.unit) },
        told.accounted_for.join(", "),
        figures(100.0 * told.r_squared, 3),
        told.n,
        figures(100.0 * told.r_squared_low, 3),
        figures(100.0 * told.r_squared_high, 3),
        figures(told.mean, 4),
    )
}

fn adjusted_csv(told: &AdjustedTold) -> String {
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let count = |value: Option<usize>| value.map(|value| value.to_string()).unwrap_or_default();
    let rows = told.rows.iter().map(|row| {
        vec![
            row.id.clone(),
            quoted(&row.name),
            number(row.raw),
            count(row.raw_place),
            count(row.raw_place_low),
            count(row.raw_place_high),
            number(row.expected),
            number(row.adjusted),
            count(row.adjusted_place),
            count(row.adjusted_place_low),
            count(row.adjusted_place_high),
            number(row.similar),
            number(row.cost),
            number(row.cost_to_expected),
        ]
    });
    csv(
        "id,name,raw,raw_place,raw_place_low,raw_place_high,expected,adjusted,adjusted_place,adjusted_place_low,adjusted_place_high,similar,cost,cost_to_expected",
        rows,
    )
}
