//! Decks are read back by meaning: titles, texts, cells, chart values, never by zip bytes.

mod cases;
mod codes;
mod deck;
mod hostile;
mod laws;
mod random;
mod slides;
mod templates;
