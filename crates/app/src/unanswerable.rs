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
    /// A claim names nothing that can explain.
    #[error("`{text}` is no explanation")]
    NoExplanation {
        /// What was written.
        text: String,
        /// What can be.
        words: Vec<String>,
    },
    /// A key figure is said to explain itself.
    #[error("`{key_figure}` cannot be its own explanation")]
    ExplainsItself {
        /// Which.
        key_figure: String,
    },
    /// Bounds are not two shares in order.
    #[error("the bounds are not two shares between 0 and 1, the lower first")]
    BadBounds,
    /// No line can be drawn.
    #[error("no line can be drawn for `{key_figure}`: {why}")]
    NoLine {
        /// For which key figure.
        key_figure: String,
        /// Why not.
        why: String,
    },
    /// A list of key figures cannot be read.
    #[error("`{text}` is no list of key figures")]
    NoList {
        /// What was written.
        text: String,
    },
    /// Nobody came from there and rose.
    #[error("{what}")]
    NobodyClimbed {
        /// Why.
        what: String,
        /// What to try.
        hint: String,
    },
    /// What is set aside as the outcome is no part of the structure.
    #[error("`{key_figure}` is no variable of the structure, which is made of {}", .variables.join("; "))]
    NoOutcome {
        /// What was written.
        key_figure: String,
        /// What there is: ids and names.
        variables: Vec<String>,
    },
    /// A key figure of a list has no good direction.
    #[error("`{key_figure}` has no direction that is good: {because}")]
    NoSign {
        /// Which.
        key_figure: String,
        /// Why.
        because: String,
    },
    /// A key figure stands twice in a list.
    #[error("`{key_figure}` stands twice in `{text}`")]
    Twice {
        /// Which.
        key_figure: String,
        /// What was written.
        text: String,
    },
    /// The lake's catalogue knows no such key figure.
    #[error("no such key figure in the lake's catalogue: {}", .ids.join(", "))]
    NoSuchKeyFigure {
        /// Which.
        ids: Vec<String>,
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
    pub fn hint(&self) -> String {
        let hint = match self {
            Unanswerable::NothingKept { .. } | Unanswerable::NotKept { .. } => {
                "run `nyckeltal sync --all` once, so that the lake holds all of Kolada, or name another with `--lake`"
            }
            Unanswerable::NoMunicipality { .. } => "write its name or its four digits, as in Haninge or 0136",
            Unanswerable::NotComparable { .. } => "run `nyckeltal sync --all` to fetch what has come since",
            Unanswerable::NotJudged { .. } => "say which way is good with `--better higher` or `--better lower`",
            Unanswerable::NoExplanation { words, .. } => {
                return format!("write {}, or a key figure's id", words.join(", "));
            }
            Unanswerable::ExplainsItself { .. } => "name another key figure, or `income`",
            Unanswerable::BadBounds => "write them as 0.10,0.25",
            Unanswerable::NoLine { .. } => {
                "it takes eight municipalities that have both figures, and differ; `nyckeltal show` tells what there is"
            }
            Unanswerable::NoList { .. } => {
                "write ids with commas, and a sign where none is reviewed: N15508,+N15533,-N11008"
            }
            Unanswerable::NobodyClimbed { hint, .. } => return hint.clone(),
            Unanswerable::NoOutcome { .. } => {
                "what is no part of the structure needs not be left out of it: run without `--outcome`"
            }
            Unanswerable::NoSign { key_figure, .. } => {
                return format!(
                    "say which way you mean: +{key_figure} if higher is to be good, -{key_figure} if lower is"
                );
            }
            Unanswerable::Twice { .. } => "write each key figure once",
            Unanswerable::NoSuchKeyFigure { .. } => {
                "check the id at kolada.se; if it is right, run `nyckeltal sync --all`, so that the lake holds all of Kolada"
            }
            Unanswerable::TooLittle { .. } => "choose key figures that more municipalities have, or a wider choice",
        };
        hint.to_owned()
    }
}
