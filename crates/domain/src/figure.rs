//! One figure, or the reason why there is none.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Whom a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sex {
    /// Women, *kvinnor*.
    #[serde(rename = "K")]
    Women,
    /// Men, *män*.
    #[serde(rename = "M")]
    Men,
    /// Everybody: the publisher's own total, never an average of women and men.
    #[serde(rename = "T")]
    Total,
}

impl Sex {
    /// The publisher's letter: K, M or T.
    pub fn letter(self) -> &'static str {
        match self {
            Sex::Women => "K",
            Sex::Men => "M",
            Sex::Total => "T",
        }
    }

    /// Reads the publisher's letter.
    ///
    /// ```
    /// use domain::Sex;
    /// assert_eq!(Sex::from_letter("K"), Some(Sex::Women));
    /// assert_eq!(Sex::from_letter("F"), None);
    /// ```
    pub fn from_letter(letter: &str) -> Option<Sex> {
        match letter {
            "K" => Some(Sex::Women),
            "M" => Some(Sex::Men),
            "T" => Some(Sex::Total),
            _ => None,
        }
    }
}

impl fmt::Display for Sex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.letter())
    }
}

/// A value, or why there is none. Missing is never nought, and nought is a value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Figure {
    /// A finite number in the key figure's unit.
    Value(f64),
    /// No number, and why.
    Missing(MissingReason),
}

impl Figure {
    /// The number, if there is one.
    pub fn value(self) -> Option<f64> {
        match self {
            Figure::Value(value) => Some(value),
            Figure::Missing(_) => None,
        }
    }
}

/// Why a figure is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MissingReason {
    /// Not reported: the municipality has not answered, or the publisher has no figure.
    NotReported,
    /// The publisher hides small counts.
    Suppressed,
    /// The activity does not exist in this municipality. Reviewed knowledge of ours: Kolada's API does not tell.
    NotApplicable,
    /// The publisher had a figure and took it back.
    Withdrawn,
}

impl MissingReason {
    /// The word that stands in the lake's `status` column.
    pub fn status(self) -> &'static str {
        match self {
            MissingReason::NotReported => "Missing",
            MissingReason::Suppressed => "Suppressed",
            MissingReason::NotApplicable => "NotApplicable",
            MissingReason::Withdrawn => "Withdrawn",
        }
    }

    /// Reads the word of the `status` column.
    pub fn from_status(status: &str) -> Option<MissingReason> {
        [MissingReason::NotReported, MissingReason::Suppressed, MissingReason::NotApplicable, MissingReason::Withdrawn]
            .into_iter()
            .find(|reason| reason.status() == status)
    }
}
