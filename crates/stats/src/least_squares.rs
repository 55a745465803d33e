//! Weighted least squares with a constant, by QR: the line that shrinkage and ordinary variation go towards.
//!
//! Covariates are centred and scaled first, so that the constant is the level at their means and one test tells whether a
//! covariate adds anything.

use nalgebra::{DMatrix, DVector};

use crate::error::Error;

/// Of a column's length, what must be left beside the columns before it.
const LEFT_OVER_MIN: f64 = 1e-9;

/// Covariates, ready to be fitted with any weights.
pub(crate) struct Design {
    n: usize,
    /// The constant first; then each covariate less its mean, by its standard deviation.
    columns: Vec<Vec<f64>>,
    scales: Vec<f64>,
}

/// What fits best.
pub(crate) struct Fit {
    /// What the line says of each unit.
    pub(crate) fitted: Vec<f64>,
    /// x'(X'WX)⁻¹x of each unit.
    pub(crate) unscaled_variances: Vec<f64>,
    /// The level at the covariates' means, and the root of its element of (X'WX)⁻¹.
    pub(crate) level: (f64, f64),
    /// The same of each covariate, per one of its own unit.
    pub(crate) slopes: Vec<(f64, f64)>,
}

impl Design {
    /// One row for each of `n` units, one column for each covariate.
    pub(crate) fn new(n: usize, covariates: &[Vec<f64>]) -> Result<Design, Error> {
        let mut columns = vec![vec![1.0; n]];
        let mut scales = Vec::new();
        for (idx, covariate) in covariates.iter().enumerate() {
            if covariate.len() != n {
                let what = "values of a covariate";
                return Err(Error::LengthsDiffer { what, n: covariate.len(), n_expected: n });
            }
            Error::unless_finite("the covariate of unit", covariate.iter().copied())?;
            let mean = covariate.iter().sum::<f64>() / n as f64;
            let centred: Vec<f64> = covariate.iter().map(|value| value - mean).collect();
            let scale = (centred.iter().map(|value| value * value).sum::<f64>() / n as f64).sqrt();
            if scale <= mean.abs() * LEFT_OVER_MIN {
                return Err(Error::Collinear { idx });
            }
            columns.push(centred.iter().map(|value| value / scale).collect());
            scales.push(scale);
        }
        if n <= columns.len() {
            return Err(Error::TooFew { what: "units", n, n_needed: columns.len() + 1 });
        }
        Ok(Design { n, columns, scales })
    }

    /// How many numbers are fitted.
    pub(crate) fn n_coefficients(&self) -> usize {
        self.columns.len()
    }

    /// The least Σ w (y − x'b)², for weights above nought.
    pub(crate) fn fit(&self, y: &[f64], weights: &[f64]) -> Result<Fit, Error> {
        let p = self.columns.len();
        let roots: Vec<f64> = weights.iter().map(|weight| weight.sqrt()).collect();
        let weighted = DMatrix::from_fn(self.n, p, |row, column| roots[row] * self.columns[column][row]);
        let lengths: Vec<f64> = weighted.column_iter().map(|column| column.norm()).collect();
        let (q, r) = weighted.qr().unpack();
        if let Some(idx) = (1..p).find(|&idx| r[(idx, idx)].abs() <= LEFT_OVER_MIN * lengths[idx]) {
            return Err(Error::Collinear { idx: idx - 1 });
        }
        let rotated =
            DVector::from_fn(p, |column, _| (0..self.n).map(|row| q[(row, column)] * roots[row] * y[row]).sum());
        let inverse = r.solve_upper_triangular(&DMatrix::identity(p, p)).ok_or(Error::Collinear { idx: 0 })?;
        let of_row = |row: usize, column: &dyn Fn(usize) -> f64| -> f64 {
            (row..p).map(|idx| inverse[(row, idx)] * column(idx)).sum()
        };
        let coefficients: Vec<f64> = (0..p).map(|row| of_row(row, &|idx| rotated[idx])).collect();
        let roots_of_variance: Vec<f64> = (0..p).map(|row| of_row(row, &|idx| inverse[(row, idx)]).sqrt()).collect();
        let fitted = |row: usize| (0..p).map(|column| coefficients[column] * self.columns[column][row]).sum();
        let leverage = |row: usize| (0..p).map(|column| q[(row, column)] * q[(row, column)]).sum::<f64>();
        let slope =
            |idx: usize| (coefficients[idx] / self.scales[idx - 1], roots_of_variance[idx] / self.scales[idx - 1]);
        Ok(Fit {
            fitted: (0..self.n).map(fitted).collect(),
            unscaled_variances: (0..self.n).map(|row| leverage(row) / weights[row]).collect(),
            level: (coefficients[0], roots_of_variance[0]),
            slopes: (1..p).map(slope).collect(),
        })
    }
}
