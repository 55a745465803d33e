//! What all pages with one chart have in common: kicker, source line, notes, cautions, words for those who do not see it.

use document::chart::any::Chart;
use document::{Body, ChartPage, Finding, FurtherNumbers, Page, PageCode, SidePanel, Text};
use domain::{Direction, Measure, Year};

use crate::cautions::who_is_missing;
use crate::charts::reckoned::PER_CENT_UNIT;
use crate::day::{DayArea, DayKeyFigure, InLanguage, Source, pick};
use crate::desk::Desk;
use crate::headline::{HEADLINE_MAX, shortest_that_fits};
use crate::prices::{self, Kronor};
use crate::story::{definition, definition_text, kicker, question};
use crate::words::{Arg, capitalised, joined};

/// A chart with its words, before it is a page.
pub struct Drawn<'d> {
    /// What stands after the area's name over the headline.
    pub topic: Text,
    /// The message.
    pub headline: Text,
    /// What the message claims, where it can be asked again.
    pub finding: Option<Finding>,
    /// What stands beside the chart.
    pub beside: Option<Beside>,
    /// What is measured, when; empty where the chart's axes say it.
    pub subtitle: Text,
    /// The proof.
    pub chart: Chart,
    /// What to be careful about, beside what every page says of its key figure.
    pub cautions: Vec<Text>,
    /// What of it is our own processing.
    pub own: Text,
    /// What it is about, the first foremost.
    pub key_figures: Vec<&'d DayKeyFigure<'d>>,
    /// The first and the last year shown.
    pub years: (Year, Year),
    /// In which prices amounts are.
    pub kronor: Option<Kronor<'d>>,
}

/// What stands beside a chart.
pub struct Beside {
    /// A panel with the answer.
    pub panel: SidePanel,
    /// What is told beyond it, on the page, in the sheet and in the notes.
    pub details: Vec<Text>,
    /// What the speaker is to have ready, after the details.
    pub ready: Vec<Text>,
    /// Further numbers, on the page and in the sheet.
    pub further: FurtherNumbers,
}

/// The page.
pub fn page(desk: &Desk<'_>, area: &DayArea<'_>, code: PageCode, drawn: Drawn<'_>) -> Page {
    let mut notes = vec![drawn.chart.alt().clone()];
    let (panel, details, further) = match drawn.beside {
        Some(beside) => {
            notes.extend(beside.panel.facts.iter().chain(&beside.details).chain(&beside.ready).cloned());
            (Some(beside.panel), beside.details, Some(beside.further))
        }
        None => (None, Vec::new(), None),
    };
    let mut cautions = drawn.cautions;
    if let Some(first) = drawn.key_figures.first() {
        cautions.extend(said_of_key_figure(desk, first, drawn.years));
        notes.extend(first.comparison.into_iter().flat_map(|comparison| who_is_missing(desk, comparison)));
        let head = first.info.map(|info| desk.say("notes-definition", &[("title", info.title.clone().into())]));
        notes.push(joined(head.into_iter().chain([definition_text(desk, first)]), " "));
        notes.push(definition(desk, first).judged);
        notes.push(question(desk, first));
    }
    Page {
        code,
        kicker: kicker(desk, area, drawn.topic),
        headline: drawn.headline,
        finding: drawn.finding,
        subtitle: (!drawn.subtitle.is_empty()).then_some(drawn.subtitle),
        source: source(desk, &drawn.key_figures, drawn.years, drawn.own, drawn.kronor),
        body: Body::Chart(Box::new(ChartPage {
            key_figures: drawn.key_figures.iter().map(|key_figure| key_figure.review.id).collect(),
            chart: drawn.chart,
            panel,
            cautions,
            details,
            further,
        })),
        notes,
    }
}

/// "Källa: Kolada N00664, N00905, 2021–2022. Linje och band: Egen bearbetning."
fn source(
    desk: &Desk<'_>,
    key_figures: &[&DayKeyFigure<'_>],
    (first, last): (Year, Year),
    own: Text,
    kronor: Option<Kronor<'_>>,
) -> Text {
    let prices = prices::source_words(desk, [kronor]);
    if desk.day.source == Source::MadeUp {
        return joined([desk.say("source-made-up", &[])].into_iter().chain(prices), " ");
    }
    let ids: Vec<String> = key_figures.iter().map(|key_figure| key_figure.review.id.to_string()).collect();
    let args = [("ids", ids.join(", ").into()), ("first", first.into()), ("last", last.into())];
    let source = match first == last {
        true => desk.say("chart-source-year", &[args[0].clone(), args[2].clone()]),
        false => desk.say("chart-source-years", &args),
    };
    joined([source, own].into_iter().chain(prices), " ")
}

/// What every page says of its key figure: whether it is judged, what it rests on, whether the series breaks.
fn said_of_key_figure(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, (first, last): (Year, Year)) -> Vec<Text> {
    let review = key_figure.review;
    let mut said = Vec::new();
    if !review.is_reviewed {
        said.push(desk.say("caution-unreviewed", &[]));
    } else if review.direction == Direction::Neither {
        let key = if review.measure == Measure::Cost { "caution-cost" } else { "caution-neither" };
        said.push(desk.say(key, &[]));
    }
    if review.survey {
        said.push(desk.say("caution-survey", &[]));
    }
    for known in review.breaks.iter().filter(|known| first < known.year && known.year <= last) {
        let what = pick(desk.language(), &known.sv, &known.en);
        said.push(desk.say("caution-break", &[("year", known.year.into()), ("what", what.into())]));
    }
    said
}

/// What a headline calls a key figure: its phrase, and shorter if that does not fit.
pub fn phrased(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, say: impl Fn(&str) -> Text) -> Text {
    phrased_or(desk, key_figure, say, None)
}

/// The same, with what is said where neither fits.
pub fn phrased_or(
    desk: &Desk<'_>,
    key_figure: &DayKeyFigure<'_>,
    say: impl Fn(&str) -> Text,
    otherwise: Option<Text>,
) -> Text {
    let review = key_figure.review;
    let candidates = [say(review.phrase(desk.language())), say(&inside_sentence(review.short(desk.language())))];
    shortest_that_fits(desk, candidates.into_iter().chain(otherwise).collect(), HEADLINE_MAX)
}

/// A short name inside a sentence: its first letter small, unless the next is a capital as well.
pub fn inside_sentence(short: &str) -> String {
    let mut characters = short.chars();
    let (Some(first), Some(second)) = (characters.next(), characters.next()) else { return short.to_owned() };
    match second.is_uppercase() {
        true => short.to_owned(),
        false => first.to_lowercase().chain([second]).chain(characters).collect(),
    }
}

/// The headline where the marked municipality has no figure to tell.
pub fn marked_missing(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Text {
    phrased(desk, key_figure, |phrase| {
        let name = desk.day.marked_name();
        desk.say("chart-marked-missing", &[("phrase", capitalised(phrase).into()), ("name", name.into())])
    })
}

/// What kind of chart it is, its message and its numbers.
pub fn alt(desk: &Desk<'_>, kind: Text, message: &Text, numbers: impl IntoIterator<Item = Text>) -> Text {
    let numbers = joined(numbers, "; ");
    desk.say("chart-alt", &[("kind", kind.into()), ("message", message.clone().into()), ("numbers", numbers.into())])
}

/// "Nynäshamn 28,5".
pub fn said(name: &str, what: impl Into<Arg>) -> Text {
    let what = match what.into() {
        Arg::Text(text) => text,
        Arg::Number(number) => Text::number(number),
        Arg::Verbatim(text) => Text::verbatim(text),
        Arg::Year(_) | Arg::Choice(_) => Text::default(),
    };
    joined([Text::verbatim(name), what], " ")
}

/// What exactly is measured, and the year: "Medborgare med förtroende för politikerna, %, 2022".
pub fn subtitle_of_year(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, year: Year) -> Text {
    desk.say("subtitle", &[("what", with_unit(desk, key_figure).into()), ("year", year.into())])
}

/// What exactly is measured with its unit.
pub fn with_unit(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Text {
    let review = key_figure.review;
    let what = capitalised(review.unit_long(desk.language()));
    unit_after(desk, what, review.unit(desk.language()))
}

/// Short name with its unit, for the head of a column or an axis.
pub fn short_with_unit(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Text {
    let review = key_figure.review;
    unit_after(desk, review.short(desk.language()).to_owned(), review.unit(desk.language()))
}

fn unit_after(desk: &Desk<'_>, what: String, unit: &str) -> Text {
    match unit {
        "" => Text::verbatim(what),
        unit => desk.say("name-unit", &[("name", what.into()), ("unit", unit.into())]),
    }
}

/// The head of differences: "Skillnad, procentenheter".
pub fn difference_head(desk: &Desk<'_>, head: Text, unit: &str) -> Text {
    match unit {
        "" => head,
        PER_CENT_UNIT => {
            let unit = desk.words.plain("unit-percentage-points");
            desk.say("name-unit", &[("name", head.into()), ("unit", unit.into())])
        }
        unit => desk.say("name-unit", &[("name", head.into()), ("unit", unit.into())]),
    }
}

/// "Kommun".
pub fn corner(desk: &Desk<'_>) -> Text {
    desk.say("head-municipality", &[])
}
