//! The command line of Nyckeltal.

fn main() {}
