//! The plainer view of an uncertain list: simulate, rank, and see where each unit falls.
//!
//! It shows how much a list would shake. It does not say with what probability the sets hold the true places: near ties
//! draw them towards the middle. What is claimed in public rests on [`rank_set`](crate::rank_set).

use crate::draws::Draws;
use crate::error::Error;
use crate::estimate::{self, Estimate};
use crate::rank::Better;
use crate::rank_set::RankSetOptions;

/// Where a unit fell, over all simulated lists.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimulatedRank {
    /// Its mean place.
    pub mean: f64,
    /// The place it was at or before in half of the lists.
    pub median: usize,
    /// The place before which it fell in at most (1 − level) ÷ 2 of the lists.
    pub low: usize,
    /// The place after which it fell in at most (1 − level) ÷ 2 of the lists.
    pub high: usize,
    /// In how many of the lists it was first, nought to one.
    pub first: f64,
}

/// Simulates the list many times and ranks it each time.
///
/// Each value is drawn about its estimate with its standard error, normal or Student's t; the places of each list count 1 +
/// how many are better.
///
/// - **Shape:** n in → n out, same order.
/// - **Edge cases:** exact values that are equal share their place in every list.
/// - **Source:** Goldstein and Spiegelhalter (1996), League tables and their limitations, JRSS A 159(3).
///
/// # Errors
/// [`Error::NotFinite`] and [`Error::OutOfRangeAt`] for values and standard errors that cannot be; [`Error::OutOfRange`] for
/// a level outside 0–1; [`Error::TooFew`] draws when there are none.
pub fn simulated_ranks(estimates: &[Estimate], options: &RankSetOptions) -> Result<Vec<SimulatedRank>, Error> {
    estimate::check(estimates)?;
    Error::unless_level(options.level)?;
    if options.n_draws == 0 {
        return Err(Error::TooFew { what: "draws", n: 0, n_needed: 1 });
    }
    let n = estimates.len();
    let mut draws = Draws::new(options.seed);
    // How often each unit had each place.
    let mut counts = vec![0_u32; n * n];
    let mut list: Vec<(f64, usize)> = Vec::with_capacity(n);
    for _ in 0..options.n_draws {
        list.clear();
        list.extend(
            estimates.iter().enumerate().map(|(idx, estimate)| (behind(estimate, options.better, &mut draws), idx)),
        );
        list.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
        let mut place = 0;
        for position in 0..n {
            if position == 0 || list[position].0 != list[position - 1].0 {
                place = position;
            }
            counts[list[position].1 * n + place] += 1;
        }
    }
    Ok(counts.chunks_exact(n.max(1)).map(|counts| summed_up(counts, options)).collect())
}

/// A simulated value, turned so that less is better. Nought has one sign, so that equal values are equal.
fn behind(estimate: &Estimate, better: Better, draws: &mut Draws) -> f64 {
    let error = match estimate.degrees_of_freedom {
        _ if estimate.standard_error == 0.0 => 0.0,
        None => draws.normal(),
        Some(df) => draws.student_t(df),
    };
    let value = estimate.value + estimate.standard_error * error;
    0.0 + match better {
        Better::Higher => -value,
        Better::Lower => value,
    }
}

fn summed_up(counts: &[u32], options: &RankSetOptions) -> SimulatedRank {
    let n_draws = options.n_draws as f64;
    let sum: f64 = counts.iter().zip(1..).map(|(count, place)| f64::from(*count) * f64::from(place)).sum();
    // Before which place at most `share` of the lists lie.
    let place_at = |share: f64, is_from_below: bool| {
        let mut before = 0.0;
        let mut place = 1;
        for count in counts {
            let until = before + f64::from(*count);
            let is_there = if is_from_below { until > share * n_draws } else { until >= share * n_draws };
            if is_there {
                break;
            }
            before = until;
            place += 1;
        }
        place.min(counts.len())
    };
    let outside = 0.5 * (1.0 - options.level);
    SimulatedRank {
        mean: sum / n_draws,
        median: place_at(0.5, false),
        low: place_at(outside, true),
        high: place_at(1.0 - outside, false),
        first: f64::from(counts[0]) / n_draws,
    }
}

/// Half the length of a bar such that two bars of equal standard errors just touch when the difference is significant at 5
/// %: 1.96 ÷ √2 = 1.39 standard errors.
///
/// - **Unit:** that of the standard error.
/// - **Edge cases:** holds exactly for two units alike; with very unequal standard errors the bars are somewhat too short, and with
///   many pairs looked at they prove nothing.
/// - **Source:** Goldstein and Healy (1995), The graphical presentation of a collection of means, JRSS A 158(1).
pub fn comparison_bar(standard_error: f64) -> f64 {
    crate::distribution::normal_quantile(0.975) * std::f64::consts::FRAC_1_SQRT_2 * standard_error
}
