//! A map: every municipality a shape of its own in a group, shaded by class, the group's own named.
//!
//! There is no workbook behind shapes: each says its name and figure to those who do not see it, and the group's figures
//! stand beside the map.

use document::chart::map::{MapArea, MapChart, MapShape};
use document::{Emphasis, Language};
use layout::{Around, Edges, PointLabel, point_labels};

use super::super::set::fitted_words;
use crate::measure::Face;
use crate::shape::canvas::{Alt, Canvas, Dash, Stroke, Surface};
use crate::shape::geometry::Rect;
use crate::shape::table::{Cell, Table};
use crate::shape::text::{Align, Anchor, Paragraph, Style};
use crate::template::palette::Role;

const SIDE_WIDTH: f64 = 4.0;
const LOW_SIDE_WIDTH: f64 = 5.6;
const GUTTER: f64 = 0.3;
const SWATCH: (f64, f64) = (0.36, 0.24);
const LEGEND_ROW: f64 = 0.3;
const LEGEND_PT: f64 = 16.0;
/// The size of names, and the one where not all fit their areas.
const NAMES_PT: (f64, f64) = (18.0, 16.0);
/// Tiles may be so much wider than high, so that names have room in them.
const TILE_WIDTH_MAX: f64 = 2.8;
/// A map with more areas keeps its shape.
const N_WIDE_TILES_MAX: usize = 60;
const FIGURE_ROW: f64 = 0.33;
/// A group that takes less of its map's width and height is shown larger beside it, where there is such a width.
const INSET_SHARE_MAX: f64 = 0.4;
const INSET_WIDTH_MIN: f64 = 2.4;
/// Half of what a name keeps free round the middle of an area.
const POINT_RADIUS: f64 = 0.03;
/// What a name keeps free of its area's edges.
const INSIDE: f64 = 0.08;

/// Draws the map, its legend and the group's figures.
pub fn draw(canvas: &mut Canvas<'_>, chart: &MapChart, body: Rect) {
    let n_members = chart.areas.iter().filter(|area| area.is_member).count() as f64;
    let legend_height = 0.6 + (chart.classes.len() + 1) as f64 * LEGEND_ROW + 0.3;
    // Where legend and figures do not fit one above the other they stand side by side.
    let is_low = legend_height + 0.2 + n_members * FIGURE_ROW * 0.85 > body.height && body.width >= 10.0;
    let side_width = if is_low { LOW_SIDE_WIDTH } else { SIDE_WIDTH.min(body.width * 0.38) };
    let free = Rect::new(body.left, body.top, body.width - side_width - GUTTER, body.height);
    let aspect = if chart.aspect.is_finite() && chart.aspect > 0.0 { chart.aspect } else { 1.0 };
    let height = free.height.min(free.width / aspect);
    let plain = height * aspect;
    let centred_at = |width: f64| Rect::new(free.left + (free.width - width) / 2.0, free.top, width, height);
    let lost = |map: Rect| cluster_of(chart, map).filter(|at| is_lost(*at, map));
    let width = if lost(centred_at(plain)).is_some() { plain } else { plain * tile_stretch(chart, free.width / plain) };
    let centred = centred_at(width);
    let rest = Rect::new(free.left + width + GUTTER, free.top, free.width - width - GUTTER, free.height);
    let cluster = lost(centred).filter(|_| rest.width >= INSET_WIDTH_MIN);
    let map = if cluster.is_some() { Rect { left: free.left, ..centred } } else { centred };
    let legend_width = if is_low { side_width * 0.44 } else { side_width };
    let side = Rect::new(body.right() - side_width, body.top, legend_width, body.height);

    let shapes: Vec<Vec<Vec<(f64, f64)>>> = chart.areas.iter().map(|area| rings_of(&area.shape, map)).collect();
    canvas.begin_group("map", map, Alt::Words(&chart.alt.plain(canvas.language)));
    for idx in order_of(chart) {
        let area = &chart.areas[idx];
        let words = said(area, canvas.language);
        let scale = if cluster.is_some() { 0.5 } else { 1.0 };
        canvas.freeform(&format!("area-{}", area.area), &shapes[idx], surface(area, scale), Alt::Words(&words));
    }
    canvas.end_group();
    match cluster {
        Some(at) => draw_inset(canvas, chart, Rect { left: at.left - centred.left + map.left, ..at }, map, rest),
        None => draw_names(canvas, chart, &shapes, free),
    }
    let bottom = draw_legend(canvas, chart, side);
    let figures = match is_low {
        true => {
            let left = side.right() + GUTTER;
            Rect::new(left, body.top, body.right() - left, body.height)
        }
        false => Rect::new(side.left, bottom + 0.2, side.width, side.bottom() - bottom - 0.2),
    };
    draw_figures(canvas, chart, figures);
}

/// How much wider a map of few tiles is drawn than their places say.
fn tile_stretch(chart: &MapChart, room: f64) -> f64 {
    let is_tiles = chart.areas.iter().all(|area| matches!(area.shape, MapShape::Tile { .. }));
    if is_tiles && chart.areas.len() <= N_WIDE_TILES_MAX { room.clamp(1.0, TILE_WIDTH_MAX) } else { 1.0 }
}

/// The order of drawing: the group's on top of the others, the marked one on top of all.
fn order_of(chart: &MapChart) -> Vec<usize> {
    let mut order: Vec<usize> = (0..chart.areas.len()).collect();
    order.sort_by_key(|idx| (chart.areas[*idx].emphasis == Emphasis::Marked, chart.areas[*idx].is_member));
    order
}

/// The box round the group on a map.
fn cluster_of(chart: &MapChart, map: Rect) -> Option<Rect> {
    let members = chart.areas.iter().filter(|area| area.is_member);
    let points = members.flat_map(|area| rings_of(&area.shape, map)).flatten();
    let ends = points.fold(None, |ends: Option<[f64; 4]>, (x, y)| {
        let [left, top, right, bottom] = ends.unwrap_or([x, y, x, y]);
        Some([left.min(x), top.min(y), right.max(x), bottom.max(y)])
    });
    ends.map(|[left, top, right, bottom]| Rect::new(left, top, right - left, bottom - top))
}

/// Whether the group is so small on its map that it has to be shown larger beside it.
fn is_lost(cluster: Rect, map: Rect) -> bool {
    cluster.width < map.width * INSET_SHARE_MAX && cluster.height < map.height * INSET_SHARE_MAX && cluster.area() > 0.0
}

/// The group once more, enlarged and named, and a frame where it lies on the map.
fn draw_inset(canvas: &mut Canvas<'_>, chart: &MapChart, cluster: Rect, map: Rect, room: Rect) {
    let corners =
        |at: Rect| vec![(at.left, at.top), (at.right(), at.top), (at.right(), at.bottom()), (at.left, at.bottom())];
    let stroke = Some(Stroke { width_pt: 1.0, role: Role::Grey, dash: Dash::Solid });
    let frame = Surface { fill: None, stroke };
    let round = cluster.inset(-0.05);
    canvas.freeform("inset-place", &[corners(round)], frame, Alt::Decorative);
    canvas.freeform("inset-frame", &[corners(room)], frame, Alt::Decorative);
    let inner = room.inset(0.25);
    let scale = (inner.width / cluster.width).min(inner.height / cluster.height);
    let (left, top) = (
        inner.left + (inner.width - cluster.width * scale) / 2.0,
        inner.top + (inner.height - cluster.height * scale) / 2.0,
    );
    let enlarged = |(x, y): (f64, f64)| (left + (x - cluster.left) * scale, top + (y - cluster.top) * scale);
    let shapes: Vec<Vec<Vec<(f64, f64)>>> = chart
        .areas
        .iter()
        .map(|area| match area.is_member {
            true => {
                rings_of(&area.shape, map).into_iter().map(|ring| ring.into_iter().map(enlarged).collect()).collect()
            }
            false => Vec::new(),
        })
        .collect();
    // What it shows is told by the map itself already.
    canvas.begin_group("inset", inner, Alt::Decorative);
    for idx in order_of(chart).into_iter().filter(|idx| chart.areas[*idx].is_member) {
        let area = &chart.areas[idx];
        let part = format!("inset-area-{}", area.area);
        canvas.freeform(&part, &shapes[idx], surface(area, 1.0), Alt::Decorative);
    }
    canvas.end_group();
    draw_names(canvas, chart, &shapes, room.inset(0.05));
}

/// A municipality's name and figure, or why there is none.
fn said(area: &MapArea, language: Language) -> String {
    match &area.figure {
        Ok((number, _)) => format!("{}: {}", area.name, number.shown(language)),
        Err(why) => format!("{}: {}", area.name, why.plain(language)),
    }
}

fn rings_of(shape: &MapShape, map: Rect) -> Vec<Vec<(f64, f64)>> {
    let at = |(x, y): (f64, f64)| (map.left + x.clamp(0.0, 1.0) * map.width, map.top + y.clamp(0.0, 1.0) * map.height);
    match shape {
        MapShape::Outline(rings) => rings.iter().map(|ring| ring.iter().map(|point| at(*point)).collect()).collect(),
        MapShape::Tile { left, top, width, height } => {
            let (right, bottom) = (left + width, top + height);
            vec![[(*left, *top), (right, *top), (right, bottom), (*left, bottom)].map(at).to_vec()]
        }
    }
}

fn surface(area: &MapArea, scale: f64) -> Surface {
    let stroke = match (area.emphasis, area.is_member, &area.figure) {
        (Emphasis::Marked, ..) => Stroke { width_pt: 3.0, role: Role::Ink, dash: Dash::Solid },
        (_, true, Ok(_)) => Stroke { width_pt: 1.5, role: Role::Ink, dash: Dash::Solid },
        (_, false, Ok(_)) => Stroke { width_pt: 0.5, role: Role::Grey, dash: Dash::Solid },
        // Without a figure: nothing inside, a broken line round it.
        (_, true, Err(_)) => Stroke { width_pt: 1.5, role: Role::Ink, dash: Dash::Dashed },
        (_, false, Err(_)) => Stroke { width_pt: 0.75, role: Role::Outline, dash: Dash::Dashed },
    };
    let stroke = Stroke { width_pt: stroke.width_pt * scale, ..stroke };
    let fill = area.figure.as_ref().ok().map(|(_, class)| Role::Shade((*class).min(4)));
    Surface { fill, stroke: Some(stroke) }
}

/// The largest ring's box and its centre of area.
fn largest(rings: &[Vec<(f64, f64)>]) -> Option<(Rect, (f64, f64))> {
    let area = |ring: &&Vec<(f64, f64)>| {
        let next = ring.iter().cycle().skip(1);
        ring.iter().zip(next).map(|((x, y), (to_x, to_y))| x * to_y - to_x * y).sum::<f64>().abs() / 2.0
    };
    let ring = rings.iter().max_by(|a, b| area(a).total_cmp(&area(b)))?;
    let fold = |of: fn(&(f64, f64)) -> f64| {
        ring.iter().map(of).fold((f64::INFINITY, f64::NEG_INFINITY), |ends, v| (ends.0.min(v), ends.1.max(v)))
    };
    let ((left, right), (top, bottom)) = (fold(|point| point.0), fold(|point| point.1));
    let at = Rect::new(left, top, right - left, bottom - top);
    let (mut double_area, mut x_moment, mut y_moment) = (0.0, 0.0, 0.0);
    // Counted from the box's corner, so that far from it nothing is lost to rounding.
    let shifted = || ring.iter().map(|(x, y)| (x - left, y - top));
    for ((x, y), (to_x, to_y)) in shifted().zip(shifted().cycle().skip(1)) {
        let piece = x * to_y - to_x * y;
        double_area += piece;
        x_moment += (x + to_x) * piece;
        y_moment += (y + to_y) * piece;
    }
    let middle = match double_area.abs() > 1e-9 {
        true => (left + x_moment / (3.0 * double_area), top + y_moment / (3.0 * double_area)),
        false => (left + at.width / 2.0, top + at.height / 2.0),
    };
    (right > left && bottom > top).then_some((at, middle))
}

/// The group's names: in their areas where they fit, else beside them with a line.
fn draw_names(canvas: &mut Canvas<'_>, chart: &MapChart, shapes: &[Vec<Vec<(f64, f64)>>], free: Rect) {
    let family = canvas.layout.family;
    let fits = |size_pt: f64| {
        let members = chart.areas.iter().zip(shapes).filter(|(area, _)| area.is_member);
        let mut largest = members.filter_map(|(area, rings)| Some((area, largest(rings)?.0)));
        largest.all(|(area, at)| Face::new(family, size_pt, true).label_in(&area.name) + INSIDE <= at.width)
    };
    let label_pt = if fits(NAMES_PT.0) { NAMES_PT.0 } else { NAMES_PT.1 };
    let mut outside = Vec::new();
    let mut taken: Vec<Edges> = Vec::new();
    for (area, rings) in chart.areas.iter().zip(shapes).filter(|(area, _)| area.is_member) {
        let Some((at, middle)) = largest(rings) else { continue };
        let is_marked = area.emphasis == Emphasis::Marked;
        let face = Face::new(family, label_pt, is_marked);
        let (width, height) = (face.label_in(&area.name) + INSIDE, face.line_in(100));
        if width <= at.width && height + 0.06 <= at.height {
            let ground = area.figure.as_ref().ok().map(|(_, class)| Role::Shade((*class).min(4)));
            let role = ground.map_or(Role::Ink, |fill| canvas.palette.text_on(fill));
            let style = Style::new(label_pt, role).bold_if(is_marked);
            let left = (middle.0 - width / 2.0).clamp(at.left, at.right() - width);
            let place = Rect::new(left, middle.1 - height / 2.0, width, height);
            let paragraph = Paragraph::new(area.name.as_str(), style).aligned(Align::Centre);
            canvas.text(&format!("map-name-{}", area.area), place, Anchor::Middle, &[paragraph]);
            let (right, bottom) = (place.right(), place.bottom());
            taken.push(Edges { left: place.left, top: place.top, right, bottom });
        } else {
            outside.push((area, PointLabel { x: middle.0, y: middle.1, width, height }));
        }
    }
    if outside.is_empty() {
        return;
    }
    let room = Edges { left: free.left, top: free.top, right: free.right(), bottom: free.bottom() };
    let labels: Vec<PointLabel> = outside.iter().map(|(_, label)| *label).collect();
    let others: Vec<(f64, f64)> = shapes.iter().filter_map(|rings| largest(rings)).map(|(_, middle)| middle).collect();
    let placed = point_labels(&labels, Around { dots: &others, taken: &taken }, POINT_RADIUS, room);
    for ((area, label), place) in outside.iter().zip(&placed) {
        let Some(place) = place else { continue };
        let is_marked = area.emphasis == Emphasis::Marked;
        let stroke = Stroke { width_pt: 1.0, role: Role::Ink, dash: Dash::Solid };
        let at = place.at;
        let nearest = (label.x.clamp(at.left, at.right), label.y.clamp(at.top, at.bottom));
        canvas.leader(&format!("leader-{}", area.area), (label.x, label.y), nearest, stroke);
        let style = Style::new(label_pt, Role::Ink).bold_if(is_marked);
        let rect = Rect::new(at.left, at.top, at.right - at.left, at.bottom - at.top);
        let paragraph = Paragraph::new(area.name.as_str(), style).aligned(Align::Centre);
        canvas.veiled_text(&format!("map-label-{}", area.area), rect, Anchor::Middle, &[paragraph]);
    }
}

/// What each shade means, lowest first, and what an empty area is. Returns where it ends.
fn draw_legend(canvas: &mut Canvas<'_>, chart: &MapChart, side: Rect) -> f64 {
    let language = canvas.language;
    let head = fitted_words(canvas, &chart.head.plain(language), Style::new(LEGEND_PT, Role::Grey), side.width, 0.56);
    let head_at = Rect::new(side.left, side.top, side.width, head.height);
    canvas.text("legend-head", head_at, Anchor::Top, &[head.paragraph]);
    let mut top = head_at.bottom() + 0.06;
    let mut entries: Vec<(Option<Role>, String)> =
        (0..).zip(&chart.classes).map(|(idx, class)| (Some(Role::Shade(idx)), class.plain(language))).collect();
    if chart.areas.iter().any(|area| area.figure.is_err()) {
        entries.push((None, chart.missing_class.plain(language)));
    }
    for (idx, (fill, words)) in entries.iter().enumerate() {
        let swatch = Rect::new(side.left, top + (LEGEND_ROW - SWATCH.1) / 2.0, SWATCH.0, SWATCH.1);
        let ring = vec![
            (swatch.left, swatch.top),
            (swatch.right(), swatch.top),
            (swatch.right(), swatch.bottom()),
            (swatch.left, swatch.bottom()),
        ];
        let dash = if fill.is_none() { Dash::Dashed } else { Dash::Solid };
        let stroke = Some(Stroke { width_pt: 0.75, role: Role::Outline, dash });
        let surface = Surface { fill: *fill, stroke };
        canvas.freeform(&format!("legend-shade-{}", idx + 1), &[ring], surface, Alt::Decorative);
        let left = swatch.right() + 0.12;
        let at = Rect::new(left, top, side.right() - left, LEGEND_ROW);
        let fitted = fitted_words(canvas, words, Style::new(LEGEND_PT, Role::Ink), at.width, at.height);
        canvas.text(&format!("legend-{}", idx + 1), at, Anchor::Middle, &[fitted.paragraph]);
        top += LEGEND_ROW;
    }
    if let Some(from) = &chart.outlines_from {
        let at = Rect::new(side.left, top + 0.04, side.width, 0.22);
        let fitted = fitted_words(canvas, &from.plain(language), Style::new(12.0, Role::Grey), at.width, at.height);
        canvas.text("outlines-from", at, Anchor::Top, &[fitted.paragraph]);
        top = at.bottom();
    }
    top
}

/// The group's figures as a table, where there is room for all of them.
fn draw_figures(canvas: &mut Canvas<'_>, chart: &MapChart, at: Rect) {
    let language = canvas.language;
    let mut members: Vec<&MapArea> = chart.areas.iter().filter(|area| area.is_member).collect();
    let value = |area: &MapArea| area.figure.as_ref().map_or(f64::NEG_INFINITY, |(number, _)| number.value);
    members.sort_by(|a, b| value(b).total_cmp(&value(a)));
    let row_height = (at.height / members.len().max(1) as f64).min(FIGURE_ROW);
    let sizes = [18.0, 17.0, 16.0];
    let fitting =
        sizes.into_iter().find(|size| Face::new(canvas.layout.family, *size, true).line_in(100) <= row_height);
    let (Some(size_pt), false) = (fitting, members.is_empty()) else { return };
    let widest = |of: &dyn Fn(&MapArea) -> String| {
        let face = Face::new(canvas.layout.family, size_pt, true);
        members.iter().map(|area| face.label_in(&of(area))).fold(0.4, f64::max)
    };
    let figure = |area: &MapArea| match &area.figure {
        Ok((number, _)) => number.digits(language),
        Err(why) => why.plain(language),
    };
    let values_width = (widest(&figure) + 0.08).min(at.width * 0.5);
    let names_width = (widest(&|area| area.name.clone()) + 0.2).min(at.width - values_width);
    let mut lines = Vec::new();
    for area in &members {
        let is_marked = area.emphasis == Emphasis::Marked;
        let role = if is_marked { Role::Marked } else { Role::Ink };
        let style = Style::new(size_pt, role).bold_if(is_marked);
        let name = fitted_words(canvas, &area.name, style, names_width - 0.1, row_height).paragraph;
        let value_style = if area.figure.is_err() { Style::new(size_pt, Role::Grey) } else { style };
        let value = fitted_words(canvas, &figure(area), value_style, values_width - 0.04, row_height).paragraph;
        lines.push((
            row_height,
            vec![
                Cell { margins: (0.0, 0.1), ..Cell::new(name) },
                Cell { margins: (0.0, 0.0), ..Cell::new(value.aligned(Align::Right)) },
            ],
        ));
    }
    let table = Table { widths: vec![names_width, values_width], rows: lines, has_head: false, has_row_heads: true };
    let alt = chart.head.plain(language);
    canvas.table("figures", at.left, at.top, &table, &alt);
}
