//! Estimates drawn towards what is usual, the more the less they are worth by themselves.
//!
//! A small unit's figure swings by chance. Between how much units truly differ (τ²) and how uncertain each figure is (s²)
//! lies how far each should be believed.

use crate::error::Error;
use crate::estimate::{self, Estimate};
use crate::least_squares::{Design, Fit};

/// How the variance between units, τ², is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BetweenVariance {
    /// By moments, in one step: DerSimonian and Laird (1986).
    DerSimonianLaird,
    /// So that the weighted squares are what they should be: Paule and Mandel (1982).
    PauleMandel,
}

/// What units are drawn towards, and each of them drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Shrinkage {
    /// The variance between units beyond what their standard errors explain; nought when there is none.
    pub tau2: f64,
    /// What is usual: the weighted mean, with covariates the level at their unweighted means.
    pub mean: f64,
    /// Its standard error.
    pub mean_se: f64,
    /// For each covariate, per one of its unit.
    pub coefficients: Vec<Coefficient>,
    /// In the order given.
    pub units: Vec<Shrunk>,
}

/// A covariate's slope.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coefficient {
    /// By how much the value is higher for one more of the covariate.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// One unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shrunk {
    /// Its own estimate.
    pub raw: f64,
    /// What it is drawn towards: the mean, or what its covariates say.
    pub towards: f64,
    /// B = s² ÷ (s² + τ²): how much of the way it is drawn, nought to one.
    pub weight: f64,
    /// (1 − B) raw + B towards.
    pub shrunk: f64,
    /// The standard error of the shrunk estimate, with that of what it is drawn towards, and τ² taken as known.
    pub standard_error: f64,
}

/// Empirical Bayes estimates, towards the mean or towards x'b.
///
/// With weights w = 1 ÷ (s² + τ²) and b of weighted least squares, each unit becomes (1 − B) y + B x'b, B = s² ÷ (s² + τ²).
///
/// Show both, raw and shrunk. What is drawn towards covariates is never ranked or judged: it would give a small
/// unit what its covariates predict, and not what it did.
///
/// - **Unit:** as given; τ² in its square.
/// - **Shape:** n estimates and any number of covariates, each with n values → n units, same order.
/// - **Edge cases:** τ² of nought draws all the whole way.
/// - **Source:** Efron and Morris (1975); τ² with covariates as Raudenbush (2009) has it; the values agree with `metafor` (Viechtbauer 2010).
///
/// # Errors
/// [`Error::NotFinite`], [`Error::OutOfRangeAt`] for a standard error that is not above nought, [`Error::Collinear`],
/// [`Error::LengthsDiffer`], and [`Error::TooFew`] units: at least two more than there are covariates.
///
/// ```
/// use stats::{BetweenVariance, Estimate, shrink};
/// let units = [Estimate::new(10.0, 1.0), Estimate::new(14.0, 1.0), Estimate::new(20.0, 5.0)];
/// let drawn = shrink(&units, &[], BetweenVariance::PauleMandel).unwrap();
/// // The uncertain one is drawn furthest.
/// assert!(drawn.units[2].weight > drawn.units[0].weight);
/// ```
pub fn shrink(estimates: &[Estimate], covariates: &[Vec<f64>], between: BetweenVariance) -> Result<Shrinkage, Error> {
    estimate::check(estimates)?;
    if let Some(idx) = estimates.iter().position(|estimate| estimate.standard_error == 0.0) {
        let (what, allowed) = ("the standard error of unit", "above nought");
        return Err(Error::OutOfRangeAt { what, idx, value: 0.0, allowed });
    }
    let design = Design::new(estimates.len(), covariates)?;
    let values: Vec<f64> = estimates.iter().map(|estimate| estimate.value).collect();
    let variances: Vec<f64> =
        estimates.iter().map(|estimate| estimate.standard_error * estimate.standard_error).collect();
    // Nothing can be weighed by a square that is infinite, or by one over nought.
    let cannot_weigh = |variance: &f64| !variance.is_finite() || !variance.recip().is_finite();
    if let Some(idx) = variances.iter().position(cannot_weigh) {
        let (what, allowed) = ("the standard error of unit", "of a size whose square can be weighed");
        return Err(Error::OutOfRangeAt { what, idx, value: estimates[idx].standard_error, allowed });
    }
    let model = Model { design: &design, values: &values, variances: &variances };
    let tau2 = match between {
        BetweenVariance::DerSimonianLaird => model.by_moments()?,
        BetweenVariance::PauleMandel => model.by_squares()?,
    };
    let fit = model.fit(tau2)?;
    let unit = |idx: usize| {
        let weight = variances[idx] / (variances[idx] + tau2);
        let (raw, towards) = (values[idx], fit.fitted[idx]);
        let own = (1.0 - weight) * variances[idx];
        let variance = own + weight * weight * fit.unscaled_variances[idx];
        Shrunk {
            raw,
            towards,
            weight,
            shrunk: (1.0 - weight) * raw + weight * towards,
            standard_error: variance.sqrt(),
        }
    };
    Ok(Shrinkage {
        tau2,
        mean: fit.level.0,
        mean_se: fit.level.1,
        coefficients: fit.slopes.iter().map(|&(value, standard_error)| Coefficient { value, standard_error }).collect(),
        units: (0..values.len()).map(unit).collect(),
    })
}

struct Model<'a> {
    design: &'a Design,
    values: &'a [f64],
    variances: &'a [f64],
}

impl Model<'_> {
    fn fit(&self, tau2: f64) -> Result<Fit, Error> {
        self.design.fit(self.values, &self.weights(tau2))
    }

    fn weights(&self, tau2: f64) -> Vec<f64> {
        self.variances.iter().map(|variance| 1.0 / (variance + tau2)).collect()
    }

    fn degrees_of_freedom(&self) -> f64 {
        (self.values.len() - self.design.n_coefficients()) as f64
    }

    /// Σ w (y − x'b)², which falls as τ² grows.
    fn squares(&self, tau2: f64) -> Result<f64, Error> {
        let fit = self.fit(tau2)?;
        let distance = |idx: usize| self.values[idx] - fit.fitted[idx];
        Ok(self.weights(tau2).iter().enumerate().map(|(idx, weight)| weight * distance(idx) * distance(idx)).sum())
    }

    /// (Q − df) ÷ (Σw − trace of what the fit takes), at least nought.
    fn by_moments(&self) -> Result<f64, Error> {
        let fit = self.fit(0.0)?;
        let weights = self.weights(0.0);
        let taken = |idx: usize| weights[idx] * weights[idx] * fit.unscaled_variances[idx];
        let left: f64 = weights.iter().enumerate().map(|(idx, weight)| weight - taken(idx)).sum();
        Ok(((self.squares(0.0)? - self.degrees_of_freedom()) / left).max(0.0))
    }

    /// The τ² at which Q is as large as its degrees of freedom; nought when it is smaller already.
    fn by_squares(&self) -> Result<f64, Error> {
        let expected = self.degrees_of_freedom();
        if self.squares(0.0)? <= expected {
            return Ok(0.0);
        }
        let mut high = self.variances.iter().copied().fold(f64::INFINITY, f64::min);
        while self.squares(high)? > expected {
            high *= 2.0;
        }
        let mut low = 0.0;
        loop {
            let middle = 0.5 * (low + high);
            if middle <= low || middle >= high || high - low < 1e-14 * high {
                return Ok(middle);
            }
            if self.squares(middle)? > expected {
                low = middle;
            } else {
                high = middle;
            }
        }
    }
}
