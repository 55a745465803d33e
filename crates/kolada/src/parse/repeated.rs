//! Figures that stand twice in one body.

use domain::{KeyFigureId, Observation, Place, Sex, Year};

use super::observations::CellAt;
use crate::checked::{Issue, Problem};

/// Leaves out what stands twice: all but the first where they agree, all of them where they do not.
///
/// The service answers in order, so the usual page is known to be without repeats after one look at each neighbour; only
/// a page out of order is sorted.
pub(super) fn leave_out_repeated(observations: &mut Vec<Observation>, cells_at: &[CellAt], issues: &mut Vec<Issue>) {
    if observations.is_sorted_by(|a, b| key(a) < key(b)) {
        return;
    }
    let mut order: Vec<usize> = (0..observations.len()).collect();
    order.sort_by_key(|idx| (key(&observations[*idx]), *idx));
    let mut is_held = vec![true; observations.len()];
    for same in order.chunk_by(|a, b| key(&observations[*a]) == key(&observations[*b])).filter(|same| same.len() > 1) {
        let first_idx = same[0];
        let first = observations[first_idx].figure;
        match same.iter().find(|idx| observations[**idx].figure != first) {
            None => {
                for idx in &same[1..] {
                    is_held[*idx] = false;
                    let problem = Problem::Duplicate { first: cells_at[first_idx].at() };
                    issues.push(cells_at[*idx].at().left_out(problem));
                }
            }
            Some(odd_idx) => {
                for idx in same {
                    is_held[*idx] = false;
                    let this = observations[*idx].figure;
                    let other_idx = if this == first { *odd_idx } else { first_idx };
                    let other = observations[other_idx].figure;
                    let problem = Problem::TwoFigures { this, other, other_at: cells_at[other_idx].at() };
                    issues.push(cells_at[*idx].at().left_out(problem));
                }
            }
        }
    }
    if is_held.iter().all(|is_held| *is_held) {
        return;
    }
    let mut held = is_held.into_iter();
    observations.retain(|_| held.next().unwrap_or(true));
    issues.sort_by_key(|issue| issue.at);
}

fn key(observation: &Observation) -> (KeyFigureId, Place, Year, Sex) {
    (observation.key_figure, observation.place, observation.year, observation.sex)
}
