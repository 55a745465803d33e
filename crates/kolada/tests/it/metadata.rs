//! What is said about key figures, areas, groups and units.

use insta::{assert_debug_snapshot, assert_snapshot};
use kolada::parse::{
    parse_area_groups, parse_areas, parse_envelope, parse_key_figure_groups, parse_key_figures, parse_units,
};
use kolada::{Checked, Error, Issue};

fn told(issues: &[Issue]) -> String {
    issues.iter().map(|issue| format!("{issue}\n")).collect()
}

fn sound<T>(read: Result<Checked<T>, Error>) -> T {
    let read = read.unwrap();
    assert_eq!(told(&read.issues), "");
    read.value
}

#[test]
fn a_key_figure_has_its_twelve_fields() {
    let body = r#"{"values":[{"id":"N15507","title":"Elever i åk 9, meritvärde","description":null,
        "is_divided_by_gender":true,"municipality_type":"K","auspice":"X",
        "operating_area":"Grundskola","perspective":"Kvalitet och resultat","prel_publication_date":null,
        "publication_date":"2026-10-21","publ_period":"2026","has_ou_data":true,"new_field":[{}]}],
        "next_url":null,"previous_url":null,"count":1}"#;
    assert_debug_snapshot!(sound(parse_key_figures(body.as_bytes())), @r#"
    [
        KeyFigureInfo {
            id: N15507,
            title: "Elever i åk 9, meritvärde",
            description: None,
            is_divided_by_gender: true,
            municipality_type: "K",
            auspice: Some(
                "X",
            ),
            operating_area: Some(
                "Grundskola",
            ),
            perspective: Some(
                "Kvalitet och resultat",
            ),
            prel_publication_date: None,
            publication_date: Some(
                2026-10-21,
            ),
            publ_period: Some(
                Year(
                    2026,
                ),
            ),
            has_ou_data: true,
        },
    ]
    "#);
}

#[test]
fn a_bad_field_costs_itself_and_a_bad_id_costs_the_row() {
    let body = r#"{"values":[
        {"id":"N00001","title":"one","publ_period":"soon","publication_date":"2026-13-01","auspice":7},
        {"id":"N00001","title":"again"}, {"id":"n00002","title":"small letter"}, {"id":3,"title":"number"},
        {"title":"no id"}, {"id":"N00004"}, 5, null, {"id":"N00005","title":"whole","publ_period":2026}],"count":8}"#;
    let read = parse_key_figures(body.as_bytes()).unwrap();
    assert_eq!(read.value.iter().map(|info| info.id.to_string()).collect::<Vec<_>>(), ["N00001", "N00005"]);
    assert_snapshot!(told(&read.issues), @r"
    values[0].auspice: expected a text, found 7 (kept)
    values[0].publication_date: `2026-13-01` is not a date (kept)
    values[0].publ_period: `soon` is not a year (kept)
    values[1]: stands once more, as at values[0] (left out)
    values[2].id: `n00002` is not a key figure: a capital letter and five digits, as in N11008 (left out)
    values[3].id: expected a text, found 3 (left out)
    values[4].id: missing (left out)
    values[5].title: missing (left out)
    values[6]: expected an object, found 5 (left out)
    values[7]: expected an object, found null (left out)
    count: says 8, but there are 9 rows (kept)
    ");
}

#[test]
fn areas_are_municipalities_or_regions() {
    let body = r#"{"values":[{"id":"0000","title":"Riket","type":"L"},{"id":"0192","title":"Nynäshamn","type":"K"},
        {"id":"192","title":"short","type":"K"},{"id":"0193","title":"odd","type":"X"}]}"#;
    let read = parse_areas(body.as_bytes()).unwrap();
    assert_snapshot!(
        read.value.iter().map(|area| format!("{} {} {:?}\n", area.code, area.name, area.kind)).collect::<String>(),
        @r"
    0000 Riket Region
    0192 Nynäshamn Municipality
    "
    );
    assert_snapshot!(told(&read.issues), @r"
    values[2].id: `192` is not a municipality code: four digits, as in 0192 (left out)
    values[3].type: `X` is not a kind of area that is known (left out)
    ");
}

#[test]
fn a_bad_member_costs_itself_and_not_its_group() {
    let body = r#"{"values":[{"id":"G96274","title":"Södertörn","members":[{"member_id":"0126","member_title":"Huddinge"},
        {"member_id":"N11008"},{"member_title":"?"},"0127"]},{"id":"G2","title":"no members"},{"id":"G3","title":"","members":[]}]}"#;
    let read = parse_area_groups(body.as_bytes()).unwrap();
    assert_snapshot!(
        read.value.iter().map(|group| format!("{} {} {:?}\n", group.id, group.title, group.members)).collect::<String>(),
        @r"
    G96274 Södertörn [0126]
    G3  []
    "
    );
    assert_snapshot!(told(&read.issues), @r"
    values[0].members[1].member_id: `N11008` is not a municipality code: four digits, as in 0192 (left out)
    values[0].members[2].member_id: missing (left out)
    values[0].members[3]: expected an object, found the text `0127` (left out)
    values[1].members: missing (left out)
    ");
}

#[test]
fn groups_of_key_figures_and_units_are_read() {
    let groups = br#"{"values":[{"id":"G2KPI1","title":"g","members":[{"member_id":"N11008","member_title":"t"}]}]}"#;
    assert_eq!(sound(parse_key_figure_groups(groups))[0].members, ["N11008".parse().unwrap()]);
    let units = br#"{"values":[{"id":"V15E019200101","title":"Skolan","municipality":"0192"}]}"#;
    assert_eq!(sound(parse_units(units))[0].municipality.as_str(), "0192");
}

#[test]
fn what_is_no_envelope_says_what_it_is() {
    let told = [
        "<!DOCTYPE html>\n<html><body>Tjänsten är   tillfälligt nere</body></html>",
        "",
        "[]",
        r#"{"values":[{"id":"N1"#,
        r#"{"detail":"Not Found"}"#,
        r#"{"values":{}}"#,
        r#"{"values":[],"next_url":7}"#,
        r#"{"values":[],"next_page":"http://127.0.0.1/v2?page=2"}"#,
        r#"{"values":[]} and more"#,
    ]
    .map(|body| parse_envelope(body.as_bytes()).expect_err(body).to_string());
    assert_snapshot!(told.join("\n"), @r"
    the answer is not JSON: it begins `<!DOCTYPE html> <html><body>Tjänsten är tillfälligt nere</body></html>`
    the answer cannot be read: it is empty
    the answer is not JSON: it begins `[]`
    the answer cannot be read: EOF while parsing a string at line 1 column 20
    the answer cannot be read: missing field `values` at line 1 column 22
    the answer cannot be read: invalid type: map, expected a list of rows at line 1 column 10
    the answer cannot be read: invalid type: integer `7`, expected a string at line 1 column 25
    the answer cannot be read: `next_page` without `next_url`: the format of an older version at line 1 column 54
    the answer cannot be read: trailing characters at line 1 column 15
    ");
}

#[test]
fn an_envelope_that_miscounts_is_told() {
    let read = parse_areas(br#"{"values":[{"id":"0000","title":"Riket","type":"L"}],"count":2}"#).unwrap();
    assert_eq!(told(&read.issues), "count: says 2, but there are 1 rows (kept)\n");
}

#[test]
fn depth_is_bounded() {
    let deep = format!(r#"{{"values":[{}{}]}}"#, "[".repeat(10_000), "]".repeat(10_000));
    assert!(matches!(parse_key_figures(deep.as_bytes()), Err(Error::BrokenBody { .. })));
}
