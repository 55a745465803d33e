//! What a snapshot holds, and in which files.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Read, Seek};

use domain::{KeyFigureId, Sha256Hex};
use serde::{Deserialize, Serialize};

use crate::rows::name_of;

/// The form of catalogue, receipts and notes that this program writes, and the newest it reads.
pub(crate) const FORM: u32 = 1;
/// A manifest with figures of units. Without them it has the first form still, so that its name and bytes stand still.
const FORM_WITH_UNITS: u32 = 2;
/// The newest form of a manifest that is read.
pub(crate) const MANIFEST_FORM: u32 = FORM_WITH_UNITS;

/// A snapshot as it stands in `snapshots/⟨name⟩.json`.
///
/// Name, rows and catalogue are bound together by their sums. In which files the rows lie is not part of the name;
/// each file is bound by its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    form: u32,
    name: Sha256Hex,
    catalogue: Sha256Hex,
    n_rows: u64,
    key_figures: BTreeMap<KeyFigureId, KeyFigureEntry>,
    files: BTreeMap<Sha256Hex, FileEntry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    units: Option<UnitsEntry>,
}

/// The figures of units: schools, preschools, care homes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitsEntry {
    /// The sum of the list of units.
    pub list: Sha256Hex,
    /// Key figures that have figures of units, in order.
    pub key_figures: BTreeMap<KeyFigureId, KeyFigureEntry>,
    /// The files they lie in, beside those of the areas.
    pub files: BTreeMap<Sha256Hex, FileEntry>,
}

/// One key figure of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyFigureEntry {
    /// The sum of its rows in canonical form.
    pub rows_sha256: Sha256Hex,
    /// How many rows it has, values and told gaps together.
    pub n_rows: u64,
    /// The file that holds them; `None` when there are none.
    pub file: Option<Sha256Hex>,
}

/// One file of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Its length in bytes.
    pub n_bytes: u64,
    /// What it holds, one row group each, in this order.
    pub key_figures: Vec<KeyFigureId>,
}

/// How one snapshot differs from an earlier one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Key figures that only the later one has.
    pub added: Vec<KeyFigureId>,
    /// Key figures whose rows differ.
    pub changed: Vec<KeyFigureId>,
    /// Key figures that only the earlier one has.
    pub removed: Vec<KeyFigureId>,
    /// Whether the catalogues differ.
    pub catalogue_changed: bool,
    /// Whether the figures of units, or their list, differ.
    pub units_changed: bool,
}

impl Manifest {
    pub(crate) fn new(
        catalogue: Sha256Hex,
        key_figures: BTreeMap<KeyFigureId, KeyFigureEntry>,
        files: BTreeMap<Sha256Hex, FileEntry>,
        units: Option<UnitsEntry>,
    ) -> Manifest {
        let rows = key_figures.iter().map(|(id, entry)| (id, &entry.rows_sha256));
        let name = name_of(&catalogue, rows, units.as_ref());
        let form = if units.is_some() { FORM_WITH_UNITS } else { FORM };
        let n_rows = key_figures.values().map(|entry| entry.n_rows).sum();
        Manifest { form, name, catalogue, n_rows, key_figures, files, units }
    }

    /// The snapshot's name.
    pub fn name(&self) -> &Sha256Hex {
        &self.name
    }

    /// The sum of the catalogue's bytes.
    pub fn catalogue(&self) -> &Sha256Hex {
        &self.catalogue
    }

    /// How many rows there are in all.
    pub fn n_rows(&self) -> u64 {
        self.n_rows
    }

    /// All key figures, in order.
    pub fn key_figures(&self) -> &BTreeMap<KeyFigureId, KeyFigureEntry> {
        &self.key_figures
    }

    /// All files, in order of their sums.
    pub fn files(&self) -> &BTreeMap<Sha256Hex, FileEntry> {
        &self.files
    }

    /// The figures of units, where there are any.
    pub fn units(&self) -> Option<&UnitsEntry> {
        self.units.as_ref()
    }

    /// What differs from `earlier`: a comparison of sums, no row is read.
    pub fn changes_since(&self, earlier: &Manifest) -> Changes {
        let ids: BTreeSet<&KeyFigureId> = self.key_figures.keys().chain(earlier.key_figures.keys()).collect();
        let rows_of_units = |manifest: &Manifest| {
            let units = manifest.units.clone()?;
            Some((
                units.list,
                units.key_figures.into_iter().map(|(id, entry)| (id, entry.rows_sha256)).collect::<Vec<_>>(),
            ))
        };
        let mut changes = Changes {
            catalogue_changed: self.catalogue != earlier.catalogue,
            units_changed: rows_of_units(self) != rows_of_units(earlier),
            ..Changes::default()
        };
        for id in ids {
            match (earlier.key_figures.get(id), self.key_figures.get(id)) {
                (None, _) => changes.added.push(*id),
                (_, None) => changes.removed.push(*id),
                (Some(before), Some(after)) if before.rows_sha256 != after.rows_sha256 => changes.changed.push(*id),
                _ => {}
            }
        }
        changes
    }

    /// The key figures that are read from `file`, in order.
    pub(crate) fn read_from(&self, file: &Sha256Hex) -> Vec<KeyFigureId> {
        let is_there = |entry: &KeyFigureEntry| entry.file.as_ref() == Some(file);
        self.key_figures.iter().filter(|(_, entry)| is_there(entry)).map(|(id, _)| *id).collect()
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("texts, numbers and lists are JSON");
        bytes.push(b'\n');
        bytes
    }

    /// Reads a manifest and checks all that it says about itself. It grows with the lake, and is never in memory as text.
    pub(crate) fn parse(mut source: impl BufRead + Seek, name: &Sha256Hex) -> Result<Manifest, Fault> {
        // A manifest is seldom of another form: that is looked for when something is wrong.
        let parsed = serde_json::from_reader::<_, Manifest>(&mut source).map_err(Fault::of);
        let manifest = match parsed {
            Ok(manifest) if (FORM..=MANIFEST_FORM).contains(&manifest.form) => manifest,
            other => {
                source.rewind().map_err(|error| Fault::Form(error.to_string()))?;
                check_form_up_to(source, MANIFEST_FORM)?;
                other?
            }
        };
        let n_rows: u64 = manifest.key_figures.values().map(|entry| entry.n_rows).fold(0, u64::saturating_add);
        let is_placed_in =
            |files: &BTreeMap<Sha256Hex, FileEntry>, id: &KeyFigureId, entry: &KeyFigureEntry| match &entry.file {
                Some(file) => files.get(file).is_some_and(|file| file.key_figures.contains(id)),
                None => entry.n_rows == 0,
            };
        let is_placed = |(id, entry): (&KeyFigureId, &KeyFigureEntry)| is_placed_in(&manifest.files, id, entry);
        let rows = manifest.key_figures.iter().map(|(id, entry)| (id, &entry.rows_sha256));
        let made = name_of(&manifest.catalogue, rows, manifest.units.as_ref());
        let are_units_whole = manifest
            .units
            .as_ref()
            .is_none_or(|units| units.key_figures.iter().all(|(id, entry)| is_placed_in(&units.files, id, entry)));
        let has_its_form = manifest.units.is_some() == (manifest.form == FORM_WITH_UNITS);
        if !are_units_whole || !has_its_form {
            return Err(Fault::Form("what it says of units contradicts itself".to_owned()));
        }
        if !manifest.key_figures.iter().all(is_placed) || n_rows != manifest.n_rows {
            Err(Fault::Form("it contradicts itself".to_owned()))
        } else if made != *name || manifest.name != *name {
            Err(Fault::Form(format!("its content has the name {}", made.short())))
        } else {
            Ok(manifest)
        }
    }
}

/// Why some JSON of the lake is not what it should be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A later version of this program wrote it.
    Newer(u32),
    /// It is damaged.
    Form(String),
}

impl Fault {
    pub(crate) fn of(error: serde_json::Error) -> Fault {
        Fault::Form(error.to_string())
    }
}

/// Looks at the form's number before anything else, so that a later form is not taken for damage.
pub(crate) fn check_form(bytes: &[u8]) -> Result<(), Fault> {
    check_form_up_to(bytes, FORM)
}

fn check_form_up_to(source: impl Read, newest: u32) -> Result<(), Fault> {
    #[derive(Deserialize)]
    struct Form {
        form: u32,
    }
    match serde_json::from_reader::<_, Form>(source).map_err(Fault::of)?.form {
        known if (FORM..=newest).contains(&known) => Ok(()),
        later if later > newest => Err(Fault::Newer(later)),
        other => Err(Fault::Form(format!("there is no form {other}"))),
    }
}
