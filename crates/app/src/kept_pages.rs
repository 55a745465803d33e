//! Pages of an unfinished fetch, kept in the lake.

use jiff::{SignedDuration, Timestamp};
use kolada::{Kept, Page, PageStore, StoreError};
use lake::Staging;

/// A page kept longer than this is fetched anew: the source may have revised it.
pub(crate) const AGE_MAX: SignedDuration = SignedDuration::from_hours(24);

/// Joins the client's store of pages to the lake's.
pub struct KeptPages {
    /// Where they lie.
    pub staging: Staging,
    /// The present.
    pub now: Timestamp,
}

impl PageStore for KeptPages {
    fn get(&self, url: &str) -> Result<Option<Kept>, StoreError> {
        let is_fresh = |fetched_at: Timestamp| self.now.duration_since(fetched_at) <= AGE_MAX;
        Ok(self
            .staging
            .get(url)
            .filter(|(_, origin)| is_fresh(origin.fetched_at))
            .map(|(body, origin)| Kept { body: body.into(), origin }))
    }

    fn put(&self, page: &Page) -> Result<(), StoreError> {
        Ok(self.staging.put(&page.origin.url, &page.body, &page.origin)?)
    }
}
