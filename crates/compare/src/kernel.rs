//! The kernel: one key figure over the whole country, every year and sex at once.
//!
//! What [`compare`](crate::compare) answers for a group and its latest figures, this answers for all municipalities and
//! all years, in columns. Reading order: [`columns`] is what comes out, [`population`] ranks the values of one year and
//! sex, [`peer_groups`] holds each municipality against a group.
//!
//! Nothing is allocated for a row or a slice: columns and working space are used again for the next key figure. Each
//! slice is sorted once; ranks, quantiles, means and the medians of all groups follow from that one order.

use std::ops::Range;

use domain::{AreaCode, Direction, Slice, Slices};

pub mod columns;
pub mod peer_groups;
pub mod population;

pub use columns::{Among, PeerColumns, Scales, Standings};
pub use peer_groups::{Partition, PeerGroups, PeerLists};

use population::Population;

/// One key figure and whom to hold its municipalities against.
#[derive(Debug, Clone, Copy)]
pub struct CountryQuestion<'a> {
    /// Its figures.
    pub slices: &'a Slices,
    /// Which way is good, where that is reviewed; otherwise [`Direction::Neither`], and nothing is best.
    pub direction: Direction,
    /// The groups, each as one entry of [`Standings::peers`].
    pub peers: &'a [&'a PeerGroups],
}

/// Columns and working space, used again from one key figure to the next.
#[derive(Debug, Default)]
pub struct CountryComparison {
    /// One row a year, sex and kind of area.
    pub scales: Scales,
    /// One row a value.
    pub standings: Standings,
    population: Population,
    work: peer_groups::Work,
}

impl CountryComparison {
    /// Compares a key figure, in place of the one before.
    ///
    /// Municipalities are ranked among municipalities and regions among regions; riket is ranked among nobody. What
    /// each column says stands at [`Scales`] and [`Standings`].
    ///
    /// - **Unit:** that of the key figure; ranks, counts, percentiles and z have none.
    /// - **Shape:** rows in order of year and sex, regions before municipalities, then in order of area.
    /// - **Missing:** a missing figure has no row and counts for nothing; NaN stands where there is nothing to say.
    /// - **Edge cases:** values count as they came, not as shown: ties are equal numbers.
    pub fn fill(&mut self, question: &CountryQuestion<'_>) {
        self.scales.clear();
        self.standings.clear(question.peers.len());
        for slice in question.slices.iter() {
            let riket = slice.figure(AreaCode::RIKET).value().unwrap_or(f64::NAN);
            for among in [Among::Regions, Among::Municipalities] {
                let rows = self.take_rows(&slice, among, riket);
                if rows.is_empty() {
                    continue;
                }
                self.population.rank(rows.clone(), &mut self.standings);
                self.population.measure(&slice, among, &mut self.scales);
                self.population.place(rows.clone(), question.direction, &mut self.standings);
                for (peers, columns) in question.peers.iter().zip(&mut self.standings.peers) {
                    match among {
                        Among::Regions => columns.leave_open(rows.end),
                        Among::Municipalities => {
                            let areas = &self.standings.areas[rows.clone()];
                            let values = &self.standings.values[rows.clone()];
                            peers.compare(&self.population, areas, values, &mut self.work, columns);
                        }
                    }
                }
            }
        }
    }

    /// Adds one row for each area of this kind that has a value.
    fn take_rows(&mut self, slice: &Slice<'_>, among: Among, riket: f64) -> Range<usize> {
        let start = self.standings.areas.len();
        let numbers = among.numbers();
        let (areas, values) = (slice.areas(), slice.values());
        let from = areas.partition_point(|area| *area < *numbers.start());
        let to = areas.partition_point(|area| area <= numbers.end());
        for (area, value) in areas[from..to].iter().zip(&values[from..to]).filter(|(_, value)| !value.is_nan()) {
            self.standings.areas.push(*area);
            self.standings.values.push(*value);
            self.standings.to_riket.push(value - riket);
        }
        let end = self.standings.areas.len();
        self.standings.years.resize(end, slice.year.0);
        self.standings.sexes.resize(end, slice.sex as u8);
        self.standings.among.resize(end, among as u8);
        start..end
    }
}
