//! Intervals and standard errors of shares, counts and rates, each by what kind of measure it is.

use crate::distribution::{chi_square_quantile, two_sided_normal};
use crate::error::Error;

/// From where to where the truth lies with the probability asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// A share found among some who were asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SampledShare {
    /// The share, nought to one.
    pub share: f64,
    /// How many answered; those who answered that they do not know are no part of it.
    pub n_answers: f64,
    /// How many times larger the variance is than that of a simple random sample; one for such.
    pub design_effect: f64,
    /// How many there are in all; `None` where they are endless beside those asked.
    pub population: Option<f64>,
}

impl SampledShare {
    /// How many answers of a simple random sample from an endless population would say as much: n (N − 1) ÷ (N − n) ÷ deff.
    ///
    /// - **Edge cases:** infinite when all have answered.
    /// - **Source:** Kish (1965), design effect and finite-population factor.
    pub fn n_effective(&self) -> f64 {
        let n = self.n_answers / self.design_effect;
        match self.population {
            Some(population) if self.n_answers >= population => f64::INFINITY,
            Some(population) => n * (population - 1.0) / (population - self.n_answers),
            None => n,
        }
    }

    fn check(&self) -> Result<(), Error> {
        within("share", self.share, "between 0 and 1", |value| (0.0..=1.0).contains(&value))?;
        within("the number of answers", self.n_answers, "above nought", |value| value > 0.0)?;
        within("the design effect", self.design_effect, "above nought", |value| value > 0.0)?;
        match self.population {
            Some(population) => {
                within("the population", population, "at least the number of answers", |value| value >= self.n_answers)
            }
            None => Ok(()),
        }
    }
}

fn within(what: &'static str, value: f64, allowed: &'static str, is_so: impl Fn(f64) -> bool) -> Result<(), Error> {
    if value.is_finite() && is_so(value) { Ok(()) } else { Err(Error::OutOfRange { what, value, allowed }) }
}

/// The interval of a sampled share.
///
/// With m effective answers and z of the normal: (p + z²/2m ± z √(p(1 − p)/m + z²/4m²)) ÷ (1 + z²/m).
///
/// - **Edge cases:** a share of nought or one has an interval too; when all have answered it is the share itself.
/// - **Source:** Wilson (1927); with effective answers as Korn and Graubard (1998) have it.
///
/// # Errors
/// [`Error::OutOfRange`] for numbers that cannot be.
///
/// ```
/// use stats::{SampledShare, wilson};
/// let share = SampledShare { share: 0.62, n_answers: 100.0, design_effect: 1.0, population: None };
/// let interval = wilson(&share, 0.95).unwrap();
/// assert!((interval.low - 0.5221).abs() < 5e-5 && (interval.high - 0.7090).abs() < 5e-5);
/// ```
pub fn wilson(share: &SampledShare, level: f64) -> Result<Interval, Error> {
    Error::unless_level(level)?;
    share.check()?;
    let z = two_sided_normal(level);
    let (p, per_answer) = (share.share, 1.0 / share.n_effective());
    let bend = z * z * per_answer;
    let centre = p + 0.5 * bend;
    let reach = z * (p * (1.0 - p) * per_answer + 0.25 * bend * per_answer).sqrt();
    Ok(Interval {
        low: ((centre - reach) / (1.0 + bend)).clamp(0.0, p),
        high: ((centre + reach) / (1.0 + bend)).clamp(p, 1.0),
    })
}

/// The standard error of a sampled share that goes with its [`wilson`] interval: half the interval's length by z.
///
/// It is not nought at the ends, where √(p(1 − p)/m) is.
///
/// # Errors
/// [`Error::OutOfRange`] for numbers that cannot be.
pub fn share_standard_error(share: &SampledShare) -> Result<f64, Error> {
    const LEVEL: f64 = 0.95;
    let interval = wilson(share, LEVEL)?;
    Ok(0.5 * (interval.high - interval.low) / two_sided_normal(LEVEL))
}

/// The standard error behind a margin of error that was published: the margin by z.
///
/// - **Unit:** that of the margin, which is half the interval's length.
///
/// # Errors
/// [`Error::OutOfRange`] for a negative margin, or a level outside 0–1.
///
/// ```
/// let standard_error = stats::standard_error_of_margin(3.1, 0.95).unwrap();
/// assert!((standard_error - 1.5816).abs() < 1e-4);
/// ```
pub fn standard_error_of_margin(margin: f64, level: f64) -> Result<f64, Error> {
    Error::unless_level(level)?;
    within("the margin of error", margin, "nought or more", |value| value >= 0.0)?;
    Ok(margin / two_sided_normal(level))
}

/// The exact interval of how many events were to be expected, where so many happened.
///
/// χ²(α/2; 2k) ÷ 2 to χ²(1 − α/2; 2k + 2) ÷ 2.
///
/// - **Edge cases:** no events have the lower end nought, and an upper end: 3.69 for 95 %.
/// - **Source:** Garwood (1936).
///
/// # Errors
/// [`Error::OutOfRange`] for a count that is no whole number from nought, or a level outside 0–1.
pub fn poisson(n_events: f64, level: f64) -> Result<Interval, Error> {
    Error::unless_level(level)?;
    within("the number of events", n_events, "a whole number from nought", |value| {
        value >= 0.0 && value.fract() == 0.0
    })?;
    let outside = 0.5 * (1.0 - level);
    let low = if n_events == 0.0 { 0.0 } else { 0.5 * chi_square_quantile(outside, 2.0 * n_events) };
    Ok(Interval { low, high: 0.5 * chi_square_quantile(1.0 - outside, 2.0 * n_events + 2.0) })
}

/// The same of events by what they are counted on: inhabitants, person-years, or thousands of them.
///
/// # Errors
/// As [`poisson`]; [`Error::OutOfRange`] for an exposure that is not above nought.
pub fn poisson_rate(n_events: f64, exposure: f64, level: f64) -> Result<Interval, Error> {
    within("the exposure", exposure, "above nought", |value| value > 0.0)?;
    let Interval { low, high } = poisson(n_events, level)?;
    Ok(Interval { low: low / exposure, high: high / exposure })
}

/// The standard error of a rate that goes with its exact interval: half the length of the 95 % interval by z.
///
/// # Errors
/// As [`poisson_rate`].
pub fn rate_standard_error(n_events: f64, exposure: f64) -> Result<f64, Error> {
    const LEVEL: f64 = 0.95;
    let interval = poisson_rate(n_events, exposure, LEVEL)?;
    Ok(0.5 * (interval.high - interval.low) / two_sided_normal(LEVEL))
}

/// How many of how many: in one year, in one unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Count {
    /// How many reached it, or how many events there were.
    pub events: f64,
    /// Of how many, or on how many they are counted.
    pub population: f64,
}

/// How much more a share swings between years than chance alone would have it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overdispersion {
    /// By how much the binomial variance is to be multiplied; at least one.
    pub factor: f64,
    /// On how many degrees of freedom.
    pub degrees_of_freedom: f64,
}

/// Estimates over-dispersion between years, over all units together: Pearson's χ² of each unit's years around its own
/// share, by the degrees of freedom.
///
/// - **Shape:** years of each unit → one factor.
/// - **Missing:** years without a population, and units with fewer than two other years or without any variation to
///   be had (all or none in every year), add nothing.
/// - **Edge cases:** a true change over the years counts as variation: give few years, or a factor too large follows.
///   Less variation than chance would have gives one.
/// - **Source:** McCullagh and Nelder (1989), section 4.5.
///
/// # Errors
/// [`Error::MoreThanAll`] for more events than population; [`Error::NotFinite`]; [`Error::TooFew`] when no unit has two years.
pub fn overdispersion(units: &[Vec<Count>]) -> Result<Overdispersion, Error> {
    let (mut chi_square, mut degrees_of_freedom) = (0.0, 0.0);
    for (idx, years) in units.iter().enumerate() {
        Error::unless_finite("the count of year", years.iter().flat_map(|year| [year.events, year.population]))?;
        if let Some(year) = years.iter().find(|year| year.events < 0.0 || year.events > year.population) {
            return Err(Error::MoreThanAll { idx, events: year.events, population: year.population });
        }
        let years: Vec<&Count> = years.iter().filter(|year| year.population > 0.0).collect();
        let population: f64 = years.iter().map(|year| year.population).sum();
        let share = years.iter().map(|year| year.events).sum::<f64>() / population;
        let variance = share * (1.0 - share);
        if years.len() < 2 || variance <= 0.0 {
            continue;
        }
        chi_square += years
            .iter()
            .map(|year| {
                let distance = year.events - year.population * share;
                distance * distance / (year.population * variance)
            })
            .sum::<f64>();
        degrees_of_freedom += (years.len() - 1) as f64;
    }
    if degrees_of_freedom == 0.0 {
        return Err(Error::TooFew { what: "units with two years", n: 0, n_needed: 1 });
    }
    Ok(Overdispersion { factor: (chi_square / degrees_of_freedom).max(1.0), degrees_of_freedom })
}

/// The interval of a whole cohort's share: [`wilson`] with the over-dispersion as design effect.
///
/// Nobody was sampled; what is uncertain is how much of the figure is this cohort's luck.
///
/// # Errors
/// [`Error::OutOfRange`] for numbers that cannot be.
pub fn cohort_share(count: &Count, overdispersion: &Overdispersion, level: f64) -> Result<Interval, Error> {
    within("the population", count.population, "above nought", |value| value > 0.0)?;
    wilson(&count.as_sample(overdispersion), level)
}

/// The standard error that goes with [`cohort_share`].
///
/// # Errors
/// [`Error::OutOfRange`] for numbers that cannot be.
pub fn cohort_standard_error(count: &Count, overdispersion: &Overdispersion) -> Result<f64, Error> {
    within("the population", count.population, "above nought", |value| value > 0.0)?;
    share_standard_error(&count.as_sample(overdispersion))
}

impl Count {
    fn as_sample(&self, overdispersion: &Overdispersion) -> SampledShare {
        SampledShare {
            share: self.events / self.population,
            n_answers: self.population,
            design_effect: overdispersion.factor,
            population: None,
        }
    }
}
