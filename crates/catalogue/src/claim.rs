//! Claims: what is said to explain what, and the bounds by which it is judged, all of it fixed before any figure is looked at.

use std::ops::Range;

use domain::KeyFigureId;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::built_in;
use crate::place::{CatalogueError, Place};

/// A claim of a programme.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What is to be explained.
    pub key_figure: KeyFigureId,
    /// By what: a word of [`Claims::explanations`], or a key figure's id.
    pub because: String,
    /// At or below which share it does not hold, and from which it holds, in place of the usual.
    #[serde(default)]
    pub bounds: Option<[f64; 2]>,
}

/// By what bounds a claim is judged.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// With what confidence the share lies in its interval.
    pub level: f64,
    /// The claim does not hold when the interval ends here or below.
    pub does_not_hold_at_most: f64,
    /// It holds when the interval begins here or above.
    pub holds_at_least: f64,
    /// With fewer municipalities nothing can be told.
    pub municipalities_at_least: usize,
}

impl Bounds {
    /// The same level and number with other shares; `None` unless 0 < low < high < 1.
    pub fn with_shares(self, [low, high]: [f64; 2]) -> Option<Bounds> {
        let is_right = 0.0 < low && low < high && high < 1.0;
        is_right.then_some(Bounds { does_not_hold_at_most: low, holds_at_least: high, ..self })
    }
}

/// Which way a claim goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// More of it is said to give better results.
    Better,
    /// Less of it is.
    Worse,
    /// It is said to matter, either way.
    Any,
}

/// What is said to explain results.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// Its word on the command line and in programmes: `income`.
    pub word: String,
    /// Its name in a sentence, definite: `inkomsten`.
    pub name_sv: String,
    /// The same in English.
    pub name_en: String,
    /// The claim as the hall says it.
    pub claim_sv: String,
    /// The same in English.
    pub claim_en: String,
    /// Of those that have more of it, in the plural: `rikare`.
    pub more_sv: String,
    /// The same in English.
    pub more_en: String,
    /// Of those that have less.
    pub less_sv: String,
    /// The same in English.
    pub less_en: String,
    /// One key figure, or two: the first divided by the second.
    pub key_figures: Vec<KeyFigureId>,
    /// Whether ratios count, and not differences.
    pub logarithm: bool,
    /// Which way the claim goes.
    pub way: Way,
    /// Why it is among the explanations.
    pub because: String,
}

/// What a service costs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostOf {
    /// Of which service areas.
    pub service_areas: Vec<String>,
    /// By which key figure.
    pub key_figure: KeyFigureId,
    /// Which key figure says how far that is from what the publisher expects with such a structure.
    #[serde(default)]
    pub against_expected: Option<KeyFigureId>,
}

impl CostOf {
    /// Both key figures, the cost first.
    pub fn key_figures(&self) -> impl Iterator<Item = KeyFigureId> {
        [Some(self.key_figure), self.against_expected].into_iter().flatten()
    }
}

/// Everything that claims are tested by.
#[derive(Debug, Clone, PartialEq)]
pub struct Claims {
    /// The usual bounds.
    pub bounds: Bounds,
    /// What is said to explain.
    pub explanations: Vec<Explanation>,
    /// Words of those that stand beside every explanation.
    pub beside: Vec<String>,
    /// Costs by service area.
    pub costs: Vec<CostOf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimsFile {
    bounds: Spanned<Bounds>,
    explanation: Vec<Spanned<Explanation>>,
    beside: BesideTable,
    cost: Vec<CostOf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BesideTable {
    words: Vec<Spanned<String>>,
}

impl Claims {
    /// Reads explanations and bounds.
    ///
    /// # Errors
    /// [`CatalogueError`] with file and line: not TOML, a field missing, unknown or of the wrong kind, bounds out of order, a word
    /// beside that no explanation has.
    pub fn parse(file: &str, source: &str) -> Result<Claims, CatalogueError> {
        let read: ClaimsFile =
            toml::from_str(source).map_err(|error| CatalogueError::from_toml(file, source, &error))?;
        let at = |span, message: String, instead: &str| CatalogueError {
            place: Place::of(file, source, span),
            message,
            instead: instead.to_owned(),
        };
        let bounds = *read.bounds.get_ref();
        let shares = [bounds.does_not_hold_at_most, bounds.holds_at_least];
        if bounds.with_shares(shares).is_none() || !(0.0 < bounds.level && bounds.level < 1.0) {
            let message = "the bounds are not in order".to_owned();
            return Err(at(
                read.bounds.span(),
                message,
                "write shares between 0 and 1, the lower first, as 0.10 and 0.25",
            ));
        }
        for one in &read.explanation {
            if !(1..=2).contains(&one.get_ref().key_figures.len()) {
                let message = format!("`{}` has {} key figures", one.get_ref().word, one.get_ref().key_figures.len());
                return Err(at(one.span(), message, "name one, or two of which the first is divided by the second"));
            }
        }
        let explanations: Vec<Explanation> = read.explanation.into_iter().map(Spanned::into_inner).collect();
        for word in &read.beside.words {
            if !explanations.iter().any(|one| one.word == *word.get_ref()) {
                let message = format!("there is no explanation `{}`", word.get_ref());
                return Err(at(word.span(), message, "write a `word` of an explanation above"));
            }
        }
        let beside = read.beside.words.into_iter().map(Spanned::into_inner).collect();
        Ok(Claims { bounds, explanations, beside, costs: read.cost })
    }

    /// The explanation of a word.
    pub fn explanation(&self, word: &str) -> Option<&Explanation> {
        self.explanations.iter().find(|one| one.word == word)
    }

    /// What stands beside an explanation: all that are not made of the same.
    pub fn beside(&self, explanation: &Explanation) -> Vec<&Explanation> {
        let named = self.beside.iter().filter_map(|word| self.explanation(word));
        named.filter(|one| one.key_figures != explanation.key_figures).collect()
    }

    /// What a service costs; `None` where no key figure says it.
    pub fn cost_of(&self, service_area: &str) -> Option<&CostOf> {
        self.costs.iter().find(|cost| cost.service_areas.iter().any(|area| area == service_area))
    }
}

/// Each claim names something that can explain, and bounds in order.
pub(crate) fn checked_claims(
    claims: &[Spanned<Claim>],
    refuse: &dyn Fn(Range<usize>, String, &str) -> CatalogueError,
) -> Result<(), CatalogueError> {
    let known = built_in::claims();
    for spanned in claims {
        let claim = spanned.get_ref();
        if known.explanation(&claim.because).is_none() && KeyFigureId::new(&claim.because).is_err() {
            let words: Vec<&str> = known.explanations.iter().map(|one| one.word.as_str()).collect();
            let message = format!("`because` is `{}`, which is no explanation", claim.because);
            return Err(refuse(spanned.span(), message, &format!("write {}, or a key figure's id", words.join(", "))));
        }
        if claim.bounds.is_some_and(|shares| known.bounds.with_shares(shares).is_none()) {
            let message = "the bounds of a claim are not in order".to_owned();
            return Err(refuse(
                spanned.span(),
                message,
                "write shares between 0 and 1, the lower first: bounds = [0.10, 0.25]",
            ));
        }
    }
    Ok(())
}
