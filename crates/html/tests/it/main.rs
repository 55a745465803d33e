//! The site as its readers and their tools meet it: pages, links, headings, numbers.

mod charts;
mod contrast;
mod handout;
mod numbers;
mod sample;
mod site;
mod tags;
