//! The made-up country: repeatable, alive, with holes.

use std::collections::BTreeSet;

use demo::{Demo, DemoKeyFigure, DemoSpec, generate};
use domain::{Direction, KeyFigureId, Measure, Year};
use insta::assert_snapshot;
use serde_json::Value;

fn key_figure(id: &str, unit: &str, decimals: i8, direction: Direction) -> DemoKeyFigure {
    DemoKeyFigure {
        id: KeyFigureId::new(id).unwrap(),
        title: format!("Nyckeltal {id}"),
        description: None,
        operating_area: Some("Förskola".to_owned()),
        unit: unit.to_owned(),
        unit_long: String::new(),
        decimals,
        direction,
        measure: Measure::Result,
        survey: id == "N00664",
        level_hint: None,
        is_divided_by_gender: None,
        break_year: (id == "N11008").then_some(Year(2019)),
    }
}

fn spec(seed: u64) -> DemoSpec {
    DemoSpec {
        seed,
        last_year: Year(2026),
        n_years: 15,
        group_size: 8,
        key_figures: vec![
            key_figure("N11008", "kr", 0, Direction::Neither),
            key_figure("N00664", "%", 1, Direction::Higher),
            key_figure("N20900", "%", 1, Direction::Neither),
            key_figure("N01951", "invånare", 0, Direction::Neither),
            DemoKeyFigure {
                title: "Mediannettoinkomst".to_owned(),
                ..key_figure("N00905", "kr", 0, Direction::Neither)
            },
            key_figure("U23401", "dagar", 0, Direction::Lower),
        ],
    }
}

/// One value of a body: area, year, sex, value.
type Cell = (String, u64, String, Option<f64>);

fn cells(body: &[u8]) -> Vec<Cell> {
    let body: Value = serde_json::from_slice(body).unwrap();
    assert!(body["next_url"].is_null());
    let rows = body["values"].as_array().unwrap();
    assert_eq!(body["count"].as_u64().unwrap(), rows.len() as u64);
    rows.iter()
        .flat_map(|row| {
            row["values"].as_array().unwrap().iter().map(|cell| {
                assert_eq!(cell["status"] == "Missing", cell["value"].is_null());
                let text = |value: &Value| value.as_str().unwrap().to_owned();
                (
                    text(&row["municipality"]),
                    row["period"].as_u64().unwrap(),
                    text(&cell["gender"]),
                    cell["value"].as_f64(),
                )
            })
        })
        .collect()
}

fn body_of<'a>(demo: &'a Demo, id: &str) -> &'a [u8] {
    &demo.data.iter().find(|(key_figure, _)| key_figure.as_str() == id).unwrap().1
}

/// Values of the municipalities in a year, by code, all sexes together.
fn in_year(cells: &[Cell], year: u64) -> Vec<(&str, f64)> {
    cells
        .iter()
        .filter(|cell| cell.1 == year && cell.2 == "T" && cell.0 != "0000")
        .filter_map(|cell| Some((cell.0.as_str(), cell.3?)))
        .collect()
}

fn newest(cells: &[Cell]) -> u64 {
    cells.iter().map(|cell| cell.1).max().unwrap()
}

/// Pearson's correlation over the municipalities that have both.
fn correlation(a: &[(&str, f64)], b: &[(&str, f64)]) -> f64 {
    let pairs: Vec<(f64, f64)> =
        a.iter().filter_map(|(code, x)| Some((*x, b.iter().find(|(other, _)| other == code)?.1))).collect();
    let n = pairs.len() as f64;
    let (mean_x, mean_y) = (pairs.iter().map(|p| p.0).sum::<f64>() / n, pairs.iter().map(|p| p.1).sum::<f64>() / n);
    let sum = |f: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|(x, y)| f(x - mean_x, y - mean_y)).sum::<f64>();
    sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    assert_eq!(generate(&spec(1)), generate(&spec(1)));
    assert_ne!(generate(&spec(1)).data, generate(&spec(2)).data);
}

#[test]
fn a_key_figure_does_not_change_when_another_leaves() {
    let mut fewer = spec(1);
    fewer.key_figures.remove(0);
    let (all, fewer) = (generate(&spec(1)), generate(&fewer));
    assert_eq!(body_of(&all, "U23401"), body_of(&fewer, "U23401"));
}

#[test]
fn areas_are_riket_21_regions_and_290_municipalities_with_names_of_their_own() {
    let demo = generate(&spec(1));
    let body: Value = serde_json::from_slice(&demo.areas).unwrap();
    let areas = body["values"].as_array().unwrap();
    let n_of = |kind: &str| areas.iter().filter(|area| area["type"] == kind).count();
    assert_eq!((n_of("L"), n_of("K")), (22, 290));
    let distinct = |field: &str| areas.iter().map(|area| area[field].to_string()).collect::<BTreeSet<_>>().len();
    assert_eq!((distinct("id"), distinct("title")), (312, 312));
    let named =
        |code: &str| areas.iter().find(|area| area["id"] == code).unwrap()["title"].as_str().unwrap().to_owned();
    let members: Vec<String> = demo.members.iter().map(|code| format!("{code} {}", named(code.as_str()))).collect();
    assert_snapshot!(members.join("\n"), @r"
    3101 Kvistehamn
    3102 Almundsvik
    3103 Granevalla
    3104 Ekmarsund
    3105 Tallevad
    3106 Hjortholma
    3107 Silvertuna
    3108 Brännarås
    ");
}

#[test]
fn every_neighbour_has_seven_similar_ones_and_is_not_among_them() {
    let demo = generate(&spec(1));
    let body: Value = serde_json::from_slice(&demo.area_groups).unwrap();
    let groups = body["values"].as_array().unwrap();
    for code in &demo.members {
        let group = groups.iter().find(|group| group["id"] == format!("G9{code}")).unwrap();
        let members = group["members"].as_array().unwrap();
        assert!(group["title"].as_str().unwrap().starts_with("Liknande kommuner, övergripande, "));
        assert_eq!(members.len(), 7);
        assert!(members.iter().all(|member| member["member_id"] != code.as_str()));
    }
    let ids: BTreeSet<_> = groups.iter().map(|group| group["id"].to_string()).collect();
    assert_eq!((ids.len(), groups.len()), (30, 30));
}

#[test]
fn riket_lies_among_the_municipalities_and_a_count_is_the_sum() {
    let demo = generate(&spec(1));
    for (id, body) in &demo.data {
        let cells = cells(body);
        for riket in cells.iter().filter(|cell| cell.0 == "0000") {
            let peers: Vec<f64> = cells
                .iter()
                .filter(|cell| cell.0 != "0000" && cell.1 == riket.1 && cell.2 == riket.2)
                .filter_map(|cell| cell.3)
                .collect();
            let value = riket.3.unwrap();
            if id.as_str() == "N01951" {
                assert_eq!(value, peers.iter().sum::<f64>(), "{id} {}", riket.1);
            } else {
                let (low, high) = peers.iter().fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(*v), h.max(*v)));
                assert!(low < value && value < high, "{id} {}: {low} {value} {high}", riket.1);
            }
        }
    }
}

#[test]
fn all_lie_between_women_and_men_and_heads_add_up() {
    let demo = generate(&spec(1));
    for (id, is_count) in [("N00664", false), ("N00905", false), ("N01951", true)] {
        let mut n_triples = 0;
        for triple in cells(body_of(&demo, id)).chunks(3) {
            let [women, men, all] = triple else { panic!("{id}: a row without its three sexes") };
            assert_eq!((women.2.as_str(), men.2.as_str(), all.2.as_str()), ("K", "M", "T"));
            let (Some(women), Some(men), Some(all)) = (women.3, men.3, all.3) else { continue };
            n_triples += 1;
            if is_count {
                assert_eq!(women + men, all);
            } else {
                assert!(women.min(men) <= all && all <= women.max(men), "{id}: {women} {men} {all}");
            }
        }
        assert!(n_triples > 500, "{id}: {n_triples}");
    }
}

#[test]
fn holes_exist_and_a_survey_has_most() {
    let demo = generate(&spec(1));
    let n_municipalities = |id: &str| {
        let cells = cells(body_of(&demo, id));
        in_year(&cells, newest(&cells)).len()
    };
    let (costs, survey) = (n_municipalities("N11008"), n_municipalities("N00664"));
    assert!((280..290).contains(&costs), "{costs}");
    assert!((110..200).contains(&survey), "{survey}");
    let codes: BTreeSet<String> = cells(body_of(&demo, "N00664")).into_iter().map(|cell| cell.0).collect();
    assert!(codes.len() < 291, "some municipalities have no row at all");
}

#[test]
fn shares_stay_within_0_and_100_and_decimals_are_kept() {
    let demo = generate(&spec(1));
    for cell in cells(body_of(&demo, "N00664")) {
        let Some(value) = cell.3 else { continue };
        assert!((0.0..=100.0).contains(&value));
        assert!((value * 10.0 - (value * 10.0).round()).abs() < 1e-9, "{value}");
    }
    assert!(cells(body_of(&demo, "N11008")).iter().filter_map(|cell| cell.3).all(|value| value.fract() == 0.0));
}

#[test]
fn figures_persist_and_follow_income() {
    let demo = generate(&spec(1));
    let income = cells(body_of(&demo, "N00905"));
    let trust = cells(body_of(&demo, "N00664"));
    let costs = cells(body_of(&demo, "N11008"));
    let year = newest(&costs);
    let persistence = correlation(&in_year(&costs, year), &in_year(&costs, year - 1));
    assert!(persistence > 0.85, "{persistence}");
    let pull = correlation(&in_year(&trust, newest(&trust)), &in_year(&income, newest(&income)));
    assert!(pull > 0.05 && pull < 0.9, "{pull}");
}

#[test]
fn a_break_moves_the_level_more_than_any_other_year() {
    let demo = generate(&spec(1));
    let costs = cells(body_of(&demo, "N11008"));
    let mean = |year: u64| {
        let values = in_year(&costs, year);
        values.iter().map(|(_, value)| value).sum::<f64>() / values.len() as f64
    };
    let steepest = (2014..=newest(&costs)).max_by(|a, b| {
        let change = |year: u64| (mean(year) / mean(year - 1) - 1.029).abs();
        change(*a).total_cmp(&change(*b))
    });
    assert_eq!(steepest, Some(2019));
}

#[test]
fn an_unknown_key_figure_takes_its_level_from_the_hint_or_the_unit() {
    let mut spec = spec(1);
    let unknown = key_figure("N99999", "dagar", 0, Direction::Lower);
    let hinted =
        DemoKeyFigure { level_hint: Some((400.0, 500.0)), ..key_figure("N99998", "dagar", 0, Direction::Lower) };
    spec.key_figures = vec![unknown, hinted];
    let demo = generate(&spec);
    let middle = |id: &str| {
        let cells = cells(body_of(&demo, id));
        let mut values: Vec<f64> = in_year(&cells, newest(&cells)).into_iter().map(|(_, value)| value).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    assert!((35.0..65.0).contains(&middle("N99999")), "{}", middle("N99999"));
    assert!((430.0..470.0).contains(&middle("N99998")), "{}", middle("N99998"));
}
