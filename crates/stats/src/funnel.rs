//! Who stands out from the rest by more than chance, given how large they are.
//!
//! Small units lie far from the mean by chance alone; the funnel says how far. One in twenty lies outside 95 % limits with
//! nothing behind it, one in five hundred outside 99.8 %.

use crate::distribution::two_sided_normal;
use crate::error::Error;
use crate::estimate::{self, Estimate};
use crate::interval::{Count, Interval};
use crate::quantile::quantile;
use crate::sample::Sample;
use crate::special_functions::{incomplete_beta, incomplete_gamma};

/// The inner and the outer limits, as levels.
pub const LEVELS: [f64; 2] = [0.95, 0.998];

/// What is measured of each unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Measured<'a> {
    /// A value with its standard error.
    Estimates(&'a [Estimate]),
    /// How many of how many; the limits are binomial.
    Proportions(&'a [Count]),
    /// How many events on how many inhabitants or person-years; the limits are Poisson.
    Rates(&'a [Count]),
}

/// What is done when units differ by more than chance throughout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dispersion {
    /// Nothing: the limits are those of chance.
    Chance,
    /// The limits are widened by √φ, the same for all.
    Multiplicative,
    /// A variance τ² is added, which weighs most for the large units.
    Additive,
}

/// How the limits are made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelOptions {
    /// What the units are held against; `None` for what they have together.
    pub target: Option<f64>,
    /// What is done about over-dispersion.
    pub dispersion: Dispersion,
    /// What share at each end is drawn in before over-dispersion is estimated, so that the outliers do not hide themselves; under a half.
    pub winsorised: f64,
}

impl Default for FunnelOptions {
    /// The units' own mean, additive over-dispersion, a tenth drawn in at each end.
    fn default() -> FunnelOptions {
        FunnelOptions { target: None, dispersion: Dispersion::Additive, winsorised: 0.1 }
    }
}

/// Limits for all units.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// What the units are held against.
    pub target: f64,
    /// The mean squared z after drawing in the ends: one by chance alone.
    pub phi: f64,
    /// The variance added, nought unless it is additive.
    pub tau2: f64,
    /// In the order given.
    pub units: Vec<FunnelUnit>,
}

/// One unit in the funnel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelUnit {
    /// Its value.
    pub value: f64,
    /// Its standard error if its truth were the target, without over-dispersion.
    pub standard_error: f64,
    /// (value − target) ÷ standard error.
    pub z: f64,
    /// The limits of each of [`LEVELS`].
    pub limits: [Interval; 2],
    /// On which side it lies outside the 95 % limits.
    pub outside_95: Option<Side>,
    /// On which side it lies outside the 99.8 % limits.
    pub outside_998: Option<Side>,
}

/// On which side of the limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Above the upper limit.
    Above,
    /// Below the lower limit.
    Below,
}

/// Funnel limits.
///
/// Without over-dispersion the limits of proportions and rates are exact, interpolated between counts; those of estimates
/// are target ± z s. φ is the mean of z² with the ends drawn in. Multiplicative limits are target ± z s √max(φ, 1); additive ones
/// target ± z √(s² + τ²), with τ² = (n φ − (n − 1)) ÷ (Σw − Σw² ÷ Σw), w = 1 ÷ s². Where it turns out that there is no over-dispersion the
/// limits are those of chance.
///
/// - **Unit:** that of the values; proportions and rates as nought to one, or events by one of the population.
/// - **Shape:** n in → n out, same order.
/// - **Edge cases:** a value on a limit lies inside. Drawing in the ends makes φ somewhat too small, and with fewer than ten units it is
///   worth little. The target of the units themselves is their weighted mean as it is: drawing in the ends is the source's remedy for φ
///   and not for the target, so one unit that outweighs all others moves everybody's limits. A target from elsewhere does not move.
/// - **Source:** Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24, with appendix A.1 and
///   A.3.
///
/// # Errors
/// [`Error::TooFew`] below two units; [`Error::NotFinite`], [`Error::OutOfRangeAt`] and [`Error::MoreThanAll`] for what cannot
/// be; [`Error::OutOfRange`] for a target at which nothing can vary.
///
/// ```
/// use stats::{Count, FunnelOptions, Measured, funnel};
/// let counts = [(10.0, 100.0), (12.0, 100.0), (9.0, 90.0), (95.0, 1_000.0), (60.0, 200.0)];
/// let counts = counts.map(|(events, population)| Count { events, population });
/// let found = funnel(Measured::Proportions(&counts), &FunnelOptions { target: Some(0.1), ..FunnelOptions::default() }).unwrap();
/// assert!(found.units[4].outside_95.is_some() && found.units[3].outside_95.is_none());
/// ```
pub fn funnel(measured: Measured, options: &FunnelOptions) -> Result<Funnel, Error> {
    let FunnelOptions { dispersion, winsorised, .. } = *options;
    if !(0.0..0.5).contains(&winsorised) {
        let what = "the share drawn in at each end";
        return Err(Error::OutOfRange { what, value: winsorised, allowed: "at least 0 and below 0.5" });
    }
    let values = measured.values()?;
    let n = values.len();
    if n < 2 {
        return Err(Error::TooFew { what: "units", n, n_needed: 2 });
    }
    let target = options.target.unwrap_or_else(|| measured.together());
    measured.check_target(target)?;
    let standard_errors = measured.standard_errors(target);
    let z: Vec<f64> = values.iter().zip(&standard_errors).map(|(value, error)| (value - target) / error).collect();
    let phi = mean_square(&z, winsorised);
    let (widening, tau2) = match dispersion {
        Dispersion::Chance => (1.0, 0.0),
        Dispersion::Multiplicative => (phi.max(1.0).sqrt(), 0.0),
        Dispersion::Additive => (1.0, added_variance(phi, &standard_errors)),
    };
    let is_by_chance = widening == 1.0 && tau2 == 0.0;
    let unit = |idx: usize| {
        let standard_error = standard_errors[idx];
        let limits = LEVELS.map(|level| {
            if is_by_chance && let Some(exact) = measured.exact_limits(idx, target, level) {
                return exact;
            }
            let reach = two_sided_normal(level) * (standard_error * standard_error + tau2).sqrt() * widening;
            measured.within_bounds(Interval { low: target - reach, high: target + reach })
        });
        let [outside_95, outside_998] = limits.map(|limits| side(values[idx], limits));
        FunnelUnit { value: values[idx], standard_error, z: z[idx], limits, outside_95, outside_998 }
    };
    Ok(Funnel { target, phi, tau2, units: (0..n).map(unit).collect() })
}

fn side(value: f64, limits: Interval) -> Option<Side> {
    if value > limits.high {
        Some(Side::Above)
    } else if value < limits.low {
        Some(Side::Below)
    } else {
        None
    }
}

/// The mean of z² after the ends beyond a quantile have been drawn in to it.
fn mean_square(z: &[f64], winsorised: f64) -> f64 {
    let Some(sample) = Sample::new(z.to_vec()) else { return f64::NAN };
    let (low, high) = (quantile(&sample, winsorised), quantile(&sample, 1.0 - winsorised));
    let square = |z: &f64| z.clamp(low, high) * z.clamp(low, high);
    sample.values().iter().map(square).sum::<f64>() / z.len() as f64
}

fn added_variance(phi: f64, standard_errors: &[f64]) -> f64 {
    let n = standard_errors.len() as f64;
    let weights = || standard_errors.iter().map(|error| 1.0 / (error * error));
    let (sum, squares) = (weights().sum::<f64>(), weights().map(|weight| weight * weight).sum::<f64>());
    ((n * phi - (n - 1.0)) / (sum - squares / sum)).max(0.0)
}

impl Measured<'_> {
    fn values(&self) -> Result<Vec<f64>, Error> {
        match *self {
            Measured::Estimates(estimates) => {
                estimate::check(estimates)?;
                let (what, allowed) = ("the standard error of unit", "above nought");
                match estimates.iter().position(|estimate| estimate.standard_error == 0.0) {
                    Some(idx) => Err(Error::OutOfRangeAt { what, idx, value: 0.0, allowed }),
                    None => Ok(estimates.iter().map(|estimate| estimate.value).collect()),
                }
            }
            Measured::Proportions(counts) | Measured::Rates(counts) => {
                for (idx, &Count { events, population }) in counts.iter().enumerate() {
                    if !(population > 0.0 && population.is_finite()) {
                        let what = "the population of unit";
                        return Err(Error::OutOfRangeAt { what, idx, value: population, allowed: "above nought" });
                    }
                    if !(events >= 0.0 && events.fract() == 0.0) {
                        let (what, allowed) = ("the events of unit", "a whole number from nought");
                        return Err(Error::OutOfRangeAt { what, idx, value: events, allowed });
                    }
                    if matches!(self, Measured::Proportions(_)) && events > population {
                        return Err(Error::MoreThanAll { idx, events, population });
                    }
                }
                Ok(counts.iter().map(|count| count.events / count.population).collect())
            }
        }
    }

    /// The weighted mean; of counts all events by all the population.
    fn together(&self) -> f64 {
        match *self {
            Measured::Estimates(estimates) => {
                let weight = |estimate: &Estimate| 1.0 / (estimate.standard_error * estimate.standard_error);
                let sum: f64 = estimates.iter().map(|estimate| weight(estimate) * estimate.value).sum();
                sum / estimates.iter().map(weight).sum::<f64>()
            }
            Measured::Proportions(counts) | Measured::Rates(counts) => {
                let events: f64 = counts.iter().map(|count| count.events).sum();
                events / counts.iter().map(|count| count.population).sum::<f64>()
            }
        }
    }

    fn check_target(&self, target: f64) -> Result<(), Error> {
        let (is_so, allowed) = match self {
            Measured::Estimates(_) => (target.is_finite(), "a finite number"),
            Measured::Proportions(_) => (target > 0.0 && target < 1.0, "between 0 and 1, so that a share can vary"),
            Measured::Rates(_) => (target > 0.0 && target.is_finite(), "above nought, so that a rate can vary"),
        };
        if is_so { Ok(()) } else { Err(Error::OutOfRange { what: "the target", value: target, allowed }) }
    }

    fn standard_errors(&self, target: f64) -> Vec<f64> {
        match *self {
            Measured::Estimates(estimates) => estimates.iter().map(|estimate| estimate.standard_error).collect(),
            Measured::Proportions(counts) => {
                counts.iter().map(|count| (target * (1.0 - target) / count.population).sqrt()).collect()
            }
            Measured::Rates(counts) => counts.iter().map(|count| (target / count.population).sqrt()).collect(),
        }
    }

    /// Limits by the distribution of the count itself; `None` for estimates, and for populations of a share that are no whole number.
    fn exact_limits(&self, idx: usize, target: f64, level: f64) -> Option<Interval> {
        let outside = 0.5 * (1.0 - level);
        let (count, at): (Count, Box<dyn Fn(f64) -> f64>) = match *self {
            Measured::Estimates(_) => return None,
            Measured::Proportions(counts) => {
                let n = counts[idx].population;
                if n.fract() != 0.0 {
                    return None;
                }
                let at = move |r: f64| if r >= n { 1.0 } else { incomplete_beta(n - r, r + 1.0, 1.0 - target) };
                (counts[idx], Box::new(at))
            }
            Measured::Rates(counts) => {
                let expected = target * counts[idx].population;
                (counts[idx], Box::new(move |r: f64| incomplete_gamma(r + 1.0, expected).1))
            }
        };
        let cdf = |r: f64| if r < 0.0 { 0.0 } else { at(r) };
        let limit = |p: f64| self.within_bounds_one(interpolated(cdf, p, target * count.population) / count.population);
        Some(Interval { low: limit(outside), high: limit(1.0 - outside) })
    }

    fn within_bounds_one(&self, limit: f64) -> f64 {
        match self {
            Measured::Estimates(_) => limit,
            Measured::Proportions(_) => limit.clamp(0.0, 1.0),
            Measured::Rates(_) => limit.max(0.0),
        }
    }

    fn within_bounds(&self, limits: Interval) -> Interval {
        Interval { low: self.within_bounds_one(limits.low), high: self.within_bounds_one(limits.high) }
    }
}

/// The count r with P(R ≤ r) ≥ p, less the part of its own chance that lies beyond p.
fn interpolated(cdf: impl Fn(f64) -> f64, p: f64, expected: f64) -> f64 {
    // Bracketed from the middle outwards, then halved: the least whole r with cdf(r) ≥ p.
    let mut high = expected.floor().max(0.0);
    let mut step = 1.0;
    while cdf(high) < p {
        high += step;
        step *= 2.0;
    }
    let mut low = -1.0;
    while high - low > 1.0 {
        let middle = ((low + high) * 0.5).floor();
        if cdf(middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    let (at, before) = (cdf(high), cdf(high - 1.0));
    high - (at - p) / (at - before)
}
