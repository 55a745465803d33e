//! The values of one year and sex in ascending order, and what follows from it.

use std::ops::Range;

use domain::{Direction, Slice};
use stats::rank::percentile_of_mid_rank;

use super::columns::{Among, Scales, Standings};

/// The areas of one kind that have a value, ranked. Holds its room from one slice to the next.
#[derive(Debug, Default)]
pub struct Population {
    /// The upper bits of each sort key with the row in place of the lower ones.
    packed: Vec<u64>,
    /// The sort key of each value and its row among the population's, ascending.
    order: Vec<(u64, u16)>,
    values: Vec<f64>,
    areas: Vec<u16>,
    mean: f64,
    standard_deviation: f64,
}

impl Population {
    /// The values, ascending.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The numbers of the areas in the order of their values; equal values in order of area.
    pub fn areas(&self) -> &[u16] {
        &self.areas
    }

    /// Sorts the values of these rows.
    pub(crate) fn rank(&mut self, rows: Range<usize>, standings: &mut Standings) {
        let (values, areas) = (&standings.values[rows.clone()], &standings.areas[rows]);
        self.packed.clear();
        self.packed.extend(values.iter().zip(0..).map(|(value, row)| sort_key(*value) & !ROW_BITS | row));
        self.packed.sort_unstable();
        self.order.clear();
        self.order.extend(self.packed.iter().map(|packed| {
            let row = (packed & ROW_BITS) as u16;
            (sort_key(values[usize::from(row)]), row)
        }));
        // Values that differ in the row's bits alone are rare, and single whole numbers sort twice as fast as pairs.
        if !self.order.is_sorted() {
            self.order.sort_unstable();
        }
        self.values.clear();
        self.values.extend(self.order.iter().map(|(_, row)| values[usize::from(*row)]));
        self.areas.clear();
        self.areas.extend(self.order.iter().map(|(_, row)| areas[usize::from(*row)]));
    }

    /// Adds the row that tells how the values spread.
    pub(crate) fn measure(&mut self, slice: &Slice<'_>, among: Among, scales: &mut Scales) {
        let n = self.values.len();
        self.mean = stats::quantile::mean_of_ascending(&self.values);
        let squares = self.values.iter().map(|value| (value - self.mean) * (value - self.mean));
        self.standard_deviation = (squares.sum::<f64>() / n as f64).sqrt();
        let quantile = |p| stats::quantile::quantile_of_ascending(&self.values, p);
        scales.years.push(slice.year.0);
        scales.sexes.push(slice.sex as u8);
        scales.among.push(among as u8);
        scales.n.push(n as u16);
        scales.means.push(self.mean);
        scales.medians.push(quantile(0.5));
        scales.lower_quartiles.push(quantile(0.25));
        scales.upper_quartiles.push(quantile(0.75));
        scales.standard_deviations.push(self.standard_deviation);
        scales.lowest.push(self.values[0]);
        scales.highest.push(self.values[n - 1]);
    }

    /// Says of each row where it stands.
    pub(crate) fn place(&self, rows: Range<usize>, direction: Direction, standings: &mut Standings) {
        let n = self.values.len();
        let (lowest, highest) = (self.values[0], self.values[n - 1]);
        let best = match direction {
            Direction::Higher => highest,
            Direction::Lower => lowest,
            Direction::Neither => f64::NAN,
        };
        // Of equal values the mean need not be that value to the last bit, and the deviation need not be nought.
        let deviation = if lowest == highest { f64::NAN } else { self.standard_deviation };
        let Standings { values, ranks, n_sharing, percentiles, z, to_best, .. } = standings;
        z.extend(values[rows.clone()].iter().map(|value| (value - self.mean) / deviation));
        to_best.extend(values[rows.clone()].iter().map(|value| value - best));
        ranks.resize(rows.end, 0);
        n_sharing.resize(rows.end, 0);
        percentiles.resize(rows.end, f64::NAN);

        let mut n_below = 0;
        for equal in self.order.chunk_by(|one, next| one.0 == next.0) {
            let rank = (n - n_below - equal.len() + 1) as u16;
            let percentile = percentile_of_mid_rank(n_below, equal.len(), n).unwrap_or(f64::NAN);
            for (_, row) in equal {
                let row = rows.start + usize::from(*row);
                ranks[row] = rank;
                n_sharing[row] = equal.len() as u16;
                percentiles[row] = percentile;
            }
            n_below += equal.len();
        }
    }
}

const ROW_BITS: u64 = u16::MAX as u64;

/// Whole numbers in the order of the finite numbers they stand for; whole numbers sort faster.
fn sort_key(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 0 { bits | 1 << 63 } else { !bits }
}
