//! Each municipality against a group: its county, those like it, those somebody named.

use domain::{AreaCode, N_AREA_NUMBERS};

use super::columns::PeerColumns;
use super::population::Population;

const NONE: u16 = u16::MAX;

/// With whom each municipality is compared.
#[derive(Debug, Clone, PartialEq)]
pub enum PeerGroups {
    /// Some groups of which each municipality is in at most one: county, kind of municipality, one own group.
    Partition(Partition),
    /// A list for each municipality.
    Lists(PeerLists),
}

/// Groups that do not overlap.
#[derive(Debug, Clone, PartialEq)]
pub struct Partition {
    n_groups: usize,
    /// By the number of an area, the group it is a member of.
    group_of: Vec<u16>,
    /// By the number of an area, the group it is compared with.
    compared_with: Vec<u16>,
}

/// Lists that may overlap.
#[derive(Debug, Clone, PartialEq)]
pub struct PeerLists {
    /// By the number of an area, where its list begins in `members`; it ends where the next one begins.
    starts: Vec<u32>,
    members: Vec<u16>,
}

/// Working space, used again from one slice to the next.
#[derive(Debug, Default)]
pub(crate) struct Work {
    starts: Vec<u32>,
    grouped: Vec<f64>,
    /// For each group its number of members with a value, its mean and its median.
    groups: Vec<(usize, f64, f64)>,
    place_of: Vec<u16>,
    places: Vec<u16>,
}

impl Partition {
    /// Each municipality in its county, by the first two digits of its code. It is a member itself.
    pub fn counties() -> Partition {
        let county = |number: u16| if number < 100 { NONE } else { number / 100 };
        let group_of: Vec<u16> = (0..N_AREA_NUMBERS).map(county).collect();
        Partition { n_groups: usize::from(N_AREA_NUMBERS / 100), compared_with: group_of.clone(), group_of }
    }

    /// Each municipality in the first of `groups` that names it, itself a member. In none of them: compared with nobody.
    pub fn of_groups(groups: &[&[AreaCode]]) -> Partition {
        let mut group_of = vec![NONE; usize::from(N_AREA_NUMBERS)];
        for (number, members) in groups.iter().enumerate().rev() {
            for area in *members {
                group_of[usize::from(area.number())] = number as u16;
            }
        }
        Partition { n_groups: groups.len(), compared_with: group_of.clone(), group_of }
    }

    /// Every municipality against the same group, in it or not.
    pub fn one_for_all(members: &[AreaCode]) -> Partition {
        let Partition { group_of, .. } = Partition::of_groups(&[members]);
        Partition { n_groups: 1, group_of, compared_with: vec![0; usize::from(N_AREA_NUMBERS)] }
    }

    /// Members in order of value stay in that order when they are dealt out, so each group is sorted as it comes.
    fn measure(&self, population: &Population, work: &mut Work) {
        let Work { starts, grouped, groups, .. } = work;
        starts.clear();
        starts.resize(self.n_groups + 1, 0);
        let members = || {
            let all = population.areas().iter().zip(population.values());
            all.map(|(area, value)| (self.group_of[usize::from(*area)], value)).filter(|(group, _)| *group != NONE)
        };
        for (group, _) in members() {
            starts[usize::from(group) + 1] += 1;
        }
        for group in 0..self.n_groups {
            starts[group + 1] += starts[group];
        }
        grouped.clear();
        grouped.resize(starts[self.n_groups] as usize, 0.0);
        for (group, value) in members() {
            let next = &mut starts[usize::from(group)];
            grouped[*next as usize] = *value;
            *next += 1;
        }
        // Now each entry says where its group ended.
        groups.clear();
        let mut start = 0;
        for end in &starts[..self.n_groups] {
            groups.push(measured(&grouped[start..*end as usize]));
            start = *end as usize;
        }
    }
}

impl PeerLists {
    /// The list of each municipality; one without a list is compared with nobody. It is a member of its own list only
    /// if it stands there.
    pub fn new<'a>(lists: impl Iterator<Item = (AreaCode, &'a [AreaCode])>) -> PeerLists {
        let mut by_number: Vec<&[AreaCode]> = vec![&[]; usize::from(N_AREA_NUMBERS)];
        for (area, list) in lists {
            by_number[usize::from(area.number())] = list;
        }
        let mut lists = PeerLists { starts: vec![0], members: Vec::new() };
        for list in by_number {
            let mut numbers: Vec<u16> = list.iter().map(AreaCode::number).collect();
            numbers.sort_unstable();
            numbers.dedup();
            lists.members.extend(numbers);
            lists.starts.push(lists.members.len() as u32);
        }
        lists
    }

    fn of(&self, area: u16) -> &[u16] {
        let area = usize::from(area);
        &self.members[self.starts[area] as usize..self.starts[area + 1] as usize]
    }
}

impl PeerGroups {
    /// Adds one row for each municipality of the population.
    pub(crate) fn compare(
        &self,
        population: &Population,
        areas: &[u16],
        values: &[f64],
        work: &mut Work,
        columns: &mut PeerColumns,
    ) {
        match self {
            PeerGroups::Partition(partition) => {
                partition.measure(population, work);
                for (area, value) in areas.iter().zip(values) {
                    let group = partition.compared_with[usize::from(*area)];
                    let (n, mean, median) = work.groups.get(usize::from(group)).copied().unwrap_or(NOBODY);
                    columns.push(n, value - mean, value - median);
                }
            }
            PeerGroups::Lists(lists) => {
                let Work { place_of, places, grouped, .. } = work;
                place_of.resize(usize::from(N_AREA_NUMBERS), NONE);
                for (area, place) in population.areas().iter().zip(0..) {
                    place_of[usize::from(*area)] = place;
                }
                for (area, value) in areas.iter().zip(values) {
                    places.clear();
                    places
                        .extend(lists.of(*area).iter().map(|peer| place_of[usize::from(*peer)]).filter(|p| *p != NONE));
                    places.sort_unstable();
                    grouped.clear();
                    grouped.extend(places.iter().map(|place| population.values()[usize::from(*place)]));
                    let (n, mean, median) = measured(grouped);
                    columns.push(n, value - mean, value - median);
                }
                for area in population.areas() {
                    place_of[usize::from(*area)] = NONE;
                }
            }
        }
    }
}

const NOBODY: (usize, f64, f64) = (0, f64::NAN, f64::NAN);

fn measured(ascending: &[f64]) -> (usize, f64, f64) {
    match ascending {
        [] => NOBODY,
        values => (
            values.len(),
            stats::quantile::mean_of_ascending(values),
            stats::quantile::quantile_of_ascending(values, 0.5),
        ),
    }
}
