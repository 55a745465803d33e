//! What the reader is told while it goes on.

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Key figures come from the service: how many requests and key figures there are in all.
    Fetching {
        /// Questions to the service, each of some pages.
        n_requests: usize,
        /// Key figures they ask for.
        n_key_figures: usize,
    },
    /// A country is made up.
    Inventing,
    /// What has come is written to the lake.
    Keeping,
    /// Figures are read and compared.
    Comparing,
    /// Everything in the lake is compared, a key figure at a time.
    ComparingAll {
        /// How many key figures.
        n_key_figures: usize,
    },
    /// Deck, workbook and site are written.
    Writing,
    /// The decks beside the host's are written.
    WritingDecks {
        /// How many.
        n_decks: usize,
    },
}

/// Is told what happens, from any thread. `()` listens to nothing.
pub trait Progress: Send + Sync {
    /// A stage begins; the one before is done.
    fn stage(&self, _stage: Stage) {}

    /// A page has come, from the service or kept from before.
    fn page(&self, _n_rows: usize, _was_kept: bool) {}

    /// Values have been read from what has come.
    fn values(&self, _n_values: u64) {}

    /// A request is done with all its pages.
    fn request_done(&self) {}

    /// Some more key figures are compared.
    fn key_figures_done(&self, _n: usize) {}

    /// One of those decks is written.
    fn deck_done(&self) {}

    /// A try failed; another follows.
    fn retrying(&self, _why: &str) {}
}

impl Progress for () {}
