//! Statistics of comparing: slices in, values out.
//!
//! Reading order:
//!
//! - What everything relies on: [`sample`], [`estimate`], [`error`]; [`distribution`] (on `special_functions`) and
//!   [`draws`].
//! - Where a value stands: [`mod@quantile`], [`rank`].
//! - Where it may truly stand: [`rank_set`] (by `critical_value`).
//! - How far it is to be believed: [`shrinkage`] (on `least_squares`).
//! - What to choose by: [`composite`] puts several figures in one index, [`choices`] asks how much its order depends on how
//!   it was made, [`neighbours`] tells who is like whom (with [`covariance`]), [`conversation`] what is worth talking about;
//!   [`quantile_definition`], [`least_absolute`] and [`logarithm`] serve them.
//!
//! **Invariants:** nothing here knows municipalities or key figures. The same input gives the same bits on every machine: logarithms and
//! exponentials come from `libm`, sums have a fixed order, chance follows from a seed. A unit without a figure is left out
//! by the caller: nothing is filled in, and what is not finite is refused.

pub mod choices;
pub mod composite;
pub mod conversation;
pub mod covariance;
mod critical_value;
pub mod distribution;
pub mod draws;
pub mod error;
pub mod estimate;
pub mod least_absolute;
mod least_squares;
pub mod logarithm;
pub mod neighbours;
pub mod quantile;
pub mod quantile_definition;
pub mod rank;
pub mod rank_set;
pub mod sample;
pub mod shrinkage;
mod special_functions;

pub use distribution::{
    chi_square_cdf, chi_square_quantile, normal_cdf, normal_quantile, student_t_cdf, student_t_quantile,
};
pub use draws::Draws;
pub use error::Error;
pub use estimate::Estimate;
pub use logarithm::natural_log;
pub use quantile::{mean, median, quantile};
pub use quantile_definition::{QuantileDefinition, quantile_by};
pub use rank::{Better, Rank, mid_rank_percentile, ranks};
pub use rank_set::{
    ProvenBetter, RankSet, RankSetOptions, marginal_critical_values, marginal_rank_sets, proven_better, rank_sets_at,
    simultaneous_critical_value, simultaneous_rank_sets, step_down_proven_better, step_down_rank_sets,
};
pub use sample::Sample;
pub use shrinkage::{BetweenVariance, Coefficient, Shrinkage, Shrunk, shrink};
