//! Pages with one chart each: those that the programme asks for, and a few that the day makes by itself.
//!
//! Reading order: [`choice`] is which charts the day makes by itself; [`frame`] is what all such pages have in common, and
//! [`reckoned`] the numbers they are made of; a module each are the kinds: [`bands`], [`change`] and [`gap`] (pairs),
//! [`scatter`], [`lines`], [`parts`] (amounts and shares, with `whole`), [`steps`], [`heat`], [`country`], [`map`].

pub mod bands;
pub mod change;
pub mod choice;
pub mod country;
pub mod frame;
pub mod gap;
pub mod heat;
pub mod lines;
pub mod map;
pub mod parts;
pub mod reckoned;
pub mod scatter;
pub mod steps;
mod whole;

use std::collections::BTreeSet;

use catalogue::ChartChoice;
use document::chart::pairs::PairStyle;
use document::{Page, PageCode};

use crate::charts::frame::{Drawn, page};
use crate::day::{DayArea, DayKeyFigure};
use crate::desk::Desk;
use crate::headline::SaidBefore;

/// The chart pages of an area: what the programme asks for in its order, then what the day chooses.
///
/// A chart without enough figures makes no page; [`left_out`] names it.
pub fn chart_pages(desk: &Desk<'_>, area: &DayArea<'_>, chosen: &[ChartChoice], said: &mut SaidBefore) -> Vec<Page> {
    let all = area.programme.charts.iter().chain(chosen);
    let pages = all.filter_map(|choice| {
        Some(page(desk, area, chart_code(&area.programme.code, choice), drawn(desk, choice, said)?))
    });
    let mut seen = BTreeSet::new();
    pages.filter(|page| seen.insert(page.code.clone())).collect()
}

/// Charts that the programme asks for and that have no page in a document, each with its area's code.
pub fn left_out<'p>(
    programme: &'p catalogue::Programme,
    document: &document::Document,
) -> Vec<(&'p str, &'p ChartChoice)> {
    let codes: BTreeSet<&PageCode> = document.pages().map(|page| &page.code).collect();
    let asked = programme.areas.iter().flat_map(|area| area.charts.iter().map(|chart| (area.code.as_str(), chart)));
    asked.filter(|(area, chart)| !codes.contains(&chart_code(area, chart))).collect()
}

/// The lasting name of a chart's page: area, foremost key figure, kind; `MED-N00664-N00905-PUNKT`.
///
/// Of several key figures the first is named, and how many there are.
pub fn chart_code(area: &str, choice: &ChartChoice) -> PageCode {
    let ids = choice.key_figures();
    let first = ids.first().map(ToString::to_string).unwrap_or_default();
    let kind = match choice {
        ChartChoice::Bands { .. } => "BAND",
        ChartChoice::ThenNow { .. } => "PAR",
        ChartChoice::WomenMen { .. } => "KON",
        ChartChoice::Slope { .. } => "LUT",
        ChartChoice::Scatter { x, .. } => return PageCode(format!("{area}-{first}-{x}-PUNKT")),
        ChartChoice::Lines { .. } => "LINJE",
        ChartChoice::Parts { .. } => "DEL",
        ChartChoice::Shares { .. } => "ANDEL",
        ChartChoice::Steps { .. } => "STEG",
        ChartChoice::Heat { .. } => "RUTA",
        ChartChoice::Fair { .. } => "RATT",
        ChartChoice::Country { .. } => "LAND",
        ChartChoice::Map { .. } => "KARTA",
    };
    match ids.len() {
        1 => PageCode(format!("{area}-{first}-{kind}")),
        n => PageCode(format!("{area}-{first}-{kind}{n}")),
    }
}

fn drawn<'d>(desk: &Desk<'d>, choice: &ChartChoice, said: &mut SaidBefore) -> Option<Drawn<'d>> {
    let of = |id: &domain::KeyFigureId| desk.day.any_key_figure(*id);
    let all = |ids: &[domain::KeyFigureId]| ids.iter().map(of).collect::<Option<Vec<&DayKeyFigure<'_>>>>();
    match choice {
        ChartChoice::Bands { key_figure } => bands::drawn(desk, of(key_figure)?),
        ChartChoice::ThenNow { key_figure, from } => change::drawn(desk, of(key_figure)?, *from, PairStyle::Dumbbell),
        ChartChoice::Slope { key_figure, from } => change::drawn(desk, of(key_figure)?, *from, PairStyle::Slope),
        ChartChoice::WomenMen { key_figure } => gap::drawn(desk, of(key_figure)?),
        ChartChoice::Scatter { x, y } => scatter::drawn(desk, of(x)?, of(y)?),
        ChartChoice::Lines { key_figure } => lines::drawn(desk, of(key_figure)?, said),
        ChartChoice::Parts { key_figures, whole } => {
            parts::drawn(desk, &all(key_figures)?, whole.as_ref().and_then(of), parts::Measured::Amounts)
        }
        ChartChoice::Shares { key_figures, whole } => {
            parts::drawn(desk, &all(key_figures)?, whole.as_ref().and_then(of), parts::Measured::Shares)
        }
        ChartChoice::Steps { key_figures, whole, from } => {
            steps::drawn(desk, &all(key_figures)?, whole.as_ref().and_then(of), *from)
        }
        ChartChoice::Heat { key_figures } => match all(key_figures)?[..] {
            [one] => heat::by_year(desk, one),
            ref several => heat::side_by_side(desk, several),
        },
        ChartChoice::Fair { key_figure } => crate::claim::fair::drawn(desk, of(key_figure)?),
        ChartChoice::Country { key_figure } => country::drawn(desk, of(key_figure)?),
        ChartChoice::Map { key_figure, classes, extent } => map::drawn(desk, of(key_figure)?, *classes, *extent),
    }
}
