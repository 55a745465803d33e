//! The latest figure of each municipality.

use catalogue::ReviewedKeyFigure;
use domain::{AreaCode, Figure, MissingReason, Run, Sex, Year};

/// A figure older than the key figure's newest by more years than this is left out, and said.
pub const YEARS_OLD_MAX: u16 = 2;

/// The latest figure of one municipality, or why there is none to compare.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// A figure of the key figure's newest year.
    Current(f64),
    /// A figure of an earlier year, at most [`YEARS_OLD_MAX`] before.
    Older(f64, Year),
    /// The latest figure is too old to be compared.
    TooOld(Year),
    /// There is none.
    Missing(MissingReason),
}

impl Reading {
    /// The latest figure of `area` against the key figure's `newest` year.
    pub fn of(run: &Run, review: &ReviewedKeyFigure, area: AreaCode, newest: Year) -> Reading {
        let latest = run.series(area, Sex::Total).into_iter().rfind(|(year, _)| *year <= newest);
        match latest {
            Some((year, value)) if year == newest => Reading::Current(value),
            Some((year, value)) if newest.since(year) <= YEARS_OLD_MAX => Reading::Older(value, year),
            Some((year, _)) => Reading::TooOld(year),
            None if review.not_applicable.iter().any(|entry| entry.area == area) => {
                Reading::Missing(MissingReason::NotApplicable)
            }
            None => match run.figure(area, newest, Sex::Total) {
                Figure::Missing(reason) => Reading::Missing(reason),
                Figure::Value(_) => unreachable!("a value of the newest year would have been found"),
            },
        }
    }

    /// Value and year, where there is something to compare.
    pub fn comparable(self, newest: Year) -> Option<(f64, Year)> {
        match self {
            Reading::Current(value) => Some((value, newest)),
            Reading::Older(value, year) => Some((value, year)),
            Reading::TooOld(_) | Reading::Missing(_) => None,
        }
    }
}
