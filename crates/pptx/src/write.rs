//! From a document and a template to a file.

use document::{Document, SectionKind};
use rayon::prelude::*;

use crate::chart::Chart;
use crate::chart::workbook::workbook;
use crate::error::{Error, Warning};
use crate::facts::DeckFacts;
use crate::package::{Package, Part};
use crate::presentation::{SlideSection, with_slides};
use crate::refresh::room;
use crate::shape::canvas::{Drawn, FIRST_REFERENCE, Reference};
use crate::slide::{self, Scene, plan};
use crate::template::Template;
use crate::template::choice::LayoutWishes;
use crate::template::stage::Stage;
use crate::{notes, properties};

pub(crate) const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(crate) const SLIDE: &str = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";
pub(crate) const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
pub(crate) const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A finished deck.
#[derive(Debug, Clone, PartialEq)]
pub struct Deck {
    /// The .pptx file.
    pub bytes: Vec<u8>,
    /// How many slides it has.
    pub n_slides: usize,
    /// How many native charts it has.
    pub n_charts: usize,
    /// What the reader should know: about the template first, then slide by slide.
    pub warnings: Vec<Warning>,
}

/// Writes the document as a deck on a template.
///
/// The same document and template give the same bytes. The template's own slides are left out, everything else in it
/// is kept.
///
/// # Errors
/// [`Error`] when the template cannot be used: it is damaged, protected, too large, or no presentation.
pub fn write(document: &Document, template: Template<'_>) -> Result<Deck, Error> {
    write_on(document, template, &LayoutWishes::default())
}

/// Writes the document on layouts that somebody has chosen; those that are not chosen are found.
///
/// # Errors
/// As for [`write()`], and when the template has no layout of a chosen name.
pub fn write_on(document: &Document, template: Template<'_>, wishes: &LayoutWishes) -> Result<Deck, Error> {
    let file = match template {
        Template::BuiltIn => "the built-in template",
        Template::Bytes { file, .. } => file,
    };
    let stage = Stage::with(template, wishes)?;
    let scene = Scene::new(document, &stage);
    let planned = plan::plan(&scene);
    let scene = scene.with_slides(&planned);
    let drawn: Vec<(Drawn, Vec<Vec<u8>>)> = planned
        .par_iter()
        .map(|slide| {
            let drawn = slide::draw(&scene, slide);
            let workbooks = charts(&drawn).map(|chart| workbook(&chart.sheet)).collect();
            (drawn, workbooks)
        })
        .collect();

    let mut package = stage.package.clone();
    let mut warnings = stage.warnings.clone();
    let (notes_master, made_notes_master_id) = notes::master(&mut package, &stage.presentation);
    let mut numbers = Numbers::new(&package);
    let n_slides = planned.len();
    let mut n_charts = 0;
    for (idx, (slide, workbooks)) in drawn.into_iter().enumerate() {
        warnings.extend(slide.warnings.iter().cloned());
        n_charts += workbooks.len();
        let name = slide_name(idx);
        let mut part = Part::new(SLIDE, slide.xml);
        let mut links = vec![("rId1".to_owned(), "slideLayout", planned[idx].layout.part.clone())];
        let notes_of = &planned[idx].page.notes;
        if !notes_of.is_empty() {
            let notes_name = numbers.notes();
            let notes = notes::notes(notes_of, &name, &notes_master, document.language);
            package.parts.insert(notes_name.clone(), notes);
            links.push(("rId2".to_owned(), "notesSlide", notes_name));
        }
        let mut workbooks = workbooks.into_iter();
        for (number, reference) in slide.references.into_iter().enumerate() {
            let id = format!("rId{}", FIRST_REFERENCE + number);
            match reference {
                Reference::Slide(to) => links.push((id, "slide", slide_name(to))),
                Reference::Chart(chart) => {
                    let (chart_name, book_name) = numbers.chart();
                    let mut chart_part = Part::new(CHART, chart.xml);
                    chart_part.link(&format!("{OFFICE}/package"), book_name.clone());
                    package.parts.insert(chart_name.clone(), chart_part);
                    let book = workbooks.next().expect("every chart has a workbook");
                    package.parts.insert(book_name, Part::new(WORKBOOK, book));
                    links.push((id, "chart", chart_name));
                }
            }
        }
        part.relationships = links
            .into_iter()
            .map(|(id, kind, to)| crate::package::Relationship::to(id, &format!("{OFFICE}/{kind}"), to))
            .collect();
        package.parts.insert(name, part);
    }

    let main = package.parts.get_mut(&stage.presentation).expect("the stage has a main part");
    let slide_ids: Vec<String> =
        (0..n_slides).map(|idx| main.link(&format!("{OFFICE}/slide"), slide_name(idx))).collect();
    main.bytes =
        with_slides(&main.bytes, &slide_ids, &sections(document, &planned), made_notes_master_id.as_deref())
            .map_err(|reason| Error::Malformed { file: file.to_owned(), part: stage.presentation.clone(), reason })?;
    properties::set(&mut package, document);
    DeckFacts::of(document, room::written(&stage.layouts), plan::page_names(&planned)).write(&mut package);
    Ok(Deck { bytes: package.write(), n_slides, n_charts, warnings })
}

/// Whether a deck can be made on a template, with the layouts that were chosen.
///
/// # Errors
/// As for [`write_on()`].
pub fn check(template: Template<'_>, wishes: &LayoutWishes) -> Result<(), Error> {
    Stage::with(template, wishes).map(|_| ())
}

fn slide_name(idx: usize) -> String {
    format!("/ppt/slides/slide{}.xml", idx + 1)
}

fn charts(drawn: &Drawn) -> impl Iterator<Item = &Chart> {
    drawn.references.iter().filter_map(|reference| match reference {
        Reference::Chart(chart) => Some(chart),
        Reference::Slide(_) => None,
    })
}

/// The sections that have slides, in order. The cover's section is named by the day.
fn sections(document: &Document, planned: &[plan::Planned<'_>]) -> Vec<SlideSection> {
    let mut sections: Vec<SlideSection> = Vec::new();
    for (idx, section) in document.sections.iter().enumerate() {
        let first = planned.partition_point(|slide| slide.section_idx < idx);
        let end = planned.partition_point(|slide| slide.section_idx <= idx);
        let name = section.name.plain(document.language);
        let name = match section.kind {
            SectionKind::Front if name.is_empty() => document.title.clone(),
            _ => name,
        };
        if first < end {
            sections.push(SlideSection { name, code: section.code.clone(), slides: first..end });
        }
    }
    sections
}

/// Names for new parts, none of them taken by the template.
struct Numbers {
    chart: usize,
    workbook: usize,
    notes: usize,
}

impl Numbers {
    fn new(package: &Package) -> Numbers {
        Numbers {
            chart: package.free_number("/ppt/charts/chart", ".xml"),
            workbook: package.free_number("/ppt/embeddings/Microsoft_Excel_Sheet", ".xlsx"),
            notes: package.free_number("/ppt/notesSlides/notesSlide", ".xml"),
        }
    }

    fn chart(&mut self) -> (String, String) {
        let names = (
            format!("/ppt/charts/chart{}.xml", self.chart),
            format!("/ppt/embeddings/Microsoft_Excel_Sheet{}.xlsx", self.workbook),
        );
        self.chart += 1;
        self.workbook += 1;
        names
    }

    fn notes(&mut self) -> String {
        self.notes += 1;
        format!("/ppt/notesSlides/notesSlide{}.xml", self.notes - 1)
    }
}
