//! What to compare, and with whom: on a small country whose answers can be told by hand.

use std::collections::BTreeMap;

use catalogue::{IndexDefinition, built_in, index_definition::index_definitions, structure::structure_variables};
use compare::climbers::{ClimbQuestion, climbers};
use compare::holes::{HoleKind, holes};
use compare::index_check::{Explanation, Outcome, YearCheck, check_index};
use compare::nearest::Structure;
use compare::own_index::{Part, own_index};
use compare::selection::{Choosable, choose};
use compare::suggestion::{Candidate, Parts, distance, valued};
use domain::{AreaCode, Direction, Figure, KeyFigureId, KeyFigureInfo, Measure, MissingReason, Row, Run, Sex, Year};
use rstest::rstest;
use stats::Better;
use stats::composite::RKA;
use stats::neighbours::Metric;

fn area(number: usize) -> AreaCode {
    AreaCode::new(&format!("{:04}", 100 + number)).unwrap()
}

fn country(n: usize) -> Vec<AreaCode> {
    (0..n).map(area).collect()
}

fn id(text: &str) -> KeyFigureId {
    KeyFigureId::new(text).unwrap()
}

/// A key figure with a value, or none, for each municipality and year.
fn run(name: &str, n: usize, years: &[u16], value: impl Fn(usize, u16) -> Option<f64>) -> Run {
    let mut rows = Vec::new();
    for number in 0..n {
        for year in years {
            let figure = value(number, *year).map_or(Figure::Missing(MissingReason::NotReported), Figure::Value);
            rows.push(Row { area: area(number), year: Year(*year), sex: Sex::Total, figure });
        }
    }
    Run::from_rows(id(name), rows).unwrap()
}

fn info(name: &str, title: &str, publ_period: Option<u16>) -> KeyFigureInfo {
    KeyFigureInfo {
        id: id(name),
        title: title.to_owned(),
        description: None,
        is_divided_by_gender: false,
        municipality_type: "K".to_owned(),
        auspice: None,
        operating_area: None,
        perspective: None,
        prel_publication_date: None,
        publication_date: None,
        publ_period: publ_period.map(Year),
        has_ou_data: false,
    }
}

/// An index of two inputs over 79 municipalities: the 2.5th percentile is the second, so one at each end lies beyond.
fn definition(revised: &str) -> IndexDefinition {
    let source = format!(
        "[[index]]\nid = \"U11404\"\nservice_sv = \"a\"\nservice_en = \"a\"\nkind = \"quality\"\nquote = \"\"\ninputs = [\n\
         {{ words = \"den ena\", key_figures = [[\"N11810\"]], better = \"higher\"{revised} }},\n\
         {{ words = \"den andra\", key_figures = [[\"N11800\", \"N11801\"]], better = \"lower\" }},\n]\n"
    );
    index_definitions("indices.toml", &source).unwrap().remove(0)
}

const N: usize = 79;

fn first(number: usize) -> f64 {
    (number * 37 % N) as f64
}

fn second(number: usize) -> f64 {
    (number * 11 % N) as f64
}

/// 0–100 for a value that is one of 0, 1 … 78: the ends are 1 and 77.
fn scaled(value: f64) -> f64 {
    ((value - 1.0) / 76.0 * 100.0).clamp(0.0, 100.0)
}

/// The index as the publisher would have made it, by hand.
fn published(number: usize) -> f64 {
    let mean = |number: usize| (scaled(first(number)) + 100.0 - scaled(second(number))) / 2.0;
    let mut means: Vec<f64> = (0..N).map(mean).collect();
    means.sort_by(f64::total_cmp);
    ((mean(number) - means[1]) / (means[77] - means[1]) * 100.0).clamp(0.0, 100.0)
}

fn check(definition: &IndexDefinition, first: impl Fn(usize) -> Option<f64>) -> YearCheck {
    let of_first = run("N11810", N, &[2020], |number, _| first(number));
    let above = run("N11800", N, &[2020], |number, _| Some(3.0 * second(number)));
    let below = run("N11801", N, &[2020], |_, _| Some(3.0));
    let index = run("U11404", N, &[2020], |number, _| Some(published(number)));
    let runs = [&of_first, &above, &below];
    let run_of = |id: KeyFigureId| runs.iter().find(|run| run.key_figure() == id).copied();
    check_index(definition, &index, &run_of, &country(N), RKA).remove(0)
}

fn compared(check: YearCheck) -> compare::index_check::Agreement {
    match check.outcome {
        Outcome::Compared(agreement) => *agreement,
        Outcome::Lacking(lacking) => panic!("lacks {lacking:?}"),
    }
}

#[test]
fn an_index_made_as_published_is_the_same() {
    let agreement = compared(check(&definition(""), |number| Some(first(number))));
    assert_eq!((agreement.n_both, agreement.n_near), (N, N));
    assert!(agreement.largest_difference < 1e-9, "{agreement:?}");
    assert_eq!(agreement.explanation, Explanation::Same);
    assert_eq!(agreement.furthest, []);
    assert_eq!(agreement.inputs, [vec![id("N11810")], vec![id("N11800"), id("N11801")]]);
}

#[test]
fn a_few_revised_values_move_the_ends_and_nothing_else() {
    // The two highest of the first input fall to the middle: all other places on its scale are stretched.
    let moved = |number: usize| Some(if first(number) >= 77.0 { 40.0 } else { first(number) });
    let agreement = compared(check(&definition(""), moved));
    assert!(agreement.n_near < N * 9 / 10, "{agreement:?}");
    assert_eq!(agreement.explanation, Explanation::EndsMoved);
    assert!(agreement.furthest.len() == 5);
}

#[rstest]
#[case::untold("", Explanation::Unexplained)]
#[case::told(
    ", revised = { from = 2017, to = 2020, quote = \"data har reviderats\" }",
    Explanation::ToldRevised("data har reviderats".to_owned())
)]
#[case::told_of_other_years(", revised = { from = 2017, to = 2019, quote = \"x\" }", Explanation::Unexplained)]
fn an_input_that_is_another_is_told(#[case] revised: &str, #[case] expected: Explanation) {
    let other = |number: usize| Some((number * 29 % N) as f64);
    assert_eq!(compared(check(&definition(revised), other)).explanation, expected);
}

#[test]
fn an_input_that_is_not_served_is_named() {
    let found = check(&definition(""), |_| None);
    assert_eq!(found.n_published, N);
    assert_eq!(found.outcome, Outcome::Lacking(vec!["den ena".to_owned()]));
}

#[test]
fn whoever_lacks_an_input_has_no_index() {
    let agreement = compared(check(&definition(""), |number| (number != 5).then(|| first(number))));
    assert_eq!((agreement.n_both, agreement.n_only_published), (N - 1, 1));
}

#[test]
fn an_own_index_ranks_those_who_have_all_and_names_the_others() {
    let good = run("N15507", 60, &[2021, 2022], |number, _| (number != 3).then_some(number as f64));
    let also =
        run("N15508", 60, &[2021, 2022], |number, year| (year == 2021 || number < 5).then_some(100.0 + number as f64));
    let parts = [Part { run: &good, better: Better::Higher }, Part { run: &also, better: Better::Higher }];
    let mut draws = stats::Draws::new(3);
    let made = own_index(&parts, &country(60), 300, &mut || draws.uniform()).unwrap();
    assert_eq!(made.years, [(id("N15507"), Year(2022)), (id("N15508"), Year(2021))]);
    assert_eq!(made.lacking, [(area(3), vec![id("N15507")])]);
    assert_eq!(made.rows.len(), 59);
    let lowest = made.rows.iter().find(|row| row.area == area(0)).unwrap();
    assert_eq!((lowest.index, lowest.range.worst), (0.0, 59));
    assert_eq!(lowest.place, 58, "the two lowest are both at the end of the scale");
}

#[test]
fn neighbours_are_explained_and_a_lonely_one_is_flagged() {
    let variables = structure_variables(
        "structure.toml",
        "[[variable]]\nname_sv = \"befolkning\"\nname_en = \"population\"\nkey_figures = [\"N01951\"]\nlogarithm = true\n\
         title_words = []\nbecause = \"\"\n[[variable]]\nname_sv = \"äldre\"\nname_en = \"older\"\nkey_figures = [\"N01960\"]\n\
         logarithm = false\ntitle_words = []\nbecause = \"\"\n",
    )
    .unwrap();
    let people = run("N01951", 30, &[2022], |number, _| {
        (number != 29).then(|| if number == 0 { 2_000_000.0 } else { 1000.0 * 1.2f64.powi(number as i32) })
    });
    let older = run("N01960", 30, &[2022], |number, _| Some(20.0 + (number % 3) as f64));
    let structure = Structure::new(&variables, &[vec![&people], vec![&older]], &country(30)).unwrap();
    assert_eq!(structure.lacking(), [area(29)]);
    for metric in [Metric::Euclidean, Metric::Mahalanobis] {
        let near = structure.nearest(area(10), 3, metric).unwrap();
        assert!(!near.nobody_is_near);
        // Of the same share of older, the nearest in population: three steps away.
        let mut two = [near.peers[0].area, near.peers[1].area];
        two.sort_unstable();
        assert_eq!(two, [area(7), area(13)], "{metric:?}");
        assert!((near.peers[0].distance - near.peers[1].distance).abs() < 1e-9, "multiples are what counts");
        // Its share of older is the country's middle, so its size is the more telling likeness.
        assert_eq!(near.peers[0].alike, [0, 1]);
        assert_eq!(near.peers[0].unlike, [0usize; 0]);
        assert!(structure.nearest(area(0), 3, metric).unwrap().nobody_is_near);
    }
    assert_eq!(structure.nearest(area(29), 3, Metric::Euclidean), None);
}

#[test]
fn the_built_in_structure_needs_each_of_its_key_figures() {
    let variables = built_in::structure();
    let empty = run("N01951", 3, &[2022], |_, _| None);
    let runs: Vec<Vec<&Run>> = variables.iter().map(|one| vec![&empty; one.key_figures.len()]).collect();
    assert_eq!(Structure::new(&variables, &runs, &country(3)), None);
}

/// Forty municipalities that keep their places but for number 4, which rises by 20 from 2015 on, and one by luck.
fn climbing() -> Run {
    run("N15508", 40, &[2010, 2015, 2020], |number, year| {
        let level = 50.0 + number as f64;
        Some(match (number, year) {
            (4, 2020) => level + 20.0,
            (5, 2010) => 53.0,
            _ => level,
        })
    })
}

#[test]
fn climbers_start_near_our_level_and_are_told_what_was_to_be_expected() {
    let run = climbing();
    let municipalities = country(40);
    let reviewed = built_in::reviewed();
    let aids = BTreeMap::new();
    let question = ClimbQuestion {
        run: &run,
        better: Better::Higher,
        from: area(3),
        n_years: 5,
        band: 0.2,
        municipalities: &municipalities,
        breaks: &[],
        since: None,
        review: reviewed.get(id("N15508")).unwrap(),
        aids: &aids,
    };
    let found = climbers(&question).unwrap();
    assert_eq!((found.level, found.year, found.n_starts), (53.0, Year(2020), 2));
    let first = found.climbs[0];
    assert_eq!((first.area, first.start, first.end, first.rise), (area(4), Year(2015), Year(2020), 20.0));
    assert_eq!(first.place_beyond, 1);
    assert!((first.of_all + first.regression + first.beyond - first.rise).abs() < 1e-9);
    assert!(first.regression > 0.0, "whoever lies below the mean is expected to rise");
    assert!(found.climbs.iter().all(|climb| climb.area != area(3) && (climb.from - 53.0).abs() < 0.2 * 12.0));
    assert_eq!(found.climbs[1].area, area(5));

    let later = climbers(&ClimbQuestion { since: Some(Year(2015)), ..question.clone() }).unwrap();
    assert_eq!(later.climbs.len(), 1);
    let broken = climbers(&ClimbQuestion { breaks: &[Year(2018)], ..question.clone() }).unwrap();
    assert!(broken.climbs.iter().all(|climb| climb.end == Year(2015)));
    let falling = climbers(&ClimbQuestion { better: Better::Lower, ..question }).unwrap();
    assert!(falling.climbs.iter().all(|climb| climb.rise > 0.0 && climb.to < climb.from));
}

#[test]
fn holes_are_told_apart() {
    let reviewed = built_in::reviewed();
    let review = reviewed.get(id("N17007"));
    let absent = review.unwrap().not_applicable[0].area;
    let municipalities: Vec<AreaCode> = country(6).into_iter().chain([absent]).collect();
    let mut rows = Vec::new();
    let mut row = |number: usize, year: u16, figure: Figure| {
        rows.push(Row { area: area(number), year: Year(year), sex: Sex::Total, figure });
    };
    row(0, 2022, Figure::Value(1.0));
    row(1, 2021, Figure::Value(1.0));
    row(2, 2015, Figure::Value(1.0));
    row(4, 2021, Figure::Value(1.0));
    row(4, 2022, Figure::Missing(MissingReason::Withdrawn));
    row(5, 2022, Figure::Missing(MissingReason::Suppressed));
    let run = Run::from_rows(id("N17007"), rows).unwrap();
    let living = info("N17007", "Kostnad för kommunal gymnasieskola, kr/elev", Some(2023));
    let found = holes(Some(&run), Some(&living), review, &municipalities, &municipalities);
    let kinds: Vec<(AreaCode, HoleKind, Option<u16>)> =
        found.holes.iter().map(|hole| (hole.area, hole.kind, hole.last.map(|year| year.0))).collect();
    assert_eq!(
        kinds,
        [
            (area(1), HoleKind::Late, Some(2021)),
            (area(2), HoleKind::Stopped, Some(2015)),
            (area(3), HoleKind::Never, None),
            (area(4), HoleKind::Withdrawn, Some(2021)),
            (area(5), HoleKind::Suppressed, None),
            (absent, HoleKind::NotApplicable, None),
        ]
    );
    for (ended, kind) in [
        (info("N17007", "Kostnad, kr/elev (-2022)", Some(2023)), HoleKind::Discontinued),
        (info("N17007", "Kostnad, kr/elev (-2022)", None), HoleKind::Discontinued),
        (info("N17007", "Kostnad, kr/elev", None), HoleKind::NothingPlanned),
    ] {
        let found = holes(Some(&run), Some(&ended), review, &municipalities, &municipalities);
        assert_eq!(found.is_discontinued, kind == HoleKind::Discontinued);
        assert_eq!(found.holes.iter().filter(|hole| hole.kind == kind).count(), 4);
        assert_eq!(found.holes.iter().filter(|hole| hole.kind == HoleKind::Never).count(), 1);
    }
    let nobody = holes(None, Some(&living), None, &municipalities[..2], &municipalities);
    assert_eq!((nobody.newest, nobody.holes.len()), (None, 2));
}

fn candidate(name: &str, measure: Measure, gap: f64) -> Candidate {
    let parts = Parts { gap: Some(gap), money_mnkr: None, certainty: Some(1.0), influence: Some(1.0), novelty: None };
    let direction = if measure == Measure::Cost { Direction::Neither } else { Direction::Higher };
    let key_figure = id(name);
    Candidate { key_figure, value: 1.0, year: Year(2022), middle: 0.0, measure, direction, is_reviewed: true, parts }
}

#[test]
fn a_dozen_keeps_places_for_quality_and_says_nothing_twice() {
    let mut candidates = Vec::new();
    for number in 0..10 {
        candidates.push(candidate(&format!("N1{number:04}"), Measure::Cost, 50.0 - number as f64));
        candidates.push(candidate(&format!("N2{number:04}"), Measure::Quality, 10.0 - number as f64));
    }
    let valued = valued(candidates);
    assert!(valued[..10].iter().all(|one| one.candidate.measure == Measure::Cost));
    assert!(valued.is_sorted_by(|a, b| a.value >= b.value));
    let alone: Vec<Run> = (0..20).map(|_| run("N00001", 1, &[2022], |_, _| Some(1.0))).collect();
    let titles: Vec<String> = (0..20).map(|at| format!("Titel {at}, andel")).collect();
    let services: Vec<String> = (0..20).map(|at| format!("Verksamhet {}", at % 7)).collect();
    let from: Vec<Choosable<'_>> = valued
        .iter()
        .enumerate()
        .map(|(at, valued)| Choosable { valued, title: &titles[at], service: &services[at], run: &alone[at] })
        .collect();
    let chosen = choose(&from, &country(1), 6);
    let n_quality = chosen.iter().filter(|at| valued[**at].candidate.measure == Measure::Quality).count();
    assert_eq!((chosen.len(), n_quality), (6, 2));
    for n in 1..6 {
        assert_eq!(choose(&from, &country(1), n), chosen[..n], "a shorter list is the beginning of a longer one");
    }
    assert_eq!(chosen[0], 0, "the highest value is first");
    let twins: Vec<Choosable<'_>> =
        from.iter().map(|one| Choosable { title: "Kostnad kultur, kr/inv", ..*one }).collect();
    assert_eq!(choose(&twins, &country(1), 6).len(), 1);
    let same = run("N00001", 60, &[2022], |number, _| Some(number as f64));
    let related: Vec<Choosable<'_>> = from.iter().map(|one| Choosable { run: &same, ..*one }).collect();
    assert_eq!(choose(&related, &country(60), 6).len(), 1);
}

#[test]
fn a_distance_is_seen_against_the_country_and_a_move_against_five_years_before() {
    let moving = run("N15508", 60, &[2017, 2022], |number, year| {
        Some(if number == 0 && year == 2022 { 100.0 } else { number as f64 })
    });
    let found = distance(&moving, area(0), &country(60), &[]).unwrap();
    assert_eq!((found.value, found.year, found.middle), (100.0, Year(2022), 30.5));
    assert!((found.moved.unwrap() - 59.0 / 60.0).abs() < 1e-12);
    assert_eq!(distance(&moving, area(0), &country(60), &[Year(2020)]).unwrap().moved, None);
    assert_eq!(distance(&moving, area(0), &country(40), &[]), None, "forty are no country");
    let parts = found.parts(None, None, None);
    assert_eq!((parts.gap, parts.certainty, parts.influence), (None, None, None));
}
