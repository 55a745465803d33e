//! The first sheet: what the workbook holds, where it comes from, what may be done with it.

use document::Document;
use layout::Weight;

use crate::Error;
use crate::area::Entry;
use crate::looks::{self, RowLook};
use crate::sheet::{Sheet, place};
use crate::words::words;

/// A sheet as told in the contents.
pub struct Listed {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub holds: String,
    /// Its key figures, where it is an area's.
    pub entries: Vec<Entry>,
}

/// Writes below the title, which stands there already.
pub fn write_contents(mut sheet: Sheet<'_>, document: &Document, listed: &[Listed]) -> Result<(), Error> {
    let language = document.language;
    let words = words(language);
    sheet.words(0, &document.subject.plain(language), &looks::remark())?;
    sheet.row += 1;

    for (column, head) in [words.sheet, words.holds, words.message].into_iter().enumerate() {
        let column = u16::try_from(column).unwrap_or(0);
        sheet.widen(column, head, Weight::Bold);
        sheet.beside(column, head, &looks::head(false))?;
    }
    sheet.row += 1;
    for one in listed {
        sheet.link(0, &place(&one.name, 0), &one.name)?;
        sheet.beside(1, &one.holds, &looks::remark())?;
        sheet.row += 1;
        for entry in &one.entries {
            sheet.link(1, &entry.place, &entry.name)?;
            let row = sheet.row;
            sheet.cell(row, 2, &crate::cell::Cell::Words(entry.headline.clone()), &looks::body(RowLook::Calm))?;
            sheet.row += 1;
        }
    }

    sheet.row += 1;
    let provenance = &document.provenance;
    sheet.words(0, words.terms, &looks::caption())?;
    for text in [&provenance.terms, &provenance.fetched] {
        sheet.words(0, &text.plain(language), &looks::remark())?;
    }
    for (head, text) in [(words.snapshot, &provenance.snapshot), (words.made_by, &provenance.made_by)] {
        sheet.words(0, &format!("{head}: {text}"), &looks::remark())?;
    }
    sheet.close()
}
