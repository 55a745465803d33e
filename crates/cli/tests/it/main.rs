//! The real program: what it prints, where, and how it ends.

#![allow(clippy::disallowed_methods, reason = "the tests look at what lies on the disk")]

mod building;
mod checking;
mod choosing;
mod comparing;
mod given;
mod help;
mod keeping;
mod mistakes;
mod showing;
mod statistics;
