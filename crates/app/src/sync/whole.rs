//! Everything: every key figure in every area and year, written as it comes.

use std::collections::VecDeque;

use domain::{KeyFigureId, Origin, Run, Year};
use futures::stream::{self, StreamExt};
use jiff::Timestamp;
use kolada::Pick;
use lake::{Catalogue, Lake, Snapshot, Staging, Unfinished, Units, WholeFetch};
use tokio::sync::mpsc;

use super::account::{Done, SyncKind};
use super::asking::{Asking, everywhere};
use super::page_rows::{by_key_figure, run_of};
use super::units::UnitsWanted;
use super::{N_KEY_FIGURES_A_REQUEST, Work};
use crate::alarms;
use crate::error::Error;
use crate::kept_pages::{AGE_MAX, KeptPages};
use crate::manifest::sha256_of;
use crate::progress::Stage;

/// Blocks of key figures that are under way at once; the client decides how many requests that makes.
const N_BLOCKS_AT_ONCE: usize = 6;
/// Blocks that wait to be written.
const N_BLOCKS_WAITING: usize = 4;

/// Some key figures, finished.
struct Block {
    runs: Vec<(Run, Vec<Origin>)>,
    contradictions: Vec<String>,
    last: KeyFigureId,
    urls: Vec<String>,
}

pub(super) async fn fetch(work: &Work<'_>) -> Result<Done, Error> {
    let before = work.lake.latest()?;
    let plan = format!("everything from {} {:?}", work.host, work.years);
    let staging = work.lake.staging(&plan);
    let pages = KeptPages { staging: staging.clone(), now: work.now };
    let asking = Asking::new(work.client, pages, work.progress);
    // How many there are is known when the catalogue has come.
    work.progress.stage(Stage::Fetching { n_requests: Asking::n_requests_about(&Pick::All), n_key_figures: 0 });
    let about = asking.about(Pick::All).await?;
    let as_of = about.as_of.unwrap_or(work.now);
    let catalogue = Catalogue::new(about.key_figures, about.areas, about.area_groups, about.key_figure_groups);
    let ids: Vec<KeyFigureId> = catalogue.key_figures().iter().map(|info| info.id).collect();

    let ids_text: String = ids.iter().map(|id| format!("{id} ")).collect();
    let unfinished_plan = format!("{plan} {}", sha256_of(ids_text.as_bytes()));
    let oldest = work.now.checked_sub(AGE_MAX).unwrap_or(jiff::Timestamp::MIN);
    let unfinished = work.lake.unfinished(&unfinished_plan, oldest);
    let n_key_figures_resumed = unfinished.n_finished().0;
    let last_finished = unfinished.last_finished();
    let is_to_do = |block: &&[KeyFigureId]| last_finished.is_none_or(|done| block.last().is_some_and(|id| *id > done));
    let blocks: Vec<&[KeyFigureId]> = ids.chunks(N_KEY_FIGURES_A_REQUEST).filter(is_to_do).collect();
    let n_key_figures = ids.len() - n_key_figures_resumed;
    let units = work.units.then(|| UnitsWanted::of(catalogue.key_figures(), work.years, None)).transpose()?;
    let n_requests = blocks.len() * work.years.len() + units.as_ref().map_or(0, UnitsWanted::n_requests);
    work.progress.stage(Stage::Fetching { n_requests, n_key_figures });

    let (to_writer, blocks_done) = mpsc::channel(N_BLOCKS_WAITING);
    let writer = Writer {
        staging: staging.clone(),
        lake: work.lake.clone(),
        earlier: earlier(before.as_ref(), work)?,
        catalogue: catalogue.clone(),
        now: work.now,
    };
    let writer = tokio::task::spawn_blocking(move || writer.write(unfinished, blocks_done));
    let mut under_way =
        stream::iter(blocks.into_iter().map(|ids| block(&asking, ids, work.years))).buffered(N_BLOCKS_AT_ONCE);
    let mut failed = None;
    while let Some(block) = under_way.next().await {
        match block {
            Ok(block) => {
                // A writer that has gone away says why below.
                if to_writer.send(block).await.is_err() {
                    break;
                }
            }
            Err(error) => {
                failed = Some(error);
                break;
            }
        }
    }
    drop((under_way, to_writer));
    let (unfinished, contradictions) = writer.await.expect("the writer does not panic")?;
    if let Some(error) = failed {
        return Err(error);
    }

    let units = match units {
        Some(units) => Some(units.fetch(&asking).await?),
        None => None,
    };

    work.progress.stage(Stage::Keeping);
    if let Some(Ok(known)) = before.as_ref().map(Snapshot::catalogue) {
        alarms::notice_texts(work.lake, &known, catalogue.key_figures(), work.now)?;
    }
    let earlier = earlier_units(work, before.as_ref())?;
    let has_new_units = units.is_some();
    let snapshot = unfinished.finish(
        catalogue,
        match (units, &before) {
            (Some(units), _) => Units::New(units),
            (None, Some(before)) => Units::Of(before),
            (None, None) => Units::None,
        },
    )?;
    let years = (first_year(work.years), last_year(work.years));
    let units_as_of = if has_new_units { Some(as_of) } else { earlier };
    let note = WholeFetch::new(*snapshot.name(), work.host.to_owned(), as_of, years);
    work.lake.note_whole_fetch(&note.with_units(units_as_of))?;
    work.lake.staging(&unfinished_plan).clear()?;
    staging.clear()?;
    let mut tally = asking.into_tally();
    tally.issues.extend(contradictions);
    Ok(Done { kind: SyncKind::Whole, snapshot, before, since: None, n_key_figures_resumed, tally })
}

/// As of when the figures of units are that are taken along from the snapshot before.
fn earlier_units(work: &Work<'_>, before: Option<&Snapshot>) -> Result<Option<Timestamp>, Error> {
    let Some(before) = before.filter(|before| before.manifest().units().is_some()) else { return Ok(None) };
    let notes = work.lake.whole_fetches()?;
    let of_before = notes.iter().rev().filter(|note| note.service == work.host && note.snapshot == *before.name());
    Ok(of_before.filter_map(|note| note.units_as_of).next())
}

pub(super) fn first_year(years: &[Vec<Year>]) -> Year {
    years.iter().flatten().copied().min().unwrap_or(Year(0))
}

pub(super) fn last_year(years: &[Vec<Year>]) -> Year {
    years.iter().flatten().copied().max().unwrap_or(Year(0))
}

/// Fetches some key figures, and makes runs of them on another thread.
async fn block(asking: &Asking<'_>, ids: &[KeyFigureId], years: &[Vec<Year>]) -> Result<Block, Error> {
    let pages = asking.figures(&everywhere(ids, years)?).await?;
    let ids = ids.to_vec();
    let (told, made) = tokio::sync::oneshot::channel();
    rayon::spawn(move || {
        let urls = pages.iter().map(|page| page.origin.url.clone()).collect();
        let mut by_id = by_key_figure(pages);
        let mut contradictions = Vec::new();
        let mut runs = Vec::with_capacity(ids.len());
        for id in &ids {
            let told = by_id.remove(id).unwrap_or_default();
            let (run, contradicting) = run_of(*id, told.rows);
            contradictions.extend(contradicting);
            runs.push((run, told.origins));
        }
        let last = *ids.last().expect("a block has key figures");
        drop(told.send(Block { runs, contradictions, last, urls }));
    });
    Ok(made.await.expect("a maker of runs always answers"))
}

/// What the writing thread needs beside the blocks.
struct Writer {
    staging: Staging,
    lake: Lake,
    /// The figures before, and how they were described.
    earlier: Option<(Snapshot, Catalogue)>,
    catalogue: Catalogue,
    now: Timestamp,
}

/// The snapshot that was the newest, opened once more for the writing thread.
fn earlier(before: Option<&Snapshot>, work: &Work<'_>) -> Result<Option<(Snapshot, Catalogue)>, Error> {
    let Some(before) = before else { return Ok(None) };
    let again = work.lake.snapshot(&before.name().to_string())?;
    // A damaged catalogue is no reason not to fetch a whole one.
    Ok(before.catalogue().ok().map(|catalogue| (again, catalogue)))
}

impl Writer {
    /// Writes blocks as they come. The pages of what is on the disk as figures are forgotten.
    fn write(
        self,
        mut unfinished: Unfinished,
        mut blocks: mpsc::Receiver<Block>,
    ) -> Result<(Unfinished, Vec<String>), Error> {
        let already = unfinished.last_finished();
        let mut contradictions = Vec::new();
        let mut to_forget: VecDeque<(KeyFigureId, Vec<String>)> = VecDeque::new();
        while let Some(block) = blocks.blocking_recv() {
            self.notice_jumps(&block)?;
            for (run, origins) in block.runs {
                if already.is_none_or(|already| run.key_figure() > already) {
                    unfinished.add(run, origins)?;
                }
            }
            contradictions.extend(block.contradictions);
            to_forget.push_back((block.last, block.urls));
            while let Some((_, urls)) = to_forget.pop_front_if(|(last, _)| unfinished.last_finished() >= Some(*last)) {
                urls.iter().for_each(|url| self.staging.forget(url));
            }
        }
        Ok((unfinished, contradictions))
    }

    fn notice_jumps(&self, block: &Block) -> Result<(), Error> {
        let Some((snapshot, catalogue)) = &self.earlier else { return Ok(()) };
        let ids: Vec<KeyFigureId> = block.runs.iter().map(|(run, _)| run.key_figure()).collect();
        for ((run, _), before) in block.runs.iter().zip(snapshot.runs(&ids)) {
            if let Ok(Some(before)) = before
                && before != *run
            {
                let infos = (catalogue.key_figure(run.key_figure()), self.catalogue.key_figure(run.key_figure()));
                alarms::notice_jump(&self.lake, infos, (&before, run), self.now)?;
            }
        }
        Ok(())
    }
}
