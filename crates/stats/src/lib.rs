//! Statistics of comparing: slices in, values out.
//!
//! Reading order:
//!
//! - What everything relies on: [`sample`], [`estimate`], [`error`]; [`distribution`] (on `special_functions`), [`draws`],
//!   and `least_squares`.
//! - Where a value stands: [`mod@quantile`], [`rank`].
//! - How uncertain it is, by kind of measure: [`interval`] for shares, counts and rates, [`mod@ordinary_variation`] for costs.
//! - Where it may truly stand: [`rank_set`] (by `critical_value`), and the plainer [`rank_simulated`].
//! - What is to be believed of it: [`shrinkage`], [`mod@funnel`].
//! - Where it is going: [`mod@trend`], [`regression_to_mean`]; how two figures go together: [`mod@straight_line`];
//!   how much of one follows from others: [`regression`].
//! - What to choose by: [`composite`] puts several figures in one index, [`choices`] asks how much its order depends on how
//!   it was made, [`neighbours`] tells who is like whom (with [`covariance`]), [`conversation`] what is worth talking about;
//!   [`quantile_definition`], [`least_absolute`] and [`logarithm`] serve them.
//!
//! **Invariants:** nothing here knows municipalities or key figures. The same input gives the same bits on every machine:
//! logarithms and exponentials come from `libm`, sums have a fixed order, chance follows from a seed. A unit without a
//! figure is left out by the caller: nothing is filled in, and what is not finite is refused.

pub mod choices;
pub mod composite;
pub mod conversation;
pub mod covariance;
mod critical_value;
pub mod distribution;
pub mod draws;
pub mod error;
pub mod estimate;
pub mod funnel;
pub mod interval;
pub mod least_absolute;
mod least_squares;
pub mod logarithm;
pub mod neighbours;
pub mod ordinary_variation;
pub mod quantile;
pub mod quantile_definition;
pub mod rank;
pub mod rank_set;
pub mod rank_simulated;
pub mod regression;
pub mod regression_to_mean;
pub mod sample;
pub mod shrinkage;
mod special_functions;
pub mod straight_line;
pub mod trend;

pub use distribution::{
    chi_square_cdf, chi_square_quantile, normal_cdf, normal_quantile, student_t_cdf, student_t_quantile,
};
pub use draws::Draws;
pub use error::Error;
pub use estimate::Estimate;
pub use funnel::{Dispersion, Funnel, FunnelOptions, FunnelUnit, Measured, Side, funnel};
pub use interval::{
    Count, Interval, Overdispersion, SampledShare, cohort_share, cohort_standard_error, overdispersion, poisson,
    poisson_rate, rate_standard_error, share_standard_error, standard_error_of_margin, wilson,
};
pub use logarithm::{exponential, natural_log};
pub use ordinary_variation::{OrdinaryVariation, Series, ordinary_variation};
pub use quantile::{mean, median, quantile, robust_standard_deviation};
pub use quantile_definition::{QuantileDefinition, quantile_by};
pub use rank::{Better, Rank, mid_rank_percentile, ranks};
pub use rank_set::{
    ProvenBetter, RankSet, RankSetOptions, marginal_critical_values, marginal_rank_sets, proven_better, rank_sets_at,
    simultaneous_critical_value, simultaneous_rank_sets, step_down_proven_better, step_down_rank_sets,
};
pub use rank_simulated::{SimulatedRank, comparison_bar, simulated_ranks};
pub use regression::design::Design;
pub use regression::explained::{Explained, explained_by_one, explained_by_several};
pub use regression::false_discovery::{equivalence_p, false_discovery_adjusted};
pub use regression::fit::{Regression, Robust};
pub use regression::many::{ManyFit, fit_many};
pub use regression::panel::{Panel, PanelRow, PanelSlope, within_between};
pub use regression::permutation::{N_PERMUTATIONS, freedman_lane};
pub use regression::robust_fit::{WithoutDecisive, huber, without_the_decisive};
pub use regression_to_mean::{ExpectedChange, expected_changes, reliability};
pub use sample::Sample;
pub use shrinkage::{BetweenVariance, Coefficient, Shrinkage, Shrunk, shrink};
pub use straight_line::{StraightLine, straight_line};
pub use trend::{Trend, trend};
