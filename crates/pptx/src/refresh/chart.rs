//! New figures in a person's chart: its part is changed where figures stand and kept otherwise.

use super::series::{self, MarkedNames};
use super::source::Source;
use crate::shape::said;
use crate::xml::{Node, edited};

/// What a merge needs to know beside the two charts.
#[derive(Debug, Clone, Copy)]
pub struct ChartTask<'a> {
    /// Who is marked.
    pub marked: MarkedNames<'a>,
    /// Whether somebody set the axis by hand.
    pub keeps_axes: bool,
    /// Whether the plot's place in the frame is as newly drawn.
    pub takes_layout: bool,
    /// The id by which the chart leads to its workbook.
    pub workbook_id: &'a str,
}

/// The chart's part with the new one's figures; `None` when the two are of different kinds.
pub fn merged(old: Source<'_>, new: Source<'_>, task: ChartTask<'_>) -> Option<Vec<u8>> {
    let (old_area, new_area) = (plot_area(old)?, plot_area(new)?);
    let (old_plots, new_plots) = (plots(old_area), plots(new_area));
    if old_plots.len() != new_plots.len() {
        return None;
    }
    let mut edits = Vec::new();
    for (old_plot, new_plot) in old_plots.into_iter().zip(new_plots) {
        edits.push(merged_plot(old_plot, new_plot, task)?);
    }
    if !task.keeps_axes {
        for (old_axis, new_axis) in axes(old_area).into_iter().zip(axes(new_area)) {
            edits.extend(merged_axis(old_axis, new_axis));
        }
    }
    if task.takes_layout {
        // In a row of charts the first has the axis' numbers, and the room for them.
        for (old_axis, new_axis) in axes(old_area).into_iter().zip(axes(new_area)) {
            if let (Some(old), Some(new)) = (old_axis.child("tickLblPos"), new_axis.child("tickLblPos")) {
                edits.push((old.node.range.clone(), new.raw().to_owned()));
            }
        }
    }
    if let (true, Some(old_layout), Some(new_layout)) =
        (task.takes_layout, old_area.child("layout"), new_area.child("layout"))
    {
        edits.push((old_layout.node.range.clone(), new_layout.raw().to_owned()));
    }
    edits.push(workbook_link(old, task.workbook_id)?);
    Some(edited(old.bytes, edits))
}

pub(super) fn plot_area(chart: Source<'_>) -> Option<Source<'_>> {
    Some(chart.at(chart.node.path(&["chart", "plotArea"])?))
}

pub(super) fn plots(area: Source<'_>) -> Vec<Source<'_>> {
    area.children().filter(|child| child.node.name.ends_with("Chart")).collect()
}

fn axes(area: Source<'_>) -> Vec<Source<'_>> {
    area.children().filter(|child| ["catAx", "valAx", "dateAx", "serAx"].contains(&child.node.name.as_str())).collect()
}

fn head(series: Source<'_>) -> String {
    let words = series.node.child("tx").and_then(|tx| tx.find("v"));
    words.map_or_else(String::new, |words| said::plain(&words.text))
}

fn merged_plot(old: Source<'_>, new: Source<'_>, task: ChartTask<'_>) -> Option<(std::ops::Range<usize>, String)> {
    let (old_series, new_series): (Vec<_>, Vec<_>) =
        (old.children_named("ser").collect(), new.children_named("ser").collect());
    let (first, last) = (old_series.first()?, old_series.last()?);
    let counts_along_names = |series: &Source<'_>| series.node.child("val").is_some();
    if counts_along_names(first) != new_series.first().is_some_and(counts_along_names) {
        return None;
    }
    let is_bars = old.node.name.starts_with("bar");
    let is_as_many = old_series.len() == new_series.len();
    let mut out = String::new();
    for (idx, one) in new_series.iter().enumerate() {
        let by_name = old_series.iter().find(|old| head(**old) == head(*one));
        let found = by_name.or(if is_as_many { old_series.get(idx) } else { None });
        match found {
            Some(found) => out += &series::merged(*found, *one, is_bars, task.marked),
            None => out += one.raw(),
        }
    }
    Some((first.node.range.start..last.node.range.end, out))
}

/// The axis' ends and steps.
fn merged_axis(old: Source<'_>, new: Source<'_>) -> Vec<(std::ops::Range<usize>, String)> {
    let mut edits = Vec::new();
    if let (Some(old), Some(new)) = (old.child("scaling"), new.child("scaling")) {
        let ends = ["max", "min"].map(|end| (end, new.child(end).map_or(String::new(), |end| end.raw().to_owned())));
        edits.push((old.node.range.clone(), old.in_order(&["logBase", "orientation", "max", "min", "extLst"], &ends)));
    }
    if let (Some(old), Some(new)) = (old.child("majorUnit"), new.child("majorUnit")) {
        edits.push((old.node.range.clone(), new.raw().to_owned()));
    }
    edits
}

/// The edit by which a chart leads to its workbook: LibreOffice leaves both out.
pub(super) fn workbook_link(chart: Source<'_>, id: &str) -> Option<(std::ops::Range<usize>, String)> {
    let address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let link =
        format!("<c:externalData xmlns:r=\"{address}\" r:id=\"{id}\"><c:autoUpdate val=\"0\"/></c:externalData>");
    if let Some(old) = chart.child("externalData") {
        return Some((old.node.range.clone(), link));
    }
    let before = ["chart", "spPr", "txPr"];
    let last = chart.node.children.iter().rev().find(|child| before.contains(&child.name.as_str()))?;
    Some((last.range.end..last.range.end, link))
}

/// One figure that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureChange {
    /// Whose: `Haninge`, or `Haninge 2022` of several series.
    pub name: String,
    /// As it was.
    pub old: Option<f64>,
    /// As it is.
    pub new: Option<f64>,
}

/// The figures that differ between two charts, by the names along their series.
pub fn differences(old: &Node, new: &Node) -> Vec<FigureChange> {
    let (old, new) = (figures(old), figures(new));
    let mut changes: Vec<FigureChange> = Vec::new();
    let value = |all: &[(String, f64)], name: &str| all.iter().find(|(at, _)| at == name).map(|(_, value)| *value);
    let names: Vec<&String> = new.iter().chain(&old).map(|(name, _)| name).collect();
    for name in names {
        let change = FigureChange { name: name.clone(), old: value(&old, name), new: value(&new, name) };
        let is_same = match (change.old, change.new) {
            (Some(old), Some(new)) => (old - new).abs() <= 1e-9 * old.abs().max(new.abs()),
            _ => false,
        };
        if !is_same && changes.iter().all(|known| known.name != change.name) {
            changes.push(change);
        }
    }
    changes
}

fn figures(chart: &Node) -> Vec<(String, f64)> {
    let mut all = Vec::new();
    let mut series = Vec::new();
    gather(chart, &mut series);
    let has_one = series.len() == 1;
    for one in series {
        let Some(values) = one.child("val") else { continue };
        let names = one.child("cat").map_or_else(Vec::new, said::points);
        let head = one.child("tx").and_then(|tx| tx.find("v")).map_or(String::new(), |words| said::plain(&words.text));
        for (idx, value) in said::points(values) {
            let along =
                names.iter().find(|(at, _)| *at == idx).map_or(String::new(), |(_, name)| year_as_written(name));
            let name = if has_one { super::table::without_year(&along) } else { format!("{head} {along}") };
            all.extend(value.parse().ok().map(|value| (name, value)));
        }
    }
    all
}

/// A name that is a number, such as a year, as people write it.
fn year_as_written(name: &str) -> String {
    match name.parse::<f64>() {
        Ok(number) if name.contains('e') => number.to_string(),
        _ => name.to_owned(),
    }
}

fn gather<'a>(node: &'a Node, series: &mut Vec<&'a Node>) {
    if node.name == "ser" {
        series.push(node);
    }
    node.children.iter().for_each(|child| gather(child, series));
}

/// The names along a chart's first series, in order.
pub fn row_names(chart: &Node) -> Vec<String> {
    let mut series = Vec::new();
    gather(chart, &mut series);
    let names = series.first().and_then(|one| one.child("cat")).map_or_else(Vec::new, said::points);
    names.into_iter().map(|(_, name)| name).collect()
}

impl FigureChange {
    /// "Haninge 152 622 → 153 000", with as many decimals as tell the two apart.
    pub fn told(&self, language: document::Language) -> String {
        let shown = |value: Option<f64>, decimals: i8| match value {
            Some(value) => document::format::format_number(value, decimals, document::Sign::Negative, language),
            None => "–".to_owned(),
        };
        let both = |decimals: i8| (shown(self.old, decimals), shown(self.new, decimals));
        let is_large = self.old.or(self.new).is_some_and(|value| value.abs() >= 1_000.0);
        let least = if is_large { 0 } else { 1 };
        let decimals = (least..6)
            .find(|decimals| {
                let (old, new) = both(*decimals);
                old != new
            })
            .unwrap_or(6);
        let (old, new) = both(decimals);
        format!("{} {old} → {new}", self.name)
    }
}
