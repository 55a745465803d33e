//! The lake as its users see it: what goes in comes out, and no harm to the disk goes unnoticed.

mod damage;
mod given;
mod names;
mod processes;
mod round_trip;
mod staging;
