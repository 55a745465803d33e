//! Which charts the day makes by itself: sparingly, and only where something sticks out.
//!
//! The rule stands in docs/DESIGN.md: at most two pages an area, fewer by those that the programme asks for.

use catalogue::ChartChoice;
use domain::{Direction, Year};

use crate::bars::N_COMPARED_MIN;
use crate::charts::country::in_outer_quarters;
use crate::day::{DayArea, DayKeyFigure};
use crate::desk::Desk;

/// At most so many pages an area, those that the programme asks for among them.
const N_PAGES_MAX: usize = 2;
/// A band is worth a page from this part of the places.
const WIDE_BAND_FROM: f64 = 0.6;
/// The gap between women and men is news from this part of the group's range.
const GAP_FROM: f64 = 0.75;
/// The group lies unusually from this part of it in one of the country's outer quarters.
const UNUSUAL_FROM: f64 = 0.75;

/// The charts that an area gets beside those its programme asks for.
///
/// First the women–men gap of the marked municipality that is largest against the group's range; then the key figure with
/// most of the group in one outer quarter of the country; then the judged key figure whose places say least. Of one key
/// figure there is one such page, and none where the programme asks for a chart of it.
pub fn own_choices(desk: &Desk<'_>, area: &DayArea<'_>) -> Vec<ChartChoice> {
    let asked: Vec<_> = area.programme.charts.iter().flat_map(ChartChoice::key_figures).collect();
    let n_left = N_PAGES_MAX.saturating_sub(area.programme.charts.len());
    let free = || {
        let reviewed = area.key_figures.iter().filter(|key_figure| key_figure.review.is_reviewed);
        reviewed.filter(|key_figure| !asked.contains(&key_figure.review.id))
    };
    let best = |of: &dyn Fn(&DayKeyFigure<'_>) -> Option<f64>, from: f64| {
        let scored = free().filter_map(|key_figure| Some((of(key_figure)?, key_figure.review.id)));
        let passing = scored.filter(|(score, _)| *score >= from);
        // The first of equals, in the order shown.
        passing.reduce(|best, one| if one.0 > best.0 { one } else { best }).map(|(_, id)| id)
    };
    let gap = best(&|key_figure| gap_news(desk, key_figure), GAP_FROM);
    let unusual = best(&unusual, UNUSUAL_FROM);
    let wide = best(&|key_figure| band_width(desk, key_figure), WIDE_BAND_FROM);
    let mut chosen: Vec<ChartChoice> = Vec::new();
    let candidates = [
        gap.map(|key_figure| ChartChoice::WomenMen { key_figure }),
        unusual.map(|key_figure| ChartChoice::Country { key_figure }),
        wide.map(|key_figure| ChartChoice::Bands { key_figure }),
    ];
    for choice in candidates.into_iter().flatten() {
        let is_new = chosen.iter().all(|other| other.key_figures() != choice.key_figures());
        if is_new && chosen.len() < n_left {
            chosen.push(choice);
        }
    }
    chosen
}

/// The marked municipality's gap between women and men over the range of the group's figures.
fn gap_news(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Option<f64> {
    let comparison = key_figure.comparison?;
    let (women, men) = key_figure.standing(desk.day.marked)?.women_men?;
    let n_told = comparison.members.iter().filter(|member| member.women_men.is_some()).count();
    let range = range(comparison.members.iter().filter_map(|member| member.reading.comparable(comparison.year)))?;
    (n_told >= N_COMPARED_MIN).then(|| (women - men).abs() / range)
}

fn range(figures: impl Iterator<Item = (f64, Year)>) -> Option<f64> {
    let (low, high) =
        figures.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (value, _)| (low.min(value), high.max(value)));
    (high > low).then_some(high - low)
}

/// The part of the group that lies in the country's lowest or highest quarter, whichever is more.
fn unusual(key_figure: &DayKeyFigure<'_>) -> Option<f64> {
    let comparison = key_figure.comparison?;
    let scale = comparison.country.as_ref()?;
    let current: Vec<f64> = comparison
        .members
        .iter()
        .filter_map(|member| member.reading.comparable(comparison.year))
        .filter(|(_, year)| *year == comparison.year)
        .map(|(value, _)| value)
        .collect();
    let (low, high) = in_outer_quarters(scale, current.iter().copied());
    (current.len() >= N_COMPARED_MIN).then(|| low.max(high) as f64 / comparison.members.len() as f64)
}

/// How many of the places the marked municipality's band covers; nothing for a band of all places, which has nothing to show.
fn band_width(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Option<f64> {
    if key_figure.review.direction == Direction::Neither {
        return None;
    }
    let comparison = key_figure.comparison.filter(|comparison| comparison.n_compared >= N_COMPARED_MIN)?;
    let places = comparison.members.iter().filter_map(|member| member.place?.band);
    let tells_apart = places.clone().any(|band| band.high - band.low + 1 < comparison.n_compared);
    let band = key_figure.standing(desk.day.marked)?.place?.band?;
    let width = band.high - band.low;
    (tells_apart && width >= 1 && width + 1 < comparison.n_compared)
        .then(|| width as f64 / (comparison.n_compared - 1) as f64)
}
