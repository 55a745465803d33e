//! From comparisons to the document: which findings, in which words.
//!
//! Reading order: [`day`] is what comes in; [`words`] holds the two languages; [`desk`] makes every number with its
//! fact ([`places`] those of places and errors); [`headline`] chooses the sentence (made in `beside_riket`, `in_group` and `unknown_figures`), [`finding`] asks whether it is true; [`bars`], [`trend`], [`table`] and [`story`] make a key figure's page ([`cautions`] what must be known of it), [`prices`] and [`money`] what is said there of kronor;
//! [`overview`] and [`opener`] an area's, [`charts`] the pages with one chart each, [`claim`] those of claims; [`points`], [`front`], [`gaps`] and [`appendix`] the rest; [`handout`] the two pages for inhabitants; [`assemble`]
//! lays them in the order of the day. [`sister`] cuts smaller documents from a finished one ([`sister_inhabitants`] the one for inhabitants).
//!
//! **Invariants:** a number in a sentence is a typed span with a fact, never a string; every sentence claims only
//! what its comparison says; a key figure without direction has neither place nor verdict; our own processing is never
//! labelled as the publisher's.

pub mod appendix;
pub mod assemble;
pub mod bars;
mod beside_riket;
pub mod cautions;
pub mod charts;
pub mod claim;
pub mod day;
pub mod desk;
pub mod finding;
pub mod front;
pub mod gaps;
pub mod handout;
pub mod headline;
mod in_group;
pub mod money;
pub mod opener;
pub mod overview;
pub mod places;
pub mod points;
pub mod prices;
pub mod sister;
pub mod sister_inhabitants;
pub mod story;
mod subject;
pub mod table;
pub mod trend;
mod unknown_figures;
pub mod words;

pub use assemble::compose;
pub use claim::{ClaimOfDay, ClaimSentences};
pub use day::{Day, DayArea, DayKeyFigure, DayMap, DayMaps, Source};
pub use finding::{broken, holds};
