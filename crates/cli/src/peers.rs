//! `nyckeltal peers`: who a municipality is like, and why.

use app::{Error, Metric, PeerRow, Peers, PeersOptions, Sign};
use clap::{Args, ValueEnum};

use crate::arguments::{Answer, Lang};
use crate::bars::Bars;
use crate::grid::{Side, as_csv, as_table, shown};

const EXAMPLES: &str = "\
Examples:
  nyckeltal peers Haninge                     Kolada's similar municipalities, and the seven nearest on structure
  nyckeltal peers 0136 --n 12 --metric mahalanobis
  nyckeltal peers Haninge --outcome N00905    before incomes are compared: they are left out of the structure
  nyckeltal peers Haninge --format json       each variable's share of each distance";

/// `nyckeltal peers`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct PeersAsked {
    /// A municipality's name or code.
    pub municipality: String,
    /// How many neighbours.
    #[arg(long, value_name = "N", default_value = "7", value_parser = clap::value_parser!(u16).range(1..=50))]
    pub n: u16,
    /// How far apart two municipalities are.
    #[arg(long, default_value = "euclidean")]
    pub metric: MetricAsked,
    /// What the peers are to be compared on: a variable of structure that holds it is left out.
    #[arg(long, value_name = "KEY_FIGURE")]
    pub outcome: Option<app::KeyFigureId>,
    /// How it is answered, and from what.
    #[command(flatten)]
    pub answer: Answer,
}

/// How far apart two municipalities are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MetricAsked {
    /// Every variable counts alike.
    Euclidean,
    /// What variables have in common counts once (Ledoit–Wolf covariance).
    Mahalanobis,
}

/// Runs what was asked. Gives what goes to standard output.
///
/// # Errors
/// Those of the operation.
pub fn run(asked: PeersAsked) -> Result<String, Error> {
    let options = PeersOptions {
        lake: asked.answer.kept.lake(),
        municipality: asked.municipality,
        n_peers: usize::from(asked.n),
        metric: match asked.metric {
            MetricAsked::Euclidean => Metric::Euclidean,
            MetricAsked::Mahalanobis => Metric::Mahalanobis,
        },
        outcome: asked.outcome,
    };
    let bars = Bars::new();
    let found = app::peers(&options, &bars);
    bars.finish();
    Ok(asked.answer.told(&found?, csv, table))
}

fn table(found: &Peers, lang: Lang) -> String {
    let sv = lang == Lang::Sv;
    let Peers { municipality, .. } = found;
    let heads =
        if sv { ["Kommun", "Avstånd", "Varför", "Grupper"] } else { ["Municipality", "Distance", "Why", "Groups"] };
    let heads: Vec<(&str, Side)> = heads.into_iter().zip([Side::Left, Side::Right, Side::Left, Side::Right]).collect();
    let rows: Vec<Vec<String>> = found
        .nearest
        .iter()
        .map(|peer| {
            let distance = shown(Some(peer.distance), 2, Sign::Negative, lang);
            vec![peer.municipality.clone(), distance, reason(peer, municipality, lang), peer.n_published.to_string()]
        })
        .collect();
    let title = if sv { "närmast på struktur" } else { "nearest on structure" };
    let metric = match (sv, found.metric) {
        (true, "euclidean") => "euklidiskt avstånd",
        (true, _) => "Mahalanobis avstånd",
        (false, metric) => metric,
    };
    let mut text = format!("{municipality}: {title} ({metric})\n{}", as_table(&heads, &rows));
    if found.nobody_is_near {
        text += &if sv {
            format!(
                "Ingen kommun är nära {municipality}: avståndet till den närmaste är större än för nästan alla andra.\n"
            )
        } else {
            format!("Nobody is near {municipality}: its nearest is further away than nearly everybody else's.\n")
        };
    }
    let names: Vec<&str> =
        found.variables.iter().map(|one| if sv { one.name_sv.as_str() } else { one.name_en.as_str() }).collect();
    text += &if sv {
        format!(
            "Jämfört på {} bland {} kommuner. Grupper: hur många av Koladas egna grupper kommunen ingår i.\n",
            names.join(", "),
            found.n_municipalities
        )
    } else {
        format!(
            "Compared by {} among {} municipalities. Groups: how many of Kolada's own it belongs to.\n",
            names.join(", "),
            found.n_municipalities
        )
    };
    if !found.lacking.is_empty() {
        text += &format!("{}: {}\n", if sv { "Saknar uppgift" } else { "Lacking figures" }, found.lacking.join(", "));
    }
    text += if sv { "Egen bearbetning av uppgifter ur Kolada.\n" } else { "Own processing of figures from Kolada.\n" };
    if found.published.is_empty() {
        text += if sv {
            "\nKolada har inga liknande kommuner för den.\n"
        } else {
            "\nKolada has no similar municipalities for it.\n"
        };
    }
    for group in &found.published {
        text += &format!("\n{} ({})\n  {}\n", group.title, group.group, group.members.join(", "));
    }
    if !found.published.is_empty() {
        text += if sv { "Källa: Kolada\n" } else { "Source: Kolada\n" };
    }
    text
}

/// "lik Tyresö: befolkning, äldre; olik: utbildning".
fn reason(peer: &PeerRow, municipality: &str, lang: Lang) -> String {
    let (alike, unlike, words) = match lang {
        Lang::Sv => (&peer.alike_sv, &peer.unlike_sv, ["lik", "olik"]),
        Lang::En => (&peer.alike_en, &peer.unlike_en, ["like", "unlike"]),
    };
    let mut parts = Vec::new();
    if !alike.is_empty() {
        parts.push(format!("{} {municipality}: {}", words[0], alike.join(", ")));
    }
    if !unlike.is_empty() {
        parts.push(format!("{}: {}", words[1], unlike.join(", ")));
    }
    parts.join("; ")
}

fn csv(found: &Peers) -> String {
    let mut heads = vec!["area", "municipality", "distance", "n_published"];
    let shares: Vec<String> =
        found.variables.iter().map(|one| format!("share_{}", one.name_en.replace(' ', "_"))).collect();
    heads.extend(shares.iter().map(String::as_str));
    let rows: Vec<Vec<String>> = found
        .nearest
        .iter()
        .map(|peer| {
            let mut row = vec![
                peer.area.clone(),
                peer.municipality.clone(),
                peer.distance.to_string(),
                peer.n_published.to_string(),
            ];
            row.extend(peer.contributions.iter().map(f64::to_string));
            row
        })
        .collect();
    as_csv(&heads, &rows)
}
