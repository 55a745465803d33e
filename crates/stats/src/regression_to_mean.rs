//! The change that was to be expected without anything having happened.
//!
//! Who stands out one year does so partly by luck, and luck does not stay. So those far below the mean rise and those far
//! above fall, and a list of the most improved begins with those that were unlucky before.

use crate::error::Error;

/// The change of a unit, and how much of it was to be expected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExpectedChange {
    /// What regression to the mean alone would give.
    pub expected: f64,
    /// What is left of the change beyond it.
    pub beyond: f64,
}

/// The correlation between two years over all units: how much of a difference stays.
///
/// - **Shape:** n and n values, the same units in the same order → one number from −1 to 1.
/// - **Missing:** units that lack either are left out by the caller.
/// - **Source:** Pearson; as reliability of a measure, Lord and Novick (1968).
///
/// # Errors
/// [`Error::LengthsDiffer`]; [`Error::NotFinite`]; [`Error::TooFew`] below three units, or when either year is the same everywhere.
pub fn reliability(first: &[f64], second: &[f64]) -> Result<f64, Error> {
    check(first, second)?;
    let (mean_first, mean_second) = (mean(first), mean(second));
    let moment = |one: &[f64], mean_one: f64, other: &[f64], mean_other: f64| {
        one.iter().zip(other).map(|(a, b)| (a - mean_one) * (b - mean_other)).sum::<f64>()
    };
    let (own_first, own_second) =
        (moment(first, mean_first, first, mean_first), moment(second, mean_second, second, mean_second));
    if own_first == 0.0 || own_second == 0.0 {
        return Err(Error::TooFew { what: "different values", n: 1, n_needed: 2 });
    }
    let product = moment(first, mean_first, second, mean_second);
    Ok((product / own_first.sqrt() / own_second.sqrt()).clamp(-1.0, 1.0))
}

/// The change that regression to the mean alone gives each unit, and what is left of its actual change.
///
/// A unit x₁ when the mean was m₁ is expected at m₂ + r (x₁ − m₁), r the reliability; beside the change of all, m₂ − m₁, that
/// is a change of (1 − r)(m₁ − x₁). `expected` holds both, so that `beyond` is what the unit did more than others like it.
///
/// - **Unit:** that of the values.
/// - **Shape:** n and n values → n changes, same order.
/// - **Edge cases:** a reliability of one expects everyone to change as all do; nought expects everyone at the mean.
/// - **Source:** Galton (1886); Barnett, van der Pols and Dobson (2005), Regression to the mean, Int J Epidemiol 34(1).
///
/// # Errors
/// [`Error::OutOfRange`] for a reliability outside 0–1 (take nought for a negative one); [`Error::LengthsDiffer`];
/// [`Error::NotFinite`]; [`Error::TooFew`] below three units.
///
/// ```
/// let first = [10.0, 20.0, 30.0];
/// let second = [14.0, 20.0, 26.0];
/// let changes = stats::expected_changes(&first, &second, 0.6).unwrap();
/// // The last has risen by four, and all of it was to be expected.
/// assert!((changes[0].expected - 4.0).abs() < 1e-12 && changes[0].beyond.abs() < 1e-12);
/// ```
pub fn expected_changes(first: &[f64], second: &[f64], reliability: f64) -> Result<Vec<ExpectedChange>, Error> {
    check(first, second)?;
    if !(0.0..=1.0).contains(&reliability) {
        return Err(Error::OutOfRange { what: "the reliability", value: reliability, allowed: "between 0 and 1" });
    }
    let (mean_first, mean_second) = (mean(first), mean(second));
    let change = |(before, after): (&f64, &f64)| {
        let expected = (mean_second - mean_first) + (1.0 - reliability) * (mean_first - before);
        ExpectedChange { expected, beyond: (after - before) - expected }
    };
    Ok(first.iter().zip(second).map(change).collect())
}

fn check(first: &[f64], second: &[f64]) -> Result<(), Error> {
    if first.len() != second.len() {
        return Err(Error::LengthsDiffer { what: "second values", n: second.len(), n_expected: first.len() });
    }
    if first.len() < 3 {
        return Err(Error::TooFew { what: "units", n: first.len(), n_needed: 3 });
    }
    Error::unless_finite("first value", first.iter().copied())?;
    Error::unless_finite("second value", second.iter().copied())
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
