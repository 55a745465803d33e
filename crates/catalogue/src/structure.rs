//! By what municipalities are alike: reviewed variables, never a result.

use domain::KeyFigureId;
use serde::Deserialize;
use toml::Spanned;

use crate::place::{CatalogueError, Place};

/// One variable of structure.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StructureVariable {
    /// Its name in a sentence.
    pub name_sv: String,
    /// The same in English.
    pub name_en: String,
    /// One key figure, or two: the first divided by the second.
    pub key_figures: Vec<KeyFigureId>,
    /// Whether multiples are compared, and not differences.
    pub logarithm: bool,
    /// Words that the publisher's titles must hold, in lower case, all key figures' together.
    pub title_words: Vec<String>,
    /// Why it belongs to the structure.
    pub because: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StructureFile {
    variable: Vec<Spanned<StructureVariable>>,
}

/// Reads the variables of structure.
///
/// # Errors
/// [`CatalogueError`] with file and line: not TOML, a field missing, unknown or of the wrong kind, not one or two key
/// figures.
pub fn structure_variables(file: &str, source: &str) -> Result<Vec<StructureVariable>, CatalogueError> {
    let read: StructureFile =
        toml::from_str(source).map_err(|error| CatalogueError::from_toml(file, source, &error))?;
    for entry in &read.variable {
        if !(1..=2).contains(&entry.as_ref().key_figures.len()) {
            return Err(CatalogueError {
                place: Place::of(file, source, entry.span()),
                message: format!("`{}` has {} key figures", entry.as_ref().name_en, entry.as_ref().key_figures.len()),
                instead: "name one, or two of which the first is divided by the second".to_owned(),
            });
        }
    }
    Ok(read.variable.into_iter().map(Spanned::into_inner).collect())
}
