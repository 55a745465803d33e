//! Thousands of responses over the same covariates: one factorisation for each pattern of missing values.

use std::collections::BTreeMap;

use super::design::Design;
use super::fit::has_differences;
use crate::error::Error;

/// One of many regressions: what is kept of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ManyFit {
    /// The coefficients, the intercept first where there is one.
    pub coefficients: Vec<f64>,
    /// Their classical standard errors.
    pub standard_errors: Vec<f64>,
    /// Their standard errors by HC3.
    pub hc3_errors: Vec<f64>,
    /// The part of the squared distances that is explained; `None` when there are none.
    pub r_squared: Option<f64>,
    /// √(Σ e² ÷ (n − p)).
    pub residual_sd: f64,
    /// How many rows had a figure.
    pub n: usize,
}

/// Regressions of many responses on the same covariates.
///
/// Responses that lack the same rows are solved together, eight at a time: each is a lane, its sums run over the rows in order, so an answer
/// does not depend on which others were asked for.
///
/// - **Shape:** covariates of n values, responses of n values each → an answer for each response, in order.
/// - **Missing:** a row in which the response is `None` is left out of that response alone.
/// - **Precision:** doubles throughout; within about 10⁻¹² of [`Design::fit`] for covariates that are no near copies of each other.
///
/// # Errors
/// The whole call: [`Error::LengthsDiffer`], [`Error::NotFinite`]. A single response: as [`Design::new`].
pub fn fit_many(
    covariates: &[Vec<f64>],
    responses: &[Vec<Option<f64>>],
    has_intercept: bool,
) -> Result<Vec<Result<ManyFit, Error>>, Error> {
    let n = covariates.first().map_or_else(|| responses.first().map_or(0, Vec::len), Vec::len);
    let mut patterns: BTreeMap<Vec<bool>, Vec<usize>> = BTreeMap::new();
    for (idx, response) in responses.iter().enumerate() {
        if response.len() != n {
            return Err(Error::LengthsDiffer { what: "values of the response", n: response.len(), n_expected: n });
        }
        Error::unless_finite("the response of unit", response.iter().copied().flatten())?;
        patterns.entry(response.iter().map(Option::is_some).collect()).or_default().push(idx);
    }
    let mut answers: Vec<Option<Result<ManyFit, Error>>> = vec![None; responses.len()];
    for (pattern, members) in patterns {
        let there = |values: &Vec<f64>| -> Vec<f64> {
            values.iter().zip(&pattern).filter(|(_, is_there)| **is_there).map(|(value, _)| *value).collect()
        };
        let kept: Vec<Vec<f64>> = covariates.iter().map(there).collect();
        match Design::new(pattern.iter().filter(|is_there| **is_there).count(), &kept, has_intercept) {
            Ok(design) => {
                let own: Vec<Vec<f64>> =
                    members.iter().map(|idx| responses[*idx].iter().copied().flatten().collect()).collect();
                let fits = design.fit_each(&own)?;
                members.iter().zip(fits).for_each(|(idx, fit)| answers[*idx] = Some(Ok(fit)));
            }
            Err(error) => members.iter().for_each(|idx| answers[*idx] = Some(Err(error.clone()))),
        }
    }
    Ok(answers.into_iter().map(|answer| answer.expect("every response has one pattern")).collect())
}

impl Design {
    /// Regressions of responses that all have a figure in every row: see [`fit_many`].
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`]; [`Error::NotFinite`].
    pub fn fit_each(&self, responses: &[Vec<f64>]) -> Result<Vec<ManyFit>, Error> {
        for response in responses {
            if response.len() != self.n() {
                let n = response.len();
                return Err(Error::LengthsDiffer { what: "values of the response", n, n_expected: self.n() });
            }
            Error::unless_finite("the response of unit", response.iter().copied())?;
        }
        let kernel = Kernel::new(self);
        let slices: Vec<&[f64]> = responses.iter().map(Vec::as_slice).collect();
        Ok(slices.chunks(Kernel::N_LANES).flat_map(|block| kernel.fit(block)).collect())
    }
}

type Lanes = [f64; Kernel::N_LANES];

/// A design laid out for eight responses at a time.
pub(crate) struct Kernel<'a> {
    design: &'a Design,
    /// Row by row: the orthonormal columns.
    directions: Vec<f64>,
    /// Row by row: the squares of (X'X)⁻¹X'.
    squares: Vec<f64>,
    /// 1 ÷ (1 − hᵢ); nought for a row that is fitted exactly.
    freed: Vec<f64>,
    inverse_triangle: Vec<Vec<f64>>,
    /// Of each coefficient, whether its error cannot be told.
    decided_alone: Vec<bool>,
}

impl Kernel<'_> {
    /// Responses solved together.
    pub(crate) const N_LANES: usize = 8;

    pub(crate) fn new(design: &Design) -> Kernel<'_> {
        let by_rows = |columns: &[Vec<f64>]| -> Vec<f64> {
            (0..design.n()).flat_map(|row| columns.iter().map(move |column| column[row])).collect()
        };
        let free = |leverage: &f64| if 1.0 - leverage > 1e-12 { 1.0 / (1.0 - leverage) } else { 0.0 };
        let squared: Vec<Vec<f64>> =
            design.pseudo_inverse().iter().map(|row| row.iter().map(|value| value * value).collect()).collect();
        Kernel {
            design,
            directions: by_rows(&design.directions()),
            squares: by_rows(&squared),
            freed: design.leverages().iter().map(free).collect(),
            inverse_triangle: design.inverse_triangle(),
            decided_alone: design.decided_alone(),
        }
    }

    /// One coefficient and its standard error by HC3, of each of eight responses at most.
    pub(crate) fn coefficient(&self, idx: usize, responses: &[&[f64]]) -> Vec<(f64, f64)> {
        let (along, weights, _) = self.solved(responses);
        let coefficient = self.coefficient_of(idx, &along);
        let p = self.design.n_coefficients();
        let mut variance = [0.0; Self::N_LANES];
        for (row, weight) in weights.iter().enumerate() {
            add_times(&mut variance, self.squares[row * p + idx], weight);
        }
        let error = |lane: usize| if self.decided_alone[idx] { f64::INFINITY } else { variance[lane].sqrt() };
        (0..responses.len()).map(|lane| (coefficient[lane], error(lane))).collect()
    }

    /// Where there is an intercept, each response is taken less its mean first: a level far above the differences would take their digits.
    fn fit(&self, responses: &[&[f64]]) -> Vec<ManyFit> {
        let p = self.design.n_coefficients();
        let has_intercept = self.design.has_intercept();
        let mean = |response: &&[f64]| response.iter().sum::<f64>() / response.len() as f64;
        let levels: Vec<f64> = responses.iter().map(|one| if has_intercept { mean(one) } else { 0.0 }).collect();
        let moved = responses.iter().zip(&levels);
        let moved: Vec<Vec<f64>> =
            moved.map(|(response, level)| response.iter().map(|value| value - level).collect()).collect();
        let slices: Vec<&[f64]> = moved.iter().map(Vec::as_slice).collect();
        let (along, weights, left) = self.solved(&slices);
        let variances = sums(&self.squares, p, &weights);
        let coefficients: Vec<Lanes> = (0..p).map(|idx| self.coefficient_of(idx, &along)).collect();
        let df = (self.design.n() - p) as f64;
        let of_lane = |lane: usize| {
            // The first direction is the mean's where there is an intercept.
            let explained = along.iter().skip(usize::from(has_intercept));
            let explained: f64 = explained.map(|one| one[lane] * one[lane]).sum();
            let whole = explained + left[lane];
            let variance = left[lane] / df;
            let unscaled = self.design.unscaled_variances().iter();
            ManyFit {
                coefficients: coefficients
                    .iter()
                    .enumerate()
                    .map(|(idx, one)| if idx == 0 { one[lane] + levels[lane] } else { one[lane] })
                    .collect(),
                standard_errors: unscaled.map(|unscaled| (variance * unscaled).sqrt()).collect(),
                hc3_errors: variances
                    .iter()
                    .zip(&self.decided_alone)
                    .map(|(one, alone)| if *alone { f64::INFINITY } else { one[lane].sqrt() })
                    .collect(),
                r_squared: has_differences(whole, levels[lane], self.design.n()).then(|| explained / whole),
                residual_sd: variance.sqrt(),
                n: self.design.n(),
            }
        };
        (0..responses.len()).map(of_lane).collect()
    }

    /// Q'y, the rows' (e ÷ (1 − h))², and Σ e².
    fn solved(&self, responses: &[&[f64]]) -> (Vec<Lanes>, Vec<Lanes>, Lanes) {
        let p = self.design.n_coefficients();
        let mut rows = vec![[0.0; Self::N_LANES]; self.design.n()];
        for (lane, response) in responses.iter().enumerate() {
            rows.iter_mut().zip(*response).for_each(|(row, value)| row[lane] = *value);
        }
        let along = sums(&self.directions, p, &rows);
        let mut left = [0.0; Self::N_LANES];
        for (at, row) in rows.iter_mut().enumerate() {
            let mut fitted = [0.0; Self::N_LANES];
            for (direction, sum) in self.directions[at * p..(at + 1) * p].iter().zip(&along) {
                add_times(&mut fitted, *direction, sum);
            }
            let freed = self.freed[at];
            for lane in 0..Self::N_LANES {
                let residual = row[lane] - fitted[lane];
                left[lane] += residual * residual;
                row[lane] = (residual * freed) * (residual * freed);
            }
        }
        (along, rows, left)
    }

    fn coefficient_of(&self, idx: usize, along: &[Lanes]) -> Lanes {
        let mut sum = [0.0; Self::N_LANES];
        for (inverse, one) in self.inverse_triangle[idx][idx..].iter().zip(&along[idx..]) {
            add_times(&mut sum, *inverse, one);
        }
        sum
    }
}

fn add_times(sum: &mut Lanes, factor: f64, values: &Lanes) {
    for lane in 0..Kernel::N_LANES {
        sum[lane] += factor * values[lane];
    }
}

/// For each of `p` columns laid out row by row, Σ over rows of its number times the row's eight.
fn sums(columns: &[f64], p: usize, rows: &[Lanes]) -> Vec<Lanes> {
    let mut sums = vec![[0.0; Kernel::N_LANES]; p];
    let mut first = 0;
    // Three columns at a time keep their sums in registers.
    while first + 3 <= p {
        let (mut a, mut b, mut c) = ([0.0; Kernel::N_LANES], [0.0; Kernel::N_LANES], [0.0; Kernel::N_LANES]);
        for (own, row) in columns.chunks_exact(p).zip(rows) {
            let [one, two, three] = [own[first], own[first + 1], own[first + 2]];
            for lane in 0..Kernel::N_LANES {
                a[lane] += one * row[lane];
                b[lane] += two * row[lane];
                c[lane] += three * row[lane];
            }
        }
        sums[first..first + 3].copy_from_slice(&[a, b, c]);
        first += 3;
    }
    for at in first..p {
        for (own, row) in columns.chunks_exact(p).zip(rows) {
            add_times(&mut sums[at], own[at], row);
        }
    }
    sums
}
