//! A dozen out of many: places for quality as well as cost, and nothing twice.

use domain::{AreaCode, Direction, Measure, Run};

use crate::country_year::{newest_full_year, values_in};
use crate::suggestion::Valued;

/// Two key figures that are as closely related say one thing.
pub const CORRELATION_MAX: f64 = 0.95;

/// What a list of so many key figures is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    /// At least so many for quality and results that are judged.
    pub n_quality_min: usize,
    /// At least so many for costs.
    pub n_cost_min: usize,
    /// At most so many that nobody has reviewed.
    pub n_unreviewed_max: usize,
    /// At most so many of one service.
    pub n_of_service_max: usize,
}

impl Places {
    /// Every third for quality, every sixth, from the fifth, for cost; at most a sixth unreviewed and a quarter of one service.
    pub fn of(n: usize) -> Places {
        Places {
            n_quality_min: n / 3,
            n_cost_min: (n + 1) / 6,
            n_unreviewed_max: n / 6,
            n_of_service_max: n.div_ceil(4).max(2),
        }
    }
}

/// A valued key figure with what tells it from others.
#[derive(Debug, Clone, Copy)]
pub struct Choosable<'a> {
    /// Its value and parts.
    pub valued: &'a Valued,
    /// Its title at the publisher.
    pub title: &'a str,
    /// The service it belongs to.
    pub service: &'a str,
    /// Its figures.
    pub run: &'a Run,
}

/// Chooses one after the other, always the highest value that says something new: every third of quality and every sixth of
/// cost, where those before are fewer than that. A shorter list is the beginning of a longer one.
///
/// - **Shape:** at most `n` indices into `from`, which is in order of value; the answer is in the order chosen.
/// - **Edge cases:** fewer when there is not enough that differs; where nothing of the kind is left, its place goes to the
///   highest value.
pub fn choose(from: &[Choosable<'_>], municipalities: &[AreaCode], n: usize) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    for places in (1..=n).map(Places::of) {
        let n_of = |suits: fn(&Valued) -> bool| chosen.iter().filter(|idx| suits(from[**idx].valued)).count();
        let (lacks_quality, lacks_cost) = (n_of(is_quality) < places.n_quality_min, n_of(is_cost) < places.n_cost_min);
        let best = |suits: &dyn Fn(&Valued) -> bool| {
            (0..from.len()).find(|idx| {
                suits(from[*idx].valued)
                    && !chosen.contains(idx)
                    && may_join(from, &chosen, *idx, municipalities, places)
            })
        };
        let kept = match (lacks_quality, lacks_cost) {
            (true, _) => best(&is_quality),
            (false, true) => best(&is_cost),
            (false, false) => None,
        };
        if let Some(idx) = kept.or_else(|| best(&|_| true)) {
            chosen.push(idx);
        }
    }
    chosen
}

fn is_quality(valued: &Valued) -> bool {
    let is_outcome = matches!(valued.candidate.measure, Measure::Quality | Measure::Result);
    is_outcome && valued.candidate.direction != Direction::Neither
}

fn is_cost(valued: &Valued) -> bool {
    valued.candidate.is_reviewed && valued.candidate.measure == Measure::Cost
}

fn may_join(from: &[Choosable<'_>], chosen: &[usize], idx: usize, municipalities: &[AreaCode], places: Places) -> bool {
    let one = &from[idx];
    let of_service = chosen.iter().filter(|other| from[**other].service == one.service).count();
    let unreviewed = chosen.iter().filter(|other| !from[**other].valued.candidate.is_reviewed).count();
    of_service < places.n_of_service_max
        && (one.valued.candidate.is_reviewed || unreviewed < places.n_unreviewed_max)
        && !chosen.iter().any(|other| says_the_same(one, &from[*other], municipalities))
}

/// Whether two key figures are near-duplicates: the same title but for who runs it and how it is counted, or a correlation
/// above [`CORRELATION_MAX`] over the municipalities, either way.
fn says_the_same(one: &Choosable<'_>, other: &Choosable<'_>, municipalities: &[AreaCode]) -> bool {
    stem(one.title) == stem(other.title)
        || correlation(one.run, other.run, municipalities).is_some_and(|r| r.abs() > CORRELATION_MAX)
}

/// The words of a title that say what it is about.
///
/// ```
/// use compare::selection::stem;
/// assert_eq!(stem("Nettokostnadsavvikelse förskola inkl. öppen förskola, (%)"),
///            stem("Nettokostnadsavvikelse förskola inkl öppen förskola, miljoner kronor"));
/// assert_eq!(stem("Kostnad kommunal förskola, kr/inskrivet barn"), stem("Kostnad förskola, kr/inskrivet barn"));
/// assert_eq!(stem("Nettokostnad kultur, kr/inv"), stem("Kostnad kultur, kr/inv"));
/// assert_ne!(stem("Kostnad förskola, kr/inskrivet barn"), stem("Kostnad grundskola F-9, hemkommun, kr/elev"));
/// ```
pub fn stem(title: &str) -> String {
    const WHO_RUNS_IT: [&str; 11] = [
        "kommunal",
        "kommunala",
        "kommun",
        "fristående",
        "enskild",
        "regi",
        "skolor",
        "lägeskommun",
        "hemkommun",
        "egen",
        "totalt",
    ];
    let head = title.split(',').next().unwrap_or(title).to_lowercase();
    let head = head.replace("nettokostnad ", "kostnad ").replace("bruttokostnad ", "kostnad ");
    let words =
        head.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !WHO_RUNS_IT.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

/// Pearson's correlation of two key figures over the municipalities, each in its newest full year.
///
/// - **Edge cases:** `None` with fewer than thirty in common, or when one does not vary.
pub fn correlation(one: &Run, other: &Run, municipalities: &[AreaCode]) -> Option<f64> {
    const N_MIN: usize = 30;
    let values = |run: &Run| Some(values_in(run, municipalities, newest_full_year(run, municipalities)?));
    let (one, other) = (values(one)?, values(other)?);
    let (a, b): (Vec<f64>, Vec<f64>) = one.into_iter().zip(other).filter_map(|(a, b)| Some((a?, b?))).unzip();
    if a.len() < N_MIN {
        return None;
    }
    stats::reliability(&a, &b).ok()
}
