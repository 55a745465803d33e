//! Who came from where we are and rose, how much of that was to be expected, and how sure the rest is.

use std::collections::BTreeMap;

use catalogue::ReviewedKeyFigure;
use domain::{AreaCode, KeyFigureId, Run, Sex, Year};
use stats::Better;

use crate::country_year::{values_in, years_of};
use crate::error_source::standard_errors;
use crate::question::Question;
use crate::uncertainty::StandardError;

/// A rise beyond the expected below so many of its standard errors may be ordinary variation.
pub const CERTAINTY_MIN: f64 = 2.0;

/// What is looked for.
#[derive(Debug, Clone)]
pub struct ClimbQuestion<'a> {
    /// The key figure, kronor in fixed prices.
    pub run: &'a Run,
    /// Which way is good.
    pub better: Better,
    /// Who asks.
    pub from: AreaCode,
    /// Over how many years.
    pub n_years: u16,
    /// How near a starting level is to be: a share of the country's standard deviation that year.
    pub band: f64,
    /// Every municipality of the country, in order of code.
    pub municipalities: &'a [AreaCode],
    /// The first years of new series: a climb across one is none.
    pub breaks: &'a [Year],
    /// The first year in which a climb may start.
    pub since: Option<Year>,
    /// What is known of the key figure: what its errors come from.
    pub review: &'a ReviewedKeyFigure,
    /// What errors are computed from.
    pub aids: &'a BTreeMap<KeyFigureId, Run>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Climbers {
    /// Where we are.
    pub level: f64,
    /// In which year.
    pub year: Year,
    /// Those that started near that level and rose, each with its best start: what is surely beyond the expected first.
    pub climbs: Vec<Climb>,
    /// In how many start years there was something to compare.
    pub n_starts: usize,
    /// How many municipalities started near the level in any of them.
    pub n_alike: usize,
}

/// One municipality's rise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Climb {
    /// Which municipality.
    pub area: AreaCode,
    /// When it started.
    pub start: Year,
    /// From what.
    pub from: f64,
    /// When it ended.
    pub end: Year,
    /// At what.
    pub to: f64,
    /// The rise, in the good direction.
    pub rise: f64,
    /// How much of it all municipalities had together, in the good direction.
    pub of_all: f64,
    /// How much of it regression to the mean alone would give, in the good direction: those below the mean rise.
    pub regression: f64,
    /// What is left.
    pub beyond: f64,
    /// The standard error of the change between the two years, from those of both figures; none where nothing tells.
    pub uncertainty: Option<f64>,
    /// Its newest figure, and of which year.
    pub newest: (f64, Year),
    /// Its place among all municipalities by what is left, over the same years.
    pub place_beyond: usize,
    /// Among how many.
    pub n: usize,
}

impl Climb {
    /// What is left in its standard errors.
    pub fn certainty(&self) -> Option<f64> {
        self.uncertainty.filter(|error| *error > 0.0).map(|error| self.beyond / error)
    }
}

/// One span of years over the whole country.
struct Span {
    start: Year,
    /// Every municipality that has both years.
    rows: Vec<SpanRow>,
    spread: f64,
}

struct SpanRow {
    area: AreaCode,
    from: f64,
    to: f64,
    of_all: f64,
    regression: f64,
}

impl SpanRow {
    fn beyond(&self) -> f64 {
        self.to - self.from - self.of_all - self.regression
    }
}

/// Finds who started within a band round our level and rose most in the years after.
///
/// For each start year the change of every municipality is set against what is to be expected of it: the change of all,
/// and (1 − r)(m − x) by regression to the mean, r being the correlation of the two years over the country.
///
/// The order is by what is left ÷ √(e₁² + e₂²), the errors being those of the two years' figures: small municipalities, and
/// surveys, rise most by chance. Those whose errors nothing tells come last, by what is left.
///
/// - **Unit:** that of the key figure; rises are positive when they are good, also where lower is better.
/// - **Missing:** only municipalities with figures in both years take part.
/// - **Edge cases:** `None` when the municipality has no figure at all. A span with fewer than ten municipalities, or across
///   a series break, is left out. The municipality itself is no climber.
/// - **Source:** [`stats::expected_changes`].
pub fn climbers(question: &ClimbQuestion<'_>) -> Option<Climbers> {
    let (year, level) = question.run.series(question.from, Sex::Total).pop()?;
    let spans: Vec<Span> = years_of(question.run, question.municipalities)
        .into_iter()
        .filter(|start| question.since.is_none_or(|since| since <= *start))
        .filter_map(|start| span(question, start))
        .collect();
    let mut best: BTreeMap<AreaCode, Climb> = BTreeMap::new();
    for span in &spans {
        let near =
            |row: &&SpanRow| row.area != question.from && (row.from - level).abs() <= question.band * span.spread;
        for row in span.rows.iter().filter(near) {
            let climb = climb(question, span, row);
            let is_better = best.get(&row.area).is_none_or(|other| climb.rise > other.rise);
            if is_better {
                best.insert(row.area, climb);
            }
        }
    }
    let n_alike = best.len();
    let mut climbs: Vec<Climb> = best.into_values().filter(|climb| climb.rise > 0.0).collect();
    let uncertainties = uncertainties(question, &climbs);
    for (climb, uncertainty) in climbs.iter_mut().zip(uncertainties.unwrap_or_default()) {
        climb.uncertainty = Some(uncertainty);
    }
    let certainty = |climb: &Climb| climb.certainty().unwrap_or(f64::NEG_INFINITY);
    climbs.sort_by(|a, b| {
        let by_certainty = certainty(b).total_cmp(&certainty(a));
        by_certainty.then(b.beyond.total_cmp(&a.beyond)).then(a.area.cmp(&b.area))
    });
    Some(Climbers { level, year, climbs, n_starts: spans.len(), n_alike })
}

/// The standard error of each climb's change.
fn uncertainties(question: &ClimbQuestion<'_>, climbs: &[Climb]) -> Option<Vec<f64>> {
    let asked = Question {
        run: question.run,
        review: question.review,
        members: &[],
        municipalities: question.municipalities,
        similar: &[],
        aids: question.aids,
    };
    let ends = |climb: &Climb| [(climb.area, climb.from, climb.start), (climb.area, climb.to, climb.end)];
    let errors = standard_errors(&asked, &climbs.iter().flat_map(ends).collect::<Vec<_>>())?;
    let of_change = |both: &[StandardError]| both.iter().map(|error| error.value * error.value).sum::<f64>().sqrt();
    Some(errors.chunks_exact(2).map(of_change).collect())
}

fn span(question: &ClimbQuestion<'_>, start: Year) -> Option<Span> {
    const N_MUNICIPALITIES_MIN: usize = 10;
    let end = Year(start.0 + question.n_years);
    if question.breaks.iter().any(|first| start < *first && *first <= end) {
        return None;
    }
    let first = values_in(question.run, question.municipalities, start);
    let last = values_in(question.run, question.municipalities, end);
    let (mut areas, mut from, mut to) = (Vec::new(), Vec::new(), Vec::new());
    for (idx, area) in question.municipalities.iter().enumerate() {
        if let (Some(first), Some(last)) = (first[idx], last[idx]) {
            areas.push(*area);
            from.push(first);
            to.push(last);
        }
    }
    if areas.len() < N_MUNICIPALITIES_MIN {
        return None;
    }
    let reliability = stats::reliability(&from, &to).ok()?.max(0.0);
    let expected = stats::expected_changes(&from, &to, reliability).ok()?;
    let n = areas.len() as f64;
    let mean_from = from.iter().sum::<f64>() / n;
    let of_all = to.iter().sum::<f64>() / n - mean_from;
    let spread = (from.iter().map(|value| (value - mean_from) * (value - mean_from)).sum::<f64>() / (n - 1.0)).sqrt();
    let rows = (0..areas.len())
        .map(|idx| SpanRow {
            area: areas[idx],
            from: from[idx],
            to: to[idx],
            of_all,
            regression: expected[idx].expected - of_all,
        })
        .collect();
    Some(Span { start, rows, spread })
}

fn climb(question: &ClimbQuestion<'_>, span: &Span, row: &SpanRow) -> Climb {
    let good = |change: f64| if question.better == Better::Higher { change } else { -change };
    let beyond = good(row.beyond());
    Climb {
        area: row.area,
        start: span.start,
        from: row.from,
        end: Year(span.start.0 + question.n_years),
        to: row.to,
        rise: good(row.to - row.from),
        of_all: good(row.of_all),
        regression: good(row.regression),
        beyond,
        uncertainty: None,
        newest: newest(question.run, row.area).unwrap_or((row.to, Year(span.start.0 + question.n_years))),
        place_beyond: 1 + span.rows.iter().filter(|other| good(other.beyond()) > beyond).count(),
        n: span.rows.len(),
    }
}

fn newest(run: &Run, area: AreaCode) -> Option<(f64, Year)> {
    run.series(area, Sex::Total).pop().map(|(year, value)| (value, year))
}
