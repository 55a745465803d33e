//! How everything is computed, and under which terms.

use document::{Body, Document};
use rust_xlsxwriter::Workbook;

use crate::Error;
use crate::looks;
use crate::sheet::{Frozen, Sheet};
use crate::words::words;

const WIDTH_PX: f64 = 760.0;

/// Writes the sheet: the document's running text under its headings.
pub fn write_method(workbook: &mut Workbook, document: &Document, name: &str) -> Result<(), Error> {
    let language = document.language;
    let mut sheet = Sheet::open(workbook, document, name, words(language).method, Frozen::Title)?;
    sheet.widen_to(0, WIDTH_PX);
    for page in document.pages() {
        let Body::Prose(parts) = &page.body else { continue };
        for (head, paragraphs) in parts {
            sheet.row += 1;
            sheet.words(0, &head.plain(language), &looks::caption())?;
            for paragraph in paragraphs {
                sheet.words(0, &paragraph.plain(language), &looks::wrapped())?;
            }
        }
    }
    sheet.row += 1;
    sheet.words(0, words(language).terms, &looks::caption())?;
    for text in [&document.provenance.terms, &document.provenance.fetched] {
        sheet.words(0, &text.plain(language), &looks::wrapped())?;
    }
    sheet.close()
}
