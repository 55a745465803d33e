//! Least squares on anybody's table.

use ::stats::{Design, Robust};
use serde::Serialize;

use crate::error::Error;
use crate::stats_table::{MissingRow, StatsTable, TableError};

/// With what probability an interval holds its coefficient.
const LEVEL: f64 = 0.95;
/// The constant's name.
const INTERCEPT: &str = "(intercept)";

/// What `regress` is asked.
#[derive(Debug, Clone)]
pub struct RegressOptions {
    /// The column that is to be explained.
    pub y: String,
    /// Those that explain.
    pub x: Vec<String>,
    /// Up to which power each of them is taken.
    pub polynomial: u32,
    /// Whether the line need not go through nought.
    pub has_intercept: bool,
    /// Whether what is explained is divided among the columns.
    pub shares: bool,
    /// Whether rows with an empty cell are left out and listed, rather than refused.
    pub skip_missing: bool,
}

/// A regression in full.
#[derive(Debug, Clone, Serialize)]
pub struct RegressTable {
    /// How many rows.
    pub n: usize,
    /// The intercept first.
    pub coefficients: Vec<RegressCoefficient>,
    /// The part of the differences that is explained: from the mean, or from nought without an intercept.
    pub r_squared: Option<f64>,
    /// Less what as many columns of noise would explain: 1 − (1 − R²)(n − 1) ÷ (n − p).
    pub adjusted_r_squared: Option<f64>,
    /// √(Σ e² ÷ (n − p)).
    pub residual_sd: f64,
    /// n − p.
    pub degrees_of_freedom: usize,
    /// Of each column, where they were asked for.
    pub shares: Vec<RegressShare>,
    /// How much each row weighs in what is fitted to it, in the order of the table.
    pub leverage: Vec<f64>,
    /// How far all that is fitted moves without each row.
    pub cooks_distance: Vec<f64>,
    /// Who was left out.
    pub missing: Vec<MissingRow>,
}

/// One coefficient.
#[derive(Debug, Clone, Serialize)]
pub struct RegressCoefficient {
    /// Its column; `(intercept)`, `x`, `x^2`.
    pub name: String,
    /// In the unit of y per one of its column's.
    pub estimate: f64,
    /// The classical standard error.
    pub se: f64,
    /// Standard errors that hold where rows scatter differently.
    pub se_hc0: f64,
    /// With n ÷ (n − p).
    pub se_hc1: f64,
    /// With 1 ÷ (1 − h).
    pub se_hc2: f64,
    /// With 1 ÷ (1 − h)².
    pub se_hc3: f64,
    /// The estimate by its HC3 error; none where all is fitted exactly, or a row alone decides the coefficient.
    pub t_hc3: Option<f64>,
    /// By Student's t on n − p.
    pub p_hc3: Option<f64>,
    /// Where it lies with 95 per cent probability, by HC3.
    pub ci_low: f64,
    /// To here.
    pub ci_high: f64,
    /// Of what the others leave unexplained, what it explains.
    pub partial_r_squared: Option<f64>,
}

/// What a column adds to R², averaged over all orders.
#[derive(Debug, Clone, Serialize)]
pub struct RegressShare {
    /// Which.
    pub name: String,
    /// Lindeman, Merenda and Gold's share.
    pub lmg: f64,
}

/// Regresses one column on others.
///
/// # Errors
/// [`Error::Table`] for cells that cannot be read, and a column that follows from others; [`Error::Stats`] for too few rows, and for
/// shares without an intercept or of more than twenty columns.
pub fn regress(table: &StatsTable, options: &RegressOptions) -> Result<RegressTable, Error> {
    let mut asked = vec![options.y.as_str()];
    asked.extend(options.x.iter().map(String::as_str));
    let mut columns = table.columns(None, &asked, options.skip_missing)?;
    let y = columns.numbers.remove(0);
    let (mut names, mut covariates) = (Vec::new(), Vec::new());
    for (column, values) in options.x.iter().zip(&columns.numbers) {
        for power in 1..=options.polynomial.max(1) {
            names.push(if power == 1 { column.clone() } else { format!("{column}^{power}") });
            covariates.push(values.iter().map(|value| value.powi(power as i32)).collect::<Vec<f64>>());
        }
    }
    let of_column = |error| match error {
        ::stats::Error::Collinear { idx } if idx < names.len() => {
            Error::Table(TableError::Collinear { column: names[idx].clone() })
        }
        other => Error::Stats(other),
    };
    let design = Design::new(y.len(), &covariates, options.has_intercept).map_err(of_column)?;
    let fit = design.fit(&y)?;
    let errors = [Robust::Hc0, Robust::Hc1, Robust::Hc2, Robust::Hc3].map(|kind| design.robust_errors(&fit, kind));
    let reach = fit.t_quantile(LEVEL);
    let intercept = options.has_intercept.then(|| INTERCEPT.to_owned());
    let coefficient = |(idx, name): (usize, String)| {
        let (estimate, [se_hc0, se_hc1, se_hc2, se_hc3]) = (fit.coefficients[idx], errors.each_ref().map(|of| of[idx]));
        let t_hc3 = Some(estimate / se_hc3).filter(|t| t.is_finite() && se_hc3.is_finite());
        RegressCoefficient {
            name,
            estimate,
            se: fit.standard_errors[idx],
            se_hc0,
            se_hc1,
            se_hc2,
            se_hc3,
            t_hc3,
            p_hc3: t_hc3.map(|t| fit.p_value(t)),
            ci_low: estimate - reach * se_hc3,
            ci_high: estimate + reach * se_hc3,
            partial_r_squared: fit.partial_r_squared(idx),
        }
    };
    let shares = match options.shares {
        true => design.shares(&y)?,
        false => Vec::new(),
    };
    let (n, df) = (design.n(), fit.degrees_of_freedom);
    let adjusted =
        |r_squared: f64| 1.0 - (1.0 - r_squared) * (n - usize::from(options.has_intercept)) as f64 / df as f64;
    Ok(RegressTable {
        n,
        coefficients: intercept.into_iter().chain(names.iter().cloned()).enumerate().map(coefficient).collect(),
        r_squared: fit.r_squared,
        adjusted_r_squared: fit.r_squared.map(adjusted),
        residual_sd: fit.residual_sd,
        degrees_of_freedom: df,
        shares: names.iter().zip(shares).map(|(name, lmg)| RegressShare { name: name.clone(), lmg }).collect(),
        leverage: design.leverages().to_vec(),
        cooks_distance: fit.cooks_distances,
        missing: columns.missing,
    })
}
