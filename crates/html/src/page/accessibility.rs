//! The accessibility statement: what the site was built to, what was checked and how, what was not.

use askama::Template;
use document::Language;

use super::frame::{Frame, Head};
use crate::site::Edition;
use crate::words::words;

#[derive(Template)]
#[template(path = "accessibility.html")]
struct Accessibility<'a> {
    frame: Frame<'a>,
    /// Who is responsible, and whom to tell.
    host: &'a str,
}

pub(super) fn render<'a>(edition: &Edition<'a>, frame: impl FnOnce(Head) -> Frame<'a>) -> askama::Result<String> {
    let name = words(edition.document.language).accessibility;
    let head = Head { title: name.to_owned(), description: name.to_owned(), crumb: name.to_owned() };
    Accessibility { frame: frame(head), host: &edition.document.author }.render()
}
