//! Quantiles and ranks: slices in, values out.
//!
//! [`sample`] holds what every statistic relies on, checked once; [`mod@quantile`] and [`rank`] are the statistics.
//!
//! **Invariant:** nothing here knows municipalities or key figures.

pub mod quantile;
pub mod rank;
pub mod sample;

pub use quantile::{mean, median, quantile};
pub use rank::{Better, Rank, mid_rank_percentile, ranks};
pub use sample::Sample;
