//! Shaded cells: municipalities × years, or × key figures, shaded by fifths of the country.

use compare::{Classes, N_CLASSES, Reading};
use document::chart::any::Chart;
use document::chart::heat::{HeatCell, HeatChart, HeatRow};
use document::{Span, Text};
use domain::{AreaCode, Sex, Year};

use crate::bars::{N_COMPARED_MIN, emphasis, why_missing};
use crate::charts::frame::{Drawn, alt, corner, phrased_or, said, short_with_unit};
use crate::day::{DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::prices::{self, over};
use crate::words::joined;

/// Columns of years, at most.
const N_YEARS_MAX: u16 = 10;

/// One key figure, its latest ten years since the series last broke; `None` with fewer than three of them.
pub fn by_year<'d>(desk: &Desk<'d>, key_figure: &'d DayKeyFigure<'d>) -> Option<Drawn<'d>> {
    let (review, run, comparison) = (key_figure.review, key_figure.run?, key_figure.comparison?);
    let municipalities = codes(desk);
    let last_break = review.breaks.iter().map(|known| known.year).filter(|year| *year <= comparison.year).max();
    let first = comparison.year.before(N_YEARS_MAX - 1).max(last_break.unwrap_or(Year(0)));
    let columns: Vec<(Year, Classes)> = (first.0..=comparison.year.0)
        .filter_map(|year| Some((Year(year), Classes::fifths(run, &municipalities, Year(year))?)))
        .collect();
    let (first, last) = (columns.first()?.0, columns.last()?.0);
    if columns.len() < N_COMPARED_MIN {
        return None;
    }
    let kronor = over(desk, review, first, last);
    let rows = rows(desk, |area| {
        let cell = |(year, classes): &(Year, Classes)| match run.figure(area, *year, Sex::Total).value() {
            Some(value) => {
                let number = desk.figure_in(review, area, (*year, value), kronor).without_unit();
                HeatCell::Figure(number, classes.of(value))
            }
            None => HeatCell::Missing(desk.say("chart-cell-missing", &[])),
        };
        columns.iter().map(cell).collect()
    });
    let heads = columns.iter().map(|(year, _)| Text { spans: vec![Span::Year(*year)] }).collect();
    let keys = [
        "chart-heat-highest",
        "chart-heat-lowest",
        "chart-heat-between",
        "chart-heat-missing",
        "chart-heat-all-highest",
        "chart-heat-all-lowest",
        "chart-heat-one",
    ];
    let short = key_figure.review.short(desk.language());
    let otherwise = [("phrase", short.into()), ("name", desk.day.marked_name().into())];
    let otherwise = desk.say("chart-heat-short", &otherwise);
    let headline = phrased_or(desk, key_figure, |phrase| headline(desk, &rows, keys, phrase), Some(otherwise));
    let what = prices::what_in_prices(desk, key_figure, kronor);
    let subtitle = [("what", what.into()), ("first", first.into()), ("last", last.into())];
    Some(Drawn {
        finding: None,
        beside: None,
        topic: desk.say("chart-topic-heat", &[]),
        subtitle: desk.say("subtitle-trend", &subtitle),
        chart: chart(desk, heads, rows, &headline),
        headline,
        cautions: vec![desk.say("chart-caution-shade", &[])],
        own: desk.say("chart-own-fifths", &[]),
        key_figures: vec![key_figure],
        years: (first, last),
        kronor,
    })
}

/// Several key figures, each in its newest year; `None` with fewer than two that have enough figures.
pub fn side_by_side<'d>(desk: &Desk<'d>, key_figures: &[&'d DayKeyFigure<'d>]) -> Option<Drawn<'d>> {
    let municipalities = codes(desk);
    let columns: Vec<(&DayKeyFigure<'_>, Year, Classes)> = key_figures
        .iter()
        .filter_map(|key_figure| {
            let year = key_figure.comparison?.year;
            Some((*key_figure, year, Classes::fifths(key_figure.run?, &municipalities, year)?))
        })
        .collect();
    if columns.len() < 2 {
        return None;
    }
    let rows = rows(desk, |area| {
        let cell = |(key_figure, year, classes): &(&DayKeyFigure<'_>, Year, Classes)| {
            let value = key_figure.run.and_then(|run| run.figure(area, *year, Sex::Total).value());
            match value {
                Some(value) => {
                    let number = desk.figure(key_figure.review, area, *year, Sex::Total, value).without_unit();
                    HeatCell::Figure(number, classes.of(value))
                }
                None => HeatCell::Missing(match key_figure.standing(area).map(|member| member.reading) {
                    Some(Reading::Older(_, year)) => desk.say("missing-too-old", &[("year", year.into())]),
                    Some(reading) => why_missing(desk, reading),
                    None => desk.say("chart-cell-missing", &[]),
                }),
            }
        };
        columns.iter().map(cell).collect()
    });
    let heads = columns.iter().map(|(key_figure, ..)| short_with_unit(desk, key_figure)).collect();
    let keys = [
        "chart-heat-several-highest",
        "chart-heat-several-lowest",
        "chart-heat-several-between",
        "chart-heat-several-missing",
        "chart-heat-several-all-highest",
        "chart-heat-several-all-lowest",
        "chart-heat-several-one",
    ];
    let headline = headline(desk, &rows, keys, "");
    let years = columns.iter().map(|(_, year, _)| *year);
    Some(Drawn {
        finding: None,
        beside: None,
        topic: desk.say("chart-topic-heat-several", &[]),
        subtitle: desk.say("chart-subtitle-heat-several", &[]),
        chart: chart(desk, heads, rows, &headline),
        headline,
        cautions: vec![desk.say("chart-caution-shade", &[])],
        own: desk.say("chart-own-fifths", &[]),
        years: (years.clone().min()?, years.max()?),
        key_figures: columns.into_iter().map(|(key_figure, ..)| key_figure).collect(),
        kronor: None,
    })
}

fn codes(desk: &Desk<'_>) -> Vec<AreaCode> {
    desk.day.municipalities.iter().map(|(area, _)| *area).collect()
}

/// The members in the order of their codes, riket last where it has any figure.
fn rows(desk: &Desk<'_>, cells: impl Fn(AreaCode) -> Vec<HeatCell>) -> Vec<HeatRow> {
    let row = |area: AreaCode, name: String| HeatRow {
        area: Some(area),
        name: Text::verbatim(name),
        emphasis: emphasis(desk, area),
        cells: cells(area),
    };
    let mut rows: Vec<HeatRow> = desk.day.members.iter().map(|(area, name)| row(*area, name.clone())).collect();
    let riket = row(AreaCode::RIKET, desk.words.plain("riket"));
    let has_figure = riket.cells.iter().any(|cell| matches!(cell, HeatCell::Figure(..)));
    rows.extend(has_figure.then_some(riket));
    rows
}

fn chart(desk: &Desk<'_>, heads: Vec<Text>, rows: Vec<HeatRow>, headline: &Text) -> Chart {
    let legend =
        ["chart-fifth-lowest", "chart-fifth-second", "chart-fifth-middle", "chart-fifth-fourth", "chart-fifth-highest"];
    let numbers = rows.iter().map(|row| {
        let cells = row.cells.iter().zip(&heads).map(|(cell, head)| {
            let what = match cell {
                HeatCell::Figure(number, _) => Text::number(number.clone()),
                HeatCell::Missing(why) => why.clone(),
            };
            joined([head.clone(), what], " ")
        });
        said(&row.name.plain(desk.language()), joined(cells, ", "))
    });
    let alt = alt(desk, desk.say("chart-kind-heat", &[]), headline, numbers.collect::<Vec<_>>());
    let legend = legend.map(|key| desk.words.say(key, &[])).to_vec();
    Chart::Heat(HeatChart { corner: corner(desk), heads, rows, legend, alt })
}

/// In how many columns the marked municipality is in the country's highest fifth, or the lowest: whichever is more.
fn headline(desk: &Desk<'_>, rows: &[HeatRow], keys: [&'static str; 7], phrase: &str) -> Text {
    let marked = rows.iter().find(|row| row.area == Some(desk.day.marked));
    let shades: Vec<u8> = marked
        .into_iter()
        .flat_map(|row| &row.cells)
        .filter_map(|cell| match cell {
            HeatCell::Figure(_, shade) => Some(*shade),
            HeatCell::Missing(_) => None,
        })
        .collect();
    let n_in = |class: usize| shades.iter().filter(|shade| usize::from(**shade) == class).count();
    let (highest, lowest) = (n_in(N_CLASSES - 1), n_in(0));
    let [key_highest, key_lowest, key_between, key_missing, key_all_highest, key_all_lowest, key_one] = keys;
    let (key, k) = match (shades.len(), highest, lowest) {
        (0, _, _) => (key_missing, 0),
        // Of one column there is no pattern.
        (1, _, _) => (key_one, 0),
        (_, 0, 0) => (key_between, 0),
        (n, _, _) if highest == n => (key_all_highest, highest),
        (n, _, _) if lowest == n => (key_all_lowest, lowest),
        _ if highest >= lowest => (key_highest, highest),
        _ => (key_lowest, lowest),
    };
    let counted = |n: usize| desk.counted(&format!("chart:count-{n}"), n);
    let args = [
        ("name", desk.day.marked_name().into()),
        ("k", counted(k).into()),
        ("n", counted(shades.len()).into()),
        ("phrase", phrase.into()),
    ];
    desk.words.say(key, &args)
}
