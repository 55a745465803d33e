//! Places with their uncertainty: from which to which place a unit may truly belong.
//!
//! Of two units one is surely better when an interval for their difference lies wholly on its side of nought. A unit's
//! best possible place is one more than those surely better; its worst is the number of units less those surely worse.
//! What makes it hold is that the intervals hold *together*: all that concern one unit ([`marginal_rank_sets`]), or all
//! pairs there are ([`simultaneous_rank_sets`]). Where more than one unit is looked at, only the latter will do.
//!
//! The interval of a pair is (x_j − x_k) ± c √(s_j² + s_k²). The critical value c is the `level` quantile of the largest
//! |e_j − e_k| ÷ √(s_j² + s_k²), found by drawing the errors e of all units together: normal with standard deviation s,
//! or s times Student's t where s was itself estimated. Units are taken to be independent of each other.
//!
//! - **Edge cases:** two exact values (standard error nought) are in their order for sure, unless they are equal. Equal
//!   values are never surely in any order. The order of the units does not matter: same units, same sets.
//! - **Source:** Mogstad, Romano, Shaikh and Wilhelm (2024), Inference for ranks, Review of Economic Studies 91(1); the
//!   step-down is that of Romano and Wolf (2005), as there in section 3.

use crate::critical_value::{Pairs, Simulation, Spread, of_all_pairs, of_each_unit};
use crate::error::Error;
use crate::estimate;
use crate::rank::{Better, ranks};

pub use crate::estimate::Estimate;

/// All pairs of so many take 200 MB.
pub const N_UNITS_MAX: usize = 5_000;

/// How sure, and by how many draws.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankSetOptions {
    /// With what probability the sets hold the true places, between nought and one.
    pub level: f64,
    /// How many draws the critical value is made of; it takes at least level ÷ (1 − level), 19 for 0.95.
    pub n_draws: usize,
    /// What the draws follow from.
    pub seed: u64,
    /// Which end of the list is first.
    pub better: Better,
}

impl Default for RankSetOptions {
    /// 95 % by 10,000 draws, which puts the true level within about 0.2 points either side; higher is better.
    fn default() -> RankSetOptions {
        RankSetOptions { level: 0.95, n_draws: 10_000, seed: 1, better: Better::Higher }
    }
}

/// Where a unit stands, and where it may truly belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankSet {
    /// Its place by the values as they are: 1 + how many are better.
    pub place: usize,
    /// The best place it may truly have: 1 + how many are surely better.
    pub low: usize,
    /// The worst: how many units there are, less those surely worse.
    pub high: usize,
}

impl RankSet {
    /// Whether only one place is possible.
    pub fn is_sure(&self) -> bool {
        self.low == self.high
    }
}

/// For each pair whether one is surely better than the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvenBetter {
    n: usize,
    is_better: Vec<bool>,
}

impl ProvenBetter {
    fn none(n: usize) -> ProvenBetter {
        ProvenBetter { n, is_better: vec![false; n * n] }
    }

    /// How many units there are.
    pub fn n_units(&self) -> usize {
        self.n
    }

    /// Whether the first unit is surely better than the second, by their places in the slice.
    pub fn is_better(&self, one: usize, other: usize) -> bool {
        self.is_better[one * self.n + other]
    }

    /// How many units are surely better than this.
    pub fn n_better_than(&self, idx: usize) -> usize {
        (0..self.n).filter(|&other| self.is_better(other, idx)).count()
    }

    /// How many units are surely worse than this.
    pub fn n_worse_than(&self, idx: usize) -> usize {
        (0..self.n).filter(|&other| self.is_better(idx, other)).count()
    }

    /// How many pairs have a sure order, of n (n − 1) ÷ 2.
    pub fn n_pairs(&self) -> usize {
        self.is_better.iter().filter(|is_better| **is_better).count()
    }
}

/// Rank sets each of which holds its unit's true place with probability `level`: for a reader who looks at one unit alone.
///
/// - **Shape:** n in → n out, same order.
///
/// # Errors
/// [`Error::NotFinite`] and [`Error::OutOfRangeAt`] for values and standard errors that cannot be; [`Error::OutOfRange`] for
/// a level outside 0–1; [`Error::TooFew`] draws for the level; [`Error::TooMany`] units, above [`N_UNITS_MAX`].
///
/// ```
/// use stats::{Estimate, RankSetOptions, marginal_rank_sets};
/// let units = [Estimate::new(62.0, 1.0), Estimate::new(61.0, 1.0), Estimate::new(40.0, 1.0)];
/// let sets = marginal_rank_sets(&units, &RankSetOptions::default()).unwrap();
/// assert_eq!((sets[0].place, sets[0].low, sets[0].high), (1, 1, 2)); // it leads, but not for sure
/// assert!(sets[2].is_sure());
/// ```
pub fn marginal_rank_sets(estimates: &[Estimate], options: &RankSetOptions) -> Result<Vec<RankSet>, Error> {
    let critical = marginal_critical_values(estimates, options)?;
    Ok(rank_sets_at(estimates, &critical, options.better))
}

/// Rank sets that with probability `level` hold the true places of all units together.
///
/// - **Shape:** n in → n out, same order.
///
/// # Errors
/// As [`marginal_rank_sets`].
pub fn simultaneous_rank_sets(estimates: &[Estimate], options: &RankSetOptions) -> Result<Vec<RankSet>, Error> {
    let proven = proven_better(estimates, options)?;
    Ok(rank_sets_of(estimates, &proven, options.better))
}

/// As [`simultaneous_rank_sets`], refined: what has been proven is set aside, and the rest tried again by what remains.
///
/// - **Edge cases:** never wider than without refinement; narrower only where much is proven.
///
/// # Errors
/// As [`marginal_rank_sets`].
pub fn step_down_rank_sets(estimates: &[Estimate], options: &RankSetOptions) -> Result<Vec<RankSet>, Error> {
    let proven = step_down_proven_better(estimates, options)?;
    Ok(rank_sets_of(estimates, &proven, options.better))
}

/// Which of each pair is surely better: with probability `level` not one of them is wrong.
///
/// # Errors
/// As [`marginal_rank_sets`].
pub fn proven_better(estimates: &[Estimate], options: &RankSetOptions) -> Result<ProvenBetter, Error> {
    let critical = simultaneous_critical_value(estimates, options)?;
    Ok(proven_at(estimates, |_| critical, options.better))
}

/// As [`proven_better`], with the refinement of [`step_down_rank_sets`].
///
/// # Errors
/// As [`marginal_rank_sets`].
pub fn step_down_proven_better(estimates: &[Estimate], options: &RankSetOptions) -> Result<ProvenBetter, Error> {
    let simulation = checked(estimates, options)?;
    let spread = Spread::new(estimates);
    let mut pairs = Pairs::new(&spread);
    let mut proven = ProvenBetter::none(estimates.len());
    loop {
        let critical = of_all_pairs(&spread, &pairs, simulation);
        let mut now_proven = proven_at(estimates, |_| critical, options.better);
        // The value falls from step to step; what is proven stays so even where rounding would have it otherwise.
        now_proven.is_better.iter_mut().zip(&proven.is_better).for_each(|(now, before)| *now |= before);
        if now_proven == proven {
            return Ok(proven);
        }
        for one in 0..proven.n {
            for other in (0..proven.n).filter(|&other| now_proven.is_better(one, other)) {
                match options.better {
                    Better::Higher => pairs.leave_out(one, other),
                    Better::Lower => pairs.leave_out(other, one),
                }
            }
        }
        proven = now_proven;
    }
}

/// How many standard errors of their difference any two units must be apart: what [`simultaneous_rank_sets`] uses.
///
/// It depends on standard errors and degrees of freedom alone; nought when all values are exact.
///
/// # Errors
/// As [`marginal_rank_sets`].
pub fn simultaneous_critical_value(estimates: &[Estimate], options: &RankSetOptions) -> Result<f64, Error> {
    let simulation = checked(estimates, options)?;
    let spread = Spread::new(estimates);
    Ok(of_all_pairs(&spread, &Pairs::new(&spread), simulation))
}

/// The same of each unit against all others: what [`marginal_rank_sets`] uses.
///
/// # Errors
/// As [`marginal_rank_sets`].
pub fn marginal_critical_values(estimates: &[Estimate], options: &RankSetOptions) -> Result<Vec<f64>, Error> {
    let simulation = checked(estimates, options)?;
    Ok(of_each_unit(&Spread::new(estimates), simulation))
}

/// Rank sets by critical values that are known already, one a unit.
///
/// For many sets of values with the same standard errors, whose critical values are the same.
pub fn rank_sets_at(estimates: &[Estimate], critical: &[f64], better: Better) -> Vec<RankSet> {
    let n = estimates.len();
    let places = ranks(&values_of(estimates), better);
    (0..n)
        .map(|idx| {
            let order = |other: &usize| sure_order(&estimates[idx], &estimates[*other], critical[idx], better);
            let n_better = (0..n).filter(|other| order(other) == Some(Sure::Worse)).count();
            let n_worse = (0..n).filter(|other| order(other) == Some(Sure::Better)).count();
            RankSet { place: places[idx].place, low: 1 + n_better, high: n - n_worse }
        })
        .collect()
}

fn rank_sets_of(estimates: &[Estimate], proven: &ProvenBetter, better: Better) -> Vec<RankSet> {
    let places = ranks(&values_of(estimates), better);
    let set = |idx: usize| RankSet {
        place: places[idx].place,
        low: 1 + proven.n_better_than(idx),
        high: proven.n - proven.n_worse_than(idx),
    };
    (0..proven.n).map(set).collect()
}

fn proven_at(estimates: &[Estimate], critical: impl Fn(usize) -> f64, better: Better) -> ProvenBetter {
    let mut proven = ProvenBetter::none(estimates.len());
    for (idx, one) in estimates.iter().enumerate() {
        for (other_idx, other) in estimates.iter().enumerate() {
            let is_better = sure_order(one, other, critical(idx), better) == Some(Sure::Better);
            proven.is_better[idx * proven.n + other_idx] = is_better;
        }
    }
    proven
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sure {
    Better,
    Worse,
}

/// How `one` surely stands to `other`. `None` for a unit beside itself: the difference is nought.
fn sure_order(one: &Estimate, other: &Estimate, critical: f64, better: Better) -> Option<Sure> {
    let ahead = match better {
        Better::Higher => one.value - other.value,
        Better::Lower => other.value - one.value,
    };
    let reach = critical * standard_error_of_difference(one, other);
    if ahead > reach {
        Some(Sure::Better)
    } else if -ahead > reach {
        Some(Sure::Worse)
    } else {
        None
    }
}

fn standard_error_of_difference(one: &Estimate, other: &Estimate) -> f64 {
    let (small, large) = if one.standard_error < other.standard_error {
        (one.standard_error, other.standard_error)
    } else {
        (other.standard_error, one.standard_error)
    };
    if large == 0.0 {
        return 0.0;
    }
    let ratio = small / large;
    large * (1.0 + ratio * ratio).sqrt()
}

fn values_of(estimates: &[Estimate]) -> Vec<f64> {
    estimates.iter().map(|estimate| estimate.value).collect()
}

fn checked(estimates: &[Estimate], options: &RankSetOptions) -> Result<Simulation, Error> {
    estimate::check(estimates)?;
    if estimates.len() > N_UNITS_MAX {
        return Err(Error::TooMany { what: "units", n: estimates.len(), n_max: N_UNITS_MAX });
    }
    let RankSetOptions { level, n_draws, seed, .. } = *options;
    Error::unless_level(level)?;
    // The quantile must be one of the draws.
    let n_needed = (level / (1.0 - level) * (1.0 - 1e-12)).ceil() as usize;
    if n_draws < n_needed {
        return Err(Error::TooFew { what: "draws", n: n_draws, n_needed });
    }
    Ok(Simulation { level, n_draws, seed })
}
