//! An area's sheet: each of its key figures with table, bars and development, and each of its charts, one below the other.

use document::{Body, Document, KeyFigureStory, Page, Section};
use rust_xlsxwriter::Workbook;

use crate::Error;
use crate::chart::{Caption, insert_bars, insert_lines};
use crate::chart_page::write_chart_page;
use crate::looks;
use crate::sheet::{Frozen, Sheet, place};
use crate::table::{write_detail, write_trend};
use crate::words::words;

/// A key figure's place in the workbook, for the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its short name.
    pub name: String,
    /// Its message.
    pub headline: String,
    /// Its address.
    pub place: String,
}

/// Writes the sheet, and says where each key figure stands.
pub fn write_area(
    workbook: &mut Workbook,
    document: &Document,
    section: &Section,
    name: &str,
    contents_name: &str,
) -> Result<Vec<Entry>, Error> {
    let language = document.language;
    let mut sheet = Sheet::open(workbook, document, name, &section.name.plain(language), Frozen::TitleAndNames)?;
    sheet.link(0, &place(contents_name, 0), words(language).to_contents)?;
    sheet.row += 2;

    let mut entries = Vec::new();
    let mut breaks = Vec::new();
    for page in &section.pages {
        if !matches!(page.body, Body::KeyFigure(_) | Body::Chart(_)) {
            continue;
        }
        if !entries.is_empty() {
            breaks.push(sheet.row);
        }
        let headline = page.headline.plain(language);
        let at = place(name, sheet.row);
        match &page.body {
            Body::KeyFigure(story) => {
                entries.push(Entry { name: story.name.plain(language), headline, place: at });
                write_story(&mut sheet, page, story, &mut breaks)?;
            }
            Body::Chart(chart) => {
                entries.push(Entry { name: page.code.to_string(), headline, place: at });
                write_chart_page(&mut sheet, page, chart)?;
            }
            _ => {}
        }
        sheet.row += 2;
    }
    if !breaks.is_empty() {
        sheet.worksheet().set_page_breaks(&breaks)?;
    }
    sheet.close()?;
    Ok(entries)
}

fn write_story(sheet: &mut Sheet<'_>, page: &Page, story: &KeyFigureStory, breaks: &mut Vec<u32>) -> Result<(), Error> {
    let language = sheet.language;
    let headline = page.headline.plain(language);
    sheet.words(0, &headline, &looks::headline())?;
    for text in page.subtitle.iter().chain(&story.too_few) {
        sheet.words(0, &text.plain(language), &looks::remark())?;
    }

    let range = write_detail(sheet, &story.table)?;
    if let Some(bars) = &story.bars {
        let caption = Caption { name: &page.code.0, title: &headline, alt: &bars.alt.plain(language) };
        sheet.row = insert_bars(sheet, bars, &story.table, range, &caption)?;
    }
    for text in story.cautions.iter().chain([&page.source]) {
        sheet.words(0, &text.plain(language), &looks::remark())?;
    }
    if let Some(table) = &story.women_men {
        sheet.row += 1;
        write_detail(sheet, table)?;
    }
    if let Some(trend) = &story.trend {
        sheet.row += 1;
        breaks.push(sheet.row);
        let title = trend_title(story, sheet);
        let range = write_trend(sheet, trend, &title)?;
        for series_break in &trend.breaks {
            let what = series_break.what.plain(language);
            let remark = format!("{} {}: {what}", words(language).series_break, series_break.year);
            sheet.words(0, &remark, &looks::remark())?;
        }
        let caption = Caption { name: &format!("{}-T", page.code), title: &title, alt: &trend.alt.plain(language) };
        sheet.row = insert_lines(sheet, trend, range, &caption)?;
    }
    Ok(())
}

fn trend_title(story: &KeyFigureStory, sheet: &Sheet<'_>) -> String {
    let name = story.name.plain(sheet.language);
    let unit = story.trend.as_ref().map_or("", |trend| trend.unit.as_str());
    let unit = if unit.is_empty() { String::new() } else { format!(", {unit}") };
    let prices = story.trend.as_ref().and_then(|trend| trend.prices.as_ref());
    let prices = prices.map_or_else(String::new, |prices| format!(", {}", prices.plain(sheet.language)));
    format!("{}: {name}{unit}{prices}", words(sheet.language).trend)
}
