//! A deck read back with the crate's own reader.

use std::collections::BTreeMap;

use document::Document;
use pptx::chart::sheet::column_letters;
use pptx::package::{Package, Part};
use pptx::xml::Node;
use pptx::{Deck, Template};

/// One slide.
#[derive(Debug, Clone, Default)]
pub struct Slide {
    /// Its title.
    pub title: String,
    /// Every text outside title and tables, in reading order, with the name of its shape.
    pub texts: Vec<(String, String)>,
    /// Its tables with their names.
    pub tables: Vec<(String, Vec<Vec<String>>)>,
    /// Its charts.
    pub charts: Vec<Chart>,
    /// The paragraphs of its notes.
    pub notes: Vec<String>,
    /// Its part's root.
    pub root: Node,
}

/// One chart.
#[derive(Debug, Clone, Default)]
pub struct Chart {
    /// Its shape's name.
    pub name: String,
    /// What it says to those who do not see it.
    pub alt: String,
    /// Each reference to the workbook with what the chart remembers of it.
    pub caches: Vec<(String, Vec<Option<String>>)>,
    /// The workbook's cells by name: `B2`.
    pub cells: BTreeMap<String, String>,
    /// Its part's root.
    pub root: Node,
}

/// Writes a document on the built-in template and reads it back.
pub fn built_in(document: &Document) -> Vec<Slide> {
    read(&written(document, Template::BuiltIn).bytes)
}

/// Writes a document.
pub fn written(document: &Document, template: Template<'_>) -> Deck {
    pptx::write(document, template).expect("the template is good")
}

/// The package of a deck.
pub fn package(bytes: &[u8]) -> Package {
    Package::read(bytes, "deck.pptx").expect("a deck is a package")
}

/// The root of a part.
pub fn root(part: &Part) -> Node {
    Node::read(&part.bytes).expect("a part is well-formed")
}

/// Reads all slides in the order of the presentation.
pub fn read(bytes: &[u8]) -> Vec<Slide> {
    let package = package(bytes);
    let main = &package.parts[package.main_part().expect("a deck has a main part")];
    let list = root(main);
    let ids = &list.child("sldIdLst").expect("a deck has slides").children;
    ids.iter()
        .map(|id| {
            let name =
                main.target_of(id.prefixed_attribute("id").expect("a slide has an id")).expect("a slide has a part");
            slide(&package, name)
        })
        .collect()
}

fn slide(package: &Package, name: &str) -> Slide {
    let part = &package.parts[name];
    let node = root(part);
    let mut slide = Slide { root: node.clone(), ..Slide::default() };
    for shape in &node.path(&["cSld", "spTree"]).expect("a slide has shapes").children {
        let Some(names) = shape.children.first().and_then(|names| names.child("cNvPr")) else { continue };
        let name = names.attribute("name").unwrap_or_default();
        let name = name.split('#').next().unwrap_or_default().to_owned();
        let kind = shape.children[0].path(&["nvPr", "ph"]).and_then(|place| place.attribute("type"));
        if matches!(kind, Some("title" | "ctrTitle")) {
            slide.title = text_of(shape);
        } else if let Some(table) = shape.find("tbl") {
            let rows = table.children.iter().filter(|row| row.name == "tr");
            let cells = rows.map(|row| row.children.iter().filter(|cell| cell.name == "tc").map(text_of).collect());
            slide.tables.push((name, cells.collect()));
        } else if let Some(chart) = shape.find("chart") {
            let id = chart.prefixed_attribute("id").expect("a chart has an id");
            let target = part.target_of(id).expect("a chart has a part");
            let alt = names.attribute("descr").unwrap_or_default().to_owned();
            slide.charts.push(Chart { name, alt, ..read_chart(package, target) });
        } else if shape.child("txBody").is_some() {
            slide.texts.push((name, text_of(shape)));
        }
    }
    if let Some(notes) = part.targets("notesSlide").next() {
        let body = root(&package.parts[notes]);
        slide.notes = paragraphs(&body).into_iter().filter(|text| !text.is_empty()).collect();
    }
    slide
}

fn read_chart(package: &Package, name: &str) -> Chart {
    let part = &package.parts[name];
    let node = root(part);
    let mut caches = Vec::new();
    gather_caches(&node, &mut caches);
    let book = part.targets("package").next().expect("a chart has a workbook");
    let workbook = Package::read(&package.parts[book].bytes, "workbook.xlsx").expect("a workbook is a package");
    let sheet = root(&workbook.parts["/xl/worksheets/sheet1.xml"]);
    let mut cells = BTreeMap::new();
    for row in &sheet.child("sheetData").expect("a sheet has rows").children {
        for cell in &row.children {
            let words = cell.path(&["is", "t"]).or_else(|| cell.child("v")).map(|node| node.text.clone());
            cells.insert(cell.attribute("r").expect("a cell has a name").to_owned(), words.unwrap_or_default());
        }
    }
    Chart { caches, cells, root: node, ..Chart::default() }
}

fn gather_caches(node: &Node, caches: &mut Vec<(String, Vec<Option<String>>)>) {
    if node.name == "strRef" || node.name == "numRef" {
        let cache = node.child("strCache").or_else(|| node.child("numCache")).expect("a reference has a cache");
        let n = cache.child("ptCount").and_then(|count| count.number("val")).expect("a cache has a length");
        let mut points = vec![None; usize::try_from(n).expect("a length")];
        for point in cache.children.iter().filter(|child| child.name == "pt") {
            let idx = usize::try_from(point.number("idx").expect("a point has a place")).expect("a place");
            points[idx] = point.child("v").map(|value| value.text.clone());
        }
        caches.push((node.child("f").expect("a reference has a formula").text.clone(), points));
    }
    node.children.iter().for_each(|child| gather_caches(child, caches));
}

impl Chart {
    /// The workbook's cells under a formula such as `Sheet1!$B$2:$B$9`.
    pub fn cells_of(&self, formula: &str) -> Vec<Option<String>> {
        self.cell_names_of(formula).into_iter().map(|name| self.cells.get(&name).cloned()).collect()
    }

    /// The names of the cells under a formula.
    pub fn cell_names_of(&self, formula: &str) -> Vec<String> {
        let (_, area) = formula.split_once('!').expect("a formula names its sheet");
        let area = area.replace('$', "");
        let (first, last) = area.split_once(':').unwrap_or((&area, &area));
        let split = |cell: &str| {
            let digits = cell.find(|c: char| c.is_ascii_digit()).expect("a cell has a row");
            (cell[..digits].to_owned(), cell[digits..].parse::<usize>().expect("a row"))
        };
        let ((column, from), (last_column, to)) = (split(first), split(last));
        let (left, right) = (column_idx(&column), column_idx(&last_column));
        (from..=to).flat_map(|row| (left..=right).map(move |idx| format!("{}{row}", column_letters(idx)))).collect()
    }
}

/// A column's position from its letters.
fn column_idx(letters: &str) -> usize {
    letters.bytes().fold(0, |idx, letter| idx * 26 + usize::from(letter - b'A') + 1) - 1
}

fn paragraphs(node: &Node) -> Vec<String> {
    if node.name == "p"
        && node.children.iter().all(|child| ["pPr", "r", "fld", "br", "endParaRPr"].contains(&child.name.as_str()))
    {
        let runs = node.children.iter().filter_map(|run| run.child("t"));
        return vec![runs.map(|text| text.text.as_str()).collect()];
    }
    node.children.iter().flat_map(paragraphs).collect()
}

/// The text of a shape or a cell, its paragraphs joined.
pub fn text_of(node: &Node) -> String {
    paragraphs(node).join(" / ")
}

/// Every element of that name.
pub fn all<'a>(node: &'a Node, name: &str, found: &mut Vec<&'a Node>) {
    if node.name == name {
        found.push(node);
    }
    node.children.iter().for_each(|child| all(child, name, found));
}
