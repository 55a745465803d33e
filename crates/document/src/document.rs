//! The whole day.

use domain::{AreaCode, KeyFigureId, Sex, Year};

use crate::fact::Facts;
use crate::handout::Handout;
use crate::language::Language;
use crate::page::{Page, PageCode};
use crate::text::Text;

/// The day as one value.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What readers read.
    pub language: Language,
    /// "Nyckeltalsdagen 2026".
    pub title: String,
    /// One line on what this is, for the files' properties and the site's head.
    pub subject: Text,
    /// The host: the files' author.
    pub author: String,
    /// The day, as ISO.
    pub date_iso: String,
    /// What stands on every slide, page and sheet when the values are made up.
    pub banner: Option<Text>,
    /// Where its pages of the site will stand, without a slash at the end: `https://nyckeltal.haninge.se/2026`. `None`
    /// where nobody has said.
    pub site_url: Option<String>,
    /// The municipality the document is made for.
    pub marked: AreaCode,
    /// All in the group, in order of name.
    pub members: Vec<MemberName>,
    /// In the order of the day.
    pub sections: Vec<Section>,
    /// The two pages for inhabitants.
    pub handout: Handout,
    /// Every number's trace.
    pub facts: Facts,
    /// Every value behind the day, sorted by key figure, area, year and sex.
    pub data: Vec<DataRow>,
    /// Where all of it comes from.
    pub provenance: Provenance,
}

impl Document {
    /// Every page in order.
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        self.sections.iter().flat_map(|section| &section.pages)
    }

    /// The page of that name.
    pub fn page(&self, code: &PageCode) -> Option<&Page> {
        self.pages().find(|page| page.code == *code)
    }

    /// The address of what is behind a page: `https://nyckeltal.haninge.se/2026/p-fsk-n11008.html`.
    pub fn passport_url(&self, code: &PageCode) -> Option<String> {
        let site_url = self.site_url.as_ref()?;
        Some(format!("{site_url}/{}", code.passport_file_name()))
    }

    /// The marked municipality's name.
    pub fn marked_name(&self) -> &str {
        self.members.iter().find(|member| member.area == self.marked).map_or("", |member| &member.name)
    }
}

/// A part of the day: the front, one area, the appendix.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// `FSK`; `DAG` for the front and `BIL` for the appendix.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// What it is.
    pub kind: SectionKind,
    /// Its pages in order.
    pub pages: Vec<Page>,
}

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionKind {
    /// Cover, agenda, ten points, gaps.
    Front,
    /// One of the programme's areas.
    Area,
    /// Definitions, method.
    Appendix,
}

/// A municipality of the group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberName {
    /// Its code.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// Its name in lower-case ASCII, for folders and files: `sodertalje`.
    pub slug: String,
}

/// One value behind the day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DataRow {
    /// Of which key figure.
    pub key_figure: KeyFigureId,
    /// In which area.
    pub area: AreaCode,
    /// In which year.
    pub year: Year,
    /// About whom.
    pub sex: Sex,
    /// As it came, not rounded.
    pub value: f64,
}

/// Where all of it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Provenance {
    /// The snapshot's name.
    pub snapshot: String,
    /// "Uppgifterna hämtades 23 november 2026", by the receipts.
    pub fetched: Text,
    /// The terms, as shown at the foot of every page: what is Kolada's and what is ours.
    pub terms: Text,
    /// The program and its version.
    pub made_by: String,
}
