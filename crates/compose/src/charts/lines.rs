//! The development of all in one chart, names at the ends of the lines.

use document::chart::any::Chart;
use document::{Finding, Text, Trend};

use crate::charts::frame::{Drawn, marked_missing, phrased};
use crate::day::DayKeyFigure;
use crate::desk::Desk;
use crate::headline::{Headline, SaidBefore};
use crate::prices::{self, prices_of_trend};
use crate::trend::{trend, trend_headline};
use crate::words::capitalised;

/// The chart; `None` with fewer than three years.
pub fn drawn<'d>(desk: &Desk<'d>, key_figure: &'d DayKeyFigure<'d>, said: &mut SaidBefore) -> Option<Drawn<'d>> {
    let trend = trend(desk, key_figure)?;
    let (first, last) = (*trend.years.first()?, *trend.years.last()?);
    let kronor = prices_of_trend(desk, key_figure);
    let (headline, finding): (Text, Option<Finding>) = match trend_headline(desk, key_figure, said) {
        Some(Headline { text, finding }) => (text, Some(finding)),
        None => (from_to(desk, key_figure, &trend), None),
    };
    let what = prices::what_in_prices(desk, key_figure, kronor);
    Some(Drawn {
        topic: desk.say("topic-trend", &[]),
        headline,
        finding,
        beside: None,
        subtitle: desk.say("subtitle-trend", &[("what", what.into()), ("first", first.into()), ("last", last.into())]),
        chart: Chart::Lines(trend),
        cautions: Vec::new(),
        own: desk.say("chart-own-means", &[]),
        key_figures: vec![key_figure],
        years: (first, last),
        kronor,
    })
}

/// The first and the last figure of the marked municipality, where no means of three years can be told.
fn from_to(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, trend: &Trend) -> Text {
    let marked = trend.series.iter().find(|series| series.area == desk.day.marked);
    let Some(series) = marked else { return marked_missing(desk, key_figure) };
    let mut told = trend.years.iter().zip(&series.values).filter_map(|(year, value)| Some((*year, value.as_ref()?)));
    let (Some((first_year, first)), Some((last_year, last))) = (told.next(), told.next_back()) else {
        return marked_missing(desk, key_figure);
    };
    let prices = prices::in_sentence(desk, prices_of_trend(desk, key_figure));
    phrased(desk, key_figure, |phrase| {
        desk.say(
            "chart-lines-from-to",
            &[
                ("phrase", capitalised(phrase).into()),
                ("name", desk.day.marked_name().into()),
                ("first", desk.in_sentence(first).into()),
                ("firstyear", first_year.into()),
                ("last", desk.in_sentence(last).into()),
                ("lastyear", last_year.into()),
                ("prices", prices.clone().into()),
            ],
        )
    })
}
