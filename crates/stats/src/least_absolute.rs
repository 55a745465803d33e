//! A line through most of the points, whatever the others say.

/// Times the weights are found anew. The coefficients settle to nine digits long before.
const N_ROUNDS: usize = 200;
/// Residuals below this weigh alike.
const RESIDUAL_MIN: f64 = 1e-7;

/// The coefficients b₀, b₁ … of y = b₀ + b₁x₁ + … with the least sum of absolute residuals.
///
/// Found by least squares with weights 1 ÷ |residual|, over and over (Schlossmacher 1973), each solved by orthogonalising
/// the columns. A minority of points that are wrong does not move it, so it tells whether one formula holds for most.
///
/// - **Shape:** one row a point, all of the same length → one coefficient more than a row is long.
/// - **Unit:** those of y per those of x.
/// - **Edge cases:** `None` with fewer than twice as many points as coefficients, or when a column is a combination of
///   the others.
/// - **Source:** Schlossmacher (1973), "An iterative technique for absolute deviations curve fitting", JASA 68.
///
/// ```
/// use stats::least_absolute::least_absolute_line;
/// let x: Vec<Vec<f64>> = (0..10).map(|x| vec![f64::from(x)]).collect();
/// let mut y: Vec<f64> = (0..10).map(|x| 3.0 + 2.0 * f64::from(x)).collect();
/// y[4] = 90.0;
/// let line = least_absolute_line(&x, &y).unwrap();
/// assert!((line[0] - 3.0).abs() < 1e-6 && (line[1] - 2.0).abs() < 1e-6);
/// ```
pub fn least_absolute_line(rows: &[Vec<f64>], y: &[f64]) -> Option<Vec<f64>> {
    let n_coefficients = rows.first()?.len() + 1;
    if rows.len() < 2 * n_coefficients || rows.len() != y.len() {
        return None;
    }
    let mut weights = vec![1.0; y.len()];
    let mut line = Vec::new();
    for _ in 0..N_ROUNDS {
        line = weighted_least_squares(rows, y, &weights)?;
        for (idx, row) in rows.iter().enumerate() {
            weights[idx] = 1.0 / (y[idx] - on_line(&line, row)).abs().max(RESIDUAL_MIN);
        }
    }
    Some(line)
}

/// b₀ + b₁x₁ + …
pub fn on_line(line: &[f64], row: &[f64]) -> f64 {
    line[1..].iter().zip(row).fold(line[0], |sum, (slope, x)| sum + slope * x)
}

/// Modified Gram–Schmidt on the weighted columns, then back substitution.
fn weighted_least_squares(rows: &[Vec<f64>], y: &[f64], weights: &[f64]) -> Option<Vec<f64>> {
    let n_columns = rows[0].len() + 1;
    let roots: Vec<f64> = weights.iter().map(|weight| weight.sqrt()).collect();
    let column = |at: usize| -> Vec<f64> {
        rows.iter().zip(&roots).map(|(row, root)| root * if at == 0 { 1.0 } else { row[at - 1] }).collect()
    };
    let mut columns: Vec<Vec<f64>> = (0..n_columns).map(column).collect();
    let mut target: Vec<f64> = y.iter().zip(&roots).map(|(y, root)| y * root).collect();
    let mut upper = vec![vec![0.0; n_columns]; n_columns];
    let mut projected = vec![0.0; n_columns];
    for at in 0..n_columns {
        let before = dot(&column(at), &column(at)).sqrt();
        let length = dot(&columns[at], &columns[at]).sqrt();
        if length <= 1e-10 * before || length == 0.0 {
            return None;
        }
        upper[at][at] = length;
        let unit: Vec<f64> = columns[at].iter().map(|value| value / length).collect();
        for later in at + 1..n_columns {
            let along = dot(&unit, &columns[later]);
            upper[at][later] = along;
            subtract(&mut columns[later], along, &unit);
        }
        projected[at] = dot(&unit, &target);
        subtract(&mut target, projected[at], &unit);
    }
    let mut line = vec![0.0; n_columns];
    for at in (0..n_columns).rev() {
        let known: f64 = (at + 1..n_columns).map(|later| upper[at][later] * line[later]).sum();
        line[at] = (projected[at] - known) / upper[at][at];
    }
    Some(line)
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn subtract(from: &mut [f64], times: f64, what: &[f64]) {
    for (value, other) in from.iter_mut().zip(what) {
        *value -= times * other;
    }
}
