//! The price indices: what is built in follows from its source, and a slip is told with its place.

use catalogue::{CatalogueError, PriceIndexName, Prices, Programme, built_in};
use domain::Year;
use insta::assert_snapshot;
use rstest::rstest;

/// SCB, *Underliggande inflation enligt KPIF, förändring sedan föregående månad, procent*: the table as of March 2025.
const MONTHS: &str = "
2000 -0.9 0.4 0.4 -0.1 0.5 0.0 -0.5 0.1 0.7 0.2 0.1 -0.1
2001 -0.4 0.4 0.7 0.9 0.7 -0.1 -0.6 0.2 0.8 -0.1 0.1 0.1
2002 -0.3 0.3 0.8 0.3 0.2 -0.2 -0.3 0.1 0.8 0.3 -0.2 0.3
2003 0.4 0.9 0.5 -0.2 -0.1 -0.1 -0.2 0.0 0.7 0.1 -0.2 0.1
2004 -0.2 -0.1 0.8 0.3 0.3 -0.4 -0.1 -0.1 0.8 0.3 -0.5 0.0
2005 -0.5 0.5 0.2 0.2 0.1 0.1 -0.1 0.2 0.7 0.2 -0.2 0.1
2006 -0.8 0.4 0.6 0.5 0.2 0.0 -0.3 0.1 0.5 0.0 0.0 0.0
2007 -0.6 0.4 0.5 0.5 -0.1 0.1 -0.3 -0.1 0.8 0.5 0.5 0.1
2008 -0.7 0.4 0.8 0.4 0.4 0.4 -0.4 0.1 0.9 -0.2 -0.4 -0.1
2009 -0.2 0.5 0.5 0.3 -0.1 0.2 -0.2 0.2 0.4 0.3 0.0 0.2
2010 -0.2 0.6 0.3 0.0 0.1 0.0 -0.3 0.0 0.7 0.3 0.2 0.6
2011 -1.1 0.5 0.4 0.4 0.1 -0.3 -0.2 0.0 0.7 -0.1 0.2 0.0
2012 -0.7 0.7 0.4 0.3 0.0 -0.3 -0.4 0.1 0.7 0.1 -0.2 0.3
2013 -0.7 0.5 0.5 -0.2 0.2 -0.1 -0.1 0.1 0.4 -0.2 0.0 0.3
2014 -1.1 0.5 0.1 0.4 0.1 0.2 -0.2 0.0 0.2 0.1 0.0 0.2
2015 -1.0 0.8 0.1 0.2 0.4 -0.2 0.1 -0.1 0.4 0.1 -0.1 0.2
2016 -0.4 0.3 0.5 0.0 0.2 0.1 0.1 -0.1 0.2 0.4 0.1 0.5
2017 -0.7 0.7 0.0 0.6 0.1 0.1 0.6 -0.1 0.2 -0.1 0.2 0.4
2018 -0.9 0.7 0.3 0.4 0.3 0.3 0.5 -0.2 0.5 -0.1 -0.1 0.4
2019 -1.0 0.7 0.2 0.6 0.3 -0.1 0.4 -0.4 0.5 0.0 0.1 0.4
2020 -1.5 0.5 -0.2 -0.3 0.6 0.6 0.2 -0.1 0.1 0.0 0.0 0.7
2021 -0.3 0.3 0.2 0.3 0.2 0.1 0.3 0.5 0.5 0.2 0.5 1.3
2022 -0.5 0.9 1.7 0.6 1.0 1.2 -0.2 1.5 1.1 -0.1 0.7 1.9
2023 -1.3 0.9 0.4 0.2 0.1 0.9 -0.2 -0.1 0.4 0.1 0.1 0.6
2024 -0.3 0.2 0.1 0.3 0.2 0.0 0.1 -0.5 0.3 0.4 0.5 0.3
";

/// The annual means of the index that the months make, by year.
fn annual_means() -> Vec<(Year, f64)> {
    let mut level = 100.0;
    MONTHS
        .trim()
        .lines()
        .map(|line| {
            let mut cells = line.split_whitespace();
            let year = Year(cells.next().unwrap().parse().unwrap());
            let months = cells.map(|change| {
                level *= 1.0 + change.parse::<f64>().unwrap() / 100.0;
                level
            });
            let months: Vec<f64> = months.collect();
            assert_eq!(months.len(), 12, "{year}");
            (year, months.iter().sum::<f64>() / 12.0)
        })
        .collect()
}

/// To the second decimal; where an authority's own annual mean stands, within what rounded months can be wrong by.
#[test]
fn kpif_follows_from_scbs_months() {
    let prices = built_in::prices();
    let kpif = prices.get(PriceIndexName::Kpif).unwrap();
    let means = annual_means();
    let years: Vec<Year> = kpif.changes().map(|change| change.year).collect();
    assert_eq!(years, (2001..=2024).map(Year).collect::<Vec<_>>());
    for pair in means.windows(2) {
        let [(_, before), (year, mean)] = pair else { unreachable!("windows of two") };
        let change = kpif.change(*year).unwrap();
        let computed = (mean / before - 1.0) * 100.0;
        let allowed = if change.source == "scb-months" { 0.0051 } else { 0.15 };
        assert!((change.change_percent - computed).abs() < allowed, "{year}: {} and {computed}", change.change_percent);
    }
}

/// SKL's answer of 19 December 2017 quotes its table of 28 September 2017.
#[test]
fn pkv_is_there_as_far_as_it_could_be_read() {
    let prices = built_in::prices();
    let pkv = prices.get(PriceIndexName::Pkv).unwrap();
    let figures: Vec<(Year, f64)> = pkv.changes().map(|change| (change.year, change.change_percent)).collect();
    assert_eq!(figures, [(Year(2015), 2.4), (Year(2016), 2.7)]);
    assert!(pkv.found.contains("skr.se"));
}

fn with_own(price_changes: &str) -> Result<Programme, CatalogueError> {
    let table = format!("\n[[price_changes]]\n{price_changes}\n[group]");
    Programme::parse("dag.toml", &built_in::PROGRAMME_SODERTORN.replacen("\n[group]", &table, 1))
}

#[test]
fn a_days_own_figures_stand_in_place_of_the_built_in_ones() {
    let own = "index = \"pkv\"\nsource = \"SKR, oktober 2025\"\npercent = { 2016 = 2.9, 2017 = 3.0, 2025 = -0.1 }";
    let programme = with_own(own).unwrap();
    let prices = built_in::prices().with(&programme.price_changes);
    let pkv = prices.get(PriceIndexName::Pkv).unwrap();
    let chain: Vec<f64> =
        pkv.changes_between(Year(2014), Year(2017)).unwrap().iter().map(|change| change.change_percent).collect();
    assert_eq!(chain, [2.4, 2.9, 3.0]);
    assert_eq!(pkv.change(Year(2025)).unwrap().source, "SKR, oktober 2025");
    assert_eq!(pkv.own_sources, ["SKR, oktober 2025"]);
    assert_eq!(prices.get(PriceIndexName::Kpif), built_in::prices().get(PriceIndexName::Kpif));
}

#[rstest]
#[case::no_year("index = \"pkv\"\nsource = \"SKR\"\npercent = { \"i år\" = 2.0 }", "`i år` is no year")]
#[case::no_figures("index = \"pkv\"\nsource = \"SKR\"\npercent = {}", "there are no figures of PKV")]
#[case::beyond_belief("index = \"pkv\"\nsource = \"SKR\"\npercent = { 2024 = 28 }", "change by 28 per cent in 2024")]
#[case::shares("index = \"pkv\"\nsource = \"SKR\"\npercent = { 2023 = 0.041, 2024 = 0.028 }", "look like shares")]
#[case::factors("index = \"pkv\"\nsource = \"SKR\"\npercent = { 2023 = 1.041, 2024 = 1.028 }", "look like shares")]
#[case::decimal_commas("index = \"pkv\"\nsource = \"SKR\"\npercent = { 2023 = 4,1, 2024 = 2,8 }", "")]
#[case::texts("index = \"pkv\"\nsource = \"SKR\"\npercent = { 2023 = \"4.1\" }", "")]
#[case::dots("index = \"pkv\"\nsource = \"SKR\"\npercent = { 2023 = … }", "")]
#[case::no_source("index = \"pkv\"\nsource = \" \"\npercent = { 2024 = 2.8 }", "PKV have no source")]
#[case::twice(
    "index = \"pkv\"\nsource = \"a\"\npercent = { 2024 = 2.8 }\n[[price_changes]]\nindex = \"pkv\"\nsource = \"b\"\npercent = { 2024 = 2.9 }",
    "2024 stands twice for PKV"
)]
fn a_slip_in_a_days_own_figures_is_told_with_its_place(#[case] written: &str, #[case] told: &str) {
    let error = with_own(written).unwrap_err();
    assert!(error.to_string().starts_with("dag.toml:") && error.message.contains(told), "{error}");
    let names_a_number = ["2.8", "SKR", "2024", "latest"].iter().any(|word| error.instead.contains(word));
    assert!(names_a_number, "{}", error.instead);
}

#[test]
fn a_year_without_a_figure_breaks_the_chain() {
    let prices = built_in::prices();
    let kpif = prices.get(PriceIndexName::Kpif).unwrap();
    assert_eq!(kpif.changes_between(Year(2017), Year(2022)).map(|changes| changes.len()), Some(5));
    assert_eq!(kpif.changes_between(Year(2022), Year(2022)).map(|changes| changes.len()), Some(0));
    assert_eq!(kpif.changes_between(Year(2022), Year(2025)), None);
}

const FILE: &str = r#"index = "pkv"
short_sv = "PKV"
short_en = "PKV"
title_sv = "prisindex"
title_en = "price index"
publisher = "SKR"
found = "here"

[[source]]
id = "a"
what = "A table"
address = "https://skr.se"
note = "As it stands."

[[year]]
year = 2021
change_percent = 2.5
status = "outcome"
source = "a"
"#;

#[rstest]
#[case::beyond_belief("change_percent = 2.5", "change_percent = 25")]
#[case::an_unnamed_source("source = \"a\"", "source = \"b\"")]
#[case::an_unknown_status("\"outcome\"", "\"certain\"")]
#[case::an_unknown_index("\"pkv\"", "\"kpi\"")]
#[case::no_source("source = \"a\"", "")]
fn a_slip_is_told_with_its_place(#[case] right: &str, #[case] wrong: &str) {
    assert!(FILE.contains(right));
    Prices::default().add_file("pkv.toml", FILE).unwrap();
    let error = Prices::default().add_file("pkv.toml", &FILE.replacen(right, wrong, 1)).unwrap_err();
    assert!(error.place.line > 0 && error.to_string().starts_with("pkv.toml:"), "{error}");
    assert!(!error.hint().unwrap_or_default().is_empty());
}

#[test]
fn a_year_that_stands_twice_is_refused() {
    let year = &FILE[FILE.find("[[year]]").unwrap()..];
    let error = Prices::default().add_file("pkv.toml", &format!("{FILE}\n{year}")).unwrap_err();
    assert_snapshot!(format!("{error}\nhint: {}", error.hint().unwrap()), @r"
    pkv.toml:21:1: 2021 stands twice
    hint: keep the latest known outcome
    ");
    let mut prices = Prices::default();
    prices.add_file("pkv.toml", FILE).unwrap();
    assert!(prices.add_file("again.toml", FILE).unwrap_err().to_string().contains("two files"));
}
