//! A straight line through points, and how surely it lies where it does.

use crate::distribution::student_t_quantile;
use crate::error::Error;
use crate::least_squares::Design;

/// Fewer points say nothing of how far a line may lie from the truth.
pub const N_POINTS_MIN: usize = 4;

/// The least-squares line through points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StraightLine {
    /// Rise per one along.
    pub slope: f64,
    /// The standard error of the slope.
    pub slope_error: f64,
    /// The part of the differences up that follows the line, nought to one; `None` when there are none.
    pub explained: Option<f64>,
    /// How many points.
    pub n: usize,
    mean_x: f64,
    level: f64,
    level_error: f64,
}

/// The line that leaves the least sum of squared distances up, y = ȳ + b (x − x̄).
///
/// - **Unit:** that of y, per one of x.
/// - **Shape:** n points in → one line.
/// - **Edge cases:** all points equally high: the line is flat and explains nothing that could be explained.
/// - **Source:** Draper and Smith (1998), Applied Regression Analysis, chapter 1.
///
/// # Errors
/// [`Error::TooFew`] below four points; [`Error::Collinear`] when all lie above each other; [`Error::LengthsDiffer`];
/// [`Error::NotFinite`].
///
/// ```
/// let line = stats::straight_line(&[1.0, 2.0, 3.0, 4.0], &[3.0, 5.0, 7.0, 9.0]).unwrap();
/// assert!((line.at(10.0) - 21.0).abs() < 1e-12);
/// ```
pub fn straight_line(x: &[f64], y: &[f64]) -> Result<StraightLine, Error> {
    let n = x.len();
    if y.len() != n {
        return Err(Error::LengthsDiffer { what: "values up", n: y.len(), n_expected: n });
    }
    if n < N_POINTS_MIN {
        return Err(Error::TooFew { what: "points", n, n_needed: N_POINTS_MIN });
    }
    Error::unless_finite("the value of point", y.iter().copied())?;
    let design = Design::new(n, &[x.to_vec()])?;
    let mean_x = x.iter().sum::<f64>() / n as f64;
    if y.iter().all(|value| *value == y[0]) {
        let level = y[0];
        return Ok(StraightLine { slope: 0.0, slope_error: 0.0, explained: None, n, mean_x, level, level_error: 0.0 });
    }
    let fit = design.fit(y, &vec![1.0; n])?;
    let mean_y = y.iter().sum::<f64>() / n as f64;
    let left: f64 = y.iter().zip(&fit.fitted).map(|(value, fitted)| (value - fitted) * (value - fitted)).sum();
    let whole: f64 = y.iter().map(|value| (value - mean_y) * (value - mean_y)).sum();
    let spread = (left / (n - 2) as f64).sqrt();
    let ((level, level_root), (slope, slope_root)) = (fit.level, fit.slopes[0]);
    Ok(StraightLine {
        slope,
        slope_error: spread * slope_root,
        explained: (whole > 0.0).then(|| (1.0 - left / whole).clamp(0.0, 1.0)),
        n,
        mean_x,
        level,
        level_error: spread * level_root,
    })
}

impl StraightLine {
    /// How high the line lies at `x`.
    pub fn at(&self, x: f64) -> f64 {
        self.level + self.slope * (x - self.mean_x)
    }

    /// Half the width of the band in which the line's height at `x` lies with confidence `level`: of the mean there, not of one
    /// more point, and at that place alone.
    ///
    /// t · √(var(ȳ) + (x − x̄)² var(b)), with Student's t on n − 2 degrees of freedom.
    ///
    /// - **Source:** Draper and Smith (1998), section 3.1.
    pub fn half_width(&self, x: f64, level: f64) -> f64 {
        let off = (x - self.mean_x) * self.slope_error;
        self.quantile(level) * (self.level_error * self.level_error + off * off).sqrt()
    }

    /// Whether the slope is apart from nought with confidence `level`.
    pub fn has_slope(&self, level: f64) -> bool {
        self.slope.abs() > self.quantile(level) * self.slope_error
    }

    fn quantile(&self, level: f64) -> f64 {
        student_t_quantile(0.5 + level / 2.0, (self.n - 2) as f64)
    }
}
