//! Numbers read back from the pages: every one is its fact's, and chart and table show the same.

use html::{SiteOptions, write};
use insta::assert_snapshot;

use crate::sample::{MEMBERS, RIKET, day};
use crate::tags::{Tag, tags};

fn page(path: &str) -> String {
    let files = write(&[day("0192")], &SiteOptions::default()).unwrap();
    let file = files.into_iter().find(|file| file.path == path).unwrap();
    String::from_utf8(file.bytes).unwrap()
}

fn number(tag: &Tag<'_>, attribute: &str) -> f64 {
    tag.get(attribute).unwrap().trim_end_matches('%').parse().unwrap()
}

#[test]
fn every_shown_number_is_its_facts_number() {
    let host = day("0192");
    let files = write(std::slice::from_ref(&host), &SiteOptions::default()).unwrap();
    let mut n_numbers = 0;
    for file in files.iter().filter(|file| file.path.ends_with(".html")) {
        let page = std::str::from_utf8(&file.bytes).unwrap();
        for tag in tags(page).iter().filter(|tag| tag.get("data-value").is_some()) {
            let fact = document::FactId(tag.get("data-fact").unwrap().to_owned());
            let known = host.facts.get(&fact).unwrap_or_else(|| panic!("{}: {fact}", file.path));
            assert_eq!(number(tag, "data-value").to_bits(), known.value.to_bits(), "{}: {fact}", file.path);
            n_numbers += 1;
        }
    }
    assert!(n_numbers > 300, "{n_numbers} numbers");
}

#[test]
fn bars_in_both_cuttings_and_the_table_show_the_same() {
    let page = page("fsk-n11008.html");
    let expected: Vec<f64> = MEMBERS.iter().map(|member| member.3).collect();
    let tags = tags(&page);
    let bars: Vec<f64> = tags.iter().filter(|tag| tag.name == "rect").map(|tag| number(tag, "data-value")).collect();
    assert_eq!(bars, [expected.clone(), expected.clone()].concat());
    let cells: Vec<f64> = tags
        .iter()
        .filter(|tag| tag.name == "td" && tag.get("data-fact").is_some_and(|fact| fact.ends_with(":2022:T")))
        .filter(|tag| !tag.get("data-fact").unwrap().contains('-'))
        .map(|tag| number(tag, "data-value"))
        .collect();
    let with_riket = [expected, vec![RIKET]].concat();
    assert_eq!(cells, [with_riket.clone(), with_riket].concat(), "the table, then the last year of the development");
}

#[test]
fn bars_start_at_nought_and_are_as_long_as_their_values() {
    let page = page("fsk-n11008.html");
    let tags = tags(&page);
    let bars: Vec<_> = tags.iter().filter(|tag| tag.name == "rect").collect();
    for cutting in bars.chunks(MEMBERS.len()) {
        let start = number(cutting[0], "x");
        let per_krona = number(cutting[0], "width") / number(cutting[0], "data-value");
        for bar in cutting {
            assert_eq!(number(bar, "x"), start);
            assert!((number(bar, "width") / number(bar, "data-value") / per_krona - 1.0).abs() < 1e-4);
            assert!(number(bar, "x") + number(bar, "width") <= 100.0);
        }
    }
}

#[test]
fn a_row_without_figure_stays_with_its_reason_and_an_older_year_is_hollow() {
    let page = page("fsk-n15508.html");
    let wide = page.split("<svg").nth(1).unwrap();
    assert!(wide.contains(">Nykvarn</text>"));
    assert!(wide.contains("uppgift saknas</text>"));
    assert!(wide.contains(">Salem, 2021</text>"));
    assert_eq!(wide.matches("class=\"bar calm hollow\"").count(), 1);
    assert_eq!(wide.matches("<rect").count(), 7);
}

#[test]
fn a_line_is_broken_where_a_year_is_missing_or_the_series_is() {
    let page = page("fsk-n11008.html");
    let wide = page.split("id=\"utveckling-wide\"").nth(1).unwrap();
    let wide = &wide[..wide.find("id=\"utveckling-narrow\"").unwrap()];
    // Eight municipalities and riket break once, before 2017; Tyresö has no figure for 2018, which leaves 2017 a point
    // without a line.
    assert_eq!(wide.matches("<polyline").count(), 9 * 2);
    assert_eq!(wide.matches("<circle").count(), 9 * 9 - 1);
    assert_eq!(wide.matches("class=\"break\"").count(), 1);
    assert!(page.contains("<p>2017: ny beräkning av lokalkostnaden</p>"));
}

#[test]
fn the_data_stand_beside_the_pages() {
    let lines = |path: &str, needle: &str| {
        page(path).lines().filter(|line| line.contains(needle)).collect::<Vec<_>>().join("\n")
    };
    assert!(page("data/nyckeltal.csv").starts_with("key_figure,area,year,sex,value\n"));
    assert_snapshot!(lines("data/nyckeltal.csv", ",0136,2022"), @r"
    N11008,0136,2022,T,152622.4
    N15508,0136,2022,T,71.4
    ");
    assert_snapshot!(lines("data/fakta.json", "\"N11008:0126-0136:"), @r#"
    "N11008:0126-0136:2022:T": {"value": 25582.6, "key_figure": null, "formula": "Difference", "inputs": ["N11008:0126:2022:T", "N11008:0136:2022:T"]},
    "#);
    assert_snapshot!(lines("data/fakta.json", "\"N15508:0136:"), @r#"
    "N15508:0136:2022:T": {"value": 71.4, "key_figure": "N15508", "formula": "Published", "inputs": []},
    "#);
}

/// The cost's chart with other values, in the order of [`MEMBERS`].
fn chart_with(values: [f64; 8]) -> String {
    let mut host = day("0192");
    let page = host.sections[1].pages.iter_mut().find(|page| page.code.0 == "FSK-N11008").unwrap();
    let document::Body::KeyFigure(story) = &mut page.body else { panic!("a key figure's page") };
    let bars = story.bars.as_mut().unwrap();
    bars.references.clear();
    for (row, value) in bars.rows.iter_mut().zip(values) {
        if let document::Bar::Current(number) = &mut row.bar {
            number.value = value;
        }
    }
    let files = write(&[host], &SiteOptions::default()).unwrap();
    let file = files.into_iter().find(|file| file.path == "fsk-n11008.html").unwrap();
    String::from_utf8(file.bytes).unwrap()
}

#[test]
fn negative_bars_lie_left_of_nought() {
    let page = chart_with([-900.0, -800.0, -1.0, 0.0, 1.0, 700.0, 800.0, 900.0]);
    let tags = tags(&page);
    let bars: Vec<_> = tags.iter().filter(|tag| tag.name == "rect").take(8).collect();
    let zero = number(bars[7], "x");
    for bar in &bars {
        let is_negative = number(bar, "data-value") < 0.0;
        let base = if is_negative { number(bar, "x") + number(bar, "width") } else { number(bar, "x") };
        assert!((base - zero).abs() < 0.01, "{bar:?}");
    }
    assert!((number(bars[0], "width") - number(bars[7], "width")).abs() < 0.01, "both ends of the axis are equal");
    // A bar too short for its value has it beside, and a negative one on the other side of nought: left stand the names.
    assert_eq!(page.matches("class=\"value beside\"").count(), 2 * 2);
    assert_eq!(page.matches("class=\"value marked\"").count(), 2);
}

#[test]
fn a_chart_of_noughts_is_still_a_chart() {
    let page = chart_with([0.0; 8]);
    assert!(!page.contains("NaN"));
    assert!(!page.contains("inf%"));
    assert_eq!(tags(&page).iter().filter(|tag| tag.name == "rect").count(), 2 * 8);
}

#[test]
fn labels_of_reference_lines_lean_outwards_or_stand_on_two_rows() {
    let labels = |riket: f64, median: f64| {
        let mut host = day("0192");
        let page = host.sections[1].pages.iter_mut().find(|page| page.code.0 == "FSK-N11008").unwrap();
        let document::Body::KeyFigure(story) = &mut page.body else { panic!("a key figure's page") };
        let references = &mut story.bars.as_mut().unwrap().references;
        references[0].number.value = riket;
        references[1].number.value = median;
        let files = write(&[host], &SiteOptions::default()).unwrap();
        let file = files.into_iter().find(|file| file.path == "fsk-n11008.html").unwrap();
        let page = String::from_utf8(file.bytes).unwrap();
        let shown =
            |tag: &Tag<'_>| format!("{} {} {}", tag.text, tag.get("text-anchor").unwrap(), tag.get("y").unwrap());
        let is_label = |tag: &&Tag<'_>| tag.get("class").is_some_and(|class| class.starts_with("label "));
        tags(&page).iter().filter(is_label).take(2).map(shown).collect::<Vec<_>>().join(", ")
    };
    assert_snapshot!(labels(40_000.0, 50_000.0), @"Riket  end 17, Median av de åtta  start 17");
    assert_snapshot!(labels(110_000.0, 100_000.0), @"Riket  start 17, Median av de åtta  end 17");
    assert_snapshot!(labels(169_000.0, 163_000.0), @"Riket  end 17, Median av de åtta  end 41");
    assert_snapshot!(labels(9_000.0, 4_000.0), @"Riket  start 41, Median av de åtta  start 17");
}
