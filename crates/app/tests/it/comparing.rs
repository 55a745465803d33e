//! Everything in the lake compared.

use app::{Against, CompareAllOptions, Error, OwnGroup, compare_all};
use domain::{AreaCode, KeyFigureId};

use crate::given::{Given, files_of, hint_of};

fn options(given: &Given) -> CompareAllOptions {
    CompareAllOptions {
        key_figures: None,
        lake: given.path("lake"),
        snapshot: None,
        out: given.path("compared"),
        against: vec![Against::Similar, Against::County, Against::SkrGroup],
        group: Some(OwnGroup::Members(vec!["3101".parse().unwrap(), "3102".parse().unwrap()])),
    }
}

/// How many values areas other than riket have, as the lake tells.
fn n_values(given: &Given, is_counted: impl Fn(KeyFigureId) -> bool) -> u64 {
    let snapshot = lake::Lake::open(&given.path("lake")).unwrap().latest().unwrap().unwrap();
    let ids: Vec<KeyFigureId> =
        snapshot.manifest().key_figures().keys().copied().filter(|id| is_counted(*id)).collect();
    let runs: Vec<domain::Run> = snapshot.runs(&ids).into_iter().filter_map(|run| run.unwrap()).collect();
    let rows = runs.iter().flat_map(|run| run.rows());
    rows.filter(|row| row.area != AreaCode::RIKET && row.figure.value().is_some()).count() as u64
}

#[test]
fn every_value_is_placed_and_again_to_the_byte() {
    let given = Given::new();
    given.build().unwrap();
    let compared = compare_all(&options(&given), &()).unwrap();
    // The programme's four, and the number of inhabitants.
    assert_eq!(compared.n_key_figures, 5);
    assert_eq!(compared.n_standings, n_values(&given, |_| true));
    let made = files_of(&given.path("compared"));
    let tables = made.iter().filter(|(name, _)| name.ends_with(".parquet"));
    assert_eq!(compared.n_bytes, tables.map(|(_, bytes)| bytes.len() as u64).sum::<u64>());
    let again = CompareAllOptions { out: given.path("again"), ..options(&given) };
    compare_all(&again, &()).unwrap();
    assert!(made == files_of(&given.path("again")));

    let one: KeyFigureId = "N15508".parse().unwrap();
    let some = CompareAllOptions { key_figures: Some(vec![one]), ..options(&given) };
    let compared = compare_all(&some, &()).unwrap();
    assert_eq!((compared.n_key_figures, compared.n_standings), (1, n_values(&given, |id| id == one)));
    assert_eq!(files_of(&given.path("compared")).len(), 3);
}

#[test]
fn what_is_not_there_is_named_and_earlier_results_stand() {
    let given = Given::new();
    let nothing = compare_all(&options(&given), &()).unwrap_err();
    assert!(matches!(&nothing, Error::Lake(_)) && !hint_of(&nothing).is_empty());
    given.build().unwrap();
    compare_all(&options(&given), &()).unwrap();
    let made = files_of(&given.path("compared"));

    let unknown = CompareAllOptions { key_figures: Some(vec!["U99999".parse().unwrap()]), ..options(&given) };
    assert!(matches!(compare_all(&unknown, &()), Err(Error::NotInSnapshot { lacking, .. }) if lacking == ["U99999"]));
    let stranger = OwnGroup::Members(vec!["9999".parse().unwrap()]);
    let stranger = CompareAllOptions { group: Some(stranger), ..options(&given) };
    assert!(matches!(compare_all(&stranger, &()), Err(Error::UnknownMember { area }) if area == "9999"));
    let no_group = CompareAllOptions { group: Some(OwnGroup::Published("G1".parse().unwrap())), ..options(&given) };
    assert!(matches!(compare_all(&no_group, &()), Err(Error::UnknownGroup { .. })));

    let file = std::fs::read_dir(given.path("lake/files")).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&file, "harmed").unwrap();
    let damaged = compare_all(&options(&given), &()).unwrap_err();
    assert!(matches!(&damaged, Error::Lake(lake::Error::Damaged(damage)) if damage.path == file));
    assert!(files_of(&given.path("compared")) == made);
}
