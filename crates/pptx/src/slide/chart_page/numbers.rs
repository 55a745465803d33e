//! The workbook behind a chart: its one table first, then what its construction needs.

use std::ops::Range;

use document::number::office_format;
use document::{ChartTable, Language};

use crate::chart::sheet::{Column, Sheet};

/// Some rows of a chart's table as a sheet: names, then a column a head, each with its own decimals.
pub fn sheet_of(table: &ChartTable<'_>, rows: &Range<usize>, language: Language) -> Sheet {
    let shown = &table.rows[rows.clone()];
    let columns = table.heads.iter().enumerate().map(|(idx, head)| {
        let numbers = || shown.iter().map(|row| row.cells[idx]);
        let decimals = numbers().flatten().map(|number| number.decimals).max();
        Column {
            values: numbers().map(|number| number.map(|number| number.value)).collect(),
            format: decimals.map(office_format),
            ..Column::new(head.plain(language), Vec::new())
        }
    });
    Sheet {
        names_head: table.corner.plain(language),
        names: shown.iter().map(|row| row.name.plain(language)).collect(),
        columns: columns.collect(),
        below: Vec::new(),
        format: "General".to_owned(),
    }
}

/// The part of a range that is there.
pub fn within(range: Range<usize>, n: usize) -> Range<usize> {
    range.start.min(n)..range.end.min(n)
}

/// A column of whole numbers from one: the rows' places from the top down.
pub fn row_places(head: &str, n: usize) -> Column {
    Column::new(head, (1..=n).map(|place| Some(place as f64)).collect())
}
