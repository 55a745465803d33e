//! The chart model: the same for slide, sheet and page.
//!
//! Here are the charts of the day's usual pages; a module each are those a page can be made of, and [`any`] is what they have
//! in common: words for those who do not see them, and one table of their numbers.

pub mod any;
pub mod bands;
pub mod country;
pub mod heat;
pub mod map;
pub mod pairs;
pub mod parts;
pub mod scatter;
pub mod steps;

use domain::{AreaCode, Year};

use crate::number::Number;
use crate::text::Text;
use any::{ChartRow, ChartTable};

/// How strongly something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Emphasis {
    /// The municipality the document is made for.
    Marked,
    /// The others.
    #[default]
    Calm,
}

/// Ranked horizontal bars with reference lines, from nought.
#[derive(Debug, Clone, PartialEq)]
pub struct BarChart {
    /// From the top down, as shown. A row without a figure stands last.
    pub rows: Vec<BarRow>,
    /// Lines across the bars: riket, the median of the group.
    pub references: Vec<Reference>,
    /// What stands directly after a value: `kr`, `%`, or nothing.
    pub unit: String,
    /// Decimals of the values.
    pub decimals: i8,
    /// What the whiskers are, where there are any.
    pub whiskers_are: Option<Text>,
    /// Head of the column of differences, where there is one: "mot riket, kr".
    pub difference_head: Option<Text>,
    /// The message and the numbers, for those who do not see it.
    pub alt: Text,
}

/// One municipality's bar.
#[derive(Debug, Clone, PartialEq)]
pub struct BarRow {
    /// The municipality; `None` on a row that says how many are left out.
    pub area: Option<AreaCode>,
    /// Its name.
    pub name: String,
    /// Whether it is the marked one.
    pub emphasis: Emphasis,
    /// Its figure.
    pub bar: Bar,
    /// How far its figure usually lies from one year to the next, or may lie from the truth: from, to.
    pub whiskers: Option<(Number, Number)>,
    /// Its distance to riket, where both exist. Without unit: the column's head names it.
    pub difference: Option<Number>,
}

/// What a row of a bar chart shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Bar {
    /// A figure of the year compared.
    Current(Number),
    /// A figure of an earlier year: a hollow bar, the year after the name.
    Older(Number, Year),
    /// No bar; the words say why: "uppgift saknas", "gäller inte".
    Missing(Text),
    /// No bar; the words say how many rows are left out here.
    Elided(Text),
}

impl BarChart {
    /// What the axis must hold: bars, references and the ends of whiskers, in the charts' unit.
    ///
    /// Bars begin at nought. The end of a whisker that lies on a side of it where no bar and no reference lies is left out, so
    /// that a share is not drawn below 0 and bars keep their length; the whole interval is among the chart's numbers.
    pub fn axis_values(&self) -> Vec<f64> {
        let bars = self.rows.iter().filter_map(|row| row.bar.number());
        let mut values: Vec<f64> =
            bars.chain(self.references.iter().map(|reference| &reference.number)).map(|number| number.value).collect();
        let (has_negative, has_positive) =
            (values.iter().any(|value| *value < 0.0), values.iter().any(|value| *value > 0.0));
        let ends =
            self.rows.iter().filter_map(|row| row.whiskers.as_ref()).flat_map(|(from, to)| [from.value, to.value]);
        values.extend(ends.filter(|end| if *end < 0.0 { has_negative } else { has_positive || !has_negative }));
        values
    }
}

impl Bar {
    /// The number, where there is one.
    pub fn number(&self) -> Option<&Number> {
        match self {
            Bar::Current(number) | Bar::Older(number, _) => Some(number),
            Bar::Missing(_) | Bar::Elided(_) => None,
        }
    }
}

/// A line across the bars, or a point beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Which.
    pub kind: ReferenceKind,
    /// As labelled: "Riket 169 451".
    pub label: Text,
    /// Its value.
    pub number: Number,
}

/// Which reference a line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// The whole country, weighted: a solid line.
    Riket,
    /// The median of the group: a dashed line.
    Median,
}

/// The development of all in the group: small multiples on a slide, one chart on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// Every year shown, without holes.
    pub years: Vec<Year>,
    /// One a municipality, in the order of their codes.
    pub series: Vec<TrendSeries>,
    /// Riket's own development, where it has one.
    pub riket: Option<TrendSeries>,
    /// One a municipality, sorted by change.
    pub panels: Vec<Panel>,
    /// Where the series cannot be compared across.
    pub breaks: Vec<Break>,
    /// Decimals of the values.
    pub decimals: i8,
    /// What stands directly after a value.
    pub unit: String,
    /// In which prices amounts of money are: "2022 års priser (KPIF)", "löpande priser". `None` for what is no money.
    pub prices: Option<Text>,
    /// The message and the numbers.
    pub alt: Text,
}

/// A row a municipality, riket last; a column a year.
fn trend_table(trend: &Trend) -> ChartTable<'_> {
    let rows = trend.series.iter().chain(&trend.riket).map(|series| ChartRow {
        name: Text::verbatim(&*series.name),
        area: Some(series.area),
        emphasis: series.emphasis,
        cells: series.values.iter().map(Option::as_ref).collect(),
        missing: None,
    });
    let heads = trend.years.iter().map(|year| Text { spans: vec![crate::text::Span::Year(*year)] });
    ChartTable { corner: Text::default(), heads: heads.collect(), rows: rows.collect() }
}

/// One municipality's development.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendSeries {
    /// The municipality, or riket.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// Whether it is the marked one.
    pub emphasis: Emphasis,
    /// One a year; a hole where there is no figure.
    pub values: Vec<Option<Number>>,
}

/// The head of one municipality's small chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Which of [`Trend::series`] is in the foreground.
    pub series_idx: usize,
    /// Its change, with unit: "+14,5 procentenheter". `None` when it cannot be said.
    pub change: Option<Text>,
}

/// The first year of a new series.
#[derive(Debug, Clone, PartialEq)]
pub struct Break {
    /// The first year that does not compare with those before.
    pub year: Year,
    /// What changed.
    pub what: Text,
}

/// A strip of dots on an opener: the range of the group in one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// The big range: "152 622–178 205 kr".
    pub range: Text,
    /// What it is, in words: "kostar ett barn i förskolan på ett år".
    pub words: Text,
    /// One a municipality, by value.
    pub dots: Vec<Dot>,
    /// Riket, where it has a figure.
    pub riket: Option<Reference>,
    /// The page it belongs to.
    pub page: crate::page::PageCode,
    /// The message and the numbers.
    pub alt: Text,
}

/// One municipality on a strip.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// The municipality.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// Whether it is the marked one.
    pub emphasis: Emphasis,
    /// Its figure.
    pub number: Number,
}

/// All municipalities of the country as ticks on the cover.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverStrip {
    /// Every municipality's value, ascending.
    pub ticks: Vec<f64>,
    /// The group's own, by value.
    pub members: Vec<Dot>,
    /// The name at the far end.
    pub highest: Dot,
    /// "Varje streck är en av landets 290 kommuner …".
    pub caption: Text,
    /// The message and the numbers.
    pub alt: Text,
}
