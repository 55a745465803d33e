//! One key figure compared in a group, for the terminal or another program.

use std::path::PathBuf;

use catalogue::{PriceChoice, Prices, built_in};
use compare::money::first_year_of_changes;
use compare::{Change, ErrorKind, FixedPrices, MemberStanding, Outside, Quarter, Reading};
use compose::Source;
use compose::day::InLanguage;
use compose::story::comparison_source;
use compose::words::Words;
use document::Language;
use domain::{AreaCode, Direction, KeyFigureId, MissingReason, Sex};
use lake::Lake;
use serde::Serialize;

use crate::alarms::{Alarm, open};
use crate::error::Error;
use crate::figures::{Compared, figures};
use crate::gather::{ServiceOptions, gather};
use crate::made_up::made_up;
use crate::needs::Needs;
use crate::programme;
use crate::progress::{Progress, Stage};

/// What is asked.
#[derive(Debug, Clone)]
pub struct ShowOptions {
    /// Of which key figure.
    pub key_figure: KeyFigureId,
    /// Whose group; `None` for that of the built-in programme.
    pub programme: Option<PathBuf>,
    /// In which language.
    pub language: Language,
    /// Prices in place of the programme's.
    pub prices: Option<PriceChoice>,
    /// Whether the values are made up.
    pub demo: bool,
    /// Where figures come from.
    pub service: ServiceOptions,
}

/// One key figure compared in a group. Values are raw; `decimals` says how many the publisher shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// Its id.
    pub key_figure: String,
    /// Its title at the source.
    pub title: String,
    /// Its short name.
    pub name: String,
    /// What stands after a value.
    pub unit: String,
    /// Decimals shown.
    pub decimals: i8,
    /// `higher`, `lower` or `neither`.
    pub direction: Direction,
    /// The year compared.
    pub year: u16,
    /// The group, best first; by size where nothing is judged.
    pub rows: Vec<ComparisonRow>,
    /// Sweden as a whole, weighted.
    pub riket: Option<f64>,
    /// The group's unweighted mean.
    pub mean: Option<f64>,
    /// The group's median.
    pub median: Option<f64>,
    /// The country's middle municipality.
    pub country_median: Option<f64>,
    /// How many municipalities of the country have a figure.
    pub n_country: usize,
    /// In which prices the changes are; none for what is no money.
    pub prices: Option<PricesShown>,
    /// Who made what.
    pub source: String,
    /// The snapshot's name.
    pub snapshot: String,
    /// Why it may mean something else than it did, as far as nobody has accepted it; a snapshot asked for by name is told as it was.
    pub alarms: Vec<Alarm>,
}

/// In which prices changes of kronor are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PricesShown {
    /// The price index, `PKV` or `KPIF`; none for running prices.
    pub index: Option<String>,
    /// Its publisher.
    pub publisher: Option<String>,
    /// Where its figures stand, when the programme gives them.
    pub own_source: Option<String>,
    /// The index that was asked for and does not cover the years; none where it does.
    pub instead_of: Option<String>,
    /// The year whose prices they are; none for running prices.
    pub year: Option<u16>,
}

impl PricesShown {
    /// What is told of prices that were chosen so.
    pub(crate) fn new(choice: PriceChoice, fixed: Option<FixedPrices<'_>>) -> PricesShown {
        let index = fixed.map(|fixed| fixed.index);
        let asked = choice.indices().first().filter(|asked| index.is_none_or(|index| index.name != **asked));
        PricesShown {
            index: index.map(|index| index.name.to_string()),
            publisher: index.map(|index| index.publisher.clone()),
            own_source: fixed.and_then(|fixed| fixed.own_sources()),
            instead_of: asked.map(ToString::to_string),
            year: fixed.map(|fixed| fixed.base.0),
        }
    }
}

/// One municipality.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparisonRow {
    /// Its code.
    pub area: String,
    /// Its name.
    pub municipality: String,
    /// Its latest figure.
    pub value: Option<f64>,
    /// Of which year.
    pub year: Option<u16>,
    /// Why it has none.
    pub missing: Option<&'static str>,
    /// Its place in the group; none without a direction.
    pub place: Option<usize>,
    /// How many share it.
    pub n_sharing: Option<usize>,
    /// The best place that the figures do not rule out (95 %, the whole group at once).
    pub place_low: Option<usize>,
    /// The worst.
    pub place_high: Option<usize>,
    /// Whether the band rests on an assumption.
    pub is_band_approximate: Option<bool>,
    /// The figure's standard error.
    pub standard_error: Option<f64>,
    /// Of Student's t; none for the normal distribution.
    pub degrees_of_freedom: Option<f64>,
    /// The figure drawn towards the country's mean, as far as chance may have moved it: beside the figure, never in its place.
    pub shrunk: Option<f64>,
    /// Whether it lies outside the country's usual spread, its size considered: outside the `95` or the `99.8` per cent limits.
    pub outside_funnel: Option<&'static str>,
    /// What the error comes from: `margin`, `answers`, `cohort`, `events` or `between years`.
    pub error_kind: Option<&'static str>,
    /// Its mid-rank percentile in the country, nought to one by value.
    pub percentile: Option<f64>,
    /// `best`, `middle` or `weakest` quarter of the country.
    pub quarter: Option<&'static str>,
    /// Whether the figure lies beyond the quartile of its quarter with 95 % confidence.
    pub is_proven: bool,
    /// Its figure minus riket's.
    pub to_riket: Option<f64>,
    /// Its figure minus that of the best in the group.
    pub to_best: Option<f64>,
    /// Since the year before, kronor in the prices of [`Comparison::prices`]; none across a series break.
    pub change_1_year: Option<f64>,
    /// Since five years before, likewise.
    pub change_5_years: Option<f64>,
    /// Women's figure.
    pub women: Option<f64>,
    /// Men's figure.
    pub men: Option<f64>,
}

/// Compares one key figure.
///
/// # Errors
/// [`Error::NothingToShow`] when no municipality has a figure; otherwise as for a build.
pub fn show(options: &ShowOptions, progress: &dyn Progress) -> Result<Comparison, Error> {
    let source = programme::read(options.programme.as_deref())?;
    let reviewed = built_in::reviewed();
    let id = options.key_figure;
    let nothing = || Error::NothingToShow { key_figure: id.to_string() };
    let needs = Needs::new(vec![id], &reviewed, source.programme.year());
    let mut alarms = Vec::new();
    let mut figures = if options.demo {
        progress.stage(Stage::Inventing);
        let made_up = made_up(&source.programme, &needs, &reviewed)?;
        figures(&made_up.programme, &[id], &reviewed, &made_up.snapshot, Source::MadeUp)
    } else {
        let gathered = gather(&needs, &options.service, progress)?;
        if options.service.snapshot.is_none() {
            let lake = Lake::open(&options.service.lake)?;
            alarms = open(&lake, &[id], &gathered.snapshot.catalogue()?);
            alarms.retain(|alarm| alarm.rings);
        }
        figures(&source.programme, &[id], &reviewed, &gathered.snapshot, Source::Kolada)
    }
    .map_err(|error| if matches!(error, Error::NoFigures { .. }) { nothing() } else { error })?;
    let compared = figures.key_figures.remove(&id).ok_or_else(nothing)?;
    let names = figures.members;
    let choice = options.prices.unwrap_or(source.programme.prices);
    let comparison = told(&compared, &names, options, (&figures.prices, choice), figures.snapshot);
    Ok(Comparison { alarms, ..comparison.ok_or_else(nothing)? })
}

fn told(
    compared: &Compared,
    names: &[(AreaCode, String)],
    options: &ShowOptions,
    (prices, choice): (&Prices, PriceChoice),
    snapshot: String,
) -> Option<Comparison> {
    let Compared { review, info, .. } = compared;
    let comparison = compared.comparison.as_ref()?;
    let first = first_year_of_changes(comparison);
    let fixed = review.is_kronor().then(|| FixedPrices::chosen(prices, choice, first, comparison.year)).flatten();
    let rows = compose::bars::in_order(comparison, review.direction)
        .into_iter()
        .map(|member| row(compared, member, names, comparison.year, fixed))
        .collect();
    let made_by = if options.demo { Source::MadeUp } else { Source::Kolada };
    let words = Words::new(options.language);
    let source = comparison_source(&words, made_by, review, comparison.year).plain(options.language);
    Some(Comparison {
        key_figure: review.id.to_string(),
        title: info.as_ref().map_or_else(|| review.short_sv.clone(), |info| info.title.clone()),
        name: review.short(options.language).to_owned(),
        unit: review.unit(options.language).to_owned(),
        decimals: review.decimals,
        direction: review.direction,
        year: comparison.year.0,
        rows,
        riket: comparison.riket,
        mean: comparison.mean,
        median: comparison.median,
        country_median: comparison.country.as_ref().map(|country| country.median),
        n_country: comparison.country.as_ref().map_or(0, |country| country.n),
        prices: review.is_kronor().then(|| PricesShown::new(choice, fixed)),
        source,
        snapshot,
        alarms: Vec::new(),
    })
}

fn row(
    compared: &Compared,
    member: &MemberStanding,
    names: &[(AreaCode, String)],
    newest: domain::Year,
    fixed: Option<FixedPrices<'_>>,
) -> ComparisonRow {
    let figure = member.reading.comparable(newest);
    let of = |sex| compared.run.as_ref()?.figure(member.area, figure?.1, sex).value();
    let change = |change: Option<Change>| {
        let change = change.filter(|change| !change.crosses_break)?;
        match fixed {
            Some(fixed) => fixed.difference((change.to, change.to_year), (change.from, change.from_year)),
            None => Some(change.difference()),
        }
    };
    ComparisonRow {
        area: member.area.to_string(),
        municipality: names
            .iter()
            .find(|(area, _)| *area == member.area)
            .map_or(String::new(), |(_, name)| name.clone()),
        value: figure.map(|(value, _)| value),
        year: figure.map(|(_, year)| year.0),
        missing: match member.reading {
            Reading::Current(_) | Reading::Older(..) => None,
            Reading::TooOld(_) => Some("too old"),
            Reading::Missing(MissingReason::NotApplicable) => Some("not applicable"),
            Reading::Missing(MissingReason::Suppressed) => Some("suppressed"),
            Reading::Missing(_) => Some("not reported"),
        },
        place: member.place.map(|place| place.place),
        n_sharing: member.place.map(|place| place.n_sharing),
        place_low: member.place.and_then(|place| place.band).map(|band| band.low),
        place_high: member.place.and_then(|place| place.band).map(|band| band.high),
        is_band_approximate: member.place.and_then(|place| place.band).map(|band| band.is_approximate),
        standard_error: member.error.map(|error| error.value),
        degrees_of_freedom: member.error.and_then(|error| error.degrees_of_freedom),
        error_kind: member.error.map(|error| match error.kind {
            ErrorKind::PublishedMargin => "margin",
            ErrorKind::Answers => "answers",
            ErrorKind::Cohort => "cohort",
            ErrorKind::Events => "events",
            ErrorKind::BetweenYears => "between years",
        }),
        shrunk: member.shrunk.map(|shrunk| shrunk.value),
        outside_funnel: member.outside.map(|outside| match outside {
            Outside::Inner => "95",
            Outside::Outer => "99.8",
        }),
        is_proven: member.is_quarter_proven,
        percentile: member.percentile_in_country,
        quarter: member.quarter.map(|quarter| match quarter {
            Quarter::Best => "best",
            Quarter::Middle => "middle",
            Quarter::Weakest => "weakest",
        }),
        to_riket: member.to_riket,
        to_best: member.to_best,
        change_1_year: change(member.change_1_year),
        change_5_years: change(member.change_5_years),
        women: of(Sex::Women),
        men: of(Sex::Men),
    }
}
