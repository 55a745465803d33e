//! The programme of a day and the reviewed key figures, read from TOML with places for error messages.
