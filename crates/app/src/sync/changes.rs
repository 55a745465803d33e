//! What has changed since everything was fetched.

use std::collections::{BTreeMap, BTreeSet};

use domain::{AreaCode, KeyFigureId, Run};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use kolada::Pick;
use lake::{Base, Catalogue, Lake, Snapshot, SnapshotDraft, WholeFetch};

use super::account::{Done, SyncKind};
use super::asking::{Asking, changed};
use super::page_rows::{Told, by_key_figure, run_of};
use super::part::Draft;
use super::units::UnitsWanted;
use super::whole::{first_year, last_year};
use super::{N_KEY_FIGURES_A_REQUEST, Work};
use crate::alarms;
use crate::error::Error;
use crate::kept_pages::KeptPages;
use crate::progress::Stage;

/// A snapshot that holds everything as of a moment.
pub(super) struct WholeBase {
    snapshot: Snapshot,
    note: WholeFetch,
}

/// The newest snapshot that holds everything of this service; `None` when there is none, or it cannot be read.
pub(super) fn base(lake: &Lake, host: &str) -> Result<Option<WholeBase>, Error> {
    let notes = lake.whole_fetches()?.into_iter().rev().filter(|note| note.service == host);
    Ok(notes
        .filter_map(|note| Some(WholeBase { snapshot: lake.snapshot(&note.snapshot.to_string()).ok()?, note }))
        .find(|base| base.snapshot.catalogue().is_ok()))
}

/// Changes are asked for from the day before: the service's days need not be ours.
fn day_before(as_of: Timestamp) -> Date {
    let date = TimeZone::UTC.to_datetime(as_of).date();
    date.checked_sub(1.day()).unwrap_or(date)
}

pub(super) async fn fetch(work: &Work<'_>, base: WholeBase) -> Result<Done, Error> {
    let WholeBase { snapshot: base, note } = base;
    let since = day_before(note.as_of);
    let staging = work.lake.staging(&format!("changes of {} since {since} from {}", base.name(), work.host));
    let asking = Asking::new(work.client, KeptPages { staging: staging.clone(), now: work.now }, work.progress);
    work.progress.stage(Stage::Fetching { n_requests: Asking::n_requests_about(&Pick::All), n_key_figures: 0 });
    let about = asking.about(Pick::All).await?;
    let as_of = about.as_of.unwrap_or(work.now);
    let catalogue = Catalogue::new(about.key_figures, about.areas, about.area_groups, about.key_figure_groups);

    let ids: BTreeSet<KeyFigureId> = catalogue.key_figures().iter().map(|info| info.id).collect();
    let held = base.manifest().key_figures();
    let damaged = base.damaged_key_figures();
    let anew: Vec<KeyFigureId> =
        ids.iter().filter(|id| !held.contains_key(id) || damaged.contains(id)).copied().collect();
    let areas: Vec<AreaCode> = catalogue.areas().iter().map(|area| area.code).collect();
    let questions = changed(&areas, work.years, since)?;
    let units_since = note.units_as_of.map(day_before);
    let units = work
        .units
        .then(|| UnitsWanted::of(catalogue.key_figures(), work.years, units_since.map(|since| (&base, since))))
        .transpose()?;
    let n_requests_of_units = units.as_ref().map_or(0, UnitsWanted::n_requests);
    let n_requests =
        n_requests_of_units + questions.len() + anew.len().div_ceil(N_KEY_FIGURES_A_REQUEST) * work.years.len();
    work.progress.stage(Stage::Fetching { n_requests, n_key_figures: ids.len() });

    let mut told = by_key_figure(asking.figures(&questions).await?);
    told.retain(|id, _| ids.contains(id) && !anew.contains(id));
    let mut draft = Draft::default();
    draft.fetch(&asking, &anew, work).await?;

    let units = match units {
        Some(units) => Some(units.fetch(&asking).await?),
        None => None,
    };

    work.progress.stage(Stage::Keeping);
    let known = base.catalogue()?;
    alarms::notice_texts(work.lake, &known, catalogue.key_figures(), work.now)?;
    apply(&base, told, &mut draft)?;
    notice_jumps(work, &base, (&known, &catalogue), &draft.runs)?;
    let keeping: BTreeSet<KeyFigureId> = held.keys().filter(|id| ids.contains(id)).copied().collect();
    let Draft { runs, receipts } = draft;
    let base_of = Base::Of { snapshot: &base, keeping: &keeping };
    let units_as_of = if units.is_some() { Some(as_of) } else { note.units_as_of };
    let snapshot = work.lake.write_with_units(SnapshotDraft { base: base_of, runs, catalogue, receipts }, units)?;
    let years = (first_year(work.years).min(note.years.0), last_year(work.years));
    let new_note = WholeFetch::new(*snapshot.name(), work.host.to_owned(), as_of, years);
    work.lake.note_whole_fetch(&new_note.with_units(units_as_of))?;
    staging.clear()?;
    let tally = asking.into_tally();
    Ok(Done {
        kind: SyncKind::Changes,
        snapshot,
        before: Some(base),
        since: Some(since),
        n_key_figures_resumed: 0,
        tally,
    })
}

/// Nearly all values of a key figure that jump at once are noticed before the snapshot that has them.
fn notice_jumps(
    work: &Work<'_>,
    base: &Snapshot,
    (old, new): (&Catalogue, &Catalogue),
    runs: &[Run],
) -> Result<(), Error> {
    let ids: Vec<KeyFigureId> = runs.iter().map(Run::key_figure).collect();
    for (run, before) in runs.iter().zip(base.runs(&ids)) {
        if let Ok(Some(before)) = before {
            let infos = (old.key_figure(run.key_figure()), new.key_figure(run.key_figure()));
            alarms::notice_jump(work.lake, infos, (&before, run), work.now)?;
        }
    }
    Ok(())
}

/// Puts changed figures in the place of the old; one that was deleted becomes one that was withdrawn.
fn apply(base: &Snapshot, told: BTreeMap<KeyFigureId, Told>, draft: &mut Draft) -> Result<(), Error> {
    let ids: Vec<KeyFigureId> = told.keys().copied().collect();
    for ((id, told), old) in told.into_iter().zip(base.runs(&ids)) {
        let old = old?;
        let rows = old.iter().flat_map(|run| run.rows()).chain(told.rows).collect();
        // What the service says now is no contradiction to what it said then.
        let (run, _) = run_of(id, rows);
        if old.as_ref() != Some(&run) {
            draft.runs.push(run);
        }
        draft.receipts.push((id, told.origins));
    }
    Ok(())
}
