//! The table of key figures × municipalities, behind overview and gaps.
//!
//! Upright, a key figure is a row. Where the municipalities' names do not fit over their columns (4:3, or many of
//! them) the table is turned: a municipality is a row, and as many slides as needed share the key figures.

use std::ops::Range;

use super::plan::chunks;
use super::set::fitted_words;
use crate::measure::{Face, Family, Room, fit};
use crate::shape::canvas::Canvas;
use crate::shape::geometry::Rect;
use crate::shape::table::{Cell, Rule, Rules, Table};
use crate::shape::text::{Align, Anchor, Paragraph, Run, Style};
use crate::template::palette::Role;

const HEAD_HEIGHT: f64 = 0.43;
const TURNED_HEAD_HEIGHT: f64 = 1.1;
const HEAD_PT: f64 = 13.0;
const NAME_PT: f64 = 16.0;
/// A narrower body turns the table.
const UPRIGHT_WIDTH_MIN: f64 = 11.0;
/// Between a figure and its column's right edge.
const CELL_MARGIN: f64 = 0.07;
const TURNED_COLUMN_MIN: f64 = 1.2;

/// The table's content.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// The municipalities, and riket.
    pub heads: Vec<Head>,
    /// The key figures.
    pub figures: Vec<FigureHead>,
    /// One a key figure and municipality.
    pub cells: Vec<Vec<MatrixCell>>,
    /// Over the municipalities' names in a turned table.
    pub corner: &'static str,
}

/// A municipality, or riket.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: HeadKind,
}

/// What a head is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadKind {
    /// Riket, in grey.
    Reference,
    /// One of the group.
    Member,
    /// The marked one, framed.
    Marked,
}

/// A key figure.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureHead {
    /// Its short name.
    pub name: String,
    /// Its id, small behind the name.
    pub id: Option<String>,
    /// Whether its cells have two lines.
    pub has_two_lines: bool,
    /// Whether a rule sets it apart from those before.
    pub begins_part: bool,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixCell {
    /// The first line.
    pub main: Vec<Run>,
    /// The second, smaller.
    pub small: Vec<Run>,
    /// The ground.
    pub fill: Option<Role>,
    /// Where the lines begin.
    pub align: Align,
}

/// A part of the table that goes on one slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Which key figures.
    pub figures: Range<usize>,
    /// Which municipalities.
    pub heads: Range<usize>,
    /// Whether municipalities are rows.
    pub is_turned: bool,
}

impl Matrix {
    /// How the table goes on slides with a body of that size.
    pub fn grids(&self, body: Rect, family: Family) -> Vec<Grid> {
        let width = column_width(body, name_width(body), self.heads.len());
        let face = Face::new(family, 12.0, true);
        let do_heads_fit = self.heads.iter().all(|head| face.width_in(&head.name) + 0.1 <= width);
        if body.width >= UPRIGHT_WIDTH_MIN && do_heads_fit {
            return self.upright(body);
        }
        // A column is as wide as the longest word in any head: words are never broken.
        let words = self.figures.iter().flat_map(|figure| figure.name.split(' '));
        let column_min = words.map(|word| face.width_in(word) + 0.1).fold(TURNED_COLUMN_MIN, f64::max);
        let n_figures = ((body.width - self.turned_name_width(family)) / column_min).floor().max(1.0) as usize;
        let n_heads = ((body.height - TURNED_HEAD_HEIGHT) / 0.3).floor().max(1.0) as usize;
        let mut grids = Vec::new();
        for heads in chunks(self.heads.len(), n_heads) {
            for figures in chunks(self.figures.len(), n_figures) {
                grids.push(Grid { figures, heads: heads.clone(), is_turned: true });
            }
        }
        grids
    }

    /// As few slides as possible, of about equal length.
    fn upright(&self, body: Rect) -> Vec<Grid> {
        let room = body.height - HEAD_HEIGHT;
        let fits = |rows: &Range<usize>| self.heights(rows).map(|(least, _)| least).sum::<f64>() <= room;
        let n = self.figures.len();
        let parts = (1..=n.max(1))
            .map(|n_parts| chunks(n, n.div_ceil(n_parts)))
            .find(|parts| parts.iter().all(fits))
            .unwrap_or_else(|| chunks(n, 1));
        let whole = 0..self.heads.len();
        parts.into_iter().map(|figures| Grid { figures, heads: whole.clone(), is_turned: false }).collect()
    }

    /// The least and the usual height of each row.
    fn heights(&self, rows: &Range<usize>) -> impl Iterator<Item = (f64, f64)> {
        self.figures[rows.clone()].iter().map(|figure| if figure.has_two_lines { (0.49, 0.57) } else { (0.36, 0.43) })
    }

    fn turned_name_width(&self, family: Family) -> f64 {
        let face = Face::new(family, NAME_PT, true);
        let widest = self.heads.iter().map(|head| face.width_in(&head.name)).fold(0.8, f64::max);
        (widest + 0.15).min(2.4)
    }

    /// The table of one slide.
    pub fn table(&self, canvas: &mut Canvas<'_>, grid: &Grid, body: Rect) -> Table {
        let table = match grid.is_turned {
            true => self.turned_table(canvas, grid, body),
            false => self.upright_table(canvas, grid, body),
        };
        table.with_shared_rules()
    }

    fn upright_table(&self, canvas: &mut Canvas<'_>, grid: &Grid, body: Rect) -> Table {
        let name_width = name_width(body);
        let width = column_width(body, name_width, grid.heads.len());
        let heads = &self.heads[grid.heads.clone()];
        let mut first = vec![Cell::new(Paragraph::new("", Style::new(HEAD_PT, Role::Grey)))];
        for head in heads {
            let mut cell = head_cell(canvas, head, HEAD_PT, width, HEAD_HEIGHT);
            if self.cells.first().and_then(|row| row.first()).is_some_and(|cell| cell.align == Align::Centre) {
                cell.paragraphs.iter_mut().for_each(|paragraph| paragraph.align = Align::Centre);
            }
            cell.rules.bottom = hairline();
            first.push(cell);
        }
        first[0].rules.bottom = hairline();
        let room = body.height - HEAD_HEIGHT;
        let usual: f64 = self.heights(&grid.figures).map(|(_, usual)| usual).sum();
        let mut rows = vec![(HEAD_HEIGHT, first)];
        let height_of = |(least, usual_height): (f64, f64)| match usual <= room {
            true => usual_height,
            false => (usual_height * room / usual).max(least),
        };
        let heights: Vec<f64> = self.heights(&grid.figures).map(height_of).collect();
        let figures = &self.figures[grid.figures.clone()];
        let name_pt = name_pt(canvas.layout.family, figures, &heights, name_width);
        for (idx, height) in grid.figures.clone().zip(heights) {
            let figure = &self.figures[idx];
            let mut name = name_cell(canvas, figure, name_pt, name_width, height);
            let top =
                (figure.begins_part && idx > grid.figures.start).then_some(Rule { width_pt: 2.0, role: Role::Ink });
            name.rules = Rules { top, bottom: hairline(), ..Rules::default() };
            let mut cells = vec![name];
            for (head_idx, head) in grid.heads.clone().zip(heads) {
                let mut cell = self.cell(idx, head_idx, height);
                cell.rules = Rules { top, bottom: hairline(), ..Rules::default() };
                if head.kind == HeadKind::Marked {
                    (cell.rules.left, cell.rules.right) = (frame(), frame());
                    if idx + 1 == grid.figures.end {
                        cell.rules.bottom = frame();
                    }
                }
                cells.push(cell);
            }
            rows.push((height, cells));
        }
        let mut widths = vec![name_width];
        widths.extend(std::iter::repeat_n(width, heads.len()));
        Table { widths, rows, has_head: true, has_row_heads: true }
    }

    fn turned_table(&self, canvas: &mut Canvas<'_>, grid: &Grid, body: Rect) -> Table {
        let name_width = self.turned_name_width(canvas.layout.family);
        let width = column_width(body, name_width, grid.figures.len()).min(2.2);
        let corner = Paragraph::new(self.corner, Style::new(HEAD_PT, Role::Grey));
        let mut first = vec![Cell { anchor: Anchor::Bottom, ..Cell::new(corner) }];
        let mut head_height = HEAD_HEIGHT;
        for figure in &self.figures[grid.figures.clone()] {
            let style = Style::new(HEAD_PT, Role::Ink).bold();
            let fitted = fitted_words(canvas, &figure.name, style, width - 0.1, TURNED_HEAD_HEIGHT - 0.08);
            head_height = head_height.max(fitted.height + 0.08);
            first.push(Cell { anchor: Anchor::Bottom, ..Cell::new(fitted.paragraph.aligned(Align::Right)) });
        }
        first.iter_mut().for_each(|cell| cell.rules.bottom = Some(Rule { width_pt: 1.0, role: Role::Ink }));
        let height = ((body.height - head_height) / grid.heads.len().max(1) as f64).min(0.52);
        let mut rows = vec![(head_height, first)];
        for head_idx in grid.heads.clone() {
            let head = &self.heads[head_idx];
            let mut name = head_cell(canvas, head, NAME_PT, name_width, height);
            name.paragraphs.iter_mut().for_each(|paragraph| paragraph.align = Align::Left);
            name.margins = (0.06, 0.0);
            let mut cells = vec![name];
            cells.extend(
                grid.figures.clone().map(|idx| Cell { anchor: Anchor::Middle, ..self.cell(idx, head_idx, height) }),
            );
            let is_marked = head.kind == HeadKind::Marked;
            let edge = if is_marked { frame() } else { hairline() };
            for cell in &mut cells {
                cell.rules.bottom = edge;
                if is_marked {
                    cell.rules.top = edge;
                }
            }
            if let (true, Some(last)) = (is_marked, cells.last_mut()) {
                last.rules.right = edge;
            }
            rows.push((height, cells));
        }
        let mut widths = vec![name_width];
        widths.extend(std::iter::repeat_n(width, grid.figures.len()));
        Table { widths, rows, has_head: true, has_row_heads: true }
    }

    /// A cell; where two lines have no room the second one's symbol goes before the first.
    fn cell(&self, figure_idx: usize, head_idx: usize, height: f64) -> Cell {
        let cell = &self.cells[figure_idx][head_idx];
        let is_marked = self.heads[head_idx].kind == HeadKind::Marked;
        let bold = |runs: &[Run]| -> Vec<Run> {
            runs.iter()
                .map(|run| Run { style: run.style.bold_if(run.style.is_bold || is_marked), ..run.clone() })
                .collect()
        };
        let mut paragraphs = Vec::new();
        if height >= 0.48 || cell.small.is_empty() {
            paragraphs.push(Paragraph::of(bold(&cell.main)).aligned(cell.align));
            if !cell.small.is_empty() {
                paragraphs.push(Paragraph::of(bold(&cell.small)).aligned(cell.align));
            }
        } else {
            let mut runs = vec![cell.small[0].clone()];
            runs.extend(cell.main.iter().cloned());
            paragraphs.push(Paragraph::of(bold(&runs)).aligned(cell.align));
        }
        let margins = if cell.align == Align::Right { (0.0, CELL_MARGIN) } else { (0.02, 0.02) };
        Cell { paragraphs, fill: cell.fill, anchor: Anchor::Middle, margins, ..Cell::default() }
    }
}

fn name_width(body: Rect) -> f64 {
    (body.width * 0.272).clamp(2.2, 3.4)
}

fn column_width(body: Rect, name_width: f64, n: usize) -> f64 {
    (body.width - name_width) / n.max(1) as f64
}

fn head_cell(canvas: &mut Canvas<'_>, head: &Head, size_pt: f64, width: f64, height: f64) -> Cell {
    let (role, fill) = match head.kind {
        HeadKind::Reference => (Role::Grey, None),
        HeadKind::Member => (Role::Ink, None),
        HeadKind::Marked => (Role::OnFill, Some(Role::Marked)),
    };
    let style = Style::new(size_pt, role).bold_if(head.kind != HeadKind::Reference);
    let fitted = fitted_words(canvas, &head.name, style, width - 0.04, height);
    let taken = Face::new(canvas.layout.family, fitted.size_pt, true).width_in(&head.name);
    let rules = match head.kind {
        HeadKind::Marked => Rules { left: frame(), right: frame(), top: frame(), bottom: None },
        _ => Rules::default(),
    };
    let margins = (0.0, (width - taken - 0.02).clamp(0.01, CELL_MARGIN));
    Cell { fill, rules, margins, ..Cell::new(fitted.paragraph.aligned(Align::Right)) }
}

/// The sizes a name may have.
const NAME_SIZES_PT: [f64; 5] = [NAME_PT, 15.0, 14.0, 13.0, 12.0];

/// One size for all names of a table: the largest at which each of them fits.
fn name_pt(family: Family, figures: &[FigureHead], heights: &[f64], width: f64) -> f64 {
    let sizes = figures.iter().zip(heights).map(|(figure, height)| {
        let room = Room { width_in: width - 0.15, height_in: *height, spacing_percent: 100 };
        let text =
            [Some(&figure.name), figure.id.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
        fit(&text, Face::new(family, NAME_PT, false), &NAME_SIZES_PT, room).size_pt
    });
    sizes.fold(NAME_PT, f64::min)
}

fn name_cell(canvas: &mut Canvas<'_>, figure: &FigureHead, size_pt: f64, width: f64, height: f64) -> Cell {
    let Some(id) = &figure.id else {
        let fitted = fitted_words(canvas, &figure.name, Style::new(size_pt, Role::Ink), width - 0.15, height);
        return Cell { margins: (0.0, 0.1), ..Cell::new(fitted.paragraph) };
    };
    let face = Face::new(canvas.layout.family, size_pt, false);
    let room = Room { width_in: width - 0.15, height_in: height, spacing_percent: 100 };
    let whole = fit(&format!("{} {id}", figure.name), face, &[size_pt], room);
    if !whole.is_whole {
        let fitted = fitted_words(canvas, &figure.name, Style::new(size_pt, Role::Ink), width - 0.15, height);
        return Cell { margins: (0.0, 0.1), ..Cell::new(fitted.paragraph) };
    }
    let paragraph = Paragraph::new(format!("{} ", figure.name), Style::new(whole.size_pt, Role::Ink))
        .with(id.as_str(), Style::new(12.0, Role::Grey));
    Cell { margins: (0.0, 0.1), ..Cell::new(paragraph) }
}

fn hairline() -> Option<Rule> {
    Some(Rule { width_pt: 0.75, role: Role::Grid })
}

fn frame() -> Option<Rule> {
    Some(Rule { width_pt: 2.5, role: Role::Marked })
}
