//! The two pages for inhabitants claim no more than the day does.

use std::collections::BTreeSet;

use compare::Reading;
use document::{Body, Point, ReferenceKind, Tone};
use domain::Measure;

use crate::made_up_country::documents;

#[test]
fn the_findings_are_the_days_points_each_once() {
    for (_, document) in documents() {
        let told: Vec<&Point> = document.handout.findings.iter().flat_map(|findings| &findings.points).collect();
        let points = document.pages().find_map(|page| match &page.body {
            Body::Points(points) => Some(points),
            _ => None,
        });
        let points = points.unwrap();
        assert_eq!(told.len(), points.len());
        // In everyday words where there are such.
        let is_told = |point: &Point| told.iter().any(|one| one.page == point.page && one.tone == point.tone);
        assert!(points.iter().all(is_told));
        for findings in &document.handout.findings {
            assert!(findings.points.iter().all(|point| point.tone == findings.tone));
        }
        assert!(
            document.handout.findings.iter().map(|findings| findings.tone).is_sorted_by_key(|tone| tone != Tone::Good)
        );
    }
}

/// Judged, reviewed, of quality or result, positive, with a unit; the marked municipality's band rules out some place.
#[test]
fn a_chart_is_drawn_only_of_what_an_inhabitant_may_rely_on() {
    let mut n_charts = 0;
    for (day, document) in documents() {
        let codes: BTreeSet<_> = document.handout.charts.iter().map(|chart| chart.page.0[..3].to_owned()).collect();
        assert_eq!(codes.len(), document.handout.charts.len(), "one an area");
        assert!(document.handout.charts.len() <= 4);
        for chart in &document.handout.charts {
            n_charts += 1;
            let given = day.get(chart.key_figure).unwrap();
            let (review, comparison) = (&given.review, given.comparison.as_ref().unwrap());
            assert!(review.direction.is_judged() && review.influence && review.is_reviewed);
            assert!(matches!(review.measure, Measure::Quality | Measure::Result) && !review.unit_sv.is_empty());
            let member = comparison.members.iter().find(|member| member.area == document.marked).unwrap();
            assert!(member.is_apart_from_riket && matches!(member.reading, Reading::Current(_)));
            let band = member.place.unwrap().band.unwrap();
            assert!(band.low > 1 || band.high < comparison.n_compared, "{}", chart.page);
            assert!(chart.bars.rows.iter().filter_map(|row| row.bar.number()).all(|number| number.value >= 0.0));
            assert!(chart.bars.rows.iter().all(|row| row.difference.is_none()));
            let kinds: Vec<_> = chart.bars.references.iter().map(|reference| reference.kind).collect();
            assert_eq!(kinds, [ReferenceKind::Riket]);
        }
    }
    assert!(n_charts > 0, "no document has a chart");
}

/// Every chart and finding leads to a page that is there.
#[test]
fn every_code_is_that_of_a_page() {
    for (_, document) in documents() {
        let told = document.handout.findings.iter().flat_map(|findings| &findings.points).map(|point| &point.page);
        for code in told.chain(document.handout.charts.iter().map(|chart| &chart.page)) {
            assert!(document.page(code).is_some(), "{code}");
        }
    }
}
