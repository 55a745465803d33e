//! `nyckeltal index`: the publisher's indices made anew, and an index of any key figures.

use app::{Error, IndexCheck, IndexCheckOptions, IndexCheckRow, QuantileDefinition, RKA, Sign, Spread, TrimmedScale};
use clap::{Args, Subcommand, ValueEnum};

use crate::arguments::{Answer, Lang};
use crate::bars::Bars;
use crate::grid::{Side, as_csv, as_table, raw, shown};

const CHECK_EXAMPLES: &str = "\
Examples:
  nyckeltal index check                       every index of RKA's, every year, against the published values
  nyckeltal index check --format json         all of it, for another program
  nyckeltal index check --percentile 7        with another definition of a percentile, to see how much it matters";

/// `nyckeltal index`.
#[derive(Debug, Args)]
pub struct Index {
    /// What to do.
    #[command(subcommand)]
    pub command: IndexCommand,
}

/// What to do with indices.
#[derive(Debug, Subcommand)]
pub enum IndexCommand {
    /// Make RKA's indices anew from their definitions, and hold them against the published values.
    Check(Check),
    /// Make an index of any key figures, with the places of other ways of making it.
    Make(crate::index_make::Make),
}

/// `nyckeltal index check`.
#[derive(Debug, Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub struct Check {
    /// The definition of a percentile, by its number in Hyndman and Fan (1996); 6 fits the published values best.
    #[arg(long, value_name = "4–9", default_value = "6", value_parser = clap::value_parser!(u8).range(4..=9))]
    pub percentile: u8,
    /// Between what the values inside the percentiles are spread.
    #[arg(long, default_value = "innermost")]
    pub spread: SpreadAsked,
    /// How it is answered, and from what.
    #[command(flatten)]
    pub answer: Answer,
}

/// Between what values are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SpreadAsked {
    /// Between the outermost values that are left: they are 0 and 100, too.
    Innermost,
    /// Between the percentiles.
    Percentiles,
}

/// Runs what was asked. Gives what goes to standard output.
///
/// # Errors
/// Those of the operation.
pub fn run(index: Index) -> Result<String, Error> {
    match index.command {
        IndexCommand::Check(check) => run_check(check),
        IndexCommand::Make(make) => crate::index_make::run(make),
    }
}

fn run_check(check: Check) -> Result<String, Error> {
    let definition = QuantileDefinition::ALL.into_iter().find(|one| one.number() == check.percentile);
    let spread = match check.spread {
        SpreadAsked::Innermost => Spread::InnermostToEnds,
        SpreadAsked::Percentiles => Spread::PercentilesToEnds,
    };
    let scale = TrimmedScale { definition: definition.unwrap_or(RKA.definition), spread, ..RKA };
    let bars = Bars::new();
    let found = app::check_indices(&IndexCheckOptions { lake: check.answer.kept.lake(), scale }, &bars);
    bars.finish();
    Ok(check.answer.told(&found?, check_csv, check_table))
}

/// What the check's table says in one language.
struct Words {
    heads: [&'static str; 9],
    kinds: [&'static str; 3],
    lacking: &'static str,
    explanations: [&'static str; 4],
    after_fit: &'static str,
    foot: &'static str,
}

fn words(lang: Lang) -> Words {
    match lang {
        Lang::Sv => Words {
            heads: ["Index", "", "År", "Kommuner", "Inom 0,5", "Median", "Störst", "Korrelation", "Förklaring"],
            kinds: ["resurs", "kvalitet", "effektivitet"],
            lacking: "finns inte i källan:",
            explanations: [
                "samma",
                "skalans ändpunkter har flyttats av några reviderade värden",
                "underlaget är reviderat, säger källan",
                "oförklarat: underlaget eller beräkningen kan ha varit en annan",
            ],
            after_fit: "inom 0,5 med anpassade ändpunkter",
            foot: "Egen bearbetning av uppgifter ur Kolada: indexen omräknade ur sina definitioner, mot de publicerade.",
        },
        Lang::En => Words {
            heads: [
                "Index",
                "",
                "Year",
                "Municipalities",
                "Within 0.5",
                "Median",
                "Largest",
                "Correlation",
                "Explanation",
            ],
            kinds: ["resource", "quality", "efficiency"],
            lacking: "the source does not serve:",
            explanations: [
                "same",
                "the scale's ends were moved by a few revised values",
                "the input was revised, the source says",
                "unexplained: the inputs or the reckoning may have been others",
            ],
            after_fit: "within 0.5 with the ends fitted",
            foot: "Own processing of figures from Kolada: the indices made anew from their definitions, against the published ones.",
        },
    }
}

fn check_table(found: &IndexCheck, lang: Lang) -> String {
    let words = words(lang);
    let sides = [
        Side::Left,
        Side::Left,
        Side::Right,
        Side::Right,
        Side::Right,
        Side::Right,
        Side::Right,
        Side::Right,
        Side::Left,
    ];
    let heads: Vec<(&str, Side)> = words.heads.iter().copied().zip(sides).collect();
    let rows: Vec<Vec<String>> = found.rows.iter().map(|row| check_row(row, &words, lang)).collect();
    format!("{}{}\n", as_table(&heads, &rows), words.foot)
}

fn check_row(row: &IndexCheckRow, words: &Words, lang: Lang) -> Vec<String> {
    let service = if lang == Lang::Sv { &row.service } else { &row.service_en };
    let kind = words.kinds[row.kind as usize];
    let number = |value: Option<f64>, decimals| shown(value, decimals, Sign::Negative, lang);
    let agreement = row.agreement.as_ref();
    let percent = |share: f64| format!("{} %", shown(Some(100.0 * share), 1, Sign::Negative, lang));
    let explanation = match agreement {
        None => format!("{} {}", words.lacking, row.lacking.join(", ")),
        Some(agreement) => {
            let at = ["same", "ends_moved", "told_revised", "unexplained"]
                .iter()
                .position(|name| *name == agreement.explanation)
                .unwrap_or(3);
            match agreement.share_within_half_ends_fitted {
                Some(share) if at > 0 => format!("{} ({} {})", words.explanations[at], percent(share), words.after_fit),
                _ => words.explanations[at].to_owned(),
            }
        }
    };
    vec![
        row.index.clone(),
        format!("{kind}, {service}"),
        row.year.map_or_else(|| "–".to_owned(), |year| year.to_string()),
        agreement.map_or(row.n_published, |agreement| agreement.n_compared).to_string(),
        agreement.map_or_else(|| "–".to_owned(), |agreement| percent(agreement.share_within_half)),
        number(agreement.map(|agreement| agreement.median_difference), 2),
        number(agreement.map(|agreement| agreement.largest_difference), 1),
        number(agreement.and_then(|agreement| agreement.correlation), 4),
        explanation,
    ]
}

fn check_csv(found: &IndexCheck) -> String {
    let heads = [
        "index",
        "service",
        "kind",
        "year",
        "n_published",
        "n_compared",
        "share_within_half",
        "median_difference",
        "largest_difference",
        "correlation",
        "n_only_published",
        "n_only_computed",
        "share_within_half_ends_fitted",
        "explanation",
        "inputs",
        "lacking",
    ];
    let rows: Vec<Vec<String>> = found
        .rows
        .iter()
        .map(|row| {
            let agreement = row.agreement.as_ref();
            vec![
                row.index.clone(),
                row.service.clone(),
                format!("{:?}", row.kind).to_lowercase(),
                raw(row.year),
                row.n_published.to_string(),
                raw(agreement.map(|agreement| agreement.n_compared)),
                raw(agreement.map(|agreement| agreement.share_within_half)),
                raw(agreement.map(|agreement| agreement.median_difference)),
                raw(agreement.map(|agreement| agreement.largest_difference)),
                raw(agreement.and_then(|agreement| agreement.correlation)),
                raw(agreement.map(|agreement| agreement.n_only_published)),
                raw(agreement.map(|agreement| agreement.n_only_computed)),
                raw(agreement.and_then(|agreement| agreement.share_within_half_ends_fitted)),
                raw(agreement.map(|agreement| agreement.explanation)),
                agreement.map_or_else(String::new, |agreement| agreement.inputs.join(" ")),
                row.lacking.join("; "),
            ]
        })
        .collect();
    as_csv(&heads, &rows)
}
