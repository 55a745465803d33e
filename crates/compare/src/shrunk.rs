//! Figures drawn towards the country's mean, and those that stand out from it: what a small municipality's figure is worth.

use std::collections::BTreeMap;

use domain::{AreaCode, Sex, Year};
use stats::{BetweenVariance, Estimate, FunnelOptions, Measured};

use crate::error_source::Errors;
use crate::question::Question;

/// Fewer municipalities say nothing of how much they differ.
const N_COUNTRY_MIN: usize = 20;

/// A figure with its chance taken out as far as can be told: (1 − weight) · own + weight · towards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShrunkFigure {
    /// Beside the figure as it is, never in its place: it is not ranked.
    pub value: f64,
    /// How much of the way it is drawn, nought to one.
    pub weight: f64,
    /// The mean of the country's municipalities, each weighted by how sure its figure is.
    pub towards: f64,
}

/// How far outside the country's usual spread a figure lies, its size considered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outside {
    /// Outside the limits that hold 95 % of municipalities.
    Inner,
    /// Outside those that hold 99.8 %.
    Outer,
}

/// What the country says of each municipality's figure in one year.
///
/// - **Missing:** nothing without an error for at least twenty municipalities; a municipality without one is left out.
/// - **Source:** empirical Bayes with τ² after Paule and Mandel ([`stats::shrink`]); funnel limits with additive
///   over-dispersion after Spiegelhalter (2005) ([`stats::funnel()`]).
pub(crate) fn in_country(
    question: &Question<'_>,
    source: &Errors<'_>,
    year: Year,
) -> BTreeMap<AreaCode, (ShrunkFigure, Option<Outside>)> {
    let told = |area: &AreaCode| {
        let value = question.run.figure(*area, year, Sex::Total).value()?;
        let error = source.of(*area, value, year).filter(|error| error.value > 0.0)?;
        Some((*area, error.estimate(value)))
    };
    let (areas, estimates): (Vec<AreaCode>, Vec<Estimate>) = question.municipalities.iter().filter_map(told).unzip();
    if areas.len() < N_COUNTRY_MIN {
        return BTreeMap::new();
    }
    let shrunk = stats::shrink(&estimates, &[], BetweenVariance::PauleMandel);
    let funnel = stats::funnel(Measured::Estimates(&estimates), &FunnelOptions::default());
    let (Ok(shrunk), Ok(funnel)) = (shrunk, funnel) else { return BTreeMap::new() };
    let figures = shrunk.units.iter().zip(&funnel.units).map(|(unit, place)| {
        let outside = match (place.outside_95, place.outside_998) {
            (_, Some(_)) => Some(Outside::Outer),
            (Some(_), None) => Some(Outside::Inner),
            (None, None) => None,
        };
        (ShrunkFigure { value: unit.shrunk, weight: unit.weight, towards: unit.towards }, outside)
    });
    areas.into_iter().zip(figures).collect()
}
