//! Why there is no workbook.

use rust_xlsxwriter::XlsxError;
use thiserror::Error;

/// Why the document could not be written as a workbook.
#[derive(Debug, Error)]
pub enum Error {
    /// The document's day is no date.
    #[error("`{date_iso}` is not a date")]
    Date {
        /// What stands in the document.
        date_iso: String,
        /// What the library said.
        source: XlsxError,
    },
    /// A sheet exceeds what the format can hold.
    #[error("the workbook cannot hold the document: {source}")]
    Workbook {
        /// What the library said.
        #[from]
        source: XlsxError,
    },
    /// The workbook just written cannot be read again.
    #[error("the workbook cannot be put in order: {source}")]
    Package {
        /// What the library said.
        source: zip::result::ZipError,
    },
}

impl Error {
    pub(crate) fn package(source: zip::result::ZipError) -> Error {
        Error::Package { source }
    }

    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Error::Date { .. } => Some("write the day as year, month and day: `2026-11-23`".to_owned()),
            Error::Workbook { source: XlsxError::RowColumnLimitError } => {
                Some("a sheet holds 1,048,576 rows: leave out years or key figures".to_owned())
            }
            Error::Workbook { .. } | Error::Package { .. } => None,
        }
    }
}
