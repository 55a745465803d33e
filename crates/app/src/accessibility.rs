//! The accessibility gate: decks of ours before they are delivered, and any deck that somebody asks about.

use std::path::Path;

use pptx::gate::{Audit, audit};

use crate::error::Error;
use crate::given_package::GivenPackage;
use crate::output::OutputFile;

/// Where a build tells what the gate found.
pub const REPORT: &str = "accessibility.json";

/// Whether a deck that breaks a rule is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gate {
    /// It is not.
    #[default]
    Shut,
    /// It is, with the list of what is wrong beside it.
    Forced,
}

/// Looks through any deck.
///
/// # Errors
/// [`Error::Read`]; [`Error::Deck`] when it is no presentation.
pub fn check_deck(path: &Path) -> Result<Audit, Error> {
    let given = GivenPackage::read(path)?;
    Ok(audit(&given.bytes, &given.name)?)
}

/// Lets a finished deck through, or not. Gives what was found, as a file beside the deck.
///
/// # Errors
/// [`Error::Inaccessible`] with every fault, unless forced.
pub fn pass(deck: &[u8], name: &str, gate: Gate) -> Result<(Audit, OutputFile), Error> {
    let found = audit(deck, name)?;
    if !found.faults.is_empty() && gate == Gate::Shut {
        return Err(Error::Inaccessible { deck: name.to_owned(), audit: Box::new(found) });
    }
    let bytes = serde_json::to_vec_pretty(&found).expect("texts, numbers and lists are JSON");
    Ok((found, OutputFile { path: REPORT.to_owned(), bytes }))
}
