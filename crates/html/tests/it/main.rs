//! The site as its readers and their tools meet it: pages, links, headings, numbers.

mod contrast;
mod handout;
mod numbers;
mod sample;
mod site;
mod tags;
