//! What stands on each kind of slide.

use std::fmt::Write as _;

use document::{Body, Text};
use insta::assert_snapshot;

use crate::cases;
use crate::deck::{Slide, built_in};

fn slide_of(slides: &[Slide], code: &str) -> Slide {
    let is_it = |slide: &&Slide| slide.texts.iter().any(|(name, _)| name.starts_with(&format!("nk/{code}/")));
    slides.iter().find(is_it).expect("the page has a slide").clone()
}

fn told(slide: &Slide) -> String {
    let mut out = format!("# {}\n", slide.title);
    for (name, text) in slide.texts.iter().filter(|(_, text)| !text.is_empty()) {
        let _ = writeln!(out, "{}: {text}", name.rsplit('/').next().unwrap_or_default());
    }
    for (name, rows) in &slide.tables {
        let _ = writeln!(out, "[{}]", name.rsplit('/').next().unwrap_or_default());
        for row in rows {
            let _ = writeln!(out, "{}", row.join(" | "));
        }
    }
    for chart in &slide.charts {
        let _ = writeln!(out, "<{}> {}", chart.name.rsplit('/').next().unwrap_or_default(), chart.alt);
        for (formula, points) in &chart.caches {
            let shown: Vec<&str> = points.iter().map(|point| point.as_deref().unwrap_or("·")).collect();
            let _ = writeln!(out, "{formula}: {}", shown.join(", "));
        }
    }
    out
}

#[test]
fn the_days_slides_in_order() {
    let slides = built_in(&testkit::sample_document());
    let titles: Vec<&str> = slides.iter().map(|slide| slide.title.as_str()).collect();
    assert_snapshot!(titles.join("\n"), @"
    Nyckeltalsdagen
    Områden
    Dagen i tio punkter
    Ett nyckeltal saknar en siffra
    Förskola
    Sju av åtta har siffra
    Kostnaden bedöms inte
    Ett barn i förskolan kostar 25 600 kr mer i Huddinge än i Haninge
    Kostnaden steg i alla åtta
    Högst är Tyresö
    Metod
    Definitioner
    ");
}

#[test]
fn ranked_bars_have_names_values_differences_and_lines() {
    let slides = built_in(&testkit::sample_document());
    let slide = slide_of(&slides, "FSK-N11008");
    assert_snapshot!(told(&slide), @"
    # Ett barn i förskolan kostar 25 600 kr mer i Huddinge än i Haninge
    kicker: Förskola · kostnad
    banner: Påhittade värden
    subtitle: Kostnad förskola, kronor per inskrivet barn, 2022.
    riket-label: Riket 169 451
    median-label: Median av de åtta 163 854
    source: Källa: Kolada N11008, 2022. Median: Egen bearbetning.
    passport: Bildpass FSK-N11008 ‹#›
    [names]
    Haninge
    Tyresö
    Salem
    Södertälje
    Nynäshamn
    Nykvarn
    Botkyrka
    Huddinge
    [differences]
    mot riket, kr
    −16 800
    −11 600
    −11 000
    −7 500
    −3 700
    0
    +5 600
    +8 800
    <chart> Åtta staplar, från Haninge lägst till Huddinge högst.
    Sheet1!$B$1: kr
    Sheet1!$A$2:$A$9: Haninge, Tyresö, Salem, Södertälje, Nynäshamn, Nykvarn, Botkyrka, Huddinge
    Sheet1!$B$2:$B$9: 152622, 157812, 158499, 161963, 165745, 169464, 175044, 178205
    ");
    let below: Vec<&str> = ["A11", "B11", "A12", "B12"].map(|cell| slide.charts[0].cells[cell].as_str()).to_vec();
    assert_eq!(below, ["Riket", "169451", "Median", "163854"]);
}

#[test]
fn a_missing_figure_is_an_empty_point_and_words_and_an_older_one_has_its_year() {
    let slides = built_in(&testkit::sample_document());
    assert_snapshot!(told(&slide_of(&slides, "FSK-N15508")), @"
    # Högst är Tyresö
    kicker: Förskola · kostnad
    banner: Påhittade värden
    subtitle: Kostnad förskola, kronor per inskrivet barn, 2022.
    reason-6: uppgift saknas
    source: Källa: Kolada N11008, 2022. Median: Egen bearbetning.
    passport: Bildpass FSK-N15508 ‹#›
    [names]
    Haninge
    Tyresö
    Salem 2021
    Södertälje
    Nynäshamn
    Nykvarn
    Botkyrka
    Huddinge
    <chart> Sju staplar; Nykvarn saknas.
    Sheet1!$B$1: %
    Sheet1!$A$2:$A$9: Haninge, Tyresö, Salem 2021, Södertälje, Nynäshamn, Nykvarn, Botkyrka, Huddinge
    Sheet1!$B$2:$B$9: 71.4, 83.2, 80, 65.1, 68.9, ·, 71.4, 76.25
    ");
}

#[test]
fn a_key_figure_too_few_have_is_a_sentence() {
    let slides = built_in(&cases::too_few());
    let slide = slide_of(&slides, "FSK-N11008");
    assert!(slide.charts.is_empty());
    assert!(told(&slide).contains("too-few: Färre än tre kommuner har en siffra."), "{}", told(&slide));
}

#[test]
fn an_overview_is_a_table_with_a_flagged_head() {
    let slides = built_in(&testkit::sample_document());
    let slide = slide_of(&slides, "FSK-OV1");
    assert_snapshot!(told(&slide), @"
    # Sju av åtta har siffra
    kicker: Förskola · kostnad
    banner: Påhittade värden
    legend: ▲ landets bästa fjärdedel ● mitten ▼ landets svagaste fjärdedel utan märke: bedöms inte
    source: Källa: Kolada N11008, 2022. Median: Egen bearbetning.
    passport: Bildpass FSK-OV1 ‹#›
    [overview]
     | Riket | Haninge | Tyresö | Salem | Södertälje | Nynäshamn | Nykvarn | Botkyrka | Huddinge
    Klarar alla ämnen, % | – | 71,4 / ▲ delad andra | 83,2 / ● delad andra | 80,0 / ▼ 2021 | 65,1 / ▲ delad andra | 68,9 / ● delad andra | uppgift saknas | 71,4 / ▲ delad andra | 76,3 / ● delad andra
    Klarar alla ämnen, % | – | 71,4 / ▲ delad andra | 83,2 / ● delad andra | 80,0 / ▼ 2021 | 65,1 / ▲ delad andra | 68,9 / ● delad andra | uppgift saknas | 71,4 / ▲ delad andra | 76,3 / ● delad andra
    Klarar alla ämnen, % | – | 71,4 / ▲ delad andra | 83,2 / ● delad andra | 80,0 / ▼ 2021 | 65,1 / ▲ delad andra | 68,9 / ● delad andra | uppgift saknas | 71,4 / ▲ delad andra | 76,3 / ● delad andra
    ");
    let properties = slide.root.find("tblPr").expect("a table has properties");
    assert_eq!((properties.attribute("firstRow"), properties.attribute("firstCol")), (Some("1"), Some("1")));
}

#[test]
fn the_gaps_are_a_table() {
    let slides = built_in(&testkit::sample_document());
    assert_snapshot!(told(&slide_of(&slides, "DAG-04")), @"
    # Ett nyckeltal saknar en siffra
    kicker: Förskola · kostnad
    banner: Påhittade värden
    legend-1: ● ny siffra
    legend-2: äldre siffra
    legend-3: saknas
    legend-4: gäller inte
    source: Källa: Kolada N11008, 2022. Median: Egen bearbetning.
    passport: Bildpass DAG-04 ‹#›
    [gaps]
     | Haninge | Tyresö | Salem | Södertälje | Nynäshamn | Nykvarn | Botkyrka | Huddinge
    Klarar alla ämnen N15508 | ● | 2021 | saknas | gäller inte | ● | 2021 | saknas | gäller inte
    ");
}

#[test]
fn an_opener_has_a_strip_for_each_range() {
    let slides = built_in(&testkit::sample_document());
    let slide = slide_of(&slides, "FSK-00");
    assert_eq!(slide.charts.len(), 3);
    let texts: Vec<&str> = slide.texts.iter().map(|(_, text)| text.as_str()).collect();
    for words in ["152\u{a0}622–178\u{a0}205\u{a0}kr", "Frågan till salen", "Riket 169\u{a0}451", "Haninge", "Huddinge"]
    {
        assert!(texts.contains(&words), "{words} is not in {texts:?}");
    }
}

#[test]
fn lines_are_broken_at_a_series_break() {
    let slides = built_in(&testkit::sample_document());
    let slide = slide_of(&slides, "FSK-N11008-T");
    assert_eq!(slide.charts.len(), 8);
    let chart = &slide.charts[0];
    let last = chart.caches.len() - 3;
    let own: Vec<String> = chart.caches[last - 3..]
        .iter()
        .map(|(formula, points)| {
            let shown: Vec<&str> = points.iter().map(|point| point.as_deref().unwrap_or("·")).collect();
            format!("{formula}: {}", shown.join(", "))
        })
        .collect();
    assert_snapshot!(own.join("\n"), @"
    Sheet1!$P$1: Haninge
    Sheet1!$A$2:$A$10: 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022
    Sheet1!$P$2:$P$10: 124622, 127122, 129622, ·, ·, ·, ·, ·, ·
    Sheet1!$Q$1: Haninge från 2017
    Sheet1!$A$2:$A$10: 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022
    Sheet1!$Q$2:$Q$10: ·, ·, ·, 132122, 134622, 141872, 144372, 146872, 152622
    ");
}

#[test]
fn long_text_is_split_over_slides_and_none_of_it_lost() {
    let document = cases::long();
    let slides = built_in(&document);
    let shown: String = slides
        .iter()
        .flat_map(|slide| &slide.texts)
        .filter(|(name, _)| name.starts_with("nk/BIL-01/text"))
        .map(|(_, text)| text.replace(" / ", " ") + " ")
        .collect();
    let prose = document.pages().find_map(|page| match &page.body {
        Body::Prose(prose) => Some(prose),
        _ => None,
    });
    let said: Vec<String> = prose
        .expect("the case has prose")
        .iter()
        .flat_map(|(head, texts)| std::iter::once(head).chain(texts))
        .map(|text: &Text| text.plain(document.language))
        .collect();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&shown), words(&said.join(" ")));
    let ending = slides.last().and_then(|slide| slide.title.rsplit_once(' ')).expect("a title with its number").1;
    assert!(slides.iter().filter(|slide| slide.title.ends_with(ending)).count() > 5);
}

#[test]
fn notes_are_said_with_each_part_of_a_page() {
    let slides = built_in(&cases::long());
    assert!(slides.iter().all(|slide| slide.notes.len() == 2 && slide.notes[1] == "Fråga: vad gör vi?"));
}
