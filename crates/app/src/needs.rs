//! Which figures a day takes.

use catalogue::Programme;
use domain::{KeyFigureId, Year};

/// How many years back figures are fetched: as many as fit one question.
pub const N_YEARS: u16 = 25;

/// Median income after tax: it orders the country's municipalities on the cover.
pub fn cover_key_figure() -> KeyFigureId {
    KeyFigureId::new("N00905").expect("an id of the right form")
}

/// Key figures and years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needs {
    /// Which key figures, in order, each once.
    pub key_figures: Vec<KeyFigureId>,
    /// For which years.
    pub years: Vec<Year>,
}

impl Needs {
    /// What a programme shows, and the cover.
    pub fn of(programme: &Programme) -> Needs {
        let key_figures = programme.key_figures().into_iter().chain([cover_key_figure()]).collect();
        Needs::new(key_figures, programme.year())
    }

    /// These key figures, up to `last`.
    pub fn new(mut key_figures: Vec<KeyFigureId>, last: Year) -> Needs {
        key_figures.sort_unstable();
        key_figures.dedup();
        Needs { key_figures, years: (last.before(N_YEARS - 1).0..=last.0).map(Year).collect() }
    }
}
