//! How much of the differences something explains: least squares with errors that hold.
//!
//! Reading order: [`design`] factorises what explains (on `double_double`), [`fit`] fits one response with its errors and
//! its decisive rows, [`many`] thousands of responses at once; [`explained`] says how much and how surely, [`shares`] divides it
//! among the covariates, [`permutation`] asks chance, [`robust_fit`] asks what hangs on a few, [`panel`] sets years apart from places,
//! and [`false_discovery`] keeps count of how many questions were put.
//!
//! **Invariants:** QR, never normal equations; the same design gives the same bits for the same response.

pub mod design;
mod double_double;
pub mod explained;
pub mod false_discovery;
pub mod fit;
pub mod many;
pub mod panel;
pub mod permutation;
pub mod robust_fit;
pub mod shares;
