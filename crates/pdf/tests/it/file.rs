//! What is in the file. That it fulfils PDF/UA-1 is checked while it is written: a broken rule is an error.

use document::Text;
use layout::fit_handout;
use testkit::{day, sample_document};

fn written(document: &document::Document) -> pdf::Pdf {
    pdf::write(document, &fit_handout(document)).unwrap()
}

fn n_of(bytes: &[u8], what: &str) -> usize {
    bytes.windows(what.len()).filter(|window| *window == what.as_bytes()).count()
}

#[test]
fn the_same_day_gives_the_same_bytes_and_another_municipality_others() {
    let first = written(&sample_document()).bytes;
    assert_eq!(first, written(&sample_document()).bytes);
    assert_ne!(first, written(&day("0136")).bytes);
}

#[test]
fn it_says_that_it_is_accessible_and_in_which_language() {
    let bytes = written(&sample_document()).bytes;
    assert!(bytes.starts_with(b"%PDF-1.7"));
    for said in ["/StructTreeRoot", "/Marked true", "/Lang(sv-SE)", "pdfuaid:part", "/DisplayDocTitle true"] {
        assert!(n_of(&bytes, said) > 0, "{said}");
    }
    for (tag, n) in [("/S/H1", 1), ("/S/Table", 4), ("/S/LI", 6)] {
        let next = bytes
            .windows(tag.len() + 1)
            .filter(|window| window.starts_with(tag.as_bytes()) && !window[tag.len()].is_ascii_alphanumeric());
        assert_eq!(next.count(), n, "{tag}");
    }
}

#[test]
fn a_character_the_font_lacks_becomes_a_box_and_is_told() {
    let mut document = sample_document();
    document.handout.title = Text::verbatim("Så går det 🎉 för Nynäshamn");
    assert_eq!(written(&document).unknown, ['🎉']);
    assert!(written(&sample_document()).unknown.is_empty());
}
