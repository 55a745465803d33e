//! `nyckeltal index make`: RKA's method on any key figures.

use std::path::PathBuf;

use app::{Error, GroupAsked, IndexMakeOptions, OwnIndex, Sign};
use clap::Args;

use crate::arguments::{Answer, Lang};
use crate::bars::Bars;
use crate::grid::{Side, as_csv, as_table, shown};

const EXAMPLES: &str = "\
Examples:
  nyckeltal index make --key-figures N15507,N15421           directions as reviewed
  nyckeltal index make --key-figures +N15507,-N11800 --all   + higher is better, - lower is better
  nyckeltal index make --key-figures N15507,N15421 --group 0136,0138 --choices 5000 --seed 7

Each key figure is scaled 0–100 over all municipalities, those beyond the 2.5th and 97.5th percentile at the ends; the mean is
scaled again. The range holds nine in ten of the places over other scales, weights, means and choices of key figures: how much the way of making it matters. Chance in the values
is not in it.";

/// `nyckeltal index make`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Make {
    /// Key figures with commas; + or - before one says which way is good, without it the reviewed direction counts.
    #[arg(long, value_name = "LIST", allow_hyphen_values = true)]
    pub key_figures: String,
    /// A programme whose group is shown; without one, the eight of Södertörn.
    #[arg(long, value_name = "FILE")]
    pub programme: Option<PathBuf>,
    /// In place of the programme's group: a group of Kolada's (G96274), or municipalities with commas.
    #[arg(long, value_name = "GROUP")]
    pub group: Option<String>,
    /// Show every municipality.
    #[arg(long)]
    pub all: bool,
    /// How many other ways of making it are tried.
    #[arg(long, value_name = "N", default_value = "1000", value_parser = clap::value_parser!(u32).range(100..=100_000))]
    pub choices: u32,
    /// What the other ways are drawn from.
    #[arg(long, value_name = "N", default_value = "1")]
    pub seed: u64,
    /// How it is answered, and from what.
    #[command(flatten)]
    pub answer: Answer,
}

/// Runs what was asked. Gives what goes to standard output.
///
/// # Errors
/// Those of the operation.
pub fn run(make: Make) -> Result<String, Error> {
    let options = IndexMakeOptions {
        lake: make.answer.kept.lake(),
        key_figures: make.key_figures,
        asked: GroupAsked { programme: make.programme, group: make.group },
        n_choices: make.choices as usize,
        seed: make.seed,
        all: make.all,
    };
    let bars = Bars::new();
    let made = app::make_index(&options, &bars);
    bars.finish();
    Ok(make.answer.told(&made?, csv, table))
}

fn table(made: &OwnIndex, lang: Lang) -> String {
    let sv = lang == Lang::Sv;
    let heads = if sv {
        ["Kommun", "Index", "Plats", "Nio av tio", "Alla sätt"]
    } else {
        ["Municipality", "Index", "Place", "Nine in ten", "All ways"]
    };
    let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right];
    let heads: Vec<(&str, Side)> = heads.into_iter().zip(sides).collect();
    let range = |low: usize, high: usize| if low == high { low.to_string() } else { format!("{low}–{high}") };
    let rows: Vec<Vec<String>> = made
        .rows
        .iter()
        .map(|row| {
            vec![
                row.municipality.clone(),
                shown(Some(row.index), 1, Sign::Negative, lang),
                row.place.to_string(),
                range(row.place_low, row.place_high),
                range(row.place_best, row.place_worst),
            ]
        })
        .collect();
    let mut text = String::new();
    for part in &made.key_figures {
        let way = match (sv, part.better) {
            (true, "higher") => "högre är bättre",
            (true, _) => "lägre är bättre",
            (false, "higher") => "higher is better",
            (false, _) => "lower is better",
        };
        text += &format!("{} {} ({}, {way})\n", part.key_figure, part.title, part.year);
    }
    text += &as_table(&heads, &rows);
    for (municipality, ids) in &made.lacking {
        text += &format!("{municipality} {} {}\n", if sv { "saknar" } else { "lacks" }, ids.join(", "));
    }
    let (n, ways) = (made.n, made.n_choices);
    text += &if sv {
        format!(
            "Platser bland {n} kommuner. Andra sätt: {ways} dragna (skala, vikter, medelvärde, ett nyckeltal utelämnat). Spannet visar hur mycket sättet att göra indexet betyder; slumpen i värdena ingår inte.\nEgen bearbetning av uppgifter ur Kolada.\n"
        )
    } else {
        format!(
            "Places among {n} municipalities. Other ways: {ways} drawn (scale, weights, mean, one key figure left out). The range tells how much the way of making the index matters; chance in the values is not in it.\nOwn processing of figures from Kolada.\n"
        )
    };
    text
}

fn csv(made: &OwnIndex) -> String {
    let heads = [
        "area",
        "municipality",
        "index",
        "place",
        "place_low",
        "place_high",
        "place_median",
        "place_best",
        "place_worst",
    ];
    let rows: Vec<Vec<String>> = made
        .rows
        .iter()
        .map(|row| {
            vec![
                row.area.clone(),
                row.municipality.clone(),
                row.index.to_string(),
                row.place.to_string(),
                row.place_low.to_string(),
                row.place_high.to_string(),
                row.place_median.to_string(),
                row.place_best.to_string(),
                row.place_worst.to_string(),
            ]
        })
        .collect();
    as_csv(&heads, &rows)
}
