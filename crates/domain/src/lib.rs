//! The words every other crate speaks: key figures, areas, years, sexes and figures.
//!
//! Reading order: [`id`] names things, [`figure`] is one figure or the reason why there is none, [`run`] is
//! all figures of one key figure as columns, [`slices`] the same cut by year and sex, [`unit_run`] those of its units,
//! [`observation`] is one figure as a publisher sent it with its
//! [`origin`], [`metadata`] is what the publisher says about key figures and areas, [`review`] is what *we*
//! say about them (direction, measure), [`group`] is who is compared with whom, and when. [`rounding`] is how a value
//! becomes what is shown.
//!
//! **Invariant:** nothing here reads, writes or asks the time.

pub mod figure;
pub mod group;
pub mod id;
pub mod metadata;
pub mod observation;
pub mod origin;
pub mod review;
pub mod rounding;
pub mod run;
pub mod slices;
pub mod unit_run;
pub mod year;

pub use figure::{Figure, MissingReason, Sex};
pub use group::{Group, Member};
pub use id::{AreaCode, GroupId, IdError, KeyFigureId, N_AREA_NUMBERS, UnitId};
pub use metadata::{Area, AreaGroup, AreaKind, KeyFigureGroup, KeyFigureInfo, ServiceUnit};
pub use observation::{Observation, Place};
pub use origin::{Origin, Sha256Hex};
pub use review::{Direction, Influence, Measure};
pub use run::{Row, Run, RunError};
pub use slices::{Slice, Slices, SlicesError};
pub use unit_run::{UnitRow, UnitRun};
pub use year::Year;
