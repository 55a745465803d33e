//! Who came from where we are and rose most, when, and how much of it was to be expected.

use std::path::PathBuf;

use catalogue::{PriceChoice, ReviewedKeyFigure, built_in};
use compare::climbers::{CERTAINTY_MIN, Climb, ClimbQuestion, climbers as climbers_of};
use compare::country_year::years_of;
use compare::money::FixedPrices;
use compare::uncertainty::aids_of;
use domain::{KeyFigureId, Year};
use serde::Serialize;
use stats::Better;

use crate::direction_asked::better_of;
use crate::error::Error;
use crate::progress::{Progress, Stage};
use crate::show::PricesShown;
use crate::stored::Stored;
use crate::unanswerable::Unanswerable;

/// A climb that began longer ago is shown only when asked for: who did it is no longer there to be asked.
const N_YEARS_BACK: u16 = 15;

/// What is asked.
#[derive(Debug, Clone)]
pub struct ClimbersOptions {
    /// The lake.
    pub lake: PathBuf,
    /// The key figure.
    pub key_figure: KeyFigureId,
    /// Who asks: a municipality's code or name.
    pub from: String,
    /// Over how many years.
    pub n_years: u16,
    /// How near a starting level is to be, as a share of the country's standard deviation.
    pub band: f64,
    /// How many climbers.
    pub n_climbers: usize,
    /// The first year in which a climb may start; `None` for fifteen years before the newest figures.
    pub since: Option<u16>,
    /// In which prices kronor are compared.
    pub prices: PriceChoice,
    /// Which way is good, in place of the reviewed direction.
    pub better: Option<Better>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Climbers {
    /// The key figure.
    pub key_figure: String,
    /// Its title.
    pub title: String,
    /// What stands after a value, in Swedish.
    pub unit_sv: String,
    /// In English.
    pub unit_en: String,
    /// Decimals shown.
    pub decimals: i8,
    /// `higher` or `lower` is better.
    pub better: &'static str,
    /// Who asks.
    pub municipality: String,
    /// Its newest figure, kronor in the prices of [`Climbers::prices`].
    pub level: f64,
    /// Of which year.
    pub year: u16,
    /// Over how many years.
    pub n_years: u16,
    /// How near a starting level was to be, as a share of the country's standard deviation.
    pub band: f64,
    /// Municipalities that started near the level in some year.
    pub n_alike: usize,
    /// Start years looked at.
    pub n_starts: usize,
    /// The first year in which a climb might start.
    pub since: u16,
    /// In which prices kronor are; none for what is no money.
    pub prices: Option<PricesShown>,
    /// Years with figures that the price index does not reach: left out.
    pub years_without_index: Vec<u16>,
    /// Those that rose, each with its best start: the rise beyond the expected that is surest first.
    pub climbs: Vec<ClimbRow>,
    /// Known breaks of the series: no climb crosses one.
    pub breaks: Vec<u16>,
    /// The snapshot's name.
    pub snapshot: String,
}

/// One climber. Changes are positive when they are good.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClimbRow {
    /// Its code.
    pub area: String,
    /// Its name.
    pub municipality: String,
    /// From which year.
    pub start: u16,
    /// From what.
    pub from: f64,
    /// To which year.
    pub end: u16,
    /// To what.
    pub to: f64,
    /// The rise.
    pub rise: f64,
    /// What all municipalities rose over the same years.
    pub of_all: f64,
    /// What regression to the mean alone would give.
    pub regression: f64,
    /// What is left of the rise.
    pub beyond: f64,
    /// The standard error of the change; none where nothing tells.
    pub uncertainty: Option<f64>,
    /// What is left in its standard errors.
    pub certainty: Option<f64>,
    /// Whether what is left is too small, or its error unknown, to be told from ordinary variation.
    pub may_be_chance: bool,
    /// Its newest figure.
    pub newest: f64,
    /// Of which year.
    pub newest_year: u16,
    /// Its place among all municipalities by what is left.
    pub place_beyond: usize,
    /// Among how many.
    pub n: usize,
}

/// Finds climbers in what the lake holds.
///
/// # Errors
/// [`Unanswerable`] when the lake lacks the key figure, or there is none such, the municipality is unknown or has no figure, nothing says which
/// way is good, or nobody has climbed; those of the lake.
pub fn climbers(options: &ClimbersOptions, progress: &dyn Progress) -> Result<Climbers, Error> {
    let stored = Stored::open(&options.lake)?;
    let from = stored.municipality(&options.from)?;
    progress.stage(Stage::Comparing);
    let id = options.key_figure;
    let reviewed = built_in::reviewed();
    let review = reviewed.get(id);
    stored.know(&[id])?;
    let better = match options.better {
        Some(better) => better,
        None => better_of(review, id)?,
    };
    let unreviewed = stored.catalogue.key_figure(id).map(ReviewedKeyFigure::unreviewed);
    let known = review.or(unreviewed.as_ref()).ok_or_else(|| stored.not_kept(vec![format!("figures of {id}")]))?;
    let as_it_came = stored.all_runs(&[id])?.remove(&id).expect("all runs are there, or there is an error");
    let aids = stored.runs(&aids_of(known))?;
    let years = years_of(&as_it_came, &stored.municipalities);
    let prices = built_in::prices();
    let fixed = known.is_kronor().then(|| FixedPrices::reaching_furthest(&prices, options.prices, &years)).flatten();
    let run = fixed.map_or_else(|| as_it_came.clone(), |fixed| fixed.run(&as_it_came));
    let years_of_run = years_of(&run, &stored.municipalities);
    let newest = years_of_run.last().copied().unwrap_or(Year(0));
    let since = options.since.map_or_else(|| newest.before(N_YEARS_BACK), Year);
    let breaks: Vec<Year> = known.breaks.iter().map(|one| one.year).collect();
    let question = ClimbQuestion {
        run: &run,
        better,
        from,
        n_years: options.n_years,
        band: options.band,
        municipalities: &stored.municipalities,
        breaks: &breaks,
        since: Some(since),
        review: known,
        aids: &aids,
    };
    let lacks = || Unanswerable::NotComparable { municipality: stored.name(from), lacking: vec![id.to_string()] };
    let found = climbers_of(&question).ok_or_else(lacks)?;
    if found.climbs.is_empty() {
        return Err(nobody(&question, &years_of_run, (found.n_starts, found.n_alike), since).into());
    }
    let row = |climb: &Climb| ClimbRow {
        area: climb.area.to_string(),
        municipality: stored.name(climb.area),
        start: climb.start.0,
        from: climb.from,
        end: climb.end.0,
        to: climb.to,
        rise: climb.rise,
        of_all: climb.of_all,
        regression: climb.regression,
        beyond: climb.beyond,
        uncertainty: climb.uncertainty,
        certainty: climb.certainty(),
        may_be_chance: climb.certainty().is_none_or(|certainty| certainty < CERTAINTY_MIN),
        newest: climb.newest.0,
        newest_year: climb.newest.1.0,
        place_beyond: climb.place_beyond,
        n: climb.n,
    };
    let is_reached = |year: &&Year| years_of_run.binary_search(year).is_ok();
    Ok(Climbers {
        key_figure: id.to_string(),
        title: stored.title(id),
        unit_sv: known.unit_sv.clone(),
        unit_en: known.unit_en.clone(),
        decimals: known.decimals,
        better: if better == Better::Higher { "higher" } else { "lower" },
        municipality: stored.name(from),
        level: found.level,
        year: found.year.0,
        n_years: options.n_years,
        band: options.band,
        n_alike: found.n_alike,
        n_starts: found.n_starts,
        since: since.0,
        prices: known.is_kronor().then(|| PricesShown::new(options.prices, fixed)),
        years_without_index: years.iter().filter(|year| !is_reached(year)).map(|year| year.0).collect(),
        climbs: found.climbs.iter().take(options.n_climbers).map(row).collect(),
        breaks: breaks.iter().map(|year| year.0).collect(),
        snapshot: stored.snapshot.name().to_string(),
    })
}

/// Why nobody climbed, and what to try.
fn nobody(
    question: &ClimbQuestion<'_>,
    years: &[Year],
    (n_starts, n_alike): (usize, usize),
    since: Year,
) -> Unanswerable {
    let id = question.run.key_figure();
    let n_years = question.n_years;
    let is_span = |n: u16| {
        let fits = |start: &&Year| {
            let end = Year(start.0 + n);
            let is_broken = question.breaks.iter().any(|first| **start < *first && *first <= end);
            since <= **start && !is_broken && years.binary_search(&end).is_ok()
        };
        years.iter().any(|start| fits(&start))
    };
    if n_starts == 0 {
        let held = years.iter().filter(|year| since <= **year).map(|year| year.0.to_string()).collect::<Vec<_>>();
        let (held, since) = (held.join(", "), since.0);
        return Unanswerable::NobodyClimbed {
            what: match held.is_empty() {
                true => format!("no climb of {id} can be followed: it has no year that can be compared since {since}"),
                false => format!(
                    "no climb of {id} over {n_years} years can be followed: it can be compared in these years since {since}: {held}"
                ),
            },
            hint: match (1..n_years).rev().find(|n| is_span(*n)) {
                Some(n) => format!("look at fewer years: --years {n}"),
                None => format!("look further back: --since {}", since.saturating_sub(N_YEARS_BACK)),
            },
        };
    }
    if n_alike == 0 {
        return Unanswerable::NobodyClimbed {
            what: format!("nobody has started near that level of {id} since {}", since.0),
            hint: format!("look in a wider band: --band {}", 2.0 * question.band),
        };
    }
    Unanswerable::NobodyClimbed {
        what: format!("none of the {n_alike} that started near that level of {id} has risen in {n_years} years"),
        hint: format!("look in a wider band: --band {}, or over other years: --years", 2.0 * question.band),
    }
}
