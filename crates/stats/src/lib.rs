//! Quantiles and ranks: slices in, values out.
