//! A snapshot's figures compared for a programme: everything the day is told from.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{GroupChoice, Prices, Programme, Reviewed, ReviewedKeyFigure, built_in};
use compare::claim::{Adjusted, Explaining, adjusted};
use compare::{Comparison, Question, compare, similar_municipalities};
use compose::{ClaimOfDay, Day, DayArea, DayKeyFigure, DayMaps, Source};
use document::Language;
use domain::{Area, AreaCode, AreaKind, Group, KeyFigureId, KeyFigureInfo, Run};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use lake::{Catalogue, Snapshot};
use rayon::prelude::*;

use crate::claims_asked::{ClaimFigures, claims_of, costs_of, fair_key_figures, runs_of, structure_accounted_for};
use crate::error::Error;
use crate::maps::tile_maps;
use crate::needs::{Needs, cover_key_figure, supporting_key_figures};

/// One key figure with all that is known of it.
#[derive(Debug)]
pub struct Compared {
    /// What we say of it.
    pub review: ReviewedKeyFigure,
    /// What its publisher says, where it is known there.
    pub info: Option<KeyFigureInfo>,
    /// Its figures; `None` where there are no rows.
    pub run: Option<Run>,
    /// The comparison; `None` where no municipality has a figure.
    pub comparison: Option<Comparison>,
    /// For each member its similar municipalities.
    pub similar: Vec<Vec<AreaCode>>,
    /// When these rows were first fetched.
    pub fetched: Option<Date>,
}

/// All key figures of a day, compared in its group.
#[derive(Debug)]
pub struct Figures {
    /// The group, in order of code, with names.
    pub members: Vec<(AreaCode, String)>,
    /// The country's municipalities, in order of code, with names.
    pub municipalities: Vec<(AreaCode, String)>,
    /// By id.
    pub key_figures: BTreeMap<KeyFigureId, Compared>,
    /// How prices moved.
    pub prices: Prices,
    /// The snapshot's name.
    pub snapshot: String,
    /// Where the municipalities lie on a map.
    pub maps: Option<DayMaps>,
    /// The programme's claims, answered.
    pub claims: Vec<ClaimOfDay>,
    /// Key figures with structure accounted for, as far as the programme's charts ask for them.
    pub adjusted: BTreeMap<KeyFigureId, Adjusted>,
    charted: Vec<KeyFigureId>,
    supporting: Vec<KeyFigureId>,
    source: Source,
}

/// Reads and compares.
///
/// # Errors
/// [`Error::UnknownGroup`], [`Error::UnknownMember`], [`Error::HostOutside`] when the group is not the publisher's;
/// [`Error::NoFigures`] when there is nothing to show; those of the lake.
pub fn figures(
    programme: &Programme,
    key_figures: &[KeyFigureId],
    reviewed: &Reviewed,
    snapshot: &Snapshot,
    source: Source,
) -> Result<Figures, Error> {
    let catalogue = snapshot.catalogue()?;
    let municipalities: Vec<(AreaCode, String)> = catalogue
        .areas()
        .iter()
        .filter(|area| is_municipality(area))
        .map(|area| (area.code, area.name.clone()))
        .collect();
    let members = members(programme, &catalogue)?;
    let runs: Result<Vec<Option<Run>>, lake::Error> = snapshot.runs(key_figures).into_iter().collect();
    let aids = aids(key_figures, reviewed, snapshot)?;
    let compared = key_figures
        .par_iter()
        .zip(runs?)
        .map(|(id, run)| {
            let info = catalogue.key_figure(*id).cloned();
            let review = reviewed.get(*id).cloned().unwrap_or_else(|| unreviewed(*id, info.as_ref()));
            let run = run.filter(|run| !run.is_empty());
            let family = compare::peers::family_of(&review.service_area);
            let similar: Vec<Vec<AreaCode>> =
                members.iter().map(|(_, name)| similar_municipalities(catalogue.area_groups(), name, family)).collect();
            let comparison = run.as_ref().and_then(|run| {
                compare(&Question {
                    run,
                    review: &review,
                    members: &codes(&members),
                    municipalities: &codes(&municipalities),
                    similar: &similar,
                    aids: &aids,
                })
            });
            // The day in Sweden (winter time), so that the same receipt gives the same words on every machine.
            let date = |timestamp: jiff::Timestamp| TimeZone::fixed(jiff::tz::offset(1)).to_datetime(timestamp).date();
            let fetched = snapshot.fetched_at(*id).map(date);
            (*id, Compared { review, info, run, comparison, similar, fetched })
        })
        .collect();
    let figures = Figures {
        claims: Vec::new(),
        adjusted: BTreeMap::new(),
        maps: tile_maps(&codes(&municipalities), &codes(&members)),
        charted: programme.chart_key_figures().into_iter().filter(|id| !programme.key_figures().contains(id)).collect(),
        members,
        municipalities,
        key_figures: compared,
        supporting: supporting_key_figures(programme, reviewed),
        prices: built_in::prices().with(&programme.price_changes),
        snapshot: snapshot.name().to_string(),
        source,
    };
    // What stands on no page alone makes no day, unless it was asked for itself.
    let unseen: Vec<KeyFigureId> =
        [cover_key_figure()].into_iter().chain(figures.supporting.iter().chain(&figures.charted).copied()).collect();
    let is_unseen =
        |id: KeyFigureId| unseen.contains(&id) && key_figures.len() > 1 && !programme.key_figures().contains(&id);
    let has_figure = figures.key_figures.iter().any(|(id, compared)| {
        !is_unseen(*id) && compared.comparison.as_ref().is_some_and(|comparison| comparison.n_compared > 0)
    });
    if has_figure { Ok(figures) } else { Err(Error::NoFigures { n_key_figures: key_figures.len() }) }
}

/// Reads and compares all of a day, its claims and what it wants adjusted with it.
///
/// # Errors
/// As for [`figures`].
pub fn figures_of_day(
    programme: &Programme,
    needs: &Needs,
    reviewed: &Reviewed,
    snapshot: &Snapshot,
    source: Source,
) -> Result<Figures, Error> {
    // What services cost stands beside claims where there are figures of it, and is not asked for otherwise.
    let costs = costs_of(programme, reviewed);
    let more = costs.into_iter().filter(|id| !needs.key_figures.contains(id));
    let key_figures: Vec<KeyFigureId> = needs.key_figures.iter().copied().chain(more).collect();
    let mut figures = figures(programme, &key_figures, reviewed, snapshot, source)?;
    let (members, municipalities) = (codes(&figures.members), codes(&figures.municipalities));
    figures.claims = answered_claims(programme, reviewed, snapshot, (&members, &municipalities))?;
    figures.adjusted = adjusted_figures(&fair_key_figures(programme), reviewed, snapshot, &figures)?;
    let shown: BTreeSet<KeyFigureId> = programme.key_figures().into_iter().collect();
    let explaining = figures.claims.iter().flat_map(|claim| claim.because.key_figures.iter().copied());
    let more: BTreeSet<KeyFigureId> = explaining.chain(costs_of(programme, reviewed)).collect();
    figures.charted.extend(more.into_iter().filter(|id| !shown.contains(id)));
    figures.charted.sort_unstable();
    figures.charted.dedup();
    Ok(figures)
}

/// The programme's claims with their answers; one that no line can be drawn for is left out.
fn answered_claims(
    programme: &Programme,
    reviewed: &Reviewed,
    snapshot: &Snapshot,
    (members, municipalities): (&[AreaCode], &[AreaCode]),
) -> Result<Vec<ClaimOfDay>, Error> {
    let asked = claims_of(programme, reviewed);
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let figures = ClaimFigures::read(&asked, reviewed, snapshot)?;
    let catalogue = snapshot.catalogue()?;
    let claims = asked.par_iter().map(|one| figures.of_day(one, reviewed, &catalogue, (members, municipalities), None));
    Ok(claims.collect::<Vec<_>>().into_iter().flatten().collect())
}

/// Structure accounted for in key figures; one that too few have all of it for is left out.
pub(crate) fn adjusted_figures(
    asked: &[KeyFigureId],
    reviewed: &Reviewed,
    snapshot: &Snapshot,
    figures: &Figures,
) -> Result<BTreeMap<KeyFigureId, Adjusted>, Error> {
    if asked.is_empty() {
        return Ok(BTreeMap::new());
    }
    let (members, municipalities) = (codes(&figures.members), codes(&figures.municipalities));
    let aids = aids(asked, reviewed, snapshot)?;
    let structure = structure_accounted_for();
    let runs = runs_of(structure.iter().flat_map(|one| one.key_figures.iter().copied()).collect(), snapshot)?;
    let found = asked.par_iter().filter_map(|id| {
        let Compared { run, review, similar, .. } = figures.key_figures.get(id)?;
        let question = Question {
            run: run.as_ref()?,
            review,
            members: &members,
            municipalities: &municipalities,
            similar,
            aids: &aids,
        };
        let others = structure.iter().filter(|one| !one.key_figures.contains(id));
        let explaining: Vec<Explaining<'_>> =
            others.map(|explanation| Explaining { explanation, runs: &runs }).collect();
        Some((*id, adjusted(&question, &explaining)?))
    });
    Ok(found.collect::<Vec<_>>().into_iter().collect())
}

/// What the errors of these key figures are computed from, as far as the snapshot has it.
pub(crate) fn aids(
    key_figures: &[KeyFigureId],
    reviewed: &Reviewed,
    snapshot: &Snapshot,
) -> Result<BTreeMap<KeyFigureId, Run>, Error> {
    let known = key_figures.iter().filter_map(|id| reviewed.get(*id));
    Ok(runs_of(known.flat_map(compare::uncertainty::aids_of).collect(), snapshot)?)
}

pub(crate) fn codes(areas: &[(AreaCode, String)]) -> Vec<AreaCode> {
    areas.iter().map(|(code, _)| *code).collect()
}

/// And no region, nor the country.
pub(crate) fn is_municipality(area: &Area) -> bool {
    area.kind == AreaKind::Municipality && area.code.is_municipality()
}

pub(crate) fn members(programme: &Programme, catalogue: &Catalogue) -> Result<Vec<(AreaCode, String)>, Error> {
    let codes = match &programme.group {
        GroupChoice::Members(members) => {
            let name = programme.group_name_sv.clone();
            Group { name, members: members.clone() }.members_in(programme.year())
        }
        GroupChoice::Kolada(id) => {
            let group = catalogue.area_group(*id).ok_or_else(|| Error::UnknownGroup { group: id.to_string() })?;
            if !group.members.contains(&programme.host) {
                let host = programme.host.to_string();
                return Err(Error::HostOutside { host, group: group.title.clone() });
            }
            let mut codes = group.members.clone();
            codes.sort_unstable();
            codes.dedup();
            codes
        }
    };
    let named = |code: AreaCode| match catalogue.area(code).filter(|area| is_municipality(area)) {
        Some(area) => Ok((code, area.name.clone())),
        None => Err(Error::UnknownMember { area: code.to_string() }),
    };
    codes.into_iter().map(named).collect()
}

/// A stand-in for one nobody has reviewed, also when its publisher does not know it.
pub(crate) fn unreviewed(id: KeyFigureId, info: Option<&KeyFigureInfo>) -> ReviewedKeyFigure {
    let unknown = KeyFigureInfo {
        id,
        title: id.to_string(),
        description: None,
        is_divided_by_gender: false,
        municipality_type: String::new(),
        auspice: None,
        operating_area: None,
        perspective: None,
        prel_publication_date: None,
        publication_date: None,
        publ_period: None,
        has_ou_data: false,
    };
    ReviewedKeyFigure::unreviewed(info.unwrap_or(&unknown))
}

impl Figures {
    /// The day as one municipality is told it.
    pub fn day<'a>(&'a self, programme: &'a Programme, language: Language, marked: AreaCode, made_by: &str) -> Day<'a> {
        let areas = programme
            .areas
            .iter()
            .map(|area| DayArea {
                programme: area,
                key_figures: area.key_figures.iter().filter_map(|id| self.of_day(*id)).collect(),
            })
            .collect();
        Day {
            programme,
            language,
            marked,
            members: self.members.clone(),
            municipalities: self.municipalities.clone(),
            areas,
            cover: self.of_day(cover_key_figure()),
            supporting: self.supporting.iter().filter_map(|id| self.of_day(*id)).collect(),
            charted: self.charted.iter().filter_map(|id| self.of_day(*id)).collect(),
            claims: &self.claims,
            adjusted: &self.adjusted,
            maps: self.maps.as_ref(),
            prices: &self.prices,
            source: self.source,
            snapshot: self.snapshot.clone(),
            fetched: self.key_figures.values().filter_map(|compared| compared.fetched).max(),
            made_by: made_by.to_owned(),
        }
    }

    /// Whether a key figure is only counted with.
    pub fn is_supporting(&self, id: KeyFigureId) -> bool {
        self.supporting.contains(&id)
    }

    pub(crate) fn of_day(&self, id: KeyFigureId) -> Option<DayKeyFigure<'_>> {
        let compared = self.key_figures.get(&id)?;
        Some(DayKeyFigure {
            review: &compared.review,
            info: compared.info.as_ref(),
            run: compared.run.as_ref(),
            comparison: compared.comparison.as_ref(),
            similar: &compared.similar,
            fetched: compared.fetched,
        })
    }
}
