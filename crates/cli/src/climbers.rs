//! `nyckeltal climbers`: whom to ring.

use app::{Better, Climbers, ClimbersOptions, Error, KeyFigureId, PriceChoice, Sign};
use clap::{Args, ValueEnum};

use crate::arguments::{Answer, Lang, Prices};
use crate::bars::Bars;
use crate::grid::{Side, as_csv, as_table, raw, shown};

const EXAMPLES: &str = "\
Examples:
  nyckeltal climbers N15508 --from Haninge    who stood where Haninge stands and rose most in five years
  nyckeltal climbers N15508 --from 0136 --years 3 --band 0.1 --since 2012
  nyckeltal climbers N11008 --from 0192 --better lower   a cost is not judged: say which way you mean
  nyckeltal climbers N11008 --from 0192 --better lower --prices running

A rise is told in the good direction, with what all municipalities rose meanwhile, what regression to the mean alone would
give, and what is left; first the one in which what is left is largest beside its uncertainty. Kronor are compared in the newest
year's prices. Many have been looked at, so the first on the list has been lucky, too.";

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
    /// Only climbs that started in this year or later [default: fifteen years before the newest figures].
    ///
    /// Whoever climbed long ago may no longer be there to ask.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1970..=2100))]
    pub since: Option<u16>,
    /// In which prices kronor are compared.
    #[arg(long, default_value = "pkv")]
    pub prices: Prices,
    /// Which way is good, in place of the reviewed direction.
    #[arg(long)]
    pub better: Option<BetterAsked>,
    /// How it is answered, and from what.
    #[command(flatten)]
    pub answer: Answer,
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
        lake: asked.answer.kept.lake(),
        key_figure: asked.key_figure,
        from: asked.from,
        n_years: asked.years,
        band: asked.band,
        n_climbers: usize::from(asked.n),
        since: asked.since,
        prices: PriceChoice::from(asked.prices),
        better: asked.better.map(|better| match better {
            BetterAsked::Higher => Better::Higher,
            BetterAsked::Lower => Better::Lower,
        }),
    };
    let bars = Bars::new();
    let found = app::climbers(&options, &bars);
    bars.finish();
    Ok(asked.answer.told(&found?, csv, table))
}

/// Heads of the table and what is said below it, in one language.
struct Words {
    heads: [&'static str; 10],
    ways: [&'static str; 2],
    running: &'static str,
    foot: &'static str,
    caveat: &'static str,
    own: &'static str,
}

const SV: Words = Words {
    heads: ["Kommun", "År", "Från", "Till", "Nu", "Lyft", "Väntat", "varav alla steg", "Mer än väntat", "Osäkerhet"],
    ways: ["Högre är bättre.", "Lägre är bättre: ett lyft är en sänkning."],
    running: "Kronor i löpande priser: ett lyft är delvis bara priser.",
    foot: "Väntat: vad alla kommuner steg samma år, och vad en kommun på den nivån väntas få bara för att toppar och dalar inte består. \
           Osäkerhet: medelfelet i en ändring mellan två år, större i små kommuner. Ordning: mer än väntat delat med sin osäkerhet, störst först. \
           ~ under två osäkerheter, eller okänd: kan vara vanlig variation.",
    caveat: "Många kommuner och startår har prövats, och det största lyftet har valts för var och en: den som står först har också haft tur. Fråga vad de gjorde; siffran visar inte att det var det som hjälpte.",
    own: "Egen bearbetning av uppgifter ur Kolada",
};

const EN: Words = Words {
    heads: [
        "Municipality",
        "Years",
        "From",
        "To",
        "Now",
        "Rise",
        "Expected",
        "of it all rose",
        "More than expected",
        "Uncertainty",
    ],
    ways: ["Higher is better.", "Lower is better: a rise is a fall of the figure."],
    running: "Kronor in running prices: a part of a rise is prices only.",
    foot: "Expected: what all municipalities rose in the same years, and what one at that level is expected to get only because peaks and troughs do not last. \
           Uncertainty: the standard error of a change between two years, larger in small municipalities. Order: more than expected divided by its uncertainty, largest first. \
           ~ below two uncertainties, or unknown: may be ordinary variation.",
    caveat: "Many municipalities and start years have been tried, and each one's largest rise chosen: whoever stands first has been lucky, too. Ask what they did; the figure does not show that it was this that helped.",
    own: "Own processing of figures from Kolada",
};

fn table(found: &Climbers, lang: Lang) -> String {
    let sv = lang == Lang::Sv;
    let words = if sv { SV } else { EN };
    let side = |at: usize| if at < 2 { Side::Left } else { Side::Right };
    let heads: Vec<(&str, Side)> = words.heads.into_iter().enumerate().map(|(at, head)| (head, side(at))).collect();
    let level = |value: f64| shown(Some(value), found.decimals, Sign::Negative, lang);
    let change = |value: f64| shown(Some(value), found.decimals, Sign::Always, lang);
    let rows: Vec<Vec<String>> = found
        .climbs
        .iter()
        .map(|climb| {
            let mark = if climb.may_be_chance { " ~" } else { "" };
            vec![
                format!("{}{mark}", climb.municipality),
                format!("{}–{}", climb.start, climb.end),
                level(climb.from),
                level(climb.to),
                format!("{} ({})", level(climb.newest), climb.newest_year),
                change(climb.rise),
                change(climb.of_all + climb.regression),
                change(climb.of_all),
                change(climb.beyond),
                shown(climb.uncertainty, found.decimals, Sign::Negative, lang),
            ]
        })
        .collect();
    let Climbers { key_figure, title, municipality, year, n_alike, n_years, since, .. } = found;
    let unit = if sv { &found.unit_sv } else { &found.unit_en };
    let at = format!("{} {unit}", level(found.level)).trim_end().to_owned();
    let way = words.ways[usize::from(found.better == "lower")];
    let head = if sv {
        format!(
            "{municipality} låg {year} på {at}. {n_alike} kommuner har börjat nära den nivån, {since} eller senare; här deras största lyft på {n_years} år. {way}"
        )
    } else {
        format!(
            "{municipality} was at {at} in {year}. {n_alike} municipalities have started near that level, in {since} or later; these are their largest rises over {n_years} years. {way}"
        )
    };
    let (prices, index) = prices_said(found, &words, lang);
    let Words { foot, caveat, own, .. } = words;
    format!("{key_figure} {title}\n{head}{prices}\n{}{foot}\n{caveat}\n{own}{index}.\n", as_table(&heads, &rows))
}

/// In which prices kronor are, and whose index that rests on; nothing for what is no money.
fn prices_said(found: &Climbers, words: &Words, lang: Lang) -> (String, String) {
    let Some(prices) = &found.prices else { return (String::new(), String::new()) };
    let (Some(index), Some(year), Some(publisher)) = (&prices.index, prices.year, &prices.publisher) else {
        return (format!(" {}", words.running), String::new());
    };
    let left_out: Vec<String> = found.years_without_index.iter().map(u16::to_string).collect();
    let left_out = match (left_out.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Sv) => format!(" Utan prisindex och därför utelämnade: {}.", left_out.join(", ")),
        (false, Lang::En) => format!(" Without a price index and therefore left out: {}.", left_out.join(", ")),
    };
    match lang {
        Lang::Sv => {
            let instead =
                prices.instead_of.as_ref().map_or_else(String::new, |asked| format!("; {asked} täcker inte åren"));
            let kronor = format!(" Kronor i {year} års priser ({index}{instead}).{left_out}");
            (kronor, format!(" och {index} från {publisher}"))
        }
        Lang::En => {
            let instead = prices
                .instead_of
                .as_ref()
                .map_or_else(String::new, |asked| format!("; {asked} does not cover the years"));
            let kronor = format!(" Kronor in {year} prices ({index}{instead}).{left_out}");
            (kronor, format!(" and {index} from {publisher}"))
        }
    }
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
        "uncertainty",
        "may_be_chance",
        "newest",
        "newest_year",
        "prices",
        "place_beyond",
        "n",
    ];
    let prices = found.prices.as_ref().map_or_else(String::new, |prices| match (&prices.index, prices.year) {
        (Some(index), Some(year)) => format!("{index} {year}"),
        _ => "running".to_owned(),
    });
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
                raw(climb.uncertainty),
                climb.may_be_chance.to_string(),
                climb.newest.to_string(),
                climb.newest_year.to_string(),
                prices.clone(),
                climb.place_beyond.to_string(),
                climb.n.to_string(),
            ]
        })
        .collect();
    as_csv(&heads, &rows)
}
