//! From one amount to another by steps: from riket's to one's own, or from one's own of an earlier year.

use catalogue::StepsFrom;
use document::chart::any::Chart;
use document::chart::steps::{Step, StepKind, StepsChart};
use document::{Number, Sign, Text};
use domain::{AreaCode, Year};

use crate::charts::frame::{Drawn, alt, phrased, phrased_or, short_with_unit, subtitle_of_year};
use crate::charts::reckoned::is_shown_nought;
use crate::charts::whole::Asked;
use crate::day::{DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::prices::{self, over};
use crate::words::joined;

/// The chart for the marked municipality; `None` where an end has no split, or the series breaks in between.
pub fn drawn<'d>(
    desk: &Desk<'d>,
    parts: &[&'d DayKeyFigure<'d>],
    whole: Option<&'d DayKeyFigure<'d>>,
    from: StepsFrom,
) -> Option<Drawn<'d>> {
    let foremost = Asked { parts, whole, kronor: None }.foremost()?;
    let review = foremost.review;
    let to_year = foremost.comparison?.year;
    let marked = desk.day.marked;
    let (from_area, from_year) = match from {
        StepsFrom::Riket => (AreaCode::RIKET, to_year),
        StepsFrom::Year(year) => (marked, year),
    };
    let breaks = parts.iter().chain(&whole).flat_map(|of| &of.review.breaks);
    if from_year > to_year || breaks.into_iter().any(|known| from_year < known.year && known.year <= to_year) {
        return None;
    }
    let kronor = if from_year < to_year { over(desk, review, from_year, to_year) } else { None };
    let asked = Asked { parts, whole, kronor };
    let start = asked.split(desk, from_area, from_year).ok()?;
    let end = asked.split(desk, marked, to_year).ok()?;
    let change = |name: Text, later: &Number, earlier: &Number| {
        let number = desk.difference_to_add(review, later, earlier);
        let number = Number { decimals: review.decimals, sign: Sign::Always, ..number.without_unit() };
        Step { name, kind: StepKind::Change, number }
    };
    let named = |of: &DayKeyFigure<'_>| Text::verbatim(of.review.short(desk.language()));
    let mut changes: Vec<Step> = parts
        .iter()
        .zip(start.parts.iter().zip(&end.parts))
        .map(|(part, (earlier, later))| change(named(part), later, earlier))
        .collect();
    if let (Some(earlier), Some(later)) = (&start.rest, &end.rest) {
        let rest = change(desk.say("chart-part-rest", &[]), later, earlier);
        changes.extend((!is_shown_nought(&rest.number)).then_some(rest));
    }
    let headline = headline(desk, foremost, &changes, from, kronor);
    let name = desk.day.marked_name();
    let year_of = |year: Year| desk.say("chart-step-year", &[("name", name.clone().into()), ("year", year.into())]);
    let (first, last) = match from {
        StepsFrom::Riket => (desk.say("row-riket", &[]), Text::verbatim(name.clone())),
        StepsFrom::Year(year) => (year_of(year), year_of(to_year)),
    };
    let amount = |name: Text, number: Number| Step { name, kind: StepKind::Amount, number };
    let mut steps = vec![amount(first, start.total)];
    steps.extend(changes);
    steps.push(amount(last, end.total));
    let unit = review.unit(desk.language()).to_owned();
    let numbers = steps.iter().map(|step| joined([step.name.clone(), Text::number(step.number.clone())], " "));
    let alt = alt(desk, desk.say("chart-kind-steps", &[]), &headline, numbers.collect::<Vec<_>>());
    let head = short_with_unit(desk, foremost);
    let chart =
        StepsChart { steps, corner: desk.say("chart-head-step", &[]), head, unit, decimals: review.decimals, alt };
    let subtitle = match from {
        StepsFrom::Riket => subtitle_of_year(desk, foremost, to_year),
        StepsFrom::Year(year) => desk.say(
            "chart-subtitle-two-years",
            &[
                ("what", prices::what_in_prices(desk, foremost, kronor).into()),
                ("first", year.into()),
                ("last", to_year.into()),
            ],
        ),
    };
    Some(Drawn {
        finding: None,
        beside: None,
        topic: desk.say("chart-topic-steps", &[]),
        headline,
        subtitle,
        chart: Chart::Steps(chart),
        cautions: vec![desk.say("chart-caution-steps", &[])],
        own: desk.say("chart-own-steps", &[]),
        key_figures: whole.into_iter().chain(parts.iter().copied()).collect(),
        years: (from_year, to_year),
        kronor,
    })
}

fn headline(
    desk: &Desk<'_>,
    foremost: &DayKeyFigure<'_>,
    changes: &[Step],
    from: StepsFrom,
    kronor: Option<prices::Kronor<'_>>,
) -> Text {
    let name = desk.day.marked_name();
    let largest = changes
        .iter()
        .filter(|step| !is_shown_nought(&step.number))
        .max_by(|a, b| a.number.value.abs().total_cmp(&b.number.value.abs()));
    let Some(largest) = largest else {
        return phrased(desk, foremost, |phrase| {
            desk.say("chart-steps-none", &[("name", name.clone().into()), ("phrase", phrase.into())])
        });
    };
    let unit = foremost.review.unit(desk.language()).to_owned();
    let change = desk.in_sentence(&Number { unit, ..largest.number.clone() });
    let prices = prices::in_sentence(desk, kronor);
    let short =
        [("part", largest.name.clone().into()), ("name", name.clone().into()), ("change", change.clone().into())];
    let otherwise = desk.say("chart-steps-short", &short);
    let say = |phrase: &str| {
        let mut args = vec![
            ("part", largest.name.clone().into()),
            ("name", name.clone().into()),
            ("change", change.clone().into()),
            ("phrase", phrase.into()),
            ("prices", prices.clone().into()),
        ];
        match from {
            StepsFrom::Riket => desk.say("chart-steps-riket", &args),
            StepsFrom::Year(year) => {
                args.push(("from", year.into()));
                desk.say("chart-steps-year", &args)
            }
        }
    };
    phrased_or(desk, foremost, say, Some(otherwise))
}
