//! Women and men: two marks a municipality.

use document::chart::any::Chart;
use document::chart::pairs::{PairChart, PairRow, PairStyle};
use document::{Number, Text};
use domain::{AreaCode, Sex, Year};

use crate::bars::{N_COMPARED_MIN, emphasis, in_order, why_missing};
use crate::charts::change::pair_said;
use crate::charts::frame::{Drawn, alt, corner, difference_head, marked_missing, phrased, subtitle_of_year};
use crate::charts::reckoned::{distance, is_shown_nought};
use crate::day::{DayKeyFigure, InLanguage};
use crate::desk::Desk;

/// The chart; `None` where women and men are told apart for fewer than three.
pub fn drawn<'d>(desk: &Desk<'d>, key_figure: &'d DayKeyFigure<'d>) -> Option<Drawn<'d>> {
    let (review, comparison) = (key_figure.review, key_figure.comparison?);
    let mut first_year = comparison.year;
    let mut rows: Vec<PairRow> = Vec::new();
    for member in in_order(comparison, review.direction) {
        let year = member.reading.comparable(comparison.year).map_or(comparison.year, |(_, year)| year);
        let name = desk.day.name_of(member.area);
        let mut row = row(desk, key_figure, member.area, name, year);
        if row.difference.is_none() {
            let is_there = member.reading.comparable(comparison.year).is_some();
            let key = "chart-missing-sexes";
            row.missing = Some(if is_there { desk.say(key, &[]) } else { why_missing(desk, member.reading) });
        } else if year != comparison.year {
            first_year = first_year.min(year);
            let args = [("name", row.name.clone().into()), ("year", year.into())];
            row.name = desk.say("name-year", &args).plain(desk.language());
        }
        rows.push(row);
    }
    rows.sort_by_key(|row| row.difference.is_none());
    let n_whole = rows.iter().filter(|row| row.difference.is_some()).count();
    if n_whole < N_COMPARED_MIN {
        return None;
    }
    let riket = row(desk, key_figure, AreaCode::RIKET, desk.words.plain("riket"), comparison.year);
    if riket.difference.is_some() {
        rows.insert(n_whole, riket);
    }
    let headline = headline(desk, key_figure, &rows);
    let alt = alt(desk, desk.say("chart-kind-gap", &[]), &headline, rows.iter().map(|row| pair_said(desk, row)));
    let unit = review.unit(desk.language()).to_owned();
    let (women, men) = (desk.say("head-women", &[]), desk.say("head-men", &[]));
    let marks = [("first", women.clone().into()), ("second", men.clone().into())];
    let chart = PairChart {
        style: PairStyle::Dumbbell,
        rows,
        corner: corner(desk),
        first: women,
        second: men,
        difference_head: difference_head(desk, desk.say("chart-head-men-minus-women", &[]), &unit),
        unit,
        decimals: review.decimals,
        note: Some(desk.say("chart-note-marks", &marks)),
        alt,
    };
    Some(Drawn {
        finding: None,
        beside: None,
        topic: desk.say("chart-topic-women-men", &[]),
        headline,
        subtitle: subtitle_of_year(desk, key_figure, comparison.year),
        chart: Chart::Pairs(chart),
        cautions: Vec::new(),
        own: desk.say("chart-own-differences", &[]),
        key_figures: vec![key_figure],
        years: (first_year, comparison.year),
        kronor: None,
    })
}

fn row(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, area: AreaCode, name: String, year: Year) -> PairRow {
    let review = key_figure.review;
    let number = |sex: Sex| {
        let value = key_figure.run?.figure(area, year, sex).value()?;
        Some(desk.figure(review, area, year, sex, value).without_unit())
    };
    let (first, second) = (number(Sex::Women), number(Sex::Men));
    let difference = first.as_ref().zip(second.as_ref());
    let difference = difference.map(|(women, men)| desk.difference_of(review, men, women).without_unit());
    let is_reference = area == AreaCode::RIKET;
    let emphasis = emphasis(desk, area);
    PairRow { area, name, emphasis, is_reference, first, second, difference, margin: None, missing: None }
}

fn headline(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, rows: &[PairRow]) -> Text {
    let review = key_figure.review;
    let marked = rows.iter().find(|row| row.area == desk.day.marked);
    let Some((gap, men)) = marked.and_then(|row| Some((row.difference.as_ref()?, row.second.as_ref()?))) else {
        return marked_missing(desk, key_figure);
    };
    let gaps: Vec<f64> = rows
        .iter()
        .filter(|row| !row.is_reference)
        .filter_map(|row| row.difference.as_ref())
        .map(|number| domain::rounding::round_half_away(number.value, number.decimals))
        .collect();
    let is_whole = gaps.len() == desk.day.members.len();
    let n = desk.members_counted(gaps.len());
    let shown = desk.in_sentence(&Number { unit: desk.difference_unit(review), ..gap.clone() });
    let shown = desk.in_singular(distance(&shown));
    let men = desk.in_sentence(&Number { unit: review.unit(desk.language()).to_owned(), ..men.clone() });
    let year = key_figure.comparison.map_or(Year(0), |comparison| comparison.year);
    let reading = key_figure.standing(desk.day.marked).and_then(|member| member.reading.comparable(year));
    phrased(desk, key_figure, |phrase| {
        let phrase = match reading {
            Some((_, own)) if own != year => {
                desk.say("chart-phrase-year", &[("phrase", phrase.into()), ("year", own.into())])
            }
            _ => Text::verbatim(phrase),
        };
        let args = [
            ("phrase", phrase.into()),
            ("name", desk.day.marked_name().into()),
            ("n", n.clone().into()),
            ("gap", shown.clone().into()),
            ("value", men.clone().into()),
        ];
        if is_shown_nought(&shown) {
            desk.say("chart-gap-one-same", &args)
        } else if is_whole && gaps.iter().all(|value| *value < 0.0) {
            desk.say("chart-gap-all-above", &args)
        } else if is_whole && gaps.iter().all(|value| *value > 0.0) {
            desk.say("chart-gap-all-below", &args)
        } else if gap.value < 0.0 {
            desk.say("chart-gap-one-above", &args)
        } else {
            desk.say("chart-gap-one-below", &args)
        }
    })
}
