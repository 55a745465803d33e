//! An area in one table: key figures × municipalities.

use compare::{Comparison, MemberStanding, Quarter, Reading};
use document::{Body, ColumnHead, Overview, OverviewCell, OverviewRow, Page, PageCode, ShownFigure, Standing, Text};
use domain::{AreaCode, Sex};

use crate::bars::{emphasis, why_missing};
use crate::day::{DayArea, DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::story::{area_name, kicker, page_code, source_key};

/// At most this many judged rows on a slide.
const N_JUDGED_MAX: usize = 7;
/// Inches for rows on a slide, the head taken off.
const HEIGHT_MAX: f64 = 4.05;
const JUDGED_HEIGHT: f64 = 0.57;
const NOT_JUDGED_HEIGHT: f64 = 0.43;
/// At most this many municipalities are columns.
const N_COLUMNS_MAX: usize = 9;

/// The overview slides of an area: what is not judged first, then what is.
pub fn overview_pages(desk: &Desk<'_>, area: &DayArea<'_>) -> Vec<Page> {
    let columns = columns(desk);
    let (judged, not_judged): (Vec<_>, Vec<_>) =
        area.key_figures.iter().partition(|key_figure| key_figure.review.direction.is_judged());
    let key_figures: Vec<&DayKeyFigure<'_>> = not_judged.into_iter().chain(judged).collect();
    let chunks = chunked(&key_figures);
    let n_chunks = chunks.len();
    chunks
        .into_iter()
        .enumerate()
        .map(|(idx, chunk)| {
            let rows = chunk.iter().map(|key_figure| row(desk, area, key_figure, &columns)).collect();
            let legend = ["legend-best", "legend-middle", "legend-weakest", "legend-not-judged"];
            Page {
                code: PageCode(format!("{}-OV{}", area.programme.code, idx + 1)),
                kicker: kicker(desk, area, desk.say("topic-overview", &[])),
                headline: headline(desk, area, idx, n_chunks),
                finding: None,
                subtitle: None,
                body: Body::Overview(Overview {
                    riket_head: desk.say("head-riket", &[]),
                    columns: columns.clone(),
                    rows,
                    legend: legend.map(|key| desk.say(key, &[])).to_vec(),
                }),
                source: source(desk, chunk),
                notes: vec![desk.say("notes-overview", &[])],
            }
        })
        .collect()
}

/// The group as columns; of a large group the marked and those next to it by code.
fn columns(desk: &Desk<'_>) -> Vec<ColumnHead> {
    let members = &desk.day.members;
    let marked = members.iter().position(|(area, _)| *area == desk.day.marked).unwrap_or(0);
    let first = marked.saturating_sub(N_COLUMNS_MAX / 2).min(members.len().saturating_sub(N_COLUMNS_MAX));
    members
        .iter()
        .skip(first)
        .take(N_COLUMNS_MAX)
        .map(|(area, name)| ColumnHead { area: *area, name: name.clone(), emphasis: emphasis(desk, *area) })
        .collect()
}

/// As few slides as the heights allow, filled evenly.
fn chunked<'k, 'a>(key_figures: &'k [&'k DayKeyFigure<'a>]) -> Vec<&'k [&'k DayKeyFigure<'a>]> {
    let fits = |chunk: &[&DayKeyFigure<'_>]| {
        let n_judged = chunk.iter().filter(|key_figure| key_figure.review.direction.is_judged()).count();
        let height = n_judged as f64 * JUDGED_HEIGHT + (chunk.len() - n_judged) as f64 * NOT_JUDGED_HEIGHT;
        n_judged <= N_JUDGED_MAX && height <= HEIGHT_MAX
    };
    (1..=key_figures.len())
        .map(|n_chunks| key_figures.chunks(key_figures.len().div_ceil(n_chunks)).collect::<Vec<_>>())
        .find(|chunks| chunks.iter().all(|chunk| fits(chunk)))
        .unwrap_or_default()
}

fn row(desk: &Desk<'_>, area: &DayArea<'_>, key_figure: &DayKeyFigure<'_>, columns: &[ColumnHead]) -> OverviewRow {
    let review = key_figure.review;
    let short = review.short(desk.language());
    let unit = review.unit(desk.language());
    let name = if unit.is_empty() || short.contains(unit) {
        Text::verbatim(short)
    } else {
        desk.say("name-unit", &[("name", short.into()), ("unit", unit.into())])
    };
    let riket = match key_figure.comparison.and_then(|comparison| Some((comparison.year, comparison.riket?))) {
        Some((year, value)) => {
            ShownFigure::Current(desk.figure(review, AreaCode::RIKET, year, Sex::Total, value).without_unit())
        }
        None => ShownFigure::Missing(desk.say("dash", &[])),
    };
    let cells = columns.iter().map(|column| cell(desk, key_figure, column.area)).collect();
    OverviewRow {
        key_figure: review.id,
        name,
        page: page_code(area, key_figure),
        is_judged: review.direction.is_judged(),
        riket,
        cells,
    }
}

fn cell(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, area: AreaCode) -> OverviewCell {
    let review = key_figure.review;
    let missing =
        |text| OverviewCell { figure: ShownFigure::Missing(text), place: None, standing: None, is_tinted: false };
    let Some((comparison, member)) = key_figure.comparison.zip(key_figure.standing(area)) else {
        return missing(desk.say("missing", &[]));
    };
    let number = |value, year| desk.figure(review, area, year, Sex::Total, value).without_unit();
    let figure = match member.reading {
        Reading::Current(value) => ShownFigure::Current(number(value, comparison.year)),
        Reading::Older(value, year) => ShownFigure::Older(number(value, year), year),
        Reading::TooOld(_) | Reading::Missing(_) => return missing(why_missing(desk, member.reading)),
    };
    OverviewCell {
        figure,
        place: desk.band(review, comparison, member),
        standing: standing(comparison, member),
        is_tinted: review.influence,
    }
}

fn standing(comparison: &Comparison, member: &MemberStanding) -> Option<Standing> {
    let has_scale = comparison.country.as_ref().is_some_and(|country| country.n >= 4);
    let quarter = member.proven_quarter().filter(|_| has_scale)?;
    Some(match quarter {
        Quarter::Best => Standing::Best,
        Quarter::Middle => Standing::Middle,
        Quarter::Weakest => Standing::Weakest,
    })
}

/// In how many of the judged key figures the marked municipality stands in the best and the weakest quarter, proven.
pub fn quarters_of<'k>(
    desk: &Desk<'_>,
    key_figures: impl IntoIterator<Item = &'k DayKeyFigure<'k>>,
) -> (usize, usize, usize) {
    let (mut n, mut best, mut weakest) = (0, 0, 0);
    for key_figure in key_figures {
        let Some((comparison, member)) = key_figure.comparison.zip(key_figure.standing(desk.day.marked)) else {
            continue;
        };
        let Some(standing) = standing(comparison, member) else { continue };
        n += 1;
        best += usize::from(standing == Standing::Best);
        weakest += usize::from(standing == Standing::Weakest);
    }
    (n, best, weakest)
}

fn headline(desk: &Desk<'_>, area: &DayArea<'_>, idx: usize, n_chunks: usize) -> Text {
    // Of the whole area on each of its slides: half an area's count would contradict the other half's.
    let (n, best, weakest) = quarters_of(desk, &area.key_figures);
    let name = desk.day.marked_name();
    let code = &area.programme.code;
    let args = vec![
        ("name", name.into()),
        ("area", area_name(desk, area).into()),
        ("n", desk.counted(&format!("{code}:judged"), n).into()),
        ("best", desk.counted(&format!("{code}:best"), best).into()),
        ("weakest", desk.counted(&format!("{code}:weakest"), weakest).into()),
    ];
    let key = match (n, best, weakest) {
        (0, _, _) => "overview-not-judged",
        (1, 1, _) => "overview-one-best",
        (1, _, 1) => "overview-one-weakest",
        (_, 0, 0) => "overview-middle",
        (_, _, 0) => "overview-best",
        (_, 0, _) => "overview-weakest",
        _ => "overview-both",
    };
    let sentence = desk.say(key, &args);
    if n_chunks == 1 {
        return sentence;
    }
    let part = desk.count(&format!("{code}:overview-part-{}", idx + 1), idx + 1, None);
    let all = desk.count(&format!("{code}:overview-parts"), n_chunks, None);
    desk.say("overview-part", &[("sentence", sentence.into()), ("part", part.into()), ("all", all.into())])
}

fn source(desk: &Desk<'_>, chunk: &[&DayKeyFigure<'_>]) -> Text {
    let ids: Vec<String> = chunk.iter().map(|key_figure| key_figure.review.id.to_string()).collect();
    desk.say(source_key(desk, "source-own"), &[("ids", ids.join(", ").into())])
}
