//! Of what the publisher's indices are made, read by hand in its descriptions.

use domain::{KeyFigureId, Year};
use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::place::{CatalogueError, Place};

/// One published index.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexDefinition {
    /// Its id at the publisher.
    pub id: KeyFigureId,
    /// The service it is about.
    pub service_sv: String,
    /// The same in English.
    pub service_en: String,
    /// What it says of the service.
    pub kind: IndexKind,
    /// The publisher's words that decide it; empty where there is no description.
    pub quote: String,
    /// What goes in, each with the same weight. Empty where it is not known.
    pub inputs: Vec<IndexInput>,
}

/// What an index says of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum IndexKind {
    /// *Resursindex*: cheap is 100.
    Resource,
    /// *Kvalitetsindex*.
    Quality,
    /// *Effektivitetsindex*: of the two others.
    Efficiency,
}

/// One input of an index.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexInput {
    /// The publisher's words for it.
    pub words: String,
    /// Ways to have it, the best first: one key figure, or two of which the first is divided by the second. Empty where no
    /// key figure is known to be it.
    pub key_figures: Vec<Vec<KeyFigureId>>,
    /// Which way is 100.
    pub better: Better,
    /// Whether the publisher says that it was revised after the index was made.
    #[serde(default)]
    pub revised: Option<Revised>,
}

/// Which way is 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// The highest.
    Higher,
    /// The lowest.
    Lower,
}

/// A revision that the publisher tells of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revised {
    /// The first year revised.
    pub from: Year,
    /// The last.
    pub to: Year,
    /// The publisher's words.
    pub quote: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndexFile {
    index: Vec<Spanned<IndexDefinition>>,
}

/// Reads the definitions.
///
/// # Errors
/// [`CatalogueError`] with file and line: not TOML, a field missing, unknown or of the wrong kind, an id that stands twice,
/// a way to an input that has not one or two key figures.
pub fn index_definitions(file: &str, source: &str) -> Result<Vec<IndexDefinition>, CatalogueError> {
    let read: IndexFile = toml::from_str(source).map_err(|error| CatalogueError::from_toml(file, source, &error))?;
    let mut definitions: Vec<IndexDefinition> = Vec::new();
    for entry in read.index {
        let refuse = |message: String, instead: &str| CatalogueError {
            place: Place::of(file, source, entry.span()),
            message,
            instead: instead.to_owned(),
        };
        let index = entry.as_ref();
        if definitions.iter().any(|other| other.id == index.id) {
            return Err(refuse(format!("`{}` stands twice", index.id), "keep one of the two entries"));
        }
        if index.inputs.iter().flat_map(|input| &input.key_figures).any(|way| !(1..=2).contains(&way.len())) {
            let message = format!("an input of `{}` has not one or two key figures", index.id);
            return Err(refuse(message, "write [[\"N11032\"]], or [[\"N31008\", \"U31004\"]] to divide"));
        }
        definitions.push(entry.into_inner());
    }
    Ok(definitions)
}
