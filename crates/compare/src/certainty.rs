//! How sure one municipality's figure is, for key figures of every kind at once.

use domain::{AreaCode, Run, Sex, Year};
use stats::{SampledShare, Series, ordinary_variation, share_standard_error, student_t_quantile};

/// Years that tell how much a figure ordinarily varies.
const N_YEARS: u16 = 10;
/// A lower bound that 95 in 100 are above.
const ONE_SIDED: f64 = 0.95;

/// The standard error of a municipality's figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Certainty {
    /// In the key figure's unit.
    pub standard_error: f64,
    /// Degrees of freedom; none where it comes from a sample of known size.
    pub degrees_of_freedom: Option<f64>,
}

impl Certainty {
    /// How much is left of a distance from nought that chance may have made larger, nought at least: the one-sided lower
    /// bound at 95 %.
    pub fn at_least(&self, distance: f64) -> f64 {
        let quantile = match self.degrees_of_freedom {
            Some(df) => student_t_quantile(ONE_SIDED, df),
            None => stats::normal_quantile(ONE_SIDED),
        };
        (distance.abs() - quantile * self.standard_error).max(0.0)
    }
}

/// The standard error of a percentage from a survey with so many answers, among so many inhabitants.
///
/// - **Edge cases:** `None` outside 0–100, or without answers.
/// - **Source:** Wilson, with the finite-population factor ([`stats::share_standard_error`]).
pub fn of_survey(percent: f64, n_answers: f64, population: f64) -> Option<Certainty> {
    let share = SampledShare { share: percent / 100.0, n_answers, design_effect: 1.0, population: Some(population) };
    let standard_error = 100.0 * share_standard_error(&share).ok()?;
    Some(Certainty { standard_error, degrees_of_freedom: None })
}

/// The standard error of any figure from how much it ordinarily varies from year to year, the ten years up to `year`.
///
/// - **Missing:** `None` when the municipality has fewer than five of them, or too few others have.
/// - **Source:** [`stats::ordinary_variation()`].
pub fn of_years(
    run: &Run,
    area: AreaCode,
    year: Year,
    municipalities: &[AreaCode],
    population: &[Option<f64>],
) -> Option<Certainty> {
    let mut at = None;
    let mut units = Vec::new();
    for (of, inhabitants) in municipalities.iter().zip(population) {
        let Some(inhabitants) = inhabitants.filter(|inhabitants| *inhabitants > 0.0) else { continue };
        let series = run.series(*of, Sex::Total);
        let recent = series.into_iter().filter(|(of_year, _)| *of_year <= year && year.since(*of_year) < N_YEARS);
        let (times, values): (Vec<f64>, Vec<f64>) =
            recent.map(|(of_year, value)| (f64::from(of_year.0), value)).unzip();
        if *of == area {
            at = Some(units.len());
        }
        units.push(Series { times, values, population: inhabitants });
    }
    let found = ordinary_variation(&units).ok()?[at?]?;
    Some(Certainty { standard_error: found.standard_error, degrees_of_freedom: Some(found.degrees_of_freedom) })
}
