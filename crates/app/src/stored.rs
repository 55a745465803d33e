//! What the lake holds, for questions that fetch nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use catalogue::GroupChoice;
use domain::{AreaCode, AreaKind, GroupId, KeyFigureId, Run};
use lake::{Catalogue, Lake, Snapshot};

use crate::error::Error;
use crate::programme;
use crate::unanswerable::Unanswerable;

/// The newest snapshot of a lake, opened for questions.
pub struct Stored {
    /// The lake's folder.
    pub lake: PathBuf,
    /// The snapshot.
    pub snapshot: Snapshot,
    /// What the publisher says.
    pub catalogue: Catalogue,
    /// Every municipality, in order of code.
    pub municipalities: Vec<AreaCode>,
    names: BTreeMap<AreaCode, String>,
}

/// Who is asked about.
#[derive(Debug, Clone, Default)]
pub struct GroupAsked {
    /// A programme whose group it is; `None` for the built-in one.
    pub programme: Option<PathBuf>,
    /// In place of the programme's group: a publisher's group (G96274), or municipalities with commas.
    pub group: Option<String>,
}

impl Stored {
    /// Opens the newest snapshot.
    ///
    /// # Errors
    /// [`Unanswerable::NothingKept`] when there is none; those of the lake.
    pub fn open(lake: &Path) -> Result<Stored, Error> {
        let nothing_kept = || Unanswerable::NothingKept { lake: lake.to_owned() };
        let snapshot = Lake::open_kept(lake)?.latest()?.ok_or_else(nothing_kept)?;
        let catalogue = snapshot.catalogue()?;
        let is_municipality = |area: &&domain::Area| area.kind == AreaKind::Municipality && area.code.is_municipality();
        let names: BTreeMap<AreaCode, String> =
            catalogue.areas().iter().filter(is_municipality).map(|area| (area.code, area.name.clone())).collect();
        let municipalities = names.keys().copied().collect();
        Ok(Stored { lake: lake.to_owned(), snapshot, catalogue, municipalities, names })
    }

    /// The figures of key figures, those without any left out.
    ///
    /// # Errors
    /// Those of the lake.
    pub fn runs(&self, ids: &[KeyFigureId]) -> Result<BTreeMap<KeyFigureId, Run>, Error> {
        let mut runs = BTreeMap::new();
        for (id, run) in ids.iter().zip(self.snapshot.runs(ids)) {
            if let Some(run) = run?.filter(|run| run.rows().any(|row| row.figure.value().is_some())) {
                runs.insert(*id, run);
            }
        }
        Ok(runs)
    }

    /// The same, all of them.
    ///
    /// # Errors
    /// [`Unanswerable::NotKept`] with those that have no figures; those of the lake.
    pub fn all_runs(&self, ids: &[KeyFigureId]) -> Result<BTreeMap<KeyFigureId, Run>, Error> {
        let runs = self.runs(ids)?;
        let mut lacking: Vec<String> =
            ids.iter().filter(|id| !runs.contains_key(id)).map(|id| format!("figures of {id}")).collect();
        lacking.dedup();
        if lacking.is_empty() { Ok(runs) } else { Err(self.not_kept(lacking)) }
    }

    /// That the catalogue knows key figures.
    ///
    /// # Errors
    /// [`Unanswerable::NoSuchKeyFigure`] with those that it does not.
    pub fn know(&self, ids: &[KeyFigureId]) -> Result<(), Unanswerable> {
        let is_unknown = |id: &&KeyFigureId| self.catalogue.key_figure(**id).is_none();
        let unknown: Vec<String> = ids.iter().filter(is_unknown).map(KeyFigureId::to_string).collect();
        if unknown.is_empty() { Ok(()) } else { Err(Unanswerable::NoSuchKeyFigure { ids: unknown }) }
    }

    /// That something is not in the lake.
    pub fn not_kept(&self, lacking: Vec<String>) -> Error {
        Unanswerable::NotKept { lake: self.lake.clone(), lacking }.into()
    }

    /// A municipality's name; its code where the publisher has none.
    pub fn name(&self, area: AreaCode) -> String {
        self.names.get(&area).cloned().unwrap_or_else(|| area.to_string())
    }

    /// The title of a key figure; its id where the publisher has none.
    pub fn title(&self, id: KeyFigureId) -> String {
        self.catalogue.key_figure(id).map_or_else(|| id.to_string(), |info| info.title.clone())
    }

    /// A municipality by its code, or by its name in letters of any size.
    ///
    /// # Errors
    /// [`Unanswerable::NoMunicipality`], with names that begin alike; [`Unanswerable::NotKept`] when the lake knows none.
    pub fn municipality(&self, text: &str) -> Result<AreaCode, Error> {
        if self.names.is_empty() {
            return Err(self.not_kept(vec!["the list of municipalities".to_owned()]));
        }
        let wanted = text.trim().to_lowercase();
        let by_code = self.names.keys().find(|code| code.as_str() == wanted);
        let by_name = || self.names.iter().find(|(_, name)| name.to_lowercase() == wanted).map(|(code, _)| code);
        if let Some(code) = by_code.or_else(by_name) {
            return Ok(*code);
        }
        let beginning: String = wanted.chars().take(3).collect();
        let is_near = |name: &&String| !beginning.is_empty() && name.to_lowercase().starts_with(&beginning);
        let near = self.names.values().filter(is_near).take(5).cloned().collect();
        Err(Unanswerable::NoMunicipality { text: text.to_owned(), near }.into())
    }

    /// The members of a group in order of code.
    ///
    /// # Errors
    /// [`Error::UnknownGroup`]; [`Unanswerable::NoMunicipality`]; those of reading a programme.
    pub fn group(&self, asked: &GroupAsked) -> Result<Vec<AreaCode>, Error> {
        let of_kolada = |id: GroupId| {
            let group = self.catalogue.area_group(id);
            group.map(|group| group.members.clone()).ok_or_else(|| Error::UnknownGroup { group: id.to_string() })
        };
        let mut members = match &asked.group {
            Some(text) => match GroupId::new(text) {
                Ok(id) => of_kolada(id)?,
                Err(_) => text.split(',').map(|one| self.municipality(one)).collect::<Result<_, _>>()?,
            },
            None => {
                let programme = programme::read(asked.programme.as_deref())?.programme;
                match (&programme.group, programme.own_group()) {
                    (GroupChoice::Kolada(id), _) => of_kolada(*id)?,
                    (_, Some(group)) => group.members_in(programme.year()),
                    (GroupChoice::Members(_), None) => Vec::new(),
                }
            }
        };
        members.sort_unstable();
        members.dedup();
        Ok(members)
    }
}
