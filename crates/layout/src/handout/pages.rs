//! Both sheets, from the top down.

use document::{Document, Findings, Handout, HandoutChart, HandoutNote, Language, Point, Text, Tone};

use super::chart::chart;
use super::placed::{Paint, Placed, Role, Shape};
use super::text::{Look, lines};
use super::{HEIGHT_PT, MARGIN_PT, MARGIN_TOP_PT, WIDTH_PT};

const KICKER: Look = Look::bold(11.5, Paint::Marked);
const TITLE: Look = Look::bold(30.0, Paint::Ink);
const LEAD: Look = Look { spacing: 1.12, ..Look::regular(13.0, Paint::Ink) };
const HEAD: Look = Look::bold(16.0, Paint::Ink);
const SUBHEAD: Look = Look::bold(12.0, Paint::Ink);
const NOTE_HEAD: Look = Look::bold(13.0, Paint::Ink);
const AREA: Look = Look::regular(10.5, Paint::Grey);
const SENTENCE: Look = Look::regular(12.5, Paint::Ink);
const BODY: Look = Look::regular(11.0, Paint::Ink);
const SMALL: Look = Look::regular(10.5, Paint::Grey);
const BANNER: Look = Look::bold(11.0, Paint::Ink);

const COLUMN_GAP_PT: f64 = 24.0;
const ROOM_PT: f64 = WIDTH_PT - 2.0 * MARGIN_PT;
const COLUMN_PT: f64 = (ROOM_PT - COLUMN_GAP_PT) / 2.0;
const BOTTOM_PT: f64 = HEIGHT_PT - MARGIN_TOP_PT;
/// How wide a chart is: half the sheet less its margins.
pub const CHART_WIDTH_PT: f64 = COLUMN_PT;
/// Findings begin to the right of their symbol.
const INDENT_PT: f64 = 18.0;

/// A sheet, and whether it runs over its foot.
pub(super) struct Sheet {
    pub(super) placed: Vec<Placed>,
    pub(super) runs_over: bool,
}

/// Where the next thing goes.
struct Pen {
    language: Language,
    left_pt: f64,
    width_pt: f64,
    top_pt: f64,
    placed: Vec<Placed>,
}

impl Pen {
    fn new(language: Language) -> Pen {
        Pen { language, left_pt: MARGIN_PT, width_pt: ROOM_PT, top_pt: MARGIN_TOP_PT, placed: Vec::new() }
    }

    /// A pen for a column of its own, from here down.
    fn column(&self, idx: usize) -> Pen {
        let left_pt = MARGIN_PT + idx as f64 * (COLUMN_PT + COLUMN_GAP_PT);
        Pen { language: self.language, left_pt, width_pt: COLUMN_PT, top_pt: self.top_pt, placed: Vec::new() }
    }

    fn write(&mut self, role: Role, text: &Text, look: Look, after_pt: f64) {
        let (lines, height) = lines(text, self.language, look, self.left_pt, self.top_pt, self.width_pt);
        if !lines.is_empty() {
            self.placed.push(Placed::Group(role, lines));
            self.top_pt += height + after_pt;
        }
    }
}

/// Title, lead and findings.
pub(super) fn first_page(document: &Document, handout: &Handout) -> Sheet {
    let mut pen = Pen::new(document.language);
    banner(&mut pen, document);
    pen.write(Role::Paragraph, &handout.kicker, KICKER, 2.0);
    pen.write(Role::Title, &handout.title, TITLE, 8.0);
    for paragraph in &handout.lead {
        pen.write(Role::Paragraph, paragraph, LEAD, 5.0);
    }
    for findings in &handout.findings {
        pen.top_pt += 13.0;
        write_findings(&mut pen, findings);
    }
    pen.top_pt += 10.0;
    pen.write(Role::Paragraph, &handout.after_findings, SMALL, 0.0);
    let (_, foot_height) = lines(&handout.foot, pen.language, SMALL, pen.left_pt, 0.0, pen.width_pt);
    let foot_top = BOTTOM_PT - foot_height;
    let runs_over = pen.top_pt > foot_top - 12.0;
    let rule_top = foot_top.max(pen.top_pt) - 6.0;
    let ends_pt = [pen.left_pt, rule_top, pen.left_pt + pen.width_pt, rule_top];
    pen.placed.push(Placed::Shape(Shape::Line { ends_pt, width_pt: 0.75, paint: Paint::Hairline }));
    pen.top_pt = rule_top + 6.0;
    pen.write(Role::Paragraph, &handout.foot, SMALL, 0.0);
    Sheet { placed: pen.placed, runs_over }
}

fn banner(pen: &mut Pen, document: &Document) {
    let Some(banner) = &document.banner else { return };
    let place_pt = [pen.left_pt, pen.top_pt, pen.width_pt, BANNER.line_pt() + 8.0];
    pen.placed.push(Placed::Shape(Shape::Box { place_pt, fill: Paint::Sun, outline: None }));
    let words = banner.plain(pen.language);
    let left_pt = pen.left_pt + (pen.width_pt - BANNER.width_pt(&words)) / 2.0;
    let run = BANNER.run(words, left_pt, pen.top_pt + 4.0);
    pen.placed.push(Placed::Group(Role::Paragraph, vec![Placed::Line(vec![run])]));
    pen.top_pt += place_pt[3] + 12.0;
}

fn write_findings(pen: &mut Pen, findings: &Findings) {
    let (is_up, paint) = match findings.tone {
        Tone::Good => (true, Paint::Good),
        Tone::Weak => (false, Paint::Weak),
    };
    let place_pt = [pen.left_pt, pen.top_pt + 5.0];
    pen.placed.push(Placed::Shape(Shape::Triangle { place_pt, size_pt: 10.0, is_up, paint }));
    pen.left_pt += INDENT_PT;
    pen.width_pt -= INDENT_PT;
    pen.write(Role::Head, &findings.head, Look { paint, ..HEAD }, 5.0);
    let items: Vec<Placed> = findings.points.iter().map(|point| item(pen, point)).collect();
    pen.placed.push(Placed::Group(Role::List, items));
    pen.left_pt -= INDENT_PT;
    pen.width_pt += INDENT_PT;
}

/// Area and sentence, and the code to the right of the area: heard last, seen where it does not disturb.
fn item(pen: &mut Pen, point: &Point) -> Placed {
    let code = point.page.to_string();
    let code_left = pen.left_pt + pen.width_pt - AREA.width_pt(&code);
    let room = code_left - pen.left_pt - 12.0;
    let (mut parts, area_height) = lines(&point.area, pen.language, AREA, pen.left_pt, pen.top_pt, room);
    let code = Placed::Line(vec![AREA.run(code, code_left, pen.top_pt)]);
    pen.top_pt += area_height.max(AREA.line_pt());
    let (sentence, height) = lines(&point.sentence, pen.language, SENTENCE, pen.left_pt, pen.top_pt, pen.width_pt);
    pen.top_pt += height + 6.0;
    parts.extend(sentence);
    parts.push(code);
    for part in parts.iter_mut().rev().skip(1) {
        end_with_space(part);
    }
    Placed::Group(Role::Item, parts)
}

/// What is read after one another is heard apart.
fn end_with_space(part: &mut Placed) {
    if let Placed::Line(runs) = part
        && let Some(run) = runs.last_mut()
        && !run.characters.ends_with([' ', '-'])
    {
        run.characters.push(' ');
    }
}

/// Charts and notes.
pub(super) fn second_page(document: &Document, handout: &Handout, pitch_pt: f64) -> Sheet {
    let mut pen = Pen::new(document.language);
    banner(&mut pen, document);
    pen.write(Role::Head, &handout.charts_head, Look { size_pt: 20.0, ..HEAD }, 4.0);
    pen.write(Role::Paragraph, &handout.charts_lead, BODY, 12.0);
    for pair in handout.charts.chunks(2) {
        write_pair(&mut pen, pair, pitch_pt);
    }
    let ends_pt = [pen.left_pt, pen.top_pt, pen.left_pt + pen.width_pt, pen.top_pt];
    pen.placed.push(Placed::Shape(Shape::Line { ends_pt, width_pt: 0.75, paint: Paint::Hairline }));
    pen.top_pt += 10.0;
    let n_first = handout.notes.len().min(1);
    let (first, rest) = handout.notes.split_at(n_first);
    let mut bottom = pen.top_pt;
    for (idx, notes) in [first, rest].into_iter().enumerate() {
        let mut column = pen.column(idx);
        notes.iter().for_each(|note| write_note(&mut column, note));
        bottom = bottom.max(column.top_pt);
        pen.placed.append(&mut column.placed);
    }
    // The last paragraph's space may hang over.
    Sheet { placed: pen.placed, runs_over: bottom - 8.0 > BOTTOM_PT }
}

/// Two charts side by side, their tables at one height.
fn write_pair(pen: &mut Pen, pair: &[HandoutChart], pitch_pt: f64) {
    let mut columns: Vec<Pen> = (0..pair.len()).map(|idx| pen.column(idx)).collect();
    for (column, chart) in columns.iter_mut().zip(pair) {
        column.write(Role::Subhead, &chart.name, SUBHEAD, 1.0);
        column.write(Role::Paragraph, &chart.what, SMALL, 3.0);
    }
    let top_pt = columns.iter().map(|column| column.top_pt).fold(pen.top_pt, f64::max);
    for (mut column, one) in columns.into_iter().zip(pair) {
        let (placed, height) = chart(one, pen.language, [column.left_pt, top_pt, column.width_pt], pitch_pt);
        column.placed.push(placed);
        pen.top_pt = pen.top_pt.max(top_pt + height + 16.0);
        pen.placed.push(Placed::Group(Role::Section, column.placed));
    }
}

fn write_note(pen: &mut Pen, note: &HandoutNote) {
    pen.write(Role::Head, &note.head, NOTE_HEAD, 3.0);
    for paragraph in &note.paragraphs {
        pen.write(Role::Paragraph, paragraph, BODY, 4.0);
    }
    pen.top_pt += 5.0;
}
