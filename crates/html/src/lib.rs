//! Writes the document as an accessible web site that needs no script.
//!
//! A day has one document a municipality: the same figures, another one marked. The host's goes to the site's root,
//! each of the others to a folder of its own, with the same page under the same name; so "Markerad kommun" is a list of
//! links and nothing on the site is run.
//!
//! Reading order: `words` is what the site itself says, `markup` sets the document's texts with their numbers,
//! `site` is which pages there are and how they link, `chart` draws, `table` lays out, `page` is a module a kind
//! of page, `formula` says how a number came about, and `data` is the figures for those who count on. `handout` is a file by
//! itself, beside the site.
//!
//! **Invariants:** every shown number carries its raw value and its fact (`data-value`, `data-fact`), so that it can be
//! read back; a chart's table is always there and always open; no script, no font, no address outside the site;
//! a writer shows what the document says and computes nothing but places on the page.

mod chart;
mod data;
mod error;
mod formula;
mod handout;
mod markup;
mod page;
mod site;
mod table;
mod words;
mod write;

pub use error::Error;
pub use handout::write_handout;
pub use write::{Downloads, File, SiteOptions, write};
