//! Charts that are hard to draw: few rows and many, values of both signs, ties, holes.

use document::chart::bands::{Band, BandRow};
use document::chart::heat::{HeatCell, HeatRow};
use document::chart::map::{MapArea, MapShape};
use document::chart::pairs::PairRow;
use document::chart::parts::PartsRow;
use document::chart::scatter::{DotLabel, ScatterDot};
use document::chart::steps::{Step, StepKind};
use document::{Body, Chart, Document, Dot, Emphasis, Number, Sign, Text};
use domain::AreaCode;

use crate::cases::{NAMES, number, trend_of, with_pages};

/// How many municipalities outside the group a chart of the country has.
const N_OTHERS: usize = 120;

fn area(idx: usize) -> AreaCode {
    AreaCode::new(&format!("{:04}", 114 + idx)).expect("a valid code")
}

fn emphasis(idx: usize, n: usize) -> Emphasis {
    if idx == n / 2 { Emphasis::Marked } else { Emphasis::Calm }
}

fn missing() -> Text {
    Text::words("uppgift saknas")
}

fn signed(value: f64) -> Number {
    Number { sign: Sign::Always, ..number(value, 1) }
}

/// The day of charts with a group of `n`, and the values a function of row and column gives; `None` is a hole.
pub fn charts_of(n: usize, value: impl Fn(usize, usize) -> Option<f64>) -> Document {
    with_pages(testkit::charts_document(), |page| {
        if let Body::Chart(page) = &mut page.body {
            change(&mut page.chart, n, &value);
        }
    })
}

fn change(chart: &mut Chart, n: usize, value: &dyn Fn(usize, usize) -> Option<f64>) {
    let name = |idx: usize| NAMES[idx % NAMES.len()].to_owned();
    match chart {
        Chart::Bands(chart) => {
            chart.n_places = n;
            chart.rows = (0..n)
                .map(|idx| BandRow {
                    area: area(idx),
                    name: name(idx),
                    emphasis: emphasis(idx, n),
                    band: value(idx, 0).ok_or_else(missing).map(|figure| Band {
                        figure: number(figure, 1),
                        place: number(idx as f64 + 1.0, 0),
                        low: number(idx.saturating_sub(2) as f64 + 1.0, 0),
                        high: number((idx + 4).min(n) as f64, 0),
                        shown: Text::words("sjätte till tionde"),
                    }),
                })
                .collect();
        }
        Chart::Pairs(chart) => {
            chart.decimals = 1;
            chart.rows = (0..n)
                .map(|idx| {
                    let (first, second) = (value(idx, 0), value(idx, 1));
                    let difference = first.zip(second).map(|(first, second)| signed(second - first));
                    PairRow {
                        area: area(idx),
                        name: name(idx),
                        emphasis: emphasis(idx, n),
                        is_reference: idx + 1 == n,
                        first: first.map(|value| number(value, 1)),
                        second: second.map(|value| number(value, 1)),
                        missing: difference.is_none().then(missing),
                        margin: difference.is_some().then(|| number(2.5, 1)),
                        difference,
                    }
                })
                .collect();
        }
        Chart::Scatter(chart) => {
            chart.dots = (0..n + N_OTHERS)
                .filter_map(|idx| {
                    let (x, y) = (number(value(idx, 0)?, 1), number(value(idx, 1)?, 1));
                    let label = if idx < n { DotLabel::Member } else { DotLabel::None };
                    let emphasis = emphasis(idx, n);
                    Some(ScatterDot { area: area(idx), name: name(idx), emphasis, label, x, y })
                })
                .collect();
            chart.fit = None;
        }
        Chart::Lines(trend) => {
            *trend = trend_of(trend, n, value);
            trend.riket = None;
        }
        Chart::Parts(chart) => {
            let n_parts = chart.parts.len();
            chart.is_share = false;
            chart.decimals = 1;
            chart.rows = (0..n)
                .map(|idx| {
                    let values: Vec<Option<f64>> = (0..n_parts).map(|part| value(idx, part)).collect();
                    let sum = values.iter().copied().sum::<Option<f64>>();
                    PartsRow {
                        area: area(idx),
                        name: name(idx),
                        emphasis: emphasis(idx, n),
                        is_reference: idx + 1 == n,
                        values: values.into_iter().map(|value| value.map(|value| number(value, 1))).collect(),
                        total: sum.map(|sum| number(sum, 1)),
                        missing: sum.is_none().then(missing),
                    }
                })
                .collect();
        }
        Chart::Steps(chart) => {
            chart.steps = (0..n)
                .map(|idx| {
                    let is_amount = idx == 0 || idx + 1 == n;
                    Step {
                        name: Text::verbatim(name(idx)),
                        kind: if is_amount { StepKind::Amount } else { StepKind::Change },
                        number: signed(value(idx, 0).unwrap_or(1.0)),
                    }
                })
                .collect();
        }
        Chart::Heat(chart) => {
            let n_columns = chart.heads.len();
            let cell = |idx: usize, column: usize| match value(idx, column) {
                Some(value) => HeatCell::Figure(number(value, 1), ((idx + column) % 5) as u8),
                None => HeatCell::Missing(Text::words("saknas")),
            };
            chart.rows = (0..n)
                .map(|idx| HeatRow {
                    area: Some(area(idx)),
                    name: Text::verbatim(name(idx)),
                    emphasis: emphasis(idx, n),
                    cells: (0..n_columns).map(|column| cell(idx, column)).collect(),
                })
                .collect();
        }
        Chart::Country(chart) => {
            let dots = |rows: std::ops::Range<usize>| {
                let dot = |idx: usize| {
                    let number = number(value(idx, 0)?, 1);
                    Some(Dot { area: area(idx), name: name(idx), emphasis: emphasis(idx, n), number })
                };
                let mut dots: Vec<Dot> = rows.filter_map(dot).collect();
                dots.sort_by(|a, b| a.number.value.total_cmp(&b.number.value));
                dots
            };
            chart.members = dots(0..n);
            chart.others = dots(n..n + N_OTHERS);
            let all: Vec<f64> = chart.others.iter().map(|dot| dot.number.value).collect();
            for (idx, edge) in chart.quartiles.iter_mut().enumerate() {
                let at = all.get((idx + 1) * all.len() / 4).copied().unwrap_or(idx as f64);
                edge.number = number(at, 1);
            }
            chart.riket = None;
            chart.missing =
                (0..n).filter(|idx| value(*idx, 0).is_none()).map(|idx| (area(idx), name(idx), missing())).collect();
        }
        Chart::Map(chart) => {
            let side = (n as f64).sqrt().ceil();
            chart.areas = (0..n)
                .map(|idx| MapArea {
                    area: area(idx),
                    name: name(idx),
                    emphasis: emphasis(idx, n),
                    is_member: true,
                    figure: value(idx, 0).map(|value| (number(value, 1), (idx % 5) as u8)).ok_or_else(missing),
                    shape: MapShape::Tile {
                        left: (idx as f64 % side) / side,
                        top: (idx as f64 / side).floor() / side,
                        width: 1.0 / side,
                        height: 1.0 / side,
                    },
                })
                .collect();
        }
    }
}

/// Values that look like figures: a row's own level, a column's drift.
pub fn usual(row: usize, column: usize) -> Option<f64> {
    Some(40.0 + (row * 37 % 101) as f64 / 2.0 + (column * 7 % 11) as f64)
}

/// The same with every seventh figure missing.
pub fn with_holes(row: usize, column: usize) -> Option<f64> {
    usual(row, column).filter(|_| !(row * 3 + column + 1).is_multiple_of(7))
}

/// Values of both signs.
pub fn both_signs(row: usize, column: usize) -> Option<f64> {
    usual(row, column).map(|value| (value - 68.0) * if column == 1 { -1.0 } else { 1.0 })
}
