//! Where a figure was got, when, and in which bytes.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A SHA-256 sum in lower-case hexadecimal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sha256Hex(String);

impl Sha256Hex {
    /// Takes the 32 bytes of a sum.
    pub fn from_bytes(sum: [u8; 32]) -> Sha256Hex {
        Sha256Hex(sum.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first twelve digits, enough to name a snapshot to a person.
    pub fn short(&self) -> &str {
        self.0.get(..12).unwrap_or(&self.0)
    }
}

impl fmt::Display for Sha256Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Sha256Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The receipt of one answer: its address, when it came, and the sum of its decoded body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The full address that was asked.
    pub url: String,
    /// When the whole body had come.
    pub fetched_at: Timestamp,
    /// Of the decoded body.
    pub body_sha256: Sha256Hex,
}
