//! Which figures a day takes.

use catalogue::{Per, Programme, Reviewed};
use compare::uncertainty::aids_of;
use compose::money::{inhabitants, tax_base_per_inhabitant};
use domain::{KeyFigureId, Year};

use crate::claims_asked::{claims_of, costs_of, fair_key_figures, structure_accounted_for};

/// How many years back figures are fetched: as many as fit one question.
pub const N_YEARS: u16 = 25;

/// Median income after tax: it orders the country's municipalities on the cover.
pub fn cover_key_figure() -> KeyFigureId {
    KeyFigureId::new("N00905").expect("an id of the right form")
}

/// What a programme's gaps in kronor are turned into sums and tax with, in order, each once.
///
/// Inhabitants, what else its costs are divided by, and the tax base; nothing for a programme without such costs.
pub fn supporting_key_figures(programme: &Programme, reviewed: &Reviewed) -> Vec<KeyFigureId> {
    let divided = programme.key_figures().into_iter().filter_map(|id| reviewed.get(id)?.per());
    let mut ids: Vec<KeyFigureId> = divided
        .flat_map(|per| {
            let counted = match per {
                Per::Inhabitant => None,
                Per::Counted(id) => Some(id),
            };
            [inhabitants(), tax_base_per_inhabitant()].into_iter().chain(counted)
        })
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Key figures and years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needs {
    /// Which key figures are shown, in order, each once.
    pub key_figures: Vec<KeyFigureId>,
    /// Which others their errors are computed from: a day can be made without them.
    pub aids: Vec<KeyFigureId>,
    /// For which years.
    pub years: Vec<Year>,
}

impl Needs {
    /// What a programme shows, in areas and in charts, and the cover.
    pub fn of(programme: &Programme, reviewed: &Reviewed) -> Needs {
        let shown =
            programme.key_figures().into_iter().chain(programme.chart_key_figures()).chain([cover_key_figure()]);
        let claims = claims_of(programme, reviewed);
        let explaining = claims.iter().flat_map(|claim| claim.because.key_figures.iter().copied());
        let shown = shown.chain(supporting_key_figures(programme, reviewed)).chain(explaining).collect();
        let others = claims.iter().flat_map(|claim| claim.others(reviewed));
        let fair = fair_key_figures(programme);
        let structure = if fair.is_empty() { Vec::new() } else { structure_accounted_for() };
        let costs = costs_of(programme, reviewed);
        let others = others.chain(structure.into_iter().flat_map(|one| one.key_figures)).chain(costs);
        Needs::new(shown, reviewed, programme.year()).with_aids(others)
    }

    /// These key figures, up to `last`.
    pub fn new(mut key_figures: Vec<KeyFigureId>, reviewed: &Reviewed, last: Year) -> Needs {
        key_figures.sort_unstable();
        key_figures.dedup();
        let mut aids: Vec<KeyFigureId> =
            key_figures.iter().filter_map(|id| reviewed.get(*id)).flat_map(aids_of).collect();
        aids.sort_unstable();
        aids.dedup();
        aids.retain(|id| key_figures.binary_search(id).is_err());
        Needs { key_figures, aids, years: (last.before(N_YEARS - 1).0..=last.0).map(Year).collect() }
    }

    /// With what an answer is the better for, and can be given without.
    pub fn with_aids(mut self, ids: impl IntoIterator<Item = KeyFigureId>) -> Needs {
        let is_new = |id: &KeyFigureId| self.key_figures.binary_search(id).is_err();
        let more: Vec<KeyFigureId> = ids.into_iter().filter(is_new).collect();
        self.aids.extend(more);
        self.aids.sort_unstable();
        self.aids.dedup();
        self
    }

    /// All that is fetched.
    pub fn all(&self) -> Vec<KeyFigureId> {
        self.key_figures.iter().chain(&self.aids).copied().collect()
    }
}
