//! An area's first slide: what its figures say, the question to the hall, three ranges.

use document::{Answers, Body, Dot, Opener, Page, PageCode, Reference, ReferenceKind, Strip, Text};
use domain::{AreaCode, Sex};

use crate::bars::{N_COMPARED_MIN, emphasis};
use crate::day::{DayArea, DayKeyFigure, InLanguage, pick};
use crate::desk::Desk;
use crate::overview::quarters_of;
use crate::story::{area_name, page_code, source_key};
use crate::words::{capitalised, joined};

/// At most this many ranges.
const N_STRIPS_MAX: usize = 3;

/// The code of an area's first page.
pub fn opener_code(area: &DayArea<'_>) -> PageCode {
    PageCode(format!("{}-00", area.programme.code))
}

/// An area's first slide.
pub fn opener_page(desk: &Desk<'_>, area: &DayArea<'_>, idx: usize) -> Page {
    let language = desk.language();
    let programme = area.programme;
    let n_areas = desk.day.areas.len();
    let ordinal = desk.say(
        "ordinal",
        &[
            ("idx", desk.count(&format!("{}:ordinal", programme.code), idx + 1, None).into()),
            ("n", desk.count("day:areas", n_areas, None).into()),
        ],
    );
    let contact = (!programme.contact.trim().is_empty()).then(|| Text::verbatim(programme.contact.clone()));
    let opener = Opener {
        ordinal,
        lead: lead(desk, area),
        question: Text::verbatim(pick(language, &programme.question_sv, &programme.question_en)),
        question_head: desk.say("question-head", &[]),
        answers: Answers {
            committee: Text::verbatim(pick(language, &programme.committee_sv, &programme.committee_en)),
            administration: Text::verbatim(pick(language, &programme.administration_sv, &programme.administration_en)),
            contact,
        },
        strips: strips(desk, area),
        missing: missing(desk, area),
    };
    let ids: Vec<String> = opener_key_figures(area).iter().map(|key_figure| key_figure.review.id.to_string()).collect();
    let notes = vec![opener.lead.clone(), opener.question.clone()];
    Page {
        code: opener_code(area),
        kicker: opener.ordinal.clone(),
        headline: area_name(desk, area),
        finding: None,
        subtitle: None,
        body: Body::Opener(opener),
        source: desk.say(source_key(desk, "source-own"), &[("ids", ids.join(", ").into())]),
        notes,
    }
}

fn lead(desk: &Desk<'_>, area: &DayArea<'_>) -> Text {
    let (n, best, weakest) = quarters_of(desk, &area.key_figures);
    let code = &area.programme.code;
    let args = vec![
        ("name", desk.day.marked_name().into()),
        ("n", desk.counted(&format!("{code}:judged"), n).into()),
        ("best", desk.counted(&format!("{code}:best"), best).into()),
        ("weakest", desk.counted(&format!("{code}:weakest"), weakest).into()),
    ];
    let key = match (n, best, weakest) {
        (0, _, _) => "lead-not-judged",
        (1, _, _) => "lead-one",
        (_, 0, 0) => "lead-middle",
        (_, 0, _) => "lead-weakest",
        _ => "lead",
    };
    desk.say(key, &args)
}

fn opener_key_figures<'k, 'a>(area: &'k DayArea<'a>) -> Vec<&'k DayKeyFigure<'a>> {
    let has_chart = |key_figure: &&DayKeyFigure<'_>| {
        key_figure.comparison.is_some_and(|comparison| comparison.n_compared >= N_COMPARED_MIN)
    };
    let is_chosen = |key_figure: &&DayKeyFigure<'_>| area.programme.opener.contains(&key_figure.review.id);
    let chosen = area.key_figures.iter().filter(is_chosen);
    let others = area.key_figures.iter().filter(|key_figure| !is_chosen(key_figure));
    chosen.chain(others).filter(has_chart).take(N_STRIPS_MAX).collect()
}

fn strips(desk: &Desk<'_>, area: &DayArea<'_>) -> Vec<Strip> {
    opener_key_figures(area).into_iter().filter_map(|key_figure| strip(desk, area, key_figure)).collect()
}

fn strip(desk: &Desk<'_>, area: &DayArea<'_>, key_figure: &DayKeyFigure<'_>) -> Option<Strip> {
    let comparison = key_figure.comparison?;
    let review = key_figure.review;
    let unit = review.unit(desk.language());
    let mut dots: Vec<Dot> = comparison
        .members
        .iter()
        .filter_map(|member| {
            let (value, year) = member.reading.comparable(comparison.year)?;
            Some(Dot {
                area: member.area,
                name: desk.day.name_of(member.area),
                emphasis: emphasis(desk, member.area),
                number: desk.figure(review, member.area, year, Sex::Total, value).without_unit(),
            })
        })
        .collect();
    dots.sort_by(|a, b| a.number.value.total_cmp(&b.number.value));
    let (low, high) = (dots.first()?, dots.last()?);
    let args = vec![("low", low.number.clone().into()), ("high", high.number.clone().into()), ("unit", unit.into())];
    let below_nought = low.number.value < 0.0;
    let range = desk.say(
        match (unit.is_empty(), below_nought) {
            (true, false) => "range",
            (false, false) => "range-unit",
            (true, true) => "range-wide",
            (false, true) => "range-wide-unit",
        },
        &args,
    );
    let riket = comparison.riket.map(|riket| {
        let number = desk.figure(review, AreaCode::RIKET, comparison.year, Sex::Total, riket).without_unit();
        Reference {
            kind: ReferenceKind::Riket,
            label: desk.say("label-riket", &[("value", number.clone().into())]),
            number,
        }
    });
    let numbers = joined(
        dots.iter().map(|dot| joined([Text::verbatim(dot.name.clone()), Text::number(dot.number.clone())], " ")),
        "; ",
    );
    let alt = desk.say(
        "alt-strip",
        &[("what", capitalised(review.unit_long(desk.language())).into()), ("numbers", numbers.into())],
    );
    Some(Strip {
        range,
        words: Text::verbatim(review.range(desk.language())),
        dots,
        riket,
        page: page_code(area, key_figure),
        alt,
    })
}

/// What could not be got: key figures too few have.
fn missing(desk: &Desk<'_>, area: &DayArea<'_>) -> Option<Text> {
    let missing: Vec<String> = area
        .key_figures
        .iter()
        .filter(|key_figure| key_figure.comparison.is_none_or(|comparison| comparison.n_compared < N_COMPARED_MIN))
        .map(|key_figure| key_figure.review.short(desk.language()).to_owned())
        .collect();
    let n = missing.len();
    match n {
        0 => None,
        1..=2 => Some(desk.say("area-missing", &[("names", desk.list(&missing).into())])),
        _ => {
            let n = desk.counted(&format!("{}:missing", area.programme.code), n);
            Some(desk.say("area-missing-many", &[("n", n.into())]))
        }
    }
}
