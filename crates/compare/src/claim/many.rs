//! One claim put to every key figure there is: where it holds most, and least.

use std::collections::BTreeMap;

use catalogue::{Bounds, ReviewedKeyFigure};
use domain::{AreaCode, KeyFigureId, Run, Year};
use stats::{Explained, ManyFit, explained_by_one, false_discovery_adjusted, fit_many};

use crate::claim::answer::{newest, slope_of};
use crate::claim::points::Explaining;
use crate::claim::verdict::{Verdict, sign_of, verdict};
use crate::reading::Reading;

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

/// What key figures answer, in the order asked, before their false-discovery rates are known.
///
/// Those of one year have the same explanation, and are regressed on it together: one factorisation for each pattern of missing figures.
///
/// - **Missing:** `None` below the bounds' number of municipalities, where too little differs, or where a few decide: more than nine in ten
///   have the same figure.
pub fn answered(
    asked: &[ManyQuestion<'_>],
    because: Explaining<'_>,
    municipalities: &[AreaCode],
    bounds: &Bounds,
) -> Vec<Option<OfMany>> {
    let mut by_year: BTreeMap<Year, Vec<usize>> = BTreeMap::new();
    for (idx, one) in asked.iter().enumerate() {
        if let Some(year) = newest(one.run, municipalities, None) {
            by_year.entry(year).or_default().push(idx);
        }
    }
    let mut answers = vec![None; asked.len()];
    for (year, members) in by_year {
        let there: Vec<(AreaCode, f64)> =
            municipalities.iter().filter_map(|area| Some((*area, because.at(*area, year)?.0))).collect();
        let x: Vec<f64> = there.iter().map(|(_, x)| *x).collect();
        let figures = |idx: &usize| -> Vec<Option<f64>> {
            let ManyQuestion { run, review } = asked[*idx];
            let latest = |area: AreaCode| Some(Reading::of(run, review, area, year).comparable(year)?.0);
            there.iter().map(|(area, _)| latest(*area)).collect()
        };
        let responses: Vec<Vec<Option<f64>>> = members.iter().map(figures).collect();
        let fits = fit_many(std::slice::from_ref(&x), &responses, true).unwrap_or_default();
        for ((idx, response), fit) in members.iter().zip(&responses).zip(fits) {
            let review = asked[*idx].review;
            answers[*idx] = fit.ok().and_then(|fit| answer(review, year, (&x, response), &fit, because, bounds));
        }
    }
    answers
}

fn answer(
    review: &ReviewedKeyFigure,
    year: Year,
    (x, response): (&[f64], &[Option<f64>]),
    fit: &ManyFit,
    because: Explaining<'_>,
    bounds: &Bounds,
) -> Option<OfMany> {
    let (x, y): (Vec<f64>, Vec<f64>) = x.iter().zip(response).filter_map(|(x, y)| Some((*x, (*y)?))).unzip();
    if y.len() < bounds.municipalities_at_least {
        return None;
    }
    let mut sorted = y.clone();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = (sorted[sorted.len() / 20], sorted[sorted.len() - 1 - sorted.len() / 20]);
    if low == high {
        return None;
    }
    let explained = explained_by_one(&x, &y, bounds.level).ok()?;
    let sign = sign_of(because.explanation.way, review.direction);
    let slope = slope_of((fit.coefficients[1], fit.hc3_errors[1]), (&x, &y), sign);
    Some(OfMany {
        key_figure: review.id,
        year,
        verdict: verdict(&explained, slope.going, bounds),
        explained,
        standardised_slope: slope.standardised,
        p: slope.p,
        p_adjusted: slope.p,
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
