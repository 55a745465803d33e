//! What differs between two days: values, key figures, and what is told of them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use catalogue::built_in;
use compare::jump::{JumpKind, jump};
use compare::meaning::text_changes;
use compare::revision::{Revision, RevisionKind, revisions};
use domain::{KeyFigureId, KeyFigureInfo};
use lake::{Catalogue, Lake, Snapshot};
use rayon::prelude::*;
use serde::Serialize;

use crate::alarms::{in_words, jump_in_words};
use crate::diff_told::{ProgrammeTouched, touched};
use crate::error::Error;
use crate::programme;
use crate::progress::{Progress, Stage};

/// Key figures whose rows of both days are in memory at once.
const N_KEY_FIGURES_AT_ONCE: usize = 128;

/// Which days are held against each other.
#[derive(Debug, Clone)]
pub struct DiffOptions {
    /// The lake.
    pub lake: PathBuf,
    /// The earlier snapshot.
    pub old: String,
    /// The later one.
    pub new: String,
    /// A programme beside the built-in one.
    pub programme: Option<PathBuf>,
}

/// What differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The earlier snapshot.
    pub old: String,
    /// The later one.
    pub new: String,
    /// Values that are others now.
    pub n_revised: usize,
    /// Values that are gone.
    pub n_withdrawn: usize,
    /// Values that came, those of key figures that came aside.
    pub n_came: usize,
    /// The key figures with such values: those with withdrawn values first, then the largest relative change.
    pub by_key_figure: Vec<KeyFigureDiffers>,
    /// Each of these values, in order of key figure, area, year and sex.
    pub values: Vec<ValueChange>,
    /// Key figures that only the earlier catalogue has.
    pub lost: Vec<Titled>,
    /// Key figures that only the later catalogue has.
    pub gained: Vec<Titled>,
    /// Key figures that are described otherwise.
    pub described: Vec<DescriptionChange>,
    /// Key figures nearly all of whose values jumped at once.
    pub jumps: Vec<JumpTold>,
    /// Programmes that are told otherwise.
    pub programmes: Vec<ProgrammeTouched>,
}

/// One value that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueChange {
    /// Of which key figure.
    pub key_figure: KeyFigureId,
    /// In which area.
    pub area: String,
    /// What the area is called.
    pub municipality: String,
    /// Of which year.
    pub year: u16,
    /// About whom: T, K, M.
    pub sex: &'static str,
    /// `revised`, `withdrawn` or `came`.
    pub kind: &'static str,
    /// The value before.
    pub old: Option<f64>,
    /// The value now.
    pub new: Option<f64>,
    /// New minus old.
    pub difference: Option<f64>,
}

/// One key figure with values that differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeyFigureDiffers {
    /// Its id.
    pub key_figure: KeyFigureId,
    /// Its title.
    pub title: String,
    /// How many decimals are shown of it, where that is reviewed.
    pub decimals: Option<i8>,
    /// How many values differ.
    pub n_values: usize,
    /// |new − old| ÷ max(|old|, |new|) of the largest; none for a value that was withdrawn, or came.
    pub relative: Option<f64>,
    /// A value that was withdrawn; else the one with the largest relative change; else the first that came.
    pub largest: ValueChange,
}

/// A key figure and its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Titled {
    /// Its id.
    pub key_figure: KeyFigureId,
    /// Its title.
    pub title: String,
}

/// A key figure that is described otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DescriptionChange {
    /// Its id.
    pub key_figure: KeyFigureId,
    /// `meaning`, `unit`, `title`, `definition`, `end`, `spelling`: the gravest.
    pub kind: &'static str,
    /// Whether it stops a build.
    pub rings: bool,
    /// What changed, in words.
    pub what: Vec<String>,
    /// The title before.
    pub old_title: String,
    /// The title now.
    pub new_title: String,
}

/// A key figure whose values jumped.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct JumpTold {
    /// Its id.
    pub key_figure: KeyFigureId,
    /// `scale` or `mirror`.
    pub kind: &'static str,
    /// By which factor, for a scale.
    pub factor: Option<f64>,
    /// In words.
    pub what: String,
}

/// Holds two snapshots against each other.
///
/// # Errors
/// Those of the lake and the programme.
pub fn diff(options: &DiffOptions, progress: &dyn Progress) -> Result<Difference, Error> {
    let lake = Lake::open_kept(&options.lake)?;
    let (old, new) = (lake.snapshot(&options.old)?, lake.snapshot(&options.new)?);
    let given = options.programme.as_deref().map(|path| programme::read(Some(path))).transpose()?;
    progress.stage(Stage::Comparing);
    let (old_catalogue, new_catalogue) = (old.catalogue()?, new.catalogue()?);
    let changes = new.manifest().changes_since(old.manifest());
    let mut values = Vec::new();
    let mut jumps = Vec::new();
    for ids in changes.changed.chunks(N_KEY_FIGURES_AT_ONCE) {
        for told in rows_changed(&old, &new, ids)? {
            values.extend(told.values);
            jumps.extend(told.jump);
        }
    }
    for value in &mut values {
        let area = value.area.parse().ok().and_then(|code| new_catalogue.area(code).or(old_catalogue.area(code)));
        value.municipality = area.map_or_else(|| value.area.clone(), |area| area.name.clone());
    }
    let described = described(&old_catalogue, &new_catalogue);
    let concerned: BTreeSet<KeyFigureId> =
        (changes.changed.iter().chain(&changes.added).chain(&changes.removed).copied())
            .chain(described.iter().map(|change| change.key_figure))
            .collect();
    let built_in = programme::read(None)?;
    let programmes = std::iter::once(&built_in)
        .chain(&given)
        .filter_map(|source| touched(source, &concerned, (&old, &new)).transpose())
        .collect::<Result<_, Error>>()?;
    let count = |kind: RevisionKind| values.iter().filter(|value| value.kind == word(kind)).count();
    Ok(Difference {
        old: old.name().to_string(),
        new: new.name().to_string(),
        n_revised: count(RevisionKind::Revised),
        n_withdrawn: count(RevisionKind::Withdrawn),
        n_came: count(RevisionKind::Came),
        lost: only_in(&old_catalogue, &new_catalogue),
        gained: only_in(&new_catalogue, &old_catalogue),
        by_key_figure: by_key_figure(&values, [&new_catalogue, &old_catalogue]),
        values,
        described,
        jumps,
        programmes,
    })
}

struct RowsChanged {
    values: Vec<ValueChange>,
    jump: Option<JumpTold>,
}

fn rows_changed(old: &Snapshot, new: &Snapshot, ids: &[KeyFigureId]) -> Result<Vec<RowsChanged>, Error> {
    let pairs: Vec<_> = ids.iter().zip(old.runs(ids).into_iter().zip(new.runs(ids))).collect();
    pairs
        .into_par_iter()
        .filter_map(|(id, (old, new))| match (old, new) {
            (Err(error), _) | (_, Err(error)) => Some(Err(Error::Lake(error))),
            (Ok(Some(old)), Ok(Some(new))) => {
                let values = revisions(&old, &new).into_iter().map(|revision| value_change(*id, revision)).collect();
                let jump = jump(&old, &new).map(|found| JumpTold {
                    key_figure: *id,
                    kind: if found.kind == JumpKind::Mirror { "mirror" } else { "scale" },
                    factor: match found.kind {
                        JumpKind::Scale(factor) => Some(factor),
                        JumpKind::Mirror => None,
                    },
                    what: jump_in_words(&found),
                });
                Some(Ok(RowsChanged { values, jump }))
            }
            _ => None,
        })
        .collect()
}

fn value_change(key_figure: KeyFigureId, revision: Revision) -> ValueChange {
    ValueChange {
        key_figure,
        area: revision.area.to_string(),
        municipality: String::new(),
        year: revision.year.0,
        sex: revision.sex.letter(),
        kind: word(revision.kind()),
        old: revision.old,
        new: revision.new,
        difference: revision.difference(),
    }
}

/// |new − old| ÷ max(|old|, |new|): nought for what is the same, one for what came from nought or went to it, two at most.
fn relative(value: &ValueChange) -> Option<f64> {
    let (old, new) = (value.old?, value.new?);
    let size = old.abs().max(new.abs());
    Some(if size > 0.0 { (new - old).abs() / size } else { 0.0 })
}

fn by_key_figure(values: &[ValueChange], catalogues: [&Catalogue; 2]) -> Vec<KeyFigureDiffers> {
    let reviewed = built_in::reviewed();
    let of_one = |values: &[ValueChange]| {
        let id = values[0].key_figure;
        let info = catalogues.iter().find_map(|catalogue| catalogue.key_figure(id));
        // Of equal ones the first.
        let largest = values.iter().rev().max_by(|a, b| weight(a).total_cmp(&weight(b)));
        let largest = largest.expect("a chunk is never empty");
        KeyFigureDiffers {
            key_figure: id,
            title: info.map_or_else(|| id.to_string(), |info| info.title.clone()),
            decimals: reviewed.get(id).map(|review| review.decimals),
            n_values: values.len(),
            relative: relative(largest),
            largest: largest.clone(),
        }
    };
    let mut all: Vec<KeyFigureDiffers> = values.chunk_by(|a, b| a.key_figure == b.key_figure).map(of_one).collect();
    // Stable: what is equal stays in order of ids.
    all.sort_by(|a, b| weight(&b.largest).total_cmp(&weight(&a.largest)));
    all
}

/// What is told first: withdrawn values, then the largest relative changes, then what came anew.
fn weight(value: &ValueChange) -> f64 {
    match (value.old, value.new) {
        (Some(_), None) => f64::INFINITY,
        _ => relative(value).unwrap_or(-1.0),
    }
}

fn word(kind: RevisionKind) -> &'static str {
    match kind {
        RevisionKind::Revised => "revised",
        RevisionKind::Withdrawn => "withdrawn",
        RevisionKind::Came => "came",
    }
}

fn only_in(one: &Catalogue, other: &Catalogue) -> Vec<Titled> {
    let titled = |info: &KeyFigureInfo| Titled { key_figure: info.id, title: info.title.clone() };
    one.key_figures().iter().filter(|info| other.key_figure(info.id).is_none()).map(titled).collect()
}

fn described(old: &Catalogue, new: &Catalogue) -> Vec<DescriptionChange> {
    let change = |info: &KeyFigureInfo| {
        let before = old.key_figure(info.id)?;
        let changes = text_changes(before, info);
        let gravest = changes.iter().find(|change| change.rings()).or(changes.first())?;
        Some(DescriptionChange {
            key_figure: info.id,
            kind: gravest.word(),
            rings: gravest.rings(),
            what: changes.iter().map(in_words).collect(),
            old_title: before.title.clone(),
            new_title: info.title.clone(),
        })
    };
    new.key_figures().iter().filter_map(change).collect()
}
