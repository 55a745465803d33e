//! What was asked, so that an answer with something else in it is noticed.

use std::collections::BTreeSet;

use domain::{KeyFigureId, Place, Year};

use crate::checked::Problem;

/// What an answer may speak of. `None` is anything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Expected {
    /// The key figures that were asked for.
    pub key_figures: Option<BTreeSet<KeyFigureId>>,
    /// The areas, groups or units that were asked for.
    pub places: Option<BTreeSet<Place>>,
    /// The years that were asked for.
    pub years: Option<BTreeSet<Year>>,
}

impl Expected {
    /// Whatever comes is taken.
    pub fn anything() -> Expected {
        Expected::default()
    }

    pub(super) fn check_key_figure(&self, id: KeyFigureId) -> Result<(), Problem> {
        check(&self.key_figures, &id, || format!("key figure {id}"))
    }

    pub(super) fn check_place(&self, place: Place) -> Result<(), Problem> {
        check(&self.places, &place, || match place {
            Place::Area(area) => format!("area {area}"),
            Place::Group(group) => format!("group {group}"),
            Place::Unit(unit) => format!("unit {unit}"),
        })
    }

    pub(super) fn check_year(&self, year: Year) -> Result<(), Problem> {
        check(&self.years, &year, || format!("year {year}"))
    }
}

fn check<T: Ord>(asked: &Option<BTreeSet<T>>, found: &T, what: impl Fn() -> String) -> Result<(), Problem> {
    match asked {
        Some(asked) if !asked.contains(found) => Err(Problem::Unasked { what: what() }),
        _ => Ok(()),
    }
}
