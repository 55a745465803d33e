//! The programme of a day: who is compared, on what, and who answers.

use std::collections::BTreeSet;
use std::ops::Range;

use domain::{AreaCode, Group, GroupId, KeyFigureId, Member, Year};
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::IgnoredAny;
use toml::Spanned;

use crate::chart_choice::ChartChoice;
use crate::claim::{Claim, checked_claims};
use crate::place::{CatalogueError, Place};
use crate::price_changes::{self, PriceChanges, PriceChangesTable, checked_price_changes};
use crate::prices::PriceChoice;

/// A day: title, host, group, areas, claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Programme {
    /// Its title in Swedish.
    pub title_sv: String,
    /// Its title in English.
    pub title_en: String,
    /// The day.
    pub date: Date,
    /// Where.
    pub place: String,
    /// The municipality that is host, and marked.
    pub host: AreaCode,
    /// `sv` or `en`.
    pub language: String,
    /// In which prices kronor are compared over time.
    pub prices: PriceChoice,
    /// Figures of price indices that the built-in lists lack.
    pub price_changes: Vec<PriceChanges>,
    /// A PowerPoint template, beside the programme.
    pub template: Option<String>,
    /// Layouts of the template that serve in place of those that are found.
    pub template_layouts: TemplateLayouts,
    /// Where the site will stand, without a slash at the end: the slides' codes lead there.
    pub site_url: Option<String>,
    /// A file with the municipalities' outlines, beside the programme.
    pub boundaries: Option<String>,
    /// The group's name in Swedish.
    pub group_name_sv: String,
    /// The group's name in English.
    pub group_name_en: String,
    /// Who is compared.
    pub group: GroupChoice,
    /// What the group is compared with.
    pub compare_with: Vec<Comparison>,
    /// The areas in the order of the day.
    pub areas: Vec<ProgrammeArea>,
    /// The claims to be tested.
    pub claims: Vec<Claim>,
}

/// Which layouts of the template serve.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateLayouts {
    /// For the first slide.
    #[serde(default)]
    pub cover: Option<LayoutChoice>,
    /// For an area's first slide.
    #[serde(default)]
    pub opener: Option<LayoutChoice>,
    /// For all the others.
    #[serde(default)]
    pub content: Option<LayoutChoice>,
}

/// A layout of the template: its name alone, or with its master's where several have one of that name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "a layout's name, or { layout = \"…\", master = \"…\" }")]
pub enum LayoutChoice {
    /// The layout's name.
    Name(String),
    /// With its master's.
    OfMaster {
        /// The layout's name.
        layout: String,
        /// The master's name.
        master: String,
    },
}

/// Who is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupChoice {
    /// These members, with their years.
    Members(Vec<Member>),
    /// The members of a publisher's group.
    Kolada(GroupId),
}

/// What a group can be compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Comparison {
    /// The whole country, weighted.
    Riket,
    /// Kolada's similar municipalities of each member: unweighted mean.
    Similar,
    /// The municipalities of the county: unweighted mean.
    County,
}

/// One area of the day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeArea {
    /// Three capital letters, for the slides' passports.
    pub code: String,
    /// Its name in Swedish.
    pub name_sv: String,
    /// Its name in English.
    pub name_en: String,
    /// The committee that answers, *nämnd*.
    pub committee_sv: String,
    /// The same in English.
    pub committee_en: String,
    /// The administration that answers, *förvaltning*.
    pub administration_sv: String,
    /// The same in English.
    pub administration_en: String,
    /// A person to ask; may be empty.
    #[serde(default)]
    pub contact: String,
    /// The question to the hall.
    pub question_sv: String,
    /// The same in English.
    pub question_en: String,
    /// Its key figures in the order shown.
    pub key_figures: Vec<KeyFigureId>,
    /// Those on the area's first slide, three at most.
    #[serde(default)]
    pub opener: Vec<KeyFigureId>,
    /// Charts that get a page each, after the pages of the key figures.
    #[serde(default, rename = "chart")]
    pub charts: Vec<ChartChoice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgrammeFile {
    title_sv: String,
    #[serde(default)]
    title_en: Option<String>,
    date: Spanned<toml::value::Datetime>,
    place: String,
    host: Spanned<String>,
    #[serde(default)]
    language: Option<Spanned<String>>,
    #[serde(default)]
    prices: Option<Spanned<String>>,
    #[serde(default)]
    price_changes: Vec<Spanned<PriceChangesTable>>,
    #[serde(default)]
    template: Option<String>,
    #[serde(default)]
    template_layouts: TemplateLayouts,
    #[serde(default)]
    site_url: Option<Spanned<String>>,
    #[serde(default)]
    boundaries: Option<String>,
    group: Spanned<GroupTable>,
    #[serde(default)]
    compare: CompareTable,
    area: Vec<Spanned<ProgrammeArea>>,
    #[serde(default)]
    claim: Vec<Spanned<Claim>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupTable {
    name_sv: String,
    #[serde(default)]
    name_en: Option<String>,
    #[serde(default)]
    kolada_group: Option<GroupId>,
    #[serde(default)]
    member: Vec<MemberTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MemberTable {
    area: AreaCode,
    #[serde(default)]
    from: Option<Year>,
    #[serde(default)]
    to: Option<Year>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CompareTable {
    #[serde(default)]
    with: Vec<Comparison>,
}

impl Programme {
    /// Reads a programme.
    ///
    /// # Errors
    /// [`CatalogueError`] with file, line and what to write instead: not TOML, a field missing, unknown or of the wrong
    /// kind, an address that is none or too long for a slide's code, an area's code that is not three capital letters or stands twice, a key figure in two areas, a host outside
    /// the group, an empty group, a chart that lacks something or stands twice, a price index's figures beyond belief.
    pub fn parse(file: &str, source: &str) -> Result<Programme, CatalogueError> {
        let read: ProgrammeFile = toml::from_str(source).map_err(|error| {
            let error = CatalogueError::from_toml(file, source, &error);
            price_changes::with_hint(error)
        })?;
        let refuse = |span: Range<usize>, message: String, instead: &str| CatalogueError {
            place: Place::of(file, source, span),
            message,
            instead: instead.to_owned(),
        };

        let date = read.date.as_ref().date.and_then(|date| {
            Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
        });
        let Some(date) = date else {
            return Err(refuse(
                read.date.span(),
                "`date` is not a day".into(),
                "write the day as 2026-11-23, without quotes",
            ));
        };
        let host = AreaCode::new(read.host.as_ref()).map_err(|error| {
            refuse(read.host.span(), error.to_string(), "write the host's four digits, as in \"0192\" for Nynäshamn")
        })?;
        let language = match &read.language {
            None => "sv".to_owned(),
            Some(language) if ["sv", "en"].contains(&language.as_ref().as_str()) => language.as_ref().clone(),
            Some(language) => {
                let message = format!("`{}` is not a language of ours", language.as_ref());
                return Err(refuse(language.span(), message, "write \"sv\" or \"en\""));
            }
        };
        let prices = match read.prices.as_ref().map(|prices| (prices.as_ref().as_str(), prices.span())) {
            None | Some(("pkv", _)) => PriceChoice::Pkv,
            Some(("kpif", _)) => PriceChoice::Kpif,
            Some(("running", _)) => PriceChoice::Running,
            Some((other, span)) => {
                let message = format!("`{other}` is no way to compare kronor over time");
                return Err(refuse(span, message, "write \"pkv\", \"kpif\" or \"running\""));
            }
        };
        let site_url = match &read.site_url {
            None => None,
            Some(url) => Some(checked_site_url(url.as_ref()).map_err(|message| {
                refuse(
                    url.span(),
                    message,
                    "write where the site will stand, as in \"https://nyckeltal.haninge.se/2026\"",
                )
            })?),
        };
        let group_span = read.group.span();
        let group_table = read.group.into_inner();
        let group = match (group_table.kolada_group, group_table.member.is_empty()) {
            (Some(id), true) => GroupChoice::Kolada(id),
            (None, false) => GroupChoice::Members(
                group_table.member.iter().map(|m| Member { area: m.area, from: m.from, to: m.to }).collect(),
            ),
            (Some(_), false) => {
                let message = "both `kolada_group` and members are given".to_owned();
                return Err(refuse(group_span, message, "keep one of them"));
            }
            (None, true) => {
                let message = "the group has no members".to_owned();
                return Err(refuse(group_span, message, "add [[group.member]] tables, or kolada_group = \"G96274\""));
            }
        };
        if let GroupChoice::Members(members) = &group {
            let year = Year(u16::try_from(date.year()).unwrap_or_default());
            if !members.iter().any(|member| member.area == host && member.belongs_in(year)) {
                let message = format!("the host `{host}` is not a member of the group in {year}");
                return Err(refuse(
                    read.host.span(),
                    message,
                    "write the code of one of the members, or add the host as a member",
                ));
            }
        }
        let areas = checked_areas(&read.area, &refuse)?;
        checked_charts(&areas, source, &refuse)?;
        checked_claims(&read.claim, &refuse)?;
        let price_changes = checked_price_changes(&read.price_changes, &refuse)?;
        Ok(Programme {
            title_en: read.title_en.unwrap_or_else(|| read.title_sv.clone()),
            title_sv: read.title_sv,
            date,
            place: read.place,
            host,
            language,
            prices,
            price_changes,
            template: read.template,
            template_layouts: read.template_layouts,
            site_url,
            boundaries: read.boundaries,
            group_name_en: group_table.name_en.unwrap_or_else(|| group_table.name_sv.clone()),
            group_name_sv: group_table.name_sv,
            group,
            compare_with: read.compare.with,
            areas,
            claims: read.claim.into_iter().map(Spanned::into_inner).collect(),
        })
    }

    /// The year of the day.
    pub fn year(&self) -> Year {
        Year(u16::try_from(self.date.year()).unwrap_or_default())
    }

    /// Every key figure the day shows, in order, each once.
    pub fn key_figures(&self) -> Vec<KeyFigureId> {
        let mut seen = BTreeSet::new();
        self.areas.iter().flat_map(|area| area.key_figures.iter().copied()).filter(|id| seen.insert(*id)).collect()
    }

    /// Every key figure that a chart names, in order, each once: shown in an area as well or in its chart alone.
    pub fn chart_key_figures(&self) -> Vec<KeyFigureId> {
        let mut seen = BTreeSet::new();
        let charts = self.areas.iter().flat_map(|area| &area.charts);
        charts.flat_map(ChartChoice::key_figures).filter(|id| seen.insert(*id)).collect()
    }

    /// The group under its Swedish name, when its members are given in the programme.
    pub fn own_group(&self) -> Option<Group> {
        match &self.group {
            GroupChoice::Members(members) => Some(Group { name: self.group_name_sv.clone(), members: members.clone() }),
            GroupChoice::Kolada(_) => None,
        }
    }
}

/// The longest address of a site: with a page's name after it, its code on a slide can still be read from a seat in a hall.
const SITE_URL_BYTES_MAX: usize = 60;

/// The address without its last slash, or what is wrong with it.
fn checked_site_url(url: &str) -> Result<String, String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:%".contains(&byte);
    match rest {
        Some(rest) if !rest.is_empty() && !rest.starts_with('/') && rest.bytes().all(is_plain) => {}
        _ => return Err(format!("`{url}` is not the address of a site")),
    }
    let url = url.trim_end_matches('/');
    if url.len() > SITE_URL_BYTES_MAX {
        return Err(format!(
            "`{url}` is longer than {SITE_URL_BYTES_MAX} characters: its code would be too fine to read"
        ));
    }
    Ok(url.to_owned())
}

fn checked_areas(
    areas: &[Spanned<ProgrammeArea>],
    refuse: &dyn Fn(Range<usize>, String, &str) -> CatalogueError,
) -> Result<Vec<ProgrammeArea>, CatalogueError> {
    let mut codes = BTreeSet::new();
    let mut taken = BTreeSet::new();
    for entry in areas {
        let area = entry.as_ref();
        let code = &area.code;
        if code.len() != 3
            || !code.bytes().all(|byte| byte.is_ascii_uppercase())
            || ["DAG", "BIL"].contains(&code.as_str())
        {
            let message = format!("`{code}` cannot be the code of the area {}", area.name_sv);
            return Err(refuse(
                entry.span(),
                message,
                "write three capital letters, as in \"FSK\" (DAG and BIL are taken)",
            ));
        }
        if !codes.insert(code) {
            return Err(refuse(
                entry.span(),
                format!("the code `{code}` stands twice"),
                "give each area a code of its own",
            ));
        }
        if area.key_figures.is_empty() {
            let message = format!("the area {} has no key figures", area.name_sv);
            return Err(refuse(entry.span(), message, "name at least one, as in key_figures = [\"N11008\"]"));
        }
        for id in &area.key_figures {
            if !taken.insert(*id) {
                let message = format!("`{id}` stands twice");
                return Err(refuse(entry.span(), message, "let each key figure stand in one area only"));
            }
        }
        if let Some(id) = area.opener.iter().find(|id| !area.key_figures.contains(id)) {
            let message = format!("`{id}` is in `opener` but not in `key_figures` of {}", area.name_sv);
            return Err(refuse(entry.span(), message, "name it in both, or take it out of `opener`"));
        }
        if area.opener.len() > 3 {
            let message = format!("`opener` of {} names {} key figures", area.name_sv, area.opener.len());
            return Err(refuse(entry.span(), message, "name three at most: there is room for no more"));
        }
    }
    Ok(areas.iter().map(|entry| entry.as_ref().clone()).collect())
}

/// Where each chart of each area stands.
#[derive(Deserialize)]
struct ChartPlaces {
    area: Vec<ChartPlacesOfArea>,
}

#[derive(Deserialize)]
struct ChartPlacesOfArea {
    #[serde(default)]
    chart: Vec<Spanned<IgnoredAny>>,
}

fn checked_charts(
    areas: &[ProgrammeArea],
    source: &str,
    refuse: &dyn Fn(Range<usize>, String, &str) -> CatalogueError,
) -> Result<(), CatalogueError> {
    let place = |area_idx: usize, chart_idx: usize| {
        let places: Option<ChartPlaces> = toml::from_str(source).ok();
        places.map_or(0..0, |places| places.area[area_idx].chart[chart_idx].span())
    };
    for (area_idx, area) in areas.iter().enumerate() {
        let mut seen = BTreeSet::new();
        for (chart_idx, chart) in area.charts.iter().enumerate() {
            if let Some((message, instead)) = chart.broken_rule() {
                return Err(refuse(place(area_idx, chart_idx), message, instead));
            }
            if !seen.insert((chart.kind(), chart.key_figures())) {
                let message = format!("the chart `{}` of the same key figures stands twice", chart.kind());
                return Err(refuse(place(area_idx, chart_idx), message, "keep one of them"));
            }
        }
    }
    Ok(())
}
