//! What a file says about itself: title, author, language, day.

use document::Document;

use crate::package::{Package, Part, Relationship};
use crate::xml::{DECLARATION, escaped};

const CORE: &str = "/docProps/core.xml";
const EXTENDED: &str = "/docProps/app.xml";
const CORE_KIND: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const EXTENDED_KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties";

/// Replaces the template's properties by the document's.
pub fn set(package: &mut Package, document: &Document) {
    let is_ours = |link: &Relationship| link.is("core-properties") || link.is("extended-properties");
    for link in package.relationships.iter().filter(|link| is_ours(link)) {
        if let Some(part) = &link.part {
            package.parts.remove(part);
        }
    }
    package.relationships.retain(|link| !is_ours(link));
    package.parts.insert(
        CORE.to_owned(),
        Part::new("application/vnd.openxmlformats-package.core-properties+xml", core(document)),
    );
    package.parts.insert(
        EXTENDED.to_owned(),
        Part::new(
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            format!("{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Nyckeltal</Application></Properties>"),
        ),
    );
    for (kind, part) in [(CORE_KIND, CORE), (EXTENDED_KIND, EXTENDED)] {
        let id = (1..)
            .map(|number| format!("rId{number}"))
            .find(|id| package.relationships.iter().all(|link| link.id != *id))
            .expect("numbers do not end");
        package.relationships.push(Relationship::to(id, kind, part));
    }
}

fn core(document: &Document) -> String {
    let language = document.language;
    let date = match is_date(&document.date_iso) {
        true => format!("{}T00:00:00Z", document.date_iso),
        false => "2000-01-01T00:00:00Z".to_owned(),
    };
    let banner = document.banner.as_ref().map_or(String::new(), |banner| banner.plain(language));
    format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator>{}</dc:creator><cp:keywords>{}</cp:keywords><cp:lastModifiedBy>{}</cp:lastModifiedBy><dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:modified><dc:language>{}</dc:language></cp:coreProperties>",
        escaped(&document.title),
        escaped(&document.subject.plain(language)),
        escaped(&document.author),
        escaped(&banner),
        escaped(&document.author),
        language.tag()
    )
}

fn is_date(text: &str) -> bool {
    let is_digit = |idx: usize| text.as_bytes().get(idx).is_some_and(u8::is_ascii_digit);
    text.len() == 10
        && [0, 1, 2, 3, 5, 6, 8, 9].into_iter().all(is_digit)
        && text.as_bytes()[4] == b'-'
        && text.as_bytes()[7] == b'-'
}
