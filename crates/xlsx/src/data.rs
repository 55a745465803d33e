//! Every value in long form, for those who count on: pivot tables, R, pandas.

use document::Document;
use rust_xlsxwriter::{Format, Table, TableColumn, Workbook};

use crate::Error;
use crate::looks;
use crate::sheet::in_margin;
use crate::words::{DATA, words};

/// The heads, the same in both languages, since programs read them; and whether numbers stand below.
const HEADS: [(&str, bool); 5] =
    [("key_figure", false), ("area", false), ("year", true), ("sex", false), ("value", true)];
const WIDTHS_PX: [u32; 5] = [95, 70, 70, 60, 120];
/// Clear of the table, so that it is no column of it.
const BANNER_COLUMN: u16 = 6;

/// Writes the sheet. The heads are its first row; the banner stands beside them and in the printed margin.
pub fn write_data(workbook: &mut Workbook, document: &Document) -> Result<(), Error> {
    let worksheet = workbook.add_worksheet().set_name(DATA)?;
    for (column, width_px) in (0u16..).zip(WIDTHS_PX) {
        worksheet.set_column_width_pixels(column, width_px)?;
    }
    for (row, data) in (1u32..).zip(&document.data) {
        worksheet.write_string(row, 0, data.key_figure.as_str())?;
        // As text: a number would lose the nought that many codes begin with.
        worksheet.write_string(row, 1, data.area.as_str())?;
        worksheet.write_number(row, 2, f64::from(data.year.0))?;
        worksheet.write_string(row, 3, data.sex.letter())?;
        worksheet.write_number(row, 4, data.value)?;
    }
    let n_rows = u32::try_from(document.data.len()).unwrap_or(u32::MAX);
    if n_rows > 0 {
        let column = |(head, is_number): &(&str, bool)| {
            TableColumn::new().set_header(*head).set_header_format(looks::head(*is_number))
        };
        let table = Table::new()
            .set_name("figures")
            .set_columns(&HEADS.iter().map(column).collect::<Vec<_>>())
            .set_style(rust_xlsxwriter::TableStyle::None)
            .set_alt_text(words(document.language).data_holds);
        worksheet.add_table(0, 0, n_rows, 4, &table)?;
    } else {
        for (column, (head, is_number)) in (0u16..).zip(HEADS) {
            worksheet.write_string_with_format(0, column, head, &looks::head(is_number))?;
        }
    }
    if let Some(banner) = &document.banner {
        let words = banner.plain(document.language);
        let format: Format = looks::banner();
        worksheet.write_string_with_format(0, BANNER_COLUMN, &words, &format)?;
        worksheet.set_header(format!("&C&\"Calibri,Bold\"{}", in_margin(&words)));
    }
    worksheet.set_freeze_panes(1, 0)?;
    worksheet.set_repeat_rows(0, 0)?;
    worksheet.set_print_area(0, 0, n_rows, 4)?;
    worksheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_footer("&R&P/&N");
    Ok(())
}
