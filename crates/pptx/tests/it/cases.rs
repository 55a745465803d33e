//! Days that are hard to draw, made from the sample.

use document::chart::{Bar, BarChart, BarRow, Break, Dot, Panel, Strip, Trend, TrendSeries};
use document::page::{Body, Definition, KeyFigureStory, Page, Point};
use document::table::{ColumnHead, Gaps, Overview};
use document::{Document, Emphasis, FactId, Number, Sign, Text};
use domain::{AreaCode, Year};

/// Names of Swedish municipalities, some of them long.
pub const NAMES: [&str; 26] = [
    "Upplands Väsby",
    "Vallentuna",
    "Österåker",
    "Värmdö",
    "Järfälla",
    "Ekerö",
    "Huddinge",
    "Botkyrka",
    "Salem",
    "Haninge",
    "Tyresö",
    "Upplands-Bro",
    "Nykvarn",
    "Täby",
    "Danderyd",
    "Sollentuna",
    "Stockholm",
    "Södertälje",
    "Nacka",
    "Sundbyberg",
    "Solna",
    "Lidingö",
    "Vaxholm",
    "Norrtälje",
    "Sigtuna",
    "Nynäshamn",
];

/// A number of a made-up figure.
pub fn number(value: f64, decimals: i8) -> Number {
    Number { value, decimals, sign: Sign::Negative, unit: String::new(), fact: FactId("test".to_owned()) }
}

/// The sample's pages of one kind, changed.
pub fn with_pages(mut document: Document, mut change: impl FnMut(&mut Page)) -> Document {
    for section in &mut document.sections {
        section.pages.iter_mut().for_each(&mut change);
    }
    document
}

fn area(idx: usize) -> AreaCode {
    AreaCode::new(&format!("{:04}", 114 + idx)).expect("a valid code")
}

fn emphasis(idx: usize, n: usize) -> Emphasis {
    if idx == n / 2 { Emphasis::Marked } else { Emphasis::Calm }
}

/// A chart of `n` bars with the values a function gives; `None` is a missing figure.
pub fn bars(template: &BarChart, n: usize, value: impl Fn(usize) -> Option<f64>) -> BarChart {
    let row = |idx: usize| BarRow {
        whiskers: None,
        area: Some(area(idx)),
        name: NAMES[idx % NAMES.len()].to_owned(),
        emphasis: emphasis(idx, n),
        bar: match value(idx) {
            Some(value) if idx % 7 == 3 => Bar::Older(number(value, template.decimals), Year(2021)),
            Some(value) => Bar::Current(number(value, template.decimals)),
            None => Bar::Missing(Text::words("uppgift saknas")),
        },
        difference: value(idx).map(|value| Number { sign: Sign::Always, ..number(value - 3.0, template.decimals) }),
    };
    BarChart { rows: (0..n).map(row).collect(), ..template.clone() }
}

/// The sample with a group of `n`, all its charts and tables as wide as that.
pub fn group_of(n: usize) -> Document {
    let columns = |old: &mut Vec<ColumnHead>| {
        *old = (0..n)
            .map(|idx| ColumnHead { area: area(idx), name: NAMES[idx].to_owned(), emphasis: emphasis(idx, n) })
            .collect();
    };
    let overview = |overview: &mut Overview| {
        columns(&mut overview.columns);
        for row in &mut overview.rows {
            row.cells = row.cells.iter().cycle().take(n).cloned().collect();
        }
        overview.rows = overview.rows.iter().cycle().take(11).cloned().collect();
    };
    let gaps = |gaps: &mut Gaps| {
        columns(&mut gaps.columns);
        for row in &mut gaps.rows {
            row.cells = row.cells.iter().cycle().take(n).cloned().collect();
        }
        gaps.rows = gaps.rows.iter().cycle().take(12).cloned().collect();
        gaps.n_rows_shown = 10;
    };
    let dots = |strip: &mut Strip| {
        strip.dots = (0..n)
            .map(|idx| Dot {
                area: area(idx),
                name: NAMES[idx].to_owned(),
                emphasis: emphasis(idx, n),
                number: number(150_000.0 + 1_000.0 * idx as f64, 0),
            })
            .collect();
    };
    with_pages(testkit::sample_document(), |page| match &mut page.body {
        Body::Overview(body) => overview(body),
        Body::Gaps(body) => gaps(body),
        Body::Opener(opener) => opener.strips.iter_mut().for_each(dots),
        Body::KeyFigure(story) => {
            let chart = story.bars.as_ref().expect("the sample has bars");
            story.bars = Some(bars(chart, n, |idx| (idx % 9 != 8).then_some(150_000.0 + 1_000.0 * idx as f64)));
        }
        Body::Trend(trend) => {
            *trend = trend_of(trend, n.min(12), |series, year| Some(50.0 + (series * 7 + year * 3) as f64 % 23.0))
        }
        _ => {}
    })
}

/// A development of `n` municipalities.
pub fn trend_of(template: &Trend, n: usize, value: impl Fn(usize, usize) -> Option<f64>) -> Trend {
    let series = (0..n).map(|idx| TrendSeries {
        area: area(idx),
        name: NAMES[idx].to_owned(),
        emphasis: emphasis(idx, n),
        values: (0..template.years.len()).map(|year| value(idx, year).map(|value| number(value, 1))).collect(),
    });
    Trend {
        series: series.collect(),
        panels: (0..n)
            .map(|series_idx| Panel { series_idx, change: Some(Text::words("+14,5 procentenheter")) })
            .collect(),
        breaks: vec![Break { year: Year(2021), what: Text::words("ny beräkning") }],
        decimals: 1,
        ..template.clone()
    }
}

/// Values of both signs, and some too small for their labels.
pub fn negative() -> Document {
    let values = [-17.1, -14.0, -11.8, -6.6, -0.2, 1.4, 3.0, 9.9];
    with_pages(testkit::sample_document(), |page| {
        if let Body::KeyFigure(story) = &mut page.body {
            let mut chart = story.bars.clone().expect("the sample has bars");
            chart.decimals = 1;
            chart.references.truncate(1);
            for reference in &mut chart.references {
                reference.number = number(0.8, 1);
                reference.label = Text::words("Riket 0,8");
            }
            story.bars = Some(bars(&chart, values.len(), |idx| Some(values[idx])));
        }
    })
}

/// Everything long: headlines, names, definitions, agenda, notes.
pub fn long() -> Document {
    let sentence = "Ett barn i förskolan kostar mer i Upplands Väsby än i alla andra kommuner i gruppen, och så har det varit i tio år. ";
    with_pages(testkit::sample_document(), |page| {
        page.headline = Text::words(sentence.repeat(2).trim());
        page.subtitle = Some(Text::words(sentence.repeat(2).trim()));
        page.source =
            Text::words("Källa: Kolada N11008, N11811, N15508, N17445, U21468 och flera andra. ".repeat(5).trim());
        page.notes = vec![Text::words(sentence.repeat(4)), Text::words("Fråga: vad gör vi?")];
        match &mut page.body {
            Body::Agenda(agenda) => agenda.items = agenda.items.iter().cycle().take(14).cloned().collect(),
            Body::Points(points) => {
                for Point { sentence: text, .. } in points {
                    *text = Text::words(sentence);
                }
            }
            Body::Definitions(definitions) => {
                let first = definitions[0].clone();
                *definitions = (0..30)
                    .map(|idx| Definition { text: Text::words(sentence.repeat(idx % 12 + 1)), ..first.clone() })
                    .collect();
            }
            Body::Prose(prose) => prose.push((Text::words("Lång"), vec![Text::words(sentence.repeat(60))])),
            Body::Opener(opener) => {
                opener.lead = Text::words(sentence.repeat(2));
                opener.question = Text::words(sentence);
            }
            _ => {}
        }
    })
}

/// A key figure that too few have.
pub fn too_few() -> Document {
    with_pages(testkit::sample_document(), |page| {
        if let Body::KeyFigure(story) = &mut page.body {
            let told = Text::words("Färre än tre kommuner har en siffra. Då visas inget diagram.");
            **story = KeyFigureStory { bars: None, too_few: Some(told), ..(**story).clone() };
        }
    })
}
