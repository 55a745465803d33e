//! Who lacks what: all key figures, where a slide has room for some.

use document::{Availability, Body, Document, Emphasis, GapCell, Gaps};
use layout::Weight;
use rust_xlsxwriter::{Format, FormatAlign, Workbook};

use crate::Error;
use crate::cell::Cell;
use crate::looks::{self, RowLook};
use crate::sheet::{Frozen, Sheet};
use crate::table::{Range, name_as_table};
use crate::words::words;

/// Writes the sheet.
pub fn write_gaps(workbook: &mut Workbook, document: &Document, name: &str) -> Result<(), Error> {
    let language = document.language;
    let words = words(language);
    let mut sheet = Sheet::open(workbook, document, name, words.gaps, Frozen::Heads)?;
    let all = document.pages().filter_map(|page| match &page.body {
        Body::Gaps(gaps) => Some((page, gaps)),
        _ => None,
    });
    for (page, gaps) in all {
        write_one(&mut sheet, gaps, words.gaps_holds)?;
        sheet.row += 1;
        for text in gaps.legend.iter().chain([&page.headline, &page.source]) {
            sheet.words(0, &text.plain(language), &looks::remark())?;
        }
        sheet.row += 1;
    }
    sheet.close()
}

fn write_one(sheet: &mut Sheet<'_>, gaps: &Gaps, alt: &str) -> Result<(), Error> {
    let words = words(sheet.language);
    let mut heads = vec![(words.key_figure.to_owned(), false), (words.id.to_owned(), false)];
    heads.extend(gaps.columns.iter().map(|column| (column.name.clone(), false)));
    let head_row = sheet.row;
    for (column, (head, _)) in (0u16..).zip(&heads) {
        sheet.widen(column, head, Weight::Bold);
        sheet.beside(column, head, &looks::head(false))?;
    }
    sheet.row += 1;
    for row in &gaps.rows {
        let at = sheet.row;
        sheet.cell(at, 0, &Cell::Words(row.name.plain(sheet.language)), &looks::body(RowLook::Calm))?;
        sheet.cell(at, 1, &Cell::Words(row.key_figure.to_string()), &looks::body(RowLook::Calm))?;
        for (column, (cell, head)) in (2u16..).zip(row.cells.iter().zip(&gaps.columns)) {
            let shown = Cell::Words(cell.shown.plain(sheet.language));
            sheet.cell(at, column, &shown, &format_of(cell, head.emphasis))?;
        }
        sheet.row += 1;
    }
    let last_column = u16::try_from(heads.len() - 1).unwrap_or(u16::MAX);
    name_as_table(sheet, &heads, Range { head_row, last_row: sheet.row - 1, last_column }, alt)
}

/// Words carry the meaning; the shade only repeats it.
fn format_of(cell: &GapCell, emphasis: Emphasis) -> Format {
    let format = looks::body(RowLook::Calm).set_align(FormatAlign::Center);
    let format = match cell.availability {
        Availability::Latest => format,
        Availability::Older(_) => format.set_background_color(looks::MARKED_TINT),
        Availability::Missing => format.set_background_color(looks::WEAK_TINT).set_font_color(looks::WEAK),
        Availability::NotApplicable => format.set_background_color(looks::PANEL).set_font_color(looks::GREY_TEXT),
    };
    if emphasis == Emphasis::Marked { format.set_bold() } else { format }
}
