//! The sentence at the top of a key figure's page, for Nynäshamn, from a table of years and municipalities.

use document::{Document, Language};
use rstest::rstest;

use crate::given::stories;
use crate::table_of_years::{document_of, document_of_answers};

/// The headline with hard spaces as spaces, where so many answered that every shown difference is proven.
fn headline(id: &str, table: &str, language: Language) -> String {
    headline_of(&document_of_answers(id, table, 1e12, language), language)
}

fn headline_of(document: &Document, language: Language) -> String {
    let (page, _) = stories(document).next().unwrap();
    page.headline.plain(language).replace('\u{a0}', " ")
}

#[rstest]
#[case::lowest_with_distance(
    "N11008",
    "     Riket  Huddinge Salem  Nynäshamn
    2022 169451 170000   160000 152622",
    "Nynäshamn har lägst kostnad per förskolebarn, 10 % under riket"
)]
#[case::highest_with_distance(
    "N11008",
    "     Riket  Huddinge Salem  Nynäshamn
    2022 169451 170000   160000 178205",
    "Nynäshamn har högst kostnad per förskolebarn, 5 % över riket"
)]
#[case::less_than_one_per_cent_has_a_decimal(
    "N11008",
    "     Riket  Huddinge Salem  Nynäshamn
    2022 100000 170000   160000 99600",
    "Nynäshamn har lägst kostnad per förskolebarn, 0,4 % under riket"
)]
#[case::per_cent_differ_by_percentage_points(
    "N15508",
    "     Riket Huddinge Salem Nynäshamn
    2023 71.4  70.1     65.0  73.7",
    "Nynäshamn är säker etta i andel elever som klarar alla ämnen, 2,3 procentenheter över riket"
)]
#[case::other_units_differ_in_their_own(
    "N11102",
    "     Riket Huddinge Salem Nynäshamn
    2023 5.2   5.0      5.5   4.6",
    "Nynäshamn är säker etta i barn per årsarbetare i förskolan, 0,6 barn under riket"
)]
#[case::most(
    "N11102",
    "     Riket Huddinge Salem Nynäshamn
    2023 5.2   5.0      5.5   6.0",
    "Nynäshamn har flest barn per årsarbetare i förskolan, 0,8 barn över riket"
)]
#[case::an_end_on_rikets_level(
    "N15508",
    "     Riket Huddinge Salem Nynäshamn
    2023 73.7  70.1     65.0  73.7",
    "Nynäshamn är säker etta i andel elever som klarar alla ämnen: 73,7 %"
)]
#[case::an_end_without_riket(
    "N11008",
    "     Huddinge Salem  Nynäshamn
    2022 170000   160000 152622",
    "Nynäshamn har lägst kostnad per förskolebarn: 152 600 kr"
)]
fn at_an_end(#[case] id: &str, #[case] table: &str, #[case] expected: &str) {
    assert_eq!(headline(id, table, Language::Sv), expected);
}

#[rstest]
#[case::by_two(
    "N15508",
    "     Riket Huddinge Salem Haninge Nynäshamn
    2023 71.4  70.1     75.0  65.0    75.0",
    "Nynäshamn och Salem delar första platsen i andel elever som klarar alla ämnen: 75,0 %"
)]
#[case::by_three_at_the_shown_decimals(
    "N15508",
    "     Riket Huddinge Salem Haninge Nynäshamn
    2023 71.4  65.04    75.0  64.96   65.02",
    "Nynäshamn, Huddinge och Haninge delar sista platsen i andel elever som klarar alla ämnen: 65,0 %"
)]
#[case::by_all_is_no_end(
    "N15508",
    "     Riket Huddinge Salem Nynäshamn
    2023 71.4  75.0     75.0  75.0",
    "Alla tre ligger över riket i andel elever som klarar alla ämnen. Nynäshamn har 75,0 %."
)]
fn an_end_is_shared(#[case] id: &str, #[case] table: &str, #[case] expected: &str) {
    assert_eq!(headline(id, table, Language::Sv), expected);
}

#[rstest]
#[case::level(
    "N15508",
    "     Riket Huddinge Salem Nynäshamn
    2023 71.41 70.1     75.0  71.36",
    "Nynäshamn ligger på rikets nivå i andel elever som klarar alla ämnen: 71,4 %"
)]
#[case::above(
    "N15508",
    "     Riket Huddinge Salem Nynäshamn
    2023 71.4  70.1     75.0  72.9",
    "Nynäshamn ligger 1,5 procentenheter över riket i andel elever som klarar alla ämnen"
)]
#[case::below(
    "N11008",
    "     Riket  Huddinge Salem  Nynäshamn
    2022 169451 170000   140000 158349",
    "Nynäshamn ligger 7 % under riket i kostnad per förskolebarn"
)]
#[case::all_above(
    "N11008",
    "     Riket  Huddinge Salem  Haninge Nynäshamn
    2022 139000 170000   140000 150000  158349",
    "Alla fyra ligger över riket i kostnad per förskolebarn. Nynäshamn har 158 300 kr."
)]
#[case::all_below(
    "N11102",
    "     Riket Huddinge Salem Nynäshamn
    2023 5.6   5.0      5.5   5.2",
    "Alla tre ligger under riket i barn per årsarbetare i förskolan. Nynäshamn har 5,2 barn."
)]
#[case::one_as_riket_is_not_all_above(
    "N11102",
    "     Riket Huddinge Salem Nynäshamn
    2023 5.0   5.04     5.5   5.2",
    "Nynäshamn ligger 0,2 barn över riket i barn per årsarbetare i förskolan"
)]
#[case::one_missing_is_not_all_above(
    "N11102",
    "     Riket Huddinge Salem Haninge Nynäshamn
    2023 4.0   5.0      5.5   -       5.2",
    "Nynäshamn ligger 1,2 barn över riket i barn per årsarbetare i förskolan"
)]
#[case::one_older_is_not_all_above(
    "N11102",
    "     Riket Huddinge Salem Haninge Nynäshamn
    2022 4.0   -        -     5.1     -
    2023 4.0   5.0      5.5   -       5.2",
    "Nynäshamn ligger 1,2 barn över riket i barn per årsarbetare i förskolan"
)]
#[case::no_riket(
    "N11008",
    "     Huddinge Salem  Nynäshamn
    2022 172000   149000 158349",
    "Nynäshamn ligger mellan Salem och Huddinge i kostnad per förskolebarn: 158 300 kr"
)]
#[case::what_is_too_long_for_two_lines_is_said_plainly(
    "N11102",
    "     Huddinge Salem Nynäshamn
    2023 5.0      5.5   5.2",
    "Nynäshamn ligger mellan Huddinge och Salem i barn per årsarbetare i förskolan: 5,2 barn"
)]
fn beside_riket(#[case] id: &str, #[case] table: &str, #[case] expected: &str) {
    assert_eq!(headline(id, table, Language::Sv), expected);
}

#[rstest]
#[case::distance_to_riket_of_that_year(
    "N11008",
    "     Riket  Huddinge Salem  Haninge Nynäshamn
    2021 160000 -        -      -       150000
    2022 170000 172000   149000 155000  -",
    "År 2021 låg Nynäshamn 6 % under riket i kostnad per förskolebarn"
)]
#[case::an_older_figure_is_at_no_end(
    "N11008",
    "     Riket  Huddinge Salem  Haninge Nynäshamn
    2020 160000 -        -      -       120000
    2022 170000 172000   149000 155000  -",
    "År 2020 låg Nynäshamn 25 % under riket i kostnad per förskolebarn"
)]
#[case::level_says_the_year(
    "N15508",
    "     Riket Huddinge Salem Nynäshamn
    2022 70.0  -        -     70.0
    2023 71.4  72.0     69.0  -",
    "Nynäshamn ligger på rikets nivå i andel elever som klarar alla ämnen: 70,0 % (2022)"
)]
#[case::without_riket_the_figure_says_its_year(
    "N11102",
    "     Riket Huddinge Salem Nynäshamn
    2022 -     -        -     5.2
    2023 5.3   5.0      5.5   -",
    "Barn per årsarbetare i förskolan: Nynäshamn ligger på 5,2 barn (2022)"
)]
#[case::too_old_is_missing(
    "N11102",
    "     Riket Huddinge Salem Haninge Nynäshamn
    2020 5.0   -        -     -       5.2
    2023 5.3   5.0      5.5   5.4     -",
    "Nynäshamn saknar färsk siffra om barn per årsarbetare i förskolan; den senaste är från 2020"
)]
fn an_older_year_is_said(#[case] id: &str, #[case] table: &str, #[case] expected: &str) {
    assert_eq!(headline(id, table, Language::Sv), expected);
}

#[rstest]
#[case::highest_is_told(
    "N15508",
    "     Riket Huddinge Salem Haninge Nynäshamn
    2023 71.4  70.1     80.1  65.0    -",
    "Salem har högst andel elever som klarar alla ämnen, 80,1 %; uppgift saknas för Nynäshamn"
)]
#[case::highest_of_what_is_not_judged(
    "N11008",
    "     Riket  Huddinge Salem  Haninge Nynäshamn
    2022 169451 170000   160000 152622  -",
    "Huddinge har högst kostnad per förskolebarn, 170 000 kr; uppgift saknas för Nynäshamn"
)]
#[case::shared_first_names_nobody(
    "N15508",
    "     Riket Huddinge Salem Haninge Nynäshamn
    2023 71.4  80.1     80.1  65.0    -",
    "Tre kommuner jämförs i andel elever som klarar alla ämnen; uppgift saknas för Nynäshamn"
)]
fn the_marked_is_missing(#[case] id: &str, #[case] table: &str, #[case] expected: &str) {
    assert_eq!(headline(id, table, Language::Sv), expected);
}

#[rstest]
#[case::two(
    "     Riket Huddinge Salem Nynäshamn
    2023 71.4  80.1     -     75.0",
    "Bara två av kommunerna har en jämförbar siffra om andel elever som klarar alla ämnen"
)]
#[case::one(
    "     Riket Huddinge Salem Nynäshamn
    2019 71.4  80.1     79.0  -
    2023 71.4  -        -     75.0",
    "Bara en av kommunerna har en jämförbar siffra om andel elever som klarar alla ämnen"
)]
#[case::none_but_the_country_has(
    "     Riket (Vallentuna) Huddinge Salem Nynäshamn
    2023 71.4  70.0         -        -     -",
    "Ingen av kommunerna har en jämförbar siffra om andel elever som klarar alla ämnen"
)]
#[case::only_riket(
    "     Riket Huddinge Salem Nynäshamn
    2023 71.4  -        -     -",
    "Ingen uppgift finns om andel elever som klarar alla ämnen"
)]
#[case::nothing_at_all(
    "     Riket Huddinge Salem Nynäshamn",
    "Ingen uppgift finns om andel elever som klarar alla ämnen"
)]
fn too_few_are_said(#[case] table: &str, #[case] expected: &str) {
    let document = document_of("N15508", table, Language::Sv);
    let (page, story) = stories(&document).next().unwrap();
    assert_eq!(page.headline.plain(Language::Sv), expected);
    assert!(story.bars.is_none() && story.too_few.is_some());
}

#[rstest]
#[case::lowest(
    "N11008",
    "     Riket  Huddinge Salem  Nynäshamn
    2022 169451 170000   160000 152622",
    "Nynäshamn has the lowest cost per preschool child, 10 % below Sweden as a whole"
)]
#[case::shared(
    "N11102",
    "     Riket Huddinge Salem Haninge Nynäshamn
    2023 5.2   5.5      4.6   5.0     4.6",
    "Nynäshamn and Salem share first place in children per full-time post in preschool: 4.6 children"
)]
#[case::all_above(
    "N11008",
    "     Riket  Huddinge Salem  Nynäshamn
    2022 139000 170000   140000 158349",
    "All three are above Sweden as a whole in cost per preschool child. Nynäshamn has 158,300 SEK."
)]
#[case::missing(
    "N11008",
    "     Riket  Huddinge Salem  Haninge Nynäshamn
    2022 169451 170000   160000 152622  -",
    "Huddinge has the highest cost per preschool child, 170,000 SEK; there is no figure for Nynäshamn"
)]
#[case::too_few(
    "N11008",
    "     Riket  Huddinge Salem Nynäshamn
    2022 169451 170000   -     160000",
    "Only two of the municipalities have a comparable figure for cost per preschool child"
)]
fn english_says_the_same(#[case] id: &str, #[case] table: &str, #[case] expected: &str) {
    assert_eq!(headline(id, table, Language::En), expected);
}

const HIGHEST: &str = "
         Riket Huddinge Salem Haninge Nynäshamn
    2023 61.0  55.0     60.0  58.0    64.0";

/// The same figures say less, the fewer they rest on.
#[rstest]
#[case::many(20_000.0, "Nynäshamn är säker etta i förtroende för politikerna, 3,0 procentenheter över riket")]
#[case::some(1_700.0, "Nynäshamn ligger 3,0 procentenheter över riket i förtroende för politikerna")]
#[case::few(200.0, "Nynäshamn går inte att skilja från riket i förtroende för politikerna: 64,0 %")]
fn only_what_is_proven_is_claimed(#[case] n_answers: f64, #[case] expected: &str) {
    let document = document_of_answers("N00664", HIGHEST, n_answers, Language::Sv);
    assert_eq!(headline_of(&document, Language::Sv), expected);
}

/// Without any error to go by nobody is called first.
#[test]
fn without_an_error_there_is_no_first() {
    let document = document_of("N00664", HIGHEST, Language::Sv);
    assert!(headline_of(&document, Language::Sv).contains("ligger"), "{}", headline_of(&document, Language::Sv));
}
