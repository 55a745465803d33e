//! Which pages there are, what their files are called, and how they link.

use std::collections::{BTreeMap, BTreeSet};

use document::{Body, ChartPage, Document, KeyFigureStory, Page, PageCode, Section, SectionKind};
use domain::KeyFigureId;

use crate::error::Error;
use crate::write::{Downloads, SiteOptions};

/// The whole site: an edition a document.
pub(crate) struct Site<'a> {
    pub(crate) editions: Vec<Edition<'a>>,
}

/// One document's pages in their folder.
pub(crate) struct Edition<'a> {
    pub(crate) document: &'a Document,
    pub(crate) downloads: Option<&'a Downloads>,
    /// Empty at the root, else the folder with its slash: `huddinge/`.
    pub(crate) folder: String,
    /// The way from a page to the site's root: empty, or `../`.
    pub(crate) to_root: &'static str,
    leaves: Vec<LeafKind<'a>>,
    files: BTreeSet<String>,
    hrefs: BTreeMap<&'a PageCode, String>,
}

/// One page of the site.
pub(crate) struct Leaf<'a> {
    pub(crate) edition_idx: usize,
    pub(crate) kind: LeafKind<'a>,
}

/// What a page is about.
#[derive(Clone, Copy)]
pub(crate) enum LeafKind<'a> {
    Start,
    Area(&'a Section),
    KeyFigure(KeyFigureLeaf<'a>),
    Chart(ChartLeaf<'a>),
    Passport(PassportLeaf<'a>),
    Passports,
    Gaps,
    Method,
    Accessibility,
}

/// A key figure's page: where it belongs, and its story.
#[derive(Clone, Copy)]
pub(crate) struct KeyFigureLeaf<'a> {
    pub(crate) section: &'a Section,
    pub(crate) page: &'a Page,
    pub(crate) story: &'a KeyFigureStory,
}

/// A page that one chart fills.
#[derive(Clone, Copy)]
pub(crate) struct ChartLeaf<'a> {
    pub(crate) section: &'a Section,
    pub(crate) page: &'a Page,
    pub(crate) chart: &'a ChartPage,
}

/// What is behind one of the document's pages.
#[derive(Clone, Copy)]
pub(crate) struct PassportLeaf<'a> {
    pub(crate) section: &'a Section,
    pub(crate) page: &'a Page,
}

/// A municipality that can be marked instead, and where.
pub(crate) struct Choice<'a> {
    pub(crate) name: &'a str,
    pub(crate) href: String,
    pub(crate) is_current: bool,
}

/// The start page's file.
pub(crate) const START: &str = "index.html";
/// The gaps' file.
pub(crate) const GAPS: &str = "luckor.html";
/// The file of definitions and method.
pub(crate) const METHOD: &str = "metod.html";
/// The file of all passports.
pub(crate) const PASSPORTS: &str = "p.html";
/// The accessibility statement's file.
pub(crate) const ACCESSIBILITY: &str = "tillganglighet.html";

impl<'a> Site<'a> {
    /// Plans the site and checks that no two pages want the same file.
    pub(crate) fn new(documents: &'a [Document], options: &'a SiteOptions) -> Result<Site<'a>, Error> {
        if documents.is_empty() {
            return Err(Error::NoDocument);
        }
        let mut editions = Vec::with_capacity(documents.len());
        let mut paths = BTreeSet::new();
        for (idx, document) in documents.iter().enumerate() {
            let edition = Edition::new(document, options.downloads.get(idx), idx == 0)?;
            for leaf in &edition.leaves {
                let path = edition.path(leaf);
                if !paths.insert(path.clone()) {
                    return Err(Error::TwoPages { path });
                }
            }
            editions.push(edition);
        }
        Ok(Site { editions })
    }

    /// Every page of every edition.
    pub(crate) fn leaves(&self) -> impl Iterator<Item = Leaf<'a>> + '_ {
        self.editions
            .iter()
            .enumerate()
            .flat_map(|(edition_idx, edition)| edition.leaves.iter().map(move |kind| Leaf { edition_idx, kind: *kind }))
    }

    /// The same page with another municipality marked, in order of name. Empty when there is no choice.
    pub(crate) fn choices(&self, edition_idx: usize, file: &str) -> Vec<Choice<'a>> {
        if self.editions.len() < 2 {
            return Vec::new();
        }
        let here = &self.editions[edition_idx];
        let mut choices: Vec<Choice<'a>> = self
            .editions
            .iter()
            .enumerate()
            .map(|(idx, there)| Choice {
                name: there.document.marked_name(),
                href: format!(
                    "{}{}{}",
                    here.to_root,
                    there.folder,
                    if there.files.contains(file) { file } else { START }
                ),
                is_current: idx == edition_idx,
            })
            .collect();
        let rank = |name: &str| here.document.members.iter().position(|member| member.name == name);
        choices.sort_by_key(|choice| rank(choice.name));
        choices
    }
}

impl<'a> Edition<'a> {
    fn new(document: &'a Document, downloads: Option<&'a Downloads>, is_host: bool) -> Result<Edition<'a>, Error> {
        let marked = document.members.iter().find(|member| member.area == document.marked);
        let marked = marked.ok_or(Error::MarkedIsNoMember { marked: document.marked })?;
        let leaves = leaves(document);
        Ok(Edition {
            document,
            downloads,
            folder: if is_host { String::new() } else { format!("{}/", marked.slug) },
            to_root: if is_host { "" } else { "../" },
            files: leaves.iter().map(LeafKind::file_name).collect(),
            hrefs: hrefs(document),
            leaves,
        })
    }

    /// A page's file from the site's root.
    pub(crate) fn path(&self, leaf: &LeafKind<'_>) -> String {
        format!("{}{}", self.folder, leaf.file_name())
    }

    /// The address of what a page code names, from any page of the edition; the start when it names nothing.
    pub(crate) fn href(&self, code: &PageCode) -> &str {
        self.hrefs.get(code).map_or(START, String::as_str)
    }

    /// The bodies of a kind in the whole document, with their pages.
    pub(crate) fn bodies<T: 'a>(&self, pick: impl Fn(&'a Body) -> Option<T>) -> Vec<(&'a Page, T)> {
        self.document.pages().filter_map(|page| Some((page, pick(&page.body)?))).collect()
    }

    /// The areas' sections in the order of the day.
    pub(crate) fn areas(&self) -> impl Iterator<Item = &'a Section> {
        self.document.sections.iter().filter(|section| section.kind == SectionKind::Area)
    }

    /// The pages of an area on either side of one: key figures and charts in the order of the day.
    pub(crate) fn neighbours(&self, section: &'a Section, code: &PageCode) -> [Option<&'a Page>; 2] {
        let has_own = |page: &&Page| matches!(page.body, Body::KeyFigure(_) | Body::Chart(_));
        let in_area: Vec<&Page> = section.pages.iter().filter(has_own).collect();
        let idx = in_area.iter().position(|other| other.code == *code).unwrap_or_default();
        [idx.checked_sub(1).and_then(|before| in_area.get(before)).copied(), in_area.get(idx + 1).copied()]
    }

    /// The pages of one chart that are about a key figure, in order.
    pub(crate) fn charts_about(&self, key_figure: KeyFigureId) -> Vec<&'a Page> {
        let is_about = |page: &&Page| match &page.body {
            Body::Chart(chart) => chart.key_figures.contains(&key_figure),
            _ => false,
        };
        self.document.pages().filter(is_about).collect()
    }

    /// A key figure's page, where it has one.
    pub(crate) fn page_of(&self, key_figure: KeyFigureId) -> Option<KeyFigureLeaf<'a>> {
        self.document.sections.iter().flat_map(key_figures).find(|leaf| leaf.story.key_figure == key_figure)
    }
}

impl LeafKind<'_> {
    /// The page's file, without folder.
    pub(crate) fn file_name(&self) -> String {
        match self {
            LeafKind::Start => START.to_owned(),
            LeafKind::Area(section) => area_file(section),
            LeafKind::KeyFigure(leaf) => leaf.page.code.file_name(),
            LeafKind::Chart(leaf) => leaf.page.code.file_name(),
            LeafKind::Passport(leaf) => leaf.page.code.passport_file_name(),
            LeafKind::Passports => PASSPORTS.to_owned(),
            LeafKind::Gaps => GAPS.to_owned(),
            LeafKind::Method => METHOD.to_owned(),
            LeafKind::Accessibility => ACCESSIBILITY.to_owned(),
        }
    }
}

/// The area's file: `fsk.html`.
pub(crate) fn area_file(section: &Section) -> String {
    format!("{}.html", section.code.to_ascii_lowercase())
}

/// A section's key figures in order.
pub(crate) fn key_figures<'a>(section: &'a Section) -> Vec<KeyFigureLeaf<'a>> {
    section
        .pages
        .iter()
        .filter_map(|page| match &page.body {
            Body::KeyFigure(story) => Some(KeyFigureLeaf { section, page, story }),
            _ => None,
        })
        .collect()
}

fn leaves(document: &Document) -> Vec<LeafKind<'_>> {
    let mut leaves = vec![LeafKind::Start];
    for section in &document.sections {
        if section.kind == SectionKind::Area {
            leaves.push(LeafKind::Area(section));
        }
        leaves.extend(section.pages.iter().filter_map(|page| match &page.body {
            Body::KeyFigure(story) => Some(LeafKind::KeyFigure(KeyFigureLeaf { section, page, story })),
            Body::Chart(chart) => Some(LeafKind::Chart(ChartLeaf { section, page, chart })),
            _ => None,
        }));
    }
    leaves.extend([LeafKind::Gaps, LeafKind::Method, LeafKind::Passports, LeafKind::Accessibility]);
    leaves.extend(
        document.sections.iter().flat_map(|section| {
            section.pages.iter().map(move |page| LeafKind::Passport(PassportLeaf { section, page }))
        }),
    );
    leaves
}

/// Where each of the document's pages is found on the site: several slides may be one page.
fn hrefs(document: &Document) -> BTreeMap<&PageCode, String> {
    let mut hrefs = BTreeMap::new();
    for section in &document.sections {
        let home = match section.kind {
            SectionKind::Area => area_file(section),
            SectionKind::Front | SectionKind::Appendix => START.to_owned(),
        };
        for page in &section.pages {
            let href = match &page.body {
                Body::KeyFigure(_) | Body::Chart(_) => page.code.file_name(),
                Body::Cover(_) | Body::Agenda(_) | Body::Points(_) => START.to_owned(),
                Body::Gaps(_) => GAPS.to_owned(),
                Body::Definitions(_) | Body::Prose(_) => METHOD.to_owned(),
                Body::Trend(_) => key_figure_of(section, page).map_or_else(|| home.clone(), |code| code.file_name()),
                Body::Opener(_) | Body::Overview(_) => home.clone(),
            };
            hrefs.insert(&page.code, href);
        }
    }
    hrefs
}

/// The key figure a slide of a development belongs to: its code begins with that page's code.
pub(crate) fn key_figure_of<'a>(section: &'a Section, trend: &Page) -> Option<&'a PageCode> {
    key_figures(section).into_iter().map(|leaf| &leaf.page.code).find(|code| trend.code.0.starts_with(&code.0))
}
