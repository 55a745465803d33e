//! A map with a class a municipality: outlines from the user's file, or tiles.

use catalogue::{MapClasses, MapExtent};
use compare::{Classes, Reading};
use document::chart::any::Chart;
use document::chart::map::{MapArea, MapChart};
use document::{Number, Text};
use domain::{AreaCode, Sex};

use crate::bars::{N_COMPARED_MIN, emphasis, why_missing};
use crate::charts::frame::{Drawn, alt, corner, marked_missing, phrased, said, short_with_unit, subtitle_of_year};
use crate::day::{DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::words::Arg;

/// The chart; `None` without a map, or where fewer than three of the group have a figure of the year compared.
pub fn drawn<'d>(
    desk: &Desk<'d>,
    key_figure: &'d DayKeyFigure<'d>,
    classes_by: MapClasses,
    extent: Option<MapExtent>,
) -> Option<Drawn<'d>> {
    let (review, run, comparison) = (key_figure.review, key_figure.run?, key_figure.comparison?);
    let maps = desk.day.maps?;
    let map = match extent {
        Some(MapExtent::Country) => &maps.country,
        Some(MapExtent::County) | None => maps.county.as_ref().unwrap_or(&maps.country),
    };
    let municipalities: Vec<AreaCode> = desk.day.municipalities.iter().map(|(area, _)| *area).collect();
    let classes = match classes_by {
        MapClasses::Fifths => Classes::fifths(run, &municipalities, comparison.year)?,
        MapClasses::Equal => Classes::equal(run, &municipalities, comparison.year)?,
    };
    let is_member = |area: AreaCode| desk.day.members.iter().any(|(member, _)| *member == area);
    let areas: Vec<MapArea> = desk
        .day
        .municipalities
        .iter()
        .filter_map(|(area, name)| {
            let shape = map.shapes.get(area)?.clone();
            let figure = match run.figure(*area, comparison.year, Sex::Total).value() {
                Some(value) => {
                    let number = desk.figure(review, *area, comparison.year, Sex::Total, value).without_unit();
                    Ok((number, classes.of(value)))
                }
                None => Err(why(desk, Reading::of(run, review, *area, comparison.year))),
            };
            let (name, emphasis, is_member) = (name.clone(), emphasis(desk, *area), is_member(*area));
            Some(MapArea { area: *area, name, emphasis, is_member, figure, shape })
        })
        .collect();
    if areas.iter().filter(|area| area.is_member && area.figure.is_ok()).count() < N_COMPARED_MIN {
        return None;
    }
    let headline = headline(desk, key_figure, &areas, classes_by);
    let members = areas.iter().filter(|area| area.is_member);
    let numbers = members.map(|area| match &area.figure {
        Ok((number, _)) => said(&area.name, number.clone()),
        Err(why) => said(&area.name, why.clone()),
    });
    let alt = alt(desk, desk.say("chart-kind-map", &[]), &headline, numbers.collect::<Vec<_>>());
    let caution = match classes_by {
        MapClasses::Fifths => "chart-caution-map-fifths",
        MapClasses::Equal => "chart-caution-map-equal",
    };
    let outlines_from = map.outlines_from.as_ref().map(|name| Text::verbatim(name.clone()));
    let own = match &outlines_from {
        Some(name) => desk.say("chart-own-map-outlines", &[("file", name.clone().into())]),
        None => desk.say("chart-own-map-tiles", &[]),
    };
    Some(Drawn {
        finding: None,
        beside: None,
        topic: desk.say("chart-topic-map", &[]),
        headline,
        subtitle: subtitle_of_year(desk, key_figure, comparison.year),
        chart: Chart::Map(MapChart {
            areas,
            classes: legend(desk, key_figure, &classes, classes_by),
            missing_class: desk.say("missing", &[]),
            aspect: map.aspect,
            outlines_from,
            corner: corner(desk),
            head: short_with_unit(desk, key_figure),
            alt,
        }),
        cautions: vec![desk.words.say(caution, &[])],
        own,
        key_figures: vec![key_figure],
        years: (comparison.year, comparison.year),
        kronor: None,
    })
}

fn why(desk: &Desk<'_>, reading: Reading) -> Text {
    match reading {
        Reading::Older(_, year) => desk.say("missing-too-old", &[("year", year.into())]),
        reading => why_missing(desk, reading),
    }
}

/// "högst 66,1", "66,1–70,2", …, "över 76,0".
fn legend(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, classes: &Classes, by: MapClasses) -> Vec<Text> {
    let (review, year) =
        (key_figure.review, key_figure.comparison.map(|comparison| comparison.year).unwrap_or(domain::Year(0)));
    let name = match by {
        MapClasses::Fifths => "fifth",
        MapClasses::Equal => "step",
    };
    let edges: Vec<Number> = classes
        .edges
        .iter()
        .enumerate()
        .map(|(idx, edge)| desk.class_edge(review, year, &format!("{name}-{}", idx + 1), *edge))
        .collect();
    let first = edges.first().map(|edge| desk.say("chart-class-first", &[("high", edge.clone().into())]));
    let between = edges.windows(2).map(|pair| {
        desk.say("chart-class-between", &[("low", pair[0].clone().into()), ("high", pair[1].clone().into())])
    });
    let last = edges.last().map(|edge| desk.say("chart-class-last", &[("low", edge.clone().into())]));
    first.into_iter().chain(between).chain(last).collect()
}

fn headline(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, areas: &[MapArea], by: MapClasses) -> Text {
    let marked = areas.iter().find(|area| area.area == desk.day.marked);
    let Some(Ok((number, class))) = marked.map(|area| &area.figure) else { return marked_missing(desk, key_figure) };
    let unit = key_figure.review.unit(desk.language()).to_owned();
    let value = desk.in_sentence(&Number { unit, ..number.clone() });
    let class = match class {
        0 => "lowest",
        1 => "second",
        2 => "middle",
        3 => "fourth",
        _ => "highest",
    };
    phrased(desk, key_figure, |phrase| {
        let args = [
            ("name", desk.day.marked_name().into()),
            ("phrase", phrase.into()),
            ("value", value.clone().into()),
            ("class", Arg::Choice(class)),
        ];
        match by {
            MapClasses::Fifths => desk.say("chart-map-fifth", &args),
            MapClasses::Equal => desk.say("chart-map-step", &args),
        }
    })
}
