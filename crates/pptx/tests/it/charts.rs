//! Charts that fill a page: the numbers are those of the chart's one table, and nothing lies on anything else.

use document::chart::map::{MapArea, MapShape};
use document::{Body, Chart, ChartTable, Document, Language};
use pptx::Template;
use pptx::template::built_in as ours;
use pptx::xml::Node;
use proptest::prelude::*;
use rstest::rstest;

use crate::cases::with_pages;
use crate::chart_cases::{both_signs, charts_of, usual, with_holes};
use crate::deck::{Slide, all, built_in, read, written};

/// The slides of one page.
fn slides_of<'a>(slides: &'a [Slide], code: &str) -> Vec<&'a Slide> {
    let prefix = format!("nk/{code}/");
    slides.iter().filter(|slide| slide.texts.iter().any(|(name, _)| name.starts_with(&prefix))).collect()
}

fn pages(document: &Document) -> impl Iterator<Item = (&str, &Chart)> {
    document.pages().filter_map(|page| match &page.body {
        Body::Chart(one) => Some((page.code.0.as_str(), &one.chart)),
        _ => None,
    })
}

/// A table's numbers as a workbook has them: a name, then a number or nothing a column.
fn expected(table: &ChartTable<'_>) -> Vec<(String, Vec<Option<f64>>)> {
    let row = |row: &document::ChartRow<'_>| {
        let cells = row.cells.iter().map(|cell| cell.map(|number| number.value));
        (row.name.plain(Language::Sv), cells.collect())
    };
    table.rows.iter().map(row).collect()
}

/// The first rows and columns of the workbooks behind a page's charts, slide after slide.
fn stored(slides: &[&Slide], n_columns: usize, is_row: impl Fn(&str) -> bool) -> Vec<(String, Vec<Option<f64>>)> {
    let mut rows = Vec::new();
    for chart in slides.iter().flat_map(|slide| &slide.charts) {
        for row in 2.. {
            let Some(name) = chart.cells.get(&format!("A{row}")).filter(|name| is_row(name)) else { break };
            let cell = |column: usize| {
                let letters = pptx::chart::sheet::column_letters(column + 1);
                chart.cells.get(&format!("{letters}{row}")).and_then(|value| value.parse().ok())
            };
            rows.push((name.clone(), (0..n_columns).map(cell).collect()));
        }
    }
    rows
}

/// The columns of its table that a kind of chart draws; the others stand beside it.
fn drawn_columns(chart: &Chart, n_columns: usize) -> Vec<usize> {
    match chart {
        Chart::Bands(_) => vec![1, 2, 3],
        Chart::Pairs(_) => vec![0, 1],
        _ => (0..n_columns).collect(),
    }
}

/// The names of all cells that a chart has cached, having checked that it remembers what the workbook holds.
fn cached_cells(chart: &crate::deck::Chart) -> Vec<String> {
    let mut cells = Vec::new();
    for (formula, points) in &chart.caches {
        assert_eq!(&chart.cells_of(formula), points, "{}: {formula}", chart.name);
        cells.extend(chart.cell_names_of(formula));
    }
    cells
}

fn check_numbers(document: &Document) {
    let slides = built_in(document);
    for (code, chart) in pages(document) {
        let shown = slides_of(&slides, code);
        assert!(!shown.is_empty(), "{code} has no slide");
        let table = chart.table();
        let n_columns = table.heads.len();
        match chart {
            Chart::Heat(_) => check_heat(&table, &shown, code),
            Chart::Map(_) => check_map(&table, &shown, code),
            _ => {
                let stored = stored(&shown, n_columns, |name| !name.starts_with("Hjälp: "));
                assert_eq!(stored, expected(&table), "{code}");
                for one in shown.iter().flat_map(|slide| &slide.charts) {
                    let cached = cached_cells(one);
                    for column in drawn_columns(chart, n_columns) {
                        check_column(one, column, &cached, code);
                    }
                }
            }
        }
    }
}

/// Every number of a column is in the chart: its own cell, or where a line is broken a helping row's that repeats it.
fn check_column(chart: &crate::deck::Chart, column: usize, cached: &[String], code: &str) {
    let letters = pptx::chart::sheet::column_letters(column + 1);
    let name_of = |row: usize| chart.cells.get(&format!("A{row}"));
    let rows: Vec<usize> = (2..).take_while(|row| name_of(*row).is_some()).collect();
    let is_helper = |row: usize| name_of(row).is_some_and(|name| name.starts_with("Hjälp: "));
    for row in rows.iter().filter(|row| !is_helper(**row)) {
        let name = format!("{letters}{row}");
        let Some(value) = chart.cells.get(&name) else { continue };
        let repeats = |helper: &&usize| {
            let cell = format!("{letters}{helper}");
            chart.cells.get(&cell) == Some(value) && cached.contains(&cell)
        };
        let is_there = cached.contains(&name) || rows.iter().filter(|row| is_helper(**row)).any(|row| repeats(&row));
        assert!(is_there, "{code}: {name} is not in the chart");
    }
}

/// The numbers stand in the table's cells, as readers see them.
fn check_heat(table: &ChartTable<'_>, slides: &[&Slide], code: &str) {
    let mut shown = Vec::new();
    for (_, rows) in slides.iter().flat_map(|slide| &slide.tables).filter(|(name, _)| name.ends_with("/heat")) {
        shown.extend(rows[1..].iter().cloned());
    }
    let told: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| {
            let cells = row.cells.iter().map(|cell| match cell {
                Some(number) => number.digits(Language::Sv),
                None => row.missing.map_or(String::new(), |why| why.plain(Language::Sv)),
            });
            std::iter::once(row.name.plain(Language::Sv)).chain(cells).collect()
        })
        .collect();
    assert_eq!(shown, told, "{code}");
}

/// Each area says its number to those who do not see it.
fn check_map(table: &ChartTable<'_>, slides: &[&Slide], code: &str) {
    let mut names = Vec::new();
    all(&slides[0].root, "cNvPr", &mut names);
    for row in &table.rows {
        let area = row.area.expect("a map's rows are areas");
        let name = format!("nk/{code}/area-{area}#");
        let is_it = |node: &&&Node| node.attribute("name").is_some_and(|found| found.starts_with(&name));
        let said = names.iter().find(is_it).and_then(|node| node.attribute("descr")).expect("the area is drawn");
        let figure = match row.cells[0] {
            Some(number) => number.shown(Language::Sv),
            None => row.missing.expect("a hole has a reason").plain(Language::Sv),
        };
        assert_eq!(said, format!("{}: {figure}", row.name.plain(Language::Sv)));
    }
}

#[rstest]
#[case::as_made(testkit::charts_document())]
#[case::three(charts_of(3, usual))]
#[case::eight_with_holes(charts_of(8, with_holes))]
#[case::twenty_six(charts_of(26, usual))]
#[case::twenty_six_with_holes(charts_of(26, with_holes))]
#[case::both_signs(charts_of(9, both_signs))]
fn numbers_are_those_of_the_table(#[case] document: Document) {
    check_numbers(&document);
}

fn figure() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        1 => Just(None),
        3 => (-1e6..1e6f64).prop_map(Some),
        2 => (0.0..100.0f64).prop_map(Some),
        // Ties at what is shown.
        2 => (0..4i32).prop_map(|tie| Some(f64::from(tie))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_the_values_the_numbers_are_the_tables(
        n in 3usize..27,
        values in proptest::collection::vec(figure(), 60..200),
    ) {
        check_numbers(&charts_of(n, |row, column| values[(row * 7 + column) % values.len()]));
    }
}

/// A box on a slide, in EMU.
#[derive(Debug, Clone)]
struct Place {
    name: String,
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

/// Text boxes that hold text, and tables.
fn places(slide: &Slide) -> Vec<Place> {
    let mut shapes = Vec::new();
    for kind in ["sp", "graphicFrame"] {
        all(&slide.root, kind, &mut shapes);
    }
    let of = |shape: &&Node| {
        let is_text = shape.path(&["nvSpPr", "cNvSpPr"]).is_some_and(|kind| kind.attribute("txBox").is_some());
        let has_text = shape.find("t").is_some_and(|text| !text.text.is_empty());
        if !(is_text && has_text || shape.find("tbl").is_some()) {
            return None;
        }
        let at = shape.find("xfrm")?;
        let number = |part: &str, name: &str| at.child(part)?.number(name);
        let (left, top) = (number("off", "x")?, number("off", "y")?);
        let name = shape.children.first()?.child("cNvPr")?.attribute("name")?.to_owned();
        let (right, bottom) = (left + number("ext", "cx")?, top + number("ext", "cy")?);
        Some(Place { name, left, top, right, bottom })
    };
    shapes.iter().filter_map(of).collect()
}

/// Two hundredths of an inch are not seen.
const TOLERANCE: i64 = 18_288;

fn check_places(slides: &[Slide], width: i64, height: i64) {
    let mut faults = Vec::new();
    for slide in slides.iter().filter(|slide| slide.texts.iter().any(|(name, _)| name.contains("/FSK-"))) {
        let places = places(slide);
        for (idx, one) in places.iter().enumerate() {
            let is_inside = one.left >= 0 && one.top >= 0 && one.right <= width + 1 && one.bottom <= height + 1;
            if !is_inside {
                faults.push(format!("{}: {} is outside: {one:?}", slide.title, one.name));
            }
            for other in &places[idx + 1..] {
                let across = one.right.min(other.right) - one.left.max(other.left);
                let down = one.bottom.min(other.bottom) - one.top.max(other.top);
                if across > TOLERANCE && down > TOLERANCE {
                    faults.push(format!("{}: {} lies on {}: {one:?} {other:?}", slide.title, one.name, other.name));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[rstest]
#[case::as_made(testkit::charts_document())]
#[case::three(charts_of(3, usual))]
#[case::eight_with_holes(charts_of(8, with_holes))]
#[case::thirteen(charts_of(13, both_signs))]
#[case::twenty_six(charts_of(26, usual))]
#[case::twenty_six_with_holes(charts_of(26, with_holes))]
fn nothing_lies_on_anything_else(#[case] document: Document) {
    check_places(&built_in(&document), 12_192_000, 6_858_000);
    let narrow = narrow_template();
    let template = Template::Bytes { bytes: &narrow, file: "mall.pptx" };
    check_places(&read(&written(&document, template).bytes), 9_144_000, 6_858_000);
}

/// Ours in 4:3 and in a font that runs wide.
fn narrow_template() -> Vec<u8> {
    let mut package = ours::package();
    let mut replace = |part: &str, from: &str, to: &str| {
        let part = package.parts.get_mut(part).expect("the part is there");
        let text = String::from_utf8(part.bytes.clone()).expect("a part is text");
        assert!(text.contains(from), "{from} is not in the part");
        part.bytes = text.replace(from, to).into_bytes();
    };
    replace("/ppt/presentation.xml", "cx=\"12192000\"", "cx=\"9144000\"");
    replace("/ppt/theme/theme1.xml", "typeface=\"Calibri\"", "typeface=\"Arial\"");
    for part in ["/ppt/slideMasters/slideMaster1.xml", "/ppt/slideLayouts/slideLayout1.xml"] {
        replace(part, "cx=\"11091672\"", "cx=\"8046720\"");
    }
    package.write()
}

#[test]
fn twenty_six_are_split_so_that_all_are_read_in_the_hall() {
    let slides = built_in(&charts_of(26, usual));
    let n_rows: Vec<usize> = slides_of(&slides, "FSK-BAND")
        .iter()
        .flat_map(|slide| &slide.tables)
        .filter(|(name, _)| name.ends_with("/names"))
        // Without the row of heads.
        .map(|(_, rows)| rows.len() - 1)
        .collect();
    assert_eq!(n_rows, [13, 13]);
}

#[test]
fn a_map_is_one_group_of_shapes_in_theme_colours() {
    let slides = built_in(&testkit::charts_document());
    let slide = slides_of(&slides, "FSK-KARTA")[0];
    let group = slide.root.find("grpSp").expect("a map is a group");
    let alt = group.path(&["nvGrpSpPr", "cNvPr"]).and_then(|names| names.attribute("descr"));
    assert_eq!(alt, Some("Kostnaden är högst i norr."));
    let mut shapes = Vec::new();
    all(group, "custGeom", &mut shapes);
    assert_eq!(shapes.len(), testkit::MEMBERS.len());
    assert_eq!(group.find("srgbClr"), None);
}

/// A step's columns are formulas of the numbers people know: what Excel would compute is what is cached.
#[test]
fn a_waterfall_stands_where_its_steps_end() {
    let document = charts_of(6, both_signs);
    let slides = built_in(&document);
    let chart = &slides_of(&slides, "FSK-STEG")[0].charts[0];
    let number = |cell: String| chart.cells[&cell].parse::<f64>().expect("a number");
    let mut end = 0.0;
    for row in 2..8 {
        let value = number(format!("B{row}"));
        let from = if row == 2 || row == 7 { 0.0 } else { end };
        end = from + value;
        let [stored, base, above, below] = ["C", "D", "E", "F"].map(|column| number(format!("{column}{row}")));
        assert!((stored - end).abs() < 1e-9);
        let (low, high) = (from.min(end), from.max(end));
        let (drawn_high, drawn_low) = (base.max(0.0) + above, base.min(0.0) + below);
        assert!((drawn_high - high.max(0.0)).abs() < 1e-9 && (drawn_low - low.min(0.0)).abs() < 1e-9, "row {row}");
    }
}

#[test]
fn the_same_charts_give_the_same_bytes() {
    let document = charts_of(13, with_holes);
    assert!(written(&document, Template::BuiltIn) == written(&document, Template::BuiltIn));
}

/// Every axis is fixed, so that an edited number never moves what is drawn over the chart.
#[test]
fn axes_of_charts_are_fixed() {
    let mut n = 0;
    for chart in built_in(&charts_of(8, both_signs)).iter().flat_map(|slide| &slide.charts) {
        let mut axes = Vec::new();
        all(&chart.root, "valAx", &mut axes);
        for axis in axes {
            let end = |name: &str| {
                let value = axis.path(&["scaling", name]).and_then(|end| end.attribute("val"));
                value.and_then(|value| value.parse::<f64>().ok()).expect("an axis has both ends")
            };
            assert!(end("min") < end("max"), "{}", chart.name);
            n += 1;
        }
    }
    assert!(n >= 12);
}

#[test]
fn whiskers_are_error_bars_whose_lengths_are_cells() {
    let document = with_pages(testkit::sample_document(), |page| {
        if let Body::KeyFigure(story) = &mut page.body
            && let Some(bars) = &mut story.bars
        {
            bars.whiskers_are = Some(document::Text::words("vanlig rörelse mellan två år"));
            for row in &mut bars.rows {
                row.whiskers = row.bar.number().map(|number| {
                    let at = |share: f64| document::Number { value: number.value * share, ..number.clone() };
                    (at(0.75), at(1.5))
                });
            }
        }
    });
    let slides = built_in(&document);
    let slide = slides_of(&slides, "FSK-N11008")[0];
    let chart = &slide.charts[0];
    let bars = chart.root.find("errBars").expect("bars have whiskers");
    let lengths = |side: &str| bars.path(&[side, "numRef", "f"]).map(|formula| formula.text.as_str());
    assert_eq!((lengths("minus"), lengths("plus")), (Some("Sheet1!$E$2:$E$9"), Some("Sheet1!$F$2:$F$9")));
    for row in 2..10 {
        let number = |column: &str| chart.cells[&format!("{column}{row}")].parse::<f64>().expect("a number");
        let (value, from, to) = (number("B"), number("C"), number("D"));
        assert_eq!((from, to), (value * 0.75, value * 1.5));
        assert_eq!((number("E"), number("F")), (value - from, to - value));
    }
    cached_cells(chart);
    assert!(slide.texts.iter().any(|(name, text)| name.ends_with("/whiskers") && text.starts_with("vanlig")));
}

/// A group that is a speck on the map of its country is drawn again, large enough to be named.
#[test]
fn a_small_group_is_shown_larger_beside_its_map() {
    let document = with_pages(charts_of(8, usual), |page| {
        let Body::Chart(one) = &mut page.body else { return };
        let Chart::Map(map) = &mut one.chart else { return };
        map.aspect = 0.45;
        for area in &mut map.areas {
            if let MapShape::Tile { left, top, width, height } = &mut area.shape {
                [left, top, width, height].into_iter().for_each(|share| *share *= 0.2);
            }
        }
        let far = map.areas[0].clone();
        let shape = MapShape::Tile { left: 0.5, top: 0.5, width: 0.5, height: 0.5 };
        map.areas.push(MapArea { area: testkit::area("2584"), is_member: false, shape, ..far });
    });
    check_numbers(&document);
    let slides = built_in(&document);
    check_places(&slides, 12_192_000, 6_858_000);
    let slide = slides_of(&slides, "FSK-KARTA")[0];
    let mut names = Vec::new();
    all(&slide.root, "cNvPr", &mut names);
    let n_enlarged =
        names.iter().filter(|node| node.attribute("name").is_some_and(|name| name.contains("/inset-area-"))).count();
    assert_eq!(n_enlarged, 8);
    let n_named =
        slide.texts.iter().filter(|(name, _)| name.contains("/map-name-") || name.contains("/map-label-")).count();
    assert_eq!(n_named, 8);
}
