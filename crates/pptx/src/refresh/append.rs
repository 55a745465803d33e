//! The list's slides at the end of a deck; those of an earlier refresh go.

use std::ops::Range;

use super::deck;
use super::words::LIST_CODE;
use crate::package::{Package, Part, Relationship};
use crate::shape::canvas::{Drawn, FIRST_REFERENCE, Reference};
use crate::shape::mark;
use crate::shape::said;
use crate::slide::plan::Planned;
use crate::write::{OFFICE, SLIDE};
use crate::xml::{DECLARATION, Node, edited};

/// Takes away the lists of earlier refreshes, unless somebody wrote into them. Gives the parts that went.
pub fn remove_earlier(package: &mut Package, slides: &[String]) -> Vec<String> {
    let is_list = |name: &&String| {
        let Some(root) = package.parts.get(*name).and_then(|part| Node::read(&part.bytes).ok()) else { return false };
        let Some(ours) = deck::ours(&root).filter(|ours| ours.code == LIST_CODE) else { return false };
        ours.shapes
            .iter()
            .all(|shape| shape.body().is_none_or(|body| mark::fingerprint(&said::in_body(body)) == shape.mark.says))
    };
    let gone: Vec<String> = slides.iter().filter(is_list).cloned().collect();
    let Some(main) = package.main_part().map(str::to_owned) else { return Vec::new() };
    let part = &package.parts[&main];
    let Ok(root) = Node::read(&part.bytes) else { return Vec::new() };
    let is_gone = |id: &str| part.target_of(id).is_some_and(|target| gone.iter().any(|name| name == target));
    let ids = root.child("sldIdLst").map_or(&[][..], |list| &list.children);
    let gone_ids: Vec<&Node> = ids.iter().filter(|id| id.prefixed_attribute("id").is_some_and(is_gone)).collect();
    let numbers: Vec<&str> = gone_ids.iter().filter_map(|id| id.attribute("id")).collect();
    let mut edits: Vec<(Range<usize>, String)> = gone_ids.iter().map(|id| (id.range.clone(), String::new())).collect();
    section_entries(&root, &mut |entry| {
        if entry.attribute("id").is_some_and(|id| numbers.contains(&id)) {
            edits.push((entry.range.clone(), String::new()));
        }
    });
    let bytes = edited(&part.bytes, edits);
    let main = package.parts.get_mut(&main).expect("the main part was read");
    main.bytes = bytes;
    main.relationships.retain(|link| link.part.as_ref().is_none_or(|to| !gone.contains(to)));
    for name in &gone {
        package.parts.remove(name);
    }
    gone
}

fn section_entries<'a>(node: &'a Node, found: &mut dyn FnMut(&'a Node)) {
    if node.name == "section" {
        node.child("sldIdLst").into_iter().flat_map(|list| &list.children).for_each(&mut *found);
        return;
    }
    node.children.iter().for_each(|child| section_entries(child, found));
}

/// Without this part PowerPoint offers to repair a deck; LibreOffice leaves it out.
pub fn with_view(package: &mut Package) {
    let Some(name) = package.main_part().map(str::to_owned) else { return };
    let Some(main) = package.parts.get_mut(&name).filter(|main| main.targets("viewProps").next().is_none()) else {
        return;
    };
    const VIEW: &str = "/ppt/viewProps.xml";
    main.relationships.retain(|link| !link.is("viewProps"));
    main.link(&format!("{OFFICE}/viewProps"), VIEW);
    let text = format!(
        "{DECLARATION}<p:viewPr xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"{OFFICE}\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"/>"
    );
    let kind = "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml";
    package.parts.insert(VIEW.to_owned(), Part::new(kind, text));
}

/// Puts slides at the end.
///
/// # Errors
/// A sentence, when the main part cannot be read.
pub fn append(package: &mut Package, planned: &[Planned<'_>], drawn: Vec<Drawn>) -> Result<(), String> {
    let main_name = package.main_part().ok_or("there is no main part")?.to_owned();
    for (planned, drawn) in planned.iter().zip(drawn) {
        let number = package.free_number("/ppt/slides/slide", ".xml");
        let name = format!("/ppt/slides/slide{number}.xml");
        let mut part = Part::new(SLIDE, drawn.xml);
        part.relationships.push(Relationship::to(
            "rId1",
            &format!("{OFFICE}/slideLayout"),
            planned.layout.part.clone(),
        ));
        for (idx, reference) in drawn.references.into_iter().enumerate() {
            if let Reference::Slide(_) = reference {
                let id = format!("rId{}", FIRST_REFERENCE + idx);
                part.relationships.push(Relationship::to(id, &format!("{OFFICE}/slide"), name.clone()));
            }
        }
        package.parts.insert(name.clone(), part);
        let main = package.parts.get_mut(&main_name).ok_or("the main part is missing")?;
        let link = main.link(&format!("{OFFICE}/slide"), name);
        main.bytes = with_slide(&main.bytes, &link)?;
    }
    Ok(())
}

fn with_slide(bytes: &[u8], link: &str) -> Result<Vec<u8>, String> {
    let root = Node::read(bytes)?;
    let list = root.child("sldIdLst").filter(|list| !list.inner.is_empty()).ok_or("the deck has no slides")?;
    let id = list.children.iter().filter_map(|id| id.number("id")).fold(255, i64::max) + 1;
    let entry = format!(
        "<p:sldId xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" id=\"{id}\" r:id=\"{link}\"/>"
    );
    let mut edits = vec![(list.inner.end..list.inner.end, entry)];
    let mut last_entry = None;
    section_entries(&root, &mut |entry| last_entry = Some(entry));
    if let Some(last) = last_entry {
        let own =
            format!("<p14:sldId xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\" id=\"{id}\"/>");
        edits.push((last.range.end..last.range.end, own));
    }
    Ok(edited(bytes, edits))
}
