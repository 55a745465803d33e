//! What explains, factorised once: X = QR with about 31 digits.

use super::double_double::{Double2, dot};
use crate::error::Error;

/// Of a column's length, what must be left beside the columns before it.
const LEFT_OVER_MIN: f64 = 1e-11;

/// The columns of a regression, ready for any number of responses.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    n: usize,
    has_intercept: bool,
    /// Orthonormal columns, each n long.
    q: Vec<Vec<Double2>>,
    /// The upper triangle, row by row: X = QR.
    r: Vec<Vec<Double2>>,
    columns: Vec<Vec<f64>>,
    /// hᵢ = Σⱼ qᵢⱼ².
    leverages: Vec<f64>,
    /// (X'X)⁻¹X', a row a coefficient.
    pseudo_inverse: Vec<Vec<f64>>,
    /// The diagonal of (X'X)⁻¹.
    unscaled_variances: Vec<f64>,
}

impl Design {
    /// Factorises covariates, each of `n` values; with an intercept a column of ones stands before them.
    ///
    /// Modified Gram–Schmidt, every column made orthogonal twice, on numbers of about 31 digits.
    ///
    /// - **Missing:** rows without a value are left out by the caller; what is not finite is refused.
    /// - **Source:** Björck (1967); Giraud, Langou and Rozložník (2005) on why twice is enough.
    ///
    /// # Errors
    /// [`Error::TooFew`] unless there are more rows than coefficients; [`Error::Collinear`] for the first covariate that follows from
    /// those before it or is the same everywhere; [`Error::LengthsDiffer`]; [`Error::NotFinite`].
    pub fn new(n: usize, covariates: &[Vec<f64>], has_intercept: bool) -> Result<Design, Error> {
        let n_before = usize::from(has_intercept);
        let p = covariates.len() + n_before;
        for covariate in covariates {
            if covariate.len() != n {
                let what = "values of a covariate";
                return Err(Error::LengthsDiffer { what, n: covariate.len(), n_expected: n });
            }
            Error::unless_finite("the covariate of unit", covariate.iter().copied())?;
        }
        if n <= p {
            return Err(Error::TooFew { what: "rows", n, n_needed: p + 1 });
        }
        let ones = has_intercept.then(|| vec![1.0; n]);
        let columns: Vec<Vec<f64>> = ones.into_iter().chain(covariates.iter().cloned()).collect();
        let mut q: Vec<Vec<Double2>> = Vec::with_capacity(p);
        let mut r = vec![vec![Double2::ZERO; p]; p];
        for (idx, column) in columns.iter().enumerate() {
            let mut left: Vec<Double2> = column.iter().map(|value| Double2::from(*value)).collect();
            let length = dot(&left, &left).sqrt().rounded();
            for _ in 0..2 {
                for (before, direction) in q.iter().enumerate() {
                    let along = dot(direction, &left);
                    r[before][idx] = r[before][idx] + along;
                    left.iter_mut().zip(direction).for_each(|(value, unit)| *value = *value - along * *unit);
                }
            }
            let rest = dot(&left, &left).sqrt();
            if rest.rounded() <= LEFT_OVER_MIN * length || length == 0.0 {
                return Err(Error::Collinear { idx: idx - n_before.min(idx) });
            }
            r[idx][idx] = rest;
            let scale = Double2::ONE / rest;
            q.push(left.into_iter().map(|value| value * scale).collect());
        }
        let leverages = (0..n).map(|row| q.iter().fold(Double2::ZERO, |sum, one| sum + one[row] * one[row]).rounded());
        let leverages = leverages.collect();
        let inverse = inverse_of_triangle(&r);
        let of_rows = |row: usize| -> Vec<f64> {
            (0..n).map(|at| (row..p).fold(Double2::ZERO, |sum, k| sum + inverse[row][k] * q[k][at]).rounded()).collect()
        };
        let pseudo_inverse = (0..p).map(of_rows).collect();
        let unscaled_variances = (0..p).map(|row| dot(&inverse[row][row..], &inverse[row][row..]).rounded()).collect();
        Ok(Design { n, has_intercept, q, r, columns, leverages, pseudo_inverse, unscaled_variances })
    }

    /// How many rows.
    pub fn n(&self) -> usize {
        self.n
    }

    /// How many coefficients, the intercept among them.
    pub fn n_coefficients(&self) -> usize {
        self.columns.len()
    }

    /// Whether the first coefficient is the intercept.
    pub fn has_intercept(&self) -> bool {
        self.has_intercept
    }

    /// How much each row's own value weighs in what is fitted to it: xᵢ'(X'X)⁻¹xᵢ, nought to one.
    pub fn leverages(&self) -> &[f64] {
        &self.leverages
    }

    /// Of each coefficient, whether a row that alone decides something (hᵢ = 1) has a part in it.
    pub(crate) fn decided_alone(&self) -> Vec<bool> {
        let alone: Vec<usize> = (0..self.n).filter(|row| 1.0 - self.leverages[*row] <= 1e-12).collect();
        let is_decided = |weights: &Vec<f64>| {
            let largest = weights.iter().fold(0.0_f64, |largest, weight| largest.max(weight.abs()));
            alone.iter().any(|row| weights[*row].abs() > 1e-12 * largest)
        };
        self.pseudo_inverse.iter().map(is_decided).collect()
    }

    pub(crate) fn pseudo_inverse(&self) -> &[Vec<f64>] {
        &self.pseudo_inverse
    }

    pub(crate) fn unscaled_variances(&self) -> &[f64] {
        &self.unscaled_variances
    }

    /// Orthonormal columns in doubles, the first along the ones where there is an intercept.
    pub(crate) fn directions(&self) -> Vec<Vec<f64>> {
        self.q.iter().map(|one| one.iter().map(|value| value.rounded()).collect()).collect()
    }

    /// R⁻¹ in doubles.
    pub(crate) fn inverse_triangle(&self) -> Vec<Vec<f64>> {
        inverse_of_triangle(&self.r).iter().map(|row| row.iter().map(|value| value.rounded()).collect()).collect()
    }

    /// R in doubles.
    pub(crate) fn triangle(&self) -> Vec<Vec<f64>> {
        self.r.iter().map(|row| row.iter().map(|value| value.rounded()).collect()).collect()
    }

    /// Q'y: how far a response reaches along each orthonormal column.
    pub(crate) fn along(&self, y: &[f64]) -> Vec<f64> {
        let y: Vec<Double2> = y.iter().map(|value| Double2::from(*value)).collect();
        self.q.iter().map(|direction| dot(direction, &y).rounded()).collect()
    }

    /// The coefficients of least squares and what they leave of each value.
    pub(crate) fn solve(&self, y: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let p = self.columns.len();
        let mut left: Vec<Double2> = y.iter().map(|value| Double2::from(*value)).collect();
        let mut along = vec![Double2::ZERO; p];
        for _ in 0..2 {
            for (direction, sum) in self.q.iter().zip(&mut along) {
                let more = dot(direction, &left);
                *sum = *sum + more;
                left.iter_mut().zip(direction).for_each(|(value, unit)| *value = *value - more * *unit);
            }
        }
        let mut coefficients = vec![Double2::ZERO; p];
        for row in (0..p).rev() {
            let known = (row + 1..p).fold(Double2::ZERO, |sum, k| sum + self.r[row][k] * coefficients[k]);
            coefficients[row] = (along[row] - known) / self.r[row][row];
        }
        let rounded = |values: Vec<Double2>| values.into_iter().map(Double2::rounded).collect();
        (rounded(coefficients), rounded(left))
    }
}

/// The inverse of an upper triangle.
fn inverse_of_triangle(r: &[Vec<Double2>]) -> Vec<Vec<Double2>> {
    let p = r.len();
    let mut inverse: Vec<Vec<Double2>> = vec![Vec::new(); p];
    for row in (0..p).rev() {
        let of_column = |column: usize| {
            let one = if row == column { Double2::ONE } else { Double2::ZERO };
            let known = (row + 1..=column).fold(Double2::ZERO, |sum, k| sum + r[row][k] * inverse[k][column]);
            (one - known) / r[row][row]
        };
        inverse[row] = (0..p).map(|column| if column < row { Double2::ZERO } else { of_column(column) }).collect();
    }
    inverse
}
