//! Every number a page shows, in reading order: what a passport accounts for.

use crate::chart::any::Chart;
use crate::chart::{BarChart, Strip, Trend};
use crate::number::Number;
use crate::page::{Body, KeyFigureStory, Page};
use crate::table::{DetailTable, Overview};
use crate::text::Text;

impl Page {
    /// Every number the page shows, headline first, then proof and receipt; one as often as it is shown.
    ///
    /// - **Missing:** the ticks of a cover and the points of a fitted line are no numbers with a fact and are left out.
    pub fn numbers(&self) -> Vec<&Number> {
        let mut numbers = Vec::new();
        texts(&mut numbers, [&self.kicker, &self.headline]);
        texts(&mut numbers, &self.subtitle);
        match &self.body {
            Body::Cover(cover) => {
                texts(&mut numbers, [&cover.host, &cover.when]);
                if let Some(strip) = &cover.strip {
                    texts(&mut numbers, [&strip.caption]);
                    numbers.extend(strip.members.iter().chain([&strip.highest]).map(|dot| &dot.number));
                }
            }
            Body::Agenda(agenda) => {
                texts(&mut numbers, agenda.items.iter().flat_map(|item| [&item.name, &item.answers, &item.extent]));
            }
            Body::Points(points) => {
                texts(&mut numbers, points.iter().flat_map(|point| [&point.area, &point.sentence]));
            }
            Body::Opener(opener) => {
                texts(&mut numbers, [&opener.ordinal, &opener.lead, &opener.question]);
                opener.strips.iter().for_each(|strip| of_strip(&mut numbers, strip));
                texts(&mut numbers, &opener.missing);
            }
            Body::Overview(overview) => of_overview(&mut numbers, overview),
            Body::KeyFigure(story) => of_story(&mut numbers, story),
            Body::Trend(trend) => of_trend(&mut numbers, trend),
            Body::Chart(chart) => {
                of_chart(&mut numbers, &chart.chart);
                if let Some(panel) = &chart.panel {
                    texts(&mut numbers, [&panel.head, &panel.answer].into_iter().chain(&panel.facts));
                }
                texts(&mut numbers, chart.cautions.iter().chain(&chart.details));
                if let Some(further) = &chart.further {
                    texts(&mut numbers, further.heads.iter().chain([&further.title]));
                    numbers.extend(further.rows.iter().flat_map(|row| &row.cells));
                }
            }
            Body::Gaps(gaps) => {
                let rows = gaps.rows.iter();
                texts(
                    &mut numbers,
                    rows.flat_map(|row| std::iter::once(&row.name).chain(row.cells.iter().map(|cell| &cell.shown))),
                );
            }
            Body::Definitions(definitions) => {
                texts(&mut numbers, definitions.iter().flat_map(|one| [&one.title, &one.text, &one.judged]));
            }
            Body::Prose(parts) => {
                texts(&mut numbers, parts.iter().flat_map(|(head, texts)| std::iter::once(head).chain(texts)));
            }
        }
        texts(&mut numbers, [&self.source]);
        numbers
    }
}

fn texts<'a>(numbers: &mut Vec<&'a Number>, texts: impl IntoIterator<Item = &'a Text>) {
    numbers.extend(texts.into_iter().flat_map(Text::numbers));
}

fn of_strip<'a>(numbers: &mut Vec<&'a Number>, strip: &'a Strip) {
    texts(numbers, [&strip.range, &strip.words]);
    numbers.extend(strip.dots.iter().map(|dot| &dot.number));
    numbers.extend(strip.riket.iter().map(|riket| &riket.number));
}

fn of_overview<'a>(numbers: &mut Vec<&'a Number>, overview: &'a Overview) {
    for row in &overview.rows {
        texts(numbers, [&row.name]);
        numbers.extend(row.riket.number());
        for cell in &row.cells {
            numbers.extend(cell.figure.number());
            texts(numbers, &cell.place);
        }
    }
}

fn of_story<'a>(numbers: &mut Vec<&'a Number>, story: &'a KeyFigureStory) {
    if let Some(bars) = &story.bars {
        of_bars(numbers, bars);
    }
    texts(numbers, &story.too_few);
    texts(numbers, &story.cautions);
    of_table(numbers, &story.table);
    if let Some(trend) = &story.trend {
        of_trend(numbers, trend);
    }
    if let Some(table) = &story.women_men {
        of_table(numbers, table);
    }
    texts(numbers, story.provenance.iter().flat_map(|(head, text)| [head, text]));
}

fn of_bars<'a>(numbers: &mut Vec<&'a Number>, bars: &'a BarChart) {
    for row in &bars.rows {
        numbers.extend(row.bar.number());
        numbers.extend(row.whiskers.iter().flat_map(|(from, to)| [from, to]));
        numbers.extend(&row.difference);
    }
    numbers.extend(bars.references.iter().map(|reference| &reference.number));
}

fn of_table<'a>(numbers: &mut Vec<&'a Number>, table: &'a DetailTable) {
    texts(numbers, [&table.caption]);
    texts(numbers, table.rows.iter().flat_map(|row| std::iter::once(&row.name).chain(&row.cells)));
}

fn of_trend<'a>(numbers: &mut Vec<&'a Number>, trend: &'a Trend) {
    let series = trend.series.iter().chain(&trend.riket);
    numbers.extend(series.flat_map(|series| series.values.iter().flatten()));
    texts(numbers, trend.panels.iter().filter_map(|panel| panel.change.as_ref()));
    texts(numbers, trend.breaks.iter().map(|each| &each.what));
}

fn of_chart<'a>(numbers: &mut Vec<&'a Number>, chart: &'a Chart) {
    match chart {
        Chart::Pairs(pairs) => numbers.extend(pairs.rows.iter().filter_map(|row| row.margin.as_ref())),
        Chart::Country(country) => numbers.extend(country.riket.iter().map(|riket| &riket.number)),
        Chart::Lines(trend) => texts(numbers, trend.breaks.iter().map(|each| &each.what)),
        Chart::Bands(_) | Chart::Scatter(_) | Chart::Parts(_) | Chart::Steps(_) | Chart::Heat(_) | Chart::Map(_) => {}
    }
    numbers.extend(chart.table().rows.iter().flat_map(|row| row.cells.iter().copied().flatten()));
}
