//! What a reader must know before she uses a figure: what is not judged, what a band rests on, who is missing.

use compare::{Comparison, ErrorKind, Outside, Reading};
use document::Text;
use domain::{Direction, Measure, MissingReason};

use crate::day::{DayKeyFigure, pick};
use crate::desk::Desk;
use crate::money::gap_explained;
use crate::prices;

/// What must be known of a key figure, a sentence each.
pub fn cautions(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Vec<Text> {
    let review = key_figure.review;
    let mut cautions = Vec::new();
    if !review.is_reviewed {
        cautions.push(desk.say("caution-unreviewed", &[]));
    } else if review.direction == Direction::Neither {
        let key = if review.measure == Measure::Cost { "caution-cost" } else { "caution-neither" };
        cautions.push(desk.say(key, &[]));
    }
    if review.direction.is_judged() && !review.influence {
        cautions.push(desk.say("caution-little-influence", &[]));
    }
    if review.survey {
        cautions.push(desk.say("caution-survey", &[]));
    }
    cautions.extend(band_explained(desk, key_figure));
    cautions.extend(outside(desk, key_figure));
    cautions.extend(prices::caution(desk, key_figure));
    cautions.extend(gap_explained(desk, key_figure));
    for known in &review.breaks {
        let what = pick(desk.language(), &known.sv, &known.en);
        cautions.push(desk.say("caution-break", &[("year", known.year.into()), ("what", what.into())]));
    }
    if let Some(info) = key_figure.info {
        let missing = review.title_words_missing(&info.title);
        if !missing.is_empty() {
            cautions.push(desk.say("caution-title", &[("title", info.title.clone().into())]));
        }
    }
    if let Some(comparison) = key_figure.comparison {
        cautions.extend(who_is_missing(desk, comparison));
    }
    cautions
}

/// Who lies far outside the country's usual spread, their size considered.
fn outside(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Option<Text> {
    let members = &key_figure.comparison?.members;
    let names: Vec<String> = members
        .iter()
        .filter(|member| member.outside == Some(Outside::Outer))
        .map(|member| desk.day.name_of(member.area))
        .collect();
    (!names.is_empty()).then(|| desk.say("caution-outside", &[("names", desk.list(&names).into())]))
}

/// What the band of places rests on.
pub(crate) fn band_explained(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Option<Text> {
    let comparison = key_figure.comparison?;
    if !key_figure.review.direction.is_judged() || comparison.n_compared < 2 {
        return None;
    }
    let key = match comparison.error_kind {
        None => "band-none",
        Some(ErrorKind::PublishedMargin) => "band-margin",
        Some(ErrorKind::Answers) => "band-answers",
        Some(ErrorKind::Cohort) => "band-cohort",
        Some(ErrorKind::Events) => "band-events",
        Some(ErrorKind::BetweenYears) => "band-between-years",
    };
    Some(desk.say(key, &[]))
}

/// Who lacks a figure of the year compared, and why; a sentence each.
pub fn who_is_missing(desk: &Desk<'_>, comparison: &Comparison) -> Vec<Text> {
    comparison
        .members
        .iter()
        .filter_map(|member| {
            let name = desk.day.name_of(member.area);
            let newest = comparison.year;
            Some(match member.reading {
                Reading::Current(_) => return None,
                Reading::Older(_, year) => {
                    desk.say("missing-sentence-older", &[("name", name.into()), ("year", year.into())])
                }
                Reading::TooOld(year) => desk.say(
                    "missing-sentence-too-old",
                    &[("name", name.into()), ("year", year.into()), ("newest", newest.into())],
                ),
                Reading::Missing(MissingReason::NotApplicable) => {
                    desk.say("missing-sentence-not-applicable", &[("name", name.into())])
                }
                Reading::Missing(MissingReason::Suppressed) => {
                    desk.say("missing-sentence-suppressed", &[("name", name.into())])
                }
                Reading::Missing(_) => desk.say("missing-sentence", &[("name", name.into())]),
            })
        })
        .collect()
}
