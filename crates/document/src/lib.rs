//! The day as one value: what is said and shown, before any file format.
//!
//! Reading order: [`fact`] is a number that can be traced, [`number`] is how it is shown, [`text`] is words with such
//! numbers in them, [`chart`] and [`table`] are the proofs, [`page`] is one slide or page with its message, [`finding`] is what the message claims,
//! [`shown`](mod@shown) every number it shows, and [`Document`] is all of them in order; [`handout`] is the two pages for
//! inhabitants.
//!
//! **Invariants:** a number in running text is a [`text::Span::Number`] with the id of its fact, never a string; a
//! writer shows what stands here and computes nothing; nothing here knows a file format or how a comparison is made.

pub mod chart;
pub mod document;
pub mod fact;
pub mod finding;
pub mod format;
pub mod handout;
pub mod language;
pub mod number;
pub mod page;
pub mod shown;
pub mod table;
pub mod text;

pub use chart::any::{Chart, ChartRow, ChartTable};
pub use chart::{
    Bar, BarChart, BarRow, Break, CoverStrip, Dot, Emphasis, Panel, Reference, ReferenceKind, Strip, Trend, TrendSeries,
};
pub use document::{DataRow, Document, MemberName, Provenance, Section, SectionKind};
pub use fact::{Fact, FactId, Facts, Formula, Processing};
pub use finding::{Assertion, End, Finding, Side, Way};
pub use handout::{Findings, Handout, HandoutChart, HandoutNote};
pub use language::Language;
pub use number::{Number, Sign};
pub use page::{
    Agenda, AgendaItem, Answers, Body, ChartPage, Cover, Definition, FurtherNumbers, FurtherRow, KeyFigureStory,
    Opener, Page, PageCode, Point, SidePanel, Tone,
};
pub use table::{
    Availability, ColumnHead, DetailRow, DetailTable, GapCell, GapRow, Gaps, Overview, OverviewCell, OverviewRow,
    ShownFigure, Standing,
};
pub use text::{Span, Text};
