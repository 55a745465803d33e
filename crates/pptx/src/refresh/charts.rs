//! A slide's charts: found by their links, merged, with the workbook made anew.

use super::chart::{self, ChartTask, FigureChange, differences};
use super::deck::{Found, has_usual_prefixes};
use super::heal;
use super::place::ChartSpots;
use super::shapes::add_workbook;
use super::slide::Merge;
use super::source::Source;
use super::told::What;
use crate::chart::Chart;
use crate::chart::workbook::workbook;
use crate::shape::canvas::Reference;
use crate::shape::mark::{self, Mark};
use crate::shape::said::{self, ChartSaid};
use crate::write::OFFICE;
use crate::xml::Node;

/// The part of a chart in the deck, and its root.
pub fn old_root(merge: &Merge<'_>, old: &Found<'_>) -> Option<(String, Node)> {
    let name = merge.context.original.parts.get(merge.part)?.target_of(old.chart_id()?)?.to_owned();
    let root = Node::read(&merge.context.original.parts.get(&name)?.bytes).ok()?;
    Some((name, root))
}

/// A newly drawn chart, and its root.
pub fn new_root<'a>(merge: &Merge<'a>, new: &Found<'_>) -> Option<(&'a Chart, Node)> {
    match merge.new.reference(new.chart_id()?)? {
        Reference::Chart(chart) => Some((chart, Node::read(chart.xml.as_bytes()).ok()?)),
        Reference::Slide(_) => None,
    }
}

/// Whether somebody changed a chart's figures. LibreOffice empties series of one point, which is no edit.
fn is_other_than(said: &ChartSaid, mark: &Mark) -> bool {
    match mark.chart {
        Some([_, longer]) if said.has_empty => mark::short_fingerprint(&said.longer) != longer,
        _ => mark::fingerprint(&said.all) != mark.says,
    }
}

/// Whether somebody changed the figures of a chart that the new drawing does not have.
pub fn is_edited(merge: &Merge<'_>, old: &Found<'_>) -> bool {
    old.chart_id().is_some()
        && old_root(merge, old).is_none_or(|(_, root)| is_other_than(&said::in_chart(&root), &old.mark))
}

/// Merges a chart, unless somebody changed its figures.
pub fn merge(merge: &mut Merge<'_>, old: &Found<'_>, new: &Found<'_>, spots: Option<ChartSpots>, mark: &mut Mark) {
    let keep = |mark: &mut Mark| {
        mark.says = old.mark.says;
        mark.chart = old.mark.chart;
    };
    let (Some((name, old_root)), Some((drawn, new_root))) = (old_root(merge, old), new_root(merge, new)) else {
        keep(mark);
        return merge.tell(&old.part, What::Unreadable, "", "");
    };
    let said = said::in_chart(&old_root);
    let has_news = new.mark.says != old.mark.says;
    let figures = differences(&old_root, &new_root);
    if is_other_than(&said, &old.mark) {
        keep(mark);
        if has_news {
            tell_figures(merge, &old.part, What::ChartKept, figures);
        }
        if old_root.child("externalData").is_none() && has_usual_prefixes(&old_root, &["a", "c"]) {
            heal(merge, old, &name, &old_root);
        }
        return;
    }
    let axes = |mark: &Mark| mark.chart.map(|[axes, _]| axes);
    let keeps_axes = axes(&old.mark).is_some_and(|axes| axes != mark::short_fingerprint(&said.axes));
    let has_other_axes = axes(&new.mark) != axes(&old.mark);
    if keeps_axes && has_other_axes {
        merge.tell(&old.part, What::AxisKept, "", "");
    }
    if let (true, Some(chart), Some(old_chart)) = (keeps_axes, &mut mark.chart, old.mark.chart) {
        chart[0] = old_chart[0];
    }
    let takes_layout = spots.is_some_and(|spots| !spots.drawn.is_near(spots.marked, false));
    let is_marked_anew = merge.context.marked.new != merge.context.marked.old;
    let has_workbook = old_root.child("externalData").is_some();
    if !has_news && !has_other_axes && !takes_layout && !is_marked_anew && has_workbook {
        return;
    }
    let is_usual = has_usual_prefixes(&old_root, &["a", "c"]);
    let Some((id, book)) = workbook_of(merge, &name, &old_root).filter(|_| is_usual) else {
        keep(mark);
        return merge.tell(&old.part, What::Unreadable, "", "");
    };
    let old_bytes = &merge.context.original.parts[&name].bytes;
    let task = ChartTask { marked: merge.context.marked, keeps_axes, takes_layout, workbook_id: &id };
    let merged = chart::merged(
        Source { node: &old_root, bytes: old_bytes },
        Source { node: &new_root, bytes: drawn.xml.as_bytes() },
        task,
    );
    let Some(merged) = merged else {
        keep(mark);
        if has_news {
            tell_figures(merge, &old.part, What::ChartKept, figures);
        }
        return;
    };
    if let Some(part) = merge.package.parts.get_mut(&name) {
        part.bytes = merged;
    }
    if let Some(part) = merge.package.parts.get_mut(&book) {
        part.bytes = workbook(&drawn.sheet);
    }
    if has_news {
        let alt = |found: &Found<'_>| found.names.attribute("descr").unwrap_or_default().to_owned();
        match figures.is_empty() {
            true => merge.tell(&old.part, What::Chart, alt(old), alt(new)),
            false => tell_figures(merge, &old.part, What::Chart, figures),
        }
    }
}

/// Gives a chart that was left alone the workbook and the alternative text that LibreOffice left out.
fn heal(merge: &mut Merge<'_>, old: &Found<'_>, name: &str, root: &Node) {
    let Some((id, book)) = workbook_of(merge, name, root) else { return };
    let chart = Source { node: root, bytes: &merge.context.original.parts[name].bytes };
    let Some((bytes, sheet)) = heal::healed(chart, &id) else { return };
    if let Some(part) = merge.package.parts.get_mut(name) {
        part.bytes = bytes;
    }
    if let Some(part) = merge.package.parts.get_mut(&book) {
        part.bytes = workbook(&sheet);
    }
    if old.names.attribute("descr").is_none_or(str::is_empty) {
        merge.alt_of_kept = Some((old.names.range.start, heal::in_words(&sheet)));
    }
}

fn tell_figures(merge: &mut Merge<'_>, part: &str, what: What, figures: Vec<FigureChange>) {
    merge.tell(part, what, "", "");
    if let Some(last) = merge.told.last_mut() {
        last.figures = figures;
    }
}

/// The workbook behind a chart and the id that leads to it; an empty one where there is none.
fn workbook_of(merge: &mut Merge<'_>, chart: &str, root: &Node) -> Option<(String, String)> {
    let id = root.child("externalData").and_then(|link| link.prefixed_attribute("id"));
    // The same chart may stand on two slides: what the first made is there for the second.
    let part = merge.package.parts.get(chart)?;
    let found = part.relationships.iter().find(|link| Some(link.id.as_str()) == id || link.is("package"));
    if let Some((id, book)) = found.and_then(|link| Some((link.id.clone(), link.part.clone()?))) {
        return Some((id, book));
    }
    let book = add_workbook(merge.package, Vec::new());
    let id = merge.package.parts.get_mut(chart)?.link(&format!("{OFFICE}/package"), book.clone());
    Some((id, book))
}
