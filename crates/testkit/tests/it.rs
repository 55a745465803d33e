//! The days are whole.

#[test]
fn every_number_of_every_chart_has_its_fact() {
    let document = testkit::charts_document();
    let charts = document.pages().filter_map(|page| match &page.body {
        document::Body::Chart(one) => Some(&one.chart),
        _ => None,
    });
    let mut n_charts = 0;
    for chart in charts {
        n_charts += 1;
        let table = chart.table();
        assert!(table.rows.iter().all(|row| row.cells.len() == table.heads.len()), "{table:?}");
        for number in table.rows.iter().flat_map(|row| row.cells.iter().flatten()) {
            assert_eq!(document.facts.get(&number.fact).map(|fact| fact.value), Some(number.value), "{number:?}");
        }
    }
    assert_eq!(n_charts, 12);
}
