//! Charts that fill a page: drawn twice, told in words, and every number of their table read back.

use std::collections::{BTreeMap, BTreeSet};

use document::chart::any::Chart;
use document::{Body, Document, Page};
use html::{SiteOptions, write};
use testkit::charts_document;

use crate::tags::{Tag, tags};

fn site(document: &Document) -> BTreeMap<String, String> {
    let files = write(std::slice::from_ref(document), &SiteOptions::default()).unwrap();
    files.into_iter().map(|file| (file.path, String::from_utf8(file.bytes).unwrap())).collect()
}

fn charts(document: &Document) -> Vec<(&Page, &Chart)> {
    let pages = document.pages().filter_map(|page| match &page.body {
        Body::Chart(chart) => Some((page, &chart.chart)),
        _ => None,
    });
    pages.collect()
}

/// What stands between two marks of a page.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let start = page.find(from).unwrap_or_else(|| panic!("no {from}"));
    &page[start..start + page[start..].find(to).unwrap()]
}

fn facts(markup: &str) -> BTreeSet<String> {
    tags(markup).iter().filter_map(|tag: &Tag<'_>| Some(tag.get("data-fact")?.to_owned())).collect()
}

#[test]
fn every_kind_has_a_page_of_its_own_with_both_cuttings_told_in_words() {
    let document = charts_document();
    let site = site(&document);
    let pages = charts(&document);
    assert_eq!(pages.len(), 12);
    for (page, chart) in pages {
        let markup = &site[&page.code.file_name()];
        for cutting in ["wide", "narrow"] {
            let drawn = between(markup, &format!("<svg class=\"chart {cutting}\""), "</figure>");
            assert!(drawn.contains("role=\"img\" aria-labelledby="), "{}", page.code);
            assert!(drawn.contains(&chart.alt().plain(document.language)), "{}", page.code);
            assert!(!drawn.contains("NaN") && !drawn.contains("inf"), "{}", page.code);
        }
        assert!(markup.contains(&page.headline.plain(document.language)));
    }
}

#[test]
fn the_table_is_the_charts_own_and_the_wide_cutting_shows_all_of_it() {
    let document = charts_document();
    let site = site(&document);
    for (page, chart) in charts(&document) {
        let markup = &site[&page.code.file_name()];
        let table = between(markup, "<table class=\"numbers", "</table>");
        let cells: Vec<(String, f64)> = tags(table)
            .iter()
            .filter(|tag| tag.name == "td" && tag.get("data-fact").is_some())
            .map(|tag| (tag.get("data-fact").unwrap().to_owned(), tag.get("data-value").unwrap().parse().unwrap()))
            .collect();
        let expected: Vec<(String, f64)> = chart
            .table()
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().flatten())
            .map(|number| (number.fact.0.clone(), number.value))
            .collect();
        assert_eq!(cells, expected, "{}", page.code);

        let wide = between(markup, "<svg class=\"chart wide\"", "<svg class=\"chart narrow\"");
        let drawn = facts(wide);
        // Sums and differences of rows that are not drawn whole are only told in the table; a slope draws no difference.
        let undrawn = match chart {
            Chart::Pairs(pairs) => {
                pairs.rows.iter().filter_map(|row| row.difference.as_ref()).map(|n| &n.fact.0).collect()
            }
            Chart::Parts(parts) => {
                let holes = parts.rows.iter().filter(|row| row.total.is_none());
                let totals = parts.rows.iter().filter_map(|row| row.total.as_ref());
                holes.flat_map(|row| row.values.iter().flatten()).chain(totals).map(|n| &n.fact.0).collect()
            }
            _ => BTreeSet::new(),
        };
        for (fact, _) in expected.iter().filter(|(fact, _)| !undrawn.contains(fact)) {
            assert!(drawn.contains(fact), "{}: {fact} is not drawn", page.code);
        }
    }
}

#[test]
fn a_chart_page_is_linked_from_its_area_and_from_the_key_figures_it_is_about() {
    let mut document = charts_document();
    let stories = testkit::sample_document();
    document.sections.insert(1, document::Section { code: "FOR".into(), ..stories.sections[1].clone() });
    let site = site(&document);
    assert!(site["fsk.html"].contains("href=\"fsk-punkt.html\""));
    assert!(site["fsk-n11008.html"].contains("href=\"fsk-punkt.html\""));
    assert!(site["fsk-punkt.html"].contains("href=\"fsk-n11008.html\""));
    // In the order of the day.
    let neighbours = between(&site["fsk-punkt.html"], "<nav class=\"neighbours\"", "</nav>");
    assert!(neighbours.contains("fsk-lut.html") && neighbours.contains("fsk-linje.html"));
    assert!(site["fsk-punkt.html"].contains("<p class=\"verdict-answer\">Håller inte</p>"));
}

#[test]
fn whiskers_begin_and_end_at_their_numbers() {
    let mut document = testkit::sample_document();
    let wanted = document.page(&document::PageCode("FSK-N11008".into())).unwrap().clone();
    let Body::KeyFigure(mut story) = wanted.body else { panic!("a key figure") };
    let bars = story.bars.as_mut().unwrap();
    bars.whiskers_are = Some(document::Text::words("Strecken: så mycket skiljer sig åren brukligt åt"));
    for row in &mut bars.rows {
        let number = row.bar.number().unwrap().clone();
        let end = |by: f64| document::Number { value: number.value + by, ..number.clone() };
        row.whiskers = Some((end(-9_000.0), end(9_000.0)));
    }
    for page in document.sections.iter_mut().flat_map(|section| &mut section.pages) {
        if page.code == wanted.code {
            page.body = Body::KeyFigure(story.clone());
        }
    }
    let page = &site(&document)["fsk-n11008.html"];
    let wide = between(page, "<svg class=\"chart wide\"", "<svg class=\"chart narrow\"");
    let tags = tags(wide);
    let whiskers: Vec<f64> = tags
        .iter()
        .filter(|tag| {
            tag.get("class").is_some_and(|class| class.starts_with("whisker")) && tag.get("data-value").is_some()
        })
        .map(|tag| tag.get("x1").unwrap().trim_end_matches('%').parse().unwrap())
        .collect();
    let bars: Vec<f64> = tags
        .iter()
        .filter(|tag| tag.name == "rect")
        .map(|tag| {
            ["x", "width"].map(|at| tag.get(at).unwrap().trim_end_matches('%').parse::<f64>().unwrap()).iter().sum()
        })
        .collect();
    assert_eq!(whiskers.len(), 2 * bars.len());
    for (ends, bar) in whiskers.chunks(2).zip(bars) {
        assert!((bar - ends[0] - (ends[1] - bar)).abs() < 0.01 && ends[0] < bar, "{ends:?} round {bar}");
    }
    assert!(page.contains("<p>Strecken: så mycket skiljer sig åren brukligt åt</p>"));
}

#[test]
fn a_passport_accounts_for_every_number_of_its_page() {
    let document = testkit::sample_document();
    let site = site(&document);
    for page in document.pages() {
        let passport = &site[&page.code.passport_file_name()];
        let told: BTreeSet<String> = tags(passport)
            .iter()
            .filter(|tag| tag.name == "td")
            .filter_map(|tag| Some(tag.get("data-fact")?.to_owned()))
            .collect();
        let shown: BTreeSet<String> = page.numbers().iter().map(|number| number.fact.0.clone()).collect();
        assert!(told.is_superset(&shown), "{}: {:?}", page.code, shown.difference(&told));
        assert!(passport.contains(&format!("Bildpass {}", page.code)));
        assert!(site["p.html"].contains(&format!("href=\"{}\"", page.code.passport_file_name())));
    }
    let passport = &site["p-fsk-n11008.html"];
    assert!(passport.contains("Bruttokostnad minus interna intäkter"), "the definition");
    assert!(passport.contains("4f1c0f6e2b7a") && passport.contains("hämtades 23 november 2026"));
    assert!(passport.contains("<td>152622</td>"), "not rounded");
    // A computed number says how, and leads to what it was computed from.
    let gap = passport.find("N11008:0126-0136:2022:T</code>").unwrap();
    let row = &passport[gap..gap + passport[gap..].find("</tr>").unwrap()];
    assert!(row.contains(">Huddinge 2022</a>, <a href=\"#f"), "{row}");
    assert!(passport.contains("<dt>Skillnad</dt><dd>Den första uppgiften minus den andra.</dd>"));
}

#[test]
fn three_or_twenty_six_municipalities_have_charts_too() {
    for n in [3, 26] {
        let mut document = charts_document();
        for page in document.sections.iter_mut().flat_map(|section| &mut section.pages) {
            let Body::Chart(chart) = &mut page.body else { continue };
            match &mut chart.chart {
                Chart::Pairs(pairs) => resize(&mut pairs.rows, n),
                Chart::Parts(parts) => resize(&mut parts.rows, n),
                Chart::Heat(heat) => resize(&mut heat.rows, n),
                Chart::Lines(trend) => resize(&mut trend.series, n),
                Chart::Bands(bands) => {
                    resize(&mut bands.rows, n);
                    bands.n_places = n;
                }
                Chart::Country(country) => resize(&mut country.members, n),
                _ => {}
            }
        }
        for (path, page) in site(&document) {
            assert!(!page.contains("NaN"), "{path}");
        }
    }
}

fn resize<T: Clone>(rows: &mut Vec<T>, n: usize) {
    *rows = rows.iter().cycle().take(n).cloned().collect();
}
