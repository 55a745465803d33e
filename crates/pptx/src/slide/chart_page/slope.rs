//! Slopes: a line a municipality from one figure to the other, named at both ends.

use document::Emphasis;
use document::chart::pairs::{PairChart, PairRow};
use layout::{Label, dot_axis, spread};

use super::super::set::fitted_words;
use super::super::words;
use super::numbers::sheet_of;
use super::rows::HEAD_PT;
use crate::chart::Pen;
use crate::chart::lines::{LineLook, LinesDesign, LinesOf, lines};
use crate::measure::Face;
use crate::shape::canvas::{Alt, Canvas, Dash, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::text::{Align, Anchor, Paragraph, Style};
use crate::template::palette::Role;

const HEAD_HEIGHT: f64 = 0.36;
/// At this height a name is 14 pt.
const LABEL_MIN: f64 = 0.245;
const LABEL_GAP: f64 = 0.12;
const MISSING_PT: f64 = 16.0;
const ENDS: std::ops::Range<usize> = 0..2;

/// How many names a room holds at each end.
pub fn n_rows_max(room: Rect) -> usize {
    ((room.height - HEAD_HEIGHT - 0.4) / LABEL_MIN).floor().max(1.0) as usize
}

/// Draws the slopes.
pub fn draw(canvas: &mut Canvas<'_>, chart: &PairChart, body: Rect) {
    let language = canvas.language;
    let family = canvas.layout.family;
    let mut room = body;
    draw_missing(canvas, chart, &mut room);
    let n = chart.rows.len().max(1) as f64;
    let label_height = ((room.height - HEAD_HEIGHT) / n).min(0.34);
    let sizes = [18.0, 17.0, 16.0, 15.0, 14.0, 13.0];
    let size_pt =
        sizes.into_iter().find(|size| Face::new(family, *size, true).line_in(100) <= label_height).unwrap_or(12.0);
    let face = Face::new(family, size_pt, true);
    let widest = chart
        .rows
        .iter()
        .flat_map(|row| [words_of(row, 0, language), words_of(row, 1, language)])
        .flatten()
        .map(|words| face.label_in(&words))
        .fold(0.5, f64::max);
    let side = (widest + LABEL_GAP + 0.08).min(room.width * 0.36);

    let values = chart.rows.iter().flat_map(|row| [&row.first, &row.second]).flatten().map(|number| number.value);
    let axis = dot_axis(values);
    let line = face.line_in(100);
    let plot = Rect::new(
        room.left + side,
        room.top + HEAD_HEIGHT + line / 2.0,
        room.width - 2.0 * side,
        room.height - HEAD_HEIGHT - line,
    );
    let y_of = |value: f64| plot.bottom() - (value - axis.min) / (axis.max - axis.min) * plot.height;
    for (part, x) in [("first-post", plot.left), ("second-post", plot.right())] {
        let stroke = Stroke { width_pt: 1.0, role: Role::Grid, dash: Dash::Solid };
        canvas.line(part, Rect::new(x, plot.top, 0.0, plot.height), stroke, Alt::Decorative);
    }
    draw_chart(canvas, chart, (axis.min, axis.max), plot);
    for (idx, (head, x)) in [(&chart.first, plot.left), (&chart.second, plot.right())].into_iter().enumerate() {
        let words = head.plain(language);
        let width = (Face::new(family, 18.0, true).label_in(&words) + 0.1).min(2.0 * side);
        let style = Style::new(18.0, Role::Ink).bold();
        let fitted = fitted_words(canvas, &words, style, width, HEAD_HEIGHT);
        let at = Rect::new((x - width / 2.0).max(room.left), room.top, width, HEAD_HEIGHT);
        canvas.text(
            if idx == 0 { "first-head" } else { "second-head" },
            at,
            Anchor::Top,
            &[fitted.paragraph.aligned(Align::Centre)],
        );
        draw_ends(canvas, chart, idx, size_pt, plot, room, &y_of);
    }
}

/// A name and its value as they stand at an end; `None` where there is no value.
fn words_of(row: &PairRow, end: usize, language: document::Language) -> Option<String> {
    let number = if end == 0 { row.first.as_ref() } else { row.second.as_ref() }?;
    Some(match end {
        0 => format!("{} {}", row.name, number.digits(language)),
        _ => format!("{} {}", number.digits(language), row.name),
    })
}

fn role_of(row: &PairRow) -> (Role, f64, Dash) {
    match (row.emphasis, row.is_reference) {
        (Emphasis::Marked, _) => (Role::Marked, 3.5, Dash::Solid),
        (Emphasis::Calm, true) => (Role::Ink, 2.0, Dash::Dashed),
        (Emphasis::Calm, false) => (Role::Outline, 2.0, Dash::Solid),
    }
}

fn draw_chart(canvas: &mut Canvas<'_>, chart: &PairChart, axis: (f64, f64), plot: Rect) {
    let language = canvas.language;
    let n = chart.rows.len();
    let sheet = sheet_of(&chart.table(), &(0..n), language);
    // The marked one lies on top.
    let mut rows: Vec<usize> = (0..n).collect();
    rows.sort_by_key(|idx| chart.rows[*idx].emphasis == Emphasis::Marked);
    let looks = rows.iter().map(|idx| {
        let row = &chart.rows[*idx];
        let (role, width_pt, dash) = role_of(row);
        let ends = [row.first.is_some(), row.second.is_some()];
        let dots = ends.iter().enumerate().filter(|(_, is_there)| **is_there).map(|(end, _)| end).collect();
        LineLook { role, width_pt, dash, dots, labelled_idx: None }
    });
    // Dots at the ends are whole only where the chart is larger than its plot.
    let margin = 0.08;
    let at = plot.inset(-margin);
    let design = LinesDesign {
        looks: looks.collect(),
        of: LinesOf::Rows(rows, ENDS),
        axis,
        step: axis.1 - axis.0,
        has_grid: false,
        has_axis_numbers: false,
        axis_format: "General".to_owned(),
        label_format: "General".to_owned(),
        label_pt: HEAD_PT,
        axis_pt: HEAD_PT,
        margins: [margin; 4],
        frame: (at.width, at.height),
    };
    let drawn = lines(sheet, &design, Pen { palette: canvas.palette, language });
    canvas.chart("chart", at, drawn, &chart.alt.plain(language));
}

/// Names and values at one end, moved apart where their lines come too near.
fn draw_ends(
    canvas: &mut Canvas<'_>,
    chart: &PairChart,
    end: usize,
    size_pt: f64,
    plot: Rect,
    room: Rect,
    y_of: &dyn Fn(f64) -> f64,
) {
    let language = canvas.language;
    let line = Face::new(canvas.layout.family, size_pt, true).line_in(100);
    let ends: Vec<(usize, &PairRow, f64, String)> = chart
        .rows
        .iter()
        .enumerate()
        .filter_map(|(idx, row)| {
            let number = if end == 0 { row.first.as_ref() } else { row.second.as_ref() }?;
            Some((idx, row, y_of(number.value), words_of(row, end, language)?))
        })
        .collect();
    let labels: Vec<Label> = ends.iter().map(|(_, _, y, _)| Label { at: *y, width: line }).collect();
    let centres = spread(&labels, plot.top - line / 2.0, plot.bottom() + line / 2.0, 0.0);
    for ((idx, row, y, words), centre) in ends.iter().zip(centres) {
        let is_marked = row.emphasis == Emphasis::Marked;
        let role = if is_marked { Role::Marked } else { Role::Ink };
        let style = Style::new(size_pt, role).bold_if(is_marked || row.is_reference);
        let (left, right, align) = match end {
            0 => (room.left, plot.left - LABEL_GAP, Align::Right),
            _ => (plot.right() + LABEL_GAP, room.right(), Align::Left),
        };
        let part = if end == 0 { "first" } else { "second" };
        if (centre - y).abs() > line * 0.3 {
            let (from, to) = match end {
                0 => ((plot.left - 0.05, *y), (right + 0.02, centre)),
                _ => ((plot.right() + 0.05, *y), (left - 0.02, centre)),
            };
            let stroke = Stroke { width_pt: 0.75, role: Role::Outline, dash: Dash::Solid };
            canvas.leader(&format!("{part}-leader-{}", idx + 1), from, to, stroke);
        }
        let fitted = fitted_words(canvas, words, style, right - left, line);
        let at = Rect::new(left, centre - line / 2.0, right - left, line);
        canvas.text(&format!("{part}-{}", idx + 1), at, Anchor::Middle, &[fitted.paragraph.aligned(align)]);
    }
}

/// Who has no line, below.
fn draw_missing(canvas: &mut Canvas<'_>, chart: &PairChart, room: &mut Rect) {
    let told: Vec<String> = chart
        .rows
        .iter()
        .filter_map(|row| Some(words::missing(&row.name, &row.missing.as_ref()?.plain(canvas.language))))
        .collect();
    draw_line_below(canvas, &told, room);
}

/// A line of grey words at the foot of a room, which becomes lower.
pub fn draw_line_below(canvas: &mut Canvas<'_>, told: &[String], room: &mut Rect) {
    if told.is_empty() {
        return;
    }
    let line = Face::new(canvas.layout.family, MISSING_PT, false).line_in(100);
    let style = Style::new(MISSING_PT, Role::Grey);
    let fitted = fitted_words(canvas, &told.join(" · "), style, room.width, line);
    room.height -= line + 0.08;
    let at = Rect::new(room.left, room.bottom() + 0.08, room.width, line);
    let paragraphs: [Paragraph; 1] = [fitted.paragraph];
    canvas.text("missing", at, Anchor::Top, &paragraphs);
}
