//! The country strip: every municipality on one line, the middle half as a box, the group marked.

use compare::{Comparison, CountryScale, Reading};
use document::chart::any::Chart;
use document::chart::country::{CountryChart, Edge};
use document::{Dot, Number, Reference, ReferenceKind, Text};
use domain::{AreaCode, Sex};

use crate::bars::{N_COMPARED_MIN, emphasis, why_missing};
use crate::charts::frame::{Drawn, alt, corner, marked_missing, phrased, said, short_with_unit, subtitle_of_year};
use crate::charts::reckoned::Quartile;
use crate::day::{DayKeyFigure, InLanguage};
use crate::desk::Desk;

/// The chart, of the year compared alone; `None` where fewer than three of the group have a figure of that year.
pub fn drawn<'d>(desk: &Desk<'d>, key_figure: &'d DayKeyFigure<'d>) -> Option<Drawn<'d>> {
    let (review, run, comparison) = (key_figure.review, key_figure.run?, key_figure.comparison?);
    let is_member = |area: AreaCode| desk.day.members.iter().any(|(member, _)| *member == area);
    let mut dots: Vec<Dot> = desk
        .day
        .municipalities
        .iter()
        .filter_map(|(area, name)| {
            let value = run.figure(*area, comparison.year, Sex::Total).value()?;
            let number = desk.figure(review, *area, comparison.year, Sex::Total, value).without_unit();
            Some(Dot { area: *area, name: name.clone(), emphasis: emphasis(desk, *area), number })
        })
        .collect();
    dots.sort_by(|a, b| a.number.value.total_cmp(&b.number.value).then(a.area.cmp(&b.area)));
    let (members, others): (Vec<Dot>, Vec<Dot>) = dots.into_iter().partition(|dot| is_member(dot.area));
    if members.len() < N_COMPARED_MIN {
        return None;
    }
    let missing: Vec<(AreaCode, String, Text)> = comparison
        .members
        .iter()
        .filter(|member| members.iter().all(|dot| dot.area != member.area))
        .map(|member| {
            let why = match member.reading {
                Reading::Older(_, year) => desk.say("missing-too-old", &[("year", year.into())]),
                reading => why_missing(desk, reading),
            };
            (member.area, desk.day.name_of(member.area), why)
        })
        .collect();
    let quartiles = [
        edge(desk.say("chart-quartile-lower", &[]), desk.country_quartile(review, comparison, Quartile::Lower)?),
        edge(desk.say("chart-quartile-median", &[]), desk.country_median(review, comparison)?.without_unit()),
        edge(desk.say("chart-quartile-upper", &[]), desk.country_quartile(review, comparison, Quartile::Upper)?),
    ];
    let riket = comparison.riket.map(|riket| {
        let number = desk.figure(review, AreaCode::RIKET, comparison.year, Sex::Total, riket).without_unit();
        let label = desk.say("label-riket", &[("value", number.clone().into())]);
        Reference { kind: ReferenceKind::Riket, label, number }
    });
    let headline = headline(desk, key_figure, comparison, &members);
    let numbers = quartiles
        .iter()
        .map(|edge| said(&edge.name.plain(desk.language()), edge.number.clone()))
        .chain(members.iter().map(|dot| said(&dot.name, dot.number.clone())))
        .chain(missing.iter().map(|(_, name, why)| said(name, why.clone())));
    let alt = alt(desk, desk.say("chart-kind-country", &[]), &headline, numbers.collect::<Vec<_>>());
    Some(Drawn {
        finding: None,
        beside: None,
        topic: desk.say("chart-topic-country", &[]),
        headline,
        subtitle: subtitle_of_year(desk, key_figure, comparison.year),
        chart: Chart::Country(Box::new(CountryChart {
            others,
            members,
            quartiles,
            riket,
            corner: corner(desk),
            head: short_with_unit(desk, key_figure),
            unit: review.unit(desk.language()).to_owned(),
            decimals: review.decimals,
            missing,
            alt,
        })),
        cautions: vec![desk.say("chart-caution-country", &[])],
        own: desk.say("chart-own-quartiles", &[]),
        key_figures: vec![key_figure],
        years: (comparison.year, comparison.year),
        kronor: None,
    })
}

fn edge(name: Text, number: Number) -> Edge {
    Edge { name, number }
}

/// How many of the group's figures lie in the country's lowest and in its highest quarter.
pub fn in_outer_quarters(scale: &CountryScale, values: impl Iterator<Item = f64>) -> (usize, usize) {
    values.fold((0, 0), |(low, high), value| {
        (low + usize::from(value < scale.lower_quartile), high + usize::from(value > scale.upper_quartile))
    })
}

fn headline(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, comparison: &Comparison, members: &[Dot]) -> Text {
    let Some(scale) = &comparison.country else { return marked_missing(desk, key_figure) };
    let (low, high) = in_outer_quarters(scale, members.iter().map(|dot| dot.number.value));
    let n = desk.counted(&format!("chart:count-{}", members.len()), members.len());
    let is_whole = low.max(high) == members.len();
    let (k, key) = match (low > high, is_whole) {
        (true, true) => (low, "chart-country-all-low"),
        (true, false) => (low, "chart-country-low"),
        (false, true) => (high, "chart-country-all-high"),
        (false, false) => (high, "chart-country-high"),
    };
    if 2 * k > members.len() {
        let k = desk.counted(&format!("chart:count-{k}"), k);
        return phrased(desk, key_figure, |phrase| {
            desk.words.say(key, &[("phrase", phrase.into()), ("k", k.clone().into()), ("n", n.clone().into())])
        });
    }
    let Some(own) = members.iter().find(|dot| dot.area == desk.day.marked) else {
        return marked_missing(desk, key_figure);
    };
    let unit = key_figure.review.unit(desk.language()).to_owned();
    let value = desk.in_sentence(&Number { unit, ..own.number.clone() });
    let key = match own.number.value {
        value if value < scale.lower_quartile => "chart-country-own-low",
        value if value > scale.upper_quartile => "chart-country-own-high",
        _ => "chart-country-own-middle",
    };
    phrased(desk, key_figure, |phrase| {
        let name = desk.day.marked_name();
        desk.words.say(key, &[("name", name.into()), ("phrase", phrase.into()), ("value", value.clone().into())])
    })
}
