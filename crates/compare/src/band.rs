//! Which places a municipality may have: rank confidence sets of the whole group at once.

use stats::{Better, Estimate, RankSetOptions, simultaneous_rank_sets};

use crate::standing::Band;
use crate::uncertainty::StandardError;

/// Draws behind a band: enough for the ends to stand still from one build to the next, and the seed is fixed.
const N_DRAWS: usize = 10_000;
const SEED: u64 = 2024;
const LEVEL: f64 = 0.95;

/// Simultaneous rank confidence sets of 95 %, in the order of the values; `None` where there is nothing to compare.
///
/// - **Source:** Mogstad, Romano, Shaikh and Wilhelm (2024), Inference for Ranks.
pub(crate) fn bands(values: &[f64], errors: &[StandardError], better: Better) -> Option<Vec<Band>> {
    if values.len() < 2 {
        return None;
    }
    let estimates: Vec<Estimate> = values.iter().zip(errors).map(|(value, error)| error.estimate(*value)).collect();
    let options = RankSetOptions { level: LEVEL, n_draws: N_DRAWS, seed: SEED, better };
    let sets = simultaneous_rank_sets(&estimates, &options).ok()?;
    let is_approximate = errors.iter().any(|error| error.kind.is_approximate());
    Some(sets.into_iter().map(|set| Band { low: set.low, high: set.high, is_approximate }).collect())
}
