//! Figures in shaded cells: a table with the number in every cell; the shade only repeats it.

use document::chart::heat::{HeatCell, HeatChart, HeatRow};
use document::{Emphasis, Language, Text};

use super::super::matrix::Grid;
use super::super::set::{fitted_words, sizes_from};
use crate::measure::{Face, Family};
use crate::shape::canvas::Canvas;
use crate::shape::geometry::Rect;
use crate::shape::table::{Cell, Rule, Rules, Table};
use crate::shape::text::{Align, Anchor, Paragraph, Style};
use crate::template::palette::Role;

const LEGEND_HEIGHT: f64 = 0.4;
const HEAD_HEIGHT: f64 = 0.42;
const TALL_HEAD_HEIGHT: f64 = 0.72;
const ROW_MIN: f64 = 0.31;
const ROW_MAX: f64 = 0.5;
const HEAD_PT: f64 = 16.0;
const LEGEND_PT: f64 = 14.0;

/// How many rows a room holds.
pub fn n_rows_max(room: Rect) -> usize {
    ((room.height - LEGEND_HEIGHT - TALL_HEAD_HEIGHT) / ROW_MIN).floor().max(1.0) as usize
}

/// How many columns a room holds, the widest figure at 14 pt.
pub fn n_columns_max(chart: &HeatChart, room: Rect, language: Language, family: Family) -> usize {
    let face = Face::new(family, 14.0, true);
    let widest = chart.rows.iter().flat_map(|row| &row.cells).map(|cell| face.label_in(&words_of(cell, language)));
    let width = widest.fold(0.6, f64::max) + 0.12;
    ((room.width - name_width(chart, room, language, family)) / width).floor().max(1.0) as usize
}

fn name_width(chart: &HeatChart, room: Rect, language: Language, family: Family) -> f64 {
    let width = |row: &HeatRow| Face::new(family, 18.0, true).label_in(&row.name.plain(language)) + 0.15;
    chart.rows.iter().map(width).fold(0.8, f64::max).min(room.width * 0.26)
}

fn words_of(cell: &HeatCell, language: Language) -> String {
    match cell {
        HeatCell::Figure(number, _) => number.digits(language),
        HeatCell::Missing(why) => why.plain(language),
    }
}

/// Draws some rows and columns.
pub fn draw(canvas: &mut Canvas<'_>, chart: &HeatChart, grid: &Grid, room: Rect) {
    let language = canvas.language;
    draw_legend(canvas, &chart.legend, Rect { height: LEGEND_HEIGHT, ..room });
    let heads: Vec<String> = chart.heads[grid.heads.clone()].iter().map(|head| head.plain(language)).collect();
    let name_width = name_width(chart, room, language, canvas.layout.family);
    let width = ((room.width - name_width) / heads.len().max(1) as f64).min(1.6);
    let is_tall = heads.iter().any(|head| Face::new(canvas.layout.family, HEAD_PT, false).label_in(head) > width - 0.1);
    let head_height = if is_tall { TALL_HEAD_HEIGHT } else { HEAD_HEIGHT };
    let rows = &chart.rows[grid.figures.clone()];
    let room_for_rows = room.height - LEGEND_HEIGHT - head_height;
    let row_height = (room_for_rows / rows.len().max(1) as f64).min(ROW_MAX);

    let mut lines = vec![(head_height, head_cells(canvas, chart, &heads, name_width, width, head_height))];
    let size_pt = size_of(canvas, rows, grid, width, row_height);
    for row in rows {
        lines.push((row_height, cells_of(canvas, row, grid, name_width, width, row_height, size_pt)));
    }
    let mut widths = vec![name_width];
    widths.extend(std::iter::repeat_n(width, heads.len()));
    let table = Table { widths, rows: lines, has_head: true, has_row_heads: true };
    canvas.table("heat", room.left, room.top + LEGEND_HEIGHT, &table.with_shared_rules(), &chart.alt.plain(language));
}

/// The largest size at which all figures fit their cells.
fn size_of(canvas: &Canvas<'_>, rows: &[HeatRow], grid: &Grid, width: f64, height: f64) -> f64 {
    let cells = || rows.iter().flat_map(|row| &row.cells[grid.heads.clone()]);
    let fits = |size: &f64| {
        let face = Face::new(canvas.layout.family, *size, true);
        let is_figure = |cell: &&HeatCell| matches!(cell, HeatCell::Figure(..));
        face.line_in(100) <= height
            && cells().filter(is_figure).all(|cell| face.label_in(&words_of(cell, canvas.language)) <= width - 0.1)
    };
    sizes_from(18.0).into_iter().find(fits).unwrap_or(12.0)
}

fn separators() -> Rules {
    let rule = Some(Rule { width_pt: 1.5, role: Role::Ground });
    Rules { left: rule, right: rule, top: rule, bottom: rule }
}

fn head_cells(
    canvas: &mut Canvas<'_>,
    chart: &HeatChart,
    heads: &[String],
    name_width: f64,
    width: f64,
    height: f64,
) -> Vec<Cell> {
    let style = Style::new(HEAD_PT, Role::Grey);
    let corner = fitted_words(canvas, &chart.corner.plain(canvas.language), style, name_width - 0.12, height).paragraph;
    let mut cells = vec![Cell { margins: (0.0, 0.1), anchor: Anchor::Bottom, ..Cell::new(corner) }];
    for head in heads {
        let words = fitted_words(canvas, head, style, width - 0.08, height).paragraph;
        cells.push(Cell { anchor: Anchor::Bottom, ..Cell::new(words.aligned(Align::Centre)) });
    }
    cells
}

fn cells_of(
    canvas: &mut Canvas<'_>,
    row: &HeatRow,
    grid: &Grid,
    name_width: f64,
    width: f64,
    height: f64,
    size_pt: f64,
) -> Vec<Cell> {
    let is_marked = row.emphasis == Emphasis::Marked;
    let role = if is_marked { Role::Marked } else { Role::Ink };
    let style = Style::new(18.0, role).bold_if(is_marked);
    let name = fitted_words(canvas, &row.name.plain(canvas.language), style, name_width - 0.12, height).paragraph;
    let mut cells = vec![Cell { margins: (0.0, 0.1), ..Cell::new(name) }];
    for cell in &row.cells[grid.heads.clone()] {
        let words = words_of(cell, canvas.language);
        let mut made = match cell {
            HeatCell::Figure(_, shade) => {
                let fill = Role::Shade((*shade).min(4));
                let style = Style::new(size_pt, canvas.palette.text_on(fill)).bold_if(is_marked);
                Cell::new(Paragraph::new(words, style).aligned(Align::Centre)).filled(fill)
            }
            HeatCell::Missing(_) => {
                let style = Style::new(size_pt.min(16.0), Role::Grey);
                Cell::new(fitted_words(canvas, &words, style, width - 0.08, height).paragraph.aligned(Align::Centre))
            }
        };
        made.rules = separators();
        if is_marked {
            let rule = Some(Rule { width_pt: 2.5, role: Role::Marked });
            (made.rules.top, made.rules.bottom) = (rule, rule);
        }
        cells.push(made);
    }
    if is_marked {
        let rule = Some(Rule { width_pt: 2.5, role: Role::Marked });
        (cells[0].rules.top, cells[0].rules.bottom) = (rule, rule);
    }
    cells
}

/// What each shade means: a filled box with its words beside it.
fn draw_legend(canvas: &mut Canvas<'_>, legend: &[Text], at: Rect) {
    let words: Vec<String> = legend.iter().map(|text| text.plain(canvas.language)).collect();
    let family = canvas.layout.family;
    let swatch = 0.26;
    let all = |size_pt: f64| {
        let face = Face::new(family, size_pt, false);
        words.iter().map(|words| face.label_in(words) + swatch + 0.36).sum::<f64>()
    };
    let size_pt = [16.0, 15.0, LEGEND_PT, 13.0].into_iter().find(|size| all(*size) <= at.width).unwrap_or(12.0);
    let face = Face::new(family, size_pt, false);
    let shrink = (at.width / all(size_pt)).min(1.0);
    let mut left = at.left;
    for (idx, words) in (0..).zip(&words) {
        let width = (face.label_in(words) + 0.04) * shrink;
        let box_at = Rect::new(left, at.top + 0.05, swatch, 0.2);
        canvas.rectangle(&format!("legend-shade-{}", idx + 1), box_at, Role::Shade(idx.min(4)));
        let style = Style::new(size_pt, Role::Ink);
        let text_at = Rect::new(left + swatch + 0.08, at.top, width, 0.3);
        let fitted = fitted_words(canvas, words, style, text_at.width, text_at.height);
        canvas.text(&format!("legend-{}", idx + 1), text_at, Anchor::Middle, &[fitted.paragraph]);
        left = text_at.right() + 0.2;
    }
}
