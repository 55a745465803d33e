//! Speaker notes: a page for each slide, and a master for them where the template has none.

use document::{Language, Text};

use crate::package::{Package, Part};
use crate::template::built_in;
use crate::xml::{DECLARATION, escaped};

const NAMESPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PML: &str = "application/vnd.openxmlformats-officedocument.presentationml";
const GROUP: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// The notes master of a template, made where there is none.
///
/// Returns its part, and the id by which the presentation now leads to it where it was made.
pub fn master(package: &mut Package, presentation: &str) -> (String, Option<String>) {
    let main = package.parts.get_mut(presentation).expect("the stage has a main part");
    if let Some(name) = main.targets("notesMaster").next() {
        return (name.to_owned(), None);
    }
    let name =
        format!("/ppt/notesMasters/notesMaster{}.xml", package.free_number("/ppt/notesMasters/notesMaster", ".xml"));
    let theme = format!("/ppt/theme/theme{}.xml", package.free_number("/ppt/theme/theme", ".xml"));
    package.parts.insert(theme.clone(), built_in::theme());
    let mut part = Part::new(&format!("{PML}.notesMaster+xml"), master_text());
    part.link(&format!("{OFFICE}/theme"), theme);
    package.parts.insert(name.clone(), part);
    let main = package.parts.get_mut(presentation).expect("the stage has a main part");
    let id = main.link(&format!("{OFFICE}/notesMaster"), name.clone());
    (name, Some(id))
}

/// The notes of one slide as a part.
pub fn notes(notes: &[Text], slide: &str, master: &str, language: Language) -> Part {
    let tag = language.tag();
    let paragraphs: String = notes
        .iter()
        .map(|text| {
            let runs: String = text
                .pieces(language)
                .iter()
                .filter(|piece| !piece.characters.is_empty())
                .map(|piece| {
                    let bold = if piece.is_strong { " b=\"1\"" } else { "" };
                    format!(
                        "<a:r><a:rPr lang=\"{tag}\"{bold} dirty=\"0\"/><a:t>{}</a:t></a:r>",
                        escaped(&piece.characters)
                    )
                })
                .collect();
            format!("<a:p>{runs}</a:p>")
        })
        .collect();
    let text = format!(
        "{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{GROUP}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide image\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    );
    let mut part = Part::new(&format!("{PML}.notesSlide+xml"), text);
    part.link(&format!("{OFFICE}/notesMaster"), master);
    part.link(&format!("{OFFICE}/slide"), slide);
    part
}

fn master_text() -> String {
    let levels: String = (1..=9)
        .map(|level| {
            let margin = (level - 1) * 457_200;
            format!("<a:lvl{level}pPr marL=\"{margin}\" algn=\"l\" defTabSz=\"914400\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\"><a:spcBef><a:spcPts val=\"400\"/></a:spcBef><a:defRPr sz=\"1200\" kern=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl{level}pPr>")
        })
        .collect();
    format!(
        "{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide image\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln w=\"12700\"><a:solidFill><a:prstClr val=\"black\"/></a:solidFill></a:ln></p:spPr></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" sz=\"quarter\" idx=\"3\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"4400550\"/><a:ext cx=\"5486400\" cy=\"3600450\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr vert=\"horz\" lIns=\"91440\" tIns=\"45720\" rIns=\"91440\" bIns=\"45720\" rtlCol=\"0\"/><a:lstStyle/><a:p><a:pPr lvl=\"0\"/><a:r><a:rPr lang=\"sv-SE\"/><a:t>Text</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/><p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )
}
