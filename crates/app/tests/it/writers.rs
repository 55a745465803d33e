//! All writers show a chart's numbers alike: each is read back and held against the one table the chart has.

use std::collections::BTreeMap;

use document::{Body, Document, Page};
use proptest::prelude::*;

use crate::random_charts::{document_of, tables};
use crate::reading_back::{expected, on_the_site, sheet};

fn chart_pages(document: &Document) -> Vec<(&Page, &document::Chart)> {
    let pages = document.pages().filter_map(|page| match &page.body {
        Body::Chart(chart) => Some((page, &chart.chart)),
        _ => None,
    });
    pages.collect()
}

fn check(document: &Document) {
    let language = document.language;
    let files = html::write(std::slice::from_ref(document), &html::SiteOptions::default()).expect("a site is made");
    let site: BTreeMap<String, String> =
        files.into_iter().map(|file| (file.path, String::from_utf8(file.bytes).expect("text"))).collect();
    let workbook = xlsx::write(document).expect("a workbook is made");
    let area = sheet(&workbook, "Diagram");
    for (page, chart) in chart_pages(document) {
        let table = chart.table();
        let expected = expected(&table, language);
        assert_eq!(on_the_site(&site, page), expected, "the site, {}", page.code);
        assert_eq!(area.table(page, &table, language), expected, "the workbook, {}", page.code);
    }
    area.compare_caches();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn site_and_workbook_show_the_numbers_of_the_charts_table(table in tables()) {
        check(&document_of(&table));
    }
}

#[test]
fn a_page_of_every_kind_is_read_back_with_what_its_charts_remember() {
    let document = testkit::charts_document();
    check(&document);
    let workbook = xlsx::write(&document).expect("a workbook is made");
    assert!(sheet(&workbook, "Diagram").compare_caches() > 1_000);
}
