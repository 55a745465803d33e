//! Two pages for inhabitants: as a page to print, and, with the feature `pdf`, as a tagged PDF.

use document::Document;
use layout::fit_handout;
use rayon::prelude::*;

use crate::error::Error;
use crate::output::OutputFile;

/// The handouts' files, and what had to be left out of them.
pub(crate) struct Handouts {
    /// In the order of the documents.
    pub(crate) files: Vec<OutputFile>,
    /// One line a handout and thing left out.
    pub(crate) warnings: Vec<String>,
}

/// Who gets a handout: the host, whose document is the first.
pub(crate) fn whose(documents: &[Document]) -> &[Document] {
    &documents[..documents.len().min(1)]
}

/// Writes each document's handout, all of them at once.
pub(crate) fn write(documents: &[Document]) -> Result<Handouts, Error> {
    let each: Result<Vec<Handouts>, Error> = documents.par_iter().map(of).collect();
    let mut all = Handouts { files: Vec::new(), warnings: Vec::new() };
    for mut one in each? {
        all.files.append(&mut one.files);
        all.warnings.append(&mut one.warnings);
    }
    Ok(all)
}

fn of(document: &Document) -> Result<Handouts, Error> {
    let fitted = fit_handout(document);
    let slug = document.members.iter().find(|member| member.area == document.marked).map(|member| &member.slug);
    let slug = slug.cloned().unwrap_or_else(|| document.marked.to_string());
    let told = |what: String| format!("the handout for {}: {what}", document.marked_name());
    let page = OutputFile { path: format!("handout/{slug}.html"), bytes: html::write_handout(document, &fitted)? };
    #[cfg_attr(not(feature = "pdf"), allow(unused_mut, reason = "only a PDF adds to them"))]
    let mut made = Handouts {
        files: vec![page],
        warnings: fitted.shortened.iter().map(|shortened| told(shortened.to_string())).collect(),
    };
    #[cfg(feature = "pdf")]
    {
        let pdf = pdf::write(document, &fitted)?;
        made.files.push(OutputFile { path: format!("handout/{slug}.pdf"), bytes: pdf.bytes });
        let unknown: String = pdf.unknown.iter().collect();
        made.warnings
            .extend((!unknown.is_empty()).then(|| told(format!("the PDF's font has no glyph for “{unknown}”"))));
    }
    Ok(made)
}
