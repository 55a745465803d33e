//! A chart with figures of somebody's own that LibreOffice has saved: its workbook is made of those figures, and its labels stand in
//! the order of the schema again.

use super::chart::{plot_area, plots, workbook_link};
use super::series::labels_in_order;
use super::source::Source;
use crate::chart::sheet::{Column, Sheet};
use crate::shape::said;
use crate::xml::{Node, edited};

/// The healed part and the sheet behind it; `None` when there is nothing to be made of it.
pub fn healed(chart: Source<'_>, workbook_id: &str) -> Option<(Vec<u8>, Sheet)> {
    let area = plot_area(chart)?;
    let mut edits = vec![workbook_link(chart, workbook_id)?];
    let all: Vec<Source<'_>> = plots(area).into_iter().flat_map(|plot| plot.children_named("ser")).collect();
    let names = all.first()?.node.child("cat").map_or_else(Vec::new, texts);
    let n_values = |series: &Source<'_>| {
        ["val", "xVal", "yVal"].into_iter().filter_map(|kind| series.node.child(kind)).map(length).max()
    };
    let n_rows = all.iter().filter_map(n_values).max()?.max(names.len());
    let mut sheet = Sheet {
        names: (0..n_rows).map(|idx| names.get(idx).cloned().unwrap_or_else(|| (idx + 1).to_string())).collect(),
        format: "General".to_owned(),
        ..Sheet::default()
    };
    let mut placed = Vec::new();
    for series in &all {
        let head =
            series.node.child("tx").and_then(|tx| tx.find("v")).map_or(String::new(), |words| words.text.clone());
        for kind in ["val", "xVal", "yVal"] {
            let Some(values) = series.child(kind) else { continue };
            placed.push((*series, values, sheet.columns.len()));
            sheet.columns.push(Column::new(head.clone(), numbers(values.node, n_rows)));
        }
    }
    for (series, values, column) in placed {
        let kind = &values.node.name;
        let reference = sheet.values_reference(column, 0..length(values.node).max(1));
        edits.push((values.node.range.clone(), format!("<c:{kind}>{reference}</c:{kind}>")));
        if kind == "xVal" {
            continue;
        }
        if let Some(head) = series.child("tx") {
            edits.push((head.node.range.clone(), sheet.head_reference(column)));
        }
        if let Some(names) = series.child("cat") {
            edits.push((names.node.range.clone(), format!("<c:cat>{}</c:cat>", sheet.names_reference(0..n_rows))));
        }
        if let Some(labels) = series.child("dLbls") {
            edits.push((labels.node.range.clone(), labels_in_order(labels)));
        }
    }
    Some((edited(chart.bytes, edits), sheet))
}

/// The figures in words, for who does not see them.
pub fn in_words(sheet: &Sheet) -> String {
    let shown = |value: &Option<f64>| value.map_or("–".to_owned(), |value| value.to_string());
    let column = |column: &Column| {
        let rows: Vec<String> =
            sheet.names.iter().zip(&column.values).map(|(name, value)| format!("{name} {}", shown(value))).collect();
        format!("{}: {}", column.head, rows.join("; "))
    };
    sheet.columns.iter().map(column).collect::<Vec<_>>().join(". ")
}

fn length(values: &Node) -> usize {
    let count = values.find("ptCount").and_then(|count| count.number("val"));
    count.and_then(|count| usize::try_from(count).ok()).unwrap_or_default().min(10_000)
}

fn texts(names: &Node) -> Vec<String> {
    let mut texts = vec![String::new(); length(names)];
    for (idx, text) in said::raw_points(names) {
        if let Some(place) = texts.get_mut(idx) {
            *place = text;
        }
    }
    texts
}

fn numbers(values: &Node, n_rows: usize) -> Vec<Option<f64>> {
    let mut numbers = vec![None; n_rows];
    for (idx, text) in said::raw_points(values) {
        if let Some(place) = numbers.get_mut(idx) {
            *place = text.trim().parse().ok();
        }
    }
    numbers
}
