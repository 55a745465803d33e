//! A programme to edit.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use crate::error::Error;

/// Writes the built-in programme to a new file.
///
/// # Errors
/// [`Error::Exists`] rather than overwriting; [`Error::Write`].
pub fn init(path: &Path) -> Result<(), Error> {
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(Error::Exists { path: path.to_owned() });
        }
        opened => opened.map_err(Error::write(path))?,
    };
    file.write_all(catalogue::built_in::PROGRAMME_SODERTORN.as_bytes()).map_err(Error::write(path))
}
