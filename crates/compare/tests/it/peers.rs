//! Similar municipalities: found by family and name, and their mean.

use compare::peers::{FAMILIES, family_of, family_of_unreviewed, kinds_of_municipality, similar_for_all};
use compare::similar_municipalities;
use domain::{Area, AreaCode, AreaGroup, AreaKind};
use insta::assert_snapshot;
use rstest::rstest;

use crate::check::{NEITHER, Options, check};

/// Title and members, as Kolada has them.
const GROUPS: &[(&str, &str)] = &[
    ("Liknande kommuner grundskola, Nynäshamn, 2024", "0120 0188"),
    ("Liknande kommuner äldreomsorg, Nynäshamn, 2023", "0117"),
    ("Liknande kommuner, övergripande, Nynäshamn, 2024", "0114 0115"),
    ("Liknande kommuner äldreomsorg, Haninge, 2024", "0160"),
    ("Liknande kommuner LSS, Haninge, 2024", "0163"),
    ("Liknande kommuner IFO, Upplands-Bro, 2022", "0162"),
    ("Liknande regioner övergripande, Haninge, 2024", "0001"),
    ("Södertörn äldreomsorg, Haninge, 2024", "0126"),
];

fn groups() -> Vec<AreaGroup> {
    let group = |(idx, (title, members)): (usize, &(&str, &str))| AreaGroup {
        id: format!("G{idx}").parse().unwrap(),
        title: (*title).to_owned(),
        members: members.split_whitespace().map(|code| code.parse().unwrap()).collect(),
    };
    GROUPS.iter().enumerate().map(group).collect()
}

#[rstest]
#[case::by_family_and_name("Nynäshamn", "äldreomsorg", "0117")]
#[case::another_name("Haninge", "äldreomsorg", "0160")]
#[case::another_family("Haninge", "LSS", "0163")]
#[case::name_with_hyphen("Upplands-Bro", "IFO", "0162")]
#[case::the_year_is_never_read("Nynäshamn", "grundskola", "0120 0188")]
#[case::no_such_family_falls_back("Nynäshamn", "förskola", "0114 0115")]
#[case::no_family_falls_back("Nynäshamn", "", "0114 0115")]
#[case::overall_itself("Nynäshamn", "övergripande", "0114 0115")]
#[case::no_overall_either("Haninge", "förskola", "")]
#[case::unknown_name("Salem", "äldreomsorg", "")]
#[case::part_of_a_name("Nynäs", "äldreomsorg", "")]
fn similar_are_found_by_family_and_name(#[case] name: &str, #[case] family: &str, #[case] expected: &str) {
    let found: Vec<String> = similar_municipalities(&groups(), name, family).iter().map(ToString::to_string).collect();
    assert_eq!(found.join(" "), expected);
}

#[test]
fn without_groups_nobody_is_similar() {
    assert_eq!(similar_municipalities(&[], "Nynäshamn", "äldreomsorg"), []);
}

#[rstest]
#[case("Grundskola", "grundskola")]
#[case("Individ- och familjeomsorg", "IFO")]
#[case("Personlig assistans", "LSS")]
#[case("Funktionsnedsättning LSS", "LSS")]
#[case("Gator och vägar", "övergripande")]
#[case("", "övergripande")]
fn a_service_area_has_a_family(#[case] service_area: &str, #[case] family: &str) {
    assert_eq!(family_of(service_area), family);
}

/// Of three similar ones one has no figure of the year: the mean is of two, and says so.
#[test]
fn the_mean_of_similar_is_unweighted_and_of_the_figures_own_year() {
    let table = "
        0126 2023 T 50
        0127 2022 T 60
        0128 2023 T 70
        0114 2023 T 10
        0115 2023 T 30
        0114 2022 T 5
        0117 2021 T 99
    ";
    let similar: &[(&str, &[&str])] =
        &[("0126", &["0114", "0115", "0117"]), ("0127", &["0114", "0115", "0117"]), ("0128", &["0117"])];
    let members = &["0126", "0127", "0128"];
    assert_snapshot!(check(table, Options { members, similar, ..NEITHER }), @r"
    2023: 3 compared, mean 60, median 60
    country: 4 with quartiles 25 | 40 | 55
    0126 50, similar 20 (of 2)
    0127 60 (2022), similar 5 (of 1)
    0128 70
    ");
}

#[test]
fn all_at_once_are_those_found_one_by_one() {
    let groups = groups();
    let areas: Vec<Area> = [("0192", "Nynäshamn"), ("0136", "Haninge"), ("0139", "Upplands-Bro"), ("0128", "Salem")]
        .map(|(code, name)| Area { code: code.parse().unwrap(), name: name.to_owned(), kind: AreaKind::Municipality })
        .to_vec();
    for family in FAMILIES.into_iter().chain([""]) {
        let expected: Vec<(AreaCode, Vec<AreaCode>)> =
            areas.iter().map(|area| (area.code, similar_municipalities(&groups, &area.name, family))).collect();
        let found: Vec<(AreaCode, Vec<AreaCode>)> = similar_for_all(&groups, &areas, family)
            .into_iter()
            .map(|(area, members)| (area, members.to_vec()))
            .collect();
        assert_eq!(found, expected, "{family}");
    }
}

#[rstest]
#[case::preschool("N11008", "förskola")]
#[case::upper_secondary("U17461", "gymnasieskola")]
#[case::home_care("N21006", "äldreomsorg")]
#[case::support_money("N31807", "ekonomiskt bistånd")]
#[case::anything_else("N00664", "övergripande")]
fn an_unreviewed_key_figure_has_a_family_by_its_digits(#[case] id: &str, #[case] expected: &str) {
    let family = family_of_unreviewed(id.parse().unwrap());
    assert_eq!(family, expected);
    assert!(FAMILIES.contains(&family));
}

/// The titles of Kolada's groups in 2026, others among them.
#[test]
fn the_nine_kinds_of_municipality_are_found_by_their_titles() {
    let titles = [
        "Stor-Stockholm",
        "Lågpendlingskommun nära större stad",
        "Storstäder",
        "Mindre stad/tätort",
        "Pendlingskommun nära mindre tätort",
        "Större stad",
        "Landsbygdskommun, ej nära större stad",
        "Pendlingskommun nära större stad",
        "Pendlingskommun nära storstad",
        "Landsbygdskommun med besöksnäring",
    ];
    let group = |title: &str| AreaGroup {
        id: "G1".parse().unwrap(),
        title: format!("{title} (ovägt medel)"),
        members: Vec::new(),
    };
    let groups: Vec<AreaGroup> = titles.into_iter().map(group).collect();
    let found: Vec<&str> =
        kinds_of_municipality(&groups).iter().map(|kind| kind.title.trim_end_matches(" (ovägt medel)")).collect();
    assert_snapshot!(found.join("\n"), @r"
    Storstäder
    Pendlingskommun nära storstad
    Större stad
    Pendlingskommun nära större stad
    Lågpendlingskommun nära större stad
    Mindre stad/tätort
    Pendlingskommun nära mindre tätort
    Landsbygdskommun, ej nära större stad
    Landsbygdskommun med besöksnäring
    ");
    let old = [group("Landsbygdskommun"), group("Landsbygdskommun med besöksnäring")];
    assert_eq!(kinds_of_municipality(&old).len(), 2);
}
