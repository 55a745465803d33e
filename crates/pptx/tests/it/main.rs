//! Decks are read back by meaning: titles, texts, cells, chart values, never by zip bytes.

mod bombs;
mod cases;
mod chart_cases;
mod charts;
mod codes;
mod deck;
mod gate;
mod hostile;
mod laws;
mod random;
mod reading_order;
mod refresh;
mod refresh_map;
mod said;
mod slides;
mod templates;
