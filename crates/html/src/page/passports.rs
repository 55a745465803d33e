//! From a slide's code to what is behind it: every code of the day.

use askama::Template;

use super::frame::{Frame, Head};
use crate::markup::{Html, html};
use crate::site::Edition;

#[derive(Template)]
#[template(path = "passports.html")]
struct Passports<'a> {
    frame: Frame<'a>,
    sections: Vec<SectionView<'a>>,
}

struct SectionView<'a> {
    name: Html,
    pages: Vec<PageView<'a>>,
}

struct PageView<'a> {
    code: &'a str,
    headline: Html,
    href: String,
}

pub(super) fn render<'a>(edition: &Edition<'a>, frame: impl FnOnce(Head) -> Frame<'a>) -> askama::Result<String> {
    let language = edition.document.language;
    let words = crate::words::words(language);
    let frame = frame(Head {
        title: words.passports.to_owned(),
        description: words.passports_intro.to_owned(),
        crumb: words.passports.to_owned(),
    });
    let sections = edition.document.sections.iter().map(|section| SectionView {
        name: html(&section.name, language),
        pages: section
            .pages
            .iter()
            .map(|page| PageView {
                code: &page.code.0,
                headline: html(&page.headline, language),
                href: page.code.passport_file_name(),
            })
            .collect(),
    });
    Passports { sections: sections.collect(), frame }.render()
}
