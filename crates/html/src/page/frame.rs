//! What every page has: head, menu, choice of municipality, breadcrumbs, foot.

use document::Language;

use crate::markup::{Html, html};
use crate::site::{Choice, Edition, Leaf, LeafKind, PASSPORTS, START, Site, area_file};
use crate::words::{Words, words};
use document::{Section, SectionKind};

/// What a page says about itself.
pub(crate) struct Head {
    /// The page's own title, plain.
    pub(crate) title: String,
    /// What it shows, in one sentence, plain: for search engines and link previews.
    pub(crate) description: String,
    /// The short name at the end of the breadcrumbs, and the area before it where the page lies in one.
    pub(crate) crumb: String,
}

/// The frame around a page.
pub(crate) struct Frame<'a> {
    pub(crate) words: &'static Words,
    pub(crate) language: Language,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) site_title: &'a str,
    pub(crate) to_root: &'static str,
    pub(crate) banner: Option<Html>,
    pub(crate) menu: Vec<MenuItem>,
    pub(crate) marked_name: &'a str,
    pub(crate) choices: Vec<Choice<'a>>,
    pub(crate) crumbs: Vec<Crumb>,
    pub(crate) downloads: Vec<Download>,
    pub(crate) terms: Html,
    pub(crate) fetched: Html,
    pub(crate) made_by: &'a str,
}

/// An entry of the menu.
pub(crate) struct MenuItem {
    pub(crate) name: &'static str,
    pub(crate) href: &'static str,
    /// The value of `aria-current`, where it is set: the page itself, or a page under it.
    pub(crate) current: Option<&'static str>,
}

/// A step of the breadcrumbs; the last, the page itself, has no address.
pub(crate) struct Crumb {
    pub(crate) name: String,
    pub(crate) href: Option<String>,
}

/// A file to take along.
pub(crate) struct Download {
    pub(crate) name: String,
    pub(crate) href: String,
    /// The first is what most come for.
    pub(crate) class: &'static str,
}

impl<'a> Frame<'a> {
    pub(crate) fn new(site: &Site<'a>, leaf: &Leaf<'a>, head: Head) -> Frame<'a> {
        let edition = &site.editions[leaf.edition_idx];
        let document = edition.document;
        let language = document.language;
        let words = words(language);
        let banner = document.banner.as_ref();
        Frame {
            words,
            language,
            title: whole_title(&head.title, document.marked_name(), &document.title, banner.map(|b| b.plain(language))),
            description: head.description,
            site_title: &document.title,
            to_root: edition.to_root,
            banner: banner.map(|banner| html(banner, language)),
            menu: menu(words, &leaf.kind),
            marked_name: document.marked_name(),
            choices: site.choices(leaf.edition_idx, &leaf.kind.file_name()),
            crumbs: crumbs(words, language, &leaf.kind, head.crumb),
            downloads: downloads(edition, words),
            terms: html(&document.provenance.terms, language),
            fetched: html(&document.provenance.fetched, language),
            made_by: &document.provenance.made_by,
        }
    }
}

/// The page first, then who is marked and which day it is; that the values are made up before anything else.
fn whole_title(page: &str, marked: &str, day: &str, banner: Option<String>) -> String {
    let title = if page == day { format!("{day} – {marked}") } else { format!("{page} – {marked} – {day}") };
    match banner {
        Some(banner) => format!("{banner}: {title}"),
        None => title,
    }
}

fn menu(words: &'static Words, leaf: &LeafKind<'_>) -> Vec<MenuItem> {
    let item = |name, href, current| MenuItem { name, href, current };
    let areas = matches!(leaf, LeafKind::Area(_) | LeafKind::KeyFigure(_) | LeafKind::Chart(_)).then_some("true");
    vec![
        item(words.areas, "index.html#omraden", areas),
        item(words.gaps, crate::site::GAPS, matches!(leaf, LeafKind::Gaps).then_some("page")),
        item(words.method, crate::site::METHOD, matches!(leaf, LeafKind::Method).then_some("page")),
        item(words.sources, "index.html#kallor", None),
    ]
}

fn crumbs(words: &'static Words, language: Language, leaf: &LeafKind<'_>, own: String) -> Vec<Crumb> {
    let start = Crumb { name: words.start.to_owned(), href: Some(START.to_owned()) };
    let own = Crumb { name: own, href: None };
    let area = |section: &Section| {
        (section.kind == SectionKind::Area)
            .then(|| Crumb { name: section.name.plain(language), href: Some(area_file(section)) })
    };
    match leaf {
        LeafKind::Start => Vec::new(),
        LeafKind::KeyFigure(key_figure) => {
            [Some(start), area(key_figure.section), Some(own)].into_iter().flatten().collect()
        }
        LeafKind::Chart(chart) => [Some(start), area(chart.section), Some(own)].into_iter().flatten().collect(),
        LeafKind::Passport(passport) => {
            let all = Crumb { name: words.passports.to_owned(), href: Some(PASSPORTS.to_owned()) };
            [Some(start), area(passport.section), Some(all), Some(own)].into_iter().flatten().collect()
        }
        LeafKind::Area(_) | LeafKind::Gaps | LeafKind::Method | LeafKind::Passports | LeafKind::Accessibility => {
            vec![start, own]
        }
    }
}

fn downloads(edition: &Edition<'_>, words: &Words) -> Vec<Download> {
    let at = |path: &str| format!("{}{path}", edition.to_root);
    let mut downloads = Vec::new();
    let files = edition.downloads;
    if let Some(path) = files.and_then(|files| files.deck.as_deref()) {
        let name = format!("{} {} (PowerPoint)", words.deck_for, edition.document.marked_name());
        downloads.push(Download { name, href: at(path), class: "button first" });
    }
    if let Some(path) = files.and_then(|files| files.workbook.as_deref()) {
        downloads.push(Download { name: words.workbook.to_owned(), href: at(path), class: "button" });
    }
    let figures = Download { name: words.figures_csv.to_owned(), href: at(crate::data::FIGURES_PATH), class: "button" };
    downloads.push(figures);
    downloads
}
