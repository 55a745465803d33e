//! New figures in decks that people have edited.

use document::chart::Bar;
use document::{Body, Document, PageCode, Text};
use pptx::package::{Package, Part, Relationship};
use pptx::refresh::{Refreshed, What};
use pptx::shape::mark::{Mark, Name, Place};
use pptx::{DeckFacts, Error, Template};
use proptest::prelude::*;

use crate::cases::with_pages;
use crate::deck::{Slide, package, read, written};

const BARS: &str = "FSK-N11008";

fn made() -> Vec<u8> {
    written(&testkit::sample_document(), Template::BuiltIn).bytes
}

/// The day after a revision: Botkyrka costs least, and so is first; Salem has no figure; the headline says so.
fn later() -> Document {
    with_pages(testkit::sample_document(), |page| {
        let Body::KeyFigure(story) = &mut page.body else { return };
        if page.code.0 != BARS {
            return;
        }
        page.headline = Text::words("Botkyrka har lägst kostnad av alla åtta");
        page.notes = vec![Text::words("Nya siffror.")];
        let chart = story.bars.as_mut().expect("the sample has bars");
        for row in &mut chart.rows {
            match (row.name.as_str(), &mut row.bar) {
                ("Botkyrka", Bar::Current(number)) => number.value = 140_000.0,
                ("Salem", bar) => {
                    *bar = Bar::Missing(Text::words("uppgift saknas"));
                    row.difference = None;
                }
                _ => {}
            }
        }
        let value = |bar: &Bar| bar.number().map_or(f64::INFINITY, |number| number.value);
        chart.rows.sort_by(|a, b| value(&a.bar).total_cmp(&value(&b.bar)));
        chart.references[1].number.value = 165_745.0;
        chart.alt = Text::words("Sju staplar, från Botkyrka lägst till Huddinge högst; Salem saknas.");
    })
}

fn refreshed(document: &Document, deck: &[u8]) -> Refreshed {
    pptx::refresh(document, deck, "deck.pptx").expect("the deck is one of ours")
}

/// Changes the text of every part of a kind, as a person's program would.
fn edited(deck: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut package = package(deck);
    for (name, part) in &mut package.parts {
        if name.ends_with(".xml") {
            let text = String::from_utf8(part.bytes.clone()).expect("parts are in UTF-8");
            part.bytes = change(name, text).into_bytes();
        }
    }
    package.write()
}

/// Changes the slide of the bars alone.
fn edited_bars(deck: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    edited(deck, |_, text| if text.contains(&format!("\"nk/{BARS}/chart#")) { change(text) } else { text })
}

/// The slides without the list, as they read.
fn slides_of(deck: &[u8]) -> Vec<Slide> {
    let is_list = |slide: &Slide| slide.texts.iter().any(|(name, _)| name.starts_with("nk/UPPDATERAT/"));
    read(deck).into_iter().filter(|slide| !is_list(slide)).collect()
}

/// What a slide says, whatever it looks like.
fn said(slide: &Slide) -> String {
    let mut texts: Vec<_> = slide.texts.iter().filter(|(_, text)| !text.is_empty()).cloned().collect();
    texts.sort();
    let charts =
        slide.charts.iter().map(|chart| format!("{} {} {:?} {:?}\n", chart.name, chart.alt, chart.caches, chart.cells));
    format!("{}\n{texts:#?}\n{:#?}\n{:?}\n{}", slide.title, slide.tables, slide.notes, charts.collect::<String>())
}

fn assert_says_the_same(deck: &[u8], document: &Document) {
    let want = read(&written(document, Template::BuiltIn).bytes);
    let have = slides_of(deck);
    assert_eq!(have.len(), want.len());
    for (have, want) in have.iter().zip(&want) {
        for (have, want) in said(have).lines().zip(said(want).lines()) {
            assert_eq!(have, want);
        }
        assert_eq!(said(have), said(want));
    }
}

fn bars_of(deck: &[u8]) -> Slide {
    let is_it = |slide: &Slide| slide.charts.iter().any(|chart| chart.name == format!("nk/{BARS}/chart"));
    slides_of(deck).into_iter().find(is_it).expect("the slide is there")
}

#[test]
fn the_same_day_changes_nothing_and_the_list_says_so() {
    let deck = made();
    let refreshed = refreshed(&testkit::sample_document(), &deck);
    assert_eq!(refreshed.told, Vec::new());
    let (before, after) = (package(&deck), package(&refreshed.bytes));
    for (name, part) in &before.parts {
        if name.starts_with("/ppt/") && name != "/ppt/presentation.xml" {
            assert_eq!(after.parts.get(name), Some(part), "{name}");
        }
    }
    let list = read(&refreshed.bytes).pop().expect("there is a list");
    assert!(list.texts.iter().any(|(_, text)| text.contains("siffrorna är desamma")), "{:?}", list.texts);
}

#[test]
fn a_deck_nobody_touched_says_what_a_new_one_says() {
    let refreshed = refreshed(&later(), &made());
    assert_says_the_same(&refreshed.bytes, &later());
    let told: Vec<(What, &str)> = refreshed.told.iter().map(|told| (told.what, told.part.as_str())).collect();
    for expected in [
        (What::Headline, "title"),
        (What::Chart, "chart"),
        (What::Table, "names"),
        (What::Added, "reason-8"),
        (What::Notes, "notes"),
    ] {
        assert!(told.contains(&expected), "{expected:?} in {told:?}");
    }
    let chart = refreshed.told.iter().find(|told| told.what == What::Chart).expect("the chart is told");
    let changes: Vec<String> = chart.figures.iter().map(|change| change.told(document::Language::Sv)).collect();
    assert_eq!(changes, ["Botkyrka 175\u{a0}044 → 140\u{a0}000", "Salem 158\u{a0}499 → –"]);
}

#[test]
fn a_second_refresh_changes_nothing_and_leaves_one_list() {
    let once = refreshed(&later(), &made());
    let twice = refreshed(&later(), &once.bytes);
    assert_eq!(twice.told, Vec::new());
    assert_eq!(slides_of(&twice.bytes).len(), slides_of(&once.bytes).len());
    assert_eq!(read(&twice.bytes).len(), slides_of(&twice.bytes).len() + 1);
    assert_eq!(refreshed(&later(), &made()).bytes, once.bytes, "the same input gives the same bytes");
}

#[test]
fn a_headline_of_somebodys_own_is_kept_and_doubted() {
    let ours = "Ett barn i förskolan kostar 25 600 kr mer i Huddinge än i Haninge";
    let plain = |text: &str| text.replace('\u{a0}', " ");
    let deck = edited_bars(&made(), |text| {
        let at = text.find("Ett barn i f").expect("the headline is there");
        let end = at + text[at..].find('<').expect("it ends");
        assert_eq!(plain(&text[at..end]), ours);
        format!("{}Vår egen rubrik{}", &text[..at], &text[end..])
    });
    assert_eq!(refreshed(&testkit::sample_document(), &deck).told, Vec::new(), "what we would say is the same");
    let refreshed = refreshed(&later(), &deck);
    assert_eq!(bars_of(&refreshed.bytes).title, "Vår egen rubrik");
    let told = refreshed.told.iter().find(|told| told.what == What::HeadlineDoubtful).expect("it is told");
    assert_eq!((told.old.as_str(), told.new.as_str()), ("Vår egen rubrik", "Botkyrka har lägst kostnad av alla åtta"));
}

#[test]
fn a_texts_own_size_and_colour_stay() {
    let deck = edited_bars(&made(), |text| {
        let at = text.find("<a:rPr").expect("the title has a run");
        let end = at + text[at..].find("/>").expect("it is empty") + 2;
        let look = "<a:rPr lang=\"sv-SE\" sz=\"2100\"><a:solidFill><a:srgbClr val=\"AA0055\"/></a:solidFill></a:rPr>";
        format!("{}{look}{}", &text[..at], &text[end..])
    });
    let slide = bars_of(&refreshed(&later(), &deck).bytes);
    assert_eq!(slide.title, "Botkyrka har lägst kostnad av alla åtta");
    let run = slide.root.find("rPr").expect("the title has a run");
    assert_eq!(run.attribute("sz"), Some("2100"));
    assert_eq!(run.find("srgbClr").and_then(|colour| colour.attribute("val")), Some("AA0055"));
}

#[test]
fn a_coloured_bar_follows_its_municipality() {
    let point = "<c:dPt><c:idx val=\"6\"/><c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/><c:spPr><a:solidFill><a:srgbClr val=\"C01010\"/></a:solidFill></c:spPr></c:dPt>";
    let deck = edited(&made(), |name, text| {
        let is_it = name.contains("/charts/") && text.contains("<c:v>178205</c:v>") && text.contains("barChart");
        if is_it { text.replacen("<c:dLbls>", &format!("{point}<c:dLbls>"), 1) } else { text }
    });
    let slide = bars_of(&refreshed(&later(), &deck).bytes);
    let mut points = Vec::new();
    crate::deck::all(&slide.charts[0].root, "dPt", &mut points);
    let coloured: Vec<i64> = points
        .iter()
        .filter(|point| point.find("srgbClr").is_some())
        .filter_map(|point| point.child("idx")?.number("val"))
        .collect();
    assert_eq!(coloured, [0], "Botkyrka was the seventh bar and is the first");
    let names = &slide.charts[0].caches[1].1;
    assert_eq!(names[0].as_deref(), Some("Botkyrka"));
    assert!(points.len() == 2, "the marked municipality is marked still");
}

#[test]
fn figures_of_somebodys_own_stay_and_are_told() {
    let deck = edited(&made(), |_, text| text.replace("<c:v>178205</c:v>", "<c:v>1</c:v>"));
    let refreshed = refreshed(&later(), &deck);
    let values = &bars_of(&refreshed.bytes).charts[0].caches[2].1;
    assert_eq!(values.last().and_then(|value| value.as_deref()), Some("1"));
    assert!(refreshed.told.iter().any(|told| told.what == What::ChartKept && told.page == BARS));
}

fn side(slide: &Slide, part: &str, which: &str, side: &str) -> i64 {
    let mut names = Vec::new();
    crate::deck::all(&slide.root, "cNvPr", &mut names);
    let shapes = &slide.root.path(&["cSld", "spTree"]).expect("a slide has shapes").children;
    let shape = shapes.iter().find(|shape| {
        let name = shape.find("cNvPr").and_then(|names| names.attribute("name")).and_then(Name::parse);
        name.is_some_and(|name| name.part == part)
    });
    shape.and_then(|shape| shape.find(which)?.number(side)).unwrap_or_else(|| panic!("{part} has {which}"))
}

#[test]
fn a_moved_chart_takes_its_lines_with_it_and_its_names_stay() {
    let by = 500_000;
    let deck = edited_bars(&made(), |text| {
        let at = text.find(&format!("\"nk/{BARS}/chart#")).expect("the chart is there");
        let x = at + text[at..].find("<a:off x=\"").expect("it has a place") + 10;
        let end = x + text[x..].find('"').expect("it ends");
        let old: i64 = text[x..end].parse().expect("a number");
        format!("{}{}{}", &text[..x], old + by, &text[end..])
    });
    let (unmoved, moved) = (bars_of(&refreshed(&later(), &made()).bytes), bars_of(&refreshed(&later(), &deck).bytes));
    for part in ["chart", "riket", "median", "riket-label"] {
        let way = side(&moved, part, "off", "x") - side(&unmoved, part, "off", "x");
        assert!((way - by).abs() < 4_000, "{part} went {way}");
    }
    assert_eq!(side(&moved, "names", "off", "x"), side(&unmoved, "names", "off", "x"));
}

#[test]
fn panels_that_change_places_take_their_looks_with_them() {
    let document = with_pages(testkit::sample_document(), |page| {
        if let Body::Trend(trend) = &mut page.body {
            trend.panels.swap(0, 3);
            trend.panels.swap(1, 4);
        }
    });
    let panels = |deck: &[u8]| -> Vec<String> {
        let slide = slides_of(deck).into_iter().find(|slide| slide.charts.len() == 8).expect("the panels are there");
        let looks = slide.charts.iter().map(|chart| {
            let mut lines = Vec::new();
            crate::deck::all(&chart.root, "ser", &mut lines);
            let width = |line: &&&pptx::xml::Node| line.path(&["spPr", "ln"]).and_then(|line| line.number("w"));
            let thickest = lines.iter().max_by_key(width).expect("a chart has lines");
            let head = thickest.find("v").expect("a line has a name").text.clone();
            let part = chart.name.rsplit('/').next().expect("a name has parts");
            format!(
                "{part} {head} {} {}",
                side(&slide, part, "off", "x") / 36_000,
                side(&slide, part, "off", "y") / 36_000
            )
        });
        let mut looks: Vec<String> = looks.collect();
        looks.sort();
        looks
    };
    let refreshed = refreshed(&document, &made());
    assert_eq!(panels(&refreshed.bytes), panels(&written(&document, Template::BuiltIn).bytes));
    assert_ne!(panels(&refreshed.bytes), panels(&made()));
}

#[test]
fn what_was_deleted_does_not_come_back_and_what_is_not_ours_is_untouched() {
    let mut package = package(&made());
    let name = package
        .parts
        .iter()
        .find(|(_, part)| String::from_utf8_lossy(&part.bytes).contains(&format!("nk/{BARS}/chart#")));
    let name = name.expect("the slide is there").0.clone();
    let main_name = package.main_part().expect("a main part").to_owned();
    let main = package.parts.get_mut(&main_name).expect("a main part");
    // The third slide goes, one of somebody's own comes, and the median is taken off the bars.
    let text = String::from_utf8(main.bytes.clone()).expect("UTF-8");
    let gone =
        main.relationships.iter().find(|link| link.target.ends_with("slide3.xml")).expect("a third slide").id.clone();
    let entry = text.find(&format!("r:id=\"{gone}\"")).expect("it is listed");
    let (from, to) = (text[..entry].rfind('<').expect("a tag"), entry + text[entry..].find("/>").expect("an end") + 2);
    main.relationships.retain(|link| link.id != gone);
    main.relationships.push(Relationship::to(
        "rId900",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide",
        "/ppt/slides/own.xml",
    ));
    main.bytes = format!("{}<p:sldId id=\"900\" r:id=\"rId900\"/>{}", &text[..from], &text[to..]).into_bytes();
    let layout = package.parts[&name].relationships[0].clone();
    let mut own = Part::new(
        "application/vnd.openxmlformats-officedocument.presentationml.slide+xml",
        "<p:sld xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"  ><p:cSld><p:spTree/></p:cSld></p:sld>",
    );
    own.relationships.push(layout);
    package.parts.insert("/ppt/slides/own.xml".to_owned(), own.clone());
    package.parts.insert("/customXml/item1.xml".to_owned(), Part::new("application/xml", "<a  b = '1'/>"));
    let slide = package.parts.get_mut(&name).expect("the slide is there");
    let mut text = String::from_utf8(slide.bytes.clone()).expect("UTF-8");
    for (part, tag) in
        [("median", "p:cxnSp"), ("median-on-marked", "p:cxnSp"), ("median-below", "p:cxnSp"), ("median-label", "p:sp")]
    {
        let Some(at) = text.find(&format!("\"nk/{BARS}/{part}#")) else { continue };
        let from = text[..at].rfind(&format!("<{tag}>")).expect("it begins");
        let close = format!("</{tag}>");
        let to = at + text[at..].find(&close).expect("it ends") + close.len();
        text.replace_range(from..to, "");
    }
    slide.bytes = text.into_bytes();

    let refreshed = refreshed(&later(), &package.write());
    let after = Package::read(&refreshed.bytes, "deck.pptx").expect("a package");
    assert_eq!(after.parts["/ppt/slides/own.xml"].bytes, own.bytes);
    assert_eq!(after.parts["/customXml/item1.xml"].bytes, b"<a  b = '1'/>");
    assert_eq!(refreshed.pages_deleted, ["DAG-03"]);
    assert_eq!(refreshed.n_of_others, 1);
    let bars = bars_of(&refreshed.bytes);
    assert!(bars.texts.iter().all(|(name, _)| !name.contains("median")), "{:?}", bars.texts);
    assert!(bars.texts.iter().any(|(name, _)| name.ends_with("riket-label")));
}

/// LibreOffice renames placeholders, forgets names of slides, alternative texts of frames, heads of tables, and workbooks.
#[test]
fn what_libreoffice_leaves_out_is_put_back() {
    let mut package = package(&edited(&made(), |name, mut text| {
        if name.starts_with("/ppt/slides/") {
            for part in ["title", "subtitle"] {
                while let Some(at) =
                    text.find(&format!("/{part}#")).filter(|at| text[..*at].ends_with(char::is_alphanumeric))
                {
                    let from = text[..at].rfind('"').expect("a name begins") + 1;
                    let to = at + text[at..].find('"').expect("it ends");
                    if !text[from..to].contains("/title#")
                        && !text[..from].rfind("<p:sp>").is_some_and(|start| {
                            text[start..]
                                .find("<p:ph ")
                                .is_some_and(|ph| ph < text[start..].find("</p:sp>").unwrap_or(0))
                        })
                    {
                        break;
                    }
                    text.replace_range(from..to, "PlaceHolder 1");
                }
            }
            let named = text.find("<p:cSld name=\"").expect("a slide has a name");
            let end = named + text[named..].find('>').expect("it ends");
            text.replace_range(named..end, "<p:cSld");
            text = text.replace(" firstRow=\"1\"", "").replace(" firstCol=\"1\"", "");
            while let Some(at) = text.find(" descr=\"") {
                let end = at + 8 + text[at + 8..].find('"').expect("it ends") + 1;
                text.replace_range(at..end, "");
            }
            let style = "<a:tableStyleId>{2D5ABB26-0587-4C30-8999-92F81FD0307C}</a:tableStyleId>";
            text = text.replace(style, "");
        }
        if name.starts_with("/ppt/charts/") {
            let at = text.find("<c:externalData").expect("a chart leads to its workbook");
            let end = text.find("</c:externalData>").expect("it ends") + 17;
            text.replace_range(at..end, "");
        }
        text
    }));
    for (_, part) in package.parts.iter_mut().filter(|(name, _)| name.starts_with("/ppt/charts/")) {
        part.relationships.clear();
    }
    package.parts.retain(|name, _| !name.starts_with("/ppt/embeddings/"));
    let deck = package.write();

    let same = refreshed(&testkit::sample_document(), &deck);
    assert_eq!(same.told, Vec::new(), "saving is no edit");
    assert_says_the_same(&same.bytes, &testkit::sample_document());
    assert_says_the_same(&refreshed(&later(), &deck).bytes, &later());
}

#[test]
fn a_page_that_goes_is_told_and_left_and_one_that_comes_is_told() {
    let deck = made();
    let mut document = testkit::sample_document();
    let pages = &mut document.sections[1].pages;
    let at = pages.iter().position(|page| page.code.0 == BARS).expect("the page is there");
    pages[at].code = PageCode("FSK-N99999".to_owned());
    let refreshed = refreshed(&document, &deck);
    let told: Vec<(What, &str)> = refreshed.told.iter().map(|told| (told.what, told.page.as_str())).collect();
    assert!(told.contains(&(What::PageGone, BARS)), "{told:?}");
    assert!(told.contains(&(What::PageNew, "FSK-N99999")), "{told:?}");
    assert_eq!(said(&bars_of(&refreshed.bytes)), said(&bars_of(&deck)));
}

#[test]
fn a_deck_knows_what_it_was_made_of() {
    let facts = pptx::refresh::facts(&made(), "deck.pptx").expect("a package").expect("the deck has facts");
    let document = testkit::sample_document();
    assert_eq!(
        (facts.title.as_str(), facts.marked.as_str(), facts.language.as_str()),
        ("Nyckeltalsdagen 2026", "0192", "sv")
    );
    assert_eq!(facts.snapshot, document.provenance.snapshot);
    assert_eq!(facts.pages.len(), document.pages().count());
    assert!(facts.is_made_up);
    assert_ne!(facts, DeckFacts::default());
}

/// Decks come from anybody: whatever is wrong with a part, there is an error or a deck, and never a crash.
#[test]
fn any_byte_turned_in_a_part_is_an_error_or_a_deck() {
    let deck = package(&made());
    let kinds = ["/ppt/slides/", "/ppt/charts/", "/ppt/notesSlides/", "/ppt/presentation.xml", "/docProps/custom.xml"];
    let names: Vec<&String> =
        deck.parts.keys().filter(|name| kinds.iter().any(|kind| name.starts_with(kind))).collect();
    for step in 0..48_usize {
        let mut damaged = deck.clone();
        let part = damaged.parts.get_mut(names[step * 7 % names.len()]).expect("the part is there");
        let at = (step * 7_919 + 131) % part.bytes.len();
        part.bytes[at] = [b'<', b'"', b'9', b'/', 0xC3][step % 5];
        let (Ok(refreshed) | Err(refreshed)) = pptx::refresh(&later(), &damaged.write(), "deck.pptx")
            .map(|refreshed| refreshed.bytes)
            .map_err(|error| error.to_string().into_bytes());
        assert!(!refreshed.is_empty());
    }
}

#[test]
fn a_deck_of_others_is_refused() {
    let deck = edited(&made(), |_, text| text.replace("name=\"nk/", "name=\"xx/"));
    let error = pptx::refresh(&later(), &deck, "deck.pptx").expect_err("nothing is ours");
    assert_eq!(error, Error::NoMarks { file: "deck.pptx".to_owned() });
}

proptest! {
    #[test]
    fn a_name_reads_as_it_was_written(
        says in 0..36_u32.pow(6) - 1, slide in 1..1_296_u32, order in 0..1_296_u32, sides in proptest::array::uniform4(-4_665..41_000_i64),
        half_points in 0..1_296_u32, alt in proptest::option::of(0..36_u32.pow(4)), chart in proptest::array::uniform2(0..36_u32.pow(4)),
        is_chart in any::<bool>(), part in "[a-z][a-z0-9-]{0,12}",
    ) {
        let is_chart = is_chart && alt.is_some();
        let mark = Mark { says, slide, order, place: Place { sides }, half_points, alt, chart: is_chart.then_some(chart) };
        let name = Name { code: "FSK-N1".to_owned(), part, mark: Some(mark), carried: vec![("title".to_owned(), mark)] };
        prop_assert_eq!(Name::parse(&name.to_string()), Some(name));
    }
}

/// Definitions take dozens of slides: each is known by its number.
#[test]
fn a_page_on_many_slides_keeps_them_apart() {
    let document = crate::cases::long();
    let deck = written(&document, Template::BuiltIn).bytes;
    let refreshed = refreshed(&document, &deck);
    assert_eq!((refreshed.told, refreshed.pages_deleted), (Vec::new(), Vec::new()));
}
