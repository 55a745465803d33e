//! The fairness switch: the table as it is, and with what municipalities have to live with accounted for.

use domain::{AreaCode, Year};
use stats::{Design, Explained, explained_by_several};

use crate::band::places;
use crate::claim::answer::{SEED, newest};
use crate::claim::points::{Explaining, Point, points};
use crate::error_source::standard_errors;
use crate::question::Question;
use crate::standing::Place;
use crate::uncertainty::StandardError;

/// A key figure with structure accounted for.
#[derive(Debug, Clone, PartialEq)]
pub struct Adjusted {
    /// The key figure's newest year.
    pub year: Year,
    /// How much the structure explains together, with its 90 % interval.
    pub explained: Explained,
    /// The mean of all municipalities: what an adjusted figure is around.
    pub mean: f64,
    /// The words of what is accounted for.
    pub accounted_for: Vec<String>,
    /// The group, in the order asked.
    pub rows: Vec<AdjustedRow>,
}

/// One municipality both ways.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AdjustedRow {
    /// Which.
    pub area: AreaCode,
    /// Its figure and year.
    pub raw: Option<(f64, Year)>,
    /// Its place in the group with its band.
    pub raw_place: Option<Place>,
    /// What one with its structure would be expected to have, from all others.
    pub expected: Option<f64>,
    /// The mean of all, and what the structure leaves: mean + e ÷ (1 − h).
    pub adjusted: Option<f64>,
    /// Its place in the group by that.
    pub adjusted_place: Option<Place>,
    /// The unweighted mean of its similar municipalities as published, and how many they are.
    pub similar: Option<(f64, usize)>,
}

/// Adjusts.
///
/// Least squares of the figure on the structure over all municipalities; what is left of each, reckoned without itself, on top of the
/// mean. The figure is never drawn towards what the structure expects: that would give a small municipality its income's result.
/// Bands are those of the figure's own errors, enlarged by 1 ÷ (1 − h); that the line itself is uncertain is not in them.
///
/// - **Missing:** a municipality that lacks a variable has no adjusted figure and no place by it.
/// - **Edge cases:** `None` where too few municipalities have all, or the structure has no differences.
pub fn adjusted(question: &Question<'_>, structure: &[Explaining<'_>]) -> Option<Adjusted> {
    let Question { run, review, members, municipalities, similar, .. } = *question;
    let year = newest(run, municipalities, None)?;
    let (first, others) = structure.split_first()?;
    let with_all: Vec<(Point, Vec<f64>)> = points(run, review, *first, municipalities, year)
        .into_iter()
        .filter_map(|point| {
            let rest: Option<Vec<f64>> = others.iter().map(|one| Some(one.at(point.area, year)?.0)).collect();
            Some((point, std::iter::once(point.x).chain(rest?).collect()))
        })
        .collect();
    let n = with_all.len();
    if n < 10 * (structure.len() + 1) {
        return None;
    }
    let columns: Vec<Vec<f64>> =
        (0..structure.len()).map(|idx| with_all.iter().map(|(_, row)| row[idx]).collect()).collect();
    let y: Vec<f64> = with_all.iter().map(|(point, _)| point.y).collect();
    let design = Design::new(n, &columns, true).ok()?;
    let fit = design.fit(&y).ok()?;
    let left = design.left_out_residuals(&fit);
    let mean = crate::claim::answer::mean(&y);
    let at = |area: AreaCode| with_all.iter().position(|(point, _)| point.area == area);
    let readings: Vec<Option<(f64, Year)>> =
        members.iter().map(|area| crate::reading::Reading::of(run, review, *area, year).comparable(year)).collect();
    let left_of = |area: AreaCode| at(area).and_then(|idx| Some((idx, left[idx]?)));
    let raw: Vec<Option<(f64, f64)>> = readings.iter().map(|reading| reading.map(|(value, _)| (value, 1.0))).collect();
    let by_structure: Vec<Option<(f64, f64)>> = members
        .iter()
        .map(|area| left_of(*area).map(|(idx, left)| (mean + left, 1.0 / (1.0 - design.leverages()[idx]))))
        .collect();
    let raw_places = placed(question, &raw, &readings);
    let adjusted_places = placed(question, &by_structure, &readings);
    let rows = members.iter().enumerate().map(|(idx, area)| {
        let like: &[AreaCode] = similar.get(idx).map_or(&[], Vec::as_slice);
        let theirs: Vec<f64> = readings[idx]
            .map(|(_, of)| like.iter().filter_map(|area| run.figure(*area, of, domain::Sex::Total).value()).collect())
            .unwrap_or_default();
        AdjustedRow {
            area: *area,
            raw: readings[idx],
            raw_place: raw_places[idx],
            expected: left_of(*area).map(|(idx, left)| y[idx] - left),
            adjusted: by_structure[idx].map(|(value, _)| value),
            adjusted_place: adjusted_places[idx],
            similar: (!theirs.is_empty()).then(|| (crate::claim::answer::mean(&theirs), theirs.len())),
        }
    });
    Some(Adjusted {
        year,
        explained: explained_by_several(&columns, &y, 0.90, SEED).ok()?,
        mean,
        accounted_for: structure.iter().map(|one| one.explanation.word.clone()).collect(),
        rows: rows.collect(),
    })
}

/// Places in the group of values with what their errors are enlarged by, with bands that hold for all at once.
fn placed(
    question: &Question<'_>,
    values: &[Option<(f64, f64)>],
    readings: &[Option<(f64, Year)>],
) -> Vec<Option<Place>> {
    let mut in_group = vec![None; values.len()];
    // Those that are there: which, the value, what its error is enlarged by, and the figure whose error it is.
    let there: Vec<_> = (0..values.len())
        .filter_map(|idx| {
            let ((value, enlarged), (figure, year)) = values[idx].zip(readings[idx])?;
            Some((idx, value, enlarged, (question.members[idx], figure, year)))
        })
        .collect();
    let exact: Vec<f64> = there.iter().map(|(_, value, ..)| *value).collect();
    let figures: Vec<_> = there.iter().map(|(.., figure)| *figure).collect();
    let errors: Option<Vec<StandardError>> = standard_errors(question, &figures).map(|errors| {
        let enlarged = errors.into_iter().zip(&there);
        enlarged.map(|(error, (_, _, by, _))| StandardError { value: error.value * by, ..error }).collect()
    });
    for (place, (idx, ..)) in places(&exact, errors.as_deref(), question.review).into_iter().flatten().zip(&there) {
        in_group[*idx] = Some(place);
    }
    in_group
}
