//! "Så räknar vi": the method in words, and every definition.

use askama::Template;
use document::{Body, Definition};

use super::frame::{Frame, Head};
use crate::markup::{Html, html, publisher_lang};
use crate::site::{Edition, key_figures};

#[derive(Template)]
#[template(path = "method.html")]
struct Method<'a> {
    frame: Frame<'a>,
    publisher_lang: Html,
    chapters: Vec<Chapter>,
    definitions: Vec<DefinitionView<'a>>,
}

struct Chapter {
    heading: Html,
    parts: Vec<(Html, Vec<Html>)>,
    source: Html,
}

struct DefinitionView<'a> {
    key_figure: &'a str,
    title: Html,
    text: Html,
    judged: Html,
    href: Option<String>,
}

pub(super) fn render<'a>(edition: &Edition<'a>, frame: impl FnOnce(Head) -> Frame<'a>) -> askama::Result<String> {
    let language = edition.document.language;
    let prose = edition.bodies(|body| match body {
        Body::Prose(parts) => Some(parts),
        _ => None,
    });
    let definitions = edition.bodies(|body| match body {
        Body::Definitions(definitions) => Some(definitions),
        _ => None,
    });
    let words = crate::words::words(language);
    let frame = frame(Head {
        title: words.method.to_owned(),
        description: words.method_link.to_owned(),
        crumb: words.method.to_owned(),
    });
    let chapters = prose.into_iter().map(|(page, parts)| Chapter {
        heading: html(&page.headline, language),
        parts: parts
            .iter()
            .map(|(head, texts)| (html(head, language), texts.iter().map(|text| html(text, language)).collect()))
            .collect(),
        source: html(&page.source, language),
    });
    let view = |definition: &'a Definition| DefinitionView {
        key_figure: definition.key_figure.as_str(),
        title: html(&definition.title, language),
        text: html(&definition.text, language),
        judged: html(&definition.judged, language),
        href: href_of(edition, definition),
    };
    Method {
        publisher_lang: publisher_lang(language),
        chapters: chapters.collect(),
        definitions: definitions.into_iter().flat_map(|(_, definitions)| definitions).map(view).collect(),
        frame,
    }
    .render()
}

/// The key figure's own page, where it has one.
fn href_of(edition: &Edition<'_>, definition: &Definition) -> Option<String> {
    let leaf = edition.areas().flat_map(key_figures).find(|leaf| leaf.story.key_figure == definition.key_figure)?;
    Some(leaf.page.code.file_name())
}
