//! Documents with a page of every kind of chart, of made-up figures: ties, negative ones, missing ones, groups of any size.

use document::chart::bands::{Band, BandChart, BandRow};
use document::chart::country::{CountryChart, Edge};
use document::chart::heat::{HeatCell, HeatChart, HeatRow};
use document::chart::map::{MapArea, MapChart, MapShape};
use document::chart::pairs::{PairChart, PairRow, PairStyle};
use document::chart::parts::{PartHead, PartsChart, PartsRow};
use document::chart::scatter::{DotLabel, Fit, FitPoint, ScatterAxis, ScatterChart, ScatterDot};
use document::chart::steps::{Step, StepKind, StepsChart};
use document::{
    Body, Chart, ChartPage, Document, Dot, Emphasis, FactId, Number, Page, PageCode, Sign, Text, Trend, TrendSeries,
};
use domain::{AreaCode, Year};
use proptest::prelude::*;

/// Figures a municipality, `None` where one is missing.
pub type Table = Vec<Vec<Option<f64>>>;

/// Three to twenty-six municipalities with two to eight figures each; half of them from a few values, so that there are ties.
pub fn tables() -> impl Strategy<Value = Table> {
    let few = prop_oneof![Just(0.0), Just(-12.5), Just(71.4), Just(169_451.0)];
    let figure = prop_oneof![
        1 => Just(None),
        4 => few.prop_map(Some),
        4 => (-1_000_000i32..1_000_000).prop_map(|tenths| Some(f64::from(tenths) / 10.0)),
    ];
    (3usize..=26, 2usize..=8)
        .prop_flat_map(move |(n, columns)| prop::collection::vec(prop::collection::vec(figure.clone(), columns), n))
}

/// The document: one area, a page a kind.
pub fn document_of(table: &Table) -> Document {
    let mut document = testkit::charts_document();
    let section = document.sections.iter_mut().find(|section| section.code == "FSK").expect("the area is there");
    let template: Page = section.pages[0].clone();
    section.pages = charts(table)
        .into_iter()
        .enumerate()
        .map(|(idx, chart)| Page {
            code: PageCode(format!("FSK-D{idx}")),
            headline: Text::verbatim(format!("Diagram {idx} visar figuren")),
            body: Body::Chart(Box::new(ChartPage {
                key_figures: Vec::new(),
                chart,
                panel: None,
                cautions: Vec::new(),
                details: Vec::new(),
                further: None,
            })),
            ..template.clone()
        })
        .collect();
    document
}

fn text(words: &str) -> Text {
    Text::words(words)
}

fn number(kind: &str, row: usize, column: usize, value: f64) -> Number {
    let fact = FactId(format!("{kind}:{row}:{column}"));
    Number { value, decimals: 1, sign: Sign::Negative, unit: String::new(), fact }
}

fn area(idx: usize) -> AreaCode {
    testkit::area(&format!("{}", 1000 + idx))
}

fn name(idx: usize) -> String {
    format!("Kommun {idx}")
}

fn emphasis(idx: usize) -> Emphasis {
    if idx == 1 { Emphasis::Marked } else { Emphasis::Calm }
}

fn missing() -> Text {
    text("uppgift saknas")
}

fn charts(table: &Table) -> Vec<Chart> {
    let pairs = |style| Chart::Pairs(pairs(table, style));
    vec![
        Chart::Bands(bands(table)),
        pairs(PairStyle::Dumbbell),
        pairs(PairStyle::Slope),
        Chart::Scatter(scatter(table)),
        Chart::Lines(lines(table)),
        Chart::Parts(parts(table, false)),
        Chart::Parts(parts(table, true)),
        Chart::Steps(steps(table)),
        Chart::Heat(heat(table)),
        Chart::Country(Box::new(country(table))),
        Chart::Map(map(table)),
    ]
}

fn bands(table: &Table) -> BandChart {
    let placed: Vec<(usize, f64)> = table.iter().enumerate().filter_map(|(idx, row)| Some((idx, row[0]?))).collect();
    let n_places = placed.len();
    let mut rows: Vec<BandRow> = placed
        .iter()
        .enumerate()
        .map(|(place, (idx, value))| {
            let at = |kind, place: usize| number(kind, *idx, 0, place as f64);
            let band = Band {
                figure: number("band", *idx, 0, *value),
                place: at("place", place + 1),
                low: at("low", place.max(1)),
                high: at("high", (place + 3).min(n_places)),
                shown: text("ett band"),
            };
            BandRow { area: area(*idx), name: name(*idx), emphasis: emphasis(*idx), band: Ok(band) }
        })
        .collect();
    let without = table.iter().enumerate().filter(|(_, row)| row[0].is_none());
    rows.extend(without.map(|(idx, _)| BandRow {
        area: area(idx),
        name: name(idx),
        emphasis: emphasis(idx),
        band: Err(missing()),
    }));
    let heads = ["Kommun", "Andel", "Plats", "Bästa plats", "Sämsta plats", "Band"].map(text);
    BandChart { rows, n_places, heads, alt: text("Band.") }
}

fn pairs(table: &Table, style: PairStyle) -> PairChart {
    let row = |(idx, figures): (usize, &Vec<Option<f64>>)| {
        let (first, second) = (figures[0], figures[1]);
        let difference = first.zip(second).map(|(first, second)| second - first);
        PairRow {
            area: area(idx),
            name: name(idx),
            emphasis: emphasis(idx),
            is_reference: false,
            first: first.map(|value| number("pair", idx, 0, value)),
            second: second.map(|value| number("pair", idx, 1, value)),
            difference: difference.map(|value| number("pair", idx, 2, value)),
            margin: None,
            missing: difference.is_none().then(missing),
        }
    };
    PairChart {
        style,
        rows: table.iter().enumerate().map(row).collect(),
        corner: text("Kommun"),
        first: text("Då"),
        second: text("Nu"),
        difference_head: text("Skillnad"),
        unit: String::new(),
        decimals: 1,
        note: None,
        alt: text("Par."),
    }
}

fn scatter(table: &Table) -> ScatterChart {
    let both = |idx: usize| table[idx][0].zip(table[idx][1]);
    let dot = |idx: usize| {
        let (x, y) = both(idx)?;
        let label = if idx.is_multiple_of(2) { DotLabel::Member } else { DotLabel::None };
        let (x, y) = (number("dot", idx, 0, x), number("dot", idx, 1, y));
        Some(ScatterDot { area: area(idx), name: name(idx), emphasis: emphasis(idx), label, x, y })
    };
    let without = (0..table.len()).filter(|idx| both(*idx).is_none());
    let axis = |title| ScatterAxis { title: text(title), unit: String::new(), decimals: 1 };
    let point = |x: f64| FitPoint { x, y: x / 2.0, low: x / 2.0 - 1.0, high: x / 2.0 + 1.0 };
    ScatterChart {
        x: axis("Längs"),
        y: axis("Uppåt"),
        corner: text("Kommun"),
        dots: (0..table.len()).filter_map(dot).collect(),
        fit: Some(Fit { label: text("Linjen"), points: [-50.0, 0.0, 50.0].map(point).to_vec() }),
        missing: without.map(|idx| (area(idx), name(idx), missing())).collect(),
        alt: text("Prickar."),
    }
}

fn lines(table: &Table) -> Trend {
    let series = |(idx, row): (usize, &Vec<Option<f64>>)| TrendSeries {
        area: area(idx),
        name: name(idx),
        emphasis: emphasis(idx),
        values: row.iter().enumerate().map(|(year, value)| Some(number("line", idx, year, (*value)?))).collect(),
    };
    Trend {
        years: (0..table[0].len()).filter_map(|year| Some(Year(2015 + u16::try_from(year).ok()?))).collect(),
        series: table.iter().enumerate().map(series).collect(),
        riket: None,
        panels: Vec::new(),
        breaks: Vec::new(),
        decimals: 1,
        unit: String::new(),
        prices: None,
        alt: text("Linjer."),
    }
}

fn parts(table: &Table, is_share: bool) -> PartsChart {
    let row = |(idx, figures): (usize, &Vec<Option<f64>>)| {
        let is_whole = figures.iter().all(Option::is_some);
        let sum: f64 = figures.iter().flatten().sum();
        PartsRow {
            area: area(idx),
            name: name(idx),
            emphasis: emphasis(idx),
            is_reference: false,
            values: figures
                .iter()
                .enumerate()
                .map(|(part, value)| Some(number("part", idx, part, (*value)?)))
                .collect(),
            total: is_whole.then(|| number("sum", idx, 0, sum)),
            missing: (!is_whole).then(missing),
        }
    };
    let key_figure = "N11008".parse().expect("an id");
    let part = |part: usize| PartHead { key_figure, name: Text::verbatim(format!("Del {part}")) };
    PartsChart {
        parts: (0..table[0].len()).map(part).collect(),
        rows: table.iter().enumerate().map(row).collect(),
        is_share,
        corner: text("Kommun"),
        total_head: text("Summa"),
        unit: String::new(),
        decimals: 1,
        alt: text("Delar."),
    }
}

fn steps(table: &Table) -> StepsChart {
    let values: Vec<f64> = table.iter().filter_map(|row| row[0]).collect();
    let step = |(idx, value): (usize, &f64)| Step {
        name: Text::verbatim(format!("Steg {idx}")),
        kind: if idx == 0 { StepKind::Amount } else { StepKind::Change },
        number: number("step", idx, 0, *value),
    };
    StepsChart {
        steps: values.iter().enumerate().map(step).collect(),
        corner: text("Steg"),
        head: text("Kronor"),
        unit: String::new(),
        decimals: 1,
        alt: text("Steg."),
    }
}

fn heat(table: &Table) -> HeatChart {
    let cell = |idx: usize, column: usize, value: Option<f64>| match value {
        Some(value) => HeatCell::Figure(number("heat", idx, column, value), u8::try_from(column % 5).unwrap_or(0)),
        None => HeatCell::Missing(missing()),
    };
    let row = |(idx, figures): (usize, &Vec<Option<f64>>)| HeatRow {
        area: Some(area(idx)),
        name: Text::verbatim(name(idx)),
        emphasis: emphasis(idx),
        cells: figures.iter().enumerate().map(|(column, value)| cell(idx, column, *value)).collect(),
    };
    HeatChart {
        corner: text("Kommun"),
        heads: (0..table[0].len()).map(|column| Text::verbatim(format!("Kolumn {column}"))).collect(),
        rows: table.iter().enumerate().map(row).collect(),
        legend: ["lägst", "lågt", "mitten", "högt", "högst"].map(text).to_vec(),
        alt: text("Rutor."),
    }
}

fn country(table: &Table) -> CountryChart {
    let dot = |idx: usize| {
        let number = number("country", idx, 0, table[idx][0]?);
        Some(Dot { area: area(idx), name: name(idx), emphasis: emphasis(idx), number })
    };
    let dots = |is_member: bool| (0..table.len()).filter(move |idx| idx.is_multiple_of(3) == is_member);
    let edge = |(idx, value): (usize, f64)| Edge {
        name: Text::verbatim(format!("Kvartil {idx}")),
        number: number("edge", idx, 0, value),
    };
    CountryChart {
        others: dots(false).filter_map(dot).collect(),
        members: dots(true).filter_map(dot).collect(),
        quartiles: [(1, -10.0), (2, 0.5), (3, 10.0)].map(edge),
        riket: None,
        corner: text("Kommun"),
        head: text("Figur"),
        unit: String::new(),
        decimals: 1,
        missing: dots(true)
            .filter(|idx| table[*idx][0].is_none())
            .map(|idx| (area(idx), name(idx), missing()))
            .collect(),
        alt: text("Landet."),
    }
}

fn map(table: &Table) -> MapChart {
    let n = table.len() as f64;
    let of = |(idx, row): (usize, &Vec<Option<f64>>)| MapArea {
        area: area(idx),
        name: name(idx),
        emphasis: emphasis(idx),
        is_member: idx < 8,
        figure: row[0].map(|value| (number("map", idx, 0, value), 1)).ok_or_else(missing),
        shape: MapShape::Tile { left: idx as f64 / n, top: 0.0, width: 1.0 / n, height: 1.0 },
    };
    MapChart {
        areas: table.iter().enumerate().map(of).collect(),
        classes: vec![text("lägre"), text("högre")],
        missing_class: missing(),
        aspect: 2.0,
        outlines_from: None,
        corner: text("Kommun"),
        head: text("Figur"),
        alt: text("Karta."),
    }
}
