//! Whatever the names, the lengths, the values and the holes: the deck is well-formed and its charts are true.

use document::{Body, Text};
use proptest::prelude::*;

use crate::cases::{bars, trend_of, with_pages};
use crate::deck::built_in;

fn value() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        1 => Just(None),
        3 => (-1e7..1e7f64).prop_map(Some),
        3 => (0.0..100.0f64).prop_map(Some),
        1 => Just(Some(0.0)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_day_is_a_deck(
        values in proptest::collection::vec(value(), 1..40),
        years in proptest::collection::vec(proptest::collection::vec(value(), 9), 1..14),
        words in "\\PC{0,300}",
    ) {
        let document = with_pages(testkit::sample_document(), |page| {
            page.headline = Text::verbatim(words.clone());
            page.notes = vec![Text::verbatim(words.clone())];
            match &mut page.body {
                Body::KeyFigure(story) => {
                    let chart = story.bars.clone().expect("the sample has bars");
                    let mut drawn = bars(&chart, values.len(), |idx| values[idx]);
                    drawn.rows[0].name.clone_from(&words);
                    story.bars = Some(drawn);
                }
                Body::Trend(trend) => *trend = trend_of(trend, years.len().min(12), |series, year| years[series][year]),
                Body::Opener(opener) => opener.lead = Text::verbatim(words.clone()),
                _ => {}
            }
        });
        let slides = built_in(&document);
        let mut n_points = 0;
        for chart in slides.iter().flat_map(|slide| &slide.charts) {
            for (formula, points) in &chart.caches {
                let stored = chart.cells_of(formula);
                prop_assert_eq!(points.len(), stored.len());
                for (shown, stored) in points.iter().zip(stored) {
                    prop_assert_eq!(shown.clone().unwrap_or_default(), stored.unwrap_or_default());
                }
                n_points += points.len();
            }
        }
        prop_assert!(n_points > 0);
        let mut titles: Vec<&str> = slides.iter().map(|slide| slide.title.as_str()).collect();
        titles.sort_unstable();
        titles.dedup();
        prop_assert_eq!(titles.len(), slides.len());
    }
}
