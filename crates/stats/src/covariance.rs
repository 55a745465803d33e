//! The covariance of several variables, shrunk so that it can be inverted.

/// A covariance matrix after Ledoit and Wolf.
#[derive(Debug, Clone, PartialEq)]
pub struct ShrunkCovariance {
    /// The matrix, row by row.
    pub matrix: Vec<Vec<f64>>,
    /// How far it was moved towards the identity times the mean variance: 0 not at all, 1 wholly.
    pub shrinkage: f64,
}

/// The Ledoit–Wolf covariance: (1 − δ)S + δμI with S = X'X ÷ n of the centred columns, μ = tr S ÷ p.
///
/// δ = min(β, d) ÷ d with d = ‖S − μI‖² ÷ p and β = Σᵢ‖xᵢxᵢ' − S‖² ÷ (n²p).
///
/// - **Unit:** products of the variables' units: scale them alike first.
/// - **Shape:** n rows of p variables → p × p.
/// - **Edge cases:** `None` without rows, with rows of different length, or when nothing varies.
/// - **Source:** Ledoit and Wolf (2004), "A well-conditioned estimator for large-dimensional covariance matrices",
///   Journal of Multivariate Analysis 88; scikit-learn's `LedoitWolf` computes the same.
pub fn ledoit_wolf(rows: &[Vec<f64>]) -> Option<ShrunkCovariance> {
    let n_variables = rows.first()?.len();
    if n_variables == 0 || rows.iter().any(|row| row.len() != n_variables) {
        return None;
    }
    let n = rows.len() as f64;
    let p = n_variables as f64;
    let means: Vec<f64> = (0..n_variables).map(|at| rows.iter().map(|row| row[at]).sum::<f64>() / n).collect();
    let centred: Vec<Vec<f64>> =
        rows.iter().map(|row| row.iter().zip(&means).map(|(value, mean)| value - mean).collect()).collect();
    let moment = |a: usize, b: usize, power: i32| -> f64 {
        centred.iter().map(|row| (row[a] * row[b]).powi(power)).sum::<f64>() / n
    };
    let mut matrix = vec![vec![0.0; n_variables]; n_variables];
    let (mut of_squares, mut square_of) = (0.0, 0.0);
    for (a, row) in matrix.iter_mut().enumerate() {
        for (b, value) in row.iter_mut().enumerate() {
            *value = moment(a, b, 1);
            of_squares += moment(a, b, 2);
            square_of += *value * *value;
        }
    }
    let mean_variance = (0..n_variables).map(|at| matrix[at][at]).sum::<f64>() / p;
    if mean_variance <= 0.0 || mean_variance.is_nan() {
        return None;
    }
    let distance = (square_of - p * mean_variance * mean_variance) / p;
    let noise = (of_squares - square_of) / (n * p);
    let shrinkage = if distance <= 0.0 { 0.0 } else { noise.clamp(0.0, distance) / distance };
    for (a, row) in matrix.iter_mut().enumerate() {
        for (b, value) in row.iter_mut().enumerate() {
            *value *= 1.0 - shrinkage;
            if a == b {
                *value += shrinkage * mean_variance;
            }
        }
    }
    Some(ShrunkCovariance { matrix, shrinkage })
}

/// A symmetric positive definite matrix, factored once to solve with it many times.
#[derive(Debug, Clone, PartialEq)]
pub struct Cholesky {
    lower: Vec<Vec<f64>>,
}

impl Cholesky {
    /// Factors A = LL'.
    ///
    /// - **Edge cases:** `None` when A is not positive definite.
    pub fn of(matrix: &[Vec<f64>]) -> Option<Cholesky> {
        let n = matrix.len();
        let mut lower = vec![vec![0.0; n]; n];
        for i in 0..n {
            for j in 0..=i {
                let known: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
                let left = matrix[i][j] - known;
                if i != j {
                    lower[i][j] = left / lower[j][j];
                } else if left > 0.0 {
                    lower[i][i] = left.sqrt();
                } else {
                    return None;
                }
            }
        }
        Some(Cholesky { lower })
    }

    /// Solves Ax = b.
    pub fn solve(&self, b: &[f64]) -> Vec<f64> {
        let n = b.len();
        let lower = &self.lower;
        let mut x = b.to_vec();
        for i in 0..n {
            let known: f64 = (0..i).map(|k| lower[i][k] * x[k]).sum();
            x[i] = (x[i] - known) / lower[i][i];
        }
        for i in (0..n).rev() {
            let known: f64 = (i + 1..n).map(|k| lower[k][i] * x[k]).sum();
            x[i] = (x[i] - known) / lower[i][i];
        }
        x
    }
}
