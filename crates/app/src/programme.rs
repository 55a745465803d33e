//! The programme of the day: the reader's own file, or the built-in one.

use std::fs;
use std::path::{Path, PathBuf};

use catalogue::{Programme, built_in};

use crate::error::Error;

/// A programme with where it came from.
#[derive(Debug, Clone)]
pub struct ProgrammeSource {
    /// The programme.
    pub programme: Programme,
    /// Its text, as it was read.
    pub text: String,
    /// Its file; `None` for the built-in one.
    pub path: Option<PathBuf>,
}

/// Reads a programme; without a path the built-in one.
///
/// # Errors
/// [`Error::Read`]; [`Error::Catalogue`] with file, line and what to write instead.
pub fn read(path: Option<&Path>) -> Result<ProgrammeSource, Error> {
    let Some(path) = path else {
        return Ok(ProgrammeSource {
            programme: built_in::programme(),
            text: built_in::PROGRAMME_SODERTORN.to_owned(),
            path: None,
        });
    };
    let text = fs::read_to_string(path).map_err(Error::read(path))?;
    let programme = Programme::parse(&path.display().to_string(), &text)?;
    Ok(ProgrammeSource { programme, text, path: Some(path.to_owned()) })
}

impl ProgrammeSource {
    /// The outlines that the programme names, beside the programme.
    pub fn boundaries(&self) -> Option<PathBuf> {
        Some(self.beside(self.programme.boundaries.as_deref()?))
    }

    /// The template that the programme names, beside the programme.
    pub fn template(&self) -> Option<PathBuf> {
        Some(self.beside(self.programme.template.as_deref()?))
    }

    fn beside(&self, file: &str) -> PathBuf {
        self.path.as_deref().and_then(Path::parent).unwrap_or(Path::new("")).join(file)
    }
}
