//! A package from bytes that may come from anybody.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::limits::{N_PARTS_MAX, N_RELATIONSHIPS_MAX, unpacked_max};
use super::names::{part_name, relationships_of, resolved};
use super::{Package, Part, Relationship};
use crate::error::Error;
use crate::xml::{Node, shortened};

const CONTENT_TYPES: &str = "/[Content_Types].xml";
const COMPOUND_FILE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

impl Package {
    /// Reads a package. `file` is only for messages.
    ///
    /// Time and memory are bounded by the size of the bytes and by fixed limits.
    ///
    /// # Errors
    /// [`Error`] with what is wrong: not a package, damaged, protected, too large, or with names that are not allowed.
    pub fn read(bytes: &[u8], file: &str) -> Result<Package, Error> {
        let mut entries = entries(bytes, file)?;
        let types = content_types(&entries, file)?;
        let relations: BTreeMap<String, Vec<u8>> =
            entries.extract_if(.., |name, _| name.contains("/_rels/") && name.ends_with(".rels")).collect();
        entries.remove(CONTENT_TYPES);
        let by_lower: BTreeMap<String, String> =
            entries.keys().map(|name| (name.to_ascii_lowercase(), name.clone())).collect();

        let links = |from: &str| -> Result<Vec<Relationship>, Error> {
            let name = relationships_of(from);
            match relations.get(&name) {
                Some(bytes) => relationships(bytes, from, &by_lower).map_err(|reason| Error::Malformed {
                    file: file.to_owned(),
                    part: name,
                    reason,
                }),
                None => Ok(Vec::new()),
            }
        };
        let mut package = Package { parts: BTreeMap::new(), relationships: links("/")? };
        let mut n_relationships = package.relationships.len();
        for (name, bytes) in entries {
            let part = Part { content_type: types.of(&name), relationships: links(&name)?, bytes };
            n_relationships += part.relationships.len();
            if n_relationships > N_RELATIONSHIPS_MAX {
                let reason = format!("it has more than {N_RELATIONSHIPS_MAX} relationships");
                return Err(Error::Damaged { file: file.to_owned(), reason });
            }
            package.parts.insert(name, part);
        }
        Ok(package)
    }
}

fn entries(bytes: &[u8], file: &str) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let file = file.to_owned();
    if bytes.starts_with(&COMPOUND_FILE) {
        let mark: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = bytes.windows(mark.len()).any(|window| window == mark);
        return Err(if is_encrypted { Error::Encrypted { file } } else { Error::OldFormat { file } });
    }
    if !bytes.starts_with(b"PK") {
        return Err(Error::NotAPackage { file });
    }
    let damaged = |error: &dyn std::fmt::Display| Error::Damaged { file: file.clone(), reason: error.to_string() };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > N_PARTS_MAX {
        return Err(damaged(&format!("it says that it holds {} parts", archive.len())));
    }
    let duplicates_are_possible = archive.has_duplicate_names();
    if archive.has_overlapping_entries().map_err(|error| damaged(&error))? {
        return Err(damaged(&"its entries overlap"));
    }
    let bytes_max = unpacked_max(bytes.len() as u64);
    let mut bytes_left = bytes_max;
    let mut entries = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for idx in 0..archive.len() {
        if archive.by_index_raw(idx).map_err(|error| damaged(&error))?.encrypted() {
            return Err(Error::Encrypted { file });
        }
        let mut entry = archive.by_index(idx).map_err(|error| damaged(&error))?;
        let name = entry.name().map_err(|error| damaged(&error))?.into_owned();
        if entry.is_dir() {
            continue;
        }
        let Some(name) = part_name(&name) else {
            return Err(Error::ForbiddenPartName { file, part: shortened(&name) });
        };
        if !seen.insert(name.to_ascii_lowercase()) || duplicates_are_possible {
            return Err(Error::DuplicatePart { file, part: name });
        }
        let mut content = Vec::new();
        entry.by_ref().take(bytes_left + 1).read_to_end(&mut content).map_err(|error| damaged(&error))?;
        bytes_left = match bytes_left.checked_sub(content.len() as u64) {
            Some(left) => left,
            None => return Err(Error::TooLarge { file, bytes_max }),
        };
        entries.insert(name, content);
    }
    Ok(entries)
}

/// Content types by ending and by part.
struct ContentTypes {
    by_ending: BTreeMap<String, String>,
    by_part: BTreeMap<String, String>,
}

impl ContentTypes {
    fn of(&self, part: &str) -> String {
        let lower = part.to_ascii_lowercase();
        let ending = lower.rsplit('.').next().unwrap_or_default();
        self.by_part.get(&lower).or_else(|| self.by_ending.get(ending)).cloned().unwrap_or_default()
    }
}

fn content_types(entries: &BTreeMap<String, Vec<u8>>, file: &str) -> Result<ContentTypes, Error> {
    let Some(bytes) = entries.get(CONTENT_TYPES) else {
        return Err(Error::MissingPart { file: file.to_owned(), part: CONTENT_TYPES.to_owned() });
    };
    let root = Node::read(bytes).map_err(|reason| Error::Malformed {
        file: file.to_owned(),
        part: CONTENT_TYPES.to_owned(),
        reason,
    })?;
    let mut types = ContentTypes { by_ending: BTreeMap::new(), by_part: BTreeMap::new() };
    for child in &root.children {
        let Some(content_type) = child.attribute("ContentType") else { continue };
        match (child.name.as_str(), child.attribute("Extension"), child.attribute("PartName")) {
            ("Default", Some(ending), _) => {
                types.by_ending.insert(ending.to_ascii_lowercase(), content_type.to_owned());
            }
            ("Override", _, Some(part)) => {
                types.by_part.insert(part.to_ascii_lowercase(), content_type.to_owned());
            }
            _ => {}
        }
    }
    Ok(types)
}

fn relationships(bytes: &[u8], from: &str, by_lower: &BTreeMap<String, String>) -> Result<Vec<Relationship>, String> {
    let root = Node::read(bytes)?;
    let mut seen = BTreeSet::new();
    let mut links = Vec::new();
    for child in root.children.iter().filter(|child| child.name == "Relationship") {
        let (Some(id), Some(kind), Some(target)) =
            (child.attribute("Id"), child.attribute("Type"), child.attribute("Target"))
        else {
            return Err("a relationship lacks its id, type or target".to_owned());
        };
        if !seen.insert(id) {
            return Err(format!("two relationships have the id `{id}`"));
        }
        let is_external = child.attribute("TargetMode") == Some("External");
        let part = match is_external {
            true => None,
            false => resolved(from, &target.replace("%20", " "))
                .and_then(|name| by_lower.get(&name.to_ascii_lowercase()).cloned()),
        };
        links.push(Relationship {
            id: id.to_owned(),
            kind: kind.to_owned(),
            target: target.to_owned(),
            part,
            is_external,
        });
    }
    Ok(links)
}
