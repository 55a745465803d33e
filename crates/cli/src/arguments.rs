//! What can be asked.

use std::num::NonZeroU32;
use std::path::PathBuf;

use app::{DeckChoice, KeyFigureId, ServiceOptions};
use clap::{Args, Parser, Subcommand, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  nyckeltal build --demo                      a whole day with made-up values, without the network
  nyckeltal build                             the built-in day at Södertörn with figures from Kolada
  nyckeltal init dagen.toml                   write that programme to a file, to be edited
  nyckeltal build dagen.toml --template mall.potx --out dagen
  nyckeltal refresh deck.pptx --dry-run       what new figures would change in a deck that you have edited
  nyckeltal show N11008                       one key figure compared, in the terminal
  nyckeltal sync --all                        all of Kolada into the lake, later what has changed
  nyckeltal compare --all                     every figure fetched, placed in the country, as Parquet
  nyckeltal claim N00664 --because income     is it just income? asked of all municipalities
  nyckeltal suggest Haninge                   what deserves the stage there, from all of Kolada";

const BUILD_EXAMPLES: &str = "\
Examples:
  nyckeltal build --demo                      made-up values, without the network
  nyckeltal build dagen.toml --out dagen      your own programme
  nyckeltal build --template mall.potx        in your own PowerPoint template
  nyckeltal build --boundaries granser.geojson   maps with your own outlines instead of tiles
  nyckeltal build --offline                   with the figures fetched before
  nyckeltal build --decks all                 a deck for each municipality, each committee and inhabitants too
  nyckeltal build --decks haninge,namnder     some of them, in decks/

Made: deck.pptx, nyckeltal.xlsx, site/index.html, handout/ (two pages for inhabitants, as HTML and PDF) and manifest.json. A deck
or workbook that you have edited since is moved aside, never overwritten.";

const SHOW_EXAMPLES: &str = "\
Examples:
  nyckeltal show N11008                       the eight of Södertörn, best first; a cost by size
  nyckeltal show N00664 --programme dagen.toml
  nyckeltal show N11008 --prices running      changes of kronor as they were, not in fixed prices
  nyckeltal show N15508 --format json         raw values, for another program
  nyckeltal show N15508 --format csv > n15508.csv";

/// From Kolada to a finished key-figure conference: deck, workbook and site.
#[derive(Debug, Parser)]
#[command(name = "nyckeltal", version, after_help = EXAMPLES)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the whole day: deck, workbook and site.
    Build(Build),
    /// Put the newest figures into a deck that people have edited.
    Refresh(crate::refresh::Refresh),
    /// Show one key figure compared in the group.
    Show(Show),
    /// Rank and place every figure in the lake among all municipalities, as Parquet.
    Compare(crate::compare::Compare),
    /// Check that everybody can read a deck: ours, or one that people have edited.
    Check(crate::check::Check),
    /// What will happen to a PowerPoint template.
    Template(crate::template::Template),
    /// Fetch all of Kolada, or a part of it, into the lake.
    Sync(crate::sync::Sync),
    /// The snapshots of the lake: list, name, keep, compare, check, clear away.
    Snapshots(crate::snapshots::Snapshots),
    /// What differs between two snapshots: values, key figures, headlines.
    Diff(crate::diff::Diff),
    /// Say why a key figure that changed its meaning may be told nevertheless.
    Accept(crate::accept::Accept),
    /// Suggest key figures for a municipality's day, from all of Kolada.
    Suggest(crate::suggest::SuggestAsked),
    /// Show who a municipality is like, and why.
    Peers(crate::peers::PeersAsked),
    /// Show who came from where a municipality is and rose most.
    Climbers(crate::climbers::ClimbersAsked),
    /// Show who lacks what, and since when.
    Holes(crate::holes::HolesAsked),
    /// RKA's indices made anew, and an index of any key figures.
    Index(crate::index::Index),
    /// Test a claim: is it just income?
    Claim(crate::claim::ClaimAsked),
    /// Test a claim against every result of a programme, or all of Kolada.
    Claims(crate::claims::ClaimsAsked),
    /// A key figure as it is, and with what municipalities have to live with accounted for.
    Adjusted(crate::adjusted::AdjustedAsked),
    /// Ranks, shrinkage, funnels and regressions of your own table.
    #[command(subcommand)]
    Stats(crate::stats::Stats),
    /// Write the built-in programme to a file, to be edited.
    #[command(after_help = "Example:\n  nyckeltal init dagen.toml")]
    Init {
        /// The file to write; one that is there already is left alone.
        #[arg(default_value = "nyckeltalsdagen.toml")]
        file: PathBuf,
    },
}

/// `nyckeltal build`.
#[derive(Debug, Args)]
#[command(after_help = BUILD_EXAMPLES)]
pub struct Build {
    /// The programme; without one, the built-in day at Södertörn.
    pub programme: Option<PathBuf>,
    /// Where the files go.
    #[arg(long, value_name = "DIR", default_value = "nyckeltalsdagen")]
    pub out: PathBuf,
    /// A PowerPoint template (.potx, .pptx, .potm or .pptm) in place of the programme's.
    #[arg(long, value_name = "FILE")]
    pub template: Option<PathBuf>,
    /// The municipalities' outlines (GeoJSON) in place of the programme's; without any, maps are drawn as tiles.
    #[arg(long, value_name = "FILE")]
    pub boundaries: Option<PathBuf>,
    /// What readers read, in place of the programme's.
    #[arg(long)]
    pub lang: Option<Lang>,
    /// In which prices kronor are compared over time, in place of the programme's.
    #[arg(long)]
    pub prices: Option<Prices>,
    /// Which decks beside deck.pptx: host (no other), all, or a list of municipalities, namnder and invanare.
    #[arg(long, value_name = "host|all|LIST", default_value = "host")]
    pub decks: DeckChoice,
    /// Made-up values: nothing is fetched, nothing is kept.
    #[arg(long, conflicts_with_all = ["offline", "refresh", "snapshot"])]
    pub demo: bool,
    /// Deliver the deck also when not everybody can read it, with the list of what is wrong.
    #[arg(long)]
    pub force_inaccessible: bool,
    /// Where figures come from.
    #[command(flatten)]
    pub service: Service,
}

/// `nyckeltal show`.
#[derive(Debug, Args)]
#[command(after_help = SHOW_EXAMPLES)]
pub struct Show {
    /// The key figure's id at Kolada.
    pub key_figure: KeyFigureId,
    /// A programme whose group is compared; without one, the eight of Södertörn.
    #[arg(long, value_name = "FILE")]
    pub programme: Option<PathBuf>,
    /// For people, or for another program.
    #[arg(long, default_value = "table")]
    pub format: Format,
    /// What names and headings are written in.
    #[arg(long, default_value = "sv")]
    pub lang: Lang,
    /// In which prices kronor are compared over time, in place of the programme's.
    #[arg(long)]
    pub prices: Option<Prices>,
    /// Made-up values: nothing is fetched, nothing is kept.
    #[arg(long, conflicts_with_all = ["offline", "refresh", "snapshot"])]
    pub demo: bool,
    /// Where figures come from.
    #[command(flatten)]
    pub service: Service,
}

/// Where the figures are, for questions that fetch nothing.
#[derive(Debug, Args)]
pub struct Kept {
    /// Where fetched figures are kept [default: nyckeltal/lake among the user's data].
    #[arg(long, value_name = "DIR", env = "NYCKELTAL_LAKE")]
    pub lake: Option<PathBuf>,
}

/// How a question that fetches nothing is answered, and from what.
#[derive(Debug, Args)]
pub struct Answer {
    /// For people, or for another program.
    #[arg(long, default_value = "table")]
    pub format: Format,
    /// What headings and reasons are written in.
    #[arg(long, default_value = "sv")]
    pub lang: Lang,
    /// Where the figures are.
    #[command(flatten)]
    pub kept: Kept,
}

impl Answer {
    /// What was found, in the form asked for.
    pub fn told<T: serde::Serialize>(
        &self,
        found: &T,
        csv: impl FnOnce(&T) -> String,
        table: impl FnOnce(&T, Lang) -> String,
    ) -> String {
        match self.format {
            Format::Json => serde_json::to_string_pretty(found).expect("texts, numbers and lists are JSON") + "\n",
            Format::Csv => csv(found),
            Format::Table => table(found, self.lang),
        }
    }
}

impl Kept {
    /// The lake's folder.
    pub fn lake(&self) -> PathBuf {
        self.lake.clone().unwrap_or_else(default_lake)
    }
}

/// Where figures come from.
#[derive(Debug, Args)]
pub struct Service {
    /// Where fetched figures are kept [default: nyckeltal/lake among the user's data].
    #[arg(long, value_name = "DIR", env = "NYCKELTAL_LAKE")]
    pub lake: Option<PathBuf>,
    /// Another service with Kolada's interface [default: the public one].
    #[arg(long, value_name = "URL", env = "NYCKELTAL_KOLADA_URL")]
    pub kolada_url: Option<String>,
    /// At most so many requests a second [default: 5].
    #[arg(long, value_name = "REQUESTS_PER_S")]
    pub rate: Option<NonZeroU32>,
    /// Use the figures fetched before, and no network.
    #[arg(long, conflicts_with = "refresh")]
    pub offline: bool,
    /// Fetch anew also what was fetched before.
    #[arg(long)]
    pub refresh: bool,
    /// A kept snapshot as it stands, by name or by its first digits (see `nyckeltal snapshots`): no network is used.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["refresh", "offline"])]
    pub snapshot: Option<String>,
}

impl Service {
    /// As the operations take it.
    pub fn options(self) -> ServiceOptions {
        ServiceOptions {
            lake: self.lake.unwrap_or_else(default_lake),
            base_url: self.kolada_url,
            requests_per_second: self.rate,
            offline: self.offline,
            refresh: self.refresh,
            snapshot: self.snapshot,
            now: app::now(),
        }
    }
}

/// `nyckeltal/lake` where the system keeps users' data.
pub fn default_lake() -> PathBuf {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = variable("XDG_DATA_HOME")
        .or_else(|| variable("LOCALAPPDATA"))
        .or_else(|| variable("HOME").map(|home| home.join(".local/share")))
        .unwrap_or_default();
    data.join("nyckeltal").join("lake")
}

/// The program and its version, as files name it.
pub fn made_by() -> String {
    format!("Nyckeltal {}", env!("CARGO_PKG_VERSION"))
}

/// A language of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl From<Lang> for app::Language {
    fn from(lang: Lang) -> app::Language {
        match lang {
            Lang::Sv => app::Language::Sv,
            Lang::En => app::Language::En,
        }
    }
}

/// In which prices kronor are compared over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Prices {
    /// The newest year's, by SKR's price index for municipal services; by KPIF where PKV does not cover the years.
    Pkv,
    /// The newest year's, by SCB's consumer price index with fixed interest rate.
    Kpif,
    /// As they were each year.
    Running,
}

impl From<Prices> for app::PriceChoice {
    fn from(prices: Prices) -> app::PriceChoice {
        match prices {
            Prices::Pkv => app::PriceChoice::Pkv,
            Prices::Kpif => app::PriceChoice::Kpif,
            Prices::Running => app::PriceChoice::Running,
        }
    }
}

/// How a comparison is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Table,
    /// Raw values.
    Json,
    /// Raw values.
    Csv,
}
