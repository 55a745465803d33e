//! Named key figures, all years of them, on top of what the lake has.

use domain::KeyFigureId;
use kolada::Pick;
use lake::{Base, Catalogue, Snapshot, SnapshotDraft};

use super::account::{Done, SyncKind};
use super::asking::{Asking, everywhere};
use super::page_rows::{by_key_figure, run_of};
use super::{N_KEY_FIGURES_A_REQUEST, Work};
use crate::alarms;
use crate::error::Error;
use crate::kept_pages::KeptPages;
use crate::progress::Stage;

pub(super) async fn fetch(work: &Work<'_>, mut ids: Vec<KeyFigureId>) -> Result<Done, Error> {
    ids.sort_unstable();
    ids.dedup();
    let before = work.lake.latest()?;
    let staging = work.lake.staging(&format!("{ids:?} from {} {:?}", work.host, work.years));
    let pages = KeptPages { staging: staging.clone(), now: work.now };
    let asking = Asking::new(work.client, pages, work.progress);
    let n_blocks = ids.len().div_ceil(N_KEY_FIGURES_A_REQUEST);
    let n_requests = Asking::n_requests_about(&Pick::Ids(&ids)) + n_blocks * work.years.len();
    work.progress.stage(Stage::Fetching { n_requests, n_key_figures: ids.len() });

    let about = asking.about(Pick::Ids(&ids)).await?;
    let is_unknown = |id: &&KeyFigureId| !about.key_figures.iter().any(|known| known.id == **id);
    let unknown = ids.iter().filter(is_unknown).map(|id| format!("the source has no key figure `{id}`"));
    asking.count(|tally| tally.issues.extend(unknown));
    let mut draft = Draft::default();
    draft.fetch(&asking, &ids, work).await?;

    work.progress.stage(Stage::Keeping);
    let known = before.as_ref().map(Snapshot::catalogue).transpose()?.unwrap_or_default();
    alarms::notice_texts(work.lake, &known, &about.key_figures, work.now)?;
    let key_figures = known.key_figures().iter().cloned().chain(about.key_figures).collect();
    let catalogue = Catalogue::new(key_figures, about.areas, about.area_groups, about.key_figure_groups);
    let Draft { runs, receipts } = draft;
    let snapshot = work.lake.write(SnapshotDraft { base: Base::Latest, runs, catalogue, receipts })?;
    staging.clear()?;
    let tally = asking.into_tally();
    Ok(Done { kind: SyncKind::Part, snapshot, before, since: None, n_key_figures_resumed: 0, tally })
}

/// Runs that fit into memory together.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) runs: Vec<domain::Run>,
    pub(super) receipts: Vec<(KeyFigureId, Vec<domain::Origin>)>,
}

impl Draft {
    /// Fetches these key figures whole.
    pub(super) async fn fetch(
        &mut self,
        asking: &Asking<'_>,
        ids: &[KeyFigureId],
        work: &Work<'_>,
    ) -> Result<(), Error> {
        for block in ids.chunks(N_KEY_FIGURES_A_REQUEST) {
            let mut by_id = by_key_figure(asking.figures(&everywhere(block, work.years)?).await?);
            for id in block {
                let told = by_id.remove(id).unwrap_or_default();
                let (run, contradictions) = run_of(*id, told.rows);
                asking.count(|tally| tally.issues.extend(contradictions));
                self.runs.push(run);
                if !told.origins.is_empty() {
                    self.receipts.push((*id, told.origins));
                }
            }
        }
        Ok(())
    }
}
