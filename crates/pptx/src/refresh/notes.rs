//! Speaker notes: replaced as long as nobody has written into them.

use super::body::{self, Sizes};
use super::deck::has_usual_prefixes;
use super::slide::Merge;
use super::source::Source;
use super::told::What;
use crate::shape::mark::{self, Mark};
use crate::shape::said;
use crate::write::OFFICE;
use crate::xml::{Node, edited};

/// Merges the notes of a slide. Gives the mark they have from now on.
pub fn merge(merge: &mut Merge<'_>) -> Option<Mark> {
    let page = merge.new.planned.page;
    let Some(old_mark) = merge.ours.notes else { return add(merge) };
    let language = merge.context.language;
    let said: Vec<String> = page.notes.iter().map(|text| text.plain(language)).collect();
    let words = said::plain(&said.join(" "));
    let says = mark::fingerprint(&words);
    let name = merge.context.original.parts.get(merge.part)?.targets("notesSlide").next()?.to_owned();
    let part = merge.context.original.parts.get(&name)?;
    let root = Node::read(&part.bytes).ok()?;
    let old_body = body_of(&root)?;
    let present = said::in_body(old_body);
    if mark::fingerprint(&present) != old_mark.says && present != words {
        if says != old_mark.says {
            merge.tell(mark::NOTES, What::NotesKept, present, words);
        }
        return Some(old_mark);
    }
    if present != words && has_usual_prefixes(&root, &["a", "p"]) {
        let drawn = crate::notes::notes(&page.notes, merge.part, &name, language);
        let new_root = Node::read(&drawn.bytes).ok()?;
        let old = Source { node: old_body, bytes: &part.bytes };
        let new = Source { node: body_of(&new_root)?, bytes: &drawn.bytes };
        let edit = body::replaced(old, body::paragraphs(old, new, Sizes::Kept));
        let merged = edited(&part.bytes, edit.into_iter().collect());
        merge.package.parts.get_mut(&name)?.bytes = merged;
        merge.tell(mark::NOTES, What::Notes, present, words);
    }
    Some(Mark { says, ..old_mark })
}

/// Notes for a slide that has had none; what somebody wrote meanwhile is left.
fn add(merge: &mut Merge<'_>) -> Option<Mark> {
    let page = merge.new.planned.page;
    if page.notes.is_empty() {
        return None;
    }
    let language = merge.context.language;
    let said: Vec<String> = page.notes.iter().map(|text| text.plain(language)).collect();
    let words = said::plain(&said.join(" "));
    let has_own = merge.context.original.parts.get(merge.part)?.targets("notesSlide").next().is_some();
    let main = merge.package.parts.get(merge.package.main_part()?)?;
    let master = main.targets("notesMaster").next().map(str::to_owned);
    let (false, Some(master)) = (has_own, master) else {
        merge.tell(mark::NOTES, What::NotesKept, "", words);
        return None;
    };
    let number = merge.package.free_number("/ppt/notesSlides/notesSlide", ".xml");
    let name = format!("/ppt/notesSlides/notesSlide{number}.xml");
    merge.package.parts.insert(name.clone(), crate::notes::notes(&page.notes, merge.part, &master, language));
    merge.package.parts.get_mut(merge.part)?.link(&format!("{OFFICE}/notesSlide"), name);
    let says = mark::fingerprint(&words);
    merge.tell(mark::NOTES, What::Notes, "", words);
    Some(Mark { says, slide: merge.ours.number as u32, ..Mark::default() })
}

fn body_of(notes: &Node) -> Option<&Node> {
    let shapes = &notes.path(&["cSld", "spTree"])?.children;
    let is_body = |shape: &&Node| {
        let place = shape.children.first().and_then(|names| names.path(&["nvPr", "ph"]));
        place.is_some_and(|place| place.attribute("type") == Some("body"))
    };
    shapes.iter().find(is_body)?.child("txBody")
}
