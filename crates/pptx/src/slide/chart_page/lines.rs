//! Developments as lines, each named at its end.

use std::ops::Range;

use document::{Emphasis, Trend, TrendSeries};
use domain::Year;
use layout::{Axis, Label, line_axis, spread};

use super::super::set::fitted_words;
use super::super::words;
use super::numbers::sheet_of;
use crate::chart::Pen;
use crate::chart::lines::{LineLook, LinesDesign, LinesOf, lines};
use crate::chart::sheet::{Sheet, cell_name};
use crate::measure::Face;
use crate::shape::canvas::{Alt, Canvas, Dash, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::text::{Align, Anchor, Paragraph, Style};
use crate::template::palette::Role;

const AXIS_PT: f64 = 16.0;
const NOTE_PT: f64 = 14.0;
const NOTE_HEIGHT: f64 = 0.28;
const YEARS_HEIGHT: f64 = 0.34;
const LABEL_GAP: f64 = 0.14;
/// Smaller than this no name at a line's end is read.
const LABEL_PT_MIN: f64 = 14.0;

/// A line with what is said at its end.
struct Line<'a> {
    series: &'a TrendSeries,
    is_riket: bool,
    last_idx: usize,
    words: String,
}

impl Line<'_> {
    fn is_marked(&self) -> bool {
        self.series.emphasis == Emphasis::Marked
    }
}

/// Draws the lines.
pub fn draw(canvas: &mut Canvas<'_>, trend: &Trend, body: Rect) {
    let language = canvas.language;
    let family = canvas.layout.family;
    let all = || trend.series.iter().chain(&trend.riket);
    let axis = line_axis(all().flat_map(|series| &series.values).flatten().map(|number| number.value), 5);
    let lines: Vec<Line<'_>> = all()
        .enumerate()
        .filter_map(|(idx, series)| {
            let last_idx = series.values.iter().rposition(Option::is_some)?;
            let number = series.values[last_idx].as_ref()?;
            let year = match last_idx + 1 == trend.years.len() {
                true => String::new(),
                false => format!(" ({})", trend.years[last_idx]),
            };
            let words = format!("{} {}{year}", series.name, number.digits(language));
            Some(Line { series, is_riket: idx >= trend.series.len(), last_idx, words })
        })
        .collect();
    let note_height = if trend.prices.is_some() || !trend.breaks.is_empty() { NOTE_HEIGHT } else { 0.1 };
    let height = body.height - note_height - YEARS_HEIGHT;
    let sizes = [18.0, 17.0, 16.0, 15.0, LABEL_PT_MIN];
    let n = lines.len().max(1) as f64;
    let fits = |size: &f64| Face::new(family, *size, true).line_in(100) * n <= height + 0.2;
    let label_pt = sizes.into_iter().find(fits).unwrap_or(LABEL_PT_MIN);
    let face = Face::new(family, label_pt, true);
    let labels_width = lines.iter().map(|line| face.label_in(&line.words)).fold(0.6, f64::max) + LABEL_GAP + 0.05;
    let labels_width = labels_width.min(body.width * 0.4);
    let numbers = axis.ticks.iter().map(|tick| {
        let shown = document::format::format_number(*tick, axis.decimals, document::Sign::Negative, language);
        Face::new(family, AXIS_PT, false).label_in(&shown)
    });
    let numbers_width = numbers.fold(0.2, f64::max) + 0.14;
    let plot =
        Rect::new(body.left + numbers_width, body.top + note_height, body.width - numbers_width - labels_width, height);

    draw_breaks(canvas, trend, plot, body);
    if axis.min < 0.0 && axis.max > 0.0 {
        let y = plot.bottom() + axis.min / (axis.max - axis.min) * plot.height;
        let stroke = Stroke { width_pt: 1.5, role: Role::Ink, dash: Dash::Solid };
        canvas.line("zero", Rect::new(plot.left, y, plot.width, 0.0), stroke, Alt::Decorative);
    }
    if let Some(prices) = &trend.prices {
        let words = prices.plain(language);
        let width = Face::new(family, NOTE_PT, false).label_in(&words).min(plot.width * 0.4) + 0.05;
        let at = Rect::new(body.left, body.top, width, NOTE_HEIGHT);
        let fitted = fitted_words(canvas, &words, Style::new(NOTE_PT, Role::Grey), width, NOTE_HEIGHT);
        canvas.text("prices", at, Anchor::Top, &[fitted.paragraph]);
    }
    draw_chart(canvas, trend, &axis, plot, numbers_width);
    draw_years(canvas, &trend.years, plot);
    draw_names(canvas, trend, &lines, &axis, label_pt, plot, body.right());
}

fn draw_chart(canvas: &mut Canvas<'_>, trend: &Trend, axis: &Axis, plot: Rect, numbers_width: f64) {
    let language = canvas.language;
    let table = document::Chart::Lines(trend.clone());
    let table = table.table();
    let n_rows = table.rows.len();
    let columns = 0..trend.years.len();
    let mut sheet = sheet_of(&table, &(0..n_rows), language);
    let mut order: Vec<usize> = (0..n_rows).collect();
    order.sort_by_key(|idx| table.rows[*idx].emphasis == Emphasis::Marked);
    let (mut rows, mut looks) = (Vec::new(), Vec::new());
    for idx in order {
        let (role, width_pt, dash) = match table.rows[idx].emphasis {
            Emphasis::Marked => (Role::Marked, 3.5, Dash::Solid),
            Emphasis::Calm if idx >= trend.series.len() => (Role::Ink, 2.25, Dash::Dashed),
            Emphasis::Calm => (Role::Outline, 1.75, Dash::Solid),
        };
        let rows_of_line = stretches(&mut sheet, idx, trend, language);
        let newest = rows_of_line.last().copied();
        for row in rows_of_line {
            let values: Vec<bool> = columns.clone().map(|column| sheet.columns[column].value(row).is_some()).collect();
            // A year alone among holes would not be seen as a line.
            let is_alone = |at: &usize| {
                let has = |other: Option<usize>| other.and_then(|other| values.get(other)).copied().unwrap_or(false);
                values[*at] && !has(at.checked_sub(1)) && !has(Some(at + 1))
            };
            let last = (0..values.len()).rev().find(|at| values[*at]);
            let dots =
                (0..values.len()).filter(|at| is_alone(at) || (Some(*at) == last && Some(row) == newest)).collect();
            looks.push(LineLook { role, width_pt, dash, dots, labelled_idx: None });
            rows.push(row);
        }
    }
    let margin = 0.08;
    let at = Rect::new(
        plot.left - numbers_width,
        plot.top - margin,
        plot.width + numbers_width + margin,
        plot.height + 2.0 * margin,
    );
    let design = LinesDesign {
        of: LinesOf::Rows(rows, columns),
        looks,
        axis: (axis.min, axis.max),
        step: match axis.ticks.as_slice() {
            [first, second, ..] => second - first,
            _ => axis.max - axis.min,
        },
        has_grid: true,
        has_axis_numbers: true,
        axis_format: document::number::office_format(axis.decimals),
        label_format: document::number::office_format(trend.decimals),
        label_pt: AXIS_PT,
        axis_pt: AXIS_PT,
        margins: [numbers_width, margin, margin, margin],
        frame: (at.width, at.height),
    };
    let drawn = lines(sheet, &design, Pen { palette: canvas.palette, language });
    canvas.chart("chart", at, drawn, &trend.alt.plain(language));
}

/// The rows a municipality's line is drawn from: its own, or where its series is broken one a stretch, below the table,
/// whose cells follow its own by formulas.
fn stretches(sheet: &mut Sheet, row: usize, trend: &Trend, language: document::Language) -> Vec<usize> {
    let mut starts: Vec<Year> = trend.breaks.iter().map(|found| found.year).collect();
    starts.sort_unstable();
    starts.dedup();
    let stretch_of = |column: usize| starts.iter().filter(|start| **start <= trend.years[column]).count();
    let n_years = trend.years.len();
    let used: Vec<Range<usize>> = (0..=starts.len())
        .filter_map(|stretch| {
            let inside: Vec<usize> = (0..n_years).filter(|column| stretch_of(*column) == stretch).collect();
            let has_value = inside.iter().any(|column| sheet.columns[*column].value(row).is_some());
            has_value.then(|| inside[0]..inside[inside.len() - 1] + 1)
        })
        .collect();
    if used.len() < 2 {
        return vec![row];
    }
    let own = sheet.names[row].clone();
    let mut rows = Vec::new();
    for stretch in used {
        let at = sheet.n_rows();
        let name = words::from_year(&own, trend.years[stretch.start], language);
        sheet.names.push(words::stretch_helper(&name, language));
        for (column, cells) in sheet.columns.iter_mut().enumerate() {
            let value = cells.value(row).filter(|_| stretch.contains(&column));
            cells.values.resize(at, None);
            cells.formulas.resize(at, None);
            cells.values.push(value);
            cells.formulas.push(value.map(|_| cell_name(column, row)));
        }
        rows.push(at);
    }
    rows
}

/// Years under the plot: the last, and as many before it at equal distances as have room.
fn draw_years(canvas: &mut Canvas<'_>, years: &[Year], plot: Rect) {
    let Some(last) = years.len().checked_sub(1) else { return };
    let step_width = plot.width / (last.max(1) as f64);
    let needed = Face::new(canvas.layout.family, AXIS_PT, false).label_in("2022") + 0.2;
    let each = (needed / step_width).ceil().max(1.0) as usize;
    // Where the first year can be named too, it is.
    let each = (each..=each + 3).find(|each| last % each == 0).unwrap_or(each);
    for idx in (0..=last).rev().step_by(each) {
        let x = if last == 0 { plot.left } else { plot.left + idx as f64 * step_width };
        let at = Rect::new(x - needed / 2.0, plot.bottom() + 0.08, needed, YEARS_HEIGHT - 0.08);
        let paragraph = Paragraph::new(years[idx].to_string(), Style::new(AXIS_PT, Role::Grey)).aligned(Align::Centre);
        canvas.text(&format!("year-{}", years[idx]), at, Anchor::Top, &[paragraph]);
    }
}

/// A dotted line before the first year of each new series, and above it what changed.
fn draw_breaks(canvas: &mut Canvas<'_>, trend: &Trend, plot: Rect, body: Rect) {
    let n_steps = trend.years.len().saturating_sub(1).max(1) as f64;
    let places: Vec<(f64, String)> = trend
        .breaks
        .iter()
        .filter_map(|found| {
            let idx = trend.years.iter().position(|year| *year == found.year).filter(|idx| *idx > 0)?;
            let x = plot.left + (idx as f64 - 0.5) / n_steps * plot.width;
            Some((x, format!("{}: {}", found.year, found.what.plain(canvas.language))))
        })
        .collect();
    for (idx, (x, what)) in places.iter().enumerate() {
        let stroke = Stroke { width_pt: 1.5, role: Role::Grey, dash: Dash::Dotted };
        let line = Rect::new(*x, plot.top, 0.0, plot.height);
        canvas.line(&format!("break-{}", idx + 1), line, stroke, Alt::Words(what));
        let right = places.get(idx + 1).map_or(plot.right(), |(next, _)| *next) - 0.05;
        let at = Rect::new(x - 0.02, body.top, (right - x).max(0.4), NOTE_HEIGHT);
        let prices_end = trend.prices.as_ref().map_or(0.0, |_| body.left + plot.width * 0.4 + 0.1);
        if at.left >= prices_end {
            let fitted = fitted_words(canvas, what, Style::new(NOTE_PT, Role::Grey), at.width, at.height);
            canvas.text(&format!("break-words-{}", idx + 1), at, Anchor::Top, &[fitted.paragraph]);
        }
    }
}

/// Names and values at the lines' ends, moved apart; where not all have room, those that matter most.
fn draw_names(
    canvas: &mut Canvas<'_>,
    trend: &Trend,
    lines: &[Line<'_>],
    axis: &Axis,
    size_pt: f64,
    plot: Rect,
    right: f64,
) {
    let line_height = Face::new(canvas.layout.family, size_pt, true).line_in(100);
    let (low, high) = (plot.top - 0.1, plot.bottom() + 0.1);
    let n_max = ((high - low) / line_height).floor().max(1.0) as usize;
    let y_of = |value: f64| plot.bottom() - (value - axis.min) / (axis.max - axis.min) * plot.height;
    let at_of = |line: &Line<'_>| line.series.values[line.last_idx].as_ref().map_or(plot.bottom(), |n| y_of(n.value));
    let mut named: Vec<&Line<'_>> = lines.iter().collect();
    named.sort_by(|a, b| at_of(a).total_cmp(&at_of(b)));
    while named.len() > n_max {
        // The one nearest to its neighbours goes, never the marked, riket or the ends.
        let crowded =
            (1..named.len() - 1).filter(|idx| !named[*idx].is_marked() && !named[*idx].is_riket).min_by(|a, b| {
                let room = |idx: usize| at_of(named[idx + 1]) - at_of(named[idx - 1]);
                room(*a).total_cmp(&room(*b))
            });
        let Some(idx) = crowded else { break };
        named.remove(idx);
    }
    let labels: Vec<Label> = named.iter().map(|line| Label { at: at_of(line), width: line_height }).collect();
    let centres = spread(&labels, low, high, 0.0);
    let n_steps = trend.years.len().saturating_sub(1).max(1) as f64;
    for (line, centre) in named.iter().zip(centres) {
        let y = at_of(line);
        let x = plot.left + line.last_idx as f64 / n_steps * plot.width;
        let left = plot.right() + LABEL_GAP;
        let is_ended = line.last_idx + 1 < trend.years.len();
        if (centre - y).abs() > line_height * 0.3 || is_ended {
            let stroke = Stroke { width_pt: 0.75, role: Role::Outline, dash: Dash::Solid };
            canvas.leader(&format!("leader-{}", line.series.area), (x + 0.05, y), (left - 0.02, centre), stroke);
        }
        let role = if line.is_marked() { Role::Marked } else { Role::Ink };
        let style = Style::new(size_pt, role).bold_if(line.is_marked() || line.is_riket);
        let at = Rect::new(left, centre - line_height / 2.0, right - left, line_height);
        let fitted = fitted_words(canvas, &line.words, style, at.width, at.height);
        canvas.text(&format!("name-{}", line.series.area), at, Anchor::Middle, &[fitted.paragraph]);
    }
}
