//! Places as words: '1:a', 'delad 3:e', '11:e', '21:a'; and numbers in a key figure's table.

use std::collections::BTreeMap;

use compose::Source;
use document::Language;
use domain::{AreaCode, Figure, Row, Run, Sex, Year};
use insta::assert_snapshot;
use rstest::rstest;

use crate::given::{Given, GivenDay, programme_of_one, stories, table_text};
use crate::table_of_years::document_of;

/// The place of each of a large group in the order of the values given.
fn places(values: &[f64], language: Language) -> Vec<String> {
    let area = |idx: usize| -> AreaCode { format!("{}", 1401 + idx).parse().unwrap() };
    let row = |(idx, value): (usize, &f64)| Row {
        area: area(idx),
        year: Year(2023),
        sex: Sex::Total,
        figure: Figure::Value(*value),
    };
    let id = "N15508".parse().unwrap();
    let members: Vec<(AreaCode, String)> = (0..values.len()).map(|idx| (area(idx), format!("Ort {idx}"))).collect();
    let day = GivenDay {
        programme: programme_of_one(id),
        municipalities: members.clone(),
        members,
        key_figures: vec![Given::of(
            "N15508",
            Some(Run::from_rows(id, values.iter().enumerate().map(row).collect()).unwrap()),
        )],
        aids: BTreeMap::new(),
        cover: None,
        claims: Vec::new(),
        maps: None,
        source: Source::Kolada,
    };
    let document = day.compared().document(language, area(0));
    let (_, story) = stories(&document).next().unwrap();
    let members = story.table.rows.iter().filter(|row| row.is_member);
    members.map(|row| row.cells[1].plain(language)).collect()
}

#[rstest]
#[case::sv(Language::Sv, "1:a 2:a 3:e 4:e 9:e 10:e 11:e 12:e 13:e 14:e 20:e 21:a 22:a 23:e 24:e 100:e 101:a 111:e")]
#[case::en(Language::En, "1st 2nd 3rd 4th 9th 10th 11th 12th 13th 14th 20th 21st 22nd 23rd 24th 100th 101st 111th")]
fn a_place_ends_as_it_is_read(#[case] language: Language, #[case] expected: &str) {
    let values: Vec<f64> = (0..111).map(|idx| 99.0 - f64::from(idx) / 2.0).collect();
    let all = places(&values, language);
    let chosen = [1, 2, 3, 4, 9, 10, 11, 12, 13, 14, 20, 21, 22, 23, 24, 100, 101, 111].map(|place| &*all[place - 1]);
    assert_eq!(chosen.join(" "), expected);
}

#[rstest]
#[case::sv(Language::Sv, ["delad 1:a", "delad 1:a", "delad 3:e", "delad 3:e", "5:e"])]
#[case::en(Language::En, ["joint 1st", "joint 1st", "joint 3rd", "joint 3rd", "5th"])]
fn a_shared_place_says_so(#[case] language: Language, #[case] expected: [&str; 5]) {
    assert_eq!(places(&[70.0, 70.0, 65.04, 64.96, 60.0], language), expected);
}

#[test]
fn the_table_of_a_judged_key_figure() {
    let table = "
             Riket Huddinge Botkyrka Salem Haninge Nynäshamn
        2018 70.0  68.0     60.0     -     -       71.0
        2022 70.9  70.1     -        -     61.7    -
        2023 71.4  70.1     80.1     80.1  -       -
    ";
    let document = document_of("N15508", table, Language::Sv);
    let (_, story) = stories(&document).next().unwrap();
    assert_snapshot!(table_text(&story.table, Language::Sv), @r"
    Kommun | 2023, % | Plats | Mot riket | Ändring på ett år | Ändring på fem år
    Botkyrka | 80,1 | delad 1:a | +8,7 | – | +20,1
    Salem | 80,1 | delad 1:a | +8,7 | – | –
    Huddinge | 70,1 | 3:e | −1,3 | 0,0 | +2,1
    Haninge | 61,7 (2022) | 4:e | – | – | –
    Nynäshamn | senast 2018 | – | – | – | –
    Riket (vägt) | 71,4 | – | – | – | –
    Gruppens median | 75,1 | – | – | – | –
    Gruppens ovägda medel | 73,0 | – | – | – | –
    Länets kommuner (ovägt medel av 3) | 76,8 | – | – | – | –
    Landets mittersta kommun (median av 3) | 80,1 | – | – | – | –
    ");
}

/// Huddinge shows 70,2 against 71,4: the difference is −1,2 as the shown numbers subtract, though the raw one is −1,28.
#[test]
fn shown_differences_are_those_of_the_shown_numbers() {
    let table = "
             Riket Huddinge Botkyrka Nynäshamn
        2023 71.44 70.16    80.1     75.0
    ";
    let document = document_of("N15508", table, Language::Sv);
    let (_, story) = stories(&document).next().unwrap();
    assert_snapshot!(table_text(&story.table, Language::Sv), @r"
    Kommun | 2023, % | Plats | Mot riket | Ändring på ett år | Ändring på fem år
    Botkyrka | 80,1 | 1:a | +8,7 | – | –
    Nynäshamn | 75,0 | 2:a | +3,6 | – | –
    Huddinge | 70,2 | 3:e | −1,2 | – | –
    Riket (vägt) | 71,4 | – | – | – | –
    Gruppens median | 75,0 | – | – | – | –
    Gruppens ovägda medel | 75,1 | – | – | – | –
    Länets kommuner (ovägt medel av 3) | 75,1 | – | – | – | –
    Landets mittersta kommun (median av 3) | 75,0 | – | – | – | –
    ");
}

#[test]
fn the_table_of_what_is_not_judged_has_no_places_and_goes_by_size() {
    let table = "
             Riket  Huddinge Botkyrka Nynäshamn
        2022 169451 172000   149000   158349
    ";
    let document = document_of("N11008", table, Language::Sv);
    let (_, story) = stories(&document).next().unwrap();
    assert_snapshot!(table_text(&story.table, Language::Sv), @r"
    Kommun | 2022, kr | Mot riket | Ändring på ett år, fasta priser | Ändring på fem år, fasta priser
    Botkyrka | 149 000 | −20 451 | – | –
    Nynäshamn | 158 349 | −11 102 | – | –
    Huddinge | 172 000 | +2 549 | – | –
    Riket (vägt) | 169 451 | – | – | –
    Gruppens median | 158 349 | – | – | –
    Gruppens ovägda medel | 159 783 | – | – | –
    Länets kommuner (ovägt medel av 3) | 159 783 | – | – | –
    Landets mittersta kommun (median av 3) | 158 349 | – | – | –
    ");
}
