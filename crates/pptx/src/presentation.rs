//! The main part of a deck: which slides it has and in which sections.
//!
//! The template's own text is kept byte for byte around what has to change.

use std::fmt::Write as _;
use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::xml::{Node, edited, escaped};

const NAMESPACES: &str = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const SECTIONS: &str = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}";
/// The format's smallest id of a slide.
const SLIDE_ID_MIN: usize = 256;

/// A section: its name as shown, its lasting code, and its slides from nought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlideSection {
    /// As PowerPoint shows it.
    pub name: String,
    /// From which its id is made.
    pub code: String,
    /// Its slides.
    pub slides: Range<usize>,
}

/// The main part with slides, sections and, where it is new, the notes master.
///
/// `slide_ids` are the ids of the relationships to the slides, in order.
///
/// # Errors
/// A sentence, when the part is not well-formed.
pub fn with_slides(
    part: &[u8],
    slide_ids: &[String],
    sections: &[SlideSection],
    notes_master_id: Option<&str>,
) -> Result<Vec<u8>, String> {
    let root = Node::read(part)?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let dropped = ["sldIdLst", "custShowLst"];
    edits.extend(
        root.children
            .iter()
            .filter(|child| dropped.contains(&child.name.as_str()))
            .map(|child| (child.range.clone(), String::new())),
    );

    let end_of = |name: &str| root.child(name).map(|child| child.range.end);
    let masters = end_of("sldMasterIdLst").unwrap_or(root.inner.start);
    if let Some(id) = notes_master_id {
        let list = format!("<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id=\"{id}\"/></p:notesMasterIdLst>");
        edits.push((masters..masters, list));
    }
    let at = end_of("handoutMasterIdLst").or(end_of("notesMasterIdLst")).unwrap_or(masters);
    edits.push((at..at, slide_list(slide_ids)));

    let extension = extension(sections);
    match root.child("extLst") {
        Some(list) => {
            let old = list.children.iter().filter(|entry| entry.attribute("uri") == Some(SECTIONS));
            edits.extend(old.map(|entry| (entry.range.clone(), String::new())));
            match list.inner.is_empty() {
                true => edits.push((list.range.clone(), format!("<p:extLst {NAMESPACES}>{extension}</p:extLst>"))),
                false => edits.push((list.inner.start..list.inner.start, extension)),
            }
        }
        None => edits.push((root.inner.end..root.inner.end, format!("<p:extLst {NAMESPACES}>{extension}</p:extLst>"))),
    }
    Ok(edited(part, edits))
}

fn slide_list(slide_ids: &[String]) -> String {
    let mut list = format!("<p:sldIdLst {NAMESPACES}>");
    for (idx, id) in slide_ids.iter().enumerate() {
        let _ = write!(list, "<p:sldId id=\"{}\" r:id=\"{id}\"/>", SLIDE_ID_MIN + idx);
    }
    list + "</p:sldIdLst>"
}

fn extension(sections: &[SlideSection]) -> String {
    let mut text = format!(
        "<p:ext {NAMESPACES} uri=\"{SECTIONS}\"><p14:sectionLst xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\">"
    );
    for (idx, section) in sections.iter().enumerate() {
        let _ = write!(
            text,
            "<p14:section name=\"{}\" id=\"{}\"><p14:sldIdLst>",
            escaped(&section.name),
            guid(idx, &section.code)
        );
        for slide in section.slides.clone() {
            let _ = write!(text, "<p14:sldId id=\"{}\"/>", SLIDE_ID_MIN + slide);
        }
        text += "</p14:sldIdLst></p14:section>";
    }
    text + "</p14:sectionLst></p:ext>"
}

/// An id that is the same in every deck of the same sections.
fn guid(idx: usize, code: &str) -> String {
    let sum = Sha256::digest(format!("section {idx} {code}"));
    let hex: String = sum.iter().take(16).map(|byte| format!("{byte:02X}")).collect();
    format!("{{{}-{}-4{}-8{}-{}}}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32])
}
