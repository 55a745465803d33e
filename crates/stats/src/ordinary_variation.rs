//! How much a unit's figure swings from year to year by itself: the standard error of what has no sampling error.
//!
//! A cost is counted to the krona, and yet one year's cost says only so much of the next. What it swings around is the
//! unit's own trend; how much, a few years alone cannot tell: three leave one degree of freedom, and the answer may be a
//! tenth of what five years give. So each unit's variance is moderated by what units of its size have.

use crate::error::Error;
use crate::least_squares::Design;
use crate::quantile::median;
use crate::sample::Sample;
use crate::special_functions::{digamma, trigamma, trigamma_inverse};

/// Fewer years say nothing of a unit's own variation.
pub const N_YEARS_MIN: usize = 5;
/// Fewer units give no line.
const N_UNITS_MIN: usize = 10;
/// A unit that happens to lie on its line is taken to vary at least so much, as a part of the middle variance.
const VARIANCE_MIN: f64 = 1e-5;

/// One unit over some years.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// When, as years.
    pub times: Vec<f64>,
    /// What, in the same order; kronor in fixed prices.
    pub values: Vec<f64>,
    /// How many inhabitants, on about the whole of it.
    pub population: f64,
}

/// How much a unit's figure ordinarily varies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OrdinaryVariation {
    /// The standard error of one year's figure, its own variance moderated by that of units of its size.
    pub standard_error: f64,
    /// On how many degrees of freedom: draw from Student's t with them.
    pub degrees_of_freedom: f64,
    /// What its own years alone say.
    pub own: f64,
    /// What is usual for its size.
    pub usual: f64,
}

/// The residual standard deviation around each unit's own straight line, moderated towards a line in log population.
///
/// With s² of a unit's residuals on d = years − 2 degrees of freedom, log s² follows over all units a line in log
/// population with s₀² on it. How closely they keep to it beyond chance is d₀, from the moments of log s². The moderated
/// variance is (d₀ s₀² + d s²) ÷ (d₀ + d), on d₀ + d degrees of freedom, at most those of all units together.
///
/// - **Unit:** that of the values.
/// - **Shape:** n in → n out, same order.
/// - **Missing:** `None` for a unit with fewer than five years; it has no part in the line either.
/// - **Edge cases:** a unit exactly on its line is taken to vary a little. A change of level counts as variation.
/// - **Source:** Smyth (2004), Linear models and empirical Bayes methods, SAGMB 3(1), section 6; with a line as in Law, Chen, Shi and
///   Smyth (2014), voom, Genome Biology 15 (`limma`'s trend).
///
/// # Errors
/// [`Error::TooFew`] below ten units with five years that vary; [`Error::NotFinite`]; [`Error::LengthsDiffer`];
/// [`Error::OutOfRangeAt`] for a population not above nought; [`Error::Collinear`] when all are equally large.
pub fn ordinary_variation(units: &[Series]) -> Result<Vec<Option<OrdinaryVariation>>, Error> {
    for (idx, unit) in units.iter().enumerate() {
        let what = "the population of unit";
        if !(unit.population > 0.0 && unit.population.is_finite()) {
            return Err(Error::OutOfRangeAt { what, idx, value: unit.population, allowed: "above nought" });
        }
    }
    let own = units.iter().map(own_variance).collect::<Result<Vec<Option<OwnVariance>>, Error>>()?;
    let known: Vec<(usize, OwnVariance)> =
        own.iter().enumerate().filter_map(|(idx, own)| own.map(|own| (idx, own))).collect();
    let varying: Vec<f64> = known.iter().map(|(_, own)| own.variance).filter(|variance| *variance > 0.0).collect();
    let n_varying = varying.len();
    let too_few = Error::TooFew { what: "units with five years that vary", n: n_varying, n_needed: N_UNITS_MIN };
    if n_varying < N_UNITS_MIN {
        return Err(too_few);
    }
    let least = VARIANCE_MIN * Sample::new(varying).map_or(0.0, |sample| median(&sample));
    let log_population = known.iter().map(|(idx, _)| libm::log(units[*idx].population)).collect();
    let line = Line::new(&known, log_population, least)?;

    let mut found = vec![None; units.len()];
    for ((idx, own), usual) in known.iter().zip(&line.usual) {
        found[*idx] = Some(line.moderated(own, *usual));
    }
    Ok(found)
}

#[derive(Debug, Clone, Copy)]
struct OwnVariance {
    variance: f64,
    degrees_of_freedom: f64,
}

/// The residual variance around the least-squares line in time; `None` below five years.
fn own_variance(unit: &Series) -> Result<Option<OwnVariance>, Error> {
    let n = unit.values.len();
    if unit.times.len() != n {
        return Err(Error::LengthsDiffer { what: "times", n: unit.times.len(), n_expected: n });
    }
    Error::unless_finite("value", unit.values.iter().copied())?;
    if n < N_YEARS_MIN {
        return Ok(None);
    }
    let fit = Design::new(n, std::slice::from_ref(&unit.times))?.fit(&unit.values, &vec![1.0; n])?;
    let squares: f64 =
        unit.values.iter().zip(&fit.fitted).map(|(value, fitted)| (value - fitted) * (value - fitted)).sum();
    let degrees_of_freedom = (n - 2) as f64;
    Ok(Some(OwnVariance { variance: squares / degrees_of_freedom, degrees_of_freedom }))
}

/// What is usual for each unit's size, and how closely units keep to it.
struct Line {
    usual: Vec<f64>,
    /// d₀; infinite when nothing but chance parts the units from the line.
    closeness: f64,
    degrees_of_freedom_max: f64,
}

impl Line {
    fn new(known: &[(usize, OwnVariance)], log_population: Vec<f64>, least: f64) -> Result<Line, Error> {
        let n = known.len();
        // ln s² with its mean and variance under chance taken off.
        let centred = |own: &OwnVariance| {
            let half = 0.5 * own.degrees_of_freedom;
            libm::log(own.variance.max(least)) - digamma(half) + libm::log(half)
        };
        let logs: Vec<f64> = known.iter().map(|(_, own)| centred(own)).collect();
        let design = Design::new(n, &[log_population])?;
        let fit = design.fit(&logs, &vec![1.0; n])?;
        let squares: f64 = logs.iter().zip(&fit.fitted).map(|(log, fitted)| (log - fitted) * (log - fitted)).sum();
        let variance = squares / (n - design.n_coefficients()) as f64;
        let by_chance = known.iter().map(|(_, own)| trigamma(0.5 * own.degrees_of_freedom)).sum::<f64>() / n as f64;
        let (closeness, shift) = match trigamma_inverse(variance - by_chance) {
            Some(half) => (2.0 * half, digamma(half) - libm::log(half)),
            None => (f64::INFINITY, 0.0),
        };
        Ok(Line {
            usual: fit.fitted.iter().map(|fitted| libm::exp(fitted + shift)).collect(),
            closeness,
            degrees_of_freedom_max: known.iter().map(|(_, own)| own.degrees_of_freedom).sum(),
        })
    }

    fn moderated(&self, own: &OwnVariance, usual: f64) -> OrdinaryVariation {
        let d = own.degrees_of_freedom;
        let variance = if self.closeness.is_finite() {
            (self.closeness * usual + d * own.variance) / (self.closeness + d)
        } else {
            usual
        };
        OrdinaryVariation {
            standard_error: variance.sqrt(),
            degrees_of_freedom: (self.closeness + d).min(self.degrees_of_freedom_max),
            own: own.variance.sqrt(),
            usual: usual.sqrt(),
        }
    }
}
