//! The tables of one key figure: the group with places, gaps and changes; women and men.

use compare::{Comparison, MemberStanding, Reading};
use document::{DetailRow, DetailTable, Emphasis, Formula, Number, Text};
use domain::{AreaCode, Sex, Year};

use crate::bars::{emphasis, in_order, why_missing};
use crate::day::{DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::prices::{self, Kronor, prices_of_changes};
use crate::trend::change_cell;
use crate::words::{capitalised, joined};

/// The group's table, then what it is compared with.
pub fn detail(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> DetailTable {
    let review = key_figure.review;
    let Some(comparison) = key_figure.comparison else {
        let rows = desk.day.members.iter().map(|(area, name)| DetailRow {
            area: Some(*area),
            name: Text::verbatim(name.clone()),
            emphasis: emphasis(desk, *area),
            is_member: true,
            cells: vec![desk.say("missing", &[])],
        });
        return DetailTable {
            caption: Text::verbatim(review.short(desk.language())),
            heads: vec![desk.say("head-municipality", &[]), desk.say("head-value", &[])],
            rows: rows.collect(),
        };
    };
    let mut heads = vec![desk.say("head-municipality", &[]), value_head(desk, key_figure, comparison.year)];
    let is_judged = review.direction.is_judged();
    if is_judged {
        heads.push(desk.say("head-place", &[]));
    }
    let has_shrunk = has_shrunk(comparison);
    if has_shrunk {
        heads.push(desk.say("head-shrunk", &[]));
    }
    let kronor = prices_of_changes(desk, key_figure);
    heads.push(desk.say("head-to-riket", &[]));
    heads.extend(match kronor {
        None => [desk.say("head-change-one-year", &[]), desk.say("head-change-five-years", &[])],
        Some(Kronor::Fixed(_)) => {
            [desk.say("head-change-one-year-fixed", &[]), desk.say("head-change-five-years-fixed", &[])]
        }
        Some(Kronor::Running) => {
            [desk.say("head-change-one-year-running", &[]), desk.say("head-change-five-years-running", &[])]
        }
    });
    let mut rows: Vec<DetailRow> = in_order(comparison, review.direction)
        .into_iter()
        .map(|member| member_row(desk, key_figure, comparison, member, kronor))
        .collect();
    rows.extend(comparison_rows(desk, key_figure, comparison, heads.len() - 1));
    let caption = desk.say(
        if is_judged { "caption-ranked" } else { "caption-by-size" },
        &[("what", capitalised(review.unit_long(desk.language())).into()), ("year", comparison.year.into())],
    );
    let changes = kronor.map(|kronor| desk.say("caption-changes", &[("prices", prices::named(desk, kronor).into())]));
    DetailTable { caption: joined(std::iter::once(caption).chain(changes), " "), heads, rows }
}

fn has_shrunk(comparison: &Comparison) -> bool {
    comparison.members.iter().any(|member| member.shrunk.is_some())
}

fn value_head(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, year: Year) -> Text {
    match key_figure.review.unit(desk.language()) {
        "" => desk.say("head-year", &[("year", year.into())]),
        unit => desk.say("head-year-unit", &[("year", year.into()), ("unit", unit.into())]),
    }
}

fn member_row(
    desk: &Desk<'_>,
    key_figure: &DayKeyFigure<'_>,
    comparison: &Comparison,
    member: &MemberStanding,
    kronor: Option<Kronor<'_>>,
) -> DetailRow {
    let review = key_figure.review;
    let number = |value, year| desk.figure(review, member.area, year, Sex::Total, value).without_unit();
    let dash = || desk.say("dash", &[]);
    let figure = match member.reading {
        Reading::Current(value) => Text::number(number(value, comparison.year)),
        Reading::Older(value, year) => {
            desk.say("figure-older", &[("value", number(value, year).into()), ("year", year.into())])
        }
        Reading::TooOld(_) | Reading::Missing(_) => why_missing(desk, member.reading),
    };
    let to_riket = match (member.reading, comparison.riket) {
        (Reading::Current(value), Some(riket)) => Text::number(
            desk.between(review, comparison.year, (member.area, value), (AreaCode::RIKET, riket)).without_unit(),
        ),
        _ => dash(),
    };
    let mut cells = vec![figure];
    if review.direction.is_judged() {
        cells.push(desk.place(review, comparison, member).unwrap_or_else(dash));
    }
    if has_shrunk(comparison) {
        let shrunk = desk.shrunk(review, comparison, member);
        cells.push(shrunk.map_or_else(dash, |number| Text::number(number.without_unit())));
    }
    cells.push(to_riket);
    cells.push(change_cell(desk, key_figure, member.area, member.change_1_year, kronor));
    cells.push(change_cell(desk, key_figure, member.area, member.change_5_years, kronor));
    DetailRow {
        area: Some(member.area),
        name: Text::verbatim(desk.day.name_of(member.area)),
        emphasis: emphasis(desk, member.area),
        is_member: true,
        cells,
    }
}

/// Riket, the group's median and mean, similar municipalities, the county, and the country's median municipality.
fn comparison_rows(
    desk: &Desk<'_>,
    key_figure: &DayKeyFigure<'_>,
    comparison: &Comparison,
    n_cells: usize,
) -> Vec<DetailRow> {
    let review = key_figure.review;
    let year = comparison.year;
    let mut rows = Vec::new();
    let mut add = |area: Option<AreaCode>, name: Text, number: Option<Number>| {
        let Some(number) = number else { return };
        let mut cells = vec![desk.say("dash", &[]); n_cells];
        cells[0] = Text::number(number.without_unit());
        rows.push(DetailRow { area, name, emphasis: Emphasis::Calm, is_member: false, cells });
    };
    let riket = comparison.riket.map(|value| desk.figure(review, AreaCode::RIKET, year, Sex::Total, value));
    add(Some(AreaCode::RIKET), desk.say("row-riket", &[]), riket);
    add(None, desk.say("row-median", &[]), desk.of_group(review, comparison, Formula::Median));
    add(None, desk.say("row-mean", &[]), desk.of_group(review, comparison, Formula::Mean));
    let with = |choice| desk.day.programme.compare_with.contains(&choice);
    if with(catalogue::Comparison::Similar) {
        let idx = desk.day.members.iter().position(|(area, _)| *area == desk.day.marked);
        let similar = idx.and_then(|idx| key_figure.similar.get(idx)).map_or(&[][..], Vec::as_slice);
        let name = format!("similar-{}", desk.day.marked);
        let figures = figures_of(key_figure, similar, year);
        let label = desk
            .say("row-similar", &[("name", desk.day.marked_name().into()), ("n", n_of(desk, &name, figures.len()))]);
        add(None, label, desk.mean_of_areas(review, &name, year, &figures));
    }
    if with(catalogue::Comparison::County) {
        let county = desk.day.marked.county();
        let areas: Vec<AreaCode> =
            desk.day.municipalities.iter().map(|(area, _)| *area).filter(|area| area.county() == county).collect();
        let name = format!("county-{county}");
        let figures = figures_of(key_figure, &areas, year);
        let label = desk.say("row-county", &[("n", n_of(desk, &name, figures.len()))]);
        add(None, label, desk.mean_of_areas(review, &name, year, &figures));
    }
    let n_country = comparison.country.as_ref().map_or(0, |country| country.n);
    let label = desk.say("row-country-median", &[("n", n_of(desk, "country", n_country))]);
    add(None, label, desk.country_median(review, comparison));
    rows
}

fn n_of(desk: &Desk<'_>, name: &str, n: usize) -> crate::words::Arg {
    desk.count(&format!("{name}:n={n}"), n, None).into()
}

fn figures_of(key_figure: &DayKeyFigure<'_>, areas: &[AreaCode], year: Year) -> Vec<(AreaCode, f64)> {
    let Some(run) = key_figure.run else { return Vec::new() };
    areas.iter().filter_map(|area| Some((*area, run.figure(*area, year, Sex::Total).value()?))).collect()
}

/// Women's and men's figures with the gap, where they are told apart for at least one member.
pub fn women_men(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Option<DetailTable> {
    let comparison = key_figure.comparison?;
    let run = key_figure.run?;
    let review = key_figure.review;
    let mut rows: Vec<DetailRow> = Vec::new();
    let mut add = |area: AreaCode, name: Text, year: Year, is_member: bool| {
        let value = |sex| run.figure(area, year, sex).value();
        let (women, men) = (value(Sex::Women), value(Sex::Men));
        let cell = |sex, value: Option<f64>| match value {
            Some(value) => Text::number(desk.figure(review, area, year, sex, value).without_unit()),
            None => desk.say("missing", &[]),
        };
        let gap = match (women, men) {
            (Some(women), Some(men)) => {
                Text::number(desk.women_minus_men(review, area, year, women, men).without_unit())
            }
            _ => desk.say("dash", &[]),
        };
        let cells = vec![cell(Sex::Women, women), cell(Sex::Men, men), gap];
        rows.push(DetailRow { area: Some(area), name, emphasis: emphasis(desk, area), is_member, cells });
    };
    if comparison.members.iter().all(|member| member.women_men.is_none()) {
        return None;
    }
    for member in &comparison.members {
        let year = member.reading.comparable(comparison.year).map_or(comparison.year, |(_, year)| year);
        let name = desk.day.name_of(member.area);
        let name = if year == comparison.year {
            Text::verbatim(name)
        } else {
            desk.say("name-year", &[("name", name.into()), ("year", year.into())])
        };
        add(member.area, name, year, true);
    }
    add(AreaCode::RIKET, desk.say("row-riket", &[]), comparison.year, false);
    Some(DetailTable {
        caption: desk.say(
            "caption-women-men",
            &[("what", capitalised(review.unit_long(desk.language())).into()), ("year", comparison.year.into())],
        ),
        heads: ["head-municipality", "head-women", "head-men", "head-women-minus-men"]
            .map(|key| desk.say(key, &[]))
            .to_vec(),
        rows,
    })
}
