//! Everything in the lake compared over the whole country, in one pass from Parquet to Parquet.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use catalogue::{Reviewed, built_in};
use compare::kernel::{Among, CountryComparison, CountryQuestion, Partition, PeerGroups, PeerLists, Scales, Standings};
use compare::peers::{family_of, family_of_unreviewed, kinds_of_municipality, similar_for_all};
use domain::{AreaCode, AreaKind, Direction, GroupId, KeyFigureId};
use lake::part::Part;
use lake::results::{ColumnData, ColumnKind, Results, Table};
use lake::{Catalogue, Lake, Snapshot};
use rayon::prelude::*;
use serde::Serialize;

use crate::error::Error;
use crate::progress::{Progress, Stage};

/// What is asked.
#[derive(Debug, Clone)]
pub struct CompareAllOptions {
    /// Which key figures; `None` for all.
    pub key_figures: Option<Vec<KeyFigureId>>,
    /// The lake.
    pub lake: PathBuf,
    /// Which snapshot, by its name or as much of it as tells it from the others; `None` for the latest.
    pub snapshot: Option<String>,
    /// Where the results go.
    pub out: PathBuf,
    /// Whom each municipality is held against, beside riket.
    pub against: Vec<Against>,
    /// A group of the reader's own, which every municipality is held against as well.
    pub group: Option<OwnGroup>,
}

/// Whom each municipality is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Against {
    /// The municipalities of its county, itself among them.
    County,
    /// The municipalities of its kind in SKR's division, itself among them.
    SkrGroup,
    /// Kolada's municipalities similar to it for the service, itself not among them.
    Similar,
}

/// A group of the reader's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnGroup {
    /// These municipalities.
    Members(Vec<AreaCode>),
    /// The publisher's group.
    Published(GroupId),
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparedAll {
    /// Where.
    pub out: PathBuf,
    /// The snapshot's name.
    pub snapshot: String,
    /// Key figures that have figures.
    pub n_key_figures: usize,
    /// Values placed: the rows of `standings`.
    pub n_standings: u64,
    /// Years, sexes and kinds of area they were placed in: the rows of `scales`.
    pub n_scales: u64,
    /// Files.
    pub n_files: usize,
    /// Their length in all.
    pub n_bytes: u64,
    /// How many municipalities of the country each of SKR's groups holds, by the publisher's title.
    pub skr_groups: BTreeMap<String, usize>,
    /// Who made what.
    pub source: &'static str,
}

/// Compares all or some key figures of a snapshot and writes the results as Parquet.
///
/// The lake's files are gone through in parallel, one key figure of each at a time: memory does not grow with the lake.
///
/// - **Shape:** two tables, in the same files as the lake has: `scales`, one row a year, sex and kind of area, and
///   `standings`, one row a value. See [`Scales`] and [`Standings`].
/// - **Missing:** a missing figure has no row.
///
/// # Errors
/// [`Error::EmptyLake`], [`Error::NotInSnapshot`], [`Error::UnknownGroup`], [`Error::UnknownMember`] for what is asked
/// and not there; those of the lake for what is damaged or cannot be written. Earlier results then stand as they did.
pub fn compare_all(options: &CompareAllOptions, progress: &dyn Progress) -> Result<ComparedAll, Error> {
    // On a thread of those that do the work: what the manifest took while it was read, they then have for the figures.
    rayon::scope(|_| compare_all_here(options, progress))
}

fn compare_all_here(options: &CompareAllOptions, progress: &dyn Progress) -> Result<ComparedAll, Error> {
    let snapshot = open(&options.lake, options.snapshot.as_deref())?;
    let wanted = options.key_figures.as_deref().map(|ids| wanted(ids, &snapshot)).transpose()?;
    let parts = snapshot.parts(|id| wanted.as_ref().is_none_or(|wanted| wanted.contains(&id)));
    let n_key_figures = parts.iter().map(|part| part.key_figures().len()).sum();
    // Groups stand in the catalogue, which is large beside one file of figures: whoever asks for none does without.
    let catalogue =
        if options.against.is_empty() && options.group.is_none() { None } else { Some(snapshot.catalogue()?) };
    let peers = catalogue.map_or_else(|| Ok(Peers::default()), |catalogue| Peers::new(options, &catalogue))?;
    let (scales, standings) = (scales_table(), standings_table(&peers.names));
    let name = *snapshot.name();
    // Its manifest grows with the lake.
    drop(snapshot);

    progress.stage(Stage::ComparingAll { n_key_figures });
    let results = Results::begin(&options.out)?;
    let reviewed = built_in::reviewed();
    let pass = Pass { results: &results, scales: &scales, standings: &standings, peers: &peers, reviewed: &reviewed };
    parts.par_iter().try_for_each_init(CountryComparison::default, |comparison, part| {
        pass.go_through(part, comparison)?;
        progress.key_figures_done(part.key_figures().len());
        Ok::<(), Error>(())
    })?;
    let about = results.finish(&name, told(options), &[scales, standings])?;

    let n_rows = |table: &str| {
        let of_table = about.files.iter().filter(|(name, _)| name.split('/').next() == Some(table));
        of_table.map(|(_, file)| file.n_rows).sum()
    };
    Ok(ComparedAll {
        out: options.out.clone(),
        snapshot: name.to_string(),
        n_key_figures,
        n_standings: n_rows("standings"),
        n_scales: n_rows("scales"),
        n_files: about.files.len(),
        n_bytes: about.files.values().map(|file| file.n_bytes).sum(),
        skr_groups: peers.skr_groups,
        source: SOURCE,
    })
}

/// Who made the results: they are never to be called the publisher's.
const SOURCE: &str = "Egen bearbetning av data från Kolada";

/// A lake is not made in order to be read.
fn open(path: &Path, name: Option<&str>) -> Result<Snapshot, Error> {
    let empty = || Error::EmptyLake { lake: path.to_owned() };
    let lake = Lake::open_kept(path)?;
    match name {
        Some(name) => Ok(lake.snapshot(name)?),
        None => lake.latest()?.ok_or_else(empty),
    }
}

fn wanted(ids: &[KeyFigureId], snapshot: &Snapshot) -> Result<BTreeSet<KeyFigureId>, Error> {
    let held = snapshot.manifest().key_figures();
    let lacking: Vec<String> = ids.iter().filter(|id| !held.contains_key(id)).map(KeyFigureId::to_string).collect();
    if lacking.is_empty() {
        Ok(ids.iter().copied().collect())
    } else {
        Err(Error::NotInSnapshot { snapshot: snapshot.name().short().to_owned(), lacking })
    }
}

/// What every file of a pass has in common.
struct Pass<'a> {
    results: &'a Results,
    scales: &'a Table,
    standings: &'a Table,
    peers: &'a Peers,
    reviewed: &'a Reviewed,
}

impl Pass<'_> {
    fn go_through(&self, part: &Part, comparison: &mut CountryComparison) -> Result<(), Error> {
        let ids = part.key_figures();
        let open = part.open()?;
        let mut scales = self.results.file(self.scales, ids[0], ids[ids.len() - 1])?;
        let mut standings = self.results.file(self.standings, ids[0], ids[ids.len() - 1])?;
        for id in ids {
            let slices = open.slices(*id)?;
            let review = self.reviewed.get(*id);
            let family = review.map_or_else(|| family_of_unreviewed(*id), |review| family_of(&review.service_area));
            comparison.fill(&CountryQuestion {
                slices: &slices,
                direction: review.map_or(Direction::Neither, |review| review.direction),
                peers: &self.peers.of_family(family),
            });
            scales.write(*id, &scales_columns(&comparison.scales))?;
            standings.write(*id, &standings_columns(&comparison.standings))?;
        }
        scales.close()?;
        standings.close()?;
        Ok(())
    }
}

/// Whom municipalities are held against, in the order of the columns.
#[derive(Default)]
struct Peers {
    names: Vec<&'static str>,
    groups: Vec<OfGroup>,
    skr_groups: BTreeMap<String, usize>,
}

enum OfGroup {
    Always(PeerGroups),
    /// By the family of the key figure's service.
    ByFamily(BTreeMap<&'static str, PeerGroups>),
}

impl Peers {
    fn new(options: &CompareAllOptions, catalogue: &Catalogue) -> Result<Peers, Error> {
        let mut peers = Peers::default();
        for against in options.against.iter().copied().collect::<BTreeSet<_>>() {
            let (name, groups) = match against {
                Against::County => ("county", OfGroup::Always(PeerGroups::Partition(Partition::counties()))),
                Against::SkrGroup => {
                    let kinds = kinds_of_municipality(catalogue.area_groups());
                    peers.skr_groups = kinds.iter().map(|kind| (kind.title.clone(), kind.members.len())).collect();
                    let members: Vec<&[AreaCode]> = kinds.iter().map(|kind| &kind.members[..]).collect();
                    ("skr_group", OfGroup::Always(PeerGroups::Partition(Partition::of_groups(&members))))
                }
                Against::Similar => ("similar", OfGroup::ByFamily(similar_by_family(catalogue))),
            };
            peers.names.push(name);
            peers.groups.push(groups);
        }
        if let Some(own) = &options.group {
            let members = members_of(own, catalogue)?;
            peers.names.push("group");
            peers.groups.push(OfGroup::Always(PeerGroups::Partition(Partition::one_for_all(&members))));
        }
        Ok(peers)
    }

    fn of_family(&self, family: &str) -> Vec<&PeerGroups> {
        self.groups.iter().map(|groups| groups.of_family(family)).collect()
    }
}

impl OfGroup {
    fn of_family(&self, family: &str) -> &PeerGroups {
        match self {
            OfGroup::Always(groups) => groups,
            OfGroup::ByFamily(families) => families.get(family).expect("every family has been looked up"),
        }
    }
}

fn similar_by_family(catalogue: &Catalogue) -> BTreeMap<&'static str, PeerGroups> {
    let is_municipality = |area: &&domain::Area| area.kind == AreaKind::Municipality;
    let municipalities: Vec<domain::Area> = catalogue.areas().iter().filter(is_municipality).cloned().collect();
    let lists_of = |family: &'static str| {
        let lists = similar_for_all(catalogue.area_groups(), &municipalities, family);
        (family, PeerGroups::Lists(PeerLists::new(lists.into_iter())))
    };
    compare::peers::FAMILIES.into_iter().map(lists_of).collect()
}

fn members_of(own: &OwnGroup, catalogue: &Catalogue) -> Result<Vec<AreaCode>, Error> {
    match own {
        OwnGroup::Published(id) => match catalogue.area_group(*id) {
            Some(group) => Ok(group.members.clone()),
            None => Err(Error::UnknownGroup { group: id.to_string() }),
        },
        OwnGroup::Members(members) => match members.iter().find(|area| catalogue.area(**area).is_none()) {
            None => Ok(members.clone()),
            Some(unknown) => Err(Error::UnknownMember { area: unknown.to_string() }),
        },
    }
}

/// What was asked, beside the results.
fn told(options: &CompareAllOptions) -> BTreeMap<String, String> {
    let codes = |codes: Vec<String>| codes.join(",");
    let key_figures = options.key_figures.as_ref();
    let group = options.group.as_ref().map(|group| match group {
        OwnGroup::Published(id) => id.to_string(),
        OwnGroup::Members(members) => codes(members.iter().map(AreaCode::to_string).collect()),
    });
    let key_figures =
        key_figures.map_or("all".to_owned(), |ids| codes(ids.iter().map(KeyFigureId::to_string).collect()));
    let told = [("key_figures", Some(key_figures)), ("group", group), ("source", Some(SOURCE.to_owned()))];
    told.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

const SEXES: &[&str] = &["K", "M", "T"];

fn scales_table() -> Table {
    let number = |name: &str| (name.to_owned(), ColumnKind::Number);
    let mut columns = vec![
        ("year".to_owned(), ColumnKind::Whole),
        ("sex".to_owned(), ColumnKind::Word(SEXES)),
        ("among".to_owned(), ColumnKind::Word(&Among::WORDS)),
        ("n".to_owned(), ColumnKind::Whole),
    ];
    columns.extend(["mean", "median", "lower_quartile", "upper_quartile"].map(number));
    columns.extend(["standard_deviation", "lowest", "highest"].map(number));
    Table { name: "scales", columns }
}

fn scales_columns(scales: &Scales) -> Vec<ColumnData<'_>> {
    vec![
        ColumnData::Whole(&scales.years),
        ColumnData::Words(&scales.sexes),
        ColumnData::Words(&scales.among),
        ColumnData::Whole(&scales.n),
        ColumnData::Numbers(&scales.means),
        ColumnData::Numbers(&scales.medians),
        ColumnData::Numbers(&scales.lower_quartiles),
        ColumnData::Numbers(&scales.upper_quartiles),
        ColumnData::Numbers(&scales.standard_deviations),
        ColumnData::Numbers(&scales.lowest),
        ColumnData::Numbers(&scales.highest),
    ]
}

fn standings_table(peers: &[&str]) -> Table {
    let mut columns: Vec<(String, ColumnKind)> = [
        ("year", ColumnKind::Whole),
        ("sex", ColumnKind::Word(SEXES)),
        ("area", ColumnKind::Area),
        ("among", ColumnKind::Word(&Among::WORDS)),
        ("value", ColumnKind::Number),
        ("rank_from_highest", ColumnKind::Whole),
        ("n_sharing", ColumnKind::Whole),
        ("percentile", ColumnKind::FewNumbers),
        ("z", ColumnKind::Number),
        ("to_best", ColumnKind::Number),
        ("to_riket", ColumnKind::Number),
    ]
    .map(|(name, kind)| (name.to_owned(), kind))
    .to_vec();
    for peers in peers {
        columns.push((format!("{peers}_n"), ColumnKind::Whole));
        columns.push((format!("to_{peers}_mean"), ColumnKind::Number));
        columns.push((format!("to_{peers}_median"), ColumnKind::Number));
    }
    Table { name: "standings", columns }
}

fn standings_columns(standings: &Standings) -> Vec<ColumnData<'_>> {
    let mut columns = vec![
        ColumnData::Whole(&standings.years),
        ColumnData::Words(&standings.sexes),
        ColumnData::Areas(&standings.areas),
        ColumnData::Words(&standings.among),
        ColumnData::Numbers(&standings.values),
        ColumnData::Whole(&standings.ranks),
        ColumnData::Whole(&standings.n_sharing),
        ColumnData::Numbers(&standings.percentiles),
        ColumnData::Numbers(&standings.z),
        ColumnData::Numbers(&standings.to_best),
        ColumnData::Numbers(&standings.to_riket),
    ];
    for peers in &standings.peers {
        columns.push(ColumnData::Whole(&peers.n));
        columns.push(ColumnData::Numbers(&peers.to_mean));
        columns.push(ColumnData::Numbers(&peers.to_median));
    }
    columns
}
