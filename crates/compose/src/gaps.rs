//! Who lacks what, told before anybody asks.

use compare::Reading;
use document::{Availability, Body, ColumnHead, GapCell, GapRow, Gaps, Page, PageCode, Text};
use domain::MissingReason;

use crate::bars::{emphasis, why_missing};
use crate::day::{DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::story::source_key;
use crate::words::joined;

/// So many rows fit a slide.
pub(crate) const N_ROWS_SHOWN: usize = 10;

/// The page of missing figures.
pub fn gaps_page(desk: &Desk<'_>) -> Page {
    let mut rows: Vec<GapRow> = desk.day.key_figures().map(|key_figure| row(desk, key_figure)).collect();
    let n_all = rows.len();
    rows.retain(|row| n_holes(row) > 0);
    // What nobody has is no news to anybody in the hall: it comes last.
    rows.sort_by_key(|row| (is_everybodys(row), std::cmp::Reverse(n_holes(row))));
    let n_rows = rows.len();
    let columns = desk
        .day
        .members
        .iter()
        .map(|(area, name)| ColumnHead { area: *area, name: name.clone(), emphasis: emphasis(desk, *area) })
        .collect();
    let legend = ["gaps-latest", "gaps-older", "gaps-missing", "gaps-not-applicable"].map(|key| desk.say(key, &[]));
    let args = vec![
        ("n", desk.count("gaps:rows", n_rows, None).into()),
        ("all", desk.count("day:key-figures", n_all, None).into()),
    ];
    let key = if n_rows == 0 { "gaps-none" } else { "gaps-headline" };
    Page {
        code: PageCode("DAG-LUC".to_owned()),
        kicker: desk.say("topic-gaps", &[]),
        headline: desk.say(key, &args),
        finding: None,
        subtitle: None,
        body: Body::Gaps(Gaps { columns, n_rows_shown: n_rows.min(N_ROWS_SHOWN), rows, legend: legend.to_vec() }),
        source: source(desk, n_rows),
        notes: vec![desk.say("notes-gaps", &[])],
    }
}

fn source(desk: &Desk<'_>, n_rows: usize) -> Text {
    let source = desk.say(source_key(desk, "source-own-all"), &[]);
    let shown = (n_rows > N_ROWS_SHOWN).then(|| {
        let n = desk.counted("gaps:shown", N_ROWS_SHOWN);
        desk.say("gaps-shown", &[("n", n.into()), ("all", desk.count("gaps:rows", n_rows, None).into())])
    });
    joined([source].into_iter().chain(shown), " ")
}

fn is_everybodys(row: &GapRow) -> bool {
    row.cells.iter().all(|cell| cell.availability == Availability::Missing)
}

fn n_holes(row: &GapRow) -> usize {
    row.cells
        .iter()
        .map(|cell| match cell.availability {
            Availability::Latest | Availability::NotApplicable => 0,
            Availability::Older(_) => 1,
            Availability::Missing => 2,
        })
        .sum()
}

fn row(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> GapRow {
    let cells = desk.day.members.iter().map(|(area, _)| {
        let reading = key_figure.standing(*area).map(|member| member.reading);
        let (availability, shown) = match reading {
            Some(Reading::Current(_)) => (Availability::Latest, Text::words("●")),
            Some(Reading::Older(_, year) | Reading::TooOld(year)) => {
                (Availability::Older(year), Text { spans: vec![document::Span::Year(year)] })
            }
            Some(reading @ Reading::Missing(MissingReason::NotApplicable)) => {
                (Availability::NotApplicable, why_missing(desk, reading))
            }
            Some(Reading::Missing(_)) | None => (Availability::Missing, desk.say("gaps-cell-missing", &[])),
        };
        GapCell { availability, shown }
    });
    GapRow {
        key_figure: key_figure.review.id,
        name: Text::verbatim(key_figure.review.short(desk.language())),
        cells: cells.collect(),
    }
}
