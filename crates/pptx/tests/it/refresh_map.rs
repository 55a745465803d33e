//! New figures on maps: an area's colour says its figure as much as a bar's length does.

use document::chart::map::{MapChart, MapShape};
use document::{Body, Chart, Document};
use pptx::Template;
use pptx::package::Package;
use pptx::refresh::What;

use crate::cases::with_pages;
use crate::chart_cases::{charts_of, usual};
use crate::deck::{package, written};

fn with_map(change: impl Fn(&mut MapChart)) -> Document {
    with_pages(charts_of(8, usual), |page| {
        let Body::Chart(one) = &mut page.body else { return };
        if let Chart::Map(map) = &mut one.chart {
            change(map);
        }
    })
}

/// Every area in another class.
fn turned(map: &mut MapChart) {
    let n = map.classes.len() as u8;
    for area in &mut map.areas {
        if let Ok((number, class)) = &mut area.figure {
            *class = (*class + 2) % n;
            number.value += 1.0;
        }
    }
}

/// The slide of the map, and its elements of a name with what stands between them and the next.
fn slide(package: &Package) -> String {
    let parts = package.parts.iter().filter(|(name, _)| name.starts_with("/ppt/slides/slide"));
    let texts = parts.map(|(_, part)| String::from_utf8(part.bytes.clone()).expect("parts are in UTF-8"));
    texts.into_iter().find(|text| text.contains("-KARTA/map#")).expect("there is a map")
}

fn fills(text: &str, part: &str) -> Vec<String> {
    let shapes = text.split("<p:sp>").filter(|shape| shape.contains(&format!("/{part}")));
    let fill = |shape: &str| {
        let from = shape.find("<a:solidFill>").or_else(|| shape.find("<a:noFill/>")).expect("a fill");
        shape[from..].split("</a:solidFill>").next().expect("its end").to_owned()
    };
    shapes.map(fill).collect()
}

fn frame(text: &str) -> String {
    let from = text.find("/map#").expect("a map");
    let from = from + text[from..].find("<a:xfrm>").expect("a frame");
    text[from..].split("</a:xfrm>").next().expect("its end").to_owned()
}

fn made(document: &Document) -> Vec<u8> {
    written(document, Template::BuiltIn).bytes
}

#[test]
fn areas_and_their_names_take_the_colours_of_new_figures() {
    let (before, after) = (with_map(|_| {}), with_map(turned));
    let (old, fresh) = (slide(&package(&made(&before))), slide(&package(&made(&after))));
    assert_ne!(fills(&old, "area-"), fills(&fresh, "area-"));
    let refreshed = pptx::refresh(&after, &made(&before), "deck.pptx").expect("one of ours");
    let now = slide(&package(&refreshed.bytes));
    for part in ["area-", "map-name-"] {
        assert_eq!(fills(&now, part), fills(&fresh, part), "{part}");
    }
    let n_changed = fills(&old, "area-").iter().zip(fills(&fresh, "area-")).filter(|(old, new)| *old != new).count();
    assert_eq!(
        refreshed.told.iter().filter(|told| told.what == What::Shade && told.page == "FSK-KARTA").count(),
        n_changed
    );
    let again = pptx::refresh(&after, &refreshed.bytes, "deck.pptx").expect("one of ours");
    assert_eq!(again.told, Vec::new());
}

#[test]
fn a_colour_of_ones_own_stays_and_is_told() {
    let (before, after) = (with_map(|_| {}), with_map(turned));
    let mut deck = package(&made(&before));
    let purple = "<a:solidFill><a:srgbClr val=\"7B2D8B\"/></a:solidFill>";
    for part in deck.parts.values_mut() {
        let text = String::from_utf8_lossy(&part.bytes).into_owned();
        if text.contains("-KARTA/map#") {
            let at = text.find("/area-").expect("an area");
            let from = at + text[at..].find("<a:solidFill>").expect("its fill");
            let to = from + text[from..].find("</a:solidFill>").expect("its end") + "</a:solidFill>".len();
            part.bytes = format!("{}{purple}{}", &text[..from], &text[to..]).into_bytes();
        }
    }
    let refreshed = pptx::refresh(&after, &deck.write(), "deck.pptx").expect("one of ours");
    assert!(slide(&package(&refreshed.bytes)).contains("7B2D8B"));
    assert_eq!(refreshed.told.iter().filter(|told| told.what == What::ColourKept).count(), 1);
}

#[test]
fn tiles_become_outlines_in_a_frame_of_their_own() {
    let outlined = with_map(|map| {
        map.aspect = 0.5;
        for area in &mut map.areas {
            if let MapShape::Tile { left, top, width, height } = area.shape {
                let (right, bottom) = (left + width, top + height);
                area.shape = MapShape::Outline(vec![vec![(left, top), (right, top), (right, bottom), (left, bottom)]]);
            }
        }
    });
    let tiles = made(&with_map(|map| {
        for area in &mut map.areas {
            if let MapShape::Outline(rings) = &area.shape {
                let [(left, top), _, (right, bottom), ..] = rings[0][..] else { continue };
                area.shape = MapShape::Tile { left, top, width: right - left, height: bottom - top };
            }
        }
    }));
    let fresh = slide(&package(&made(&outlined)));
    assert_ne!(frame(&slide(&package(&tiles))), frame(&fresh));
    let refreshed = pptx::refresh(&outlined, &tiles, "deck.pptx").expect("one of ours");
    assert_eq!(frame(&slide(&package(&refreshed.bytes))), frame(&fresh));
    let now = slide(&package(&refreshed.bytes));
    for part in ["map-name-", "map-label-"] {
        assert_eq!(fills(&now, part), fills(&fresh, part), "{part}");
    }
    // Moved an inch to the right by hand, the new outlines come there as well.
    let moved = {
        let mut deck = package(&tiles);
        let old = frame(&slide(&deck));
        let left: i64 =
            old.split("x=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("x").parse().expect("a number");
        for part in deck.parts.values_mut() {
            let text = String::from_utf8_lossy(&part.bytes).into_owned();
            if text.contains("-KARTA/map#") {
                let new = old.replacen(&format!("x=\"{left}\""), &format!("x=\"{}\"", left + 914_400), 1);
                part.bytes = text.replacen(&old, &new, 1).into_bytes();
            }
        }
        deck.write()
    };
    let refreshed = pptx::refresh(&outlined, &moved, "deck.pptx").expect("one of ours");
    let now = frame(&slide(&package(&refreshed.bytes)));
    let side = |frame: &str, nth: usize| -> i64 {
        frame.split("x=\"").nth(nth).and_then(|rest| rest.split('"').next()).expect("x").parse().expect("a number")
    };
    let inner = now.find("chOff").expect("a frame within");
    assert_eq!(side(&now, 1) - side(&now[inner..], 1), 914_400);
}
