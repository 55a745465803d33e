//! One claim put to every key figure there is: where it holds most, and least.

use catalogue::{Bounds, ReviewedKeyFigure};
use domain::{AreaCode, KeyFigureId, Run, Year};
use stats::{Explained, false_discovery_adjusted};

use crate::claim::answer::{newest, reckoned};
use crate::claim::points::{Explaining, points};
use crate::claim::verdict::{Verdict, sign_of};

/// One key figure to be asked of.
#[derive(Debug, Clone, Copy)]
pub struct ManyQuestion<'a> {
    /// Its figures.
    pub run: &'a Run,
    /// What we say of it.
    pub review: &'a ReviewedKeyFigure,
}

/// One answer among many.
#[derive(Debug, Clone, PartialEq)]
pub struct OfMany {
    /// The key figure.
    pub key_figure: KeyFigureId,
    /// Its newest year.
    pub year: Year,
    /// What is said.
    pub verdict: Verdict,
    /// The share of the differences that the explanation alone accounts for.
    pub explained: Explained,
    /// In standard deviations of the figure per one of the explanation.
    pub standardised_slope: f64,
    /// Of a slope as far from nought, by HC3.
    pub p: f64,
    /// The same as a false-discovery rate, among all that were asked.
    pub p_adjusted: f64,
}

/// What one key figure answers, before the others are known; `None` below the bounds' number of municipalities, where too little differs, or
/// where a few decide: more than nine in ten have the same figure.
pub fn answered(
    asked: &ManyQuestion<'_>,
    because: Explaining<'_>,
    municipalities: &[AreaCode],
    bounds: &Bounds,
) -> Option<OfMany> {
    let ManyQuestion { run, review } = *asked;
    let year = newest(run, municipalities, None)?;
    let points = points(run, review, because, municipalities, year);
    if points.len() < bounds.municipalities_at_least {
        return None;
    }
    let (x, y): (Vec<f64>, Vec<f64>) = points.iter().map(|point| (point.x, point.y)).unzip();
    let mut sorted = y.clone();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = (sorted[sorted.len() / 20], sorted[sorted.len() - 1 - sorted.len() / 20]);
    if low == high {
        return None;
    }
    let found = reckoned(&x, &y, sign_of(because.explanation.way, review.direction), bounds)?;
    Some(OfMany {
        key_figure: review.id,
        year,
        verdict: found.verdict,
        explained: found.explained,
        standardised_slope: found.slope.standardised,
        p: found.slope.p,
        p_adjusted: found.slope.p,
    })
}

/// Many answers with their false-discovery rates, the largest share first.
///
/// - **Source:** Benjamini and Hochberg (1995); the family is all that are given.
pub fn tested_many(mut answers: Vec<OfMany>) -> Vec<OfMany> {
    let p: Vec<f64> = answers.iter().map(|answer| if answer.p.is_finite() { answer.p } else { 0.0 }).collect();
    let adjusted = false_discovery_adjusted(&p).expect("p-values lie between nought and one");
    answers.iter_mut().zip(adjusted).for_each(|(answer, adjusted)| answer.p_adjusted = adjusted);
    answers.sort_by(|a, b| b.explained.share.total_cmp(&a.explained.share).then(a.key_figure.cmp(&b.key_figure)));
    answers
}
