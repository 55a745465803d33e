//! The kernel against the same figures computed in the plainest way: every value against every other.

use compare::kernel::{
    Among, CountryComparison, CountryQuestion, Partition, PeerColumns, PeerGroups, PeerLists, Scales, Standings,
};
use domain::{AreaCode, Direction, Figure, MissingReason, Row, Run, Sex, Slices, Year};
use proptest::prelude::*;

const SEXES: [Sex; 3] = [Sex::Women, Sex::Men, Sex::Total];

fn code(number: u16) -> AreaCode {
    AreaCode::from_number(number).unwrap()
}

/// Riket, some regions and municipalities of three counties; few different values, so that there are ties.
fn any_run() -> impl Strategy<Value = Run> {
    let area = prop_oneof![1 => Just(0u16), 3 => 1..8u16, 8 => 114..124u16, 6 => 180..184u16, 4 => 1480..1484u16];
    let figure = prop_oneof![
        3 => (-3..6i32).prop_map(|n| Figure::Value(f64::from(n) / 4.0)),
        3 => (-1e6..1e6).prop_map(Figure::Value),
        1 => Just(Figure::Missing(MissingReason::Suppressed)),
    ];
    let place = (area, 2020..2023u16, 0..3usize);
    prop::collection::btree_map(place, figure, 0..160).prop_map(|places| {
        let row = |((area, year, sex), figure): ((u16, u16, usize), Figure)| Row {
            area: code(area),
            year: Year(year),
            sex: SEXES[sex],
            figure,
        };
        Run::from_rows("N15508".parse().unwrap(), places.into_iter().map(row).collect()).unwrap()
    })
}

fn any_direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Higher), Just(Direction::Lower), Just(Direction::Neither)]
}

/// For each municipality some others, and sometimes itself.
fn any_lists() -> impl Strategy<Value = Vec<(u16, Vec<u16>)>> {
    let list = prop::collection::btree_set(prop_oneof![114..124u16, 180..184u16, 1480..1484u16], 0..6);
    prop::collection::btree_map(prop_oneof![114..124u16, 180..184u16], list, 0..14)
        .prop_map(|lists| lists.into_iter().map(|(area, list)| (area, list.into_iter().collect())).collect())
}

/// The value of everyone of a kind in one year and sex.
fn values_of(run: &Run, year: u16, sex: u8, counts: impl Fn(u16) -> bool) -> Vec<f64> {
    let rows = run.rows().filter(|row| (row.year.0, row.sex) == (year, SEXES[usize::from(sex)]));
    rows.filter(|row| counts(row.area.number())).filter_map(|row| row.figure.value()).collect()
}

fn is_among(area: u16, among: u8) -> bool {
    if among == Among::Regions as u8 { (1..100).contains(&area) } else { area >= 100 }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// By the definition with positions counted from one.
fn quantile(values: &[f64], p: f64) -> f64 {
    let mut ascending = values.to_vec();
    ascending.sort_by(|one, other| one.partial_cmp(other).unwrap());
    let h = (ascending.len() as f64 - 1.0) * p + 1.0;
    let x = |k: f64| ascending[(k as usize).clamp(1, ascending.len()) - 1];
    x(h.floor()) + (h - h.floor()) * (x(h.floor() + 1.0) - x(h.floor()))
}

fn close(got: f64, expected: f64) -> bool {
    let size = got.abs().max(expected.abs()).max(1.0);
    got.is_nan() && expected.is_nan() || (got - expected).abs() <= 1e-9 * size
}

fn check_scales(run: &Run, scales: &Scales) -> Result<(), TestCaseError> {
    let mut expected = Vec::new();
    for year in 2020..2023 {
        for sex in 0..3 {
            for among in 0..2 {
                let values = values_of(run, year, sex, |area| is_among(area, among));
                if !values.is_empty() {
                    expected.push((year, sex, among, values));
                }
            }
        }
    }
    prop_assert_eq!(scales.n.len(), expected.len());
    for (idx, (year, sex, among, values)) in expected.iter().enumerate() {
        prop_assert_eq!((scales.years[idx], scales.sexes[idx], scales.among[idx]), (*year, *sex, *among));
        prop_assert_eq!(usize::from(scales.n[idx]), values.len());
        let deviation = mean(&values.iter().map(|value| (value - mean(values)).powi(2)).collect::<Vec<_>>()).sqrt();
        let told = [
            (scales.means[idx], mean(values)),
            (scales.medians[idx], quantile(values, 0.5)),
            (scales.lower_quartiles[idx], quantile(values, 0.25)),
            (scales.upper_quartiles[idx], quantile(values, 0.75)),
            (scales.standard_deviations[idx], deviation),
            (scales.lowest[idx], values.iter().copied().fold(f64::INFINITY, f64::min)),
            (scales.highest[idx], values.iter().copied().fold(f64::NEG_INFINITY, f64::max)),
        ];
        prop_assert!(told.iter().all(|(got, expected)| close(*got, *expected)), "{:?}", told);
    }
    Ok(())
}

fn check_standings(run: &Run, direction: Direction, standings: &Standings) -> Result<(), TestCaseError> {
    let with_value = run.rows().filter(|row| row.area != AreaCode::RIKET && row.figure.value().is_some());
    let mut expected: Vec<Row> = with_value.collect();
    expected.sort_by_key(|row| (row.year, row.sex, row.area));
    prop_assert_eq!(standings.areas.len(), expected.len());
    for (idx, row) in expected.iter().enumerate() {
        let (value, area) = (row.figure.value().unwrap(), row.area.number());
        let (year, sex, among) = (standings.years[idx], standings.sexes[idx], standings.among[idx]);
        prop_assert_eq!((year, SEXES[usize::from(sex)], standings.areas[idx]), (row.year.0, row.sex, area));
        prop_assert!(is_among(area, among));
        let all = values_of(run, year, sex, |other| is_among(other, among));
        let n = all.len() as f64;
        let n_higher = all.iter().filter(|other| **other > value).count();
        let n_equal = all.iter().filter(|other| **other == value).count();
        prop_assert_eq!(usize::from(standings.ranks[idx]), 1 + n_higher);
        prop_assert_eq!(usize::from(standings.n_sharing[idx]), n_equal);
        let n_lower = n - n_higher as f64 - n_equal as f64;
        let percentile = if all.len() < 5 { f64::NAN } else { (n_lower + n_equal as f64 / 2.0) / n };
        let deviation = mean(&all.iter().map(|other| (other - mean(&all)).powi(2)).collect::<Vec<_>>()).sqrt();
        let z = if n_equal == all.len() { f64::NAN } else { (value - mean(&all)) / deviation };
        let best = match direction {
            Direction::Higher => all.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            Direction::Lower => all.iter().copied().fold(f64::INFINITY, f64::min),
            Direction::Neither => f64::NAN,
        };
        let riket = run.figure(AreaCode::RIKET, row.year, row.sex).value().unwrap_or(f64::NAN);
        let told = [
            (standings.values[idx], value),
            (standings.percentiles[idx], percentile),
            (standings.z[idx], z),
            (standings.to_best[idx], value - best),
            (standings.to_riket[idx], value - riket),
        ];
        prop_assert!(told.iter().all(|(got, expected)| close(*got, *expected)), "{:?} {:?}", row, told);
    }
    Ok(())
}

/// `is_peer` says whether a municipality is compared with another.
fn check_peers(
    run: &Run,
    standings: &Standings,
    columns: &PeerColumns,
    is_peer: impl Fn(u16, u16) -> bool,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(columns.n.len(), standings.areas.len());
    for (idx, area) in standings.areas.iter().enumerate() {
        let counts = |other| *area >= 100 && other >= 100 && is_peer(*area, other);
        let values = values_of(run, standings.years[idx], standings.sexes[idx], counts);
        prop_assert_eq!(usize::from(columns.n[idx]), values.len());
        if values.is_empty() {
            prop_assert!(columns.to_mean[idx].is_nan() && columns.to_median[idx].is_nan());
            continue;
        }
        let value = standings.values[idx];
        prop_assert!(close(columns.to_mean[idx], value - mean(&values)));
        prop_assert!(close(columns.to_median[idx], value - quantile(&values, 0.5)));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn the_kernel_says_what_the_plainest_computation_says(
        runs in prop::collection::vec((any_run(), any_direction()), 1..3),
        lists in any_lists(),
        own in prop::collection::btree_set(114..124u16, 0..5),
    ) {
        let own: Vec<u16> = own.into_iter().collect();
        let kinds: [Vec<u16>; 2] = [vec![114, 115, 180, 1480], vec![116, 117]];
        let codes = |numbers: &[u16]| numbers.iter().map(|number| code(*number)).collect::<Vec<AreaCode>>();
        // Who stands in two is in the first.
        let kind_codes = [codes(&kinds[0]), [codes(&[115]), codes(&kinds[1])].concat()];
        let list_codes: Vec<(AreaCode, Vec<AreaCode>)> = lists.iter().map(|(area, list)| (code(*area), codes(list))).collect();
        let peers = [
            PeerGroups::Partition(Partition::counties()),
            PeerGroups::Partition(Partition::of_groups(&[&kind_codes[0], &kind_codes[1]])),
            PeerGroups::Lists(PeerLists::new(list_codes.iter().map(|(area, list)| (*area, &list[..])))),
            PeerGroups::Partition(Partition::one_for_all(&codes(&own))),
        ];
        // One after another in the same columns: what was there before leaves no trace.
        let mut comparison = CountryComparison::default();
        for (run, direction) in &runs {
            let slices = Slices::of_run(run);
            let peers: Vec<&PeerGroups> = peers.iter().collect();
            comparison.fill(&CountryQuestion { slices: &slices, direction: *direction, peers: &peers });
            check_scales(run, &comparison.scales)?;
            check_standings(run, *direction, &comparison.standings)?;
            let of = &comparison.standings.peers;
            let kind_of = |area: u16| kinds.iter().position(|kind| kind.contains(&area));
            let list_of = |area: u16| lists.iter().find(|(of, _)| *of == area).map(|(_, list)| list);
            let standings = &comparison.standings;
            check_peers(run, standings, &of[0], |area, other| other / 100 == area / 100)?;
            check_peers(run, standings, &of[1], |area, other| kind_of(area).is_some() && kind_of(area) == kind_of(other))?;
            check_peers(run, standings, &of[2], |area, other| list_of(area).is_some_and(|list| list.contains(&other)))?;
            check_peers(run, standings, &of[3], |_, other| own.contains(&other))?;
        }
    }
}

/// Of values that are all 0.1 the mean is not 0.1 to the last bit; nobody is off it all the same.
#[test]
fn where_all_are_equal_nobody_is_off_the_mean() {
    let row = |area| Row { area: code(area), year: Year(2024), sex: Sex::Total, figure: Figure::Value(0.1) };
    let run = Run::from_rows("N15508".parse().unwrap(), (114..121).map(row).collect()).unwrap();
    let mut comparison = CountryComparison::default();
    comparison.fill(&CountryQuestion { slices: &Slices::of_run(&run), direction: Direction::Higher, peers: &[] });
    assert!(comparison.standings.z.iter().all(|z| z.is_nan()));
    assert_eq!(comparison.standings.ranks, [1; 7]);
    assert_eq!(comparison.standings.percentiles, [0.5; 7]);
    assert_eq!(comparison.standings.to_best, [0.0; 7]);
}
