//! Who has less of what is said to explain, and is proven better, in the same county.

use catalogue::Way;
use domain::{AreaCode, Sex, Year};
use stats::{Estimate, RankSetOptions, step_down_proven_better};

use crate::claim::answer::ClaimQuestion;
use crate::claim::points::{Point, YEARS_APART_MAX};
use crate::error_source::standard_errors;
use crate::standing::better_of;

/// Enough for the sets to stand still from one run to the next.
const N_DRAWS: usize = 10_000;

/// One municipality that is poorer than others of its county, and proven better.
#[derive(Debug, Clone, PartialEq)]
pub struct CounterExample {
    /// Which, with its figures.
    pub point: Point,
    /// Members of the group that it has less than, and is proven better than.
    pub better_than: Vec<AreaCode>,
    /// What the service costs there, and in which year.
    pub cost: Option<(f64, Year)>,
    /// Whether the errors rest on an assumption.
    pub is_approximate: bool,
}

/// Those that are poorer than a member of the group, in the member's county, and better with 95 % confidence, all pairs of the county considered
/// at once; the one that beats most first.
///
/// - **Edge cases:** none where the key figure has no good end, the claim no way, or no errors can be told.
pub(crate) fn counter_examples(asked: &ClaimQuestion<'_>, points: &[Point], year: Year) -> Vec<CounterExample> {
    let review = asked.question.review;
    let way = asked.because.explanation.way;
    let Some(better) = better_of(review.direction).filter(|_| way != Way::Any) else { return Vec::new() };
    let mut counties: Vec<&str> = asked.question.members.iter().map(AreaCode::county).collect();
    counties.sort_unstable();
    counties.dedup();
    let mut found = Vec::new();
    for county in counties {
        let inside: Vec<Point> = points.iter().filter(|point| point.area.county() == county).copied().collect();
        let figures: Vec<_> = inside.iter().map(|point| (point.area, point.y, point.y_year)).collect();
        let Some(errors) = standard_errors(&asked.question, &figures) else { continue };
        let estimates: Vec<Estimate> =
            inside.iter().zip(&errors).map(|(point, error)| error.estimate(point.y)).collect();
        let options = RankSetOptions { n_draws: N_DRAWS, better, ..RankSetOptions::default() };
        let Ok(proven) = step_down_proven_better(&estimates, &options) else { continue };
        for (idx, point) in inside.iter().enumerate() {
            let is_beaten = |(other_idx, other): &(usize, &Point)| {
                let has_less = if way == Way::Better { point.x < other.x } else { point.x > other.x };
                has_less && asked.question.members.contains(&other.area) && proven.is_better(idx, *other_idx)
            };
            let better_than: Vec<AreaCode> =
                inside.iter().enumerate().filter(is_beaten).map(|(_, other)| other.area).collect();
            if !better_than.is_empty() {
                let is_approximate = errors.iter().any(|error| error.kind.is_approximate());
                found.push(CounterExample {
                    point: *point,
                    better_than,
                    cost: cost(asked, point.area, year),
                    is_approximate,
                });
            }
        }
    }
    found.sort_by_key(|one| (std::cmp::Reverse(one.better_than.len()), one.point.area));
    found
}

fn cost(asked: &ClaimQuestion<'_>, area: AreaCode, year: Year) -> Option<(f64, Year)> {
    let (_, run) = asked.cost?;
    let known = run.series(area, Sex::Total).into_iter();
    known.rev().find(|(of, _)| *of <= year && year.since(*of) <= YEARS_APART_MAX).map(|(of, value)| (value, of))
}
