//! `nyckeltal climbers`: whom to ring.

use app::{Better, Climbers, ClimbersOptions, Error, KeyFigureId, Sign};
use clap::{Args, ValueEnum};

use crate::arguments::{Format, Kept, Lang};
use crate::bars::Bars;
use crate::grid::{Side, as_csv, as_table, shown};

const EXAMPLES: &str = "\
Examples:
  nyckeltal climbers N15508 --from Haninge    who stood where Haninge stands and rose most in five years
  nyckeltal climbers N15508 --from 0136 --years 3 --band 0.1 --since 2012
  nyckeltal climbers N11008 --from 0192 --better lower   a cost is not judged: say which way you mean

A rise is told in the good direction, with what all municipalities rose meanwhile, what regression to the mean alone would
give, and what is left. Many have been looked at, so the first on the list has been lucky, too.";

/// `nyckeltal climbers`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ClimbersAsked {
    /// The key figure's id at Kolada.
    pub key_figure: KeyFigureId,
    /// Who asks: a municipality's name or code.
    #[arg(long, value_name = "MUNICIPALITY")]
    pub from: String,
    /// Over how many years.
    #[arg(long, value_name = "N", default_value = "5", value_parser = clap::value_parser!(u16).range(1..=20))]
    pub years: u16,
    /// How near the starting level is to be, in the country's standard deviations.
    #[arg(long, value_name = "SHARE", default_value = "0.25", value_parser = positive)]
    pub band: f64,
    /// How many climbers.
    #[arg(long, value_name = "N", default_value = "10", value_parser = clap::value_parser!(u16).range(1..=290))]
    pub n: u16,
    /// Only climbs that started in this year or later: whoever climbed long ago may no longer be there to ask.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1970..=2100))]
    pub since: Option<u16>,
    /// Which way is good, in place of the reviewed direction.
    #[arg(long)]
    pub better: Option<BetterAsked>,
    /// For people, or for another program.
    #[arg(long, default_value = "table")]
    pub format: Format,
    /// What headings are written in.
    #[arg(long, default_value = "sv")]
    pub lang: Lang,
    /// Where the figures are.
    #[command(flatten)]
    pub kept: Kept,
}

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BetterAsked {
    /// Higher is better.
    Higher,
    /// Lower is better.
    Lower,
}

fn positive(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    if number.is_finite() && number > 0.0 { Ok(number) } else { Err("not above nought".to_owned()) }
}

/// Runs what was asked. Gives what goes to standard output.
///
/// # Errors
/// Those of the operation.
pub fn run(asked: ClimbersAsked) -> Result<String, Error> {
    let options = ClimbersOptions {
        lake: asked.kept.lake(),
        key_figure: asked.key_figure,
        from: asked.from,
        n_years: asked.years,
        band: asked.band,
        n_climbers: usize::from(asked.n),
        since: asked.since,
        better: asked.better.map(|better| match better {
            BetterAsked::Higher => Better::Higher,
            BetterAsked::Lower => Better::Lower,
        }),
    };
    let bars = Bars::new();
    let found = app::climbers(&options, &bars);
    bars.finish();
    let found = found?;
    Ok(match asked.format {
        Format::Json => serde_json::to_string_pretty(&found).expect("texts, numbers and lists are JSON") + "\n",
        Format::Csv => csv(&found),
        Format::Table => table(&found, asked.lang),
    })
}

fn table(found: &Climbers, lang: Lang) -> String {
    let sv = lang == Lang::Sv;
    let heads = if sv {
        ["Kommun", "År", "Från", "Till", "Lyft", "varav alla", "varav regression", "därutöver", "plats därutöver"]
    } else {
        ["Municipality", "Years", "From", "To", "Rise", "of it all", "of it regression", "beyond", "place beyond"]
    };
    let sides = [
        Side::Left,
        Side::Left,
        Side::Right,
        Side::Right,
        Side::Right,
        Side::Right,
        Side::Right,
        Side::Right,
        Side::Right,
    ];
    let heads: Vec<(&str, Side)> = heads.into_iter().zip(sides).collect();
    let level = |value: f64| shown(Some(value), found.decimals, Sign::Negative, lang);
    let change = |value: f64| shown(Some(value), found.decimals, Sign::Always, lang);
    let rows: Vec<Vec<String>> = found
        .climbs
        .iter()
        .map(|climb| {
            vec![
                climb.municipality.clone(),
                format!("{}–{}", climb.start, climb.end),
                level(climb.from),
                level(climb.to),
                change(climb.rise),
                change(climb.of_all),
                change(climb.regression),
                change(climb.beyond),
                format!("{}/{}", climb.place_beyond, climb.n),
            ]
        })
        .collect();
    let Climbers { key_figure, title, municipality, year, n_alike, n_years, .. } = found;
    let at = level(found.level);
    let lower = found.better == "lower";
    let (way, own) = match (sv, lower) {
        (true, false) => ("Högre är bättre.", "Egen bearbetning av uppgifter ur Kolada."),
        (true, true) => ("Lägre är bättre: ett lyft är en sänkning.", "Egen bearbetning av uppgifter ur Kolada."),
        (false, false) => ("Higher is better.", "Own processing of figures from Kolada."),
        (false, true) => ("Lower is better: a rise is a fall of the figure.", "Own processing of figures from Kolada."),
    };
    let head = if sv {
        format!("{municipality} låg {year} på {at}. {n_alike} kommuner har börjat nära den nivån. {way}")
    } else {
        format!("{municipality} was at {at} in {year}. {n_alike} municipalities have started near that level. {way}")
    };
    let foot = if sv {
        format!(
            "Lyft på {n_years} år, för varje kommun det största. Alla: vad hela landet lyfte samma år. Regression: vad en kommun på den nivån väntas få bara för att toppar och dalar inte består. Ring dem som har mycket därutöver."
        )
    } else {
        format!(
            "Rises over {n_years} years, each municipality's largest. All: what the whole country rose in the same years. Regression: what one at that level is expected to get only because peaks and troughs do not last. Ring those with much beyond."
        )
    };
    format!("{key_figure} {title}\n{head}\n{}{foot}\n{own}\n", as_table(&heads, &rows))
}

fn csv(found: &Climbers) -> String {
    let heads = [
        "key_figure",
        "area",
        "municipality",
        "start",
        "from",
        "end",
        "to",
        "rise",
        "of_all",
        "regression",
        "beyond",
        "place_beyond",
        "n",
    ];
    let rows: Vec<Vec<String>> = found
        .climbs
        .iter()
        .map(|climb| {
            vec![
                found.key_figure.clone(),
                climb.area.clone(),
                climb.municipality.clone(),
                climb.start.to_string(),
                climb.from.to_string(),
                climb.end.to_string(),
                climb.to.to_string(),
                climb.rise.to_string(),
                climb.of_all.to_string(),
                climb.regression.to_string(),
                climb.beyond.to_string(),
                climb.place_beyond.to_string(),
                climb.n.to_string(),
            ]
        })
        .collect();
    as_csv(&heads, &rows)
}
