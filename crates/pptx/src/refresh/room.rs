//! The room a deck was drawn in: written into it, since LibreOffice gives it other layouts and fonts when it saves it.
//!
//! Colours are read from the deck as it is; places, sizes and widths of letters are those it was drawn with, so that the same
//! figures give the same drawing.

use crate::measure::Family;
use crate::package::Package;
use crate::shape::geometry::Rect;
use crate::template::ground::Fixture;
use crate::template::layouts::{Layout, Layouts, MasterParts, Size, TextPlace};
use crate::xml::Node;

/// What stands for nothing.
const NOTHING: &str = "-";

/// The room as one line of text.
pub fn written(layouts: &Layouts) -> String {
    let opener = layouts.opener.as_ref().map_or(NOTHING.to_owned(), layout_text);
    format!("{} | {opener} | {}", layout_text(&layouts.cover), layout_text(&layouts.content))
}

fn layout_text(layout: &Layout) -> String {
    let family = |family: Family| if family == Family::Carlito { "carlito" } else { "wide" };
    let mut tokens = vec![
        or_nothing(&layout.kind),
        family(layout.family).to_owned(),
        family(layout.title.family).to_owned(),
        layout.title.is_moved.to_string(),
        layout.n_contents.to_string(),
        place_text(&layout.title.place),
        layout.subtitle.as_ref().map_or(NOTHING.to_owned(), place_text),
    ];
    tokens.extend(
        layout
            .ground
            .fixtures
            .iter()
            .map(|fixture| format!("{} {} {}", rect_text(fixture.at), fixture.is_covering, fixture.fill.is_some())),
    );
    tokens.join(" ; ")
}

fn place_text(place: &TextPlace) -> String {
    format!(
        "{} {} {} {} {} {}",
        or_nothing(&place.kind),
        place.index.as_deref().map_or(NOTHING.to_owned(), or_nothing),
        rect_text(place.at),
        rect_text(place.text_at),
        place.size_pt,
        place.is_top_anchored
    )
}

fn or_nothing(text: &str) -> String {
    if text.is_empty() { NOTHING.to_owned() } else { text.replace([' ', ';', '|'], "_") }
}

fn rect_text(at: Rect) -> String {
    format!("{} {} {} {}", at.left, at.top, at.width, at.height)
}

/// The layouts as they are in the deck, with the room it was drawn in; those given where the text is none of ours.
pub fn read(text: &str, deck: &Layouts) -> Layouts {
    let parts: Vec<&str> = text.split(" | ").collect();
    let [cover, opener, content] = parts.as_slice() else { return deck.clone() };
    let with = |text: &str, layout: &Layout| layout_with(text, layout).unwrap_or_else(|| layout.clone());
    Layouts {
        cover: with(cover, &deck.cover),
        opener: (*opener != NOTHING).then(|| with(opener, deck.opener.as_ref().unwrap_or(&deck.content))),
        content: with(content, &deck.content),
    }
}

fn layout_with(text: &str, layout: &Layout) -> Option<Layout> {
    let mut tokens = text.split(" ; ");
    let mut layout = layout.clone();
    let family = |word: &str| if word == "carlito" { Family::Carlito } else { Family::Wide };
    layout.kind = some(tokens.next()?).unwrap_or_default();
    layout.family = family(tokens.next()?);
    layout.title.family = family(tokens.next()?);
    layout.title.is_moved = tokens.next()? == "true";
    layout.n_contents = tokens.next()?.parse().ok()?;
    layout.title.place = place(tokens.next()?)?;
    layout.subtitle = match tokens.next()? {
        NOTHING => None,
        text => Some(place(text)?),
    };
    let colour = layout.ground.behind(layout.title.place.at);
    layout.ground.fixtures = tokens
        .map(|text| {
            let words: Vec<&str> = text.split(' ').collect();
            let [.., is_covering, is_filled] = words.as_slice() else { return None };
            let fill = (*is_filled == "true").then_some(colour);
            Some(Fixture { at: rect(&words)?, fill, is_covering: *is_covering == "true" })
        })
        .collect::<Option<_>>()?;
    Some(layout)
}

fn some(word: &str) -> Option<String> {
    (word != NOTHING).then(|| word.to_owned())
}

fn place(text: &str) -> Option<TextPlace> {
    let words: Vec<&str> = text.split(' ').collect();
    Some(TextPlace {
        kind: some(words.first()?)?,
        index: some(words.get(1)?),
        at: rect(words.get(2..)?)?,
        text_at: rect(words.get(6..)?)?,
        size_pt: words.get(10)?.parse().ok()?,
        is_top_anchored: *words.get(11)? == "true",
    })
}

fn rect(words: &[&str]) -> Option<Rect> {
    let side = |idx: usize| words.get(idx)?.parse::<f64>().ok().filter(|side| side.is_finite());
    Some(Rect::new(side(0)?, side(1)?, side(2)?, side(3)?))
}

/// The layouts that a deck's slides stand on, by purpose: what serves most slides serves all.
pub fn of_slides(package: &Package, slides: &[Vec<&str>; 3], chosen: &Layouts, size: Size) -> Layouts {
    let most = |slides: &[&str]| -> Option<Layout> {
        let mut counted: Vec<(&str, usize)> = Vec::new();
        for slide in slides {
            let Some(layout) = package.parts.get(*slide).and_then(|part| part.targets("slideLayout").next()) else {
                continue;
            };
            match counted.iter_mut().find(|(name, _)| *name == layout) {
                Some((_, n)) => *n += 1,
                None => counted.push((layout, 1)),
            }
        }
        let largest = counted.iter().map(|(_, n)| *n).max()?;
        let (name, _) = counted.iter().find(|(_, n)| *n == largest)?;
        layout(package, name, size)
    };
    let [cover, opener, content] = slides;
    Layouts {
        cover: most(cover).unwrap_or_else(|| chosen.cover.clone()),
        opener: most(opener).or_else(|| chosen.opener.clone()),
        content: match most(content) {
            Some(most) if most.part != chosen.content.part && most.has_wide_title(size) => most,
            Some(most) if most.part != chosen.content.part => most.with_title_moved(size),
            _ => chosen.content.clone(),
        },
    }
}

fn layout(package: &Package, name: &str, size: Size) -> Option<Layout> {
    let part = package.parts.get(name)?;
    let master_name = part.targets("slideMaster").next()?;
    let master_part = package.parts.get(master_name)?;
    let theme = Node::read(&package.parts.get(master_part.targets("theme").next()?)?.bytes).ok()?;
    let master = Node::read(&master_part.bytes).ok()?;
    let parts = MasterParts { part: master_name, master: &master, theme: &theme, size };
    Layout::read(name, &Node::read(&part.bytes).ok()?, &part.bytes, &parts)
}
