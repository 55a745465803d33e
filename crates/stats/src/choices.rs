//! How much an index's order depends on choices that could as well have been others.

use crate::composite::{Indicator, RKA};
use crate::conversation::percentiles;
use crate::rank::{Better, ranks};
use crate::sample::Sample;

/// How an indicator is put on a common scale of 1 (worst) to 100 (best).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Normalisation {
    /// RKA's: trimmed at the 2.5th and 97.5th percentile.
    Trimmed,
    /// Between the lowest and the highest value.
    MinMax,
    /// Standard deviations from the mean: the mean is 50, a standard deviation 10, and nothing is below 1.
    ZScore,
    /// The mid-rank percentile.
    Percentile,
    /// The place: the best is 100, one place less is worth as much everywhere, and who shares a place has the better one.
    Rank,
}

/// How the indicators of a unit are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregation {
    /// The weighted mean: good in one makes up for bad in another.
    Arithmetic,
    /// The weighted geometric mean of 1–100: what is bad is made up for only in part.
    Geometric,
}

/// One reasonable way to make the index.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The scale.
    pub normalisation: Normalisation,
    /// How the indicators are put together.
    pub aggregation: Aggregation,
    /// One weight an indicator, adding up to one; nought for one that is left out.
    pub weights: Vec<f64>,
}

/// Where a unit ends up over many choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankRange {
    /// Its best place.
    pub best: usize,
    /// Its last place.
    pub worst: usize,
    /// One choice in twenty gives it this place or a better one …
    pub low: usize,
    /// … and one in twenty this place or a later one, so that nine in ten lie from the one to the other.
    pub high: usize,
    /// The place in the middle; of an even number of choices the earlier of the two.
    pub median: usize,
}

/// All scales.
pub const NORMALISATIONS: [Normalisation; 5] = [
    Normalisation::Trimmed,
    Normalisation::MinMax,
    Normalisation::ZScore,
    Normalisation::Percentile,
    Normalisation::Rank,
];

/// Draws a choice: a scale, an aggregation, weights of half to one and a half times equal ones, and, with three
/// indicators or more, one time in four one of them left out.
///
/// `uniform` gives numbers evenly between nought and one.
///
/// - **Source:** OECD and JRC (2008), Handbook on Constructing Composite Indicators, step 7: normalisation, weights,
///   aggregation and the inclusion of each indicator are varied together. The bounds of the weights are ours.
pub fn draw_choice(n_indicators: usize, uniform: &mut dyn FnMut() -> f64) -> Choice {
    const SHARE_LEFT_OUT: f64 = 0.25;
    let mut one_of = |n: usize| ((uniform() * n as f64) as usize).min(n - 1);
    let normalisation = NORMALISATIONS[one_of(NORMALISATIONS.len())];
    let aggregation = [Aggregation::Arithmetic, Aggregation::Geometric][one_of(2)];
    let mut weights: Vec<f64> = (0..n_indicators).map(|_| 0.5 + uniform()).collect();
    if n_indicators >= 3 && uniform() < SHARE_LEFT_OUT {
        let left_out = ((uniform() * n_indicators as f64) as usize).min(n_indicators - 1);
        weights[left_out] = 0.0;
    }
    let sum: f64 = weights.iter().sum();
    Choice { normalisation, aggregation, weights: weights.into_iter().map(|weight| weight / sum).collect() }
}

/// The indicator on a scale of 1 (worst) to 100 (best).
///
/// - **Missing:** stays missing. `None` when nothing varies.
pub fn normalised(indicator: &Indicator, normalisation: Normalisation) -> Option<Vec<Option<f64>>> {
    let present: Vec<f64> = indicator.values.iter().copied().flatten().collect();
    let sample = Sample::new(present.clone())?;
    let (lowest, highest) = (sample.values()[0], sample.values()[sample.len() - 1]);
    if lowest >= highest {
        return None;
    }
    let signed = |value: f64| if indicator.better == Better::Higher { value } else { -value };
    let scaled: Vec<f64> = match normalisation {
        Normalisation::Trimmed => {
            let trimmed = crate::composite::trimmed_scale(&present, indicator.better, RKA)?;
            trimmed.into_iter().map(|value| 1.0 + 0.99 * value).collect()
        }
        Normalisation::MinMax => {
            let worst = signed(lowest).min(signed(highest));
            present.iter().map(|value| 1.0 + 99.0 * (signed(*value) - worst) / (highest - lowest)).collect()
        }
        Normalisation::ZScore => {
            let mean = crate::quantile::mean(&sample);
            let squares: f64 = sample.values().iter().map(|value| (value - mean) * (value - mean)).sum();
            let deviation = (squares / sample.len() as f64).sqrt();
            let z = |value: f64| signed(value - mean) / deviation;
            present.iter().map(|value| (50.0 + 10.0 * z(*value)).clamp(1.0, 100.0)).collect()
        }
        Normalisation::Percentile => {
            let signed: Vec<Option<f64>> = present.iter().map(|value| Some(signed(*value))).collect();
            percentiles(&signed).into_iter().flatten().map(|share| 1.0 + 99.0 * share).collect()
        }
        Normalisation::Rank => {
            let places = ranks(&present, indicator.better);
            let n_steps = (present.len() - 1) as f64;
            places.iter().map(|rank| 100.0 - 99.0 * (rank.place - 1) as f64 / n_steps).collect()
        }
    };
    let mut scaled = scaled.into_iter();
    Some(indicator.values.iter().map(|value| value.and_then(|_| scaled.next())).collect())
}

/// An index made another way.
///
/// - **Missing:** a unit that lacks any indicator has none, also where that one is left out: the same units are ranked
///   whatever is chosen.
pub fn index_of(normalised: &[Vec<Option<f64>>], choice: &Choice) -> Vec<Option<f64>> {
    let n_units = normalised.first().map_or(0, Vec::len);
    (0..n_units)
        .map(|unit| {
            let values: Option<Vec<f64>> = normalised.iter().map(|values| values[unit]).collect();
            let parts = values?.into_iter().zip(choice.weights.iter().copied());
            Some(match choice.aggregation {
                Aggregation::Arithmetic => parts.map(|(value, weight)| weight * value).sum(),
                Aggregation::Geometric => libm::exp(parts.map(|(value, weight)| weight * libm::log(value)).sum()),
            })
        })
        .collect()
}

/// The places of each unit over many choices.
///
/// - **Shape:** one a unit, in order.
/// - **Missing:** `None` for a unit that lacks an indicator. `None` in all when an indicator does not vary, or there are
///   no choices.
/// - **Edge cases:** values that differ by less than a billionth are equal, so that the order of a sum decides nothing.
pub fn rank_ranges(indicators: &[Indicator], choices: &[Choice]) -> Option<Vec<Option<RankRange>>> {
    let scales: Vec<Vec<Vec<Option<f64>>>> = NORMALISATIONS
        .iter()
        .map(|scale| indicators.iter().map(|indicator| normalised(indicator, *scale)).collect::<Option<_>>())
        .collect::<Option<_>>()?;
    let n_units = indicators.first()?.values.len();
    let mut places: Vec<Vec<usize>> = vec![Vec::with_capacity(choices.len()); n_units];
    for choice in choices {
        let scale = NORMALISATIONS.iter().position(|scale| *scale == choice.normalisation)?;
        let index = index_of(&scales[scale], choice);
        let units: Vec<usize> = (0..n_units).filter(|unit| index[*unit].is_some()).collect();
        for (unit, place) in
            units.iter().zip(places_of(&units.iter().filter_map(|unit| index[*unit]).collect::<Vec<_>>()))
        {
            places[*unit].push(place);
        }
    }
    (!choices.is_empty()).then(|| places.into_iter().map(range_of).collect())
}

/// The place of each value, the highest first.
fn places_of(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*b].total_cmp(&values[*a]).then(a.cmp(b)));
    let mut places = vec![0; values.len()];
    for (at, unit) in order.iter().enumerate() {
        let shares = at > 0 && values[order[at - 1]] - values[*unit] < 1e-9;
        places[*unit] = if shares { places[order[at - 1]] } else { at + 1 };
    }
    places
}

fn range_of(mut places: Vec<usize>) -> Option<RankRange> {
    places.sort_unstable();
    let last = places.len().checked_sub(1)?;
    let twentieth = (places.len() / 20).min(last);
    Some(RankRange {
        best: places[0],
        worst: places[last],
        low: places[twentieth],
        high: places[last - twentieth],
        median: places[last / 2],
    })
}
