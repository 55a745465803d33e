//! What all sheets have in common: banner, title, widths, print.

use std::collections::BTreeMap;

use document::{Document, Language};
use layout::{Family, Font, Weight, width_in};
use rust_xlsxwriter::{Format, FormatAlign, Url, Workbook, Worksheet};

use crate::Error;
use crate::cell::Cell;
use crate::limits::within;
use crate::looks;

const A4: u8 = 9;
const PIXELS_PER_INCH: f64 = 96.0;
/// Excel's own padding on both sides of a cell, and a little for fonts that run wider than Calibri.
const PADDING_PIXELS: f64 = 14.0;

/// How far the top of a sheet goes on being seen when one scrolls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frozen {
    /// Banner and title.
    Title,
    /// Banner, title and first column.
    TitleAndNames,
    /// Banner, title, and the heads in the row after, with the first column.
    Heads,
}

/// A sheet being written from the top down.
pub struct Sheet<'a> {
    worksheet: &'a mut Worksheet,
    widths_px: BTreeMap<u16, f64>,
    /// The first free row.
    pub row: u32,
    /// The sheet's name.
    pub name: String,
    /// What readers read.
    pub language: Language,
}

impl<'a> Sheet<'a> {
    /// A new sheet with the banner in its first row, where there is one, and the title after it.
    pub fn open(
        workbook: &'a mut Workbook,
        document: &Document,
        name: &str,
        title: &str,
        frozen: Frozen,
    ) -> Result<Sheet<'a>, Error> {
        let worksheet = workbook.add_worksheet().set_name(name)?;
        let mut sheet =
            Sheet { worksheet, widths_px: BTreeMap::new(), row: 0, name: name.to_owned(), language: document.language };
        if let Some(banner) = &document.banner {
            let words = banner.plain(document.language);
            sheet.worksheet.write_string_with_format(0, 0, &words, &looks::banner())?;
            sheet.worksheet.set_header(format!("&C&\"Calibri,Bold\"{}", in_margin(&words)));
            sheet.row = 1;
        }
        let title_row = sheet.row;
        sheet.words(0, title, &looks::title())?;
        sheet.worksheet.set_row_height(title_row, 24)?;
        let (row, column) = match frozen {
            Frozen::Title => (sheet.row, 0),
            Frozen::TitleAndNames => (sheet.row, 1),
            Frozen::Heads => (sheet.row + 1, 1),
        };
        sheet.worksheet.set_freeze_panes(row, column)?;
        sheet.worksheet.set_repeat_rows(0, row - 1)?;
        let footer = format!("&L{}&C{}&R&P/&N", in_margin(&document.title), in_margin(title));
        sheet.worksheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer(footer);
        sheet.worksheet.set_screen_gridlines(false);
        Ok(sheet)
    }

    /// A sheet that was opened before, from that row on.
    pub fn reopen(worksheet: &'a mut Worksheet, document: &Document, name: &str, row: u32) -> Sheet<'a> {
        Sheet { worksheet, widths_px: BTreeMap::new(), row, name: name.to_owned(), language: document.language }
    }

    /// Words alone in a row; they may run over the cells to the right and do not widen the column.
    pub fn words(&mut self, column: u16, words: &str, format: &Format) -> Result<(), Error> {
        self.worksheet.write_string_with_format(self.row, column, words, format)?;
        self.row += 1;
        Ok(())
    }

    /// Words in a cell of the current row, without going on to the next.
    pub fn beside(&mut self, column: u16, words: &str, format: &Format) -> Result<(), Error> {
        self.worksheet.write_string_with_format(self.row, column, words, format)?;
        Ok(())
    }

    /// A link in a cell of the current row: `internal:'Sheet'!A1`.
    pub fn link(&mut self, column: u16, place: &str, words: &str) -> Result<(), Error> {
        self.widen(column, words, Weight::Regular);
        let url = Url::new(place).set_text(words);
        self.worksheet.write_url_with_format(self.row, column, url, &looks::link())?;
        Ok(())
    }

    /// A cell of a table; it widens its column.
    pub fn cell(&mut self, row: u32, column: u16, cell: &Cell, format: &Format) -> Result<(), Error> {
        match cell {
            Cell::Number { value, format: code, shown } => {
                self.widen(column, shown, Weight::Bold);
                let format = format.clone().set_num_format(code).set_align(FormatAlign::Right);
                self.worksheet.write_number_with_format(row, column, *value, &format)?;
            }
            Cell::Words(words) => {
                self.widen(column, words, Weight::Bold);
                self.worksheet.write_string_with_format(row, column, words, format)?;
            }
        }
        Ok(())
    }

    /// An empty cell that has a look.
    pub fn blank(&mut self, row: u32, column: u16, format: &Format) -> Result<(), Error> {
        self.worksheet.write_blank(row, column, format)?;
        Ok(())
    }

    /// Makes a column at least wide enough for the words.
    pub fn widen(&mut self, column: u16, words: &str, weight: Weight) {
        let font = Font { family: Family::Carlito, size_pt: 11.0, weight };
        let width_px = width_in(words, font) * PIXELS_PER_INCH + PADDING_PIXELS;
        self.widen_to(column, width_px);
    }

    /// Makes a column at least so wide.
    pub fn widen_to(&mut self, column: u16, width_px: f64) {
        let widest = self.widths_px.entry(column).or_insert(0.0);
        *widest = widest.max(width_px);
    }

    /// The library's own sheet, for tables, charts and breaks.
    pub fn worksheet(&mut self) -> &mut Worksheet {
        self.worksheet
    }

    /// Sets the widths. Nothing is written after that.
    pub fn close(self) -> Result<(), Error> {
        for (column, width_px) in self.widths_px {
            self.worksheet.set_column_width_pixels(column, width_px.ceil() as u32)?;
        }
        Ok(())
    }
}

/// The address of a row in a sheet.
pub fn place(sheet: &str, row: u32) -> String {
    format!("internal:'{}'!A{}", sheet.replace('\'', "''"), row + 1)
}

/// Words for a printed margin: short, since all three parts of it share Excel's 255 units, and `&` doubled, since it
/// begins an instruction.
pub fn in_margin(words: &str) -> String {
    within(words, 80).replace('&', "&&")
}
