//! Who a municipality is like: the publisher's similar municipalities, and our own nearest neighbours with their reasons.

use std::path::PathBuf;

use catalogue::{StructureVariable, built_in};
use compare::nearest::{Peer, Structure};
use compare::peers::similar_groups;
use domain::{KeyFigureId, Run};
use serde::Serialize;
use stats::neighbours::Metric;

use crate::error::Error;
use crate::progress::{Progress, Stage};
use crate::stored::Stored;
use crate::unanswerable::Unanswerable;

/// What is asked.
#[derive(Debug, Clone)]
pub struct PeersOptions {
    /// The lake.
    pub lake: PathBuf,
    /// A municipality's code or name.
    pub municipality: String,
    /// How many neighbours.
    pub n_peers: usize,
    /// How far apart two are.
    pub metric: Metric,
    /// What the peers are to be compared on: it is left out of the structure.
    pub outcome: Option<KeyFigureId>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Peers {
    /// The municipality's code.
    pub area: String,
    /// Its name.
    pub municipality: String,
    /// `euclidean` or `mahalanobis`.
    pub metric: &'static str,
    /// The publisher's similar municipalities, as given, for each of its families.
    pub published: Vec<PublishedPeers>,
    /// The variables, in order.
    pub variables: Vec<Variable>,
    /// Our own nearest neighbours, nearest first.
    pub nearest: Vec<PeerRow>,
    /// Beyond this distance the nearest is not near.
    pub near_limit: f64,
    /// Whether even the nearest is beyond it.
    pub nobody_is_near: bool,
    /// How far the covariance was shrunk towards equal variances.
    pub shrinkage: Option<f64>,
    /// How many municipalities were looked at.
    pub n_municipalities: usize,
    /// Municipalities that lack a variable, and are nobody's neighbours.
    pub lacking: Vec<String>,
    /// The snapshot's name.
    pub snapshot: String,
}

/// A group of the publisher's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PublishedPeers {
    /// Its id.
    pub group: String,
    /// Its title.
    pub title: String,
    /// Its members' names, in the order given.
    pub members: Vec<String>,
}

/// A variable of structure, and the municipality in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variable {
    /// Its name in Swedish.
    pub name_sv: String,
    /// Its name in English.
    pub name_en: String,
    /// Its key figures with their years; two are the first divided by the second.
    pub key_figures: Vec<(String, u16)>,
    /// Whether multiples are compared.
    pub logarithm: bool,
    /// The municipality in robust standard deviations from the country's middle.
    pub score: f64,
}

/// One neighbour.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PeerRow {
    /// Its code.
    pub area: String,
    /// Its name.
    pub municipality: String,
    /// How far away.
    pub distance: f64,
    /// Each variable's share of the squared distance, in order.
    pub contributions: Vec<f64>,
    /// Each variable's difference in robust standard deviations, in order.
    pub differences: Vec<f64>,
    /// Names of variables in which they are alike, in Swedish.
    pub alike_sv: Vec<String>,
    /// In English.
    pub alike_en: Vec<String>,
    /// Names of variables in which they differ, in Swedish.
    pub unlike_sv: Vec<String>,
    /// In English.
    pub unlike_en: Vec<String>,
    /// In how many of the publisher's groups it is.
    pub n_published: usize,
}

/// Finds a municipality's peers in what the lake holds.
///
/// # Errors
/// [`Unanswerable`] when the lake lacks a variable, or the municipality is unknown or lacks one, or the outcome is no
/// variable; those of the lake.
pub fn peers(options: &PeersOptions, progress: &dyn Progress) -> Result<Peers, Error> {
    let stored = Stored::open(&options.lake)?;
    let area = stored.municipality(&options.municipality)?;
    progress.stage(Stage::Comparing);
    let is_outcome =
        |variable: &StructureVariable| options.outcome.is_some_and(|id| variable.key_figures.contains(&id));
    let structure = built_in::structure();
    if let Some(outcome) = options.outcome.filter(|_| !structure.iter().any(is_outcome)) {
        let ids =
            |one: &StructureVariable| one.key_figures.iter().map(|id| id.to_string()).collect::<Vec<_>>().join("/");
        let variables = structure.iter().map(|one| format!("{} {}", ids(one), one.name_en)).collect();
        return Err(Unanswerable::NoOutcome { key_figure: outcome.to_string(), variables }.into());
    }
    let variables: Vec<StructureVariable> = structure.into_iter().filter(|variable| !is_outcome(variable)).collect();
    let ids: Vec<KeyFigureId> = variables.iter().flat_map(|variable| variable.key_figures.iter().copied()).collect();
    let runs = stored.all_runs(&ids)?;
    let of_variables: Vec<Vec<&Run>> =
        variables.iter().map(|variable| variable.key_figures.iter().map(|id| &runs[id]).collect()).collect();
    let too_little =
        || Unanswerable::TooLittle { what: "the structure key figures do not vary, or have no year".into() };
    let structure = Structure::new(&variables, &of_variables, &stored.municipalities).ok_or_else(too_little)?;
    let municipality = stored.name(area);
    let lacks = || {
        let of_area = |id: &&KeyFigureId| runs[*id].series(area, domain::Sex::Total).is_empty();
        let lacking = ids.iter().filter(of_area).map(KeyFigureId::to_string).collect();
        Unanswerable::NotComparable { municipality: municipality.clone(), lacking }
    };
    let scores = structure.scores(area).ok_or_else(lacks)?;
    let found = structure.nearest(area, options.n_peers, options.metric).ok_or_else(too_little)?;

    let groups = similar_groups(stored.catalogue.area_groups(), &municipality);
    let n_published = |peer: &Peer| groups.iter().filter(|group| group.members.contains(&peer.area)).count();
    let names = |at: &[usize], name: fn(&StructureVariable) -> &String| -> Vec<String> {
        at.iter().map(|at| name(&variables[*at]).clone()).collect()
    };
    let nearest = found.peers.iter().map(|peer| PeerRow {
        area: peer.area.to_string(),
        municipality: stored.name(peer.area),
        distance: peer.distance,
        contributions: peer.contributions.clone(),
        differences: peer.differences.clone(),
        alike_sv: names(&peer.alike, |variable| &variable.name_sv),
        alike_en: names(&peer.alike, |variable| &variable.name_en),
        unlike_sv: names(&peer.unlike, |variable| &variable.name_sv),
        unlike_en: names(&peer.unlike, |variable| &variable.name_en),
        n_published: n_published(peer),
    });
    let described = variables.iter().zip(structure.years()).zip(scores).map(|((variable, years), score)| Variable {
        name_sv: variable.name_sv.clone(),
        name_en: variable.name_en.clone(),
        key_figures: years.iter().map(|(id, year)| (id.to_string(), year.0)).collect(),
        logarithm: variable.logarithm,
        score: *score,
    });
    Ok(Peers {
        area: area.to_string(),
        metric: match options.metric {
            Metric::Euclidean => "euclidean",
            Metric::Mahalanobis => "mahalanobis",
        },
        published: groups
            .iter()
            .map(|group| PublishedPeers {
                group: group.id.to_string(),
                title: group.title.clone(),
                members: group.members.iter().map(|member| stored.name(*member)).collect(),
            })
            .collect(),
        variables: described.collect(),
        nearest: nearest.collect(),
        near_limit: found.limit,
        nobody_is_near: found.nobody_is_near,
        shrinkage: found.shrinkage,
        n_municipalities: found.n,
        lacking: structure.lacking().iter().map(|area| stored.name(*area)).collect(),
        snapshot: stored.snapshot.name().to_string(),
        municipality,
    })
}
