//! All pages of many requests, each kept as it comes.

use std::collections::BTreeSet;

use bytes::Bytes;
use domain::Origin;
use futures::stream::{self, StreamExt, TryStreamExt};
use reqwest::Url;

use crate::attempt::sum_of;
use crate::client::Client;
use crate::error::Error;
use crate::keep::{PageStore, Progress, RefusedKeyFigure};
use crate::parse::{Envelope, parse_envelope};
use crate::request::{Request, RequestKind};

/// More pages than any question has: all of Kolada is some two thousand.
const PAGES_MAX: usize = 20_000;

/// One page: its bytes, where they came from, and its envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The decoded body.
    pub body: Bytes,
    /// Its address, when it came, and its sum.
    pub origin: Origin,
    /// How many rows it has, and its next page.
    pub envelope: Envelope,
    /// Whether it came now or was kept.
    pub source: Source,
}

/// Where a page came from just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// From the service.
    Service,
    /// From the store of kept pages.
    Store,
}

/// The whole answer to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchedRequest {
    /// The request as it was given.
    pub request: Request,
    /// Its pages in order; where key figures were refused, those of its parts in order of key figures.
    pub pages: Vec<Page>,
    /// Key figures that the service refuses, in the order of the request. Their figures are not in the pages.
    pub refused: Vec<RefusedKeyFigure>,
}

impl Client {
    /// Gets every page of every request: requests at once as the options allow, the pages of each in sequence.
    ///
    /// - **Shape:** one result a request, in the order given, whatever comes first.
    /// - **Edge cases:** when the service refuses a data request that names key figures (status 422), the request is halved
    ///   until the refused ones stand alone: one withdrawn key figure does not take the others down.
    ///
    /// All pages are held in memory: give some hundred requests at a time.
    ///
    /// # Errors
    /// The first error ends the work, with what has come kept in `store`: those of [`Client::fetch_page`],
    /// [`Error::ForeignPage`], [`Error::EndlessPages`] and [`Error::Store`].
    pub async fn fetch_all(
        &self,
        requests: &[Request],
        store: &dyn PageStore,
        progress: &dyn Progress,
    ) -> Result<Vec<FetchedRequest>, Error> {
        let n_at_once = self.options.n_at_once.get();
        // Made before the stream and not by it: else the whole could not be sent to another thread.
        let numbered: Vec<_> =
            (0..).zip(requests).map(|(idx, r)| self.fetch_numbered(idx, r, store, progress)).collect();
        let mut fetched: Vec<_> = stream::iter(numbered).buffer_unordered(n_at_once).try_collect().await?;
        fetched.sort_by_key(|(idx, _)| *idx);
        Ok(fetched.into_iter().map(|(_, fetched)| fetched).collect())
    }

    /// Gets every page of one request; see [`Client::fetch_all`].
    ///
    /// # Errors
    /// As for [`Client::fetch_all`].
    pub async fn fetch_request(
        &self,
        request: &Request,
        store: &dyn PageStore,
        progress: &dyn Progress,
    ) -> Result<FetchedRequest, Error> {
        let mut pages = Vec::new();
        let refused = self.fetch_each(request, store, progress, &mut |page| pages.push(page)).await?;
        Ok(FetchedRequest { request: request.clone(), pages, refused })
    }

    /// Gets every page of one request and hands each out as it comes, so that one can be read while the next is on its way.
    ///
    /// - **Shape:** pages in order, as in [`FetchedRequest`]; the key figures that were refused are the answer.
    ///
    /// # Errors
    /// As for [`Client::fetch_all`]; pages handed out before are then part of an answer that never became whole.
    pub async fn fetch_each(
        &self,
        request: &Request,
        store: &dyn PageStore,
        progress: &dyn Progress,
        take: &mut (dyn FnMut(Page) + Send),
    ) -> Result<Vec<RefusedKeyFigure>, Error> {
        let mut all_refused = Vec::new();
        // What is still to be asked, the next on top.
        let mut parts = vec![request.clone()];
        while let Some(part) = parts.pop() {
            match self.fetch_pages(&part, store, progress, take).await {
                Ok(()) => {}
                Err(Error::Refused { status: 422, detail, .. }) if is_of_key_figures(&part) => match part.halves() {
                    Some((first, second)) => parts.extend([second, first]),
                    None => {
                        let key_figure = part.key_figures()[0];
                        let refused = RefusedKeyFigure { key_figure, status: 422, detail };
                        progress.refused(&refused);
                        all_refused.push(refused);
                    }
                },
                Err(error) => return Err(error),
            }
        }
        Ok(all_refused)
    }

    async fn fetch_numbered(
        &self,
        idx: usize,
        request: &Request,
        store: &dyn PageStore,
        progress: &dyn Progress,
    ) -> Result<(usize, FetchedRequest), Error> {
        Ok((idx, self.fetch_request(request, store, progress).await?))
    }

    async fn fetch_pages(
        &self,
        request: &Request,
        store: &dyn PageStore,
        progress: &dyn Progress,
        take: &mut (dyn FnMut(Page) + Send),
    ) -> Result<(), Error> {
        let mut seen = BTreeSet::new();
        let mut next_url = Some(self.url_of(request));
        while let Some(url) = next_url {
            let page = self.kept_or_fetched(&url, store, progress).await?;
            progress.page_done(&page);
            next_url = next_of(&url, &page.envelope)?;
            take(page);
            seen.insert(url.clone());
            if let Some(next_url) = next_url.as_ref().filter(|next| seen.contains(*next) || seen.len() >= PAGES_MAX) {
                return Err(Error::EndlessPages { url, next_url: next_url.clone() });
            }
        }
        Ok(())
    }

    async fn kept_or_fetched(&self, url: &str, store: &dyn PageStore, progress: &dyn Progress) -> Result<Page, Error> {
        let store_failed = |source| Error::Store { url: url.to_owned(), source };
        if let Some(kept) = store.get(url).map_err(store_failed)? {
            match parse_envelope(&kept.body) {
                Ok(envelope) if sum_of(&kept.body) == kept.origin.body_sha256 => {
                    return Ok(Page { body: kept.body, origin: kept.origin, envelope, source: Source::Store });
                }
                _ => tracing::warn!(url, "the kept page is damaged and is fetched anew"),
            }
        }
        let page = self.fetch_page(url, progress).await?;
        store.put(&page).map_err(store_failed)?;
        Ok(page)
    }
}

fn is_of_key_figures(request: &Request) -> bool {
    matches!(request.kind(), RequestKind::Data | RequestKind::UnitData) && !request.key_figures().is_empty()
}

/// The address of the next page, which must lie where this one does.
fn next_of(url: &str, envelope: &Envelope) -> Result<Option<String>, Error> {
    let Some(next_url) = &envelope.next_url else { return Ok(None) };
    let foreign = || Error::ForeignPage { url: url.to_owned(), next_url: next_url.clone() };
    let here = Url::parse(url).map_err(|_| foreign())?;
    let next = here.join(next_url).map_err(|_| foreign())?;
    if next.origin() == here.origin() { Ok(Some(next.into())) } else { Err(foreign()) }
}
