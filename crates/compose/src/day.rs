//! What the words are about: one day's comparisons, computed once and told once a municipality.

use std::collections::BTreeMap;

use catalogue::{Prices, Programme, ProgrammeArea, Quantity, ReviewedKeyFigure};
use compare::claim::Adjusted;
use compare::{Comparison, MemberStanding};
use document::Language;
use document::chart::map::MapShape;
use domain::{AreaCode, KeyFigureId, KeyFigureInfo, Run};
use jiff::civil::Date;

use crate::claim::ClaimOfDay;

/// Where the figures come from: it decides what the source lines say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Kolada.
    Kolada,
    /// Made up by us, to show the program.
    MadeUp,
}

/// A day's comparisons.
#[derive(Debug, Clone)]
pub struct Day<'a> {
    /// Who, what and when.
    pub programme: &'a Programme,
    /// What readers read.
    pub language: Language,
    /// The municipality the document is made for.
    pub marked: AreaCode,
    /// The group in order of code, with names.
    pub members: Vec<(AreaCode, String)>,
    /// Every municipality of the country, in order of code, with names.
    pub municipalities: Vec<(AreaCode, String)>,
    /// The areas in the order of the day.
    pub areas: Vec<DayArea<'a>>,
    /// What orders the municipalities of the country on the cover, where the figures are there.
    pub cover: Option<DayKeyFigure<'a>>,
    /// What gaps are turned into sums and tax with: inhabitants, other counts, the tax base. They stand on no page of their own.
    pub supporting: Vec<DayKeyFigure<'a>>,
    /// What charts are made of beyond the areas' own: they stand on no page of their own either.
    pub charted: Vec<DayKeyFigure<'a>>,
    /// The programme's claims with their answers.
    pub claims: &'a [ClaimOfDay],
    /// Key figures with structure accounted for, as far as charts ask for them.
    pub adjusted: &'a BTreeMap<KeyFigureId, Adjusted>,
    /// Where the municipalities lie on a map, where that is known.
    pub maps: Option<&'a DayMaps>,
    /// How prices moved; in which of them kronor are compared over time is the programme's to say.
    pub prices: &'a Prices,
    /// Where the figures come from.
    pub source: Source,
    /// The snapshot's name.
    pub snapshot: String,
    /// The last day anything shown was fetched.
    pub fetched: Option<Date>,
    /// The program and its version.
    pub made_by: String,
}

/// Maps of the country and of a part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct DayMaps {
    /// All of it.
    pub country: DayMap,
    /// The county, where the whole group lies in one.
    pub county: Option<DayMap>,
}

/// One map.
#[derive(Debug, Clone, PartialEq)]
pub struct DayMap {
    /// How each municipality is drawn.
    pub shapes: BTreeMap<AreaCode, MapShape>,
    /// The map's width over its height.
    pub aspect: f64,
    /// The file that the outlines come from; `None` for tiles.
    pub outlines_from: Option<String>,
}

/// One area with its key figures.
#[derive(Debug, Clone)]
pub struct DayArea<'a> {
    /// What the programme says of it.
    pub programme: &'a ProgrammeArea,
    /// Its key figures in the order shown.
    pub key_figures: Vec<DayKeyFigure<'a>>,
}

/// One key figure of the day.
#[derive(Debug, Clone)]
pub struct DayKeyFigure<'a> {
    /// What we say of it.
    pub review: &'a ReviewedKeyFigure,
    /// What its publisher says, where it is known there.
    pub info: Option<&'a KeyFigureInfo>,
    /// Its figures; `None` where the publisher has none.
    pub run: Option<&'a Run>,
    /// The comparison; `None` where no municipality has a figure.
    pub comparison: Option<&'a Comparison>,
    /// For each member the similar municipalities, in the order of the members.
    pub similar: &'a [Vec<AreaCode>],
    /// When these figures were first fetched.
    pub fetched: Option<Date>,
}

impl Day<'_> {
    /// The name of a municipality, or its code where it has none.
    pub fn name_of(&self, area: AreaCode) -> String {
        self.members
            .iter()
            .chain(&self.municipalities)
            .find(|(code, _)| *code == area)
            .map_or_else(|| area.to_string(), |(_, name)| name.clone())
    }

    /// The marked municipality's name.
    pub fn marked_name(&self) -> String {
        self.name_of(self.marked)
    }

    /// The figures of a key figure of the day, shown or supporting.
    pub fn run_of(&self, id: KeyFigureId) -> Option<&Run> {
        let all = self.key_figures().chain(&self.supporting).chain(&self.charted);
        all.filter(|key_figure| key_figure.review.id == id).find_map(|key_figure| key_figure.run)
    }

    /// A key figure of the day, in whatever part of it.
    pub fn any_key_figure(&self, id: KeyFigureId) -> Option<&DayKeyFigure<'_>> {
        let mut all = self.key_figures().chain(&self.charted).chain(&self.cover).chain(&self.supporting);
        all.find(|key_figure| key_figure.review.id == id)
    }

    /// Every key figure of every area, in order.
    pub fn key_figures(&self) -> impl Iterator<Item = &DayKeyFigure<'_>> {
        self.areas.iter().flat_map(|area| &area.key_figures)
    }
}

impl<'a> DayKeyFigure<'a> {
    /// What the comparison says of a member.
    pub fn standing(&self, area: AreaCode) -> Option<&'a MemberStanding> {
        self.comparison?.members.iter().find(|member| member.area == area)
    }
}

/// The short name, phrase and unit in a language.
pub trait InLanguage {
    /// Short name for tables.
    fn short(&self, language: Language) -> &str;
    /// Noun phrase for sentences.
    fn phrase(&self, language: Language) -> &str;
    /// The phrase in its definite form; `None` where the reviewed data have none.
    fn definite(&self, language: Language) -> Option<String>;
    /// What the figure says as a clause: subject | verb | rest.
    fn clause(&self, language: Language) -> Option<&str>;
    /// What completes a range.
    fn range(&self, language: Language) -> &str;
    /// What stands after a number.
    fn unit(&self, language: Language) -> &str;
    /// What exactly is measured.
    fn unit_long(&self, language: Language) -> &str;
    /// The question to the hall.
    fn question(&self, language: Language) -> &str;
}

/// The one of two texts that is in the language.
pub fn pick<'t>(language: Language, sv: &'t str, en: &'t str) -> &'t str {
    match language {
        Language::Sv => sv,
        Language::En => en,
    }
}

impl InLanguage for ReviewedKeyFigure {
    fn short(&self, language: Language) -> &str {
        pick(language, &self.short_sv, &self.short_en)
    }
    fn phrase(&self, language: Language) -> &str {
        pick(language, &self.phrase_sv, &self.phrase_en)
    }
    fn definite(&self, language: Language) -> Option<String> {
        let (definite, counted) = match language {
            Language::Sv => (self.definite_sv.clone(), "antalet"),
            Language::En => (self.definite_en.clone(), "the number of"),
        };
        let is_counted = self.is_reviewed && self.quantity == Quantity::Count;
        definite.or_else(|| is_counted.then(|| format!("{counted} {}", self.phrase(language))))
    }
    fn clause(&self, language: Language) -> Option<&str> {
        match language {
            Language::Sv => self.clause_sv.as_deref(),
            Language::En => self.clause_en.as_deref(),
        }
    }
    fn range(&self, language: Language) -> &str {
        pick(language, &self.range_sv, &self.range_en)
    }
    fn unit(&self, language: Language) -> &str {
        pick(language, &self.unit_sv, &self.unit_en)
    }
    fn unit_long(&self, language: Language) -> &str {
        pick(language, &self.unit_long_sv, &self.unit_long_en)
    }
    fn question(&self, language: Language) -> &str {
        pick(language, &self.question_sv, &self.question_en)
    }
}
