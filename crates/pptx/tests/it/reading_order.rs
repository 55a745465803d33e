//! The reading order of any shapes: nothing lost, nothing that lies over something put under it, and as it is seen.

use pptx::shape::geometry::Rect;
use pptx::shape::reading_order::{Reads, Standing, reading_order};
use proptest::prelude::*;

fn standing() -> impl Strategy<Value = Standing> {
    let reads = prop_oneof![
        4 => Just(Reads::Text),
        1 => Just(Reads::Graphic),
        1 => Just(Reads::Line),
        1 => Just(Reads::Nothing),
    ];
    (0.0..12.0f64, 0.0..7.0f64, 0.0..4.0f64, 0.0..3.0f64, reads)
        .prop_map(|(left, top, width, height, reads)| Standing { at: Rect::new(left, top, width, height), reads })
}

fn text(left: f64, top: f64, width: f64, height: f64) -> Standing {
    Standing { at: Rect::new(left, top, width, height), reads: Reads::Text }
}

proptest! {
    #[test]
    fn every_shape_is_there_once_and_what_covers_stays_above(shapes in proptest::collection::vec(standing(), 0..25)) {
        let order = reading_order(&shapes);
        let mut sorted = order.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..shapes.len()).collect::<Vec<_>>());
        let place = |idx: usize| order.iter().position(|found| *found == idx);
        for later in 0..shapes.len() {
            for earlier in 0..later {
                let both = shapes[earlier].at.inset(0.06);
                if both.width > 0.0 && both.height > 0.0 && both.overlaps(shapes[later].at.inset(0.06)) {
                    let is_large = shapes[later].at.width > 0.3 && shapes[later].at.height > 0.3;
                    prop_assert!(!is_large || place(earlier) < place(later));
                }
            }
        }
    }

    #[test]
    fn a_column_is_read_downwards_however_it_was_drawn(order in Just((0..8usize).collect::<Vec<_>>()).prop_shuffle()) {
        let shapes: Vec<Standing> = order.iter().map(|row| text(1.0, *row as f64, 4.0, 0.8)).collect();
        let read: Vec<usize> = reading_order(&shapes).into_iter().map(|idx| order[idx]).collect();
        prop_assert_eq!(read, (0..8).collect::<Vec<_>>());
    }
}

#[test]
fn a_title_is_read_before_what_stands_above_it() {
    let title = Standing { reads: Reads::Title, ..text(1.0, 1.0, 8.0, 1.0) };
    assert_eq!(reading_order(&[text(1.0, 0.2, 4.0, 0.5), title, text(1.0, 3.0, 4.0, 1.0)]), [1, 0, 2]);
}

#[test]
fn labels_at_a_chart_keep_their_order_but_what_stands_below_waits() {
    let chart = Standing { reads: Reads::Graphic, ..text(2.0, 2.0, 8.0, 3.0) };
    let shapes = [text(2.0, 6.0, 8.0, 0.3), text(9.0, 4.0, 1.0, 0.3), chart, text(3.0, 2.5, 1.0, 0.3)];
    assert_eq!(reading_order(&shapes), [1, 2, 3, 0]);
}
