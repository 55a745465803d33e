//! A page of one chart as rows: its message, the chart over its own table, and what must be known of it.

use document::chart::any::{Chart, ChartTable};
use document::chart::heat::{HeatCell, HeatChart};
use document::{ChartPage, Emphasis, Page};
use layout::Weight;
use rust_xlsxwriter::{Format, FormatAlign};

use crate::Error;
use crate::cell::{Cell, number_cell};
use crate::chart::{Caption, full_page};
use crate::looks::{self, RowLook};
use crate::sheet::Sheet;
use crate::table::{Range, column, name_as_table, write_heads};
use crate::words::words;

/// Writes the page at the sheet's first free row: message, panel, chart, table, cautions, source.
///
/// The table is [`Chart::table`], a number a cell; why a number is missing stands in a column after the last. What a chart
/// needs beside the table (the lower end of a step, a fitted line) stands to the right of it, as formulas where it can be.
pub fn write_chart_page(sheet: &mut Sheet<'_>, page: &Page, chart: &ChartPage) -> Result<(), Error> {
    let language = sheet.language;
    let headline = page.headline.plain(language);
    sheet.words(0, &headline, &looks::headline())?;
    if let Some(subtitle) = &page.subtitle {
        sheet.words(0, &subtitle.plain(language), &looks::remark())?;
    }
    if let Some(panel) = &chart.panel {
        let answer = format!("{}: {}", panel.head.plain(language), panel.answer.plain(language));
        sheet.words(0, &answer, &looks::caption())?;
        for fact in &panel.facts {
            sheet.words(0, &fact.plain(language), &looks::remark())?;
        }
    }
    match &chart.chart {
        Chart::Map(_) => sheet.words(0, words(language).map_elsewhere, &looks::remark())?,
        Chart::Heat(heat) => write_legend(sheet, heat)?,
        _ => {}
    }
    let chart_row = sheet.row;
    sheet.row += full_page::n_rows(&chart.chart);
    let range = write_numbers(sheet, &chart.chart.table(), &shades(&chart.chart), &headline)?;
    let caption = Caption { name: &page.code.0, title: &headline, alt: &chart.chart.alt().plain(language) };
    full_page::insert(sheet, &chart.chart, range, chart_row, &caption)?;
    if let Some(further) = &chart.further {
        sheet.words(0, &further.title.plain(language), &looks::caption())?;
        write_numbers(sheet, &further.table(), &[], &further.title.plain(language))?;
    }
    for text in chart.details.iter().chain(&chart.cautions).chain([&page.source]) {
        sheet.words(0, &text.plain(language), &looks::remark())?;
    }
    Ok(())
}

/// A table of numbers, with the shades of its cells where they have some.
fn write_numbers(
    sheet: &mut Sheet<'_>,
    table: &ChartTable<'_>,
    shades: &[Vec<Option<u8>>],
    caption: &str,
) -> Result<Range, Error> {
    let language = sheet.language;
    let has_reasons = table.rows.iter().any(|row| row.missing.is_some());
    let head_row = sheet.row;
    let corner =
        if table.corner.is_empty() { words(language).municipality.to_owned() } else { table.corner.plain(language) };
    let mut heads = vec![(corner, false)];
    heads.extend(table.heads.iter().map(|head| (head.plain(language), true)));
    if has_reasons {
        heads.push((words(language).remark.to_owned(), true));
    }
    write_heads(sheet, &heads)?;
    for (row_idx, row) in table.rows.iter().enumerate() {
        let at = sheet.row;
        let look = looks::body(if row.emphasis == Emphasis::Marked { RowLook::Marked } else { RowLook::Calm });
        sheet.cell(at, 0, &Cell::Words(row.name.plain(language)), &look)?;
        for (idx, cell) in row.cells.iter().enumerate() {
            match cell {
                Some(number) => {
                    let shade = shades.get(row_idx).and_then(|row| *row.get(idx)?);
                    let format = shade.map_or_else(|| look.clone(), looks::shade);
                    sheet.cell(at, column(idx + 1), &number_cell(&number.without_unit(), "", language), &format)?;
                }
                None => sheet.blank(at, column(idx + 1), &look)?,
            }
        }
        if has_reasons {
            let after = column(row.cells.len() + 1);
            match row.missing {
                Some(why) => sheet.cell(at, after, &Cell::Words(why.plain(language)), &grey(&look))?,
                None => sheet.blank(at, after, &look)?,
            }
        }
        sheet.row += 1;
    }
    let range = Range { head_row, last_row: sheet.row - 1, last_column: column(heads.len() - 1) };
    name_as_table(sheet, &heads, range, caption)?;
    Ok(range)
}

fn grey(look: &Format) -> Format {
    look.clone().set_font_color(looks::GREY_TEXT).set_align(FormatAlign::Right)
}

/// The shades of a chart's cells, where they have some.
fn shades(chart: &Chart) -> Vec<Vec<Option<u8>>> {
    let Chart::Heat(heat) = chart else { return Vec::new() };
    let shade = |cell: &HeatCell| match cell {
        HeatCell::Figure(_, shade) => Some(*shade),
        HeatCell::Missing(_) => None,
    };
    heat.rows.iter().map(|row| row.cells.iter().map(shade).collect()).collect()
}

/// What each shade means, in cells shaded alike.
fn write_legend(sheet: &mut Sheet<'_>, heat: &HeatChart) -> Result<(), Error> {
    for (idx, entry) in heat.legend.iter().enumerate() {
        let shade = u8::try_from(idx).unwrap_or(u8::MAX);
        let entry = entry.plain(sheet.language);
        sheet.widen(0, &entry, Weight::Regular);
        sheet.words(0, &entry, &looks::shade(shade))?;
    }
    sheet.row += 1;
    Ok(())
}
