//! The whole site in one call.

use document::Document;
use rayon::prelude::*;

use crate::data;
use crate::error::Error;
use crate::page;
use crate::site::Site;

/// The one style sheet.
const STYLE: &str = include_str!("../templates/style.css");

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it belongs, from the site's root, with `/` between folders: `huddinge/fsk-n11008.html`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What the site links to beside itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteOptions {
    /// One a document, in their order. A document without an entry has no such links.
    pub downloads: Vec<Downloads>,
}

/// A municipality's own files, each as a relative address from the site's root: `../deck.pptx`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Downloads {
    /// The deck.
    pub deck: Option<String>,
    /// The workbook.
    pub workbook: Option<String>,
}

/// Writes the site of a day: the first document, the host's, at the root, the others in a folder each.
///
/// - **Shape:** the style sheet, the data (of the first document; the facts of all), then each document's pages in the
///   order of its day. The same documents give the same bytes.
/// - **Edge cases:** with one document there is no choice of municipality. A page that another document does not
///   have leads to that document's start.
///
/// # Errors
/// [`Error::NoDocument`], [`Error::MarkedIsNoMember`] or [`Error::TwoPages`] when the documents do not make a site.
pub fn write(documents: &[Document], options: &SiteOptions) -> Result<Vec<File>, Error> {
    let site = Site::new(documents, options)?;
    let mut files = vec![
        File { path: "style.css".to_owned(), bytes: STYLE.into() },
        File { path: data::FIGURES_PATH.to_owned(), bytes: data::figures_csv(&documents[0].data).into_bytes() },
        File { path: data::FACTS_PATH.to_owned(), bytes: data::facts_json(documents).into_bytes() },
    ];
    let leaves: Vec<_> = site.leaves().collect();
    let pages: Result<Vec<File>, Error> = leaves.par_iter().map(|leaf| page::set(&site, leaf)).collect();
    files.extend(pages?);
    Ok(files)
}
