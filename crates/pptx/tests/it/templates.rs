//! Other templates: made from ours by changing what real ones have otherwise.

use insta::assert_snapshot;
use pptx::package::{Package, Part, Relationship};
use pptx::template::built_in;
use pptx::template::palette::{CONTRAST_MIN, Role};
use pptx::template::stage::Stage;
use pptx::{Template, Warning};
use rstest::rstest;

use crate::cases;
use crate::deck::{all, built_in as deck_on_ours, package, read, root, written};

const FILE: &str = "mall.potx";
const MAIN: &str = "/ppt/presentation.xml";
const MASTER: &str = "/ppt/slideMasters/slideMaster1.xml";
const THEME: &str = "/ppt/theme/theme1.xml";

fn changed(change: impl FnOnce(&mut Package)) -> Vec<u8> {
    let mut package = built_in::package();
    change(&mut package);
    package.write()
}

fn replace(package: &mut Package, part: &str, from: &str, to: &str) {
    let part = package.parts.get_mut(part).expect("the part is there");
    let text = String::from_utf8(part.bytes.clone()).expect("a part is text");
    assert!(text.contains(from), "{from} is not in the part");
    part.bytes = text.replace(from, to).into_bytes();
}

fn template(bytes: &[u8]) -> Template<'_> {
    Template::Bytes { bytes, file: FILE }
}

#[test]
fn ours_given_as_a_file_is_ours() {
    let bytes = changed(|_| {});
    let given = written(&testkit::sample_document(), template(&bytes));
    assert!(given.bytes == written(&testkit::sample_document(), Template::BuiltIn).bytes);
}

#[test]
fn a_template_becomes_a_presentation_without_macros_signature_and_own_slides() {
    let bytes = changed(|package| {
        let main = package.parts.get_mut(MAIN).expect("the main part");
        main.content_type = "application/vnd.ms-powerpoint.template.macroEnabled.main+xml".to_owned();
        let id = main.link(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide",
            "/ppt/slides/slide1.xml",
        );
        main.link("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "/ppt/vbaProject.bin");
        main.link("http://example.org/relationships/unheard-of", "/ppt/unheard-of.bin");
        replace(
            package,
            MAIN,
            "<p:sldSz",
            &format!("<p:sldIdLst><p:sldId id=\"256\" r:id=\"{id}\"/></p:sldIdLst><p:sldSz"),
        );
        package.parts.insert("/ppt/slides/slide1.xml".to_owned(), Part::new("x/slide", "<p:sld/>"));
        package.parts.insert("/ppt/vbaProject.bin".to_owned(), Part::new("x/vba", "macro"));
        package.parts.insert("/ppt/unheard-of.bin".to_owned(), Part::new("x/unheard-of", vec![0, 159, 146, 150]));
        package.parts.insert("/_xmlsignatures/origin.sigs".to_owned(), Part::new("x/signature", ""));
        let kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin";
        package.relationships.push(Relationship::to("rId9", kind, "/_xmlsignatures/origin.sigs"));
    });
    let deck = written(&testkit::sample_document(), template(&bytes));
    let file = || FILE.to_owned();
    assert_eq!(deck.warnings, [Warning::MacrosDropped { file: file() }, Warning::SignatureDropped { file: file() }]);
    assert_eq!(deck.n_slides, read(&deck.bytes).len());
    let package = package(&deck.bytes);
    assert!(package.parts[MAIN].content_type.ends_with("presentation.main+xml"));
    assert!(!package.parts.contains_key("/ppt/vbaProject.bin"));
    assert!(!package.parts.contains_key("/_xmlsignatures/origin.sigs"));
    assert_eq!(package.parts["/ppt/unheard-of.bin"].bytes, [0, 159, 146, 150]);
}

#[test]
fn a_slide_of_four_to_three_turns_its_tables_and_holds_everything() {
    let bytes = changed(|package| {
        replace(package, MAIN, "cx=\"12192000\"", "cx=\"9144000\"");
        for part in [MASTER, "/ppt/slideLayouts/slideLayout1.xml"] {
            replace(package, part, "cx=\"11091672\"", "cx=\"8046720\"");
        }
    });
    for document in [testkit::sample_document(), cases::group_of(13), cases::long(), cases::negative()] {
        let slides = read(&written(&document, template(&bytes)).bytes);
        let heads: Vec<&str> = slides
            .iter()
            .flat_map(|slide| &slide.tables)
            .filter(|(name, _)| name.ends_with("/overview"))
            .map(|(_, rows)| rows[0][0].as_str())
            .collect();
        assert!(!heads.is_empty() && heads.iter().all(|head| *head == "Kommun"));
        for slide in &slides {
            let mut places = Vec::new();
            all(&slide.root, "xfrm", &mut places);
            for place in places {
                let (Some(offset), Some(extent)) = (place.child("off"), place.child("ext")) else { continue };
                let right = offset.number("x").unwrap_or(0) + extent.number("cx").unwrap_or(0);
                assert!(right <= 9_144_000, "{}: {right}", slide.title);
            }
        }
    }
}

#[rstest]
#[case::as_ours("0B4EA2", false)]
#[case::pale_yellow("FFE066", true)]
#[case::pale_blue("9DC3E6", true)]
fn the_accent_is_always_read(#[case] accent: &str, #[case] is_strengthened: bool) {
    let bytes = changed(|package| {
        replace(
            package,
            THEME,
            "<a:accent1><a:srgbClr val=\"0B4EA2\"/>",
            &format!("<a:accent1><a:srgbClr val=\"{accent}\"/>"),
        )
    });
    let stage = Stage::new(template(&bytes)).expect("a good template");
    let palette = &stage.layouts.content.palette;
    assert_eq!(palette.is_accent_strengthened, is_strengthened);
    assert!(palette.rgb(Role::Marked).contrast(palette.rgb(Role::Ground)) >= CONTRAST_MIN);
}

#[test]
fn a_dark_ground_gets_light_text() {
    let bytes = changed(|package| {
        replace(
            package,
            MASTER,
            "bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\"",
            "bg1=\"dk1\" tx1=\"lt1\" bg2=\"dk2\" tx2=\"lt2\"",
        )
    });
    let stage = Stage::new(template(&bytes)).expect("a good template");
    let palette = &stage.layouts.content.palette;
    let ground = palette.rgb(Role::Ground);
    assert!(ground.is_dark());
    for role in [Role::Ink, Role::Grey, Role::Marked, Role::Good, Role::Weak] {
        assert!(palette.rgb(role).contrast(ground) >= CONTRAST_MIN, "{role:?}");
    }
    assert!(!palette.is_judged_in_colour);
}

#[test]
fn a_green_accent_leaves_judging_to_symbol_and_word() {
    let bytes = changed(|package| {
        replace(package, THEME, "<a:accent1><a:srgbClr val=\"0B4EA2\"/>", "<a:accent1><a:srgbClr val=\"1B6E2E\"/>")
    });
    let slides = read(&written(&testkit::sample_document(), template(&bytes)).bytes);
    let overview = slides.iter().find(|slide| slide.tables.iter().any(|(name, _)| name.ends_with("/overview")));
    let table = overview.and_then(|slide| slide.root.find("tbl")).expect("an overview");
    let mut colours = Vec::new();
    all(table, "schemeClr", &mut colours);
    assert!(colours.iter().all(|colour| !matches!(colour.attribute("val"), Some("accent4" | "accent5"))));
}

#[test]
fn colours_are_the_templates_own() {
    for slide in deck_on_ours(&testkit::sample_document()) {
        for holder in std::iter::once(&slide.root).chain(slide.charts.iter().map(|chart| &chart.root)) {
            for fixed in ["srgbClr", "sysClr", "prstClr"] {
                assert_eq!(holder.find(fixed), None);
            }
        }
    }
}

#[test]
fn a_template_with_a_notes_master_keeps_it() {
    let first = written(&cases::long(), Template::BuiltIn);
    let again = written(&cases::long(), template(&first.bytes));
    let masters = package(&again.bytes).parts.keys().filter(|name| name.contains("notesMaster")).count();
    assert_eq!(masters, 1);
    let main = root(&package(&again.bytes).parts[MAIN]);
    let order: Vec<&str> = main.children.iter().map(|child| child.name.as_str()).collect();
    assert_snapshot!(order.join(" "), @"sldMasterIdLst notesMasterIdLst sldIdLst sldSz notesSz defaultTextStyle extLst");
    let titles = |bytes: &[u8]| read(bytes).into_iter().map(|slide| slide.title).collect::<Vec<_>>();
    assert_eq!(titles(&first.bytes), titles(&again.bytes));
}
