//! The comparison from outside: a table of figures in, a table of standings out.

mod check;
mod country;
mod jump;
mod laws;
mod meaning;
mod peers;
mod places;
mod readings;
mod time;
