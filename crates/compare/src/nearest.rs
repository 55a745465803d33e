//! Our own nearest neighbours on structure, and why they are.

use catalogue::StructureVariable;
use domain::{AreaCode, KeyFigureId, Run, Year};
use stats::neighbours::{Metric, Neighbour, Space, nearness_limit, robust_z};

use crate::country_year::{newest_full_year, values_in};

/// A difference in one variable up to this many robust standard deviations is a likeness …
pub const ALIKE_MAX: f64 = 0.5;
/// … and one of at least this many a difference worth naming.
pub const UNLIKE_MIN: f64 = 1.0;
const N_ALIKE_MAX: usize = 3;
const N_UNLIKE_MAX: usize = 2;

/// The structure of all municipalities.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    /// Those that have every variable, in order of code.
    areas: Vec<AreaCode>,
    /// Robust z-scores, one row a municipality.
    rows: Vec<Vec<f64>>,
    /// Years of each variable's key figures.
    years: Vec<Vec<(KeyFigureId, Year)>>,
    /// Municipalities that lack a variable: they are nobody's neighbours.
    lacking: Vec<AreaCode>,
}

/// The neighbours of one municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct Nearest {
    /// Nearest first.
    pub peers: Vec<Peer>,
    /// Beyond this distance the nearest is not near.
    pub limit: f64,
    /// Whether even the nearest is beyond it.
    pub nobody_is_near: bool,
    /// How far the covariance was shrunk; none for Euclidean distances.
    pub shrinkage: Option<f64>,
    /// How many municipalities were looked at.
    pub n: usize,
}

/// One neighbour, explained.
#[derive(Debug, Clone, PartialEq)]
pub struct Peer {
    /// Which municipality.
    pub area: AreaCode,
    /// How far away.
    pub distance: f64,
    /// Each variable's share of the squared distance, in the order of the variables.
    pub contributions: Vec<f64>,
    /// Each variable's difference in robust standard deviations, the neighbour minus the municipality.
    pub differences: Vec<f64>,
    /// Variables in which they are alike, the most telling first: where the municipality itself is furthest from the
    /// middle of the country.
    pub alike: Vec<usize>,
    /// Variables in which they differ, the largest share of the distance first.
    pub unlike: Vec<usize>,
}

impl Structure {
    /// Takes each variable in its newest full year, as robust z-scores over the country.
    ///
    /// - **Missing:** a municipality that lacks a variable is left out and told.
    /// - **Edge cases:** `None` when a variable has no figures or does not vary.
    pub fn new(variables: &[StructureVariable], runs: &[Vec<&Run>], municipalities: &[AreaCode]) -> Option<Structure> {
        let mut columns = Vec::new();
        let mut years = Vec::new();
        for (variable, runs) in variables.iter().zip(runs) {
            let mut of_runs = Vec::new();
            let mut of_years = Vec::new();
            for run in runs {
                let year = newest_full_year(run, municipalities)?;
                of_years.push((run.key_figure(), year));
                of_runs.push(values_in(run, municipalities, year));
            }
            columns.push(combined(&of_runs, variable.logarithm));
            years.push(of_years);
        }
        let has_all = |idx: &usize| columns.iter().all(|column| column[*idx].is_some());
        let (there, gone): (Vec<usize>, Vec<usize>) = (0..municipalities.len()).partition(has_all);
        let scaled: Vec<Vec<f64>> = columns
            .iter()
            .map(|column| robust_z(&there.iter().filter_map(|idx| column[*idx]).collect::<Vec<_>>()))
            .collect::<Option<_>>()?;
        Some(Structure {
            areas: there.iter().map(|idx| municipalities[*idx]).collect(),
            rows: (0..there.len()).map(|at| scaled.iter().map(|column| column[at]).collect()).collect(),
            years,
            lacking: gone.into_iter().map(|idx| municipalities[idx]).collect(),
        })
    }

    /// The years of each variable's key figures.
    pub fn years(&self) -> &[Vec<(KeyFigureId, Year)>] {
        &self.years
    }

    /// Municipalities that lack a variable.
    pub fn lacking(&self) -> &[AreaCode] {
        &self.lacking
    }

    /// A municipality's robust z-scores.
    pub fn scores(&self, area: AreaCode) -> Option<&[f64]> {
        self.areas.binary_search(&area).ok().map(|idx| self.rows[idx].as_slice())
    }

    /// The nearest `n_peers` of a municipality. `None` when it lacks a variable, or fewer than five have all.
    pub fn nearest(&self, area: AreaCode, n_peers: usize, metric: Metric) -> Option<Nearest> {
        let from = self.areas.binary_search(&area).ok()?;
        let space = Space::new(self.rows.clone(), metric)?;
        let limit = nearness_limit(&space.nearest_distances())?;
        let neighbours = space.neighbours(from);
        let nobody_is_near = neighbours.first().is_none_or(|nearest| nearest.distance > limit);
        let peers = neighbours.into_iter().take(n_peers).map(|found| self.peer(from, found)).collect();
        Some(Nearest { peers, limit, nobody_is_near, shrinkage: space.shrinkage(), n: self.areas.len() })
    }

    fn peer(&self, from: usize, found: Neighbour) -> Peer {
        let Neighbour { idx, distance, contributions, differences } = found;
        let mut alike: Vec<usize> = (0..differences.len()).filter(|at| differences[*at].abs() <= ALIKE_MAX).collect();
        alike.sort_by(|a, b| self.rows[from][*b].abs().total_cmp(&self.rows[from][*a].abs()).then(a.cmp(b)));
        alike.truncate(N_ALIKE_MAX);
        let mut unlike: Vec<usize> = (0..differences.len()).filter(|at| differences[*at].abs() >= UNLIKE_MIN).collect();
        unlike.sort_by(|a, b| contributions[*b].total_cmp(&contributions[*a]).then(a.cmp(b)));
        unlike.truncate(N_UNLIKE_MAX);
        Peer { area: self.areas[idx], distance, contributions, differences, alike, unlike }
    }
}

/// One column, or the first divided by the second; as logarithms where multiples are compared.
fn combined(columns: &[Vec<Option<f64>>], logarithm: bool) -> Vec<Option<f64>> {
    let n = columns.first().map_or(0, Vec::len);
    (0..n)
        .map(|idx| {
            let value = match columns {
                [only] => only[idx]?,
                [above, below] => above[idx]? / below[idx]?,
                _ => return None,
            };
            if logarithm { stats::natural_log(value) } else { Some(value).filter(|value| value.is_finite()) }
        })
        .collect()
}
