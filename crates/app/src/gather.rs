//! The figures a day needs: those of the lake, and from the service those that it lacks.

use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;

use domain::{Area, AreaGroup, KeyFigureId, KeyFigureInfo, Origin, Run};
use jiff::Timestamp;
use kolada::parse::{parse_area_groups, parse_areas, parse_key_figures, parse_observations};
use kolada::{Client, ClientOptions, DataQuery, FetchedRequest, Filter, Issue, Pick, Request, request};
use lake::{Base, Catalogue, Lake, Snapshot, SnapshotDraft};

use crate::alarms;
use crate::error::Error;
use crate::figures_by_id::FiguresById;
use crate::kept_pages::KeptPages;
use crate::needs::Needs;
use crate::progress::{Progress, Stage};

/// Key figures a question: few enough that several questions go on at once and none holds much memory.
const N_KEY_FIGURES_A_REQUEST: usize = 8;
/// Questions whose pages are held at once.
const N_REQUESTS_A_WAVE: usize = 4;

/// Where figures come from, and how.
#[derive(Debug, Clone)]
pub struct ServiceOptions {
    /// The lake.
    pub lake: PathBuf,
    /// The service; `None` for the public one.
    pub base_url: Option<String>,
    /// The highest rate; `None` for good manners.
    pub requests_per_second: Option<NonZeroU32>,
    /// Whether the lake alone is used.
    pub offline: bool,
    /// Whether what the lake holds is fetched anew.
    pub refresh: bool,
    /// A snapshot that is told as it stands, by name; `None` for the newest.
    pub snapshot: Option<String>,
    /// The present, to tell how old a kept page is.
    pub now: Timestamp,
}

/// A snapshot that holds what is needed, and what happened on the way to it.
#[derive(Debug)]
pub struct Gathered {
    /// The snapshot.
    pub snapshot: Snapshot,
    /// Pages that came from the service now.
    pub n_pages_fetched: usize,
    /// Pages kept from a run that was broken off.
    pub n_pages_kept: usize,
    /// What was questionable in the answers.
    pub issues: Vec<String>,
}

/// The newest snapshot, after what it lacks has been fetched; or the one that is asked for by name, as it stands.
///
/// A key figure that the service refuses is kept as one without rows, and not asked for again.
///
/// # Errors
/// [`Error::Offline`] when something is lacking and may not be fetched; those of the client and the lake.
pub fn gather(needs: &Needs, options: &ServiceOptions, progress: &dyn Progress) -> Result<Gathered, Error> {
    // Where nothing may be fetched, nothing is made.
    let only_reads = options.offline || options.snapshot.is_some();
    let lake = if only_reads { Lake::open_kept(&options.lake)? } else { Lake::open(&options.lake)? };
    if let Some(name) = &options.snapshot {
        let snapshot = lake.snapshot(name)?;
        return Ok(Gathered { snapshot, n_pages_fetched: 0, n_pages_kept: 0, issues: Vec::new() });
    }
    let base = lake.latest()?;
    let lacking = lacking(&lake, needs, base.as_ref(), options)?;
    let client_options = client_options(options);
    let staging = lake.staging(&format!("{} {:?}", client_options.base_url, needs));
    let base = match base {
        Some(snapshot) if lacking.is_empty() => {
            staging.clear()?;
            return Ok(Gathered { snapshot, n_pages_fetched: 0, n_pages_kept: 0, issues: Vec::new() });
        }
        base => base,
    };
    if options.offline {
        // A day can be made without what only its errors are computed from.
        let shown = |id: &&KeyFigureId| !needs.aids.contains(id);
        let lacking: Vec<String> = lacking.iter().filter(shown).map(KeyFigureId::to_string).collect();
        return match base {
            Some(snapshot) if lacking.is_empty() => {
                Ok(Gathered { snapshot, n_pages_fetched: 0, n_pages_kept: 0, issues: Vec::new() })
            }
            _ => Err(Error::Offline { lake: options.lake.clone(), n_needed: needs.key_figures.len(), lacking }),
        };
    }
    let pages = KeptPages { staging, now: options.now };
    let runtime = tokio::runtime::Runtime::new().map_err(|source| Error::Start { source })?;
    let fetched = runtime.block_on(fetch(&Client::new(client_options)?, needs, lacking, &pages, progress))?;

    progress.stage(Stage::Keeping);
    let before = base.as_ref().map(Snapshot::catalogue).transpose()?.unwrap_or_default();
    alarms::notice_texts(&lake, &before, &fetched.key_figures, options.now)?;
    let key_figures = before.key_figures().iter().cloned().chain(fetched.key_figures).collect();
    let key_figure_groups = before.key_figure_groups().to_vec();
    let snapshot = lake.write(SnapshotDraft {
        base: Base::Latest,
        runs: fetched.runs,
        catalogue: Catalogue::new(key_figures, fetched.areas, fetched.area_groups, key_figure_groups),
        receipts: fetched.receipts,
    })?;
    pages.staging.clear()?;
    Ok(Gathered {
        snapshot,
        n_pages_fetched: fetched.n_pages_fetched,
        n_pages_kept: fetched.n_pages_kept,
        issues: fetched.issues,
    })
}

/// What the snapshot does not hold, or holds damaged.
///
/// Where it holds everything that its service had, a key figure that it lacks is one that the service does not have: asking
/// once more would bring nothing.
fn lacking(
    lake: &Lake,
    needs: &Needs,
    base: Option<&Snapshot>,
    options: &ServiceOptions,
) -> Result<Vec<KeyFigureId>, Error> {
    let needed = needs.all();
    let Some(base) = base.filter(|_| !options.refresh) else { return Ok(needed) };
    let is_whole = lake.whole_fetches()?.iter().any(|whole| whole.snapshot == *base.name());
    let held = base.manifest().key_figures();
    let runs = base.runs(&needed);
    let is_lacking = |(id, run): &(&KeyFigureId, Result<Option<Run>, lake::Error>)| {
        !(is_whole || held.contains_key(*id)) || run.is_err()
    };
    Ok(needed.iter().zip(runs).filter(is_lacking).map(|(id, _)| *id).collect())
}

pub(crate) fn client_options(options: &ServiceOptions) -> ClientOptions {
    let mut client = ClientOptions::default();
    if let Some(base_url) = &options.base_url {
        client.base_url.clone_from(base_url);
    }
    if let Some(rate) = options.requests_per_second {
        client.requests_per_second = rate;
        client.n_at_once = n_at_once(rate, client.n_at_once);
    }
    client
}

/// More answers on their way at a higher pace than good manners: the service is then one's own.
fn n_at_once(rate: NonZeroU32, usual: NonZeroUsize) -> NonZeroUsize {
    const N_MAX: NonZeroUsize = NonZeroUsize::new(8).expect("eight is not nought");
    let wanted = usize::try_from(rate.get() / 5).ok().and_then(NonZeroUsize::new).unwrap_or(usual);
    wanted.clamp(usual, N_MAX)
}

/// What has come.
#[derive(Default)]
struct Fetched {
    key_figures: Vec<KeyFigureInfo>,
    areas: Vec<Area>,
    area_groups: Vec<AreaGroup>,
    runs: Vec<Run>,
    receipts: Vec<(KeyFigureId, Vec<Origin>)>,
    n_pages_fetched: usize,
    n_pages_kept: usize,
    issues: Vec<String>,
}

async fn fetch(
    client: &Client,
    needs: &Needs,
    lacking: Vec<KeyFigureId>,
    pages: &KeptPages,
    progress: &dyn Progress,
) -> Result<Fetched, Error> {
    let mut questions = Vec::new();
    for ids in lacking.chunks(N_KEY_FIGURES_A_REQUEST) {
        let query = DataQuery {
            key_figures: Filter::Only(ids.to_vec()),
            years: Filter::Only(needs.years.clone()),
            ..DataQuery::default()
        };
        questions.extend(request::data(&query)?);
    }
    let about = [request::key_figures(Pick::Ids(&lacking)), request::areas(Pick::All), request::area_groups(Pick::All)];
    let n_requests = questions.len() + about.iter().map(Vec::len).sum::<usize>();
    progress.stage(Stage::Fetching { n_requests, n_key_figures: lacking.len() });

    let mut fetched = Fetched::default();
    let [key_figures, areas, area_groups] = about;
    for answer in ask(client, &key_figures, pages, progress, &mut fetched).await? {
        for page in &answer.pages {
            fetched.key_figures.extend(told(parse_key_figures(&page.body)?, &mut fetched.issues));
        }
    }
    for answer in ask(client, &areas, pages, progress, &mut fetched).await? {
        for page in &answer.pages {
            fetched.areas.extend(told(parse_areas(&page.body)?, &mut fetched.issues));
        }
    }
    for answer in ask(client, &area_groups, pages, progress, &mut fetched).await? {
        for page in &answer.pages {
            fetched.area_groups.extend(told(parse_area_groups(&page.body)?, &mut fetched.issues));
        }
    }
    for wave in questions.chunks(N_REQUESTS_A_WAVE) {
        for answer in ask(client, wave, pages, progress, &mut fetched).await? {
            take_figures(&answer, &mut fetched)?;
        }
    }
    Ok(fetched)
}

async fn ask(
    client: &Client,
    requests: &[Request],
    pages: &KeptPages,
    progress: &dyn Progress,
    fetched: &mut Fetched,
) -> Result<Vec<FetchedRequest>, Error> {
    let answers = client.fetch_all(requests, pages, &Told(progress)).await?;
    for answer in &answers {
        progress.request_done();
        for refused in &answer.refused {
            fetched.issues.push(format!("`{}` is refused by the source: {}", refused.key_figure, refused.detail));
        }
        for page in &answer.pages {
            match page.source {
                kolada::Source::Service => fetched.n_pages_fetched += 1,
                kolada::Source::Store => fetched.n_pages_kept += 1,
            }
        }
    }
    Ok(answers)
}

fn take_figures(answer: &FetchedRequest, fetched: &mut Fetched) -> Result<(), Error> {
    let mut figures = FiguresById::default();
    for page in &answer.pages {
        let observations = told(parse_observations(&page.body, &answer.request.expected())?, &mut fetched.issues);
        figures.take(observations, &page.origin);
    }
    let sorted = figures.sorted(answer.request.key_figures());
    fetched.runs.extend(sorted.runs);
    fetched.receipts.extend(sorted.receipts);
    fetched.issues.extend(sorted.contradictions);
    Ok(())
}

fn told<T>(checked: kolada::Checked<T>, issues: &mut Vec<String>) -> T {
    issues.extend(checked.issues.iter().map(Issue::to_string));
    checked.value
}

/// The client's progress told on as ours.
pub(crate) struct Told<'a>(pub(crate) &'a dyn Progress);

impl kolada::Progress for Told<'_> {
    fn page_done(&self, page: &kolada::Page) {
        self.0.page(page.envelope.n_rows, page.source == kolada::Source::Store);
    }

    fn retrying(&self, retry: &kolada::Retry<'_>) {
        self.0.retrying(&format!("{}, again in {:.1} s", retry.trouble, retry.wait.as_secs_f64()));
    }
}
