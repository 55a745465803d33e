//! One response fitted: coefficients with their errors, what is explained, and who decides it.

use super::design::Design;
use crate::distribution::{student_t_cdf, student_t_quantile};
use crate::error::Error;

/// How standard errors take it that rows scatter differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Robust {
    /// eᵢ².
    Hc0,
    /// eᵢ² n ÷ (n − p).
    Hc1,
    /// eᵢ² ÷ (1 − hᵢ).
    Hc2,
    /// eᵢ² ÷ (1 − hᵢ)²: nearest to what leaving rows out gives, and the house's own.
    Hc3,
}

/// A regression of one response.
#[derive(Debug, Clone, PartialEq)]
pub struct Regression {
    /// The coefficients, the intercept first where there is one.
    pub coefficients: Vec<f64>,
    /// Their classical standard errors, s·√((X'X)⁻¹ⱼⱼ).
    pub standard_errors: Vec<f64>,
    /// yᵢ − xᵢ'b.
    pub residuals: Vec<f64>,
    /// The part of the squared distances that is explained: to the mean with an intercept, to nought without. `None` when there are
    /// none to explain.
    pub r_squared: Option<f64>,
    /// s = √(Σ e² ÷ (n − p)), in the response's unit.
    pub residual_sd: f64,
    /// n − p.
    pub degrees_of_freedom: usize,
    /// Cook's distance of each row: how far all fitted values move without it, eᵢ²hᵢ ÷ (p s² (1 − hᵢ)²).
    pub cooks_distances: Vec<f64>,
}

/// Whether the squared distances from a centre are more than the rounding of the numbers: 0.1 sixty times has a mean that is not 0.1.
pub(crate) fn has_differences(whole: f64, centre: f64, n: usize) -> bool {
    (whole / n as f64).sqrt() > 1e-13 * centre.abs()
}

impl Design {
    /// Fits one response.
    ///
    /// - **Shape:** n values in, p coefficients out.
    /// - **Edge cases:** a response that is fitted exactly has errors of nought; a row that alone decides a coefficient (hᵢ = 1) has no
    ///   Cook's distance and counts as nought there.
    /// - **Source:** Draper and Smith (1998); Cook (1977), Detection of influential observation in linear regression.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`]; [`Error::NotFinite`].
    ///
    /// ```
    /// let design = stats::Design::new(4, &[vec![1.0, 2.0, 3.0, 4.0]], true)?;
    /// let fit = design.fit(&[3.0, 5.0, 7.0, 9.5])?;
    /// assert!((fit.coefficients[1] - 2.15).abs() < 1e-14);
    /// # Ok::<(), stats::Error>(())
    /// ```
    pub fn fit(&self, y: &[f64]) -> Result<Regression, Error> {
        let n = self.n();
        if y.len() != n {
            return Err(Error::LengthsDiffer { what: "values of the response", n: y.len(), n_expected: n });
        }
        Error::unless_finite("the response of unit", y.iter().copied())?;
        let (coefficients, residuals) = self.solve(y);
        let degrees_of_freedom = n - self.n_coefficients();
        let left: f64 = residuals.iter().map(|value| value * value).sum();
        let centre = if self.has_intercept() { y.iter().sum::<f64>() / n as f64 } else { 0.0 };
        let whole: f64 = y.iter().map(|value| (value - centre) * (value - centre)).sum();
        let variance = left / degrees_of_freedom as f64;
        let p = self.n_coefficients() as f64;
        let cook = |(residual, leverage): (&f64, &f64)| {
            let free = 1.0 - leverage;
            let is_decided = free <= 1e-12 || variance <= 0.0;
            if is_decided { 0.0 } else { residual * residual * leverage / (p * variance * free * free) }
        };
        Ok(Regression {
            cooks_distances: residuals.iter().zip(self.leverages()).map(cook).collect(),
            standard_errors: self.unscaled_variances().iter().map(|unscaled| (variance * unscaled).sqrt()).collect(),
            r_squared: has_differences(whole, centre, n).then(|| (1.0 - left / whole).clamp(0.0, 1.0)),
            residual_sd: variance.sqrt(),
            degrees_of_freedom,
            coefficients,
            residuals,
        })
    }

    /// Standard errors of a fit's coefficients that hold whether or not all rows scatter alike.
    ///
    /// The roots of the diagonal of (X'X)⁻¹X' diag(ωᵢ) X(X'X)⁻¹, with ωᵢ as [`Robust`] says.
    ///
    /// - **Edge cases:** a row with hᵢ = 1 is fitted exactly, whatever it is: what it decides has an error that nothing tells. By HC2 and HC3
    ///   that is infinite; by HC0 and HC1 the row adds nothing, and the error is too small.
    /// - **Source:** MacKinnon and White (1985); Long and Ervin (2000) recommend HC3 below 250 rows.
    pub fn robust_errors(&self, fit: &Regression, kind: Robust) -> Vec<f64> {
        let weights = self.weights(&fit.residuals, kind);
        let variance = |row: &Vec<f64>| row.iter().zip(&weights).map(|(a, weight)| a * a * weight).sum::<f64>();
        let errors = self.pseudo_inverse().iter().map(|row| variance(row).sqrt());
        match kind {
            Robust::Hc0 | Robust::Hc1 => errors.collect(),
            Robust::Hc2 | Robust::Hc3 => errors
                .zip(self.decided_alone())
                .map(|(error, alone)| if alone { f64::INFINITY } else { error })
                .collect(),
        }
    }

    fn weights(&self, residuals: &[f64], kind: Robust) -> Vec<f64> {
        let (n, df) = (self.n() as f64, (self.n() - self.n_coefficients()) as f64);
        let weight = |(residual, leverage): (&f64, &f64)| {
            let (square, free) = (residual * residual, 1.0 - leverage);
            match kind {
                Robust::Hc0 => square,
                Robust::Hc1 => square * n / df,
                _ if free <= 1e-12 => 0.0,
                Robust::Hc2 => square / free,
                Robust::Hc3 => square / (free * free),
            }
        };
        residuals.iter().zip(self.leverages()).map(weight).collect()
    }

    /// What would be left of each row if it had not been among those fitted: eᵢ ÷ (1 − hᵢ).
    ///
    /// - **Unit:** the response's.
    /// - **Missing:** `None` for a row that alone decides a coefficient.
    pub fn left_out_residuals(&self, fit: &Regression) -> Vec<Option<f64>> {
        let left = |(residual, leverage): (&f64, &f64)| (1.0 - leverage > 1e-12).then(|| residual / (1.0 - leverage));
        fit.residuals.iter().zip(self.leverages()).map(left).collect()
    }
}

impl Regression {
    /// Of what the others leave unexplained, the part that this coefficient's column explains: t² ÷ (t² + n − p), with the classical t.
    ///
    /// `None` where nothing is left unexplained, so that t has no value.
    pub fn partial_r_squared(&self, idx: usize) -> Option<f64> {
        let t = self.coefficients[idx] / self.standard_errors[idx];
        let square = t * t;
        square.is_finite().then(|| square / (square + self.degrees_of_freedom as f64))
    }

    /// How likely a coefficient so many standard errors from nought, or more, would be by chance: Student's t on n − p.
    pub fn p_value(&self, t: f64) -> f64 {
        2.0 * student_t_cdf(-t.abs(), self.degrees_of_freedom as f64)
    }

    /// How many standard errors an interval of confidence `level` goes to either side.
    pub fn t_quantile(&self, level: f64) -> f64 {
        student_t_quantile(0.5 + level / 2.0, self.degrees_of_freedom as f64)
    }
}
