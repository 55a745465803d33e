//! `nyckeltal compare`: every figure placed in the country.

use std::path::PathBuf;

use app::{Against, AreaCode, CompareAllOptions, ComparedAll, Error, GroupId, KeyFigureId, OwnGroup};
use clap::{Args, ValueEnum};

use crate::arguments::default_lake;
use crate::bars::Bars;

const EXAMPLES: &str = "\
Examples:
  nyckeltal compare --all                     all figures in the lake; results in `comparisons`
  nyckeltal compare N15508 N11008 --out two   these key figures
  nyckeltal compare --all --group G96274      also against Södertörn; or --group 0126,0136,0192
  nyckeltal compare --all --against none      ranks, percentiles and z alone, without groups
  nyckeltal compare --all --snapshot 3f2a --format json

Made, as Parquet for DuckDB, Polars, Power BI or Python, in files of some fifty key figures:
  scales      n, mean, median, quartiles, standard deviation, lowest and highest of each key figure, year and sex,
              of the municipalities and, apart, of the regions
  standings   for each value its rank from the highest (ties share it), percentile, z, and its distance to riket, to the
              best where a direction is reviewed, and to mean and median of county, SKR group, similar municipalities
              and your own group
A rank is by size: whether high is good is for the reader to know.";

/// `nyckeltal compare`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Compare {
    /// Key figures by their ids at Kolada.
    #[arg(required_unless_present = "all")]
    pub key_figures: Vec<KeyFigureId>,
    /// All key figures in the lake.
    #[arg(long, conflicts_with = "key_figures")]
    pub all: bool,
    /// Where the results go; earlier results there are replaced when the new ones are whole.
    #[arg(long, value_name = "DIR", default_value = "comparisons")]
    pub out: PathBuf,
    /// Where fetched figures are kept [default: nyckeltal/lake among the user's data].
    #[arg(long, value_name = "DIR", env = "NYCKELTAL_LAKE")]
    pub lake: Option<PathBuf>,
    /// An earlier snapshot, by the first digits of its name [default: the latest].
    #[arg(long, value_name = "NAME")]
    pub snapshot: Option<String>,
    /// Whom to hold each municipality against, beside riket.
    #[arg(long, value_delimiter = ',', default_values = ["county", "skr-group", "similar"])]
    pub against: Vec<Beside>,
    /// A group of your own: municipality codes with commas between, or a group of Kolada's.
    #[arg(long, value_name = "CODES|GROUP", value_parser = parse_group)]
    pub group: Option<OwnGroup>,
    /// For people, or for another program.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// Whom to hold each municipality against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Beside {
    /// Its county.
    County,
    /// Its kind of municipality in SKR's division.
    SkrGroup,
    /// Kolada's similar municipalities.
    Similar,
    /// Nobody.
    None,
}

/// How it is told what was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For another program.
    Json,
}

fn parse_group(text: &str) -> Result<OwnGroup, String> {
    if text.starts_with('G') {
        return text.parse::<GroupId>().map(OwnGroup::Published).map_err(|error| error.to_string());
    }
    let codes = text.split(',').map(|code| code.trim().parse::<AreaCode>());
    codes.collect::<Result<_, _>>().map(OwnGroup::Members).map_err(|error| error.to_string())
}

/// Compares, and tells what was made.
pub fn run(asked: Compare) -> Result<(), Error> {
    let against = asked.against.iter().filter_map(|group| match group {
        Beside::County => Some(Against::County),
        Beside::SkrGroup => Some(Against::SkrGroup),
        Beside::Similar => Some(Against::Similar),
        Beside::None => None,
    });
    let options = CompareAllOptions {
        against: against.collect(),
        key_figures: (!asked.all).then_some(asked.key_figures),
        lake: asked.lake.unwrap_or_else(default_lake),
        snapshot: asked.snapshot,
        out: asked.out,
        group: asked.group,
    };
    let bars = Bars::new();
    let compared = app::compare_all(&options, &bars);
    bars.finish();
    let compared = compared?;
    crate::print(&match asked.format {
        Format::Text => as_text(&compared),
        Format::Json => serde_json::to_string_pretty(&compared).expect("texts and numbers are JSON") + "\n",
    });
    Ok(())
}

fn as_text(compared: &ComparedAll) -> String {
    const BYTES_A_MB: u64 = 1_000_000;
    let out = compared.out.display();
    format!(
        "{} key figures of snapshot {} compared:\n  {out}/standings    {} values placed\n  {out}/scales       {} years and \
         sexes\n  {out}/results.json {} files, {} MB\n{}\n",
        compared.n_key_figures,
        compared.snapshot.get(..12).unwrap_or(&compared.snapshot),
        compared.n_standings,
        compared.n_scales,
        compared.n_files,
        compared.n_bytes.div_ceil(BYTES_A_MB),
        compared.source
    )
}
