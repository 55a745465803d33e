//! What the measurements in `bench/` share. `bench/run` starts them; its README says what is measured.
//!
//! Each binary prints `name value` lines on standard output, which `bench/measure.py` reads.

use std::path::PathBuf;
use std::time::Instant;

/// The arguments of a measurement, or what it should have been given.
///
/// # Panics
/// When there are fewer than `n_min`.
pub fn arguments(n_min: usize, usage: &str) -> Vec<PathBuf> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    assert!(arguments.len() >= n_min, "usage: {usage}");
    arguments
}

/// What `work` gives, and how many seconds it took.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    #[allow(clippy::disallowed_methods, reason = "a measurement asks for the time")]
    let began = Instant::now();
    let done = work();
    (done, began.elapsed().as_secs_f64())
}

/// The value below which a share of `values` lies; the values are sorted for it.
pub fn share_below(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * share) as usize]
}
