//! The sheets in their order.

use document::{Document, SectionKind};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::Error;
use crate::area::write_area;
use crate::contents::{Listed, write_contents};
use crate::data::write_data;
use crate::definitions::write_definitions;
use crate::gaps::write_gaps;
use crate::mend::mended;
use crate::method::write_method;
use crate::names::SheetNames;
use crate::sheet::{Frozen, Sheet};
use crate::words::{DATA, words};

/// Writes the document as a workbook.
///
/// - **Shape:** contents, a sheet an area, definitions, gaps, method, `Data`.
/// - **Missing:** a reason stands in the figure's cell; a hole in a development is an empty cell; neither is ever 0.
/// - **Edge cases:** areas whose names Excel does not allow, or not twice, are renamed; an area without key figures
///   still has its sheet.
///
/// # Errors
/// [`Error::Date`] when the document's day is no date, [`Error::Workbook`] when a sheet would exceed what the format
/// can hold, [`Error::Package`] when what was written cannot be read again.
pub fn write(document: &Document) -> Result<Vec<u8>, Error> {
    let words = words(document.language);
    let mut names = SheetNames::default();
    let [contents, definitions, gaps, method, _] =
        [words.contents, words.definitions, words.gaps, words.method, DATA].map(|name| names.take(name));

    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(document)?);
    // The contents come first but are known last: their place is kept.
    let kept = Sheet::open(&mut workbook, document, &contents, &document.title, Frozen::Title)?;
    let first_free_row = kept.row;

    let mut listed = Vec::new();
    for section in document.sections.iter().filter(|section| section.kind == SectionKind::Area) {
        let name = names.take(&section.name.plain(document.language));
        let entries = write_area(&mut workbook, document, section, &name, &contents)?;
        listed.push(Listed { name, holds: words.area_holds.to_owned(), entries });
    }
    write_definitions(&mut workbook, document, &definitions)?;
    write_gaps(&mut workbook, document, &gaps)?;
    write_method(&mut workbook, document, &method)?;
    write_data(&mut workbook, document)?;
    for (name, holds) in [
        (definitions, words.definitions_holds),
        (gaps, words.gaps_holds),
        (method, words.method_holds),
        (DATA.to_owned(), words.data_holds),
    ] {
        listed.push(Listed { name, holds: holds.to_owned(), entries: Vec::new() });
    }
    let sheet = Sheet::reopen(workbook.worksheet_from_index(0)?, document, &contents, first_free_row);
    write_contents(sheet, document, &listed)?;
    mended(workbook.save_to_buffer()?)
}

fn properties(document: &Document) -> Result<DocProperties, Error> {
    let created = ExcelDateTime::parse_from_str(&document.date_iso)
        .map_err(|source| Error::Date { date_iso: document.date_iso.clone(), source })?;
    Ok(DocProperties::new()
        .set_title(&document.title)
        .set_subject(document.subject.plain(document.language))
        .set_author(&document.author)
        .set_company(&document.author)
        .set_comment(document.provenance.terms.plain(document.language))
        .set_creation_datetime(&created))
}
