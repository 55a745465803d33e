//! Names in a plane, flags on poles, dots in a swarm: nothing lies on anything else.

use layout::{Around, Edges, Label, PointLabel, flags, point_labels, swarm};
use proptest::prelude::*;

const ROOM: Edges = Edges { left: 0.0, top: 0.0, right: 8.0, bottom: 5.0 };

fn overlap(one: Edges, other: Edges) -> bool {
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

/// Whether a point lies in a box, its edges left out.
fn holds(at: Edges, (x, y): (f64, f64)) -> bool {
    x > at.left && x < at.right && y > at.top && y < at.bottom
}

#[test]
fn a_name_goes_round_many_dots_but_not_far() {
    let point = PointLabel { x: 2.0, y: 2.0, width: 1.0, height: 0.3 };
    let right: Vec<(f64, f64)> = (0..20).map(|idx| (2.1 + f64::from(idx) * 0.05, 2.0)).collect();
    let placed = point_labels(&[point], Around { dots: &right, taken: &[] }, 0.05, ROOM)[0].expect("there is room");
    assert!(placed.at.right < 2.0 && placed.leader.is_none(), "{placed:?}");
    let one = [(2.5, 2.0)];
    let placed = point_labels(&[point], Around { dots: &one, taken: &[] }, 0.05, ROOM)[0].expect("there is room");
    assert_eq!(placed.leader, None);
}

#[test]
fn a_full_room_has_no_place() {
    let point = PointLabel { x: 2.0, y: 2.0, width: 9.0, height: 0.3 };
    assert_eq!(point_labels(&[point], Around::default(), 0.05, ROOM), [None]);
    let all = [ROOM];
    let point = PointLabel { width: 1.0, ..point };
    assert_eq!(point_labels(&[point], Around { dots: &[], taken: &all }, 0.05, ROOM), [None]);
}

#[test]
fn flags_that_cannot_stay_inside_are_none() {
    assert_eq!(flags(&[Label { at: 1.0, width: 3.0 }], 0.0, 2.0, 0.1), None);
    assert_eq!(flags(&[], 0.0, 2.0, 0.1), Some(Vec::new()));
}

#[test]
fn a_swarm_without_room_is_pressed_together() {
    let offsets = swarm(&[1.0; 9], 0.2, 0.3);
    let highest = offsets.iter().fold(0.0_f64, |highest, offset| highest.max(offset.abs()));
    assert!((highest - 0.3).abs() < 1e-12);
    assert_eq!(swarm(&[1.0, 1.0], 0.0, 1.0), [0.0, 0.0]);
}

proptest! {
    #[test]
    fn names_lie_on_nothing(
        points in prop::collection::vec((0.0..8.0f64, 0.0..5.0f64, 0.3..1.6f64), 1..14),
        dots in prop::collection::vec((0.0..8.0f64, 0.0..5.0f64), 0..80),
    ) {
        let labels: Vec<PointLabel> =
            points.iter().map(|(x, y, width)| PointLabel { x: *x, y: *y, width: *width, height: 0.28 }).collect();
        let taken = [Edges { left: 6.0, top: 0.0, right: 8.0, bottom: 0.4 }];
        let placed = point_labels(&labels, Around { dots: &dots, taken: &taken }, 0.08, ROOM);
        prop_assert_eq!(placed.len(), labels.len());
        for (idx, one) in placed.iter().enumerate() {
            let Some(one) = one else { continue };
            prop_assert!(one.at.left >= 0.0 && one.at.right <= 8.0 && one.at.top >= 0.0 && one.at.bottom <= 5.0);
            prop_assert!(!overlap(one.at, taken[0]));
            prop_assert!(labels.iter().all(|label| !holds(one.at, (label.x, label.y))));
            for other in placed[idx + 1..].iter().flatten() {
                prop_assert!(!overlap(one.at, other.at), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn no_pole_passes_through_a_flag(
        labels in prop::collection::vec((2.0..8.0f64, 0.2..2.0f64).prop_map(|(at, width)| Label { at, width }), 1..20),
    ) {
        let placed = flags(&labels, 0.0, 10.0, 0.1).expect("all fit on either side");
        for (idx, one) in placed.iter().enumerate() {
            let right = one.left + labels[idx].width;
            for (other_idx, other) in placed.iter().enumerate().filter(|(other_idx, _)| *other_idx != idx) {
                let pole = labels[other_idx].at;
                let is_through = other.row > one.row && pole > one.left + 1e-9 && pole < right - 1e-9;
                prop_assert!(!is_through, "{one:?} {other:?}");
                let other_right = other.left + labels[other_idx].width;
                let is_on = other.row == one.row && one.left < other_right - 1e-9 && other.left < right - 1e-9;
                prop_assert!(!is_on, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn dots_of_a_swarm_touch_at_most(along in prop::collection::vec(0.0..10.0f64, 1..120)) {
        let offsets = swarm(&along, 0.3, f64::INFINITY);
        for idx in 0..along.len() {
            for other in idx + 1..along.len() {
                let (dx, dy) = (along[idx] - along[other], offsets[idx] - offsets[other]);
                prop_assert!(dx * dx + dy * dy >= 0.09 - 1e-6);
            }
        }
    }
}
