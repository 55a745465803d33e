//! Shapes that come and go with the figures, and tables in words.

use super::deck::Found;
use super::slide::Merge;
use super::told::What;
use crate::chart::workbook::workbook;
use crate::package::{Package, Part};
use crate::shape::canvas::Reference;
use crate::shape::mark;
use crate::shape::said;
use crate::write::{CHART, OFFICE, WORKBOOK};
use crate::xml::Node;

/// Takes away a shape that the new drawing does not have, unless somebody wrote into it. Says whether it went.
pub fn remove(merge: &mut Merge<'_>, old: &Found<'_>) -> bool {
    let said = match (old.table(), old.body()) {
        (Some(table), _) => Some(said::in_table(table)),
        (None, Some(body)) => Some(said::in_body(body)),
        (None, None) => None,
    };
    let is_edited = match &said {
        Some(said) => mark::fingerprint(said) != old.mark.says,
        None => super::charts::is_edited(merge, old),
    };
    let words = said.map_or_else(String::new, |said| readable(&said));
    if is_edited {
        merge.tell(&old.part, What::TextKept, words, "");
        return false;
    }
    merge.edits.push((old.shape.range.clone(), String::new()));
    if !words.is_empty() || old.chart_id().is_some() {
        merge.tell(&old.part, What::Removed, words, "");
    }
    true
}

/// Puts a newly drawn shape behind a shape of the deck.
pub fn add(merge: &mut Merge<'_>, new: &Found<'_>, after: Option<&Found<'_>>) {
    let tree = merge.root.path(&["cSld", "spTree"]);
    let at = match (after, tree.and_then(|tree| tree.child("grpSpPr"))) {
        (Some(after), _) => after.shape.range.end,
        (None, Some(group)) => group.range.end,
        (None, None) => return,
    };
    let mut text = merge.new.drawn.xml[new.shape.range.clone()].to_owned();
    let n_added = merge.edits.iter().filter(|(range, _)| range.is_empty()).count() as i64;
    let id = largest_id(merge.root) + 1 + n_added;
    text =
        text.replacen(&format!("id=\"{}\"", new.names.attribute("id").unwrap_or_default()), &format!("id=\"{id}\""), 1);
    if let Some(chart_id) = new.chart_id()
        && let Some(Reference::Chart(chart)) = merge.new.reference(chart_id)
    {
        let id = add_chart(merge.package, merge.part, chart);
        text = text.replace(&format!("r:id=\"{chart_id}\""), &format!("r:id=\"{id}\""));
    }
    if let Some(link) = new.names.child("hlinkClick") {
        let whole = merge.new.drawn.xml[link.range.clone()].to_owned();
        let slide = merge.new.jump_of(new.names).and_then(|idx| merge.context.slide_of(idx));
        let replaced = match (slide, merge.package.parts.get_mut(merge.part)) {
            (Some(slide), Some(part)) => {
                let id = part.link(super::context::SLIDE_LINK, slide);
                format!("<a:hlinkClick r:id=\"{id}\" action=\"ppaction://hlinksldjump\"/>")
            }
            _ => String::new(),
        };
        text = text.replace(&whole, &replaced);
    }
    // Carried marks are written to the last shape of the deck.
    if let Some(plus) = text.find('+').filter(|plus| text.find("name=\"").is_some_and(|name| name < *plus))
        && let Some(end) = text[plus..].find('"')
        && text[..plus].matches('"').count() == 3
    {
        text.replace_range(plus..plus + end, "");
    }
    merge.edits.push((at..at, text));
    let words = match (new.table(), new.body()) {
        (Some(table), _) => readable(&said::in_table(table)),
        (None, Some(body)) => said::in_body(body),
        (None, None) => new.names.attribute("descr").unwrap_or_default().to_owned(),
    };
    if !words.is_empty() {
        merge.tell(&new.part, What::Added, "", words);
    }
}

/// A new chart with its workbook. Gives the id by which the slide leads to it.
pub fn add_chart(package: &mut Package, slide: &str, chart: &crate::chart::Chart) -> String {
    let chart_name = format!("/ppt/charts/chart{}.xml", package.free_number("/ppt/charts/chart", ".xml"));
    let mut part = Part::new(CHART, chart.xml.clone());
    let book_name = add_workbook(package, workbook(&chart.sheet));
    part.link(&format!("{OFFICE}/package"), book_name);
    package.parts.insert(chart_name.clone(), part);
    let slide = package.parts.get_mut(slide).expect("the slide is being merged");
    slide.link(&format!("{OFFICE}/chart"), chart_name)
}

/// A workbook under a free name.
pub fn add_workbook(package: &mut Package, bytes: Vec<u8>) -> String {
    let number = package.free_number("/ppt/embeddings/Microsoft_Excel_Sheet", ".xlsx");
    let name = format!("/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx");
    package.parts.insert(name.clone(), Part::new(WORKBOOK, bytes));
    name
}

fn largest_id(node: &Node) -> i64 {
    let own = if node.name == "cNvPr" { node.number("id").unwrap_or_default() } else { 0 };
    node.children.iter().map(largest_id).fold(own, i64::max)
}

/// A table's cells as a line of text.
pub fn readable(said: &str) -> String {
    let rows = said.split('\u{1e}').map(|row| row.trim_end_matches('\u{1f}').replace('\u{1f}', " | "));
    rows.filter(|row| !row.is_empty()).collect::<Vec<_>>().join("; ")
}

/// The cells that differ, before and after, each behind the head of its row.
pub fn differing(old: &str, new: &str) -> (String, String) {
    let split = |said: &str| -> Vec<Vec<String>> {
        said.split('\u{1e}').map(|row| row.split('\u{1f}').map(str::to_owned).collect()).collect()
    };
    let (old, new) = (split(old), split(new));
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for (idx, new_row) in new.iter().enumerate() {
        let Some(old_row) = old.get(idx).filter(|old_row| old_row.len() == new_row.len()) else {
            after.push(new_row.join(" | "));
            continue;
        };
        for (cell_idx, (old_cell, new_cell)) in old_row.iter().zip(new_row).enumerate().filter(|(_, (a, b))| a != b) {
            let head = if cell_idx > 0 { format!("{}: ", new_row[0]) } else { String::new() };
            before.push(format!("{head}{old_cell}"));
            after.push(format!("{head}{new_cell}"));
        }
    }
    (before.join("; "), after.join("; "))
}
