//! The operations of the program, where input and output meet the pure middle.
//!
//! Reading order: [`build`](mod@build) makes a whole day, [`show`](mod@show) one comparison, [`claim`](mod@claim) tests one claim and [`claim_told`] prints it (`claims_asked` is what it is reckoned from), [`claims_many`] puts it to many key figures, [`adjusted`] accounts for structure, [`init`](mod@init) a programme to edit,
//! [`refresh`](mod@refresh) puts new figures into an edited deck, [`sync`](mod@sync) fetches all of Kolada, [`compare_all`](mod@compare_all) compares all that the lake holds,
//! [`snapshots`](mod@snapshots) are the days that are kept, [`diff`](mod@diff) is what differs between two of them,
//! [`accessibility`] lets only decks through that everybody can read, [`template_check`] tells what will happen to a template, [`given_package`] reads somebody's file,
//! [`alarms`](mod@alarms) what must be looked at before it is told, [`mod@stats`] takes anybody's table ([`stats_table`], [`stats_regress`]). What they share
//! follows the data: [`programme`] is read, [`needs`] says which figures it takes, [`gather`] gets those that the lake
//! lacks ([`kept_pages`] keeps what has come, `figures_by_id` sorts it, [`made_up`] stands in for the service in a demo), [`figures`] compares
//! them, [`maps`] says where municipalities lie (with outlines from [`boundaries`], or as tiles), `handout` writes the pages for inhabitants, [`output`] and [`manifest`] put the finished files in their place. [`progress`] tells the reader meanwhile,
//! [`error`] what to do when it fails.
//!
//! Questions to the lake alone, for choosing what to compare and with whom: [`mod@suggest`], [`mod@peers`],
//! [`mod@climbers`], [`mod@holes`], [`index`], [`own_index`]. They share [`stored`] and [`direction_asked`], and say in
//! [`unanswerable`] why there is no answer.
//!
//! **Invariants:** only here do files, network and clock meet; each operation is its steps in the order of the data;
//! earlier output stands until the new is whole, and what a person has edited is never overwritten.

#![allow(clippy::disallowed_methods, reason = "the rim: files are read and written here and in the lake")]

pub mod accessibility;
pub mod adjusted;
pub mod alarms;
pub mod boundaries;
mod broken_off;
pub mod build;
pub mod claim;
pub mod claim_told;
mod claims_asked;
pub mod claims_many;
pub mod climbers;
pub mod compare_all;
pub mod decks;
mod delivered;
pub mod diff;
mod diff_told;
pub mod direction_asked;
pub mod error;
pub mod figures;
mod figures_by_id;
pub mod gather;
pub mod given_package;
mod handout;
pub mod holes;
pub mod index;
pub mod init;
pub mod kept_pages;
pub mod made_up;
pub mod manifest;
pub mod maps;
pub mod needs;
pub mod output;
pub mod own_index;
pub mod peers;
mod price_gaps;
pub mod programme;
pub mod progress;
pub mod refresh;
pub mod show;
pub mod snapshots;
pub mod stats;
pub mod stats_regress;
pub mod stats_table;
pub mod stored;
pub mod suggest;
pub mod sync;
pub mod template_check;
pub mod unanswerable;

pub use accessibility::{Gate, check_deck};
pub use adjusted::{AdjustedOptions, AdjustedTold, adjusted_for_structure};
pub use alarms::{Alarm, EarlierReason, accept, alarms};
pub use broken_off::{BrokenOff, Listening, when_broken_off};
pub use build::{BuildOptions, Built, Lacking, build};
pub use claim::{ClaimOptions, claim};
pub use claim_told::ClaimTold;
pub use claims_many::{ClaimsOptions, ClaimsTold, claims};
pub use climbers::{Climbers, ClimbersOptions, climbers};
pub use compare_all::{Against, CompareAllOptions, ComparedAll, OwnGroup, compare_all};
pub use decks::{DeckChoice, SisterDeck};
pub use diff::{DiffOptions, Difference, diff};
pub use diff_told::{HeadlineChange, ProgrammeTouched};
pub use error::Error;
pub use gather::ServiceOptions;
pub use holes::{Holes, HolesOptions, holes};
pub use index::{IndexCheck, IndexCheckOptions, IndexCheckRow, check_indices};
pub use init::init;
pub use own_index::{IndexMakeOptions, OwnIndex, make_index};
pub use peers::{PeerRow, Peers, PeersOptions, peers};
pub use progress::{Progress, Stage};
pub use refresh::{RefreshOptions, RefreshReport, refresh};
pub use show::{Comparison, ComparisonRow, PricesShown, ShowOptions, show};
pub use snapshots::{Mark, PruneReport, SnapshotLine, SnapshotsCompared};
pub use sync::{SyncKind, SyncOptions, SyncTarget, Synced, sync};

pub use stats_table::StatsTable;
pub use template_check::{TemplateCheckOptions, check_template};

pub use ::stats::composite::{RKA, Spread, TrimmedScale};
pub use ::stats::neighbours::Metric;
pub use ::stats::{Better, BetweenVariance, Dispersion, FunnelOptions, QuantileDefinition, RankSetOptions};
pub use catalogue::PriceChoice;
pub use document::Language;
pub use document::format::format_number;
pub use document::number::Sign;
pub use domain::{AreaCode, Direction, GroupId, KeyFigureId, Year};
pub use lake::{Again, Prune};
pub use pptx::gate::{Audit, Fault, Rule};
pub use pptx::template::report::TemplateReport;
pub use stored::GroupAsked;
pub use suggest::{SuggestOptions, SuggestionRow, Suggestions, suggest};
pub use unanswerable::Unanswerable;

/// The present: the only place where it is asked for.
pub fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}
