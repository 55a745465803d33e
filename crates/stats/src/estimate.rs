//! A value and how far it may be from the truth.

use crate::error::Error;

/// A value with its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// What was found.
    pub value: f64,
    /// Its standard error, in the value's unit; nought where the value is known exactly.
    pub standard_error: f64,
    /// On how many degrees of freedom the standard error itself was estimated; `None` where it is known.
    pub degrees_of_freedom: Option<f64>,
}

impl Estimate {
    /// A value whose standard error is known.
    pub fn new(value: f64, standard_error: f64) -> Estimate {
        Estimate { value, standard_error, degrees_of_freedom: None }
    }

    /// A value that is known exactly.
    pub fn exact(value: f64) -> Estimate {
        Estimate::new(value, 0.0)
    }

    /// A value whose standard error was estimated on so many degrees of freedom.
    pub fn with_degrees_of_freedom(self, degrees_of_freedom: f64) -> Estimate {
        Estimate { degrees_of_freedom: Some(degrees_of_freedom), ..self }
    }
}

/// Refuses what no comparison can use.
pub(crate) fn check(estimates: &[Estimate]) -> Result<(), Error> {
    Error::unless_finite("value", estimates.iter().map(|estimate| estimate.value))?;
    Error::unless_finite("standard error", estimates.iter().map(|estimate| estimate.standard_error))?;
    for (idx, estimate) in estimates.iter().enumerate() {
        let out_of_range = |what, value, allowed| Err(Error::OutOfRangeAt { what, idx, value, allowed });
        if estimate.standard_error < 0.0 {
            return out_of_range("standard error", estimate.standard_error, "nought or more");
        }
        match estimate.degrees_of_freedom {
            Some(df) if !(df >= 1.0 && df.is_finite()) => {
                return out_of_range("the degrees of freedom of unit", df, "one or more");
            }
            _ => {}
        }
    }
    Ok(())
}
