//! A jump of nearly all values at once, which tells that a unit has changed though no title says so.

use std::collections::BTreeMap;

use domain::{AreaCode, Run, Sex, Year};

/// What nearly all municipalities' values did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Jump {
    /// How.
    pub kind: JumpKind,
    /// Between which values.
    pub between: Between,
    /// How many pairs of values there are.
    pub n_pairs: usize,
    /// The share of them that did so.
    pub share: f64,
}

/// How values jumped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum JumpKind {
    /// By one factor, the median of all: 10 where it was per 10 000 and is per 100 000.
    Scale(f64),
    /// A share *x* became 100 − *x*.
    Mirror,
}

/// Between which values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// Of the same years, before and after.
    Revision,
    /// Of the last year there was, and of this new one.
    NewYear(Year),
}

/// The share that has to jump alike.
const SHARE_MIN: f64 = 0.9;
/// Fewer pairs tell nothing.
const N_PAIRS_MIN: usize = 20;
/// A revision is smaller than this factor, or its inverse.
const FACTOR_REVISED_MIN: f64 = 1.4;
/// A year's change is smaller than this factor, or its inverse.
const FACTOR_NEW_YEAR_MIN: f64 = 4.0;

/// Looks for a jump: first in values that were revised, then from the last year to a new one.
///
/// Pairs of values of municipalities are taken, of one sex and year each. It is a *scale* when the median of new ÷ old is far
/// from one and nine pairs in ten lie near that median (within a tenth for a revision, within a factor of two for a new
/// year); it is a *mirror* when nine in ten satisfy new ≈ 100 − old (within one for a revision, ten for a new year) and half of all
/// lie farther from old than that.
///
/// - **Missing:** pairs without a value on either side, and with a nought for a scale, are left out.
/// - **Edge cases:** fewer than twenty pairs tell nothing.
pub fn jump(old: &Run, new: &Run) -> Option<Jump> {
    let before = values(old);
    let revised: Vec<(f64, f64)> =
        values(new).into_iter().filter_map(|(place, value)| Some((*before.get(&place)?, value))).collect();
    // A revision of some values leaves the others as they were: they count against it.
    if let Some(jump) = of_pairs(&revised, Between::Revision) {
        return Some(jump);
    }
    let newest = |run: &Run| run.newest_year(Sex::Total, |area| area.is_municipality());
    let (last, year) = (newest(old)?, newest(new)?);
    if year <= last {
        return None;
    }
    let pairs: Vec<(f64, f64)> = values(new)
        .into_iter()
        .filter(|((_, at, _), _)| *at == year)
        .filter_map(|((area, _, sex), value)| Some((*before.get(&(area, last, sex))?, value)))
        .collect();
    of_pairs(&pairs, Between::NewYear(year))
}

fn values(run: &Run) -> BTreeMap<(AreaCode, Year, Sex), f64> {
    let municipal = run.rows().filter(|row| row.area.is_municipality());
    municipal.filter_map(|row| Some(((row.area, row.year, row.sex), row.figure.value()?))).collect()
}

fn of_pairs(pairs: &[(f64, f64)], between: Between) -> Option<Jump> {
    let (nearness, factor_min, mirror_within) = match between {
        Between::Revision => (1.1, FACTOR_REVISED_MIN, 1.0),
        Between::NewYear(_) => (2.0, FACTOR_NEW_YEAR_MIN, 10.0),
    };
    let share_of = |n: usize, of: usize| if of < N_PAIRS_MIN { 0.0 } else { n as f64 / of as f64 };

    let is_share = |value: f64| (0.0..=100.0).contains(&value);
    let is_mirrored =
        |(old, new): &&(f64, f64)| is_share(*old) && is_share(*new) && (100.0 - old - new).abs() <= mirror_within;
    let share = share_of(pairs.iter().filter(is_mirrored).count(), pairs.len());
    let has_moved = pairs.iter().filter(|(old, new)| (new - old).abs() > mirror_within).count() * 2 > pairs.len();
    if share >= SHARE_MIN && has_moved {
        return Some(Jump { kind: JumpKind::Mirror, between, n_pairs: pairs.len(), share });
    }

    let mut ratios: Vec<f64> =
        pairs.iter().filter(|(old, new)| *old != 0.0 && *new != 0.0).map(|(old, new)| new / old).collect();
    ratios.sort_by(f64::total_cmp);
    let median = *ratios.get(ratios.len() / 2)?;
    let is_large = median > 0.0 && (median >= factor_min || median <= 1.0 / factor_min);
    let near = ratios.iter().filter(|ratio| **ratio <= median * nearness && **ratio >= median / nearness).count();
    let share = share_of(near, ratios.len());
    (is_large && share >= SHARE_MIN).then_some(Jump {
        kind: JumpKind::Scale(median),
        between,
        n_pairs: ratios.len(),
        share,
    })
}
