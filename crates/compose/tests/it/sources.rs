//! Source lines: whose a number is, and that made-up values name nobody.

use compose::Source;
use document::{Body, Formula, Language, Processing};

use crate::made_up_country::documents;
use crate::pages::none;
use crate::walk::{Shown, everything, of_page};

fn names_kolada(text: &str) -> bool {
    ["Källa: Kolada", "(källa): Kolada", "Source: Kolada"].iter().any(|label| text.contains(label))
}

#[test]
fn made_up_values_have_no_publisher() {
    let made_up = documents().filter(|(day, _)| day.source == Source::MadeUp);
    for (_, document) in made_up {
        assert!(document.banner.is_some());
        for shown in everything(document) {
            let Shown::Text(text) = shown else { continue };
            let plain = text.plain(document.language);
            assert!(!names_kolada(&plain), "{plain}");
        }
        for page in document.pages() {
            let Body::KeyFigure(story) = &page.body else { continue };
            let is_named = |text: &str| story.provenance.iter().any(|(_, said)| said.plain(document.language) == text);
            assert!(!is_named("Kolada"), "{}", page.code);
        }
    }
}

/// The publisher's terms forbid naming it as the source of what we computed.
#[test]
fn own_processing_is_named_as_our_own() {
    let mut problems = Vec::new();
    let mut n_own = 0;
    for (_, document) in documents().filter(|(day, _)| day.source == Source::Kolada) {
        let own = if document.language == Language::Sv { "Egen bearbetning" } else { "own processing" };
        for page in document.pages() {
            let is_own = of_page(page).into_iter().flat_map(|shown| shown.numbers()).any(|number| {
                let fact = document.facts.get(&number.fact).expect("every number has its fact");
                fact.processing() == Processing::Own && fact.formula != Formula::Count
            });
            let source = page.source.plain(document.language);
            n_own += usize::from(is_own);
            if is_own && !source.contains(own) {
                problems.push(format!("{}: `{source}`", page.code));
            }
        }
    }
    none(problems);
    assert!(n_own > 1_000, "only {n_own} pages show own processing");
}

/// Whoever sees a number can look it up: its key figure's id stands below it.
#[test]
fn the_source_line_names_every_key_figure_shown() {
    let mut problems = Vec::new();
    for (_, document) in documents().filter(|(day, _)| day.source == Source::Kolada) {
        for page in document.pages() {
            let source = page.source.plain(document.language);
            for number in of_page(page).into_iter().flat_map(|shown| shown.numbers()) {
                let Some(id) = document.facts.get(&number.fact).and_then(|fact| fact.key_figure) else { continue };
                if !source.contains(id.as_str()) || !names_kolada(&source) {
                    problems.push(format!("{}: {id} is not in `{source}`", page.code));
                }
            }
        }
    }
    none(problems);
}

/// Terms and banner go with the source of the whole day.
#[test]
fn the_terms_say_whose_the_values_are() {
    for (day, document) in documents().filter(|(_, document)| document.language == Language::Sv) {
        let terms = document.provenance.terms.plain(Language::Sv);
        let expected = match day.source {
            Source::Kolada => "Värdena kommer från Kolada.",
            Source::MadeUp => "Alla värden, kommuner och län är påhittade.",
        };
        assert!(terms.starts_with(expected), "{terms}");
        assert_eq!(document.banner.is_some(), day.source == Source::MadeUp);
    }
}
