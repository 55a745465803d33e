//! What holds for every comparison.

use compare::{Comparison, Place, Reading};
use domain::{AreaCode, Direction, Figure, MissingReason, Row, Run, Sex, Year};
use proptest::prelude::*;

use crate::check::{HIGHER, Options, answer};

const YEAR: u16 = 2023;

/// One municipality's latest figure: in tenths, and how many years before the newest; or none.
type Latest = Option<(i32, u16)>;

fn latest() -> impl Strategy<Value = Vec<Latest>> {
    let one = prop::option::weighted(0.85, (-60..60i32, prop_oneof![4 => Just(0u16), 1 => 1..5u16]));
    // The first has a figure of the newest year, so that there is a comparison and its year is known.
    (-60..60i32, prop::collection::vec(one, 0..14)).prop_map(|(first, others)| {
        let mut all = vec![Some((first, 0))];
        all.extend(others);
        all
    })
}

fn judged() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Higher), Just(Direction::Lower)]
}

fn code(idx: usize) -> String {
    format!("{:04}", 114 + idx)
}

fn run_of(latest: &[Latest], added: i32) -> Run {
    let rows = latest.iter().enumerate().map(|(idx, latest)| {
        let area: AreaCode = code(idx).parse().unwrap();
        match latest {
            Some((tenths, age)) => {
                let value = f64::from(tenths + added) / 10.0;
                Row { area, year: Year(YEAR - age), sex: Sex::Total, figure: Figure::Value(value) }
            }
            None => {
                let figure = Figure::Missing(MissingReason::NotReported);
                Row { area, year: Year(YEAR), sex: Sex::Total, figure }
            }
        }
    });
    Run::from_rows("N15508".parse().unwrap(), rows.collect()).unwrap()
}

fn compared(latest: &[Latest], added: i32, direction: Direction) -> Comparison {
    answer(&run_of(latest, added), Options { direction, decimals: 1, ..HIGHER }).expect("the first has a figure")
}

fn places(comparison: &Comparison) -> Vec<Option<Place>> {
    comparison.members.iter().map(|member| member.place).collect()
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Higher), Just(Direction::Lower), Just(Direction::Neither)]
}

proptest! {
    #[test]
    fn the_order_of_members_does_not_matter(
        (latest, shuffled) in latest().prop_flat_map(|latest| {
            let order: Vec<usize> = (0..latest.len()).collect();
            (Just(latest), Just(order).prop_shuffle())
        }),
        direction in direction(),
    ) {
        let run = run_of(&latest, 0);
        let in_order = answer(&run, Options { direction, decimals: 1, ..HIGHER }).unwrap();
        let codes: Vec<String> = shuffled.iter().map(|idx| code(*idx)).collect();
        let members: Vec<&str> = codes.iter().map(String::as_str).collect();
        let mut other = answer(&run, Options { direction, decimals: 1, members: &members, ..HIGHER }).unwrap();
        other.members.sort_by_key(|member| member.area);
        prop_assert_eq!(in_order, other);
    }

    #[test]
    fn adding_a_constant_keeps_the_places(latest in latest(), added in -500..500i32, direction in judged()) {
        let (before, after) = (compared(&latest, 0, direction), compared(&latest, added, direction));
        prop_assert_eq!(places(&before), places(&after));
    }

    #[test]
    fn turning_the_sign_and_the_direction_keeps_the_places(latest in latest()) {
        let turned: Vec<Latest> = latest.iter().map(|one| one.map(|(tenths, age)| (-tenths, age))).collect();
        let (before, after) = (compared(&latest, 0, Direction::Higher), compared(&turned, 0, Direction::Lower));
        prop_assert_eq!(places(&before), places(&after));
    }

    /// 1 + how many are better; those who share a place take up as many.
    #[test]
    fn places_cover_one_to_n(latest in latest(), direction in judged()) {
        let comparison = compared(&latest, 0, direction);
        let mut taken = Vec::new();
        let placed: Vec<Place> = places(&comparison).into_iter().flatten().collect();
        for (idx, place) in placed.iter().enumerate() {
            let n_before = placed[..idx].iter().filter(|other| other.place == place.place).count();
            let n_sharing = placed.iter().filter(|other| other.place == place.place).count();
            prop_assert_eq!((place.n_sharing, place.n), (n_sharing, comparison.n_compared));
            taken.push(place.place + n_before);
        }
        taken.sort_unstable();
        prop_assert_eq!(taken, (1..=comparison.n_compared).collect::<Vec<_>>());
    }

    #[test]
    fn the_best_has_the_first_place_and_no_gap(latest in latest(), direction in judged()) {
        let comparison = compared(&latest, 0, direction);
        let sign = if direction == Direction::Higher { -1.0 } else { 1.0 };
        for member in &comparison.members {
            let (Some(place), Some(gap)) = (member.place, member.to_best) else { continue };
            prop_assert_eq!(place.place == 1, gap == 0.0, "{}: {:?}", member.area, member);
            prop_assert!(gap * sign >= 0.0, "{} is better than the best", member.area);
        }
        prop_assert!(comparison.members.iter().any(|member| member.to_best == Some(0.0)));
    }

    #[test]
    fn without_direction_nobody_is_judged(latest in latest()) {
        let comparison = compared(&latest, 0, Direction::Neither);
        for member in &comparison.members {
            prop_assert!(member.place.is_none() && member.quarter.is_none() && member.to_best.is_none());
        }
    }

    #[test]
    fn who_is_not_compared_has_nothing_but_the_reason(latest in latest(), direction in direction()) {
        let comparison = compared(&latest, 0, direction);
        let mut n_compared = 0;
        for (member, given) in comparison.members.iter().zip(&latest) {
            let expected = match given {
                None => Reading::Missing(MissingReason::NotReported),
                Some((tenths, 0)) => Reading::Current(f64::from(*tenths) / 10.0),
                Some((tenths, age @ 1..=2)) => Reading::Older(f64::from(*tenths) / 10.0, Year(YEAR - age)),
                Some((_, age)) => Reading::TooOld(Year(YEAR - age)),
            };
            prop_assert_eq!(member.reading, expected);
            if matches!(expected, Reading::Current(_) | Reading::Older(..)) {
                n_compared += 1;
                continue;
            }
            prop_assert!(member.place.is_none() && member.percentile_in_country.is_none());
            prop_assert!(member.quarter.is_none() && member.to_best.is_none() && member.to_riket.is_none());
            prop_assert!(member.change_1_year.is_none() && member.women_men.is_none() && member.similar.is_none());
        }
        prop_assert_eq!(comparison.n_compared, n_compared);
    }
}
