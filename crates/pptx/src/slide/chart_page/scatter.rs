//! Two key figures against each other: every municipality a dot, the group's named, the fitted line with its band behind.
//!
//! The named dots lie a second time on top of the many, as series of one point whose cells are the table's own.

use document::chart::scatter::{DotLabel, Fit, ScatterChart, ScatterDot};
use document::{Emphasis, Language};
use layout::{Around, Axis, Edges, PointLabel, line_axis, point_labels};

use super::super::set::fitted_words;
use super::super::words;
use super::numbers::sheet_of;
use super::slope::draw_line_below;
use crate::chart::Pen;
use crate::chart::scatter::{Marker, PlaneAxis, PlaneDesign, Series, SeriesName, Symbol, plane};
use crate::chart::sheet::{Cells, Column, Sheet};
use crate::measure::Face;
use crate::shape::canvas::{Alt, Canvas, Dash, Stroke, Surface};
use crate::shape::geometry::Rect;
use crate::shape::text::{Align, Anchor, Paragraph, Style};
use crate::template::palette::Role;

const AXIS_PT: f64 = 16.0;
const Y_TITLE_HEIGHT: f64 = 0.44;
const X_TITLE_HEIGHT: f64 = 0.3;
const NUMBERS_HEIGHT: f64 = 0.4;
const LABEL_PT: f64 = 18.0;
/// Half of a named dot's width.
const DOT_RADIUS: f64 = 0.085;
/// Into how many pieces each stretch of the fitted line is cut where labels are to go round it.
const LINE_DENSITY: u32 = 8;
/// The columns of the chart's table, and of its construction after them.
const X: usize = 0;
const Y: usize = 1;
const FIT: usize = 2;

/// Where the plot is and what its axes are.
struct Plan {
    x: Axis,
    y: Axis,
    plot: Rect,
    numbers_width: f64,
    /// What the last number along takes outside the plot.
    right: f64,
}

impl Plan {
    fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let share = |value: f64, axis: &Axis| (value - axis.min) / (axis.max - axis.min);
        let plot = self.plot;
        (plot.left + share(x, &self.x) * plot.width, plot.bottom() - share(y, &self.y) * plot.height)
    }
}

/// Draws the dots, the line and the names.
pub fn draw(canvas: &mut Canvas<'_>, chart: &ScatterChart, body: Rect) {
    let language = canvas.language;
    let mut room = body;
    let told: Vec<String> =
        chart.missing.iter().map(|(_, name, why)| words::missing(name, &why.plain(language))).collect();
    draw_line_below(canvas, &told, &mut room);
    let plan = plan(canvas, chart, room);
    if let Some(fit) = &chart.fit {
        draw_band(canvas, fit, &plan);
    }
    draw_titles(canvas, chart, room, &plan);
    draw_chart(canvas, chart, &plan);
    draw_names(canvas, chart, &plan);
}

fn plan(canvas: &Canvas<'_>, chart: &ScatterChart, room: Rect) -> Plan {
    let fit = || chart.fit.iter().flat_map(|fit| &fit.points);
    let x = line_axis(chart.dots.iter().map(|dot| dot.x.value).chain(fit().map(|point| point.x)), 5);
    let y =
        line_axis(chart.dots.iter().map(|dot| dot.y.value).chain(fit().flat_map(|point| [point.low, point.high])), 5);
    let face = Face::new(canvas.layout.family, AXIS_PT, false);
    let shown = |value: f64, decimals: i8| {
        document::format::format_number(value, decimals, document::Sign::Negative, canvas.language)
    };
    let numbers_width = y.ticks.iter().map(|tick| face.label_in(&shown(*tick, y.decimals))).fold(0.2, f64::max) + 0.14;
    // Half of the last number along stands out at the right.
    let right = x.ticks.last().map_or(0.0, |tick| face.label_in(&shown(*tick, x.decimals)) / 2.0) + 0.06;
    let plot = Rect::new(
        room.left + numbers_width,
        room.top + Y_TITLE_HEIGHT,
        room.width - numbers_width - right,
        room.height - Y_TITLE_HEIGHT - X_TITLE_HEIGHT - NUMBERS_HEIGHT,
    );
    Plan { x, y, plot, numbers_width, right }
}

/// The band as one shape behind the chart, whose ground is clear.
fn draw_band(canvas: &mut Canvas<'_>, fit: &Fit, plan: &Plan) {
    let plot = plan.plot;
    let inside = |(x, y): (f64, f64)| (x.clamp(plot.left, plot.right()), y.clamp(plot.top, plot.bottom()));
    let high = fit.points.iter().map(|point| inside(plan.at(point.x, point.high)));
    let low = fit.points.iter().rev().map(|point| inside(plan.at(point.x, point.low)));
    let ring: Vec<(f64, f64)> = high.chain(low).collect();
    // Its edges are lines of the chart, and a label says what it is.
    canvas.freeform("fit-band", &[ring], Surface { fill: Some(Role::Grid), stroke: None }, Alt::Decorative);
}

fn draw_titles(canvas: &mut Canvas<'_>, chart: &ScatterChart, room: Rect, plan: &Plan) {
    let language = canvas.language;
    let style = Style::new(AXIS_PT, Role::Grey);
    let y_at = Rect::new(room.left, room.top, room.width, 0.29);
    let y = fitted_words(canvas, &chart.y.title.plain(language), style, y_at.width, y_at.height);
    canvas.text("y-title", y_at, Anchor::Top, &[y.paragraph]);
    let x_at = Rect::new(room.left, plan.plot.bottom() + NUMBERS_HEIGHT, room.width, X_TITLE_HEIGHT);
    let x = fitted_words(canvas, &chart.x.title.plain(language), style, x_at.width, x_at.height);
    canvas.text("x-title", x_at, Anchor::Top, &[x.paragraph.aligned(Align::Right)]);
    draw_x_numbers(canvas, plan);
}

/// The numbers along, clear of the lowest number up.
fn draw_x_numbers(canvas: &mut Canvas<'_>, plan: &Plan) {
    let face = Face::new(canvas.layout.family, AXIS_PT, false);
    let shown: Vec<String> = plan
        .x
        .ticks
        .iter()
        .map(|tick| document::format::format_number(*tick, plan.x.decimals, document::Sign::Negative, canvas.language))
        .collect();
    let widest = shown.iter().map(|words| face.label_in(words)).fold(0.2, f64::max) + 0.06;
    let apart = plan.plot.width / (shown.len().saturating_sub(1).max(1) as f64);
    let each = if widest + 0.05 > apart { 2 } else { 1 };
    for (idx, words) in shown.iter().enumerate().step_by(each) {
        let (x, _) = plan.at(plan.x.ticks[idx], plan.y.min);
        let at = Rect::new(x - widest / 2.0, plan.plot.bottom() + 0.13, widest, NUMBERS_HEIGHT - 0.13);
        let paragraph = Paragraph::new(words.as_str(), Style::new(AXIS_PT, Role::Grey)).aligned(Align::Centre);
        canvas.text(&format!("x-number-{}", idx + 1), at, Anchor::Top, &[paragraph]);
    }
}

fn draw_chart(canvas: &mut Canvas<'_>, chart: &ScatterChart, plan: &Plan) {
    let language = canvas.language;
    let table = chart.table();
    let n = table.rows.len();
    let mut sheet = sheet_of(&table, &(0..n), language);
    let mut series = vec![Series {
        name: SeriesName::Head(Y),
        x: Cells::Down(X, 0..n),
        y: Cells::Down(Y, 0..n),
        line: None,
        marker: Some(Marker { symbol: Symbol::Circle, size_pt: 6, fill: Role::Outline, outline: (Role::Grey, 0.75) }),
        // The named ones are drawn by themselves.
        points: (0..chart.dots.len())
            .filter(|idx| chart.dots[*idx].label != DotLabel::None)
            .map(|idx| (idx, None))
            .collect(),
    }];
    if let Some(fit) = &chart.fit {
        series.extend(fit_series(&mut sheet, fit, language));
    }
    let mut named: Vec<usize> = (0..chart.dots.len()).filter(|idx| chart.dots[*idx].label != DotLabel::None).collect();
    named.sort_by_key(|idx| chart.dots[*idx].emphasis == Emphasis::Marked);
    series.extend(named.into_iter().map(|idx| {
        let dot = &chart.dots[idx];
        Series {
            name: SeriesName::Row(idx),
            x: Cells::Down(X, idx..idx + 1),
            y: Cells::Down(Y, idx..idx + 1),
            line: None,
            marker: Some(marker_of(dot)),
            points: Vec::new(),
        }
    }));
    let step = |axis: &Axis| match axis.ticks.as_slice() {
        [first, second, ..] => second - first,
        _ => axis.max - axis.min,
    };
    let plane_axis = |axis: &Axis, is_up: bool| PlaneAxis {
        ends: (axis.min, axis.max),
        step: step(axis),
        has_grid: is_up,
        number_format: is_up.then(|| document::number::office_format(axis.decimals)),
        is_turned: false,
    };
    let plot = plan.plot;
    let (above, right) = (0.1, plan.right);
    let at = Rect::new(
        plot.left - plan.numbers_width,
        plot.top - above,
        plot.width + plan.numbers_width + right,
        plot.height + above + 0.1,
    );
    let design = PlaneDesign {
        series,
        x: plane_axis(&plan.x, false),
        is_x_above: false,
        y: plane_axis(&plan.y, true),
        axis_pt: AXIS_PT,
        margins: [plan.numbers_width, above, right, 0.1],
        frame: (at.width, at.height),
    };
    let drawn = plane(sheet, &design, Pen { palette: canvas.palette, language });
    canvas.chart("chart", at, drawn, &chart.alt.plain(language));
}

fn marker_of(dot: &ScatterDot) -> Marker {
    let (fill, size_pt) = match (dot.emphasis, dot.label) {
        (Emphasis::Marked, _) => (Role::Marked, 14),
        (_, DotLabel::Named) => (Role::Grey, 9),
        _ => (Role::Ink, 11),
    };
    let outline = (Role::Ground, 1.5);
    Marker { symbol: Symbol::Circle, size_pt, fill, outline }
}

/// The line and the edges of its band, from columns after the table's own.
fn fit_series(sheet: &mut Sheet, fit: &Fit, language: Language) -> Vec<Series> {
    let [x, line, low, high] = words::fit_helpers(language);
    let column = |head: &str, of: &dyn Fn(&document::chart::scatter::FitPoint) -> f64| {
        Column::new(head, fit.points.iter().map(|point| Some(of(point))).collect())
    };
    sheet.columns.extend([
        column(x, &|point| point.x),
        column(line, &|point| point.y),
        column(low, &|point| point.low),
        column(high, &|point| point.high),
    ]);
    let n = fit.points.len();
    while sheet.names.len() < n {
        sheet.names.push(String::new());
    }
    let one = |column_idx: usize, stroke: Stroke| Series {
        name: SeriesName::Head(column_idx),
        x: Cells::Down(FIT, 0..n),
        y: Cells::Down(column_idx, 0..n),
        line: Some(stroke),
        marker: None,
        points: Vec::new(),
    };
    let edge = Stroke { width_pt: 0.75, role: Role::Grey, dash: Dash::Solid };
    let middle = Stroke { width_pt: 2.25, role: Role::Ink, dash: Dash::Solid };
    vec![one(FIT + 2, edge), one(FIT + 3, edge), one(FIT + 1, middle)]
}

/// The names of the group's dots and of those the text names, none on another.
fn draw_names(canvas: &mut Canvas<'_>, chart: &ScatterChart, plan: &Plan) {
    let mut named: Vec<&ScatterDot> = chart.dots.iter().filter(|dot| dot.label != DotLabel::None).collect();
    // The marked one chooses first, then the group, then the others.
    named.sort_by_key(|dot| (dot.emphasis != Emphasis::Marked, dot.label == DotLabel::Named));
    let family = canvas.layout.family;
    let labels: Vec<PointLabel> = named
        .iter()
        .map(|dot| {
            let (x, y) = plan.at(dot.x.value, dot.y.value);
            let face = Face::new(family, LABEL_PT, dot.emphasis == Emphasis::Marked);
            PointLabel { x, y, width: face.label_in(&dot.name) + 0.06, height: face.line_in(100) }
        })
        .collect();
    let many: Vec<(f64, f64)> = chart
        .dots
        .iter()
        .filter(|dot| dot.label == DotLabel::None)
        .map(|dot| plan.at(dot.x.value, dot.y.value))
        .collect();
    let plot = plan.plot;
    let room =
        Edges { left: plot.left, top: plot.top - 0.05, right: plot.right() + 0.02, bottom: plot.bottom() + 0.02 };
    let placed = point_labels(&labels, Around { dots: &many, taken: &[] }, DOT_RADIUS, room);
    for (dot, label) in named.iter().zip(&placed) {
        let Some(line) = label.and_then(|label| label.leader) else { continue };
        let stroke = Stroke { width_pt: 0.75, role: Role::Ink, dash: Dash::Solid };
        canvas.leader(&format!("leader-{}", dot.area), line[0], line[1], stroke);
    }
    for (dot, label) in named.iter().zip(&placed) {
        let Some(label) = label else { continue };
        let is_marked = dot.emphasis == Emphasis::Marked;
        let role = if is_marked { Role::Marked } else { Role::Ink };
        let style = Style::new(LABEL_PT, role).bold_if(is_marked);
        let at = Rect::new(label.at.left, label.at.top, label.at.right - label.at.left, label.at.bottom - label.at.top);
        let paragraph = Paragraph::new(dot.name.as_str(), style).aligned(Align::Centre);
        canvas.veiled_text(&format!("name-{}", dot.area), at, Anchor::Middle, &[paragraph]);
    }
    if let Some(fit) = &chart.fit {
        let taken: Vec<Edges> = placed.iter().flatten().map(|label| label.at).collect();
        draw_fit_label(canvas, fit, plan, &taken, &labels, &many);
    }
}

/// What the line is, near its right end, clear of the names and of the line itself.
fn draw_fit_label(
    canvas: &mut Canvas<'_>,
    fit: &Fit,
    plan: &Plan,
    taken: &[Edges],
    labels: &[PointLabel],
    many: &[(f64, f64)],
) {
    let Some(last) = fit.points.last() else { return };
    let words = fit.label.plain(canvas.language);
    let face = Face::new(canvas.layout.family, LABEL_PT, false);
    let width = face.label_in(&words) + 0.06;
    let plot = plan.plot;
    let (x, y) = plan.at(last.x, last.y);
    let label = PointLabel { x: x.min(plot.right() - width / 2.0), y, width, height: face.line_in(100) };
    // The line weighs more than dots: so near to each other are its points that none of it is covered.
    let at = |point: &document::chart::scatter::FitPoint| plan.at(point.x, point.y);
    let line = fit.points.iter().zip(fit.points.iter().skip(1)).flat_map(|(from, to)| {
        let ((x, y), (to_x, to_y)) = (at(from), at(to));
        (0..LINE_DENSITY).map(move |step| {
            let share = f64::from(step) / f64::from(LINE_DENSITY);
            (x + (to_x - x) * share, y + (to_y - y) * share)
        })
    });
    let named: Vec<(f64, f64)> = labels.iter().map(|label| (label.x, label.y)).collect();
    let dots: Vec<(f64, f64)> = named.iter().chain(many).copied().chain(line).collect();
    let room = Edges { left: plot.left, top: plot.top, right: plot.right() + 0.02, bottom: plot.bottom() };
    let placed = point_labels(&[label], Around { dots: &dots, taken }, 0.03, room);
    let Some(Some(placed)) = placed.first() else { return };
    let Edges { left, top, right, bottom } = placed.at;
    // In a low plot there may be no clear place; then the shape of the band alone says what it is.
    let hides = |(x, y): &(f64, f64)| *x > left && *x < right && *y > top && *y < bottom;
    if named.iter().any(hides) {
        return;
    }
    let style = Style::new(LABEL_PT, Role::Grey);
    let paragraph = Paragraph::new(words, style).aligned(Align::Right);
    canvas.veiled_text("fit-label", Rect::new(left, top, right - left, bottom - top), Anchor::Middle, &[paragraph]);
}
