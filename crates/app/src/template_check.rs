//! What will happen to a template, before a day is made on it.

use std::path::{Path, PathBuf};

use catalogue::{LayoutChoice, Programme};
use pptx::template::report::{TemplateReport, report};
use pptx::{LayoutName, LayoutWishes};

use crate::error::Error;
use crate::given_package::GivenPackage;
use crate::programme;

/// Which template is asked about.
#[derive(Debug, Clone)]
pub struct TemplateCheckOptions {
    /// The template; `None` for the programme's.
    pub template: Option<PathBuf>,
    /// A programme whose choice of layouts is tried.
    pub programme: Option<PathBuf>,
}

/// Tells what will happen.
///
/// # Errors
/// [`Error::Read`], [`Error::Catalogue`]; [`Error::Deck`] when the template cannot be used.
pub fn check_template(options: &TemplateCheckOptions) -> Result<TemplateReport, Error> {
    let source = options.programme.as_deref().map(|path| programme::read(Some(path))).transpose()?;
    let wishes = source.as_ref().map_or_else(LayoutWishes::default, |source| wishes(&source.programme));
    let path = options.template.clone().or_else(|| source.as_ref()?.template());
    let given = path.as_deref().map(|path: &Path| GivenPackage::read(path)).transpose()?;
    let template = given.as_ref().map_or(pptx::Template::BuiltIn, GivenPackage::as_template);
    Ok(report(template, &wishes)?)
}

/// The layouts that a programme chooses.
pub fn wishes(programme: &Programme) -> LayoutWishes {
    let name = |choice: &Option<LayoutChoice>| {
        choice.clone().map(|choice| match choice {
            LayoutChoice::Name(layout) => LayoutName { layout, master: None },
            LayoutChoice::OfMaster { layout, master } => LayoutName { layout, master: Some(master) },
        })
    };
    let chosen = &programme.template_layouts;
    LayoutWishes { cover: name(&chosen.cover), opener: name(&chosen.opener), content: name(&chosen.content) }
}
