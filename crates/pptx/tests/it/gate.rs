//! The accessibility gate: our decks pass, and each rule finds what breaks it.

use document::page::Body;
use document::{Document, Text};
use insta::assert_snapshot;
use pptx::gate::{Audit, Rule, audit};
use pptx::package::Package;
use pptx::template::built_in;
use pptx::template::report::report;
use pptx::{LayoutWishes, Template};
use rstest::rstest;

use crate::cases;
use crate::deck::{package, written};

const THEME: &str = "/ppt/theme/theme1.xml";
const MASTER: &str = "/ppt/slideMasters/slideMaster1.xml";

fn told(audit: &Audit) -> String {
    let lines = audit.faults.iter().map(|fault| {
        let shape = if fault.shape.is_empty() { "–" } else { &fault.shape };
        format!("{} {} {}: {}", fault.slide, shape, fault.rule.name(), fault.what)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn replace(package: &mut Package, part: &str, from: &str, to: &str) {
    let part = package.parts.get_mut(part).expect("the part is there");
    let text = String::from_utf8(part.bytes.clone()).expect("a part is text");
    assert!(text.contains(from), "{from} is not in the part");
    part.bytes = text.replace(from, to).into_bytes();
}

/// The sample's deck with something in a part changed, as somebody would who edits it.
fn edited(part: &str, from: &str, to: &str) -> Audit {
    let deck = written(&with_numbers(testkit::sample_document()), Template::BuiltIn);
    let mut package = package(&deck.bytes);
    replace(&mut package, part, from, to);
    audit(&package.write(), "deck.pptx").expect("a deck")
}

/// The sample's charts say little; those that are composed have their numbers.
fn with_numbers(document: Document) -> Document {
    let numbered = || Text::words("Åtta kommuner, från Haninge 152 622 till Huddinge 178 205 kronor.");
    cases::with_pages(document, |page| match &mut page.body {
        Body::Opener(opener) => opener.strips.iter_mut().for_each(|strip| strip.alt = numbered()),
        Body::KeyFigure(story) => story.bars.iter_mut().for_each(|bars| bars.alt = numbered()),
        _ => {}
    })
}

fn rules(audit: &Audit) -> Vec<Rule> {
    audit.counts().into_iter().map(|(rule, _)| rule).collect()
}

#[rstest]
#[case::sample(testkit::sample_document())]
#[case::three(cases::group_of(3))]
#[case::thirteen(cases::group_of(13))]
#[case::twenty_six(cases::group_of(26))]
#[case::negative(cases::negative())]
#[case::too_few(cases::too_few())]
fn our_decks_pass(#[case] document: Document) {
    let document = with_numbers(document);
    let deck = written(&document, Template::BuiltIn);
    let found = audit(&deck.bytes, "deck.pptx").expect("a deck");
    assert_eq!(told(&found), "");
    assert_eq!(found.cannot_tell, []);
    assert_eq!((found.n_slides, found.n_charts), (deck.n_slides, deck.n_charts));
}

/// A template made by nobody who thought of the last row: pale grey on white, a yellow accent, tiny letters. These do no
/// harm, since every text of ours has its own size.
fn bad_template() -> Vec<u8> {
    let mut package = built_in::package();
    replace(&mut package, THEME, "<a:dk1><a:srgbClr val=\"15202B\"/>", "<a:dk1><a:srgbClr val=\"B4B9BE\"/>");
    replace(&mut package, THEME, "<a:dk2><a:srgbClr val=\"4B5966\"/>", "<a:dk2><a:srgbClr val=\"C8CDD2\"/>");
    replace(&mut package, THEME, "<a:accent1><a:srgbClr val=\"0B4EA2\"/>", "<a:accent1><a:srgbClr val=\"FFE066\"/>");
    replace(&mut package, MASTER, "sz=\"3200\"", "sz=\"1400\"");
    package.write()
}

#[test]
fn a_bad_template_does_not_pass() {
    let bytes = bad_template();
    let deck = written(&with_numbers(testkit::sample_document()), Template::Bytes { bytes: &bytes, file: "blek.potx" });
    let found = audit(&deck.bytes, "deck.pptx").expect("a deck");
    let counts: Vec<String> = found.counts().iter().map(|(rule, _)| rule.name().to_owned()).collect();
    assert_snapshot!(counts.join(", "), @"text contrast, mark contrast");
    let title = found.faults.iter().find(|fault| fault.shape.ends_with("/title") && fault.rule == Rule::TextContrast);
    assert_snapshot!(title.expect("a pale title").what, @"“Nyckeltalsdagen” has 1.69 : 1 to its ground; it must have 3 : 1");
    let report = report(Template::Bytes { bytes: &bytes, file: "blek.potx" }, &LayoutWishes::default());
    let colours = report.expect("it can be used").colours;
    let failing: Vec<&str> = colours.iter().filter(|one| one.ratio < one.ratio_min).map(|one| one.role).collect();
    assert_snapshot!(failing.join(", "), @"text, grey text, good, weak");
}

#[rstest]
#[case::no_alternative_text("/ppt/slides/slide8.xml", "descr=\"", "title=\"", &[Rule::AlternativeText])]
#[case::no_language("/ppt/slides/slide8.xml", "<a:rPr lang=\"sv-SE\"", "<a:rPr", &[Rule::Language])]
#[case::tiny("/ppt/slides/slide8.xml", "sz=\"1800\"", "sz=\"900\"", &[Rule::TextSize])]
#[case::no_heads("/ppt/slides/slide6.xml", " firstRow=\"1\" firstCol=\"1\"", "", &[Rule::TableHead])]
#[case::same_titles("/ppt/slides/slide10.xml", "Högst är Tyresö", "Kostnaden steg i alla åtta", &[Rule::Title])]
#[case::no_title("/ppt/slides/slide10.xml", "Högst är Tyresö", " ", &[Rule::Title])]
#[case::pale_text("/ppt/slides/slide8.xml", "<a:schemeClr val=\"tx2\"/>", "<a:srgbClr val=\"BBBBBB\"/>", &[Rule::TextContrast])]
#[case::title_last("/ppt/slides/slide10.xml", "type=\"title\"", "type=\"body\"", &[Rule::Title, Rule::ReadingOrder])]
#[case::faint_bars("/ppt/charts/chart4.xml", "<a:schemeClr val=\"accent3\"/>", "<a:schemeClr val=\"bg1\"/>", &[Rule::MarkContrast])]
fn each_rule_finds_what_breaks_it(#[case] part: &str, #[case] from: &str, #[case] to: &str, #[case] broken: &[Rule]) {
    let found = edited(part, from, to);
    assert_eq!(rules(&found), broken, "{}", told(&found));
}

#[test]
fn a_paragraph_moved_before_the_title_is_read_before_it() {
    let deck = written(&with_numbers(testkit::sample_document()), Template::BuiltIn);
    let mut package = package(&deck.bytes);
    let part = package.parts.get_mut("/ppt/slides/slide8.xml").expect("a slide");
    let text = String::from_utf8(part.bytes.clone()).expect("a part is text");
    let root = pptx::xml::Node::read(text.as_bytes()).expect("well-formed");
    let shapes = &root.path(&["cSld", "spTree"]).expect("shapes").children;
    let first = shapes.iter().find(|shape| shape.name == "sp").expect("the title").range.clone();
    let last = shapes.iter().rfind(|shape| shape.name == "sp").expect("the passport").range.clone();
    let (title, passport) = (&text[first.clone()], &text[last.clone()]);
    part.bytes =
        [&text[..first.start], passport, title, &text[first.end..last.start], &text[last.end..]].concat().into_bytes();
    let found = audit(&package.write(), "deck.pptx").expect("a deck");
    assert!(rules(&found).contains(&Rule::ReadingOrder), "{}", told(&found));
    assert!(told(&found).contains("is read before the title"));
}

/// Two series that only differ in hue, as two lines in the colours of many a theme.
#[test]
fn lines_told_apart_by_hue_alone_are_found() {
    let deck = written(&with_numbers(testkit::sample_document()), Template::BuiltIn);
    let mut package = package(&deck.bytes);
    let chart = package.parts.iter().find(|(name, part)| {
        name.starts_with("/ppt/charts/") && String::from_utf8_lossy(&part.bytes).contains("<c:lineChart>")
    });
    let name = chart.expect("a chart of lines").0.clone();
    let part = package.parts.get_mut(&name).expect("the chart");
    let text = String::from_utf8(part.bytes.clone()).expect("a part is text");
    // All lines alike in width, the first in green and the others in red of the same lightness.
    let text = text.replace("w=\"12700\"", "w=\"38100\"");
    let at = text.find("<a:schemeClr").expect("a colour");
    let (head, rest) = text.split_at(at);
    let end = rest.find("</a:solidFill>").expect("its end");
    let others = rest[end..].replacen("<a:solidFill>", "<a:solidFill><!--x-->", 0);
    let red = "<a:srgbClr val=\"C00000\"/>";
    let mut out = format!("{head}<a:srgbClr val=\"007A00\"/>");
    for piece in others.split("<a:solidFill>") {
        match piece.split_once("</a:solidFill>") {
            Some((_, after)) if piece.starts_with("<a:schemeClr") => {
                out += &format!("<a:solidFill>{red}</a:solidFill>{after}")
            }
            _ => out += piece,
        }
    }
    part.bytes = out.into_bytes();
    let found = audit(&package.write(), "deck.pptx").expect("a deck");
    assert!(rules(&found).contains(&Rule::ColourOnly), "{}", told(&found));
}

#[test]
fn text_on_a_picture_is_for_a_person_to_judge() {
    let mut template = built_in::package();
    replace(
        &mut template,
        MASTER,
        "<p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>",
        "<p:bgPr><a:blipFill><a:blip/><a:stretch/></a:blipFill>",
    );
    let bytes = template.write();
    let deck = written(&with_numbers(testkit::sample_document()), Template::Bytes { bytes: &bytes, file: "bild.potx" });
    let found = audit(&deck.bytes, "deck.pptx").expect("a deck");
    assert_eq!(told(&found), "");
    assert!(found.cannot_tell.iter().any(|one| one.what.contains("stands on a picture")));
}

/// Found by fuzzing: the writer keeps a part that it does not read, and the gate must not stumble over it.
#[test]
fn table_styles_that_cannot_be_read_are_none() {
    let mut template = built_in::package();
    template.parts.get_mut("/ppt/tableStyles.xml").expect("the part").bytes = b"<a".to_vec();
    let bytes = template.write();
    let document = with_numbers(testkit::sample_document());
    let deck = written(&document, Template::Bytes { bytes: &bytes, file: "trasig.potx" });
    assert_eq!(told(&audit(&deck.bytes, "deck.pptx").expect("a deck")), "");
}

/// Known pairs of WCAG: black on white is 21, and #767676 is the lightest grey that passes on white.
#[rstest]
#[case::black("000000", "FFFFFF", 21.0)]
#[case::grey("767676", "FFFFFF", 4.542)]
#[case::lighter_grey("777777", "FFFFFF", 4.478)]
#[case::red("FF0000", "FFFFFF", 3.998)]
#[case::blue("0000FF", "FFFFFF", 8.592)]
fn contrast_is_that_of_wcag(#[case] one: &str, #[case] other: &str, #[case] ratio: f64) {
    let rgb = |hex| pptx::template::colour::Rgb::from_hex(hex).expect("six digits");
    assert!((rgb(one).contrast(rgb(other)) - ratio).abs() < 0.001, "{}", rgb(one).contrast(rgb(other)));
}
