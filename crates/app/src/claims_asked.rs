//! What a claim is reckoned from: its explanation and what stands beside it, with their figures.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{
    Bounds, ChartChoice, Claims, CostOf, Explanation, Programme, Reviewed, ReviewedKeyFigure, Way, built_in,
};
use compare::Question;
use compare::claim::{ClaimAnswer, ClaimQuestion, Explaining, tested};
use compose::ClaimOfDay;
use domain::{AreaCode, KeyFigureId, Run, Year};
use lake::{Catalogue, Snapshot};

use crate::error::Error;
use crate::figures::unreviewed;
use crate::unanswerable::Unanswerable;

/// One claim: what is explained, and by what.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) key_figure: KeyFigureId,
    pub(crate) because: Explanation,
    pub(crate) bounds: Bounds,
}

impl Asked {
    /// By a word or a key figure's id, and other bounds than the usual.
    ///
    /// # Errors
    /// [`Unanswerable::NoExplanation`]; [`Unanswerable::BadBounds`].
    pub(crate) fn new(
        key_figure: KeyFigureId,
        because: &str,
        shares: Option<[f64; 2]>,
        reviewed: &Reviewed,
    ) -> Result<Asked, Error> {
        let claims = built_in::claims();
        let because = match (claims.explanation(because), KeyFigureId::new(because)) {
            (Some(explanation), _) => explanation.clone(),
            (None, Ok(id)) => of_key_figure(id, reviewed),
            (None, Err(_)) => {
                let words = claims.explanations.iter().map(|one| one.word.clone()).collect();
                return Err(Unanswerable::NoExplanation { text: because.to_owned(), words }.into());
            }
        };
        if because.key_figures.contains(&key_figure) {
            return Err(Unanswerable::ExplainsItself { key_figure: key_figure.to_string() }.into());
        }
        let bounds = match shares {
            None => claims.bounds,
            Some(shares) => claims.bounds.with_shares(shares).ok_or(Unanswerable::BadBounds)?,
        };
        Ok(Asked { key_figure, because, bounds })
    }

    /// What stands beside the explanation.
    fn beside(&self) -> Vec<Explanation> {
        built_in::claims().beside(&self.because).into_iter().cloned().collect()
    }

    /// The same explanation taken otherwise: what makes the same claim of other numbers.
    fn variants(&self) -> Vec<Explanation> {
        let says_the_same = |one: &&Explanation| one.claim_sv == self.because.claim_sv && one.word != self.because.word;
        built_in::claims().explanations.iter().filter(says_the_same).cloned().collect()
    }

    /// Everything that the answer is made of beside the key figure and what explains it.
    pub(crate) fn others(&self, reviewed: &Reviewed) -> Vec<KeyFigureId> {
        let explanations = self.beside().into_iter().chain(self.variants());
        let mut ids: Vec<KeyFigureId> = explanations.flat_map(|one| one.key_figures).collect();
        let claims = built_in::claims();
        let cost = reviewed.get(self.key_figure).and_then(|review| claims.cost_of(&review.service_area));
        ids.extend(cost.into_iter().flat_map(CostOf::key_figures));
        ids
    }
}

/// The claims of a programme; what it names was checked when it was read.
pub(crate) fn claims_of(programme: &Programme, reviewed: &Reviewed) -> Vec<Asked> {
    let asked = |claim: &catalogue::Claim| Asked::new(claim.key_figure, &claim.because, claim.bounds, reviewed).ok();
    programme.claims.iter().filter_map(asked).collect()
}

/// The key figures that a programme's charts want adjusted, in order, each once.
pub(crate) fn fair_key_figures(programme: &Programme) -> Vec<KeyFigureId> {
    let charts = programme.areas.iter().flat_map(|area| &area.charts);
    let mut ids: Vec<KeyFigureId> = charts
        .filter_map(|chart| match chart {
            ChartChoice::Fair { key_figure } => Some(*key_figure),
            _ => None,
        })
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// What the services of a programme's claims, and of what it wants adjusted, cost.
pub(crate) fn costs_of(programme: &Programme, reviewed: &Reviewed) -> BTreeSet<KeyFigureId> {
    let claims = built_in::claims();
    let asked = programme.claims.iter().map(|claim| claim.key_figure).chain(fair_key_figures(programme));
    let costs = asked.filter_map(|id| claims.cost_of(&reviewed.get(id)?.service_area));
    costs.flat_map(CostOf::key_figures).collect()
}

/// What is accounted for where structure is: income, and all that stands beside it.
pub(crate) fn structure_accounted_for() -> Vec<Explanation> {
    let claims = built_in::claims();
    let income = claims.explanation("income").expect("income is among the explanations");
    std::iter::once(income).chain(claims.beside(income)).cloned().collect()
}

/// A key figure as an explanation: it goes either way.
fn of_key_figure(id: KeyFigureId, reviewed: &Reviewed) -> Explanation {
    let review = reviewed.get(id).cloned().unwrap_or_else(|| unreviewed(id, None));
    Explanation {
        word: id.to_string(),
        name_sv: review.definite_sv.clone().unwrap_or_else(|| review.phrase_sv.clone()),
        name_en: review.definite_en.clone().unwrap_or_else(|| review.phrase_en.clone()),
        claim_sv: format!("det följer {}", review.phrase_sv),
        claim_en: format!("it just follows {}", review.phrase_en),
        more_sv: format!("med mer {}", review.phrase_sv),
        more_en: format!("with more {}", review.phrase_en),
        less_sv: format!("med mindre {}", review.phrase_sv),
        less_en: format!("with less {}", review.phrase_en),
        key_figures: vec![id],
        logarithm: false,
        way: Way::Any,
        because: String::new(),
    }
}

/// The figures that claims are reckoned from.
pub(crate) struct ClaimFigures {
    runs: BTreeMap<KeyFigureId, Run>,
    /// What errors are computed from.
    aids: BTreeMap<KeyFigureId, Run>,
}

impl ClaimFigures {
    /// Those of a snapshot that the claims need.
    ///
    /// # Errors
    /// Those of the lake.
    pub(crate) fn read(asked: &[Asked], reviewed: &Reviewed, snapshot: &Snapshot) -> Result<ClaimFigures, Error> {
        let mut ids: Vec<KeyFigureId> = Vec::new();
        for one in asked {
            ids.push(one.key_figure);
            ids.extend(one.because.key_figures.iter().copied());
            ids.extend(one.others(reviewed));
        }
        let keys: Vec<KeyFigureId> = asked.iter().map(|one| one.key_figure).collect();
        Ok(ClaimFigures { runs: runs_of(ids, snapshot)?, aids: crate::figures::aids(&keys, reviewed, snapshot)? })
    }

    /// An answer for a group in its country.
    fn answer(
        &self,
        asked: &Asked,
        review: &ReviewedKeyFigure,
        (members, municipalities): (&[AreaCode], &[AreaCode]),
        year: Option<Year>,
    ) -> Option<ClaimAnswer> {
        let claims: Claims = built_in::claims();
        let (beside, variants) = (asked.beside(), asked.variants());
        let explaining = |one| Explaining { explanation: one, runs: &self.runs };
        let beside: Vec<Explaining<'_>> = beside.iter().map(explaining).collect();
        let variants: Vec<Explaining<'_>> = variants.iter().map(explaining).collect();
        let cost = claims.cost_of(&review.service_area).map(|cost| cost.key_figure);
        let cost = cost.and_then(|id| Some((id, self.runs.get(&id)?)));
        tested(&ClaimQuestion {
            question: Question {
                run: self.runs.get(&asked.key_figure)?,
                review,
                members,
                municipalities,
                similar: &[],
                aids: &self.aids,
            },
            because: explaining(&asked.because),
            beside: &beside,
            variants: &variants,
            bounds: asked.bounds,
            year,
            cost,
        })
    }

    /// An answer with what it is told by.
    pub(crate) fn of_day(
        &self,
        asked: &Asked,
        reviewed: &Reviewed,
        catalogue: &Catalogue,
        areas: (&[AreaCode], &[AreaCode]),
        year: Option<Year>,
    ) -> Option<ClaimOfDay> {
        let review = review_of(asked.key_figure, reviewed, catalogue);
        let cost = built_in::claims().cost_of(&review.service_area).map(|cost| cost.key_figure);
        Some(ClaimOfDay {
            key_figure: asked.key_figure,
            because: asked.because.clone(),
            x_review: review_of(*asked.because.key_figures.first()?, reviewed, catalogue),
            cost: cost.map(|id| review_of(id, reviewed, catalogue)),
            answer: self.answer(asked, &review, areas, year)?,
        })
    }
}

/// Runs by id, each once; those without rows left out.
pub(crate) fn runs_of(
    mut ids: Vec<KeyFigureId>,
    snapshot: &Snapshot,
) -> Result<BTreeMap<KeyFigureId, Run>, lake::Error> {
    ids.sort_unstable();
    ids.dedup();
    let mut runs = BTreeMap::new();
    for (id, run) in ids.iter().zip(snapshot.runs(&ids)) {
        runs.extend(run?.filter(|run| !run.is_empty()).map(|run| (*id, run)));
    }
    Ok(runs)
}

/// What we say of a key figure, or a stand-in.
pub(crate) fn review_of(id: KeyFigureId, reviewed: &Reviewed, catalogue: &Catalogue) -> ReviewedKeyFigure {
    reviewed.get(id).cloned().unwrap_or_else(|| unreviewed(id, catalogue.key_figure(id)))
}
