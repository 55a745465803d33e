//! The template for those who have none of their own: calm, white, with a dark cover and a dark panel at each area.
//!
//! It is built as a package and then read like any other, so that it has no privileges: whoever saves it from
//! PowerPoint and gives it back gets the same deck.

use std::collections::BTreeMap;

use crate::package::{Package, Part, Relationship};
use crate::shape::geometry::Rect;
use crate::xml::DECLARATION;

const NAMESPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PML: &str = "application/vnd.openxmlformats-officedocument.presentationml";
const GROUP: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";
/// The text colour, deepened to the cover's night blue.
const NIGHT: &str = "<a:schemeClr val=\"tx1\"><a:lumMod val=\"108000\"/><a:satMod val=\"190000\"/></a:schemeClr>";
const PALE: &str = "<a:schemeClr val=\"accent2\"><a:lumMod val=\"92000\"/></a:schemeClr>";
const WHITE: &str = "<a:schemeClr val=\"bg1\"/>";

/// The headline's place, as on every slide that is neither cover nor opener.
const HEADLINE: Rect = Rect { left: 0.6, top: 0.65, width: 12.13, height: 1.0 };
const BODY: Rect = Rect { left: 0.6, top: 2.15, width: 12.13, height: 4.7 };

/// The template as a package without slides.
pub fn package() -> Package {
    let mut parts = BTreeMap::new();
    let layouts = [cover(), content(), opener(), title_and_text()];

    let mut presentation = Part::new(&format!("{PML}.presentation.main+xml"), presentation());
    presentation.relationships = vec![
        Relationship::to("rId1", &format!("{OFFICE}/slideMaster"), "/ppt/slideMasters/slideMaster1.xml"),
        Relationship::to("rId2", &format!("{OFFICE}/theme"), "/ppt/theme/theme1.xml"),
        Relationship::to("rId3", &format!("{OFFICE}/presProps"), "/ppt/presProps.xml"),
        Relationship::to("rId4", &format!("{OFFICE}/tableStyles"), "/ppt/tableStyles.xml"),
        Relationship::to("rId5", &format!("{OFFICE}/viewProps"), "/ppt/viewProps.xml"),
    ];
    parts.insert("/ppt/presentation.xml".to_owned(), presentation);
    parts.insert(
        "/ppt/presProps.xml".to_owned(),
        Part::new(&format!("{PML}.presProps+xml"), format!("{DECLARATION}<p:presentationPr {NAMESPACES}/>")),
    );
    parts.insert(
        "/ppt/viewProps.xml".to_owned(),
        Part::new(&format!("{PML}.viewProps+xml"), format!("{DECLARATION}<p:viewPr {NAMESPACES}/>")),
    );
    parts.insert("/ppt/tableStyles.xml".to_owned(), Part::new(&format!("{PML}.tableStyles+xml"), table_styles()));
    parts.insert("/ppt/theme/theme1.xml".to_owned(), theme());

    let mut master = Part::new(&format!("{PML}.slideMaster+xml"), master(layouts.len()));
    for (idx, layout) in layouts.into_iter().enumerate() {
        let name = format!("/ppt/slideLayouts/slideLayout{}.xml", idx + 1);
        let mut part = Part::new(&format!("{PML}.slideLayout+xml"), layout);
        part.link(&format!("{OFFICE}/slideMaster"), "/ppt/slideMasters/slideMaster1.xml");
        master.link(&format!("{OFFICE}/slideLayout"), name.clone());
        parts.insert(name, part);
    }
    master.link(&format!("{OFFICE}/theme"), "/ppt/theme/theme1.xml");
    parts.insert("/ppt/slideMasters/slideMaster1.xml".to_owned(), master);

    let relationships = vec![Relationship::to("rId1", &format!("{OFFICE}/officeDocument"), "/ppt/presentation.xml")];
    Package { parts, relationships }
}

/// The built-in theme, which a notes master needs one of too.
pub fn theme() -> Part {
    Part::new(
        "application/vnd.openxmlformats-officedocument.theme+xml",
        format!("{DECLARATION}{}", include_str!("built_in/theme.xml").trim_end()),
    )
}

fn presentation() -> String {
    let level = |number: u32| {
        let margin = (number - 1) * 457_200;
        format!(
            "<a:lvl{number}pPr marL=\"{margin}\" algn=\"l\" defTabSz=\"914400\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\"><a:defRPr sz=\"1800\" kern=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl{number}pPr>"
        )
    };
    let levels: String = (1..=9).map(level).collect();
    format!(
        "{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst><p:sldSz cx=\"12192000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/><p:defaultTextStyle><a:defPPr><a:defRPr lang=\"sv-SE\"/></a:defPPr>{levels}</p:defaultTextStyle></p:presentation>"
    )
}

fn table_styles() -> String {
    format!(
        "{DECLARATION}<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" def=\"{{2D5ABB26-0587-4C30-8999-92F81FD0307C}}\"/>"
    )
}

fn master(n_layouts: usize) -> String {
    let ids: String =
        (1..=n_layouts).map(|n| format!("<p:sldLayoutId id=\"{}\" r:id=\"rId{n}\"/>", 2_147_483_648 + n)).collect();
    let bullet = |number: u32, size: u32| {
        let indent = 228_600;
        let margin = number * indent;
        format!(
            "<a:lvl{number}pPr marL=\"{margin}\" indent=\"-{indent}\" algn=\"l\" defTabSz=\"914400\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\"><a:spcBef><a:spcPts val=\"600\"/></a:spcBef><a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/><a:defRPr sz=\"{size}00\" kern=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl{number}pPr>"
        )
    };
    let plain = |number: u32| {
        let margin = (number - 1) * 457_200;
        format!(
            "<a:lvl{number}pPr marL=\"{margin}\" algn=\"l\" defTabSz=\"914400\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\"><a:defRPr sz=\"1800\" kern=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl{number}pPr>"
        )
    };
    let body: String = [(1, 20), (2, 18), (3, 18), (4, 16), (5, 16), (6, 16), (7, 16), (8, 16), (9, 16)]
        .map(|(number, size)| bullet(number, size))
        .concat();
    let other: String = (1..=9).map(plain).collect();
    let title = placeholder(2, "Rubrik", "type=\"title\"", Some(HEADLINE), "t", "", "Rubriken säger det viktigaste");
    let text = placeholder(3, "Text", "type=\"body\" idx=\"1\"", Some(BODY), "t", "", "Text");
    format!(
        "{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{title}{text}</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle><p:otherStyle><a:defPPr><a:defRPr lang=\"sv-SE\"/></a:defPPr>{other}</p:otherStyle></p:txStyles></p:sldMaster>",
        fill(WHITE),
        title_style("lvl1pPr", 32, "<a:schemeClr val=\"tx1\"/>"),
    )
}

/// An area's name, or the cover's: larger, on the dark.
fn cover() -> String {
    let style = format!("<a:lstStyle>{}</a:lstStyle>", title_style("lvl1pPr", 66, WHITE));
    let title =
        placeholder(2, "Titel", "type=\"ctrTitle\"", Some(Rect::new(0.6, 1.12, 12.13, 1.05)), "t", &style, "Titel");
    let style = format!(
        "<a:lstStyle><a:lvl1pPr marL=\"0\" indent=\"0\"><a:spcBef><a:spcPts val=\"300\"/></a:spcBef><a:buNone/><a:defRPr sz=\"2400\">{}</a:defRPr></a:lvl1pPr></a:lstStyle>",
        fill(PALE)
    );
    let subtitle = placeholder(
        3,
        "Underrubrik",
        "type=\"subTitle\" idx=\"1\"",
        Some(Rect::new(0.6, 2.3, 12.13, 1.0)),
        "t",
        &style,
        "Värd och dag",
    );
    layout(
        "Omslag",
        "title",
        &format!("<p:bg><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg>", fill(NIGHT)),
        &(title + &subtitle),
    )
}

fn content() -> String {
    let title = placeholder(2, "Rubrik", "type=\"title\"", None, "", "", "Rubriken säger det viktigaste");
    layout("Rubrik och yta", "titleOnly", "", &title)
}

fn opener() -> String {
    let panel = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"4\" name=\"Panel\"/><p:cNvSpPr/><p:nvPr userDrawn=\"1\"/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang=\"sv-SE\"/></a:p></p:txBody></p:sp>",
        Rect::new(0.0, 0.0, 5.17, 7.5).element("a:xfrm"),
        fill(NIGHT)
    );
    let style = format!("<a:lstStyle>{}</a:lstStyle>", title_style("lvl1pPr", 60, WHITE));
    let title = placeholder(2, "Område", "type=\"title\"", Some(Rect::new(0.6, 1.12, 4.1, 1.5)), "t", &style, "Område");
    layout("Områdesöppning", "secHead", "", &(panel + &title))
}

fn title_and_text() -> String {
    let title = placeholder(2, "Rubrik", "type=\"title\"", None, "", "", "Rubriken säger det viktigaste");
    let text = placeholder(3, "Text", "type=\"body\" idx=\"1\"", None, "", "", "Text");
    layout("Rubrik och text", "tx", "", &(title + &text))
}

fn layout(name: &str, kind: &str, background: &str, shapes: &str) -> String {
    format!(
        "{DECLARATION}<p:sldLayout {NAMESPACES} type=\"{kind}\" preserve=\"1\"><p:cSld name=\"{name}\">{background}<p:spTree>{GROUP}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
}

fn placeholder(id: u32, name: &str, kind: &str, at: Option<Rect>, anchor: &str, style: &str, prompt: &str) -> String {
    let place = at.map_or(String::new(), |at| {
        format!("{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>", at.element("a:xfrm"))
    });
    let body = match anchor {
        "" => "<a:bodyPr/>".to_owned(),
        anchor => format!(
            "<a:bodyPr vert=\"horz\" wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" anchor=\"{anchor}\"><a:noAutofit/></a:bodyPr>"
        ),
    };
    let style = if style.is_empty() { "<a:lstStyle/>" } else { style };
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody>{body}{style}<a:p><a:r><a:rPr lang=\"sv-SE\"/><a:t>{prompt}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
}

fn title_style(element: &str, size: u32, colour: &str) -> String {
    format!(
        "<a:{element} algn=\"l\" defTabSz=\"914400\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\"><a:lnSpc><a:spcPct val=\"90000\"/></a:lnSpc><a:spcBef><a:spcPct val=\"0\"/></a:spcBef><a:buNone/><a:defRPr sz=\"{size}00\" b=\"1\" kern=\"1200\">{}<a:latin typeface=\"+mj-lt\"/><a:ea typeface=\"+mj-ea\"/><a:cs typeface=\"+mj-cs\"/></a:defRPr></a:{element}>",
        fill(colour)
    )
}

fn fill(colour: &str) -> String {
    format!("<a:solidFill>{colour}</a:solidFill>")
}
