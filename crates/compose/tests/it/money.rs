//! Kronor: in whose prices they change, and what a gap comes to.

use catalogue::{PriceChanges, PriceChoice, PriceIndexName};
use compose::Source;
use document::{Document, Fact, FactId, Language, Processing};
use domain::{AreaCode, Figure, Row, Run, Sex, Year};
use insta::assert_snapshot;
use rstest::rstest;

use crate::given::{Given, GivenDay, NYNASHAMN, programme_of_one, stories, table_text};

const MEMBERS: [(&str, &str); 3] = [("0136", "Haninge"), ("0138", "Tyresö"), ("0192", "Nynäshamn")];

/// A cost of 1 000 kr in Nynäshamn in 2017, 1 200 in 2022; the others and riket are given.
fn day(id: &str, choice: PriceChoice, riket: f64, others: &[(&str, f64)]) -> GivenDay {
    let area = |code: &str| -> AreaCode { code.parse().unwrap() };
    let row = |code: &str, year, value| Row {
        area: area(code),
        year: Year(year),
        sex: Sex::Total,
        figure: Figure::Value(value),
    };
    let mut rows = vec![row("0192", 2017, 1_000.0), row("0192", 2021, 1_150.0), row("0192", 2022, 1_200.0)];
    rows.extend([row("0136", 2022, 1_300.0), row("0138", 2022, 900.0), row("0000", 2022, riket)]);
    let run = Run::from_rows(id.parse().unwrap(), rows).unwrap();
    let mut key_figures = vec![Given::of(id, Some(run))];
    key_figures.extend(others.iter().map(|(other, value)| {
        let run = Run::from_rows(other.parse().unwrap(), vec![row("0192", 2022, *value)]).unwrap();
        match crate::given::REVIEWED.get(other.parse().unwrap()) {
            Some(_) => Given::of(other, Some(run)),
            None => panic!("{other} is reviewed"),
        }
    }));
    let mut programme = programme_of_one(id.parse().unwrap());
    programme.prices = choice;
    if others.iter().any(|(other, _)| *other == "N00903") {
        let mut more = programme_of_one("N00903".parse().unwrap());
        programme.areas.append(&mut more.areas);
    }
    let named: Vec<(AreaCode, String)> = MEMBERS.iter().map(|(code, name)| (area(code), (*name).to_owned())).collect();
    let day = GivenDay {
        programme,
        members: named.clone(),
        municipalities: named,
        key_figures,
        aids: std::collections::BTreeMap::new(),
        cover: None,
        claims: Vec::new(),
        maps: None,
        source: Source::Kolada,
    };
    day.compared()
}

fn document(id: &str, choice: PriceChoice, riket: f64, others: &[(&str, f64)]) -> Document {
    day(id, choice, riket, others).document(Language::Sv, NYNASHAMN.parse().unwrap())
}

/// 1 000 × 1.0212 × 1.0176 × 1.0050 × 1.0249 × 1.0775 = 1 153.3…; 1 200 less that is 46.7. 1 150 × 1.0775 = 1 239.1.
#[test]
fn changes_of_kronor_are_in_the_newest_years_prices() {
    let document = document("N31008", PriceChoice::Kpif, 1_100.0, &[]);
    let (page, story) = stories(&document).next().unwrap();
    let nynashamn: Vec<String> = table_text(&story.table, Language::Sv)
        .lines()
        .filter(|line| line.contains("2022") || line.starts_with("Nynäs"))
        .map(str::to_owned)
        .collect();
    assert_snapshot!(nynashamn.join("\n"), @r"
    Kommun | 2022, kr | Mot riket | Ändring på ett år, fasta priser | Ändring på fem år, fasta priser
    Nynäshamn | 1 200 | +100 | −39 | +47
    ");
    assert!(story.table.caption.plain(Language::Sv).ends_with("Ändringar i 2022 års priser (KPIF)."));
    assert!(page.source.plain(Language::Sv).contains("Fasta priser: Egen bearbetning med KPIF från SCB."));
}

#[test]
fn running_prices_are_said_to_be_so() {
    let document = document("N31008", PriceChoice::Running, 1_100.0, &[]);
    let (page, story) = stories(&document).next().unwrap();
    let text = table_text(&story.table, Language::Sv);
    assert!(text.contains("Ändring på fem år, löpande priser"), "{text}");
    assert!(text.contains("Nynäshamn | 1 200 | +100 | +50 | +200"), "{text}");
    assert!(story.table.caption.plain(Language::Sv).ends_with("Ändringar i löpande priser."));
    assert!(!page.source.plain(Language::Sv).contains("Fasta priser"));
}

/// PKV has no reviewed figures yet: KPIF stands in its place, and the page says why.
#[test]
fn an_index_that_does_not_cover_the_years_is_replaced_and_named() {
    let document = document("N31008", PriceChoice::Pkv, 1_100.0, &[]);
    let (_, story) = stories(&document).next().unwrap();
    let said: Vec<String> = story.cautions.iter().map(|text| text.plain(Language::Sv)).collect();
    assert!(
        said.iter().any(|text| text.contains("2022 års priser (KPIF); för PKV finns inga granskade tal")),
        "{said:?}"
    );
}

/// A day's own figures: changes over five years are covered, a development since 2010 is not.
#[test]
fn figures_of_the_programme_stand_with_their_sources_and_what_they_do_not_reach_is_told() {
    let mut day = day("N31008", PriceChoice::Pkv, 1_100.0, &[]);
    day.programme.price_changes = [("SKR, oktober 2019", 2018..=2019), ("SKR, oktober 2022", 2020..=2022)]
        .map(|(source, years)| PriceChanges {
            index: PriceIndexName::Pkv,
            source: source.to_owned(),
            percent: years.map(|year| (Year(year), 2.0)).collect(),
        })
        .into();
    let host = NYNASHAMN.parse().unwrap();
    let document = day.document(Language::Sv, host);
    let (page, story) = stories(&document).next().unwrap();
    let source = page.source.plain(Language::Sv);
    let own = "Fasta priser: Egen bearbetning med PKV ur programmet (SKR, oktober 2019; SKR, oktober 2022).";
    assert!(source.ends_with(own), "{source}");
    // 1 200 − 1 000 × 1.02⁵ = 95.9.
    assert!(table_text(&story.table, Language::Sv).contains("Nynäshamn | 1 200 | +100 | +27 | +96"));

    assert!(story.trend.is_none() && !source.contains("KPIF"), "{source}");

    for given in &mut day.key_figures {
        given.run = given.run.take().map(|run| {
            let newest = run.rows().filter(|row| row.year == Year(2022)).collect::<Vec<_>>();
            let early = (2010..2017).flat_map(|year| newest.iter().map(move |row| Row { year: Year(year), ..*row }));
            Run::from_rows(run.key_figure(), run.rows().chain(early).collect()).unwrap()
        });
    }
    let document = day.compared().document(Language::Sv, host);
    let (page, story) = stories(&document).next().unwrap();
    let said: Vec<String> = story.cautions.iter().map(|text| text.plain(Language::Sv)).collect();
    let told =
        "Ändringar är i 2022 års priser (PKV), utvecklingen i 2022 års priser (KPIF): PKV täcker inte alla dess år.";
    assert!(said.iter().any(|text| text.ends_with(told)), "{said:?}");
    let source = page.source.plain(Language::Sv);
    assert!(source.contains(own) && source.ends_with("Fasta priser: Egen bearbetning med KPIF från SCB."), "{source}");
    let made_by = |name: &str| document.facts.get(&FactId(name.to_owned())).map(Fact::processing);
    assert_eq!((made_by("PKV:2020"), made_by("KPIF:2020")), (Some(Processing::Given), Some(Processing::Reviewed)));
}

#[test]
fn what_is_no_money_has_no_prices() {
    let document = document("N15508", PriceChoice::Kpif, 1_100.0, &[]);
    let (page, story) = stories(&document).next().unwrap();
    assert!(!table_text(&story.table, Language::Sv).contains("priser"));
    assert!(!page.source.plain(Language::Sv).contains("priser"));
}

/// 100 kr × 30 000 inhabitants = 3,0 mnkr; of a tax base of 200 000 × 30 000 = 6 000 mnkr that is 0,05 %, 5 öre.
#[rstest]
#[case::above("N31008", 1_100.0, &[("N01951", 30_000.0), ("N00903", 200_000.0)], Some("Ner till rikets nivå är det 3,0 mnkr om året, eller 5,0 öre i skatt"))]
#[case::below("N31008", 2_200.0, &[("N01951", 30_000.0), ("N00903", 200_000.0)], Some("Upp till rikets nivå är det 30 mnkr om året, eller 50 öre i skatt"))]
#[case::without_tax_base("N31008", 1_100.0, &[("N01951", 30_000.0)], Some("Ner till rikets nivå är det 3,0 mnkr om året"))]
#[case::counted("N20048", 1_100.0, &[("N01951", 30_000.0), ("N01957", 20_000.0), ("N00903", 200_000.0)], Some("Ner till rikets nivå är det 2,0 mnkr om året, eller 3,3 öre i skatt"))]
#[case::the_count_is_missing("N20048", 1_100.0, &[("N01951", 30_000.0), ("N00903", 200_000.0)], None)]
#[case::per_child_is_not_counted("N11008", 1_100.0, &[("N01951", 30_000.0), ("N00903", 200_000.0)], None)]
#[case::no_cost("N03107", 1_100.0, &[("N01951", 30_000.0)], None)]
#[case::level("N31008", 1_200.0, &[("N01951", 30_000.0), ("N00903", 200_000.0)], None)]
fn a_gap_is_a_sum_and_tax(
    #[case] id: &str,
    #[case] riket: f64,
    #[case] others: &[(&str, f64)],
    #[case] expected: Option<&str>,
) {
    let document = document(id, PriceChoice::Kpif, riket, others);
    let (page, _) = stories(&document).find(|(_, story)| story.key_figure.as_str() == id).unwrap();
    let subtitle = page.subtitle.as_ref().unwrap().plain(Language::Sv).replace('\u{a0}', " ");
    match expected {
        Some(expected) => assert!(subtitle.starts_with(&format!("{expected}. ")), "{subtitle}"),
        None => assert!(!subtitle.contains("rikets nivå"), "{subtitle}"),
    }
    let source = page.source.plain(Language::Sv);
    assert_eq!(source.contains("Mnkr och öre: Egen bearbetning"), expected.is_some(), "{source}");
}
