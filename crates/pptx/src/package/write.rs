//! A package as bytes: in a fixed order, with fixed times.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Cursor;

use rayon::prelude::*;
use zip::write::{PreparedZipFile, SimpleFileOptions};
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::names::relationships_of;
use super::{Package, Relationship};
use crate::xml::{DECLARATION, escaped};

const RELATIONSHIPS_TYPE: &str = "application/vnd.openxmlformats-package.relationships+xml";

impl Package {
    /// The package as a file. The same package gives the same bytes.
    ///
    /// Content types come first, then the package's relationships, then the parts by name: readers that stream
    /// expect it so. Parts are compressed at the same time on every core.
    pub fn write(&self) -> Vec<u8> {
        let mut texts: Vec<(String, String)> = vec![
            ("[Content_Types].xml".to_owned(), self.content_types()),
            ("_rels/.rels".to_owned(), relationships_text(&self.relationships)),
        ];
        for (name, part) in self.parts.iter().filter(|(_, part)| !part.relationships.is_empty()) {
            texts.push((
                relationships_of(name).trim_start_matches('/').to_owned(),
                relationships_text(&part.relationships),
            ));
        }
        let files: Vec<(&str, &[u8])> = texts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_bytes()))
            .chain(self.parts.iter().map(|(name, part)| (name.trim_start_matches('/'), part.bytes.as_slice())))
            .collect();
        let prepared: Vec<PreparedZipFile> = files
            .par_iter()
            .map(|(name, bytes)| {
                PreparedZipFile::from_data(name, options(name), bytes).expect("compressing in memory cannot fail")
            })
            .collect();
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.add_prepared_files(prepared).expect("names are unique, and writing to memory cannot fail");
        archive.finish().expect("writing to memory cannot fail").into_inner()
    }

    fn content_types(&self) -> String {
        let mut by_ending: BTreeMap<String, &str> = BTreeMap::new();
        by_ending.insert("rels".to_owned(), RELATIONSHIPS_TYPE);
        by_ending.insert("xml".to_owned(), "application/xml");
        let mut overrides = String::new();
        for (name, part) in self.parts.iter().filter(|(_, part)| !part.content_type.is_empty()) {
            let ending = name.rsplit('/').next().and_then(|file| file.rsplit_once('.')).map(|(_, ending)| ending);
            let default =
                ending.map(|ending| *by_ending.entry(ending.to_ascii_lowercase()).or_insert(&part.content_type));
            if default != Some(part.content_type.as_str()) {
                let (name, content_type) = (escaped(name), escaped(&part.content_type));
                let _ = write!(overrides, "<Override PartName=\"{name}\" ContentType=\"{content_type}\"/>");
            }
        }
        let mut text =
            format!("{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
        for (ending, content_type) in by_ending {
            let (ending, content_type) = (escaped(&ending), escaped(content_type));
            let _ = write!(text, "<Default Extension=\"{ending}\" ContentType=\"{content_type}\"/>");
        }
        text + &overrides + "</Types>"
    }
}

fn relationships_text(links: &[Relationship]) -> String {
    let mut text =
        format!("{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for link in links {
        let mode = if link.is_external { " TargetMode=\"External\"" } else { "" };
        let (id, kind, target) = (escaped(&link.id), escaped(&link.kind), escaped(&link.target));
        let _ = write!(text, "<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"{mode}/>");
    }
    text + "</Relationships>"
}

/// Pictures and films are compressed already.
fn options(name: &str) -> SimpleFileOptions {
    let is_packed = [".png", ".jpg", ".jpeg", ".gif", ".mp4", ".fntdata"].iter().any(|ending| name.ends_with(ending));
    let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}
