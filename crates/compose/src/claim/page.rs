//! A claim's slide and page: every municipality a dot, the group's named, the line with its band, and the verdict beside it.

use document::chart::any::Chart;
use document::chart::scatter::{DotLabel, Fit, FitPoint, ScatterAxis, ScatterChart, ScatterDot};
use document::{FurtherNumbers, FurtherRow, Page, PageCode, SidePanel, Text};
use domain::AreaCode;

use crate::bars::{N_COMPARED_MIN, emphasis};
use crate::charts::frame::{Beside, Drawn, alt, corner, page, said, short_with_unit};
use crate::claim::ClaimOfDay;
use crate::claim::numbers::Numbers;
use crate::claim::sentences::{ClaimSentences, sentences};
use crate::day::{DayArea, DayKeyFigure, InLanguage, pick};
use crate::desk::Desk;
use crate::words::joined;

/// Points of the line and its band.
const N_FIT_POINTS: usize = 25;
const LEVEL: f64 = 0.95;
/// Counter-examples named among the dots.
const N_NAMED_MAX: usize = 3;

/// The pages of an area's claims, in the programme's order.
///
/// A claim with a ratio of two key figures has no axis to be drawn along, and no page; one that no line can be drawn for neither.
pub fn claim_pages(desk: &Desk<'_>, area: &DayArea<'_>) -> Vec<Page> {
    let of_area = |claim: &&ClaimOfDay| area.programme.key_figures.contains(&claim.key_figure);
    desk.day.claims.iter().filter(of_area).filter_map(|claim| claim_page(desk, area, claim)).collect()
}

fn claim_page(desk: &Desk<'_>, area: &DayArea<'_>, claim: &ClaimOfDay) -> Option<Page> {
    let y = area.key_figures.iter().find(|one| one.review.id == claim.key_figure)?;
    let [x_id] = claim.because.key_figures[..] else { return None };
    let x = desk.day.any_key_figure(x_id)?;
    let told = sentences(desk, y, claim);
    let chart = chart(desk, y, x, claim, &told)?;
    let code = PageCode(format!("{}-{}-{}", area.programme.code, claim.key_figure, code_of(&claim.because.word)));
    let years = claim.answer.municipalities.iter().flat_map(|one| [one.point.x_year, one.point.y_year]);
    let years = (years.clone().min()?, years.max()?);
    let topic = pick(desk.language(), &claim.because.claim_sv, &claim.because.claim_en);
    let numbers = Numbers { desk, y, claim };
    let ClaimSentences { verdict, message, share, pair, without, worth, beside, in_county, .. } = told;
    let panel = SidePanel {
        head: desk.say("claim-panel-head", &[]),
        answer: verdict,
        facts: [Some(share), pair, without].into_iter().flatten().collect(),
    };
    let details = [Some(worth), in_county, beside].into_iter().flatten().chain(told.counter_examples);
    let head = desk.say("claim-objection-head", &[]);
    let drawn = Drawn {
        topic: desk.say("claim-topic", &[("claim", topic.into())]),
        headline: message,
        finding: None,
        beside: Some(Beside {
            panel,
            details: details.chain(told.count).chain(told.over_years).chain(told.missing).collect(),
            ready: std::iter::once(head).chain(told.objections).collect(),
            further: expected(desk, &numbers, claim),
        }),
        subtitle: Text::default(),
        chart: Chart::Scatter(chart),
        cautions: vec![told.bounds],
        own: joined([desk.say("claim-own", &[]), told.persons], " "),
        key_figures: vec![y, x],
        years,
        kronor: None,
    };
    Some(page(desk, area, code, drawn))
}

/// What each of the group would be expected to have by the explanation alone, and what is left.
fn expected(desk: &Desk<'_>, numbers: &Numbers<'_, '_>, claim: &ClaimOfDay) -> FurtherNumbers {
    let because = pick(desk.language(), &claim.because.name_sv, &claim.because.name_en);
    let row = |(area, name): &(AreaCode, String)| {
        let point = claim.answer.of(*area)?.point;
        let [expected, left] = numbers.expected(*area)?;
        let [_, figure] = numbers.both(&point);
        let cells = [figure, expected, left].map(|number| number.without_unit()).to_vec();
        Some(FurtherRow { area: *area, name: name.clone(), emphasis: emphasis(desk, *area), cells })
    };
    let mut rows: Vec<FurtherRow> = desk.day.members.iter().filter_map(row).collect();
    rows.sort_by(|a, b| b.cells[2].value.total_cmp(&a.cells[2].value).then(a.area.cmp(&b.area)));
    FurtherNumbers {
        title: desk.say("claim-head-expected-title", &[("because", because.into())]),
        corner: corner(desk),
        heads: vec![
            desk.say("claim-head-figure", &[]),
            desk.say("claim-head-expected", &[("because", because.into())]),
            desk.say("claim-head-left", &[]),
        ],
        rows,
    }
}

/// `INKOMST` would be a word of one language: the word of the command line, in capitals.
fn code_of(word: &str) -> String {
    let letters = word.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-');
    format!("P-{}", letters.collect::<String>().to_ascii_uppercase())
}

fn chart(
    desk: &Desk<'_>,
    y: &DayKeyFigure<'_>,
    x: &DayKeyFigure<'_>,
    claim: &ClaimOfDay,
    told: &ClaimSentences,
) -> Option<ScatterChart> {
    let numbers = Numbers { desk, y, claim };
    let answer = &claim.answer;
    let is_member = |area: AreaCode| desk.day.members.iter().any(|(member, _)| *member == area);
    let named: Vec<AreaCode> = answer
        .counter_examples
        .iter()
        .map(|one| one.point.area)
        .filter(|area| !is_member(*area))
        .take(N_NAMED_MAX)
        .collect();
    let dots: Vec<ScatterDot> = answer
        .municipalities
        .iter()
        .map(|one| {
            let area = one.point.area;
            let [along, up] = numbers.both(&one.point).map(|number| number.without_unit());
            let label = match (is_member(area), named.contains(&area)) {
                (true, _) => DotLabel::Member,
                (false, true) => DotLabel::Named,
                (false, false) => DotLabel::None,
            };
            ScatterDot { area, name: desk.day.name_of(area), emphasis: emphasis(desk, area), label, x: along, y: up }
        })
        .collect();
    if dots.iter().filter(|dot| dot.label == DotLabel::Member).count() < N_COMPARED_MIN {
        return None;
    }
    let members = dots.iter().filter(|dot| dot.label == DotLabel::Member);
    let spoken = members.map(|dot| {
        let args = [("x", dot.x.clone().into()), ("y", dot.y.clone().into())];
        said(&dot.name, desk.say("chart-point-said", &args))
    });
    let missing = answer.missing.iter().map(|area| (*area, desk.day.name_of(*area), desk.say("missing", &[])));
    let axis = |of: &DayKeyFigure<'_>| ScatterAxis {
        title: short_with_unit(desk, of),
        unit: of.review.unit(desk.language()).to_owned(),
        decimals: of.review.decimals,
    };
    Some(ScatterChart {
        x: axis(x),
        y: axis(y),
        corner: corner(desk),
        fit: Some(fit(desk, claim)),
        missing: missing.collect(),
        alt: alt(desk, desk.say("chart-kind-scatter", &[]), &told.message, spoken),
        dots,
    })
}

fn fit(desk: &Desk<'_>, claim: &ClaimOfDay) -> Fit {
    let (answer, because) = (&claim.answer, &claim.because);
    let along = answer.municipalities.iter().map(|one| one.point.x);
    let (low, high) = along.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
    let points = (0..N_FIT_POINTS).map(|idx| {
        let x = low + (high - low) * idx as f64 / (N_FIT_POINTS - 1) as f64;
        let (y, half) = (answer.line.at(x), answer.line.half_width(x, LEVEL));
        FitPoint { x: compare::claim::points::shown(because, x), y, low: y - half, high: y + half }
    });
    Fit { label: desk.say("claim-fit", &[]), points: points.collect() }
}
