//! What each key figure measures and how it is judged.

use document::{Body, Definition, Document};
use layout::Weight;
use rust_xlsxwriter::Workbook;

use crate::Error;
use crate::looks;
use crate::sheet::{Frozen, Sheet};
use crate::table::{Range, name_as_table};
use crate::words::words;

const WIDTHS_PX: [f64; 4] = [70.0, 240.0, 470.0, 150.0];

/// Writes the sheet: every definition of the document, each key figure once.
pub fn write_definitions(workbook: &mut Workbook, document: &Document, name: &str) -> Result<(), Error> {
    let language = document.language;
    let words = words(language);
    let mut sheet = Sheet::open(workbook, document, name, words.definitions, Frozen::Heads)?;
    let heads = [words.id, words.key_figure, words.definition, words.judged].map(|head| (head.to_owned(), false));
    let head_row = sheet.row;
    for (column, ((head, _), width_px)) in (0u16..).zip(heads.iter().zip(WIDTHS_PX)) {
        sheet.widen(column, head, Weight::Bold);
        sheet.widen_to(column, width_px);
        sheet.beside(column, head, &looks::head(false))?;
    }
    sheet.row += 1;
    for definition in definitions(document) {
        let texts = [
            definition.key_figure.to_string(),
            definition.title.plain(language),
            definition.text.plain(language),
            definition.judged.plain(language),
        ];
        for (column, text) in (0u16..).zip(&texts) {
            sheet.beside(column, text, &looks::wrapped())?;
        }
        sheet.row += 1;
    }
    let range = Range { head_row, last_row: sheet.row - 1, last_column: 3 };
    name_as_table(&mut sheet, &heads, range, words.definitions_holds)?;
    sheet.close()
}

fn definitions(document: &Document) -> Vec<&Definition> {
    let mut all: Vec<&Definition> = Vec::new();
    for page in document.pages() {
        let of_page = match &page.body {
            Body::KeyFigure(story) => std::slice::from_ref(&story.definition),
            Body::Definitions(definitions) => definitions.as_slice(),
            _ => &[],
        };
        for definition in of_page {
            if !all.iter().any(|one| one.key_figure == definition.key_figure) {
                all.push(definition);
            }
        }
    }
    all
}
