//! Native tables, without the program's table styles: every line and fill is its own.

use std::fmt::Write as _;

use super::geometry::{Rect, emu};
use super::text::{Anchor, Paragraph, TextWriter};
use crate::template::palette::Role;

/// A line at a cell's edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Its thickness.
    pub width_pt: f64,
    /// Its colour.
    pub role: Role,
}

/// The lines round a cell.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rules {
    /// At the left.
    pub left: Option<Rule>,
    /// At the right.
    pub right: Option<Rule>,
    /// Above.
    pub top: Option<Rule>,
    /// Below.
    pub bottom: Option<Rule>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What stands in it.
    pub paragraphs: Vec<Paragraph>,
    /// What is behind it.
    pub fill: Option<Role>,
    /// The lines round it.
    pub rules: Rules,
    /// Where its text stands.
    pub anchor: Anchor,
    /// Space at its left and right, in inches.
    pub margins: (f64, f64),
}

impl Cell {
    /// A cell with one paragraph, in the middle.
    pub fn new(paragraph: Paragraph) -> Cell {
        Cell { paragraphs: vec![paragraph], anchor: Anchor::Middle, margins: (0.04, 0.04), ..Cell::default() }
    }

    /// The same with a fill.
    pub fn filled(self, role: Role) -> Cell {
        Cell { fill: Some(role), ..self }
    }
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The columns' widths in inches.
    pub widths: Vec<f64>,
    /// Each row's height in inches and its cells, one a column.
    pub rows: Vec<(f64, Vec<Cell>)>,
    /// Whether the first row is the columns' heads.
    pub has_head: bool,
    /// Whether the first column is the rows' heads.
    pub has_row_heads: bool,
}

impl Table {
    /// Where it stands, with its corner there.
    pub fn place(&self, left: f64, top: f64) -> Rect {
        Rect::new(left, top, self.widths.iter().sum(), self.rows.iter().map(|(height, _)| height).sum())
    }

    /// What it says, cell by cell, as [`said_in_table`](super::said::in_table) reads it back.
    pub fn said(&self) -> String {
        let mut text = String::new();
        for (_, cells) in &self.rows {
            for cell in cells {
                text += &super::said::by(&cell.paragraphs);
                text.push('\u{1f}');
            }
            text.push('\u{1e}');
        }
        text
    }

    /// The same, with every line between two cells written in both: programs differ in whose they draw.
    pub fn with_shared_rules(mut self) -> Table {
        for (_, cells) in &mut self.rows {
            for idx in 1..cells.len() {
                let rule = thicker(cells[idx - 1].rules.right, cells[idx].rules.left);
                (cells[idx - 1].rules.right, cells[idx].rules.left) = (rule, rule);
            }
        }
        for row_idx in 1..self.rows.len() {
            for idx in 0..self.rows[row_idx].1.len().min(self.rows[row_idx - 1].1.len()) {
                let rule = thicker(self.rows[row_idx - 1].1[idx].rules.bottom, self.rows[row_idx].1[idx].rules.top);
                self.rows[row_idx - 1].1[idx].rules.bottom = rule;
                self.rows[row_idx].1[idx].rules.top = rule;
            }
        }
        self
    }

    /// The table as an element.
    pub fn element(&self, writer: TextWriter<'_>) -> String {
        let head = if self.has_head { " firstRow=\"1\"" } else { "" };
        let first = if self.has_row_heads { " firstCol=\"1\"" } else { "" };
        let mut out = format!(
            "<a:tbl><a:tblPr{head}{first}><a:tableStyleId>{{2D5ABB26-0587-4C30-8999-92F81FD0307C}}</a:tableStyleId></a:tblPr><a:tblGrid>"
        );
        for width in &self.widths {
            let _ = write!(out, "<a:gridCol w=\"{}\"/>", emu(*width));
        }
        out += "</a:tblGrid>";
        for (height, cells) in &self.rows {
            let _ = write!(out, "<a:tr h=\"{}\">", emu(*height));
            for cell in cells {
                out += &cell_element(cell, writer);
            }
            out += "</a:tr>";
        }
        out + "</a:tbl>"
    }
}

fn thicker(one: Option<Rule>, other: Option<Rule>) -> Option<Rule> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.width_pt > one.width_pt { other } else { one }),
        (one, other) => one.or(other),
    }
}

fn cell_element(cell: &Cell, writer: TextWriter<'_>) -> String {
    let mut out = format!(
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{}</a:txBody><a:tcPr marL=\"{}\" marR=\"{}\" marT=\"0\" marB=\"0\" anchor=\"{}\">",
        writer.paragraphs(&cell.paragraphs),
        emu(cell.margins.0),
        emu(cell.margins.1),
        cell.anchor.word()
    );
    let sides =
        [("lnL", cell.rules.left), ("lnR", cell.rules.right), ("lnT", cell.rules.top), ("lnB", cell.rules.bottom)];
    for (name, rule) in sides {
        let _ = match rule {
            Some(rule) => write!(
                out,
                "<a:{name} w=\"{}\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\">{}<a:prstDash val=\"solid\"/></a:{name}>",
                emu(rule.width_pt / 72.0),
                writer.palette.colour(rule.role).fill()
            ),
            None => write!(out, "<a:{name} w=\"0\"><a:noFill/></a:{name}>"),
        };
    }
    match cell.fill {
        Some(role) => out += &writer.palette.colour(role).fill(),
        None => out += "<a:noFill/>",
    }
    out + "</a:tcPr></a:tc>"
}
