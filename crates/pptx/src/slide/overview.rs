//! An area's key figures × municipalities: value, place, symbol, shade.

use document::{Emphasis, Language, Overview, OverviewCell, ShownFigure, Standing};

use super::frame::Frame;
use super::matrix::{FigureHead, Grid, Head, HeadKind, Matrix, MatrixCell};
use super::words;
use crate::measure::Face;
use crate::shape::canvas::Canvas;
use crate::shape::text::{Align, Anchor, Content, Paragraph, Run, Style};
use crate::template::palette::Role;

const VALUE_PT: f64 = 16.0;
const SMALL_PT: f64 = 12.0;

/// Draws a part of an overview with its legend.
pub fn draw(canvas: &mut Canvas<'_>, overview: &Overview, grid: &Grid, frame: &Frame) {
    draw_legend(canvas, overview, frame);
    let mut matrix = matrix(overview, canvas.language);
    // Where the theme's colours cannot judge, symbol and word do it alone.
    if !canvas.palette.is_judged_in_colour {
        matrix.cells.iter_mut().flatten().for_each(|cell| cell.fill = None);
    }
    let body = frame.body();
    let table = matrix.table(canvas, grid, body);
    let alt = words::table_alt(&figure_names(&matrix, grid), canvas.language);
    canvas.table("overview", body.left, body.top, &table, &alt);
}

fn figure_names(matrix: &Matrix, grid: &Grid) -> String {
    let names: Vec<&str> = matrix.figures[grid.figures.clone()].iter().map(|figure| figure.name.as_str()).collect();
    names.join("; ")
}

/// The overview as a matrix; riket is its first head.
pub fn matrix(overview: &Overview, language: Language) -> Matrix {
    let mut heads = vec![Head { name: overview.riket_head.plain(language), kind: HeadKind::Reference }];
    heads.extend(overview.columns.iter().map(|column| Head {
        name: column.name.clone(),
        kind: if column.emphasis == Emphasis::Marked { HeadKind::Marked } else { HeadKind::Member },
    }));
    let mut figures = Vec::new();
    let mut cells = Vec::new();
    let mut was_judged = false;
    for row in &overview.rows {
        figures.push(FigureHead {
            name: row.name.plain(language),
            id: None,
            has_two_lines: row.is_judged || row.cells.iter().any(|cell| matches!(cell.figure, ShownFigure::Older(..))),
            begins_part: row.is_judged && !was_judged,
        });
        was_judged = row.is_judged;
        let mut line = vec![figure_cell(&row.riket, None, Role::Grey, language)];
        line.extend(row.cells.iter().map(|cell| figure_cell(&cell.figure, Some(cell), Role::Ink, language)));
        line.resize_with(heads.len(), || {
            figure_cell(&ShownFigure::Missing(document::Text::default()), None, Role::Grey, language)
        });
        cells.push(line);
    }
    Matrix { heads, figures, cells, corner: words::municipality(language) }
}

fn figure_cell(figure: &ShownFigure, judged: Option<&OverviewCell>, role: Role, language: Language) -> MatrixCell {
    let small = |words: String, role: Role| Run { content: Content::Words(words), style: Style::new(SMALL_PT, role) };
    let main = match figure {
        ShownFigure::Current(number) | ShownFigure::Older(number, _) => {
            Run { content: Content::Words(number.shown(language)), style: Style::new(VALUE_PT, role) }
        }
        ShownFigure::Missing(why) => {
            let words = why.plain(language);
            // A dash is a value's size; words have to fit under a column's head.
            let size_pt = if words.chars().count() > 2 { SMALL_PT } else { VALUE_PT };
            Run { content: Content::Words(words), style: Style::new(size_pt, Role::Grey) }
        }
    };
    let mut second = Vec::new();
    if let Some(standing) = judged.and_then(|cell| cell.standing) {
        second.push(small(format!("{}\u{a0}", standing.symbol()), role_of(standing)));
    }
    match figure {
        // Beside figures of another year a place would say too much; the year has to be said.
        ShownFigure::Older(_, year) => second.push(small(year.to_string(), Role::Grey)),
        _ => second
            .extend(judged.and_then(|cell| cell.place.as_ref()).map(|place| small(place.plain(language), Role::Ink))),
    }
    let fill =
        judged.filter(|cell| cell.is_tinted).and_then(|cell| cell.standing).and_then(|standing| match standing {
            Standing::Best => Some(Role::GoodTint),
            Standing::Middle => None,
            Standing::Weakest => Some(Role::WeakTint),
        });
    MatrixCell { main: vec![main], small: second, fill, align: Align::Right }
}

fn role_of(standing: Standing) -> Role {
    match standing {
        Standing::Best => Role::Good,
        Standing::Middle => Role::Grey,
        Standing::Weakest => Role::Weak,
    }
}

/// What the symbols mean, on the line of the subtitle.
fn draw_legend(canvas: &mut Canvas<'_>, overview: &Overview, frame: &Frame) {
    let entries: Vec<String> = overview.legend.iter().map(|entry| entry.plain(canvas.language)).collect();
    let plain = entries.join("\u{2003}");
    let at = frame.subtitle();
    let family = canvas.layout.family;
    let fits = |size_pt: &f64| Face::new(family, *size_pt, false).width_in(&plain) <= at.width;
    let size_pt = [16.0, 15.0, 14.0, 13.0, 12.0].into_iter().find(fits).unwrap_or(12.0);
    let style = Style::new(size_pt, Role::Grey);
    let mut paragraph = Paragraph::of(Vec::new());
    for (idx, entry) in entries.iter().enumerate() {
        if idx > 0 {
            paragraph = paragraph.with("\u{2003}", style);
        }
        let symbols = [Standing::Best, Standing::Middle, Standing::Weakest];
        let symbol = symbols.into_iter().find(|standing| entry.starts_with(standing.symbol()));
        paragraph = match symbol {
            Some(standing) => {
                let (head, rest) = entry.split_at(standing.symbol().len());
                paragraph.with(head, style.in_role(role_of(standing))).with(rest, style)
            }
            None => paragraph.with(entry.as_str(), style),
        };
    }
    canvas.text("legend", at, Anchor::Top, &[paragraph]);
}
