//! The whole of a refresh, in order.

use std::collections::{BTreeMap, BTreeSet};

use document::{Body, Document, PageCode};
use rayon::prelude::*;

use super::context::{Context, NewSlide};
use super::series::MarkedNames;
use super::slide::Merge;
use super::told::{Told, What};
use super::words::LIST_CODE;
use super::{append, deck, list, room};
use crate::error::{Error, Warning};
use crate::facts::DeckFacts;
use crate::package::Package;
use crate::shape::canvas::Drawn;
use crate::slide::plan::{Planned, page_names};
use crate::slide::{self, Scene, plan};
use crate::template::Template;
use crate::template::stage::Stage;
use crate::xml::Node;

/// A refreshed deck.
#[derive(Debug, Clone, PartialEq)]
pub struct Refreshed {
    /// The .pptx file.
    pub bytes: Vec<u8>,
    /// How many slides it has, the list's included.
    pub n_slides: usize,
    /// How many of them show a page of the day.
    pub n_of_ours: usize,
    /// How many are somebody's own.
    pub n_of_others: usize,
    /// Slides that the deck once had and somebody deleted, by page; `BIL-DEF:2` is a page's second slide.
    pub pages_deleted: Vec<String>,
    /// What changed and what was left alone, in the order of the deck.
    pub told: Vec<Told>,
    /// What the reader should know beside.
    pub warnings: Vec<Warning>,
}

/// What a deck says of itself; `None` for one that was not made here, or by a version that left no marks.
///
/// # Errors
/// [`Error`] when the file is no deck that can be read.
pub fn facts(deck: &[u8], file: &str) -> Result<Option<DeckFacts>, Error> {
    Ok(DeckFacts::read(&Package::read(deck, file)?))
}

/// Puts a day's figures into a deck that people have edited.
///
/// - **Shape:** slides stay in their order; deleted ones do not come back; the list comes last.
/// - **Missing:** a page that the day no longer has stays as it is and is told.
///
/// # Errors
/// [`Error`] when the file is no deck that can be read, or holds no slide of ours.
pub fn refresh(document: &Document, deck_bytes: &[u8], file: &str) -> Result<Refreshed, Error> {
    let stage = Stage::new(Template::Bytes { bytes: deck_bytes, file })?;
    let original = Package::read(deck_bytes, file)?;
    let facts = DeckFacts::read(&original).unwrap_or_default();
    let mut package = original.clone();
    let mut warnings = Vec::new();
    let n_links = package.relationships.len();
    package.relationships.retain(|link| !link.kind.contains("digital-signature"));
    if package.relationships.len() < n_links {
        warnings.push(Warning::SignatureDropped { file: file.to_owned() });
    }

    let mut parts = deck::slides_in_order(&original).unwrap_or_default();
    let gone = append::remove_earlier(&mut package, &parts);
    parts.retain(|part| !gone.contains(part));
    let roots: Vec<Option<Node>> =
        parts.par_iter().map(|part| Node::read(&original.parts.get(part)?.bytes).ok()).collect();
    let ours: Vec<Option<deck::Ours<'_>>> = roots.iter().map(|root| deck::ours(root.as_ref()?)).collect();
    if ours.iter().all(Option::is_none) {
        return Err(Error::NoMarks { file: file.to_owned() });
    }
    let mut slides = BTreeMap::new();
    for (part, ours) in parts.iter().zip(&ours) {
        if let Some(ours) = ours {
            slides.entry(ours.code.clone()).or_insert_with(|| part.clone());
        }
    }
    let of_purpose = purposes(&parts, &ours, document);
    let as_is = room::of_slides(&original, &of_purpose, &stage.layouts, stage.size);
    let list_stage = stage;
    let stage = Stage {
        package: Package::default(),
        presentation: String::new(),
        size: list_stage.size,
        masters: Vec::new(),
        layouts: room::read(&facts.room, &as_is),
        warnings: Vec::new(),
    };
    let scene = Scene::new(document, &stage);
    let planned = plan::plan(&scene);
    let scene = scene.with_slides(&planned);
    let drawn: Vec<Drawn> = planned.par_iter().map(|slide| slide::draw(&scene, slide)).collect();

    let name_of = |code: &str| document.members.iter().find(|member| member.area.to_string() == code);
    let context = Context {
        original: &original,
        language: document.language,
        marked: MarkedNames {
            new: document.marked_name(),
            old: name_of(&facts.marked).map_or(document.marked_name(), |member| &member.name),
        },
        slides,
        pages: planned.iter().map(|slide| slide.page.code.0.clone()).collect(),
    };

    let mut told =
        merge_all(&context, &mut package, &Slides { parts: &parts, roots: &roots, ours: &ours }, &planned, &drawn);
    let (pages_deleted, pages_new) = missing(&planned, &ours, &facts);
    told.extend(pages_new);

    let mut new_facts = DeckFacts::of(document, room::written(&stage.layouts), page_names(&planned));
    if !facts.pages.is_empty() {
        new_facts.pages.clone_from(&facts.pages);
    }
    new_facts.write(&mut package);
    append::with_view(&mut package);
    let n_list = append_list(document, &Stage { layouts: as_is, ..list_stage }, &told, &mut package)
        .map_err(|reason| Error::Malformed { file: file.to_owned(), part: "the main part".to_owned(), reason })?;
    let n_of_ours = ours.iter().flatten().count();
    Ok(Refreshed {
        bytes: package.write(),
        n_slides: parts.len() + n_list,
        n_of_ours,
        n_of_others: parts.len() - n_of_ours,
        pages_deleted,
        told,
        warnings,
    })
}

/// The slides of a deck, and what of them is ours.
struct Slides<'a> {
    parts: &'a [String],
    roots: &'a [Option<Node>],
    ours: &'a [Option<deck::Ours<'a>>],
}

/// The slides that serve as cover, as openers, and all others.
fn purposes<'a>(parts: &'a [String], ours: &[Option<deck::Ours<'_>>], document: &Document) -> [Vec<&'a str>; 3] {
    let mut of_purpose: [Vec<&str>; 3] = Default::default();
    for (part, ours) in parts.iter().zip(ours) {
        let page = ours.as_ref().and_then(|ours| document.page(&PageCode(ours.code.clone())));
        match page.map(|page| &page.body) {
            Some(Body::Cover(_)) => of_purpose[0].push(part),
            Some(Body::Opener(_)) => of_purpose[1].push(part),
            Some(_) => of_purpose[2].push(part),
            None => {}
        }
    }
    of_purpose
}

fn merge_all(
    context: &Context<'_>,
    package: &mut Package,
    slides: &Slides<'_>,
    planned: &[Planned<'_>],
    drawn: &[Drawn],
) -> Vec<Told> {
    let mut told = Vec::new();
    let at: BTreeMap<(&str, usize), usize> =
        planned.iter().enumerate().map(|(idx, slide)| ((slide.page.code.0.as_str(), slide.number), idx)).collect();
    for (idx, ((part, ours), root)) in slides.parts.iter().zip(slides.ours).zip(slides.roots).enumerate() {
        let (Some(ours), Some(root)) = (ours, root) else { continue };
        if ours.code == LIST_CODE {
            continue;
        }
        let position = idx + 1;
        let only = |what: What| Told { title: ours.title.clone(), ..Told::of_page(Some(position), &ours.code, what) };
        let Some(new_idx) = at.get(&(ours.code.as_str(), ours.number)) else {
            let has_page = context.pages.contains(&ours.code);
            told.push(only(if has_page { What::PartGone } else { What::PageGone }));
            continue;
        };
        if !deck::has_usual_prefixes(root, &["a", "p", "r"]) {
            told.push(only(What::Unreadable));
            continue;
        }
        let Ok(new_root) = Node::read(drawn[*new_idx].xml.as_bytes()) else { continue };
        let new = NewSlide { planned: &planned[*new_idx], drawn: &drawn[*new_idx], root: new_root };
        let merge = Merge {
            context,
            package: &mut *package,
            part,
            position,
            bytes: &context.original.parts[part].bytes,
            root,
            ours,
            new: &new,
            told: Vec::new(),
            edits: Vec::new(),
            alt_of_kept: None,
        };
        told.extend(merge.run());
    }
    told
}

/// The slides of the day that the deck does not have: those somebody deleted, by name, and those that are new.
fn missing(planned: &[Planned<'_>], ours: &[Option<deck::Ours<'_>>], facts: &DeckFacts) -> (Vec<String>, Vec<Told>) {
    let have: BTreeSet<(&str, usize)> = ours.iter().flatten().map(|ours| (ours.code.as_str(), ours.number)).collect();
    let (mut deleted, mut new) = (Vec::new(), Vec::new());
    for (slide, name) in planned.iter().zip(page_names(planned)) {
        let code = slide.page.code.0.as_str();
        if have.contains(&(code, slide.number)) {
            continue;
        }
        if facts.pages.contains(&name) {
            deleted.push(name);
        } else {
            let title = format!("{}{}", slide.title, slide.title_ending);
            new.push(Told { new: title, ..Told::of_page(None, code, What::PageNew) });
        }
    }
    (deleted, new)
}

fn append_list(day: &Document, stage: &Stage, told: &[Told], package: &mut Package) -> Result<usize, String> {
    let document = list::document(day, told);
    let scene = Scene::new(&document, stage);
    let planned = plan::plan(&scene);
    let scene = scene.with_slides(&planned);
    let drawn: Vec<Drawn> = planned.iter().map(|slide| slide::draw(&scene, slide)).collect();
    let n = planned.len();
    append::append(package, &planned, drawn)?;
    Ok(n)
}
