//! The names people give to snapshots, and those that are to be kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;

use domain::Sha256Hex;
use serde::{Deserialize, Serialize};

use crate::manifest::{FORM, check_form};
use crate::read::{beside_rows, error_of};
use crate::{Cause, Error, Lake};

/// Given names and pins. A snapshot that has either is never cleared away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    form: u32,
    /// Which snapshot a given name stands for.
    pub names: BTreeMap<String, Sha256Hex>,
    /// Snapshots that are to be kept.
    pub pins: BTreeSet<Sha256Hex>,
}

impl Default for Marks {
    fn default() -> Marks {
        Marks { form: FORM, names: BTreeMap::new(), pins: BTreeSet::new() }
    }
}

impl Marks {
    /// The names given to a snapshot, in order of the alphabet.
    pub fn names_of(&self, snapshot: &Sha256Hex) -> Vec<&str> {
        self.names.iter().filter(|(_, named)| *named == snapshot).map(|(name, _)| name.as_str()).collect()
    }

    /// What a name stands for: exactly so written, or else without regard to the size of letters.
    pub fn named(&self, name: &str) -> Option<&Sha256Hex> {
        self.names.get(name).or_else(|| self.spelling(name).map(|(_, snapshot)| snapshot))
    }

    fn spelling(&self, name: &str) -> Option<(&String, &Sha256Hex)> {
        let name = name.to_lowercase();
        self.names.iter().find(|(given, _)| given.to_lowercase() == name)
    }

    /// Whether a snapshot is to be kept.
    pub fn keep(&self, snapshot: &Sha256Hex) -> bool {
        self.pins.contains(snapshot) || self.names.values().any(|named| named == snapshot)
    }
}

impl Lake {
    /// Given names and pins.
    ///
    /// # Errors
    /// [`Error::Damaged`] when they cannot be read: better than to take them for none and clear away what is to be kept.
    pub fn marks(&self) -> Result<Marks, Error> {
        let path = self.folder.marks();
        let bytes = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Marks::default()),
            Err(error) => {
                return Err(Error::Damaged(beside_rows(&path, Cause::Unreadable { message: error.to_string() })));
            }
            Ok(bytes) => bytes,
        };
        check_form(&bytes).map_err(|fault| error_of(&path, fault))?;
        serde_json::from_slice(&bytes).map_err(|error| error_of(&path, crate::manifest::Fault::of(error)))
    }

    /// Gives a snapshot a name. It may have several; one that it has in letters of another size is written as it is given now.
    ///
    /// # Errors
    /// [`Error::NameTaken`] when another snapshot has it; [`Error::BadName`] when it is empty or could be taken for the
    /// beginning of a snapshot's own name; those of reading and writing.
    pub fn give_name(&self, snapshot: &Sha256Hex, name: &str) -> Result<(), Error> {
        let name = name.trim();
        let looks_like_a_sum = name.bytes().all(|byte| byte.is_ascii_hexdigit());
        if name.is_empty()
            || looks_like_a_sum
            || name.eq_ignore_ascii_case("latest")
            || name.chars().any(char::is_control)
        {
            return Err(Error::BadName { name: name.to_owned() });
        }
        self.change_marks(|marks| match marks.spelling(name).map(|(given, of)| (given.clone(), *of)) {
            Some((given, other)) if other != *snapshot => Err(Error::NameTaken { name: given, snapshot: other }),
            before => {
                if let Some((given, _)) = before {
                    marks.names.remove(&given);
                }
                marks.names.insert(name.to_owned(), *snapshot);
                Ok(())
            }
        })
    }

    /// Marks a snapshot as one to be kept.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub fn pin(&self, snapshot: &Sha256Hex) -> Result<(), Error> {
        self.change_marks(|marks| {
            marks.pins.insert(*snapshot);
            Ok(())
        })
    }

    /// Takes a snapshot's pin and its given names away, and tells the names.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub fn unpin(&self, snapshot: &Sha256Hex) -> Result<Vec<String>, Error> {
        let mut taken = Vec::new();
        self.change_marks(|marks| {
            taken = marks.names_of(snapshot).into_iter().map(str::to_owned).collect();
            marks.pins.remove(snapshot);
            marks.names.retain(|_, named| named != snapshot);
            Ok(())
        })?;
        Ok(taken)
    }

    fn change_marks(&self, change: impl FnOnce(&mut Marks) -> Result<(), Error>) -> Result<(), Error> {
        let _lock = self.folder.lock(self.lock_wait)?;
        let mut marks = self.marks()?;
        change(&mut marks)?;
        let mut bytes = serde_json::to_vec_pretty(&marks).expect("texts and sums are JSON");
        bytes.push(b'\n');
        self.folder.write(&self.folder.marks(), &bytes)
    }
}
