//! Snapshots of figures in Parquet, named by their content.
//!
//! ```text
//! lake/
//!   files/⟨sha256⟩.parquet      some fifty whole key figures each, one row group a key figure
//!   units/⟨sha256⟩.parquet      the same for schools, preschools and care homes, with `unit` in place of `area`
//!   catalogues/⟨sha256⟩.json    what the publisher says about key figures, areas and groups; lists of units
//!   snapshots/⟨name⟩.json       a manifest: which rows, in which files, with which catalogue
//!   receipts/⟨sha256⟩.json      what was fetched when, from where
//!   fetches/⟨sha256⟩.json       which snapshots hold all of a service, and as of when
//!   staging/…                   pages and parts of a fetch that is not finished
//!   noticed/⟨alarm⟩.json        key figures whose description changed
//!   accepted/⟨alarm⟩.json       who looked at that, and why it may be built nevertheless
//!   marks.json                  names given to snapshots, and those to be kept
//!   ORDER                       the names of the snapshots in the order they were written
//!   LATEST                      the name of the newest snapshot
//! ```
//!
//! Reading order: [`lake`] is the folder's door, [`write`](mod@write) makes a snapshot, [`read`] reads one,
//! [`part`] goes through all of one a file at a time, [`memory`] holds all of one, [`results`] writes what was computed
//! from one. Below them: [`catalogue`], [`manifest`] and [`receipt`] are the three kinds of JSON, `rows` is the canonical form that
//! a name is made of, `grouping` is which key figures share a file, `run_file` and `result_file` are the two places that know Parquet,
//! `result_column`, `column_chunk` and `hybrid` are how a column of results is laid down,
//! [`staging`] keeps the pages of an unfinished fetch, [`units`] are figures of schools and the like, [`unfinished`] is a snapshot of everything written as it comes,
//! [`whole_fetch`] says which ones hold everything, [`marks`] are names and pins, `order` is which was written when, [`mod@prune`] clears away what has neither,
//! [`notice`] is what changed its meaning, and `folder` is how anything comes onto the disk.
//!
//! ```
//! use domain::{AreaCode, Figure, KeyFigureId, Row, Run, Sex, Year};
//! use lake::{Base, Catalogue, Lake, SnapshotDraft};
//!
//! # let folder = tempfile::tempdir()?;
//! let id = KeyFigureId::new("N11008")?;
//! let area = AreaCode::new("0192")?;
//! let row = Row { area, year: Year(2024), sex: Sex::Total, figure: Figure::Value(12.5) };
//!
//! let lake = Lake::open(folder.path())?;
//! let written = lake.write(SnapshotDraft {
//!     base: Base::Latest,
//!     runs: vec![Run::from_rows(id, vec![row])?],
//!     catalogue: Catalogue::default(),
//!     receipts: Vec::new(),
//! })?;
//!
//! let latest = lake.latest()?.expect("one has been written");
//! assert_eq!(latest.name(), written.name());
//! assert_eq!(latest.run(id)?.unwrap().figure(area, Year(2024), Sex::Total), Figure::Value(12.5));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! **Invariants.** A snapshot's name tells its rows and its catalogue, and nothing else: the same figures fetched
//! another day, in another order, by another machine have the same name, the same manifest and the same files. A
//! file that has its name is whole: it is written under another name, flushed, and renamed. What is handed out has
//! been checked against its sum. Nothing here knows of HTTP, and nothing outside knows of Parquet.

#![allow(clippy::disallowed_methods, reason = "the lake is where snapshots meet the disk")]

mod column_chunk;
mod folder;
mod grouping;
mod hybrid;
mod order;
mod result_column;
mod result_file;
mod rows;
mod run_file;
mod sum;
mod unit_file;

pub mod catalogue;
pub mod damage;
pub mod error;
pub mod lake;
pub mod manifest;
pub mod marks;
pub mod memory;
pub mod notice;
pub mod part;
pub mod prune;
pub mod read;
pub mod receipt;
pub mod results;
pub mod staging;
pub mod unfinished;
pub mod units;
pub mod whole_fetch;
pub mod write;

pub use catalogue::Catalogue;
pub use damage::{Cause, Damage};
pub use error::Error;
pub use lake::Lake;
pub use manifest::{Changes, FileEntry, KeyFigureEntry, Manifest, UnitsEntry};
pub use marks::Marks;
pub use memory::FigureStore;
pub use notice::{Acceptance, Again, Described, EarlierReason, Notice};
pub use prune::{Prune, Pruned};
pub use read::Snapshot;
pub use receipt::Receipt;
pub use staging::Staging;
pub use unfinished::{Unfinished, Units};
pub use units::UnitsDraft;
pub use whole_fetch::WholeFetch;
pub use write::{Base, SnapshotDraft};
