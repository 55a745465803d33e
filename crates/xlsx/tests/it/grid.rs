//! Reads a workbook's parts as a program would that knows nothing of how it was written.

use std::io::Read;

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

/// The text of a part of the package.
pub fn part(workbook: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The names of the sheets in order.
pub fn sheet_names(workbook: &[u8]) -> Vec<String> {
    elements(&part(workbook, "xl/workbook.xml"), "sheet").iter().map(|sheet| attribute(sheet, "name")).collect()
}

/// The cells of a sheet, a row a line and ` | ` between filled cells.
pub fn grid(workbook: &[u8], sheet: &str) -> String {
    let idx = sheet_names(workbook).iter().position(|name| name == sheet).unwrap();
    let strings: Vec<String> =
        elements(&part(workbook, "xl/sharedStrings.xml"), "si").iter().map(|item| text_of(item)).collect();
    let xml = part(workbook, &format!("xl/worksheets/sheet{}.xml", idx + 1));
    let rows = elements(&xml, "row").into_iter().map(|row| {
        let cells = elements(&row, "c").into_iter().filter(|cell| cell.contains("<v>")).map(|cell| {
            let value = text_of(&cell);
            if attribute(&cell, "t") == "s" { strings[value.parse::<usize>().unwrap()].clone() } else { value }
        });
        cells.collect::<Vec<_>>().join(" | ").replace('\u{a0}', " ")
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// Every element of that name with what is in it, as XML.
pub fn elements(xml: &str, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = xml;
    while let Some(start) = rest.find(&format!("<{name}")) {
        let after = &rest[start + name.len() + 1..];
        if !after.starts_with([' ', '>', '/']) {
            rest = after;
            continue;
        }
        let head_end = start + rest[start..].find('>').unwrap() + 1;
        let end_tag = format!("</{name}>");
        let is_empty = rest[..head_end].ends_with("/>");
        let end = if is_empty { head_end } else { start + rest[start..].find(&end_tag).unwrap() + end_tag.len() };
        found.push(rest[start..end].to_owned());
        rest = &rest[end..];
    }
    found
}

/// An attribute of the first element; nothing when it has none of that name.
pub fn attribute(xml: &str, name: &str) -> String {
    let mut reader = Reader::from_str(xml);
    match reader.read_event().unwrap() {
        Event::Start(tag) | Event::Empty(tag) => tag
            .try_get_attribute(name)
            .unwrap()
            .map_or_else(String::new, |found| found.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned()),
        _ => String::new(),
    }
}

fn text_of(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Text(piece) => text.push_str(&piece.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(name) => text.push_str(match &*name {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                _ => "\"",
            }),
            Event::Eof => return text,
            _ => {}
        }
    }
}
