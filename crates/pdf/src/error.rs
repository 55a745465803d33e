//! What stands in the way of a PDF.

use krilla::error::KrillaError;

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was written does not fulfil PDF/UA-1, or a limit of the format: a mistake of ours.
    #[error("the handout cannot be written as an accessible PDF: {what}")]
    NotAccessible {
        /// Each rule that is broken.
        what: String,
    },
}

impl From<KrillaError> for Error {
    fn from(error: KrillaError) -> Error {
        let what = match &error {
            KrillaError::Validation(broken) => {
                broken.iter().map(|(rule, _)| format!("{rule:?}")).collect::<Vec<_>>().join("; ")
            }
            other => other.to_string(),
        };
        Error::NotAccessible { what }
    }
}
