//! Composition from outside: figures in, sentences and pages out.

#![allow(clippy::disallowed_methods, reason = "one test reads the sources beside it for the names of sentences")]

mod charts;
mod charts_of_country;
mod claims;
mod claims_checked;
mod given;
mod handout;
mod headlines;
mod locales;
mod made_up_country;
mod money;
mod numbers;
mod pages;
mod places;
mod points;
mod random_days;
mod random_headlines;
mod sisters;
mod site_url;
mod sources;
mod table_of_years;
mod verdicts;
mod walk;
