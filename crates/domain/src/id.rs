//! Identifiers, each a type of its own, checked when made.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{text}` is not a {kind}: {expected}")]
pub struct IdError {
    /// What the text should have been.
    pub kind: &'static str,
    /// The text as it came.
    pub text: String,
    /// The form that is expected.
    pub expected: &'static str,
}

/// Defines an identifier held in place as ASCII bytes: small, `Copy`, and ordered as its text.
macro_rules! ascii_id {
    ($(#[$doc:meta])* $name:ident, $capacity:literal, $kind:literal, $expected:literal, $is_valid:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name {
            bytes: [u8; $capacity],
        }

        impl $name {
            /// Checks and takes the text.
            ///
            /// # Errors
            /// [`IdError`] when the text does not have the identifier's form.
            pub fn new(text: &str) -> Result<Self, IdError> {
                let is_valid: fn(&[u8]) -> bool = $is_valid;
                let refused = || IdError { kind: $kind, text: text.to_owned(), expected: $expected };
                if text.len() > $capacity || !text.is_ascii() || !is_valid(text.as_bytes()) {
                    return Err(refused());
                }
                let mut bytes = [0; $capacity];
                bytes[..text.len()].copy_from_slice(text.as_bytes());
                Ok(Self { bytes })
            }

            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                let length = self.bytes.iter().position(|b| *b == 0).unwrap_or($capacity);
                std::str::from_utf8(&self.bytes[..length]).expect("checked to be ASCII when made")
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            /// As people write it: small letters count as capitals.
            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::new(text).or_else(|refused| Self::new(&text.to_ascii_uppercase()).map_err(|_| refused))
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.as_str().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

ascii_id!(
    /// A key figure's identifier at the publisher: `N11008`, `U20404`.
    ///
    /// An identifier is not a promise: Kolada has changed unit and direction under the same one. Keep the title
    /// with every fetch.
    ///
    /// ```
    /// use domain::KeyFigureId;
    /// assert_eq!("n11008".parse(), KeyFigureId::new("N11008"));
    /// assert!(KeyFigureId::new("n11008").is_err() && "n1100".parse::<KeyFigureId>().is_err());
    /// ```
    KeyFigureId, 8, "key figure", "a capital letter and five digits, as in N11008",
    |b| b.len() == 6 && b[0].is_ascii_uppercase() && b[1..].iter().all(u8::is_ascii_digit)
);

ascii_id!(
    /// A municipality, a region or the whole country by its official code: `0192`, `0001`, `0000`.
    AreaCode, 4, "municipality code", "four digits, as in 0192",
    |b| b.len() == 4 && b.iter().all(u8::is_ascii_digit)
);

ascii_id!(
    /// A group of areas or of key figures at the publisher: `G96274`, `G2KPI117614`.
    GroupId, 15, "group", "a capital G and letters or digits, as in G96274",
    |b| b.len() >= 2 && b[0] == b'G' && b[1..].iter().all(u8::is_ascii_alphanumeric)
);

ascii_id!(
    /// A unit of a municipality (a school, a preschool, a care home): `V15E019200101`.
    UnitId, 23, "unit", "a capital V and letters or digits, as in V15E019200101",
    |b| b.len() >= 2 && b[0] == b'V' && b[1..].iter().all(u8::is_ascii_alphanumeric)
);

/// How many area codes there can be: the length of a table that is looked up by [`AreaCode::number`].
pub const N_AREA_NUMBERS: u16 = 10_000;

impl AreaCode {
    /// The whole country, *riket*: a weighted figure, never to be mixed with unweighted means.
    pub const RIKET: AreaCode = AreaCode { bytes: *b"0000" };

    /// The county's two digits: municipalities of one county share them.
    ///
    /// ```
    /// use domain::AreaCode;
    /// assert_eq!(AreaCode::new("0192").unwrap().county(), "01");
    /// ```
    pub fn county(&self) -> &str {
        &self.as_str()[..2]
    }

    /// The code as a whole number, 0–9999: small, and in the order of the codes.
    ///
    /// ```
    /// use domain::AreaCode;
    /// assert_eq!(AreaCode::new("0192").unwrap().number(), 192);
    /// ```
    pub fn number(&self) -> u16 {
        self.bytes.iter().fold(0, |number, digit| number * 10 + u16::from(digit - b'0'))
    }

    /// The area with this number; `None` above 9999.
    ///
    /// ```
    /// use domain::AreaCode;
    /// assert_eq!(AreaCode::from_number(192), AreaCode::new("0192").ok());
    /// assert_eq!(AreaCode::from_number(10_000), None);
    /// ```
    pub fn from_number(number: u16) -> Option<AreaCode> {
        let digit = |unit: u16| b'0' + (number / unit % 10) as u8;
        (number < N_AREA_NUMBERS).then(|| AreaCode { bytes: [digit(1000), digit(100), digit(10), digit(1)] })
    }

    /// Whether this is the code of a municipality by its form: `00xx` are the country and its regions.
    pub fn is_municipality(&self) -> bool {
        self.county() != "00"
    }
}
