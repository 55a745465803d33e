//! Why a site cannot be written.

use domain::AreaCode;
use thiserror::Error;

/// Why a site cannot be written.
#[derive(Debug, Error)]
pub enum Error {
    /// There is no document at all.
    #[error("no document to write a site of")]
    NoDocument,
    /// The marked municipality has no name and no folder.
    #[error("the marked municipality `{marked}` is not among the document's members")]
    MarkedIsNoMember {
        /// Its code.
        marked: AreaCode,
    },
    /// Two pages have one name.
    #[error("two pages want the file `{path}`")]
    TwoPages {
        /// The file, from the site's root.
        path: String,
    },
    /// A template did not take its values.
    #[error("the page `{path}` could not be set")]
    Template {
        /// The file, from the site's root.
        path: String,
        /// What the template says.
        source: askama::Error,
    },
}

impl Error {
    /// What to do about it, where something can be done.
    pub fn hint(&self) -> Option<String> {
        match self {
            Error::NoDocument => Some("compose at least the host's document".to_owned()),
            Error::MarkedIsNoMember { .. } => Some("mark a municipality of the group".to_owned()),
            Error::TwoPages { .. } => {
                Some("give each municipality its own document, and each area a code that no other page has".to_owned())
            }
            Error::Template { .. } => None,
        }
    }
}
