//! Questions to the lake that cannot be answered, and what to do about it.

use std::path::PathBuf;

use thiserror::Error;

/// Why a question to a snapshot has no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unanswerable {
    /// Nothing has been fetched yet.
    #[error("the lake `{}` holds no figures yet", .lake.display())]
    NothingKept {
        /// Which lake.
        lake: PathBuf,
    },
    /// What the question rests on is not in the lake.
    #[error("the lake `{}` lacks {}", .lake.display(), .lacking.join(", "))]
    NotKept {
        /// Which lake.
        lake: PathBuf,
        /// Ids of key figures, or what else.
        lacking: Vec<String>,
    },
    /// No municipality has that code or name.
    #[error("there is no municipality `{text}`{}", others(.near))]
    NoMunicipality {
        /// What was written.
        text: String,
        /// Names that begin alike.
        near: Vec<String>,
    },
    /// The municipality lacks what it would be compared by.
    #[error("{municipality} lacks figures to be compared by: {}", .lacking.join(", "))]
    NotComparable {
        /// Which.
        municipality: String,
        /// What it lacks.
        lacking: Vec<String>,
    },
    /// A key figure has no good direction, so nobody can be better.
    #[error("`{key_figure}` has no direction that is good: {because}")]
    NotJudged {
        /// Which.
        key_figure: String,
        /// Why.
        because: String,
    },
    /// A list of key figures cannot be read.
    #[error("`{text}` is no list of key figures")]
    NoList {
        /// What was written.
        text: String,
    },
    /// The figures do not suffice.
    #[error("{what}")]
    TooLittle {
        /// What is missing, as a sentence.
        what: String,
    },
}

fn others(names: &[String]) -> String {
    if names.is_empty() { String::new() } else { format!("; there is {}", names.join(", ")) }
}

impl Unanswerable {
    /// What the reader can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Unanswerable::NothingKept { .. } | Unanswerable::NotKept { .. } => {
                "run `nyckeltal sync --all` once, so that the lake holds all of Kolada, or name another with `--lake`"
            }
            Unanswerable::NoMunicipality { .. } => "write its name or its four digits, as in Haninge or 0136",
            Unanswerable::NotComparable { .. } => "run `nyckeltal sync --all` to fetch what has come since",
            Unanswerable::NotJudged { .. } => "say which way is good with `--better higher` or `--better lower`",
            Unanswerable::NoList { .. } => {
                "write ids with commas, and a sign where none is reviewed: N15508,+N15533,-N11008"
            }
            Unanswerable::TooLittle { .. } => "choose key figures that more municipalities have, or a wider choice",
        }
    }
}
