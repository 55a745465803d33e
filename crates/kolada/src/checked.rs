//! A value, and what was questionable on the way to it.

use std::fmt;

use domain::{Figure, IdError};
use thiserror::Error;

/// What could be read, and what could not or only just.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked<T> {
    /// What could be read.
    pub value: T,
    /// Everything questionable, in the order of the body.
    pub issues: Vec<Issue>,
}

/// One questionable thing in a body.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// Where in the body.
    pub at: At,
    /// What is wrong there. Boxed, since an issue is rare and travels as the error of many small steps.
    pub problem: Box<Problem>,
    /// What it did to the value.
    pub effect: Effect,
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let effect = match self.effect {
            Effect::LeftOut => "left out",
            Effect::Kept => "kept",
        };
        write!(f, "{}: {} ({effect})", self.at, self.problem)
    }
}

/// What an issue did to the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The row, cell or member is not in the value.
    LeftOut,
    /// It is in the value; only what is questionable is missing from it.
    Kept,
}

/// A place in a body: `values[12].values[1].value`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// Which row of the envelope's `values`, counted from nought; `None` for the envelope itself.
    pub row_idx: Option<usize>,
    /// Which item of which list in the row.
    pub item: Option<(&'static str, usize)>,
    /// Which field.
    pub field: Option<&'static str>,
}

impl At {
    /// The envelope's own field.
    pub(crate) fn envelope(field: &'static str) -> At {
        At { row_idx: None, item: None, field: Some(field) }
    }

    /// A whole row.
    pub(crate) fn row(row_idx: usize) -> At {
        At { row_idx: Some(row_idx), item: None, field: None }
    }

    /// An item of a list in this row.
    pub(crate) fn item(self, list: &'static str, item_idx: usize) -> At {
        At { item: Some((list, item_idx)), ..self }
    }

    /// A field of this row or item.
    pub(crate) fn field(self, field: &'static str) -> At {
        At { field: Some(field), ..self }
    }

    /// The issue that leaves this place out.
    pub(crate) fn left_out(self, problem: Problem) -> Issue {
        Issue { at: self, problem: Box::new(problem), effect: Effect::LeftOut }
    }

    /// The issue that is told and changes nothing more.
    pub(crate) fn kept(self, problem: Problem) -> Issue {
        Issue { at: self, problem: Box::new(problem), effect: Effect::Kept }
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut dot = "";
        if let Some(row_idx) = self.row_idx {
            write!(f, "values[{row_idx}]")?;
            dot = ".";
        }
        if let Some((list, item_idx)) = self.item {
            write!(f, "{dot}{list}[{item_idx}]")?;
            dot = ".";
        }
        match self.field {
            Some(field) => write!(f, "{dot}{field}"),
            None => Ok(()),
        }
    }
}

/// What is wrong at a place.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Problem {
    /// A field that must be there is not, or is null.
    #[error("missing")]
    MissingField,
    /// A field stands twice, so that neither can be trusted.
    #[error("stands twice in one object")]
    FieldTwice,
    /// Another kind of JSON value than agreed.
    #[error("expected {expected}, found {found}")]
    WrongType {
        /// What should stand there.
        expected: &'static str,
        /// What stands there, cut short.
        found: String,
    },
    /// Not a number that can be counted with: NaN, infinite, or beyond what a double holds.
    #[error("`{text}` is not a finite number")]
    NonFinite {
        /// The number as it stands.
        text: String,
    },
    /// Not an identifier of the kind that belongs here.
    #[error(transparent)]
    BadId(#[from] IdError),
    /// Not a calendar year of four digits between 1900 and 2199.
    #[error("`{text}` is not a year")]
    BadYear {
        /// What stands there.
        text: String,
    },
    /// Not a date in the form YYYY-MM-DD.
    #[error("`{text}` is not a date")]
    BadDate {
        /// What stands there.
        text: String,
    },
    /// A code whose meaning is not agreed: a sex, a status, a kind of area.
    #[error("`{text}` is not a {kind} that is known")]
    UnknownCode {
        /// Of what kind.
        kind: &'static str,
        /// The code as it stands.
        text: String,
    },
    /// The status says one thing and the value another.
    #[error("status `{status}` stands beside {}", shown(*.value))]
    StatusContradictsValue {
        /// The status as it stands.
        status: String,
        /// The value as it stands.
        value: Option<f64>,
    },
    /// Something nobody asked for.
    #[error("{what} was not asked for")]
    Unasked {
        /// What it is.
        what: String,
    },
    /// The same thing stands once more, with the same content; the first is held.
    #[error("stands once more, as at {first}")]
    Duplicate {
        /// Where it stood first.
        first: At,
    },
    /// The same place has two different figures, so neither is held.
    #[error("{} here, but {} at {other_at}", shown_figure(*.this), shown_figure(*.other))]
    TwoFigures {
        /// The figure here.
        this: Figure,
        /// The figure elsewhere.
        other: Figure,
        /// Where the other stands.
        other_at: At,
    },
    /// A row that promises figures and has none.
    #[error("an empty list")]
    NoFigures,
    /// The envelope counts its rows otherwise than they are.
    #[error("says {count}, but there are {n_rows} rows")]
    CountContradicts {
        /// What the envelope says.
        count: u64,
        /// How many rows there are.
        n_rows: usize,
    },
}

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "no value".to_owned(), |value| format!("the value {value}"))
}

fn shown_figure(figure: Figure) -> String {
    match figure {
        Figure::Value(value) => value.to_string(),
        Figure::Missing(reason) => format!("`{}`", reason.status()),
    }
}
