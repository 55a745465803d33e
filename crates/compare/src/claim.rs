//! A claim tested: how much of the differences between municipalities follows from what is said to explain them.
//!
//! Reading order: [`points`] pairs each municipality's figure with what explains it, [`mod@verdict`] is the rule, [`answer`] reckons
//! everything that is told beside the verdict; [`sensitivity`] asks whether it hangs on a few or on a choice, [`beside`] what is left
//! beside the rest, [`over_years`] whether getting richer helped, and [`counter_example`] names who is poorer and proven better.
//! [`mod@adjusted`] is the fairness switch: the table with structure accounted for, and [`many`] puts one claim to every key figure.
//!
//! **Invariants:** fitted on all municipalities, shown for the group. A verdict is about the share that the explanation alone accounts
//! for, by bounds fixed before looking; nothing beside it changes it silently. Nothing missing is filled in. What holds between
//! municipalities says nothing of persons.

pub mod adjusted;
pub mod answer;
pub mod beside;
pub mod counter_example;
pub mod many;
pub mod over_years;
pub mod points;
pub mod sensitivity;
pub mod verdict;

pub use adjusted::{Adjusted, AdjustedRow, adjusted};
pub use answer::{
    ClaimAnswer, ClaimQuestion, Expected, InCounty, PairAnswer, Reckoned, Slope, Worth, reckoned, tested,
};
pub use beside::Beside;
pub use counter_example::CounterExample;
pub use many::{ManyQuestion, OfMany, answered, tested_many};
pub use points::{Explaining, Point};
pub use sensitivity::{Sensitivity, Variant};
pub use verdict::{Going, Verdict, verdict};
