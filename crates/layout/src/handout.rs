//! The handout on two sheets of A4: where everything stands, and what is left out when there is too much of it.
//!
//! Reading order: [`placed`] is what can stand on a sheet, [`text`] sets paragraphs, [`chart`](mod@chart) one small
//! chart, [`pages`] both sheets, and [`fit_handout`] makes them fit. Lengths are points, 72 to the inch, from the
//! sheet's upper left corner.

pub mod chart;
pub mod pages;
pub mod placed;
pub mod text;

use std::fmt;

use document::{Document, Handout};

use crate::handout::pages::{first_page, second_page};
use crate::handout::placed::Placed;

/// The sheet's width: A4.
pub const WIDTH_PT: f64 = 595.276;
/// The sheet's height.
pub const HEIGHT_PT: f64 = 841.89;
/// White at both sides.
pub const MARGIN_PT: f64 = 51.0;
/// White above and below.
pub const MARGIN_TOP_PT: f64 = 45.0;
/// From one row of a chart to the next.
pub const PITCH_PT: f64 = 15.0;
/// The same where rows must be closer.
pub const PITCH_CLOSE_PT: f64 = 13.0;

/// A handout that fits two sheets.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedHandout {
    /// What is left of it: what a writer shows.
    pub handout: Handout,
    /// How close a chart's rows stand.
    pub pitch_pt: f64,
    /// Everything in its place, a sheet each, in reading order.
    pub pages: [Vec<Placed>; 2],
    /// What was done so that it fits.
    pub shortened: Vec<Shortened>,
}

/// What was done so that a handout fits its two sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortened {
    /// So many findings were left out of the first page.
    Findings(usize),
    /// The charts' rows stand closer.
    CloserRows,
    /// So many charts were left out.
    Charts(usize),
    /// So many paragraphs on how to read the figures were left out.
    Paragraphs(usize),
    /// All of that was not enough: this page runs over its foot.
    RunsOver(usize),
}

impl fmt::Display for Shortened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shortened::Findings(1) => write!(f, "one finding is left out"),
            Shortened::Findings(n) => write!(f, "{n} findings are left out"),
            Shortened::CloserRows => write!(f, "the rows of the charts stand closer"),
            Shortened::Charts(1) => write!(f, "one chart is left out"),
            Shortened::Charts(n) => write!(f, "{n} charts are left out"),
            Shortened::Paragraphs(1) => write!(f, "one paragraph on how to read the figures is left out"),
            Shortened::Paragraphs(n) => write!(f, "{n} paragraphs on how to read the figures are left out"),
            Shortened::RunsOver(page) => write!(f, "page {page} runs over its foot: shorten the day's title"),
        }
    }
}

/// The document's handout on two sheets.
///
/// Whatever does not fit goes in a fixed order. First page: the last finding of the longer list, one at a time, down to
/// one each. Second page: the charts' rows move closer, then the last chart goes, down to two, then the last paragraph
/// of the first note, down to one, then the other charts.
///
/// - **Edge cases:** no findings and no charts are two pages all the same. Titles too long for any of this run over,
///   and [`Shortened::RunsOver`] says so.
pub fn fit_handout(document: &Document) -> FittedHandout {
    let mut handout = document.handout.clone();
    let mut shortened = Vec::new();
    let first = fit_first(document, &mut handout, &mut shortened);
    let (second, pitch_pt) = fit_second(document, &mut handout, &mut shortened);
    FittedHandout { handout, pitch_pt, pages: [first, second], shortened }
}

fn fit_first(document: &Document, handout: &mut Handout, shortened: &mut Vec<Shortened>) -> Vec<Placed> {
    let mut n_left_out = 0;
    loop {
        let page = first_page(document, handout);
        let longest = handout.findings.iter_mut().max_by_key(|findings| findings.points.len());
        match longest.filter(|findings| page.runs_over && findings.points.len() > 1) {
            Some(findings) => {
                findings.points.pop();
                n_left_out += 1;
            }
            None => {
                shortened.extend((n_left_out > 0).then_some(Shortened::Findings(n_left_out)));
                shortened.extend(page.runs_over.then_some(Shortened::RunsOver(1)));
                return page.placed;
            }
        }
    }
}

fn fit_second(document: &Document, handout: &mut Handout, shortened: &mut Vec<Shortened>) -> (Vec<Placed>, f64) {
    let mut pitch_pt = PITCH_PT;
    let (mut n_charts, mut n_paragraphs) = (0, 0);
    let placed = loop {
        let page = second_page(document, handout, pitch_pt);
        if !page.runs_over {
            break page.placed;
        }
        let n_read = handout.notes.first().map_or(0, |note| note.paragraphs.len());
        if pitch_pt > PITCH_CLOSE_PT && !handout.charts.is_empty() {
            pitch_pt = PITCH_CLOSE_PT;
            shortened.push(Shortened::CloserRows);
        } else if handout.charts.len() > 2 || n_read <= 1 && !handout.charts.is_empty() {
            handout.charts.pop();
            n_charts += 1;
        } else if n_read > 1 {
            handout.notes[0].paragraphs.pop();
            n_paragraphs += 1;
        } else {
            shortened.push(Shortened::RunsOver(2));
            break page.placed;
        }
    };
    shortened.extend((n_charts > 0).then_some(Shortened::Charts(n_charts)));
    shortened.extend((n_paragraphs > 0).then_some(Shortened::Paragraphs(n_paragraphs)));
    (placed, pitch_pt)
}
