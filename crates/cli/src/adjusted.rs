//! `nyckeltal adjusted`: a key figure as it is, and with structure accounted for.

use std::path::PathBuf;

use app::{AdjustedOptions, AdjustedTold, Error, KeyFigureId};
use clap::Args;
use comfy_table::Cell;

use crate::arguments::{Format, Service};
use crate::bars::Bars;
use crate::stats::{csv, figures, json, new_table, right};
use crate::table::quoted;

const ADJUSTED_EXAMPLES: &str = "\
Examples:
  nyckeltal adjusted N15508                   as it is, with structure accounted for, against similar ones, and the cost
  nyckeltal adjusted N00664 --programme dagen.toml --format json

Accounted for: income, size, density, education, age, the foreign-born and the tax base, by a line through all municipalities; each is
reckoned without itself. Places have bands that hold for the whole group at once; that the line is uncertain is not in them.";

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

/// Runs what was asked. Gives what goes to standard output.
///
/// # Errors
/// Those of the operation.
pub fn run(asked: AdjustedAsked) -> Result<String, Error> {
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
