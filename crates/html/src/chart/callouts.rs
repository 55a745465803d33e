//! Labels on leader lines: near what they name, on as few rows as keep them apart.

use super::canvas::Anchor;

/// Where a label stands: row nought is nearest to what it names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Callout {
    pub(super) row: usize,
    /// Which end of the label stands at `at`.
    pub(super) anchor: Anchor,
    /// Where, in per cent: at what it names, or as far from there as keeps it in the chart.
    pub(super) at: f64,
}

/// Keep so far from each other, in per cent of the width.
const APART: f64 = 1.5;

/// Rows and leanings at which no two labels overlap and, where it can be helped, no leader line runs through a label.
///
/// - **Unit:** `at` and `widths` in per cent of the chart's width.
/// - **Shape:** n in → n out, same order.
/// - **Edge cases:** a label that leans out of the chart leans the other way; where it fits neither way, it is moved in.
pub(super) fn callouts(at: &[f64], widths: &[f64]) -> Vec<Callout> {
    let mut order: Vec<usize> = (0..at.len()).collect();
    // From the right: a label that leans right is passed by no leader of one further left, which stands in a higher row.
    order.sort_by(|a, b| at[*b].total_cmp(&at[*a]));
    let mut placed: Vec<Option<Callout>> = vec![None; at.len()];
    for &idx in &order {
        let others: Vec<(f64, [f64; 2], usize)> = (0..at.len())
            .filter_map(|other| {
                let callout = placed[other]?;
                Some((at[other], span(&callout, widths[other]), callout.row))
            })
            .collect();
        let moved_in = (100.0 - widths[idx]).max(0.0).min(at[idx]);
        let wishes = [(Anchor::Start, at[idx]), (Anchor::End, at[idx]), (Anchor::Start, moved_in)];
        let tries = (0..=at.len()).flat_map(|row| wishes.map(|(anchor, at)| Callout { row, anchor, at }));
        let is_inside = |callout: &Callout| {
            let [from, to] = span(callout, widths[idx]);
            from >= 0.0 && to <= 100.0
        };
        let stands_alone = |callout: &Callout| {
            let [from, to] = span(callout, widths[idx]);
            let is_apart = |other: &[f64; 2]| to + APART <= other[0] || other[1] + APART <= from;
            others.iter().all(|(_, other, row)| *row != callout.row || is_apart(other))
        };
        // Our leader runs past the nearer labels, theirs past ours.
        let is_uncrossed = |callout: &Callout| {
            let [from, to] = span(callout, widths[idx]);
            others.iter().all(|(other_at, other, row)| match row.cmp(&callout.row) {
                std::cmp::Ordering::Equal => true,
                std::cmp::Ordering::Less => at[idx] <= other[0] || other[1] <= at[idx],
                std::cmp::Ordering::Greater => *other_at <= from || to <= *other_at,
            })
        };
        let best = tries.clone().find(|callout| is_inside(callout) && stands_alone(callout) && is_uncrossed(callout));
        let good = || tries.clone().find(|callout| is_inside(callout) && stands_alone(callout));
        let any = || tries.clone().find(stands_alone);
        placed[idx] = best.or_else(good).or_else(any);
    }
    placed.into_iter().map(|callout| callout.unwrap_or(Callout { row: 0, anchor: Anchor::Start, at: 0.0 })).collect()
}

/// From where to where a label runs.
fn span(callout: &Callout, width: f64) -> [f64; 2] {
    match callout.anchor {
        Anchor::End => [callout.at - width, callout.at],
        Anchor::Start | Anchor::Middle => [callout.at, callout.at + width],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(at: &[f64], widths: &[f64]) -> Vec<usize> {
        callouts(at, widths).iter().map(|callout| callout.row).collect()
    }

    #[test]
    fn labels_with_room_share_the_nearest_row() {
        assert_eq!(rows(&[0.0, 30.0, 60.0], &[20.0, 20.0, 20.0]), [0, 0, 0]);
    }

    #[test]
    fn of_two_that_collide_the_left_one_stands_further_away() {
        assert_eq!(rows(&[10.0, 14.0], &[20.0, 20.0]), [1, 0]);
        assert_eq!(rows(&[10.0, 10.0], &[20.0, 20.0]), [0, 1], "at one place they share their leader");
    }

    #[test]
    fn a_label_at_the_right_edge_leans_in() {
        assert_eq!(callouts(&[95.0], &[20.0]), [Callout { row: 0, anchor: Anchor::End, at: 95.0 }]);
        assert_eq!(callouts(&[50.0], &[70.0]), [Callout { row: 0, anchor: Anchor::Start, at: 30.0 }]);
    }
}
