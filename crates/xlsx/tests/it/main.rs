//! The workbook read back: what its sheets say, what its charts point at, and that it is the same each time.

mod charts;
mod grid;
mod workbook;
