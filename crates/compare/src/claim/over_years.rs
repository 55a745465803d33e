//! Did getting more of it help, and is having more of it better: within and between, over all years there are.

use domain::{Sex, Year};
use stats::{Panel, PanelRow, within_between};

use crate::claim::answer::{ClaimQuestion, LEVEL};
use crate::question::Question;

/// Years further back are another country.
const N_YEARS: u16 = 15;

/// Up to `newest`, the year that the claim is answered in. `None` with fewer than two years or ten municipalities, or where nothing moved.
pub(crate) fn over_years(asked: &ClaimQuestion<'_>, newest: Year) -> Option<Panel> {
    let Question { run, review, municipalities, .. } = asked.question;
    // A break moves all alike, and that is taken out with the year; a new definition may not, so the years since it are taken.
    let since = review.breaks.iter().map(|known| known.year).max();
    let first = newest.before(N_YEARS - 1);
    let years = since.map_or(first, |since| first.max(since))..=newest;
    let mut rows = Vec::new();
    for (unit, area) in (0..).zip(municipalities) {
        for (year, y) in run.series(*area, Sex::Total) {
            let same_year = |(x, of): (f64, Year)| (of == year).then_some(x);
            if let Some(x) = asked.because.at(*area, year).and_then(same_year).filter(|_| years.contains(&year)) {
                rows.push(PanelRow { unit, period: u32::from(year.0), x, y });
            }
        }
    }
    within_between(&rows, LEVEL).ok()
}
