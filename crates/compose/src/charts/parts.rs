//! Parts of a whole: stacked bars of amounts, or of shares.

use document::chart::any::Chart;
use document::chart::parts::{PartHead, PartsChart, PartsRow};
use document::{Number, Text};
use domain::AreaCode;

use crate::bars::{N_COMPARED_MIN, emphasis};
use crate::charts::frame::{Drawn, alt, corner, difference_head, marked_missing, phrased, said, subtitle_of_year};
use crate::charts::whole::{Asked, Whole, is_rounding};
use crate::day::{DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::words::joined;

/// What the bars are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// Amounts.
    Amounts,
    /// Per cent of the whole.
    Shares,
}

/// The chart; `None` where fewer than three have all parts.
pub fn drawn<'d>(
    desk: &Desk<'d>,
    parts: &[&'d DayKeyFigure<'d>],
    whole: Option<&'d DayKeyFigure<'d>>,
    measured: Measured,
) -> Option<Drawn<'d>> {
    let asked = Asked { parts, whole, kronor: None };
    let foremost = asked.foremost()?;
    let year = foremost.comparison?.year;
    let review = foremost.review;
    let areas: Vec<AreaCode> = desk.day.members.iter().map(|(area, _)| *area).collect();
    let split: Vec<(AreaCode, Result<Whole, Text>)> =
        areas.iter().chain([&AreaCode::RIKET]).map(|area| (*area, asked.split(desk, *area, year))).collect();
    let n_whole = split.iter().filter(|(area, whole)| *area != AreaCode::RIKET && whole.is_ok()).count();
    if n_whole < N_COMPARED_MIN {
        return None;
    }
    let has_rest = whole.is_some() && !is_rounding(split.iter().filter_map(|(_, whole)| whole.as_ref().ok()));
    let is_share = measured == Measured::Shares;
    let mut rows: Vec<PartsRow> = split
        .into_iter()
        .filter(|(area, whole)| *area != AreaCode::RIKET || whole.is_ok())
        .map(|(area, whole)| row(desk, foremost, area, whole, has_rest, (is_share, parts.len())))
        .collect();
    // Those without a bar last, riket before them; amounts by their sum, shares by the first part.
    let size = |row: &PartsRow| match (is_share, &row.total) {
        (true, Some(_)) => row.values.first().and_then(|first| Some(-first.as_ref()?.value)),
        (false, Some(total)) => Some(total.value),
        (_, None) => None,
    };
    rows.sort_by(|a, b| {
        let rank = |row: &PartsRow| (row.total.is_none(), row.is_reference);
        let by_size = size(a).unwrap_or_default().total_cmp(&size(b).unwrap_or_default());
        rank(a).cmp(&rank(b)).then(by_size).then(a.area.cmp(&b.area))
    });
    let mut heads: Vec<PartHead> = parts
        .iter()
        .map(|part| PartHead { key_figure: part.review.id, name: Text::verbatim(part.review.short(desk.language())) })
        .collect();
    if has_rest {
        heads.push(PartHead { key_figure: review.id, name: desk.say("chart-part-rest", &[]) });
    }
    let headline = headline(desk, foremost, &heads, &rows, measured);
    let numbers = rows.iter().map(|row| row_said(desk, &heads, row));
    let kind = if is_share { "chart-kind-shares" } else { "chart-kind-parts" };
    let alt = alt(desk, desk.words.say(kind, &[]), &headline, numbers);
    let unit = if is_share { "%" } else { review.unit(desk.language()) };
    let total_head = desk.say("chart-head-sum", &[]);
    let chart = PartsChart {
        parts: heads,
        rows,
        is_share,
        corner: corner(desk),
        total_head: if is_share {
            joined([total_head, Text::verbatim("%")], ", ")
        } else {
            difference_head(desk, total_head, unit)
        },
        unit: unit.to_owned(),
        decimals: if is_share { 1 } else { review.decimals },
        alt,
    };
    let own = match (is_share, has_rest || whole.is_none()) {
        (true, _) => desk.say("chart-own-shares", &[]),
        (false, true) => desk.say("chart-own-rest", &[]),
        (false, false) => desk.say("chart-own-sums", &[]),
    };
    Some(Drawn {
        finding: None,
        beside: None,
        topic: desk.words.say(if is_share { "chart-topic-shares" } else { "chart-topic-parts" }, &[]),
        headline,
        subtitle: subtitle_of_year(desk, foremost, year),
        chart: Chart::Parts(chart),
        cautions: Vec::new(),
        own,
        key_figures: whole.into_iter().chain(parts.iter().copied()).collect(),
        years: (year, year),
        kronor: None,
    })
}

fn row(
    desk: &Desk<'_>,
    foremost: &DayKeyFigure<'_>,
    area: AreaCode,
    whole: Result<Whole, Text>,
    has_rest: bool,
    (is_share, n_parts): (bool, usize),
) -> PartsRow {
    let is_reference = area == AreaCode::RIKET;
    let name = if is_reference { desk.words.plain("riket") } else { desk.day.name_of(area) };
    let emphasis = emphasis(desk, area);
    let Whole { mut parts, rest, total } = match whole {
        Ok(whole) => whole,
        Err(why) => {
            let values = vec![None; n_parts + usize::from(has_rest)];
            return PartsRow { area, name, emphasis, is_reference, values, total: None, missing: Some(why) };
        }
    };
    // Where nothing but rounding is left, the bar is as long as its parts.
    let total = match (rest, has_rest) {
        (Some(rest), true) => {
            parts.push(rest);
            total
        }
        _ => desk.sum(foremost.review, &parts),
    };
    let (values, total) = if is_share {
        let shares: Vec<Number> = parts.iter().map(|part| desk.share(foremost.review, part, &total)).collect();
        let sum = desk.sum(foremost.review, &shares);
        (shares, Number { decimals: 1, ..sum })
    } else {
        (parts, total)
    };
    let values = values.into_iter().map(Some).collect();
    PartsRow { area, name, emphasis, is_reference, values, total: Some(total), missing: None }
}

/// "Nynäshamn Särskilt boende 119 078, Hemtjänst 63 037 …".
fn row_said(desk: &Desk<'_>, heads: &[PartHead], row: &PartsRow) -> Text {
    if let Some(why) = &row.missing {
        return said(&row.name, why.clone());
    }
    let parts = heads.iter().zip(&row.values).filter_map(|(head, value)| {
        let value = value.clone()?;
        Some(desk.say("chart-part-said", &[("part", head.name.clone().into()), ("value", value.into())]))
    });
    said(&row.name, joined(parts, ", "))
}

fn headline(
    desk: &Desk<'_>,
    foremost: &DayKeyFigure<'_>,
    heads: &[PartHead],
    rows: &[PartsRow],
    measured: Measured,
) -> Text {
    let marked = rows.iter().find(|row| row.area == desk.day.marked && row.total.is_some());
    let Some(row) = marked else { return marked_missing(desk, foremost) };
    let shown = |number: &Number| domain::rounding::round_half_away(number.value, number.decimals);
    let mut sizes: Vec<(&PartHead, &Number)> =
        heads.iter().zip(&row.values).filter_map(|(head, value)| Some((head, value.as_ref()?))).collect();
    sizes.sort_by(|a, b| shown(b.1).total_cmp(&shown(a.1)));
    let unit = match measured {
        Measured::Shares => "%".to_owned(),
        Measured::Amounts => foremost.review.unit(desk.language()).to_owned(),
    };
    let with_unit = |number: &Number| desk.in_sentence(&Number { unit: unit.clone(), ..number.clone() });
    phrased(desk, foremost, |phrase| match sizes[..] {
        [(head, largest), (_, next), ..] if shown(largest) > shown(next) => {
            let args = [
                ("part", head.name.clone().into()),
                ("name", desk.day.marked_name().into()),
                ("value", with_unit(largest).into()),
                ("phrase", phrase.into()),
            ];
            match measured {
                Measured::Shares => desk.say("chart-shares-largest", &args),
                Measured::Amounts => desk.say("chart-parts-largest", &args),
            }
        }
        _ => {
            let n = desk.counted(&format!("chart:parts-{}", heads.len()), heads.len());
            let args = [("n", n.into()), ("name", desk.day.marked_name().into()), ("phrase", phrase.into())];
            desk.say("chart-parts-alike", &args)
        }
    })
}
