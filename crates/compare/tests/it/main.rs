//! The comparison from outside: a table of figures in, a table of standings out.

mod check;
mod choosing;
mod claims;
mod country;
mod country_as_it_is;
mod jump;
mod kernel;
mod laws;
mod meaning;
mod money;
mod peers;
mod places;
mod planted_truth;
mod readings;
mod time;
mod uncertainty;
