//! The client against a small server on this machine, and the readers against bodies good and bad.

mod damage;
mod fetching;
mod metadata;
mod observations;
mod requests;
mod server;
