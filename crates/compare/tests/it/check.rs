//! The readable tables: how figures are written in a test, and how standings are read back.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use catalogue::{KnownBreak, NotApplicable, Reviewed, ReviewedKeyFigure, built_in};
use compare::{Change, Comparison, MemberStanding, Question, Reading, compare};
use domain::{AreaCode, Direction, Figure, MissingReason, Row, Run, Sex, Year};

/// What a case says beside its figures.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Which way is good.
    pub direction: Direction,
    /// The publisher's decimals.
    pub decimals: i8,
    /// First years of a new series.
    pub breaks: &'a [u16],
    /// Municipalities without the activity.
    pub not_applicable: &'a [&'a str],
    /// The group in the order asked; when it is empty, every municipality of the table.
    pub members: &'a [&'a str],
    /// For some members the municipalities similar to them.
    pub similar: &'a [(&'a str, &'a [&'a str])],
}

/// Higher is better, no decimals, everybody is a member.
pub const HIGHER: Options<'static> =
    Options { direction: Direction::Higher, decimals: 0, breaks: &[], not_applicable: &[], members: &[], similar: &[] };

/// Lower is better.
pub const LOWER: Options<'static> = Options { direction: Direction::Lower, ..HIGHER };

/// Nothing is judged.
pub const NEITHER: Options<'static> = Options { direction: Direction::Neither, ..HIGHER };

/// Compares the figures of `table` and tells the standings, a line a member, only what there is to say;
/// the country where it is more than the group.
///
/// A line of the table is area, year, sex (K, M, T) and value, or the status word of a missing one.
pub fn check(table: &str, options: Options<'_>) -> String {
    answer(&run_of(table), options).map_or_else(|| "no comparison".to_owned(), |answer| told(&answer, options))
}

/// Compares a run.
pub fn answer(run: &Run, options: Options<'_>) -> Option<Comparison> {
    let municipalities: Vec<AreaCode> = run.areas().into_iter().filter(AreaCode::is_municipality).collect();
    let members: Vec<AreaCode> =
        if options.members.is_empty() { municipalities.clone() } else { areas(options.members) };
    let similar_to = |member: &AreaCode| {
        let known = options.similar.iter().find(|(area, _)| *area == member.as_str());
        known.map_or_else(Vec::new, |(_, peers)| areas(peers))
    };
    let similar: Vec<Vec<AreaCode>> = members.iter().map(similar_to).collect();
    compare(&Question {
        run,
        review: &review(options),
        members: &members,
        municipalities: &municipalities,
        similar: &similar,
        aids: &BTreeMap::new(),
    })
}

/// The figures of a table.
fn run_of(table: &str) -> Run {
    let rows = table.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
        let [area, year, sex, figure] = line.split_whitespace().collect::<Vec<_>>()[..] else {
            panic!("`{line}` is not area, year, sex and value");
        };
        let figure = match MissingReason::from_status(figure) {
            Some(reason) => Figure::Missing(reason),
            None => Figure::Value(figure.parse().unwrap()),
        };
        let sex = Sex::from_letter(sex).unwrap();
        Row { area: area.parse().unwrap(), year: Year(year.parse().unwrap()), sex, figure }
    });
    Run::from_rows("N15508".parse().unwrap(), rows.collect()).unwrap()
}

fn areas(codes: &[&str]) -> Vec<AreaCode> {
    codes.iter().map(|code| code.parse().unwrap()).collect()
}

fn review(options: Options<'_>) -> ReviewedKeyFigure {
    static REVIEWED: LazyLock<Reviewed> = LazyLock::new(built_in::reviewed);
    let review = REVIEWED.get("N15508".parse().unwrap()).unwrap().clone();
    let known_break = |year: &u16| KnownBreak { year: Year(*year), sv: "ny metod".into(), en: "new method".into() };
    let without = |area| NotApplicable { area, sv: "finns inte".into(), en: "does not exist".into() };
    ReviewedKeyFigure {
        direction: options.direction,
        decimals: options.decimals,
        breaks: options.breaks.iter().map(known_break).collect(),
        not_applicable: areas(options.not_applicable).into_iter().map(without).collect(),
        ..review
    }
}

fn told(comparison: &Comparison, options: Options<'_>) -> String {
    let mut head = vec![format!("{}: {} compared", comparison.year, comparison.n_compared)];
    let values = [("mean", comparison.mean), ("median", comparison.median), ("riket", comparison.riket)];
    head.extend(values.iter().filter_map(|(name, value)| Some(format!("{name} {}", number((*value)?)))));
    let mut lines = vec![head.join(", ")];
    if let Some(country) = comparison.country.as_ref().filter(|_| !options.members.is_empty()) {
        let quartiles = [country.lower_quartile, country.median, country.upper_quartile].map(number).join(" | ");
        lines.push(format!("country: {} with quartiles {quartiles}", country.n));
    }
    lines.extend(comparison.members.iter().map(line));
    lines.join("\n")
}

fn line(member: &MemberStanding) -> String {
    let mut said = vec![match member.reading {
        Reading::Current(value) => number(value),
        Reading::Older(value, year) => format!("{} ({year})", number(value)),
        Reading::TooOld(year) => format!("too old ({year})"),
        Reading::Missing(reason) => reason.status().to_owned(),
    }];
    said.extend(member.place.map(|place| match place.n_sharing {
        1 => format!("place {} of {}", place.place, place.n),
        n => format!("place {} of {} shared by {n}", place.place, place.n),
    }));
    said.extend(member.percentile_in_country.map(|percentile| format!("percentile {}", number(percentile))));
    said.extend(member.quarter.map(|quarter| format!("{quarter:?}")));
    said.extend(member.to_best.map(|gap| format!("to best {}", number(gap))));
    said.extend(member.to_riket.map(|gap| format!("to riket {}", number(gap))));
    said.extend(member.change_1_year.as_ref().map(change));
    said.extend(member.change_5_years.as_ref().map(change));
    said.extend(member.women_men.map(|(women, men)| format!("women {} men {}", number(women), number(men))));
    said.extend(member.similar.map(|(mean, n)| format!("similar {} (of {n})", number(mean))));
    format!("{} {}", member.area, said.join(", "))
}

fn change(change: &Change) -> String {
    let told = if change.crosses_break { " across a break" } else { "" };
    format!("{} since {}{told}", number(change.difference()), change.from_year)
}

/// At most six decimals, so that the binary tail of a difference is not part of a test.
fn number(value: f64) -> String {
    let rounded: f64 = format!("{value:.6}").parse().unwrap();
    (rounded + 0.0).to_string()
}
