//! Figures of units: schools, preschools, care homes.

use std::collections::BTreeMap;

use domain::{KeyFigureId, KeyFigureInfo, Place, Sex, UnitId, UnitRow, UnitRun, Year};
use futures::stream::{self, StreamExt, TryStreamExt};
use jiff::civil::Date;
use kolada::parse::{parse_observations, parse_units};
use kolada::{DataQuery, Filter, Issue, Page, Pick, Request, request};
use lake::{Snapshot, UnitsDraft};
use rayon::prelude::*;

use super::account::Tally;
use super::asking::Asking;
use crate::error::Error;

/// Key figures a question when everything is asked for: units are many, and their figures few years deep.
const N_KEY_FIGURES_A_REQUEST: usize = 8;
/// Questions under way at once; the client decides how many are asked.
const N_AT_ONCE: usize = 6;

/// What is asked of units.
pub(super) struct UnitsWanted {
    ids: Vec<KeyFigureId>,
    requests: Vec<Request>,
    /// What they had before, when only changes are asked for.
    base: Option<BTreeMap<KeyFigureId, UnitRun>>,
}

impl UnitsWanted {
    /// All figures of units of the key figures that have some; with a snapshot that holds them as of a day, only what has
    /// changed since.
    pub(super) fn of(
        key_figures: &[KeyFigureInfo],
        years: &[Vec<Year>],
        base: Option<(&Snapshot, Date)>,
    ) -> Result<UnitsWanted, Error> {
        let ids: Vec<KeyFigureId> = key_figures.iter().filter(|info| info.has_ou_data).map(|info| info.id).collect();
        let held = base.and_then(|(snapshot, since)| Some((held(snapshot, &ids)?, since)));
        let mut requests = Vec::new();
        for id_block in ids.chunks(N_KEY_FIGURES_A_REQUEST) {
            for years in years {
                let from_date = held.as_ref().map(|(_, since)| *since);
                let (key_figures, years) = (Filter::Only(id_block.to_vec()), Filter::Only(years.clone()));
                requests.extend(request::unit_data(&DataQuery {
                    key_figures,
                    years,
                    from_date,
                    ..DataQuery::default()
                })?);
            }
        }
        Ok(UnitsWanted { ids, requests, base: held.map(|(held, _)| held) })
    }

    /// How many requests that takes.
    pub(super) fn n_requests(&self) -> usize {
        self.requests.len() + request::units(Pick::All).len()
    }

    /// Asks, and sorts what comes.
    pub(super) async fn fetch(self, asking: &Asking<'_>) -> Result<UnitsDraft, Error> {
        let mut as_of = None;
        let units = asking.list(&request::units(Pick::All), parse_units, &mut as_of).await?;
        let questions: Vec<_> = self.requests.iter().map(|request| ask(asking, request)).collect();
        let pages: Vec<Vec<(KeyFigureId, UnitRow)>> = stream::iter(questions).buffered(N_AT_ONCE).try_collect().await?;
        let mut cells: BTreeMap<KeyFigureId, Cells> = self.ids.iter().map(|id| (*id, Cells::new())).collect();
        let before = self
            .base
            .into_iter()
            .flatten()
            .flat_map(|(id, run)| run.rows().iter().map(|row| (id, *row)).collect::<Vec<_>>());
        for (id, row) in before.chain(pages.into_iter().flatten()) {
            // Later counts: what came now is newer than what was there.
            cells.entry(id).or_default().insert((row.unit, row.year, row.sex), row);
        }
        let run = |(id, cells): (KeyFigureId, Cells)| {
            UnitRun::from_rows(id, cells.into_values().collect()).expect("each place stands once in a map")
        };
        Ok(UnitsDraft { units, runs: cells.into_iter().map(run).collect() })
    }
}

/// What one page says, and what was questionable on it.
type UnitPage = (Vec<(KeyFigureId, UnitRow)>, Vec<String>);

type Cells = BTreeMap<(UnitId, Year, Sex), UnitRow>;

/// The figures a snapshot has of these key figures; `None` when it lacks some, so that all have to be asked for.
fn held(snapshot: &Snapshot, ids: &[KeyFigureId]) -> Option<BTreeMap<KeyFigureId, UnitRun>> {
    ids.iter().map(|id| Some((*id, snapshot.unit_run(*id).ok()??))).collect()
}

async fn ask(asking: &Asking<'_>, request: &Request) -> Result<Vec<(KeyFigureId, UnitRow)>, Error> {
    let pages = asking.pages_of(request).await?;
    let expected = request.expected();
    let (told, read) = tokio::sync::oneshot::channel();
    rayon::spawn(move || {
        let read = |page: &Page| -> Result<UnitPage, Error> {
            let read = parse_observations(&page.body, &expected)?;
            let row = |seen: domain::Observation| match seen.place {
                Place::Unit(unit) => {
                    Some((seen.key_figure, UnitRow { unit, year: seen.year, sex: seen.sex, figure: seen.figure }))
                }
                _ => None,
            };
            Ok((read.value.into_iter().filter_map(row).collect(), read.issues.iter().map(Issue::to_string).collect()))
        };
        // Nobody waits for it any more when the sync has failed elsewhere.
        drop(told.send(pages.par_iter().map(read).collect::<Result<Vec<_>, Error>>()));
    });
    let mut rows = Vec::new();
    let mut n_values = 0;
    for (of_page, issues) in read.await.expect("a reader always answers")? {
        n_values += of_page.iter().filter(|(_, row)| row.figure.value().is_some()).count() as u64;
        asking.count(|tally: &mut Tally| tally.issues.extend(issues));
        rows.extend(of_page);
    }
    asking.count(|tally| {
        tally.n_values += n_values;
        tally.n_rows += rows.len() as u64;
        tally.n_requests += 1;
    });
    asking.progress.values(n_values);
    asking.progress.request_done();
    Ok(rows)
}
