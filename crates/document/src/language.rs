//! The language of what readers see.

use serde::{Deserialize, Serialize};

/// The language of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Swedish, the default.
    #[default]
    Sv,
    /// English.
    En,
}

impl Language {
    /// The tag for `lang` attributes: `sv-SE` or `en-GB`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Sv => "sv-SE",
            Language::En => "en-GB",
        }
    }

    /// The two letters: `sv` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Sv => "sv",
            Language::En => "en",
        }
    }
}
