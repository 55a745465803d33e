//! A PowerPoint file that somebody gives: a template, or a deck to be checked.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::error::Error;

/// No template and no deck of use is larger.
const BYTES_MAX: u64 = 512 << 20;
/// A zip archive begins so, and the format before 2007, which protected files still have.
const BEGINNINGS: [&[u8]; 2] = [b"PK", &[0xD0, 0xCF, 0x11, 0xE0]];

/// A file with its name, for messages.
#[derive(Debug, Clone)]
pub struct GivenPackage {
    /// Its name without folders.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl GivenPackage {
    /// Reads it, but no more of it than its beginning when that is not a PowerPoint file's.
    ///
    /// # Errors
    /// [`Error::Read`]; [`Error::Deck`] when it cannot be one, or is too large.
    pub fn read(path: &Path) -> Result<GivenPackage, Error> {
        let name =
            path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let mut file = File::open(path).map_err(Error::read(path))?;
        let mut bytes = Vec::new();
        file.by_ref().take(8).read_to_end(&mut bytes).map_err(Error::read(path))?;
        if !BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning)) {
            return Err(pptx::Error::NotAPackage { file: name }.into());
        }
        if file.metadata().map_err(Error::read(path))?.len() > BYTES_MAX {
            return Err(pptx::Error::TooLarge { file: name, bytes_max: BYTES_MAX }.into());
        }
        // A device or a pipe has no length: it is not read to its end either.
        file.take(BYTES_MAX + 1).read_to_end(&mut bytes).map_err(Error::read(path))?;
        if bytes.len() as u64 > BYTES_MAX {
            return Err(pptx::Error::TooLarge { file: name, bytes_max: BYTES_MAX }.into());
        }
        Ok(GivenPackage { name, bytes })
    }

    /// As the writer takes it.
    pub fn as_template(&self) -> pptx::Template<'_> {
        pptx::Template::Bytes { bytes: &self.bytes, file: &self.name }
    }
}
