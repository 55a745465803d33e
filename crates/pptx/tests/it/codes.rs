//! The code at the foot of a slide, read back module by module.

use document::Document;
use pptx::xml::Node;

use crate::deck::{Slide, built_in};

const SITE: &str = "https://nyckeltal.haninge.se/2026";

fn find<'a>(node: &'a Node, name: &str, found: &mut Vec<&'a Node>) {
    if node.name == name {
        found.push(node);
    }
    node.children.iter().for_each(|child| find(child, name, found));
}

/// The slide's codes: what each says to those who do not see it, and its filled modules, a row each, with the quiet zone.
fn codes(slide: &Slide) -> Vec<(String, String, Vec<Vec<bool>>)> {
    let mut shapes = Vec::new();
    find(&slide.root, "sp", &mut shapes);
    let mut codes = Vec::new();
    for shape in shapes {
        let mut names = Vec::new();
        find(shape, "cNvPr", &mut names);
        let name = names[0].attribute("name").unwrap_or_default();
        let name = name.split('#').next().unwrap_or_default().to_owned();
        if !name.ends_with("/qr") {
            continue;
        }
        let mut paths = Vec::new();
        find(shape, "path", &mut paths);
        let side = usize::try_from(paths[0].number("w").unwrap()).unwrap();
        let mut points = Vec::new();
        find(paths[0], "pt", &mut points);
        let at = |point: &Node, axis: &str| usize::try_from(point.number(axis).unwrap()).unwrap();
        let mut modules = vec![vec![false; side]; side];
        // Each run is a rectangle by its four corners.
        for corners in points.chunks(4) {
            for row in &mut modules[at(corners[0], "y")..at(corners[2], "y")] {
                row[at(corners[0], "x")..at(corners[2], "x")].fill(true);
            }
        }
        codes.push((name, names[0].attribute("descr").unwrap_or_default().to_owned(), modules));
    }
    codes
}

#[test]
fn every_slide_has_the_code_of_its_pages_address_with_a_quiet_zone() {
    let document = Document { site_url: Some(SITE.to_owned()), ..testkit::sample_document() };
    let slides = built_in(&document);
    for slide in &slides {
        let found = codes(slide);
        assert_eq!(found.len(), 1, "{}", slide.title);
        let (name, alt, modules) = &found[0];
        let page = document.pages().find(|page| *name == format!("nk/{}/qr", page.code)).expect("the slide's page");
        let url = document.passport_url(&page.code).unwrap();
        assert_eq!(*alt, format!("QR-kod till {url}"));

        let expected = layout::qr_modules(&url).unwrap();
        let quiet = layout::QUIET_MODULES;
        assert_eq!(modules.len(), expected.len() + 2 * quiet);
        // On a dark ground the light modules are what is filled: a corner of the quiet zone tells which.
        let is_inverse = modules[0][0];
        for (y, row) in modules.iter().enumerate() {
            for (x, filled) in row.iter().enumerate() {
                let inside = |at: usize| at.checked_sub(quiet).filter(|at| *at < expected.len());
                let is_dark = inside(x).zip(inside(y)).is_some_and(|(x, y)| expected[y][x]);
                assert_eq!(*filled != is_inverse, is_dark, "{name}: {x}, {y}");
            }
        }
    }
    assert!(codes(&slides[0])[0].2[0][0], "the cover is dark");
    assert!(!codes(&slides[1])[0].2[0][0]);
}

#[test]
fn where_nobody_has_said_where_the_site_stands_there_is_no_code() {
    assert!(built_in(&testkit::sample_document()).iter().all(|slide| codes(slide).is_empty()));
}
