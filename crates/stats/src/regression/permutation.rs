//! How often chance alone would join a response to a covariate as strongly.

use super::design::Design;
use super::fit::Robust;
use super::many::Kernel;
use crate::draws::Draws;
use crate::error::Error;

/// Permutations, unless another number is asked for.
pub const N_PERMUTATIONS: usize = 9_999;

/// Freedman and Lane's test of one covariate beside the others.
///
/// What the others leave of the response is put in random order on top of what they say of it, and the covariate's t by HC3's
/// standard error is taken anew. p = (1 + #{|t*| ≥ |t|}) ÷ (1 + permutations). Studentised, it holds also where units scatter
/// differently.
///
/// - **Shape:** `covariates` each of n values, `tested` the place of one among them.
/// - **Missing:** left out by the caller.
/// - **Source:** Freedman and Lane (1983); DiCiccio and Romano (2017), Robust permutation tests for correlation and regression
///   coefficients.
///
/// # Errors
/// As [`Design::new`] and [`Design::fit`]; [`Error::Collinear`] when the response is the same everywhere; [`Error::OutOfRange`] when `tested` is no covariate.
pub fn freedman_lane(
    covariates: &[Vec<f64>],
    tested: usize,
    y: &[f64],
    n_permutations: usize,
    seed: u64,
) -> Result<f64, Error> {
    if tested >= covariates.len() {
        let allowed = "the place of a covariate";
        return Err(Error::OutOfRange { what: "the covariate tested", value: tested as f64, allowed });
    }
    let n = y.len();
    let design = Design::new(n, covariates, true)?;
    let fit = design.fit(y)?;
    if fit.r_squared.is_none() {
        return Err(Error::Collinear { idx: covariates.len() });
    }
    let others: Vec<Vec<f64>> =
        covariates.iter().enumerate().filter(|(idx, _)| *idx != tested).map(|(_, one)| one.clone()).collect();
    let reduced = Design::new(n, &others, true)?.fit(y)?;
    let at = tested + 1;
    let own_t = (fit.coefficients[at] / design.robust_errors(&fit, Robust::Hc3)[at]).abs();
    // What is fitted by the others lies in the span of all, so the response's own level falls out of every t.
    let kernel = Kernel::new(&design);
    let mut draws = Draws::new(seed);
    let mut left = reduced.residuals;
    let mut at_least = 0;
    let mut remaining = n_permutations;
    while remaining > 0 {
        let n_now = remaining.min(Kernel::N_LANES);
        let responses: Vec<Vec<f64>> = (0..n_now)
            .map(|_| {
                shuffle(&mut left, &mut draws);
                left.clone()
            })
            .collect();
        let slices: Vec<&[f64]> = responses.iter().map(Vec::as_slice).collect();
        let answers = kernel.coefficient(at, &slices);
        at_least +=
            answers.iter().filter(|(estimate, error)| (estimate / error).abs() >= own_t * (1.0 - 1e-12)).count();
        remaining -= n_now;
    }
    Ok((1 + at_least) as f64 / (1 + n_permutations) as f64)
}

/// Fisher and Yates's.
fn shuffle(values: &mut [f64], draws: &mut Draws) {
    for last in (1..values.len()).rev() {
        let other = ((draws.uniform() * (last + 1) as f64) as usize).min(last);
        values.swap(last, other);
    }
}
