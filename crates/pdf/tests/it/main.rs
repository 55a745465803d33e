//! The handout as a file: its tags, its bytes, and two sheets whatever the day holds.

mod file;
mod sheets;
