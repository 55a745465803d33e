//! A claim told: the verdict in a sentence a politician can repeat, what stands beside it, and what will be objected.
//!
//! [`numbers`] gives every number its fact, [`mod@sentences`] the words, `objections` what will be objected; [`page`] makes the slide and the page of them; [`fair`] those of figures with structure accounted for.

pub mod fair;
pub mod numbers;
mod objections;
pub mod page;
pub mod sentences;

use catalogue::{Explanation, ReviewedKeyFigure};
use compare::claim::ClaimAnswer;
use domain::KeyFigureId;

pub use page::claim_pages;
pub use sentences::{ClaimSentences, sentences};

/// A claim with its answer, reckoned once for all municipalities of the day.
#[derive(Debug, Clone)]
pub struct ClaimOfDay {
    /// What is explained.
    pub key_figure: KeyFigureId,
    /// By what.
    pub because: Explanation,
    /// What we say of the explanation's first key figure: its unit and decimals.
    pub x_review: ReviewedKeyFigure,
    /// What the cost beside counter-examples is.
    pub cost: Option<ReviewedKeyFigure>,
    /// What was found.
    pub answer: ClaimAnswer,
}
