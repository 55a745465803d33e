//! `nyckeltal suggest`: what deserves the stage.

use std::path::PathBuf;

use app::{Error, GroupAsked, Sign, SuggestOptions, SuggestionRow, Suggestions};
use clap::{Args, ValueEnum};

use crate::arguments::{Kept, Lang};
use crate::bars::Bars;
use crate::grid::{Side, as_csv, as_table, raw, shown};

const EXAMPLES: &str = "\
Examples:
  nyckeltal suggest                           twelve key figures for the host of the built-in day
  nyckeltal suggest Haninge --new-only        for Haninge, beyond those of the built-in day
  nyckeltal suggest 0136 --n 20 --group G96274
  nyckeltal suggest Haninge --format toml >> dagen.toml   an area with them, for your programme

The conversation value is the geometric mean of five percentiles among all candidates, none below 0.1: the sure part of the
distance from the country's middle municipality, its worth in kronor, how sure it is, whether the municipality can change
it, and how far its place has moved in five years. What cannot be told counts 0.5.

The highest value stands first, but every third place is kept for quality or results and every sixth, from the fifth, for
costs; of what nobody has reviewed there is at most one in six, of one service at most a quarter (two at least). What says the
same as one above is passed over. So a shorter list is the beginning of a longer one. Only what three in four of the group and
of the country have current figures of is looked at.";

/// `nyckeltal suggest`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct SuggestAsked {
    /// Whose day: a municipality's name or code; without one, the programme's host.
    pub municipality: Option<String>,
    /// How many key figures.
    #[arg(long, value_name = "N", default_value = "12", value_parser = clap::value_parser!(u16).range(1..=60))]
    pub n: u16,
    /// A programme, for its group, its host and what it shows already; without one, the built-in day.
    #[arg(long, value_name = "FILE")]
    pub programme: Option<PathBuf>,
    /// In place of the programme's group: a group of Kolada's (G96274), or municipalities with commas.
    #[arg(long, value_name = "GROUP")]
    pub group: Option<String>,
    /// Leave out what the programme shows already.
    #[arg(long)]
    pub new_only: bool,
    /// Leave out what nobody has reviewed; otherwise some volumes are shown, without judgement.
    #[arg(long)]
    pub reviewed_only: bool,
    /// For people, for another program, or for a programme.
    #[arg(long, default_value = "table")]
    pub format: SuggestFormat,
    /// What headings are written in.
    #[arg(long, default_value = "sv")]
    pub lang: Lang,
    /// Where the figures are.
    #[command(flatten)]
    pub kept: Kept,
}

/// How suggestions are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SuggestFormat {
    /// For people.
    Table,
    /// Raw values.
    Json,
    /// Raw values.
    Csv,
    /// An area for a programme.
    Toml,
}

/// Runs what was asked. Gives what goes to standard output.
///
/// # Errors
/// Those of the operation.
pub fn run(asked: SuggestAsked) -> Result<String, Error> {
    let options = SuggestOptions {
        lake: asked.kept.lake(),
        municipality: asked.municipality,
        asked: GroupAsked { programme: asked.programme, group: asked.group },
        n: usize::from(asked.n),
        reviewed_only: asked.reviewed_only,
        new_only: asked.new_only,
    };
    let bars = Bars::new();
    let found = app::suggest(&options, &bars);
    bars.finish();
    let found = found?;
    Ok(match asked.format {
        SuggestFormat::Json => serde_json::to_string_pretty(&found).expect("texts, numbers and lists are JSON") + "\n",
        SuggestFormat::Csv => csv(&found),
        SuggestFormat::Toml => toml(&found),
        SuggestFormat::Table => table(&found, asked.lang),
    })
}

fn table(found: &Suggestions, lang: Lang) -> String {
    let sv = lang == Lang::Sv;
    let heads = if sv {
        ["Nyckeltal", "", "Värde", "Mitten", "", "Samtal", "Gap", "Pengar", "Säkert", "Påverkas", "Nytt"]
    } else {
        ["Key figure", "", "Value", "Middle", "", "Talk", "Gap", "Money", "Certain", "Influence", "New"]
    };
    let mut sides = [Side::Right; 11];
    (sides[0], sides[1], sides[4]) = (Side::Left, Side::Left, Side::Left);
    let heads: Vec<(&str, Side)> = heads.into_iter().zip(sides).collect();
    let rows: Vec<Vec<String>> = found.rows.iter().map(|row| table_row(row, lang)).collect();
    let Suggestions { municipality, n_candidates, n_unreviewed, n_left_out, .. } = found;
    let (head, foot) = if sv {
        (
            format!("{municipality}: {} nyckeltal värda ett samtal, av {n_candidates}", found.rows.len()),
            format!(
                "Samtal: geometriskt medel av de fem percentilerna, minst 0,1 var; – räknas som 0,5. Mitten: landets mittersta kommun.\nOrdning: högst samtalsvärde först, men var tredje plats är hållen för kvalitet eller resultat och var sjätte för kostnad, så att inte allt blir av ett slag. En kortare lista är början av en längre.\n* i programmet redan. ° volym som ingen granskat ({n_unreviewed} av dem): visas utan bedömning. {n_left_out} nyckeltal utan granskad riktning är utelämnade.\nEgen bearbetning av uppgifter ur Kolada."
            ),
        )
    } else {
        (
            format!("{municipality}: {} key figures worth a talk, of {n_candidates}", found.rows.len()),
            format!(
                "Talk: geometric mean of the five percentiles, each at least 0.1; – counts 0.5. Middle: the country's middle municipality.\nOrder: the highest value first, but every third place is kept for quality or results and every sixth for cost, so that not all is of one kind. A shorter list is the beginning of a longer one.\n* in the programme already. ° a volume nobody has reviewed ({n_unreviewed} of them): shown without judgement. {n_left_out} key figures without a reviewed direction are left out.\nOwn processing of figures from Kolada."
            ),
        )
    };
    format!("{head}\n{}{foot}\n", as_table(&heads, &rows))
}

fn table_row(row: &SuggestionRow, lang: Lang) -> Vec<String> {
    let sv = lang == Lang::Sv;
    let share = |value: Option<f64>| shown(value, 2, Sign::Negative, lang);
    let unit = if sv { &row.unit_sv } else { &row.unit_en };
    let level =
        |value: f64| format!("{} {unit}", shown(Some(value), row.decimals, Sign::Negative, lang)).trim_end().to_owned();
    let marks = [(row.in_programme, "*"), (!row.is_reviewed, "°")];
    let marks: String = marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, mark)| mark).collect();
    let stands = match (row.stands, sv) {
        ("better", true) => "▲ bättre",
        ("worse", true) => "▼ sämre",
        ("higher", true) => "högre",
        ("lower", true) => "lägre",
        ("better", false) => "▲ better",
        ("worse", false) => "▼ worse",
        ("higher" | "lower", false) => row.stands,
        (_, true) => "lika",
        (_, false) => "equal",
    };
    let name = match (row.is_reviewed, sv) {
        (false, _) => shortened(&row.title, N_CHARACTERS_OF_TITLE),
        (true, true) => row.name_sv.clone(),
        (true, false) => row.name_en.clone(),
    };
    let mut cells = vec![
        format!("{}{marks}", row.key_figure),
        name,
        format!("{} ({})", level(row.value), row.year),
        level(row.country_median),
        stands.to_owned(),
        share(Some(row.conversation_value)),
    ];
    cells.extend(row.percentiles.map(share));
    cells
}

/// The title of what nobody has reviewed is all there is to say what it means.
const N_CHARACTERS_OF_TITLE: usize = 60;

fn shortened(title: &str, n_characters_max: usize) -> String {
    if title.chars().count() <= n_characters_max {
        return title.to_owned();
    }
    let beginning: String = title.chars().take(n_characters_max - 1).collect();
    format!("{}…", beginning.trim_end())
}

fn csv(found: &Suggestions) -> String {
    let heads = [
        "key_figure",
        "title",
        "service",
        "measure",
        "direction",
        "reviewed",
        "in_programme",
        "value",
        "unit",
        "year",
        "country_median",
        "stands",
        "conversation_value",
        "gap",
        "money_mnkr",
        "certainty",
        "influence",
        "novelty",
        "gap_percentile",
        "money_percentile",
        "certainty_percentile",
        "influence_percentile",
        "novelty_percentile",
    ];
    let rows: Vec<Vec<String>> = found
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![
                row.key_figure.clone(),
                row.title.clone(),
                row.service.clone(),
                format!("{:?}", row.measure).to_lowercase(),
                format!("{:?}", row.direction).to_lowercase(),
                row.is_reviewed.to_string(),
                row.in_programme.to_string(),
                row.value.to_string(),
                row.unit_sv.clone(),
                row.year.to_string(),
                row.country_median.to_string(),
                row.stands.to_owned(),
                row.conversation_value.to_string(),
            ];
            cells.extend([row.gap, row.money_mnkr, row.certainty, row.influence, row.novelty].map(raw));
            cells.extend(row.percentiles.map(raw));
            cells
        })
        .collect();
    as_csv(&heads, &rows)
}

/// An area of a programme. What the programme shows already stands as a comment, since nothing may stand twice.
fn toml(found: &Suggestions) -> String {
    let fresh: Vec<&SuggestionRow> = found.rows.iter().filter(|row| !row.in_programme).collect();
    let mut text = format!(
        "\n# Föreslaget av nyckeltal suggest för {}. Byt namn, nämnd, förvaltning och fråga.\n",
        found.municipality
    );
    for row in found.rows.iter().filter(|row| row.in_programme) {
        text += &format!("# Redan i programmet: {} {}\n", row.key_figure, row.title);
    }
    if fresh.is_empty() {
        return text;
    }
    text += "[[area]]\ncode = \"NYA\"\nname_sv = \"Värt att tala om\"\nname_en = \"Worth talking about\"\n\
             committee_sv = \"Kommunstyrelsen\"\ncommittee_en = \"The municipal executive board\"\n\
             administration_sv = \"Kommunledningsförvaltningen\"\nadministration_en = \"The chief executive's office\"\n\
             question_sv = \"Vad ligger bakom avståndet, och vad vill vi göra åt det?\"\n\
             question_en = \"What is behind the distance, and what do we want to do about it?\"\nkey_figures = [\n";
    for row in fresh {
        text += &format!("  \"{}\",   # {}\n", row.key_figure, row.title);
    }
    text += "]\n";
    text
}
