//! Statistics on anybody's table: the same methods that the day is made with.

use ::stats::{
    Better, BetweenVariance, Count, Dispersion, Estimate, FunnelOptions, Measured, RankSetOptions, Side, funnel,
    marginal_rank_sets, shrink, simultaneous_rank_sets,
};
use serde::Serialize;

use crate::error::Error;
use crate::stats_table::{Columns, MissingRow, StatsTable, TableError};

/// Which columns hold what.
#[derive(Debug, Clone)]
pub struct EstimateColumns {
    /// The units' names.
    pub unit: String,
    /// Their values.
    pub value: String,
    /// Their standard errors.
    pub standard_error: String,
    /// Whether rows with an empty cell are left out and listed, rather than refused.
    pub skip_missing: bool,
}

/// What `ranks` is asked.
#[derive(Debug, Clone)]
pub struct RanksOptions {
    /// Which columns.
    pub columns: EstimateColumns,
    /// On how many degrees of freedom the standard errors stand, where they are estimated.
    pub degrees_of_freedom: Option<String>,
    /// Whether all sets hold together, rather than each alone.
    pub simultaneous: bool,
    /// Level, draws, seed, and which end is first.
    pub sets: RankSetOptions,
}

/// Places with their uncertainty.
#[derive(Debug, Clone, Serialize)]
pub struct Ranks {
    /// `marginal` or `simultaneous`.
    pub method: &'static str,
    /// With what probability the sets hold.
    pub level: f64,
    /// How many draws were made.
    pub draws: usize,
    /// From which seed.
    pub seed: u64,
    /// `higher` or `lower`.
    pub better: &'static str,
    /// In the order of the table.
    pub units: Vec<RankedUnit>,
    /// Who was left out.
    pub missing: Vec<MissingRow>,
}

/// One unit's place.
#[derive(Debug, Clone, Serialize)]
pub struct RankedUnit {
    /// Its name.
    pub unit: String,
    /// Its value.
    pub value: f64,
    /// Its place by the value as it is.
    pub rank: usize,
    /// The best place it may truly have.
    pub rank_low: usize,
    /// The worst.
    pub rank_high: usize,
}

/// Rank sets of a table.
///
/// # Errors
/// [`Error::Table`] for cells that cannot be read or cannot be so; [`Error::Stats`] for a level or a number of draws that cannot be.
pub fn ranks(table: &StatsTable, options: &RanksOptions) -> Result<Ranks, Error> {
    let EstimateColumns { unit, value, standard_error, skip_missing } = &options.columns;
    let mut asked = vec![value.as_str(), standard_error.as_str()];
    asked.extend(options.degrees_of_freedom.as_deref());
    let columns = table.columns(Some(unit), &asked, *skip_missing)?;
    table.check(&columns, (1, standard_error), "nought or more", |_, error| error >= 0.0)?;
    if let Some(column) = &options.degrees_of_freedom {
        table.check(&columns, (2, column), "one or more", |_, df| df >= 1.0)?;
    }
    let mut estimates = estimates(&columns);
    if let Some(degrees_of_freedom) = columns.numbers.get(2) {
        for (estimate, df) in estimates.iter_mut().zip(degrees_of_freedom) {
            estimate.degrees_of_freedom = Some(*df);
        }
    }
    let sets = if options.simultaneous {
        simultaneous_rank_sets(&estimates, &options.sets)?
    } else {
        marginal_rank_sets(&estimates, &options.sets)?
    };
    let unit = |((unit, estimate), set): ((String, &Estimate), &::stats::RankSet)| RankedUnit {
        unit,
        value: estimate.value,
        rank: set.place,
        rank_low: set.low,
        rank_high: set.high,
    };
    Ok(Ranks {
        method: if options.simultaneous { "simultaneous" } else { "marginal" },
        level: options.sets.level,
        draws: options.sets.n_draws,
        seed: options.sets.seed,
        better: match options.sets.better {
            Better::Higher => "higher",
            Better::Lower => "lower",
        },
        units: columns.units.into_iter().zip(&estimates).zip(&sets).map(unit).collect(),
        missing: columns.missing,
    })
}

/// What `shrink` is asked.
#[derive(Debug, Clone)]
pub struct ShrinkOptions {
    /// Which columns.
    pub columns: EstimateColumns,
    /// Towards what these columns say, or the mean where there are none.
    pub covariates: Vec<String>,
    /// How the variance between units is estimated.
    pub between: BetweenVariance,
}

/// Estimates drawn towards what is usual.
#[derive(Debug, Clone, Serialize)]
pub struct ShrunkTable {
    /// `dl` or `pm`.
    pub method: &'static str,
    /// The variance between units.
    pub tau2: f64,
    /// What is usual; with covariates, at their means.
    pub mean: f64,
    /// Its standard error.
    pub mean_se: f64,
    /// The covariates' slopes.
    pub covariates: Vec<Slope>,
    /// What `weight` is.
    pub weight_is: &'static str,
    /// In the order of the table.
    pub units: Vec<ShrunkUnit>,
    /// Who was left out.
    pub missing: Vec<MissingRow>,
}

/// A covariate's slope.
#[derive(Debug, Clone, Serialize)]
pub struct Slope {
    /// Of which column.
    pub column: String,
    /// By how much the value is higher for one more of it.
    pub coefficient: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// One unit.
#[derive(Debug, Clone, Serialize)]
pub struct ShrunkUnit {
    /// Its name.
    pub unit: String,
    /// Its value.
    pub raw: f64,
    /// Drawn towards what is usual.
    pub shrunk: f64,
    /// How much of the way.
    pub weight: f64,
}

/// Shrunk estimates of a table.
///
/// # Errors
/// As [`ranks`]; a standard error must be above nought. [`TableError::Collinear`] for a covariate that adds nothing.
pub fn shrunk(table: &StatsTable, options: &ShrinkOptions) -> Result<ShrunkTable, Error> {
    let EstimateColumns { unit, value, standard_error, skip_missing } = &options.columns;
    let mut asked = vec![value.as_str(), standard_error.as_str()];
    asked.extend(options.covariates.iter().map(String::as_str));
    let columns = table.columns(Some(unit), &asked, *skip_missing)?;
    table.check(&columns, (1, standard_error), "above nought", |_, error| error > 0.0)?;
    let found = shrink(&estimates(&columns), &columns.numbers[2..], options.between).map_err(|error| match error {
        ::stats::Error::Collinear { idx } => {
            Error::from(TableError::Collinear { column: options.covariates[idx].clone() })
        }
        error => error.into(),
    })?;
    let slope = |(column, slope): (&String, &::stats::Coefficient)| Slope {
        column: column.clone(),
        coefficient: slope.value,
        standard_error: slope.standard_error,
    };
    let unit = |(unit, found): (String, &::stats::Shrunk)| ShrunkUnit {
        unit,
        raw: found.raw,
        shrunk: found.shrunk,
        weight: found.weight,
    };
    Ok(ShrunkTable {
        method: match options.between {
            BetweenVariance::DerSimonianLaird => "dl",
            BetweenVariance::PauleMandel => "pm",
        },
        tau2: found.tau2,
        mean: found.mean,
        mean_se: found.mean_se,
        covariates: options.covariates.iter().zip(&found.coefficients).map(slope).collect(),
        weight_is: "B = se² / (se² + tau2): how much of the way the unit is drawn to the mean or to what the covariates say",
        units: columns.units.into_iter().zip(&found.units).map(unit).collect(),
        missing: columns.missing,
    })
}

/// What is measured of each unit, by which columns.
#[derive(Debug, Clone)]
pub enum FunnelColumns {
    /// Values and standard errors.
    Estimates(EstimateColumns),
    /// Counts.
    Counts {
        /// The units' names.
        unit: String,
        /// How many events.
        events: String,
        /// Of how many, or on how many.
        population: String,
        /// Whether events may happen more than once to each: a rate, not a share.
        is_rate: bool,
        /// Whether rows with an empty cell are left out and listed.
        skip_missing: bool,
    },
}

/// What `funnel` is asked.
#[derive(Debug, Clone)]
pub struct FunnelTableOptions {
    /// Which columns.
    pub columns: FunnelColumns,
    /// Target and over-dispersion.
    pub limits: FunnelOptions,
}

/// Who lies outside.
#[derive(Debug, Clone, Serialize)]
pub struct FunnelTable {
    /// `estimates`, `proportions` or `rates`.
    pub kind: &'static str,
    /// `none`, `multiplicative` or `additive`.
    pub dispersion: &'static str,
    /// What the units are held against.
    pub target: f64,
    /// The mean squared z with the ends drawn in: one by chance.
    pub phi: f64,
    /// The variance added.
    pub tau2: f64,
    /// What the limits must not be taken for.
    pub warning: Option<String>,
    /// In the order of the table.
    pub units: Vec<FunnelTableUnit>,
    /// Who was left out.
    pub missing: Vec<MissingRow>,
}

/// One unit in the funnel.
#[derive(Debug, Clone, Serialize)]
pub struct FunnelTableUnit {
    /// Its name.
    pub unit: String,
    /// Its value.
    pub value: f64,
    /// Its standard error about the target.
    pub standard_error: f64,
    /// How many of those it lies from the target.
    pub z: f64,
    /// The lower 95 % limit.
    pub low_95: f64,
    /// The upper.
    pub high_95: f64,
    /// The lower 99.8 % limit.
    pub low_998: f64,
    /// The upper.
    pub high_998: f64,
    /// `above` or `below` the 95 % limits.
    pub outside_95: Option<&'static str>,
    /// `above` or `below` the 99.8 % limits.
    pub outside_998: Option<&'static str>,
}

/// Funnel limits of a table.
///
/// # Errors
/// As [`shrunk`]; populations must be above nought, events whole numbers, of a share at most the population.
pub fn funnelled(table: &StatsTable, options: &FunnelTableOptions) -> Result<FunnelTable, Error> {
    let (kind, columns, found) = match &options.columns {
        FunnelColumns::Estimates(EstimateColumns { unit, value, standard_error, skip_missing }) => {
            let columns = table.columns(Some(unit), &[value, standard_error], *skip_missing)?;
            table.check(&columns, (1, standard_error), "above nought", |_, error| error > 0.0)?;
            let found = funnel(Measured::Estimates(&estimates(&columns)), &options.limits)?;
            ("estimates", columns, found)
        }
        FunnelColumns::Counts { unit, events, population, is_rate, skip_missing } => {
            let columns = table.columns(Some(unit), &[events, population], *skip_missing)?;
            table.check(&columns, (1, population), "above nought", |_, population| population > 0.0)?;
            let is_count = |_, events: f64| events >= 0.0 && events.fract() == 0.0;
            table.check(&columns, (0, events), "a whole number from nought", is_count)?;
            if !is_rate {
                let allowed = "at most the population (events that may happen more than once to each are `--rate`)";
                table.check(&columns, (0, events), allowed, |row, events| events <= columns.numbers[1][row])?;
            }
            let counts: Vec<Count> = columns.numbers[0]
                .iter()
                .zip(&columns.numbers[1])
                .map(|(&events, &population)| Count { events, population })
                .collect();
            let measured = if *is_rate { Measured::Rates(&counts) } else { Measured::Proportions(&counts) };
            (if *is_rate { "rates" } else { "proportions" }, columns, funnel(measured, &options.limits)?)
        }
    };
    let unit = |(unit, found): (String, &::stats::FunnelUnit)| FunnelTableUnit {
        unit,
        value: found.value,
        standard_error: found.standard_error,
        z: found.z,
        low_95: found.limits[0].low,
        high_95: found.limits[0].high,
        low_998: found.limits[1].low,
        high_998: found.limits[1].high,
        outside_95: found.outside_95.map(side),
        outside_998: found.outside_998.map(side),
    };
    Ok(FunnelTable {
        kind,
        dispersion: match options.limits.dispersion {
            Dispersion::Chance => "none",
            Dispersion::Multiplicative => "multiplicative",
            Dispersion::Additive => "additive",
        },
        target: found.target,
        phi: found.phi,
        tau2: found.tau2,
        warning: too_few_for_dispersion(found.units.len()),
        units: columns.units.into_iter().zip(&found.units).map(unit).collect(),
        missing: columns.missing,
    })
}

/// Below ten units a tenth at each end is not even one of them, and one outlier is the over-dispersion.
fn too_few_for_dispersion(n: usize) -> Option<String> {
    const N_UNITS_MIN: usize = 10;
    (n < N_UNITS_MIN).then(|| {
        format!("{n} units are too few to tell over-dispersion from one that stands out: φ and the limits made with it are worth little")
    })
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Above => "above",
        Side::Below => "below",
    }
}

/// The first two columns, as value and standard error.
fn estimates(columns: &Columns) -> Vec<Estimate> {
    let pairs = columns.numbers[0].iter().zip(&columns.numbers[1]);
    pairs.map(|(value, standard_error)| Estimate::new(*value, *standard_error)).collect()
}
