//! Labels never collide.

use layout::{Label, ReferencePlaces, reference_labels, rows_of_labels, spread};
use proptest::prelude::*;

fn label(at: f64, width: f64) -> Label {
    Label { at, width }
}

#[test]
fn labels_with_room_stay_and_those_at_the_edge_move_in() {
    assert_eq!(spread(&[label(1.0, 1.0), label(4.0, 1.0)], 0.0, 10.0, 0.1), [1.0, 4.0]);
    assert_eq!(spread(&[label(9.9, 1.0), label(0.0, 2.0)], 0.0, 10.0, 0.1), [9.5, 1.0]);
}

#[test]
fn labels_longer_than_the_room_stand_out_equally() {
    assert_eq!(spread(&[label(0.0, 6.0), label(0.0, 6.0)], 0.0, 10.0, 0.0), [2.0, 8.0]);
}

#[test]
fn reference_labels_lean_outwards_or_join() {
    let places = |at: [f64; 2]| reference_labels(&at.map(|at| label(at, 1.0)), 0.0, 8.0);
    assert_eq!(places([4.0, 4.5]), ReferencePlaces::Apart(vec![3.0, 4.5]));
    assert_eq!(places([4.5, 4.0]), ReferencePlaces::Apart(vec![4.5, 3.0]));
    assert_eq!(places([4.0, 4.1]), ReferencePlaces::Joint);
    assert_eq!(places([0.2, 0.5]), ReferencePlaces::Joint);
    assert_eq!(places([4.0, 7.9]), ReferencePlaces::Apart(vec![3.0, 7.0]));
}

proptest! {
    #[test]
    fn spread_labels_never_overlap_and_keep_their_order(
        labels in prop::collection::vec((0.0..10.0f64, 0.1..1.0f64).prop_map(|(at, width)| label(at, width)), 1..14),
        gap in 0.0..0.3f64,
    ) {
        let centres = spread(&labels, 0.0, 10.0, gap);
        let mut placed: Vec<(f64, Label)> = centres.iter().copied().zip(labels.iter().copied()).collect();
        placed.sort_by(|a, b| a.0.total_cmp(&b.0));
        for pair in placed.windows(2) {
            prop_assert!(pair[1].0 - pair[0].0 >= (pair[0].1.width + pair[1].1.width) / 2.0 + gap - 1e-9);
            prop_assert!(pair[0].1.at <= pair[1].1.at);
        }
        let room: f64 = labels.iter().map(|label| label.width + gap).sum::<f64>() - gap;
        if room <= 10.0 {
            let is_inside = |(centre, label): &(f64, Label)| {
                centre - label.width / 2.0 >= -1e-9 && centre + label.width / 2.0 <= 10.0 + 1e-9
            };
            prop_assert!(placed.iter().all(is_inside));
        }
    }

    #[test]
    fn labels_of_a_row_never_overlap(
        labels in prop::collection::vec((0.0..10.0f64, 0.1..2.0f64).prop_map(|(at, width)| label(at, width)), 1..14),
    ) {
        let rows = rows_of_labels(&labels, 0.1);
        for (idx, one) in labels.iter().enumerate() {
            for (other_idx, other) in labels.iter().enumerate().skip(idx + 1) {
                let apart = (one.at - other.at).abs() - (one.width + other.width) / 2.0;
                prop_assert!(rows[idx] != rows[other_idx] || apart >= 0.1 - 1e-9);
            }
        }
    }
}
