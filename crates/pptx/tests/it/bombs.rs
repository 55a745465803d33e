//! Files made to break a reader: each ends in a clear error, soon and in little memory.
//!
//! That memory is little is shown with a cap on a process of its own, by `acceptance/bad_input.py`.

use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use pptx::Template;
use pptx::package::Package;
use pptx::template::built_in;
use proptest::prelude::*;
use rstest::rstest;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const MAIN: &str = "/ppt/presentation.xml";
const MASTER: &str = "/ppt/slideMasters/slideMaster1.xml";
/// A debug build on a busy machine is slow; what is endless takes longer than any of this.
const TIME_MAX: Duration = Duration::from_secs(60);

/// Reads, draws on it, and looks it through. Gives the error, where there is one.
fn tried(bytes: &[u8]) -> Option<pptx::Error> {
    let started = Instant::now();
    let template = Template::Bytes { bytes, file: "mall.potx" };
    let written = pptx::write(&testkit::sample_document(), template);
    let audited = pptx::gate::audit(bytes, "mall.potx");
    assert!(started.elapsed() < TIME_MAX, "{:?}", started.elapsed());
    for error in [written.as_ref().err(), audited.as_ref().err()].into_iter().flatten() {
        assert!(error.to_string().len() < 4_000 && error.hint().is_some(), "{error}");
    }
    written.err()
}

fn refused(bytes: &[u8]) -> String {
    tried(bytes).expect("the file is no template").to_string()
}

/// Our own template with one part's text changed.
fn with_part(part: &str, change: impl FnOnce(String) -> String) -> Vec<u8> {
    let mut package = built_in::package();
    let found = package.parts.get_mut(part).expect("the part is there");
    let text = String::from_utf8(found.bytes.clone()).expect("a part is text");
    found.bytes = change(text).into_bytes();
    package.write()
}

#[rstest]
#[case::deep(|text: String| text.replace("</p:sldMaster>", &"<a>".repeat(300_000)), "nested more than 200 deep")]
#[case::many(|text: String| text.replace("</p:sldMaster>", &"<a/>".repeat(500_000)), "more than 400000 elements")]
#[case::attributes(
    |text: String| text.replace("</p:sldMaster>", &format!("<a {}/>", (0..200_000).map(|n| format!("a{n}=\"\" ")).collect::<String>())),
    "more than 256 attributes"
)]
#[case::entities(
    |text: String| text.replace("<p:sldMaster ", "<!DOCTYPE a [<!ENTITY l \"ha\"><!ENTITY m \"&l;&l;&l;\">]><p:sldMaster "),
    "document type declaration"
)]
#[case::not_closed(|text: String| text.replace("</p:sldMaster>", ""), "not closed")]
#[case::unknown_entity(|text: String| text.replace("preserve", "a=\"&lol;\" preserve").replace("<p:cSld>", "<p:cSld name=\"&lol;\">"), "lol")]
fn a_part_that_swells_or_breaks(#[case] change: fn(String) -> String, #[case] reason: &str) {
    let said = refused(&with_part(MASTER, change));
    assert!(said.contains(MASTER) && said.contains(reason), "{said}");
}

#[test]
fn text_that_is_no_utf_8() {
    let mut package = built_in::package();
    let part = package.parts.get_mut(MASTER).expect("the master");
    let text = String::from_utf8(part.bytes.clone()).expect("a part is text");
    part.bytes = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!(refused(&package.write()).contains("UTF-16"));
    let part = package.parts.get_mut(MASTER).expect("the master");
    part.bytes = text.replace("Rubrik", "\u{1}").into_bytes();
    part.bytes.extend([0xC3, 0x28, 0xFF]);
    assert!(refused(&package.write()).contains("not in UTF-8"));
}

#[rstest]
#[case::nothing(0, 0)]
#[case::tiny(100_000, 100_000)]
#[case::endless(i64::MAX, 6_858_000)]
#[case::upside_down(-12_192_000, -6_858_000)]
fn slides_of_no_size(#[case] width: i64, #[case] height: i64) {
    let bytes = with_part(MAIN, |text| {
        text.replace("cx=\"12192000\" cy=\"6858000\"", &format!("cx=\"{width}\" cy=\"{height}\""))
    });
    assert!(refused(&bytes).contains("the slides of"));
}

#[test]
fn relationships_in_a_circle() {
    let mut package = built_in::package();
    let names: Vec<String> = package.parts.keys().cloned().collect();
    for from in &names {
        for to in &names {
            package.parts.get_mut(from).expect("the part").link("http://example.org/circle", to.clone());
        }
    }
    assert_eq!(tried(&package.write()), None);
}

#[test]
fn a_master_listed_a_hundred_thousand_times_is_read_once() {
    let bytes = with_part(MAIN, |text| {
        let entry = "<p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/>";
        text.replace(entry, &entry.repeat(100_000))
    });
    assert_eq!(tried(&bytes), None);
}

#[test]
fn an_archive_cut_off_anywhere() {
    let whole = built_in::package().write();
    let near_the_end = (1..200).map(|n| whole.len() - n);
    let lengths = (0..64).chain((64..whole.len()).step_by(211)).chain(near_the_end);
    for n in lengths {
        assert!(Package::read(&whole[..n], "mall.potx").is_err(), "{n} of {}", whole.len());
    }
}

/// Bytes of an archive's central directory or end, changed.
#[rstest]
#[case::offsets(b"PK\x01\x02", 42)]
#[case::sizes(b"PK\x01\x02", 20)]
#[case::name_lengths(b"PK\x01\x02", 28)]
#[case::number_of_entries(b"PK\x05\x06", 10)]
#[case::place_of_directory(b"PK\x05\x06", 16)]
#[case::local_name_lengths(b"PK\x03\x04", 26)]
fn a_directory_that_lies(#[case] mark: &[u8], #[case] at: usize) {
    let whole = built_in::package().write();
    let place = whole.windows(4).position(|window| window == mark).expect("the mark") + at;
    for wrong in [[0xFF, 0xFF], [0x00, 0x00], [0x01, 0x7F]] {
        let mut bytes = whole.clone();
        bytes[place..place + 2].copy_from_slice(&wrong);
        let _ = tried(&bytes);
    }
}

/// Many small files that together swell, and one file under many names.
#[test]
fn bombs_of_many_parts() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let zeros = vec![0; 1 << 20];
    for n in 0..64 {
        archive.start_file(format!("ppt/media/{n}.bin"), options).expect("a name");
        archive.write_all(&zeros).expect("memory");
    }
    let bytes = archive.finish().expect("memory").into_inner();
    assert!(bytes.len() < 200_000 && refused(&bytes).contains("unpacks to more than"));

    // Every entry of the directory made to lead to the first file.
    let mut overlapping = bytes;
    let marks: Vec<usize> =
        (0..overlapping.len() - 4).filter(|at| overlapping[*at..].starts_with(b"PK\x01\x02")).collect();
    for at in marks {
        overlapping[at + 42..at + 46].copy_from_slice(&[0; 4]);
    }
    assert!(tried(&overlapping).is_some());
}

#[test]
fn too_many_parts() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..20_001 {
        archive.start_file(format!("{n}"), SimpleFileOptions::default()).expect("a name");
    }
    let bytes = archive.finish().expect("memory").into_inner();
    assert!(refused(&bytes).contains("20001 parts"));
}

fn part_names() -> Vec<String> {
    built_in::package().parts.into_keys().filter(|name| name.ends_with(".xml")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Text of a part cut, doubled or overwritten inside a whole archive, where turned bytes of the archive do not come.
    #[test]
    fn parts_that_are_torn_are_an_error_or_a_deck(
        part in 0usize..64,
        edits in prop::collection::vec((0.0f64..1.0, 0usize..60, "[<>/&\"= a-z0-9\u{0}-]{0,12}"), 1..4),
    ) {
        let names = part_names();
        let bytes = with_part(&names[part % names.len()], |mut text| {
            for (share, n, put) in &edits {
                let floor = |mut at: usize| { while !text.is_char_boundary(at) { at -= 1; } at };
                let start = floor((text.len() as f64 * share) as usize);
                let end = floor((start + n).min(text.len()));
                text.replace_range(start..end, put);
            }
            text
        });
        let _ = tried(&bytes);
    }

    /// Numbers of a part replaced by hard ones.
    #[test]
    fn numbers_that_are_absurd_are_an_error_or_a_deck(
        part in 0usize..64,
        which in prop::collection::vec((0usize..400, 0usize..9), 1..5),
    ) {
        const HARD: [&str; 9] =
            ["0", "-1", "1", "9223372036854775807", "-9223372036854775808", "4294967296", "1e308", "NaN", ""];
        let names = part_names();
        let bytes = with_part(&names[part % names.len()], |text| {
            let mut pieces: Vec<String> = text.split('"').map(str::to_owned).collect();
            let is_number = |piece: &&mut String| !piece.is_empty() && piece.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
            let mut numbers: Vec<&mut String> = pieces.iter_mut().filter(is_number).collect();
            let n = numbers.len();
            for (at, hard) in which {
                if n > 0 {
                    *numbers[at % n] = HARD[hard].to_owned();
                }
            }
            pieces.join("\"")
        });
        let _ = tried(&bytes);
    }
}
