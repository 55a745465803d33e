//! Figures: what is read, what is left out, and what is told about it.

use domain::Place;
use insta::assert_snapshot;
use kolada::parse::parse_observations;
use kolada::{Error, Expected};
use rstest::rstest;

/// The figures and the issues of a body, one a line.
fn check(body: &str, expected: &Expected) -> String {
    let read = parse_observations(body.as_bytes(), expected).unwrap();
    let mut text = String::new();
    for o in &read.value {
        let place = match o.place {
            Place::Area(area) => area.to_string(),
            Place::Group(group) => group.to_string(),
            Place::Unit(unit) => unit.to_string(),
        };
        text += &format!("{} {place} {} {} {:?} of {}\n", o.key_figure, o.year, o.sex, o.figure, o.n_members);
    }
    for issue in &read.issues {
        text += &format!("! {issue}\n");
    }
    text
}

/// A body of one row with these cells.
fn cells(cells: &str) -> String {
    format!(r#"{{"values":[{{"kpi":"N11008","period":2022,"municipality":"0192","values":[{cells}]}}]}}"#)
}

#[test]
fn areas_groups_and_units_are_read() {
    let body = r#"{"values":[
      {"kpi":"N11008","period":2022,"municipality":"0192","values":[
        {"gender":"K","count":1,"status":"","value":-0.0,"isdeleted":false},
        {"gender":"M","count":1,"status":"Missing","value":null,"isdeleted":false},
        {"gender":"T","count":1,"status":"","value":165745.2,"isdeleted":false}]},
      {"kpi":"N11008","period":2022,"municipality":"G96274","values":[{"gender":"T","count":8,"status":"","value":7}]},
      {"kpi":"N15033","period":2024,"ou":"V15E019200101","values":[{"gender":null,"value":81.5,"isdeleted":false}]},
      {"kpi":"N15033","period":2025,"ou":"V15E019200101","municipality":"0192","extra":{"a":[1]},"values":[
        {"gender":"T","status":"","value":81.5,"isdeleted":true,"extra":1}]}],
      "next_url":null,"previous_url":null,"count":4}"#;
    assert_snapshot!(check(body, &Expected::anything()), @r"
    N11008 0192 2022 K Value(0.0) of 1
    N11008 0192 2022 M Missing(NotReported) of 1
    N11008 0192 2022 T Value(165745.2) of 1
    N11008 G96274 2022 T Value(7.0) of 8
    N15033 V15E019200101 2024 T Value(81.5) of 1
    N15033 V15E019200101 2025 T Missing(Withdrawn) of 1
    ");
}

#[rstest]
#[case::null_sex(r#"{"gender":null,"value":1}"#)]
#[case::no_sex(r#"{"value":1}"#)]
#[case::escaped_text(r#"{"gender":"\u0054","value":1}"#)]
#[case::whole_number_as_double(r#"{"value":1.0,"status":null,"count":null,"isdeleted":null}"#)]
fn these_are_one_for_everybody(#[case] cell: &str) {
    assert_eq!(check(&cells(cell), &Expected::anything()), "N11008 0192 2022 T Value(1.0) of 1\n");
}

#[test]
fn a_bad_cell_is_left_out_and_its_neighbours_stay() {
    let body = cells(
        r#"{"gender":"F","value":1},{"gender":"K","value":"1.5"},{"gender":"M","value":true},{"gender":1,"value":1},
        {"value":[1]},{"value":{}},7,null,[],{"count":"1","value":1},{"count":1.5,"value":1},{"count":-1,"value":1},
        {"isdeleted":"no","value":1},{"status":1,"value":1},{"value":1,"value":1},{"gender":"T","value":3}"#,
    );
    assert_snapshot!(check(&body, &Expected::anything()), @r"
    N11008 0192 2022 T Value(3.0) of 1
    ! values[0].values[0].gender: `F` is not a sex that is known (left out)
    ! values[0].values[1].value: expected a number, found the text `1.5` (left out)
    ! values[0].values[2].value: expected a number, found true (left out)
    ! values[0].values[3].gender: expected a text, found 1 (left out)
    ! values[0].values[4].value: expected a number, found a list (left out)
    ! values[0].values[5].value: expected a number, found an object (left out)
    ! values[0].values[6]: expected an object, found 7 (left out)
    ! values[0].values[7]: expected an object, found null (left out)
    ! values[0].values[8]: expected an object, found a list (left out)
    ! values[0].values[9].count: expected a count, found the text `1` (left out)
    ! values[0].values[10].count: expected a count, found 1.5 (left out)
    ! values[0].values[11].count: expected a count, found -1 (left out)
    ! values[0].values[12].isdeleted: expected true or false, found the text `no` (left out)
    ! values[0].values[13].status: expected a text, found 1 (left out)
    ! values[0].values[14].value: stands twice in one object (left out)
    ");
}

#[test]
fn a_number_that_is_not_finite_costs_itself_and_not_the_page() {
    let body = cells(r#"{"gender":"K","value":NaN},{"gender":"M","value":-1e999},{"gender":"T","value":12}"#);
    assert_snapshot!(check(&body, &Expected::anything()), @r"
    N11008 0192 2022 T Value(12.0) of 1
    ! values[0].values[0].value: `NaN` is not a finite number (left out)
    ! values[0].values[1].value: `-1e999` is not a finite number (left out)
    ");
}

#[test]
fn status_and_value_must_agree() {
    let body = cells(
        r#"{"gender":"K","status":"Missing","value":1},{"gender":"M","status":"","value":null},
        {"gender":"T","status":"Private","value":4}"#,
    );
    assert_snapshot!(check(&body, &Expected::anything()), @r"
    N11008 0192 2022 M Missing(NotReported) of 1
    ! values[0].values[0].status: status `Missing` stands beside the value 1 (left out)
    ! values[0].values[1].status: status `` stands beside no value (kept)
    ! values[0].values[2].status: `Private` is not a status that is known (left out)
    ");
    let body = cells(r#"{"gender":"T","status":"Private","value":null}"#);
    assert_snapshot!(check(&body, &Expected::anything()), @r"
    N11008 0192 2022 T Missing(NotReported) of 1
    ! values[0].values[0].status: `Private` is not a status that is known (kept)
    ");
}

#[test]
fn a_bad_row_is_left_out_and_its_neighbours_stay() {
    let good = r#"{"kpi":"N11008","period":2022,"municipality":"0192","values":[{"value":1}]}"#;
    let body = format!(
        r#"{{"values":[{{"period":2022,"municipality":"0192","values":[{{"value":1}}]}},
        {{"kpi":"N1","period":2022,"municipality":"0192","values":[{{"value":1}}]}},
        {{"kpi":"N11008","period":"2022","municipality":"0192","values":[{{"value":1}}]}},
        {{"kpi":"N11008","period":20222,"municipality":"0192","values":[{{"value":1}}]}},
        {{"kpi":"N11008","period":2022.5,"municipality":"0192","values":[{{"value":1}}]}},
        {{"kpi":"N11008","period":2022,"municipality":192,"values":[{{"value":1}}]}},
        {{"kpi":"N11008","period":2022,"municipality":"192","values":[{{"value":1}}]}},
        {{"kpi":"N11008","period":2022,"municipality":"G-1","values":[{{"value":1}}]}},
        {{"kpi":"N11008","period":2022,"ou":"0192","values":[{{"value":1}}]}},
        {{"kpi":"N11008","period":2022,"values":[{{"value":1}}]}},
        {{"kpi":"N11008","period":2022,"municipality":"0192"}},
        {{"kpi":"N11008","period":2022,"municipality":"0192","values":{{}}}},
        {{"kpi":"N11008","period":2022,"municipality":"0192","values":[]}},
        {{"kpi":"N11008","kpi":"N11102","period":2022,"municipality":"0192","values":[{{"value":1}}]}},
        "row",3,null,[],{good}]}}"#
    );
    assert_snapshot!(check(&body, &Expected::anything()), @r"
    N11008 0192 2022 T Value(1.0) of 1
    ! values[0].kpi: missing (left out)
    ! values[1].kpi: `N1` is not a key figure: a capital letter and five digits, as in N11008 (left out)
    ! values[2].period: expected a whole number, found the text `2022` (left out)
    ! values[3].period: `20222` is not a year (left out)
    ! values[4].period: expected a whole number, found 2022.5 (left out)
    ! values[5].municipality: expected a text, found 192 (left out)
    ! values[6].municipality: `192` is not a municipality code: four digits, as in 0192 (left out)
    ! values[7].municipality: `G-1` is not a group: a capital G and letters or digits, as in G96274 (left out)
    ! values[8].ou: `0192` is not a unit: a capital V and letters or digits, as in V15E019200101 (left out)
    ! values[9].municipality: missing (left out)
    ! values[10].values: missing (left out)
    ! values[11].values: expected a list, found an object (left out)
    ! values[12].values: an empty list (left out)
    ! values[13].kpi: stands twice in one object (left out)
    ! values[14]: expected an object, found the text `row` (left out)
    ! values[15]: expected an object, found 3 (left out)
    ! values[16]: expected an object, found null (left out)
    ! values[17]: expected an object, found a list (left out)
    ");
}

#[test]
fn what_nobody_asked_for_is_left_out() {
    let expected = Expected {
        key_figures: Some(["N11008".parse().unwrap()].into()),
        places: Some([Place::Area("0192".parse().unwrap())].into()),
        years: Some([domain::Year(2022)].into()),
    };
    let body = r#"{"values":[{"kpi":"N11008","period":2022,"municipality":"0192","values":[{"value":1}]},
        {"kpi":"N11102","period":2022,"municipality":"0192","values":[{"value":1}]},
        {"kpi":"N11008","period":2021,"municipality":"0192","values":[{"value":1}]},
        {"kpi":"N11008","period":2022,"municipality":"0126","values":[{"value":1}]},
        {"kpi":"N11008","period":2022,"municipality":"G96274","values":[{"value":1}]}]}"#;
    assert_snapshot!(check(body, &expected), @r"
    N11008 0192 2022 T Value(1.0) of 1
    ! values[1].kpi: key figure N11102 was not asked for (left out)
    ! values[2].period: year 2021 was not asked for (left out)
    ! values[3].municipality: area 0126 was not asked for (left out)
    ! values[4].municipality: group G96274 was not asked for (left out)
    ");
}

#[test]
fn what_stands_twice_is_held_once_and_what_contradicts_itself_not_at_all() {
    let row = |year: u16, cells: &str| {
        format!(r#"{{"kpi":"N11008","period":{year},"municipality":"0192","values":[{cells}]}}"#)
    };
    let rows = [
        row(2023, r#"{"gender":"T","value":5}"#),
        row(2022, r#"{"gender":"K","value":1},{"gender":"T","value":2},{"gender":"T","value":2}"#),
        row(2022, r#"{"gender":"K","value":9},{"gender":"M","value":3}"#),
        row(2022, r#"{"gender":"K","status":"Missing","value":null}"#),
    ];
    assert_snapshot!(check(&format!(r#"{{"values":[{}]}}"#, rows.join(",")), &Expected::anything()), @r"
    N11008 0192 2023 T Value(5.0) of 1
    N11008 0192 2022 T Value(2.0) of 1
    N11008 0192 2022 M Value(3.0) of 1
    ! values[1].values[0]: 1 here, but 9 at values[2].values[0] (left out)
    ! values[1].values[2]: stands once more, as at values[1].values[1] (left out)
    ! values[2].values[0]: 9 here, but 1 at values[1].values[0] (left out)
    ! values[3].values[0]: `Missing` here, but 1 at values[1].values[0] (left out)
    ");
}

#[test]
fn a_body_that_is_cut_off_is_an_error_with_its_place() {
    let whole = cells(r#"{"value":1}"#);
    let cut = &whole.as_bytes()[..whole.len() - 4];
    assert!(
        matches!(parse_observations(cut, &Expected::anything()), Err(Error::BrokenBody { message }) if message.contains("line 1"))
    );
}

/// A reader that is quick rather than exact takes each of these for the double beside it.
#[rstest]
#[case("93.82161308273345")]
#[case("0.026602388435083134")]
#[case("241471.09626039778")]
#[case("13.021032676157661")]
fn a_value_is_the_double_nearest_to_what_was_written(#[case] written: &str) {
    let body = format!(
        r#"{{"values":[{{"kpi":"N11008","period":2022,"municipality":"0192","values":[{{"gender":"T","value":{written}}}]}}]}}"#
    );
    let read = parse_observations(body.as_bytes(), &Expected::anything()).unwrap();
    assert_eq!(read.value[0].figure.value().map(|value| value.to_string()).as_deref(), Some(written));
}
