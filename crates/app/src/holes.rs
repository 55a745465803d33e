//! Who lacks what, and since when.

use std::path::PathBuf;

use catalogue::built_in;
use compare::holes::{HoleKind, KeyFigureHoles, holes as holes_in};
use domain::{AreaCode, KeyFigureId};
use rayon::prelude::*;
use serde::Serialize;

use crate::error::Error;
use crate::programme;
use crate::progress::{Progress, Stage};
use crate::stored::{GroupAsked, Stored};

/// What is asked.
#[derive(Debug, Clone)]
pub struct HolesOptions {
    /// The lake.
    pub lake: PathBuf,
    /// Whose holes; the programme's key figures are looked at.
    pub asked: GroupAsked,
    /// Every key figure of the lake, and not those of the programme alone.
    pub all: bool,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Holes {
    /// Key figures looked at.
    pub n_key_figures: usize,
    /// Municipalities looked at, with their names.
    pub members: Vec<(String, String)>,
    /// Key figures in which some of the group lack a current figure.
    pub key_figures: Vec<KeyFigureRow>,
    /// Key figures that the lake does not hold at all.
    pub not_kept: Vec<String>,
    /// Key figures that the source has no figures of.
    pub empty: Vec<String>,
    /// The snapshot's name.
    pub snapshot: String,
}

/// One key figure with holes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeyFigureRow {
    /// Its id.
    pub key_figure: String,
    /// Its title.
    pub title: String,
    /// The newest year in the country.
    pub newest: Option<u16>,
    /// Whether its title says that it has ended.
    pub is_discontinued: bool,
    /// Who lacks it.
    pub holes: Vec<HoleRow>,
}

/// One hole.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HoleRow {
    /// The municipality's code.
    pub area: String,
    /// Its name.
    pub municipality: String,
    /// `discontinued`, `nothing_planned`, `stopped`, `late`, `never`, `withdrawn`, `suppressed` or `not_applicable`.
    pub kind: &'static str,
    /// The last year with a figure.
    pub last: Option<u16>,
}

/// Looks for holes in what the lake holds.
///
/// # Errors
/// Those of opening the lake, of reading a programme, and of naming a group.
pub fn holes(options: &HolesOptions, progress: &dyn Progress) -> Result<Holes, Error> {
    let stored = Stored::open(&options.lake)?;
    let members = stored.group(&options.asked)?;
    progress.stage(Stage::Comparing);
    let held = stored.snapshot.manifest().key_figures();
    let asked: Vec<KeyFigureId> = if options.all {
        held.keys().copied().collect()
    } else {
        programme::read(options.asked.programme.as_deref())?.programme.key_figures()
    };
    let reviewed = built_in::reviewed();
    let runs = stored.runs(&asked)?;
    let (there, gone): (Vec<KeyFigureId>, Vec<KeyFigureId>) = asked.iter().partition(|id| runs.contains_key(id));
    let found: Vec<(KeyFigureId, KeyFigureHoles)> = there
        .par_iter()
        .map(|id| {
            let info = stored.catalogue.key_figure(*id);
            (*id, holes_in(runs.get(id), info, reviewed.get(*id), &members, &stored.municipalities))
        })
        .collect();
    let row = |(id, found): &(KeyFigureId, KeyFigureHoles)| KeyFigureRow {
        key_figure: id.to_string(),
        title: stored.title(*id),
        newest: found.newest.map(|year| year.0),
        is_discontinued: found.is_discontinued,
        holes: found
            .holes
            .iter()
            .map(|hole| HoleRow {
                area: hole.area.to_string(),
                municipality: stored.name(hole.area),
                kind: word(hole.kind),
                last: hole.last.map(|year| year.0),
            })
            .collect(),
    };
    let (empty, not_kept): (Vec<KeyFigureId>, Vec<KeyFigureId>) =
        gone.into_iter().partition(|id| held.contains_key(id));
    let ids = |ids: Vec<KeyFigureId>| ids.iter().map(KeyFigureId::to_string).collect();
    Ok(Holes {
        n_key_figures: asked.len(),
        members: members.iter().map(|area: &AreaCode| (area.to_string(), stored.name(*area))).collect(),
        key_figures: found.iter().filter(|(_, found)| !found.holes.is_empty()).map(row).collect(),
        not_kept: ids(not_kept),
        empty: ids(empty),
        snapshot: stored.snapshot.name().to_string(),
    })
}

fn word(kind: HoleKind) -> &'static str {
    match kind {
        HoleKind::Discontinued => "discontinued",
        HoleKind::NothingPlanned => "nothing_planned",
        HoleKind::Stopped => "stopped",
        HoleKind::Late => "late",
        HoleKind::Never => "never",
        HoleKind::Withdrawn => "withdrawn",
        HoleKind::Suppressed => "suppressed",
        HoleKind::NotApplicable => "not_applicable",
    }
}
