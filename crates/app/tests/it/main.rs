//! The operations against a small service on this machine, with a made-up country behind it.

#![allow(clippy::disallowed_methods, reason = "the tests look at, and do harm to, what lies on the disk")]

mod building;
mod choosing;
mod comparing;
mod country;
mod drawing;
mod failing;
mod fetching;
mod given;
mod putting;
mod random_charts;
mod reading_back;
mod refreshing;
mod server;
mod showing;
mod sisters;
mod syncing;
mod telling;
mod writers;
