//! The lake as its users see it: what goes in comes out, and no harm to the disk goes unnoticed.

#![allow(clippy::disallowed_methods, reason = "the tests look at, and do harm to, what lies on the disk")]

mod damage;
mod given;
mod names;
mod processes;
mod prune;
mod results;
mod round_trip;
mod staging;
mod unfinished;
mod units;
mod whole;
