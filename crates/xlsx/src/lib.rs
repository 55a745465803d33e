//! Writes the document as an Excel workbook: every figure as a number, every chart native and linked to its cells.
//!
//! The sheets are, in order: the contents, one an area, the definitions, who lacks what, the method, and `Data` with
//! every value in long form for those who count on.
//!
//! Reading order: `write` puts the sheets in order, `sheet` is what they have in common (banner, title,
//! widths, print), `area` is the sheet that matters with its `table`s and `chart`s,
//! `chart_page` is a page that one chart fills, `contents`,
//! `definitions`, `gaps`, `method` and `data` are the others; `cell` turns a text into what Excel counts
//! with, `looks` is how it all looks, `names` what the sheets may be called, `limits` how long
//! a text may be, `mend` puts right what the library writes wrongly, `words` what the workbook itself
//! says.
//!
//! **Invariants:** a shown figure is a number in its cell, not rounded, with a format that rounds it as shown; a writer
//! computes nothing but places; the same document gives the same bytes.

mod area;
mod cell;
mod chart;
mod chart_page;
mod contents;
mod data;
mod definitions;
mod error;
mod gaps;
mod limits;
mod looks;
mod mend;
mod method;
mod names;
mod sheet;
mod table;
mod words;
mod write;

pub use error::Error;
pub use write::write;
