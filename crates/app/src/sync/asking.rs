//! How the service is asked: its catalogue, and the figures of some key figures.

use std::sync::{Arc, Mutex};

use domain::{Area, AreaCode, AreaGroup, KeyFigureGroup, KeyFigureId, KeyFigureInfo, Year};
use futures::future::try_join_all;
use jiff::Timestamp;
use kolada::parse::{parse_area_groups, parse_areas, parse_key_figure_groups, parse_key_figures};
use kolada::{Checked, Client, DataQuery, Filter, Issue, Page, Pick, Request, Source, request};

use super::account::Tally;
use super::page_rows::{self, PageRows};
use crate::error::Error;
use crate::gather::Told;
use crate::kept_pages::KeptPages;
use crate::progress::Progress;

/// One fetch: the service, the pages that are kept of it, and what has been counted.
pub(super) struct Asking<'a> {
    pub(super) client: &'a Client,
    pub(super) pages: KeptPages,
    pub(super) progress: &'a dyn Progress,
    tally: Mutex<Tally>,
}

/// What the publisher says about what it has.
#[derive(Default)]
pub(super) struct About {
    pub(super) key_figures: Vec<KeyFigureInfo>,
    pub(super) areas: Vec<Area>,
    pub(super) area_groups: Vec<AreaGroup>,
    pub(super) key_figure_groups: Vec<KeyFigureGroup>,
    /// When the first of it came: what changes later may be missed.
    pub(super) as_of: Option<Timestamp>,
}

/// The host of the service, without its port: a replay on this machine is the same service on any port.
pub(super) fn host_of(client: &Client) -> String {
    let url = client.url_of(&request::areas(Pick::All)[0]);
    let after = url.split_once("://").map_or(url.as_str(), |(_, after)| after);
    let host = after.split('/').next().unwrap_or(after);
    let port = host.rfind(':').filter(|colon| host[colon + 1..].bytes().all(|byte| byte.is_ascii_digit()));
    host[..port.unwrap_or(host.len())].to_owned()
}

impl<'a> Asking<'a> {
    pub(super) fn new(client: &'a Client, pages: KeptPages, progress: &'a dyn Progress) -> Asking<'a> {
        Asking { client, pages, progress, tally: Mutex::default() }
    }

    /// What has been counted.
    pub(super) fn into_tally(self) -> Tally {
        self.tally.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    pub(super) fn count(&self, count: impl FnOnce(&mut Tally)) {
        count(&mut self.tally.lock().unwrap_or_else(|poisoned| poisoned.into_inner()));
    }

    /// How many requests [`about`](Asking::about) takes.
    pub(super) fn n_requests_about(pick: &Pick<'_, KeyFigureId>) -> usize {
        request::key_figures(*pick).len() + 3
    }

    /// Asks for the catalogue: these key figures, all areas, all groups.
    pub(super) async fn about(&self, pick: Pick<'_, KeyFigureId>) -> Result<About, Error> {
        let mut about = About::default();
        about.key_figures = self.list(&request::key_figures(pick), parse_key_figures, &mut about.as_of).await?;
        about.areas = self.list(&request::areas(Pick::All), parse_areas, &mut about.as_of).await?;
        about.area_groups = self.list(&request::area_groups(Pick::All), parse_area_groups, &mut about.as_of).await?;
        about.key_figure_groups =
            self.list(&request::key_figure_groups(Pick::All), parse_key_figure_groups, &mut about.as_of).await?;
        Ok(about)
    }

    /// Asks for lists of things that are no figures.
    pub(super) async fn list<T>(
        &self,
        requests: &[Request],
        parse: impl Fn(&[u8]) -> Result<Checked<Vec<T>>, kolada::Error>,
        as_of: &mut Option<Timestamp>,
    ) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        for answer in self.client.fetch_all(requests, &self.pages, &Told(self.progress)).await? {
            for page in answer.pages {
                let read = parse(&page.body)?;
                self.count_page(&page);
                self.count(|tally| tally.issues.extend(read.issues.iter().map(Issue::to_string)));
                let fetched_at = page.origin.fetched_at;
                *as_of = Some(as_of.map_or(fetched_at, |as_of| as_of.min(fetched_at)));
                all.extend(read.value);
            }
            self.count(|tally| tally.n_requests += 1);
            self.progress.request_done();
        }
        Ok(all)
    }

    /// All pages of one request; key figures that are refused are told.
    pub(super) async fn pages_of(&self, request: &Request) -> Result<Vec<Page>, Error> {
        let fetched = self.client.fetch_request(request, &self.pages, &Told(self.progress)).await?;
        fetched.pages.iter().for_each(|page| self.count_page(page));
        let lines = fetched.refused.iter().map(refused_in_words);
        self.count(|tally| tally.issues.extend(lines));
        Ok(fetched.pages)
    }

    /// Asks for figures; each page is read as soon as it has come, on another thread.
    pub(super) async fn figures(&self, requests: &[Request]) -> Result<Vec<PageRows>, Error> {
        let pages = try_join_all(requests.iter().map(|request| self.figures_of(request))).await?;
        Ok(pages.into_iter().flatten().collect())
    }

    async fn figures_of(&self, request: &Request) -> Result<Vec<PageRows>, Error> {
        let expected = Arc::new(request.expected());
        let mut readings = Vec::new();
        let mut take = |page: Page| {
            self.count_page(&page);
            readings.push(page_rows::begin(page, Arc::clone(&expected)));
        };
        let refused = self.client.fetch_each(request, &self.pages, &Told(self.progress), &mut take).await?;
        let mut pages = Vec::with_capacity(readings.len());
        for reading in readings {
            pages.push(page_rows::end(reading).await?);
        }
        self.count(|tally| {
            tally.n_requests += 1;
            for page in &mut pages {
                tally.n_values += page.n_values;
                tally.n_rows += page.n_rows;
                tally.reading += page.took;
                tally.issues.append(&mut page.issues);
            }
            let lines = refused.iter().map(refused_in_words);
            tally.issues.extend(lines);
        });
        self.progress.values(pages.iter().map(|page| page.n_values).sum());
        self.progress.request_done();
        Ok(pages)
    }

    fn count_page(&self, page: &Page) {
        self.count(|tally| match page.source {
            Source::Service => tally.n_pages_fetched += 1,
            Source::Store => tally.n_pages_kept += 1,
        });
    }
}

fn refused_in_words(refused: &kolada::RefusedKeyFigure) -> String {
    format!("`{}` is refused by the source: {}", refused.key_figure, refused.detail)
}

/// The questions for some key figures in all areas: one a block of years.
pub(super) fn everywhere(ids: &[KeyFigureId], years: &[Vec<Year>]) -> Result<Vec<Request>, Error> {
    let mut requests = Vec::new();
    for years in years {
        let (key_figures, years) = (Filter::Only(ids.to_vec()), Filter::Only(years.clone()));
        requests.extend(request::data(&DataQuery { key_figures, years, ..DataQuery::default() })?);
    }
    Ok(requests)
}

/// The questions for what has changed in these areas since a day, whatever the key figure.
pub(super) fn changed(
    areas: &[AreaCode],
    years: &[Vec<Year>],
    since: jiff::civil::Date,
) -> Result<Vec<Request>, Error> {
    let places = Filter::Only(areas.iter().map(|area| domain::Place::Area(*area)).collect());
    let mut requests = Vec::new();
    for years in years {
        let query = DataQuery {
            places: places.clone(),
            years: Filter::Only(years.clone()),
            from_date: Some(since),
            ..DataQuery::default()
        };
        requests.extend(request::data(&query)?);
    }
    Ok(requests)
}
