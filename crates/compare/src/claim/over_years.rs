//! Did getting more of it help, and is having more of it better: within and between, over all years there are.

use catalogue::ReviewedKeyFigure;
use domain::{AreaCode, Run, Sex, Year};
use stats::{Panel, PanelRow, within_between};

use crate::claim::answer::LEVEL;
use crate::claim::points::Explaining;

/// Years further back are another country.
const N_YEARS: u16 = 15;

/// `None` with fewer than two years or ten municipalities, or where nothing moved.
pub(crate) fn over_years(
    run: &Run,
    because: Explaining<'_>,
    municipalities: &[AreaCode],
    review: &ReviewedKeyFigure,
) -> Option<Panel> {
    let newest = crate::claim::answer::newest(run, municipalities, None)?;
    // A break moves all alike, and that is taken out with the year; a new definition may not, so the years since it are taken.
    let since = review.breaks.iter().map(|known| known.year).max();
    let first = newest.before(N_YEARS - 1);
    let first = since.map_or(first, |since| first.max(since));
    let mut rows = Vec::new();
    for (unit, area) in (0..).zip(municipalities) {
        for (year, y) in run.series(*area, Sex::Total) {
            let same_year = |(x, of): (f64, Year)| (of == year).then_some(x);
            if let Some(x) = because.at(*area, year).and_then(same_year).filter(|_| year >= first) {
                rows.push(PanelRow { unit, period: u32::from(year.0), x, y });
            }
        }
    }
    within_between(&rows, LEVEL).ok()
}
