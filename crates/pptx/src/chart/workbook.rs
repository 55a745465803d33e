//! The workbook behind a chart, as small as Excel takes it.
//!
//! Six fixed parts around one sheet. A general writer of workbooks spends most of a deck's time on themes and
//! properties no chart needs; and since this archive lies inside another that compresses it, its parts are stored.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::sheet::{SHEET_NAME, Sheet, column_letters};
use crate::xml::{DECLARATION, escaped};

const CONTENT_TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>";
const PACKAGE_LINKS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
const WORKBOOK_LINKS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>";

/// The workbook as a file.
pub fn workbook(sheet: &Sheet) -> Vec<u8> {
    let book = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"{SHEET_NAME}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let formats = formats(sheet);
    let styles = styles(&formats);
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", PACKAGE_LINKS),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_LINKS),
        ("xl/styles.xml", &styles),
        ("xl/worksheets/sheet1.xml", &worksheet(sheet, &formats)),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::with_capacity(8 << 10)));
    for (name, text) in parts {
        archive.start_file(name, options).expect("writing to memory cannot fail");
        archive.write_all(DECLARATION.as_bytes()).expect("writing to memory cannot fail");
        archive.write_all(text.as_bytes()).expect("writing to memory cannot fail");
    }
    archive.finish().expect("writing to memory cannot fail").into_inner()
}

/// The sheet's number format, then those that columns have of their own.
fn formats(sheet: &Sheet) -> Vec<&str> {
    let mut formats = vec![sheet.format.as_str()];
    for format in sheet.columns.iter().filter_map(|column| column.format.as_deref()) {
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    formats
}

/// A style for words, then one a number format.
fn styles(formats: &[&str]) -> String {
    let (mut codes, mut cells) = (String::new(), String::new());
    for (idx, format) in formats.iter().enumerate() {
        let id = 164 + idx;
        let _ = write!(codes, "<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", escaped(format));
        let _ = write!(
            cells,
            "<xf numFmtId=\"{id}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        );
    }
    let n = formats.len();
    format!(
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"{n}\">{codes}</numFmts><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"{}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>{cells}</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        n + 1
    )
}

fn worksheet(sheet: &Sheet, formats: &[&str]) -> String {
    let mut out = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cols><col min=\"1\" max=\"1\" width=\"24\" customWidth=\"1\"/></cols><sheetData><row r=\"1\">".to_owned();
    words(&mut out, "A1", &sheet.names_head);
    for (idx, column) in sheet.columns.iter().enumerate() {
        words(&mut out, &format!("{}1", column_letters(idx + 1)), &column.head);
    }
    out += "</row>";
    for (idx, name) in sheet.names.iter().enumerate() {
        let row = idx + 2;
        let _ = write!(out, "<row r=\"{row}\">");
        words(&mut out, &format!("A{row}"), name);
        for (column_idx, column) in sheet.columns.iter().enumerate() {
            let Some(value) = column.value(idx) else { continue };
            let own = column.format.as_deref().and_then(|own| formats.iter().position(|format| *format == own));
            let formula = column.formulas.get(idx).and_then(Option::as_deref);
            number(&mut out, &format!("{}{row}", column_letters(column_idx + 1)), value, own.unwrap_or(0), formula);
        }
        out += "</row>";
    }
    for (idx, (name, value)) in sheet.below.iter().enumerate() {
        let row = sheet.n_rows() + 3 + idx;
        let _ = write!(out, "<row r=\"{row}\">");
        words(&mut out, &format!("A{row}"), name);
        number(&mut out, &format!("B{row}"), *value, 0, None);
        out += "</row>";
    }
    out + "</sheetData></worksheet>"
}

fn words(out: &mut String, cell: &str, text: &str) {
    if !text.is_empty() {
        let _ =
            write!(out, "<c r=\"{cell}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(text));
    }
}

fn number(out: &mut String, cell: &str, value: f64, format_idx: usize, formula: Option<&str>) {
    let formula = formula.map_or(String::new(), |formula| format!("<f>{}</f>", escaped(formula)));
    let _ = write!(out, "<c r=\"{cell}\" s=\"{}\">{formula}<v>{value}</v></c>", format_idx + 1);
}
