//! The two places where a fetch meets its caller on the way: kept pages, and progress.

use std::time::Duration;

use bytes::Bytes;
use domain::{KeyFigureId, Origin};

use crate::error::StoreError;
use crate::fetch::Page;
use crate::trouble::Trouble;

/// A page as a store holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The decoded body.
    pub body: Bytes,
    /// Where it came from, when, and its sum.
    pub origin: Origin,
}

/// Keeps every page as it comes, so that a fetch that was broken off goes on where it was.
///
/// How long a page stays good is the store's to decide: one that it gives back is not asked for again. A page whose body
/// does not have the sum of its origin is fetched anew.
pub trait PageStore: Send + Sync {
    /// The page of this address, if it is kept.
    ///
    /// # Errors
    /// When the store itself fails; a page that is not there is `None`.
    fn get(&self, url: &str) -> Result<Option<Kept>, StoreError>;

    /// Keeps a page under its address, `page.origin.url`.
    ///
    /// # Errors
    /// When the store itself fails; that ends the fetch.
    fn put(&self, page: &Page) -> Result<(), StoreError>;
}

/// Keeps nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoStore;

impl PageStore for NoStore {
    fn get(&self, _url: &str) -> Result<Option<Kept>, StoreError> {
        Ok(None)
    }

    fn put(&self, _page: &Page) -> Result<(), StoreError> {
        Ok(())
    }
}

/// Is told what happens while it happens, from any thread, in the order of time. `()` listens to nothing.
pub trait Progress: Send + Sync {
    /// A page has come, from the service or from the store.
    fn page_done(&self, _page: &Page) {}

    /// A try failed and another follows.
    fn retrying(&self, _retry: &Retry<'_>) {}

    /// A key figure was refused and is set aside.
    fn refused(&self, _refused: &RefusedKeyFigure) {}
}

impl Progress for () {}

/// A try that failed, and what follows.
#[derive(Debug, Clone, Copy)]
pub struct Retry<'a> {
    /// What was asked.
    pub url: &'a str,
    /// Which try failed, counted from one.
    pub n_tries: u32,
    /// Why.
    pub trouble: &'a Trouble,
    /// How long it is waited before the next.
    pub wait: Duration,
}

/// A key figure that the service refuses, most often since it has been withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedKeyFigure {
    /// Which.
    pub key_figure: KeyFigureId,
    /// The HTTP status.
    pub status: u16,
    /// The service's own words.
    pub detail: String,
}
