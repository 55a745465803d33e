//! Pages of one chart: native charts over the table's own cells, told in words.

use testkit::charts_document;

use crate::grid::{attribute, elements, grid, part};

#[test]
fn every_kind_that_excel_can_draw_is_native_and_tells_what_it_shows() {
    let workbook = xlsx::write(&charts_document()).unwrap();
    let drawing = part(&workbook, "xl/drawings/drawing1.xml");
    let told: Vec<String> = elements(&drawing, "xdr:cNvPr")
        .iter()
        .map(|shape| format!("{}: {}", attribute(shape, "name"), attribute(shape, "descr")))
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    FSK-BAND: Tyresö är säker etta; övriga sex går inte att skilja åt.
    FSK-PAR: Kostnaden steg i alla åtta; uppgift saknas för Nykvarn.
    FSK-LUT: Kostnaden steg i alla åtta; uppgift saknas för Nykvarn.
    FSK-PUNKT: Landets kommuner som prickar; linjen lutar svagt uppåt.
    FSK-LINJE: Kostnaden steg i alla åtta.
    FSK-DEL: Personal är den största delen överallt; uppgift saknas för Södertälje.
    FSK-ANDEL: Personal är den största delen överallt; uppgift saknas för Södertälje.
    FSK-STEG: Lönerna lade till mest, större grupper drog ifrån.
    FSK-LAND: De åtta ligger nära landets mitt.
    ");
    let sheet = grid(&workbook, "Diagram");
    assert_eq!(sheet.matches("Kartan finns i bildspelet och på sidan; här är dess siffror.").count(), 2);
}

#[test]
fn a_scatter_charts_series_are_in_the_order_of_the_schema() {
    let workbook = xlsx::write(&charts_document()).unwrap();
    let scatter = part(&workbook, "xl/charts/chart4.xml");
    assert!(scatter.contains("<c:scatterChart>") && scatter.contains("</c:spPr><c:marker>"));
    assert!(!scatter.contains("</c:marker><c:spPr>"), "the marker comes after the line's look");
}

#[test]
fn a_waterfall_goes_on_from_its_own_cells() {
    let workbook = xlsx::write(&charts_document()).unwrap();
    let sheet = part(&workbook, "xl/worksheets/sheet2.xml");
    let formulas: Vec<String> = elements(&sheet, "f");
    let with = |sign: &str| formulas.iter().filter(|formula| formula.contains(sign)).count();
    // Each of the five steps has its end, its base, and what is left above and below nought.
    assert_eq!([with("IF("), with("MAX("), with("MIN(")], [5, 10, 10], "{formulas:?}");
}
