//! Two key figures against each other in the whole country: described, not tested.

use compare::{Related, Relation, related};
use document::chart::any::Chart;
use document::chart::scatter::{DotLabel, Fit, FitPoint, ScatterAxis, ScatterChart, ScatterDot};
use document::{FactId, Formula, Number, Sign, Text};
use domain::{AreaCode, Sex, Year};

use crate::bars::{N_COMPARED_MIN, emphasis, why_missing};
use crate::charts::frame::{Drawn, alt, corner, inside_sentence, said, short_with_unit};
use crate::day::{DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::headline::{HEADLINE_MAX, shortest_that_fits};
use crate::words::{Arg, capitalised};

/// Points of the line and its band.
const N_FIT_POINTS: usize = 25;
const LEVEL: f64 = 0.95;
/// Below so many per cent of the differences a line hardly says anything.
const HARDLY_BELOW_PERCENT: f64 = 10.0;

/// The chart; `None` where fewer than three of the group have both.
pub fn drawn<'d>(desk: &Desk<'d>, x: &'d DayKeyFigure<'d>, y: &'d DayKeyFigure<'d>) -> Option<Drawn<'d>> {
    let related_of =
        |of: &'d DayKeyFigure<'d>| Some(Related { run: of.run?, review: of.review, year: of.comparison?.year });
    let municipalities: Vec<AreaCode> = desk.day.municipalities.iter().map(|(area, _)| *area).collect();
    let (of_x, of_y) = (related_of(x)?, related_of(y)?);
    let relation = related(of_x, of_y, &municipalities);
    let figure = |of: &DayKeyFigure<'_>, area, (value, year): (f64, Year)| {
        desk.figure(of.review, area, year, Sex::Total, value).without_unit()
    };
    let is_member = |area: AreaCode| desk.day.members.iter().any(|(member, _)| *member == area);
    let dots: Vec<ScatterDot> = relation
        .points
        .iter()
        .map(|point| ScatterDot {
            area: point.area,
            name: desk.day.name_of(point.area),
            emphasis: emphasis(desk, point.area),
            label: if is_member(point.area) { DotLabel::Member } else { DotLabel::None },
            x: figure(x, point.area, point.x),
            y: figure(y, point.area, point.y),
        })
        .collect();
    if dots.iter().filter(|dot| dot.label == DotLabel::Member).count() < N_COMPARED_MIN {
        return None;
    }
    let missing = desk
        .day
        .members
        .iter()
        .filter(|(area, _)| dots.iter().all(|dot| dot.area != *area))
        .map(|(area, name)| (*area, name.clone(), why(desk, [x, y], *area)))
        .collect();
    let headline = headline(desk, x, y, &relation, &dots);
    let members = dots.iter().filter(|dot| dot.label == DotLabel::Member);
    let numbers = members.map(|dot| {
        let args = [("x", dot.x.clone().into()), ("y", dot.y.clone().into())];
        said(&dot.name, desk.say("chart-point-said", &args))
    });
    let alt = alt(desk, desk.say("chart-kind-scatter", &[]), &headline, numbers);
    let axis = |of: &DayKeyFigure<'_>| ScatterAxis {
        title: short_with_unit(desk, of),
        unit: of.review.unit(desk.language()).to_owned(),
        decimals: of.review.decimals,
    };
    let years: Vec<Year> = relation.points.iter().flat_map(|point| [point.x.1, point.y.1]).collect();
    let n = desk.count(&format!("{}:{}:both", y.review.id, x.review.id), dots.len(), None);
    let chart =
        ScatterChart { x: axis(x), y: axis(y), corner: corner(desk), dots, fit: fit(desk, &relation), missing, alt };
    Some(Drawn {
        finding: None,
        beside: None,
        topic: desk.say("chart-topic-scatter", &[]),
        headline,
        subtitle: desk.say(
            "chart-subtitle-scatter",
            &[
                ("y", capitalised(y.review.short(desk.language())).into()),
                ("x", x.review.phrase(desk.language()).into()),
                ("n", n.into()),
            ],
        ),
        chart: Chart::Scatter(chart),
        cautions: vec![desk.say("chart-caution-describes", &[]), desk.say("chart-caution-band", &[])],
        own: desk.say("chart-own-scatter", &[]),
        key_figures: vec![y, x],
        years: (years.iter().min().copied()?, years.iter().max().copied()?),
        kronor: None,
    })
}

/// Why a member has no point: what is said of the first of the two that it lacks.
fn why(desk: &Desk<'_>, of: [&DayKeyFigure<'_>; 2], area: AreaCode) -> Text {
    let lacking = of.into_iter().find_map(|key_figure| {
        let (comparison, member) = key_figure.comparison.zip(key_figure.standing(area))?;
        member.reading.comparable(comparison.year).is_none().then_some(member.reading)
    });
    lacking.map_or_else(|| desk.say("missing", &[]), |reading| why_missing(desk, reading))
}

fn fit(desk: &Desk<'_>, relation: &Relation) -> Option<Fit> {
    let line = relation.line.as_ref()?;
    let along = relation.points.iter().map(|point| point.x.0);
    let (low, high) = along.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
    let points = (0..N_FIT_POINTS).map(|idx| {
        let x = low + (high - low) * idx as f64 / (N_FIT_POINTS - 1) as f64;
        let (y, half) = (line.at(x), line.half_width(x, LEVEL));
        FitPoint { x, y, low: y - half, high: y + half }
    });
    Some(Fit { label: desk.say("chart-fit", &[]), points: points.collect() })
}

fn headline(
    desk: &Desk<'_>,
    x: &DayKeyFigure<'_>,
    y: &DayKeyFigure<'_>,
    relation: &Relation,
    dots: &[ScatterDot],
) -> Text {
    let n = desk.count(&format!("{}:{}:both", y.review.id, x.review.id), dots.len(), None);
    let share = explained(desk, x, y, relation, dots);
    let line = relation.line.as_ref();
    let say = |x: &str, y: &str| {
        let mut args: Vec<(&'static str, Arg)> =
            vec![("x", x.into()), ("y", capitalised(y).into()), ("n", n.clone().into())];
        let (Some(line), Some(share)) = (line.filter(|line| line.has_slope(LEVEL)), &share) else {
            return desk.say("chart-scatter-unsure", &args);
        };
        args.push(("share", share.clone().into()));
        if share.value < HARDLY_BELOW_PERCENT {
            return desk.say("chart-scatter-hardly", &args);
        }
        desk.words.say(if line.slope > 0.0 { "chart-scatter-rises" } else { "chart-scatter-falls" }, &args)
    };
    let language = desk.language();
    let candidates = vec![
        say(x.review.phrase(language), y.review.phrase(language)),
        say(&inside_sentence(x.review.short(language)), y.review.short(language)),
        desk.say("chart-scatter-short", &[("n", n.clone().into())]),
    ];
    shortest_that_fits(desk, candidates, HEADLINE_MAX)
}

/// How many per cent of the differences follow the line.
fn explained(
    desk: &Desk<'_>,
    x: &DayKeyFigure<'_>,
    y: &DayKeyFigure<'_>,
    relation: &Relation,
    dots: &[ScatterDot],
) -> Option<Number> {
    let value = relation.line.as_ref()?.explained? * 100.0;
    let fact = FactId(format!("{}~{}:explained", y.review.id, x.review.id));
    let inputs = dots.iter().map(|dot| &dot.x).chain(dots.iter().map(|dot| &dot.y));
    desk.note(&fact, value, Some(y.review.id), Formula::Explained, inputs.map(|number| number.fact.clone()).collect());
    let decimals = if value < HARDLY_BELOW_PERCENT { 1 } else { 0 };
    Some(Number { value, decimals, sign: Sign::Negative, unit: "%".to_owned(), fact })
}
