//! What a figure's standard error comes from, by kind of measure.
//!
//! The publisher gives hardly any margin of error, so this is reviewed data beside direction and breaks.

use domain::KeyFigureId;
use serde::Deserialize;

/// What a figure's standard error comes from, by kind of measure.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum ErrorSource {
    /// A share, in per cent, of those who answered a survey.
    Survey {
        /// The key figure that counts the answers.
        answers: KeyFigureId,
        /// The key figure that holds the published margin of error (95 %), where there is one: it goes before the count.
        margin: Option<KeyFigureId>,
        /// How much larger the variance is than that of a simple random sample. Assumed where it is not published.
        design_effect: f64,
    },
    /// A share, in per cent, of everybody concerned: all pupils, all users.
    Cohort {
        /// The key figure that counts them, or comes close to it.
        of: KeyFigureId,
    },
    /// Events that happened, per so many inhabitants.
    Events {
        /// The key figure that counts the inhabitants.
        of: KeyFigureId,
        /// Per how many.
        per: f64,
    },
}

impl ErrorSource {
    /// The key figures that are needed to compute the error.
    pub fn key_figures(self) -> Vec<KeyFigureId> {
        match self {
            ErrorSource::Survey { answers, margin, .. } => [Some(answers), margin].into_iter().flatten().collect(),
            ErrorSource::Cohort { of } | ErrorSource::Events { of, .. } => vec![of],
        }
    }
    /// The rule it breaks for a figure of that unit, and what to write instead.
    pub(crate) fn broken_rule(self, unit_sv: &str) -> Option<(String, &'static str)> {
        match self {
            ErrorSource::Survey { .. } | ErrorSource::Cohort { .. } if unit_sv != "%" => Some((
                "`error` is that of a share, and the unit is not %".to_owned(),
                "leave `error` out: the error then comes from how much the figure varies from year to year",
            )),
            ErrorSource::Survey { design_effect, .. } if !(1.0..=10.0).contains(&design_effect) => {
                Some((format!("`design_effect` is {design_effect}"), "write a number from 1 to 10"))
            }
            ErrorSource::Events { per, .. } if per.is_nan() || per <= 0.0 => {
                Some((format!("`per` is {per}"), "write per how many inhabitants events are counted"))
            }
            _ => None,
        }
    }
}
