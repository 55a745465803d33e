//! The document's tables as one kind of grid: a caption, a head a column, a head a row.

use askama::Template;
use document::chart::any::ChartTable;
use document::chart::heat::HeatCell;
use document::{
    Availability, Chart, ColumnHead, DetailTable, Emphasis, Gaps, Language, Number, Overview, OverviewCell,
    OverviewRow, ShownFigure, Standing, Text, Trend, TrendSeries,
};

use crate::markup::{Html, escape, html, sole_number, trace};
use crate::site::Edition;
use crate::words::words;

/// A table as it is set. Wider than its page it scrolls in a region of its own, by keyboard too.
#[derive(Template)]
#[template(path = "table.html")]
pub(crate) struct Grid {
    id: &'static str,
    class: &'static str,
    caption: Html,
    heads: Vec<Cell>,
    rows: Vec<GridRow>,
}

impl askama::filters::HtmlSafe for Grid {}

struct GridRow {
    class: String,
    name: Html,
    cells: Vec<Cell>,
}

#[derive(Default)]
struct Cell {
    class: String,
    /// The attributes of the number the cell shows, when it shows one.
    trace: Html,
    inner: Html,
}

/// One key figure's table, or its women and men.
pub(crate) fn detail(id: &'static str, table: &DetailTable, language: Language) -> Grid {
    let mut rows = Vec::with_capacity(table.rows.len());
    let mut is_after_member = false;
    for row in &table.rows {
        let mut class = Classes::default();
        class.add_if("marked", row.emphasis == Emphasis::Marked);
        class.add_if("other", !row.is_member);
        class.add_if("rule", !row.is_member && is_after_member);
        is_after_member = row.is_member;
        let cells = row.cells.iter().map(|cell| text_cell(cell, language)).collect();
        rows.push(GridRow { class: class.0, name: html(&row.name, language), cells });
    }
    let heads = table.heads.iter().map(|head| plain_head(html(head, language))).collect();
    Grid { id, class: "detail", caption: html(&table.caption, language), heads, rows }
}

/// Every year of a development, a row a municipality.
pub(crate) fn trend(id: &'static str, trend: &Trend, caption: Html, language: Language) -> Grid {
    let words = words(language);
    let years = trend.years.iter().map(|year| plain_head(Html(year.to_string())));
    let row = |series: &TrendSeries, is_riket: bool| {
        let mut class = Classes::default();
        class.add_if("marked", series.emphasis == Emphasis::Marked);
        class.add_if("other", is_riket);
        class.add_if("rule", is_riket);
        let cell = |value: &Option<Number>| match value {
            Some(number) => number_cell(&number.without_unit(), language),
            None => missing_cell(&Text::words("–"), Some(words.no_figure), language),
        };
        GridRow { class: class.0, name: Html(escape(&series.name)), cells: series.values.iter().map(cell).collect() }
    };
    Grid {
        id,
        class: "years",
        caption,
        heads: std::iter::once(plain_head(Html(words.municipality.to_owned()))).chain(years).collect(),
        rows: trend
            .series
            .iter()
            .map(|series| row(series, false))
            .chain(trend.riket.as_ref().map(|riket| row(riket, true)))
            .collect(),
    }
}

/// A chart's numbers, a row a name. A long table scrolls in a region of its own, and prints whole.
pub(crate) fn of_chart(id: &'static str, chart: &Chart, caption: Html, language: Language) -> Grid {
    of_numbers(id, &chart.table(), &shades(chart), caption, language)
}

/// Any table of numbers, with the shades of its cells where they have some.
pub(crate) fn of_numbers(
    id: &'static str,
    table: &ChartTable<'_>,
    shades: &[Vec<Option<u8>>],
    caption: Html,
    language: Language,
) -> Grid {
    let words = words(language);
    let rows = table.rows.iter().enumerate().map(|(row_idx, row)| {
        let mut class = Classes::default();
        class.add_if("marked", row.emphasis == Emphasis::Marked);
        class.add_if("other", row.area == Some(domain::AreaCode::RIKET));
        let mut is_reason_told = false;
        let cells = row.cells.iter().enumerate().map(|(column, cell)| match (cell, row.missing) {
            (Some(number), _) => {
                let shade = shades.get(row_idx).and_then(|row| *row.get(column)?);
                let class = shade.map(|shade| format!("shade-{shade}")).unwrap_or_default();
                Cell { class, ..number_cell(&number.without_unit(), language) }
            }
            (None, Some(why)) if !is_reason_told => {
                is_reason_told = true;
                missing_cell(why, None, language)
            }
            (None, _) => missing_cell(&Text::words("–"), Some(words.no_figure), language),
        });
        let cells = cells.collect();
        GridRow { class: class.0, name: html(&row.name, language), cells }
    });
    let corner = match table.corner.is_empty() {
        true => Html(words.municipality.to_owned()),
        false => html(&table.corner, language),
    };
    let heads = table.heads.iter().map(|head| html(head, language));
    let is_long = table.rows.len() > N_ROWS_IN_SIGHT;
    Grid {
        id,
        class: if is_long { "numbers long" } else { "numbers" },
        caption,
        heads: std::iter::once(corner).chain(heads).map(plain_head).collect(),
        rows: rows.collect(),
    }
}

/// More rows than this scroll within the page.
const N_ROWS_IN_SIGHT: usize = 40;

/// The shade of each cell that has one.
fn shades(chart: &Chart) -> Vec<Vec<Option<u8>>> {
    let Chart::Heat(heat) = chart else { return Vec::new() };
    let shade = |cell: &HeatCell| match cell {
        HeatCell::Figure(_, shade) => Some(*shade),
        HeatCell::Missing(_) => None,
    };
    heat.rows.iter().map(|row| row.cells.iter().map(shade).collect()).collect()
}

/// An area's overview, whole: the rows of all its slides, those not judged first.
pub(crate) fn overview(overviews: &[&Overview], caption: Html, edition: &Edition<'_>) -> Option<Grid> {
    let language = edition.document.language;
    let first = overviews.first()?;
    let rows = || overviews.iter().flat_map(|overview| &overview.rows);
    let calm = rows().filter(|row| !row.is_judged);
    let judged = rows().filter(|row| row.is_judged);
    let n_calm = calm.clone().count();
    let heads = [Html(words(language).key_figure.to_owned()), html(&first.riket_head, language)];
    Some(Grid {
        id: "oversikt",
        class: "overview",
        caption,
        heads: heads.into_iter().map(plain_head).chain(column_heads(&first.columns, language)).collect(),
        rows: calm
            .chain(judged)
            .enumerate()
            .map(|(idx, row)| overview_row(row, &first.columns, idx > 0 && idx == n_calm, edition))
            .collect(),
    })
}

/// Who lacks what, all rows.
pub(crate) fn gaps(
    gaps: &[&Gaps],
    caption: Html,
    edition: &Edition<'_>,
    href_of: impl Fn(&str) -> Option<String>,
) -> Option<Grid> {
    let language = edition.document.language;
    let first = gaps.first()?;
    let words = words(language);
    let mut rows = Vec::new();
    for row in gaps.iter().flat_map(|gaps| &gaps.rows) {
        let name = html(&row.name, language);
        let name = match href_of(row.key_figure.as_str()) {
            Some(href) => format!("<a href=\"{}\">{name}</a>", escape(&href)),
            None => name.0,
        };
        let cells = row.cells.iter().zip(&first.columns).map(|(cell, column)| {
            let mut class = Classes::default();
            class.add(match cell.availability {
                Availability::Latest => "latest",
                Availability::Older(_) => "older",
                Availability::Missing => "lacking",
                Availability::NotApplicable => "inapplicable",
            });
            class.add_if("marked", column.emphasis == Emphasis::Marked);
            let shown = html(&cell.shown, language);
            let inner = match cell.availability {
                Availability::Latest => with_spoken(&shown.0, words.has_latest),
                _ => shown,
            };
            Cell { class: class.0, inner, ..Cell::default() }
        });
        let code = row.key_figure;
        let name = Html(format!("{name} <span class=\"code\">{code}</span>"));
        rows.push(GridRow { class: String::new(), name, cells: cells.collect() });
    }
    let name_head = std::iter::once(plain_head(Html(words.key_figure.to_owned())));
    let heads = name_head.chain(column_heads(&first.columns, language)).collect();
    Some(Grid { id: "luckor", class: "gaps", caption, heads, rows })
}

fn overview_row(row: &OverviewRow, columns: &[ColumnHead], is_rule: bool, edition: &Edition<'_>) -> GridRow {
    let language = edition.document.language;
    let riket = figure_cell(&row.riket, Classes("riket".to_owned()), language);
    let cells = row.cells.iter().zip(columns).map(|(cell, column)| overview_cell(cell, column, language));
    let name = format!("<a href=\"{}\">{}</a>", escape(edition.href(&row.page)), html(&row.name, language));
    GridRow {
        class: if is_rule { "rule".to_owned() } else { String::new() },
        name: Html(name),
        cells: std::iter::once(riket).chain(cells).collect(),
    }
}

fn overview_cell(cell: &OverviewCell, column: &ColumnHead, language: Language) -> Cell {
    let mut class = Classes::default();
    class.add_if("marked", column.emphasis == Emphasis::Marked);
    if let (Some(standing), true) = (cell.standing, cell.is_tinted) {
        class.add(standing_class(standing));
    }
    let mut set = figure_cell(&cell.figure, class, language);
    if cell.place.is_none() && cell.standing.is_none() {
        return set;
    }
    let mut line = String::new();
    if let Some(standing) = cell.standing {
        let words = words(language);
        let spoken = match standing {
            Standing::Best => words.best,
            Standing::Middle => words.middle,
            Standing::Weakest => words.weakest,
        };
        let (class, symbol) = (standing_class(standing), standing.symbol());
        line.push_str(&with_spoken(&format!("<span class=\"sign {class}\">{symbol}</span>"), spoken).0);
    }
    if let Some(place) = &cell.place {
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(&html(place, language).0);
    }
    set.inner.0.push_str(&format!(" <span class=\"place\">{line}</span>"));
    set
}

/// The class that colours a standing.
pub(crate) fn standing_class(standing: Standing) -> &'static str {
    match standing {
        Standing::Best => "best",
        Standing::Middle => "middle",
        Standing::Weakest => "weakest",
    }
}

fn figure_cell(figure: &ShownFigure, class: Classes, language: Language) -> Cell {
    let cell = match figure {
        ShownFigure::Current(number) => number_cell(number, language),
        ShownFigure::Older(number, year) => {
            let mut cell = number_cell(number, language);
            cell.inner.0.push_str(&format!(" <span class=\"year\">({year})</span>"));
            cell
        }
        ShownFigure::Missing(why) => missing_cell(why, None, language),
    };
    Cell { class: class.0, ..cell }
}

fn number_cell(number: &Number, language: Language) -> Cell {
    Cell { trace: Html(trace(number)), inner: Html(escape(&number.shown(language))), ..Cell::default() }
}

fn text_cell(text: &Text, language: Language) -> Cell {
    match sole_number(text) {
        Some(number) => number_cell(number, language),
        None => Cell { inner: html(text, language), ..Cell::default() },
    }
}

fn missing_cell(why: &Text, spoken: Option<&str>, language: Language) -> Cell {
    let shown = html(why, language).0;
    let inner = match spoken {
        Some(spoken) => with_spoken(&shown, spoken).0,
        None => shown,
    };
    Cell { inner: Html(format!("<span class=\"missing\">{inner}</span>")), ..Cell::default() }
}

/// A symbol for the eye with its words for the ear.
fn with_spoken(shown: &str, spoken: &str) -> Html {
    Html(format!("<span aria-hidden=\"true\">{shown}</span><span class=\"spoken\">{spoken}</span>"))
}

fn plain_head(inner: Html) -> Cell {
    Cell { inner, ..Cell::default() }
}

fn column_heads(columns: &[ColumnHead], language: Language) -> impl Iterator<Item = Cell> {
    columns.iter().map(move |column| match column.emphasis {
        Emphasis::Marked => {
            let spoken = words(language).marked_column;
            let inner = format!("{} <span class=\"spoken\">({spoken})</span>", escape(&column.name));
            Cell { class: "marked".to_owned(), inner: Html(inner), ..Cell::default() }
        }
        Emphasis::Calm => plain_head(Html(escape(&column.name))),
    })
}

/// The classes of an element, in order.
#[derive(Default)]
struct Classes(String);

impl Classes {
    fn add(&mut self, class: &str) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(class);
    }

    fn add_if(&mut self, class: &str, holds: bool) {
        if holds {
            self.add(class);
        }
    }
}
