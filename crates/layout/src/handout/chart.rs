//! One small chart: name, number, bar; the country is the last row, and a line through all of them.

use document::{Bar, BarRow, Emphasis, HandoutChart, Language, Number};

use super::placed::{Paint, Placed, Role, Run, Shape};
use super::text::Look;
use crate::axis::{Axis, bar_axis};
use crate::fit::fit;
use crate::metrics::Family;

/// Text in a chart: the smallest that is easily read on paper.
pub const TEXT_PT: f64 = 10.5;
const GAP_PT: f64 = 7.0;
/// Names take no more than this share of the width.
const NAMES_MAX: f64 = 0.45;
const LINE_PT: f64 = 1.5;

/// A chart in its place, and how high it is.
///
/// A table to those who have it read: a row a municipality, head and number; the bars only repeat the numbers.
///
/// - **Missing:** a row without a figure has the words for it in place of the number and no bar; an earlier year's bar
///   is hollow, the year after the name.
pub fn chart(chart: &HandoutChart, language: Language, place_pt: [f64; 3], pitch_pt: f64) -> (Placed, f64) {
    let sketch = Sketch::new(chart, language, place_pt, pitch_pt);
    let [left, top, width] = place_pt;
    let mut shapes = Vec::new();
    let mut rows = vec![sketch.heads()];
    let first_top = top + pitch_pt;
    for (idx, row) in chart.bars.rows.iter().enumerate() {
        let row_top = first_top + idx as f64 * pitch_pt;
        shapes.extend(sketch.bar(row, row_top));
        rows.push(sketch.row(row, row_top));
    }
    let bars_bottom = first_top + chart.bars.rows.len() as f64 * pitch_pt;
    let mut bottom = bars_bottom;
    if let Some(riket) = chart.bars.references.first() {
        bottom = bars_bottom + 4.0 + pitch_pt;
        let x = sketch.x(riket.number.value);
        let hairline_top = bars_bottom + 2.0;
        let rule = |ends_pt, width_pt, paint| Placed::Shape(Shape::Line { ends_pt, width_pt, paint });
        shapes.push(rule([left, hairline_top, left + width, hairline_top], 0.75, Paint::Hairline));
        shapes.push(rule([x, first_top, x, bottom - 2.0], LINE_PT, Paint::Ink));
        rows.push(sketch.riket(&riket.number, bars_bottom + 4.0));
    }
    let zero = sketch.x(0.0);
    let ends_pt = [zero, first_top, zero, bars_bottom];
    shapes.push(Placed::Shape(Shape::Line { ends_pt, width_pt: 0.75, paint: Paint::Ink }));
    let tops = (0..).map(|idx| first_top + f64::from(idx) * pitch_pt);
    shapes.extend(chart.bars.rows.iter().zip(tops).filter_map(|(row, row_top)| sketch.blank(row, row_top)));
    let table = Placed::Group(Role::Table { summary: chart.bars.alt.plain(language) }, rows);
    shapes.push(table);
    (Placed::Group(Role::Section, shapes), bottom - top)
}

/// The chart's columns worked out.
struct Sketch<'c> {
    chart: &'c HandoutChart,
    language: Language,
    left_pt: f64,
    top_pt: f64,
    pitch_pt: f64,
    names_pt: f64,
    /// The right edge of the numbers.
    numbers_pt: f64,
    /// Where the bars' field begins and ends.
    field_pt: [f64; 2],
    axis: Axis,
}

const CALM: Look = Look::regular(TEXT_PT, Paint::Ink);
const MARKED: Look = Look::bold(TEXT_PT, Paint::Marked);
const RIKET: Look = Look::bold(TEXT_PT, Paint::Ink);
const QUIET: Look = Look::regular(TEXT_PT, Paint::Grey);

impl<'c> Sketch<'c> {
    fn new(chart: &'c HandoutChart, language: Language, [left, top, width]: [f64; 3], pitch_pt: f64) -> Sketch<'c> {
        let rows = &chart.bars.rows;
        let riket = chart.bars.references.first().map(|reference| &reference.number);
        let numbers = || rows.iter().filter_map(|row| row.bar.number()).chain(riket);
        let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
        let heads = [&chart.name_head, &chart.value_head].map(|head| QUIET.width_pt(&head.plain(language)));
        let names = widest(&mut rows.iter().map(|row| MARKED.width_pt(&whole_name(row)))).max(heads[0]);
        let names_pt = names.min(width * NAMES_MAX);
        let shown = widest(&mut numbers().map(|number| MARKED.width_pt(&number.digits(language)))).max(heads[1]);
        let numbers_pt = left + names_pt + GAP_PT + shown;
        Sketch {
            chart,
            language,
            left_pt: left,
            top_pt: top,
            pitch_pt,
            names_pt,
            numbers_pt,
            field_pt: [numbers_pt + GAP_PT, left + width],
            axis: bar_axis(numbers().map(|number| number.value)),
        }
    }

    fn x(&self, value: f64) -> f64 {
        let [left, right] = self.field_pt;
        let extent = self.axis.max - self.axis.min;
        left + if extent > 0.0 { (value - self.axis.min) / extent * (right - left) } else { 0.0 }
    }

    fn heads(&self) -> Placed {
        let [name, value] = [&self.chart.name_head, &self.chart.value_head].map(|head| head.plain(self.language));
        let name = QUIET.run(name, self.left_pt, self.text_top(self.top_pt));
        let value = self.right(QUIET, value, self.top_pt);
        Placed::Group(Role::Row, vec![cell(Role::ColumnHead, name), cell(Role::ColumnHead, value)])
    }

    fn row(&self, row: &BarRow, top_pt: f64) -> Placed {
        let look = if row.emphasis == Emphasis::Marked { MARKED } else { CALM };
        let name = look.run(self.short(look, &whole_name(row)), self.left_pt, self.text_top(top_pt));
        let value = match &row.bar {
            Bar::Current(number) | Bar::Older(number, _) => self.number(look, number, top_pt),
            Bar::Missing(words) | Bar::Elided(words) => {
                QUIET.run(words.plain(self.language), self.field_pt[0] + 4.0, self.text_top(top_pt))
            }
        };
        Placed::Group(Role::Row, vec![cell(Role::RowHead, name), cell(Role::Cell, value)])
    }

    fn riket(&self, number: &Number, top_pt: f64) -> Placed {
        let name = RIKET.run(self.chart.riket_name.plain(self.language), self.left_pt, self.text_top(top_pt));
        let value = self.number(RIKET, number, top_pt);
        Placed::Group(Role::Row, vec![cell(Role::RowHead, name), cell(Role::Cell, value)])
    }

    fn bar(&self, row: &BarRow, top_pt: f64) -> Option<Placed> {
        let number = row.bar.number()?;
        let (zero, end) = (self.x(0.0), self.x(number.value));
        let place_pt = [zero.min(end), top_pt + 2.0, (end - zero).abs(), self.pitch_pt - 4.0];
        let (fill, outline) = match (row.emphasis, &row.bar) {
            (Emphasis::Marked, Bar::Older(..)) => (Paint::Paper, Paint::Marked),
            (Emphasis::Marked, _) => (Paint::Marked, Paint::Marked),
            (Emphasis::Calm, Bar::Older(..)) => (Paint::Paper, Paint::Outline),
            (Emphasis::Calm, _) => (Paint::Fill, Paint::Outline),
        };
        Some(Placed::Shape(Shape::Box { place_pt, fill, outline: Some(outline) }))
    }

    /// Paper under the words that stand where a bar would, so that no line crosses them.
    fn blank(&self, row: &BarRow, top_pt: f64) -> Option<Placed> {
        let (Bar::Missing(words) | Bar::Elided(words)) = &row.bar else { return None };
        let width = QUIET.width_pt(&words.plain(self.language)) + 4.0;
        let place_pt = [self.field_pt[0] + 2.0, top_pt + 1.0, width, self.pitch_pt - 2.0];
        Some(Placed::Shape(Shape::Box { place_pt, fill: Paint::Paper, outline: None }))
    }

    fn number(&self, look: Look, number: &Number, top_pt: f64) -> Run {
        Run { number: Some(number.clone()), ..self.right(look, number.digits(self.language), top_pt) }
    }

    /// A text that ends where the numbers end.
    fn right(&self, look: Look, text: String, top_pt: f64) -> Run {
        let left = self.numbers_pt - look.width_pt(&text);
        look.run(text, left, self.text_top(top_pt))
    }

    fn text_top(&self, top_pt: f64) -> f64 {
        top_pt + (self.pitch_pt - CALM.line_pt()) / 2.0
    }

    fn short(&self, look: Look, name: &str) -> String {
        let points = |length: f64| length / 72.0;
        let line = points(look.line_pt());
        let room = points(self.names_pt);
        let mut fitted = fit(name, Family::Carlito, look.weight, &[look.size_pt], room, line, look.spacing);
        fitted.lines.drain(..).next().unwrap_or_default()
    }
}

fn cell(role: Role, run: Run) -> Placed {
    Placed::Group(role, vec![Placed::Line(vec![run])])
}

/// A row's name, with its year where that is another.
fn whole_name(row: &BarRow) -> String {
    match &row.bar {
        Bar::Older(_, year) => format!("{}, {year}", row.name),
        _ => row.name.clone(),
    }
}
