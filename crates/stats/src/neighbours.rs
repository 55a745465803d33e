//! Who is like whom: distances over several variables, and what each variable has to do with it.

use crate::covariance::{Cholesky, ledoit_wolf};
use crate::quantile::{median, quantile, robust_standard_deviation};
use crate::sample::Sample;

/// How far two units are apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// The root of the sum of squared differences: every variable counts alike.
    Euclidean,
    /// The same after taking out what the variables have in common, with [`ledoit_wolf`]'s covariance: three variables
    /// that say one thing count as about one.
    Mahalanobis,
}

/// A column as robust z-scores: (x − median) ÷ (1.4826 × the median absolute deviation).
///
/// A variable with a long tail (Stockholm's population) does not squeeze all others together, as its standard deviation
/// would.
///
/// - **Unit:** any → standard deviations of a normal distribution with the same middle half.
/// - **Shape:** n in → n out, same order.
/// - **Edge cases:** where more than half of the values are equal, the interquartile range ÷ 1.349 is the scale; `None`
///   when that is nought as well, or a value is not finite.
/// - **Source:** Huber (1981), Robust Statistics, section 5.1.
///
/// ```
/// use stats::neighbours::robust_z;
/// let z = robust_z(&[1.0, 2.0, 3.0, 4.0, 1000.0]).unwrap();
/// assert_eq!(z[2], 0.0);
/// assert!((z[0] - -2.0 / 1.4826).abs() < 1e-12);
/// ```
pub fn robust_z(values: &[f64]) -> Option<Vec<f64>> {
    let sample = Sample::new(values.to_vec())?;
    let middle = median(&sample);
    let deviations = Sample::new(values.iter().map(|value| (value - middle).abs()).collect())?;
    let mut scale = 1.4826 * median(&deviations);
    if scale <= 0.0 {
        scale = robust_standard_deviation(&sample);
    }
    (scale > 0.0).then(|| values.iter().map(|value| (value - middle) / scale).collect())
}

/// Units in a space of scaled variables.
#[derive(Debug, Clone, PartialEq)]
pub struct Space {
    rows: Vec<Vec<f64>>,
    covariance: Option<Factored>,
}

/// A shrunk covariance, ready to be solved with.
#[derive(Debug, Clone, PartialEq)]
struct Factored {
    factor: Cholesky,
    shrinkage: f64,
}

/// One unit seen from another.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbour {
    /// Which unit.
    pub idx: usize,
    /// How far away.
    pub distance: f64,
    /// Each variable's share of the squared distance, in order; they add up to one.
    ///
    /// Euclidean: dᵢ² ÷ Σd². Mahalanobis: dᵢ(Σ⁻¹d)ᵢ ÷ d'Σ⁻¹d, which is negative for a variable whose difference is what
    /// the others' differences lead one to expect. All nought between units that do not differ.
    pub contributions: Vec<f64>,
    /// Each variable's difference, the other minus this one, in scaled units.
    pub differences: Vec<f64>,
}

impl Space {
    /// Lays units out. `rows` holds one row a unit, of scaled variables.
    ///
    /// - **Edge cases:** `None` when there are no units, rows differ in length, or (for Mahalanobis) nothing varies or the
    ///   covariance has no inverse.
    pub fn new(rows: Vec<Vec<f64>>, metric: Metric) -> Option<Space> {
        let n_variables = rows.first()?.len();
        if rows.iter().any(|row| row.len() != n_variables || row.iter().any(|value| !value.is_finite())) {
            return None;
        }
        let covariance = match metric {
            Metric::Euclidean => None,
            Metric::Mahalanobis => {
                let shrunk = ledoit_wolf(&rows)?;
                Some(Factored { factor: Cholesky::of(&shrunk.matrix)?, shrinkage: shrunk.shrinkage })
            }
        };
        Some(Space { rows, covariance })
    }

    /// How far the covariance was shrunk; none for Euclidean distances.
    pub fn shrinkage(&self) -> Option<f64> {
        self.covariance.as_ref().map(|covariance| covariance.shrinkage)
    }

    /// One unit seen from another.
    pub fn between(&self, from: usize, to: usize) -> Neighbour {
        let differences: Vec<f64> = self.rows[to].iter().zip(&self.rows[from]).map(|(to, from)| to - from).collect();
        let weighted = match &self.covariance {
            None => differences.clone(),
            Some(covariance) => covariance.factor.solve(&differences),
        };
        let parts: Vec<f64> = differences.iter().zip(&weighted).map(|(a, b)| a * b).collect();
        let squared: f64 = parts.iter().sum();
        let contributions = parts.iter().map(|part| if squared > 0.0 { part / squared } else { 0.0 }).collect();
        Neighbour { idx: to, distance: squared.max(0.0).sqrt(), contributions, differences }
    }

    /// All others, nearest first; at equal distance in the order of the units.
    pub fn neighbours(&self, from: usize) -> Vec<Neighbour> {
        let mut found: Vec<Neighbour> =
            (0..self.rows.len()).filter(|idx| *idx != from).map(|idx| self.between(from, idx)).collect();
        found.sort_by(|a, b| a.distance.total_cmp(&b.distance).then(a.idx.cmp(&b.idx)));
        found
    }

    /// How far each unit's nearest neighbour is.
    pub fn nearest_distances(&self) -> Vec<f64> {
        (0..self.rows.len())
            .map(|from| {
                let others = (0..self.rows.len()).filter(|idx| *idx != from);
                others.map(|idx| self.between(from, idx).distance).fold(f64::INFINITY, f64::min)
            })
            .collect()
    }
}

/// The distance beyond which a nearest neighbour is not near: the upper quartile of all units' nearest distances plus one
/// and a half times their interquartile range.
///
/// - **Edge cases:** `None` with fewer than five units.
/// - **Source:** Tukey (1977), Exploratory Data Analysis, the outer values of a box plot.
pub fn nearness_limit(nearest_distances: &[f64]) -> Option<f64> {
    let sample = Sample::new(nearest_distances.to_vec()).filter(|sample| sample.len() >= 5)?;
    let (lower, upper) = (quantile(&sample, 0.25), quantile(&sample, 0.75));
    Some(upper + 1.5 * (upper - lower))
}
