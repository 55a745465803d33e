//! Quantiles and ranks: slices in, values out.
//!
//! [`sample`] holds what every statistic relies on, checked once; [`mod@quantile`] and [`rank`] are the statistics.
//!
//! To choose by: [`composite`] puts several figures in one index, [`choices`] asks how much its order depends on how it was
//! made, [`neighbours`] tells who is like whom (with [`covariance`]), [`conversation`] what is worth talking about;
//! [`quantile_definition`], [`least_absolute`] and [`logarithm`] serve them.
//!
//! **Invariant:** nothing here knows municipalities or key figures.

pub mod choices;
pub mod composite;
pub mod conversation;
pub mod covariance;
pub mod least_absolute;
pub mod logarithm;
pub mod neighbours;
pub mod quantile;
pub mod quantile_definition;
pub mod rank;
pub mod sample;

pub use logarithm::natural_log;
pub use quantile::{mean, median, quantile};
pub use quantile_definition::{QuantileDefinition, quantile_by};
pub use rank::{Better, Rank, mid_rank_percentile, ranks};
pub use sample::Sample;
