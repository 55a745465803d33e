//! What there is in a deck: its slides in order, and on each our shapes among those of others.

use std::collections::BTreeMap;

use crate::package::Package;
use crate::shape::mark::{Mark, Name};
use crate::shape::said;
use crate::xml::Node;

/// A shape of ours.
#[derive(Debug, Clone)]
pub struct Found<'a> {
    /// Which shape of its page.
    pub part: String,
    /// What its name said.
    pub mark: Mark,
    /// The shape.
    pub shape: &'a Node,
    /// Its name, id and alternative text.
    pub names: &'a Node,
    /// Whether it fills a placeholder: LibreOffice renames those.
    pub is_placeholder: bool,
}

impl<'a> Found<'a> {
    /// The text of a shape that has some.
    pub fn body(&self) -> Option<&'a Node> {
        self.shape.child("txBody")
    }

    /// The table in a frame.
    pub fn table(&self) -> Option<&'a Node> {
        self.shape.path(&["graphic", "graphicData", "tbl"])
    }

    /// Whether it is a table.
    pub fn is_table(&self) -> bool {
        self.table().is_some()
    }

    /// The id by which its slide leads to the chart in a frame.
    pub fn chart_id(&self) -> Option<&'a str> {
        self.shape.path(&["graphic", "graphicData", "chart"])?.prefixed_attribute("id")
    }
}

/// Our part of a slide.
#[derive(Debug, Clone)]
pub struct Ours<'a> {
    /// The page it shows.
    pub code: String,
    /// Which of the page's slides, from one.
    pub number: usize,
    /// Its shapes in reading order.
    pub shapes: Vec<Found<'a>>,
    /// The mark of its notes.
    pub notes: Option<Mark>,
    /// The headline as it stands.
    pub title: String,
}

/// Finds our shapes on a slide; `None` where there are none.
///
/// The page is the one most shapes name: somebody may have put a shape of another page beside them. Shapes in groups are found,
/// too, and stay in their group.
pub fn ours(root: &Node) -> Option<Ours<'_>> {
    let mut shapes = Vec::new();
    gather(root.path(&["cSld", "spTree"])?, &mut shapes);
    let named: Vec<(&Node, &Node, Option<Name>)> = shapes
        .into_iter()
        .filter_map(|shape| {
            let names = shape.children.first()?.child("cNvPr")?;
            Some((shape, names, names.attribute("name").and_then(Name::parse).filter(|name| name.mark.is_some())))
        })
        .collect();
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, _, name) in &named {
        if let Some(name) = name {
            *votes.entry(&name.code).or_default() += 1;
        }
    }
    let code = votes.iter().max_by_key(|(_, n)| **n)?.0.to_string();
    let mut carried: Vec<(String, Mark)> = Vec::new();
    let mut found = Vec::new();
    for (shape, names, name) in &named {
        let Some(name) = name.as_ref().filter(|name| name.code == code) else { continue };
        let Some(mark) = name.mark else { continue };
        carried.extend(name.carried.iter().cloned());
        found.push((
            names.range.start,
            Found { part: name.part.clone(), mark, shape, names, is_placeholder: is_placeholder(shape) },
        ));
    }
    let number = found.first().map_or(1, |(_, found)| found.mark.slide as usize);
    let mut notes = None;
    for (part, mark) in carried {
        if part == crate::shape::mark::NOTES {
            notes = Some(mark);
            continue;
        }
        if found.iter().any(|(_, found)| found.part == part) {
            continue;
        }
        // A placeholder that a program has renamed: the title by its kind, any other by what is left.
        let is_title = part == "title";
        let taken: Vec<usize> = found.iter().map(|(at, _)| *at).collect();
        let place = named.iter().find(|(shape, names, name)| {
            name.is_none()
                && !taken.contains(&names.range.start)
                && is_placeholder(shape)
                && is_title == is_title_place(shape)
        });
        if let Some((shape, names, _)) = place {
            found.push((names.range.start, Found { part, mark, shape, names, is_placeholder: true }));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    let title = named.iter().find(|(shape, ..)| is_title_place(shape)).and_then(|(shape, ..)| shape.child("txBody"));
    Some(Ours {
        code,
        number,
        shapes: found.into_iter().map(|(_, found)| found).collect(),
        notes,
        title: title.map_or_else(String::new, said::in_body),
    })
}

/// The headline of any slide.
pub fn title_of(root: &Node) -> String {
    let mut shapes = Vec::new();
    root.path(&["cSld", "spTree"]).into_iter().for_each(|tree| gather(tree, &mut shapes));
    let title = shapes.into_iter().find(|shape| is_title_place(shape)).and_then(|shape| shape.child("txBody"));
    title.map_or_else(String::new, said::in_body)
}

fn gather<'a>(node: &'a Node, shapes: &mut Vec<&'a Node>) {
    for child in &node.children {
        match child.name.as_str() {
            "sp" | "cxnSp" | "graphicFrame" | "pic" => shapes.push(child),
            "grpSp" | "AlternateContent" | "Choice" => gather(child, shapes),
            _ => {}
        }
    }
}

fn place_kind(shape: &Node) -> Option<&str> {
    let place = shape.children.first()?.path(&["nvPr", "ph"])?;
    Some(place.attribute("type").unwrap_or("obj"))
}

fn is_placeholder(shape: &Node) -> bool {
    place_kind(shape).is_some()
}

fn is_title_place(shape: &Node) -> bool {
    matches!(place_kind(shape), Some("title" | "ctrTitle"))
}

/// The slides' parts in the order of the presentation.
pub fn slides_in_order(package: &Package) -> Option<Vec<String>> {
    let main = package.parts.get(package.main_part()?)?;
    let root = Node::read(&main.bytes).ok()?;
    let ids = root.child("sldIdLst").map_or(&[][..], |list| &list.children);
    let names = ids.iter().filter_map(|id| main.target_of(id.prefixed_attribute("id")?)).map(str::to_owned);
    Some(names.collect())
}

/// Whether a part uses the prefixes our own text is written with.
pub fn has_usual_prefixes(root: &Node, needed: &[&str]) -> bool {
    const ADDRESSES: [(&str, &str); 4] = [
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("p", "http://schemas.openxmlformats.org/presentationml/2006/main"),
        ("c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ];
    needed.iter().all(|prefix| {
        let address = ADDRESSES.iter().find(|(known, _)| known == prefix).map(|(_, address)| *address);
        root.attribute(&format!("xmlns:{prefix}")) == address
    })
}
