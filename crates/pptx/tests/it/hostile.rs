//! Files that are no templates, by accident or on purpose.

use std::io::{Cursor, Write as _};

use insta::assert_snapshot;
use pptx::Template;
use pptx::template::built_in;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";

fn refused(bytes: &[u8]) -> String {
    let template = Template::Bytes { bytes, file: "mall.potx" };
    let error = pptx::write(&testkit::sample_document(), template).expect_err("the file is no template");
    format!("{error}\nhint: {}", error.hint().unwrap_or_default())
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        archive.start_file(*name, options).expect("a name");
        archive.write_all(bytes).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

fn links(target: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"{target}\"/></Relationships>"
    )
}

#[test]
fn nothing_and_nonsense() {
    assert_snapshot!(refused(b""), @"
    `mall.potx` is not a PowerPoint file: it does not begin as one
    hint: give a template saved by PowerPoint as .potx or .pptx
    ");
    assert_eq!(refused(b"%PDF-1.7"), refused(b""));
}

#[test]
fn a_file_with_a_password() {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.extend([0; 512]);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_snapshot!(refused(&bytes), @"
    `mall.potx` is protected by a password
    hint: open the template in PowerPoint and remove the password under File, Info
    ");
}

#[test]
fn the_old_format() {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.extend([0; 512]);
    assert_snapshot!(refused(&bytes), @"
    `mall.potx` is in PowerPoint's old format
    hint: open the template in PowerPoint and save it as .potx
    ");
}

#[test]
fn a_word_file() {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let bytes = archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", links("word/document.xml").as_bytes()),
        ("word/document.xml", b"<w/>"),
    ]);
    assert_snapshot!(refused(&bytes), @"
    `mall.potx` is not a presentation: its main part is `application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml`
    hint: choose a .potx or .pptx file
    ");
}

#[test]
fn any_file_that_is_cut_off() {
    let whole = built_in::package().write();
    for n in [4, 100, whole.len() / 2, whole.len() - 1] {
        let said = refused(&whole[..n]);
        assert!(said.contains("`mall.potx`") && said.contains("hint: "), "{said}");
    }
}

#[test]
fn any_byte_turned_is_an_error_or_a_deck() {
    let whole = built_in::package().write();
    for at in (0..whole.len()).step_by(97) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let template = Template::Bytes { bytes: &bytes, file: "mall.potx" };
        if let Err(error) = pptx::write(&testkit::sample_document(), template) {
            assert!(error.hint().is_some());
        }
    }
}

#[test]
fn a_part_that_climbs_out() {
    let bytes = archive(&[("[Content_Types].xml", TYPES.as_bytes()), ("../../evil.xml", b"<a/>")]);
    assert_snapshot!(refused(&bytes), @"
    `mall.potx` holds a part with the forbidden name `../../evil.xml`
    hint: the file was not made by PowerPoint; get the template anew from where it is published
    ");
}

#[test]
fn one_name_twice() {
    let bytes = archive(&[("[Content_Types].xml", TYPES.as_bytes()), ("a.xml", b"<a/>"), ("A.XML", b"<b/>")]);
    assert_snapshot!(refused(&bytes), @"
    `mall.potx` holds the part `/A.XML` more than once
    hint: the file was not made by PowerPoint; get the template anew from where it is published
    ");
}

#[test]
fn an_archive_that_swells() {
    let zeros = vec![0; 40 << 20];
    let bytes = archive(&[("[Content_Types].xml", TYPES.as_bytes()), ("a.xml", &zeros)]);
    assert!(bytes.len() < 100_000);
    assert_snapshot!(refused(&bytes), @"
    `mall.potx` unpacks to more than 33554432 bytes
    hint: take large films and pictures out of the template
    ");
}

#[test]
fn a_main_part_that_is_not_there() {
    let bytes = archive(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", links("ppt/presentation.xml").as_bytes()),
    ]);
    assert_snapshot!(refused(&bytes), @"
    `mall.potx` lacks the part `the main part`
    hint: open the template in PowerPoint, let it repair the file, and save it again
    ");
}

#[test]
fn nesting_without_end() {
    let deep = "<a>".repeat(100_000);
    let bytes = archive(&[("[Content_Types].xml", deep.as_bytes())]);
    assert_snapshot!(refused(&bytes), @"
    `/[Content_Types].xml` in `mall.potx` cannot be read: elements are nested more than 200 deep
    hint: open the template in PowerPoint, let it repair the file, and save it again
    ");
}

#[test]
fn entities_are_not_expanded() {
    let laughs = "<!DOCTYPE a [<!ENTITY l \"ha\"><!ENTITY m \"&l;&l;&l;\">]><Types a=\"&m;\"/>";
    let bytes = archive(&[("[Content_Types].xml", laughs.as_bytes())]);
    assert!(refused(&bytes).contains("[Content_Types].xml"));
}
