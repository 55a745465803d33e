//! What the kernel answers, as columns.

use std::ops::RangeInclusive;

/// Among whom an area is ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Among {
    /// The regions: `0001` to `0099`.
    Regions,
    /// The municipalities: `0100` and above.
    Municipalities,
}

impl Among {
    /// As it stands in the results, in the order of the numbers in [`Scales::among`] and [`Standings::among`].
    pub const WORDS: [&'static str; 2] = ["regions", "municipalities"];

    /// The [numbers](domain::AreaCode::number) of the areas.
    pub(crate) fn numbers(self) -> RangeInclusive<u16> {
        match self {
            Among::Regions => 1..=99,
            Among::Municipalities => 100..=u16::MAX,
        }
    }
}

/// The spread of one year and sex: one row for the regions, one for the municipalities.
///
/// - **Unit:** that of the key figure.
/// - **Missing:** those without a value count for nothing; a row where nobody has one does not exist.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Scales {
    /// The year.
    pub years: Vec<u16>,
    /// The sex, as its place in the order K, M, T.
    pub sexes: Vec<u8>,
    /// Of whom, as its place in [`Among::WORDS`].
    pub among: Vec<u8>,
    /// How many have a value.
    pub n: Vec<u16>,
    /// Unweighted mean, summed in ascending order.
    pub means: Vec<f64>,
    /// Median.
    pub medians: Vec<f64>,
    /// Quantile of a quarter; Hyndman and Fan (1996), definition 7.
    pub lower_quartiles: Vec<f64>,
    /// Quantile of three quarters, by the same definition.
    pub upper_quartiles: Vec<f64>,
    /// Standard deviation of the *population*: √(Σ(x − mean)² ÷ n). All are there, nobody is a sample of them.
    pub standard_deviations: Vec<f64>,
    /// The lowest value.
    pub lowest: Vec<f64>,
    /// The highest value.
    pub highest: Vec<f64>,
}

/// Where each value stands, one row a value.
///
/// - **Missing:** NaN where there is nothing to say, nought in a group that nobody of has a value.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Standings {
    /// The year.
    pub years: Vec<u16>,
    /// The sex, as its place in the order K, M, T.
    pub sexes: Vec<u8>,
    /// Among whom it is ranked, as its place in [`Among::WORDS`].
    pub among: Vec<u8>,
    /// The [number](domain::AreaCode::number) of the area.
    pub areas: Vec<u16>,
    /// The value as it came.
    pub values: Vec<f64>,
    /// 1 + how many are higher: ties share a rank, the next is skipped. By size, not by what is good: whoever knows
    /// that low is good counts from the lowest, which is n − rank − sharing + 2. A key figure of which neither is good
    /// has ranks by size and no places.
    pub ranks: Vec<u16>,
    /// How many share the rank, itself counted.
    pub n_sharing: Vec<u16>,
    /// Mid-rank percentile, nought (lowest) to one: (r − 0.5) ÷ n. NaN among fewer than five. Hazen (1914).
    pub percentiles: Vec<f64>,
    /// (value − mean) ÷ standard deviation of the population. NaN where all are equal.
    pub z: Vec<f64>,
    /// Value minus that of the best. NaN where no direction is reviewed.
    pub to_best: Vec<f64>,
    /// Value minus riket's, which is weighted. NaN where riket has none.
    pub to_riket: Vec<f64>,
    /// Against the groups asked for, in their order.
    pub peers: Vec<PeerColumns>,
}

/// Where each value stands against a group of its own.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct PeerColumns {
    /// How many of the group have a value in that year and sex.
    pub n: Vec<u16>,
    /// Value minus the group's unweighted mean. NaN where `n` is nought.
    pub to_mean: Vec<f64>,
    /// Value minus the group's median. NaN where `n` is nought.
    pub to_median: Vec<f64>,
}

impl Scales {
    pub(crate) fn clear(&mut self) {
        let Scales { years, sexes, among, n, means, medians, .. } = self;
        let Scales { lower_quartiles, upper_quartiles, standard_deviations, lowest, highest, .. } = self;
        clear([years, n]);
        clear([sexes, among]);
        clear([means, medians, lower_quartiles, upper_quartiles, standard_deviations, lowest, highest]);
    }
}

impl Standings {
    pub(crate) fn clear(&mut self, n_groups: usize) {
        let Standings { years, sexes, among, areas, values, ranks, n_sharing, .. } = self;
        let Standings { percentiles, z, to_best, to_riket, peers, .. } = self;
        clear([years, areas, ranks, n_sharing]);
        clear([sexes, among]);
        clear([values, percentiles, z, to_best, to_riket]);
        peers.resize_with(n_groups, PeerColumns::default);
        for PeerColumns { n, to_mean, to_median } in peers {
            clear([n]);
            clear([to_mean, to_median]);
        }
    }
}

fn clear<T, const N: usize>(columns: [&mut Vec<T>; N]) {
    columns.into_iter().for_each(Vec::clear);
}

impl PeerColumns {
    pub(crate) fn push(&mut self, n: usize, to_mean: f64, to_median: f64) {
        self.n.push(n as u16);
        self.to_mean.push(to_mean);
        self.to_median.push(to_median);
    }

    /// Nothing to say up to the row before `end`.
    pub(crate) fn leave_open(&mut self, end: usize) {
        self.n.resize(end, 0);
        self.to_mean.resize(end, f64::NAN);
        self.to_median.resize(end, f64::NAN);
    }
}
