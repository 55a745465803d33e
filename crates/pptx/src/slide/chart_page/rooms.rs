//! How a body is divided between a chart, its panel and its note.

use document::chart::pairs::PairChart;
use document::{Chart, ChartPage, Language, SidePanel, Text};

use super::super::frame::Frame;
use super::super::set::{draw_fitted, fitted, fitted_words};
use crate::measure::{Face, Family};
use crate::shape::canvas::Canvas;
use crate::shape::geometry::Rect;
use crate::shape::text::{Anchor, Style};
use crate::template::palette::Role;

const NOTE_PT: f64 = 14.0;
const N_NOTE_LINES_MAX: usize = 2;
/// A smaller body has its panel below the chart.
const PANEL_BESIDE_MIN: (f64, f64) = (8.0, 2.8);
const PANEL_WIDTH: f64 = 3.6;
/// Below the chart a panel is as high as its facts, within these.
const PANEL_HEIGHTS: (f64, f64) = (1.0, 1.8);
/// How much of a panel below the chart the answer takes.
const ANSWER_SHARE: f64 = 0.32;
const PANEL_MARGIN: f64 = 0.18;
const HEAD_HEIGHT: f64 = 0.32;
const FACTS_PT: f64 = 18.0;
const FACTS_BEFORE_PT: f64 = 3.0;
const GUTTER: f64 = 0.2;

/// The parts of a body.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rooms {
    /// For the chart.
    pub chart: Rect,
    panel: Option<Rect>,
    note: Option<Rect>,
}

impl Rooms {
    /// Divides the body under a page's headline.
    pub fn new(page: &ChartPage, has_subtitle: bool, frame: &Frame, language: Language, family: Family) -> Rooms {
        let mut chart = if has_subtitle { frame.body() } else { frame.wide_body() };
        let note = note_of(page, language).map(|words| {
            let face = Face::new(family, NOTE_PT, false);
            let n_lines = face.lines(&words, chart.width).len().clamp(1, N_NOTE_LINES_MAX);
            let height = n_lines as f64 * face.line_in(100);
            chart.height -= height + 0.08;
            Rect::new(chart.left, chart.bottom() + 0.08, chart.width, height)
        });
        let panel = page.panel.as_ref().map(|panel| {
            if chart.width >= PANEL_BESIDE_MIN.0 && chart.height >= PANEL_BESIDE_MIN.1 {
                let width = PANEL_WIDTH.min(chart.width * 0.3);
                chart.width -= width + GUTTER;
                Rect::new(chart.right() + GUTTER, chart.top, width, chart.height)
            } else {
                let height = height_below(panel, chart.width, language, family);
                chart.height -= height + 0.1;
                Rect::new(chart.left, chart.bottom() + 0.1, chart.width, height)
            }
        });
        Rooms { chart, panel, note }
    }

    /// Draws what stands beside the chart.
    pub fn draw(&self, canvas: &mut Canvas<'_>, page: &ChartPage) {
        if let (Some(at), Some(panel)) = (self.panel, &page.panel) {
            draw_panel(canvas, panel, at);
        }
        if let (Some(at), Some(words)) = (self.note, note_of(page, canvas.language)) {
            let note = fitted_words(canvas, &words, Style::new(NOTE_PT, Role::Grey), at.width, at.height);
            canvas.text("note", at, Anchor::Top, &[note.paragraph]);
        }
    }
}

/// The size at which the hall reads facts: a font that runs wide has large small letters as well.
fn facts_pt(family: Family) -> f64 {
    if family == Family::Wide { FACTS_PT - 2.0 } else { FACTS_PT }
}

/// How high facts stand one under the other.
fn height_of_facts(facts: &[Text], face: Face, before_pt: f64, width: f64, language: Language) -> f64 {
    let n_lines: usize = facts.iter().map(|fact| face.n_lines(&fact.pieces(language), width)).sum();
    n_lines as f64 * face.line_in(100) + facts.len().saturating_sub(1) as f64 * before_pt / 72.0
}

/// How high a panel below the chart is: as its facts need it, fewer of them where all need too much.
fn height_below(panel: &SidePanel, width: f64, language: Language, family: Family) -> f64 {
    let face = Face::new(family, facts_pt(family), false);
    let inner = width - 2.0 * PANEL_MARGIN;
    let room = inner * (1.0 - ANSWER_SHARE) - GUTTER;
    let height = |n: usize| {
        let facts = height_of_facts(&panel.facts[..n], face, FACTS_BEFORE_PT, room, language);
        facts + 2.0 * PANEL_MARGIN + 0.04
    };
    let n = (1..=panel.facts.len()).rev().find(|n| height(*n) <= PANEL_HEIGHTS.1);
    height(n.unwrap_or(panel.facts.len().min(1))).clamp(PANEL_HEIGHTS.0, PANEL_HEIGHTS.1)
}

/// What the marks mean, and what to be careful about.
fn note_of(page: &ChartPage, language: Language) -> Option<String> {
    let of_chart = match &page.chart {
        Chart::Pairs(PairChart { note, .. }) => note.as_ref(),
        _ => None,
    };
    let texts: Vec<String> =
        of_chart.into_iter().chain(&page.cautions).map(|text: &Text| text.plain(language)).collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}

fn draw_panel(canvas: &mut Canvas<'_>, panel: &SidePanel, at: Rect) {
    canvas.rectangle("panel", at, Role::Panel);
    let inner = at.inset(PANEL_MARGIN);
    let is_beside = at.height > at.width * 0.6;
    let (answer_at, facts_at) = match is_beside {
        true => {
            let answer = Rect::new(inner.left, inner.top + HEAD_HEIGHT, inner.width, (inner.height * 0.3).min(1.1));
            (answer, Rect::new(inner.left, answer.bottom(), inner.width, inner.bottom() - answer.bottom()))
        }
        false => {
            let top = inner.top + HEAD_HEIGHT;
            let answer = Rect::new(inner.left, top, inner.width * ANSWER_SHARE, inner.bottom() - top);
            let left = answer.right() + GUTTER;
            (answer, Rect::new(left, inner.top, inner.right() - left, inner.height))
        }
    };
    let head_at = Rect::new(inner.left, inner.top, answer_at.width, HEAD_HEIGHT);
    draw_fitted(canvas, "panel-head", head_at, &panel.head, Style::new(18.0, Role::Grey));
    let style = Style::new(if is_beside { 30.0 } else { 24.0 }, Role::Ink).bold();
    let answer = fitted(canvas, &panel.answer, style, answer_at.width, answer_at.height);
    let taken = answer.height;
    canvas.text("panel-answer", Rect { height: taken, ..answer_at }, Anchor::Top, &[answer.paragraph]);
    let facts_at = match is_beside {
        true => {
            let top = answer_at.top + taken + 0.1;
            Rect::new(facts_at.left, top, facts_at.width, inner.bottom() - top)
        }
        false => facts_at,
    };
    draw_facts(canvas, &panel.facts, facts_at, if is_beside { 8.0 } else { FACTS_BEFORE_PT });
}

/// The facts one under the other, all of one size: the largest at which they fit. The last gives way before the hall cannot read
/// them; the notes have all.
fn draw_facts(canvas: &mut Canvas<'_>, facts: &[Text], at: Rect, before_pt: f64) {
    let family = canvas.layout.family;
    let height_of = |facts: &[Text], size_pt: f64| {
        height_of_facts(facts, Face::new(family, size_pt, false), before_pt, at.width, canvas.language)
    };
    let least = facts_pt(family);
    let n_at_full_size = (1..=facts.len()).rev().find(|n| height_of(&facts[..*n], least) <= at.height);
    let facts = &facts[..n_at_full_size.unwrap_or(facts.len())];
    let (n, gaps) = (facts.len().max(1) as f64, facts.len().saturating_sub(1) as f64 * before_pt / 72.0);
    let sizes = [FACTS_PT, 17.0, 16.0, 15.0, 14.0, 13.0];
    let size_pt = sizes.into_iter().find(|size| height_of(facts, *size) <= at.height);
    let mut paragraphs = Vec::new();
    for (idx, fact) in facts.iter().enumerate() {
        let style = Style::new(size_pt.unwrap_or(12.0), Role::Ink);
        let fitted =
            fitted(canvas, fact, style, at.width, if size_pt.is_some() { at.height } else { at.height / n - gaps });
        paragraphs.push(fitted.paragraph.after(if idx == 0 { 0.0 } else { before_pt }));
    }
    canvas.text("panel-facts", at, Anchor::Top, &paragraphs);
}
