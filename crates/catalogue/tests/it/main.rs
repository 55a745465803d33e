//! The catalogue from outside: what is built in, and what a wrong programme is told.

mod charts;
mod claims;
mod prices;

use catalogue::{Programme, Reviewed, built_in};
use domain::{Direction, Measure};
use insta::assert_snapshot;

fn refusal(source: &str) -> String {
    let error = Programme::parse("dag.toml", source).expect_err("the programme is wrong");
    format!("{error}\n{}\nhint: {}", error.place.text, error.hint().unwrap_or_default())
}

#[test]
fn the_built_in_programme_has_fourteen_areas_and_only_reviewed_key_figures() {
    let (programme, reviewed) = (built_in::programme(), built_in::reviewed());
    assert_eq!(programme.areas.len(), 14);
    let unreviewed: Vec<_> = programme.key_figures().into_iter().filter(|id| reviewed.get(*id).is_none()).collect();
    assert!(unreviewed.is_empty(), "not reviewed: {unreviewed:?}");
    for area in &programme.areas {
        assert!((1..=12).contains(&area.key_figures.len()), "{} has {}", area.name_sv, area.key_figures.len());
    }
}

#[test]
fn at_least_the_180_are_reviewed_and_no_cost_is_judged() {
    let reviewed = built_in::reviewed();
    assert!(reviewed.len() >= 180, "{} reviewed", reviewed.len());
    let judged_costs: Vec<_> =
        reviewed.iter().filter(|k| k.measure == Measure::Cost && k.direction != Direction::Neither).collect();
    assert!(judged_costs.is_empty());
}

#[test]
fn every_short_name_is_its_own() {
    let reviewed = built_in::reviewed();
    for names in [
        reviewed.iter().map(|k| (k.short_sv.as_str(), k.id)).collect::<Vec<_>>(),
        reviewed.iter().map(|k| (k.short_en.as_str(), k.id)).collect::<Vec<_>>(),
    ] {
        let mut seen = std::collections::BTreeMap::new();
        for (name, id) in names {
            if let Some(other) = seen.insert(name, id) {
                panic!("{id} and {other} are both `{name}`");
            }
        }
    }
}

#[test]
fn a_title_that_lost_its_words_is_told() {
    let reviewed = built_in::reviewed();
    let key_figure = reviewed.get("N11008".parse().unwrap()).unwrap();
    assert!(key_figure.title_words_missing("Kostnad förskola, kr/inskrivet barn").is_empty());
    assert!(!key_figure.title_words_missing("Antal bibliotek").is_empty());
}

#[test]
fn a_cost_with_a_direction_is_refused_with_its_place() {
    let source = built_in::KEY_FIGURE_FILES.iter().find(|(name, _)| name.ends_with("forskola.toml")).unwrap().1;
    let wrong = source.replacen("direction = \"neither\"", "direction = \"lower\"", 1);
    let error = Reviewed::default().add_file("forskola.toml", &wrong).expect_err("a judged cost");
    assert!(error.message.contains("a cost has a direction"), "{error}");
    assert!(error.place.line > 1);
}

#[test]
fn an_unknown_field_is_shown_with_its_line() {
    let wrong = built_in::PROGRAMME_SODERTORN.replacen("place = ", "plats = ", 1);
    assert_snapshot!("unknown_field", refusal(&wrong));
}

#[test]
fn a_host_outside_the_group_is_refused() {
    let wrong = built_in::PROGRAMME_SODERTORN.replacen("host = \"0192\"", "host = \"0180\"", 1);
    assert_snapshot!("host_outside", refusal(&wrong));
}

fn with_site(url: &str) -> String {
    let site = format!("site_url = \"{url}\"\nhost = \"0192\"");
    built_in::PROGRAMME_SODERTORN.replacen("host = \"0192\"", &site, 1)
}

#[test]
fn a_sites_address_loses_its_last_slash_and_may_be_left_out() {
    let site_url = |source: &str| Programme::parse("dag.toml", source).unwrap().site_url;
    assert_eq!(site_url(built_in::PROGRAMME_SODERTORN), None);
    let with_slash = with_site("https://nyckeltal.haninge.se/2026/");
    assert_eq!(site_url(&with_slash).as_deref(), Some("https://nyckeltal.haninge.se/2026"));
}

#[test]
fn what_is_no_address_or_too_long_for_a_code_is_refused() {
    for url in ["nyckeltal.haninge.se", "ftp://haninge.se", "https://", "https:///2026", "https://haninge.se/?dag=2026"]
    {
        let told = refusal(&with_site(url));
        assert!(told.contains("is not the address of a site") && told.contains("hint: write where"), "{told}");
    }
    let told = refusal(&with_site(&format!("https://haninge.se/{}", "nyckeltal-".repeat(5))));
    assert!(told.contains("is longer than 60 characters"), "{told}");
}

#[test]
fn a_key_figure_in_two_areas_is_refused() {
    let wrong = built_in::PROGRAMME_SODERTORN.replacen("key_figures = [", "key_figures = [\"N11008\", ", 1);
    let told = refusal(&wrong);
    assert!(told.contains("`N11008` stands twice") && told.contains("one area only"), "{told}");
}

#[test]
fn a_misspelt_key_figure_is_refused_with_the_form_to_write() {
    let wrong = built_in::PROGRAMME_SODERTORN.replacen("\"N11008\"", "\"11008\"", 1);
    let told = refusal(&wrong);
    assert!(told.contains("`11008` is not a key figure: a capital letter and five digits"), "{told}");
}

#[test]
fn structure_holds_no_cost_and_no_result() {
    let (structure, reviewed) = (built_in::structure(), built_in::reviewed());
    assert!(structure.len() >= 10);
    for id in structure.iter().flat_map(|variable| &variable.key_figures) {
        let judged = reviewed.get(*id).is_some_and(|known| known.direction != Direction::Neither && known.influence);
        let cost = reviewed.get(*id).is_some_and(|known| known.measure == Measure::Cost);
        assert!(!judged && !cost, "{id} is chosen by the municipality");
    }
}

#[test]
fn six_services_have_three_indices_each() {
    let indices = built_in::indices();
    let mut by_service = std::collections::BTreeMap::new();
    for index in &indices {
        by_service.entry(index.service_sv.as_str()).or_insert_with(Vec::new).push(index.kind);
    }
    assert_eq!(by_service.len(), 6);
    use catalogue::IndexKind::{Efficiency, Quality, Resource};
    assert!(by_service.values().all(|kinds| *kinds == [Resource, Quality, Efficiency]), "{by_service:?}");
    for efficiency in indices.iter().filter(|index| index.kind == Efficiency) {
        let inputs: Vec<_> = efficiency.inputs.iter().map(|input| input.key_figures[0][0]).collect();
        for id in inputs {
            let input = indices.iter().find(|index| index.id == id).expect("an index is made of the two others");
            assert_eq!(input.service_sv, efficiency.service_sv);
        }
    }
}

#[test]
fn a_wrong_index_is_refused_with_its_place() {
    let wrong = "[[index]]\nid = \"U11001\"\nservice_sv = \"a\"\nservice_en = \"a\"\nkind = \"resource\"\nquote = \"\"\n\
                 inputs = [{ words = \"x\", key_figures = [[]], better = \"lower\" }]\n";
    let error = catalogue::index_definition::index_definitions("indices.toml", wrong).expect_err("no key figure");
    assert_snapshot!(error.to_string(), @"indices.toml:1:1: an input of `U11001` has not one or two key figures");
}
