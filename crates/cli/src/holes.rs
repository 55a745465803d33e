//! `nyckeltal holes`: who lacks what, and since when.

use std::path::PathBuf;

use app::holes::KeyFigureRow;
use app::{Error, GroupAsked, Holes, HolesOptions};
use clap::Args;

use crate::arguments::{Answer, Lang};
use crate::bars::Bars;
use crate::grid::{Side, as_csv, as_table, raw};

const EXAMPLES: &str = "\
Examples:
  nyckeltal holes                             the built-in day at Södertörn
  nyckeltal holes dagen.toml                  the key figures and the group of your own programme
  nyckeltal holes --group Haninge,Salem --all every key figure of the lake
  nyckeltal holes --group G96274 --format csv";

/// `nyckeltal holes`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct HolesAsked {
    /// A programme; without one, the built-in day at Södertörn.
    pub programme: Option<PathBuf>,
    /// In place of the programme's group: a group of Kolada's (G96274), or municipalities with commas.
    #[arg(long, value_name = "GROUP")]
    pub group: Option<String>,
    /// Every key figure of the lake, and not those of the programme alone.
    #[arg(long)]
    pub all: bool,
    /// How it is answered, and from what.
    #[command(flatten)]
    pub answer: Answer,
}

/// The kinds of holes in the order told: what the municipality can mend first.
const KINDS: [(&str, &str, &str); 8] = [
    ("stopped", "har slutat rapportera", "stopped reporting"),
    ("never", "aldrig rapporterat", "never reported"),
    ("late", "senaste året saknas", "the newest year is missing"),
    ("withdrawn", "uppgiften är tillbakadragen", "withdrawn"),
    ("suppressed", "sekretess", "suppressed"),
    ("not_applicable", "verksamheten finns inte", "not applicable"),
    ("nothing_planned", "ingen ny siffra planerad", "no new figure planned"),
    ("discontinued", "nyckeltalet är nedlagt", "the key figure is discontinued"),
];

/// Runs what was asked. Gives what goes to standard output.
///
/// # Errors
/// Those of the operation.
pub fn run(asked: HolesAsked) -> Result<String, Error> {
    let options = HolesOptions {
        lake: asked.answer.kept.lake(),
        asked: GroupAsked { programme: asked.programme, group: asked.group },
        all: asked.all,
    };
    let bars = Bars::new();
    let found = app::holes(&options, &bars);
    bars.finish();
    Ok(asked.answer.told(&found?, csv, table))
}

fn table(found: &Holes, lang: Lang) -> String {
    let sv = lang == Lang::Sv;
    let heads = if sv {
        [
            ("Nyckeltal", Side::Left),
            ("", Side::Left),
            ("Senast", Side::Right),
            ("Kommuner, med sitt senaste år", Side::Left),
        ]
    } else {
        [
            ("Key figure", Side::Left),
            ("", Side::Left),
            ("Newest", Side::Right),
            ("Municipalities, with their last year", Side::Left),
        ]
    };
    let mut text = String::new();
    for (kind, in_sv, in_en) in KINDS {
        let mut rows = Vec::new();
        for row in &found.key_figures {
            let of_kind = row.holes.iter().filter(|hole| hole.kind == kind);
            let named: Vec<String> = of_kind
                .map(|hole| match hole.last {
                    Some(last) => format!("{} ({last})", hole.municipality),
                    None => hole.municipality.clone(),
                })
                .collect();
            let named = if ["discontinued", "nothing_planned"].contains(&kind) && named.len() == found.members.len() {
                vec![if sv { "alla" } else { "all" }.to_owned()]
            } else {
                named
            };
            if !named.is_empty() {
                rows.push(vec![row.key_figure.clone(), row.title.clone(), raw(row.newest), named.join(", ")]);
            }
        }
        if !rows.is_empty() {
            text += &format!("{} ({})\n{}\n", if sv { in_sv } else { in_en }, rows.len(), as_table(&heads, &rows));
        }
    }
    text += &summary(found, sv);
    text
}

/// Of key figures without figures so many are named in a text: of all of Kolada they are thousands.
const N_IDS_NAMED: usize = 20;

fn summary(found: &Holes, sv: bool) -> String {
    let named = KINDS.iter().filter_map(|(kind, in_sv, in_en)| {
        let n_of = |row: &KeyFigureRow| row.holes.iter().filter(|hole| hole.kind == *kind).count();
        let counts: Vec<usize> = found.key_figures.iter().map(n_of).filter(|n| *n > 0).collect();
        let (n, n_values) = (counts.len(), counts.iter().sum::<usize>());
        (n > 0).then(|| match sv {
            true => format!("{in_sv} i {n} nyckeltal ({n_values} kommunvärden)"),
            false => format!("{in_en} in {n} key figures ({n_values} municipal values)"),
        })
    });
    let named: Vec<String> = named.collect();
    let (n, m) = (found.n_key_figures, found.members.len());
    let mut text = match (sv, named.is_empty()) {
        (true, true) => format!("{n} nyckeltal, {m} kommuner: ingenting saknas.\n"),
        (true, false) => format!("{n} nyckeltal, {m} kommuner: {}.\n", named.join("; ")),
        (false, true) => format!("{n} key figures, {m} municipalities: nothing is missing.\n"),
        (false, false) => format!("{n} key figures, {m} municipalities: {}.\n", named.join("; ")),
    };
    for (ids, in_sv, in_en) in [
        (&found.empty, "Källan har inga uppgifter för", "The source has no figures of"),
        (&found.not_kept, "Sjön saknar (hämta med nyckeltal sync)", "The lake lacks (fetch with nyckeltal sync)"),
    ] {
        if !ids.is_empty() {
            let named = &ids[..ids.len().min(N_IDS_NAMED)];
            let more = match (ids.len() - named.len(), sv) {
                (0, _) => String::new(),
                (n, true) => format!(" och {n} till (alla med --format json)"),
                (n, false) => format!(" and {n} more (all of them with --format json)"),
            };
            text += &format!("{} {}{more}\n", if sv { in_sv } else { in_en }, named.join(", "));
        }
    }
    text
}

fn csv(found: &Holes) -> String {
    let heads = ["key_figure", "title", "newest", "discontinued", "area", "municipality", "kind", "last"];
    let mut rows = Vec::new();
    for row in &found.key_figures {
        for hole in &row.holes {
            rows.push(vec![
                row.key_figure.clone(),
                row.title.clone(),
                raw(row.newest),
                row.is_discontinued.to_string(),
                hole.area.clone(),
                hole.municipality.clone(),
                hole.kind.to_owned(),
                raw(hole.last),
            ]);
        }
    }
    as_csv(&heads, &rows)
}
