//! A chart's numbers read back from what the writers made, as a program would that knows nothing of how it was written.
//!
//! Each reader gives a page's table as a [`Grid`]; another writer is held to the same by adding its reader here and a line in
//! `writers.rs`.

use std::collections::BTreeMap;
use std::io::Read;

use document::chart::any::ChartTable;
use document::{Language, Page};

/// Rows by name, a number or a hole a column.
pub type Grid = Vec<(String, Vec<Option<f64>>)>;

/// What a page's chart holds, in the model itself.
pub fn expected(table: &ChartTable<'_>, language: Language) -> Grid {
    let row = |row: &document::ChartRow<'_>| {
        (row.name.plain(language), row.cells.iter().map(|cell| cell.map(|number| number.value)).collect())
    };
    table.rows.iter().map(row).collect()
}

/// The table of a page of the site.
pub fn on_the_site(files: &BTreeMap<String, String>, page: &Page) -> Grid {
    let markup = &files[&page.code.file_name()];
    let table = after(markup, "<table class=\"numbers");
    let body = between(table, "<tbody>", "</tbody>");
    let rows = body.split("<tr").skip(1).map(|row| {
        let name = between(after(row, "<th scope=\"row\">"), "", "</th>").to_owned();
        let cells = row.split("<td").skip(1).map(|cell| {
            let head = &cell[..cell.find('>').expect("a tag ends")];
            let value = head.contains("data-value").then(|| between(after(head, "data-value=\""), "", "\""));
            value.map(|value| value.parse().expect("a raw value is a number"))
        });
        (name, cells.collect())
    });
    rows.collect()
}

/// A workbook's sheet: its cells by row and column, and its charts.
pub struct Sheet {
    cells: BTreeMap<(usize, usize), Cell>,
    /// Each chart's part.
    pub charts: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
enum Cell {
    Number(f64),
    Computed,
    Words(String),
}

/// The sheet of that name.
pub fn sheet(workbook: &[u8], name: &str) -> Sheet {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(workbook)).expect("a workbook is a package");
    let mut part = |name: &str| {
        let mut text = String::new();
        package.by_name(name).ok()?.read_to_string(&mut text).ok()?;
        Some(text)
    };
    let book = part("xl/workbook.xml").expect("it has its main part");
    let idx = book.split("<sheet ").skip(1).position(|sheet| sheet.contains(&format!("name=\"{name}\"")));
    let strings = part("xl/sharedStrings.xml").unwrap_or_default();
    let strings: Vec<String> = strings.split("<si>").skip(1).map(|item| text_of(between(item, "", "</si>"))).collect();
    let xml = part(&format!("xl/worksheets/sheet{}.xml", idx.expect("the sheet is there") + 1)).expect("it has a part");
    let mut cells = BTreeMap::new();
    for cell in xml.split("<c r=\"").skip(1) {
        let place = place(between(cell, "", "\""));
        let (head, inner) = cell.split_once('>').expect("a tag ends");
        if head.ends_with('/') || !inner.contains("<v>") || inner.find("<v>") > inner.find("</c>") {
            continue;
        }
        let value = between(after(inner, "<v>"), "", "</v>");
        let cell = match (head.contains("t=\"s\""), inner.starts_with("<f>")) {
            (true, _) => Cell::Words(strings[value.parse::<usize>().expect("an index")].clone()),
            (false, true) => Cell::Computed,
            (false, false) => Cell::Number(value.parse().expect("a number")),
        };
        cells.insert(place, cell);
    }
    let charts = (1..).map_while(|idx| part(&format!("xl/charts/chart{idx}.xml"))).collect();
    Sheet { cells, charts }
}

impl Sheet {
    /// The table of a page: the first one below its headline.
    pub fn table(&self, page: &Page, table: &ChartTable<'_>, language: Language) -> Grid {
        let words = |row: usize, column: usize| match self.cells.get(&(row, column)) {
            Some(Cell::Words(words)) => words.as_str(),
            _ => "",
        };
        let first_column = || self.cells.keys().filter(|(_, column)| *column == 0).map(|(row, _)| *row);
        let headline = page.headline.plain(language);
        let top = first_column().find(|row| words(*row, 0) == headline).expect("the page has its headline");
        let first_head = table.heads[0].plain(language);
        let is_head = |row: &usize| *row > top && words(*row, 1) == first_head;
        let head = first_column().find(is_head).expect("its table has heads");
        for (idx, text) in table.heads.iter().enumerate() {
            assert_eq!(words(head, idx + 1), text.plain(language), "{}", page.code);
        }
        let row = |row: usize| {
            let number = |column: usize| match self.cells.get(&(row, column)) {
                Some(Cell::Number(value)) => Some(*value),
                _ => None,
            };
            (words(row, 0).to_owned(), (1..=table.heads.len()).map(number).collect())
        };
        (head + 1..=head + table.rows.len()).map(row).collect()
    }

    /// Holds what the charts remember against the cells they point at. Gives how many numbers were compared.
    pub fn compare_caches(&self) -> usize {
        let mut n_compared = 0;
        for reference in self.charts.iter().flat_map(|chart| chart.split("<c:numRef>").skip(1)) {
            let reference = between(reference, "", "</c:numRef>");
            let range = between(after(reference, "<c:f>"), "", "</c:f>");
            let places = places(range.rsplit('!').next().expect("a range").replace('$', "").as_str());
            for point in reference.split("<c:pt idx=\"").skip(1) {
                let idx: usize = between(point, "", "\"").parse().expect("an index");
                let value: f64 = between(after(point, "<c:v>"), "", "</c:v>").parse().expect("a number");
                assert_eq!(self.cells.get(&places[idx]), Some(&Cell::Number(value)), "{range}");
                n_compared += 1;
            }
        }
        n_compared
    }
}

/// Row and column of a cell's name, from nought.
fn place(name: &str) -> (usize, usize) {
    let digits = name.find(|c: char| c.is_ascii_digit()).expect("a cell's name has a row");
    let column = name[..digits].bytes().fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1);
    (name[digits..].parse::<usize>().expect("a row") - 1, column - 1)
}

/// The cells of a range along a row or a column.
fn places(range: &str) -> Vec<(usize, usize)> {
    let (from, to) = range.split_once(':').unwrap_or((range, range));
    let (from, to) = (place(from), place(to));
    (from.0..=to.0).flat_map(|row| (from.1..=to.1).map(move |column| (row, column))).collect()
}

fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    &text[text.find(mark).unwrap_or_else(|| panic!("no {mark}")) + mark.len()..]
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let text = after(text, from);
    &text[..text.find(to).unwrap_or_else(|| panic!("no {to}"))]
}

fn text_of(xml: &str) -> String {
    let pieces = xml.split("<t").skip(1).map(|piece| between(piece, ">", "</t>"));
    pieces.collect::<String>().replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
