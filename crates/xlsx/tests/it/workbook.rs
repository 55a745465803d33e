//! What readers and programs find in the workbook.

use document::{Body, Document, Language, SectionKind, Text};
use insta::assert_snapshot;
use testkit::sample_document;

use crate::grid::{attribute, elements, grid, part, sheet_names};

fn written(document: &Document) -> Vec<u8> {
    xlsx::write(document).unwrap()
}

#[test]
fn the_contents_lead_to_every_sheet_and_key_figure() {
    let workbook = written(&sample_document());
    assert_eq!(sheet_names(&workbook), ["Innehåll", "Förskola", "Definitioner", "Luckor", "Metod", "Data"]);
    assert_snapshot!(grid(&workbook, "Innehåll"), @r"
    Påhittade värden
    Nyckeltalsdagen 2026
    Här finns allt som visas på dagen: varje diagram, varje siffra och varifrån den kommer.
    Blad | Innehåller | Vad det visar
    Förskola | Tabeller och diagram
    Kostnad per inskrivet barn | Ett barn i förskolan kostar 25 600 kr mer i Huddinge än i Haninge
    Klarar alla ämnen | Högst är Tyresö
    Definitioner | Vad varje nyckeltal mäter och hur det bedöms
    Luckor | Vem som saknar vilken uppgift, alla nyckeltal
    Metod | Hur platser, skillnader och jämförelser är beräknade
    Data | Alla värden, ett per rad, orundade
    Källor och villkor
    Källa: Kolada om inget annat sägs. Median, skillnader och platser: Egen bearbetning.
    Uppgifterna hämtades 23 november 2026.
    Ögonblicksbild: 4f1c0f6e2b7a
    Framställd av: Nyckeltal 0.1.0
    ");
    let links: Vec<String> = elements(&part(&workbook, "xl/worksheets/sheet1.xml"), "hyperlink")
        .iter()
        .map(|link| attribute(link, "location"))
        .collect();
    assert_snapshot!(links.join("\n"), @r"
    'Förskola'!A1
    'Förskola'!A5
    'Förskola'!A62
    'Definitioner'!A1
    'Luckor'!A1
    'Metod'!A1
    'Data'!A1
    ");
}

#[test]
fn figures_are_numbers_and_reasons_are_words() {
    assert_snapshot!(grid(&written(&sample_document()), "Förskola"), @r"
    Påhittade värden
    Förskola
    Till innehållet
    Ett barn i förskolan kostar 25 600 kr mer i Huddinge än i Haninge
    Kostnad förskola, kronor per inskrivet barn, 2022.
    Kostnad förskola, kr per inskrivet barn, lägst först
    Kommun | 2022 | mot riket
    Haninge | 152622 | -16829
    Tyresö | 157812 | -11639
    Salem | 158499 | -10952
    Södertälje | 161963 | -7488
    Nynäshamn | 165745 | -3706
    Nykvarn | 169464 | 13
    Botkyrka | 175044 | 5593
    Huddinge | 178205 | 8754
    Riket (vägt) | 169451 | –
    Bedöms inte. Hög kostnad kan betyda fler vuxna per barn, eller sämre hushållning.
    Källa: Kolada N11008, 2022. Median: Egen bearbetning.
    Utveckling: Kostnad per inskrivet barn, kr
    År | Haninge | Tyresö | Salem | Södertälje | Nynäshamn | Nykvarn | Botkyrka | Huddinge | Riket
    2014 | 124622 | 125312 | 126249 | 129963 | 133995 | 137964 | 143794 | 147205 | 138701
    2015 | 127122 | 132562 | 133499 | 137213 | 141245 | 140464 | 146294 | 149705 | 141201
    2016 | 129622 | 135062 | 135999 | 139713 | 143745 | 147714 | 153544 | 156955 | 148451
    2017 | 132122 | 137562 | 138499 | 142213 | 146245 | 150214 | 156044 | 159455 | 150951
    2018 | 134622 | 140999 | 144713 | 148745 | 152714 | 158544 | 161955 | 153451
    2019 | 141872 | 147312 | 143499 | 147213 | 151245 | 155214 | 161044 | 164455 | 155951
    2020 | 144372 | 149812 | 150749 | 154463 | 158495 | 162464 | 163544 | 166955 | 158451
    2021 | 146872 | 152312 | 153249 | 156963 | 160995 | 164964 | 170794 | 174205 | 165701
    2022 | 152622 | 157812 | 158499 | 161963 | 165745 | 169464 | 175044 | 178205 | 169451
    Seriebrott 2017: ny beräkning av lokalkostnaden
    Högst är Tyresö
    Kostnad förskola, kronor per inskrivet barn, 2022.
    Andel elever som klarar alla ämnen, högst först
    Kommun | 2022, % | Plats
    Haninge | 71.4 | delad andra
    Tyresö | 83.2 | delad andra
    Salem | 80 | delad andra
    Södertälje | 65.1 | delad andra
    Nynäshamn | 68.9 | delad andra
    Nykvarn | uppgift saknas | –
    Botkyrka | 71.4 | delad andra
    Huddinge | 76.25 | delad andra
    Bedöms inte. Hög kostnad kan betyda fler vuxna per barn, eller sämre hushållning.
    Källa: Kolada N11008, 2022. Median: Egen bearbetning.
    Kvinnor och män, andel som klarar alla ämnen
    Kommun | Alla
    Haninge | 71.4
    Tyresö | 83.2
    Salem | 80
    Södertälje | 65.1
    Nynäshamn | 68.9
    Nykvarn | uppgift saknas
    Botkyrka | 71.4
    Huddinge | 76.25
    ");
}

#[test]
fn the_bars_point_at_the_cells_from_nought_with_the_marked_one_in_its_colour() {
    let chart = part(&written(&sample_document()), "xl/charts/chart1.xml");
    let formulas: Vec<String> = elements(&chart, "c:f");
    assert_eq!(
        formulas,
        ["<c:f>Förskola!$B$8</c:f>", "<c:f>Förskola!$A$9:$A$17</c:f>", "<c:f>Förskola!$B$9:$B$17</c:f>"]
    );
    assert!(chart.contains("<c:min val=\"0\"/>") && chart.contains("<c:max val=\"200000\"/>"));
    let points = elements(&chart, "c:dPt");
    assert_eq!(points.len(), 9);
    let is_marked: Vec<bool> = points.iter().map(|point| point.contains("0B4EA2")).collect();
    assert_eq!(is_marked.iter().position(|marked| *marked), Some(4));
    assert!(points[8].contains("15202B"), "riket is in ink");
    let shown = elements(&chart, "c:v");
    assert!(shown.contains(&"<c:v>165745</c:v>".to_owned()), "the chart remembers its numbers");
}

#[test]
fn a_missing_figure_has_no_label_and_an_older_one_is_hollow() {
    let chart = part(&written(&sample_document()), "xl/charts/chart3.xml");
    let labels = elements(&chart, "c:dLbl");
    assert_eq!(labels.iter().filter(|label| label.contains("<c:delete val=\"1\"/>")).count(), 1);
    assert!(labels.iter().any(|label| label.contains("<c:idx val=\"5\"/>") && label.contains("c:delete")));
    let points = elements(&chart, "c:dPt");
    assert!(points[2].contains("FFFFFF"));
}

#[test]
fn the_development_is_a_line_chart_with_a_hole_where_there_is_no_figure() {
    let workbook = written(&sample_document());
    let chart = part(&workbook, "xl/charts/chart2.xml");
    assert_eq!(elements(&chart, "c:ser").len(), 9);
    assert!(chart.contains("<c:lineChart>"));
    let axis_min: Vec<String> = elements(&chart, "c:min");
    assert_eq!(axis_min, ["<c:min val=\"120000\"/>"]);
    assert!(!grid(&workbook, "Förskola").contains(" | 0 | "));
}

#[test]
fn charts_and_tables_tell_what_they_show() {
    let workbook = written(&sample_document());
    let drawing = part(&workbook, "xl/drawings/drawing1.xml");
    let told: Vec<String> = elements(&drawing, "xdr:cNvPr")
        .iter()
        .map(|shape| format!("{}: {}", attribute(shape, "name"), attribute(shape, "descr")))
        .collect();
    assert_snapshot!(told.join("\n"), @r"
    FSK-N11008: Åtta staplar, från Haninge lägst till Huddinge högst.
    FSK-N11008-T: Kostnaden steg i alla åtta.
    FSK-N15508: Sju staplar; Nykvarn saknas.
    ");
    let sheet = part(&workbook, "xl/worksheets/sheet2.xml");
    assert_eq!(elements(&sheet, "tablePart").len(), 4);
}

#[test]
fn an_alternative_text_longer_than_excel_allows_is_cut_not_lost() {
    let mut document = sample_document();
    for page in document.sections.iter_mut().flat_map(|section| &mut section.pages) {
        if let Body::KeyFigure(story) = &mut page.body
            && let Some(bars) = &mut story.bars
        {
            bars.alt = Text::words("Haninge lägst, Huddinge högst. ".repeat(20));
        }
    }
    let drawing = part(&written(&document), "xl/drawings/drawing1.xml");
    let told = attribute(&elements(&drawing, "xdr:cNvPr")[0], "descr");
    assert!(told.starts_with("Haninge lägst, Huddinge högst. Haninge") && told.ends_with('…'));
    assert!((200..=255).contains(&told.chars().count()));
}

#[test]
fn data_begins_with_its_heads_and_keeps_leading_noughts() {
    let workbook = written(&sample_document());
    let data = grid(&workbook, "Data");
    let first: Vec<&str> = data.lines().take(3).collect();
    assert_eq!(
        first,
        [
            "key_figure | area | year | sex | value | Påhittade värden",
            "N11008 | 0000 | 2014 | T | 138701",
            "N11008 | 0000 | 2015 | T | 141201"
        ]
    );
    assert_eq!(data.lines().count(), sample_document().data.len() + 1);
}

#[test]
fn made_up_figures_say_so_on_every_sheet_and_page() {
    let workbook = written(&sample_document());
    for (idx, name) in sheet_names(&workbook).iter().enumerate() {
        let first_row = grid(&workbook, name).lines().next().unwrap().to_owned();
        assert!(first_row.contains("Påhittade värden"), "{name}");
        let sheet = part(&workbook, &format!("xl/worksheets/sheet{}.xml", idx + 1));
        assert!(elements(&sheet, "oddHeader")[0].contains("Påhittade värden"), "{name}");
    }
    let real = Document { banner: None, ..sample_document() };
    assert!(!grid(&written(&real), "Data").contains("Påhittade"));
}

#[test]
fn the_english_workbook_has_english_sheets_and_the_same_data() {
    let english = Document { language: Language::En, ..sample_document() };
    let workbook = written(&english);
    assert_eq!(sheet_names(&workbook), ["Contents", "Förskola", "Definitions", "Gaps", "Method", "Data"]);
    assert_eq!(grid(&workbook, "Data"), grid(&written(&sample_document()), "Data"));
}

#[test]
fn areas_excel_cannot_name_are_renamed() {
    let mut document = sample_document();
    let area = document.sections.iter().position(|section| section.kind == SectionKind::Area).unwrap();
    let mut twin = document.sections[area].clone();
    document.sections[area].name = Text::words("data");
    twin.name = Text::words("Vatten/avlopp, avfall och kretslopp i kommunen");
    document.sections.insert(area, twin);
    let names = sheet_names(&written(&document));
    assert_eq!(names[1..3], ["Vatten avlopp, avfall och krets", "data 2"]);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert!(written(&sample_document()) == written(&sample_document()));
    let core = part(&written(&sample_document()), "docProps/core.xml");
    assert!(core.contains("2026-11-23T00:00:00Z"));
    assert!(core.contains("Nyckeltalsdagen 2026") && core.contains("Nynäshamns kommun"));
}

#[test]
fn a_day_that_is_no_date_is_told_with_a_hint() {
    let document = Document { date_iso: "hösten 2026".into(), ..sample_document() };
    let error = xlsx::write(&document).unwrap_err();
    assert_eq!(error.to_string(), "`hösten 2026` is not a date");
    assert!(error.hint().unwrap().contains("2026-11-23"));
}
