//! Then and now: two years of one key figure, as two marks a municipality or as a line.

use compare::{Comparison, Reading};
use document::chart::any::Chart;
use document::chart::pairs::{PairChart, PairRow, PairStyle};
use document::{Number, Span, Text};
use domain::{AreaCode, MissingReason, Run, Sex, Year};

use crate::bars::{N_COMPARED_MIN, emphasis, in_order, why_missing};
use crate::charts::frame::{Drawn, alt, corner, difference_head, marked_missing, phrased_or, said};
use crate::charts::reckoned::{distance, is_shown_nought};
use crate::day::{DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::prices::{self, Kronor, over};
use crate::words::{capitalised, joined};

/// So far back it goes by itself, at most.
const N_YEARS_BACK_MAX: u16 = 10;
/// A change within fewer years is none to make a page of.
const N_YEARS_BACK_MIN: u16 = 2;

/// The chart; `None` where fewer than three have both figures, or the series breaks in between.
pub fn drawn<'d>(
    desk: &Desk<'d>,
    key_figure: &'d DayKeyFigure<'d>,
    from: Option<Year>,
    style: PairStyle,
) -> Option<Drawn<'d>> {
    let (review, run, comparison) = (key_figure.review, key_figure.run?, key_figure.comparison?);
    let to = comparison.year;
    let from = from.or_else(|| first_year(desk, run, key_figure, to))?;
    if from >= to || review.breaks.iter().any(|known| from < known.year && known.year <= to) {
        return None;
    }
    let kronor = over(desk, review, from, to);
    let mut rows: Vec<PairRow> = in_order(comparison, review.direction)
        .into_iter()
        .map(|member| row(desk, key_figure, run, comparison, (member.area, from, to), kronor))
        .collect();
    if rows.iter().filter(|row| row.difference.is_some()).count() < N_COMPARED_MIN {
        return None;
    }
    let n_whole = rows.iter().filter(|row| row.difference.is_some()).count();
    rows.sort_by_key(|row| row.difference.is_none());
    let riket = row(desk, key_figure, run, comparison, (AreaCode::RIKET, from, to), kronor);
    if riket.difference.is_some() {
        rows.insert(n_whole, riket);
    }
    let headline = headline(desk, key_figure, &rows, (from, to), kronor);
    let year = |year: Year| Text { spans: vec![Span::Year(year)] };
    let has_margin = rows.iter().any(|row| row.margin.is_some());
    let marks = match style {
        PairStyle::Dumbbell => {
            Some(desk.say("chart-note-marks", &[("first", year(from).into()), ("second", year(to).into())]))
        }
        PairStyle::Slope => None,
    };
    let note = joined(marks.into_iter().chain(has_margin.then(|| desk.say("chart-note-margin", &[]))), " ");
    let (kind, topic) = match style {
        PairStyle::Dumbbell => ("chart-kind-pairs", "chart-topic-then-now"),
        PairStyle::Slope => ("chart-kind-slope", "chart-topic-slope"),
    };
    let alt = alt(desk, desk.words.say(kind, &[]), &headline, rows.iter().map(|row| pair_said(desk, row)));
    let unit = review.unit(desk.language()).to_owned();
    let chart = PairChart {
        style,
        rows,
        corner: corner(desk),
        first: year(from),
        second: year(to),
        difference_head: difference_head(desk, desk.say("chart-head-change", &[]), &unit),
        unit,
        decimals: review.decimals,
        note: (!note.is_empty()).then_some(note),
        alt,
    };
    let what = prices::what_in_prices(desk, key_figure, kronor);
    let subtitle = [("what", what.into()), ("first", from.into()), ("last", to.into())];
    Some(Drawn {
        finding: None,
        beside: None,
        topic: desk.words.say(topic, &[]),
        headline,
        subtitle: desk.say("chart-subtitle-two-years", &subtitle),
        chart: Chart::Pairs(chart),
        cautions: Vec::new(),
        own: desk.say("chart-own-differences", &[]),
        key_figures: vec![key_figure],
        years: (from, to),
        kronor,
    })
}

/// The earliest year, ten back at most and after the last break, in which at least as many have a figure as three in four of
/// those who have one now.
fn first_year(desk: &Desk<'_>, run: &Run, key_figure: &DayKeyFigure<'_>, to: Year) -> Option<Year> {
    let counted = |year: Year| {
        let has_figure = |area: &AreaCode| run.figure(*area, year, Sex::Total).value().is_some();
        desk.day.members.iter().filter(|(area, _)| has_figure(area)).count()
    };
    let last_break = key_figure.review.breaks.iter().map(|known| known.year).filter(|year| *year <= to).max();
    let first = to.before(N_YEARS_BACK_MAX).max(last_break.unwrap_or(Year(0)));
    let n_needed = (3 * counted(to)).div_ceil(4).max(N_COMPARED_MIN);
    (first.0..=to.before(N_YEARS_BACK_MIN).0).map(Year).find(|year| counted(*year) >= n_needed)
}

fn row(
    desk: &Desk<'_>,
    key_figure: &DayKeyFigure<'_>,
    run: &Run,
    comparison: &Comparison,
    (area, from, to): (AreaCode, Year, Year),
    kronor: Option<Kronor<'_>>,
) -> PairRow {
    let review = key_figure.review;
    let number = |year: Year| {
        let value = run.figure(area, year, Sex::Total).value()?;
        Some(desk.figure_in(review, area, (year, value), kronor).without_unit())
    };
    let (first, second) = (number(from), number(to));
    let pair = first.as_ref().zip(second.as_ref());
    let difference = pair.map(|(first, second)| desk.difference_of(review, second, first).without_unit());
    let standing = key_figure.standing(area);
    let margin = standing.filter(|_| difference.is_some());
    let margin = margin.and_then(|member| desk.margin_of_change(review, comparison, member));
    let missing = match (&first, &second) {
        (Some(_), Some(_)) => None,
        (_, None) => Some(match standing.map(|member| member.reading) {
            Some(Reading::Older(_, year)) => desk.say("missing-too-old", &[("year", year.into())]),
            Some(reading) => why_missing(desk, reading),
            None => why_missing(desk, Reading::Missing(MissingReason::NotReported)),
        }),
        (None, Some(_)) => Some(desk.say("chart-missing-year", &[("year", from.into())])),
    };
    let is_reference = area == AreaCode::RIKET;
    let name = if is_reference { desk.words.plain("riket") } else { desk.day.name_of(area) };
    PairRow { area, name, emphasis: emphasis(desk, area), is_reference, first, second, difference, margin, missing }
}

/// "Nynäshamn 54,0 och 58,2, +4,2".
pub fn pair_said(desk: &Desk<'_>, row: &PairRow) -> Text {
    let what = match (&row.first, &row.second, &row.difference) {
        (Some(first), Some(second), Some(difference)) => {
            let [first, second, difference] = [first, second, difference].map(|number| number.clone().into());
            desk.say("chart-pair-said", &[("first", first), ("second", second), ("difference", difference)])
        }
        _ => row.missing.clone().unwrap_or_default(),
    };
    said(&row.name, what)
}

fn headline(
    desk: &Desk<'_>,
    key_figure: &DayKeyFigure<'_>,
    rows: &[PairRow],
    (from, to): (Year, Year),
    kronor: Option<Kronor<'_>>,
) -> Text {
    let review = key_figure.review;
    let marked = rows.iter().find(|row| row.area == desk.day.marked);
    let Some((row, change, second)) =
        marked.and_then(|row| Some((row, row.difference.as_ref()?, row.second.as_ref()?)))
    else {
        return marked_missing(desk, key_figure);
    };
    let changes: Vec<f64> = rows
        .iter()
        .filter(|row| !row.is_reference)
        .filter_map(|row| row.difference.as_ref())
        .map(|number| domain::rounding::round_half_away(number.value, number.decimals))
        .collect();
    let is_whole = changes.len() == desk.day.members.len();
    let n = desk.members_counted(changes.len());
    let unit = desk.difference_unit(review);
    let change = Number { unit, ..change.clone() };
    let shown = desk.in_singular(distance(&desk.in_sentence(&change)));
    let second = desk.in_sentence(&Number { unit: review.unit(desk.language()).to_owned(), ..second.clone() });
    let is_unsure = row.margin.as_ref().is_some_and(|margin| change.value.abs() <= margin.value);
    let prices = prices::in_sentence(desk, kronor);
    // The prices stand in the line below.
    let short = [
        ("phrase", review.short(desk.language()).into()),
        ("name", desk.day.marked_name().into()),
        ("change", desk.in_narrow_place(desk.in_sentence(&change)).into()),
        ("from", from.into()),
    ];
    let otherwise = match is_unsure {
        true => desk.say("chart-change-short-unsure", &short),
        false => desk.say("chart-change-short", &short),
    };
    let say = |phrase: &str| {
        let args = |phrase: String, change: &Number| {
            vec![
                ("phrase", phrase.into()),
                ("name", desk.day.marked_name().into()),
                ("n", n.clone().into()),
                ("from", from.into()),
                ("to", to.into()),
                ("change", change.clone().into()),
                ("value", second.clone().into()),
                ("prices", prices.clone().into()),
            ]
        };
        if is_shown_nought(&shown) {
            return desk.say("chart-change-one-same", &args(phrase.to_owned(), &shown));
        }
        if is_whole && changes.iter().all(|value| *value > 0.0) {
            return desk.say("chart-change-all-rose", &args(capitalised(phrase), &shown));
        }
        if is_whole && changes.iter().all(|value| *value < 0.0) {
            return desk.say("chart-change-all-fell", &args(capitalised(phrase), &shown));
        }
        match (is_unsure, change.value > 0.0) {
            (true, _) => desk.say("chart-change-one-unsure", &args(phrase.to_owned(), &desk.in_sentence(&change))),
            (false, true) => desk.say("chart-change-one-rose", &args(phrase.to_owned(), &shown)),
            (false, false) => desk.say("chart-change-one-fell", &args(phrase.to_owned(), &shown)),
        }
    };
    phrased_or(desk, key_figure, say, Some(otherwise))
}
