//! Two sheets, whatever there is to say: what has no room goes in a fixed order, and nothing stands outside.

use document::{Document, Text};
use layout::fit_handout;
use layout::handout::placed::{Placed, Run};
use layout::handout::{FittedHandout, HEIGHT_PT, MARGIN_PT, MARGIN_TOP_PT, Shortened, WIDTH_PT};
use layout::{Family, Font, width_in};
use testkit::sample_document;

fn runs(fitted: &FittedHandout) -> Vec<&Run> {
    fitted.pages.iter().flatten().flat_map(Placed::runs).collect()
}

fn right_pt(run: &Run) -> f64 {
    let font = Font { family: Family::Carlito, size_pt: run.size_pt, weight: run.weight };
    run.left_pt + width_in(run.characters.trim_end(), font) * 72.0
}

fn assert_within(fitted: &FittedHandout) {
    for run in runs(fitted) {
        assert!(run.left_pt >= MARGIN_PT - 0.01 && right_pt(run) <= WIDTH_PT - MARGIN_PT + 0.1, "{run:?}");
        assert!(run.baseline_pt > MARGIN_TOP_PT && run.baseline_pt <= HEIGHT_PT - MARGIN_TOP_PT, "{run:?}");
        assert!(run.size_pt >= 10.5, "{run:?}");
    }
}

fn with_points(n: usize) -> Document {
    let mut document = sample_document();
    for findings in &mut document.handout.findings {
        let point = findings.points[0].clone();
        findings.points = vec![point; n];
    }
    document
}

#[test]
fn ten_findings_and_four_charts_have_room() {
    let fitted = fit_handout(&with_points(5));
    assert_eq!(fitted.shortened, []);
    assert_within(&fitted);
}

#[test]
fn findings_without_room_are_left_out_and_told() {
    let fitted = fit_handout(&with_points(12));
    let n_left: usize = fitted.handout.findings.iter().map(|findings| findings.points.len()).sum();
    assert_eq!(fitted.shortened, [Shortened::Findings(24 - n_left)]);
    assert!(n_left >= 10, "{n_left}");
    assert_within(&fitted);
}

#[test]
fn charts_of_many_municipalities_move_closer_before_any_is_left_out() {
    let with_rows = |n: usize| {
        let mut document = sample_document();
        for chart in &mut document.handout.charts {
            let row = chart.bars.rows[0].clone();
            chart.bars.rows.resize(n, row);
        }
        document
    };
    let close = fit_handout(&with_rows(11));
    assert_eq!(close.shortened, [Shortened::CloserRows]);
    assert_within(&close);
    let fewer = fit_handout(&with_rows(26));
    assert!(fewer.shortened.iter().any(|shortened| matches!(shortened, Shortened::Charts(_))), "{:?}", fewer.shortened);
    assert_within(&fewer);
}

#[test]
fn a_title_as_long_as_a_book_is_told() {
    let mut document = sample_document();
    document.handout.title = Text::verbatim("Nyckeltalsdagen ".repeat(400));
    assert_eq!(fit_handout(&document).shortened.last(), Some(&Shortened::RunsOver(1)));
}

#[test]
fn without_findings_and_charts_there_are_two_sheets_all_the_same() {
    let mut document = sample_document();
    document.handout.findings.clear();
    document.handout.charts.clear();
    let fitted = fit_handout(&document);
    assert_eq!(fitted.shortened, []);
    assert_within(&fitted);
    assert!(pdf::write(&document, &fitted).is_ok());
}
