//! The comparison from outside: a table of figures in, a table of standings out.

mod check;
mod choosing;
mod country;
mod kernel;
mod laws;
mod money;
mod peers;
mod places;
mod readings;
mod time;
