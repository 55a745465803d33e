//! A row a municipality: names and figures left of the plot, a column right of it, the marked row tinted.

use document::Emphasis;

use super::super::set::{fitted_words, sizes_from};
use super::super::words;
use crate::measure::Face;
use crate::shape::canvas::{Alt, Canvas, Dash, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::table::{Cell, Table};
use crate::shape::text::{Align, Anchor, Paragraph, Style};
use crate::template::palette::Role;

/// At this height names are still read in the hall, at 18 pt.
const ROW_MIN: f64 = 0.31;
const ROW_MAX: f64 = 0.62;
/// The size of the columns' heads.
pub const HEAD_PT: f64 = 16.0;
/// A longer head stands on two lines.
const HEAD_WIDTH_MAX: f64 = 1.7;
/// So wide names may be on any slide: what is read in the hall goes before the width of the plot.
const NAMES_WIDTH: f64 = 2.85;
const GAP: f64 = 0.15;
/// The marked row's tint runs so far outside.
const TINT_OUT: f64 = 0.1;

/// How many rows a room holds, with so much of it taken by heads and axis.
pub fn n_rows_max(room: Rect, taken: f64) -> usize {
    ((room.height - taken) / ROW_MIN).floor().max(1.0) as usize
}

/// One row's texts.
#[derive(Debug, Clone, PartialEq)]
pub struct RowText {
    /// The municipality.
    pub name: String,
    /// Whether it is the marked one.
    pub emphasis: Emphasis,
    /// Whether it is riket: below a rule.
    pub is_reference: bool,
    /// Left of the plot, one a head.
    pub cells: Vec<String>,
    /// Right of the plot.
    pub end: String,
}

/// All rows' texts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RowTexts {
    /// Over the names, then one a cell.
    pub heads: Vec<String>,
    /// Over the column at the right, where there is one.
    pub end_head: Option<String>,
    /// From the top down.
    pub rows: Vec<RowText>,
}

/// A value beside a mark of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValueText<'a> {
    /// What it is, in its shape's name.
    pub part: &'a str,
    /// Of which row.
    pub row_idx: usize,
    /// As shown.
    pub words: &'a str,
    /// Where its box begins, or ends where it is right-aligned.
    pub x: f64,
    /// Whether it ends or begins there.
    pub align: Align,
    /// How it looks.
    pub style: Style,
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq)]
pub struct RowPlan {
    /// The plot: exactly as high as the rows.
    pub plot: Rect,
    /// How high a row is.
    pub row_height: f64,
    /// The size of names and figures.
    pub size_pt: f64,
    widths: Vec<f64>,
    end_width: f64,
    body: Rect,
    head_height: f64,
}

/// The width at which a name takes so many lines.
pub fn width_on(name: &str, face: Face, n_lines: usize) -> f64 {
    let whole = face.label_in(name);
    let word = name.split(' ').map(|word| face.label_in(word)).fold(0.0, f64::max);
    if n_lines == 1 {
        return whole;
    }
    let steps = (0..=20).map(|step| word + (whole - word) * f64::from(step) / 20.0);
    steps.into_iter().find(|width| face.lines(name, *width).len() <= n_lines).unwrap_or(whole)
}

/// How a row's texts look.
pub fn style_of(row: &RowText, size_pt: f64) -> Style {
    match row.emphasis {
        Emphasis::Marked => Style::new(size_pt, Role::Marked).bold(),
        Emphasis::Calm if row.is_reference => Style::new(size_pt, Role::Grey),
        Emphasis::Calm => Style::new(size_pt, Role::Ink),
    }
}

impl RowPlan {
    /// Finds the places: the largest size at which rows and names fit; `head` and `foot` are kept free round the plot.
    pub fn new(canvas: &Canvas<'_>, texts: &RowTexts, body: Rect, head: f64, foot: f64) -> RowPlan {
        RowPlan::with_rows_to(canvas, texts, body, head, foot, ROW_MAX)
    }

    /// The same with rows that may be higher or must be lower than usual.
    pub fn with_rows_to(
        canvas: &Canvas<'_>,
        texts: &RowTexts,
        body: Rect,
        head: f64,
        foot: f64,
        row_max: f64,
    ) -> RowPlan {
        let family = canvas.layout.family;
        let n = texts.rows.len().max(1) as f64;
        let row_height = ((body.height - head - foot) / n).min(row_max);
        let widest = |size_pt: f64, of: &dyn Fn(&RowText) -> String| {
            // In bold, as the marked one is: which one that is must not move the plot from deck to deck.
            let face = Face::new(family, size_pt, true);
            texts.rows.iter().map(|row| face.label_in(&of(row))).fold(0.0, f64::max)
        };
        let name = |row: &RowText| row.name.clone();
        let names_max = (body.width * 0.24).max(NAMES_WIDTH);
        // A long name may stand on two lines where its row is high enough.
        let fits = |size: &f64| {
            let face = Face::new(family, *size, true);
            let holds = |name: &str| {
                let n_lines = face.lines(name, names_max).len() as f64;
                face.words_fit(name, names_max) && n_lines * face.line_in(100) <= row_height + 0.01
            };
            face.line_in(100) <= row_height && texts.rows.iter().all(|row| holds(&row.name))
        };
        let size_pt = sizes_from(20.0).into_iter().find(fits).unwrap_or(12.0);
        let head_face = Face::new(family, HEAD_PT, false);
        let head_width = |text: &str| match head_face.label_in(text) {
            width if width <= HEAD_WIDTH_MAX => width,
            _ => width_on(text, head_face, 2),
        };
        let is_high =
            texts.heads.iter().skip(1).chain(&texts.end_head).any(|head| head_face.label_in(head) > HEAD_WIDTH_MAX);
        let head = if is_high { head.max(2.0 * head_face.line_in(100) + 0.04) } else { head };
        let row_height = ((body.height - head - foot) / n).min(row_max);
        let mut widths = vec![widest(size_pt, &name).min(names_max).max(0.6) + GAP];
        for (idx, head) in texts.heads.iter().skip(1).enumerate() {
            let cell = |row: &RowText| row.cells.get(idx).cloned().unwrap_or_default();
            widths.push(widest(size_pt, &cell).max(head_width(head)) + GAP);
        }
        let end_width = match &texts.end_head {
            Some(head) => widest(size_pt, &|row| row.end.clone()).max(head_width(head)) + 0.04,
            None => 0.0,
        };
        let left = body.left + widths.iter().sum::<f64>();
        let right = body.right() - end_width - if end_width > 0.0 { GAP } else { 0.0 };
        let plot = Rect::new(left, body.top + head, (right - left).max(0.5), row_height * texts.rows.len() as f64);
        RowPlan { plot, row_height, size_pt, widths, end_width, body, head_height: head }
    }

    /// A row's band across the plot.
    pub fn row(&self, idx: usize) -> Rect {
        Rect::new(self.plot.left, self.plot.top + idx as f64 * self.row_height, self.plot.width, self.row_height)
    }

    /// What lies behind: the marked row's tint and the rule above riket.
    pub fn draw_ground(&self, canvas: &mut Canvas<'_>, texts: &RowTexts) {
        for (idx, row) in texts.rows.iter().enumerate() {
            let band = self.row(idx);
            let all = Rect::new(self.body.left, band.top, self.body.width, band.height);
            if row.emphasis == Emphasis::Marked {
                let left = (all.left - TINT_OUT).max(0.0);
                let tint = Rect::new(left, all.top, all.width + 2.0 * (all.left - left), all.height);
                canvas.rectangle("marked-row", tint, Role::MarkedTint);
            }
            if row.is_reference && idx > 0 && !texts.rows[idx - 1].is_reference {
                let stroke = Stroke { width_pt: 1.0, role: Role::Outline, dash: Dash::Solid };
                canvas.line("reference-rule", Rect { height: 0.0, ..all }, stroke, Alt::Decorative);
            }
        }
    }

    /// Names, figures and the column at the right, with their heads.
    pub fn draw_texts(&self, canvas: &mut Canvas<'_>, texts: &RowTexts) {
        let mut lines = Vec::new();
        for row in &texts.rows {
            let style = style_of(row, self.size_pt);
            let name = fitted_words(canvas, &row.name, style, self.widths[0] - GAP, self.row_height).paragraph;
            let mut cells = vec![Cell { margins: (0.0, GAP), ..Cell::new(name) }];
            for (idx, width) in self.widths.iter().enumerate().skip(1) {
                let words = row.cells.get(idx - 1).map_or("", String::as_str);
                let cell = fitted_words(canvas, words, style, width - GAP, self.row_height).paragraph;
                cells.push(Cell { margins: (0.0, GAP), ..Cell::new(cell.aligned(Align::Right)) });
            }
            lines.push((self.row_height, cells));
        }
        let alt = words::rows_alt(&texts.heads, canvas.language);
        let heads = texts.heads.iter().zip(&self.widths).enumerate().map(|(idx, (head, width))| {
            let align = if idx == 0 { Align::Left } else { Align::Right };
            Cell { margins: (0.0, GAP), ..self.head(canvas, head, width - GAP, align) }
        });
        lines.insert(0, (self.head_height, heads.collect()));
        let table = Table { widths: self.widths.clone(), rows: lines, has_head: true, has_row_heads: true };
        canvas.table("names", self.body.left, self.plot.top - self.head_height, &table, &alt);
        if let Some(head) = &texts.end_head {
            self.draw_end(canvas, texts, head);
        }
    }

    fn draw_end(&self, canvas: &mut Canvas<'_>, texts: &RowTexts, head: &str) {
        let left = self.body.right() - self.end_width;
        let head_cell = Cell { margins: (0.0, 0.0), ..self.head(canvas, head, self.end_width, Align::Right) };
        let mut lines = vec![(self.head_height, vec![head_cell])];
        for row in &texts.rows {
            let style = style_of(row, self.size_pt);
            let words = fitted_words(canvas, &row.end, style, self.end_width, self.row_height).paragraph;
            let cell = Cell { margins: (0.0, 0.0), ..Cell::new(words.aligned(Align::Right)) };
            lines.push((self.row_height, vec![cell]));
        }
        let table = Table { widths: vec![self.end_width], rows: lines, has_head: true, has_row_heads: false };
        canvas.table("ends", left, self.plot.top - self.head_height, &table, &words::ends_alt(head, canvas.language));
    }

    fn head(&self, canvas: &mut Canvas<'_>, words: &str, width: f64, align: Align) -> Cell {
        let style = Style::new(HEAD_PT, Role::Grey);
        let fitted = fitted_words(canvas, words, style, width, self.head_height);
        Cell { anchor: Anchor::Bottom, ..Cell::new(fitted.paragraph.aligned(align)) }
    }

    /// The zero line across the rows, where values have both signs.
    pub fn draw_zero(&self, canvas: &mut Canvas<'_>, x: f64) {
        let stroke = Stroke { width_pt: 1.5, role: Role::Ink, dash: Dash::Solid };
        canvas.line("zero", Rect::new(x, self.plot.top, 0.0, self.plot.height), stroke, Alt::Decorative);
    }

    /// Why a row has no mark, where its mark would be.
    pub fn draw_reason(&self, canvas: &mut Canvas<'_>, idx: usize, left: f64, words: &str) {
        let band = self.row(idx);
        let style = Style::new(self.size_pt.min(18.0), Role::Grey);
        let at = Rect::new(left, band.top, (self.plot.right() - left).max(0.6), band.height);
        let fitted = fitted_words(canvas, words, style, at.width, at.height);
        canvas.text(&format!("reason-{}", idx + 1), at, Anchor::Middle, &[fitted.paragraph]);
    }

    /// A value beside a mark. Returns its width.
    pub fn draw_value(&self, canvas: &mut Canvas<'_>, value: &ValueText<'_>) -> f64 {
        let ValueText { part, row_idx, words, x, align, style } = *value;
        let width = Face::new(canvas.layout.family, style.size_pt, style.is_bold).label_in(words) + 0.03;
        let band = self.row(row_idx);
        let left = if align == Align::Right { x - width } else { x };
        let at = Rect::new(left, band.top, width, band.height);
        let paragraph = Paragraph::new(words, style).aligned(align);
        canvas.text(&format!("{part}-{}", row_idx + 1), at, Anchor::Middle, &[paragraph]);
        width
    }
}
