//! Every municipality of the country on one axis: the group named in a lane of its own, all others below it, the middle
//! half of the country as a box behind both.
//!
//! The box is shapes at places of the chart's fixed axis; its three edges are a series of the chart too.

use document::chart::country::CountryChart;
use document::{Dot, Emphasis, Reference};
use layout::{Axis, Flag, Label, flags, line_axis, spread, swarm};

use super::super::set::fitted_words;
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
/// Below the plot: lines down to the edges' names, the names, and who is lowest and highest.
const POSTS_HEIGHT: f64 = 0.16;
const EDGES_HEIGHT: f64 = 0.34;
const FAR_ENDS_HEIGHT: f64 = 0.28;
const FAR_ENDS_PT: f64 = 14.0;
/// Names, and what riket is.
const NAMES_PT: f64 = 18.0;
/// A dot of the many, in points: the largest at which all have room.
const DOTS_PT: [u32; 6] = [11, 10, 9, 8, 7, 6];
const PLOT_HEIGHT_MIN: f64 = 1.0;
const N_EDGES: usize = 3;
const N_NAME_ROWS_MAX: usize = 6;
const NAME_GAP: f64 = 0.12;
/// Between a pole and its flag.
const FLAG_AIR: f64 = 0.06;

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
    dot_pt: u32,
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
    flag: Flag,
    width: f64,
    /// Whether it flies to the left of its pole.
    is_left: bool,
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
    let side = 0.15;
    let across = Rect::new(room.left + side, room.top, room.width - 2.0 * side, room.height);

    let draft = Plan { axis, plot: across, lane_y: 0.0, swarm_y: 0.0, swarm_half: 0.0, dot_pt: 6 };
    let (names, size_pt) = names(canvas, chart, &draft, room);
    let line = Face::new(canvas.layout.family, size_pt, true).line_in(100);
    let n_rows = names.iter().map(|name| name.flag.row + 1).max().unwrap_or(0);
    let names_height = n_rows as f64 * line + 0.18;
    let top = room.top + names_height;
    let below = room.bottom() - POSTS_HEIGHT - EDGES_HEIGHT;
    // On a low slide the country's ends give way: they are in the workbook and on the site.
    let has_far_ends = below - FAR_ENDS_HEIGHT - top >= PLOT_HEIGHT_MIN;
    let bottom = if has_far_ends { below - FAR_ENDS_HEIGHT } else { below };
    let plot = Rect::new(across.left, top, across.width, (bottom - top).max(0.5));
    let lane = 0.3;
    let plan = Plan {
        lane_y: plot.top + lane / 2.0 + 0.08,
        swarm_y: (plot.top + lane + 0.16 + plot.bottom()) / 2.0,
        swarm_half: ((plot.height - lane - 0.16) / 2.0 - 0.1).max(0.05),
        plot,
        ..draft
    };
    let along: Vec<f64> = chart.others.iter().map(|dot| plan.x_of(dot.number.value)).collect();
    let has_room = |size_pt: &u32| {
        let aside = swarm(&along, f64::from(*size_pt) / 72.0 + 0.01, f64::INFINITY);
        aside.iter().all(|offset| offset.abs() <= plan.swarm_half)
    };
    let dot_pt = DOTS_PT.into_iter().find(has_room).unwrap_or(DOTS_PT[DOTS_PT.len() - 1]);
    let plan = Plan { dot_pt, ..plan };
    draw_box(canvas, chart, &plan);
    draw_chart(canvas, chart, &plan, &along, side);
    draw_names(canvas, &names, size_pt, line, &plan);
    draw_edges(canvas, chart, &plan, room);
    if has_far_ends {
        draw_far_ends(canvas, chart, room);
    }
}

/// The group's names with values as flags over their dots; without values where there are too many, and at last without the
/// most crowded names, but never without the marked and the ends.
fn names<'a>(canvas: &Canvas<'_>, chart: &'a CountryChart, plan: &Plan, room: Rect) -> (Vec<Name<'a>>, f64) {
    let all: Vec<&Dot> = chart.members.iter().collect();
    let made = |dots: &[&'a Dot], size_pt: f64, has_value: bool| flagged(canvas, dots, size_pt, has_value, plan, room);
    let fits = |names: &[Name<'_>]| names.iter().all(|name| name.flag.row < N_NAME_ROWS_MAX);
    for has_value in [true, false] {
        if let Some(names) = made(&all, NAMES_PT, has_value).filter(|names| fits(names)) {
            return (names, NAMES_PT);
        }
    }
    let mut dots = all;
    while let Some(names) = made(&dots, NAMES_PT, false) {
        if fits(&names) {
            return (names, NAMES_PT);
        }
        let last = names.len() - 1;
        let crowded = (1..last)
            .filter(|idx| names[*idx].dot.emphasis == Emphasis::Calm)
            .max_by_key(|idx| (names[*idx].flag.row, std::cmp::Reverse(*idx)));
        let Some(idx) = crowded else { break };
        dots.remove(idx);
    }
    (Vec::new(), NAMES_PT)
}

/// Names as flags; `None` where they do not stay within the room.
fn flagged<'a>(
    canvas: &Canvas<'_>,
    dots: &[&'a Dot],
    size_pt: f64,
    has_value: bool,
    plan: &Plan,
    room: Rect,
) -> Option<Vec<Name<'a>>> {
    let words_of = |dot: &Dot| match has_value {
        true => format!("{} {}", dot.name, dot.number.digits(canvas.language)),
        false => dot.name.clone(),
    };
    let labels: Vec<Label> = dots
        .iter()
        .map(|dot| {
            let face = Face::new(canvas.layout.family, size_pt, dot.emphasis == Emphasis::Marked);
            Label { at: plan.x_of(dot.number.value), width: face.label_in(&words_of(dot)) + FLAG_AIR + 0.03 }
        })
        .collect();
    let flags = flags(&labels, room.left, room.right(), NAME_GAP)?;
    let name = |((dot, label), flag): ((&&'a Dot, &Label), Flag)| Name {
        dot,
        words: words_of(dot),
        is_left: flag.left < label.at - FLAG_AIR,
        flag,
        width: label.width,
    };
    Some(dots.iter().zip(&labels).zip(flags).map(name).collect())
}

/// The box of the middle half, the median in it, and riket.
fn draw_box(canvas: &mut Canvas<'_>, chart: &CountryChart, plan: &Plan) {
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
    if let Some(Reference { number, .. }) = &chart.riket {
        let stroke = Stroke { width_pt: 2.0, role: Role::Ink, dash: Dash::Dashed };
        canvas.line("riket", upright(plan.x_of(number.value)), stroke, Alt::Decorative);
    }
}

/// What the box's edges and riket are, under their lines.
fn draw_edges(canvas: &mut Canvas<'_>, chart: &CountryChart, plan: &Plan, room: Rect) {
    let (language, plot) = (canvas.language, plan.plot);
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
        labels.push(("riket-label".to_owned(), label.plain(language), plan.x_of(number.value), true));
    }
    labels.sort_by(|a, b| a.2.total_cmp(&b.2));
    let widths = |size_pt: f64| {
        let of = |(_, words, x, is_bold): &(String, String, f64, bool)| {
            let size_pt = if *is_bold { NAMES_PT } else { size_pt };
            let width = Face::new(canvas.layout.family, size_pt, *is_bold).label_in(words) + 0.05;
            Label { at: *x, width }
        };
        labels.iter().map(of).collect::<Vec<Label>>()
    };
    let fits = |size: &f64| widths(*size).iter().map(|label| label.width + 0.14).sum::<f64>() <= room.width;
    let size_pt = [AXIS_PT, 15.0, 14.0, 13.0].into_iter().find(fits).unwrap_or(12.0);
    let places = widths(size_pt);
    let centres = spread(&places, room.left, room.right(), 0.14);
    let top = plot.bottom() + POSTS_HEIGHT;
    for ((part, words, x, is_bold), (label, centre)) in labels.iter().zip(places.iter().zip(centres)) {
        let at = Rect::new(centre - label.width / 2.0, top, label.width, EDGES_HEIGHT - 0.02);
        let (size_pt, role) = if *is_bold { (NAMES_PT, Role::Ink) } else { (size_pt, Role::Grey) };
        let style = Style::new(size_pt, role).bold_if(*is_bold);
        let paragraph = Paragraph::new(words.as_str(), style).aligned(Align::Centre);
        canvas.text(part, at, Anchor::Middle, &[paragraph]);
        let stroke = Stroke { width_pt: 0.75, role: Role::Outline, dash: Dash::Solid };
        canvas.leader(&format!("{part}-post"), (*x, plot.bottom()), (centre, top + 0.02), stroke);
    }
}

/// Who of the others is lowest and highest in the country, under the ends.
fn draw_far_ends(canvas: &mut Canvas<'_>, chart: &CountryChart, room: Rect) {
    let ends = [("lowest", chart.others.first(), false), ("highest", chart.others.last(), true)];
    let top = room.bottom() - FAR_ENDS_HEIGHT + 0.02;
    let half = room.width / 2.0 - 0.1;
    for (part, dot, is_right) in ends.into_iter().take(chart.others.len()) {
        let Some(dot) = dot else { continue };
        let words = format!("{} {}", dot.name, dot.number.digits(canvas.language));
        let arrow = if is_right { format!("{words} →") } else { format!("← {words}") };
        let style = Style::new(FAR_ENDS_PT, Role::Grey);
        let fitted = fitted_words(canvas, &arrow, style, half, FAR_ENDS_HEIGHT - 0.02);
        let left = if is_right { room.right() - half } else { room.left };
        let at = Rect::new(left, top, half, FAR_ENDS_HEIGHT - 0.02);
        let align = if is_right { Align::Right } else { Align::Left };
        canvas.text(part, at, Anchor::Top, &[fitted.paragraph.aligned(align)]);
    }
}

fn draw_chart(canvas: &mut Canvas<'_>, chart: &CountryChart, plan: &Plan, along: &[f64], side: f64) {
    let language = canvas.language;
    let table = chart.table();
    let n = table.rows.len();
    let mut sheet = sheet_of(&table, &(0..n), language);
    let (n_members, n_others) = (chart.members.len(), chart.others.len());
    let aside = swarm(along, f64::from(plan.dot_pt) / 72.0 + 0.01, plan.swarm_half);
    let heights = std::iter::repeat_n(plan.share_of(plan.plot.bottom()), N_EDGES)
        .chain(std::iter::repeat_n(plan.share_of(plan.lane_y), n_members))
        .chain(aside.iter().map(|offset| plan.share_of(plan.swarm_y + offset)));
    let mut column = Column::new(words::height_helper(language), heights.map(Some).collect());
    column.format = Some("0.000".to_owned());
    sheet.columns.push(column);

    let dots = |rows: std::ops::Range<usize>, name: SeriesName, marker: Option<Marker>| Series {
        name,
        x: Cells::Down(0, rows.clone()),
        y: Cells::Down(1, rows),
        line: None,
        marker,
        points: Vec::new(),
    };
    let circle = |size_pt: u32, fill: Role, outline: Role| {
        Some(Marker { symbol: Symbol::Circle, size_pt, fill, outline: (outline, 1.0) })
    };
    let members = N_EDGES..N_EDGES + n_members;
    let others = members.end..members.end + n_others;
    let country = SeriesName::Words(words::the_country(language).to_owned());
    let group = SeriesName::Words(words::the_group(language).to_owned());
    let marked = chart.members.iter().position(|dot| dot.emphasis == Emphasis::Marked);
    let mut in_group = dots(members, group, circle(11, Role::Ink, Role::Ground));
    in_group.points = marked.map(|idx| (idx, circle(14, Role::Marked, Role::Ground))).into_iter().collect();
    let edges = Series {
        line: Some(Stroke { width_pt: 2.25, role: Role::Grey, dash: Dash::Solid }),
        ..dots(0..N_EDGES, SeriesName::Words(words::middle_half(language).to_owned()), None)
    };
    let mut series = vec![dots(others, country, circle(plan.dot_pt, Role::Outline, Role::Grey)), in_group, edges];
    // The longest first; a series without rows is none.
    let n_of = |series: &Series| match &series.x {
        Cells::Down(_, rows) => rows.len(),
        Cells::Along(..) => 0,
    };
    series.sort_by_key(|series| std::cmp::Reverse(n_of(series)));
    series.retain(|series| n_of(series) > 0);
    let axis = &plan.axis;
    let plot = plan.plot;
    let at = Rect::new(plot.left - side, plot.top, plot.width + 2.0 * side, plot.height);
    let design = PlaneDesign {
        series,
        x: PlaneAxis {
            ends: (axis.min, axis.max),
            step: match axis.ticks.as_slice() {
                [first, second, ..] => second - first,
                _ => axis.max - axis.min,
            },
            has_grid: false,
            number_format: None,
            is_turned: false,
        },
        is_x_above: false,
        y: PlaneAxis::unit(),
        axis_pt: AXIS_PT,
        margins: [side, 0.0, side, 0.0],
        frame: (at.width, at.height),
    };
    let drawn = plane(sheet, &design, Pen { palette: canvas.palette, language });
    canvas.chart("chart", at, drawn, &chart.alt.plain(language));
}

fn draw_names(canvas: &mut Canvas<'_>, names: &[Name<'_>], size_pt: f64, line: f64, plan: &Plan) {
    let bottom_of = |name: &Name<'_>| plan.plot.top - 0.1 - name.flag.row as f64 * line;
    for name in names {
        let bottom = bottom_of(name) - line * 0.85;
        let stroke = Stroke { width_pt: 0.75, role: Role::Outline, dash: Dash::Solid };
        let x = plan.x_of(name.dot.number.value);
        let pole = Rect::new(x, bottom, 0.0, plan.lane_y - 0.09 - bottom);
        canvas.line(&format!("pole-{}", name.dot.area), pole, stroke, Alt::Decorative);
    }
    for name in names {
        let bottom = bottom_of(name);
        let is_marked = name.dot.emphasis == Emphasis::Marked;
        let role = if is_marked { Role::Marked } else { Role::Ink };
        let style = Style::new(size_pt, role).bold_if(is_marked);
        let (left, align) = match name.is_left {
            true => (name.flag.left, Align::Right),
            false => (name.flag.left + FLAG_AIR, Align::Left),
        };
        let at = Rect::new(left, bottom - line, name.width - FLAG_AIR, line);
        let paragraph = Paragraph::new(name.words.as_str(), style).aligned(align);
        canvas.text(&format!("name-{}", name.dot.area), at, Anchor::Bottom, &[paragraph]);
    }
}
