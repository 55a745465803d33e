//! One key figure: ranked bars, names left, values in the bars, differences far right, riket and median as lines.
//!
//! The lines are shapes over the chart, at places computed from the same fixed axis: an edited bar never moves them.

use std::ops::Range;

use document::{Bar, BarChart, BarRow, Emphasis, KeyFigureStory, ReferenceKind};
use layout::{Axis, Label, ReferencePlaces, bar_axis, reference_labels};

use super::set::{draw_fitted, fitted_words, sizes_from};
use super::words;
use crate::chart::Pen;
use crate::chart::bars::{BarLook, BarMark, BarsDesign, LabelPlace, bars};
use crate::chart::sheet::{Column, Sheet, cell_name};
use crate::measure::Face;
use crate::shape::canvas::{Alt, Canvas, Dash, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::table::{Cell, Table};
use crate::shape::text::{Align, Anchor, Paragraph, Style};
use crate::template::palette::Role;

const GAP_PERCENT: u32 = 36;
/// Bars grow no thicker than half an inch.
const ROW_MAX: f64 = 0.68;
/// A row in which a name of 18 points stands.
const ROW_MIN: f64 = 0.31;
const LABEL_PT: f64 = 18.0;
const NOTE_PT: f64 = 14.0;
const LABEL_HEIGHT: f64 = 0.34;
/// Between a name and the bars.
const NAME_GAP: f64 = 0.12;
/// A chart's frame is so much wider than its plot on either side.
const MARGIN: f64 = 0.1;
/// A smaller body has no column of differences.
const SIDE_COLUMN_BODY_MIN: (f64, f64) = (9.0, 3.4);

/// How many rows a body has room for.
pub fn n_rows_max(body: Rect) -> usize {
    ((body.height - LABEL_HEIGHT) / ROW_MIN).floor().max(1.0) as usize
}

/// Where everything stands.
struct Plan {
    plot: Rect,
    axis: Axis,
    size_pt: f64,
    row_height: f64,
    names_width: f64,
    /// Where the values do not fit in the bars: their column between names and plot.
    values_width: f64,
    differences_width: f64,
}

impl Plan {
    fn x_of(&self, value: f64) -> f64 {
        self.plot.left + (value - self.axis.min) / (self.axis.max - self.axis.min) * self.plot.width
    }

    fn row(&self, idx: usize) -> Rect {
        Rect::new(self.plot.left, self.plot.top + idx as f64 * self.row_height, self.plot.width, self.row_height)
    }
}

/// Draws some rows of a chart; the axis is that of all.
pub fn draw(canvas: &mut Canvas<'_>, chart: &BarChart, shown: &Range<usize>, body: Rect) {
    let rows = &chart.rows[shown.clone()];
    let mut body = body;
    if let (Some(what), true) = (&chart.whiskers_are, has_whiskers(rows)) {
        draw_whiskers_note(canvas, &what.plain(canvas.language), &mut body);
    }
    let plan = plan(canvas, chart, rows, body);
    draw_names(canvas, rows, &plan, body);
    draw_chart(canvas, chart, rows, &plan);
    draw_whiskers_on_marked(canvas, rows, &plan);
    draw_reasons(canvas, rows, &plan);
    draw_references(canvas, chart, rows, &plan, body);
    draw_differences(canvas, chart, rows, &plan, body);
}

fn has_whiskers(rows: &[BarRow]) -> bool {
    rows.iter().any(|row| row.whiskers.is_some() && row.bar.number().is_some())
}

/// What the whiskers are, below the bars.
fn draw_whiskers_note(canvas: &mut Canvas<'_>, what: &str, body: &mut Rect) {
    let line = Face::new(canvas.layout.family, NOTE_PT, false).line_in(100);
    let mark = 0.32;
    let left = body.left + mark + 0.1;
    let width = body.width - mark - 0.1;
    let fitted = fitted_words(canvas, what, Style::new(NOTE_PT, Role::Grey), width, line);
    body.height -= line + 0.06;
    let at = Rect::new(left, body.bottom() + 0.06, width, line);
    let middle = at.top + line * 0.55;
    let stroke = Stroke { width_pt: 1.5, role: Role::Ink, dash: Dash::Solid };
    canvas.line("whiskers-mark", Rect::new(body.left, middle, mark, 0.0), stroke, Alt::Decorative);
    for (part, x) in [("whiskers-from", body.left), ("whiskers-to", body.left + mark)] {
        canvas.line(part, Rect::new(x, middle - 0.06, 0.0, 0.12), stroke, Alt::Decorative);
    }
    canvas.text("whiskers", at, Anchor::Top, &[fitted.paragraph]);
}

/// What of the whiskers lies on the filled bar of the marked, in the colour that is read there.
fn draw_whiskers_on_marked(canvas: &mut Canvas<'_>, rows: &[BarRow], plan: &Plan) {
    for (idx, row) in rows.iter().enumerate() {
        let (Bar::Current(number), Emphasis::Marked, Some((from, to))) = (&row.bar, row.emphasis, &row.whiskers) else {
            continue;
        };
        let (zero, end) = (plan.x_of(0.0), plan.x_of(number.value));
        let (low, high) = (zero.min(end), zero.max(end));
        let (from, to) = (plan.x_of(from.value), plan.x_of(to.value));
        let (begin, stop) = (from.min(to).max(low), from.max(to).min(high));
        if stop - begin < 0.02 {
            continue;
        }
        let place = plan.row(idx);
        let middle = place.top + place.height / 2.0;
        let stroke = Stroke { width_pt: 1.75, role: Role::OnFill, dash: Dash::Solid };
        canvas.line("whisker-on-marked", Rect::new(begin, middle, stop - begin, 0.0), stroke, Alt::Decorative);
        let cap = [from, to].into_iter().find(|x| *x > low && *x < high);
        if let Some(x) = cap {
            canvas.line("whisker-cap-on-marked", Rect::new(x, middle - 0.06, 0.0, 0.12), stroke, Alt::Decorative);
        }
    }
}

/// A sentence instead of a chart, and what the figure would mean.
pub fn draw_too_few(canvas: &mut Canvas<'_>, story: &KeyFigureStory, body: Rect) {
    let mut top = body.top + 0.1;
    if let Some(too_few) = &story.too_few {
        let at = Rect::new(body.left, top, body.width.min(10.0), body.height * 0.4);
        top += draw_fitted(canvas, "too-few", at, too_few, Style::new(24.0, Role::Ink)) + 0.35;
    }
    let width = body.width.min(9.0);
    let title = Rect::new(body.left, top, width, 0.6);
    top += draw_fitted(canvas, "definition-title", title, &story.definition.title, Style::new(18.0, Role::Ink).bold())
        + 0.05;
    let text = Rect::new(body.left, top, width, (body.bottom() - top).max(0.3));
    draw_fitted(canvas, "definition", text, &story.definition.text, Style::new(18.0, Role::Grey));
}

fn plan(canvas: &Canvas<'_>, chart: &BarChart, rows: &[BarRow], body: Rect) -> Plan {
    let axis = bar_axis(chart.axis_values().into_iter());
    let family = canvas.layout.family;
    let row_height = ((body.height - LABEL_HEIGHT) / rows.len().max(1) as f64).min(ROW_MAX);
    let is_marked = |row: &BarRow| row.emphasis == Emphasis::Marked;
    let widest_name = |size_pt: f64| {
        let width = |row: &BarRow| Face::new(family, size_pt, is_marked(row)).width_in(&name_of(row));
        rows.iter().map(width).fold(0.6, f64::max)
    };
    let names_max = (body.width * 0.24).max(2.4);
    let size_pt = sizes_from(20.0)
        .into_iter()
        .find(|size| Face::new(family, *size, true).line_in(100) <= row_height && widest_name(*size) <= names_max)
        .unwrap_or(12.0);
    let names_width = widest_name(size_pt).min(names_max) + NAME_GAP + 0.02;

    let has_room = body.width >= SIDE_COLUMN_BODY_MIN.0 && body.height >= SIDE_COLUMN_BODY_MIN.1;
    let differences_width = match (&chart.difference_head, has_room) {
        (Some(head), true) => {
            let face = Face::new(family, size_pt, true);
            let differences = chart.rows.iter().filter_map(|row| row.difference.as_ref());
            let widest = differences.map(|number| face.width_in(&number.shown(canvas.language))).fold(0.0, f64::max);
            let head = Face::new(family, LABEL_PT, false).width_in(&head.plain(canvas.language));
            (widest.max(head) + 0.1).max(0.9) + 0.25
        }
        _ => 0.0,
    };
    let plot_of = |values_width: f64| {
        let left = body.left + names_width + values_width;
        let width = body.right() - left - differences_width - if differences_width > 0.0 { 0.0 } else { MARGIN };
        Rect::new(left, body.top + LABEL_HEIGHT, width, row_height * rows.len() as f64)
    };
    let mut plan =
        Plan { plot: plot_of(0.0), axis, size_pt, row_height, names_width, values_width: 0.0, differences_width };
    let digits = |row: &BarRow| row.bar.number().map(|number| number.digits(canvas.language));
    let width_of = |text: &str| Face::new(family, size_pt, true).width_in(text) + 0.12;
    let collides = rows.iter().any(|row| match (row.bar.number(), digits(row)) {
        (Some(number), Some(text)) => {
            let within = |number: &document::Number| number.value.clamp(plan.axis.min, plan.axis.max);
            let whiskers = row.whiskers.as_ref().map(|(from, to)| (within(from), within(to)));
            is_label_in_the_way(&plan, chart, number.value, whiskers, width_of(&text))
        }
        _ => false,
    });
    if collides {
        let widest = rows.iter().filter_map(digits).map(|text| width_of(&text)).fold(0.0, f64::max);
        plan.values_width = widest + 0.06;
        plan.plot = plot_of(plan.values_width);
    }
    plan
}

/// Whether a value in its bar's base, or outside a bar too short for it, would stand on a line, on whiskers or beyond the
/// plot.
fn is_label_in_the_way(plan: &Plan, chart: &BarChart, value: f64, whiskers: Option<(f64, f64)>, width: f64) -> bool {
    let (zero, end) = (plan.x_of(0.0), plan.x_of(value));
    let begins = if (end - zero).abs() >= width { zero } else { end };
    let (low, high) = if value < 0.0 { (begins - width, begins) } else { (begins, begins + width) };
    let mut lines = chart.references.iter().map(|reference| plan.x_of(reference.number.value));
    let is_on_whiskers = whiskers
        .is_some_and(|(from, to)| plan.x_of(from.min(to)) - 0.04 < high && low < plan.x_of(from.max(to)) + 0.04);
    is_on_whiskers
        || lines.any(|x| low - 0.04 < x && x < high + 0.04)
        || low < plan.plot.left - 0.01
        || high > plan.plot.right() + MARGIN
}

fn name_of(row: &BarRow) -> String {
    match &row.bar {
        Bar::Older(_, year) => format!("{} {year}", row.name),
        _ => row.name.clone(),
    }
}

fn style_of(row: &BarRow, size_pt: f64) -> Style {
    match row.emphasis {
        Emphasis::Marked => Style::new(size_pt, Role::Marked).bold(),
        Emphasis::Calm => Style::new(size_pt, Role::Ink),
    }
}

/// Names, and the values where they have a column of their own.
fn draw_names(canvas: &mut Canvas<'_>, rows: &[BarRow], plan: &Plan, body: Rect) {
    let mut lines = Vec::new();
    for row in rows {
        let style = style_of(row, plan.size_pt);
        let room = plan.names_width - NAME_GAP;
        let paragraph = match &row.bar {
            Bar::Older(_, year) => Paragraph::new(row.name.as_str(), style)
                .with(format!(" {year}"), style.in_role(Role::Grey).bold_if(false)),
            _ => fitted_words(canvas, &row.name, style, room, plan.row_height).paragraph,
        };
        let name = Cell { margins: (0.0, NAME_GAP), ..Cell::new(paragraph.aligned(Align::Right)) };
        let mut cells = vec![name];
        if plan.values_width > 0.0 {
            let value = row.bar.number().map_or(String::new(), |number| number.digits(canvas.language));
            let cell = Cell::new(Paragraph::new(value, style).aligned(Align::Right));
            cells.push(Cell { margins: (0.0, NAME_GAP), ..cell });
        }
        lines.push((plan.row_height, cells));
    }
    let mut widths = vec![plan.names_width];
    if plan.values_width > 0.0 {
        widths.push(plan.values_width);
    }
    let table = Table { widths, rows: lines, has_head: false, has_row_heads: true };
    canvas.table("names", body.left, plan.plot.top, &table, words::names_alt(canvas.language));
}

fn draw_chart(canvas: &mut Canvas<'_>, chart: &BarChart, rows: &[BarRow], plan: &Plan) {
    let language = canvas.language;
    let family = canvas.layout.family;
    let marks = rows
        .iter()
        .map(|row| {
            let look = match (&row.bar, row.emphasis) {
                (Bar::Older(..), Emphasis::Marked) => BarLook::MarkedHollow,
                (Bar::Older(..), Emphasis::Calm) => BarLook::Hollow,
                (_, Emphasis::Marked) => BarLook::Marked,
                (_, Emphasis::Calm) => BarLook::Calm,
            };
            let label = match row.bar.number() {
                _ if plan.values_width > 0.0 => LabelPlace::Nowhere,
                Some(number) => {
                    let width = Face::new(family, plan.size_pt, true).width_in(&number.digits(language)) + 0.12;
                    let is_short = (plan.x_of(number.value) - plan.x_of(0.0)).abs() < width;
                    if is_short { LabelPlace::Outside } else { LabelPlace::InBase }
                }
                None => LabelPlace::InBase,
            };
            BarMark { look, label }
        })
        .collect();
    let format = document::number::office_format(chart.decimals);
    let mut sheet = Sheet {
        names_head: words::municipality(language).to_owned(),
        names: rows.iter().map(name_of).collect(),
        columns: vec![Column {
            head: match chart.unit.as_str() {
                "" => words::value(language).to_owned(),
                unit => unit.to_owned(),
            },
            values: rows.iter().map(|row| row.bar.number().map(|number| number.value)).collect(),
            ..Column::default()
        }],
        below: chart
            .references
            .iter()
            .map(|reference| {
                let name = match reference.kind {
                    ReferenceKind::Riket => words::riket(language),
                    ReferenceKind::Median => words::median(language),
                };
                (name.to_owned(), reference.number.value)
            })
            .collect(),
        format: format.clone(),
    };
    let whiskers = has_whiskers(rows).then(|| add_whiskers(&mut sheet, rows, language));
    let at = Rect::new(plan.plot.left - MARGIN, plan.plot.top, plan.plot.width + 2.0 * MARGIN, plan.plot.height);
    let design = BarsDesign {
        marks,
        axis: (plan.axis.min, plan.axis.max),
        size_pt: plan.size_pt,
        // A hard space, so that the value does not touch the bar's edge in any program.
        label_format: format!("\"\u{a0}\"{format}"),
        frame: (at.width, at.height),
        margin: MARGIN,
        gap_percent: GAP_PERCENT,
        whiskers,
    };
    let drawn = bars(sheet, &design, Pen { palette: canvas.palette, language });
    canvas.chart("chart", at, drawn, &chart.alt.plain(language));
}

/// Adds where whiskers begin and end, and their lengths either way by formulas. Returns the lengths' columns.
fn add_whiskers(sheet: &mut Sheet, rows: &[BarRow], language: document::Language) -> (usize, usize) {
    let mut columns = words::whisker_helpers(language).map(|head| Column::new(head, Vec::new()));
    for (idx, row) in rows.iter().enumerate() {
        let ends = row.bar.number().zip(row.whiskers.as_ref());
        let ends = ends.map(|(number, (from, to))| (number.value, from.value, to.value));
        let values = match ends {
            Some((value, from, to)) => [Some(from), Some(to), Some(value - from), Some(to - value)],
            None => [None; 4],
        };
        let [value, from, to] = [0, 1, 2].map(|column| cell_name(column, idx));
        let formulas = [None, None, Some(format!("{value}-{from}")), Some(format!("{to}-{value}"))];
        for ((column, value), formula) in columns.iter_mut().zip(values).zip(formulas) {
            column.values.push(value);
            column.formulas.push(formula);
        }
    }
    sheet.columns.extend(columns);
    (3, 4)
}

/// Why a row has no bar, where the bar would begin.
fn draw_reasons(canvas: &mut Canvas<'_>, rows: &[BarRow], plan: &Plan) {
    for (idx, row) in rows.iter().enumerate() {
        let (Bar::Missing(why) | Bar::Elided(why)) = &row.bar else { continue };
        let place = plan.row(idx);
        let zero = plan.x_of(0.0).min(plan.plot.right() - 2.0).max(plan.plot.left);
        let at = Rect::new(zero + 0.1, place.top, place.right() - zero - 0.1, place.height);
        let words = why.plain(canvas.language);
        let style = Style::new(plan.size_pt.min(18.0), Role::Grey);
        let fitted = fitted_words(canvas, &words, style, at.width, at.height);
        canvas.text(&format!("reason-{}", idx + 1), at, Anchor::Middle, &[fitted.paragraph]);
    }
}

fn draw_differences(canvas: &mut Canvas<'_>, chart: &BarChart, rows: &[BarRow], plan: &Plan, body: Rect) {
    let (Some(head), true) = (&chart.difference_head, plan.differences_width > 0.0) else { return };
    let width = plan.differences_width - 0.25;
    let left = body.right() - width;
    let words = head.plain(canvas.language);
    let paragraph = Paragraph::new(words.as_str(), Style::new(LABEL_PT, Role::Grey)).aligned(Align::Right);
    let head = (LABEL_HEIGHT, vec![Cell { margins: (0.0, 0.0), ..Cell::new(paragraph) }]);
    let lines = rows.iter().map(|row| {
        let shown = row.difference.as_ref().map_or(String::new(), |number| number.shown(canvas.language));
        let cell = Cell::new(Paragraph::new(shown, style_of(row, plan.size_pt)).aligned(Align::Right));
        (plan.row_height, vec![Cell { margins: (0.0, 0.0), ..cell }])
    });
    let table = Table {
        widths: vec![width],
        rows: std::iter::once(head).chain(lines).collect(),
        has_head: true,
        has_row_heads: false,
    };
    canvas.table(
        "differences",
        left,
        plan.plot.top - LABEL_HEIGHT,
        &table,
        &super::words::differences_alt(&words, canvas.language),
    );
}

fn draw_references(canvas: &mut Canvas<'_>, chart: &BarChart, rows: &[BarRow], plan: &Plan, body: Rect) {
    let language = canvas.language;
    let family = canvas.layout.family;
    let style = |kind: ReferenceKind| Style::new(LABEL_PT, Role::Ink).bold_if(kind == ReferenceKind::Riket);
    let texts: Vec<String> = chart.references.iter().map(|reference| reference.label.plain(language)).collect();
    let width_of = |idx: usize| {
        let is_bold = chart.references[idx].kind == ReferenceKind::Riket;
        Face::new(family, LABEL_PT, is_bold).width_in(&texts[idx]) + 0.04
    };
    let labels: Vec<Label> = (0..texts.len())
        .map(|idx| Label { at: plan.x_of(chart.references[idx].number.value), width: width_of(idx) })
        .collect();
    for (idx, reference) in chart.references.iter().enumerate() {
        draw_line(canvas, reference.kind, labels[idx].at, rows, plan);
    }
    let low = body.left;
    let high = body.right() - plan.differences_width;
    let top = Rect::new(0.0, body.top, 0.0, LABEL_HEIGHT - 0.04);
    match reference_labels(&labels, low, high) {
        ReferencePlaces::Apart(lefts) => {
            for (idx, left) in lefts.into_iter().enumerate() {
                let kind = chart.references[idx].kind;
                // A hair of air between a label and its line.
                let left = if left + labels[idx].width <= labels[idx].at + 0.01 { left - 0.05 } else { left };
                let at = Rect::new(left.max(low), top.top, labels[idx].width, top.height);
                let paragraph = Paragraph::new(texts[idx].as_str(), style(kind));
                canvas.text(&format!("{}-label", word_of(kind)), at, Anchor::Middle, &[paragraph]);
            }
        }
        ReferencePlaces::Joint => {
            let mut paragraph = Paragraph::of(Vec::new());
            for (idx, text) in texts.iter().enumerate() {
                if idx > 0 {
                    paragraph = paragraph.with(" · ", Style::new(LABEL_PT, Role::Ink));
                }
                paragraph = paragraph.with(text.as_str(), style(chart.references[idx].kind));
            }
            let width = (labels.iter().map(|label| label.width).sum::<f64>() + 0.3).min(high - low);
            let middle = labels.iter().map(|label| label.at).sum::<f64>() / labels.len().max(1) as f64;
            let left = (middle - width / 2.0).min(high - width).max(low);
            let at = Rect::new(left, top.top, width, top.height);
            canvas.text("reference-labels", at, Anchor::Middle, &[paragraph.aligned(Align::Centre)]);
        }
    }
}

fn word_of(kind: ReferenceKind) -> &'static str {
    match kind {
        ReferenceKind::Riket => "riket",
        ReferenceKind::Median => "median",
    }
}

/// A line across the bars: dark, and light where it crosses the filled bar of the marked.
fn draw_line(canvas: &mut Canvas<'_>, kind: ReferenceKind, x: f64, rows: &[BarRow], plan: &Plan) {
    let (width_pt, dash) = match kind {
        ReferenceKind::Riket => (2.0, Dash::Solid),
        ReferenceKind::Median => (1.5, Dash::Dashed),
    };
    let name = word_of(kind);
    let top = plan.plot.top - 0.06;
    let bottom = plan.plot.bottom();
    let crossed = rows.iter().enumerate().find_map(|(idx, row)| {
        let (Bar::Current(number), Emphasis::Marked) = (&row.bar, row.emphasis) else { return None };
        let (zero, end) = (plan.x_of(0.0), plan.x_of(number.value));
        let is_crossed = x > zero.min(end) && x < zero.max(end);
        let thickness = plan.row_height / (1.0 + f64::from(GAP_PERCENT) / 100.0);
        let place = plan.row(idx);
        is_crossed.then_some((place.top + (place.height - thickness) / 2.0, thickness))
    });
    let mut piece = |part: &str, from: f64, to: f64, role: Role| {
        if to - from > 0.005 {
            canvas.line(part, Rect::new(x, from, 0.0, to - from), Stroke { width_pt, role, dash }, Alt::Decorative);
        }
    };
    match crossed {
        Some((bar_top, thickness)) => {
            piece(name, top, bar_top, Role::Ink);
            piece(&format!("{name}-on-marked"), bar_top, bar_top + thickness, Role::OnFill);
            piece(&format!("{name}-below"), bar_top + thickness, bottom, Role::Ink);
        }
        None => piece(name, top, bottom, Role::Ink),
    }
}
