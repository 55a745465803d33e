//! Every municipality of the country on one axis: the group named in a lane of its own, all others below it, the middle
//! half of the country as a box behind both.
//!
//! The box is shapes at places of the chart's fixed axis; its three edges are a series of the chart too.

use document::chart::country::CountryChart;
use document::{Dot, Emphasis, Reference};
use layout::{Axis, Label, line_axis, rows_of_labels, spread, swarm};

use super::super::words;
use super::numbers::sheet_of;
use super::slope::draw_line_below;
use crate::chart::Pen;
use crate::chart::scatter::{Marker, PlaneAxis, PlaneDesign, Series, SeriesName, Symbol, plane};
use crate::chart::sheet::{Cells, Column};
use crate::measure::Face;
use crate::shape::canvas::{Alt, Canvas, Dash, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::text::{Align, Anchor, Paragraph, Style};
use crate::template::palette::Role;

const AXIS_PT: f64 = 16.0;
const NUMBERS_HEIGHT: f64 = 0.34;
const EDGES_HEIGHT: f64 = 0.34;
/// A dot of the many, in inches.
const DOT: f64 = 0.092;
const N_EDGES: usize = 3;
const N_NAME_ROWS_MAX: usize = 5;
const NAME_GAP: f64 = 0.12;

/// Where everything stands.
struct Plan {
    axis: Axis,
    /// Everything under the names, from edge to edge.
    plot: Rect,
    /// The height of the group's dots.
    lane_y: f64,
    /// The middle of the country's dots, and how far they may go on either side.
    swarm_y: f64,
    swarm_half: f64,
}

impl Plan {
    fn x_of(&self, value: f64) -> f64 {
        self.plot.left + (value - self.axis.min) / (self.axis.max - self.axis.min) * self.plot.width
    }

    /// A height on the slide as the chart's second axis has it, nought at the bottom, one at the top.
    fn share_of(&self, y: f64) -> f64 {
        (self.plot.bottom() - y) / self.plot.height
    }
}

/// A name over the lane.
struct Name<'a> {
    dot: &'a Dot,
    words: String,
    label: Label,
}

/// Draws the country.
pub fn draw(canvas: &mut Canvas<'_>, chart: &CountryChart, body: Rect) {
    let language = canvas.language;
    let mut room = body;
    let told: Vec<String> =
        chart.missing.iter().map(|(_, name, why)| words::missing(name, &why.plain(language))).collect();
    draw_line_below(canvas, &told, &mut room);
    let values = chart.members.iter().chain(&chart.others).map(|dot| dot.number.value);
    let values = values.chain(chart.quartiles.iter().map(|edge| edge.number.value));
    let axis = line_axis(values.chain(chart.riket.iter().map(|riket| riket.number.value)), 5);
    let side = 0.4;
    let across = Rect::new(room.left + side, room.top, room.width - 2.0 * side, room.height);

    let draft = Plan { axis, plot: across, lane_y: 0.0, swarm_y: 0.0, swarm_half: 0.0 };
    let (names, rows, size_pt) = names(canvas, chart, &draft, room);
    let line = Face::new(canvas.layout.family, size_pt, true).line_in(100);
    let n_rows = rows.iter().max().map_or(0, |row| row + 1);
    let names_height = n_rows as f64 * line + 0.18;
    let top = room.top + names_height;
    let bottom = room.bottom() - NUMBERS_HEIGHT - EDGES_HEIGHT;
    let plot = Rect::new(across.left, top, across.width, (bottom - top).max(0.8));
    let lane = 0.3;
    let plan = Plan {
        lane_y: plot.top + lane / 2.0 + 0.08,
        swarm_y: (plot.top + lane + 0.16 + plot.bottom()) / 2.0,
        swarm_half: (plot.height - lane - 0.16) / 2.0 - DOT,
        plot,
        ..draft
    };
    draw_box(canvas, chart, &plan, room);
    draw_chart(canvas, chart, &plan, side);
    draw_names(canvas, &names, &rows, size_pt, line, &plan);
}

/// The group's names with values, and on which row each stands; where there are too many, the marked and the ends.
fn names<'a>(
    canvas: &Canvas<'_>,
    chart: &'a CountryChart,
    plan: &Plan,
    room: Rect,
) -> (Vec<Name<'a>>, Vec<usize>, f64) {
    let made = |dots: &[&'a Dot], size_pt: f64| {
        let names: Vec<Name<'a>> = dots
            .iter()
            .map(|dot| {
                let words = format!("{} {}", dot.name, dot.number.digits(canvas.language));
                let face = Face::new(canvas.layout.family, size_pt, dot.emphasis == Emphasis::Marked);
                let width = face.width_in(&words) + 0.06;
                let (low, high) = (room.left + width / 2.0, room.right() - width / 2.0);
                let at = plan.x_of(dot.number.value).min(high).max(low);
                Name { dot, words, label: Label { at, width } }
            })
            .collect();
        let labels: Vec<Label> = names.iter().map(|name| name.label).collect();
        let rows = rows_of_labels(&labels, NAME_GAP);
        (names, rows, size_pt)
    };
    let all: Vec<&Dot> = chart.members.iter().collect();
    let mut tried = Vec::new();
    for size_pt in [18.0, 16.0, 14.0] {
        let made = made(&all, size_pt);
        if made.1.iter().all(|row| *row < N_NAME_ROWS_MAX) {
            return made;
        }
        tried.push(made);
    }
    let last = all.len().saturating_sub(1);
    let is_kept = |(idx, dot): &(usize, &Dot)| *idx == 0 || *idx == last || dot.emphasis == Emphasis::Marked;
    let few: Vec<&Dot> = chart.members.iter().enumerate().filter(is_kept).map(|(_, dot)| dot).collect();
    made(&few, 18.0)
}

/// The box of the middle half, the median in it, riket, and what their edges are, below.
fn draw_box(canvas: &mut Canvas<'_>, chart: &CountryChart, plan: &Plan, room: Rect) {
    let language = canvas.language;
    let [low, median, high] = chart.quartiles.each_ref().map(|edge| plan.x_of(edge.number.value));
    let plot = plan.plot;
    canvas.rectangle("box", Rect::new(low, plot.top, (high - low).max(0.01), plot.height), Role::Panel);
    let upright = |x: f64| Rect::new(x, plot.top, 0.0, plot.height);
    for (part, x, width_pt, role) in [
        ("box-low", low, 1.0, Role::Outline),
        ("box-high", high, 1.0, Role::Outline),
        ("box-median", median, 2.25, Role::Grey),
    ] {
        canvas.line(part, upright(x), Stroke { width_pt, role, dash: Dash::Solid }, Alt::Decorative);
    }
    let mut labels: Vec<(String, String, f64, bool)> = chart
        .quartiles
        .iter()
        .enumerate()
        .map(|(idx, edge)| {
            let words = format!("{} {}", edge.name.plain(language), edge.number.digits(language));
            (format!("edge-{}", idx + 1), words, plan.x_of(edge.number.value), false)
        })
        .collect();
    if let Some(Reference { label, number, .. }) = &chart.riket {
        let x = plan.x_of(number.value);
        let stroke = Stroke { width_pt: 2.0, role: Role::Ink, dash: Dash::Dashed };
        canvas.line("riket", upright(x), stroke, Alt::Decorative);
        labels.push(("riket-label".to_owned(), label.plain(language), x, true));
    }
    labels.sort_by(|a, b| a.2.total_cmp(&b.2));
    let widths = |size_pt: f64| {
        let of = |(_, words, x, is_bold): &(String, String, f64, bool)| {
            let width = Face::new(canvas.layout.family, size_pt, *is_bold).width_in(words) + 0.05;
            Label { at: *x, width }
        };
        labels.iter().map(of).collect::<Vec<Label>>()
    };
    let fits = |size: &f64| widths(*size).iter().map(|label| label.width + 0.14).sum::<f64>() <= room.width;
    let size_pt = [16.0, 15.0, 14.0, 13.0].into_iter().find(fits).unwrap_or(12.0);
    let places = widths(size_pt);
    let centres = spread(&places, room.left, room.right(), 0.14);
    let top = plot.bottom() + NUMBERS_HEIGHT + 0.02;
    for ((part, words, x, is_bold), (label, centre)) in labels.iter().zip(places.iter().zip(centres)) {
        let at = Rect::new(centre - label.width / 2.0, top, label.width, EDGES_HEIGHT - 0.04);
        let style = Style::new(size_pt, if *is_bold { Role::Ink } else { Role::Grey }).bold_if(*is_bold);
        let paragraph = Paragraph::new(words.as_str(), style).aligned(Align::Centre);
        canvas.text(part, at, Anchor::Middle, &[paragraph]);
        let _ = x;
    }
}

fn draw_chart(canvas: &mut Canvas<'_>, chart: &CountryChart, plan: &Plan, side: f64) {
    let language = canvas.language;
    let table = chart.table();
    let n = table.rows.len();
    let mut sheet = sheet_of(&table, &(0..n), language);
    let (n_members, n_others) = (chart.members.len(), chart.others.len());
    let along: Vec<f64> = chart.others.iter().map(|dot| plan.x_of(dot.number.value)).collect();
    let aside = swarm(&along, DOT, plan.swarm_half.max(0.05));
    let heights = std::iter::repeat_n(plan.share_of(plan.plot.bottom()), N_EDGES)
        .chain(std::iter::repeat_n(plan.share_of(plan.lane_y), n_members))
        .chain(aside.iter().map(|offset| plan.share_of(plan.swarm_y + offset)));
    let mut column = Column::new(words::height_helper(language), heights.map(Some).collect());
    column.format = Some("0.000".to_owned());
    sheet.columns.push(column);

    let dots = |rows: std::ops::Range<usize>, name: SeriesName, marker: Option<Marker>, line: Option<Stroke>| Series {
        name,
        x: Cells::Down(0, rows.clone()),
        y: Cells::Down(1, rows),
        line,
        marker,
    };
    let circle = |size_pt: u32, fill: Role, outline: (Role, f64)| {
        Some(Marker { symbol: Symbol::Circle, size_pt, fill, outline })
    };
    let members = N_EDGES..N_EDGES + n_members;
    let others = members.end..members.end + n_others;
    let edge = Stroke { width_pt: 2.25, role: Role::Outline, dash: Dash::Solid };
    let mut series =
        vec![dots(0..N_EDGES, SeriesName::Words(words::middle_half(language).to_owned()), None, Some(edge))];
    let country = SeriesName::Words(words::the_country(language).to_owned());
    let group = SeriesName::Words(words::the_group(language).to_owned());
    if n_others > 0 {
        series.push(dots(others, country, circle(6, Role::Outline, (Role::Ground, 0.5)), None));
    }
    if n_members > 0 {
        series.push(dots(members.clone(), group, circle(11, Role::Ink, (Role::Ground, 1.5)), None));
    }
    let marked = chart.members.iter().position(|dot| dot.emphasis == Emphasis::Marked);
    series.extend(marked.map(|idx| {
        let row = members.start + idx;
        dots(row..row + 1, SeriesName::Row(row), circle(14, Role::Marked, (Role::Ground, 1.5)), None)
    }));
    let axis = &plan.axis;
    let plot = plan.plot;
    let at = Rect::new(plot.left - side, plot.top, plot.width + 2.0 * side, plot.height + NUMBERS_HEIGHT);
    let design = PlaneDesign {
        series,
        x: PlaneAxis {
            ends: (axis.min, axis.max),
            step: match axis.ticks.as_slice() {
                [first, second, ..] => second - first,
                _ => axis.max - axis.min,
            },
            has_grid: true,
            number_format: Some(document::number::office_format(axis.decimals)),
            is_turned: false,
        },
        is_x_above: false,
        y: PlaneAxis::unit(),
        axis_pt: AXIS_PT,
        margins: [side, 0.0, side, NUMBERS_HEIGHT],
        frame: (at.width, at.height),
    };
    let drawn = plane(sheet, &design, Pen { palette: canvas.palette, language });
    canvas.chart("chart", at, drawn, &chart.alt.plain(language));
}

fn draw_names(
    canvas: &mut Canvas<'_>,
    names: &[Name<'_>],
    rows: &[usize],
    size_pt: f64,
    line: f64,
    plan: &Plan,
) {
    // From the dot up to its name; other names are clear of it because a higher name's line passes between them.
    for (name, row) in names.iter().zip(rows) {
        let bottom = plan.plot.top - 0.1 - *row as f64 * line;
        let stroke = Stroke { width_pt: 0.75, role: Role::Outline, dash: Dash::Solid };
        let x = plan.x_of(name.dot.number.value);
        let line = Rect::new(x, bottom, 0.0, plan.lane_y - 0.09 - bottom);
        canvas.line(&format!("leader-{}", name.dot.area), line, stroke, Alt::Decorative);
    }
    for (name, row) in names.iter().zip(rows) {
        let bottom = plan.plot.top - 0.1 - *row as f64 * line;
        let is_marked = name.dot.emphasis == Emphasis::Marked;
        let role = if is_marked { Role::Marked } else { Role::Ink };
        let style = Style::new(size_pt, role).bold_if(is_marked);
        let at = Rect::new(name.label.at - name.label.width / 2.0, bottom - line, name.label.width, line);
        let paragraph = Paragraph::new(name.words.as_str(), style).aligned(Align::Centre);
        canvas.veiled_text(&format!("name-{}", name.dot.area), at, Anchor::Bottom, &[paragraph]);
    }
}
