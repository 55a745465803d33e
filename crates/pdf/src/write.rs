//! The whole file in one call.

use std::collections::BTreeSet;

use document::Document;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::metadata::{DateTime, Metadata, PageLayout};
use krilla::outline::Outline;
use krilla::page::PageSettings;
use krilla::tagging::TagTree;
use layout::FittedHandout;
use layout::handout::{HEIGHT_PT, WIDTH_PT};

use crate::error::Error;
use crate::looks::Fonts;
use crate::pen::Pen;

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Characters the font lacks, in order; a box stands where they are.
    pub unknown: Vec<char>,
}

/// Writes a document's handout, placed by [`layout::fit_handout`], as PDF/UA-1.
///
/// - **Shape:** two pages; the font is in the file, cut to the glyphs shown.
/// - **Edge cases:** the same document gives the same bytes: the file's date is the day's, its name is made of the
///   snapshot and the municipality.
///
/// # Errors
/// [`Error::NotAccessible`] when a rule of PDF/UA-1 is broken, all of them checked on the way.
pub fn write(document: &Document, fitted: &FittedHandout) -> Result<Pdf, Error> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .expect("one standard alone contradicts no other");
    let settings = SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() };
    let mut file = krilla::Document::new_with(settings);
    let fonts = Fonts::new();
    let mut tree = TagTree::new().with_lang(Some(document.language.tag().to_owned()));
    let (mut heads, mut unknown) = (Vec::new(), BTreeSet::new());
    for (page_idx, placed) in fitted.pages.iter().enumerate() {
        let size = PageSettings::from_wh(WIDTH_PT as f32, HEIGHT_PT as f32).expect("A4 has a size");
        let mut page = file.start_page_with(size);
        let mut surface = page.surface();
        let mut pen = Pen { surface: &mut surface, fonts: &fonts, page_idx, heads: &mut heads, unknown: &mut unknown };
        for node in placed.iter().filter_map(|part| pen.draw(part)) {
            tree.push(node);
        }
        surface.finish();
        page.finish();
    }
    let mut outline = Outline::new();
    heads.into_iter().for_each(|head| outline.push_child(head));
    file.set_outline(outline);
    file.set_tag_tree(tree);
    file.set_metadata(metadata(document, fitted));
    Ok(Pdf { bytes: file.finish()?, unknown: unknown.into_iter().collect() })
}

fn metadata(document: &Document, fitted: &FittedHandout) -> Metadata {
    let language = document.language;
    let title = format!("{} – {}", fitted.handout.title.plain(language), document.title);
    let metadata = Metadata::new()
        .title(title)
        .description(document.subject.plain(language))
        .authors(vec![document.author.clone()])
        .creator(document.provenance.made_by.clone())
        .language(language.tag().to_owned())
        .document_id(format!("{}-{}", document.provenance.snapshot, document.marked))
        .page_layout(PageLayout::SinglePage);
    match date(&document.date_iso) {
        Some(date) => metadata.creation_date(date),
        None => metadata,
    }
}

/// The day at midnight, as the file's date.
fn date(iso: &str) -> Option<DateTime> {
    let mut parts = iso.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Some(DateTime::new(year).month(month).day(day).hour(0).minute(0).second(0).utc_offset_hour(0))
}
