//! Which place a municipality has in its group, and which it may have: rank confidence sets of the whole group at once.

use catalogue::ReviewedKeyFigure;
use domain::rounding::round_half_away;
use stats::{Better, Estimate, RankSetOptions, simultaneous_rank_sets};

use crate::standing::{Band, Place, better_of};
use crate::uncertainty::StandardError;

/// Draws behind a band: enough for the ends to stand still from one build to the next, and the seed is fixed.
const N_DRAWS: usize = 10_000;
const SEED: u64 = 2024;
const LEVEL: f64 = 0.95;

/// Places of values as they are shown, in the order of the values, each with its band where the errors are known; `None` where no end of
/// the key figure is the good one.
pub(crate) fn places(
    values: &[f64],
    errors: Option<&[StandardError]>,
    review: &ReviewedKeyFigure,
) -> Option<Vec<Place>> {
    let better = better_of(review.direction)?;
    let shown: Vec<f64> = values.iter().map(|value| round_half_away(*value, review.decimals)).collect();
    let bands = errors.and_then(|errors| bands(values, errors, better));
    let place = |(idx, rank): (usize, stats::Rank)| Place {
        place: rank.place,
        n_sharing: rank.n_sharing,
        n: values.len(),
        band: bands.as_ref().map(|bands| bands[idx]),
    };
    Some(stats::ranks(&shown, better).into_iter().enumerate().map(place).collect())
}

/// Simultaneous rank confidence sets of 95 %, in the order of the values; `None` where there is nothing to compare.
///
/// - **Source:** Mogstad, Romano, Shaikh and Wilhelm (2024), Inference for Ranks.
fn bands(values: &[f64], errors: &[StandardError], better: Better) -> Option<Vec<Band>> {
    if values.len() < 2 {
        return None;
    }
    let estimates: Vec<Estimate> = values.iter().zip(errors).map(|(value, error)| error.estimate(*value)).collect();
    let options = RankSetOptions { level: LEVEL, n_draws: N_DRAWS, seed: SEED, better };
    let sets = simultaneous_rank_sets(&estimates, &options).ok()?;
    let is_approximate = errors.iter().any(|error| error.kind.is_approximate());
    Some(sets.into_iter().map(|set| Band { low: set.low, high: set.high, is_approximate }).collect())
}
