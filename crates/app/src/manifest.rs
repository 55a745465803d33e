//! What a build made, so that it can be made again and told from what was edited since.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use catalogue::PriceChoice;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The file's name in the output folder.
pub const FILE_NAME: &str = "manifest.json";

/// `manifest.json`. The same snapshot, programme and version give the same bytes: it holds no time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The program and its version.
    pub version: String,
    /// The snapshot's name.
    pub snapshot: String,
    /// Whether the values are made up.
    pub made_up: bool,
    /// The programme.
    pub programme: NamedSum,
    /// The template; `None` for the built-in one.
    pub template: Option<NamedSum>,
    /// `sv` or `en`.
    pub language: String,
    /// `pkv`, `kpif` or `running`: in which prices kronor were asked to be compared over time.
    #[serde(default)]
    pub prices: PriceChoice,
    /// How many slides the deck has.
    pub n_slides: usize,
    /// How many native charts the deck has.
    pub n_charts: usize,
    /// The SHA-256 of each file, by its path in the folder.
    pub files: BTreeMap<String, String>,
}

/// A file by name and SHA-256.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedSum {
    /// Its name, without folder; `built-in` for ours.
    pub name: String,
    /// Of its bytes.
    pub sha256: String,
}

/// The SHA-256 of bytes, in hexadecimal.
pub fn sha256_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Manifest {
    /// The manifest of an output folder; `None` when there is none that can be read.
    pub fn of_folder(folder: &Path) -> Option<Manifest> {
        serde_json::from_slice(&fs::read(folder.join(FILE_NAME)).ok()?).ok()
    }

    /// As written: JSON, indented for people.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("texts, numbers and maps are JSON");
        bytes.push(b'\n');
        bytes
    }
}
