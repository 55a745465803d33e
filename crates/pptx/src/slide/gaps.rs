//! Who lacks what: the radar of holes.

use document::{Availability, Emphasis, GapCell, Gaps, Language};

use super::frame::Frame;
use super::matrix::{FigureHead, Grid, Head, HeadKind, Matrix, MatrixCell};
use super::words;
use crate::measure::Face;
use crate::shape::canvas::Canvas;
use crate::shape::geometry::Rect;
use crate::shape::text::{Align, Anchor, Content, Paragraph, Run, Style};
use crate::template::palette::Role;

/// Draws a part of the radar with its legend.
pub fn draw(canvas: &mut Canvas<'_>, gaps: &Gaps, grid: &Grid, frame: &Frame) {
    draw_legend(canvas, gaps, frame.subtitle());
    let matrix = matrix(gaps, canvas.language);
    let body = frame.body();
    let table = matrix.table(canvas, grid, body);
    let names: Vec<&str> = matrix.figures[grid.figures.clone()].iter().map(|figure| figure.name.as_str()).collect();
    let alt = words::table_alt(&names.join("; "), canvas.language);
    canvas.table("gaps", body.left, body.top, &table, &alt);
}

/// The rows shown as a matrix.
pub fn matrix(gaps: &Gaps, language: Language) -> Matrix {
    let heads: Vec<Head> = gaps
        .columns
        .iter()
        .map(|column| Head {
            name: column.name.clone(),
            kind: if column.emphasis == Emphasis::Marked { HeadKind::Marked } else { HeadKind::Member },
        })
        .collect();
    let rows = &gaps.rows[..gaps.n_rows_shown.min(gaps.rows.len())];
    let figures = rows
        .iter()
        .map(|row| FigureHead {
            name: row.name.plain(language),
            id: Some(row.key_figure.to_string()),
            has_two_lines: false,
            begins_part: false,
        })
        .collect();
    let cells = rows
        .iter()
        .map(|row| {
            let mut line: Vec<MatrixCell> = row.cells.iter().map(|cell| gap_cell(cell, language)).collect();
            line.resize_with(heads.len(), || MatrixCell {
                main: Vec::new(),
                small: Vec::new(),
                fill: None,
                align: Align::Centre,
            });
            line
        })
        .collect();
    Matrix { heads, figures, cells, corner: words::municipality(language) }
}

/// How an availability looks: the ground, and the text on it.
fn look(availability: Availability) -> (Option<Role>, Style) {
    match availability {
        Availability::Latest => (None, Style::new(16.0, Role::Grey)),
        Availability::Older(_) => (Some(Role::WeakTint), Style::new(16.0, Role::Weak).bold()),
        Availability::Missing => (Some(Role::Weak), Style::new(16.0, Role::OnFill).bold()),
        Availability::NotApplicable => (Some(Role::Panel), Style::new(16.0, Role::Grey)),
    }
}

fn gap_cell(cell: &GapCell, language: Language) -> MatrixCell {
    let (fill, style) = look(cell.availability);
    let main = Run { content: Content::Words(cell.shown.plain(language)), style };
    MatrixCell { main: vec![main], small: Vec::new(), fill, align: Align::Centre }
}

/// What the marks mean, each with a sample of its ground before it.
fn draw_legend(canvas: &mut Canvas<'_>, gaps: &Gaps, at: Rect) {
    let kinds = [
        Availability::Latest,
        Availability::Older(domain::Year(0)),
        Availability::Missing,
        Availability::NotApplicable,
    ];
    let entries: Vec<String> = gaps.legend.iter().map(|entry| entry.plain(canvas.language)).collect();
    let samples: Vec<Option<Role>> =
        kinds.iter().map(|kind| look(*kind).0).chain(std::iter::repeat(None)).take(entries.len()).collect();
    let family = canvas.layout.family;
    let width_of = |entry: &str, sample: &Option<Role>, size_pt: f64| {
        Face::new(family, size_pt, false).width_in(entry) + 0.3 + if sample.is_some() { 0.3 } else { 0.0 }
    };
    let total = |size_pt: f64| -> f64 {
        entries.iter().zip(&samples).map(|(entry, sample)| width_of(entry, sample, size_pt)).sum()
    };
    let size_pt = [16.0, 14.0, 13.0, 12.0].into_iter().find(|size| total(*size) <= at.width + 0.3).unwrap_or(12.0);
    let mut left = at.left;
    for (idx, (entry, sample)) in entries.iter().zip(&samples).enumerate() {
        let width = width_of(entry, sample, size_pt);
        let mut text_left = left;
        if let Some(role) = sample {
            canvas.rectangle(&format!("legend-sample-{}", idx + 1), Rect::new(left, at.top + 0.04, 0.22, 0.2), *role);
            text_left += 0.3;
        }
        let paragraph = Paragraph::new(entry.as_str(), Style::new(size_pt, Role::Grey));
        let place = Rect::new(text_left, at.top, left + width - text_left - 0.2, at.height);
        canvas.text(&format!("legend-{}", idx + 1), place, Anchor::Top, &[paragraph]);
        left += width;
    }
}
