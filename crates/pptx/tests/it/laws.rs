//! What holds for every slide of every day.

use std::collections::BTreeSet;

use document::{Document, Language};
use pptx::Template;
use rstest::rstest;

use crate::cases;
use crate::deck::{all, built_in, package, root, text_of, written};

#[rstest]
#[case::sample(testkit::sample_document())]
#[case::three(cases::group_of(3))]
#[case::thirteen(cases::group_of(13))]
#[case::twenty_six(cases::group_of(26))]
#[case::negative(cases::negative())]
#[case::long(cases::long())]
#[case::too_few(cases::too_few())]
fn every_slide_is_whole(#[case] document: Document) {
    let slides = built_in(&document);
    let mut titles = BTreeSet::new();
    for slide in &slides {
        assert!(!slide.title.is_empty());
        assert!(titles.insert(slide.title.clone()), "two slides are called {}", slide.title);
        let ends =
            |name: &str| slide.texts.iter().find(|(shape, _)| shape.ends_with(name)).map(|(_, text)| text.clone());
        assert_eq!(ends("/banner").as_deref(), Some("Påhittade värden"));
        assert!(ends("/passport").is_some_and(|text| text.starts_with("Bildpass ")));
        assert!(ends("/source").is_some());
        for chart in &slide.charts {
            assert!(!chart.alt.is_empty(), "{} says nothing", chart.name);
            for (formula, points) in &chart.caches {
                assert_eq!(&chart.cells_of(formula), points, "{}: {formula}", chart.name);
            }
        }
        check_texts(&slide.root);
        check_places(&slide.root);
    }
}

fn check_texts(slide: &pptx::xml::Node) {
    for name in ["rPr", "endParaRPr"] {
        let mut properties = Vec::new();
        all(slide, name, &mut properties);
        for found in properties {
            assert_eq!(found.attribute("lang"), Some("sv-SE"));
            assert!(found.number("sz").is_none_or(|size| size >= 1_200), "a text of {:?}", found.number("sz"));
        }
    }
}

/// Nothing stands outside the slide, but for the marked panel's tenth of an inch.
fn check_places(slide: &pptx::xml::Node) {
    let mut places = Vec::new();
    all(slide, "xfrm", &mut places);
    for place in places {
        let (Some(offset), Some(extent)) = (place.child("off"), place.child("ext")) else { continue };
        let at = |node: &pptx::xml::Node, name: &str| node.number(name).expect("a place has numbers");
        assert!(at(offset, "x") >= 0 && at(offset, "y") >= 0, "{place:?}");
        assert!(at(offset, "x") + at(extent, "cx") <= 12_192_000 + 1, "{place:?}");
        assert!(at(offset, "y") + at(extent, "cy") <= 6_858_000 + 1, "{place:?}");
    }
}

#[test]
fn the_same_day_gives_the_same_bytes() {
    let document = cases::long();
    assert!(written(&document, Template::BuiltIn) == written(&document, Template::BuiltIn));
}

#[test]
fn an_english_day_is_english_throughout() {
    let document = Document { language: Language::En, ..testkit::sample_document() };
    let slides = built_in(&document);
    for slide in &slides {
        let mut runs = Vec::new();
        all(&slide.root, "rPr", &mut runs);
        assert!(runs.iter().all(|run| run.attribute("lang") == Some("en-GB")));
        assert!(slide.texts.iter().any(|(_, text)| text.starts_with("Slide passport ")));
    }
}

#[test]
fn sections_are_those_of_the_day_and_properties_say_what_it_is() {
    let deck = written(&testkit::sample_document(), Template::BuiltIn);
    let package = package(&deck.bytes);
    let main = root(&package.parts["/ppt/presentation.xml"]);
    let mut sections = Vec::new();
    all(&main, "section", &mut sections);
    let told: Vec<String> = sections
        .iter()
        .map(|section| {
            let mut slides = Vec::new();
            all(section, "sldId", &mut slides);
            format!("{}: {}", section.attribute("name").unwrap_or_default(), slides.len())
        })
        .collect();
    assert_eq!(told, ["Dagen: 4", "Förskola: 6", "Bilaga: 2"]);
    let core = root(&package.parts["/docProps/core.xml"]);
    let say = |name: &str| core.child(name).map(|node| node.text.clone()).unwrap_or_default();
    assert_eq!(
        [say("title"), say("creator"), say("language"), say("created")],
        ["Nyckeltalsdagen 2026", "Nynäshamns kommun", "sv-SE", "2026-11-23T00:00:00Z"]
    );
}

#[test]
fn a_deck_counts_itself() {
    let deck = written(&testkit::sample_document(), Template::BuiltIn);
    let slides = crate::deck::read(&deck.bytes);
    assert_eq!(deck.n_slides, slides.len());
    assert_eq!(deck.n_charts, slides.iter().map(|slide| slide.charts.len()).sum::<usize>());
    assert_eq!(deck.warnings, []);
    assert!(slides.iter().all(|slide| !text_of(&slide.root).is_empty()));
}

/// Bars begin at nought and every axis is fixed, so that an edited bar never moves a line drawn over it.
#[rstest]
#[case::sample(testkit::sample_document(), 0.0)]
#[case::negative(cases::negative(), -20.0)]
fn axes_are_fixed(#[case] document: Document, #[case] min: f64) {
    let mut n = 0;
    for chart in built_in(&document).iter().flat_map(|slide| &slide.charts) {
        let mut axes = Vec::new();
        all(&chart.root, "valAx", &mut axes);
        for axis in axes {
            let end = |name: &str| {
                let value = axis.path(&["scaling", name]).and_then(|end| end.attribute("val"));
                value.and_then(|value| value.parse::<f64>().ok()).expect("an axis has both ends")
            };
            assert!(end("min") < end("max"));
            if chart.root.find("barChart").is_some() {
                n += 1;
                assert_eq!(end("min"), min);
            }
        }
    }
    assert_eq!(n, 2);
}
