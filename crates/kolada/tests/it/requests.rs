//! What is asked, as the addresses that go out.

use domain::{AreaCode, KeyFigureId, Place, Year};
use insta::assert_snapshot;
use kolada::{DataQuery, Error, Filter, Pick, Request, request};
use proptest::prelude::*;

fn paths(requests: &[Request]) -> String {
    requests.iter().map(|request| request.path_and_query() + "\n").collect()
}

fn key_figures(numbers: impl IntoIterator<Item = u32>) -> Vec<KeyFigureId> {
    numbers.into_iter().map(|number| format!("N{number:05}").parse().unwrap()).collect()
}

fn areas(numbers: impl IntoIterator<Item = u32>) -> Vec<Place> {
    numbers.into_iter().map(|number| Place::Area(AreaCode::new(&format!("{number:04}")).unwrap())).collect()
}

#[test]
fn metadata_is_asked_for_by_kind_id_and_title() {
    let ids = ["N11008".parse().unwrap(), "U20404".parse().unwrap(), "N11008".parse().unwrap()];
    let group = ["G96274".parse().unwrap()];
    let requests = [
        request::key_figures(Pick::All),
        request::key_figures(Pick::Ids(&ids)),
        request::key_figures(Pick::Ids(&[])),
        request::key_figures(Pick::Titled("Elever i åk 9 & 50 %")),
        request::key_figure_groups(Pick::All),
        request::areas(Pick::All),
        request::area_groups(Pick::Ids(&group)),
        request::units(Pick::All),
        vec![request::units_of("0192".parse().unwrap())],
    ];
    assert_snapshot!(paths(&requests.concat()), @r"
    /kpi?per_page=5000
    /kpi/N11008,U20404?per_page=5000
    /kpi?title=Elever%20i%20%C3%A5k%209%20%26%2050%20%25&per_page=5000
    /kpi_groups?per_page=5000
    /municipality?per_page=5000
    /municipality_groups/G96274?per_page=5000
    /ou?per_page=5000
    /ou?municipality=0192&per_page=5000
    ");
}

#[test]
fn figures_are_asked_for_by_two_filters_or_three() {
    let group = Place::Group("G96274".parse().unwrap());
    let mut query = DataQuery {
        key_figures: Filter::Only(key_figures([11008])),
        places: Filter::Only([areas([192]), vec![group]].concat()),
        ..DataQuery::default()
    };
    let all_years = request::data(&query).unwrap();
    query.years = Filter::Only(vec![Year(2024), Year(2025)]);
    query.from_date = Some("2026-09-01".parse().unwrap());
    let some_years = request::data(&query).unwrap();
    query.key_figures = Filter::All;
    let all_key_figures = request::data(&query).unwrap();
    query.places = Filter::Only(vec![Place::Unit("V15E019200101".parse().unwrap())]);
    let units = request::unit_data(&query).unwrap();
    assert_snapshot!(paths(&[all_years, some_years, all_key_figures, units].concat()), @r"
    /data/kpi/N11008/municipality/0192,G96274?per_page=5000
    /data/kpi/N11008/municipality/0192,G96274/year/2024,2025?from_date=2026-09-01&per_page=5000
    /data/municipality/0192,G96274/year/2024,2025?from_date=2026-09-01&per_page=5000
    /oudata/ou/V15E019200101/year/2024,2025?from_date=2026-09-01&per_page=5000
    ");
}

#[test]
fn a_question_that_cannot_be_asked_is_refused_here() {
    let one_filter = DataQuery { years: Filter::Only(vec![Year(2025)]), ..DataQuery::default() };
    assert!(matches!(request::data(&one_filter), Err(Error::TooFewFilters { n_filters: 1 })));
    let unit = Place::Unit("V15E019200101".parse().unwrap());
    let query = DataQuery { places: Filter::Only(vec![unit]), ..one_filter.clone() };
    assert_eq!(request::data(&query).unwrap_err().to_string(), "`V15E019200101` is no area or group");
    let query = DataQuery { places: Filter::Only(areas([192])), ..one_filter };
    assert_eq!(request::unit_data(&query).unwrap_err().to_string(), "`0192` is no unit");
}

#[test]
fn a_filter_with_nothing_in_it_asks_nothing() {
    let query = DataQuery {
        key_figures: Filter::Only(Vec::new()),
        years: Filter::Only(vec![Year(2025)]),
        ..DataQuery::default()
    };
    assert_eq!(request::data(&query).unwrap(), []);
}

proptest! {
    /// However long the filters: no segment is too long, and every combination is asked for exactly once.
    #[test]
    fn blocks_cover_every_combination_once(n_key_figures in 1u32..80, n_areas in 1u32..60, n_years in 1u16..30) {
        let query = DataQuery {
            key_figures: Filter::Only(key_figures(0..n_key_figures)),
            places: Filter::Only(areas(0..n_areas)),
            years: Filter::Only((2000..2000 + n_years).map(Year).collect()),
            from_date: None,
        };
        let mut n_combinations = 0;
        for request in request::data(&query).unwrap() {
            let expected = request.expected();
            let lengths = [
                expected.key_figures.unwrap().len(),
                expected.places.unwrap().len(),
                expected.years.unwrap().len(),
            ];
            prop_assert!(lengths.iter().all(|length| (1..=request::VALUES_MAX).contains(length)));
            n_combinations += lengths.iter().product::<usize>();
        }
        prop_assert_eq!(n_combinations, n_key_figures as usize * n_areas as usize * usize::from(n_years));
    }
}
