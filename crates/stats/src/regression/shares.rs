//! Each covariate's share of what all explain together, over every order in which they can be taken in.

use super::design::Design;
use crate::error::Error;

/// More covariates than this have too many subsets.
pub const N_COVARIATES_MAX: usize = 20;
/// Of a column's length squared, what must be left for it to explain anything.
const LEFT_OVER_MIN: f64 = 1e-20;

impl Design {
    /// Lindeman, Merenda and Gold's shares: what each covariate adds to R², averaged over all p! orders of taking them in.
    ///
    /// shareⱼ = Σ over subsets S without j of |S|! (p − |S| − 1)! ÷ p! · (R²(S ∪ j) − R²(S)). They are never below nought and their
    /// sum is R²; they are Shapley's values of R². Each of the 2ᵖ subsets is reached by one elimination from a subset of one less, on
    /// what is left of the columns not yet decided on: about six numbers a subset, where sweeping in Gray-code order changes
    /// (p + 1)² of them, and no subset inherits another's rounding by way of being swept out again.
    ///
    /// - **Shape:** n values in → one share for each covariate, the intercept not among them.
    /// - **Source:** Lindeman, Merenda and Gold (1980); Grömping (2007); Shapley (1953).
    ///
    /// # Errors
    /// [`Error::TooMany`] above twenty covariates; [`Error::Collinear`] when the response is the same everywhere;
    /// [`Error::OutOfRange`] without an intercept; [`Error::LengthsDiffer`]; [`Error::NotFinite`].
    pub fn shares(&self, y: &[f64]) -> Result<Vec<f64>, Error> {
        let p = self.n_coefficients() - 1;
        if !self.has_intercept() {
            let allowed = "one: shares are of differences from the mean, which takes an intercept";
            return Err(Error::OutOfRange { what: "the number of intercepts", value: 0.0, allowed });
        }
        if p > N_COVARIATES_MAX {
            return Err(Error::TooMany { what: "covariates", n: p, n_max: N_COVARIATES_MAX });
        }
        let fit = self.fit(y)?;
        let left: f64 = fit.residuals.iter().map(|value| value * value).sum();
        let along = self.along(y);
        let explained: f64 = along[1..].iter().map(|value| value * value).sum();
        let whole = explained + left;
        if fit.r_squared.is_none() || whole <= 0.0 {
            return Err(Error::Collinear { idx: p });
        }
        let start = self.cross_products(&along, whole.sqrt());
        let mut subsets = Subsets { weights: weights(p), gains: vec![0.0; p] };
        subsets.visit(&start, p, 0, 0.0, 0);
        Ok(subsets.gains)
    }

    /// The correlations of covariates and response: the lower triangle, row by row, the response last.
    fn cross_products(&self, along: &[f64], length_of_y: f64) -> Vec<f64> {
        let r = self.triangle();
        let p = self.n_coefficients() - 1;
        let lengths: Vec<f64> = (1..=p).map(|j| (1..=j).map(|k| r[k][j] * r[k][j]).sum::<f64>().sqrt()).collect();
        let mut products = Vec::with_capacity((p + 1) * (p + 2) / 2);
        for j in 1..=p {
            for k in 1..=j {
                let sum: f64 = (1..=k).map(|row| r[row][j] * r[row][k]).sum();
                products.push(sum / (lengths[j - 1] * lengths[k - 1]));
            }
        }
        for k in 1..=p {
            let sum: f64 = (1..=k).map(|row| r[row][k] * along[row]).sum();
            products.push(sum / (lengths[k - 1] * length_of_y));
        }
        products.push(1.0);
        products
    }
}

/// R² of every subset, and what is made of it.
struct Subsets {
    /// By size of the subset without the covariate: |S|! (p − |S| − 1)! ÷ p!.
    weights: Vec<f64>,
    gains: Vec<f64>,
}

impl Subsets {
    /// Decides on the last of the `m` covariates left: out, or in. `products` are what is left of their correlations, and of the
    /// response's, when those taken in are accounted for; `taken` has a bit for each of those, and `share` is their R².
    ///
    /// Every subset's R² counts for its members with the weight of one less and against the others with its own.
    fn visit(&mut self, products: &[f64], m: usize, taken: u32, share: f64, n_taken: usize) {
        if m == 0 {
            let for_members = if n_taken > 0 { self.weights[n_taken - 1] } else { 0.0 };
            let against = self.weights.get(n_taken).copied().unwrap_or(0.0);
            for (idx, gain) in self.gains.iter_mut().enumerate() {
                *gain += if taken >> idx & 1 == 1 { for_members * share } else { -against * share };
            }
            return;
        }
        let size = m * (m + 1) / 2;
        let (last, response) = (m * (m - 1) / 2, size);
        let pivot = products[last + m - 1];
        let own = &products[last..last + m - 1];
        let with_response = products[response + m - 1];
        // Out: the triangle without its row.
        let mut rest: Vec<f64> = products[..last].to_vec();
        rest.extend_from_slice(&products[response..response + m - 1]);
        rest.push(products[response + m]);
        self.visit(&rest, m - 1, taken, share, n_taken);
        // In: what it says of the others goes out of them.
        let mut gain = 0.0;
        if pivot > LEFT_OVER_MIN {
            let mut at = 0;
            for row in 0..m - 1 {
                let factor = own[row] / pivot;
                for other in &own[..=row] {
                    rest[at] -= factor * other;
                    at += 1;
                }
            }
            let factor = with_response / pivot;
            for other in own {
                rest[at] -= factor * other;
                at += 1;
            }
            gain = factor * with_response;
            rest[at] -= gain;
        }
        self.visit(&rest, m - 1, taken | 1 << (m - 1), share + gain, n_taken + 1);
    }
}

fn weights(p: usize) -> Vec<f64> {
    // |S|! (p − |S| − 1)! ÷ p! = 1 ÷ (p · C(p − 1, |S|)).
    let mut choose = 1.0;
    let mut weights = Vec::with_capacity(p);
    for size in 0..p {
        weights.push(1.0 / (p as f64 * choose));
        choose = choose * (p - 1 - size) as f64 / (size + 1) as f64;
    }
    weights
}
