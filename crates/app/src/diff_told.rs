//! What a difference between two snapshots does to a programme: its key figures, its areas, its headlines.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::built_in;
use compose::day::InLanguage;
use compose::{Source, compose};
use document::Language;
use domain::KeyFigureId;
use lake::Snapshot;
use serde::Serialize;

use crate::error::Error;
use crate::figures::figures_of_day;
use crate::needs::Needs;
use crate::programme::ProgrammeSource;

/// A programme that is told otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgrammeTouched {
    /// Its title.
    pub title: String,
    /// Its file; `None` for the built-in one.
    pub file: Option<String>,
    /// Its key figures with other values or another description.
    pub key_figures: Vec<String>,
    /// What the programme calls them, in the same order.
    pub names: Vec<String>,
    /// Its areas with such key figures.
    pub areas: Vec<String>,
    /// Headlines that the host's day has otherwise.
    pub headlines: Vec<HeadlineChange>,
    /// Why the headlines cannot be told.
    pub headlines_unknown: Option<String>,
}

/// A page whose headline differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeadlineChange {
    /// The page: `FSK-N11008`.
    pub page: String,
    /// Its headline before; `None` where there was no such page.
    pub old: Option<String>,
    /// Its headline now; `None` where there is none.
    pub new: Option<String>,
}

/// What these key figures do to a programme; `None` when it has none of them.
///
/// # Errors
/// Those of the lake, when its catalogue cannot be read; a day that cannot be told is said to be so.
pub(crate) fn touched(
    source: &ProgrammeSource,
    concerned: &BTreeSet<KeyFigureId>,
    (old, new): (&Snapshot, &Snapshot),
) -> Result<Option<ProgrammeTouched>, Error> {
    let programme = &source.programme;
    let is_concerned = |id: &KeyFigureId| concerned.contains(id);
    let ids: Vec<KeyFigureId> = programme.key_figures().iter().filter(|id| is_concerned(id)).copied().collect();
    let key_figures: Vec<String> = ids.iter().map(ToString::to_string).collect();
    if key_figures.is_empty() {
        return Ok(None);
    }
    let has_some = |area: &&catalogue::ProgrammeArea| area.key_figures.iter().any(is_concerned);
    let areas = programme.areas.iter().filter(has_some).map(|area| area.name_sv.clone()).collect();
    let days = headlines(source, old).and_then(|old| Ok((old, headlines(source, new)?)));
    let (headlines, headlines_unknown) = match days {
        Ok((old, new)) => (changed(&old, &new), None),
        Err(error) => (Vec::new(), Some(error.to_string())),
    };
    let (reviewed, catalogue) = (built_in::reviewed(), new.catalogue()?);
    let language = language(programme);
    let name = |id: &KeyFigureId| match (reviewed.get(*id), catalogue.key_figure(*id)) {
        (Some(review), _) => review.short(language).to_owned(),
        (None, Some(info)) => info.title.clone(),
        (None, None) => id.to_string(),
    };
    let names = ids.iter().map(name).collect();
    let file = source.path.as_ref().map(|path| path.display().to_string());
    Ok(Some(ProgrammeTouched {
        title: programme.title_sv.clone(),
        file,
        key_figures,
        names,
        areas,
        headlines,
        headlines_unknown,
    }))
}

/// Every page of the host's day and its headline.
fn headlines(source: &ProgrammeSource, snapshot: &Snapshot) -> Result<BTreeMap<String, String>, Error> {
    let programme = &source.programme;
    let reviewed = built_in::reviewed();
    let needs = Needs::of(programme, &reviewed);
    let compared = figures_of_day(programme, &needs, &reviewed, snapshot, Source::Kolada)?;
    let language = language(programme);
    let document = compose(&compared.day(programme, language, programme.host, ""));
    Ok(document.pages().map(|page| (page.code.to_string(), page.headline.plain(language))).collect())
}

fn language(programme: &catalogue::Programme) -> Language {
    if programme.language == "en" { Language::En } else { Language::Sv }
}

fn changed(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> Vec<HeadlineChange> {
    let pages: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let change =
        |page: &String| HeadlineChange { page: page.clone(), old: old.get(page).cloned(), new: new.get(page).cloned() };
    pages.into_iter().map(change).filter(|change| change.old != change.new).collect()
}
