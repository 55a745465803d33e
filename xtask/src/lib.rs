//! Checks of the workspace itself: who may depend on whom, what every file keeps to, and whether the documents are true.
//!
//! Reading order: [`workspace`] is what Cargo says of our packages, [`layers`] is the layer table and what it forbids,
//! [`fences`] are the outside packages that stay in one place; [`tree`] is the files as they lie there, [`tidy`] is what
//! each of them keeps to, and [`code_map`] holds the documents against the tree.
//!
//! **Invariants:** a check gives one line a problem and changes nothing; what it checks comes in as a value, so that
//! each is tried on small made-up cases too; nothing of ours depends on this crate.

#![allow(clippy::disallowed_methods, reason = "it reads the files it checks")]

pub mod code_map;
pub mod fences;
pub mod layers;
pub mod tidy;
pub mod tree;
pub mod workspace;
