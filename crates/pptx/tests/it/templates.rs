//! Other templates: made from ours by changing what real ones have otherwise.

use insta::assert_snapshot;
use pptx::package::{Package, Part, Relationship};
use pptx::template::built_in;
use pptx::template::palette::{CONTRAST_MIN, Role};
use pptx::template::stage::Stage;
use pptx::{LayoutName, LayoutWishes, Template, Warning};
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

/// The layouts that serve: cover, opener where there is one, content.
fn chosen(bytes: &[u8], wishes: &LayoutWishes) -> Result<String, pptx::Error> {
    let layouts = Stage::with(template(bytes), wishes)?.layouts;
    let opener = layouts.opener.map_or("–".to_owned(), |layout| layout.name);
    Ok(format!("{} · {opener} · {}", layouts.cover.name, layouts.content.name))
}

fn wish(layout: &str, master: Option<&str>) -> Option<LayoutName> {
    Some(LayoutName { layout: layout.to_owned(), master: master.map(str::to_owned) })
}

/// Layouts as somebody made them anew: without kinds, named in a language.
#[rstest]
#[case::swedish(["Rubrikbild", "Endast rubrik", "Avsnittsrubrik", "Rubrik och innehåll"])]
#[case::copies(["1_Rubrikbild", "2_Endast rubrik", "Kapitel mörk", "Tom"])]
#[case::english(["Title Slide", "Title Only", "Section Header", "Title and Content"])]
#[case::german(["Titelfolie", "Nur Titel", "Abschnittsüberschrift", "Titel und Inhalt"])]
#[case::finnish(["Otsikkodia", "Vain otsikko", "Osan ylätunniste", "Otsikko ja sisältö"])]
#[case::french(["Diapositive de titre", "Titre seul", "Titre de section", "Titre et contenu"])]
fn layouts_are_known_by_their_names(#[case] names: [&str; 4]) {
    let bytes = changed(|package| {
        for (idx, name) in names.into_iter().enumerate() {
            let part =
                package.parts.get_mut(&format!("/ppt/slideLayouts/slideLayout{}.xml", idx + 1)).expect("a layout");
            let mut text = String::from_utf8(part.bytes.clone()).expect("a part is text");
            for kind in ["title", "titleOnly", "secHead", "tx"] {
                text = text.replace(&format!(" type=\"{kind}\" preserve=\"1\""), " userDrawn=\"1\"");
            }
            let start = text.find("<p:cSld name=\"").expect("a name") + "<p:cSld name=\"".len();
            let end = start + text[start..].find('"').expect("its end");
            text.replace_range(start..end, name);
            part.bytes = text.into_bytes();
        }
    });
    let found = chosen(&bytes, &LayoutWishes::default()).expect("a good template");
    assert_eq!(found, format!("{} · {} · {}", names[0], names[2], names[1]));
}

/// Ours, with a second master before it whose ground is a steep gradient: nothing can be read all over it.
fn two_masters() -> Vec<u8> {
    changed(|package| {
        let mut master = package.parts[MASTER].clone();
        let text = String::from_utf8(master.bytes).expect("a part is text");
        let gradient = "<p:bgPr><a:gradFill><a:gsLst><a:gs pos=\"0\"><a:srgbClr val=\"FFFFFF\"/></a:gs><a:gs pos=\"100000\"><a:srgbClr val=\"101010\"/></a:gs></a:gsLst><a:lin ang=\"0\"/></a:gradFill>";
        let plain = "<p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>";
        assert!(text.contains(plain));
        master.bytes = text.replace(plain, gradient).into_bytes();
        for link in &mut master.relationships {
            let to = link.part.clone().expect("a part");
            let copy = match to.contains("/theme/") {
                true => "/ppt/theme/theme9.xml".to_owned(),
                false => to.replace("slideLayout", "slideLayout9").replacen("slideLayout9s", "slideLayouts", 1),
            };
            let mut part = package.parts[&to].clone();
            if to.contains("/theme/") {
                let text = String::from_utf8(part.bytes).expect("a part is text");
                part.bytes = text.replacen("name=\"Nyckeltal\"", "name=\"Tona\"", 1).into_bytes();
            }
            for link in &mut part.relationships {
                *link = Relationship::to(link.id.clone(), &link.kind, "/ppt/slideMasters/slideMaster9.xml");
            }
            package.parts.insert(copy.clone(), part);
            *link = Relationship::to(link.id.clone(), &link.kind, copy);
        }
        package.parts.insert("/ppt/slideMasters/slideMaster9.xml".to_owned(), master);
        let main = package.parts.get_mut(MAIN).expect("the main part");
        let id = main.link(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideMaster",
            "/ppt/slideMasters/slideMaster9.xml",
        );
        let list = "<p:sldMasterIdLst>";
        replace(package, MAIN, list, &format!("{list}<p:sldMasterId id=\"2147484000\" r:id=\"{id}\"/>"));
    })
}

#[test]
fn the_master_that_can_be_read_is_chosen() {
    let stage = Stage::new(template(&two_masters())).expect("a good template");
    let names: Vec<&str> = stage.masters.iter().map(|master| master.name.as_str()).collect();
    assert_eq!(names, ["Tona", "Nyckeltal"]);
    assert_eq!(stage.layouts.content.master, "Nyckeltal");
}

#[test]
fn a_programme_may_choose_otherwise() {
    let bytes = changed(|_| {});
    let wishes =
        LayoutWishes { content: wish("rubrik och text", None), cover: wish("Rubrik och yta", None), opener: None };
    assert_snapshot!(chosen(&bytes, &wishes).expect("they are there"), @"Rubrik och yta · Områdesöppning · Rubrik och text");
    let of_master = LayoutWishes { content: wish("Rubrik och yta", Some("tona")), ..LayoutWishes::default() };
    let stage = Stage::with(template(&two_masters()), &of_master).expect("it is there");
    assert_eq!((stage.layouts.content.master.as_str(), stage.layouts.cover.master.as_str()), ("Tona", "Tona"));
}

#[test]
fn a_choice_that_cannot_be_met_names_those_that_can() {
    let refused = |bytes: &[u8], name: Option<LayoutName>| {
        let error =
            chosen(bytes, &LayoutWishes { content: name, ..LayoutWishes::default() }).expect_err("no such layout");
        format!("{error}\nhint: {}", error.hint().unwrap_or_default())
    };
    assert_snapshot!(refused(&changed(|_| {}), wish("Rubrik", None)), @r#"
    `mall.potx` has no slide layout “Rubrik”; it has: Omslag; Rubrik och yta; Områdesöppning; Rubrik och text
    hint: write one of these names under [template_layouts] in the programme, as in content = "Endast rubrik"
    "#);
    assert_snapshot!(refused(&two_masters(), wish("Rubrik och yta", None)), @r#"
    `mall.potx` has several slide layouts “Rubrik och yta”, in the masters Tona; Nyckeltal
    hint: name the master too, as in content = { layout = "Endast rubrik", master = "Blå" }
    "#);
    let untitled = changed(|package| {
        replace(package, "/ppt/slideLayouts/slideLayout4.xml", "type=\"title\"", "type=\"pic\" idx=\"31\"");
    });
    assert_snapshot!(refused(&untitled, wish("Rubrik och text", None)), @r#"
    the slide layout “Rubrik och text” in `mall.potx` has no title; those with one: Omslag; Rubrik och yta; Områdesöppning
    hint: write one of these names under [template_layouts] in the programme, as in content = "Endast rubrik"
    "#);
}

#[test]
fn odd_indices_of_places_are_repeated() {
    let bytes = changed(|package| {
        let cover = "/ppt/slideLayouts/slideLayout1.xml";
        replace(package, cover, "type=\"subTitle\" idx=\"1\"", "type=\"subTitle\" sz=\"quarter\" idx=\"4294967295\"");
    });
    let slides = read(&written(&testkit::sample_document(), template(&bytes)).bytes);
    let mut places = Vec::new();
    all(&slides[0].root, "ph", &mut places);
    assert!(places.iter().any(|place| place.attribute("idx") == Some("4294967295")));
}

/// What PowerPoint and its users leave in a template, and nobody here understands.
#[test]
fn everything_else_is_kept_byte_for_byte() {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let extra = [
        ("/ppt/handoutMasters/handoutMaster1.xml", "handoutMaster", "<p:handoutMaster  xmlns:p=\"p\"/>\r\n"),
        ("/ppt/commentAuthors.xml", "commentAuthors", "<p:cmAuthorLst xmlns:p=\"p\" />"),
        ("/ppt/tags/tag1.xml", "tags", "<!-- märkt --><p:tagLst xmlns:p=\"p\"/>"),
        ("/ppt/fonts/font1.fntdata", "font", "\u{0}\u{1}wOF2"),
        ("/customXml/item1.xml", "customXml", "<kommun>Nynäshamn</kommun>"),
        ("/ppt/revisionInfo.xml", "revisionInfo", "not even XML <"),
    ];
    let bytes = changed(|package| {
        for (name, kind, text) in extra {
            package.parts.insert(name.to_owned(), Part::new("x/kept", text));
            package.parts.get_mut(MAIN).expect("the main part").link(&format!("{OFFICE}/{kind}"), name);
        }
        let custom = Part::new("application/vnd.openxmlformats-officedocument.custom-properties+xml", "<Properties/>");
        package.parts.insert("/docProps/custom.xml".to_owned(), custom);
        package.relationships.push(Relationship::to(
            "rId7",
            &format!("{OFFICE}/custom-properties"),
            "/docProps/custom.xml",
        ));
    });
    let before = package(&bytes);
    let after = package(&written(&testkit::sample_document(), template(&bytes)).bytes);
    // The main part has new slides, and the deck's own properties stand beside the template's; everything else is as it was.
    let changed: Vec<&str> = before
        .parts
        .iter()
        .filter(|(name, part)| after.parts.get(*name).is_none_or(|kept| kept.bytes != part.bytes))
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(changed, ["/docProps/custom.xml", MAIN]);
    for (name, part) in before.parts.iter().filter(|(name, _)| *name != MAIN) {
        assert_eq!(
            (&after.parts[name].content_type, &after.parts[name].relationships),
            (&part.content_type, &part.relationships)
        );
    }
}
